//! The command `fairview`.
#![deny(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

/// Pages are rendered in many small pieces: see docs/performance.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fairview_cli::cli::run(std::env::args_os().collect())
}
