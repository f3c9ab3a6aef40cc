//! From reports to a folder: the files of the site, compressed copies, and all of it laid into place.

use crate::compress;
use crate::folder::{self, Written};
use crate::make::{FOLDERS, Made, Order, make};
use crate::manifest::Manifest;
use crate::offline;
use crate::reports::{CATALOGUE, Reports};
use report_core::read;
use std::collections::BTreeSet;
use std::path::Path;

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// How many pages the site has.
    pub pages: usize,
    /// How many more there are for frames in other pages, those that lead to the newest with them.
    pub frames: usize,
    /// How many more there are that stay while releases follow each other.
    pub lasting: usize,
    /// What was done to the folder.
    pub written: Written,
}

/// How far a build is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many pages are rendered, of so many.
    Rendered(usize, usize),
    /// So many files have their compressed copies, of so many.
    Compressed(usize, usize),
}

/// Builds the site and lays it into `out`; `on_progress` is called after every page and every
/// file that is compressed.
///
/// # Errors
/// In words: what of the viewer is not as expected, or what stands in the way in the folder.
pub fn publish(
    order: &Order,
    out: &Path,
    on_progress: &(dyn Fn(Progress) + Sync),
) -> Result<Published, String> {
    // A list of files that cannot be read is refused when the folder is written.
    let before = Manifest::read(out).ok().flatten().unwrap_or_default();
    let paint = |path: &str, drawing: &str| match compress::kept(path, &before, out) {
        Some(bytes) => Ok(Some(bytes)),
        None => {
            let painted = report_picture::png(drawing, 1.0);
            painted.map(Some).map_err(|reason| reason.to_string())
        }
    };
    let on_page = |done, of| on_progress(Progress::Rendered(done, of));
    let Made {
        mut files,
        pages,
        frames,
        lasting,
    } = make(order, &paint, &on_page)?;
    if !order.config.offline {
        files.extend(offline::farewell(out)?);
    }
    if order.config.compress {
        let on_file = |done, of| on_progress(Progress::Compressed(done, of));
        files = compress::with_copies(files, out, &on_file)?;
    }
    let written = folder::write(out, files, order.config.keep_builds)?;
    Ok(Published {
        pages,
        frames,
        lasting,
        written,
    })
}

/// The reports that lie in a folder from the last build and are not among these: by id, with
/// title and period where the folder's list of reports names them. Building would remove them.
///
/// # Errors
/// When the list of what was written cannot be read.
pub fn dropped(out: &Path, reports: &Reports) -> Result<Vec<String>, String> {
    let Some(manifest) = Manifest::read(out)? else {
        return Ok(Vec::new());
    };
    // A report is where its overview is: folders of data have a hash in their names, and those of
    // earlier builds stay for a while.
    let of_report = |path: &String| {
        let id = path.strip_suffix("/index.html")?;
        (!id.contains('/') && !FOLDERS.contains(&id)).then(|| id.to_owned())
    };
    let before: BTreeSet<String> = manifest.files.keys().filter_map(of_report).collect();
    let named = std::fs::read(out.join(CATALOGUE)).ok();
    let named = named.and_then(|bytes| read::catalogue(&bytes).ok());
    let gone = before
        .into_iter()
        .filter(|id| !reports.list.iter().any(|report| report.id == *id));
    let words = gone.map(|id| {
        let mut entries = named.iter().flat_map(|named| &named.value.reports);
        match entries.find(|entry| entry.id == id) {
            Some(entry) => format!("{id}: {}, {}", entry.title, entry.period.label()),
            None => id,
        }
    });
    Ok(words.collect())
}
