//! `cargo xtask bundle`: the file that reports in one file are made from, `bundle.txt` of the built
//! site: the viewer's page, styles and code as one page, with marks where a report goes.
//!
//! From `file:` neither fetch, module scripts nor workers' scripts work, so all the code is a classic
//! script in the page, and the Wasm, `src/bin/single_file.rs`, is gzip in base64, which browsers
//! unpack. `bundle.mjs` puts the page together.

use crate::shell::{self, Outcome};
use crate::{site, tools};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `cargo xtask bundle`: of the site as built last.
pub fn bundle(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    site::must_be_built()?;
    make(&site::dist())
}

/// Takes the program for one file out of a site that Trunk has built: no site needs it. `bundle` finds it
/// where it is put.
pub fn take_program(folder: &Path) -> Outcome {
    for name in PROGRAM {
        // Makes the folder too.
        shell::write_file(&program(name), "")?;
        std::fs::rename(folder.join(name), program(name))
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// The script and the Wasm for one file, as Trunk names them.
const PROGRAM: [&str; 2] = ["single_file.js", "single_file_bg.wasm"];

fn program(name: &str) -> PathBuf {
    shell::root().join("target/single_file").join(name)
}

/// Writes `bundle.txt` into the folder of a finished site.
pub fn make(folder: &Path) -> Outcome {
    let [script, wasm] = PROGRAM.map(program);
    shell::run(
        Command::new("node")
            .arg(shell::root().join("xtask/src/bundle.mjs"))
            .arg(tools::terser()?)
            .arg(folder)
            .args([script, packed(&wasm)?]),
    )
}

/// The file as gzip, beside it: readers send it by mail, so it may take some seconds.
fn packed(file: &Path) -> Outcome<PathBuf> {
    let failed = |error: std::io::Error| format!("{}: {error}", file.display());
    let bytes = std::fs::read(file).map_err(failed)?;
    let mut gzip = Vec::new();
    let often = zopfli::Options {
        iteration_count: const { NonZeroU64::new(5).unwrap() },
        ..Default::default()
    };
    zopfli::compress(often, zopfli::Format::Gzip, &bytes[..], &mut gzip).map_err(failed)?;
    let path = file.with_extension("wasm.gz");
    shell::write_file(&path, gzip)?;
    Ok(path)
}
