//! The tools that building and testing need, brought once and kept.
//!
//! A tool is taken from `PATH` when its version fits, else from the tools folder, else it is built
//! or fetched into that folder through cargo or npm, whose registries check what they deliver.
//! The folder lies outside the clone (`FAIRVIEW_TOOLS`, or `fairview-tools` in the user's cache
//! folder), so that a second clone need not build Trunk again.

use crate::shell::{self, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Trunk that Trunk.toml is written for: 0.21, the last to take a pattern for its scripts
/// with the Rust we ask for. Any 0.21 on `PATH` will do.
const TRUNK: &str = "0.21.14";
/// The version of the npm package that carries wasm-opt.
const BINARYEN: &str = "132.0.0";
/// The version of the npm package that makes scripts small.
const TERSER: &str = "5.51.2";
/// The oldest Node.js with everything the end-to-end tests use.
const NODE_MAJOR: u32 = 20;
/// What the viewer is compiled to.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Where things are, once they are all there.
pub struct Tools {
    /// Trunk itself.
    pub trunk: PathBuf,
    /// Folders that hold wasm-bindgen and wasm-opt, to be put first on `PATH`.
    pub folders: Vec<PathBuf>,
}

/// What building the site needs.
pub fn for_site() -> Outcome<Tools> {
    let _lock = shell::lock(&folder()?.join("lock"), "setting up tools")?;
    node()?;
    target()?;
    // Side by side: the last crates of each are compiled on one core.
    let (optimiser, bindgen, trunk) = std::thread::scope(|threads| {
        let trunk = threads.spawn(trunk);
        let bindgen = threads.spawn(|| wasm_bindgen("wasm-bindgen"));
        let packages = || terser().and_then(|_| wasm_opt());
        (packages(), joined(bindgen), joined(trunk))
    });
    let (optimiser, bindgen, trunk) = (optimiser?, bindgen?, trunk?);
    let parent = |file: &Path| file.parent().map(Path::to_path_buf);
    let folders = [parent(&bindgen), parent(&optimiser)];
    Ok(Tools {
        trunk,
        folders: folders.into_iter().flatten().collect(),
    })
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<Outcome<T>>) -> Outcome<T> {
    thread
        .join()
        .unwrap_or_else(|_| Err("setting up a tool stopped".into()))
}

/// What runs wasm tests in a browser; it comes with wasm-bindgen.
pub fn test_runner() -> Outcome<PathBuf> {
    let _lock = shell::lock(&folder()?.join("lock"), "setting up tools")?;
    target()?;
    wasm_bindgen("wasm-bindgen-test-runner")
}

/// Checks that Node.js is there and new enough: one of the two things a newcomer brings.
pub fn node() -> Outcome {
    let found = shell::version_line("node").ok_or_else(|| {
        format!("Node.js was not found. Install Node.js {NODE_MAJOR} or later and try again.")
    })?;
    match shell::version_in(&found) {
        Some(version) if version[0] >= NODE_MAJOR => Ok(()),
        _ => Err(format!(
            "Node.js {NODE_MAJOR} or later is needed; this is {found}."
        )),
    }
}

/// The npm packages of a folder, exactly as its lock file says.
pub fn node_packages(folder: &str) -> Outcome {
    node()?;
    let folder = shell::root().join(folder);
    let _lock = shell::lock(&shell::root().join("target/npm.lock"), "npm ci")?;
    let wanted = shell::read_file(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.fairview-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    shell::say(&format!(
        "fetching the packages of {} (npm ci)",
        folder.display()
    ));
    shell::run(
        npm()?
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )
    .map_err(|reason| format!("{reason}. The npm registry must be reachable once."))?;
    shell::write_file(&stamp, wanted)
}

/// npm, under the name it has here.
pub fn npm() -> Outcome<Command> {
    let npm = shell::on_path("npm")
        .ok_or("npm was not found; it comes with Node.js. Install Node.js 20 or later.")?;
    Ok(Command::new(npm))
}

/// Whether packages of Debian can be installed here.
pub fn has_debian() -> bool {
    is_root() && shell::on_path("apt-get").is_some()
}

/// Installs packages of Debian.
pub fn debian(packages: &[&str]) -> Outcome {
    if !has_debian() {
        return Err("only root on Debian can install packages".into());
    }
    shell::say(&format!("installing {} (apt-get)", packages.join(", ")));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(command.args(["-qq"]).args(arguments))
    };
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&["update"]).and_then(|()| apt(&[&install, packages].concat()))
}

/// Whether this runs as root, for whom Chromium has no sandbox and `apt-get` works.
#[cfg(unix)]
pub fn is_root() -> bool {
    shell::read(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// Whether this runs as root: not as it is meant here.
#[cfg(not(unix))]
pub fn is_root() -> bool {
    false
}

/// rustfmt and clippy, which a minimal Rust leaves out.
pub fn components() -> Outcome {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if shell::read(shell::cargo().args([command, "--version"])).is_err() {
            shell::say(&format!("adding {component} to the Rust toolchain"));
            shell::run(rustup()?.args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn rustup() -> Outcome<Command> {
    let rustup = shell::on_path("rustup").ok_or(
        "rustup was not found, and the Rust toolchain lacks a part. Install Rust with rustup.",
    )?;
    Ok(Command::new(rustup))
}

/// The standard library for Wasm.
pub fn target() -> Outcome {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = shell::read(Command::new(rustc).args(["--print", "sysroot"]))?;
    let there = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if there.is_dir() {
        return Ok(());
    }
    shell::say(&format!("adding the {WASM} target to the Rust toolchain"));
    shell::run(rustup()?.args(["target", "add", WASM]))
}

fn trunk() -> Outcome<PathBuf> {
    let fits = |version: &[u32]| version.starts_with(&[0, 21]);
    if let Some(there) = shell::on_path("trunk").filter(|file| version_fits(file, fits)) {
        return Ok(there);
    }
    // Neither TLS nor the look for newer versions: Trunk downloads nothing here.
    let plain = ["--no-default-features"];
    built("trunk", TRUNK, "trunk", &plain, "about four minutes")
}

/// wasm-bindgen, or another program that comes with it.
pub fn wasm_bindgen(program: &str) -> Outcome<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    let exactly = shell::version_in(&version);
    let fits = |found: &[u32]| Some(found) == exactly.as_deref();
    if let Some(there) = shell::on_path(program).filter(|file| version_fits(file, fits)) {
        return Ok(there);
    }
    built(
        "wasm-bindgen-cli",
        &version,
        program,
        &[],
        "about two minutes",
    )
}

/// A program that cargo builds into a folder of its own, named after package and version.
fn built(
    package: &str,
    version: &str,
    program: &str,
    features: &[&str],
    duration: &str,
) -> Outcome<PathBuf> {
    let into = folder()?.join(format!("{package}-{version}"));
    let file = into.join("bin").join(executable(program));
    if shell::version_line(&file).is_some() {
        return Ok(file);
    }
    let log = into.join("build.log");
    shell::say(&format!(
        "building {package} {version}, once for this computer: {duration} (what cargo says is in {})",
        log.display()
    ));
    let install = |locked: &[&str]| {
        shell::run_logged(
            shell::cargo()
                .args(["install", package, "--version", &format!("={version}")])
                .args(["--force", "--root"])
                .arg(&into)
                .args(features)
                .args(locked)
                // They run for seconds: soon compiled is worth more than fast.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                // Kept while building, so that a second try goes on where the first stopped.
                .arg("--target-dir")
                .arg(into.join("build"))
                .current_dir(folder()?),
            &format!("building {package}"),
            &log,
        )
    };
    install(&["--locked"])
        .or_else(|_| {
            // A published lock file can name a version that was withdrawn, or is not out yet.
            shell::say(&format!(
                "building {package} again, with the newest versions of its dependencies: \
                 not all that its lock file names are to be had"
            ));
            install(&[])
        })
        .map_err(|reason| {
            format!("{package} {version} could not be built: {reason}. The crates registry must be reachable once, or put {program} {version} on PATH.")
        })?;
    // A gigabyte of intermediate files is of no further use; if it stays, nothing breaks.
    let _ = fs::remove_dir_all(into.join("build"));
    shell::version_line(&file)
        .map(|_| file)
        .ok_or_else(|| format!("{package} {version} was built, but {program} does not run"))
}

/// What makes Wasm small.
pub fn wasm_opt() -> Outcome<PathBuf> {
    let major = shell::version_in(BINARYEN).unwrap_or_default();
    let fits = |version: &[u32]| version.first() == major.first();
    if let Some(there) = shell::on_path("wasm-opt").filter(|file| version_fits(file, fits)) {
        return Ok(there);
    }
    let into = folder()?.join(format!("binaryen-{BINARYEN}"));
    let program = if cfg!(windows) {
        "wasm-opt.cmd"
    } else {
        "wasm-opt"
    };
    let file = into.join("node_modules/.bin").join(program);
    if shell::version_line(&file).is_some() {
        return Ok(file);
    }
    fs::create_dir_all(&into).map_err(|error| format!("{}: {error}", into.display()))?;
    shell::run_logged(
        npm()?
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .arg(&into)
            .arg(format!("binaryen@{BINARYEN}"))
            .current_dir(&into),
        "fetching wasm-opt (npm package binaryen)",
        &into.join("npm.log"),
    )
    .map_err(|reason| {
        format!("wasm-opt could not be had: {reason}. The npm registry must be reachable once, or put wasm-opt of binaryen {BINARYEN} on PATH.")
    })?;
    shell::version_line(&file)
        .map(|_| file)
        .ok_or_else(|| "wasm-opt was fetched, but does not run".into())
}

/// The module of terser, which makes scripts small.
pub fn terser() -> Outcome<PathBuf> {
    let into = folder()?.join(format!("terser-{TERSER}"));
    let file = into.join("node_modules/terser/dist/bundle.min.js");
    let entry = into.join("node_modules/terser/main.js");
    if file.is_file() && entry.is_file() {
        return Ok(entry);
    }
    fs::create_dir_all(&into).map_err(|error| format!("{}: {error}", into.display()))?;
    shell::run_logged(
        npm()?
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
            ])
            .arg(&into)
            .arg(format!("terser@{TERSER}"))
            .current_dir(&into),
        "fetching terser (npm package)",
        &into.join("npm.log"),
    )
    .map_err(|reason| {
        format!("terser could not be had: {reason}. The npm registry must be reachable once.")
    })?;
    Ok(entry)
}

fn version_fits(file: &Path, fits: impl Fn(&[u32]) -> bool) -> bool {
    shell::version_line(file)
        .and_then(|line| shell::version_in(&line))
        .is_some_and(|version| fits(&version))
}

fn executable(program: &str) -> String {
    format!("{program}{}", std::env::consts::EXE_SUFFIX)
}

/// The tools folder; made if missing.
pub fn folder() -> Outcome<PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    let cache = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    let folder = set("FAIRVIEW_TOOLS")
        .or_else(|| cache.map(|cache| cache.join("fairview-tools")))
        .unwrap_or_else(|| shell::root().join("target/tools"));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The version of a package in Cargo.lock: wasm-bindgen's two halves must match exactly.
fn locked_version(package: &str) -> Outcome<String> {
    let lock = shell::read_file(&shell::root().join("Cargo.lock"))?;
    version_in_lock(&lock, package)
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock has no {package}"))
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
