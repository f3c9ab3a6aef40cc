//! What became of a screen in a newer report of the same series: the same view there, or why there
//! is none.
//!
//! A reader is never led to a measure that only might be the same: one that was found otherwise
//! than by its id is named, and what is not found is said to be gone.

use super::{newer_failed, newer_report, whole};
use crate::components::nodes::each;
use crate::menu;
use crate::route::{Place, PrintOptions, Screen, Tab, View};
use crate::state::State;
use report_core::changes::{Followed, follow};
use report_core::find::Query;
use report_core::report::{Indicator, Report};
use report_view::options::{CompareOptions, IndicatorOptions};
use yew::prelude::*;

/// The words for the view's screen; none for the overview, which the link to the report leads to.
pub fn link_to_newer(state: &State) -> Html {
    let found = (state.newer(), state.view.screen(), state.report());
    let (Some(entry), Some(screen), Some(reading)) = found else {
        return Html::default();
    };
    if *screen == Screen::Overview || newer_failed(state) {
        return Html::default();
    }
    let place = Place::Published(entry.id.clone());
    // Until the newer report is here its screens are taken to be the same, as they nearly always
    // are.
    let Some(after) = newer_report(state) else {
        return same(&place, screen.clone(), "");
    };
    match screen {
        Screen::Overview => Html::default(),
        Screen::Scorecard(query) => {
            let (query, lost) = scorecard(query, after);
            same(&place, Screen::Scorecard(query), lost)
        }
        Screen::Compare(options) => {
            let (options, lost) = compare(options, after);
            match menu::is_available(Tab::Compare, after) {
                true => same(&place, Screen::Compare(options), lost),
                false => without(Tab::Compare),
            }
        }
        Screen::Changes(_) if state.offers_changes_in(entry) => {
            same(&place, Tab::Changes.screen(), "")
        }
        Screen::Changes(_) => without(Tab::Changes),
        Screen::Print(paper) => {
            let (paper, lost) = in_paper(paper, after);
            same(&place, Screen::Print(paper), lost)
        }
        Screen::Tab(part) if menu::is_available(*part, after) => same(&place, screen.clone(), ""),
        Screen::Tab(part) => without(*part),
        Screen::Indicator(_, options) => match whole(state) {
            Some(indicator) => followed(&reading.value, indicator, after, &place, options),
            None => Html::default(),
        },
    }
}

/// The link to the same view, and what more there is to say. It is always made in the same way: the
/// link that a reader came back to keeps its focus when the newer report arrives.
fn same(place: &Place, screen: Screen, more: &str) -> Html {
    let link = View::Report(place.clone(), screen).href();
    html! { <><a href={link}>{ "This page in the newer report" }</a>{ "." }{ more.to_owned() }</> }
}

fn without(part: Tab) -> Html {
    html! { { format!("It has nothing under “{}”.", part.name()) } }
}

fn has(report: &Report, objective: Option<&String>) -> bool {
    objective.is_none_or(|id| report.objectives.iter().any(|o| o.id == *id))
}

const OTHER_OBJECTIVES: &str = " (Its objectives differ, so all are shown.)";

fn scorecard(query: &Query, after: &Report) -> (Query, &'static str) {
    match has(after, query.objective.as_ref()) {
        true => (query.clone(), ""),
        false => {
            let objective = None;
            let query = query.clone();
            (Query { objective, ..query }, OTHER_OBJECTIVES)
        }
    }
}

fn compare(options: &CompareOptions, after: &Report) -> (CompareOptions, &'static str) {
    match has(after, options.objective.as_ref()) {
        true => (options.clone(), ""),
        false => {
            let objective = None;
            let options = options.clone();
            (
                CompareOptions {
                    objective,
                    ..options
                },
                OTHER_OBJECTIVES,
            )
        }
    }
}

fn in_paper(paper: &PrintOptions, after: &Report) -> (PrintOptions, &'static str) {
    let mut paper = paper.clone();
    match has(after, paper.objective.as_ref()) {
        true => (paper, ""),
        false => {
            paper.objective = None;
            (paper, OTHER_OBJECTIVES)
        }
    }
}

fn followed(
    before: &Report,
    indicator: &Indicator,
    after: &Report,
    place: &Place,
    options: &IndicatorOptions,
) -> Html {
    let view = |of: &Indicator| Screen::Indicator(of.id.clone(), options.clone());
    let called = |found: &Indicator| match &found.printed_ref {
        Some(printed) => format!("{printed}, “{}”", found.heading()),
        None => format!("“{}”", found.heading()),
    };
    match follow(before, &indicator.id, after) {
        Followed::Kept(found) if found.heading() == indicator.heading() => {
            same(place, view(found), "")
        }
        Followed::Kept(found) => {
            let more = format!(" There it is called “{}”.", found.heading());
            same(place, view(found), &more)
        }
        Followed::ByRef(found) => {
            let more = format!(" There the same ref stands at {}.", called(found));
            same(place, view(found), &more)
        }
        Followed::Renamed(found) => {
            let more = format!(" There it goes by {}.", called(found));
            same(place, view(found), &more)
        }
        Followed::Split(parts) => {
            let last = parts.len() - 1;
            let parts = parts.into_iter().enumerate().map(|(at, part)| {
                let link = View::Report(place.clone(), view(part)).href();
                let between = match at {
                    0 => "",
                    _ if at == last => " and ",
                    _ => ", ",
                };
                html! { <>{ between }<a href={link}>{ called(part) }</a></> }
            });
            html! { <>{ "There this measure is split: " }{ each(parts) }{ "." }</> }
        }
        _ => html! {
            { "It has no measure with this id, ref or title." }
        },
    }
}
