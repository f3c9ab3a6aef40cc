//! How long a reader waits for what they asked, in a real browser on a slowed processor, and how
//! many pages a second are built natively.
//!
//! Not a part of CI: a time is one machine's, and no test fails over it. What is printed beside
//! each time is its ratio to a plain baseline of the same run.

use crate::shell::{self, Outcome};
use crate::{dist, e2e, site, tools};

/// `cargo xtask bench`: an argument is the number of repetitions, or `pages`.
pub fn bench(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    if shell::take_flag(&mut arguments, "pages") {
        return pages(arguments);
    }
    let times = e2e::prepare(&arguments)?;
    shell::run(e2e::node()?.arg("bench.mjs").args(times))
}

/// `cargo xtask compare`: Fairview beside plain pages with a chart library; bench/README.md has more. An
/// argument is the number of repetitions.
pub fn compare(arguments: &[String]) -> Outcome {
    let times = e2e::prepare(arguments)?;
    tools::node_packages("bench")?;
    // This has built the program.
    let mut node = e2e::node()?;
    node.env("FAIRVIEW", shell::root().join("target/debug/fairview"));
    shell::run(node.arg("../../bench/compare.mjs").args(times))
}

/// The pages of the examples, compiled as in the command-line program.
fn pages(mut arguments: Vec<String>) -> Outcome {
    let built = shell::take_flag(&mut arguments, "--no-build");
    shell::nothing_left(&arguments)?;
    if built {
        site::must_be_built()?;
    } else {
        site::build_site()?;
    }
    shell::run(
        dist::cargo()
            .args(["run", "--quiet", "--locked", "--package", "fairview-site"])
            .args(["--profile", dist::PROFILE, "--example", "pages", "--"])
            .arg(site::dist())
            .arg(shell::root().join(dist::EXAMPLES).join("catalogue.json"))
            .arg(shell::root().join("target/bench-pages")),
    )
}
