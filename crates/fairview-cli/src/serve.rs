//! `fairview serve`: a look at a built site, on this computer alone.

use crate::arguments::{self, Given};
use fairview_site::serve::Server;
use std::path::Path;

/// Where a person finds the site unless told otherwise.
const PORT: u16 = 8080;

/// Does what the arguments after `serve` ask for: serves until the program is ended.
///
/// # Errors
/// In words: what is wrong with the arguments, the folder or the port.
pub fn run(words: &[&str]) -> Result<(), String> {
    let server = server(words)?;
    println!("The site is at {}\nStop it with Ctrl+C.", server.address());
    server.run();
    Ok(())
}

fn server(words: &[&str]) -> Result<Server, String> {
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
    Server::new(Path::new(folder), at, port)
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
            assert_eq!(server(words).err().as_deref(), Some(says));
        }
        let reason = server(&["no-such-folder"]).err().unwrap();
        assert!(reason.ends_with("Expected a built site."), "{reason}");
    }
}
