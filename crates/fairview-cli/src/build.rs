//! `fairview build`: from reports to a folder that is ready to be uploaded.

use crate::arguments::{self, Given, Wrong};
use crate::print;
use crate::viewer;
use fairview_site::config::Config;
use fairview_site::publish::{self, Order, Progress, Published};
use fairview_site::reports::{Reports, series_proposed};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The option that has readers keep the site.
const OFFLINE: &str = "--offline";
/// The option that allows reports of the last build to be taken from the site.
const REMOVE: &str = "--remove";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    reports: Vec<PathBuf>,
    out: PathBuf,
    config: Option<PathBuf>,
    /// In place of the one inside the program.
    viewer: Option<PathBuf>,
    /// Readers keep the site, whatever the configuration says.
    offline: bool,
    /// Reports that are published and are not named are taken away.
    remove: bool,
}

impl Wanted {
    fn read(words: &[&str]) -> Result<Self, String> {
        let known = ["--out", "--config", "--viewer"];
        let (Given { plain, options }, flags) =
            arguments::read_with_flags("build", words, &known, &[OFFLINE, REMOVE])?;
        let path = |name: &str| options.get(name).map(PathBuf::from);
        let needs =
            |what: &str| format!("build needs {what}, like: fairview build q3.json --out site");
        if plain.is_empty() {
            return Err(needs("at least one report or catalogue"));
        }
        Ok(Self {
            reports: plain.into_iter().map(PathBuf::from).collect(),
            out: path("--out").ok_or_else(|| needs("--out and a folder"))?,
            config: path("--config"),
            viewer: path("--viewer"),
            offline: flags.contains(OFFLINE),
            remove: flags.contains(REMOVE),
        })
    }
}

/// Does what the arguments after `build` ask for, and prints what was done.
///
/// # Errors
/// In words: every problem, a line each.
pub fn run(words: &[&str]) -> Result<(), Wrong> {
    let wanted = Wanted::read(words).map_err(Wrong::Usage)?;
    let all = |problems: Vec<String>| problems.join("\n");
    let mut config = match &wanted.config {
        Some(file) => Config::read(file).map_err(all)?,
        None => Config::default(),
    };
    config.offline |= wanted.offline;
    let viewer = viewer::read(wanted.viewer.as_deref())?;
    let reports = Reports::read(&wanted.reports, config.organisation.as_deref()).map_err(all)?;
    let dropped = publish::dropped(&wanted.out, &reports)?;
    if !dropped.is_empty() && !wanted.remove {
        return Err(Wrong::Failed(asks(&wanted.out, &dropped)));
    }
    let order = Order {
        viewer: &viewer,
        reports: &reports,
        config: &config,
    };
    // In a pipe or a file it would be a heap of lines.
    let terminal = std::io::stderr().is_terminal();
    let published = publish::publish(&order, &wanted.out, &|progress| {
        if let Some(words) = as_line(progress).filter(|_| terminal) {
            // Nobody is helped when the words about progress cannot be written.
            let _ = write!(std::io::stderr().lock(), "{words}");
        }
    })?;
    let mut text = as_text(&wanted.out, &published);
    for report in &dropped {
        text.push_str(&format!("  {report} is no longer published\n"));
    }
    for proposed in series_proposed(&reports.releases()) {
        text.push_str(&format!("  notice  {proposed}\n"));
    }
    print::out(&text);
    Ok(())
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
    use fairview_site::folder::Written;

    #[test]
    fn arguments_are_taken_in_any_order() {
        let wanted = Wanted::read(&[
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
        let expected = Wanted {
            reports: vec!["q2.json".into(), "q3.json".into()],
            out: "site".into(),
            config: Some("f.toml".into()),
            viewer: Some("dist".into()),
            offline: true,
            remove: true,
        };
        assert_eq!(wanted, Ok(expected));
    }

    #[test]
    fn what_is_missing_is_said() {
        for (words, says) in [
            (
                &["--out", "site"][..],
                "build needs at least one report or catalogue, like",
            ),
            (&["q3.json"], "build needs --out and a folder, like"),
            (
                &["q3.json", "--out"],
                "build: --out is given without a value",
            ),
            (&["q3.json", "--to", "x"], "build has no option --to"),
        ] {
            let reason = Wanted::read(words).unwrap_err();
            assert!(reason.starts_with(says), "{reason}");
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
