//! The whole page for a state: which screen, under which title, and whether it is complete.

use crate::browser::focus;
use crate::components::frame::{NavLink, footer, masthead};
use crate::components::notices::{device_banner, link_problems, newer_report};
use crate::failure::Failure;
use crate::links::in_single_file;
use crate::menu;
use crate::publisher;
use crate::route::{Place, Screen as Asked, Tab, View};
use crate::screens::loading::{failed_screen, waiting_screen};
use crate::screens::{self, Shown};
use crate::share;
use crate::shared::Shared;
use crate::state::{Action, Detailed, Load, State};
use report_core::families::FamilyView;
use report_core::read::Reading;
use report_core::report::{Catalogue, CatalogueEntry, Indicator, Report};
use report_core::words;
use report_view::wording;
use web_sys::File;
use yew::prelude::*;

/// How far the page is: what `<html data-fairview>` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStatus {
    /// Something is still to come.
    Loading,
    /// All that the view needs is shown.
    Ready,
    /// The page says why something is not.
    Failed,
}

impl PageStatus {
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
    OverTime(&'s Shared<Reading<Vec<FamilyView>>>),
    Prepare,
    Waiting(&'static str, bool),
    Failed(&'static str, Failure),
    Report(&'s Shared<Reading<Report>>, &'s Asked),
}

fn screen(state: &State) -> Screen<'_> {
    let (place, asked) = match &state.view {
        View::Home => return home(state),
        View::OverTime => return over_time(state),
        // A file of one report has neither the code for it nor a way to fetch it.
        View::Prepare if in_single_file() || !publisher::prepares() => return home(state),
        View::Prepare => return without_code(state).unwrap_or(Screen::Prepare),
        View::Report(place, asked) => (place, asked),
    };
    let Some(opened) = state.open() else {
        return unopened(state, place);
    };
    let reading = match &opened.report {
        Load::Waiting { slow } => return Screen::Waiting("the report", *slow),
        Load::Failed(failure) => return Screen::Failed("The report", failure.clone()),
        Load::Ready(reading) => reading,
    };
    if let Some(screen) = without_code(state) {
        return screen;
    }
    match &state.families {
        _ if !state.needs_families() => {}
        None => return Screen::Waiting("the list of measures", false),
        Some(Load::Waiting { slow }) => return Screen::Waiting("the list of measures", *slow),
        Some(Load::Failed(failure)) => {
            return Screen::Failed("The list of measures", failure.clone());
        }
        Some(Load::Ready(_)) => {}
    }
    let other = match asked {
        Asked::Changes(_) => state.compared_with().map(|_| state.other()),
        _ => None,
    };
    match other.map(|other| other.map(|other| &other.report)) {
        Some(None) => Screen::Waiting("the other report", false),
        Some(Some(Load::Waiting { slow })) => Screen::Waiting("the other report", *slow),
        Some(Some(Load::Failed(failure))) => Screen::Failed("The other report", failure.clone()),
        None | Some(Some(Load::Ready(_))) => Screen::Report(reading, asked),
    }
}

/// The measures that several reports have. Where no publisher says which are the same, the list of
/// reports is all there is.
fn over_time(state: &State) -> Screen<'_> {
    let list = match catalogue(state) {
        Ok(list) => list,
        Err(screen) => return screen,
    };
    if !list.has_families() {
        return home(state);
    }
    if let Some(screen) = without_code(state) {
        return screen;
    }
    match &state.over_time {
        Some(Load::Ready(families)) => Screen::OverTime(families),
        Some(Load::Failed(failure)) => Screen::Failed("The list of measures", failure.clone()),
        Some(Load::Waiting { slow }) => Screen::Waiting("the list of measures", *slow),
        None => match &state.families {
            Some(Load::Failed(failure)) => Screen::Failed("The list of measures", failure.clone()),
            _ => Screen::Waiting("the list of measures", false),
        },
    }
}

fn home(state: &State) -> Screen<'_> {
    without_code(state).unwrap_or(Screen::Home)
}

/// What is shown while the view's code has not come; none once it has.
fn without_code(state: &State) -> Option<Screen<'_>> {
    let module = state.lacking_code()?;
    Some(match state.lazy_code_of(module) {
        Some(Load::Failed(failure)) => Screen::Failed("This page", failure.clone()),
        Some(Load::Waiting { slow }) => Screen::Waiting("the page", *slow),
        _ => Screen::Waiting("the page", false),
    })
}

/// The list of reports, or what is shown while it has not come.
fn catalogue(state: &State) -> Result<&Catalogue, Screen<'_>> {
    match &state.catalogue {
        None => Err(Screen::Waiting("the list of reports", false)),
        Some(Load::Waiting { slow }) => Err(Screen::Waiting("the list of reports", *slow)),
        Some(Load::Failed(failure)) => Err(Screen::Failed("The list of reports", failure.clone())),
        Some(Load::Ready(list)) => Ok(&list.value),
    }
}

fn unopened<'s>(state: &'s State, place: &Place) -> Screen<'s> {
    let Place::Published(id) = place else {
        return Screen::Failed("The report", Failure::DeviceGone);
    };
    match catalogue(state) {
        Err(screen) => screen,
        Ok(list) if list.reports.iter().any(|entry| entry.id == *id) => {
            Screen::Waiting("the report", false)
        }
        Ok(_) => Screen::Failed("The report", Failure::NoReport(id.clone())),
    }
}

/// The measures whose own files a screen of the open report needs, as far as they are here.
fn details(state: &State, screen: Option<&Asked>) -> Vec<Detailed> {
    let device = state.view.place() == Some(&Place::Device);
    let detail = |indicator: &Indicator| match (&indicator.file, state.detail(&indicator.id)) {
        (Some(file), _) if device => Detailed {
            id: indicator.id.clone(),
            detail: Load::Failed(Failure::NotWithReport(file.clone())),
        },
        (_, Some(asked)) => asked.clone(),
        (_, None) => Detailed {
            id: indicator.id.clone(),
            detail: Load::Waiting { slow: false },
        },
    };
    state.detailed_in(screen).map(detail).collect()
}

/// How far the page of a state is.
pub fn status(state: &State) -> PageStatus {
    match screen(state) {
        Screen::Home => match &state.catalogue {
            Some(Load::Ready(_)) => PageStatus::Ready,
            Some(Load::Failed(_)) => PageStatus::Failed,
            _ => PageStatus::Loading,
        },
        Screen::OverTime(_) | Screen::Prepare => PageStatus::Ready,
        Screen::Waiting(..) => PageStatus::Loading,
        Screen::Failed(..) => PageStatus::Failed,
        Screen::Report(..) => {
            let details = details(state, state.view.screen());
            let any = |test: fn(&Detailed) -> bool| details.iter().any(test);
            if any(|asked| matches!(asked.detail, Load::Waiting { .. })) || state.awaits_family() {
                PageStatus::Loading
            } else if any(|asked| matches!(asked.detail, Load::Failed(_))) {
                PageStatus::Failed
            } else {
                PageStatus::Ready
            }
        }
    }
}

/// The title of the page of a state, the most particular first.
pub fn title(state: &State) -> String {
    let mut parts: Vec<String> = match screen(state) {
        Screen::Home => vec!["Performance reports".to_owned()],
        Screen::OverTime(_) => vec![screens::over_time::NAME.to_owned()],
        Screen::Prepare => vec![screens::prepare::NAME.to_owned()],
        Screen::Waiting(..) => vec!["Loading".to_owned()],
        Screen::Failed(what, _) => vec![format!("{what} could not be opened")],
        Screen::Report(reading, asked) => {
            let report = &reading.value;
            let first = match asked {
                Asked::Indicator(id, _) => report.indicator(id).map(|i| i.heading().to_owned()),
                Asked::Overview => None,
                other => other.tab().map(|tab| tab.name().to_owned()),
            };
            first
                .into_iter()
                .chain([wording::report_name(report)])
                .collect()
        }
    };
    parts.extend(organisation(state));
    if publisher::names_program() {
        parts.push("Fairview".to_owned());
    }
    parts.join(" – ")
}

/// A line or two about the page of a state, for lists of links and previews.
pub fn description(state: &State) -> String {
    let Screen::Report(reading, asked) = screen(state) else {
        let whose = whose(state).unwrap_or("a council");
        if state.view == View::OverTime {
            return format!(
                "Measures that several reports of {whose} have, over all their years: figures, targets and ratings as they were published."
            );
        }
        return format!(
            "Performance reports of {whose}: targets, ratings, trends and statistical neighbours."
        );
    };
    let report = &reading.value;
    let name = wording::report_name(report);
    let detail = match asked {
        Asked::Overview => return words::report_lead(report),
        Asked::Indicator(id, _) => state.detail(id).and_then(|asked| asked.detail.ready()),
        other => {
            let tab = other.tab().map_or("", Tab::name);
            return format!("{tab}: {name}, {}, {}.", report.title, report.organisation);
        }
    };
    let own_file = detail.map(|detail| &detail.indicator);
    let indicator = own_file.or(state.indicator());
    let said = indicator.and_then(|indicator| words::lead(report, indicator));
    said.unwrap_or_else(|| format!("{name}, {}, {}.", report.title, report.organisation))
}

/// Whose site this is: nobody's while a report of the device is shown.
fn organisation(state: &State) -> Option<String> {
    if state.view.place() == Some(&Place::Device) {
        return None;
    }
    whose(state).map(str::to_owned)
}

/// The organisation's other reports, where it is known.
fn releases(state: &State) -> &[CatalogueEntry] {
    let list = state.catalogue.as_ref().and_then(Load::ready);
    list.map_or(&[], |list| &list.value.reports)
}

fn whose(state: &State) -> Option<&str> {
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
    /// Called with what the reader does on the screen: looks at it otherwise, or has a link at hand.
    pub on_act: Callback<Action>,
}

/// The page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let state = &props.state;
    let screen = screen(state);
    let content = match &screen {
        Screen::Home => {
            let show = screens::HOME.get();
            show.map(|show| show(state.catalogue.clone(), props.on_file.clone()))
                .unwrap_or_default()
        }
        Screen::OverTime(families) => {
            let show = screens::OVER_TIME.get();
            show.map(|show| show(families, organisation(state)))
                .unwrap_or_default()
        }
        Screen::Prepare => {
            let show = screens::PREPARE.get();
            show.map(|show| show(releases(state), &props.on_act))
                .unwrap_or_default()
        }
        Screen::Waiting(what, slow) => waiting_screen(what, *slow),
        Screen::Failed(what, failure) => {
            let again = matches!(failure, Failure::CodeMissing).then(|| {
                let link = state.view.to_string();
                let again = move |_| {
                    // The button goes with the words about the failure.
                    focus::main();
                    Action::Navigated(link.clone())
                };
                props.on_act.reform(again)
            });
            failed_screen(what, failure, again)
        }
        Screen::Report(reading, asked) => content(props, reading, asked),
    };
    let device = state.open().filter(|opened| opened.place == Place::Device);
    let report = match &screen {
        Screen::Report(reading, _) => Some(&reading.value),
        // What stands around the screen stays while its code comes.
        _ if state.lacking_code().is_some() => state.report().map(|reading| &reading.value),
        _ => None,
    };
    // The screen of a list of reports and one that is not there are nothing to send. A measure has the
    // ways to send it near its title.
    let [there, sharing] = match screen {
        Screen::Report(_, Asked::Indicator(..)) => [share::in_newer(state), Html::default()],
        Screen::Report(..) => [share::in_newer(state), share::ways(state)],
        _ => Default::default(),
    };
    html! {<>
        { masthead(organisation(state), links(state, report)) }
        <main class="fv-page" id="main" tabindex="-1">
            { device.map(|opened| device_banner(&opened.file, whose(state), state.prepared)) }
            { link_problems(&state.link_problems) }
            { newer_report(report, state.newer(), there) }
            { content }
            { sharing }
        </main>
        { footer(report, report.and(state.indicator())) }
    </>}
}

/// A screen of a report that is here.
fn content(props: &PageProps, report: &Shared<Reading<Report>>, asked: &Asked) -> Html {
    let Some(place) = props.state.view.place() else {
        return Html::default();
    };
    screens::show(&Shown {
        report,
        bytes: &props
            .state
            .open()
            .map_or_else(Shared::default, |opened| opened.bytes.clone()),
        place,
        file: props.state.open().map_or("", |opened| &opened.file),
        screen: asked,
        details: &details(&props.state, Some(asked)),
        other: props.state.other().and_then(|other| other.report.ready()),
        releases: releases(&props.state),
        typing: props.state.typing,
        state: Some(&props.state),
        on_act: &props.on_act,
    })
}

/// The screens of the report being read. Only those that it has something for.
fn links(state: &State, report: Option<&Report>) -> Vec<NavLink> {
    let (Some(place), Some(report)) = (state.view.place(), report) else {
        return Vec::new();
    };
    let here = state.view.screen().and_then(Asked::tab);
    let held = Tab::ALL.into_iter().filter(|tab| match tab {
        Tab::Changes => state.offers_changes(),
        other => menu::is_available(*other, report),
    });
    held.map(|tab| NavLink {
        words: tab.short_name(),
        to: tab.link(place),
        current: here == Some(tab),
    })
    .collect()
}
