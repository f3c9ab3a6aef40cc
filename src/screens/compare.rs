//! Measures by neighbours: every value with its rank, for the period that each measure's page opens with.
//!
//! A cell is shaded by its quartile band where there is a judgement and enough places; the rank
//! stands in words in every cell, so nothing depends on the shade.

use super::cohorts;
use crate::components::blocks::{hint, indicator_link, paragraph};
use crate::components::field::{choice, sort_head};
use crate::components::nodes::each;
use crate::components::notices::ErrorSummary;
use crate::route::Place;
use crate::state::sources::{chosen, indicators};
use crate::state::{Detailed, Load};
use report_core::comparable::NotCompared;
use report_core::compare::{Comparison, Ranked};
use report_core::doubted::{self, Doubt};
use report_core::report::{Area, Indicator, Objective, Polarity, Report, Sort};
use report_core::statistics::{Band, Bands};
use report_core::value::Value;
use report_core::words;
use report_view::options::CompareOptions;
use report_view::report_chart::ReportChart;
use report_view::tables::compare::{Places, comparison, sort};
use report_view::wording;
use yew::prelude::*;

/// What the compare screen holds: the report's own measures, or those of one objective with what files of
/// their own say. `download` makes the menu of a chart.
pub fn compare(
    report: &Report,
    place: &Place,
    options: &CompareOptions,
    details: &[Detailed],
    on_options: &Callback<CompareOptions>,
    download: &dyn Fn(ReportChart) -> Html,
) -> Html {
    html! {<>
        { cohorts::cohorts(report, place, download) }
        { picker(report, options, on_options) }
        { awaited(details) }
        { heat_table(report, &indicators(report, options, details), place, options, on_options) }
    </>}
}

/// The choice of an objective, where there is more than one to choose from.
fn picker(
    report: &Report,
    options: &CompareOptions,
    on_options: &Callback<CompareOptions>,
) -> Html {
    let chosen = chosen(report, options);
    let offered: Vec<usize> = (0..report.objectives.len())
        .filter(|at| {
            report
                .under(*at)
                .any(|i| i.file.is_some() || comparison(report, i).is_some())
        })
        .collect();
    if offered.len() < 2 {
        return Html::default();
    }
    let ids: Vec<String> = offered
        .iter()
        .map(|at| report.objectives[*at].id.clone())
        .collect();
    let titles = offered
        .iter()
        .map(|at| wording::objective(&report.objectives[*at]));
    let all = match report.indicators.iter().any(|i| i.file.is_some()) {
        true => "Choose one",
        false => "All",
    };
    let on_options = on_options.clone();
    let options = options.clone();
    let on_choice = Callback::from(move |choice: Option<usize>| {
        on_options.emit(CompareOptions {
            objective: choice.map(|at| ids[at].clone()),
            ..options.clone()
        });
    });
    let name = match report.sort {
        Sort::Benchmark => "Topic",
        _ => "Objective",
    };
    let place = chosen.and_then(|at| offered.iter().position(|other| *other == at));
    html! {
        <div class="fv-filters">{ choice("objective", name, all, titles, place, on_choice) }</div>
    }
}

/// What of the measures' own files is still to come, or cannot.
fn awaited(details: &[Detailed]) -> Html {
    let waiting = details
        .iter()
        .filter(|asked| matches!(asked.detail, Load::Waiting { .. }))
        .count();
    let failed = details.iter().find_map(|asked| match &asked.detail {
        Load::Failed(failure) => Some(failure),
        _ => None,
    });
    if let Some(failure) = failed {
        return html! { <ErrorSummary lines={failure.lines()} advice={failure.advice()} /> };
    }
    match waiting {
        0 => Html::default(),
        n => html! {
            <p class="fv-filters__status" role="status">
                { format!("Loading the figures of {}…", wording::count(n, "measure")) }
            </p>
        },
    }
}

/// The heat table of some measures, by objective or in the order asked for.
fn heat_table(
    report: &Report,
    indicators: &[&Indicator],
    place: &Place,
    options: &CompareOptions,
    on_options: &Callback<CompareOptions>,
) -> Html {
    let mut rows: Vec<Comparison> = indicators
        .iter()
        .filter_map(|indicator| comparison(report, indicator))
        .collect();
    // The list has the own series of such a measure at most.
    let is_elsewhere = |i: &&&Indicator| i.file.is_some() && comparison(report, i).is_none();
    let elsewhere = indicators.iter().filter(is_elsewhere).count();
    let elsewhere = (elsewhere > 0 && options.objective.is_none()).then(|| {
        paragraph(&format!(
            "The figures of {} are in files of their own, which are read when you choose a topic.",
            wording::count(elsewhere, "measure")
        ))
    });
    if rows.is_empty() {
        return match elsewhere {
            Some(words) => words,
            // What is compared are groups of people.
            None if report_core::cohorts::any(report) => Html::default(),
            None => {
                html! { <p class="fv-lead">{ "No figures for other places are available." }</p> }
            }
        };
    }
    let columns = Places::of(report, &rows);
    let ranked = rows.iter().any(|c| {
        let ranking = c.ranking(c.opening_beside().unwrap_or_default());
        ranking.rows.iter().any(|row| row.place.is_some())
    });
    if let Some((by, descending)) = &options.order {
        sort(&mut rows, report, by, *descending);
    }
    let unjudged = rows
        .iter()
        .filter(|c| matches!(c.polarity, Polarity::Plan | Polarity::None))
        .filter(|c| c.not_compared().is_none())
        .count();
    let alike = rows.iter().any(|c| {
        let ranked = c.latest().map(|at| c.ranking(at).rows).unwrap_or_default();
        let ranked = ranked.iter().filter(|row| row.place.is_some());
        c.look_equal(ranked.filter_map(|row| row.value.number()))
    });
    let group = |at: usize, objective: &Objective| {
        let mut under = rows
            .iter()
            .filter(|c| c.indicator.objective == at)
            .peekable();
        under.peek()?;
        Some(html! {
            <tbody>
                <tr class="fv-table__group">
                    <th colspan={(1 + columns.all().count()).to_string()} scope="rowgroup">
                        { wording::objective(objective) }
                    </th>
                </tr>
                { each(under.map(|c| row(&columns, c, place))) }
            </tbody>
        })
    };
    let body = match options.order {
        Some(_) => html! { <tbody>{ each(rows.iter().map(|c| row(&columns, c, place))) }</tbody> },
        None => {
            let objectives = report.objectives.iter().enumerate();
            each(objectives.filter_map(|(at, objective)| group(at, objective)))
        }
    };
    let values = rows.iter().flat_map(|c| {
        let at = c.opening_beside().unwrap_or_default();
        c.observations
            .series
            .iter()
            .map(move |series| series.values[at])
    });
    let symbols = wording::symbols(values);
    let caption = format!(
        "{} by place, each for the period named with it, with ranks",
        wording::count(rows.len(), "measure")
    );
    html! {<>
        <p class="fv-lead">{ lead(report, &rows, &columns) }</p>
        if ranked {
            <ul class="fv-heat-key">
                { each(KEY.iter().map(|(band, words)| html! { <li class={shade(*band)}>{ *words }</li> })) }
            </ul>
            { paragraph(&explained(unjudged, alike)) }
        }
        { elsewhere }
        <div class="fv-table-scroll fv-heat-scroll" role="region" aria-label={caption.clone()} tabindex="0">
            <table class="fv-table fv-table--list fv-table--heat">
                <caption class="fv-hidden">{ caption.clone() }</caption>
                <thead><tr>{ heads(&columns, options, on_options) }</tr></thead>
                { body }
            </table>
        </div>
        { symbols.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}

/// The heads, each of which orders the table where places are ranked.
fn heads(
    columns: &Places,
    options: &CompareOptions,
    on_options: &Callback<CompareOptions>,
) -> Html {
    let head = |by: &str, name: &str, number: bool, ordered: bool| {
        let class = number.then_some("fv-table__num");
        if !ordered {
            return html! { <th scope="col" {class}>{ name.to_owned() }</th> };
        }
        let now = match &options.order {
            Some((other, descending)) if other == by => Some(*descending),
            _ => None,
        };
        let next = match now {
            None => Some((by.to_owned(), false)),
            Some(false) => Some((by.to_owned(), true)),
            Some(true) => None,
        };
        let options = CompareOptions {
            order: next,
            ..options.clone()
        };
        let on_options = on_options.clone();
        let onclick = Callback::from(move |_| on_options.emit(options.clone()));
        sort_head(class, name, now, onclick)
    };
    let own = head(&columns.own.id, &columns.own.name, true, true);
    let neighbours = columns
        .neighbours
        .iter()
        .map(|(_, area)| head(&area.id, &area.name, true, true));
    let wider = columns
        .wider
        .iter()
        .map(|area| head(&area.id, &area.name, true, false));
    html! {<>
        { head(CompareOptions::BY_NAME, "Measure", false, true) }
        { own }
        { each(neighbours) }
        { each(wider) }
    </>}
}

pub(super) const KEY: [(Band, &str); 4] = [
    (Band::A, "Best quartile"),
    (Band::B, "Second best quartile"),
    (Band::C, "Third best quartile"),
    (Band::D, "Worst quartile"),
];

pub(super) fn shade(band: Band) -> &'static str {
    match band {
        Band::A => "fv-heat--a",
        Band::B => "fv-heat--b",
        Band::C => "fv-heat--c",
        Band::D => "fv-heat--d",
    }
}

fn lead(report: &Report, rows: &[Comparison], columns: &Places) -> String {
    let mut beside = Vec::new();
    if !columns.neighbours.is_empty() {
        beside.push(wording::count(
            columns.neighbours.len(),
            "statistical neighbour",
        ));
    }
    beside.extend(columns.wider.iter().map(|area| area.name.clone()));
    format!(
        "{} of {} beside {}.",
        wording::count(rows.len(), "measure"),
        report.area_name(),
        words::join_few(&beside)
    )
}

fn explained(unjudged: usize, alike: bool) -> String {
    let mut text = "Rank 1 is the best of the authority and its neighbours; the last is called the lowest, or the highest where low is good. Cells are shaded by quartile, a quarter of the authorities in the file, where at least eight have a value and no more than a quarter of them are equal. Region and nation are not ranked.".to_owned();
    if unjudged > 0 {
        let has = if unjudged == 1 { "has" } else { "have" };
        text.push_str(&format!(
            " {} {has} no judgement which side is better: there 1st is the highest, and nothing is shaded.",
            wording::count(unjudged, "measure"),
        ));
    }
    if alike {
        text.push_str(" Ranks go by unrounded figures: some that look equal here are not.");
    }
    text
}

fn row(columns: &Places, comparison: &Comparison, place: &Place) -> Html {
    let at = comparison.opening_beside().unwrap_or_default();
    let judged = matches!(comparison.polarity, Polarity::High | Polarity::Low);
    let apart = comparison.not_compared();
    let bands = comparison.bands(at).ok().filter(|_| judged);
    let ranking = comparison.ranking(at);
    let find = |area: usize| ranking.rows.iter().find(|row| row.area == area);
    let own = ranking
        .own()
        .map(|row| ranked(comparison, bands, row, columns.own));
    let neighbours = columns
        .neighbours
        .iter()
        .map(|(area, named)| match find(*area) {
            Some(row) => ranked(comparison, bands, row, named),
            None => empty(),
        });
    let wider = columns.wider.iter().map(|area| {
        let of = [comparison.region(), comparison.nation()];
        let series = of
            .into_iter()
            .flatten()
            .find(|(name, _)| *name == area.name);
        match series {
            Some((name, series)) => html! {
                <td class="fv-table__num" data-label={name.to_owned()}>
                    { wording::value(series.values[at], comparison.unit) }
                </td>
            },
            None => empty(),
        }
    });
    let mut below = format!(
        "{}, {}",
        comparison.unit.axis(),
        words::when_at_within(comparison, at)
    );
    if comparison.outside {
        below = format!("{}: {below}", words::indicator_title(comparison));
    }
    let polarity = match (judged, comparison.bands(at)) {
        _ if apart.is_some() => apart.map(NotCompared::words).unwrap_or_default(),
        (false, _) => "No judgement, not shaded".to_owned(),
        (true, Ok(_)) => wording::polarity(comparison.polarity).to_owned(),
        (true, Err(why)) => format!(
            "{}. {}",
            wording::polarity(comparison.polarity),
            why.words()
        ),
    };
    html! {
        <tr>
            <th scope="row">
                { indicator_link(place, comparison.indicator) }
                { hint(Some(&below)) }
                { hint(Some(&polarity)) }
                { hint(doubted::of_comparison(comparison, at).map(Doubt::words)) }
            </th>
            { own }
            { each(neighbours) }
            { each(wider) }
        </tr>
    }
}

fn empty() -> Html {
    html! { <td class="fv-table__num fv-table__empty"></td> }
}

fn ranked(comparison: &Comparison, bands: Option<Bands>, row: &Ranked, area: &Area) -> Html {
    let band = match row.value {
        Value::Number(number, _) => bands.and_then(|b| b.of(number, comparison.polarity)),
        Value::Absent(..) => None,
    };
    let class = classes!(
        "fv-table__num",
        row.own.then_some("fv-table__strong"),
        band.map(shade),
    );
    let words = row
        .place
        .map(|place| ordinal(comparison.polarity, place, row));
    html! {
        <td {class} data-label={area.name.clone()}>
            { wording::value(row.value, comparison.unit) }
            { words.map(|words| html! { <>{ " " }<span class="fv-heat__rank">{ words }</span></> }) }
        </td>
    }
}

/// `1st`, `joint 3rd`; of the last `lowest`, or `highest` where low is good.
fn ordinal(polarity: Polarity, place: usize, row: &Ranked) -> String {
    if row.last {
        return words::placed(polarity, place, row.joint, true);
    }
    let joint = if row.joint { "joint " } else { "" };
    format!("{joint}{}", words::ordinal(place))
}
