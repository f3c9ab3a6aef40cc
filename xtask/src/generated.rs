//! Files that are made by a command and kept in the repository, so that a reader finds them and a
//! review sees them change.

use crate::shell::{self, Outcome};

/// The schema's name for the command, and where it is kept.
const SCHEMAS: &[(&str, &str)] = &[
    ("report", "static/report.schema.json"),
    ("catalogue", "static/catalogue.schema.json"),
    ("indicator", "static/indicator.schema.json"),
    ("families", "static/families.schema.json"),
    ("recipe", "static/recipe.schema.json"),
];

/// The guide to the format; its last section lists every field.
const GUIDE: &str = "docs/format.md";

/// The guide with its tables of fields made anew.
fn guide(fields: &str) -> Outcome<String> {
    let (begin, end) = ("<!-- fields -->\n", "<!-- /fields -->");
    let text = std::fs::read_to_string(shell::root().join(GUIDE))
        .map_err(|error| format!("{GUIDE} cannot be read: {error}"))?
        .replace("\r\n", "\n");
    let (before, rest) = text
        .split_once(begin)
        .ok_or_else(|| format!("{GUIDE} has no line `<!-- fields -->`"))?;
    let (_, after) = rest
        .split_once(end)
        .ok_or_else(|| format!("{GUIDE} has no line `<!-- /fields -->`"))?;
    Ok(format!("{before}{begin}\n{fields}{end}{after}"))
}

/// `cargo xtask schemas`: writes them, or with `--check` fails when they are stale.
pub fn schemas(arguments: &[String]) -> Outcome {
    let mut wanted = Vec::new();
    for (name, file) in SCHEMAS {
        wanted.push((*file, fairview(&["schema", name])?));
    }
    wanted.push((GUIDE, guide(&fairview(&["schema", "fields"])?)?));
    keep(arguments, "schemas", &wanted)
}

/// Writes files that the command of that name makes, or with `--check` fails when they are stale.
pub fn keep(arguments: &[String], command: &str, wanted: &[(&str, String)]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let check = shell::take_flag(&mut arguments, "--check");
    shell::nothing_left(&arguments)?;
    let mut stale = Vec::new();
    for (file, fresh) in wanted {
        let kept = shell::root().join(file);
        // A checkout may have changed the line ends.
        let same =
            std::fs::read_to_string(&kept).is_ok_and(|old| old.replace("\r\n", "\n") == *fresh);
        match (same, check) {
            (true, _) => println!("{file} is fresh"),
            (false, true) => stale.push(*file),
            (false, false) => {
                shell::write_file(&kept, fresh)?;
                println!("{file} written");
            }
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} no longer fits the sources; run `cargo xtask {command}` and commit the result",
            stale.join(" and ")
        ))
    }
}

/// What the command line prints.
fn fairview(arguments: &[&str]) -> Outcome<String> {
    shell::read(
        shell::cargo()
            .args([
                "run",
                "--quiet",
                "--locked",
                "--package",
                "fairview-cli",
                "--",
            ])
            .args(arguments),
    )
}
