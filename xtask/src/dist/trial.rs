//! The archive tried as whoever downloads it would: unpacked into an empty folder of another disk
//! place, its program run with no home, no path and no tools.

use super::archive;
use crate::shell::{self, Outcome};
use std::path::Path;
use std::process::Command;

/// Unpacks the archive and runs its program; fails when anything is not as its documents say.
pub fn trial(file: &Path, name: &str) -> Outcome {
    shell::say("trying the archive in an empty folder");
    let place = std::env::temp_dir().join(format!("fairview-trial-{}", std::process::id()));
    archive::emptied(&place)?;
    archive::unpack(file, &place)?;
    let unpacked = place.join(name);
    let tried = steps(&unpacked);
    // Left where it is when something failed, to be looked at.
    if tried.is_ok() {
        std::fs::remove_dir_all(&place).map_err(|e| format!("{}: {e}", place.display()))?;
    }
    tried
}

fn steps(folder: &Path) -> Outcome {
    let version = said(folder, &["--version"])?;
    let expected = concat!(
        "fairview ",
        env!("CARGO_PKG_VERSION"),
        ", with the viewer inside\n"
    );
    if version != expected {
        return Err(format!("--version says {version:?}; expected {expected:?}"));
    }
    let report = "examples/halton-2022-23-q3.json";
    said(folder, &["check", report])?;
    said(folder, &["build", report, "--out", "site"])?;
    said(folder, &["verify", "site"])?;
    said(folder, &["verify", "example-site"])?;
    // A second build of the examples is the site that the archive holds, to the byte.
    let config = folder.join("fairview.toml");
    shell::write_file(&config, "compress = false\n")?;
    let catalogue = "examples/catalogue.json";
    let again = [
        "build",
        catalogue,
        "--out",
        "again",
        "--config",
        "fairview.toml",
    ];
    said(folder, &again)?;
    let (one, other) = (folder.join("example-site"), folder.join("again"));
    if archive::files_of(&one)? != archive::files_of(&other)? {
        return Err("the example site is another when it is built elsewhere".into());
    }
    println!("The archive holds what its documents say.");
    Ok(())
}

/// Runs the program with nothing around it; gives what it printed.
fn said(folder: &Path, words: &[&str]) -> Outcome<String> {
    let program = folder.join(format!("fairview{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.args(words).current_dir(folder).env_clear();
    // Without it, a program of Windows does not start.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    shell::read(&mut command)
}
