//! A site that its readers keep: the worker's list names all of it, an unchanged site has the same
//! worker, and a site that nobody asked to be kept has nothing of it.

mod common;

use fairview_site::config::Config;
use fairview_site::make::Order;
use fairview_site::names;
use fairview_site::publish::{Published, publish};
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::verify;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; trusted-types default; worker-src 'self'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<meta name=\"fairview-worker\" content=\"./worker-2c26b46b68ffc68f.js\">
<meta name=\"fairview-importer\" content=\"./importer-2c26b46b68ffc68f.js\">
<meta name=\"fairview-importer-tables\" content=\"./importer-tables-2c26b46b68ffc68f.js\">
<meta name=\"fairview-code\" content=\"./screens-baa5a0964d3320fb.wasm\" data-integrity=\"sha384-lnAE0l3kq8G9anyaIWJUpawHM+itltyfHqD62WGdp8MtZU7IrYui+bVyj+1mM72R\">
<title>Old</title>
<script src=\"./boot-0123456789abcdef.js\"></script>
</head>
<body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body>
</html>
";
const Q2: &str = "halton-2015-16-q2";
const Q3: &str = "halton-2022-23-q3";

fn empty(name: &str) -> PathBuf {
    let folder = common::empty(&format!("offline-{name}"));
    fs::create_dir_all(folder.join("viewer")).unwrap();
    fs::write(folder.join("viewer/index.html"), PAGE).unwrap();
    let script = "let a = 1;\n".repeat(200);
    fs::write(folder.join("viewer/boot-0123456789abcdef.js"), script).unwrap();
    // Named by what is in them.
    fs::write(folder.join("viewer/worker-2c26b46b68ffc68f.js"), "foo").unwrap();
    fs::write(folder.join("viewer/worker-fcde2b2edba56bf4.wasm"), "bar").unwrap();
    fs::write(folder.join("viewer/importer-2c26b46b68ffc68f.js"), "foo").unwrap();
    fs::write(
        folder.join("viewer/importer-tables-2c26b46b68ffc68f.js"),
        "foo",
    )
    .unwrap();
    fs::write(folder.join("viewer/importer-fcde2b2edba56bf4.wasm"), "bar").unwrap();
    fs::write(folder.join("viewer/site-maker-2c26b46b68ffc68f.js"), "foo").unwrap();
    fs::write(folder.join("viewer/screens-baa5a0964d3320fb.wasm"), "baz").unwrap();
    folder
}

/// Builds the reports in a folder, of which the first says this title.
fn build(folder: &Path, ids: &[&str], title: &str, config: &str) -> Published {
    let examples = common::examples();
    let copies: Vec<PathBuf> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| {
            let text = fs::read_to_string(examples.join(format!("{id}.json"))).unwrap();
            let mut report: Value = serde_json::from_str(&text).unwrap();
            if at == 0 {
                report["title"] = title.into();
            }
            // So that the one is set against the other.
            report["series"] = "quarters".into();
            let copy = folder.join(format!("{id}.json"));
            fs::write(&copy, report.to_string()).unwrap();
            copy
        })
        .collect();
    let config = Config::parse(config, "fairview.toml", folder).unwrap();
    let order = Order {
        viewer: &Viewer::read(&folder.join("viewer")).unwrap(),
        reports: &Reports::read(&copies, Some("A Council")).unwrap(),
        config: &config,
    };
    publish(&order, &folder.join("site"), &|_| ()).unwrap()
}

fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    common::listing(&folder.join("site"))
}

fn text(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site[path].clone()).unwrap()
}

/// The path of the worker's list, and what it says.
fn list(site: &BTreeMap<String, Vec<u8>>) -> (String, Value) {
    let worker = text(site, "sw.js");
    let (_, after) = worker.split_once("const LIST = \"").unwrap();
    let path = after.split('"').next().unwrap().to_owned();
    let list = serde_json::from_slice(&site[&path]).unwrap();
    (path, list)
}

fn told(folder: &Path) -> Vec<String> {
    let verified = verify::verify(&folder.join("site")).unwrap();
    verified.problems.iter().map(ToString::to_string).collect()
}

const OFFLINE: &str = "offline = true\ncompress = false\n";
const NONE: &str = "compress = false\n";

#[test]
fn nobody_asked_and_nothing_is_there() {
    let folder = empty("none");
    build(&folder, &[Q2], "Quarter 2", NONE);
    for (path, bytes) in listing(&folder) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(path != "sw.js" && path != "offline.html", "{path}");
        for word in ["fairview-offline", "sw.js", "fv-kept", "fv-offer"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_list_names_every_page_the_code_and_each_reports_data() {
    let folder = empty("whole");
    let published = build(&folder, &[Q3, Q2], "Quarter 3", OFFLINE);
    assert_eq!(told(&folder), Vec::<String>::new());
    let site = listing(&folder);
    let (_, list) = list(&site);
    let hashes = list["hashes"].as_object().unwrap();
    // The pages, the list of reports, the page for what is not kept, and what sites are made from.
    assert_eq!(hashes.len(), published.pages + 4);
    for (address, hash) in hashes {
        let path = match address.is_empty() || address.ends_with('/') {
            true => format!("{address}index.html"),
            false => address.clone(),
        };
        let hash = hash.as_str().unwrap();
        assert_eq!(hash.len(), 16);
        assert!(names::sha256(&site[&path]).starts_with(hash), "{path}");
    }
    let texts = |value: &Value| -> BTreeSet<String> {
        let all = value.as_array().unwrap().iter();
        all.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let first = texts(&list["first"]);
    let code = site.keys().filter(|path| path.starts_with("code/"));
    let code: BTreeSet<String> = code
        .filter(|path| !path.contains("kept-"))
        .cloned()
        .collect();
    // What makes files comes with the figures that it makes them of.
    let (worker, code): (BTreeSet<String>, BTreeSet<String>) =
        code.into_iter().partition(|path| path.contains("worker-"));
    assert!(worker.len() == 2 && first.is_disjoint(&worker), "{first:?}");
    for id in [Q2, Q3] {
        assert!(texts(&list["reports"][id]).is_superset(&worker), "{id}");
    }
    // What reads an officer's files and what makes a site is brought by who uses it.
    let (mut later, code): (BTreeSet<String>, BTreeSet<String>) = code
        .into_iter()
        .partition(|path| path.contains("importer-") || path.contains("site-maker-"));
    later.extend(["viewer.json", "site.json"].map(str::to_owned));
    assert_eq!(texts(&list["later"]), later);
    assert!(later.len() == 6 && first.is_disjoint(&later), "{first:?}");
    assert!(code.len() >= 4 && first.is_superset(&code), "{first:?}");
    assert!(first.contains("") && first.contains("catalogue.json"));
    // What changed since the quarter before is a view of the later one.
    let data = |id: &str| texts(&list["reports"][id]);
    let of = |id: &str| format!("data/{id}/");
    for id in [Q2, Q3] {
        assert!(
            data(id).iter().any(|path| path.starts_with(&of(id))),
            "{id}"
        );
    }
    assert!(data(Q3).iter().any(|path| path.starts_with(&of(Q2))));
    for path in site.keys().filter(|path| path.ends_with("index.html")) {
        let page = text(&site, path);
        // A page for a frame of another site keeps nothing on its readers' devices.
        if path.starts_with("embed/") {
            assert!(
                !page.contains("offline") && !page.contains("worker-src"),
                "{path}"
            );
            continue;
        }
        // A page that leads on runs nothing.
        if path.starts_with("newest/") {
            assert!(!page.contains("<script"), "{path}");
            continue;
        }
        assert!(page.contains("trusted-types default fairview-offline; worker-src 'self'\">"));
        assert!(page.contains("integrity=\"sha384-") && page.contains("code/offline-"));
        assert!(page.contains("class=\"fv-offer\" role=\"status\""));
    }
    assert!(text(&site, "headers/nginx.conf").contains("worker-src 'self'"));
    assert!(text(&site, "offline.html").contains("The reports of A Council"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_worker_changes_when_the_site_does_and_only_then() {
    let (here, there) = (empty("here"), empty("there"));
    build(&here, &[Q2], "Quarter 2", OFFLINE);
    build(&there, &[Q2], "Quarter 2", OFFLINE);
    let first = listing(&here);
    assert!(first == listing(&there), "the sites differ");
    let again = build(&here, &[Q2], "Quarter 2", OFFLINE);
    assert_eq!((again.written.added, again.written.changed), (0, 0));
    build(&here, &[Q2], "Quarter two, corrected", OFFLINE);
    let second = listing(&here);
    assert_ne!(first["sw.js"], second["sw.js"]);
    // Readers of the first may still ask for what they have not opened yet.
    let (before, _) = list(&first);
    assert!(second.contains_key(&before) && list(&second).0 != before);
    assert_eq!(told(&here), Vec::<String>::new());
    fs::remove_dir_all(here).unwrap();
    fs::remove_dir_all(there).unwrap();
}

#[test]
fn a_site_that_was_kept_says_farewell_once_it_is_not_asked_for() {
    let folder = empty("farewell");
    build(&folder, &[Q2], "Quarter 2", OFFLINE);
    for _ in 0..2 {
        build(&folder, &[Q2], "Quarter 2", NONE);
        let site = listing(&folder);
        let worker = text(&site, "sw.js");
        assert!(worker.contains("registration.unregister()"), "{worker}");
        assert!(!worker.contains("\"fetch\"") && !site.contains_key("offline.html"));
        assert!(!text(&site, "index.html").contains("code/offline-"));
        assert_eq!(told(&folder), Vec::<String>::new());
    }
    // And may be kept again.
    build(&folder, &[Q2], "Quarter 2", OFFLINE);
    list(&listing(&folder));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn verify_holds_the_list_to_its_word() {
    let folder = empty("verify");
    build(&folder, &[Q2], "Quarter 2", OFFLINE);
    let site = listing(&folder);
    let (path, whole) = list(&site);
    let says = |change: &dyn Fn(&mut Value)| -> Vec<String> {
        let mut list = whole.clone();
        change(&mut list);
        fs::write(folder.join("site").join(&path), list.to_string()).unwrap();
        let here = format!("{path}: ");
        let all = told(&folder).into_iter();
        all.filter_map(|says| says.strip_prefix(&here).map(str::to_owned))
            .collect()
    };
    let scorecard = format!("{Q2}/scorecard/");
    let contains =
        |all: Vec<String>, says: &str| assert!(all.iter().any(|one| one == says), "{all:#?}");
    contains(
        says(&|list| list["hashes"][&scorecard] = "0123456789abcdef".into()),
        &format!("expects another {scorecard}index.html: readers would not keep it"),
    );
    contains(
        says(&|list| {
            list["hashes"].as_object_mut().unwrap().remove(&scorecard);
        }),
        &format!("does not name {scorecard}index.html"),
    );
    contains(
        says(&|list| list["reports"] = serde_json::json!({})),
        &format!("does not name the data of {Q2}"),
    );
    contains(
        says(&|list| list["reports"][Q2] = serde_json::json!(["data/none-0123456789abcdef.json"])),
        "names data/none-0123456789abcdef.json, which is missing",
    );
    contains(
        says(&|list| *list = Value::Null),
        "is no list of what is kept",
    );
    let boot = site
        .keys()
        .find(|path| path.starts_with("code/boot-"))
        .unwrap();
    contains(
        says(&|list| list["first"] = serde_json::json!([""])),
        &format!("does not name {boot} among what comes first"),
    );
    fs::write(folder.join("site/sw.js"), "// nothing\n").unwrap();
    let index = "index.html: asks for sw.js, which is no worker with a list of what is kept";
    assert!(told(&folder).iter().any(|says| says == index));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_page_preloads_nothing_that_is_not_kept() {
    let folder = empty("preloads");
    let examples = common::examples();
    let catalogue = fs::read(examples.join("catalogue.json")).unwrap();
    let mut catalogue: Value = serde_json::from_slice(&catalogue).unwrap();
    let entries = catalogue["reports"].as_array_mut().unwrap();
    entries.retain(|entry| entry["id"] == Q2 || entry["id"] == Q3);
    for name in [Q2, Q3, "families"].map(|name| format!("{name}.json")) {
        fs::copy(examples.join(&name), folder.join(&name)).unwrap();
    }
    let path = folder.join("catalogue.json");
    fs::write(&path, catalogue.to_string()).unwrap();
    let order = Order {
        viewer: &Viewer::read(&folder.join("viewer")).unwrap(),
        reports: &Reports::read(&[path], None).unwrap(),
        config: &Config::parse(OFFLINE, "fairview.toml", &folder).unwrap(),
    };
    publish(&order, &folder.join("site"), &|_| ()).unwrap();
    let site = listing(&folder);
    let (_, list) = list(&site);
    let first = list["first"].as_array().unwrap();
    let mut families = 0;
    for path in site.keys().filter(|path| path.ends_with("/index.html")) {
        let id = path.split('/').next().unwrap();
        let needed = match id {
            "embed" | "newest" => continue,
            // What several reports have comes with each of them.
            "over-time" => &list["reports"][Q3],
            id => &list["reports"][id],
        };
        let page = text(&site, path);
        for link in page
            .split("<link ")
            .skip(1)
            .filter(|link| link.contains("as=\"fetch\""))
        {
            let (_, href) = link.split_once("href=\"").unwrap();
            let file = href
                .split(['"', '?'])
                .next()
                .unwrap()
                .trim_start_matches("../");
            let kept = first.iter().chain(needed.as_array().unwrap());
            assert!(kept.clone().any(|one| one == file), "{path}: {file}");
            families += usize::from(file.starts_with("data/families/"));
        }
    }
    assert!(families > 0);
    fs::remove_dir_all(folder).unwrap();
}
