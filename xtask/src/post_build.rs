//! `cargo xtask post-build`: what is done to the site that Trunk wrote.
//!
//! Trunk gives the preload of the Wasm an `integrity`, which Chromium ignores with a warning on
//! the console. Under the name `data-integrity` it warns no more, and boot.js holds the download
//! to it. `lazy_code` splits the viewer; `post-build.mjs` puts its files in Trunk's place, makes the
//! scripts small and names the Wasm by what is in it; `bundle` makes
//! of the finished site what reports in one file are made from.

use crate::bundle;
use crate::shell::{self, Outcome};
use crate::{lazy_code, server, tools};
use std::path::PathBuf;
use std::process::Command;

/// `cargo xtask post-build`.
pub fn post_build(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is called by Trunk after a build, not by hand")?;
    let file = staging.join("index.html");
    let finished = with_quiet_preload(&shell::read_file(&file)?)?;
    server::policy_in(&finished).ok_or("index.html has lost its Content-Security-Policy")?;
    shell::write_file(&file, finished)?;
    bundle::take_program(&staging)?;
    let profile = std::env::var("TRUNK_PROFILE").map_err(|_| "Trunk says no profile")?;
    let viewer = lazy_code::split(&profile)?;
    shell::run(
        Command::new("node")
            .arg(shell::root().join("xtask/src/post-build.mjs"))
            .arg(tools::terser()?)
            .arg(&file)
            .arg(viewer),
    )?;
    bundle::make(&staging)
}

/// The page with the integrity of the Wasm as data.
fn with_quiet_preload(page: &str) -> Outcome<String> {
    const PRELOAD: &str = "<link rel=\"preload\" href=\"";
    let missing = "Trunk wrote no preload of the Wasm with an integrity";
    let start = page.find(PRELOAD).ok_or(missing)?;
    let length = page[start..].find('>').ok_or(missing)?;
    let tag = &page[start..start + length];
    if !tag.contains(".wasm\"") || !tag.contains(" integrity=") {
        return Err(missing.into());
    }
    let quiet = tag.replacen(" integrity=", " data-integrity=", 1);
    Ok(format!(
        "{}{quiet}{}",
        &page[..start],
        &page[start + length..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_of_the_wasm_becomes_data() {
        let page = r#"<link rel="modulepreload" href="./a.js" integrity="sha384-A"><link rel="preload" href="./a.wasm" integrity="sha384-B" as="fetch">"#;
        let quiet = r#"<link rel="modulepreload" href="./a.js" integrity="sha384-A"><link rel="preload" href="./a.wasm" data-integrity="sha384-B" as="fetch">"#;
        assert_eq!(with_quiet_preload(page).as_deref(), Ok(quiet));
    }

    #[test]
    fn a_page_without_a_preload_is_refused() {
        assert_eq!(
            with_quiet_preload("<p>nothing</p>"),
            Err("Trunk wrote no preload of the Wasm with an integrity".into())
        );
    }
}
