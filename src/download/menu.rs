//! The menu at a chart, at the scorecard and at the whole report: native, folded away, by keyboard
//! as by pointer. What came of a choice is said below it.

#[cfg(not(target_arch = "wasm32"))]
use super::making;
use crate::browser::{hydration, page_status};
use crate::components::nodes::each;
use crate::lazy::{self, LazyFn, Module, lazy_fn};
use crate::route::Place;
use crate::shared::Shared;
use crate::state::Detailed;
use crate::state::sources::Origin;
use report_core::changes::Kind as ChangeKind;
use report_core::families::FamilyView;
use report_core::find::Query;
use report_core::read::Reading;
use report_core::report::Report;
use report_view::chart::ChartKind;
use report_view::options::{CompareOptions, IndicatorOptions};
use report_view::report_chart::ReportChart;
use yew::prelude::*;

/// Makes what was chosen and hands it over, as [`super::making`] does.
pub(crate) static MAKE: LazyFn<Make> = lazy_fn!(making::download);

/// What makes a choice of a subject, and is told where to say what came of it.
pub(crate) type Make = fn(&Subject, &Place, Choice, Callback<String>);

const LOADING: &str = "Loading what makes the file…";
const NOT_LOADED: &str =
    "The part of the viewer that makes it did not arrive. Check your connection and try again.";

/// What can be downloaded.
#[derive(Clone, PartialEq)]
pub enum Subject {
    /// A chart of a measure.
    Chart(Origin, IndicatorOptions, ChartKind),
    /// A chart that belongs to no single measure.
    ReportChart(Shared<Reading<Report>>, ReportChart),
    /// The printed row of a measure.
    Printed(Origin),
    /// All that reports publish of a measure.
    Family(Origin, Shared<FamilyView>),
    /// The scorecard as it is shown.
    Scorecard(Shared<Reading<Report>>, Query),
    /// Measures by place as they are shown, with what files of their own say.
    Compare(Shared<Reading<Report>>, CompareOptions, Vec<Detailed>),
    /// The finance table of a place in the report's list.
    Finance(Shared<Reading<Report>>, usize),
    /// The milestones.
    Milestones(Shared<Reading<Report>>),
    /// What changed since the other report, of one kind or of all.
    Changes(
        Shared<Reading<Report>>,
        Shared<Reading<Report>>,
        Option<ChangeKind>,
    ),
    /// The whole report, and the bytes that it was read from.
    Whole(Shared<Reading<Report>>, Shared<Vec<u8>>),
}

/// What is needed for a menu.
#[derive(Properties, PartialEq)]
pub struct DownloadMenuProps {
    /// Of what.
    pub subject: Subject,
    /// Where the report comes from.
    pub place: Place,
}

/// A choice of the menu.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Choice {
    Svg,
    Png,
    Csv,
    Xlsx,
    Json,
    Archive,
    JsonStat,
    CopyTable,
    CopySentence,
    Cite,
}

impl Choice {
    fn words(self) -> &'static str {
        match self {
            Self::Svg => "Chart as SVG",
            Self::Png => "Chart as PNG",
            Self::Csv => "Numbers as CSV",
            Self::Xlsx => "Numbers as XLSX",
            Self::Json => "Numbers as JSON",
            Self::Archive => "All tables as CSV, zipped",
            Self::JsonStat => "Figures over time as JSON-stat",
            Self::CopyTable => "Copy the table",
            Self::CopySentence => "Copy the sentence",
            Self::Cite => "Copy a citation",
        }
    }
}

impl Subject {
    pub(super) fn choices(&self) -> &'static [Choice] {
        use Choice::*;
        match self {
            Self::Chart(..) | Self::ReportChart(..) => {
                &[Svg, Png, Csv, Xlsx, Json, CopyTable, CopySentence, Cite]
            }
            Self::Whole(..) => &[Archive, Xlsx, Json, JsonStat, Cite],
            _ => &[Csv, Xlsx, Json, CopyTable, Cite],
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Whole(..) => "Download the whole report",
            Self::ReportChart(..) => "Download this chart",
            _ => "Download this table",
        }
    }

    /// The report that it is of.
    pub(super) fn report(&self) -> &Report {
        match self {
            Self::Chart(from, ..) | Self::Printed(from) | Self::Family(from, _) => &from.0.value,
            Self::ReportChart(reading, _)
            | Self::Scorecard(reading, _)
            | Self::Compare(reading, ..)
            | Self::Finance(reading, _)
            | Self::Milestones(reading)
            | Self::Changes(reading, ..)
            | Self::Whole(reading, _) => &reading.value,
        }
    }
}

/// The menu.
#[component]
pub fn DownloadMenu(props: &DownloadMenuProps) -> Html {
    let said = use_state_eq(String::new);
    if hydration::is_static() {
        return Html::default();
    }
    menu(
        props.subject.name(),
        list(&props.subject, &props.place, &said),
        &said,
    )
}

/// What is needed for one menu of several things.
#[derive(Properties, PartialEq)]
pub struct DownloadsProps {
    /// Each with its name.
    pub subjects: Vec<(&'static str, Subject)>,
    /// Where the report comes from.
    pub place: Place,
}

/// One menu of all that a screen shows, each thing under its name.
#[component]
pub fn Downloads(props: &DownloadsProps) -> Html {
    let said = use_state_eq(String::new);
    if hydration::is_static() || props.subjects.is_empty() {
        return Html::default();
    }
    let groups = props.subjects.iter().map(|(name, subject)| {
        html! {
            <div class="fv-download__group" role="group" aria-label={*name}>
                <p class="fv-download__name">{ *name }</p>
                { list(subject, &props.place, &said) }
            </div>
        }
    });
    menu("Download", each(groups), &said)
}

fn menu(name: &'static str, body: Html, said: &UseStateHandle<String>) -> Html {
    // Whoever opens it is about to choose.
    let ontoggle = Callback::from(|_: Event| lazy::once_loaded(Module::Screens, drop));
    html! {
        <details class="fv-details fv-download" {ontoggle}>
            <summary>{ name }</summary>
            { body }
            <p class="fv-download__status" role="status">{ (**said).clone() }</p>
        </details>
    }
}

/// The choices of one thing.
fn list(subject: &Subject, place: &Place, said: &UseStateHandle<String>) -> Html {
    let choices = subject.choices().iter().map(|choice| {
        let (subject, place, said) = (subject.clone(), place.clone(), said.setter());
        let choice = *choice;
        let onclick = Callback::from(move |_: MouseEvent| {
            let set = said.clone();
            // The same words again are news to a reader who listens: they must be gone first. What
            // is asked for is done at once, while the browser still holds it to be the reader's wish.
            set.set(String::new());
            let say = Callback::from(move |words| {
                let set = set.clone();
                page_status::after_frame(move || set.set(words));
            });
            if !lazy::is_loaded(Module::Screens) {
                say.emit(LOADING.to_owned());
            }
            let (subject, place) = (subject.clone(), place.clone());
            lazy::once_loaded(Module::Screens, move |_| match MAKE.get() {
                Some(make) => make(&subject, &place, choice, say),
                None => say.emit(NOT_LOADED.to_owned()),
            });
        });
        html! {
            <li><button class="fv-button fv-button--link" type="button" {onclick}>{ choice.words() }</button></li>
        }
    });
    html! { <ul class="fv-download__list">{ each(choices) }</ul> }
}
