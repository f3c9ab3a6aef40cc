//! Links once sent, and what each must mean for ever: `pinned.txt`, which only grows.
//!
//! A link stands on a line of its own, its meaning indented below it; what begins with `//` is a
//! remark. A link that begins with `/` is one of a site with a page for every view.

use fairview::links::asked;
use fairview::route::{ChangesOptions, Chapter, LinkProblem, Place, PrintOptions, Screen, View};
use report_core::find::{Grouping, Query};
use report_view::options::{CompareOptions, IndicatorOptions};

const PINNED: &str = include_str!("pinned.txt");

/// The lines that are kept for ever, and their check sum. What is added below them is added to
/// these numbers when it is released, and what was there stays as it was.
const KEPT: (usize, u64) = (250, 0x539c_ec4a_4430_48ab);

fn read(link: &str) -> (View, Vec<LinkProblem>) {
    match link.strip_prefix('/') {
        Some(page) => {
            let (path, search) = match page.find('?') {
                Some(at) => page.split_at(at),
                None => (page, ""),
            };
            View::read(&asked(Some(path.trim_end_matches('/')), search, ""))
        }
        None => View::read(link),
    }
}

fn or<'t>(value: Option<&'t String>, usual: &'t str) -> &'t str {
    value.map_or(usual, String::as_str)
}

fn from_last(descending: bool) -> &'static str {
    if descending { " from the last" } else { "" }
}

fn scorecard(query: &Query) -> String {
    let Query {
        search,
        objective,
        rating,
        going,
        standing,
        with_target,
        units,
        order,
        grouping: _,
        hidden,
        whole,
    } = query;
    let mut said = vec!["scorecard".to_owned()];
    if !search.is_empty() {
        said.push(format!("words “{search}”"));
    }
    said.extend(objective.as_ref().map(|id| format!("objective {id}")));
    said.extend(rating.map(|rating| format!("rated {rating:?}")));
    said.extend(going.map(|going| format!("going {going:?}")));
    said.extend(standing.map(|standing| format!("neighbours {standing:?}")));
    said.extend(units.map(|units| format!("unit {units:?}")));
    said.extend(with_target.then(|| "with a target".to_owned()));
    said.push(match order {
        Some(order) => format!("by {:?}{}", order.by, from_last(order.descending)),
        None => "in the report's order".to_owned(),
    });
    said.push(match query.grouped() {
        Grouping::Objective => "under objectives".to_owned(),
        Grouping::Rating => "under ratings".to_owned(),
        Grouping::Flat => "under no headings".to_owned(),
    });
    said.push(match hidden.is_empty() {
        true => "every column".to_owned(),
        false => format!("without {hidden:?}"),
    });
    said.push(
        if *whole {
            "whole"
        } else {
            "a long list's beginning"
        }
        .to_owned(),
    );
    said.join(", ")
}

fn compare(options: &CompareOptions) -> String {
    let CompareOptions { objective, order } = options;
    let order = match order {
        Some((by, descending)) => format!("by {by}{}", from_last(*descending)),
        None => "in the report's order".to_owned(),
    };
    format!(
        "compare, objective {}, {order}",
        or(objective.as_ref(), "not chosen")
    )
}

fn indicator(id: &str, options: &IndicatorOptions) -> String {
    let IndicatorOptions {
        at,
        from,
        to,
        beside,
        from_zero,
    } = options;
    let beside = match beside {
        None => "the usual places".to_owned(),
        Some(codes) => format!("{codes:?}"),
    };
    format!(
        "measure {id}, ranked {}, drawn {} to {}, beside {beside}, axis from {}",
        or(at.as_ref(), "latest"),
        or(from.as_ref(), "first"),
        or(to.as_ref(), "last"),
        if *from_zero { "zero" } else { "the data" },
    )
}

fn changes(ChangesOptions { from, kind }: &ChangesOptions) -> String {
    let from = from.as_deref().unwrap_or("the release before");
    let kind = kind.map_or("all".to_owned(), |kind| format!("{kind:?}"));
    format!("changes since {from}, {kind}")
}

fn paper(paper: &PrintOptions) -> String {
    let mut said = "Whole".to_owned();
    if !paper.has_all() {
        let words = Chapter::ALL.into_iter().filter(|c| paper.has(*c));
        let words: Vec<&str> = words.map(Chapter::word).collect();
        said = format!("of the whole {words:?}");
    }
    if let Some(id) = &paper.objective {
        said.push_str(&format!(", objective {id}"));
    }
    said
}

fn meaning(link: &str) -> String {
    let (view, problems) = read(link);
    let mut said = match &view {
        View::Home => "the list of reports".to_owned(),
        View::OverTime => "the measures over time".to_owned(),
        View::Prepare => "the making of a report".to_owned(),
        View::Report(place, screen) => {
            let whose = match place {
                Place::Published(id) => id,
                Place::Device => "the reader's own report",
            };
            let what = match screen {
                Screen::Overview => "overview".to_owned(),
                Screen::Scorecard(query) => scorecard(query),
                Screen::Compare(options) => compare(options),
                Screen::Changes(since) => changes(since),
                Screen::Print(chosen) => paper(chosen),
                Screen::Tab(part) => format!("{part:?}"),
                Screen::Indicator(id, options) => indicator(id, options),
            };
            format!("{whose}: {what}")
        }
    };
    for problem in problems {
        said.push_str(&match problem {
            LinkProblem::NotAnId(part) => format!("; no id: {part}"),
            LinkProblem::Ignored(part) => format!("; passed over: {part}"),
            LinkProblem::NoIndicator(id) => format!("; no measure: {id}"),
            LinkProblem::More(n) => format!("; and {n} more"),
        });
    }
    said
}

/// FNV-1a.
fn sum<'l>(lines: impl Iterator<Item = &'l str>) -> u64 {
    let bytes = lines.flat_map(|line| line.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn links_once_sent_mean_what_they_meant() {
    let mut lines = PINNED.lines().filter(|line| !line.starts_with("//"));
    let mut pinned = 0;
    let mut others = Vec::new();
    while let Some(link) = lines.next() {
        let meant = lines.next().and_then(|line| line.strip_prefix("    "));
        let means = meaning(link);
        if meant != Some(means.as_str()) {
            others.push(format!("{link}\n    {means}\n"));
        }
        pinned += 1;
    }
    assert!(
        others.is_empty(),
        "these mean something else now:\n{}",
        others.concat()
    );
    assert!(pinned >= 60, "{pinned}");
}

#[test]
fn the_list_only_grows() {
    let (count, kept) = KEPT;
    assert!(PINNED.lines().count() >= count);
    let now = sum(PINNED.lines().take(count));
    assert_eq!(
        now, kept,
        "the first {count} lines of pinned.txt were changed; their sum is {now}"
    );
}
