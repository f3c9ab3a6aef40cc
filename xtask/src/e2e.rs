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
/// Of the journeys through published pages, those that CI goes on the site of a ZIP: its files are those of
/// the other, which tests of their own see to; here it shows that they are whole and served as any.
const ON_ZIP: [&str; 3] = ["links", "pages", "search"];

/// `cargo xtask e2e`.
pub fn e2e(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let zip_alone = shell::take_flag(&mut arguments, "--zip");
    let part = prepare(&arguments)?;
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
    // The tests of the pages themselves and of those for frames go through them anyway; a report in one
    // file is no part of them, and a site that readers keep is one of its own.
    let own = ["bundle", "embed", "firefox", "in-place", "offline"];
    let elsewhere = |name: &String| own.iter().any(|own| name.starts_with(own));
    let on_zip = |files: &[String], all: bool| -> Outcome {
        let chosen = |name: &&String| all || ON_ZIP.iter().any(|one| name.starts_with(one));
        let files: Vec<&String> = files.iter().filter(chosen).collect();
        shell::say("the pages of a site that was made on the page, as a ZIP");
        let sites = Sites::with(zip_site()?)?;
        on_pages(&sites, &files)
    };
    if zip_alone {
        files.retain(|name| !elsewhere(name));
        return on_zip(&files, true);
    }
    let sites = Sites::with(pages()?)?;
    shell::say("the viewer on one page");
    let mut first = tests(&sites)?;
    if files.iter().any(|name| name.starts_with("firefox")) {
        first.env("FIREFOX", firefox::find_or_bring()?);
    }
    // What fails there is no reason not to look here.
    let on_one_page = shell::run(first.args(&files));
    let on_zip = match part {
        None => on_zip(&files, false),
        Some(_) => Ok(()),
    };
    files.retain(|name| name != PAGES && !elsewhere(name));
    if files.is_empty() {
        return on_one_page;
    }
    shell::say("the published pages");
    let files: Vec<&String> = files.iter().collect();
    on_pages(&sites, &files).and(on_zip).and(on_one_page)
}

/// Goes the journeys through published pages.
fn on_pages(sites: &Sites, files: &[&String]) -> Outcome {
    shell::run(
        tests(sites)?
            .env("FAIRVIEW_E2E", "pages")
            // Every step loads a page; none of these tests is timed.
            .arg("--test-concurrency=2")
            .args(files),
    )
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
    Sites::with(pages()?)?.node()
}

/// Where the sites are that end-to-end tests open, for as long as this program runs.
struct Sites {
    site: String,
    site_in_folder: String,
    pages: String,
}

impl Sites {
    /// With published pages that lie in that folder.
    fn with(pages: PathBuf) -> Outcome<Self> {
        Ok(Self {
            site: served(site::dist(), "/")?,
            site_in_folder: served(site::dist(), FOLDER)?,
            pages: served(pages, FOLDER)?,
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

/// The same pages, made by the program that makes sites in a browser, and unpacked: gives the folder. A
/// report takes its own place, so that the journeys find what they find on the other.
fn zip_site() -> Outcome<PathBuf> {
    tools::node()?;
    let out = shell::root().join("target/pages-zip");
    shell::run(
        Command::new("node")
            .current_dir(shell::root())
            .arg("tests/e2e/lib/zip-site.mjs")
            .arg(pages()?)
            .arg("static/examples/halton-2022-23-q3.json")
            .arg(&out),
    )?;
    Ok(out)
}

/// Serves a folder on a free port for as long as this program runs.
fn served(folder: PathBuf, at: &str) -> Outcome<String> {
    let server = server(folder, at, 0)?;
    let address = server.address();
    std::thread::spawn(|| server.run());
    Ok(address)
}
