//! What stands in a page itself is known to the page's policy by its hash: the one line of script of
//! every page, and the style of pages that are shown for any address.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use fairview::lazy::Module;
use fairview::route::{Place, Tab, View};
use fairview_site::config::Config;
use fairview_site::html::{inside, page};
use fairview_site::policy::policy_in;
use fairview_site::publisher::Publisher;
use fairview_site::site_files::{not_found, not_kept, with_style};
use report_core::read::MOST_BYTES;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../index.html");
const BOOT: &str = include_str!("../../../static/boot.js");

fn allows(page: &str, directive: &str, text: &str) -> bool {
    let policy = policy_in(page).expect("the page has a policy");
    let hash = format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)));
    let directives = policy.split(';').map(str::trim);
    directives
        .filter(|one| one.starts_with(directive))
        .any(|one| one.split(' ').any(|source| source == hash))
}

#[test]
fn the_policy_of_pages_knows_their_one_line_of_script() {
    let scripts = inside(PAGE, "script");
    let [script] = scripts.as_slice() else {
        panic!("expected one script in the page, found {}", scripts.len());
    };
    // In one line, so that no editor changes it by the ends of its lines.
    assert!(!script.contains('\n'), "{script}");
    assert!(allows(PAGE, "script-src", script));
    // Before anything whose address counts from the page's.
    let (before, _) = PAGE.split_once("<script>").unwrap();
    assert!(
        !before.contains("href=") && !before.contains("src="),
        "{before}"
    );
}

#[test]
fn pages_of_a_few_words_have_their_style_and_are_allowed_it() {
    let text = "accent = \"#7a1f5c\"\nlicence = \"Open Government Licence v3.0\"";
    let config = Config::parse(text, "fairview.toml", std::path::Path::new(".")).unwrap();
    let publisher = Publisher::new(&config, "A Council");
    let policy = with_style(policy_in(PAGE).unwrap(), &publisher);
    for page in [
        not_found(&policy, "A Council", &publisher, None),
        not_kept(&policy, "A Council", &publisher),
    ] {
        let styles = inside(&page, "style");
        let [style] = styles.as_slice() else {
            panic!("expected one style in the page, found {}", styles.len());
        };
        assert!(allows(&page, "style-src", style), "{page}");
        assert!(!style.contains("/*"), "{style}");
        // What the page wears, it has: every class of it stands in its style.
        let classes = page.split("class=\"").skip(1);
        let classes = classes.filter_map(|part| part.split_once('"'));
        for class in classes.flat_map(|(names, _)| names.split(' ')) {
            assert!(style.contains(&format!(".{class}")), "{class}");
        }
        assert!(style.contains("--fv-accent:#7a1f5c"));
        assert!(!page.contains(" src=") && !page.contains("rel=\"stylesheet\""));
    }
}

#[test]
fn the_starting_script_reads_no_longer_files_than_the_viewer() {
    let (_, rest) = BOOT.split_once("const MOST_BYTES = ").expect("a limit");
    let (limit, _) = rest.split_once(';').expect("its end");
    assert_eq!(limit.replace('_', "").parse(), Ok(MOST_BYTES));
}

#[test]
fn the_starting_script_knows_which_code_a_view_needs() {
    let (_, rest) = BOOT.split_once("const OTHER_SCREENS = [").expect("a list");
    let (listed, _) = rest.split_once(']').expect("its end");
    let listed: BTreeSet<&str> = listed
        .split(", ")
        .map(|word| word.trim_matches('"'))
        .collect();
    let module = |tab: &&Tab| View::Report(Place::Device, tab.screen()).module();
    let others = Tab::ALL.iter().filter(|tab| module(tab) == Module::Screens);
    assert_eq!(listed, others.map(|tab| tab.path()).collect());
}

#[test]
fn the_page_preloads_the_list_of_reports_that_it_names() {
    let page = page(PAGE);
    let list = page.catalogue.expect("the page names a list");
    let needed = page.references.iter().filter(|one| one.needed);
    assert_eq!(needed.filter(|one| one.address == list).count(), 2);
}
