//! Pages for frames on a whole site: fixed to a report or following the newest, held to their policy,
//! known to every server's settings, and gone when nobody wants them.

use fairview_site::config::Config;
use fairview_site::make::Order;
use fairview_site::policy::FRAMED;
use fairview_site::publish::{Published, publish};
use fairview_site::reports::Reports;
use fairview_site::template::Viewer;
use fairview_site::verify;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='\">
<meta name=\"description\" content=\"old\">
<meta name=\"fairview-catalogue\" content=\"examples/catalogue.json\"><link rel=\"preload\" as=\"fetch\" type=\"application/json\" crossorigin=\"anonymous\" href=\"examples/catalogue.json\">
<title>Old</title>
<style>a{}</style>
</head>
<body>
<div id=\"fairview\">Loading</div>
<div id=\"fairview-failed\" hidden>words</div>
</body>
</html>
";
const Q3: &str = "halton-2022-23-q3";
const Q2: &str = "halton-2015-16-q2";
const SERIES: &str = "priority-based-report";

fn empty(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("fairview-embeds-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn example(id: &str) -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
    examples.join(format!("{id}.json"))
}

fn build(folder: &Path, reports: &[PathBuf], config: &str) -> Result<Published, String> {
    let viewer = folder.join("viewer");
    fs::create_dir_all(&viewer).unwrap();
    fs::write(viewer.join("index.html"), PAGE).unwrap();
    let config = Config::parse(config, "fairview.toml", folder).unwrap();
    let order = Order {
        viewer: &Viewer::read(&viewer).unwrap(),
        reports: &Reports::read(reports, None).unwrap(),
        config: &config,
    };
    publish(&order, &folder.join("site"), &|_| ())
}

fn read(folder: &Path, path: &str) -> String {
    let file = folder.join("site").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn indicators(id: &str) -> Vec<String> {
    let bytes = fs::read(example(id)).unwrap();
    let report = report_core::read::report(&bytes).unwrap().value;
    report.indicators.into_iter().map(|one| one.id).collect()
}

const CONFIG: &str = "
licence = \"Open Government Licence v3.0\"
accent = \"#7a1f5c\"
address = \"https://data.example.gov.uk/performance/\"
compress = false
";

#[test]
fn pages_for_frames_are_whole_small_and_not_for_search_engines() {
    let folder = empty("whole");
    let built = build(&folder, &[example(Q3), example(Q2)], CONFIG).unwrap();
    let (q3, q2) = (indicators(Q3), indicators(Q2));
    let both = q2.iter().filter(|id| q3.contains(id)).count();
    // Of each report the measures, the scorecard and milestones, of the older one finance too; and
    // as many that lead on, once for those of both.
    let fixed = q3.len() + 2 + q2.len() + 3;
    assert_eq!(built.frames, fixed + fixed - both - 2);
    let verified = verify::verify(&folder.join("site")).unwrap();
    assert_eq!(verified.problems, []);
    let pages = built.pages + built.frames + built.lasting;
    assert_eq!(verified.pages, pages + 1);
    let page = read(&folder, &format!("embed/fixed/{Q3}/ped02-04/index.html"));
    for part in [
        &format!("content=\"{FRAMED}\""),
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://data.example.gov.uk/performance/halton-2022-23-q3/ped02-04/\">",
        "<base target=\"_blank\">",
        "href=\"../../../../code/publisher-",
        "href=\"../../../../code/fairview-",
        "integrity=\"sha384-",
        "Figures of Halton Borough Council: Open Government Licence v3.0",
        "href=\"../../../../halton-2022-23-q3/ped02-04/\"",
        "data-part=\"trend\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(
        !page.contains("wasm") && !page.contains("newer report"),
        "{page}"
    );
    assert!(!read(&folder, "sitemap.xml").contains("embed"));
    let head = "<meta name=\"fairview-embeds\" content=\"../../embed/\">";
    assert!(read(&folder, &format!("{Q3}/ped02-04/index.html")).contains(head));
    let nginx = read(&folder, "headers/nginx.conf");
    assert!(nginx.contains("location /performance/embed/ {"), "{nginx}");
    assert!(
        nginx.contains(&format!("{FRAMED}; frame-ancestors *")),
        "{nginx}"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_newest_page_leads_to_the_last_report_that_has_the_measure() {
    let folder = empty("newest");
    build(&folder, &[example(Q2), example(Q3)], CONFIG).unwrap();
    let (q3, q2) = (indicators(Q3), indicators(Q2));
    for id in q2.iter().chain(&q3) {
        let report = if q3.contains(id) { Q3 } else { Q2 };
        let page = read(&folder, &format!("embed/newest/{SERIES}/{id}/index.html"));
        let to = format!("../../../fixed/{report}/{id}/");
        for part in [
            &format!("<html lang=\"en-GB\" data-newest=\"{to}\">"),
            &format!("<meta http-equiv=\"refresh\" content=\"0; url={to}\">"),
            &format!("<a href=\"{to}\">"),
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
    let finance = read(
        &folder,
        &format!("embed/newest/{SERIES}/finance/index.html"),
    );
    assert!(
        finance.contains(&format!("fixed/{Q2}/finance/")),
        "{finance}"
    );
    let last = read(&folder, &format!("embed/fixed/{Q2}/finance/index.html"));
    assert!(last.contains("no longer has this"), "{last}");
    let dropped = q2.iter().find(|id| !q3.contains(id)).unwrap();
    let page = read(&folder, &format!("embed/fixed/{Q2}/{dropped}/index.html"));
    assert!(
        page.contains("report") && page.contains(&format!("../../../../{Q3}/")),
        "{page}"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_report_without_a_series_is_not_followed_and_one_without_embeds_has_none() {
    let folder = empty("alone");
    let plan = example("halton-plan-2016-19");
    build(&folder, std::slice::from_ref(&plan), CONFIG).unwrap();
    assert!(
        folder
            .join("site/embed/fixed/halton-plan-2016-19/scorecard/index.html")
            .exists()
    );
    assert!(!folder.join("site/embed/newest").exists());
    let built = build(&folder, &[plan], &format!("{CONFIG}embeds = false\n")).unwrap();
    assert_eq!(built.frames, 0);
    assert!(!folder.join("site/embed").exists());
    let page = read(&folder, "halton-plan-2016-19/index.html");
    assert!(!page.contains("fairview-embeds"));
    for file in ["nginx.conf", "apache.htaccess", "web.config", "_headers"] {
        assert!(
            !read(&folder, &format!("headers/{file}")).contains("embed"),
            "{file}"
        );
    }
    assert_eq!(verify::verify(&folder.join("site")).unwrap().problems, []);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn no_report_takes_the_folder() {
    let folder = empty("clash");
    let text = fs::read_to_string(example(Q2)).unwrap();
    let named = folder.join("named.json");
    fs::write(&named, text.replacen(&format!("\"{Q2}\""), "\"embed\"", 1)).unwrap();
    let reason = build(&folder, &[named], CONFIG).unwrap_err();
    assert!(
        reason.starts_with("a report has the id \"embed\""),
        "{reason}"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_page_for_frames_that_was_changed_or_is_missing_is_told() {
    let folder = empty("told");
    build(&folder, &[example(Q3)], CONFIG).unwrap();
    let at = format!("embed/fixed/{Q3}/ped02-04/index.html");
    let page = read(&folder, &at);
    let changed = page
        .replace("noindex", "index")
        .replace("base-uri", "frame-src");
    fs::write(folder.join("site").join(&at), changed).unwrap();
    fs::remove_file(
        folder
            .join("site")
            .join(format!("embed/fixed/{Q3}/scorecard/index.html")),
    )
    .unwrap();
    let verified = verify::verify(&folder.join("site")).unwrap();
    let told: Vec<String> = verified.problems.iter().map(ToString::to_string).collect();
    for says in [
        format!("{at}: is for frames, and does not ask search engines to leave it out"),
        format!("{at}: is for frames, and has not the policy of such pages"),
        format!(
            "embed/newest/{SERIES}/scorecard/index.html: <meta http-equiv=\"refresh\"> to ../../../fixed/{Q3}/scorecard/ leads nowhere: there is no embed/fixed/{Q3}/scorecard/index.html"
        ),
    ] {
        assert!(told.contains(&says), "{says} in {told:#?}");
    }
    fs::remove_dir_all(folder).unwrap();
}
