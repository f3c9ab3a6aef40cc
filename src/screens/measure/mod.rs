//! One measure: the sentence, the figures, the trend, the neighbours, all authorities, the
//! distances, the parts, the tables, the commentary, the definition and the source.
//!
//! Nothing here works a figure out; what the reader chooses is in the link alone.

pub(crate) mod charts;
mod choices;
pub(crate) mod definitions;
pub(crate) mod figures;
pub(crate) mod gaps;
mod history;
pub(crate) mod keys;
pub(crate) mod lead;
mod notes;
pub(crate) mod parts;
pub(crate) mod printed;
pub(crate) mod ranking;
pub(crate) mod series;
pub(crate) mod strip;
pub(crate) mod trend;

use crate::components::blocks::{self, paragraph};
use crate::components::notices::{ErrorSummary, file_notes};
use crate::components::section::section;
use crate::download::menu::{DownloadMenu, Subject};
use crate::route::{Place, Screen, View};
use crate::screens::loading::waiting;
use crate::shared::Shared;
use crate::state::sources;
use crate::state::{Action, Load, Measure};
use charts::{FULL, PeriodCharts, TimeCharts};
use choices::{Looking, ignored};
use definitions::definitions;
use figures::{figures_table, own_table};
use printed::printed_table;
use report_core::read::Reading;
use report_core::report::{Indicator, Report, Sort};
use report_core::words;
use report_view::chart::ChartKind;
use report_view::charts::ranked;
use report_view::comparison::{ComparisonView, TrendView};
use report_view::figures::mean_note;
use report_view::measure::MeasureView;
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
    let view =
        sources::indicator(&from).map(|indicator| MeasureView::new(report, indicator, &props.look));
    let compared_view = view.as_ref().and_then(|view| view.compared.as_ref());
    let own_view = view.as_ref().and_then(|view| view.own.as_ref());
    let over_time = MeasureOptions {
        at: None,
        ..props.look.clone()
    };
    let time_charts = use_memo((from.clone(), over_time), |_| {
        compared_view.map(TimeCharts::of)
    });
    let period_charts = use_memo((from.clone(), props.look.at.clone()), |_| {
        compared_view.map(PeriodCharts::of)
    });
    let own_trend = use_memo(from.clone(), |_| own_view.map(|own| own.trend(&[FULL])));
    let Some(view) = &view else {
        return Html::default();
    };
    let indicator = view.indicator;
    let parts = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let printed = indicator.cells.iter().chain(parts).any(Option::is_some);
    let opening = words::lead(report, indicator);
    let own = own_view.zip(own_trend.as_ref().as_ref());
    let own = own.map(|(own, trend)| {
        let kind = match compared_view {
            Some(_) => ChartKind::Own,
            None => ChartKind::Trend,
        };
        own_figures(own, trend, download(&from, props, kind))
    });
    let body = match (&props.detail, compared_view) {
        (Some(Load::Waiting { slow }), _) => waiting("the figures of this measure", *slow),
        (Some(Load::Failed(failure)), _) => html! {
            <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        },
        (_, Some(compared_view)) => {
            let charts = (
                time_charts.as_ref().as_ref(),
                period_charts.as_ref().as_ref(),
            );
            html! {<>{ own }{ compared(compared_view, props, charts, &from) }</>}
        }
        (_, None) => own.unwrap_or_else(|| {
            html! {<>
                { without_chart(report, indicator) }
                { series::series_section(report, indicator) }
            </>}
        }),
    };
    let comparison = compared_view.map(|view| &view.comparison);
    let keys = keys::keys(report, indicator, comparison);
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
        { below(view, props, show_printed, &from) }
    </>}
}

/// What stands below the comparison.
fn below(
    view: &MeasureView,
    props: &MeasureScreenProps,
    show_printed: bool,
    from: &sources::Origin,
) -> Html {
    let (report, indicator) = (view.report, view.indicator);
    let detail = props.detail.as_ref().and_then(Load::ready);
    html! {<>
        if show_printed {
            { section(
                "In the report",
                Some(format!("As printed, {}.", wording::report_name(report))),
                html! {<>
                    { printed_table(report, indicator) }
                    <DownloadMenu subject={Subject::Printed(from.clone())} place={props.place.clone()} />
                </>},
            ) }
        }
        if !show_printed {
            { indicator.note.as_deref().map(paragraph) }
        }
        { parts::parts_section(view, || download(from, props, ChartKind::Parts)) }
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
        { file_notes(&props.place, lead::problems(props, detail).into_iter()) }
    </>}
}

/// The menu of what can be downloaded of a chart.
fn download(from: &sources::Origin, props: &MeasureScreenProps, kind: ChartKind) -> Html {
    let subject = Subject::Chart(from.clone(), props.look.clone(), kind);
    html! { <DownloadMenu {subject} place={props.place.clone()} /> }
}

/// What a comparison shows: trend, doubt, ranking, strip, distances and tables.
fn compared(
    view: &ComparisonView,
    props: &MeasureScreenProps,
    (time, period): (Option<&TimeCharts>, Option<&PeriodCharts>),
    from: &sources::Origin,
) -> Html {
    let download = |kind| download(from, props, kind);
    let on_look = {
        let (place, id) = (props.place.clone(), props.id.to_string());
        let looked = move |look| {
            let view = View::Report(place.clone(), Screen::Measure(id.clone(), look));
            Action::OptionsChanged(view)
        };
        props.on_act.reform(looked)
    };
    let looking = Looking {
        look: &props.look,
        on_look: &on_look,
    };
    let comparison = &view.comparison;
    let benchmark = comparison.indicator.benchmark.as_ref();
    let difference = benchmark.and_then(|benchmark| benchmark.difference.as_ref());
    html! {<>
        { ignored(&view.ignored) }
        { time.map(|charts| trend::trend(view, &looking, &charts.trend, download(ChartKind::Trend))) }
        { difference.map(|words| html! {
            <aside class="fv-inset" aria-label="Note on the data"><b>{ "Two sources, counted differently" }</b>{ words }</aside>
        }) }
        { ranking::not_compared(comparison, view.period, Some(&props.place)) }
        { rest(view, &looking, (time, period), &download) }
    </>}
}

/// What of a comparison stands below its trend: ranking, strip, distances and figures.
fn rest(
    view: &ComparisonView,
    looking: &Looking,
    (time, period): (Option<&TimeCharts>, Option<&PeriodCharts>),
    download: &dyn Fn(ChartKind) -> Html,
) -> Html {
    let ranking = period.and_then(|charts| charts.ranking.as_ref());
    let ranking = view.period.zip(ranking).map(|(at, chart)| {
        section(
            "Compared with statistical neighbours",
            Some(ranked::note(&view.comparison)),
            ranking::ranking(
                view,
                at,
                chart,
                &looking.on_pick(),
                download(ChartKind::Ranking),
            ),
        )
    });
    html! {<>
        { ranking }
        { period.map(|charts| strip::strip_section(view, charts.authorities.as_ref(), download)) }
        { time.map(|charts| gaps::sections(view, charts, download)) }
        { section("Figures", mean_note(&view.comparison), figures_table(view)) }
    </>}
}

/// The report's own figures over time that the comparison does not show: their trend, and their
/// table where it is more than what the printed row has.
fn own_figures(view: &ComparisonView, trend: &TrendView, download: Html) -> Html {
    let tabled = view.comparison.indicator.observations.is_some();
    html! {<>
        { trend::own(trend, download) }
        if tabled {
            <details class="fv-details">
                <summary>{ "The report’s own figures as a table" }</summary>
                { own_table(view) }
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
