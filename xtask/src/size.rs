//! What a first visit downloads: the page, its style sheet, its scripts and the first part of the
//! Wasm; and the further part, which follows while the reader reads.
//!
//! Measured as most web servers send it, in brotli at its best quality. Data and pictures are not
//! counted: they differ from council to council.

use crate::shell::{self, Outcome};
use crate::{finish, site, tools};
use std::path::Path;
use std::process::Command;

/// The most that a first visit may download, in bytes.
const BUDGET: u64 = 200 * 1024;
/// The most that the further part of the viewer may come to, in bytes. It holds every screen but the
/// first, and what makes files of them; nobody waits for it to read a page.
const FURTHER_BUDGET: u64 = 272 * 1024;
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
    let (mut first, mut further) = (0, 0);
    let mut later = Vec::new();
    println!("{:>9} {:>9}", "bytes", "brotli");
    for (file, line) in files.iter().zip(printed.lines()) {
        let (plain, packed) = line.split_once(' ').ok_or("brotli gave no size")?;
        let packed_bytes: u64 = packed.parse().map_err(|_| "brotli gave no size")?;
        let row = format!("{plain:>9} {packed:>9}  {file}");
        if file.starts_with(finish::FURTHER) {
            further += packed_bytes;
            later.push(row);
        } else {
            first += packed_bytes;
            println!("{row}");
        }
    }
    println!("{:>9} {first:>9}  first; the budget is {BUDGET}", "");
    for row in later {
        println!("{row}");
    }
    println!(
        "{:>9} {further:>9}  further; the budget is {FURTHER_BUDGET}",
        ""
    );
    println!("{:>9} {:>9}  in all", "", first + further);
    within("a first visit is", first, BUDGET)?;
    within("the further part is", further, FURTHER_BUDGET)
}

fn within(what: &str, bytes: u64, budget: u64) -> Outcome {
    match bytes.checked_sub(budget) {
        None | Some(0) => Ok(()),
        Some(over) => Err(format!("{what} {over} bytes over its budget")),
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
    if !files.iter().any(|file| file.starts_with(finish::FURTHER)) {
        return Err("the built site has no further part of the viewer".into());
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
