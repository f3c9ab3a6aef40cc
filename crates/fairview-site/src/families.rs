//! Families of measures as a site publishes them: a small file for each, one with all, and in every
//! report which of them its indicators belong to.

use crate::file::File;
use crate::names;
use fairview::shared::Shared;
use report_core::families::{Families, FamilyView};
use report_core::read::{self, Reading};
use report_core::report::Report;
use report_core::wire::{self, FamilyFile, FamilyLink, FamilyList};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The families of a site; nothing where no catalogue names any.
#[derive(Default)]
pub struct PublishedFamilies {
    /// What is said of which measures are the same.
    said: Families,
    /// The same, as it is written.
    pub written: Vec<wire::Family>,
    /// Each with its file, by the family's id.
    by_id: BTreeMap<String, (String, Shared<FamilyView>)>,
    /// The file with all of them.
    pub list_file: Option<String>,
    /// All of them, as that file has them.
    pub list: Option<Shared<Reading<Vec<FamilyView>>>>,
    /// The files, as they lie on the site.
    pub files: Vec<File>,
}

/// What gives the bytes of a file.
pub type Open<'o> = &'o dyn Fn(&Path) -> std::io::Result<Vec<u8>>;

/// Reads the files that say which measures are the same, and puts together what the reports publish
/// of each. Measures that are in one of the reports alone are no family here.
///
/// # Errors
/// All problems, one line each.
pub fn families(
    paths: &[PathBuf],
    reports: &[&Report],
    open: Open,
) -> Result<PublishedFamilies, Vec<String>> {
    let mut said = Families::default();
    let mut as_written = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let at = path.display();
        let bytes = match open(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems.push(format!("{at}: it cannot be read: {error}"));
                continue;
            }
        };
        match read::families(&bytes) {
            Ok(reading) => {
                let errors = reading.problems.iter();
                let errors =
                    errors.filter(|one| one.severity == report_core::problem::Severity::Error);
                problems.extend(errors.map(|problem| format!("{at}: {problem}")));
                let missing = reading.value.missing(reports, false).into_iter();
                problems.extend(missing.map(|line| format!("{at}: {line}")));
                said.list.extend(reading.value.list);
                let families = read::families_as_written(&bytes).map(|file| file.families);
                as_written.extend(families.unwrap_or_default());
            }
            Err(refusal) => problems.push(format!("{at}: {refusal}")),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let views = said.views(reports);
    let mut published = PublishedFamilies {
        said,
        written: as_written,
        ..PublishedFamilies::default()
    };
    if views.is_empty() {
        return Ok(published);
    }
    let wrong = |error: String| vec![format!("the families: {error}")];
    let mut written = Vec::with_capacity(views.len());
    for view in &views {
        let file = FamilyFile::of(view);
        let bytes = serde_json::to_vec(&file).map_err(|error| wrong(error.to_string()))?;
        let reading = read::family_file(&bytes).map_err(|error| wrong(error.to_string()))?;
        let path = names::with_hash(&format!("data/families/{}.json", view.id), &bytes);
        let own = (path.clone(), Shared::new(reading.value));
        published.by_id.insert(view.id.clone(), own);
        published.files.push(File { path, bytes });
        written.push(file);
    }
    let list = FamilyList {
        fairview: "1.0".to_owned(),
        kind: "family-list".to_owned(),
        families: written,
    };
    let bytes = serde_json::to_vec(&list).map_err(|error| wrong(error.to_string()))?;
    let reading = read::family_list(&bytes).map_err(|error| wrong(error.to_string()))?;
    published.list = Some(Shared::new(reading));
    let path = names::with_hash("data/families/all.json", &bytes);
    published.list_file = Some(path.clone());
    published.files.push(File { path, bytes });
    Ok(published)
}

impl PublishedFamilies {
    /// Whether any family names a measure of the report.
    pub fn name(&self, report: &str) -> bool {
        let mut families = self.said.list.iter();
        families.any(|family| family.reports().contains(&report))
    }

    /// Writes into a report which family each of its indicators belongs to.
    pub fn mark(&self, report: &mut Report) {
        self.said.mark(report);
    }

    /// Which family each indicator of a report belongs to, by the indicator's id.
    pub fn links(&self, report: &Report) -> BTreeMap<String, FamilyLink> {
        let links = self.said.list.iter().filter_map(|family| {
            let (own, link) = family.link(report)?;
            let (file, view) = self.by_id.get(&family.id)?;
            let target = view.target_changed(&report.id);
            let link = FamilyLink {
                id: link.id,
                file: Some(file.clone()),
                target: target.map(|event| event.words()),
                counted: link.counted,
                latest: link.latest.map(|day| day.to_string()),
                broken: link.broken.map(|day| day.to_string()),
            };
            Some((own, link))
        });
        links.collect()
    }

    /// What is in a family's file.
    pub fn file(&self, path: &str) -> Option<&Shared<FamilyView>> {
        let mut all = self.by_id.values();
        all.find(|(file, _)| file == path).map(|(_, view)| view)
    }
}
