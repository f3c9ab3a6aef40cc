//! `cargo xtask check-deps`: what each crate may depend on, and that no modules of one need each
//! other.
//!
//! Cargo is asked twice: for what a crate names itself, on every platform, and for everything
//! that comes along natively, but for what may come through another package. (plotters names
//! browser crates for the Wasm target whether they are used or not, so only the native tree
//! tells.)

use crate::cycles;
use crate::shell::{self, Outcome};
use std::path::Path;

/// What the tree of one package must not hold.
struct Rule {
    package: &'static str,
    forbidden: &'static [&'static str],
    /// Through these it may come along all the same, but not be named.
    through: &'static [&'static str],
    why: &'static str,
}

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule {
        package: "report-core",
        forbidden: &["yew", "plotters", "web-sys", "js-sys", "wasm-bindgen", "gloo", "report-charts", "fairview", "fairview-cli"],
        through: &[],
        why: "what a report says knows no browser and no drawing",
    },
    Rule {
        package: "report-charts",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli"],
        through: &[],
        why: "a chart is a pure function and knows no page",
    },
    Rule {
        package: "report-export",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli", "report-picture"],
        through: &[],
        why: "it makes bytes and knows no page and no file",
    },
    Rule {
        package: "report-import",
        forbidden: &["yew", "plotters", "web-sys", "js-sys", "wasm-bindgen", "gloo", "report-charts", "report-view", "report-export", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it makes reports of bytes and knows no page, no drawing and no file",
    },
    Rule {
        package: "fairview-worker",
        forbidden: &["yew", "web-sys", "gloo", "fairview", "fairview-site", "fairview-cli", "report-picture"],
        through: &[],
        why: "it makes files of bytes beside the page and knows no page",
    },
    Rule {
        package: "fairview-site-maker",
        forbidden: &["web-sys", "js-sys", "gloo", "fairview", "yew", "fairview-cli"],
        through: &["fairview-site"],
        why: "it hands bytes to fairview-site and back, beside any page",
    },
    Rule {
        package: "fairview-importer",
        forbidden: &["yew", "plotters", "web-sys", "gloo", "report-charts", "report-view", "report-export", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it reads files beside the page and knows no page and no drawing",
    },
    Rule {
        package: "fairview-template",
        forbidden: &["yew", "plotters", "web-sys", "gloo", "report-charts", "report-view", "report-export", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it makes workbooks beside the page and knows no page and no drawing",
    },
    Rule {
        package: "report-view",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview", "fairview-cli", "fairview-site", "report-picture"],
        through: &[],
        why: "what is shown of a report is said without a page",
    },
    Rule {
        package: "report-picture",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "plotters", "report-core", "report-charts", "fairview", "fairview-cli"],
        through: &[],
        why: "it draws any SVG and knows neither charts nor reports",
    },
    Rule {
        package: "fairview-serve",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "plotters", "report-core", "fairview", "fairview-site", "fairview-cli"],
        through: &[],
        why: "it shows any folder and is compiled with the developers' commands",
    },
    Rule {
        package: "fairview-cli",
        forbidden: &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo", "fairview"],
        through: &["fairview-site"],
        why: "the command line knows no page; fairview-site does",
    },
    Rule {
        package: "fairview-site",
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
    "fairview-worker",
    "fairview-importer",
    "fairview-template",
];

/// The parts of the standard library that a browser does not have.
const OF_THE_SYSTEM: &[&str] = &["std::fs", "std::env", "std::net", "std::process"];

/// `cargo xtask check-deps`.
pub fn check_deps(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    let mut breaches = Vec::new();
    for rule in RULES {
        let direct = tree(rule.package, &["--depth", "1", "--target", "all"])?;
        let through = rule.through.iter().flat_map(|package| ["--prune", package]);
        let native = tree(rule.package, &through.collect::<Vec<_>>())?;
        breaches.extend(rule.breaches(&direct, &native));
    }
    for package in WITHOUT_FILES {
        breaches.extend(reaches_out(
            &shell::root().join("crates").join(package),
            package,
        )?);
    }
    let crates = shell::root().join("crates");
    let entries = std::fs::read_dir(&crates).map_err(|e| format!("{}: {e}", crates.display()))?;
    let folders = entries.flatten().map(|entry| entry.path());
    for folder in folders.chain([shell::root().join("xtask"), shell::root().to_owned()]) {
        let name = folder.join("src");
        let name = name.strip_prefix(shell::root()).unwrap_or(&name);
        let found = cycles::cycles(&folder)?.into_iter();
        breaches.extend(
            found.map(|way| format!("modules of ./{} need each other: {way}", name.display())),
        );
    }
    if breaches.is_empty() {
        println!("No crate depends on what it must not know, and no modules on each other.");
        Ok(())
    } else {
        Err(breaches.join("\n"))
    }
}

/// The sources of a crate that name a part of the system.
fn reaches_out(folder: &Path, package: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    for path in cycles::files(&folder.join("src"))? {
        let text = shell::read_file(&path)?;
        let named = OF_THE_SYSTEM.iter().filter(|part| text.contains(**part));
        found.extend(named.map(|part| {
            format!(
                "{package} names {part} in {}, but runs in browsers",
                path.display()
            )
        }));
    }
    Ok(found)
}

fn tree(package: &str, more: &[&str]) -> Outcome<String> {
    shell::read(
        shell::cargo()
            .args(["tree", "--locked", "--package", package])
            .args(["--edges", "normal", "--all-features", "--prefix", "none"])
            .args(["--format", "{p}"])
            .args(more),
    )
}

impl Rule {
    fn breaches(&self, direct: &str, native: &str) -> Vec<String> {
        let Self {
            package,
            forbidden,
            why,
            ..
        } = self;
        // The first line of a tree is the package itself.
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
            .map(|name| format!("{package} depends on {name}, but {why}"))
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
    fn a_breach_names_package_crate_and_reason_once() {
        let native = "report-core v0.1.0 (/x)\nserde v1.0.0\nyew-macro v0.23.0 (proc-macro)\n";
        assert_eq!(
            RULES[0].breaches(native, native),
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
    fn every_package_on_the_list_exists() {
        for rule in RULES {
            let manifest = shell::root()
                .join("crates")
                .join(rule.package)
                .join("Cargo.toml");
            assert!(manifest.is_file(), "{}", rule.package);
        }
    }
}
