//! One measure: the sentence, the figures, the trend, the neighbours, the table, the commentary,
//! the definition and the source.

use crate::charts;
use crate::components::chart::{Chart, Drawn};
use crate::components::deflist::definitions;
use crate::components::figures::{figures_table, mean_note};
use crate::components::keys::{compared_keys, printed_keys};
use crate::components::nodes::paragraphs;
use crate::components::notices::{ErrorSummary, file_notes};
use crate::components::printed::printed_table;
use crate::components::ranking;
use crate::components::section::section;
use crate::look::Look;
use crate::route::{Place, View};
use crate::screens::unready::waiting;
use crate::shared::Shared;
use crate::state::{Load, Measure};
use crate::wording;
use report_charts::explore::Trend;
use report_core::compare::Comparison;
use report_core::problem::Problem;
use report_core::read::Reading;
use report_core::report::{Indicator, Report};
use report_core::words;
use yew::prelude::*;

/// What the measure screen shows.
#[derive(Properties, PartialEq)]
pub struct MeasureScreenProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// Where it comes from.
    pub place: Place,
    /// The measure's id. The report holds it.
    pub id: AttrValue,
    /// What the measure's own file says, if it has one.
    pub detail: Option<Load<Shared<Measure>>>,
    /// How the reader looks at it.
    pub look: Look,
    /// Called with how the reader wants to look at it instead.
    pub on_look: Callback<Look>,
}

/// The measure screen.
#[component]
pub fn MeasureScreen(props: &MeasureScreenProps) -> Html {
    let report = &props.report.value;
    let detail = props.detail.as_ref().and_then(Load::ready);
    let own_file = detail.map(|measure| &measure.indicator);
    let Some(indicator) = own_file.or_else(|| report.indicator(&props.id)) else {
        return Html::default();
    };
    let comparison = Comparison::of(report, indicator).filter(|c| c.latest().is_some());
    let printed = indicator.cells.iter().any(Option::is_some);
    let rated = indicator.rating.is_some();
    let lead = lead(report, indicator, comparison.as_ref());
    let body = match (&props.detail, &comparison) {
        (Some(Load::Waiting { slow }), _) => waiting("the figures of this measure", *slow),
        (Some(Load::Failed(failure)), _) => html! {
            <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        },
        (_, Some(comparison)) => html! { { compared(comparison, props) } },
        (_, None) => html! {
            <p class="fv-no-chart">{ "No figures over time are published with this measure, so there is no chart. " }
                if printed { { "What the report prints stands below." } }
            </p>
        },
    };
    let keys = match &comparison {
        Some(comparison) if !rated && !comparison.outside => compared_keys(comparison),
        _ => printed_keys(report, indicator),
    };
    let show_printed =
        printed && (comparison.is_none() || report.sort != report_core::report::Sort::Benchmark);
    html! {<>
        { breadcrumb(report, indicator, &props.place) }
        <div class="fv-title fv-title--tight">
            { caption(report, indicator).map(|caption| html! { <p class="fv-title__caption">{ caption }</p> }) }
            <h1 class="fv-title__heading" tabindex="-1">{ indicator.heading() }</h1>
        </div>
        { lead.map(|lead| html! { <p class="fv-lead">{ lead }</p> }) }
        { keys }
        { body }
        if show_printed {
            { section(
                "In the report",
                Some(format!("As printed, {}.", wording::report_name(report))),
                printed_table(report, indicator),
            ) }
        }
        { commentary(report, indicator) }
        { section("Definition and source", None, definitions(report, indicator)) }
        { neighbours_in_report(report, indicator, &props.place) }
        { file_notes(problems(props, detail).into_iter()) }
    </>}
}

fn problems<'p>(
    props: &'p MeasureScreenProps,
    detail: Option<&'p Shared<Measure>>,
) -> Vec<&'p Problem> {
    let at = props
        .report
        .value
        .indicators
        .iter()
        .position(|i| i.id == *props.id);
    let here = at.map(|at| format!("indicators[{at}]"));
    let about = |problem: &&Problem| {
        here.as_ref()
            .is_some_and(|here| problem.at.starts_with(here))
    };
    let in_report = props.report.problems.iter().filter(about);
    in_report
        .chain(detail.into_iter().flat_map(|measure| &measure.problems))
        .collect()
}

/// The sentence for the printed row, or else for the latest of the figures over time.
fn lead(report: &Report, indicator: &Indicator, comparison: Option<&Comparison>) -> Option<String> {
    let compared = || {
        let comparison = comparison?;
        words::sentence(comparison, comparison.latest()?)
    };
    match comparison {
        Some(comparison) if !comparison.outside => compared(),
        _ => words::indicator_lead(report, indicator).or_else(compared),
    }
}

fn caption(report: &Report, indicator: &Indicator) -> Option<String> {
    let reference = indicator.printed_ref.clone();
    let reference = reference.filter(|_| report.sort != report_core::report::Sort::Benchmark);
    let basis = indicator.basis.map(|basis| basis.words().to_owned());
    let parts: Vec<String> = reference.into_iter().chain(basis).collect();
    (!parts.is_empty()).then(|| wording::capital(&parts.join(", ")))
}

fn breadcrumb(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    let here = match &indicator.printed_ref {
        Some(printed) if report.sort != report_core::report::Sort::Benchmark => printed.clone(),
        _ => indicator.heading().to_owned(),
    };
    html! {
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.to_string()}>{ "Reports" }</a>
            { " › " }
            <a href={View::report(place).to_string()}>{ wording::report_name(report) }</a>
            { " › " }<span aria-current="page">{ here }</span>
        </nav>
    }
}

/// Trend, doubt, ranking and table of a comparison.
fn compared(comparison: &Comparison, props: &MeasureScreenProps) -> Html {
    let name = format!("Line chart: {}", words::trend_subtitle(comparison));
    let chart = Chart::new(Trend::from(charts::trend(comparison)));
    let latest = comparison.latest();
    let sentence = latest.and_then(|at| words::sentence(comparison, at));
    let neighbours = comparison.neighbours().any(|(_, series)| series.is_some());
    let on_pick = {
        let look = props.look.clone();
        props.on_look.reform(move |at| Look {
            at: Some(at),
            ..look.clone()
        })
    };
    let at = ranking::period_at(comparison, props.look.at.as_deref());
    let difference = comparison
        .indicator
        .benchmark
        .as_ref()
        .and_then(|b| b.difference.as_ref());
    html! {<>
        <figure class="fv-figure">
            <h2 class="fv-figure__headline">{ words::headline(comparison) }</h2>
            <p class="fv-figure__sub">{ words::trend_subtitle(comparison) }</p>
            <Drawn {chart} {name} full={1120} />
            <figcaption class="fv-figure__note">
                { sentence }
                { charts::not_drawn(comparison).map(|words| format!(" {words}")) }
            </figcaption>
        </figure>
        { difference.map(|words| html! {
            <aside class="fv-inset" aria-label="Note on the data"><b>{ "Two sources, counted differently" }</b>{ words }</aside>
        }) }
        if neighbours {
            if let Some(at) = at {
                { section(
                    "Compared with statistical neighbours",
                    Some(ranking::note(comparison)),
                    ranking::ranking(comparison, at, &on_pick),
                ) }
            }
        }
        { section("Figures", mean_note(comparison), figures_table(comparison)) }
    </>}
}

/// The words of a text in small letters, without the signs beside them.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphabetic())
        .map(str::to_ascii_lowercase)
}

fn commentary(report: &Report, indicator: &Indicator) -> Html {
    if indicator.commentary.is_empty() {
        return Html::default();
    }
    let retold = report
        .notes
        .iter()
        .any(|note| words_of(note).any(|word| word.starts_with("paraphrase")));
    let how = if retold { ", in paraphrase" } else { "" };
    let note = format!("From the report, {}{how}.", report.period.words());
    let body = html! { <div class="fv-commentary">{ paragraphs(&indicator.commentary) }</div> };
    section("Commentary", Some(note), body)
}

/// The measures before and after this one, in the report's order.
fn neighbours_in_report(report: &Report, indicator: &Indicator, place: &Place) -> Html {
    let Some(at) = report
        .indicators
        .iter()
        .position(|other| other.id == indicator.id)
    else {
        return Html::default();
    };
    let link = |found: Option<&Indicator>, words: &str, rel: &'static str, class: &'static str| {
        found.map(|found| {
            let to = View::measure(place, &found.id).to_string();
            html! {
                <a {class} href={to} {rel}>
                    <span class="fv-next__which">{ words }</span>
                    <span class="fv-next__title">{ found.heading() }</span>
                </a>
            }
        })
    };
    let before = at.checked_sub(1).and_then(|at| report.indicators.get(at));
    html! {
        <nav class="fv-next" aria-label="Measures">
            { link(before, "Previous measure", "prev", "fv-next__link") }
            { link(report.indicators.get(at + 1), "Next measure", "next", "fv-next__link fv-next__link--after") }
        </nav>
    }
}
