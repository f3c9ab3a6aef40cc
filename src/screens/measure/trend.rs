//! The trend of what is shown, under its headline and its choices, with its sentence and what
//! must be known about its figures.

use super::choices::{Looking, controls};
use super::kept::{FULL, OverTime, Own};
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use crate::download::taken::Told;
use report_core::compare::Comparison;
use report_core::select::Selection;
use report_core::words;
use report_view::charts::trend;
use yew::prelude::*;

/// The figure; where the authority has no number among what is shown, why there is no chart.
pub fn figure(
    comparison: &Comparison,
    shown: &Selection,
    looking: &Looking,
    charts: &OverTime,
    take: Html,
) -> Html {
    let from_zero = looking.look.from_zero;
    let zero_left_out = charts.zero_left_out;
    let Some(told) = told(comparison, shown, from_zero, zero_left_out) else {
        let words = format!(
            "{} has no figure in the periods shown, so there is no chart.",
            comparison.report.area_name()
        );
        return html! {<>
            <p class="fv-no-chart">{ words }</p>
            { controls(looking, comparison, shown, false) }
        </>};
    };
    let chart = charts.trend.clone();
    let marked = told.marked.into_iter();
    let name = format!("Line chart: {}", told.subtitle);
    html! {
        <figure class="fv-figure">
            <h2 class="fv-figure__headline" aria-live="polite">{ told.headline }</h2>
            <p class="fv-figure__sub">{ told.subtitle }</p>
            { controls(looking, comparison, shown, zero_left_out) }
            <Drawn {chart} {name} full={FULL} />
            <figcaption class="fv-figure__note">{ told.said }</figcaption>
            { each(marked.map(|words| html! { <p class="fv-figure__note">{ words }</p> })) }
            { take }
        </figure>
    }
}

/// The report's own figures over time beside another publisher's, or where none are comparable.
pub fn own(comparison: &Comparison, charts: &Own, take: Html) -> Html {
    let Some(told) = told_own(comparison, charts.zero_left_out) else {
        return Html::default();
    };
    let chart = charts.trend.clone();
    let marked = told.marked.into_iter();
    let name = format!("Line chart: {}", told.subtitle);
    html! {
        <figure class="fv-figure">
            <h2 class="fv-figure__headline">{ told.headline }</h2>
            <p class="fv-figure__sub">{ told.subtitle }</p>
            <Drawn {chart} {name} full={FULL} />
            <figcaption class="fv-figure__note">{ told.said }</figcaption>
            { each(marked.map(|words| html! { <p class="fv-figure__note">{ words }</p> })) }
            { take }
        </figure>
    }
}

/// What is told beside the own figures, the targets of other periods among it.
pub fn told_own(comparison: &Comparison, zero_left_out: bool) -> Option<Told> {
    let shown = Selection::usual(comparison);
    let mut told = told(comparison, &shown, false, zero_left_out)?;
    let opening = shown.opening(comparison)?;
    if let Some(targets) = words::targets_said(comparison, opening) {
        told.said = format!("{} {targets}", told.said);
    }
    Some(told)
}

/// What the page tells of counts of region and nation, which a picture cannot offer.
pub const CHOOSE: &str = trend::CHOOSE;

/// What is told beside the trend; `None` where the authority has no number in it.
pub fn told(
    comparison: &Comparison,
    shown: &Selection,
    from_zero: bool,
    zero_left_out: bool,
) -> Option<Told> {
    let opening = shown.opening(comparison)?;
    let mut said: Vec<String> = words::sentence_of(comparison, opening, shown)
        .into_iter()
        .chain(words::since_then(comparison, opening, shown))
        .collect();
    if zero_left_out && !from_zero {
        said.push("The vertical axis does not begin at zero.".to_owned());
    }
    said.extend(trend::caveats(comparison, shown));
    Some(Told {
        headline: words::headline_of(comparison, shown).unwrap_or_default(),
        subtitle: words::subtitle_of(comparison, shown),
        said: said.join(" "),
        marked: words::marked(comparison, shown).into_iter().collect(),
    })
}
