//! `cargo xtask dist`: the archive that a stranger downloads, and a try of it.
//!
//! The program with the viewer inside, the documents that a publisher needs, the licences, the
//! examples and a site made of them. The same sources give the same archive. It is then unpacked
//! elsewhere, and the program in it is run with nothing around it.

mod archive;
mod licences;
mod trial;

use crate::shell::{self, Outcome};
use crate::site;
use archive::Packed;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The profile of the program; see Cargo.toml.
pub const PROFILE: &str = "cli";
/// Documents, as they lie here and in the archive.
const DOCUMENTS: &[(&str, &str)] = &[
    ("docs/download.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE", "LICENSE"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("docs/publishing.md", "docs/publishing.md"),
    ("docs/embedding.md", "docs/embedding.md"),
    ("docs/exports.md", "docs/exports.md"),
    ("docs/importing.md", "docs/importing.md"),
    (
        "docs/screenshots/prepare-layout.png",
        "docs/screenshots/prepare-layout.png",
    ),
    (
        "docs/screenshots/prepare-ready.png",
        "docs/screenshots/prepare-ready.png",
    ),
    (
        "docs/screenshots/prepare-comparators.png",
        "docs/screenshots/prepare-comparators.png",
    ),
    ("docs/changes.md", "docs/changes.md"),
    ("docs/format.md", "docs/format.md"),
    ("static/report.schema.json", "schemas/report.schema.json"),
    (
        "static/catalogue.schema.json",
        "schemas/catalogue.schema.json",
    ),
    (
        "static/indicator.schema.json",
        "schemas/indicator.schema.json",
    ),
    (
        "static/families.schema.json",
        "schemas/families.schema.json",
    ),
    ("static/recipe.schema.json", "schemas/recipe.schema.json"),
];
/// Where links of documents lead in the archive, as they are written here and there. A folder
/// stands before the one that it lies in.
const LINKS: &[(&str, &str)] = &[
    ("](../static/examples", "](../examples"),
    ("](../static/", "](../schemas/"),
];
/// The reports that the archive holds and its site shows.
pub const EXAMPLES: &str = "static/examples";

/// `cargo xtask dist`.
pub fn dist(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let built = shell::take_flag(&mut arguments, "--no-build");
    let tag = shell::take_value(&mut arguments, "--tag")?;
    shell::nothing_left(&arguments)?;
    if let Some(tag) = tag {
        must_be_of_this_version(&tag)?;
    }
    if !built {
        site::build_site()?;
    }
    make()
}

/// A release bears the version that its program says.
fn must_be_of_this_version(tag: &str) -> Outcome {
    let expected = concat!("v", env!("CARGO_PKG_VERSION"));
    if tag == expected {
        return Ok(());
    }
    Err(format!(
        "the tag is \"{tag}\"; expected \"{expected}\", the version in Cargo.toml"
    ))
}

/// Makes the archive of the viewer that was built last, and tries it.
pub fn make() -> Outcome {
    site::must_be_built()?;
    let target = host()?;
    let program = program()?;
    let name = format!("fairview-{}-{target}", env!("CARGO_PKG_VERSION"));
    let end = if cfg!(windows) { "zip" } else { "tar.gz" };
    let files = files(&program)?;
    shell::say("packing");
    let file = folder().join(format!("{name}.{end}"));
    let packed = archive::pack(&format!("{name}.{end}"), &name, files)?;
    let sum = Sha256::digest(&packed);
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{:>12} bytes  the program", size(&program)?);
    println!("{:>12} bytes  {}", packed.len(), file.display());
    println!("SHA-256 {sum}");
    shell::write_file(&file, packed)?;
    let sums = folder().join(format!("{name}.{end}.sha256"));
    shell::write_file(&sums, format!("{sum}  {name}.{end}\n"))?;
    trial::trial(&file, &name)
}

/// Where archives lie.
fn folder() -> PathBuf {
    shell::root().join("target/dist")
}

fn size(file: &Path) -> Outcome<u64> {
    let about = file.metadata();
    about.map_or_else(
        |e| Err(format!("{}: {e}", file.display())),
        |about| Ok(about.len()),
    )
}

/// The name of this kind of machine, as in `x86_64-unknown-linux-gnu`.
fn host() -> Outcome<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = shell::read(Command::new(rustc).arg("-vV"))?;
    let host = printed.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or("rustc does not say what machine this is".into())
}

/// Cargo, to compile as for the archive: no path of this machine is in what it makes.
pub fn cargo() -> Command {
    let mut flags = site::without_paths();
    if cfg!(all(windows, target_env = "msvc")) {
        // Else it would ask for a library that not every Windows has.
        flags.push("-Ctarget-feature=+crt-static".into());
    }
    let mut cargo = shell::cargo();
    // Divided by a sign that no path holds.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo
}

/// Builds the command-line program with the viewer inside; gives its file.
fn program() -> Outcome<PathBuf> {
    shell::say("building the program with the viewer inside");
    shell::run(
        cargo()
            .args(["build", "--locked", "--package", "fairview-cli"])
            .args(["--profile", PROFILE])
            .env("FAIRVIEW_VIEWER", site::dist()),
    )?;
    // Cargo puts profiles side by side; this program lies in that of developers.
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = own.ancestors().nth(2).ok_or("there is no target folder")?;
    let name = format!("fairview{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(PROFILE).join(name))
}

/// Everything in the archive.
fn files(program: &Path) -> Outcome<Vec<Packed>> {
    let plain = |path: String, bytes| Packed {
        path,
        bytes,
        runs: false,
    };
    let mut files = vec![Packed {
        path: format!("fairview{}", std::env::consts::EXE_SUFFIX),
        bytes: std::fs::read(program).map_err(|e| format!("{}: {e}", program.display()))?,
        runs: true,
    }];
    for (here, there) in DOCUMENTS {
        let mut bytes = archive::kept(here)?;
        if here.ends_with(".md") {
            let text = String::from_utf8(bytes).map_err(|_| format!("{here} is not UTF-8"))?;
            bytes = led_elsewhere(&text).into_bytes();
        }
        files.push(plain((*there).to_owned(), bytes));
    }
    files.push(plain(
        "LICENSES-OF-PARTS.txt".into(),
        licences::text()?.into_bytes(),
    ));
    for (path, bytes) in archive::files_of(&shell::root().join(EXAMPLES))? {
        files.push(plain(format!("examples/{path}"), bytes));
    }
    for (path, bytes) in example_site(program)? {
        files.push(plain(format!("example-site/{path}"), bytes));
    }
    let dead = dead_links(&files);
    if dead.is_empty() {
        Ok(files)
    } else {
        Err(format!(
            "documents of the archive lead to nothing:\n  {}",
            dead.join("\n  ")
        ))
    }
}

/// The site of the examples, as anyone would make it with this program.
fn example_site(program: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    shell::say("building the example site");
    let out = folder().join("example-site");
    let config = folder().join("fairview.toml");
    // Copies for web servers would only make the download longer.
    shell::write_file(&config, "compress = false\n")?;
    archive::emptied(&out)?;
    shell::run(
        Command::new(program)
            .arg("build")
            .arg(shell::root().join(EXAMPLES).join("catalogue.json"))
            .arg("--out")
            .arg(&out)
            .arg("--config")
            .arg(&config),
    )?;
    archive::files_of(&out)
}

fn led_elsewhere(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    LINKS
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

/// Links of the archive's documents to files and folders that it does not hold, with their document.
fn dead_links(files: &[Packed]) -> Vec<String> {
    let mut dead = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".md")) {
        let text = String::from_utf8_lossy(&file.bytes);
        for (_, rest) in text
            .match_indices("](")
            .map(|(at, _)| text.split_at(at + 2))
        {
            let link = rest.split(')').next().unwrap_or_default();
            let path = link.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let whole = joined(folder, path);
            let is_there = |other: &Packed| {
                other.path == whole || other.path.starts_with(&format!("{whole}/"))
            };
            if !files.iter().any(is_there) {
                dead.push(format!("{}: {link}", file.path));
            }
        }
    }
    dead
}

/// A relative path, from a folder on.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_must_say_the_version() {
        assert!(must_be_of_this_version(concat!("v", env!("CARGO_PKG_VERSION"))).is_ok());
        let reason = must_be_of_this_version("v99.0.0").unwrap_err();
        assert!(
            reason.starts_with("the tag is \"v99.0.0\"; expected \"v"),
            "{reason}"
        );
    }

    #[test]
    fn a_document_may_lead_only_to_what_is_in_the_archive() {
        let file = |path: &str, text: &str| Packed {
            path: path.into(),
            bytes: text.into(),
            runs: false,
        };
        let document = led_elsewhere(
            "[a](../static/examples) [b](../static/report.schema.json) [c](x.md#d) [e](#f) [g](https://example.org) [h](../gone.md)",
        );
        let files = [
            file("docs/y.md", &document),
            file("docs/x.md", ""),
            file("examples/q3.json", ""),
            file("schemas/report.schema.json", ""),
        ];
        assert_eq!(dead_links(&files), ["docs/y.md: ../gone.md"]);
    }
}
