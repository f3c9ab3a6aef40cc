//! Addresses that nobody sent, and those that were sent for something that is gone.

use super::{markup, opened, words};
use fairview::route::View;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// What a message may not repeat of an address: what could not be seen or would turn the words.
fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

/// Reading ends; what it gives is a view with a link of its own; what it says is short and plain.
fn judge(link: &str) {
    let (view, problems) = View::read(link);
    assert_eq!(
        View::read(&view.to_string()),
        (view.clone(), Vec::new()),
        "{link:?}"
    );
    assert!(problems.len() < 10, "{link:?}");
    for problem in problems {
        let said = problem.to_string();
        assert!(is_plain(&said), "{said:?}");
        assert!(said.chars().count() < 300, "{said}");
    }
    assert!(
        is_plain(&format!("{view:?}").replace("\\u", "")),
        "{view:?}"
    );
}

#[test]
fn huge_addresses_are_read_at_once() {
    let began = Instant::now();
    for link in [
        format!("#/{}", "a".repeat(1_000_000)),
        format!("#/q3/{}", "a/".repeat(500_000)),
        format!("#/q3/scorecard?{}", "&".repeat(1_000_000)),
        format!("#/q3/scorecard?{}", "a&".repeat(500_000)),
        format!("#/q3/scorecard?{}", "q=1&".repeat(250_000)),
        format!("#/q3/scorecard?q={}", "%41".repeat(300_000)),
        format!("#/q3/scorecard?hide={}", "ref,".repeat(250_000)),
        format!("#/q3/print?parts={}", "about,".repeat(250_000)),
        format!("#/q3/m1?with={}", "a,".repeat(500_000)),
        format!("#/q3/m1?at={}", "\u{202e}".repeat(300_000)),
        format!("#/q3/compare?sort={}", "-".repeat(1_000_000)),
    ] {
        judge(&link);
    }
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

proptest! {
    #[test]
    fn any_text_is_read(link in any::<String>()) {
        judge(&link);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut link = "#/q3/scorecard?q=".to_owned();
        for byte in bytes {
            link.push_str(&format!("%{byte:02x}"));
        }
        judge(&link);
    }

    #[test]
    fn any_choices_are_read(
        screen in prop::sample::select(&["", "scorecard", "compare", "m1", "finance", "print", "~"][..]),
        choices in prop::collection::vec(
            (
                prop::sample::select(&[
                    "q", "objective", "rating", "sort", "group", "hide", "rows", "at", "from", "to",
                    "with", "axis", "target", "parts", "__proto__", "constructor", "", "=",
                ][..]),
                prop_oneof![
                    prop::sample::select(&[
                        "red", "-", "--", "none", "none,", ",", "zero", "_report", "%", "%zz", "%00",
                        "%0a%0d", "%E2%80%AE", "%F0%9F", "<script>", "a%26b%3Dc", "+", "../..", "-measure",
                    ][..]).prop_map(str::to_owned),
                    "\\PC{0,30}",
                ],
            ),
            0..60,
        ),
    ) {
        let choices: Vec<String> = choices.iter().map(|(key, value)| format!("{key}={value}")).collect();
        judge(&format!("#/q3/{screen}?{}", choices.join("&")));
    }
}

#[test]
fn hostile_and_outdated_links_end_in_a_page_with_words() {
    const Q3: &str = "#/halton-2022-23-q3";
    let long = "x".repeat(5_000);
    for (link, said) in [
        ("#/%00".to_owned(), "The link has “%00”"),
        ("#/__proto__".to_owned(), "The link has “__proto__”"),
        (
            "#/https://elsewhere.example/".to_owned(),
            "The link has “https://elsewhere.example/”",
        ),
        ("#/halton-2019-20-q1".to_owned(), "halton-2019-20-q1"),
        (format!("{Q3}/ped99-99"), "no measure “ped99-99”"),
        (format!("{Q3}/ped02-04/2016"), "“2016” was not recognised"),
        (
            format!("{Q3}/<script>alert(1)"),
            "The link has “<script>alert(1)”",
        ),
        (
            format!("{Q3}/scorecard?objective=ped99"),
            "objective “ped99”, which this report does not have",
        ),
        (
            format!("{Q3}/compare?sort=atlantis"),
            "order by “atlantis”, which is no ranked place",
        ),
        (
            format!("{Q3}/compare?objective=ped99"),
            "objective “ped99”, which this report does not have",
        ),
        (
            format!("{Q3}/scorecard?rating=red&rating=green"),
            "“rating=red” was not recognised",
        ),
        (
            format!("{Q3}/scorecard?constructor=1&__proto__=2"),
            "“__proto__=2” was not recognised",
        ),
        (
            format!("{Q3}/scorecard?q=%0aline%0dtwo"),
            "No measures match",
        ),
        (format!("{Q3}/scorecard?q={long}"), "was not recognised"),
        (
            format!("{Q3}/ped02-04?at=1066"),
            "“1066” is not among the figures",
        ),
        (
            format!("{Q3}/ped02-04?with=atlantis"),
            "“atlantis” has no figures here",
        ),
        (format!("{Q3}/ped02-04?at={long}"), "was not recognised"),
        (
            format!("{Q3}/finance?sort=red&x=1&y=2"),
            "“sort=red&x=1&y=2” was not recognised",
        ),
        (
            format!("{Q3}/print?parts=finance"),
            "asks for “Finance”, of which this report has nothing",
        ),
        (
            format!("{Q3}/print?parts=scorecard,money"),
            "“parts=scorecard,money” was not recognised",
        ),
        (
            format!("{Q3}/print?objective=ped99"),
            "objective “ped99”, which this report does not have",
        ),
        (format!("{Q3}?a=1"), "“a=1” was not recognised"),
        ("#/~".to_owned(), "device"),
    ] {
        let page = words(&link).replace("&lt;", "<").replace("&gt;", ">");
        assert!(
            page.contains(said),
            "{link}: no “{said}” in {}",
            &page[..page.len().min(1_500)]
        );
        assert!(
            markup(&opened(&link)).contains("<h1"),
            "{link} has no heading"
        );
    }
}

#[test]
fn everything_that_is_not_honoured_is_said() {
    let page = words(
        "#/halton-2022-23-q3/scorecard?rating=blue&sort=price&colour=red&objective=ped99&rating2=x",
    );
    for said in [
        "“rating=blue”",
        "“sort=price”",
        "“colour=red”",
        "“rating2=x”",
        "“ped99”",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let many: Vec<String> = (0..20).map(|n| format!("a{n}=1")).collect();
    let page = words(&format!("#/halton-2022-23-q3/scorecard?{}", many.join("&")));
    assert!(
        page.contains(
            "“a5=1” was not recognised and is ignored. So were 14 more parts of the link."
        )
    );
}
