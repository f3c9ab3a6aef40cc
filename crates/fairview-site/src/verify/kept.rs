//! What the readers of a site keep: the worker's list names files that are there and hold what it
//! says, every page that has the site kept, and all that such a page needs.

use super::{FileContents, address::Target, target};
use crate::names::{self, CODE};
use crate::offline;
use serde_json::Value;
use std::collections::BTreeSet;

/// Looks at the worker, if the site has one, and at its list.
pub fn check(found: &mut FileContents) {
    let keeping: Vec<String> = keeping(found);
    let worker = found.files.contains_key(offline::WORKER);
    let worker = worker.then(|| found.read(offline::WORKER)).flatten();
    let worker = worker.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let Some(path) = worker.as_deref().and_then(offline::list_of) else {
        for page in keeping {
            let says = format!(
                "asks for {}, which is no worker with a list of what is kept",
                offline::WORKER
            );
            found.error(&page, says);
        }
        return;
    };
    if !found.files.contains_key(path) {
        return found.error(offline::WORKER, format!("names {path}, which is missing"));
    }
    let list = found.read(path).unwrap_or_default();
    let list = serde_json::from_slice(&list).ok();
    let Some(list) = list.as_ref().and_then(List::of) else {
        return found.error(path, "is no list of what is kept");
    };
    list.check(found, path);
    list.is_complete(found, path, &keeping);
}

/// The pages that have the site kept.
fn keeping(found: &FileContents) -> Vec<String> {
    let keeps = |page: &&String| {
        let known = found.pages.get(*page);
        let all = known.into_iter().flat_map(|known| &known.references);
        all.into_iter()
            .any(|reference| offline::is_script(&reference.address))
    };
    found.pages.keys().filter(keeps).cloned().collect()
}

struct List<'v> {
    first: Vec<&'v str>,
    /// Addresses below the site, each with the first digits of its hash.
    hashes: Vec<(&'v str, &'v str)>,
    /// What is kept once it was used.
    later: Vec<&'v str>,
    reports: Vec<(&'v str, Vec<&'v str>)>,
}

/// The file of an address below the site.
fn file_of(address: &str) -> String {
    match address.is_empty() || address.ends_with('/') {
        true => format!("{address}index.html"),
        false => address.to_owned(),
    }
}

impl<'v> List<'v> {
    fn of(list: &'v Value) -> Option<Self> {
        let texts = |value: &'v Value| -> Option<Vec<&'v str>> {
            value.as_array()?.iter().map(Value::as_str).collect()
        };
        let hashes = list.get("hashes")?.as_object()?.iter();
        let reports = list.get("reports")?.as_object()?.iter();
        Some(Self {
            first: texts(list.get("first")?)?,
            later: texts(list.get("later")?)?,
            hashes: hashes
                .map(|(address, hash)| Some((address.as_str(), hash.as_str()?)))
                .collect::<Option<_>>()?,
            reports: reports
                .map(|(id, files)| Some((id.as_str(), texts(files)?)))
                .collect::<Option<_>>()?,
        })
    }

    /// Every file is there, and is the one that is meant.
    fn check(&self, found: &mut FileContents, path: &str) {
        for (address, hash) in &self.hashes {
            let file = file_of(address);
            if !found.files.contains_key(&file) {
                found.error(path, format!("names {file}, which is missing"));
            } else if let Some(bytes) = found.read(&file)
                && !(hash.len() == names::DIGITS && names::sha256(&bytes).starts_with(hash))
            {
                found.error(
                    path,
                    format!("expects another {file}: readers would not keep it"),
                );
            }
        }
        let data = self.reports.iter().flat_map(|(_, files)| files);
        for address in self.first.iter().chain(&self.later).chain(data) {
            let known = self.hashes.iter().any(|(other, _)| other == address);
            if known {
                continue;
            }
            if !found.files.contains_key(*address) {
                found.error(path, format!("names {address}, which is missing"));
            } else if names::hash_in(address).is_none() {
                found.error(path, format!("names {address} without its hash"));
            }
        }
    }

    /// Every page that has the site kept is named, and what such a page needs comes first.
    fn is_complete(&self, found: &mut FileContents, path: &str, keeping: &[String]) {
        let named: BTreeSet<String> = self.hashes.iter().map(|(a, _)| file_of(a)).collect();
        let mut needed = BTreeSet::new();
        for page in keeping {
            if !named.contains(page) {
                found.error(path, format!("does not name {page}"));
            }
            let all = found.pages.get(page).map(|known| &known.references);
            for reference in all.into_iter().flatten() {
                if let Target::File { path, .. } = target(page, &reference.address)
                    && path.starts_with(CODE)
                {
                    needed.insert(path);
                }
            }
        }
        for file in needed {
            let file = file.as_str();
            if names::is_for_officers(file) {
                if !self.later.contains(&file) {
                    found.error(path, format!("does not name {file} among what comes later"));
                }
            } else if names::is_worker(file) {
                // It comes with the data of each report.
                if !self.reports.iter().all(|(_, all)| all.contains(&file)) {
                    found.error(path, format!("does not name {file} with every report"));
                }
            } else if !self.first.contains(&file) {
                found.error(path, format!("does not name {file} among what comes first"));
            }
        }
        let folders = found.files.keys().filter_map(|path| {
            let (id, _) = path.strip_prefix("data/")?.split_once('/')?;
            named.contains(&format!("{id}/index.html")).then_some(id)
        });
        let unnamed: BTreeSet<String> = folders
            .filter(|id| !self.reports.iter().any(|(other, _)| other == id))
            .map(str::to_owned)
            .collect();
        for id in unnamed {
            found.error(path, format!("does not name the data of {id}"));
        }
    }
}
