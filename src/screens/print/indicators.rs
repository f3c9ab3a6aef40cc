//! Measures one by one: every one that the report says more of than its row, with a sentence, the
//! commentary, and the trend where its figures are at hand.

use super::{Setting, family};
use crate::components::blocks::{block, paragraph};
use crate::components::chart::Drawn;
use crate::components::nodes::{each, paragraphs};
use crate::screens::indicator::over_years::in_paper;
use report_core::report::{Indicator, Report};
use report_core::words;
use report_view::chart::ChartView;
use report_view::comparison::ComparisonView;
use report_view::options::IndicatorOptions;
use report_view::wording;
use yew::prelude::*;

/// The measures of a report, or of one objective.
pub fn of(report: &Report, only: Option<usize>) -> impl Iterator<Item = &Indicator> {
    let all = report.indicators.iter();
    all.filter(move |i| only.is_none_or(|only| i.objective == only))
}

/// Whether more can be said of a measure than its row.
pub fn has_details(report: &Report, indicator: &Indicator) -> bool {
    indicator.reason.is_some()
        || !indicator.commentary.is_empty()
        || compared(report, indicator).is_some()
}

/// That figures which lie in files of their own are not drawn: a paper of hundreds of measures
/// would wait for hundreds of files.
pub fn elsewhere(report: &Report) -> Html {
    match report
        .indicators
        .iter()
        .filter(|i| i.file.is_some())
        .count()
    {
        0 => Html::default(),
        n => paragraph(&format!(
            "The figures over time of {} lie in files of their own. Their trends are not in this paper; the page of each measure has its own.",
            wording::count(n, "measure")
        )),
    }
}

/// The chapter's body.
pub fn indicators(setting: &Setting) -> Html {
    let (report, only) = (&setting.reading.value, setting.only);
    let detailed = |i: &Indicator| has_details(report, i) || family(setting.families, i).is_some();
    let objectives = report.objectives.iter().enumerate();
    let groups = objectives.filter_map(|(at, objective)| {
        let shown = |i: &&Indicator| only.is_none_or(|only| only == at) && detailed(i);
        let mut under = report.under(at).filter(shown).peekable();
        under.peek()?;
        let body = each(under.map(|indicator| self::indicator(setting, indicator)));
        Some(block(wording::objective(objective), None, body))
    });
    let groups = each(groups);
    let lost = setting
        .without_families
        .then(|| paragraph("What other reports publish of these measures could not be loaded."));
    let all = of(report, only).count();
    let left = all - of(report, only).filter(|i| detailed(i)).count();
    let left = match left {
        0 => return html! {<>{ lost }{ groups }</>},
        n if n == all => "Of these measures the report says no more than their rows in the scorecard.".to_owned(),
        1 => "Of one measure the report says no more than its row in the scorecard; it is not repeated here.".to_owned(),
        n => format!("Of {n} measures the report says no more than their rows in the scorecard; they are not repeated here."),
    };
    html! {<>{ lost }{ paragraph(&left) }{ groups }</>}
}

fn compared<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<ComparisonView<'r>> {
    // Of figures in a file of their own, only what a row of the scorecard draws is here.
    let here = indicator.file.is_none().then_some(indicator)?;
    let view = ComparisonView::new(report, here, &IndicatorOptions::default());
    view.filter(|view| view.comparison.latest().is_some())
}

fn indicator(setting: &Setting, indicator: &Indicator) -> Html {
    let report = &setting.reading.value;
    let years = family(setting.families, indicator);
    let years = years.map(|view| in_paper(view, setting.place));
    let name = match &indicator.printed_ref {
        Some(printed) => format!("{printed} {}", indicator.heading()),
        None => indicator.heading().to_owned(),
    };
    let owner = indicator.owner.as_ref();
    let owner =
        owner.map(|owner| html! { <p class="fv-passage__by">{ format!("Owner: {owner}") }</p> });
    let trend = compared(report, indicator).and_then(|view| {
        let ChartView {
            caption,
            name,
            chart,
            ..
        } = view.trend(&[]).view?;
        let subtitle = caption.subtitle;
        // A picture may stand on the next sheet.
        let subtitle = match &indicator.printed_ref {
            Some(printed) => format!("{printed}: {subtitle}"),
            None => subtitle,
        };
        let ComparisonView {
            comparison, shown, ..
        } = &view;
        let opening = comparison.opening();
        let sentence = opening.map(|at| {
            let sentence = words::sentence(comparison, at).into_iter();
            let since = words::since_then(comparison, at, shown);
            sentence.chain(since).collect::<Vec<_>>().join(" ")
        });
        Some(html! {
            <figure class="fv-figure">
                <p class="fv-figure__sub">{ subtitle }</p>
                { chart.map(|chart| html! { <Drawn {chart} {name} full={832} for_paper={true} /> }) }
                <figcaption class="fv-figure__note">{ sentence }</figcaption>
            </figure>
        })
    });
    let lead = words::indicator_lead(report, indicator);
    let brief = indicator.commentary.is_empty() && indicator.reason.is_none();
    let class = classes!("fv-passage", brief.then_some("fv-passage--brief"));
    html! {
        <>
            <div {class}>
                <h3 class="fv-passage__heading">{ name }</h3>
                { lead.as_deref().map(paragraph) }
                { indicator.reason.as_deref().map(paragraph) }
                { paragraphs(&indicator.commentary) }
                { owner }
            </div>
            { trend }
            { years }
        </>
    }
}
