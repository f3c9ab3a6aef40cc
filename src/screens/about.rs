//! About the data: the file, who published what under which licence, the neighbours, notes, what
//! was noticed while reading, and how far calculation goes.

use crate::components::blocks::{block, paragraph, table};
use crate::components::nodes::{each, paragraphs};
use crate::components::notices::file_notes;
use crate::links::in_single_file;
use crate::route::Place;
use report_core::period::day_words;
use report_core::read::Reading;
use report_core::report::{Indicator, Report, Sort, Source};
use report_view::wording;
use yew::prelude::*;

/// The format that this viewer reads, its major version.
const FORMAT: &str = "Fairview report, version 1 of the format";

/// What the about screen holds. `file` is the name of the file as the catalogue or the reader's device has
/// it.
pub fn about(reading: &Reading<Report>, place: &Place, file: &str) -> Html {
    let report = &reading.value;
    let notes = (!report.notes.is_empty()).then(|| {
        block(
            "Notes on the report".to_owned(),
            None,
            paragraphs(&report.notes),
        )
    });
    html! {<>
        { facts(report, place, file) }
        { sources(report) }
        { neighbours(report) }
        { notes }
        { block("What is calculated".to_owned(), None, limits(report)) }
        { file_notes(place, reading.problems.iter()) }
    </>}
}

fn facts(report: &Report, place: &Place, file: &str) -> Html {
    let from = match place {
        Place::Published(_) if in_single_file() => {
            format!("{file}, inside this page")
        }
        Place::Published(_) => format!("{file}, published on this site"),
        Place::Device => format!("{file}, opened from your device and not uploaded"),
    };
    let sort = match report.sort {
        Sort::Quarter => "A quarter’s report",
        Sort::Year => "A year’s report",
        Sort::Plan => "A plan for years ahead",
        Sort::Benchmark => "Published figures of many places, without ratings",
    };
    let published = report.published.map(day_words);
    let facts = [
        ("Title", report.title.clone()),
        ("Publisher", report.organisation.clone()),
        ("About", report.area_name().to_owned()),
        ("Period", wording::capital(&report.period.words())),
        ("Kind of report", sort.to_owned()),
        (
            "Status",
            if report.draft {
                "Draft"
            } else {
                "Not marked as a draft"
            }
            .to_owned(),
        ),
        (
            "Published",
            published.unwrap_or_else(|| "No day is given".to_owned()),
        ),
        ("File", from),
        ("Format", FORMAT.to_owned()),
    ];
    let rows = facts.into_iter().map(|(term, words)| {
        html! { <div class="fv-deflist__row"><dt>{ term }</dt><dd>{ words }</dd></div> }
    });
    block(
        "This report".to_owned(),
        None,
        html! { <dl class="fv-deflist">{ each(rows) }</dl> },
    )
}

fn sources(report: &Report) -> Html {
    let heading = "Sources".to_owned();
    if report.sources.is_empty() {
        return block(heading, None, paragraph("No sources are named."));
    }
    let rows = report.sources.iter().enumerate().map(|(at, source)| {
        let this = (report.source == Some(at)).then_some("This report");
        html! {
            <li>
                { wording::source(source) }
                { address(source) }
                if let Some(this) = this { <span class="fv-table__hint">{ this }</span> }
            </li>
        }
    });
    let note = format!("{}.", wording::count(report.sources.len(), "source"));
    block(
        heading,
        Some(note),
        html! { <ul class="fv-sources">{ each(rows) }</ul> },
    )
}

/// The address of a source: http or https, as the reading made sure; the host is shown, so that
/// the reader knows where the link leads.
fn address(source: &Source) -> Html {
    let Some(url) = &source.url else {
        return Html::default();
    };
    let host = url.split("//").nth(1).unwrap_or(url);
    let host = host
        .split(['/', '?', '#'])
        .next()
        .unwrap_or(host)
        .to_owned();
    html! { <>{ " " }<a href={url.clone()} rel="noreferrer">{ format!("At {host}") }</a></> }
}

fn neighbours(report: &Report) -> Html {
    let heading = "Statistical neighbours".to_owned();
    let Some(found) = &report.neighbours else {
        return block(
            heading,
            None,
            paragraph("No statistical neighbours are named."),
        );
    };
    let rows = found
        .areas
        .iter()
        .enumerate()
        .map(|(n, (area, closeness))| {
            let closeness = closeness.as_deref().unwrap_or("not given").to_owned();
            html! {
                <tr>
                    <th scope="row">{ &report.areas[*area].name }</th>
                    <td class="fv-table__num" data-label="Order">{ (n + 1).to_string() }</td>
                    <td data-label="Closeness">{ closeness }</td>
                </tr>
            }
        });
    let heads = [("Place", false), ("Order", true), ("Closeness", false)];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let class = "fv-table--list fv-table--words";
    let body = table(class, "Statistical neighbours, closest first", &heads, rows);
    block(
        heading,
        Some(format!("{}. Closest first.", found.list)),
        body,
    )
}

/// How far comparison goes with this file.
fn limits(report: &Report) -> Html {
    let all = report.indicators.len();
    // Each measure once: by the file of its own, another publisher's figures, its own by period, and
    // what only its row prints.
    let (mut own, mut outside, mut elsewhere, mut printed) = (0, 0, 0, 0);
    for indicator in &report.indicators {
        let mut parts = indicator.breakdowns.iter();
        let by_period =
            indicator.observations.is_some() || parts.any(|part| part.observations.is_some());
        let counted = match &indicator.benchmark {
            _ if indicator.file.is_some() => &mut elsewhere,
            Some(benchmark) if benchmark.observations.is_some() => &mut outside,
            _ if by_period => &mut own,
            _ => &mut printed,
        };
        *counted += 1;
    }
    let rated = report.indicators.iter().any(|i| i.rating.is_some());
    let indicators = |n| wording::count(n, "measure");
    let mut lines = Vec::new();
    for (n, words) in [
        (own, "with the report’s own figures by period in this file"),
        (
            outside,
            "shown beside another publisher’s figures, which can be counted otherwise",
        ),
        (
            elsewhere,
            "with figures in a file of its own, read when the measure is opened",
        ),
        (printed, "with no figures but those that their rows print"),
    ] {
        if n > 0 {
            lines.push(format!("{} {words}.", indicators(n)));
        }
    }
    lines.push(
        match rated {
            true => "Ratings are the publisher’s. None is calculated or changed here.",
            false => "The report rates no measure, and no rating is made up here.",
        }
        .to_owned(),
    );
    lines.push("Means, medians, ranks, quartiles and changes are calculated in your browser from the numbers in the file. Values that are missing are left out and never guessed.".to_owned());
    lines.push(
        "Numbers, sums of money and other totals are not compared across places of different size."
            .to_owned(),
    );
    let written = |i: &Indicator| {
        let outside = i.benchmark.as_ref().and_then(|b| b.calculated.as_ref());
        outside.or(i.calculated.as_ref()).is_some()
    };
    if report.indicators.iter().any(written) {
        lines.push("In lists, positions among the neighbours were calculated by the program that wrote the file; a measure’s own page calculates them again.".to_owned());
    }
    lines.push("A difference between places is shown as it is published. Whether it could be chance is not tested.".to_owned());
    html! {<>
        { paragraph(&format!("This report has {}:", indicators(all))) }
        <ul class="fv-sources">{ each(lines.into_iter().map(|line| html! { <li>{ line }</li> })) }</ul>
    </>}
}
