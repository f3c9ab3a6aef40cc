//! The screens of a report and the list of reports: each a whole page's content, from what the
//! state knows.

pub mod about;
pub mod actions;
mod benchmark;
pub mod changes;
pub mod cohorts;
pub mod compare;
pub mod developments;
pub mod finance;
pub mod glossary;
pub mod grids;
pub mod home;
pub mod indicator;
pub mod legend;
pub mod loading;
pub mod milestones;
mod movements;
pub mod over_time;
pub mod overview;
pub mod prepare;
pub mod print;
pub mod processes;
pub mod report;
pub mod risks;
pub mod save;
pub mod scorecard;
pub mod targets;
mod topics;
pub mod unavailable;

use crate::components::blocks::top;
use crate::components::notices::{PublisherNotes, link_problems};
use crate::components::terms::terms;
use crate::download::menu::{DownloadMenu, Subject};
use crate::lazy::{LazyFn, lazy_fn};
use crate::links::in_single_file;
use crate::route::{Place, Screen, Tab, View};
use crate::screens::indicator::IndicatorScreen;
use crate::screens::save::Save;
use crate::screens::scorecard::ScorecardScreen;
use crate::shared::Shared;
use crate::state::sources;
use crate::state::{Action, Detailed, Load, State};
use report_core::families::FamilyView;
use report_core::read::Reading;
use report_core::report::{Catalogue, CatalogueEntry, Report};
use report_view::tables;
use web_sys::File;
use yew::prelude::*;

type Show = fn(&Shown) -> Html;

/// Shows the overview, as [`overview_screen`] does.
pub(crate) static OVERVIEW: LazyFn<Show> = lazy_fn!(overview_screen);

/// Shows the scorecard, as [`scorecard_screen`] does.
pub(crate) static SCORECARD: LazyFn<Show> = lazy_fn!(scorecard_screen);

/// Shows a measure, as [`indicator_screen`] does.
pub(crate) static INDICATOR: LazyFn<Show> = lazy_fn!(indicator_screen);

/// Shows the other screens, as [`other_screens`] does.
pub(crate) static OTHER_SCREENS: LazyFn<Show> = lazy_fn!(other_screens);

type ShowHome = fn(Option<Load<Shared<Reading<Catalogue>>>>, Callback<File>) -> Html;

/// Shows [`home::Home`].
pub(crate) static HOME: LazyFn<ShowHome> = lazy_fn!(home::home);

type ShowFamilies = fn(&Shared<Reading<Vec<FamilyView>>>, Option<String>) -> Html;

/// Shows [`over_time::OverTime`].
pub(crate) static OVER_TIME: LazyFn<ShowFamilies> = lazy_fn!(over_time::over_time);

type ShowPrepare = fn(&[CatalogueEntry], &Callback<Action>) -> Html;

/// Shows [`prepare::Prepare`].
pub(crate) static PREPARE: LazyFn<ShowPrepare> = lazy_fn!(prepare::prepare);

/// What a screen of a report is shown from.
pub struct Shown<'s> {
    /// The report and what was noticed while reading it.
    pub report: &'s Shared<Reading<Report>>,
    /// The bytes that it was read from.
    pub bytes: &'s Shared<Vec<u8>>,
    /// Where it comes from.
    pub place: &'s Place,
    /// Its file.
    pub file: &'s str,
    /// Which screen.
    pub screen: &'s Screen,
    /// The measures whose own files the screens need, as far as they have come.
    pub details: &'s [Detailed],
    /// The report that this one is set against, where the screen asks for one.
    pub other: Option<&'s Shared<Reading<Report>>>,
    /// The organisation's reports, newest first; none where the list of reports is not here.
    pub releases: &'s [CatalogueEntry],
    /// Whether the reader is typing into the search.
    pub typing: bool,
    /// What the page knows, for the ways to send a measure; none where nothing is sent.
    pub state: Option<&'s State>,
    /// Called with what the reader does on the screen: looks at it otherwise, or has a link at hand.
    pub on_act: &'s Callback<Action>,
}

/// The screen that is asked for; nothing while its code has not come.
pub fn show(shown: &Shown) -> Html {
    let show = match shown.screen {
        Screen::Overview => &OVERVIEW,
        Screen::Scorecard(_) => &SCORECARD,
        Screen::Indicator(..) => &INDICATOR,
        _ => &OTHER_SCREENS,
    };
    show.get().map(|show| show(shown)).unwrap_or_default()
}

/// A report as it opens.
pub(crate) fn overview_screen(shown: &Shown) -> Html {
    report::report_screen(shown.report, shown.place)
}

/// All measures of a report.
pub(crate) fn scorecard_screen(shown: &Shown) -> Html {
    let Screen::Scorecard(query) = shown.screen else {
        return Html::default();
    };
    let (query, ignored) = unavailable::scorecard(&shown.report.value, query);
    html! {<>
        { link_problems(&ignored) }
        <ScorecardScreen
            report={shown.report.clone()}
            place={shown.place.clone()}
            {query}
            typing={shown.typing}
            on_act={shown.on_act.clone()}
        />
    </>}
}

/// One measure.
pub(crate) fn indicator_screen(shown: &Shown) -> Html {
    let Screen::Indicator(id, options) = shown.screen else {
        return Html::default();
    };
    let detail = shown.details.iter().find(|asked| asked.id == *id);
    html! {
        <IndicatorScreen
            key={id.clone()}
            report={shown.report.clone()}
            place={shown.place.clone()}
            id={id.clone()}
            options={options.clone()}
            detail={detail.map(|asked| asked.detail.clone())}
            state={shown.state.cloned()}
            on_act={shown.on_act.clone()}
        />
    }
}

/// The screens of [`crate::lazy::Module::Screens`].
pub(crate) fn other_screens(shown: &Shown) -> Html {
    let report = &shown.report.value;
    let place = shown.place;
    let chart = |which| download_menu(place, Subject::ReportChart(shown.report.clone(), which));
    match shown.screen {
        Screen::Compare(options) => {
            let on_options = {
                let place = place.clone();
                let view = move |options| {
                    Action::OptionsChanged(View::Report(place.clone(), Screen::Compare(options)))
                };
                shown.on_act.reform(view)
            };
            let (options, ignored) = unavailable::compare(report, options);
            let body =
                compare::compare(report, place, &options, shown.details, &on_options, &chart);
            let take = tables::compare::any(
                report,
                &sources::indicators(report, &options, shown.details),
            )
            .then(|| {
                let details = shown.details.to_vec();
                download_menu(
                    place,
                    Subject::Compare(shown.report.clone(), options, details),
                )
            });
            html! {<>{ link_problems(&ignored) }{ top(report, Tab::Compare) }{ body }{ take }</>}
        }
        Screen::Changes(since) => {
            let body = match alone(shown) {
                Some(words) => html! { <p class="fv-lead">{ words }</p> },
                None => changes::changes(shown, since),
            };
            html! {<>{ top(report, Tab::Changes) }{ body }</>}
        }
        Screen::Print(paper) => print::paper(shown, paper),
        Screen::Tab(tab) => {
            let finance = |at| download_menu(place, Subject::Finance(shown.report.clone(), at));
            let body = match tab {
                Tab::Finance => finance::finance(shown.report, &finance),
                Tab::Developments => developments::developments(report, place, &chart),
                tab => body(shown.report, place, shown.file, *tab),
            };
            let take = (*tab == Tab::About).then(|| {
                let whole = Subject::Whole(shown.report.clone(), shown.bytes.clone());
                download_menu(place, whole)
            });
            let below = (*tab == Tab::Milestones && !report.milestones.is_empty())
                .then(|| download_menu(place, Subject::Milestones(shown.report.clone())));
            let save = match place {
                Place::Published(id) if *tab == Tab::About && !in_single_file() => {
                    html! { <Save report={shown.report.clone()} id={id.clone()} /> }
                }
                _ => Html::default(),
            };
            let notes = matches!((tab, place), (Tab::About, Place::Published(_)))
                .then(|| html! { <PublisherNotes report={shown.report.clone()} /> });
            html! {<>{ top(report, *tab) }{ take }{ body }{ below }{ save }{ notes }</>}
        }
        Screen::Overview | Screen::Scorecard(_) | Screen::Indicator(..) => Html::default(),
    }
}

/// Why there is nothing to set the report against; `None` where there may be.
fn alone(shown: &Shown) -> Option<&'static str> {
    match shown.place {
        Place::Device => Some(
            "A report opened from your device cannot be compared here. The command “fairview diff” compares two files.",
        ),
        Place::Published(_) if shown.releases.len() > 1 => None,
        Place::Published(_) if in_single_file() => Some(
            "This file has one report, so there is nothing to compare it with. The published site shows what changed.",
        ),
        Place::Published(_) => Some("There is no other report to compare this one with."),
    }
}

/// The menu of what can be downloaded.
fn download_menu(place: &Place, subject: Subject) -> Html {
    html! { <DownloadMenu {subject} place={place.clone()} /> }
}

/// What a part holds, without its first heading.
fn body(reading: &Reading<Report>, place: &Place, file: &str, tab: Tab) -> Html {
    let report = &reading.value;
    match tab {
        Tab::Milestones => {
            let said = report.milestones.iter().flat_map(|milestone| {
                std::iter::once(&milestone.title).chain(&milestone.commentary)
            });
            let texts: Vec<&str> = said.map(String::as_str).collect();
            html! {<>{ milestones::milestones(report, None) }{ terms(report, place, &texts) }</>}
        }
        // Where it is a part of the whole report, the whole is downloaded.
        Tab::Finance => finance::finance(reading, &|_| Html::default()),
        Tab::Actions => actions::actions(report, place),
        Tab::Developments => developments::developments(report, place, &|_| Html::default()),
        Tab::Risks => risks::risks(report),
        Tab::Legend => legend::legend(report),
        Tab::Glossary => glossary::glossary(report),
        Tab::About => about::about(reading, place, file),
        // These have screens of their own, with choices.
        Tab::Overview | Tab::Scorecard | Tab::Compare | Tab::Changes | Tab::Print => {
            Html::default()
        }
    }
}
