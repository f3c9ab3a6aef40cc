//! `cargo xtask finish`: the last hand on the site that Trunk wrote.
//!
//! Trunk gives the preload of the Wasm an `integrity`, which Chromium ignores with a warning on
//! the console. Under the name `data-integrity` it warns no more, and boot.js holds the download
//! to it. The Wasm is split and each part made small; then `finish.mjs` makes the scripts small
//! and names every file in the page by what is in it, and `bundle` makes of it all what reports in
//! one file are made from.

use crate::bundle;
use crate::shell::{self, Outcome};
use crate::split::{self, VIEWER};
use crate::{server, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// The beginning of the further part's name; the hash of its contents follows.
pub const FURTHER: &str = "further-";

/// How each part is made small. The features are those that rustc compiles for.
const WASM_OPT: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// `cargo xtask finish`.
pub fn finish(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this is called by Trunk after a build, not by hand")?;
    let file = staging.join("index.html");
    let page = shell::read_file(&file)?;
    let (finished, wasm) = with_quiet_preload(&page)?;
    server::policy_in(&finished).ok_or("index.html has lost its Content-Security-Policy")?;
    shell::write_file(&file, finished)?;
    let parts = split_wasm(&staging.join(wasm))?;
    shell::run(
        Command::new("node")
            .arg(shell::root().join("xtask/src/finish.mjs"))
            .arg(tools::terser()?)
            .arg(&file)
            .arg(FURTHER)
            .args(parts),
    )?;
    bundle::make(&staging)
}

/// Splits the built Wasm; gives the files of the first and the further part.
fn split_wasm(whole: &Path) -> Outcome<[PathBuf; 2]> {
    let started = Instant::now();
    let wasm = fs::read(whole).map_err(|error| format!("{}: {error}", whole.display()))?;
    let linked = linked()?;
    let parts = split::split(&wasm, Some(&linked), &VIEWER)?;
    println!(
        "{} functions and {} bytes of data are fetched later; splitting took {} ms",
        parts.moved,
        parts.data,
        started.elapsed().as_millis()
    );
    for doubt in &parts.doubts {
        println!("  {doubt}: if it does, make it behind a gate");
    }
    for (caller, kept) in &parts.stayed {
        println!("  {kept}\n    is needed at once: {caller} calls it");
    }
    fs::remove_file(whole).map_err(|error| format!("{}: {error}", whole.display()))?;
    let folder = shell::root().join("target/split");
    let optimiser = tools::wasm_opt()?;
    let small = |name: &str, part: &[u8]| {
        let (before, after) = (folder.join(name), folder.join(format!("small-{name}")));
        shell::write_file(&before, part)?;
        shell::run(
            Command::new(&optimiser)
                .args(WASM_OPT)
                .arg(&before)
                .arg("-o")
                .arg(&after),
        )?;
        Ok::<_, String>(after)
    };
    Ok([
        small("first.wasm", &parts.first)?,
        small("further.wasm", &parts.further)?,
    ])
}

/// The viewer as the linker left it, before wasm-bindgen: it tells which code reads which data.
fn linked() -> Outcome<Vec<u8>> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| shell::root().join("target"));
    let file = target.join(tools::WASM).join("release/viewer.wasm");
    fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The page with the integrity of the Wasm as data, and the name of the Wasm.
fn with_quiet_preload(page: &str) -> Outcome<(String, &str)> {
    const PRELOAD: &str = "<link rel=\"preload\"";
    let missing = "Trunk wrote no preload of the Wasm with an integrity";
    let start = page.find(PRELOAD).ok_or(missing)?;
    let length = page[start..].find('>').ok_or(missing)?;
    let tag = &page[start..start + length];
    let wasm = tag
        .split_once("href=\"./")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(name, _)| name)
        .filter(|name| name.ends_with(".wasm") && tag.contains(" integrity="))
        .ok_or(missing)?;
    let quiet = tag.replacen(" integrity=", " data-integrity=", 1);
    let page = format!("{}{quiet}{}", &page[..start], &page[start + length..]);
    Ok((page, wasm))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_of_the_wasm_becomes_data() {
        let page = r#"<link rel="modulepreload" href="./a.js" integrity="sha384-A"><link rel="preload" href="./a.wasm" integrity="sha384-B" as="fetch">"#;
        let quiet = r#"<link rel="modulepreload" href="./a.js" integrity="sha384-A"><link rel="preload" href="./a.wasm" data-integrity="sha384-B" as="fetch">"#;
        assert_eq!(
            with_quiet_preload(page).unwrap(),
            (quiet.to_owned(), "a.wasm")
        );
    }

    #[test]
    fn a_page_without_a_preload_is_refused() {
        assert_eq!(
            with_quiet_preload("<p>nothing</p>"),
            Err("Trunk wrote no preload of the Wasm with an integrity".into())
        );
    }
}
