//! A chart or table in another web page: which parts of a screen there are to show, what the officer
//! chooses, and the code to paste. The page that the code names is made when the site is: natively by
//! [`page`], as it stands, with nothing that would need this viewer.
//!
//! A report of the reader's own device, a site of one page and a report in one file have no such
//! pages, and nothing is offered there.

mod code;
mod sheet;

pub use code::code;

use crate::menu;
use crate::route::{Place, Screen, Tab};
use crate::state::State;
use code::Offer;
use report_core::find::Query;
use report_core::report::{CatalogueEntry, Indicator, Report};
use report_view::chart::ChartKind;
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;
use yew::prelude::*;

/// A part of an embedded page: its word in addresses, its name, and how high it is in a column of
/// some 700 pixels, with head and foot.
pub type Piece = (String, String, u32);

/// The parts of a report that can be embedded beside its measures.
pub const PARTS: [Tab; 3] = [Tab::Scorecard, Tab::Milestones, Tab::Finance];

/// The word for the figures as a table.
pub const TABLE: &str = "table";

/// How high a chart of a measure is.
fn height(kind: ChartKind) -> u32 {
    match kind {
        ChartKind::Own | ChartKind::Trend => 1_140,
        ChartKind::Ranking | ChartKind::Parts => 1_160,
        ChartKind::Authorities => 940,
        ChartKind::Target | ChartKind::Neighbours => 990,
    }
}

/// The parts that the page of a measure has, in its order.
pub fn of_indicator(report: &Report, indicator: &Indicator) -> Vec<Piece> {
    let view = IndicatorView::new(report, indicator, &IndicatorOptions::default());
    let charts = view
        .kinds()
        .into_iter()
        .map(|kind| (kind.word().to_owned(), kind.name().to_owned(), height(kind)));
    let cells = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let printed = indicator.cells.iter().chain(cells).any(Option::is_some);
    // Of some measures a document has words alone.
    let tabled = printed || indicator.observations.is_some() || indicator.benchmark.is_some();
    let table = (TABLE.to_owned(), "The figures as a table".to_owned(), 950);
    charts.chain(tabled.then_some(table)).collect()
}

/// The tables of money of a report.
pub fn of_finance(report: &Report) -> Vec<Piece> {
    let tables = report.finance.iter();
    tables
        .map(|table| (table.id.clone(), table.title.clone(), 1_200))
        .collect()
}

/// Whether an embedded page can stand for whatever is newest: of reports in a series whose period
/// has a place in time.
pub fn follows(entry: &CatalogueEntry) -> Option<&str> {
    entry.period.ends()?;
    entry.series.as_deref()
}

/// What the screen of a state has to be embedded: the word of its page, its name, its parts, and
/// whether the reader looks at it otherwise than the page will show it.
fn subject(state: &State) -> Option<(&str, String, Vec<Piece>, bool)> {
    let report = &state.report()?.value;
    match state.view.screen()? {
        Screen::Indicator(id, options) => {
            let shown = report.indicator(id)?;
            let own = state.detail(id).and_then(|asked| asked.detail.ready());
            let whole = own.map_or(shown, |detail| &detail.indicator);
            let pieces = of_indicator(report, whole);
            let name = shown.heading().to_owned();
            Some((id, name, pieces, *options != IndicatorOptions::default()))
        }
        screen => {
            let part = screen.tab().filter(|part| PARTS.contains(part))?;
            let other = matches!(screen, Screen::Scorecard(query) if *query != Query::default());
            let pieces = match part {
                Tab::Finance => of_finance(report),
                _ => Vec::new(),
            };
            menu::is_available(part, report).then_some((
                part.path(),
                part.name().to_owned(),
                pieces,
                other,
            ))
        }
    }
}

/// The way to embed what a screen shows, folded away; nothing where there is none. `root` is the whole
/// address of the site's folder of such pages. Only a site that has one calls it.
pub fn offer(state: &State, root: &str) -> Html {
    if !matches!(state.view.place(), Some(Place::Published(_))) {
        return Html::default();
    }
    let embeds = match state.view.screen() {
        Some(Screen::Indicator(..)) => true,
        screen => screen
            .and_then(Screen::tab)
            .is_some_and(|part| PARTS.contains(&part)),
    };
    if !embeds {
        return Html::default();
    }
    // Another screen begins anew.
    let link = state.view.to_string();
    let key = link.split('?').next().unwrap_or_default().to_owned();
    let series = state.entry().and_then(follows).map(str::to_owned);
    html! { <Offer {key} state={state.clone()} root={root.to_owned()} {series} /> }
}
