//! The same numbers as the trend, as tables: newest first, symbols in brackets, limits and printed
//! words under their number. The neighbours' own figures are folded away below.

use super::printed::counts;
use crate::components::nodes::each;
use report_core::compare::Comparison;
use report_core::report::Series;
use report_core::select::Selection;
use report_core::value::{Absent, Value};
use report_core::words;
use report_view::charts::limits_words;
use report_view::comparison::ComparisonView;
use report_view::wording;
use yew::prelude::*;

/// So many places beside the own one have a column each; further ones have a row in a table of
/// their own, which is folded away.
const MOST_COLUMNS: usize = 4;

/// The id of the words that say what the symbols of the first table mean.
const SYMBOLS: &str = "fv-symbols";
/// The same of the own figures beside another publisher's.
const OWN_SYMBOLS: &str = "fv-symbols-own";
/// The same of the neighbours' table.
const MORE_SYMBOLS: &str = "fv-symbols-neighbours";

/// The tables of what is shown of a comparison.
pub fn figures_table(view: &ComparisonView) -> Html {
    tables(view, SYMBOLS)
}

/// The table of the report's own figures, where another one stands on the page.
pub fn own_table(view: &ComparisonView) -> Html {
    tables(view, OWN_SYMBOLS)
}

fn tables(view: &ComparisonView, symbols_id: &'static str) -> Html {
    let (comparison, shown) = (&view.comparison, &view.shown);
    let unit = comparison.unit;
    let own = comparison.focus();
    let name = comparison.series_name(own);
    let mut columns: Vec<(String, &Series)> = vec![(name, own)];
    let mut named = shown.named(comparison);
    let more = named.split_off(named.len().min(MOST_COLUMNS));
    columns.extend(named);
    let has_mean = shown
        .periods()
        .any(|at| shown.mean(comparison, at).is_some());
    let heads = columns.iter().enumerate().map(|(n, (name, _))| {
        let mean = (n == 0 && has_mean)
            .then(|| html! { <th scope="col" class="fv-table__num">{ "Neighbour mean" }</th> });
        html! {<><th scope="col" class="fv-table__num">{ name }</th>{ mean }</>}
    });
    let some = |at: &usize| {
        columns
            .iter()
            .any(|(_, series)| says_something(series, *at))
            || shown.mean(comparison, *at).is_some()
    };
    let rows = newest_first(comparison, shown).filter(some).map(|at| {
        let mean = has_mean
            .then(|| html! { <td class="fv-table__num">{ mean_cell(comparison, at) }</td> });
        let cells = columns.iter().enumerate().map(|(n, (_, series))| {
            let class = classes!("fv-table__num", (n == 0).then_some("fv-table__strong"));
            html! {<>
                { cell(comparison, series, at, class, symbols_id) }
                if n == 0 { { mean.clone() } }
            </>}
        });
        html! { <tr><th scope="row">{ comparison.periods()[at].short() }</th>{ each(cells) }</tr> }
    });
    let caption = format!("{}: {}", words::measure(comparison), unit.axis());
    let series: Vec<&Series> = columns.iter().map(|(_, series)| *series).collect();
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Figures by period" tabindex="0">
            <table class="fv-table fv-table--figures">
                <caption class="fv-table__caption">{ caption }</caption>
                <thead><tr><th scope="col">{ "Period" }</th>{ each(heads) }</tr></thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
        { symbols(&series, shown, symbols_id) }
        { by_place(comparison, shown, &more, &OTHERS) }
        { neighbours(comparison, shown) }
    </>}
}

/// The periods shown, newest first; those without a place in time last.
fn newest_first(comparison: &Comparison, shown: &Selection) -> impl Iterator<Item = usize> {
    let (first, last) = (shown.first, shown.last);
    let periods = comparison.periods();
    let placed = |at: &usize| periods[*at].at().is_some();
    let unplaced = (first..=last).filter(move |at| !placed(at));
    (first..=last).rev().filter(placed).chain(unplaced)
}

/// Whether there is a value, or a reason for none that is more than that it is not there.
fn says_something(series: &Series, at: usize) -> bool {
    match series.values[at] {
        Value::Number(..) => true,
        Value::Absent(reason, _) => reason != Absent::NotAvailable,
    }
}

/// A value with its symbols; below it its limits, its counts and its printed words.
fn cell(
    comparison: &Comparison,
    series: &Series,
    at: usize,
    class: Classes,
    symbols: &'static str,
) -> Html {
    let unit = comparison.unit;
    let value = series.values[at];
    let marked = value.number().is_none() || value.marks().list().next().is_some();
    let described = marked.then_some(symbols);
    let written = wording::value_of(comparison, series, at);
    let counts = series.fractions.get(at).copied().flatten().map(counts);
    let printed = series.printed.get(at).cloned().flatten();
    let printed = printed.filter(|printed| *printed != written);
    let printed = printed.map(|printed| format!("printed as \u{201c}{printed}\u{201d}"));
    let hints = [limits_words(series, at, unit), counts, printed];
    let hints = hints.into_iter().flatten();
    let hints = hints.map(|words| html! { <span class="fv-table__hint">{ words }</span> });
    html! { <td {class} aria-describedby={described}>{ written }{ each(hints) }</td> }
}

fn mean_cell(comparison: &Comparison, at: usize) -> Html {
    let Some(mean) = comparison.mean(at) else {
        return Html::default();
    };
    let unit = comparison.unit;
    let value = unit.write_at(mean.value, unit.mean_decimals());
    let of = mean.n.filter(|&n| n != mean.of).map(|n| {
        html! { <span class="fv-table__hint">{ format!("of {n} of {}", mean.of) }</span> }
    });
    html! {<>{ value }{ of }</>}
}

/// What the symbols among some series mean, as far as they are shown.
fn symbols(series: &[&Series], shown: &Selection, id: &'static str) -> Html {
    let values = series
        .iter()
        .flat_map(|series| shown.periods().map(|at| series.values[at]));
    match wording::symbols(values) {
        Some(words) => html! { <p class="fv-figure__note" {id}>{ words }</p> },
        None => Html::default(),
    }
}

/// The figures of each neighbour that is shown: the light lines of the trend.
fn neighbours(comparison: &Comparison, shown: &Selection) -> Html {
    let found = shown.neighbours(comparison).into_iter();
    let found: Vec<(String, &Series)> = found.map(|(name, s)| (name.to_owned(), s)).collect();
    by_place(comparison, shown, &found, &NEIGHBOURS)
}

/// What a table of places says around its figures.
struct About {
    summary: &'static str,
    label: &'static str,
    caption: &'static str,
    head: &'static str,
    symbols: &'static str,
}

const NEIGHBOURS: About = About {
    summary: "The figures of each neighbour",
    label: "Figures of the neighbours",
    caption: "neighbours by period, closest first",
    head: "Neighbour",
    symbols: MORE_SYMBOLS,
};

const OTHERS: About = About {
    summary: "The figures of the other places",
    label: "Figures of the other places",
    caption: "other places by period",
    head: "Place",
    symbols: "fv-symbols-others",
};

/// Places with a row each, folded away; nothing without any.
fn by_place(
    comparison: &Comparison,
    shown: &Selection,
    found: &[(String, &Series)],
    about: &About,
) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let series: Vec<&Series> = found.iter().map(|(_, series)| *series).collect();
    let some = |at: &usize| series.iter().any(|series| says_something(series, *at));
    let periods: Vec<usize> = newest_first(comparison, shown).filter(some).collect();
    let heads = periods.iter().map(|at| {
        html! { <th scope="col" class="fv-table__num">{ comparison.periods()[*at].short() }</th> }
    });
    let rows = found.iter().map(|(name, series)| {
        let cells = periods.iter().map(|at| {
            cell(
                comparison,
                series,
                *at,
                classes!("fv-table__num"),
                about.symbols,
            )
        });
        html! { <tr><th scope="row">{ name.clone() }</th>{ each(cells) }</tr> }
    });
    html! {
        <details class="fv-details">
            <summary>{ about.summary }</summary>
            <div class="fv-table-scroll" role="region" aria-label={about.label} tabindex="0">
                <table class="fv-table fv-table--figures">
                    <caption class="fv-table__caption">{ format!("{}: {}", words::measure(comparison), about.caption) }</caption>
                    <thead><tr><th scope="col">{ about.head }</th>{ each(heads) }</tr></thead>
                    <tbody>{ each(rows) }</tbody>
                </table>
            </div>
            { symbols(&series, shown, about.symbols) }
        </details>
    }
}

/// How the neighbour mean came about, for the margin.
pub fn mean_note(comparison: &Comparison) -> Option<String> {
    let means: Vec<_> = (0..comparison.periods().len())
        .filter_map(|at| comparison.mean(at))
        .collect();
    let first = means.first()?;
    let (Some(least), Some(most)) = (
        means.iter().map(|m| m.n).min()?,
        means.iter().map(|m| m.n).max()?,
    ) else {
        return Some("The neighbour mean is the average the source publishes.".to_owned());
    };
    if first.of == 1 {
        return Some("There is one neighbour: its figures stand for the mean.".to_owned());
    }
    Some(if least == most {
        format!(
            "The neighbour mean is calculated here from {least} of {} neighbours in each period.",
            first.of
        )
    } else {
        format!(
            "The neighbour mean is calculated here from {least} to {most} of {} neighbours; how many is said where it is not all.",
            first.of
        )
    })
}
