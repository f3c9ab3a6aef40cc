//! What a first visit downloads: the page with its style, its scripts and the Wasm; the Wasm of other
//! screens, which comes later; the worker, which comes when a reader asks for one of its files; and the
//! two that read an officer's files.
//!
//! Measured as most web servers send it, in brotli at its best quality. Data and pictures are not
//! counted: they differ from council to council.

use crate::shell::{self, Outcome};
use crate::{site, tools};
use std::path::Path;
use std::process::Command;

/// The most that the viewer's Wasm for a first visit may come to, in bytes of brotli.
const WASM: u64 = 462_000;
/// The most that its Wasm of other screens may come to, in bytes of brotli.
const SCREENS: u64 = 198_000;
/// The most that the worker's script and Wasm may come to, in bytes of brotli.
const WORKER: u64 = 181_000;
/// The most that the script and Wasm of the worker that reads an officer's workbooks may come to, in bytes
/// of brotli.
const IMPORTER: u64 = 320_000;
/// The same of the one that reads files of data, reports and comparators.
const TABLES: u64 = 225_000;
/// The same of the worker that makes sites.
const SITE_MAKER: u64 = 820_000;
/// The most that everything else of a first visit may come to, in bytes of brotli.
const REST: u64 = 40_000;
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
    println!("{:>9} {:>9}", "bytes", "brotli");
    let (mut wasm, mut screens, mut worker, mut importer, mut tables, mut maker, mut rest) =
        (0, 0, 0, 0, 0, 0, 0);
    for (file, line) in files.iter().zip(printed.lines()) {
        let (plain, packed) = line.split_once(' ').ok_or("brotli gave no size")?;
        let bytes: u64 = packed.parse().map_err(|_| "brotli gave no size")?;
        println!("{plain:>9} {packed:>9}  {file}");
        match file {
            file if file.starts_with("worker-") => worker += bytes,
            file if file.starts_with("importer-tables-") => tables += bytes,
            file if file.starts_with("importer-") => importer += bytes,
            file if file.starts_with("site-maker-") => maker += bytes,
            file if file.starts_with("screens-") => screens += bytes,
            file if file.ends_with(".wasm") => wasm += bytes,
            _ => rest += bytes,
        }
    }
    println!("{:>9} {wasm:>9}  Wasm; the limit is {WASM}", "");
    println!("{:>9} {rest:>9}  the rest; the limit is {REST}", "");
    println!("{:>9} {:>9}  a first visit in all", "", wasm + rest);
    println!(
        "{:>9} {screens:>9}  Wasm of other screens; the limit is {SCREENS}",
        ""
    );
    println!("{:>9} {:>9}  the viewer in all", "", wasm + screens + rest);
    println!("{:>9} {worker:>9}  worker; the limit is {WORKER}", "");
    println!(
        "{:>9} {importer:>9}  what reads workbooks; the limit is {IMPORTER}",
        ""
    );
    println!(
        "{:>9} {tables:>9}  what reads data and reports; the limit is {TABLES}",
        ""
    );
    println!(
        "{:>9} {maker:>9}  what makes sites; the limit is {SITE_MAKER}",
        ""
    );
    within("the Wasm", wasm, WASM)
        .and(within("the rest", rest, REST))
        .and(within("the Wasm of other screens", screens, SCREENS))
        .and(within("the worker", worker, WORKER))
        .and(within("what reads workbooks", importer, IMPORTER))
        .and(within("what reads data and reports", tables, TABLES))
        .and(within("what makes sites", maker, SITE_MAKER))
}

fn within(what: &str, bytes: u64, limit: u64) -> Outcome {
    match bytes.checked_sub(limit) {
        None | Some(0) => Ok(()),
        Some(over) => Err(format!("{what} is {over} bytes over its limit")),
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
            } else if path
                .extension()
                .is_some_and(|end| ["html", "js", "wasm"].iter().any(|code| end == *code))
            {
                let name = path.strip_prefix(dist).unwrap_or(&path);
                files.push(name.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    for end in ["html", "js", "wasm"] {
        if !files.iter().any(|file| file.ends_with(&format!(".{end}"))) {
            return Err(format!(
                "the built site has no .{end} file, so nothing was measured"
            ));
        }
    }
    Ok(files)
}
