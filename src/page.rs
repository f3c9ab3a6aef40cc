//! The whole page for a state: which screen, under which title, and whether it is complete.

use crate::components::frame::{NavLink, footer, masthead};
use crate::components::notices::{device_banner, link_problem};
use crate::failure::Failure;
use crate::route::{Place, View};
use crate::screens::home::Home;
use crate::screens::measure::MeasureScreen;
use crate::screens::report::ReportScreen;
use crate::screens::unready::{failed_screen, waiting_screen};
use crate::shared::Shared;
use crate::state::{Load, Measure, Opened, State};
use crate::wording;
use report_core::read::Reading;
use report_core::report::Report;
use web_sys::File;
use yew::prelude::*;

/// How far the page is: what `<html data-fairview>` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Something is still to come.
    Loading,
    /// All that the view needs is shown.
    Ready,
    /// The page says why something is not.
    Failed,
}

impl Phase {
    /// The word of the attribute.
    pub fn word(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// What a state comes to.
enum Screen<'s> {
    Home,
    Waiting(&'static str, bool),
    Failed(&'static str, Failure),
    Report(&'s Shared<Reading<Report>>),
    Measure(
        &'s Shared<Reading<Report>>,
        &'s str,
        Option<Load<Shared<Measure>>>,
    ),
}

fn screen(state: &State) -> Screen<'_> {
    let Some(place) = state.view.place() else {
        return Screen::Home;
    };
    let Some(opened) = state.open() else {
        return unopened(state, place);
    };
    let reading = match &opened.report {
        Load::Waiting { slow } => return Screen::Waiting("the report", *slow),
        Load::Failed(failure) => return Screen::Failed("The report", failure.clone()),
        Load::Ready(reading) => reading,
    };
    match &state.view {
        View::Measure(_, id) => Screen::Measure(reading, id, detail(state, opened)),
        _ => Screen::Report(reading),
    }
}

fn unopened<'s>(state: &'s State, place: &Place) -> Screen<'s> {
    let Place::Published(id) = place else {
        return Screen::Failed("The report", Failure::DeviceGone);
    };
    match &state.catalogue {
        None => Screen::Waiting("the list of reports", false),
        Some(Load::Waiting { slow }) => Screen::Waiting("the list of reports", *slow),
        Some(Load::Failed(failure)) => Screen::Failed("The list of reports", failure.clone()),
        Some(Load::Ready(list)) if list.value.reports.iter().any(|entry| entry.id == *id) => {
            Screen::Waiting("the report", false)
        }
        Some(Load::Ready(_)) => Screen::Failed("The report", Failure::NoReport(id.clone())),
    }
}

/// How far a measure's own file is; `None` for a measure without one.
fn detail(state: &State, opened: &Opened) -> Option<Load<Shared<Measure>>> {
    let indicator = state.indicator()?;
    let file = indicator.file.as_ref()?;
    if opened.place == Place::Device {
        return Some(Load::Failed(Failure::NotWithReport(file.clone())));
    }
    let asked = state
        .detailed
        .as_ref()
        .filter(|asked| asked.id == indicator.id);
    Some(asked.map_or(Load::Waiting { slow: false }, |asked| asked.measure.clone()))
}

/// How far the page of a state is.
pub fn phase(state: &State) -> Phase {
    match screen(state) {
        Screen::Home => match &state.catalogue {
            Some(Load::Ready(_)) => Phase::Ready,
            Some(Load::Failed(_)) => Phase::Failed,
            _ => Phase::Loading,
        },
        Screen::Waiting(..) | Screen::Measure(_, _, Some(Load::Waiting { .. })) => Phase::Loading,
        Screen::Failed(..) | Screen::Measure(_, _, Some(Load::Failed(_))) => Phase::Failed,
        Screen::Report(_) | Screen::Measure(..) => Phase::Ready,
    }
}

/// The title of the page of a state, the most particular first.
pub fn title(state: &State) -> String {
    let mut parts: Vec<String> = match screen(state) {
        Screen::Home => vec!["Performance reports".to_owned()],
        Screen::Waiting(..) => vec!["Loading".to_owned()],
        Screen::Failed(what, _) => vec![format!("{what} could not be opened")],
        Screen::Report(reading) => vec![wording::report_name(&reading.value)],
        Screen::Measure(reading, id, _) => {
            let heading = reading.value.indicator(id).map(|i| i.heading().to_owned());
            heading
                .into_iter()
                .chain([wording::report_name(&reading.value)])
                .collect()
        }
    };
    parts.extend(organisation(state));
    parts.push("Fairview".to_owned());
    parts.join(" – ")
}

/// Whose site this is: nobody's while a report of the device is shown.
fn organisation(state: &State) -> Option<String> {
    if state.view.place() == Some(&Place::Device) {
        return None;
    }
    publisher(state).map(str::to_owned)
}

fn publisher(state: &State) -> Option<&str> {
    let list = state.catalogue.as_ref().and_then(Load::ready)?;
    Some(&list.value.organisation)
}

/// What the page shows, and what it calls back.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// What is known.
    pub state: State,
    /// Called with a file of the reader's device.
    pub on_file: Callback<File>,
    /// Called with the label of a period picked for the ranking.
    pub on_pick: Callback<String>,
}

/// The page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let state = &props.state;
    let screen = screen(state);
    let mut shown: (Option<&Report>, Option<&str>) = (None, None);
    let content = match &screen {
        Screen::Home => html! {
            <Home catalogue={state.catalogue.clone()} on_file={props.on_file.clone()} />
        },
        Screen::Waiting(what, slow) => waiting_screen(what, *slow),
        Screen::Failed(what, failure) => failed_screen(what, failure),
        Screen::Report(reading) => {
            shown.0 = Some(&reading.value);
            let place = state.view.place().cloned();
            html! {
                if let Some(place) = place {
                    <ReportScreen report={(*reading).clone()} {place} />
                }
            }
        }
        Screen::Measure(reading, id, detail) => {
            shown = (Some(&reading.value), Some(id));
            let place = state.view.place().cloned();
            html! {
                if let Some(place) = place {
                    <MeasureScreen
                        key={(*id).to_owned()}
                        report={(*reading).clone()}
                        {place}
                        id={(*id).to_owned()}
                        detail={detail.clone()}
                        picked={state.picked.clone()}
                        on_pick={props.on_pick.clone()}
                    />
                }
            }
        }
    };
    let device = state.open().filter(|opened| opened.place == Place::Device);
    let indicator = shown
        .0
        .zip(shown.1)
        .and_then(|(report, id)| report.indicator(id));
    html! {<>
        { masthead(organisation(state), links(state, &screen)) }
        <main class="fv-page" id="main" tabindex="-1">
            { device.map(|opened| device_banner(&opened.file, publisher(state))) }
            { link_problem(state.link_problem.as_ref()) }
            { content }
        </main>
        { footer(shown.0, indicator) }
    </>}
}

/// The screens of the report being read. Only those that exist.
fn links(state: &State, screen: &Screen) -> Vec<NavLink> {
    let on_measure = matches!(screen, Screen::Measure(..));
    let Some(place) = state
        .view
        .place()
        .filter(|_| on_measure || matches!(screen, Screen::Report(_)))
    else {
        return Vec::new();
    };
    let mut links = vec![NavLink {
        words: "Report",
        to: View::Report(place.clone()),
        current: !on_measure,
    }];
    if on_measure {
        links.push(NavLink {
            words: "Measure",
            to: state.view.clone(),
            current: true,
        });
    }
    links
}
