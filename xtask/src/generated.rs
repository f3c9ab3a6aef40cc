//! Files that are made by a command and kept in the repository, so that a reader finds them and a
//! review sees them change.

use crate::shell::{self, Outcome};

/// The schema's name for the command, and where it is kept.
const SCHEMAS: &[(&str, &str)] = &[
    ("report", "static/report.schema.json"),
    ("catalogue", "static/catalogue.schema.json"),
];

/// `cargo xtask schemas`: writes them, or with `--check` fails when they are stale.
pub fn schemas(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let check = shell::take_flag(&mut arguments, "--check");
    shell::nothing_left(&arguments)?;
    let mut stale = Vec::new();
    for (name, file) in SCHEMAS {
        let fresh = fairview(&["schema", name])?;
        let kept = shell::root().join(file);
        // A checkout may have changed the line ends.
        let same =
            std::fs::read_to_string(&kept).is_ok_and(|old| old.replace("\r\n", "\n") == fresh);
        match (same, check) {
            (true, _) => println!("{file} is fresh"),
            (false, true) => stale.push(*file),
            (false, false) => {
                shell::write_file(&kept, &fresh)?;
                println!("{file} written");
            }
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} no longer fits the wire types; run `cargo xtask schemas` and commit the result",
            stale.join(" and ")
        ))
    }
}

/// What the officer's command prints.
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
