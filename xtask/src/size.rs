//! What a first visit downloads: the page with its style, its scripts, and the Wasm that its screen needs; the
//! worker, which comes when a reader asks for one of its files; and the two that read an officer's files.
//!
//! Measured as most web servers send it, in brotli at its best quality. Data and pictures are not
//! counted: they differ from council to council.

use crate::shell::{self, Outcome};
use crate::{site, tools};
use std::path::Path;
use std::process::Command;

/// The most that the viewer's Wasm for a first visit to a screen may come to, in bytes of brotli, by the
/// words of `data-for` in the page's head: the list of reports, an overview or a scorecard; a measure; another.
const VISITS: [(&str, u64); 3] = [
    ("overview", 355_300),
    ("indicator", 423_700),
    ("screens", 661_700),
];
/// The most that the worker's script and Wasm may come to, in bytes of brotli.
const WORKER: u64 = 181_000;
/// The most that the script and Wasm of the worker that reads an officer's workbooks may come to, in bytes
/// of brotli.
const IMPORTER: u64 = 362_000;
/// The same of the one that reads files of data, reports and comparators.
const TABLES: u64 = 331_000;
/// The same of the worker that makes sites.
const SITE_MAKER: u64 = 860_000;
/// The same of the worker that makes workbooks to fill.
const TEMPLATE: u64 = 318_000;
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
    let lazy = lazy(&shell::read_file(&site::dist().join("index.html"))?)?;
    println!("{:>9} {:>9}", "bytes", "brotli");
    let (mut first, mut worker, mut importer, mut tables, mut maker, mut rest) = (0, 0, 0, 0, 0, 0);
    let mut visits = VISITS.map(|_| 0);
    let mut all = 0;
    let mut template = 0;
    for (file, line) in files.iter().zip(printed.lines()) {
        let (plain, packed) = line.split_once(' ').ok_or("brotli gave no size")?;
        let bytes: u64 = packed.parse().map_err(|_| "brotli gave no size")?;
        println!("{plain:>9} {packed:>9}  {file}");
        if let Some((_, needed)) = lazy.iter().find(|(name, _)| name == file) {
            all += bytes;
            for (visit, (screen, _)) in visits.iter_mut().zip(VISITS) {
                if needed.split(' ').any(|word| word == screen) {
                    *visit += bytes;
                }
            }
            continue;
        }
        match file {
            file if file.starts_with("worker-") => worker += bytes,
            file if file.starts_with("importer-tables-") => tables += bytes,
            file if file.starts_with("importer-") => importer += bytes,
            file if file.starts_with("site-maker-") => maker += bytes,
            file if file.starts_with("template-") => template += bytes,
            file if file.ends_with(".wasm") => first += bytes,
            _ => rest += bytes,
        }
    }
    println!("{:>9} {first:>9}  Wasm that every page needs", "");
    let mut held = Ok(());
    for (visit, (screen, limit)) in visits.iter().zip(VISITS) {
        let wasm = first + visit;
        println!(
            "{:>9} {wasm:>9}  Wasm of a first visit to a page of \"{screen}\"; the limit is {limit}; {} in all",
            "",
            wasm + rest
        );
        held = held.and(within(&format!("the Wasm of \"{screen}\""), wasm, limit));
    }
    println!("{:>9} {rest:>9}  the rest; the limit is {REST}", "");
    println!("{:>9} {:>9}  the viewer in all", "", first + all + rest);
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
    println!(
        "{:>9} {template:>9}  what makes workbooks to fill; the limit is {TEMPLATE}",
        ""
    );
    held.and(within("the rest", rest, REST))
        .and(within("the worker", worker, WORKER))
        .and(within("what reads workbooks", importer, IMPORTER))
        .and(within("what reads data and reports", tables, TABLES))
        .and(within("what makes sites", maker, SITE_MAKER))
        .and(within("what makes workbooks to fill", template, TEMPLATE))
}

/// The files of the viewer's Wasm that only some screens need, each with the words for those, as the page
/// names them.
fn lazy(page: &str) -> Outcome<Vec<(String, String)>> {
    let tags = page.split("<meta name=\"fairview-code\"").skip(1);
    let tag = |tag: &str| {
        let value = |name: &str| {
            let (_, rest) = tag.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let file = value(" content")?.strip_prefix("./")?.to_owned();
        Some((file, value(" data-for")?))
    };
    let files: Option<Vec<_>> = tags.map(tag).collect();
    files
        .filter(|files| !files.is_empty())
        .ok_or_else(|| "the page does not name the code that only some screens need".into())
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
