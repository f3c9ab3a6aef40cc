//! The committee paper: the whole report on one page, or what a reader chose of it, for reading from
//! end to end and for paper: a cover, contents, and chapters.
//!
//! Nothing here is worked out: chapters are the screens' own bodies, put in order by [`plain`].

mod choices;
mod cover;
mod indicators;
mod online;
mod plain;

use super::scorecard::all_rows;
use super::{Shown, actions, body, cohorts, developments, glossary, legend, milestones, risks};
use crate::browser::focus;
use crate::components::nodes::each;
use crate::components::notices::link_problems;
use crate::menu;
use crate::route::{Chapter, Place, PrintOptions, Tab};
use crate::screens::report;
use crate::state::State;
use plain::plain;
use report_core::families::FamilyView;
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_view::wording;
use yew::prelude::*;

/// What the chapters are made of.
struct Setting<'s> {
    reading: &'s Reading<Report>,
    place: &'s Place,
    file: &'s str,
    /// The one objective whose measures and milestones go in.
    only: Option<usize>,
    /// What other reports publish of measures that this one has too.
    families: &'s [FamilyView],
    /// Whether that could not be loaded.
    without_families: bool,
}

/// What several reports publish of a measure.
fn family<'f>(families: &'f [FamilyView], indicator: &Indicator) -> Option<&'f FamilyView> {
    let link = indicator.family.as_ref()?;
    families.iter().find(|view| view.id == link.id)
}

/// The paper.
pub fn paper(shown: &Shown, asked: &PrintOptions) -> Html {
    let reading: &Reading<Report> = shown.report;
    let report = &reading.value;
    let families = shown.state.map_or(&[][..], State::families);
    let (paper, ignored) = available(report, asked, families);
    let only = paper
        .objective
        .as_ref()
        .and_then(|id| report.objectives.iter().position(|o| o.id == *id));
    let setting = Setting {
        reading,
        place: shown.place,
        file: shown.file,
        only,
        families,
        without_families: shown.state.is_some_and(State::lacks_families),
    };
    let offered = offered(report, families);
    let chapters: Vec<Chapter> = offered
        .iter()
        .copied()
        .filter(|chapter| paper.has(*chapter))
        .collect();
    let first = chapters.first().copied();
    let sheets = chapters
        .iter()
        .map(|chapter| sheet(&setting, *chapter, first == Some(*chapter)));
    html! {<>
        { link_problems(&ignored) }
        { cover::cover(&setting, &paper, &chapters, offered.len()) }
        { choices::choices(shown, &paper, &offered) }
        { contents(&setting, &chapters) }
        { each(sheets) }
    </>}
}

/// The chapters that a report has something for.
fn offered(report: &Report, families: &[FamilyView]) -> Vec<Chapter> {
    let held = |chapter: &Chapter| match chapter {
        Chapter::Indicators => report
            .indicators
            .iter()
            .any(|i| indicators::has_details(report, i) || family(families, i).is_some()),
        // Links that name every chapter mean the whole report: no chapter was added for them.
        Chapter::Developments if menu::is_available(Tab::Actions, report) => true,
        other => menu::is_available(part(*other), report),
    };
    Chapter::ALL.into_iter().filter(held).collect()
}

/// What is asked for as far as the report has it, and what it has not, in sentences.
fn available(
    report: &Report,
    asked: &PrintOptions,
    families: &[FamilyView],
) -> (PrintOptions, Vec<String>) {
    let mut paper = asked.clone();
    let mut said = Vec::new();
    let known = |id: &String| report.objectives.iter().any(|o| o.id == *id);
    if let Some(id) = paper.objective.take_if(|id| !known(id)) {
        said.push(format!(
            "It asks for the objective “{id}”, which this report does not have; that choice was ignored."
        ));
    }
    if !asked.has_all() {
        let offered = offered(report, families);
        let lacking = Chapter::ALL
            .into_iter()
            .filter(|chapter| asked.has(*chapter) && !offered.contains(chapter))
            .map(|chapter| format!("“{}”", name(chapter)));
        let lacking: Vec<String> = lacking.collect();
        if !lacking.is_empty() {
            said.push(format!(
                "It asks for {}, of which this report has nothing.",
                report_core::words::join(&lacking)
            ));
        }
    }
    (paper, said)
}

/// The screen that a chapter repeats; what is said of measures one by one is the nearest to what
/// compares them.
fn part(chapter: Chapter) -> Tab {
    match chapter {
        Chapter::Overview => Tab::Overview,
        Chapter::Scorecard => Tab::Scorecard,
        Chapter::Indicators => Tab::Compare,
        Chapter::Milestones => Tab::Milestones,
        Chapter::Finance => Tab::Finance,
        Chapter::Developments => Tab::Developments,
        Chapter::Risks => Tab::Risks,
        Chapter::Legend => Tab::Legend,
        Chapter::About => Tab::About,
    }
}

/// The heading of a chapter.
fn name(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Indicators => "Measures, with commentary",
        other => part(other).name(),
    }
}

/// The id of a chapter on the page. Where links begin with `#` it is what the link to the chapter's
/// screen says behind it: a link to the id is a link to the screen, too, and needs no script.
fn anchor(chapter: Chapter, place: &Place) -> String {
    match part(chapter).link(place).strip_prefix('#') {
        Some(link) => link.to_owned(),
        None => chapter.word().to_owned(),
    }
}

fn sheet(setting: &Setting, chapter: Chapter, first: bool) -> Html {
    let (report, place) = (&setting.reading.value, setting.place);
    let body = match chapter {
        Chapter::Overview => html! {<>
            { report::opening(setting.reading, Html::default()) }
            { report::sections(setting.reading, place) }
        </>},
        Chapter::Scorecard => html! {<>
            { indicators::elsewhere(report) }
            { all_rows(report, place, setting.only) }
        </>},
        Chapter::Indicators => html! {<>
            if setting.only.is_none() { { cohorts::cohorts(report, place, &|_| Html::default()) } }
            { indicators::indicators(setting) }
        </>},
        Chapter::Milestones => milestones::milestones(report, setting.only),
        Chapter::Developments => html! {<>
            { developments::developments(report, place, &|_| Html::default()) }
            if menu::is_available(Tab::Actions, report) {
                { actions::actions(report, place) }
            }
        </>},
        Chapter::Legend => html! {<>
            { legend::legend(report) }
            if !report.glossary.is_empty() {
                { glossary::glossary(report) }
            }
        </>},
        other => body(setting.reading, place, setting.file, part(other)),
    };
    let long = matches!(
        chapter,
        Chapter::Scorecard | Chapter::Indicators | Chapter::Milestones | Chapter::Finance
    );
    // One file has the overview from its own screen: see `single_file::static_html`.
    let class = classes!(
        "fv-sheet",
        (chapter == Chapter::Overview).then_some("fv-sheet--overview"),
        first.then_some("fv-sheet--first"),
        long.then_some("fv-sheet--long"),
    );
    html! {
        <section {class} id={anchor(chapter, place)}>
            <h2 class="fv-sheet__heading" tabindex="-1">{ name(chapter) }</h2>
            { plain(body, chapter) }
        </section>
    }
}

/// The contents: a numbered list, whose numbers the headings carry.
fn contents(setting: &Setting, chapters: &[Chapter]) -> Html {
    if chapters.is_empty() {
        return Html::default();
    }
    let items = chapters.iter().map(|chapter| {
        let id = anchor(*chapter, setting.place);
        let href = format!("#{id}");
        // In the viewer on one page the address names the view, and stays.
        let onclick = Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                focus::part(&id);
            }
        });
        let counted = counted(setting, *chapter);
        let counted = counted.map(|words| format!(" ({words})"));
        html! { <li><a {href} {onclick}>{ name(*chapter) }</a>{ counted }</li> }
    });
    html! {
        <nav class="fv-contents" aria-labelledby="fv-contents">
            <h2 class="fv-section__heading" id="fv-contents">{ "Contents" }</h2>
            <ol class="fv-sources">{ each(items) }</ol>
        </nav>
    }
}

/// How much a chapter holds.
fn counted(setting: &Setting, chapter: Chapter) -> Option<String> {
    let report = &setting.reading.value;
    let (n, what) = match chapter {
        Chapter::Scorecard => (cover::indicator_count(setting), "measure"),
        Chapter::Indicators => {
            let detailed = |i: &&_| {
                indicators::has_details(report, i) || family(setting.families, i).is_some()
            };
            (
                indicators::of(report, setting.only)
                    .filter(detailed)
                    .count(),
                "measure",
            )
        }
        Chapter::Milestones => (cover::milestone_count(setting), "milestone"),
        Chapter::Finance => (report.finance.len(), "table"),
        Chapter::Risks => match risks::count(report) {
            0 => return Some("none named".to_owned()),
            n => (n, "risk"),
        },
        _ => return None,
    };
    Some(wording::count(n, what))
}
