//! What a report's screen has for those who send it and those it was sent to: the link
//! with a title worth pasting, and what became of the screen in a newer report.
//!
//! A report of the reader's own device has no link that would lead anyone to it.

mod copy;
mod newer;
mod title;

use crate::route::{ChangesOptions, Place, Screen, View};
use crate::state::{Load, Opened, State};
use copy::Share;
use report_core::report::{Indicator, Report};
use report_view::comparison::ComparisonView;
use report_view::options::IndicatorOptions;
use yew::prelude::*;

pub(crate) use copy::{WAYS, ways as folded_ways};
pub use title::title;

/// What is said of the screen in a newer report.
pub fn in_newer(state: &State) -> Html {
    match state.view.place() {
        Some(Place::Published(_)) => state.newer().map(|_| newer::link_to_newer(state)),
        _ => None,
    }
    .unwrap_or_default()
}

/// The ways to send the screen.
pub fn ways(state: &State) -> Html {
    match state.view.place() {
        Some(Place::Published(_)) => html! { <Share state={state.clone()} /> },
        _ => Html::default(),
    }
}

/// The view as it is sent: what the figures would decide anew, the latest period above all, is
/// named.
pub fn settled(state: &State) -> View {
    let found = (state.view.place(), state.view.screen(), state.report());
    if let (Some(place), Some(Screen::Changes(since)), _) = found {
        let from = state.compared_with().map(|entry| entry.id.clone());
        let kind = since.kind;
        return View::Report(
            place.clone(),
            Screen::Changes(ChangesOptions { from, kind }),
        );
    }
    let (Some(place), Some(Screen::Indicator(id, options)), Some(reading)) = found else {
        return state.view.clone();
    };
    let indicator = whole(state).or_else(|| reading.value.indicator(id));
    let options = match indicator {
        Some(indicator) => settled_options(&reading.value, indicator, options),
        None => options.clone(),
    };
    View::Report(place.clone(), Screen::Indicator(id.clone(), options))
}

fn settled_options(
    report: &Report,
    indicator: &Indicator,
    options: &IndicatorOptions,
) -> IndicatorOptions {
    match ComparisonView::new(report, indicator, options) {
        Some(view) => view.explicit_options(),
        None => options.clone(),
    }
}

/// The measure of the view with what its own file says.
fn whole(state: &State) -> Option<&Indicator> {
    let own_file = state.indicator().and_then(|indicator| {
        let asked = state.detail(&indicator.id)?;
        asked.detail.ready().map(|detail| &detail.indicator)
    });
    own_file.or(state.indicator())
}

/// The newer report, once it is here.
fn newer_report(state: &State) -> Option<&Report> {
    let reading = newer_opened(state)?.report.ready()?;
    Some(&reading.value)
}

fn newer_opened(state: &State) -> Option<&Opened> {
    state.other_report(&state.newer()?.id)
}

/// Whether the newer report cannot be had.
fn newer_failed(state: &State) -> bool {
    newer_opened(state).is_some_and(|opened| matches!(opened.report, Load::Failed(_)))
}
