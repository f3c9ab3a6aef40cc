//! What lies on a site is enough to make it again: its reports are published the same, and what is
//! asked for lies on the site.

use fairview_site::added::{FOLDER, Files, Step, added};
use fairview_site::config::Config;
use fairview_site::reports::{CATALOGUE, Reports};
use fairview_site::site_file::{self, SiteFile};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const Q3: &str = "halton-2022-23-q3";
const PLAN: &str = "halton-plan-2012-15";

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples")
}

fn reports() -> Reports {
    Reports::read(&[examples().join(CATALOGUE)], None).unwrap()
}

/// The files of a site of these reports that it can be made again from.
fn files(reports: &Reports, config: &Config) -> Files {
    let said = SiteFile::of(config, reports).file();
    let all = reports.files.iter().chain([&said]);
    all.map(|file| (PathBuf::from(&file.path), file.bytes.clone()))
        .collect()
}

fn with_report(mut files: Files, report: &[u8]) -> Files {
    files.insert(format!("{FOLDER}new.json").into(), report.to_vec());
    files
}

fn q3() -> Vec<u8> {
    fs::read(examples().join(format!("{Q3}.json"))).unwrap()
}

fn refusal(files: &Files) -> String {
    match added(files, "new.json") {
        Err(reason) => reason,
        Ok(_) => panic!("it is taken"),
    }
}

#[test]
fn what_lies_on_a_site_is_published_the_same_again() {
    let first = reports();
    assert!(!first.families.written.is_empty());
    // A report in the place of itself, among the others as they were published.
    let report = fs::read(examples().join(format!("{PLAN}.json"))).unwrap();
    let on_site = with_report(files(&first, &Config::default()), &report);
    let Ok(Step::Ready(again)) = added(&on_site, "new.json") else {
        panic!("something is missing");
    };
    assert!(again.replaced && again.id == PLAN && again.copies);
    let paths = |reports: &Reports| -> Vec<String> {
        reports.files.iter().map(|file| file.path.clone()).collect()
    };
    assert_eq!(paths(&first), paths(&again.reports));
    for (one, other) in first.files.iter().zip(&again.reports.files) {
        assert!(one == other, "{}", one.path);
    }
}

#[test]
fn files_are_asked_for_as_they_become_known() {
    let first = reports();
    let config = Config {
        address: Some("https://www.example.gov.uk/performance/".to_owned()),
        ..Config::default()
    };
    let on_site = files(&first, &config);
    let mut here = with_report(Files::new(), &q3());
    let mut asked = Vec::new();
    loop {
        match added(&here, "new.json").unwrap() {
            Step::Ready(found) => {
                assert_eq!(
                    found.config,
                    Config {
                        compress: false,
                        ..config
                    }
                );
                break;
            }
            Step::Wanted(wanted) => {
                for path in &wanted {
                    // Pictures are none of the reports' files.
                    let bytes = on_site.get(Path::new(path)).cloned().unwrap_or_default();
                    assert!(
                        !bytes.is_empty() || path.ends_with("/preview.png"),
                        "{path}"
                    );
                    here.insert(path.into(), bytes);
                }
                asked.push(wanted);
            }
        }
    }
    assert_eq!(asked[0], [site_file::NAME, CATALOGUE]);
    // The reports but for the one that is replaced, then the files of the measures, then pictures.
    assert_eq!(asked[1].len(), first.list.len() - 1);
    assert!(asked[2].len() > 250 && !asked[2].iter().any(|path| path.contains(Q3)));
    assert_eq!(asked[3].len(), first.list.len());
    assert_eq!(asked.len(), 4);
}

#[test]
fn what_a_site_says_wrongly_is_told_and_nothing_outside_of_it_is_asked_for() {
    let mut on_site = with_report(files(&reports(), &Config::default()), &q3());
    let site = on_site[Path::new(site_file::NAME)].clone();
    let mut say = |change: &dyn Fn(&mut Value)| {
        let mut said: Value = serde_json::from_slice(&site).unwrap();
        change(&mut said);
        let name = PathBuf::from(site_file::NAME);
        on_site.insert(name, said.to_string().into_bytes());
        refusal(&on_site)
    };
    assert_eq!(
        say(&|said| said["settings"]["contact"] = json!("us")),
        "site.json: contact: expected a web or mail address, like \"mailto:performance@halton.gov.uk\""
    );
    assert_eq!(
        say(&|said| said["settings"]["logo"] = json!("../logo.svg")),
        "the site names the file \"../logo.svg\"; expected one that lies on it, like \"data/2022-23-q3/report.json\""
    );
    let reason = say(&|said| {
        said["families"][0]["members"] = json!([{ "report": Q3, "indicator": "none" }])
    });
    assert!(
        reason
            .starts_with("families.json: families[0].members[0].indicator: \"none\" is not the id"),
        "{reason}"
    );
    let reason = say(&|said| said["kind"] = json!("report"));
    assert!(
        reason.starts_with("site.json is of another kind"),
        "{reason}"
    );

    let mut on_site = with_report(files(&reports(), &Config::default()), &q3());
    on_site.insert(CATALOGUE.into(), b"<!doctype html>".to_vec());
    let reason = refusal(&on_site);
    assert!(reason.starts_with("catalogue.json: "), "{reason}");

    let on_site = with_report(files(&reports(), &Config::default()), b"{}");
    let reason = refusal(&on_site);
    assert!(reason.starts_with("new.json: "), "{reason}");
}
