//! No two modules of a crate need each other, by way of others either.
//!
//! Read from the text: every path that begins with `crate::` or `super::`, by the module just below
//! the crate's root that it lies in and the one that it leads to. Tests may name anything.

use crate::shell::{self, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which modules each module names.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// The cycles between the modules below `src` of a crate, each in words; at most one for each
/// module.
///
/// # Errors
/// When a source cannot be read.
pub fn cycles(folder: &Path) -> Outcome<Vec<String>> {
    let mut sources = Vec::new();
    for file in files(&folder.join("src"))? {
        let name = file.strip_prefix(folder.join("src")).unwrap_or(&file);
        let module = module(name);
        if !module.is_empty() {
            sources.push((module, shell::read_file(&file)?));
        }
    }
    Ok(in_words(&graph(&sources)))
}

/// The Rust files in a folder and those below it, but for `tests.rs`.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.ends_with("tests.rs")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The path of the module in a file: `trend/mod.rs` and `trend.rs` are both `trend`. Empty for
/// the crate's root.
fn module(file: &Path) -> Vec<String> {
    let parts = file.with_extension("");
    let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
    let mut parts: Vec<String> = parts.collect();
    if parts.last().is_some_and(|last| last == "mod") || ["lib", "main"].contains(&&*parts[0]) {
        parts.pop();
    }
    parts
}

fn graph(sources: &[(Vec<String>, String)]) -> Graph {
    let mut graph: Graph = sources
        .iter()
        .map(|(module, _)| (module[0].clone(), BTreeSet::new()))
        .collect();
    for (module, text) in sources {
        for path in paths(text) {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let (base, rest) = match ups {
                0 => (&module[..0], &path[1..]),
                _ => (&module[..module.len().saturating_sub(ups)], &path[ups..]),
            };
            let target = base.first().or(rest.first());
            if let Some(target) = target.filter(|target| **target != module[0])
                && graph.contains_key(target)
            {
                let own = graph.entry(module[0].clone()).or_default();
                own.insert(target.clone());
            }
        }
    }
    graph
}

/// The paths in a source that begin with `crate` or `super`, without comments and unit tests.
/// `use super::{a, b::c}` is two of them.
fn paths(text: &str) -> Vec<Vec<String>> {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    for begin in ["crate::", "super::"] {
        for (at, _) in code.match_indices(begin) {
            let before = code[..at].chars().next_back();
            if !before.is_some_and(|c| c.is_alphanumeric() || "_:".contains(c)) {
                tree(&code[at..], Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Reads one branch of a tree of paths, and gives what follows it.
fn tree<'t>(mut text: &'t str, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> &'t str {
    loop {
        text = text.trim_start();
        if let Some(mut rest) = text.strip_prefix('{') {
            loop {
                rest = tree(rest, path.clone(), found).trim_start();
                match rest.strip_prefix(',') {
                    Some(next) => rest = next,
                    None => return rest.strip_prefix('}').unwrap_or(rest),
                }
            }
        }
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (part, rest) = text.split_at(end.unwrap_or(text.len()));
        if !part.is_empty() {
            path.push(part.to_owned());
        }
        match rest.strip_prefix("::") {
            Some(next) => text = next,
            None => {
                found.push(path);
                // A name of its own, or a glob: up to what ends the branch.
                let end = rest.find([',', '}', ';']).unwrap_or(rest.len());
                return &rest[end..];
            }
        }
    }
}

fn in_words(graph: &Graph) -> Vec<String> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for module in graph.keys() {
        if told.contains(module) {
            continue;
        }
        if let Some(way) = way_back(graph, module) {
            found.push(way.join(" → "));
            told.extend(way);
        }
    }
    found
}

/// The shortest way from a module through others back to itself.
fn way_back(graph: &Graph, module: &String) -> Option<Vec<String>> {
    let mut known = BTreeSet::new();
    let mut ways = vec![vec![module.clone()]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way
                .last()
                .and_then(|last| graph.get(last))
                .into_iter()
                .flatten()
            {
                let mut way = way.clone();
                way.push(next.clone());
                if next == module {
                    return Some(way);
                }
                if known.insert(next.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sources: &[(&str, &str)]) -> Vec<String> {
        let source = |(file, text): &(&str, &str)| (module(Path::new(file)), (*text).to_owned());
        in_words(&graph(&sources.iter().map(source).collect::<Vec<_>>()))
    }

    #[test]
    fn a_cycle_is_found_through_nested_paths_and_other_modules() {
        let found = of(&[
            ("axis/mod.rs", "mod ticks;"),
            (
                "axis/ticks.rs",
                "use super::super::{\n    label::{self, Label},\n};\n",
            ),
            ("label.rs", "// crate::axis\nfn f() { crate::page::g() }"),
            ("page.rs", "use super::axis as other;"),
            ("tail.rs", "use crate::{axis::ticks::*, page};"),
        ]);
        assert_eq!(found, ["axis → label → page → axis"]);
    }

    #[test]
    fn modules_of_one_module_may_need_each_other_and_tests_anything() {
        let found = of(&[
            (
                "axis.rs",
                "use crate::axis::ticks;\n#[cfg(test)]\nmod tests {\n    use crate::page;\n}",
            ),
            ("axis/ticks.rs", "use super::Axis;"),
            ("page.rs", "use crate::axis;"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
