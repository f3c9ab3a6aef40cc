//! A small site that is whole, and each thing that can be wrong with it.

use super::*;
use crate::file::File;

const SCRIPT: &str = "let viewer = 1;\n";
/// With the hash of `.a{}`.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-zykMelvY9taAHFfnWfsi7Rnifucb0B5GzFq+5ZuppCM='\">";

fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn script() -> String {
    names::with_hash("viewer.js", SCRIPT.as_bytes())
}

fn report() -> String {
    let text = include_str!("../../../../static/examples/halton-2015-16-q2.json");
    text.to_owned()
}

/// A page at the depth of the root `up`, with this in its body.
fn page(up: &str, body: &str) -> String {
    let hash = BASE64.encode(Sha384::digest(SCRIPT.as_bytes()));
    format!(
        "<!doctype html><html><head>{POLICY}<style>.a{{}}</style><meta name=\"fairview-catalogue\" content=\"{up}data/catalogue.json\">\
         <meta name=\"fairview-root\" content=\"{up}\"><script src=\"{up}{}\" integrity=\"sha384-{hash}\"></script>\
         </head><body id=\"top\">{body}</body></html>",
        script()
    )
}

fn site() -> Vec<File> {
    let text = report();
    let name = names::with_hash("q2.json", text.as_bytes());
    let catalogue = format!(
        "{{\"fairview\": \"1.0\", \"kind\": \"catalogue\", \"organisation\": \"Halton\", \"reports\": [\
         {{\"id\": \"halton-2015-16-q2\", \"file\": \"{name}\", \"title\": \"Quarter 2\", \"period\": \"2015/16 Q2\"}}]}}"
    );
    let reading = report_core::read::report(text.as_bytes()).unwrap();
    let mut files = vec![
        file(&script(), SCRIPT),
        file("data/catalogue.json", &catalogue),
        file(&format!("data/{name}"), &text),
        file(
            "index.html",
            &page("", "<a href=\"halton-2015-16-q2/?a=1#top\">"),
        ),
        file(
            "halton-2015-16-q2/index.html",
            &page("../", "<a href=\".././\"><a href=\"#/~/m1\">"),
        ),
        file(
            "404.html",
            &format!("{POLICY}<meta name=\"robots\" content=\"noindex\"><a href=\"/\">"),
        ),
    ];
    for indicator in &reading.value.indicators {
        let path = format!("halton-2015-16-q2/{}/index.html", indicator.id);
        files.push(file(&path, &page("../../", "")));
    }
    let pages: Vec<crate::site_files::Page> = files
        .iter()
        .filter_map(|file| {
            let path = file.path.strip_suffix("index.html")?.to_owned();
            Some(crate::site_files::Page {
                path,
                title: String::new(),
                changed: None,
            })
        })
        .collect();
    files.push(file(
        "sitemap.xml",
        &crate::site_files::sitemap("https://a.gov.uk/p/", &pages),
    ));
    files
}

fn built(name: &str, files: Vec<File>) -> PathBuf {
    let out = folder::tests::empty(name);
    let files = compress::with_copies(files, &out, &|_, _| ()).unwrap();
    folder::write(&out, files, 0).unwrap();
    out
}

fn told(verified: &Verified) -> Vec<String> {
    verified.problems.iter().map(Problem::to_string).collect()
}

#[test]
fn a_whole_site_has_no_problems() {
    let out = built("verify-whole", site());
    let verified = verify(&out).unwrap();
    assert_eq!(told(&verified), Vec::<String>::new());
    let indicators = report_core::read::report(report().as_bytes())
        .unwrap()
        .value
        .indicators
        .len();
    assert_eq!(verified.pages, indicators + 3);
    assert_eq!(verified.data, 2);
    // Three in each head, three links in the bodies, one on the page for what is missing.
    assert_eq!(verified.links, 3 * (indicators + 2) + 4);
    // Pasted settings are of the site.
    fs::write(out.join(".htaccess"), "").unwrap();
    fs::write(out.join("photo.jpg"), "").unwrap();
    let verified = verify(&out).unwrap();
    assert_eq!(
        told(&verified),
        ["photo.jpg: is not of the site: Fairview did not write it"]
    );
    assert_eq!(verified.problems[0].severity, Severity::Notice);
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn every_bad_link_and_what_the_policy_forbids_is_told_with_its_page() {
    for (link, says) in [
        (
            "<a href=\"q9/\">",
            "<a href=\"q9/\"> leads nowhere: there is no q9/index.html",
        ),
        (
            "<a href=\"halton-2015-16-q2\">",
            "<a href=\"halton-2015-16-q2\"> leads to a folder; expected a / at its end",
        ),
        (
            "<a href=\"#nowhere\">",
            "<a href=\"#nowhere\"> leads to no place of index.html: nothing there has the id \"nowhere\"",
        ),
        (
            "<a href=\"/halton-2015-16-q2/\">",
            "<a href=\"/halton-2015-16-q2/\"> begins with /, so that it works at the root of a host alone",
        ),
        (
            "<a href=\"../\">",
            "<a href=\"../\"> leads out of the site's folder",
        ),
        (
            "<a href=\"javascript:x\">",
            "<a href=\"javascript:x\"> is not a link that a page may have",
        ),
        (
            "<link rel=\"preload\" as=\"fetch\" href=\"data/gone.json\">",
            "<link href=\"data/gone.json\"> leads nowhere: there is no data/gone.json",
        ),
        (
            "<style>.b{}</style>",
            "has a style in it that its policy does not allow",
        ),
        (
            "<script>let viewer = 2;</script>",
            "has a script in it that its policy does not allow",
        ),
        (
            "<img src=\"https://tracker.example/x.png\">",
            "<img src=\"https://tracker.example/x.png\"> is fetched from another site",
        ),
    ] {
        let mut files = site();
        files.retain(|file| file.path != "index.html");
        files.push(file("index.html", &page("", link)));
        let out = built("verify-link", files);
        assert_eq!(
            told(&verify(&out).unwrap()),
            [format!("index.html: {says}")]
        );
        fs::remove_dir_all(out).unwrap();
    }
}

#[test]
fn a_policy_that_is_not_strict_is_told() {
    for (policy, says) in [
        ("", "has no policy of what it may load and run"),
        (
            "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">",
            "has a policy that does not begin with default-src 'none'",
        ),
        (
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "has a policy that allows 'unsafe-inline'",
        ),
    ] {
        let mut files = site();
        let missing = files.iter_mut().find(|file| file.path == "404.html");
        missing.unwrap().bytes =
            format!("{policy}<meta name=\"robots\" content=\"noindex\">").into_bytes();
        let out = built("verify-policy", files);
        assert_eq!(told(&verify(&out).unwrap()), [format!("404.html: {says}")]);
        fs::remove_dir_all(out).unwrap();
    }
}

#[test]
fn files_that_are_not_those_that_were_built_are_told() {
    let out = built("verify-files", site());
    fs::write(out.join(script()), "let viewer = 2;\n").unwrap();
    fs::remove_file(out.join("data/catalogue.json")).unwrap();
    fs::write(out.join("halton-2015-16-q2/index.html.br"), "short").unwrap();
    let told = told(&verify(&out).unwrap());
    let name = script();
    for says in [
        format!("{name}: is not what was built: its contents were changed"),
        format!("{name}: has a hash in its name that is not that of its contents"),
        "data/catalogue.json: is missing".to_owned(),
        format!("index.html: <script src=\"{name}\"> expects another {name}: the hash in the page is not the file's"),
        "index.html: <meta content=\"data/catalogue.json\"> leads nowhere: there is no data/catalogue.json".to_owned(),
    ] {
        assert!(told.contains(&says), "{says} in {told:#?}");
    }
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn data_that_cannot_be_read_or_has_no_page_is_told() {
    let mut files = site();
    files.retain(|file| file.path != "halton-2015-16-q2/index.html" && file.path != "index.html");
    files.push(file("index.html", &page("", "")));
    let data = files
        .iter_mut()
        .find(|file| file.path.starts_with("data/q2-"))
        .unwrap();
    let path = data.path.clone();
    data.bytes.truncate(1_000);
    let out = built("verify-data", files);
    let told = told(&verify(&out).unwrap());
    let cut = format!("{path}: line ");
    assert!(told.iter().any(|says| says.starts_with(&cut)), "{told:#?}");
    let map = "sitemap.xml: names https://a.gov.uk/p/halton-2015-16-q2/, which is no page of the site that search engines shall have";
    assert!(told.iter().any(|says| says == map), "{told:#?}");
    fs::remove_dir_all(out).unwrap();

    let mut files = site();
    files.retain(|file| !file.path.starts_with("halton-2015-16-q2/"));
    files.retain(|file| file.path != "sitemap.xml" && file.path != "index.html");
    files.push(file("index.html", &page("", "")));
    let out = built("verify-pages", files);
    let told = self::told(&verify(&out).unwrap());
    let indicators = report_core::read::report(report().as_bytes())
        .unwrap()
        .value
        .indicators
        .len();
    assert_eq!(told.len(), indicators + 1);
    assert!(
        told[0].contains(": has no page for halton-2015-16-q2: "),
        "{told:#?}"
    );
    fs::remove_dir_all(out).unwrap();
}

#[test]
fn an_unfinished_build_and_no_site_are_told() {
    let out = built("verify-unfinished", site());
    fs::write(out.join(folder::JOURNAL), Manifest::default().to_bytes()).unwrap();
    assert_eq!(
        told(&verify(&out).unwrap()),
        ["fairview-build.next.json: tells of a build that was not finished; build the site again"]
    );
    fs::remove_dir_all(&out).unwrap();
    fs::create_dir_all(&out).unwrap();
    assert!(
        verify(&out)
            .unwrap_err()
            .ends_with("is no site: it has no index.html")
    );
    fs::remove_dir_all(out).unwrap();
}
