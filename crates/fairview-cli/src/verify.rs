//! `fairview verify`: whether a site is whole, in the words of `fairview check`.

use crate::findings::{self, Checked, Format};
use crate::print;
use clap::Args;
use fairview_site::verify::{self, Verified};
use std::path::PathBuf;
use std::process::ExitCode;

/// Follow every link of a site and hold every file to its hash
///
/// Exits with 1 where there are errors, with 0 where there are only notices.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = "Example: fairview verify site")]
pub(crate) struct VerifyArgs {
    /// The folder of the site
    #[arg(value_name = "SITE")]
    folder: PathBuf,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl VerifyArgs {
    /// Prints what was found. Gives 1 where there are errors, 0 where there are only notices.
    /// Errors where there is no site.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let folder = self.folder.display().to_string();
        let (summary, checked) = split(&folder, verify::verify(&self.folder)?);
        let errors = checked.errors();
        let checked = [checked];
        match self.format {
            Format::Json => print::out(&findings::as_json(&checked)),
            Format::Text => print::out(&format!("{}{summary}\n", findings::as_text(&checked))),
        }
        Ok(ExitCode::from(u8::from(errors > 0)))
    }
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
    use crate::cli::parsed;

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
        assert_eq!(findings::as_text(&[checked]), "site: no problems\n");
    }

    #[test]
    fn a_folder_that_is_no_site_is_told() {
        let args: VerifyArgs = parsed(&["no-such-folder"]).unwrap();
        assert!(args.run().is_err());
        assert!(parsed::<VerifyArgs>(&[]).is_err());
        let reason = parsed::<VerifyArgs>(&["x", "--format", "xml"]).err();
        assert!(reason.unwrap().contains("[possible values: text, json]"));
    }
}
