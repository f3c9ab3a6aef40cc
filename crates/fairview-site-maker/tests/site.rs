//! The archive is the site that `fairview build` writes: of a report alone, and of a site that gets it.

#[path = "../../fairview-site/tests/common/mod.rs"]
mod common;

use common::{empty, examples, listing};
use fairview_site::config::Config;
use fairview_site::file::File;
use fairview_site::make::Order;
use fairview_site::publish::{Published, publish};
use fairview_site::reports::{CATALOGUE, Reports};
use fairview_site::template::Viewer;
use fairview_site::verify;
use fairview_site_maker::{Archive, Materials};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use zip::ZipArchive;

/// An example with files of its measures on the site, and one in one file.
const OLD: &str = "halton-2022-23-q3";
const NEW: &str = "halton-2015-16-q2";
const ADDRESS: &str = "address = \"https://data.example.gov.uk/performance/\"\n";
const CONFIG: &str = "
organisation = \"A Council\"
logo = \"logo.svg\"
accent = \"#7a1f5c\"
contact = \"mailto:performance@example.gov.uk\"
licence = \"Open Government Licence v3.0\"
language = \"cy\"
framed-by = [\"https://www.example.gov.uk\"]
synonyms = [[\"kinship\", \"friends and family care\"]]
offline = true
keep-builds = 2
compress = false
";

type Site = BTreeMap<String, Vec<u8>>;

/// The page for reports in one file, which gets what a publisher says too.
const BUNDLE: &str = "<html lang=\"en-GB\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'sha256-A';\"><style>a{}</style><meta name=\"description\" content=\"\"><title></title></head><body><div id=\"fairview\"></div>\n</body></html>";

fn viewer() -> Vec<File> {
    let mut files = common::viewer();
    files.push(File {
        path: "bundle.txt".to_owned(),
        bytes: BUNDLE.as_bytes().to_vec(),
    });
    files
}

fn unpacked(archive: &[u8]) -> Site {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let files = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().to_owned(), bytes)
    });
    files.collect()
}

/// Builds reports and catalogues as the command does.
fn build(out: &Path, inputs: &[PathBuf], config: &str) -> Published {
    fs::write(out.with_extension("svg"), "<svg viewBox=\"0 0 3 1\"/>").unwrap();
    let logo = out.with_extension("svg");
    let config = config.replace("logo.svg", &logo.file_name().unwrap().to_string_lossy());
    let config = Config::parse(&config, "fairview.toml", out.parent().unwrap()).unwrap();
    fs::remove_file(logo).unwrap();
    let order = Order {
        viewer: &Viewer::of(viewer()).unwrap(),
        reports: &Reports::read(inputs, config.organisation.as_deref()).unwrap(),
        config: &config,
    };
    publish(&order, out, &|_| ()).unwrap()
}

/// The examples' catalogue with the entries that are chosen, beside copies of the examples.
fn catalogue(folder: &Path, chosen: &[&str]) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let text = fs::read(examples().join(CATALOGUE)).unwrap();
    let mut list: Value = serde_json::from_slice(&text).unwrap();
    let entries = list["reports"].as_array_mut().unwrap();
    entries.retain(|entry| chosen.contains(&entry["id"].as_str().unwrap()));
    for name in [OLD, NEW, "families"].map(|name| format!("{name}.json")) {
        fs::copy(examples().join(&name), folder.join(&name)).unwrap();
    }
    let path = folder.join(CATALOGUE);
    fs::write(&path, list.to_string()).unwrap();
    path
}

/// The archive of a site that lies in a folder with a report, as the page makes it.
fn added(site: &Site, report: &[u8]) -> Result<Archive, String> {
    let mut materials = Materials::default();
    let list: Value = serde_json::from_slice(&site["viewer.json"]).unwrap();
    let files = list["files"].as_array().unwrap().iter();
    for path in files
        .map(|name| name.as_str().unwrap())
        .chain(["viewer.json"])
    {
        let (path, bytes) = (path.to_owned(), site[path].clone());
        materials.viewer.push(File { path, bytes });
    }
    materials.report("new.json", report.to_vec());
    loop {
        let wanted = materials.wanted("new.json")?;
        if wanted.is_empty() {
            return materials.added("new.json", &|_, _| ());
        }
        for path in wanted {
            let bytes = site.get(&path).cloned();
            materials.file(path, bytes)?;
        }
    }
}

fn same(one: &Site, other: &Site) {
    let differs = |path: &&String| one.get(*path) != other.get(*path);
    let differing: BTreeSet<_> = one.keys().chain(other.keys()).filter(differs).collect();
    assert_eq!(differing, BTreeSet::new());
}

/// Unpacked, it is a whole site.
fn is_whole(site: &Site, out: &Path) {
    fs::remove_dir_all(out).unwrap();
    for (path, bytes) in site {
        let path = out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let verified = verify::verify(out).unwrap();
    assert_eq!(verified.problems, []);
    assert_eq!(verified.files, site.len());
}

#[test]
fn the_archive_of_a_report_holds_what_a_build_writes_into_a_folder() {
    let out = empty("alone").join("site");
    let seen = Mutex::new(Vec::new());
    let settings = "{\"licence\":\"OGL\",\"contact\":\"mailto:a@b.gov.uk\"}";
    for (report, settings, config) in [
        (NEW, "{}", "compress = false\n"),
        (
            OLD,
            settings,
            "contact = \"mailto:a@b.gov.uk\"\nlicence = \"OGL\"\ncompress = false\n",
        ),
    ] {
        let path = examples().join(format!("{report}.json"));
        let mut materials = Materials {
            viewer: viewer(),
            ..Materials::default()
        };
        materials.report("new.json", fs::read(&path).unwrap());
        let made = materials.alone("new.json", settings, &|done, of| {
            seen.lock().unwrap().push((done, of));
        });
        let made = made.unwrap();
        assert_eq!(made.told, Vec::<String>::new());
        let published = build(&out, &[path], config);
        let site = unpacked(&made.bytes);
        same(&site, &listing(&out));
        let (done, of) = seen.lock().unwrap().drain(..).max().unwrap();
        assert!(done == of && of > published.pages, "{done} of {of}");
        is_whole(&site, &out);
        fs::remove_dir_all(&out).unwrap();
    }
}

#[test]
fn a_site_with_a_report_added_is_what_a_build_of_all_writes() {
    let folder = empty("added");
    let report = examples().join(format!("{NEW}.json"));
    let bytes = fs::read(&report).unwrap();
    let old = catalogue(&folder.join("old"), &[OLD]);
    let (before, after) = (folder.join("before"), folder.join("after"));
    build(&before, std::slice::from_ref(&old), CONFIG);
    let made = added(&listing(&before), &bytes).unwrap();
    build(&after, &[old, report], CONFIG);
    let site = unpacked(&made.bytes);
    same(&site, &listing(&after));
    assert_eq!(made.told, Vec::<String>::new());
    is_whole(&site, &after);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_report_takes_the_place_of_the_one_with_its_id() {
    let folder = empty("replaced");
    let both = catalogue(&folder.join("both"), &[OLD, NEW]);
    let (before, after) = (folder.join("before"), folder.join("after"));
    build(&before, std::slice::from_ref(&both), CONFIG);
    // A correction.
    let text = fs::read_to_string(folder.join(format!("both/{NEW}.json"))).unwrap();
    let mut report: Value = serde_json::from_str(&text).unwrap();
    report["title"] = json!("A corrected report");
    let bytes = report.to_string().into_bytes();
    let made = added(&listing(&before), &bytes).unwrap();
    assert_eq!(made.told, Vec::<String>::new());
    fs::write(folder.join(format!("both/{NEW}.json")), bytes).unwrap();
    build(&after, &[both], CONFIG);
    same(&unpacked(&made.bytes), &listing(&after));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_an_archive_lacks_is_told() {
    const ID: &str = "another-quarter";
    let folder = empty("lacks");
    let old = catalogue(&folder.join("old"), &[OLD, NEW]);
    let text = fs::read_to_string(examples().join(format!("{NEW}.json"))).unwrap();
    let mut report: Value = serde_json::from_str(&text).unwrap();
    report["id"] = json!(ID);
    report.as_object_mut().unwrap().remove("series");
    let bytes = report.to_string().into_bytes();
    let report = folder.join("report.json");
    fs::write(&report, &bytes).unwrap();
    let config = format!("{ADDRESS}{CONFIG}");
    let (before, after) = (folder.join("before"), folder.join("after"));
    build(&before, std::slice::from_ref(&old), &config);
    let mut site = listing(&before);
    // As if there were compressed copies beside the files.
    let said = String::from_utf8(site["site.json"].clone()).unwrap();
    let copied = said.replace(
        "\"compressed_copies\": false",
        "\"compressed_copies\": true",
    );
    assert_ne!(said, copied);
    site.insert("site.json".to_owned(), copied.into_bytes());
    let made = added(&site, &bytes).unwrap();
    for words in [
        "without a picture",
        "end with .br and .gz",
        "no series is named",
        "measures over the years",
    ] {
        assert!(
            made.told.iter().any(|told| told.contains(words)),
            "{words}: {:?}",
            made.told
        );
    }
    // All else is what a build writes: site map, feed and the picture of the report that was there.
    build(&after, &[old, report], &config);
    let (mut site, mut built) = (unpacked(&made.bytes), listing(&after));
    let picture = |site: &Site| -> Vec<String> {
        let pictures = site.keys().filter(|path| path.ends_with("/preview.png"));
        pictures.cloned().collect()
    };
    assert_eq!((picture(&site).len(), picture(&built).len()), (2, 3));
    assert!(site.contains_key("sitemap.xml"));
    let of_picture = |line: &str| line.contains("\"og:image") || line.contains("twitter:card");
    for site in [&mut site, &mut built] {
        let list = |path: &str| {
            path.contains("/kept-") || ["sw.js", "fairview-build.json"].contains(&path)
        };
        site.retain(|path, _| !list(path) && !path.contains(&format!("data/{ID}-")));
        for (path, page) in site.iter_mut().filter(|(path, _)| path.starts_with(ID)) {
            let text = String::from_utf8(std::mem::take(page)).unwrap_or_else(|_| panic!("{path}"));
            let lines = text.lines().filter(|line| !of_picture(line));
            *page = lines.collect::<Vec<_>>().join("\n").into_bytes();
        }
    }
    same(&site, &built);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_wrong_with_a_report_is_told() {
    let alone = |report: &str, settings: &str| {
        let mut materials = Materials {
            viewer: viewer(),
            ..Materials::default()
        };
        materials.report("q3.json", report.as_bytes().to_vec());
        let made = materials.alone("q3.json", settings, &|_, _| ());
        made.unwrap_err()
    };
    let reason = alone("{}", "{}");
    assert!(reason.starts_with("q3.json: "), "{reason}");
    let reason = alone("{}", "{\"contact\":\"us\"}");
    assert!(reason.starts_with("contact: expected a web"), "{reason}");
    let mut materials = Materials::default();
    let report = fs::read(examples().join(format!("{NEW}.json"))).unwrap();
    materials.report("q3.json", report);
    let reason = materials.alone("q3.json", "{}", &|_, _| ());
    assert_eq!(reason.unwrap_err(), "there is no index.html");
}

#[test]
fn what_is_not_on_the_site_is_told() {
    let folder = empty("missing");
    let before = folder.join("before");
    build(&before, &[examples().join(format!("{OLD}.json"))], CONFIG);
    let site = listing(&before);
    let report = fs::read(examples().join(format!("{NEW}.json"))).unwrap();
    for (part, says) in [
        ("site.json", "This site does not say how it was made: "),
        (
            "catalogue.json",
            "The file catalogue.json is not on this site.",
        ),
        ("code/logo-", "The file code/logo-"),
        (
            "data/halton-2022-23-q3/report-",
            "The file data/halton-2022-23-q3/report-",
        ),
    ] {
        let mut site = site.clone();
        let before = site.len();
        site.retain(|path, _| !path.starts_with(part));
        assert_eq!(site.len(), before - 1);
        let reason = added(&site, &report).unwrap_err();
        assert!(reason.starts_with(says), "{reason}");
    }
    fs::remove_dir_all(folder).unwrap();
}
