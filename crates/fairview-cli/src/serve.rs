//! `fairview serve`: a look at a built site, on this computer alone.

use crate::print;
use clap::Args;
use fairview_site::serve::server;
use std::path::PathBuf;

/// Show a built site on this computer, before it is uploaded.
#[derive(Args)]
#[command(after_help = "Example: fairview serve site")]
pub(crate) struct ServeArgs {
    /// The folder of the site
    #[arg(value_name = "SITE")]
    folder: PathBuf,
    /// The port, 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// The folder of the address below which the site stands
    #[arg(long, value_name = "/folder/", default_value = "/")]
    at: String,
}

impl ServeArgs {
    /// Serves until the program is ended. Errors with what is wrong with the folder or the port.
    pub(crate) fn run(&self) -> Result<(), String> {
        let server = server(&self.folder, &self.at, self.port)?;
        let said = format!(
            "The site is at {}\nStop it with Ctrl+C.\n",
            server.address()
        );
        print::out(&said);
        server.run()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parsed;

    #[test]
    fn what_is_wrong_with_the_arguments_is_said() {
        for (words, says) in [
            (&[][..], "<SITE>"),
            (
                &["site", "--port", "many"],
                "invalid value 'many' for '--port <N>'",
            ),
        ] {
            let reason = parsed::<ServeArgs>(words).err().unwrap();
            assert!(reason.contains(says), "{reason}");
        }
        let args: ServeArgs = parsed(&["no-such-folder"]).unwrap();
        let reason = args.run().unwrap_err();
        assert!(reason.ends_with("Expected a built site."), "{reason}");
    }
}
