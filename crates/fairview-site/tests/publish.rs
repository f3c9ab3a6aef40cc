//! A whole site from reports, under a small page in the viewer's place: it is whole, it is the same
//! wherever it is built, and it says what its publisher said.

mod common;

use common::{empty, examples, listing, viewer};
use fairview_site::config::Config;
use fairview_site::folder::Written;
use fairview_site::make::Order;
use fairview_site::publish::{Published, publish};
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::verify;
use std::fs;
use std::path::Path;

/// Builds in a folder of this name, everything with its own copy.
fn build(folder: &Path, report: &str, config: &str) -> Published {
    let copy = folder.join(report);
    let text = fs::read_to_string(examples().join(report)).unwrap();
    // With a day, so that it is in the feed.
    let dated = "\"published\": \"2016-01-04\", \"period\":";
    fs::write(&copy, text.replacen("\"period\":", dated, 1)).unwrap();
    fs::write(folder.join("logo.svg"), "<svg viewBox=\"0 0 3 1\"/>").unwrap();
    let config = Config::parse(config, "fairview.toml", folder).unwrap();
    let order = Order {
        viewer: &Viewer::of(viewer()).unwrap(),
        reports: &Reports::read(&[copy], config.organisation.as_deref()).unwrap(),
        config: &config,
    };
    publish(&order, &folder.join("site"), &|_| ()).unwrap()
}

const CONFIG: &str = "
organisation = \"A Council\"
logo = \"logo.svg\"
accent = \"#7a1f5c\"
contact = \"mailto:performance@example.gov.uk\"
licence = \"Open Government Licence v3.0\"
language = \"cy\"
framed-by = [\"https://www.example.gov.uk\"]
address = \"https://data.example.gov.uk/performance/\"
";

#[test]
fn a_site_is_whole_and_the_same_wherever_it_is_built() {
    let (here, there) = (empty("here"), empty("there/and/deeper"));
    let first = build(&here, "halton-2015-16-q2.json", CONFIG);
    build(&there, "halton-2015-16-q2.json", CONFIG);
    let site = listing(&here.join("site"));
    assert!(site == listing(&there.join("site")), "the sites differ");
    let verified = verify::verify(&here.join("site")).unwrap();
    assert_eq!(verified.problems, []);
    let pages = first.pages + first.frames + first.lasting;
    assert_eq!(verified.pages, pages + 1);
    assert_eq!(first.written.added, verified.files - 1);
    // Nothing says where it was built.
    let place = here.to_string_lossy().into_owned();
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(&place), "{path} names {place}");
    }
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert!(text("sitemap.xml").contains(
        "<loc>https://data.example.gov.uk/performance/halton-2015-16-q2/scorecard/</loc>"
    ));
    assert!(
        text("headers/nginx.conf").contains("frame-ancestors 'self' https://www.example.gov.uk")
    );
    assert!(text("404.html").contains("The reports of A Council"));
    // A server's settings allow the style that stands in that page.
    let missing = text("404.html");
    let (_, hash) = missing.split_once("style-src 'self' 'sha256-").unwrap();
    let (hash, _) = hash.split_once('\'').unwrap();
    for settings in [
        "headers/nginx.conf",
        "headers/_headers",
        "headers/apache.htaccess",
    ] {
        assert!(text(settings).contains(hash), "{settings}");
    }
    // A committee paper says the licence that the site says.
    let paper = text("halton-2015-16-q2/print/index.html");
    let (_, licence) = paper.split_once(">Licence</dt>").unwrap();
    let (licence, _) = licence.split_once("</dd>").unwrap();
    assert!(
        licence.contains("Open Government Licence v3.0. Figures of other"),
        "{licence}"
    );
    assert!(
        paper.contains("<meta name=\"fairview-licence\" content=\"Open Government Licence v3.0\">")
    );
    // What the publisher says stands on every page, outside of what the viewer makes.
    let pages = site.keys().filter(|path| path.ends_with(".html"));
    // Pages for frames say the licence alone; tests/embeds.rs looks at them.
    for path in pages.filter(|path| !path.starts_with("embed/")) {
        let page = text(path);
        assert!(page.contains("<html lang=\"cy\""), "{path}");
        assert!(
            page.contains("\"mailto:performance@example.gov.uk\""),
            "{path}"
        );
        if path.starts_with("newest/") {
            assert!(text("sitemap.xml").contains(path.trim_end_matches("index.html")));
        } else if path != "404.html" {
            let up = "../".repeat(path.matches('/').count());
            assert!(page.contains("--fv-accent:#7a1f5c"), "{path}");
            assert!(page.contains(&format!("url(\"{up}code/logo-")), "{path}");
            assert!(!page.contains("rel=\"stylesheet\""), "{path}");
            assert!(page.contains(" data-fairview-viewer=\"coming\">"), "{path}");
            assert!(page.contains(&format!("href=\"{up}feed.xml\"")), "{path}");
            let (before, _) = page.split_once("<div id=\"fairview-failed\"").unwrap();
            assert!(before.ends_with("</div>\n</section>\n"), "{path}");
        }
    }
    let unlisted = text("halton-2015-16-q2/print/index.html");
    assert!(unlisted.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!text("index.html").contains("noindex"));
    assert!(!text("sitemap.xml").contains("/print/"));
    // One folder holds all that may be kept for ever but the data.
    assert!(site.keys().any(|path| path.starts_with("code/logo-")));
    assert!(
        text("headers/_headers").contains(
            "/performance/code/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        )
    );
    assert!(text("headers/web.config").contains("<location path=\"data\">"));
    assert!(text("feed.xml").contains("<published>2016-01-04T00:00:00Z</published>"));
    assert!(text("robots.txt").contains("https://data.example.gov.uk/performance/sitemap.xml"));
    assert!(site.contains_key("index.html.br") && site.contains_key("index.html.gz"));
    fs::remove_dir_all(here).unwrap();
    fs::remove_dir_all(there).unwrap();
}

#[test]
fn a_page_names_the_data_that_the_viewer_takes_it_over_with() {
    const REPORT: &str = "halton-lait-2026";
    let folder = empty("data");
    let examples = examples();
    fs::create_dir(folder.join(REPORT)).unwrap();
    for entry in fs::read_dir(examples.join(REPORT)).unwrap().flatten() {
        let copy = folder.join(REPORT).join(entry.file_name());
        fs::copy(entry.path(), copy).unwrap();
    }
    build(&folder, "halton-lait-2026.json", "compress = false\n");
    let site = listing(&folder.join("site"));
    let named = |page: &str| -> Vec<String> {
        let text = String::from_utf8_lossy(&site[page]).into_owned();
        let tags = fairview_site::html::tags(&text).into_iter();
        let preloads = tags.filter(|tag| tag.get("rel") == Some("preload"));
        preloads
            .map(|tag| {
                // Any other way of asking would not be that of boot.js.
                assert_eq!(tag.get("as"), Some("fetch"));
                assert_eq!(tag.get("crossorigin"), Some("anonymous"));
                tag.get("href").unwrap().to_owned()
            })
            .collect()
    };
    let of = |name: &str| {
        let before = format!("data/halton-lait-2026/{name}-");
        // Another measure's name may begin so.
        let fits = |path: &&String| {
            path.strip_prefix(&before)
                .is_some_and(|rest| !rest.contains('-'))
        };
        site.keys()
            .find(fits)
            .unwrap_or_else(|| panic!("{name}"))
            .clone()
    };
    let hash = &fairview_site::names::sha256(&site["catalogue.json"])[..16];
    let list = format!("catalogue.json?{hash}");
    let report = of("report");
    assert_eq!(named("index.html"), [list.as_str()]);
    assert_eq!(
        named("halton-lait-2026/index.html"),
        [format!("../{list}"), format!("../{report}")]
    );
    let indicator = of("lac");
    assert_eq!(
        named("halton-lait-2026/lac/index.html"),
        [list, report, indicator].map(|file| format!("../../{file}"))
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_next_build_writes_what_changed_and_keeps_what_open_pages_need() {
    let folder = empty("next");
    let config = "compress = false\nkeep-builds = 1\n";
    let first = build(&folder, "halton-2015-16-q2.json", config);
    let again = build(&folder, "halton-2015-16-q2.json", config);
    let Written {
        added,
        changed,
        removed,
        ..
    } = again.written;
    assert_eq!((added, changed, removed), (0, 0, 0));
    assert_eq!(again.written.unchanged, first.written.added);
    let next = build(&folder, "halton-2022-23-q3.json", config);
    // The data of the report that is gone is kept, and what the search went by; its pages are not.
    assert_eq!(next.written.kept, 2);
    assert!(next.written.removed > 70);
    let site = listing(&folder.join("site"));
    assert!(
        !site
            .keys()
            .any(|path| path.starts_with("halton-2015-16-q2/"))
    );
    assert!(
        site.keys()
            .any(|path| path.starts_with("data/halton-2015-16-q2/"))
    );
    assert!(
        !site
            .keys()
            .any(|path| path.ends_with(".br") || path == "sitemap.xml")
    );
    assert_eq!(verify::verify(&folder.join("site")).unwrap().problems, []);
    fs::remove_dir_all(folder).unwrap();
}
