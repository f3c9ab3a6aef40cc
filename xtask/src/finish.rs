//! `cargo xtask finish`: the last hand on the site that Trunk wrote.
//!
//! Trunk gives the preload of the Wasm an `integrity`, which Chromium ignores with a warning on
//! the console. Under the name `data-integrity` it warns no more, and boot.js holds the download
//! to it. The Wasm is split and each part made small; then `finish.mjs` makes the scripts small
//! and names every file in the page by what is in it. The same Wasm is cut once more, for reports in
//! one file: `bundle` makes of that and the rest what they are made from.

use crate::bundle;
use crate::shell::{self, Outcome};
use crate::split::{self, Later, rooms};
use crate::{server, tools};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

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
    let whole = staging.join(wasm);
    let wasm = fs::read(&whole).map_err(|error| format!("{}: {error}", whole.display()))?;
    fs::remove_file(&whole).map_err(|error| format!("{}: {error}", whole.display()))?;
    let folder = shell::root().join("target/split");
    // Nothing of an earlier build is taken for this one's.
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(format!("{}: {error}", folder.display()));
        }
        _ => {}
    }
    let (wasm, names) = split::names::short(&wasm)?;
    let linked = linked()?;
    let mut parts = Vec::new();
    for part in split_wasm(&wasm, &linked, &rooms::of_a_site())? {
        let small = made_small(&folder, part.name, &part.wasm, &[])?;
        parts.push(format!("{}={}", part.name, small.display()));
    }
    shell::run(
        Command::new("node")
            .arg(shell::root().join("xtask/src/finish.mjs"))
            .arg(tools::terser()?)
            .arg(&file)
            .arg(names_file(&folder, &names)?)
            .args(parts),
    )?;
    shell::say("the viewer of a report in one file");
    let one = split_wasm(&wasm, &linked, &rooms::of_one_file())?;
    // The rest is what such a file leaves out.
    let one = one.first().ok_or("a split left nothing")?;
    // Its size is what a letter may weigh: until nothing gets smaller.
    let one = made_small(&folder, "one-file", &one.wasm, &["--converge"])?;
    let of = bundle::code_of(&shell::read_file(&file)?)?;
    fs::rename(&one, &of).map_err(|error| format!("{}: {error}", of.display()))?;
    bundle::make(&staging)
}

/// Writes which name is short for which, for the glue; gives the file.
fn names_file(folder: &Path, names: &BTreeMap<String, String>) -> Outcome<PathBuf> {
    let file = folder.join("names.txt");
    let lines = names
        .iter()
        .map(|(name, short)| format!("{name} {short}\n"));
    shell::write_file(&file, lines.collect::<String>())?;
    Ok(file)
}

/// Splits the built Wasm, and says what is worth knowing of it.
fn split_wasm(wasm: &[u8], linked: &[u8], cut: &[Later]) -> Outcome<Vec<split::Part>> {
    let started = Instant::now();
    let split = split::split(wasm, Some(linked), cut)?;
    for part in split.parts.iter().skip(1) {
        println!(
            "{}: {} functions and {} bytes of data",
            part.name, part.functions, part.data
        );
    }
    println!("splitting took {} ms", started.elapsed().as_millis());
    for doubt in &split.doubts {
        println!("  {doubt}: if it does, make it behind a gate");
    }
    for (caller, kept) in &split.stayed {
        println!("  {kept}\n    comes earlier: {caller} calls it");
    }
    Ok(split.parts)
}

/// Makes a part small, with more passes than usual where they are named; gives its file.
fn made_small(folder: &Path, name: &str, wasm: &[u8], more: &[&str]) -> Outcome<PathBuf> {
    let before = folder.join(format!("{name}.wasm"));
    let after = folder.join(format!("small-{name}.wasm"));
    shell::write_file(&before, wasm)?;
    shell::run(
        Command::new(tools::wasm_opt()?)
            .args(WASM_OPT)
            .args(more)
            .arg(&before)
            .arg("-o")
            .arg(&after),
    )?;
    Ok(after)
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
