//! The command line: every command with its arguments, and what is printed where they are wrong.
//!
//! Exits with 0, with 1 where a command fails or finds errors, with 2 where its words are wrong.

use crate::failure::Failure;
use crate::{
    build, bundle, chart, check, comparators, diff, export, families, figures, import, print,
    recipe, schema, serve, template, verify, viewer,
};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Check performance reports, make them of other files, and publish them as a site.
#[derive(Parser)]
#[command(name = "fairview", version = version(), disable_help_subcommand = false)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::CheckArgs),
    Diff(diff::DiffArgs),
    /// Find the measures that several reports have in common.
    #[command(subcommand)]
    Families(families::FamiliesCommand),
    /// Find national measures that may go beside a report's.
    #[command(subcommand)]
    Comparators(comparators::ComparatorsCommand),
    Figures(figures::FiguresArgs),
    Export(export::ExportArgs),
    Chart(chart::ChartArgs),
    Schema(schema::SchemaArgs),
    Template(template::TemplateArgs),
    Recipe(recipe::RecipeArgs),
    /// Make a report out of a workbook, CSV, JSON-stat or the files of a benchmarking tool.
    #[command(subcommand)]
    Import(import::ImportCommand),
    Build(build::BuildArgs),
    Bundle(bundle::BundleArgs),
    Serve(serve::ServeArgs),
    Verify(verify::VerifyArgs),
}

impl Command {
    fn run(self) -> Result<ExitCode, Failure> {
        match self {
            Self::Check(args) => return Ok(args.run()),
            Self::Import(command) => return command.run(),
            Self::Verify(args) => return Ok(args.run()?),
            Self::Diff(args) => print::out(&args.run()?),
            Self::Families(command) => command.run()?,
            Self::Comparators(command) => command.run()?,
            Self::Figures(args) => args.run()?,
            Self::Export(args) => args.run()?,
            Self::Chart(args) => args.run()?,
            Self::Schema(args) => args.run(),
            Self::Template(args) => args.run()?,
            Self::Recipe(args) => args.run()?,
            Self::Build(args) => args.run()?,
            Self::Bundle(args) => args.run()?,
            Self::Serve(args) => args.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn version() -> &'static str {
    match viewer::embedded() {
        Some(_) => concat!(env!("CARGO_PKG_VERSION"), ", with the viewer inside"),
        None => concat!(env!("CARGO_PKG_VERSION"), ", without a viewer inside"),
    }
}

/// The command line as clap has it, with every command below it.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Does what the words say, the first of which is the name of the program.
pub fn run(words: Vec<OsString>) -> ExitCode {
    if words.len() < 2 {
        print::out(&Cli::command().render_help().to_string());
        return ExitCode::SUCCESS;
    }
    let parsed = Cli::command().try_get_matches_from(words);
    let parsed = parsed.and_then(|matches| Ok((names(&matches), Cli::from_arg_matches(&matches)?)));
    let (names, cli) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return complaint(&error),
    };
    match cli.command.run() {
        Ok(code) => code,
        Err(Failure::Usage(reason)) => complaint(&usage(&names, &reason)),
        Err(Failure::Failed(reason)) => {
            print::failed(&reason);
            ExitCode::FAILURE
        }
    }
}

/// The names of the command that was given, like `import csv`.
fn names(mut matches: &clap::ArgMatches) -> Vec<String> {
    let mut names = Vec::new();
    while let Some((name, below)) = matches.subcommand() {
        names.push(name.to_owned());
        matches = below;
    }
    names
}

/// An error about the words of a command, with its usage.
fn usage(names: &[String], reason: &str) -> clap::Error {
    let mut all = Cli::command();
    all.build();
    let mut command = &mut all;
    for name in names {
        command = match command.find_subcommand_mut(name) {
            Some(below) => below,
            None => unreachable!("the names are those of a command that was parsed"),
        };
    }
    command.error(ErrorKind::ValueValidation, reason)
}

/// Prints what clap has to say: help and the version, or what is wrong.
fn complaint(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if !error.use_stderr() {
        print::out(&text);
        return ExitCode::SUCCESS;
    }
    match text.strip_prefix("error: ") {
        Some(reason) => print::err(&format!("fairview: {reason}")),
        None => print::err(&text),
    }
    ExitCode::from(2)
}

/// What arguments give as a command's, or what is wrong with them: for tests of single commands.
#[cfg(test)]
pub(crate) fn parsed<T: clap::Args>(words: &[&str]) -> Result<T, String> {
    let command = T::augment_args(clap::Command::new("x").no_binary_name(true));
    let matches = command
        .try_get_matches_from(words)
        .map_err(|e| e.to_string())?;
    T::from_arg_matches(&matches).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_do_not_contradict_each_other() {
        command().debug_assert();
    }
}
