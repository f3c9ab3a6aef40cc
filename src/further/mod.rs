//! The further screens of a report: a measure, the comparison, milestones, finance and the rest.
//!
//! This room is downloaded when it is wanted. [`show`] is its only door: nothing else of it may be
//! called from outside, or a first visit would download it too. Natively, fairview-site makes
//! pictures through [`take`].

pub mod about;
pub mod compare;
pub mod developments;
pub mod finance;
pub mod legend;
pub mod measure;
pub mod milestones;
pub mod risks;
pub mod scorecard;
pub mod take;
mod whole;

use crate::components::blocks::top;
use crate::further::measure::MeasureScreen;
use crate::further::scorecard::ScorecardScreen;
use crate::further::take::menu::{Subject, Take};
use crate::route::{Part, Place, Screen, View};
use crate::shared::Shared;
use crate::state::Detailed;
use report_core::read::Reading;
use report_core::report::Report;
use yew::prelude::*;

/// What a further screen is shown from.
pub struct Shown<'s> {
    /// The report and what was noticed while reading it.
    pub report: &'s Shared<Reading<Report>>,
    /// Where it comes from.
    pub place: &'s Place,
    /// Its file.
    pub file: &'s str,
    /// Which screen.
    pub screen: &'s Screen,
    /// The measures whose own files the screen needs, as far as they have come.
    pub details: &'s [Detailed],
    /// Whether only what a reader sees first is shown.
    pub brief: bool,
    /// Called with the view that the reader chose instead: the same screen, looked at otherwise.
    pub on_view: &'s Callback<View>,
}

/// The further screen that is asked for.
#[inline(never)]
pub fn show(shown: &Shown) -> Html {
    let report = &shown.report.value;
    let place = shown.place;
    match shown.screen {
        Screen::Measure(id, look) => {
            let detail = shown.details.iter().find(|asked| asked.id == *id);
            let on_look = {
                let (place, id) = (place.clone(), id.clone());
                let view =
                    move |look| View::Report(place.clone(), Screen::Measure(id.clone(), look));
                shown.on_view.reform(view)
            };
            html! {
                <MeasureScreen
                    key={id.clone()}
                    report={shown.report.clone()}
                    place={place.clone()}
                    id={id.clone()}
                    look={look.clone()}
                    detail={detail.map(|asked| asked.measure.clone())}
                    brief={shown.brief}
                    {on_look}
                />
            }
        }
        Screen::Scorecard(query) => html! {
            <ScorecardScreen
                report={shown.report.clone()}
                place={place.clone()}
                query={query.clone()}
                brief={shown.brief}
                on_view={shown.on_view.clone()}
            />
        },
        Screen::Compare(heat) => {
            let on_heat = {
                let place = place.clone();
                let view = move |heat| View::Report(place.clone(), Screen::Compare(heat));
                shown.on_view.reform(view)
            };
            let body = compare::compare(report, place, heat, shown.details, &on_heat);
            html! {<>{ top(report, place, Part::Compare) }{ body }</>}
        }
        Screen::Part(Part::Whole) => whole::whole(shown.report, place, shown.file),
        Screen::Part(part) => {
            let body = body(shown.report, place, shown.file, *part);
            let take = (*part == Part::About).then(|| {
                let subject = Subject::Whole(shown.report.clone());
                html! { <Take {subject} place={place.clone()} /> }
            });
            html! {<>{ top(report, place, *part) }{ take }{ body }</>}
        }
        // The one first screen of a report.
        Screen::Overview => Html::default(),
    }
}

/// What a part holds, without its first heading.
fn body(reading: &Reading<Report>, place: &Place, file: &str, part: Part) -> Html {
    let report = &reading.value;
    match part {
        Part::Milestones => milestones::milestones(report),
        Part::Finance => finance::finance(reading),
        Part::Developments => developments::developments(report),
        Part::Risks => risks::risks(report),
        Part::Legend => legend::legend(report),
        Part::About => about::about(reading, place, file),
        // These have screens of their own, with choices.
        Part::Overview | Part::Scorecard | Part::Compare | Part::Whole => Html::default(),
    }
}
