//! One measure: the sentence, the figures, the trend, the neighbours, all authorities, the
//! distances, the parts, the tables, the commentary, the definition and the source.
//!
//! Nothing here works a figure out; what the reader chooses is in the link alone.

mod choices;
pub(crate) mod definitions;
pub(crate) mod figures;
pub(crate) mod gaps;
mod history;
pub(crate) mod kept;
pub(crate) mod keys;
pub(crate) mod lead;
mod notes;
pub(crate) mod parts;
pub(crate) mod printed;
pub(crate) mod ranking;
pub(crate) mod series;
pub(crate) mod strip;
pub(crate) mod trend;

use crate::components::blocks::{self, said};
use crate::components::notices::{ErrorSummary, file_notes};
use crate::components::section::section;
use crate::download::Kind;
use crate::download::menu::{Subject, Take};
use crate::route::{Place, Screen, View};
use crate::screens::unready::waiting;
use crate::shared::Shared;
use crate::state::{Action, Load, Measure};
pub use choices::settled;
use choices::{Looking, passed_over};
use definitions::definitions;
use figures::{figures_table, mean_note, own_table};
use kept::{OfPeriod, OverTime, Own, use_of_period, use_over_time, use_own};
use printed::printed_table;
use report_core::compare::Comparison;
use report_core::read::Reading;
use report_core::report::{Indicator, Report, Sort};
use report_core::select::Selection;
use report_core::words;
use report_view::options::MeasureOptions;
use report_view::wording;
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
    /// Whether only what a reader sees first is shown, down to the trend.
    #[prop_or_default]
    pub brief: bool,
    /// How the reader looks at it.
    pub look: MeasureOptions,
    /// Called with how the reader wants to look at it instead.
    pub on_act: Callback<Action>,
}

/// The measure screen.
#[component]
pub fn MeasureScreen(props: &MeasureScreenProps) -> Html {
    let report = &props.report.value;
    let detail = props.detail.as_ref().and_then(Load::ready);
    let from = (props.report.clone(), detail.cloned(), props.id.clone());
    let over_time = use_over_time(&from, &props.look);
    let of_period = use_of_period(&from, &props.look, props.brief);
    let own_chart = use_own(&from);
    let charts = (over_time.as_ref().as_ref(), of_period.as_ref().as_ref());
    let Some(indicator) = kept::indicator(&from) else {
        return Html::default();
    };
    let comparison = Comparison::of(report, indicator);
    let parts = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let printed = indicator.cells.iter().chain(parts).any(Option::is_some);
    let own = Comparison::own_apart(report, indicator);
    let opening = words::lead(report, indicator);
    let body = match (&props.detail, &comparison) {
        (Some(Load::Waiting { slow }), _) => waiting("the figures of this measure", *slow),
        (Some(Load::Failed(failure)), _) => html! {
            <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        },
        (_, Some(comparison)) => html! {<>
            { own.as_ref().zip(own_chart.as_ref().as_ref()).map(|(own, chart)| {
                own_figures(own, chart, &|| take(&from, props, Kind::Own))
            }) }
            { compared(comparison, props, charts, &from) }
        </>},
        (_, None) => match own.as_ref().zip(own_chart.as_ref().as_ref()) {
            Some((own, chart)) => own_figures(own, chart, &|| take(&from, props, Kind::Trend)),
            None => html! {<>
                { without_chart(report, indicator) }
                { series::series_section(report, indicator) }
            </>},
        },
    };
    let keys = keys::keys(report, indicator, comparison.as_ref());
    let show_printed = printed && (comparison.is_none() || report.sort != Sort::Benchmark);
    html! {<>
        { lead::breadcrumb(report, indicator, &props.place) }
        <div class="fv-title fv-title--tight">
            { lead::caption(report, indicator).map(|caption| html! { <p class="fv-title__caption">{ caption }</p> }) }
            <h1 class="fv-title__heading" tabindex="-1">{ indicator.heading() }</h1>
        </div>
        { opening.map(|words| html! { <p class="fv-lead">{ words }</p> }) }
        { keys }
        { body }
        if !props.brief { { below(report, indicator, props, show_printed, &from) } }
    </>}
}

/// What stands below the comparison.
fn below(
    report: &Report,
    indicator: &Indicator,
    props: &MeasureScreenProps,
    show_printed: bool,
    from: &kept::Origin,
) -> Html {
    let detail = props.detail.as_ref().and_then(Load::ready);
    html! {<>
        if show_printed {
            { section(
                "In the report",
                Some(format!("As printed, {}.", wording::report_name(report))),
                html! {<>
                    { printed_table(report, indicator) }
                    <Take subject={Subject::Printed(from.clone())} place={props.place.clone()} />
                </>},
            ) }
        }
        if !show_printed {
            { indicator.note.as_deref().map(said) }
        }
        { parts::parts_section(report, indicator, || take(from, props, Kind::Parts)) }
        { lead::commentary(report, indicator) }
        { history::history_section(report, indicator, &props.place) }
        if !indicator.figures.is_empty() {
            { section(
                "Other figures",
                Some("What the document says of this measure beside its row, as printed.".to_owned()),
                blocks::figures_table("Other figures, as printed", &indicator.figures),
            ) }
        }
        { section("Definition and source", None, definitions(report, indicator)) }
        { lead::neighbours_in_report(report, indicator, &props.place) }
        { file_notes(lead::problems(props, detail).into_iter()) }
    </>}
}

/// The menu of what can be taken along of a chart.
fn take(from: &kept::Origin, props: &MeasureScreenProps, kind: Kind) -> Html {
    let subject = Subject::Chart(from.clone(), props.look.clone(), kind);
    html! { <Take {subject} place={props.place.clone()} /> }
}

/// What a comparison shows: trend, doubt, ranking, strip, distances and tables.
fn compared(
    comparison: &Comparison,
    props: &MeasureScreenProps,
    (over_time, of_period): (Option<&OverTime>, Option<&OfPeriod>),
    from: &kept::Origin,
) -> Html {
    let take = |kind| take(from, props, kind);
    let on_look = {
        let (place, id) = (props.place.clone(), props.id.to_string());
        let looked = move |look| {
            let view = View::Report(place.clone(), Screen::Measure(id.clone(), look));
            Action::Looked(view)
        };
        props.on_act.reform(looked)
    };
    let looking = Looking {
        brief: props.brief,
        look: &props.look,
        on_look: &on_look,
    };
    let (shown, said) = looking.selection(comparison);
    let at = ranking::period_at(comparison, props.look.at.as_deref());
    let benchmark = comparison.indicator.benchmark.as_ref();
    let difference = benchmark.and_then(|benchmark| benchmark.difference.as_ref());
    html! {<>
        { passed_over(&said) }
        { over_time.map(|charts| trend::figure(comparison, &shown, &looking, charts, take(Kind::Trend))) }
        { difference.map(|words| html! {
            <aside class="fv-inset" aria-label="Note on the data"><b>{ "Two sources, counted differently" }</b>{ words }</aside>
        }) }
        if !props.brief {
            { ranking::not_compared(comparison, at, Some(&props.place)) }
            { rest(comparison, &shown, &looking, (over_time, at.zip(of_period)), &take) }
        }
    </>}
}

/// What of a comparison stands below its trend: ranking, strip, distances and figures.
fn rest(
    comparison: &Comparison,
    shown: &Selection,
    looking: &Looking,
    (over_time, of_period): (Option<&OverTime>, Option<(usize, &OfPeriod)>),
    take: &dyn Fn(Kind) -> Html,
) -> Html {
    let compared = comparison.not_compared().is_none();
    let neighbours = compared && comparison.neighbours().any(|(_, series)| series.is_some());
    html! {<>
        if let Some((at, charts)) = of_period {
            if neighbours {
                { section(
                    "Compared with statistical neighbours",
                    Some(ranking::note(comparison)),
                    ranking::ranking(comparison, at, &charts.ranked, &looking.on_pick(), take(Kind::Ranking)),
                ) }
            }
            { strip::strip_section(comparison, at, charts.strip.as_ref(), take) }
        }
        { over_time.map(|charts| gaps::sections(comparison, shown, charts, take)) }
        { section("Figures", mean_note(comparison), figures_table(comparison, shown)) }
    </>}
}

/// The report's own figures over time that the comparison does not show: their trend, and their
/// table where it is more than what the printed row has.
fn own_figures(own: &Comparison, chart: &Own, take: &dyn Fn() -> Html) -> Html {
    let tabled = own.indicator.observations.is_some();
    html! {<>
        { trend::own(own, chart, take()) }
        if tabled {
            <details class="fv-details">
                <summary>{ "The report’s own figures as a table" }</summary>
                { own_table(own) }
            </details>
        }
    </>}
}

/// Why there is no chart of the measure as a whole: what is printed of it instead.
fn without_chart(report: &Report, indicator: &Indicator) -> Html {
    let parts = report_core::parts::parts(report, indicator);
    let words = match parts.iter().any(|part| part.numbers() >= 2) {
        true => "No figures over time are published for the measure as a whole, only for its parts, so there is no chart of the whole.".to_owned(),
        false => words::without_series(report, indicator),
    };
    html! { <p class="fv-no-chart">{ words }</p> }
}
