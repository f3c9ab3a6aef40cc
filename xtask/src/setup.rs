//! `cargo xtask setup`: brings every tool, and says where each is.

use crate::shell::{self, Outcome};
use crate::{browser, firefox, tools};

/// `cargo xtask setup`.
pub fn setup(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    tools::components()?;
    let site = tools::for_site()?;
    let runner = tools::test_runner()?;
    let browser = browser::find_or_bring()?;
    let firefox = firefox::find_or_bring()?;
    tools::node_packages("tests/e2e")?;
    println!("Trunk           {}", site.trunk.display());
    for folder in &site.folders {
        println!("                {}", folder.display());
    }
    println!("wasm tests      {}", runner.display());
    println!("Chromium        {}", browser.chrome.display());
    println!("ChromeDriver    {}", browser.driver.display());
    println!("Firefox         {}", firefox.display());
    println!("Everything is set up.");
    Ok(())
}
