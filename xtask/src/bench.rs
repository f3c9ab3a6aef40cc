//! How long a reader waits for what they asked, in a real browser on a slowed processor.
//!
//! Not a part of CI: a time is one machine's, and no test fails over it. What is printed beside
//! each time is its ratio to a plain baseline of the same run.

use crate::journeys;
use crate::shell::{self, Outcome};

/// `cargo xtask bench`: an argument is the number of repetitions.
pub fn bench(arguments: &[String]) -> Outcome {
    let times = journeys::prepare(arguments)?;
    shell::run(journeys::node()?.arg("bench.mjs").args(times))
}
