//! The title that goes with a link: what a reader would say it shows, so that a pasted link says
//! something before it is followed.

use super::{settled, whole};
use crate::route::{Screen, Tab};
use crate::state::State;
use report_core::compare::Comparison;
use report_core::period::{Period, PeriodKind};
use report_core::report::{Indicator, Report};
use report_core::words;
use report_view::wording;

/// `Children in care per 10,000: 136 in 2022/23 Q3, red. Halton Borough Council, Children and
/// Young People, Priority Based Report`. Empty where no report is shown.
pub fn title(state: &State) -> String {
    let (Some(reading), Some(screen)) = (state.report(), state.view.screen()) else {
        return String::new();
    };
    let report = &reading.value;
    let what = match screen {
        Screen::Indicator(..) => indicator(report, state).unwrap_or_default(),
        Screen::Overview => overview(report),
        Screen::Scorecard(query) => {
            let all = wording::count(report.indicators.len(), "measure");
            let how_many = match query.shows_all() {
                true => all,
                false => format!("{} of {all}", query.find(report).len()),
            };
            format!("Scorecard, {}: {how_many}", short(&report.period))
        }
        Screen::Print(paper) if !(paper.has_all() && paper.objective.is_none()) => {
            format!("Extract of the report, {}", short(&report.period))
        }
        other => {
            let tab = other.tab().map_or("", Tab::name);
            format!("{tab}, {}", short(&report.period))
        }
    };
    let whose = match report.title.contains(&report.organisation) {
        true => report.title.clone(),
        false => format!("{}, {}", report.organisation, report.title),
    };
    let draft = if report.draft { " (draft)" } else { "" };
    format!("{what}. {whose}{draft}")
}

/// `2022/23 Q3`, as people write it; a day or a month in words.
fn short(period: &Period) -> String {
    match period.kind() {
        Some(PeriodKind::Day | PeriodKind::Month) => period.words(),
        _ => period.label().to_owned(),
    }
}

fn overview(report: &Report) -> String {
    let ratings = report.indicators.iter().map(|i| i.rating);
    let when = short(&report.period);
    match wording::counts(ratings) {
        counts if counts.is_empty() => {
            format!(
                "{when}: {}",
                wording::count(report.indicators.len(), "measure")
            )
        }
        counts => format!("{when}: {counts}"),
    }
}

/// The figure that the screen shows first: the printed one, unless another period is looked at.
fn indicator(report: &Report, state: &State) -> Option<String> {
    let indicator = whole(state)?;
    let Some(Screen::Indicator(_, options)) = state.view.screen() else {
        return None;
    };
    let printed = || printed(report, indicator);
    let said = match options.at {
        Some(_) => over_time(report, indicator, state).or_else(printed),
        None => printed().or_else(|| over_time(report, indicator, state)),
    };
    Some(match said {
        Some(said) => format!("{}: {said}", indicator.heading()),
        None => indicator.heading().to_owned(),
    })
}

fn printed(report: &Report, indicator: &Indicator) -> Option<String> {
    let (_, cell) = words::key_cells(report, &indicator.cells).current?;
    let number = wording::number(cell, &indicator.unit)?;
    let when = short(cell.period.as_ref().unwrap_or(&report.period));
    let rated = indicator.rating.map(|rating| rating.word().to_lowercase());
    let rated = rated.map_or(String::new(), |word| format!(", {word}"));
    Some(format!("{number} in {when}{rated}"))
}

fn over_time(report: &Report, indicator: &Indicator, state: &State) -> Option<String> {
    let comparison = Comparison::of(report, indicator)?;
    let view = settled(state);
    let Some(Screen::Indicator(_, options)) = view.screen() else {
        return None;
    };
    let periods = comparison.periods();
    let at = periods
        .iter()
        .position(|p| Some(p.label()) == options.at.as_deref())?;
    let value = wording::value_of(&comparison, comparison.focus(), at);
    let area = comparison.report.area_name();
    Some(format!("{area} {value} in {}", short(&periods[at])))
}
