//! The built site on this computer, with the policy that its page names as a header too.

use crate::shell::{self, Outcome};
pub use fairview_serve::{Server, policy_in};
use std::path::PathBuf;

/// Serves a folder at a path of 127.0.0.1; port 0 takes a free one.
pub fn server(folder: PathBuf, at: &str, port: u16) -> Outcome<Server> {
    let page = shell::read_file(&folder.join("index.html"))?;
    // A published site has a page for what is missing, whose policy allows its style too.
    let missing = std::fs::read_to_string(folder.join("404.html")).unwrap_or_default();
    let policy = policy_in(&missing).or_else(|| policy_in(&page));
    let policy = policy.ok_or("index.html has no Content-Security-Policy")?;
    let headers = [
        ("content-security-policy", policy.to_owned()),
        ("cache-control", "no-cache".to_owned()),
    ];
    Server::new(folder, at, port, Box::new(move |_| headers.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_page_is_refused() {
        assert!(server(shell::root().join("xtask"), "/", 0).is_err());
    }
}
