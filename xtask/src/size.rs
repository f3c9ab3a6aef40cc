//! What a first visit downloads: the page, its style sheet, its scripts and the first part of the
//! Wasm; the further part, which follows while the reader reads; and what is rarely asked for.
//!
//! Measured as most web servers send it, in brotli at its best quality. Data and pictures are not
//! counted: they differ from council to council.

use crate::shell::{self, Outcome};
use crate::{site, tools};
use std::path::Path;
use std::process::Command;

/// The most that a first visit may download, in bytes.
const BUDGET: u64 = 256 * 1024;
/// What comes after a first visit: how its files begin, and the most that they may come to, in bytes.
const LATER: &[(&str, u64)] = &[
    // Every screen but the first. Nobody waits for it to read a page, but who opens a report gets it.
    ("further", 256 * 1024),
    // What is set against another release, printed as a paper, saved and taken along. Only who asks for
    // that waits for it.
    ("rare", 128 * 1024),
];
/// Node.js carries brotli, so that we need not.
const BROTLI: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  console.log(`${bytes.length} ${brotliCompressSync(bytes, { params }).length}`);
}";

/// `cargo xtask size`: of the site as built last.
pub fn size(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    site::must_be_built()?;
    tools::node()?;
    let files = code(&site::dist())?;
    let mut node = Command::new("node");
    node.args(["-e", BROTLI, "--"])
        .args(&files)
        .current_dir(site::dist());
    let printed = shell::read(&mut node)?;
    let mut rows: Vec<(Option<usize>, u64, String)> = Vec::new();
    for (file, line) in files.iter().zip(printed.lines()) {
        let (plain, packed) = line.split_once(' ').ok_or("brotli gave no size")?;
        let bytes: u64 = packed.parse().map_err(|_| "brotli gave no size")?;
        rows.push((
            part_of(file),
            bytes,
            format!("{plain:>9} {packed:>9}  {file}"),
        ));
    }
    println!("{:>9} {:>9}", "bytes", "brotli");
    let mut outcome = Ok(());
    let parts = LATER.iter().enumerate();
    let parts = parts.map(|(at, (name, budget))| (Some(at), *name, *budget));
    for (part, name, budget) in [(None, "first", BUDGET)].into_iter().chain(parts) {
        let mut all = 0;
        for (_, bytes, row) in rows.iter().filter(|(of, ..)| *of == part) {
            println!("{row}");
            all += bytes;
        }
        println!("{:>9} {all:>9}  {name}; the budget is {budget}", "");
        outcome = outcome.and(within(name, all, budget));
    }
    let all: u64 = rows.iter().map(|(_, bytes, _)| bytes).sum();
    println!("{:>9} {all:>9}  in all", "");
    outcome
}

/// Which of the parts that come later a file is; none for what a first visit downloads.
fn part_of(file: &str) -> Option<usize> {
    LATER.iter().position(|(name, _)| {
        file.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('-'))
    })
}

fn within(what: &str, bytes: u64, budget: u64) -> Outcome {
    match bytes.checked_sub(budget) {
        None | Some(0) => Ok(()),
        Some(over) => Err(format!("the {what} part is {over} bytes over its budget")),
    }
}

/// Every file of code in the built site, by name, wherever it lies but for the examples.
fn code(dist: &Path) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                if path != dist.join("examples") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|end| {
                ["html", "css", "js", "wasm"]
                    .iter()
                    .any(|code| end == *code)
            }) {
                let name = path.strip_prefix(dist).unwrap_or(&path);
                files.push(name.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    for (part, (name, _)) in LATER.iter().enumerate() {
        if !files.iter().any(|file| part_of(file) == Some(part)) {
            return Err(format!("the built site has no {name} part of the viewer"));
        }
    }
    for end in ["html", "css", "js", "wasm"] {
        if !files.iter().any(|file| file.ends_with(&format!(".{end}"))) {
            return Err(format!(
                "the built site has no .{end} file, so nothing was measured"
            ));
        }
    }
    Ok(files)
}
