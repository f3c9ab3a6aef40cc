//! `fairview bundle`: a report as one file, for a disk or a letter.

use crate::arguments::{self, Given, Wrong};
use crate::print;
use crate::viewer;
use fairview_site::bundle;
use fairview_site::config::Config;
use fairview_site::reports::Reports;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    report: PathBuf,
    out: PathBuf,
    config: Option<PathBuf>,
    /// In place of the one inside the program.
    viewer: Option<PathBuf>,
}

impl Wanted {
    fn read(words: &[&str]) -> Result<Self, String> {
        let Given { plain, options } =
            arguments::read("bundle", words, &["--out", "--config", "--viewer"])?;
        let path = |name: &str| options.get(name).map(PathBuf::from);
        let needs = |what: &str| {
            format!("bundle needs {what}, like: fairview bundle q3.json --out q3.html")
        };
        let out = path("--out").ok_or_else(|| needs("--out and a file"))?;
        if out.extension().is_none_or(|end| end != "html") {
            return Err(format!(
                "--out is \"{}\"; expected a name that ends in .html, by which it opens in a browser, like q3.html",
                out.display()
            ));
        }
        match plain.as_slice() {
            [report] => Ok(Self {
                report: report.into(),
                out,
                config: path("--config"),
                viewer: path("--viewer"),
            }),
            _ => Err(needs("one report")),
        }
    }
}

/// Does what the arguments after `bundle` ask for, and prints what was done.
///
/// # Errors
/// In words: every problem, a line each.
pub fn run(words: &[&str]) -> Result<(), Wrong> {
    let wanted = Wanted::read(words).map_err(Wrong::Usage)?;
    let all = |problems: Vec<String>| problems.join("\n");
    let config = match &wanted.config {
        Some(file) => Config::read(file).map_err(all)?,
        None => Config::default(),
    };
    let viewer = viewer::read(wanted.viewer.as_deref())?;
    let inputs = [wanted.report];
    let reports = Reports::read(&inputs, config.organisation.as_deref()).map_err(all)?;
    let page = bundle::bundle(&viewer, &reports, &config)?;
    std::fs::write(&wanted.out, &page)
        .map_err(|error| format!("{} cannot be written: {error}", wanted.out.display()))?;
    print::out(&(as_text(&wanted.out, page.len()) + "\n"));
    Ok(())
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

    #[test]
    fn arguments_are_taken_in_any_order() {
        let wanted = Wanted::read(&["--out", "q3.html", "q3.json", "--viewer", "dist"]);
        let expected = Wanted {
            report: "q3.json".into(),
            out: "q3.html".into(),
            config: None,
            viewer: Some("dist".into()),
        };
        assert_eq!(wanted, Ok(expected));
    }

    #[test]
    fn what_is_missing_is_said() {
        for (words, says) in [
            (
                &["q3.json"][..],
                "bundle needs --out and a file, like: fairview bundle q3.json",
            ),
            (&["--out", "a.html"], "bundle needs one report, like"),
            (
                &["a.json", "b.json", "--out", "a.html"],
                "bundle needs one report, like",
            ),
            (
                &["a.json", "--out", "folder"],
                "--out is \"folder\"; expected a name that ends in .html",
            ),
            (&["a.json", "--to", "x"], "bundle has no option --to"),
        ] {
            let reason = Wanted::read(words).unwrap_err();
            assert!(reason.starts_with(says), "{reason}");
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
