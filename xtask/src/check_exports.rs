//! `cargo xtask check-exports`: what readers download is opened in the programs it is meant for.
//!
//! rsvg-convert draws the pictures, LibreOffice opens tables and workbooks, and validators that
//! others wrote judge CSV on the Web, Data Packages and JSON-stat. Nothing is skipped where a
//! program is missing: it is brought, or the check fails and says what to install.

use crate::shell::{self, Outcome};
use crate::tools;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A program, and the Debian package that has it.
const PROGRAMS: [(&str, &str); 3] = [
    ("rsvg-convert", "librsvg2-bin"),
    ("soffice", "libreoffice-calc-nogui"),
    ("python3", "python3-venv"),
];

/// `cargo xtask check-exports`.
pub fn check_exports(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    programs()?;
    let python = validators()?;
    shell::run(
        shell::cargo()
            .args(["build", "--locked", "--package", "fairview-cli", "--bin"])
            .arg("fairview"),
    )?;
    let out = shell::root().join("target/exports");
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    // Cargo puts it beside this program.
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let command = own.with_file_name(format!("fairview{}", std::env::consts::EXE_SUFFIX));
    shell::run(
        Command::new(python)
            .arg(shell::root().join("tests/exports/check.py"))
            .arg(command)
            .arg(shell::root().join("static/examples"))
            .arg(out),
    )
}

/// Sees to it that every program is there.
fn programs() -> Outcome {
    let missing = || {
        PROGRAMS
            .iter()
            .filter(|(program, _)| shell::on_path(program).is_none())
    };
    let packages: Vec<&str> = missing().map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    let reason = tools::debian(&packages).err();
    let names: Vec<&str> = missing().map(|(program, _)| *program).collect();
    match names.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{} is missing{}. Install it (on Debian: apt-get install {}).",
            names.join(", "),
            reason
                .map(|reason| format!(": {reason}"))
                .unwrap_or_default(),
            packages.join(" ")
        )),
    }
}

/// Python with the validators, in the tools folder: gives the interpreter.
fn validators() -> Outcome<PathBuf> {
    let list = shell::root().join("tests/exports/requirements.txt");
    let wanted = shell::read_file(&list)?;
    let place = tools::folder()?.join("check-exports");
    let _lock = shell::lock(&tools::folder()?.join("check-exports.lock"), "pip install")?;
    let python = match cfg!(windows) {
        true => place.join("Scripts/python.exe"),
        false => place.join("bin/python"),
    };
    let stamp = place.join("fairview-requirements");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    shell::say("fetching the validators of exported files (pip)");
    let make = || {
        shell::run(
            Command::new("python3")
                .args(["-m", "venv", "--clear"])
                .arg(&place),
        )
    };
    if make().is_err() {
        // Debian keeps the part of Python that this needs in a package of its own.
        tools::debian(&["python3-venv"])?;
        make()?;
    }
    shell::run(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
            ])
            .arg(&list),
    )
    .map_err(|reason| format!("{reason}. The Python Package Index must be reachable once."))?;
    shell::write_file(&stamp, wanted)?;
    Ok(python)
}
