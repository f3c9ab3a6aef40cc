//! A published site with one report more, or with another in the place of one: from the files that lie
//! on the site, so that nobody needs the folder it was built from.
//!
//! What has to be fetched is found out step by step, for it is named by what was fetched before. The
//! files are read as a stranger's: nothing outside of the site is ever asked for.

use crate::config::Config;
use crate::manifest::is_sound;
use crate::reports::{CATALOGUE, Reports};
use crate::site_file::{self, SiteFile};
use crate::social_card::social_cards;
use report_core::read;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder that the new report is in, beside the files of the site: none of these is in one of this
/// name, for ids have no capitals.
pub const FOLDER: &str = "New/";
/// The families, as a file beside the list of reports.
const FAMILIES: &str = "families.json";
/// The most files that are asked for: a hundred reports of a thousand measures each.
const MOST_FILES: usize = 100_000;

/// Files by their paths below the site; an empty one is a picture that is not there.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// How far it is.
pub enum Step {
    /// These files of the site are needed too.
    Wanted(Vec<String>),
    /// All is there.
    Ready(Box<Added>),
}

/// What the site is made from.
pub struct Added {
    /// The site's settings. No compressed copies are made.
    pub config: Config,
    /// Its reports, the new one among them.
    pub reports: Reports,
    /// The id of the new one.
    pub id: String,
    /// Whether there was one of that id, whose place it takes.
    pub replaced: bool,
    /// Whether the site as it lies there has compressed copies.
    pub copies: bool,
}

/// The site that these files are of, with the report that lies at [`FOLDER`] under this name.
///
/// # Errors
/// In words, a line each: what is wrong with a file of the site or with the report.
pub fn added(files: &Files, report: &str) -> Result<Step, String> {
    let known = |name: &str| files.get(Path::new(name));
    let (Some(site), Some(catalogue)) = (known(site_file::NAME), known(CATALOGUE)) else {
        let wanted = [site_file::NAME, CATALOGUE].map(str::to_owned);
        return Ok(Step::Wanted(wanted.to_vec()));
    };
    let said = SiteFile::read(site)?;
    let path = PathBuf::from(format!("{FOLDER}{report}"));
    let bytes = files.get(&path).map_or(&[][..], Vec::as_slice);
    let reading = read::report(bytes).map_err(|refusal| format!("{report}: {refusal}"))?;
    let id = reading.value.id;
    let (catalogue, replaced) = listed(catalogue, &id, &path, !said.families.is_empty())?;
    let families = json!({ "fairview": "1.0", "kind": "families", "families": said.families });
    let families = families.to_string().into_bytes();
    let missing = RefCell::new(BTreeSet::new());
    let open = |path: &Path| -> std::io::Result<Vec<u8>> {
        if path == Path::new(CATALOGUE) {
            return Ok(catalogue.clone());
        }
        if path == Path::new(FAMILIES) {
            return Ok(families.clone());
        }
        files.get(path).cloned().ok_or_else(|| {
            let name = path.to_string_lossy().replace('\\', "/");
            if !name.starts_with(FOLDER) {
                missing.borrow_mut().insert(name);
            }
            ErrorKind::NotFound.into()
        })
    };
    let config = Config::of_settings(&said.settings, &open);
    let mut inputs = vec![PathBuf::from(CATALOGUE)];
    if !replaced {
        inputs.push(path);
    }
    let organisation = config
        .as_ref()
        .ok()
        .and_then(|one| one.organisation.clone());
    let reports = Reports::read_from(&inputs, organisation.as_deref(), &open);
    if let (Ok(config), Ok(reports)) = (&config, &reports) {
        let new = (!replaced).then_some(id.as_str());
        pictures(config, reports, new, files, &mut missing.borrow_mut())?;
    }
    let missing = missing.into_inner();
    if !missing.is_empty() {
        return wanted(missing);
    }
    let problems = |lines: Vec<String>, of: &str| {
        let lines: Vec<String> = lines.iter().map(|line| format!("{of}{line}")).collect();
        lines.join("\n")
    };
    let config = config.map_err(|lines| problems(lines, "site.json: "))?;
    let reports = reports.map_err(|lines| problems(lines, ""))?;
    Ok(Step::Ready(Box::new(Added {
        config: Config {
            compress: false,
            ..config
        },
        reports,
        id,
        replaced,
        copies: said.copies,
    })))
}

/// The list of reports with the families beside it, and the new report in the place of one that has its
/// id; whether there is one.
fn listed(
    catalogue: &[u8],
    id: &str,
    report: &Path,
    families: bool,
) -> Result<(Vec<u8>, bool), String> {
    let wrong = |reason: &dyn std::fmt::Display| format!("{CATALOGUE}: {reason}");
    read::catalogue(catalogue).map_err(|refusal| wrong(&refusal))?;
    let mut list: Value = serde_json::from_slice(catalogue).map_err(|error| wrong(&error))?;
    let mut replaced = false;
    let entries = list.get_mut("reports").and_then(Value::as_array_mut);
    for entry in entries.into_iter().flatten() {
        if entry.get("id").and_then(Value::as_str) == Some(id) {
            entry["file"] = json!(report.to_string_lossy().replace('\\', "/"));
            replaced = true;
        }
    }
    if families {
        list["families"] = json!(FAMILIES);
    }
    Ok((list.to_string().into_bytes(), replaced))
}

/// The pictures of pasted links that lie on the site; that of a new report cannot. That of a replaced
/// one does, where it says the same.
fn pictures(
    config: &Config,
    reports: &Reports,
    new: Option<&str>,
    files: &Files,
    missing: &mut BTreeSet<String>,
) -> Result<(), String> {
    if config.address.is_none() {
        return Ok(());
    }
    let looked_for = RefCell::new(missing);
    let look = |path: &str, _: &str| {
        let folder = path
            .strip_prefix("data/")
            .and_then(|path| path.split('/').next());
        let of = folder.and_then(|folder| Some(folder.rsplit_once('-')?.0));
        if (new.is_none() || of != new) && !files.contains_key(Path::new(path)) {
            looked_for.borrow_mut().insert(path.to_owned());
        }
        Ok(None)
    };
    social_cards(&reports.list, &reports.organisation, config.accent, &look).map(drop)
}

fn wanted(missing: BTreeSet<String>) -> Result<Step, String> {
    if missing.len() > MOST_FILES {
        return Err(format!(
            "the site has {} files of data; expected at most {MOST_FILES}",
            missing.len()
        ));
    }
    match missing.iter().find(|name| !is_sound(name)) {
        Some(name) => Err(format!(
            "the site names the file \"{name}\"; expected one that lies on it, like \"data/2022-23-q3/report.json\""
        )),
        None => Ok(Step::Wanted(missing.into_iter().collect())),
    }
}
