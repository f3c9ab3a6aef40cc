//! `cargo xtask examples`: makes `static/examples/` from `data/`. The work is done by a program
//! of its own (`xtask/src/examples/`), which alone needs what reads spreadsheets.

use crate::shell::{self, Outcome};

/// Writes the examples, or with `--check` fails when they are stale.
pub fn examples(arguments: &[String]) -> Outcome {
    shell::run(
        shell::cargo()
            .args(["run", "--quiet", "--locked", "--package", "xtask"])
            .args(["--features", "examples", "--bin", "make-examples", "--"])
            .args(arguments),
    )
}
