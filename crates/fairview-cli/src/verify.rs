//! `fairview verify`: whether a site is whole, in the words of `fairview check`.

use crate::arguments::{self, Given, Wrong};
use crate::check::{self, Checked};
use crate::print;
use fairview_site::verify::{self, Verified};
use std::path::Path;
use std::process::ExitCode;

/// Does what the arguments after `verify` ask for, and prints what was found. Gives 1 where there
/// are errors, 0 where there are only notices.
///
/// # Errors
/// In words: what is wrong with the arguments, or that there is no site.
pub fn run(words: &[&str]) -> Result<ExitCode, Wrong> {
    let (folder, json) = asked(words).map_err(Wrong::Usage)?;
    let (summary, checked) = split(&folder, verify::verify(Path::new(&folder))?);
    let errors = checked.errors();
    let checked = [checked];
    match json {
        true => print::out(&check::as_json(&checked)),
        false => print::out(&format!("{}{summary}\n", check::as_text(&checked))),
    }
    Ok(ExitCode::from(u8::from(errors > 0)))
}

/// The folder, and whether JSON is asked for.
fn asked(words: &[&str]) -> Result<(String, bool), String> {
    let Given { plain, options } = arguments::read("verify", words, &["--format"])?;
    let [folder] = plain.as_slice() else {
        return Err("verify needs one folder, like: fairview verify site".to_owned());
    };
    let json = match options.get("--format").map(String::as_str) {
        None | Some("text") => false,
        Some("json") => true,
        Some(_) => return Err("--format takes \"text\" or \"json\"".to_owned()),
    };
    Ok((folder.clone(), json))
}

/// What was looked at, in a line, and what is wrong.
fn split(folder: &str, verified: Verified) -> (String, Checked) {
    let Verified {
        pages,
        files,
        bytes,
        links,
        data,
        problems,
    } = verified;
    let summary = format!(
        "{pages} pages, {links} links, {data} data files; {files} files of {:.1} MB together",
        bytes as f64 / 1e6
    );
    let file = folder.to_owned();
    (summary, Checked { file, problems })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_told_in_a_line() {
        let verified = Verified {
            pages: 3,
            files: 12,
            bytes: 1_250_000,
            links: 40,
            data: 2,
            problems: Vec::new(),
        };
        let (summary, checked) = split("site", verified);
        assert_eq!(
            summary,
            "3 pages, 40 links, 2 data files; 12 files of 1.2 MB together"
        );
        assert_eq!(check::as_text(&[checked]), "site: no problems\n");
    }

    #[test]
    fn a_folder_that_is_no_site_is_told() {
        assert!(run(&[]).is_err());
        assert!(run(&["no-such-folder"]).is_err());
        assert_eq!(
            run(&["x", "--format", "xml"]).unwrap_err(),
            Wrong::Usage("--format takes \"text\" or \"json\"".to_owned())
        );
    }
}
