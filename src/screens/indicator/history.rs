//! What each release published of a measure: its rating, its figure, its target, and what else it said
//! otherwise than the one before. As the publisher of all of them wrote it down; nothing is fetched.

use super::words;
use crate::components::blocks::{paragraph, table};
use crate::components::nodes::each;
use crate::components::rating::rating;
use crate::components::section::section;
use crate::route::{Place, View};
use report_core::period::day_words;
use report_core::report::{HistoryEntry, Indicator, Report};
use report_view::wording;
use yew::prelude::*;

/// The section; nothing where no other release has the measure.
pub fn history_section(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    if indicator.history.is_empty() {
        return Html::default();
    }
    // What a reader has before them comes first.
    let newest_first = indicator.history.iter().rev();
    let rows = newest_first.map(|entry| row(report, entry, place));
    let heads = [
        ("Report", false),
        ("Rating", false),
        ("Figure", true),
        ("Target", true),
        ("What differs from the report before", false),
    ];
    let body = html! { <tbody>{ each(rows) }</tbody> };
    let class = "fv-table--list fv-table--history";
    let body = table(
        class,
        "What each report published of this measure",
        &heads,
        body,
    );
    let note = "As each report published it; what differs is worked out from the reports.";
    section(words::HISTORY, Some(note.to_owned()), body)
}

fn row(report: &Report, entry: &HistoryEntry, place: &Place) -> Html {
    let release = &report.releases[entry.release];
    let words = wording::capital(&release.period.words());
    let published = release.published.map(|day| {
        html! {
            <span class="fv-table__hint">{ format!("Published {}", day_words(day)) }</span>
        }
    });
    let name = match place {
        Place::Published(own) if *own != release.report => {
            let there = Place::Published(release.report.clone());
            html! { <a href={View::indicator(&there, &entry.id).href()}>{ words }</a> }
        }
        _ => html! { { words } },
    };
    let rated = match entry.rating {
        Some(published) => rating(published, false),
        None => html! { "No rating" },
    };
    let figure = |label: &'static str, found: &Option<String>| match found {
        Some(words) => html! { <td class="fv-table__num" data-label={label}>{ words }</td> },
        None => html! { <td class="fv-table__num fv-table__empty"></td> },
    };
    let differs = match entry.changes.is_empty() {
        true => "fv-table__empty",
        false => "fv-table__full fv-table__why",
    };
    html! {
        <tr>
            <th scope="row">{ name }{ published }</th>
            <td>{ rated }</td>
            { figure("Figure", &entry.figure) }
            { figure("Target", &entry.target) }
            <td class={differs}>{ each(entry.changes.iter().map(|words| paragraph(words))) }</td>
        </tr>
    }
}
