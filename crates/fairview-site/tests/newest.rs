//! Pages that stay: each says the newest figures and leads to every release that has them.

use fairview_site::config::Config;
use fairview_site::file::File;
use fairview_site::newest::newest;
use fairview_site::policy;
use fairview_site::publisher::Publisher;
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::{html, site_files};
use std::collections::BTreeMap;
use std::path::Path;

const SITE: &str = "https://data.example.gov.uk/performance/";

/// What a page is made from; the built viewer's is longer, not different.
const PAGE: &str = "<html lang=\"en-GB\"><head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<title>Old</title>
<link rel=\"icon\" href=\"./icon.svg\">
</head><body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body></html>
";

#[test]
fn a_measure_of_a_series_has_one_address_for_its_newest_figures() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    let read = ["halton-2022-23-q3.json", "halton-2015-16-q2.json"].map(|name| examples.join(name));
    let reports = Reports::read(&read, None).unwrap();
    let publisher = Publisher::new(&Config::default(), "A & B");
    let policy = site_files::with_style("default-src 'none'; style-src 'self'", &publisher);
    let viewer = Viewer::of(vec![File {
        path: "index.html".to_owned(),
        bytes: PAGE.as_bytes().to_vec(),
    }])
    .unwrap();
    let pages: BTreeMap<String, String> =
        newest(&reports, &publisher, &viewer, &policy, Some(SITE))
            .into_iter()
            .map(|(file, page)| {
                assert_eq!(file.path, format!("{}index.html", page.path));
                (page.path, String::from_utf8(file.bytes).unwrap())
            })
            .collect();
    let [new, old] = [0, 1].map(|at| &reports.list[at].report.value);
    let has = |ids: &str| pages.contains_key(&format!("newest/priority-based-report/{ids}/"));
    assert!(
        new.indicators
            .iter()
            .chain(&old.indicators)
            .all(|one| has(&one.id))
    );
    let leads = |page: &str| -> Vec<String> {
        let links = html::tags(page).into_iter().filter(|tag| tag.name == "a");
        links
            .filter_map(|tag| Some(tag.get("href")?.to_owned()))
            .collect()
    };

    // The series leads to both, the newest first.
    let series = &pages["newest/priority-based-report/"];
    let expected = [
        "../../halton-2022-23-q3/",
        "../../halton-2015-16-q2/",
        "../.././",
    ];
    assert_eq!(leads(series), expected);
    assert!(series.contains("Of 35 measures, "), "{series}");

    // What the newest report has, says its figures.
    let id = &new.indicators[0].id;
    let page = &pages[&format!("newest/priority-based-report/{id}/")];
    assert_eq!(leads(page)[0], format!("../../../halton-2022-23-q3/{id}/"));
    assert!(!page.contains("does not have this measure"), "{page}");

    assert!(page.contains("<link rel=\"icon\" href=\"../../../icon.svg\">"));

    // What it has no more, is said to be older.
    let gone = old
        .indicators
        .iter()
        .find(|one| new.indicator(&one.id).is_none());
    let path = format!("newest/priority-based-report/{}/", gone.unwrap().id);
    let page = &pages[&path];
    assert!(page.contains("Quarter 3 2022/23 does not have this measure. The newest report that has it is Quarter 2 2015/16."), "{page}");
    assert!(leads(page)[0].starts_with("../../../halton-2015-16-q2/"));

    // A search engine keeps this address, and nothing leads on unasked.
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{SITE}{path}\">")));
    let read = html::page(page);
    assert!(!read.unlisted && !page.contains("http-equiv=\"refresh\""));
    assert!(read.scripts.is_empty());
    assert_eq!(policy::policy_in(page), Some(policy.as_str()));
}
