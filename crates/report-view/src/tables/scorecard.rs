//! The scorecard to download: every measure that was found, those beyond the first of a long list too,
//! with the columns that are shown.

use crate::wording;
use report_core::find::{Key, Order, Query, ScorecardColumn};
use report_core::report::{Rating, Report};
use report_export::table::Table;
use report_export::view;

/// The table of what was found.
pub fn table(report: &Report, query: &Query) -> Table {
    let columns = report.columns.iter().enumerate();
    let shown =
        columns.filter(|(_, column)| !query.hidden.contains(&ScorecardColumn::of(column.role)));
    let shown: Vec<usize> = shown.map(|(at, _)| at).collect();
    view::scorecard(report, &query.find(report), &shown)
}

/// What was asked for, in words: `12 of 35 measures; rating: Red; in the report’s order`.
pub fn description(report: &Report, query: &Query) -> String {
    let all = wording::count(report.indicators.len(), "measure");
    let mut words = vec![format!("{} of {all}", query.find(report).len())];
    let search = query.search.trim();
    if !search.is_empty() {
        words.push(format!("search: “{search}”"));
    }
    let named = |id: &String| {
        report
            .objectives
            .iter()
            .find(|objective| objective.id == *id)
    };
    let objective = query
        .objective
        .as_ref()
        .map(|id| named(id).map_or(id.clone(), wording::objective));
    let chosen = [
        ("objective", objective),
        (
            "rating",
            query.rating.map(|rating| Rating::word(rating).to_owned()),
        ),
        (
            "direction",
            query.going.map(|going| going.word().to_owned()),
        ),
        (
            "against the neighbours",
            query.standing.map(|standing| standing.word().to_owned()),
        ),
        ("unit", query.units.map(|units| units.word().to_owned())),
        (
            "target",
            query.with_target.then(|| "with a number".to_owned()),
        ),
    ];
    let chosen = chosen
        .into_iter()
        .filter_map(|(what, words)| Some(format!("{what}: {}", words?)));
    words.extend(chosen);
    words.push(match query.order {
        None => "in the report’s order".to_owned(),
        Some(order) => order_words(order),
    });
    words.join("; ")
}

/// An order in words: `by current figure, highest first`.
pub fn order_words(order: Order) -> String {
    let (by, first, last) = match order.by {
        Key::Ref => ("by ref", "first to last", "last to first"),
        Key::Title => ("by name", "A to Z", "Z to A"),
        Key::Previous => ("by earlier figure", "lowest first", "highest first"),
        Key::Target => ("by target", "lowest first", "highest first"),
        Key::Current => ("by current figure", "lowest first", "highest first"),
        Key::Rating => ("by rating", "red first", "red last"),
        Key::Direction => ("by direction", "worse first", "worse last"),
        Key::Neighbours => ("by rank among neighbours", "first to last", "last to first"),
    };
    format!("{by}, {}", if order.descending { last } else { first })
}
