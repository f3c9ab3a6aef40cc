//! The scorecard: all measures, searched, filtered, grouped and ordered as the link says.
//!
//! Whatever the reader chooses becomes the link, and comes back from it; nothing is kept here.

mod filters;
mod table;

use crate::browser::near::use_near_rows;
use crate::browser::print::use_printing;
use crate::browser::viewport;
use crate::components::blocks::top;
use crate::download::menu::{DownloadMenu, Subject};
use crate::route::{Place, Screen, Tab, View};
use crate::shared::Shared;
use crate::state::Action;
use filters::{Change, Filters, Offer, Offered};
use report_core::find::{Order, Query};
use report_core::read::Reading;
use report_core::report::Report;
use report_view::tables::scorecard::order_words;
use report_view::wording;
use std::ops::RangeInclusive;
use yew::prelude::*;

/// A list that is no longer than this is shown whole.
const LONG: usize = 40;
/// Of a longer one, so many are shown at first on a screen: a page has no more than some sixty stops
/// of the tabulator key. On paper it is whole.
const FIRST: usize = 30;
/// A table of more rows has those whole that came near the window: what is copied from a shorter one has
/// all of its figures.
const MANY: usize = 100;
/// While a reader types, only what the window has room for, until the typing rests: so many at
/// least and at most.
const TYPING: RangeInclusive<usize> = 6..=15;
/// Few rows are lower, in pixels.
const ROW: f64 = 56.0;

/// What the scorecard shows.
#[derive(Properties, PartialEq)]
pub struct ScorecardScreenProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// Where it comes from.
    pub place: Place,
    /// What is asked for.
    pub query: Query,
    /// Whether the reader is typing into the search: only the rows in sight are made.
    #[prop_or_default]
    pub typing: bool,
    /// Called with what is asked for instead.
    pub on_act: Callback<Action>,
}

/// The scorecard screen.
#[component]
pub fn ScorecardScreen(props: &ScorecardScreenProps) -> Html {
    let report = &props.report.value;
    let query = &props.query;
    let offered = use_memo(props.report.clone(), |reading| Offered::of(&reading.value));
    let shape = table::Shape::of(report, &offered.columns, &query.hidden);
    let rows = use_memo(
        (props.report.clone(), props.place.clone(), shape.clone()),
        |(reading, ..)| table::Rows::of(&reading.value),
    );
    let above = use_node_ref();
    // What is changed is the query of the time, so that nothing need be made anew when it changes.
    let now = use_mut_ref(Query::default);
    now.borrow_mut().clone_from(query);
    let on_change = use_memo(
        (props.place.clone(), props.on_act.clone()),
        |(place, to)| {
            let (place, to) = (place.clone(), to.clone());
            Callback::from(move |change: Change| {
                let mut query = now.borrow().clone();
                change(&mut query);
                let view = View::Report(place.clone(), Screen::Scorecard(query));
                to.emit(Action::OptionsChanged(view));
            })
        },
    );
    let on_order = filters::on(&on_change, |query, order: Option<Order>| {
        query.order = order
    });
    let unsearched = Query {
        search: String::new(),
        ..query.clone()
    };
    let found = query.find(report);
    // Nobody can ask a sheet of paper for the other rows.
    let printing = use_printing();
    let cut = found.len() > LONG && !query.whole && !printing;
    let said = if cut { FIRST } else { found.len() };
    let now = match props.typing && !printing {
        true => in_sight(&above).min(said),
        false => said,
    };
    let table = use_node_ref();
    let long = now > MANY && !printing;
    let followed = if long { &found[..now] } else { &[] };
    let near = use_near_rows(&table, &View::report(&props.place).href(), followed);
    let near = long.then_some(&near);
    html! { <div ref={table} class={classes!("fv-scorecard", props.typing.then_some("fv-scorecard--typing"))}>
        { top(report, Tab::Scorecard) }
        { note(report).map(|note| html! { <p class="fv-title__note">{ note }</p> }) }
        <div class="fv-filters" role="search" aria-label="Measures">
            { filters::search(query, &on_change) }
            <Filters report={props.report.clone()} offered={Offer(offered)} query={unsearched} on_change={(*on_change).clone()} />
        </div>
        <p ref={above.clone()} class="fv-filters__status" role="status">
            { status(report, query, found.len(), said) }
            if !query.shows_all() {
                { " " }
                <button class="fv-button fv-button--link" type="button" onclick={
                    filters::on(&on_change, |query, _: MouseEvent| *query = query.unfiltered())
                }>{ "Clear search and filters" }</button>
            }
        </p>
        if !found.is_empty() {
            { table::scorecard((report, &props.place), &shape, query, (&found, now), (&rows, near), Some(&on_order)) }
        }
        if !found.is_empty() {
            <DownloadMenu
                subject={Subject::Scorecard(props.report.clone(), query.clone())}
                place={props.place.clone()}
            />
        }
        if cut {
            <p class="fv-onward">
                <button class="fv-button" type="button" onclick={
                    filters::on(&on_change, |query, _: MouseEvent| query.whole = true)
                }>{ format!("Show all {} measures", found.len()) }</button>
            </p>
        }
    </div> }
}

/// Every measure in the report's order, or those of one objective, with every column and nothing to
/// choose.
pub fn all_rows(report: &Report, place: &Place, only: Option<usize>) -> Html {
    let shape = table::Shape::of(report, &table::offered(report), &[]);
    let rows = table::Rows::of(report);
    let mut all: Vec<usize> = (0..report.indicators.len()).collect();
    all.retain(|n| only.is_none_or(|only| report.indicators[*n].objective == only));
    table::scorecard(
        (report, place),
        &shape,
        &Query::default(),
        (&all, all.len()),
        (&rows, None),
        None,
    )
}

/// How many rows the window has room for, below what stands above them.
fn in_sight(above: &NodeRef) -> usize {
    let rows = viewport::below(above).map_or(*TYPING.end(), |room| (room / ROW).ceil() as usize);
    rows.clamp(*TYPING.start(), *TYPING.end())
}

/// `35 of 35 measures, in the report’s order.`
fn status(report: &Report, query: &Query, found: usize, shown: usize) -> String {
    let all = wording::count(report.indicators.len(), "measure");
    if found == 0 {
        return "No measures match. Try fewer words or filters.".to_owned();
    }
    let order = match query.order {
        None => "in the report’s order".to_owned(),
        Some(order) => order_words(order),
    };
    match (shown < found, query.shows_all()) {
        (true, true) => format!("The first {shown} of {all}, {order}."),
        (true, false) => format!("The first {shown} of {found} measures found, {order}."),
        (false, _) => format!("{found} of {all}, {order}."),
    }
}

fn note(report: &Report) -> Option<String> {
    let rated = report.indicators.iter().any(|i| i.rating.is_some());
    let shown = rated.then(|| "Ratings and directions are shown as published.".to_owned());
    let against = report
        .legend
        .against
        .map(|against| format!("Better and worse are against {}.", against.words()));
    let parts: Vec<String> = shown.into_iter().chain(against).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
