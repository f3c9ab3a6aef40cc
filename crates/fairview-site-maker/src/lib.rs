//! A whole site made in a Web Worker: the viewer's files and reports as bytes in, one ZIP out.
//!
//! The files are those that `fairview build` writes from the same viewer, reports and settings, but for
//! the compressed copies and for pictures of pasted links that nobody painted yet. No page, no network,
//! no folder.

use fairview_site::added::{Added, FOLDER, Files, Step, added};
use fairview_site::config::Config;
use fairview_site::file::File;
use fairview_site::make::{Order, make};
use fairview_site::reports::{Reports, series_proposed};
use fairview_site::site_file;
use fairview_site::template::Viewer;
use fairview_site::zip::zip;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

/// What a site is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Materials {
    /// The files of the built viewer.
    pub viewer: Vec<File>,
    /// The report, and the files of the site that gets it.
    pub files: Files,
}

/// A site as one ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// The ZIP.
    pub bytes: Vec<u8>,
    /// What whoever publishes it must know, a sentence or two each.
    pub told: Vec<String>,
}

/// Called with how many pages are rendered, and of how many.
type OnPage<'o> = &'o (dyn Fn(usize, usize) + Sync);

/// How a file of the kind PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

impl Materials {
    /// Takes the report that the site is to have, under the name of its file.
    pub fn report(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(format!("{FOLDER}{name}").into(), bytes);
    }

    /// The ZIP of a new site of that report. `settings` is an object in JSON, with settings of
    /// fairview.toml by their names there.
    ///
    /// # Errors
    /// In words, a line each: what is wrong with the report or a setting, or what of the viewer is not as
    /// expected.
    pub fn alone(self, report: &str, settings: &str, on_page: OnPage) -> Result<Archive, String> {
        let open = |path: &Path| {
            let bytes = self.files.get(&Path::new(FOLDER).join(path)).cloned();
            bytes.ok_or_else(|| ErrorKind::NotFound.into())
        };
        let settings = serde_json::from_str(settings).map_err(|error| error.to_string())?;
        let config = Config::of_settings(&settings, &open).map_err(|lines| lines.join("\n"))?;
        let config = Config {
            compress: false,
            ..config
        };
        let reports = Reports::read_from(&[report.into()], config.organisation.as_deref(), &open);
        let reports = reports.map_err(|problems| problems.join("\n"))?;
        archive(self, &reports, &config, on_page)
    }

    /// Which files of the site must be among the files too before [`Materials::added`] can be asked for.
    ///
    /// # Errors
    /// As for [`Materials::added`].
    pub fn wanted(&self, report: &str) -> Result<Vec<String>, String> {
        Ok(match added(&self.files, report)? {
            Step::Wanted(files) => files,
            Step::Ready(_) => Vec::new(),
        })
    }

    /// Takes a file of the site that was wanted; `None` where it is not there.
    ///
    /// # Errors
    /// In words, when the site cannot be made without it.
    pub fn file(&mut self, path: String, bytes: Option<Vec<u8>>) -> Result<(), String> {
        let bytes = match bytes {
            Some(bytes) => bytes,
            None if path.ends_with("/preview.png") => Vec::new(),
            None if path == site_file::NAME => {
                return Err("This site does not say how it was made: the file site.json is not on it. Make a new site of the report, or build this one again with the command.".to_owned());
            }
            None => {
                return Err(format!(
                    "The file {path} is not on this site. Upload the whole site again, then try once more."
                ));
            }
        };
        self.files.insert(path.into(), bytes);
        Ok(())
    }

    /// The ZIP of the site whose files these are with that report.
    ///
    /// # Errors
    /// In words, a line each: what is wrong with the report or with a file of the site.
    pub fn added(self, report: &str, on_page: OnPage) -> Result<Archive, String> {
        let Step::Ready(found) = added(&self.files, report)? else {
            return Err("Not all files of the site are here.".to_owned());
        };
        let Added {
            config,
            reports,
            id,
            replaced,
            copies,
        } = *found;
        let mut archive = archive(self, &reports, &config, on_page)?;
        if reports.families.list.is_some() && !replaced && !reports.families.name(&id) {
            archive.told.push("The site shows measures over the years, and none of this report is among them yet. Name them in families.json, and build the site with the command.".to_owned());
        }
        if copies {
            archive.told.push("Your web space has compressed copies of the files (their names end with .br and .gz), and this ZIP has none. Delete them when you upload, or readers may go on seeing the old pages.".to_owned());
        }
        Ok(archive)
    }
}

fn archive(
    materials: Materials,
    reports: &Reports,
    config: &Config,
    on_page: OnPage,
) -> Result<Archive, String> {
    let Materials { viewer, files } = materials;
    let order = Order {
        viewer: &Viewer::of(viewer)?,
        reports,
        config,
    };
    let unpainted = RefCell::new(BTreeSet::new());
    // Painted by a build, where the site has them.
    let paint = |path: &str, _: &str| {
        let painted = files.get(Path::new(path));
        let painted = painted.filter(|bytes| bytes.starts_with(PNG)).cloned();
        if painted.is_none() {
            unpainted.borrow_mut().insert(path.to_owned());
        }
        Ok(painted)
    };
    let made = make(&order, &paint, on_page)?;
    let mut told = Vec::new();
    if !unpainted.borrow().is_empty() {
        told.push(match unpainted.borrow().len() {
            1 => "Links to the report that are pasted elsewhere show its title without a picture, until the site is built with the command.".to_owned(),
            more => format!("Links to {more} reports that are pasted elsewhere show their titles without a picture, until the site is built with the command."),
        });
    }
    told.extend(series_proposed(&reports.releases()));
    Ok(Archive {
        bytes: zip(made.files)?,
        told,
    })
}
