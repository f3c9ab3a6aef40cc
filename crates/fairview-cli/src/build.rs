//! `fairview build`: from reports to a folder that is ready to be uploaded.

use crate::failure::Failure;
use crate::print;
use crate::viewer;
use clap::Args;
use fairview_site::config::Config;
use fairview_site::make::Order;
use fairview_site::publish::{self, Progress, Published};
use fairview_site::reports::{Reports, series_proposed};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Make a site of the reports: a page for every view, to be uploaded to any web space.
#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = "Example: fairview build reports/*.json --out site")]
pub(crate) struct BuildArgs {
    /// Reports and catalogues
    #[arg(value_name = "REPORT", required = true)]
    reports: Vec<PathBuf>,
    /// The folder to write, or to bring up to date
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// What stands on every page, and whose site it is: see docs/publishing.md
    #[arg(long, value_name = "fairview.toml")]
    config: Option<PathBuf>,
    /// Readers' devices keep what they open, to be read without a network; a newer version is
    /// offered to them
    #[arg(long)]
    offline: bool,
    /// Take away reports that the folder holds and that are not named
    #[arg(long)]
    remove: bool,
    /// The viewer of this folder, in place of the one inside this program
    #[arg(long, value_name = "FOLDER")]
    viewer: Option<PathBuf>,
}

impl BuildArgs {
    /// Builds the site and prints what was done. Errors with every problem, a line each.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let all = |problems: Vec<String>| problems.join("\n");
        let mut config = match &self.config {
            Some(file) => Config::read(file).map_err(all)?,
            None => Config::default(),
        };
        config.offline |= self.offline;
        let viewer = viewer::read(self.viewer.as_deref())?;
        let reports = Reports::read(&self.reports, config.organisation.as_deref()).map_err(all)?;
        let dropped = publish::dropped(&self.out, &reports)?;
        if !dropped.is_empty() && !self.remove {
            return Err(Failure::Failed(asks(&self.out, &dropped)));
        }
        let order = Order {
            viewer: &viewer,
            reports: &reports,
            config: &config,
        };
        // In a pipe or a file it would be a heap of lines.
        let terminal = std::io::stderr().is_terminal();
        let published = publish::publish(&order, &self.out, &|progress| {
            if let Some(words) = as_line(progress).filter(|_| terminal) {
                // Nobody is helped when the words about progress cannot be written.
                let _ = write!(std::io::stderr().lock(), "{words}");
            }
        })?;
        let mut text = as_text(&self.out, &published);
        for report in &dropped {
            text.push_str(&format!("  {report} is no longer published\n"));
        }
        for proposed in series_proposed(&reports.releases()) {
            text.push_str(&format!("  notice  {proposed}\n"));
        }
        print::out(&text);
        Ok(())
    }
}

/// That reports would go which nobody asked to remove.
fn asks(out: &Path, dropped: &[String]) -> String {
    let (what, them) = match dropped.len() {
        1 => ("a report that was not named".to_owned(), "it"),
        more => (format!("{more} reports that were not named"), "them"),
    };
    format!(
        "{} holds {what} and would lose {them}, with every link to {them}:\n  {}\nName {them} too, or say --remove to take {them} away. Nothing was written.",
        out.display(),
        dropped.join("\n  ")
    )
}

/// A line that renews itself, now and then, and stays when its work is done.
fn as_line(progress: Progress) -> Option<String> {
    let (done, of, what) = match progress {
        Progress::Rendered(done, of) => (done, of, "pages"),
        Progress::Compressed(done, of) => (done, of, "files compressed"),
    };
    let end = if done == of { "\n" } else { "" };
    (done.is_multiple_of(50) || done == of).then(|| format!("\r{done} of {of} {what}{end}"))
}

fn as_text(out: &Path, published: &Published) -> String {
    let Published {
        pages,
        frames,
        lasting: _,
        written,
    } = published;
    let frames = match frames {
        0 => String::new(),
        frames => format!(", and {frames} for frames in other pages"),
    };
    let mut text = format!(
        "{}: {pages} pages{frames}. Files: {} new, {} changed, {} as they were, {} removed, {} kept of earlier builds.\n",
        out.display(),
        written.added,
        written.changed,
        written.unchanged,
        written.removed,
        written.kept
    );
    for path in &written.restored {
        text.push_str(&format!(
            "  {path} had been changed by hand and was written anew\n"
        ));
    }
    for path in &written.left {
        text.push_str(&format!(
            "  {path} is no longer of the site; it had been changed by hand and was left\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::parsed;
    use fairview_site::folder::Written;

    #[test]
    fn arguments_are_taken_in_any_order() {
        let args = parsed(&[
            "--out",
            "site",
            "q2.json",
            "--viewer",
            "dist",
            "--offline",
            "--remove",
            "q3.json",
            "--config",
            "f.toml",
        ]);
        let expected = BuildArgs {
            reports: vec!["q2.json".into(), "q3.json".into()],
            out: "site".into(),
            config: Some("f.toml".into()),
            viewer: Some("dist".into()),
            offline: true,
            remove: true,
        };
        assert_eq!(args, Ok(expected));
    }

    #[test]
    fn what_is_missing_is_said() {
        for (words, says) in [
            (&["--out", "site"][..], "<REPORT>..."),
            (&["q3.json"], "--out <SITE>"),
            (
                &["q3.json", "--out"],
                "a value is required for '--out <SITE>'",
            ),
            (&["q3.json", "--to", "x"], "unexpected argument '--to'"),
        ] {
            let reason = parsed::<BuildArgs>(words).unwrap_err();
            assert!(reason.contains(says), "{reason}");
        }
    }

    #[test]
    fn a_long_build_tells_how_far_it_is() {
        let line = |progress| as_line(progress).unwrap_or_default();
        assert_eq!(line(Progress::Rendered(150, 701)), "\r150 of 701 pages");
        assert_eq!(line(Progress::Rendered(151, 701)), "");
        assert_eq!(line(Progress::Rendered(701, 701)), "\r701 of 701 pages\n");
        assert_eq!(
            line(Progress::Compressed(2000, 2000)),
            "\r2000 of 2000 files compressed\n"
        );
    }

    #[test]
    fn what_was_done_is_told() {
        let published = Published {
            pages: 3,
            frames: 0,
            lasting: 0,
            written: Written {
                added: 4,
                changed: 2,
                unchanged: 5,
                left: vec!["old.html".to_owned()],
                ..Written::default()
            },
        };
        assert_eq!(
            as_text(Path::new("site"), &published),
            "site: 3 pages. Files: 4 new, 2 changed, 5 as they were, 0 removed, 0 kept of earlier builds.
  old.html is no longer of the site; it had been changed by hand and was left\n"
        );
        let with_frames = Published {
            frames: 4,
            ..published
        };
        let said = as_text(Path::new("site"), &with_frames);
        assert!(
            said.starts_with("site: 3 pages, and 4 for frames in other pages. Files: 4 new"),
            "{said}"
        );
    }
}
