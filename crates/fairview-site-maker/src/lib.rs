//! A whole site made in a Web Worker: the viewer's files and reports as bytes in, one ZIP out.
//!
//! The files are those that `fairview build` writes from the same viewer and reports without a
//! configuration, but for the compressed copies. No page, no network, no folder.

use fairview_site::config::Config;
use fairview_site::file::File;
use fairview_site::make::{Order, make};
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::zip::zip;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What a site is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Materials {
    /// The files of the built viewer.
    pub viewer: Vec<File>,
    /// Reports and catalogues, and the files that they name.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Materials {
    /// The ZIP of the site of these reports and catalogues among the files. `on_page` is called with
    /// how many pages are rendered, and of how many.
    ///
    /// # Errors
    /// In words, a line each: what is wrong with a report, or what of the viewer is not as expected.
    pub fn site(
        self,
        reports: &[PathBuf],
        on_page: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Vec<u8>, String> {
        let Self { viewer, files } = self;
        let open = |path: &Path| {
            let bytes = files.get(path).cloned();
            bytes.ok_or_else(|| ErrorKind::NotFound.into())
        };
        let reports = Reports::read_from(reports, None, &open);
        let order = Order {
            viewer: &Viewer::of(viewer)?,
            reports: &reports.map_err(|problems| problems.join("\n"))?,
            config: &Config::default(),
        };
        // Pictures are of sites with an address.
        let paint = |_: &str, _: &str| Err("pictures are not painted here".to_owned());
        let made = make(&order, &paint, on_page)?;
        Ok(zip(made.files))
    }
}
