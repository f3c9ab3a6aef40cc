//! A report in one file: what is put into the viewer's page, and that nothing of a report gets out
//! of the element it is in.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fairview_site::bundle::bundle;
use fairview_site::config::{Accent, Colour, Config};
use fairview_site::file::File;
use fairview_site::make::{Order, make};
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use report_core::read;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What pages are made from; the built viewer's is longer, not different.
const INDEX: &str = "<html lang=\"en-GB\"><head><meta name=\"description\" content=\"\"><meta name=\"fairview-catalogue\" content=\"\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"\"><title></title></head><body><div id=\"fairview\"></div><div id=\"fairview-failed\"></div></body></html>";
/// What reports in one file are made from, without the code.
const PAGE: &str = "<html lang=\"en-GB\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'sha256-A';\"><style>a{}</style><meta name=\"description\" content=\"<!--fairview:description-->\"><meta name=\"fairview-view\" content=\"<!--fairview:view-->\"><meta name=\"fairview-catalogue\" content=\"<!--fairview:catalogue-->\"><title><!--fairview:title--></title></head><body><!--fairview:static--><div id=\"fairview\"></div>\n<script type=\"text/plain\" id=\"fairview-data\"><!--fairview:data--></script></body>";

/// Would end the element it stands in, or run, if any of it were taken for HTML.
const HOSTILE: &str =
    "</script></title></main><!-- <script>hostile()</script> <!--fairview:data--> \"&\u{2028}";

fn viewer() -> Viewer {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    Viewer::of(vec![file("index.html", INDEX), file("bundle.txt", PAGE)]).unwrap()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../static/examples")
        .join(name)
}

/// The data of a file, as `static/bundle.js` unpacks it.
fn data(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("id=\"fairview-data\">").unwrap();
    let (text, _) = rest.split_once("</script>").unwrap();
    let bytes = BASE64_STANDARD.decode(text.replace('\n', "")).unwrap();
    let mut json = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut json)
        .unwrap();
    serde_json::from_str(&json).unwrap()
}

#[test]
fn a_published_site_has_the_viewer_that_it_was_built_with() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\">";
    let index = INDEX.replacen("<meta", &format!("{policy}<meta"), 1);
    let built = vec![
        file("index.html", &index),
        file("bundle.txt", PAGE),
        file("boot-0123456789abcdef.js", "let a = 1;"),
    ];
    let viewer = Viewer::of(built).unwrap();
    let colour = Colour::parse("#7a1f5c").unwrap();
    let config = Config {
        accent: Some(Accent::new(colour, None)),
        contact: Some("mailto:a@example.gov.uk".to_owned()),
        licence: Some("Open Government Licence v3.0".to_owned()),
        embeds: false,
        ..Config::default()
    };
    let order = Order {
        viewer: &viewer,
        reports: &Reports::read(&[example("halton-2015-16-q2.json")], None).unwrap(),
        config: &config,
    };
    let paint = |_: &str, _: &str| Err("a site without an address has no pictures".to_owned());
    let site = make(&order, &paint, &|_, _| ()).unwrap().files;
    let bundle = site.iter().find(|file| file.path == "bundle.txt").unwrap();
    assert!(bundle.bytes != PAGE.as_bytes());
    assert!(Viewer::of(site).unwrap() == viewer);
}

#[test]
fn the_file_holds_the_report_twice_to_read_and_to_work_with() {
    let report = example("halton-lait-2026.json");
    let reports = Reports::read(std::slice::from_ref(&report), None).unwrap();
    let page = bundle(&viewer(), &reports, None, &Config::default()).unwrap();
    for part in [
        "<title>Halton and its statistical neighbours",
        "<meta name=\"fairview-view\" content=\"halton-lait-2026\">",
        // The overview, and every part below it where its link leads.
        "<header id=\"/halton-lait-2026\" ",
        "<section id=\"/halton-lait-2026/scorecard\" ",
        ">Scorecard</h2>",
        "<section id=\"/halton-lait-2026/about\" ",
        ">About the data</h2>",
        "inside this page",
        "<span id=\"/halton-lait-2026/lac\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<!--"), "no mark and no comment is left");
    let data = data(&page);
    let files = data.as_object().unwrap();
    assert_eq!(files.len(), reports.files.len());
    for file in reports
        .files
        .iter()
        .filter(|file| file.path != "catalogue.json")
    {
        assert_eq!(files[&file.path].as_str().unwrap().as_bytes(), file.bytes);
    }
    let catalogue = "<meta name=\"fairview-catalogue\" content=\"";
    let (_, rest) = page.split_once(catalogue).unwrap();
    assert!(files.contains_key(rest.split('"').next().unwrap()));
}

#[test]
fn of_a_catalogue_the_file_holds_one_report_and_what_the_others_publish_of_its_measures() {
    let catalogue = example("catalogue.json");
    let reports = Reports::read(std::slice::from_ref(&catalogue), None).unwrap();
    let of = |id| bundle(&viewer(), &reports, Some(id), &Config::default());
    let page = of("halton-2022-23-q3").unwrap();
    let data = data(&page);
    let mut names: Vec<&String> = data.as_object().unwrap().keys().collect();
    names.sort();
    let [list, report, families] = names.as_slice() else {
        panic!("{names:?}")
    };
    assert_eq!(
        (list.as_str(), families.as_str()),
        ("catalogue.json", "families.json")
    );
    assert!(
        report.starts_with("data/halton-2022-23-q3/report-"),
        "{report}"
    );
    let text = |name: &str| data[name].as_str().unwrap().as_bytes();
    let list = read::catalogue(text("catalogue.json")).unwrap().value;
    let ids: Vec<&str> = list.reports.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["halton-2022-23-q3"]);
    assert_eq!(list.over_time.as_deref(), Some("families.json"));
    // Each family of a measure of the report, and no other.
    let report = read::report(text(report)).unwrap().value;
    let mut of_measures: Vec<&str> = report
        .indicators
        .iter()
        .filter_map(|indicator| Some(indicator.family.as_ref()?.id.as_str()))
        .collect();
    let families = read::family_list(text("families.json")).unwrap().value;
    let mut kept: Vec<&str> = families.iter().map(|family| family.id.as_str()).collect();
    of_measures.sort_unstable();
    kept.sort_unstable();
    assert!(kept.len() > 5, "{kept:?}");
    assert_eq!(kept, of_measures);
    // The committee paper in it says what they say.
    let eet = families
        .iter()
        .find(|family| family.id == "care-leavers-eet");
    let sentence = eet.unwrap().sentence().unwrap();
    assert!(page.contains(&sentence), "{sentence}");
    assert_eq!(
        of("halton").unwrap_err(),
        "no report here is \"halton\"; expected one of halton-lait-2026, halton-2022-23-q3, halton-board-2020-01, halton-plan-2016-19, halton-2015-16-q2, halton-plan-2012-15"
    );
}

#[test]
fn hostile_words_stay_words() {
    let text = std::fs::read_to_string(example("halton-2022-23-q3.json")).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["title"] = HOSTILE.into();
    json["organisation"] = HOSTILE.into();
    json["notes"] = serde_json::json!([HOSTILE]);
    json["indicators"][0]["title"] = HOSTILE.into();
    json["indicators"][0]["commentary"] = HOSTILE.into();
    let file = std::env::temp_dir().join(format!("fairview-hostile-{}.json", std::process::id()));
    std::fs::write(&file, json.to_string()).unwrap();
    let reports = Reports::read(std::slice::from_ref(&file), None);
    std::fs::remove_file(&file).unwrap();
    let page = bundle(&viewer(), &reports.unwrap(), None, &Config::default()).unwrap();
    assert!(!page.contains("<!--") && !page.contains("<script>"));
    for once in ["</script>", "</title>", "</main>"] {
        assert_eq!(page.matches(once).count(), 1, "{once}");
    }
    assert!(page.contains("&lt;/script&gt;"), "it is said as it is");
    let files = data(&page);
    assert!(files.to_string().contains("hostile()"));
}

#[test]
fn a_publisher_says_it_in_one_file_too() {
    let report = example("halton-2022-23-q3.json");
    let reports = Reports::read(std::slice::from_ref(&report), None).unwrap();
    let words = "language = \"cy\"\naccent = \"#12436d\"\ncontact = \"mailto:a@example.gov.uk\"\nlicence = \"Open Government Licence v3.0\"\n";
    let config = Config::parse(words, "fairview.toml", Path::new("")).unwrap();
    let page = bundle(&viewer(), &reports, None, &config).unwrap();
    assert!(page.starts_with("<html lang=\"cy\">"));
    let (before, after) = page.split_once("<div id=\"fairview\"></div>\n").unwrap();
    assert!(after.contains("Ask a@example.gov.uk") && !before.contains("Ask a@"));
    // For the committee paper, which says it.
    assert!(
        page.contains("<meta name=\"fairview-licence\" content=\"Open Government Licence v3.0\">")
    );
    let sheet = config.accent.unwrap().sheet();
    assert!(page.contains(&format!("<style>a{{}}</style>\n<style>{sheet}</style>")));
    let hash = BASE64_STANDARD.encode(Sha256::digest(&sheet));
    let (_, policy) = page.split_once("style-src 'sha256-").unwrap();
    let (said, rest) = policy.split_once('\'').unwrap();
    assert_eq!(said, hash);
    assert!(rest.starts_with(" 'sha256-A';"), "the viewer's own stays");
}

#[test]
fn several_reports_and_a_viewer_without_the_page_are_refused() {
    let two = [
        example("halton-2022-23-q3.json"),
        example("halton-2015-16-q2.json"),
    ];
    let reports = Reports::read(&two, None).unwrap();
    let reason = bundle(&viewer(), &reports, None, &Config::default()).unwrap_err();
    assert!(
        reason.starts_with("one file holds one report; here are 2: halton-"),
        "{reason}"
    );
    let reports = Reports::read(&two[..1], None).unwrap();
    let old = Viewer::of(vec![File {
        path: "index.html".to_owned(),
        bytes: INDEX.as_bytes().to_vec(),
    }]);
    let reason = bundle(&old.unwrap(), &reports, None, &Config::default()).unwrap_err();
    assert!(
        reason.starts_with("the viewer has no bundle.txt"),
        "{reason}"
    );
}
