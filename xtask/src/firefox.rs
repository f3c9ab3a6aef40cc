//! A Firefox for the end-to-end tests of single files: found on the machine, or brought.
//!
//! It needs no driver: it speaks WebDriver BiDi by itself.

use crate::{browser, shell, tools};
use shell::Outcome;
use std::path::PathBuf;

/// Finds a Firefox, or brings one. It is never done without: a test that is left out tells
/// nobody anything.
pub fn find_or_bring() -> Outcome<PathBuf> {
    let _lock = shell::lock(&tools::folder()?.join("lock"), "setting up tools")?;
    if let Some(found) = find()? {
        return Ok(found);
    }
    let mut tried = Vec::new();
    if tools::has_debian() {
        let installed = tools::debian(&["firefox-esr", "fonts-liberation"]);
        match installed.and_then(|()| find()) {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => tried.push("the package firefox-esr brought no firefox-esr".into()),
            Err(reason) => tried.push(reason),
        }
    }
    match browser::fetch("firefox@stable", "firefox") {
        Ok(found) => return Ok(found),
        Err(reason) => tried.push(reason),
    }
    Err(format!(
        "no Firefox could be had:\n  {}\nInstall it (on Debian: apt-get install firefox-esr), or set FIREFOX to where it is.",
        tried.join("\n  ")
    ))
}

/// A Firefox that is there already: named by `FIREFOX`, on `PATH`, where installers put it, or in
/// the tools folder.
fn find() -> Outcome<Option<PathBuf>> {
    const NAMES: &[&str] = &["firefox-esr", "firefox"];
    const PLACES: &[&str] = &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ];
    if let Some(named) = std::env::var_os("FIREFOX").filter(|value| !value.is_empty()) {
        let file = PathBuf::from(named);
        return match file.is_file() {
            true => Ok(Some(file)),
            false => Err(format!(
                "FIREFOX is set to {}, which is no file",
                file.display()
            )),
        };
    }
    let on_path = NAMES.iter().find_map(|name| shell::on_path(name));
    let installed = PLACES.iter().map(PathBuf::from).find(|p| p.is_file());
    Ok(on_path
        .or(installed)
        .or_else(|| browser::fetched("firefox")))
}
