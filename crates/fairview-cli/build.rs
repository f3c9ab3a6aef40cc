//! Puts a built viewer into the program: every file of the folder that `FAIRVIEW_VIEWER` names.
//!
//! Without the variable the program has none inside. Refused: a path that is not whole, and a
//! folder that holds no built viewer. Folders inside it, such as the examples, are left out.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const FOLDER: &str = "FAIRVIEW_VIEWER";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    let folder = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty());
    match write(folder.map(PathBuf::from).as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the list of files that `src/viewer.rs` takes in.
fn write(folder: Option<&Path>) -> Result<(), String> {
    let mut list = String::from("&[\n");
    for (name, path) in folder.map(files).transpose()?.unwrap_or_default() {
        println!("cargo::rerun-if-changed={path}");
        // What Rust prints of a text is a literal of it, also for the paths of Windows.
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),").expect("memory takes all");
    }
    list.push_str("]\n");
    let out = std::env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?;
    let out = Path::new(&out).join("viewer.rs");
    std::fs::write(&out, list).map_err(|error| format!("{}: {error}", out.display()))
}

/// The files of the folder by name, with their whole paths.
fn files(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let shown = folder.display();
    if !folder.is_absolute() {
        return Err(format!(
            "{FOLDER} is \"{shown}\"; expected the whole path of a built viewer, like /home/me/fairview/dist"
        ));
    }
    println!("cargo::rerun-if-changed={shown}");
    let entries = std::fs::read_dir(folder).map_err(|error| {
        format!("{FOLDER} is \"{shown}\": {error}; expected the folder of a built viewer")
    })?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{shown}: {error}"))?.path();
        if !path.is_file() {
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str());
        let (Some(name), Some(whole)) = (name, path.to_str()) else {
            return Err(format!("{}: its name is not UTF-8", path.display()));
        };
        files.push((name.to_owned(), whole.to_owned()));
    }
    // In the same order on every disk.
    files.sort();
    if !files.iter().any(|(name, _)| name == "index.html") {
        return Err(format!(
            "{FOLDER} is \"{shown}\", where there is no index.html; expected the folder of a built viewer"
        ));
    }
    Ok(files)
}
