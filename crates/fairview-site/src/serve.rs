//! `fairview serve`: a look at a site before it is uploaded, with the headers that a server is told to
//! send.

use crate::names;
use crate::policy::{self, policy_in};
use crate::site_files;
pub use fairview_serve::Server;
use std::fs;
use std::path::Path;

/// Below it lie the pages for frames.
const FRAMES: &str = "embed/";

/// Serves a built site at a path of 127.0.0.1; port 0 takes a free one. An error says why the folder
/// or the port cannot be had.
pub fn server(folder: &Path, at: &str, port: u16) -> Result<Server, String> {
    let first = folder.join("index.html");
    let page = fs::read_to_string(&first)
        .map_err(|error| format!("{}: {error}. Expected a built site.", first.display()))?;
    // That of the page for what is missing allows its style too.
    let missing = fs::read_to_string(folder.join("404.html")).unwrap_or_default();
    let policy = policy_in(&missing).or_else(|| policy_in(&page));
    let policy = policy.ok_or_else(|| {
        let first = first.display();
        format!("{first} has no Content-Security-Policy; expected a page of Fairview's")
    })?;
    let (policy, framed) = (policy::with_frames(policy, &[]), policy::framed(&[]));
    let headers = move |path: Option<&str>| {
        let policy = match path.is_some_and(|path| path.starts_with(FRAMES)) {
            true => &framed,
            false => &policy,
        };
        let keep = match path.is_some_and(names::is_immutable) {
            true => site_files::FOR_EVER,
            false => site_files::ASK_FIRST,
        };
        vec![
            ("content-security-policy", policy.clone()),
            ("referrer-policy", site_files::REFERRER.to_owned()),
            ("cache-control", keep.to_owned()),
        ]
    };
    Server::new(folder.to_owned(), at, port, Box::new(headers))
}

#[cfg(test)]
mod tests;
