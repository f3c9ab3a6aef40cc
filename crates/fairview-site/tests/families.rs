//! A site whose catalogue names no families is what it was before there were any: byte for byte as one
//! that names none in its file, and the same but for what families add.

use fairview::publisher::Said;
use fairview_site::pages::{Rendered, pages};
use fairview_site::reports::{CATALOGUE, Reports};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const REPORTS: [&str; 2] = ["halton-2015-16-q2", "halton-2022-23-q3"];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples")
}

fn families() -> Value {
    serde_json::from_slice(&fs::read(examples().join("families.json")).unwrap()).unwrap()
}

/// Two of the examples with a file of families or without.
fn site(name: &str, families: Option<&Value>) -> Reports {
    let folder = std::env::temp_dir().join(format!("fairview-kin-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let catalogue = fs::read(examples().join(CATALOGUE)).unwrap();
    let mut catalogue: Value = serde_json::from_slice(&catalogue).unwrap();
    let entries = catalogue["reports"].as_array_mut().unwrap();
    entries.retain(|entry| REPORTS.contains(&entry["id"].as_str().unwrap()));
    for id in REPORTS {
        let file = format!("{id}.json");
        fs::copy(examples().join(&file), folder.join(&file)).unwrap();
    }
    match families {
        Some(families) => {
            fs::write(folder.join("families.json"), families.to_string()).unwrap();
        }
        None => drop(catalogue.as_object_mut().unwrap().remove("families")),
    }
    let path = folder.join(CATALOGUE);
    fs::write(&path, catalogue.to_string()).unwrap();
    let reports = Reports::read(&[path], None).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    reports
}

fn rendered(reports: &Reports) -> BTreeMap<String, Rendered> {
    let said = Said::default();
    let pages = pages(reports).into_iter();
    pages
        .map(|page| (page.path.clone(), page.render(reports, &said).unwrap()))
        .collect()
}

fn files(reports: &Reports) -> Vec<(&str, &[u8])> {
    let files = reports.files.iter();
    files
        .map(|file| (file.path.as_str(), file.bytes.as_slice()))
        .collect()
}

/// A page without the names of its data files and without the way to what changed, which families add
/// to the menu of the later report.
fn compared(reports: &Reports, page: &Rendered) -> String {
    let mut markup = page.markup.clone();
    for one in &reports.list {
        markup = markup.replace(&one.file, &one.id);
    }
    let menu = |piece: &&str| !piece.contains("/changes/\" class=\"fv-masthead__link\">");
    markup.split("<a ").filter(menu).collect()
}

#[test]
fn a_site_without_families_is_as_it_was() {
    let without = site("without", None);
    let none = json!({ "fairview": "1.0", "kind": "families", "families": [] });
    let none = site("none", Some(&none));
    assert_eq!(files(&without), files(&none));
    let (plain, same) = (rendered(&without), rendered(&none));
    assert!(
        plain.len() > 100 && plain.keys().eq(same.keys()),
        "{}",
        plain.len()
    );
    for (path, page) in &plain {
        let other = &same[path];
        assert_eq!(page.markup, other.markup, "{path}");
        assert_eq!(
            (&page.title, &page.description),
            (&other.title, &other.description)
        );
        assert_eq!(page.data, other.data, "{path}");
    }
    for file in &without.files {
        let text = String::from_utf8_lossy(&file.bytes);
        for word in ["\"family\"", "\"over_time\""] {
            assert!(!text.contains(word), "{word} in {}", file.path);
        }
        assert!(!file.path.contains("families"), "{}", file.path);
    }

    // With families, pages differ where families are shown and nowhere else.
    let with = site("with", Some(&families()));
    let members: BTreeSet<String> = with
        .list
        .iter()
        .flat_map(|one| {
            let own = one.report.value.indicators.iter();
            let own = own.filter(|indicator| indicator.family.is_some());
            own.map(|indicator| format!("{}/{}", one.id, indicator.id))
        })
        .collect();
    assert!(members.len() > 10, "{}", members.len());
    let shown = |path: &str| {
        let part = path.split_once('/').map_or("", |(_, part)| part);
        members.contains(path) || ["", "changes", "print"].contains(&part)
    };
    let more = rendered(&with);
    let new: Vec<&String> = more
        .keys()
        .filter(|path| !plain.contains_key(*path))
        .collect();
    assert_eq!(new, ["over-time"]);
    for (path, page) in &plain {
        let other = &more[path];
        match shown(path) {
            false => assert!(compared(&without, page) == compared(&with, other), "{path}"),
            true if members.contains(path) => assert_ne!(page.markup, other.markup, "{path}"),
            true => {}
        }
    }
}
