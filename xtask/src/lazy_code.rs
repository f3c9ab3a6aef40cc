//! The viewer's Wasm in several files: what every page needs, and what only some screens do.
//!
//! Trunk has put the whole through wasm-bindgen. The same is done again to the first of the files that
//! `wasm_split_cli_support` makes of what the compiler linked; the split points are in `src/main.rs`.
//! `post-build.mjs` puts what comes of it in the place of Trunk's files.

use crate::shell::{self, Outcome};
use crate::tools;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_split_cli_support::{Options, transform};

/// What wasm-opt does, as in index.html: size before all, and no more of the language than rustc uses.
const OPTIMISE: [&str; 11] = [
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
    "--quiet",
];

/// Makes them of the viewer that was linked last in a profile, `release` or `debug`. Gives the folder
/// with `viewer_bg.wasm` and `viewer.js`, as wasm-bindgen writes them; the others, `split_overview.wasm`
/// for what is named so in `src/main.rs` and `chunk_5.wasm` for what several need; `lazy.js`, which
/// `viewer.js` imports to load them; and `modules`, a line for each file with its name and the split
/// points that need it, as in `chunk_5 overview screens`.
///
/// # Errors
/// When a program fails.
pub fn split(profile: &str) -> Outcome<PathBuf> {
    let target = shell::root().join("target");
    let linked = target.join(tools::WASM).join(profile).join("viewer.wasm");
    let linked = std::fs::read(&linked).map_err(|e| format!("{}: {e}", linked.display()))?;
    let folder = target.join("lazy").join(profile);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let first = folder.join("viewer.wasm");
    let mut options = Options::new(&linked);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.main_module = "./viewer.js";
    options.link_name = "./lazy.js";
    let made = transform(options).map_err(|e| format!("the viewer's Wasm was not split: {e:#}"))?;
    let mut needed_by = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (point, files) in &made.prefetch_map {
        for file in files {
            needed_by.entry(file).or_default().insert(point);
        }
    }
    let line = |(file, points): (&&str, &BTreeSet<&str>)| {
        let points: Vec<&str> = points.iter().copied().collect();
        format!("{file} {}\n", points.join(" "))
    };
    let lines: String = needed_by.iter().map(line).collect();
    shell::write_file(&folder.join("modules"), lines)?;
    shell::run(
        Command::new(tools::wasm_bindgen("wasm-bindgen")?)
            .args(["--target=web", "--no-typescript", "--out-name=viewer"])
            // The other files are linked to the table of functions.
            .arg("--keep-lld-exports")
            .arg(format!("--out-dir={}", folder.display()))
            .arg(&first),
    )?;
    if profile == "release" {
        optimise(&folder.join("viewer_bg.wasm"))?;
        for file in needed_by.keys() {
            optimise(&folder.join(format!("{file}.wasm")))?;
        }
    }
    Ok(folder)
}

fn optimise(wasm: &Path) -> Outcome {
    let mut command = Command::new(tools::wasm_opt()?);
    shell::run(command.args(OPTIMISE).arg(wasm).arg("-o").arg(wasm))
}
