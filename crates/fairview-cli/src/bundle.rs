//! `fairview bundle`: a report as one file, for a disk or a letter.

use crate::print;
use crate::viewer;
use clap::Args;
use fairview_site::bundle;
use fairview_site::config::Config;
use fairview_site::reports::Reports;
use std::path::{Path, PathBuf};

/// Make one file of a report, to be sent or kept
///
/// Viewer, styles and data in a page that opens by double click, from a disk or an e-mail, and
/// reads where scripts are forbidden. With a catalogue, its measures show what its other reports
/// publish of them.
#[derive(Args, Debug, PartialEq, Eq)]
#[command(
    verbatim_doc_comment,
    after_help = "Example: fairview bundle q3.json --out q3.html"
)]
pub(crate) struct BundleArgs {
    /// The report, or a catalogue
    #[arg(value_name = "REPORT")]
    input: PathBuf,
    /// The report of the catalogue: its measures then have what the others publish of them
    #[arg(long, value_name = "ID")]
    report: Option<String>,
    /// The page to write
    #[arg(long, value_name = "REPORT.html", value_parser = page)]
    out: PathBuf,
    /// What stands on the page, and whose report it is: see docs/publishing.md
    #[arg(long, value_name = "fairview.toml")]
    config: Option<PathBuf>,
    /// The viewer of this folder, in place of the one inside this program
    #[arg(long, value_name = "FOLDER")]
    viewer: Option<PathBuf>,
}

/// The name of a page, by whose ending it opens in a browser.
fn page(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    match path.extension().is_some_and(|end| end == "html") {
        true => Ok(path),
        false => Err(
            "expected a name that ends in .html, by which it opens in a browser, like q3.html"
                .to_owned(),
        ),
    }
}

impl BundleArgs {
    /// Makes the page and prints what was done. Errors with every problem, a line each.
    pub(crate) fn run(self) -> Result<(), String> {
        let all = |problems: Vec<String>| problems.join("\n");
        let config = match &self.config {
            Some(file) => Config::read(file).map_err(all)?,
            None => Config::default(),
        };
        let viewer = viewer::read(self.viewer.as_deref())?;
        let inputs = [self.input];
        let reports = Reports::read(&inputs, config.organisation.as_deref()).map_err(all)?;
        let page = bundle::bundle(&viewer, &reports, self.report.as_deref(), &config)?;
        std::fs::write(&self.out, &page)
            .map_err(|error| format!("{} cannot be written: {error}", self.out.display()))?;
        print::out(&(as_text(&self.out, page.len()) + "\n"));
        Ok(())
    }
}

fn as_text(out: &Path, bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    format!(
        "{}: {kilobytes} kB. It opens by double click.",
        out.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parsed;

    #[test]
    fn arguments_are_taken_in_any_order() {
        let args = parsed(&["--out", "q3.html", "q3.json", "--viewer", "dist"]);
        let expected = BundleArgs {
            input: "q3.json".into(),
            report: None,
            out: "q3.html".into(),
            config: None,
            viewer: Some("dist".into()),
        };
        assert_eq!(args, Ok(expected));
    }

    #[test]
    fn what_is_missing_is_said() {
        for (words, says) in [
            (&["q3.json"][..], "--out <REPORT.html>"),
            (&["--out", "a.html"], "<REPORT>"),
            (
                &["a.json", "b.json", "--out", "a.html"],
                "unexpected argument 'b.json'",
            ),
            (
                &["a.json", "--out", "folder"],
                "expected a name that ends in .html",
            ),
            (&["a.json", "--to", "x"], "unexpected argument '--to'"),
        ] {
            let reason = parsed::<BundleArgs>(words).unwrap_err();
            assert!(reason.contains(says), "{reason}");
        }
    }

    #[test]
    fn what_was_written_is_told() {
        assert_eq!(
            as_text(Path::new("q3.html"), 612_001),
            "q3.html: 613 kB. It opens by double click."
        );
    }
}
