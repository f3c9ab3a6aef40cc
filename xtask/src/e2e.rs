//! End-to-end tests, and screenshots: Node.js drives a real browser over the
//! built site, served twice, at the root of a server and in a folder of one, and once more over the
//! examples as a council would publish them, in a folder.

use crate::server::server;
use crate::shell::{self, Outcome};
use crate::{browser, firefox, site, tools};
use std::path::PathBuf;
use std::process::Command;

/// A folder deep enough to show every absolute address that slipped in.
const FOLDER: &str = "/council/performance/";
/// The tests of what published pages alone have.
const PAGES: &str = "pages.test.mjs";

/// `cargo xtask e2e`.
pub fn e2e(arguments: &[String]) -> Outcome {
    let part = prepare(arguments)?;
    let folder = shell::root().join("tests/e2e");
    let mut files = Vec::new();
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let name = entry.map_err(|error| error.to_string())?.file_name();
        let name = name.to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") && part.as_ref().is_none_or(|part| name.contains(part)) {
            files.push(name);
        }
    }
    if files.is_empty() {
        return Err("no test in tests/e2e has such a name".into());
    }
    files.sort();
    let sites = Sites::new()?;
    shell::say("the viewer on one page");
    let mut first = tests(&sites)?;
    if files.iter().any(|name| name.starts_with("firefox")) {
        first.env("FIREFOX", firefox::find_or_bring()?);
    }
    // What fails there is no reason not to look here.
    let on_one_page = shell::run(first.args(&files));
    // The tests of the pages themselves and of those for frames went through them just now; a
    // report in one file is no part of them, and a site that readers keep is one of its own.
    let own = ["bundle", "embed", "firefox", "in-place", "offline"];
    let elsewhere = |name: &String| own.iter().any(|own| name.starts_with(own));
    files.retain(|name| name != PAGES && !elsewhere(name));
    if files.is_empty() {
        return on_one_page;
    }
    shell::say("the published pages");
    shell::run(
        tests(&sites)?
            .env("FAIRVIEW_E2E", "pages")
            // Every step loads a page; none of these tests is timed.
            .arg("--test-concurrency=2")
            .args(&files),
    )
    .and(on_one_page)
}

fn tests(sites: &Sites) -> Outcome<Command> {
    let mut node = sites.node()?;
    node.arg("--test").arg("--test-reporter=spec");
    Ok(node)
}

/// `cargo xtask screenshots`.
pub fn screenshots(arguments: &[String]) -> Outcome {
    let part = prepare(arguments)?;
    let into = shell::root().join("target/screenshots");
    shell::run(node()?.arg("screenshots.mjs").arg(into).args(part))
}

/// Builds the site unless told not to; gives the part of a name that was asked for.
pub fn prepare(arguments: &[String]) -> Outcome<Option<String>> {
    let mut arguments = arguments.to_vec();
    let built = shell::take_flag(&mut arguments, "--no-build");
    let part = (!arguments.is_empty()).then(|| arguments.remove(0));
    shell::nothing_left(&arguments)?;
    if part.as_ref().is_some_and(|part| part.starts_with('-')) {
        shell::nothing_left(&part.into_iter().collect::<Vec<_>>())?;
        return Ok(None);
    }
    if built {
        site::must_be_built()?;
    } else {
        site::build_site()?;
    }
    Ok(part)
}

/// Node.js in the folder of the end-to-end tests, told where site and browser are.
pub fn node() -> Outcome<Command> {
    Sites::new()?.node()
}

/// Where the sites are that end-to-end tests open, for as long as this program runs.
struct Sites {
    site: String,
    site_in_folder: String,
    pages: String,
}

impl Sites {
    fn new() -> Outcome<Self> {
        Ok(Self {
            site: served(site::dist(), "/")?,
            site_in_folder: served(site::dist(), FOLDER)?,
            pages: served(pages()?, FOLDER)?,
        })
    }

    fn node(&self) -> Outcome<Command> {
        tools::node_packages("tests/e2e")?;
        let browser = browser::find_or_bring()?;
        let mut node = Command::new("node");
        node.current_dir(shell::root().join("tests/e2e"))
            .env("FAIRVIEW_SITE", &self.site)
            .env("FAIRVIEW_SITE_IN_FOLDER", &self.site_in_folder)
            .env("FAIRVIEW_PAGES", &self.pages)
            .env("FAIRVIEW_DIST", site::dist())
            .env("CHROME", browser.chrome)
            .env("CHROME_FLAGS", browser::flags().join(" "));
        Ok(node)
    }
}

/// The examples as a council would publish them, with a page for every view: gives the folder.
fn pages() -> Outcome<PathBuf> {
    let folder = shell::root().join("target/pages");
    shell::say("building the pages of the examples");
    shell::run(
        shell::cargo()
            .args([
                "run",
                "--quiet",
                "--locked",
                "--package",
                "fairview-cli",
                "--",
                "build",
            ])
            .arg("static/examples/catalogue.json")
            .arg("--viewer")
            .arg(site::dist())
            .args(["--config", "tests/e2e/site/fairview.toml", "--out"])
            .arg(&folder),
    )?;
    Ok(folder)
}

/// Serves a folder on a free port for as long as this program runs.
fn served(folder: PathBuf, at: &str) -> Outcome<String> {
    let server = server(folder, at, 0)?;
    let address = server.address();
    std::thread::spawn(|| server.run());
    Ok(address)
}
