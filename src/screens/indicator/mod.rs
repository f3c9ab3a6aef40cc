//! One measure: the sentence, the figures, the trend, the commentary, the neighbours, all authorities,
//! the parts, the tables, the definition and the sources. What repeats a chart is folded away.
//!
//! Nothing here works a figure out; what the reader chooses is in the link alone.

mod actions;
pub(crate) mod charts;
mod choices;
pub(crate) mod definitions;
pub(crate) mod figures;
pub(crate) mod gaps;
mod history;
pub(crate) mod keys;
pub(crate) mod lead;
mod notes;
mod others;
pub(crate) mod over_years;
pub(crate) mod parts;
pub(crate) mod printed;
pub(crate) mod ranking;
pub(crate) mod series;
pub(crate) mod strip;
pub(crate) mod trend;
pub(crate) mod words;

use crate::components::blocks::paragraph;
use crate::components::figure::{IN_SECTION, figure};
use crate::components::nodes::each;
use crate::components::notices::{ErrorSummary, file_notes};
use crate::components::section::{fold, section};
use crate::download::menu::Subject;
use crate::route::{Place, Screen, View};
use crate::screens::loading::waiting;
use crate::shared::Shared;
use crate::state::sources;
use crate::state::{Action, IndicatorDetail, Load, State};
use charts::{FULL, PeriodCharts, TimeCharts};
use choices::{OptionsInput, ignored};
use definitions::definitions;
use figures::{figures_table, own_table};
use printed::printed_table;
use report_core::doubted::casts_doubt;
use report_core::read::Reading;
use report_core::report::{Indicator, Report, Sort};
use report_core::words as said;
use report_view::chart::ChartKind;
use report_view::charts::cohorts;
use report_view::charts::ranked;
use report_view::comparison::{ComparisonView, TrendView};
use report_view::figures::mean_note;
use report_view::indicator::IndicatorView;
use report_view::options::{CompareOptions, IndicatorOptions};
use report_view::wording;
use yew::prelude::*;

/// What the measure screen shows.
#[derive(Properties, PartialEq)]
pub struct IndicatorScreenProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// Where it comes from.
    pub place: Place,
    /// The measure's id. The report holds it.
    pub id: AttrValue,
    /// What the measure's own file says, if it has one.
    pub detail: Option<Load<Shared<IndicatorDetail>>>,
    /// How the reader looks at it.
    pub options: IndicatorOptions,
    /// What the page knows, for the ways to send it; none where nothing is sent.
    pub state: Option<State>,
    /// Called with how the reader wants to look at it instead.
    pub on_act: Callback<Action>,
}

/// The measure screen.
#[component]
pub fn IndicatorScreen(props: &IndicatorScreenProps) -> Html {
    let report = &props.report.value;
    let detail = props.detail.as_ref().and_then(Load::ready);
    let from = (props.report.clone(), detail.cloned(), props.id.clone());
    let view = sources::indicator(&from)
        .map(|indicator| IndicatorView::new(report, indicator, &props.options));
    let compared_view = view.as_ref().and_then(|view| view.compared.as_ref());
    let own_view = view.as_ref().and_then(|view| view.own.as_ref());
    let over_time = IndicatorOptions {
        at: None,
        ..props.options.clone()
    };
    let time_charts = use_memo((from.clone(), over_time), |_| {
        compared_view.map(TimeCharts::of)
    });
    let period_charts = use_memo((from.clone(), props.options.at.clone()), |_| {
        compared_view.map(PeriodCharts::of)
    });
    let family = props.state.as_ref().and_then(State::shown_family).cloned();
    let years = use_memo((from.clone(), family.clone()), |(_, family)| {
        let family = family.as_ref().and_then(Load::ready)?;
        report_view::families::chart(family, report.area_name())
    });
    let own_trend = use_memo(from.clone(), |_| own_view.map(|own| own.trend(&[FULL])));
    let Some(view) = &view else {
        return Html::default();
    };
    let (report, indicator) = (view.report, view.indicator);
    let charts = Charts {
        own: own_view.zip(own_trend.as_ref().as_ref()),
        time: compared_view.zip(time_charts.as_ref().as_ref()),
        period: period_charts.as_ref().as_ref(),
    };
    let shown = Setting {
        view,
        props,
        from: &from,
        printed: is_printed(view),
    };
    let body = match &props.detail {
        Some(Load::Waiting { slow }) => waiting("the figures of this measure", *slow),
        Some(Load::Failed(failure)) => html! {
            <ErrorSummary lines={failure.lines()} advice={failure.advice()} />
        },
        _ => trends(&shown, &charts),
    };
    let comparison = compared_view.map(|view| &view.comparison);
    let opening = said::lead(report, indicator);
    let doubts = doubts(indicator);
    let noted = indicator.note.as_deref();
    let noted = noted.is_none_or(|note| doubts.contains(&note));
    html! {
        <div class="fv-measure">
            { lead::breadcrumb(report, indicator, &props.place) }
            <div class="fv-title fv-title--tight">
                { lead::caption(report, indicator).map(|caption| html! { <p class="fv-title__caption">{ caption }</p> }) }
                <h1 class="fv-title__heading" tabindex="-1">{ indicator.heading() }</h1>
            </div>
            { opening.map(|words| html! { <p class="fv-lead">{ words }</p> }) }
            { lead::abbreviations(report, indicator, &props.place) }
            { actions::actions(report, indicator, &props.place, shown.downloads(&charts), props.state.as_ref()) }
            { keys::keys(report, indicator, comparison) }
            if !doubts.is_empty() {
                <aside class="fv-inset" aria-label="Note on the figure">{ each(doubts.iter().map(|words| paragraph(words))) }</aside>
            }
            { beside_cohort(report, indicator, &props.place) }
            { body }
            // On paper two columns.
            <div class="fv-measure__rest">
                <div class="fv-measure__said">{ lead::commentary(report, indicator) }</div>
                <div class="fv-measure__beside">{ beside(&shown, &charts) }</div>
                <div class="fv-measure__wide">{ parts::parts_section(view) }</div>
                <div class="fv-measure__figures">{ figures(&shown, &charts) }</div>
                <div class="fv-measure__wide">
                    { family.map(|family| over_years::section_of(&family, years.as_ref().as_ref(), &props.place)) }
                    { history::history_section(report, indicator, &props.place) }
                    { others::other_figures(indicator) }
                </div>
                <div class="fv-measure__defined">
                    { section(words::DEFINITION, None, definitions(report, indicator, !noted)) }
                </div>
            </div>
            { actions::onward(report, indicator, &props.place) }
            { file_notes(&props.place, lead::problems(props, detail).into_iter()) }
        </div>
    }
}

/// The way to all measures of the same two groups of people.
fn beside_cohort(report: &Report, indicator: &Indicator, place: &Place) -> Option<Html> {
    let rung = report_core::cohorts::rung_of(report, indicator)?;
    let link = View::Report(place.clone(), Screen::Compare(CompareOptions::default())).href();
    let words = format!("{}: all measures", cohorts::title(report, &rung));
    Some(html! { <p><a href={link}>{ words }</a></p> })
}

/// What the notes of the measure and of its printed row put in doubt.
fn doubts(indicator: &Indicator) -> Vec<&str> {
    let cells = indicator.cells.iter().flatten();
    let notes = cells.filter_map(|cell| cell.note.as_deref());
    let mut found: Vec<&str> = indicator.note.as_deref().into_iter().chain(notes).collect();
    found.retain(|note| casts_doubt(note));
    found.dedup();
    found
}

/// What the parts of the screen are made of.
struct Setting<'s, 'r> {
    view: &'s IndicatorView<'r>,
    props: &'s IndicatorScreenProps,
    from: &'s sources::Origin,
    /// Whether the printed row is shown.
    printed: bool,
}

/// The charts with their figures, as far as the measure has them.
struct Charts<'s, 'r> {
    /// The report's own figures over time that the comparison does not show.
    own: Option<(&'s ComparisonView<'r>, &'s TrendView)>,
    /// The comparable figures.
    time: Option<(&'s ComparisonView<'r>, &'s TimeCharts)>,
    /// The same in one period.
    period: Option<&'s PeriodCharts>,
}

impl Setting<'_, '_> {
    /// What can be downloaded: every chart of the page and the printed row.
    fn downloads(&self, charts: &Charts) -> Vec<(&'static str, Subject)> {
        let trend = charts.time.map(|(_, time)| &time.trend);
        let only = charts
            .own
            .map(|(_, trend)| trend)
            .filter(|_| trend.is_none());
        let distances = charts.time.map(|(_, time)| &time.distances);
        let period = charts.period;
        let has = |kind: &ChartKind| match kind {
            ChartKind::Own => trend.is_some() && self.view.shows_own(),
            ChartKind::Trend => trend.or(only).is_some_and(|trend| trend.view.is_some()),
            ChartKind::Ranking => {
                let ranking = period.and_then(|charts| charts.ranking.as_ref());
                ranking.is_some_and(|ranking| ranking.chart.is_some())
            }
            ChartKind::Authorities => period.is_some_and(|charts| charts.authorities.is_some()),
            ChartKind::Target => distances.is_some_and(|[target, _]| target.is_some()),
            ChartKind::Neighbours => distances.is_some_and(|[_, mean]| mean.is_some()),
            ChartKind::Parts => self.view.parts().is_some_and(|parts| parts.chart.is_some()),
        };
        let chart = |kind| {
            let subject = Subject::Chart(self.from.clone(), self.props.options.clone(), kind);
            (kind.name(), subject)
        };
        let printed = || (words::PRINTED_ROW, Subject::Printed(self.from.clone()));
        let kinds = ChartKind::ALL.into_iter().filter(has);
        let family = self.props.state.as_ref().and_then(State::shown_family);
        let family = family.and_then(Load::ready).map(|family| {
            let subject = Subject::Family(self.from.clone(), family.clone());
            (words::OVER_THE_YEARS, subject)
        });
        let printed = self.printed.then(printed);
        kinds.map(chart).chain(printed).chain(family).collect()
    }

    /// Called with how the reader wants to look at the measure.
    fn on_options(&self) -> Callback<IndicatorOptions> {
        let (place, id) = (self.props.place.clone(), self.props.id.to_string());
        let changed = move |options| {
            let view = View::Report(place.clone(), Screen::Indicator(id.clone(), options));
            Action::OptionsChanged(view)
        };
        self.props.on_act.reform(changed)
    }
}

/// Whether the report prints anything of the measure that is shown as it is printed.
fn is_printed(view: &IndicatorView) -> bool {
    let indicator = view.indicator;
    let parts = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let any = indicator.cells.iter().chain(parts).any(Option::is_some);
    any && (view.compared.is_none() || view.report.sort != Sort::Benchmark)
}

/// The charts over time; where there is none, the parts in one period, or why there is no chart.
fn trends(shown: &Setting, charts: &Charts) -> Html {
    let own = charts.own.filter(|_| shown.view.shows_own());
    let own = own.map(|(_, trend)| trend::own(trend));
    let Some((view, time)) = charts.time else {
        return own.unwrap_or_else(|| {
            let (report, indicator) = (shown.view.report, shown.view.indicator);
            match shown.view.parts_now() {
                Some(chart) => trend::parts(&chart),
                None => html! {<>
                    { without_chart(report, indicator) }
                    { series::series_section(report, indicator) }
                </>},
            }
        });
    };
    let benchmark = view.comparison.indicator.benchmark.as_ref();
    let difference = benchmark.and_then(|benchmark| benchmark.difference.as_ref());
    let on_options = shown.on_options();
    let input = OptionsInput {
        options: &shown.props.options,
        on_options: &on_options,
    };
    html! {<>
        { own }
        { ignored(&view.ignored) }
        { trend::trend(view, &input, &time.trend) }
        { difference.map(|words| html! {
            <aside class="fv-inset" aria-label="Note on the data"><b>{ "Two sources, counted differently" }</b>{ words }</aside>
        }) }
    </>}
}

/// The authority beside other places in one period; folded away, its distances from target and
/// neighbours, and its place among further authorities.
fn beside(shown: &Setting, charts: &Charts) -> Html {
    let Some((view, time)) = charts.time else {
        return Html::default();
    };
    let comparison = &view.comparison;
    let on_options = shown.on_options();
    let input = OptionsInput {
        options: &shown.props.options,
        on_options: &on_options,
    };
    let authorities = charts.period.and_then(|charts| charts.authorities.as_ref());
    let authorities = authorities.map(|chart| strip::strip(view, chart));
    let more: Vec<Html> = authorities
        .into_iter()
        .chain(gaps::both(view, time))
        .collect();
    let more = match more.is_empty() {
        true => Html::default(),
        false => fold(words::MORE_COMPARISONS, each(more)),
    };
    let ranking = charts.period.and_then(|charts| charts.ranking.as_ref());
    match view.period.zip(ranking) {
        Some((at, chart)) => section(
            words::NEIGHBOURS,
            Some(ranked::note(comparison)),
            ranking::ranking(view, at, chart, &input.on_pick(), more),
        ),
        None => html! {<>
            { ranking::not_compared(comparison, view.period, Some(&shown.props.place)) }
            { more }
        </>},
    }
}

/// The tables of figures: those over time, the report's own beside them, and the printed row.
fn figures(shown: &Setting, charts: &Charts) -> Html {
    let (report, indicator) = (shown.view.report, shown.view.indicator);
    let own = charts.own.filter(|_| indicator.observations.is_some());
    let own = own.map(|(view, _)| fold(words::OWN_TABLE, own_table(view)));
    let compared = charts.time.map(|(view, _)| figures_table(view));
    let parts = shown.view.parts_now();
    // A row of which all is drawn stands at the head of the page too.
    let drawn = match indicator.breakdowns.is_empty() {
        true => compared.is_some(),
        false => parts.is_some(),
    };
    let printed = shown.printed.then(|| printed_table(report, indicator));
    let (open, folded) = match drawn {
        true => (None, printed),
        false => (printed, None),
    };
    // Without a chart over time, the parts are the page's first chart.
    let parts = parts.filter(|_| charts.time.is_some() || charts.own.is_some());
    let parts = parts.map(|chart| figure(&chart, &IN_SECTION, Html::default(), Html::default()));
    let note = charts
        .time
        .and_then(|(view, _)| mean_note(&view.comparison));
    let some = compared.is_some() || own.is_some() || parts.is_some() || folded.is_some();
    html! {<>
        { open.map(|body| section(
            words::PRINTED,
            Some(format!("As printed, {}.", wording::report_name(report))),
            body,
        )) }
        if some {
            { section(words::FIGURES, note, html! {<>
                { parts }
                { compared }
                <div class="fv-folds">
                    { own }
                    { folded.map(|body| fold(words::PRINTED_ROW, body)) }
                </div>
            </>}) }
        }
    </>}
}

/// Why there is no chart of the measure as a whole: what is printed of it instead.
fn without_chart(report: &Report, indicator: &Indicator) -> Html {
    let parts = report_core::parts::parts(report, indicator);
    let words = match parts.iter().any(|part| part.numbers() >= 2) {
        true => "No figures over time are published for the measure as a whole, only for its parts, so there is no chart of the whole.".to_owned(),
        false => said::without_series(report, indicator),
    };
    html! { <p class="fv-no-chart">{ words }</p> }
}
