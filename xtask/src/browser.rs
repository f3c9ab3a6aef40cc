//! A Chromium and its driver: found on the machine, or brought.
//!
//! Chromium, Google Chrome and Chrome for Testing will all do, as long as driver and browser are
//! of the same major version, which ChromeDriver insists on.

use crate::shell::{self, Outcome};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The installer of Chrome for Testing, tried where Debian's packages are not to be had.
const INSTALLER: &str = "@puppeteer/browsers@2";

/// Where the browser and its driver lie.
pub struct Browser {
    /// The browser itself, for the end-to-end tests.
    pub chrome: PathBuf,
    /// ChromeDriver, for wasm tests.
    pub driver: PathBuf,
}

/// What keeps a browser quiet and repeatable. `--no-sandbox` only as root, where Chromium will
/// not start without it.
pub fn flags() -> Vec<&'static str> {
    let mut flags = vec![
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ];
    if tools::is_root() {
        flags.push("--no-sandbox");
    }
    flags
}

/// Finds a browser with a driver that fits, or brings both.
pub fn find_or_bring() -> Outcome<Browser> {
    let _lock = shell::lock(&tools::folder()?.join("lock"), "setting up tools")?;
    if let Some(found) = find()? {
        return Ok(found);
    }
    let mut tried = Vec::new();
    if tools::has_debian() {
        match bring_debian() {
            Ok(()) => {
                if let Some(found) = find()? {
                    return Ok(found);
                }
                tried
                    .push("the packages chromium and chromium-driver do not fit each other".into());
            }
            Err(reason) => tried.push(reason),
        }
    }
    match bring_for_testing() {
        Ok(found) => return Ok(found),
        Err(reason) => tried.push(reason),
    }
    Err(format!(
        "no Chromium with a matching ChromeDriver could be had:\n  {}\nInstall both (on Debian: apt-get install chromium chromium-driver), or set CHROME and CHROMEDRIVER to where they are.",
        tried.join("\n  ")
    ))
}

/// A browser that is there already: named by `CHROME` and `CHROMEDRIVER`, on `PATH`, where
/// installers put it, or in the tools folder.
fn find() -> Outcome<Option<Browser>> {
    let named = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    for name in ["CHROME", "CHROMEDRIVER"] {
        if let Some(file) = named(name).filter(|file| !file.is_file()) {
            return Err(format!(
                "{name} is set to {}, which is no file",
                file.display()
            ));
        }
    }
    let chromes: Vec<PathBuf> = match named("CHROME") {
        Some(chrome) => vec![chrome],
        None => candidates()?,
    };
    let drivers: Vec<PathBuf> = match named("CHROMEDRIVER") {
        Some(driver) => vec![driver],
        None => shell::on_path("chromedriver")
            .into_iter()
            .chain(fetched("driver"))
            .collect(),
    };
    for chrome in &chromes {
        for driver in &drivers {
            let version = major(chrome);
            if version.is_some() && version == major(driver) {
                return Ok(Some(Browser {
                    chrome: chrome.clone(),
                    driver: driver.clone(),
                }));
            }
        }
    }
    Ok(None)
}

fn candidates() -> Outcome<Vec<PathBuf>> {
    const NAMES: &[&str] = &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    const PLACES: &[&str] = &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ];
    let on_path = NAMES.iter().filter_map(|name| shell::on_path(name));
    let installed = PLACES.iter().map(PathBuf::from).filter(|p| p.is_file());
    Ok(on_path.chain(installed).chain(fetched("chrome")).collect())
}

/// The major version. Chrome on Windows prints none, so there its folder is asked.
fn major(program: &Path) -> Option<u32> {
    if cfg!(windows) && !program.to_string_lossy().contains("driver") {
        let beside = fs::read_dir(program.parent()?).ok()?;
        return beside
            .filter_map(|entry| shell::version_in(entry.ok()?.file_name().to_str()?))
            .filter(|version| version.len() == 4)
            .map(|version| version[0])
            .max();
    }
    shell::version_in(&shell::version_line(program)?)?
        .first()
        .copied()
}

fn bring_debian() -> Outcome {
    // Chromium only recommends fonts; without any it draws no letter.
    tools::debian(&["chromium", "chromium-driver", "fonts-liberation"])
}

/// Chrome for Testing and its driver, into the tools folder.
fn bring_for_testing() -> Outcome<Browser> {
    Ok(Browser {
        chrome: fetch("chrome@stable", "chrome")?,
        driver: fetch("chromedriver@stable", "driver")?,
    })
}

/// Fetches a browser or driver into the tools folder, where `name` remembers it.
pub fn fetch(what: &str, name: &str) -> Outcome<PathBuf> {
    shell::say(&format!("fetching {what}"));
    let folder = tools::folder()?;
    let npx = shell::on_path("npx").ok_or("npx was not found; it comes with Node.js")?;
    let printed = shell::read(
        Command::new(npx)
            .args(["--yes", INSTALLER, "install", what, "--path"])
            .arg(&folder)
            .current_dir(&folder),
    )?;
    // It prints the build and where it lies: `chrome@131.0.6778.85 /…/chrome`.
    let file = printed
        .lines()
        .rev()
        .find_map(|line| line.trim().split_once(' '))
        .map(|(_, file)| PathBuf::from(file))
        .filter(|file| file.is_file())
        .ok_or_else(|| format!("{what} was fetched, but not found"))?;
    shell::write_file(&note(name)?, file.to_string_lossy().as_bytes())?;
    Ok(file)
}

/// The file that remembers where a fetched browser lies.
fn note(name: &str) -> Outcome<PathBuf> {
    Ok(tools::folder()?.join(format!("{name}-for-testing.path")))
}

/// What was fetched under a name.
pub fn fetched(name: &str) -> Option<PathBuf> {
    let file = fs::read_to_string(note(name).ok()?).ok()?;
    Some(PathBuf::from(file)).filter(|file| file.is_file())
}
