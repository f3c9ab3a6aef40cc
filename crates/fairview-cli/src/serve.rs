//! `fairview serve`: a look at a built site, on this computer alone.

use crate::arguments::{self, Given, Wrong};
use crate::print;
use fairview_site::serve::Server;
use std::path::PathBuf;

/// Where a person finds the site unless told otherwise.
const PORT: u16 = 8080;

/// Does what the arguments after `serve` ask for: serves until the program is ended.
///
/// # Errors
/// In words: what is wrong with the arguments, the folder or the port.
pub fn run(words: &[&str]) -> Result<(), Wrong> {
    let server = server(words)?;
    let said = format!(
        "The site is at {}\nStop it with Ctrl+C.\n",
        server.address()
    );
    print::out(&said);
    server.run();
    Ok(())
}

fn server(words: &[&str]) -> Result<Server, Wrong> {
    let (folder, port, at) = asked(words).map_err(Wrong::Usage)?;
    Ok(Server::new(&folder, &at, port)?)
}

/// The folder, the port and the address below which the site stands.
fn asked(words: &[&str]) -> Result<(PathBuf, u16, String), String> {
    let Given { plain, options } = arguments::read("serve", words, &["--port", "--at"])?;
    let [folder] = plain.as_slice() else {
        return Err("serve needs one folder, like: fairview serve site".to_owned());
    };
    let port = match options.get("--port") {
        None => PORT,
        Some(text) => text
            .parse()
            .map_err(|_| format!("--port is \"{text}\"; expected a number from 0 to 65535"))?,
    };
    let at = options.get("--at").map_or("/", String::as_str);
    Ok((folder.into(), port, at.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_the_arguments_is_said() {
        for (words, says) in [
            (&[][..], "serve needs one folder, like: fairview serve site"),
            (
                &["site", "--port", "many"],
                "--port is \"many\"; expected a number from 0 to 65535",
            ),
        ] {
            assert_eq!(server(words).err(), Some(Wrong::Usage(says.to_owned())));
        }
        let Some(Wrong::Failed(reason)) = server(&["no-such-folder"]).err() else {
            panic!("a folder that is not there is served");
        };
        assert!(reason.ends_with("Expected a built site."), "{reason}");
    }
}
