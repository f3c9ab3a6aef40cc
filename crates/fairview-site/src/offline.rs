//! A site that its readers keep: after one visit it opens without a network, where the web officer
//! asks for it. Without being asked there is nothing of this in a site.
//!
//! A worker of our own at the top of the site (`sw.js`) knows its release by a list: every page with
//! the hash of its bytes, the files that come first, and the data of each report. What a reader has
//! opened is kept and shown as it was kept; a newer release is offered. Nothing is kept whose bytes
//! are not those of the list.

use crate::file::{Built, File};
use crate::manifest::Manifest;
use crate::names::{self, CODE, DIGITS, sha256, with_hash};
use crate::reports::{CATALOGUE, Reports};
use crate::site_file;
use fairview::route::{Place, Tab, View};
use fairview::state::{Load, State};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// The worker. Its place decides what it may answer for: the whole site.
pub const WORKER: &str = "sw.js";
/// What a reader sees of an address that is not kept, where there is no network.
pub const NOT_KEPT: &str = "offline.html";
/// What makes the worker answer, and removes what an earlier one kept.
const ANSWERS: &str = include_str!("offline/worker.js");
const FAREWELL: &str = include_str!("offline/farewell.js");
/// The script of the pages.
pub(crate) const PAGE: &str = include_str!("offline/page.js");
/// What it shows, as the site's own style sheet has it.
pub(crate) const SHEET: &str = include_str!("offline/page.css");
/// Where the worker names its list.
const PLACE: &str = "{LIST}";
const BEFORE: &str = "const LIST = \"";

/// The words of the pages, which the script shows when they are true.
pub(crate) const WORDS: &str = "<section class=\"fv-publisher fv-kept\" aria-label=\"On your device\" hidden>
<div class=\"fv-page\">
<p>What you open here is kept on your device, so that you can read it without a network. Nothing about you is kept or sent. To remove it, clear the data of this site in your browser’s settings.</p>
<p role=\"status\"><span data-fv-words=\"kept\" hidden>All figures of this report are kept.</span><span data-fv-words=\"full\" hidden>Your device has no room for more: without a network, some of this report will not open.</span></p>
</div>
</section>
<div class=\"fv-offer\" role=\"status\">
<div class=\"fv-page fv-offer__words\" hidden>
<p data-fv-words=\"newer\" hidden>A newer version of this site is published, and may correct figures. What your device keeps is older.</p>
<p data-fv-words=\"later\" hidden>The newer version could not be fetched. Your device goes on with what it keeps.</p>
<button class=\"fv-button\" type=\"button\">Show the newer version</button>
</div>
</div>
";

/// The worker and its list, for these files of a site and its pages.
pub fn files(pages: &[Built], files: &[File], reports: &Reports) -> Vec<File> {
    let list = list(pages, files, reports);
    let path = format!("{CODE}{}", with_hash("kept.json", &list));
    let worker = ANSWERS.replace(PLACE, &path);
    vec![
        File { path, bytes: list },
        File {
            path: WORKER.to_owned(),
            bytes: worker.into_bytes(),
        },
    ]
}

/// The worker that removes what an earlier one kept: for a site that had one and shall have none.
/// Nothing where the folder never had one.
///
/// # Errors
/// That of reading the manifest in `out`.
pub fn farewell(out: &Path) -> Result<Option<File>, String> {
    let before = Manifest::read(out)?.unwrap_or_default();
    Ok(before.files.contains_key(WORKER).then(|| File {
        path: WORKER.to_owned(),
        bytes: FAREWELL.as_bytes().to_vec(),
    }))
}

/// The list of a release. Its fields: `hashes`, the first digits of the SHA-256 of what lies under a
/// name that does not tell, by address below the site (`""`, `q3/scorecard/`); `first`, what every
/// view needs; `reports`, what all views of a report need, by its id: its data, and the worker that makes
/// files of it; `later`, what is kept once it was used: what reads an officer's files and what makes a
/// site, with what sites are made from.
fn list(pages: &[Built], files: &[File], reports: &Reports) -> Vec<u8> {
    let digits = |bytes: &[u8]| sha256(bytes)[..DIGITS].to_owned();
    let mut hashes: BTreeMap<&str, String> = pages
        .iter()
        .map(|page| (page.path.as_str(), digits(&page.file.bytes)))
        .collect();
    let named = |names: &[&str]| {
        let of_name = files.iter().filter(|f| names.contains(&f.path.as_str()));
        of_name
            .map(|file| (file.path.as_str(), digits(&file.bytes)))
            .collect::<Vec<_>>()
    };
    let of_sites = named(&[names::VIEWER, names::BUNDLE, site_file::NAME]);
    hashes.extend(named(&[CATALOGUE, NOT_KEPT]));
    hashes.extend(of_sites.iter().cloned());
    let code = files.iter().map(|file| file.path.as_str());
    let code = code.filter(|path| path.starts_with(CODE));
    let (mut later, code): (Vec<&str>, Vec<&str>) =
        code.partition(|path| names::is_for_officers(path));
    later.extend(of_sites.iter().map(|(path, _)| path));
    later.sort_unstable();
    let code = code.into_iter();
    let (worker, code): (Vec<&str>, Vec<&str>) = code.partition(|path| names::is_worker(path));
    let code = code.into_iter();
    let mut first: Vec<&str> = code.chain(["", CATALOGUE, NOT_KEPT]).collect();
    first.sort_unstable();
    let reports: BTreeMap<&str, Vec<String>> = reports
        .list
        .iter()
        .map(|one| {
            let worker = worker.iter().map(|path| (*path).to_owned());
            let needed = data(&one.id, reports).into_iter().chain(worker);
            (one.id.as_str(), needed.collect())
        })
        .collect();
    let list = json!({ "first": first, "hashes": hashes, "later": later, "reports": reports });
    let mut bytes = serde_json::to_vec(&list).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The data files of a report, and of those that its views speak of: the release before, which what
/// changed is said from, the newest of its series, and the families of its measures.
fn data(id: &str, reports: &Reports) -> Vec<String> {
    let folder = format!("data/{id}/");
    let own = reports.files.iter().map(|file| file.path.clone());
    let mut data: Vec<String> = own.filter(|path| path.starts_with(&folder)).collect();
    let place = Place::Published(id.to_owned());
    let state = State {
        view: View::Report(place, Tab::Changes.screen()),
        catalogue: Some(Load::Ready(reports.catalogue.clone())),
        ..State::default()
    };
    let beside = [state.compared_with(), state.newer()].into_iter().flatten();
    data.extend(beside.map(|entry| entry.file.clone()));
    // What other reports publish of its measures.
    let one = reports.list.iter().find(|one| one.id == id);
    let indicators = one.into_iter().flat_map(|one| &one.report.value.indicators);
    let families = indicators.filter_map(|indicator| indicator.family.as_ref()?.file.clone());
    let families: Vec<String> = families.collect();
    if !families.is_empty() {
        data.extend(reports.catalogue.value.over_time.clone());
        data.extend(families);
    }
    data.sort();
    data.dedup();
    data
}

/// Whether an address on a page is that of the script that has the site kept.
pub fn is_script(address: &str) -> bool {
    let ends = |hash| address.ends_with(&format!("{CODE}offline-{hash}.js"));
    names::hash_in(address).is_some_and(ends)
}

/// The list that a worker names; none for one that says farewell, or that is not ours.
pub fn list_of(worker: &str) -> Option<&str> {
    let (_, after) = worker.split_once(BEFORE)?;
    let (path, _) = after.split_once('"')?;
    (path.starts_with(CODE) && names::hash_in(path).is_some()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_names_its_list_and_a_farewell_names_none() {
        let worker = ANSWERS.replace(PLACE, "code/kept-0123456789abcdef.json");
        assert_eq!(list_of(&worker), Some("code/kept-0123456789abcdef.json"));
        assert_eq!(list_of(ANSWERS), None);
        assert_eq!(list_of(FAREWELL), None);
    }
}
