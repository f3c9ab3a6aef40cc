//! The developers' commands, from one table: `cargo xtask --help` prints it.
//!
//! Nothing here is part of what a reader downloads, and nothing is installed outside the tools
//! folder (see `tools`), but for the Rust target and, on Debian as root, Chromium.

mod bench;
mod browser;
mod bundle;
mod check_deps;
mod check_exports;
mod checks;
mod cycles;
mod dist;
mod e2e;
mod firefox;
mod generated;
mod lazy_code;
mod post_build;
mod server;
mod setup;
mod shell;
mod site;
mod size;
mod strings;
mod styles;
mod tools;

use shell::Outcome;
use std::process::ExitCode;

/// One command: its name, the line that `--help` prints, and what it does with its arguments.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Outcome,
}

/// Every command. A new one is a line here.
#[rustfmt::skip]
const COMMANDS: &[Command] = &[
    Command { name: "serve", about: "Build the viewer in release form and serve it with the examples [--port N] [--at /folder/] [--no-build]", run: site::serve },
    Command { name: "test", about: "Run every check CI runs [--only fmt,clippy,check-deps,generated,native,check-exports,wasm,site,dist,e2e]", run: checks::test },
    Command { name: "build", about: "Build the site into dist/, ready to be copied to a web server", run: site::build },
    Command { name: "dist", about: "Make the archive that a stranger downloads in target/dist/, and try it [--no-build] [--tag v1.2.3]", run: dist::dist },
    Command { name: "size", about: "Print what a first visit downloads, in brotli, and fail over the limits", run: size::size },
    Command { name: "e2e", about: "Run the end-to-end tests in a real browser [--no-build] [--zip: on a site made on the page] [part of a file name]", run: e2e::e2e },
    Command { name: "screenshots", about: "Take screenshots of the screens into target/screenshots [--no-build] [part of a name]", run: e2e::screenshots },
    Command { name: "check-exports", about: "Open what readers download in LibreOffice, another renderer and validators", run: check_exports::check_exports },
    Command { name: "bench", about: "Time what a reader waits for, in a browser on a slowed processor, or how fast pages are built [--no-build] [repetitions] [pages]", run: bench::bench },
    Command { name: "compare", about: "Measure Fairview beside plain pages with a chart library, on a throttled phone [--no-build] [repetitions]", run: bench::compare },
    Command { name: "bundle", about: "Make dist/bundle.txt anew, which reports in one file are made from", run: bundle::bundle },
    Command { name: "schemas", about: "Write the JSON Schemas of the file formats into static/ [--check]", run: generated::schemas },
    Command { name: "strings", about: "Write every text that readers see into docs/strings.md, for an editor [--check]", run: strings::strings },
    Command { name: "check-deps", about: "Check that no crate depends on what it must not know, and no modules on each other", run: check_deps::check_deps },
    Command { name: "setup", about: "Bring every tool these commands need; safe to repeat", run: setup::setup },
    Command { name: "styles", about: "Join static/styles/*.css into one sheet (Trunk calls this before a build)", run: styles::styles },
    Command { name: "post-build", about: "Name the Wasm by its hash and make scripts small (Trunk calls this after a build)", run: post_build::post_build },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = arguments.first().map_or("--help", String::as_str);
    if matches!(wanted, "--help" | "-h" | "help") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == wanted) else {
        eprint!("There is no command `{wanted}`.\n\n{}", help());
        return ExitCode::from(2);
    };
    if arguments[1..].iter().any(|a| a == "--help" || a == "-h") {
        println!("cargo xtask {}\n\n{}", command.name, command.about);
        return ExitCode::SUCCESS;
    }
    match (command.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\ncargo xtask {wanted}: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND\n\n");
    for Command {
        name,
        about,
        run: _,
    } in COMMANDS
    {
        text.push_str(&format!("  {name:<13} {about}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of the workflows that begin with these words, with what follows on the line.
    fn lines(begin: &str) -> Vec<String> {
        let folder = shell::root().join(".github/workflows");
        let files = std::fs::read_dir(&folder).unwrap().flatten();
        let texts = files.map(|file| shell::read_file(&file.path()).unwrap());
        let found = texts.flat_map(|text| {
            let lines = text
                .lines()
                .map(|line| line.trim().trim_start_matches("- "));
            let rest = lines.filter_map(|line| line.strip_prefix(begin));
            rest.map(str::to_owned).collect::<Vec<_>>()
        });
        found.collect()
    }

    #[test]
    fn workflows_run_commands_that_there_are() {
        let called = lines("run: cargo xtask ");
        assert!(called.len() > 4, "{called:?}");
        for line in called {
            let name = line.split(' ').next().unwrap();
            assert!(
                COMMANDS.iter().any(|command| command.name == name),
                "{line}"
            );
        }
    }

    #[test]
    fn workflows_use_actions_of_their_host_alone() {
        let used = lines("uses: ");
        assert!(used.len() > 8, "{used:?}");
        for action in used {
            let of_host = action
                .strip_prefix("actions/")
                .and_then(|rest| rest.split_once("@v"));
            let major = of_host.and_then(|(_, version)| version.parse::<u32>().ok());
            assert!(major.is_some(), "{action}");
        }
    }
}
