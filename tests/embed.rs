//! Pages for frames, natively, over every example: each chart that is offered is there under its word,
//! drawn for three widths, with where it comes from; and nothing on it would need a viewer.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{EXAMPLES, example, rendered};
use fairview::browser::hydration;
use fairview::embed::{self, PARTS, code, of_finance, of_indicator};
use fairview::embed_page::{Body, BodyProps, Framed, Subject};
use fairview::links::{self, Links};
use fairview::menu;
use fairview::route::Tab;
use report_core::read::{self, Reading};
use report_core::report::{Indicator, Report};
use report_view::chart::ChartKind;
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;

fn report(id: &str) -> Reading<Report> {
    read::report(&example(&format!("{id}.json"))).expect("the example can be read")
}

/// The measure with the figures of its own file.
fn whole(report: &Report, indicator: &Indicator) -> Indicator {
    let Some(file) = &indicator.file else {
        return indicator.clone();
    };
    let detail = read::indicator_file(&example(file), report, &indicator.id);
    let detail = detail.expect("its file can be read").value;
    indicator.clone().with(detail)
}

fn markup(framed: &Framed) -> String {
    hydration::set_static(true);
    links::set_links(Links::Pages {
        root: "../../../../".to_owned(),
    });
    let html = framed.body();
    let markup = rendered::<Body>(BodyProps { html });
    hydration::set_static(false);
    markup
}

fn framed<'r>(reading: &'r Reading<Report>, id: &'r str, subject: Subject<'r>) -> Framed<'r> {
    Framed {
        reading,
        id,
        subject,
        newer: None,
        licence: None,
    }
}

/// The words of all parts of a page.
fn parts(markup: &str) -> Vec<&str> {
    let found = markup.split("data-part=\"").skip(1);
    let words = found.filter_map(|rest| rest.split('"').next());
    words.flat_map(|words| words.split(' ')).collect()
}

/// What holds for every page.
fn sound(markup: &str, what: &str) {
    for absent in [
        "<button",
        "<select",
        "<input",
        " style=",
        "fv-explore",
        "fv-download",
        "<script",
    ] {
        assert!(!markup.contains(absent), "{absent} on {what}");
    }
    for present in [
        "<h1",
        "Report: ",
        "in a new tab",
        "id=\"fv-unknown\" hidden",
    ] {
        assert!(markup.contains(present), "no {present} on {what}: {markup}");
    }
    let count = |class: &str| markup.matches(class).count();
    let widths = ["fv-chart--narrow", "fv-chart--middle", "fv-chart--wide"].map(count);
    assert!(
        widths.iter().all(|n| *n == widths[0]),
        "{widths:?} on {what}"
    );
    let inside = markup.split("data-part=").skip(1);
    let mut inside = inside.filter_map(|rest| rest.split_once('>'));
    assert!(
        !inside.any(|(_, html)| html.starts_with("</div>")),
        "an empty part on {what}"
    );
    // Whichever is shown has a name for those who do not see it.
    let drawn = markup.split("<svg ").skip(1);
    let tags = drawn.filter_map(|rest| rest.split('>').next());
    for tag in tags.filter(|tag| tag.contains("fv-chart--")) {
        assert!(
            tag.contains("role=\"img\"") && tag.contains("aria-label=\""),
            "{tag} on {what}"
        );
    }
    // A note's letter leads to its note, here and not in another tab.
    for rest in markup.split("href=\"#").skip(1) {
        let (id, after) = rest.split_once('"').expect("an address ends");
        assert!(markup.contains(&format!("id=\"{id}\"")), "#{id} on {what}");
        let tag = after.split('>').next().unwrap_or_default();
        assert!(tag.contains("target=\"_self\""), "#{id} on {what}");
    }
    let mut last = 1;
    for rest in markup.split("<h").skip(1) {
        let level = rest.chars().next().and_then(|c| c.to_digit(10));
        let Some(level) = level.filter(|_| rest[1..].starts_with([' ', '>'])) else {
            continue;
        };
        assert!(
            level <= last + 1,
            "a heading of level {level} after {last} on {what}"
        );
        last = level;
    }
}

#[test]
fn every_chart_that_is_offered_is_on_the_page_of_its_measure() {
    let mut charts = 0;
    for id in EXAMPLES {
        let reading = report(id);
        // The many measures of the benchmark are much alike.
        let each = if reading.value.indicators.len() > 200 {
            6
        } else {
            1
        };
        for indicator in reading.value.indicators.iter().step_by(each) {
            let what = format!("{id}/{}", indicator.id);
            let indicator = whole(&reading.value, indicator);
            let page = framed(&reading, id, Subject::Indicator(&indicator));
            let markup = markup(&page);
            sound(&markup, &what);
            let found = parts(&markup);
            for (word, ..) in of_indicator(&reading.value, &indicator) {
                assert!(
                    found.contains(&word.as_str()),
                    "{word} of {what}: {found:?}"
                );
                charts += usize::from(word != embed::TABLE);
            }
            // They are the charts that there are pictures of.
            let view = IndicatorView::new(&reading.value, &indicator, &IndicatorOptions::default());
            for kind in ChartKind::ALL {
                let offered = of_indicator(&reading.value, &indicator);
                let offered = offered.iter().any(|(word, ..)| word == kind.word());
                let there = view.download(kind).is_some();
                assert_eq!(offered, there, "{} of {what}", kind.word());
            }
            let link = format!("href=\"../../../../{id}/{}/\"", indicator.id);
            assert!(markup.contains(&link), "{link} on {what}");
        }
    }
    assert!(charts > 200, "only {charts} charts");
}

#[test]
fn own_figures_are_captioned_as_on_their_page() {
    let reading = report("halton-plan-2012-15");
    let indicator = reading.value.indicator("ni-063").expect("the measure");
    let markup = markup(&framed(&reading, "plan", Subject::Indicator(indicator)));
    let view = IndicatorView::new(&reading.value, indicator, &IndicatorOptions::default());
    let download = view.download(ChartKind::Trend).expect("a chart");
    let caption = download.chart.caption.paragraph_alone();
    assert!(caption.contains("Targets: 90% for 2011/12"), "{caption}");
    assert!(markup.contains(&caption), "{caption}");
}

#[test]
fn tables_of_a_report_are_pages_too() {
    for id in EXAMPLES {
        let reading = report(id);
        let held = PARTS
            .into_iter()
            .filter(|part| menu::is_available(*part, &reading.value));
        for part in held {
            let markup = markup(&framed(&reading, id, Subject::Tab(part)));
            sound(&markup, &format!("{id}/{}", part.path()));
            assert!(markup.contains("<table"), "{id}/{}", part.path());
            if part == Tab::Finance {
                for (word, title, _) in of_finance(&reading.value) {
                    assert!(parts(&markup).contains(&word.as_str()), "{word}");
                    assert!(!title.is_empty());
                }
            }
        }
    }
}

#[test]
fn where_the_figures_come_from_stands_below_them() {
    let (id, reading) = ("halton-2022-23-q3", report("halton-2022-23-q3"));
    let indicator = reading.value.indicator("ped02-04").expect("it is there");
    let mut page = framed(&reading, id, Subject::Indicator(indicator));
    let plain = markup(&page);
    for words in [
        "Source: Local Authority Interactive Tool, Department for Education",
        "Report: Halton Borough Council, Children and Young People, Priority Based Report",
        "Definition and sources",
    ] {
        assert!(plain.contains(words), "{words} in {plain}");
    }
    page.licence = Some("Open Government Licence v3.0");
    let licensed = markup(&page);
    let words = "Figures of Halton Borough Council: Open Government Licence v3.0";
    assert!(licensed.contains(words) && !plain.contains(words));
}

#[test]
fn an_older_report_names_the_newer_and_says_what_became_of_the_measure() {
    let before = report("halton-2015-16-q2");
    let after = report("halton-2022-23-q3");
    let kept = |id: &&Indicator| after.value.indicator(&id.id).is_some();
    let text = |indicator: &Indicator| {
        let mut page = framed(&before, "q2", Subject::Indicator(indicator));
        page.newer = Some(("q3", &after.value));
        markup(&page)
    };
    let all = &before.value.indicators;
    let said: Vec<String> = all.iter().map(text).collect();
    let gone = "no longer has this; these are the last figures there are";
    let newer = "There is a newer report: ";
    assert!(
        said.iter()
            .all(|page| page.contains(gone) != page.contains(newer))
    );
    assert!(said.iter().any(|page| page.contains(gone)));
    for (indicator, page) in all
        .iter()
        .zip(&said)
        .filter(|(indicator, _)| kept(indicator))
    {
        let link = format!("href=\"../../../../q3/{}/\"", indicator.id);
        assert!(
            page.contains(newer) && page.contains(&link),
            "{}",
            indicator.id
        );
    }
    let mut page = framed(&before, "q2", Subject::Tab(Tab::Finance));
    page.newer = Some(("q3", &after.value));
    assert!(markup(&page).contains(gone), "quarter 3 has no finance");
    page.newer = None;
    assert!(!markup(&page).contains(gone));
}

#[test]
fn the_code_is_one_frame_whatever_the_words_are() {
    let piece = ("trend".to_owned(), "The chart".to_owned(), 700);
    assert_eq!(
        code(
            "https://a.gov.uk/p/embed/fixed/q3/m1/",
            "A \"b\" <c> & d",
            Some(&piece)
        ),
        "<iframe src=\"https://a.gov.uk/p/embed/fixed/q3/m1/?show=trend\" title=\"A &quot;b&quot; &lt;c&gt; &amp; d\" \
         width=\"100%\" height=\"700\" loading=\"lazy\" style=\"border:0\"></iframe>"
    );
    assert!(code("https://a.gov.uk/embed/newest/s/m1/", "m", None).contains("/m1/\" title=\"m\""));
}
