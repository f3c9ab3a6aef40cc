//! Dependencies are walls: a room that may not know of a browser must not be able to.
//!
//! Cargo is asked twice: for what a crate names itself, on every platform, and for everything
//! that comes along natively, but for what may come through another room. (plotters names browser crates for the Wasm target whether they are
//! used or not, so only the native tree tells.)

use crate::shell::{self, Outcome};
use std::path::Path;

/// What one crate's tree must not hold.
struct Wall {
    room: &'static str,
    forbidden: &'static [&'static str],
    /// Through these it may come along all the same, but not be named.
    through: &'static [&'static str],
    why: &'static str,
}

#[rustfmt::skip]
const WALLS: &[Wall] = &[
    Wall {
        room: "report-core",
        forbidden: &["yew", "plotters", "web-sys", "js-sys", "wasm-bindgen", "gloo", "report-charts", "fairview", "fairview-cli"],
        through: &[],
        why: "what a report says knows no browser and no drawing",
    },
    Wall {
        room: "report-charts",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli"],
        through: &[],
        why: "a chart is a pure function and knows no page",
    },
    Wall {
        room: "report-export",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli", "report-picture"],
        through: &[],
        why: "it makes bytes and knows no page and no file",
    },
    Wall {
        room: "report-import",
        forbidden: &["yew", "plotters", "web-sys", "js-sys", "wasm-bindgen", "gloo", "report-charts", "report-view", "report-export", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it makes reports of bytes and knows no page, no drawing and no file",
    },
    Wall {
        room: "report-view",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli", "fairview-site", "report-picture"],
        through: &[],
        why: "what is shown of a report is said without a page",
    },
    Wall {
        room: "report-picture",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "plotters", "report-core", "report-charts", "fairview", "fairview-cli"],
        through: &[],
        why: "it draws any SVG and knows neither charts nor reports",
    },
    Wall {
        room: "fairview-serve",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "plotters", "report-core", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it shows any folder and is compiled with the developers' commands",
    },
    Wall {
        room: "fairview-cli",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview"],
        through: &["fairview-site"],
        why: "the command line knows no page; fairview-site does",
    },
    Wall {
        room: "fairview-site",
        forbidden: &["web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview-cli"],
        // The viewer's pages are Yew's, and both name what they ask of a browser.
        through: &["fairview", "yew"],
        why: "pages are rendered with no browser",
    },
];

/// What runs in a browser as well, where there are neither files nor programs.
const WITHOUT_FILES: &[&str] = &[
    "report-core",
    "report-charts",
    "report-export",
    "report-import",
    "report-view",
];

/// The parts of the standard library that a browser does not have.
const OF_THE_SYSTEM: &[&str] = &["std::fs", "std::env", "std::net", "std::process"];

/// `cargo xtask walls`.
pub fn walls(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    let mut breaches = Vec::new();
    for wall in WALLS {
        let direct = tree(wall.room, &["--depth", "1", "--target", "all"])?;
        let through = wall.through.iter().flat_map(|room| ["--prune", room]);
        let native = tree(wall.room, &through.collect::<Vec<_>>())?;
        breaches.extend(wall.breaches(&direct, &native));
    }
    for room in WITHOUT_FILES {
        breaches.extend(reaches_out(&shell::root().join("crates").join(room), room)?);
    }
    if breaches.is_empty() {
        println!("Every wall stands.");
        Ok(())
    } else {
        Err(breaches.join("\n"))
    }
}

/// The sources of a crate that name a part of the system.
fn reaches_out(folder: &Path, room: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.join("src")];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = shell::read_file(&path)?;
                let named = OF_THE_SYSTEM.iter().filter(|part| text.contains(**part));
                found.extend(named.map(|part| {
                    format!(
                        "{room} names {part} in {}, but runs in browsers",
                        path.display()
                    )
                }));
            }
        }
    }
    Ok(found)
}

fn tree(room: &str, more: &[&str]) -> Outcome<String> {
    shell::read(
        shell::cargo()
            .args(["tree", "--locked", "--package", room])
            .args(["--edges", "normal", "--all-features", "--prefix", "none"])
            .args(["--format", "{p}"])
            .args(more),
    )
}

impl Wall {
    fn breaches(&self, direct: &str, native: &str) -> Vec<String> {
        let Self {
            room,
            forbidden,
            why,
            ..
        } = self;
        // The first line of a tree is the room itself.
        let mut found: Vec<&str> = [direct, native]
            .iter()
            .flat_map(|tree| tree.lines().skip(1))
            .filter_map(|line| line.split(' ').next())
            .filter(|name| forbidden.iter().any(|f| is_or_belongs_to(name, f)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .map(|name| format!("{room} depends on {name}, but {why}"))
            .collect()
    }
}

/// `yew` also stands for `yew-macro`, and so on. `plotters` does not stand for what it paints
/// through, which is named in full, and `fairview` is not `fairview-cli`.
fn is_or_belongs_to(name: &str, forbidden: &str) -> bool {
    let family = ["yew", "gloo", "wasm-bindgen"].contains(&forbidden);
    name == forbidden
        || family
            && name
                .strip_prefix(forbidden)
                .is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breach_names_room_crate_and_reason_once() {
        let native = "report-core v0.1.0 (/x)\nserde v1.0.0\nyew-macro v0.23.0 (proc-macro)\n";
        assert_eq!(
            WALLS[0].breaches(native, native),
            [
                "report-core depends on yew-macro, but what a report says knows no browser and no drawing"
            ]
        );
    }

    #[test]
    fn a_source_that_names_the_system_is_a_breach() {
        let crates = shell::root().join("crates");
        let of_cli = reaches_out(&crates.join("fairview-cli"), "fairview-cli").unwrap();
        assert!(
            of_cli.iter().any(|says| says.contains("std::fs")),
            "{of_cli:?}"
        );
    }

    #[test]
    fn every_room_on_the_list_exists() {
        for wall in WALLS {
            let manifest = shell::root()
                .join("crates")
                .join(wall.room)
                .join("Cargo.toml");
            assert!(manifest.is_file(), "{}", wall.room);
        }
    }
}
