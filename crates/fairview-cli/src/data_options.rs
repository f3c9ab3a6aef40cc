//! The options about files of data on the command line, from the table of options.

use crate::failure::Failure;
use clap::builder::PossibleValuesParser;
use clap::error::{Error, ErrorKind};
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use report_import::options::{OPTIONS, Options};
use std::path::Path;

/// What files of data leave unsaid.
#[derive(Debug, Clone, Default)]
pub(crate) struct DataOptions(pub(crate) Options);

/// Options, and those of a file that are not said.
pub(crate) fn with_file(mut options: Options, file: Option<&Path>) -> Result<Options, Failure> {
    if let Some(file) = file {
        let name = file.display();
        let text = std::fs::read_to_string(file)
            .map_err(|error| Failure::Usage(format!("{name} cannot be read: {error}")))?;
        let added = options.add_file(&text);
        added.map_err(|reason| Failure::Usage(format!("{name}, {reason}")))?;
    }
    Ok(options)
}

impl Args for DataOptions {
    fn augment_args(command: Command) -> Command {
        let args = OPTIONS.iter().map(|option| {
            let arg = Arg::new(option.name).long(option.name).help(option.about);
            let arg = arg.value_name(option.value_name);
            match option.values {
                [] => arg,
                values => arg.value_parser(PossibleValuesParser::new(values)),
            }
        });
        command
            .next_help_heading("What files of data leave unsaid")
            .args(args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for DataOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut options = Options::default();
        for option in OPTIONS {
            if let Some(value) = matches.get_one::<String>(option.name) {
                let added = options.add(option.name, value);
                added.map_err(|reason| Error::raw(ErrorKind::ValueValidation, reason))?;
            }
        }
        Ok(Self(options))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
