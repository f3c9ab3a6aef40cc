//! The licences of what the program and the viewer inside it are made with, in one text.
//!
//! Cargo says which packages those are; their sources hold the texts. A text that several share
//! stands there once. A package that brings none is named with its licence all the same.

use crate::shell::{self, Outcome};
use crate::site;
use crate::tools::WASM;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const HEAD: &str = "\
Fairview is made with the packages below, and with the standard library of Rust (MIT OR Apache-2.0,
https://www.rust-lang.org/policies/licenses). Each is under the licence that stands beside its name.
The texts of the licences follow, as the packages bring them.

";

/// What cargo is asked to print of a package: name and version, licence, repository.
const FORMAT: &str = "{p}|{l}|{r}";

/// The whole text.
pub fn text() -> Outcome<String> {
    let mut parts = BTreeSet::new();
    parts.extend(packages(&["--package", "fairview-cli"])?);
    parts.extend(packages(&["--package", "fairview", "--target", WASM])?);
    let sources = site::sources();
    let mut out = String::from(HEAD);
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for part in &parts {
        out.push_str(&format!("{}: {}\n", part.name, part.about));
        let mut folders = sources.iter().map(|source| source.join(part.folder()));
        let folder = folders.rfind(|folder| folder.is_dir());
        let folder = folder.ok_or_else(|| {
            format!(
                "the sources of {} are not where cargo keeps them",
                part.name
            )
        })?;
        for text in licences_in(&folder)? {
            texts.entry(text).or_default().push(&part.name);
        }
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|(a, users), (b, others)| (users, a).cmp(&(others, b)));
    for (text, users) in texts {
        let line = "=".repeat(80);
        out.push_str(&format!(
            "\n{line}\n{}\n{line}\n\n{text}\n",
            users.join(", ")
        ));
    }
    Ok(out)
}

/// A package of somebody else's.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Component {
    /// Name and version, as in `yew 0.23.0`.
    name: String,
    /// Its licence and where it comes from.
    about: String,
}

impl Component {
    /// The folder of its sources.
    fn folder(&self) -> String {
        self.name.replace(' ', "-")
    }
}

fn packages(of: &[&str]) -> Outcome<Vec<Component>> {
    let printed = shell::read(
        shell::cargo()
            .args(["tree", "--locked", "--edges", "normal", "--no-dedupe"])
            .args(["--prefix", "none", "--format", FORMAT])
            .args(of),
    )?;
    Ok(printed.lines().filter_map(part).collect())
}

/// A line of what cargo prints; nothing for our own packages, which name their folder.
fn part(line: &str) -> Option<Component> {
    let (package, about) = line.split_once('|')?;
    let (name, version) = package.split_once(" v")?;
    // A macro package says so after its version.
    let version = version.strip_suffix(" (proc-macro)").unwrap_or(version);
    (!version.contains(' ')).then(|| Component {
        name: format!("{name} {version}"),
        about: about.trim_end_matches('|').replace('|', ", "),
    })
}

/// The texts of licences in a folder, in order of their names.
fn licences_in(folder: &Path) -> Outcome<Vec<String>> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_uppercase();
        let begins = [
            "LICENSE",
            "LICENCE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
            "UNLICENSE",
        ];
        if path.is_file() && begins.iter().any(|begin| name.starts_with(begin)) {
            files.push(path);
        }
    }
    files.sort();
    let text = |file: &PathBuf| {
        Ok(shell::read_file(file)?
            .replace("\r\n", "\n")
            .trim()
            .to_owned())
    };
    files.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_read_from_what_cargo_prints() {
        let part = |line| part(line).map(|part| (part.folder(), part.about));
        assert_eq!(
            part("yew-macro v0.23.0 (proc-macro)|MIT OR Apache-2.0|https://yew.example"),
            Some((
                "yew-macro-0.23.0".to_owned(),
                "MIT OR Apache-2.0, https://yew.example".to_owned()
            ))
        );
        assert_eq!(
            part("ryu v1.0.0|Apache-2.0|"),
            Some(("ryu-1.0.0".to_owned(), "Apache-2.0".to_owned()))
        );
        assert_eq!(part("report-core v0.1.0 (/home/me/fairview)|MIT|"), None);
    }

    #[test]
    fn the_licences_of_this_project_are_found() {
        let texts = licences_in(shell::root()).unwrap();
        assert!(
            texts.iter().any(|text| text.starts_with("MIT License")
                || text.contains("Permission is hereby granted"))
        );
        assert!(texts.iter().any(|text| text.contains("Apache License")));
    }
}
