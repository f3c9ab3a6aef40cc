//! The scorecard's table: measures with every printed column that is shown.
//!
//! A row is found by its measure's name, a cell by its heading; on a phone each row becomes a
//! small list, and no value is dropped.

use crate::browser::near::NearRows;
use crate::components::blocks::hint;
use crate::components::chart::sparkline;
use crate::components::field::sort_head;
use crate::components::nodes::each;
use crate::components::rating::{direction, rating};
use crate::route::{Place, View};
use report_core::doubted::{self, Doubt};
use report_core::find::{Grouping, Key, Order, Query, ScorecardColumn};
use report_core::position::Position;
use report_core::report::{self, Indicator, Rating, Report, Role, Sort};
use report_core::unit::Unit;
use report_core::words::{self, KeyCells};
use report_view::charts;
use report_view::wording;
use std::cell::{Cell, OnceCell};
use yew::prelude::*;

/// Which of the optional columns are shown.
#[derive(Clone, Default, PartialEq)]
pub struct Shape {
    /// The printed columns, as places in the report's list.
    printed: Vec<usize>,
    refs: bool,
    rated: bool,
    directed: bool,
    neighbours: bool,
    spark: bool,
}

/// The columns that a report has something for.
pub fn offered(report: &Report) -> Vec<ScorecardColumn> {
    let any = |test: fn(&Indicator) -> bool| report.indicators.iter().any(test);
    let printed = |role| report.columns.iter().any(|column| column.role == role);
    let has = |column: &ScorecardColumn| match column {
        // Refs that are the data set's own keys say nothing to a reader.
        ScorecardColumn::Ref => any(|i| i.printed_ref.is_some()) && report.sort != Sort::Benchmark,
        ScorecardColumn::Previous => printed(Role::Previous),
        ScorecardColumn::Target => printed(Role::Target),
        ScorecardColumn::Current | ScorecardColumn::Trend => printed(Role::Current),
        ScorecardColumn::Rating => any(|i| i.rating.is_some()),
        ScorecardColumn::Direction => report
            .indicators
            .iter()
            .any(|i| words::direction(report, i).is_some()),
        ScorecardColumn::Neighbours => mostly_positioned(report),
    };
    ScorecardColumn::ALL.into_iter().filter(has).collect()
}

/// Whether at least half of the measures have a position among the neighbours. Where fewer have,
/// a column would be mostly empty; the filter finds them.
fn mostly_positioned(report: &Report) -> bool {
    let positioned = |i: &&Indicator| {
        let position = Position::of(report, i);
        position.is_some_and(|position| position.mean.is_some())
    };
    let all = &report.indicators;
    2 * all.iter().filter(positioned).count() >= all.len().max(1)
}

impl Shape {
    /// Of what is offered, what is not hidden.
    pub fn of(report: &Report, offered: &[ScorecardColumn], hidden: &[ScorecardColumn]) -> Self {
        let shows = |column| offered.contains(&column) && !hidden.contains(&column);
        let columns = report.columns.iter().enumerate();
        let printed = columns.filter(|(_, column)| shows(ScorecardColumn::of(column.role)));
        Self {
            printed: printed.map(|(at, _)| at).collect(),
            refs: shows(ScorecardColumn::Ref),
            rated: shows(ScorecardColumn::Rating),
            directed: shows(ScorecardColumn::Direction),
            neighbours: shows(ScorecardColumn::Neighbours),
            spark: shows(ScorecardColumn::Trend),
        }
    }

    /// The ref and the name alone.
    fn names(&self) -> Self {
        Self {
            refs: self.refs,
            ..Self::default()
        }
    }

    fn columns(&self) -> usize {
        let optional = [
            self.refs,
            self.rated,
            self.directed,
            self.neighbours,
            self.spark,
        ];
        1 + self.printed.len() + optional.iter().filter(|on| **on).count()
    }
}

/// The rows of a report's measures, each with its parts below it, made when it is first shown: whole,
/// and with its name alone.
pub struct Rows(Vec<[OnceCell<Html>; 2]>);

impl Rows {
    /// Room for the rows of a report.
    pub fn of(report: &Report) -> Self {
        Self(vec![Default::default(); report.indicators.len()])
    }
}

/// The first rows are whole, wherever the window is: so many.
const WHOLE: usize = 20;

/// The scorecard: the rows of `found`, in its order and under the headings asked for. Of them, so
/// many are `made` for now; what is counted is counted of all. Those that are not `near` the window
/// have their names alone.
/// `on_order` is called with the order that a head of a column asks for; without, heads are words.
pub fn scorecard(
    (report, place): (&Report, &Place),
    shape: &Shape,
    query: &Query,
    (found, made): (&[usize], usize),
    (rows, near): (&Rows, Option<&NearRows>),
    on_order: Option<&Callback<Option<Order>>>,
) -> Html {
    let left = Cell::new(made);
    let whole = Cell::new(WHOLE);
    let names = shape.names();
    let made = |n: &usize| {
        let first = whole.get() > 0;
        whole.set(whole.get().saturating_sub(1));
        let out_of_sight = near.filter(|near| !first && !near.is_whole(*n));
        let (shape, height) = match out_of_sight {
            Some(near) => (&names, near.height(*n)),
            None => (shape, None),
        };
        let kept = &rows.0[*n][usize::from(out_of_sight.is_some())];
        let row = || row(report, place, shape, *n, height);
        kept.get_or_init(row).clone()
    };
    let widths = shape.printed.iter().map(|at| {
        let class = match report.columns[*at].role {
            Role::Current => "fv-table__c-now",
            _ => "fv-table__c-num",
        };
        html! { <col {class} /> }
    });
    let body = match query.grouped() {
        Grouping::Objective => each(report.objectives.iter().enumerate().map(|(at, objective)| {
            let under = |n: &usize| report.indicators[*n].objective == at;
            group(
                report,
                shape,
                wording::objective(objective),
                (found, &left),
                &made,
                under,
            )
        })),
        Grouping::Rating => {
            let ratings = Rating::ALL.into_iter().map(Some).chain([None]);
            each(ratings.map(|rating| {
                let heading = rating.map_or("Without a published rating", Rating::word);
                let under = |n: &usize| report.indicators[*n].rating == rating;
                group(
                    report,
                    shape,
                    heading.to_owned(),
                    (found, &left),
                    &made,
                    under,
                )
            }))
        }
        Grouping::Flat => {
            html! { <tbody>{ each(found.iter().take(left.get()).map(made)) }</tbody> }
        }
    };
    let cells = found.iter().map(|n| &report.indicators[*n]).flat_map(|i| {
        i.cells
            .iter()
            .chain(i.breakdowns.iter().flat_map(|b| &b.cells))
            .flatten()
    });
    let unprinted = cells
        .filter(|cell| cell.printed.is_none())
        .map(|cell| cell.value);
    let symbols = wording::symbols(unprinted);
    // Where nothing in it can be focused, the region itself is, so that a keyboard can scroll it.
    let tabindex = on_order.is_none().then_some("0");
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Scorecard" {tabindex}>
            <table class="fv-table fv-table--list fv-table--score">
                <caption class="fv-hidden">{ "Scorecard: measures with their figures, ratings and directions" }</caption>
                <colgroup>
                    if shape.refs { <col class="fv-table__c-ref" /> }
                    <col />
                    { each(widths) }
                    if shape.rated { <col class="fv-table__c-rate" /> }
                    if shape.directed { <col class="fv-table__c-dir" /> }
                    if shape.neighbours { <col class="fv-table__c-near" /> }
                    if shape.spark { <col class="fv-table__c-spark" /> }
                </colgroup>
                <thead><tr>{ heads(report, shape, query.order, on_order) }</tr></thead>
                { body }
            </table>
        </div>
        <p class="fv-figure__note">
            if shape.spark { <span class="fv-table__spark">{ spark_note(report) }</span> }
            if shape.neighbours { { NEIGHBOURS_NOTE } }
            { symbols.map(|words| format!(" {words}")) }
        </p>
    </>}
}

fn heads(
    report: &Report,
    shape: &Shape,
    now: Option<Order>,
    on_order: Option<&Callback<Option<Order>>>,
) -> Html {
    let head = |key: Key, name: &str, class: Option<&'static str>| {
        let Some(on_order) = on_order else {
            return html! { <th scope="col" {class}>{ name.to_owned() }</th> };
        };
        let descending = now
            .filter(|order| order.by == key)
            .map(|order| order.descending);
        let next = match descending {
            None => Some(false),
            Some(false) => Some(true),
            Some(true) => None,
        };
        let order = next.map(|descending| Order {
            by: key,
            descending,
        });
        let onclick = on_order.reform(move |_| order);
        sort_head(class, name, descending, onclick)
    };
    // Earlier figures and targets are in different units, and each is a stop of the tabulator key: they
    // are ordered by under "More filters, order and columns" alone.
    let offered = |key: Key| key == Key::Current || now.is_some_and(|order| order.by == key);
    let printed = shape.printed.iter().map(|at| {
        let column = &report.columns[*at];
        let alike = report
            .columns
            .iter()
            .filter(|other| other.role == column.role);
        match (alike.count(), ScorecardColumn::of(column.role).key()) {
            (1, Some(key)) if offered(key) => head(key, &column.heading, Some("fv-table__num")),
            // Of several columns for one role it could not be seen which orders the table.
            _ => html! { <th scope="col" class="fv-table__num">{ &column.heading }</th> },
        }
    });
    html! {<>
        if shape.refs { { head(Key::Ref, "Ref", None) } }
        { head(Key::Title, "Measure", Some("fv-table__name")) }
        { each(printed) }
        if shape.rated { { head(Key::Rating, "Rating", Some("fv-table__rate")) } }
        if shape.directed { { head(Key::Direction, "Direction", Some("fv-table__dir")) } }
        if shape.neighbours { { head(Key::Neighbours, "Neighbours", Some("fv-table__near")) } }
        if shape.spark { <th scope="col" class="fv-table__spark">{ "Trend" }</th> }
    </>}
}

const NEIGHBOURS_NOTE: &str = " Neighbours: calculated, for each measure’s latest period up to this report’s own, or the first after it; 1st is best, or highest where there is no judgement.";

fn spark_note(report: &Report) -> &'static str {
    match report.column(Role::Target) {
        Some(_) => {
            "Trend: open dot, the earlier figure; full dot, this report; tick, target; a line, the report’s own figures so far. A thin line is another publisher’s yearly figure, whose definition can differ. Each trend has its own scale. Totals to date are not joined to a full year, nor to the year before."
        }
        None => {
            "Trend: open dot, the earlier figure; full dot, the latest; a line, the report’s own figures so far. Each trend has its own scale."
        }
    }
}

/// The rows under one heading, as many as are `left` to be made; nothing where there are none.
fn group(
    report: &Report,
    shape: &Shape,
    heading: String,
    (found, left): (&[usize], &Cell<usize>),
    made: &dyn Fn(&usize) -> Html,
    under: impl Fn(&usize) -> bool,
) -> Html {
    let shown: Vec<usize> = found.iter().copied().filter(under).collect();
    let now = left.get().min(shown.len());
    if now == 0 {
        return Html::default();
    }
    left.set(left.get() - now);
    let mut counted = wording::count(shown.len(), "measure");
    // A number of red ones says nothing of those that cannot be read.
    for (rating, words) in [(Rating::Red, "red"), (Rating::Lost, "not legible")] {
        let has = |n: &&usize| report.indicators[**n].rating == Some(rating);
        match shown.iter().filter(has).count() {
            0 => {}
            n => counted.push_str(&format!(", {n} {words}")),
        }
    }
    html! {
        <tbody key={heading.clone()}>
            <tr class="fv-table__group">
                <th colspan={shape.columns().to_string()} scope="rowgroup">
                    <span class="fv-table__heading">{ heading }{ " " }<span class="fv-table__count">{ counted }</span></span>
                </th>
            </tr>
            { each(shown[..now].iter().map(made)) }
        </tbody>
    }
}

/// The row of the measure at `n`, as high as it is known to be when whole, in pixels.
fn row(report: &Report, place: &Place, shape: &Shape, n: usize, height: Option<f64>) -> Html {
    let indicator = &report.indicators[n];
    let parts = indicator.breakdowns.len();
    let link = View::indicator(place, &indicator.id).href();
    let in_parts = |column: usize| {
        indicator
            .breakdowns
            .iter()
            .any(|part| part.cells.get(column).is_some_and(Option::is_some))
    };
    let cells = shape.printed.iter().map(|&column| {
        let cell = indicator.cells.get(column).and_then(Option::as_ref);
        number(report, column, cell, &indicator.unit, in_parts(column))
    });
    let printed: Vec<&_> = indicator.cells.iter().flatten().collect();
    let doubt = doubted::of_cells(indicator, &printed).map(Doubt::words);
    let spark = shape.spark.then(|| charts::spark(report, indicator));
    let drawn = spark.as_ref().is_some_and(|spark| spark.current.is_some());
    let sub = indicator.breakdowns.iter().enumerate().map(|(n, part)| {
        let class = classes!("fv-table__sub", (n + 1 == parts).then_some("fv-table__sub--last"));
        let cells = shape.printed.iter().map(|&column| {
            let cell = part.cells.get(column).and_then(Option::as_ref);
            number(report, column, cell, &part.unit, false)
        });
        let spark = shape.spark.then(|| {
            let keys: KeyCells = words::key_cells(report, &part.cells);
            let spark = charts::spark_of(indicator, keys);
            let drawn = spark.previous.is_some() && spark.current.is_some();
            drawn.then(|| sparkline(&spark, true))
        });
        html! {
            <tr {class}>
                if shape.refs { <td class="fv-table__empty"></td> }
                <th scope="row" class="fv-table__name">{ &part.title }</th>
                { each(cells) }
                if shape.rated { <td class="fv-table__empty"></td> }
                if shape.directed { <td class="fv-table__empty"></td> }
                if shape.neighbours { <td class="fv-table__empty"></td> }
                if let Some(spark) = spark { <td class="fv-table__spark fv-table__empty">{ spark }</td> }
            </tr>
        }
    });
    html! {<key={indicator.id.clone()}>
        <tr
            class={(parts > 0).then_some("fv-table__parent")}
            data-row={n.to_string()}
            height={height.map(|pixels| pixels.to_string())}
        >
            if shape.refs { <td class="fv-table__ref">{ indicator.printed_ref.clone() }</td> }
            <th scope="row" class="fv-table__name"><a href={link}>{ &indicator.title }</a>{ hint(doubt) }</th>
            { each(cells) }
            if shape.rated {
                <td class="fv-table__rate">{ indicator.rating.map(|found| rating(found, false)) }</td>
            }
            if shape.directed {
                <td class="fv-table__dir">
                    { words::direction(report, indicator).map(|said| direction(&said)) }
                </td>
            }
            if shape.neighbours { { neighbours(report, indicator) } }
            if let Some(spark) = spark {
                <td class={classes!("fv-table__spark", (parts > 0 && !drawn).then_some("fv-table__empty"))}>
                    if parts == 0 || drawn { { sparkline(&spark, false) } }
                </td>
            }
        </tr>
        { each(sub) }
    </>}
}

/// The rank among the neighbours, and the side of their mean, of the period its page opens with.
fn neighbours(report: &Report, indicator: &Indicator) -> Html {
    let position = Position::of(report, indicator);
    let of = |words: fn(&Position) -> Option<String>| position.as_ref().and_then(words);
    let (rank, mean) = (of(words::rank_of), of(words::beside_mean));
    if Position::none_for(indicator).is_some() {
        return html! {
            <td class="fv-table__near" data-label="Neighbours">
                { "Not compared" }
                { hint(Some("A total: places differ in size")) }
            </td>
        };
    }
    if rank.is_none() && mean.is_none() {
        return html! { <td class="fv-table__near fv-table__empty"></td> };
    }
    html! {
        <td class="fv-table__near" data-label="Neighbours">
            { rank.map(|words| wording::capital(&words)) }
            { hint(mean.as_deref()) }
        </td>
    }
}

/// A printed cell. Where the parts below have figures of their own for the column, only the
/// number for the whole stands here: the printed words repeat the parts.
fn number(
    report: &Report,
    column: usize,
    cell: Option<&report::Cell>,
    unit: &Unit,
    in_parts: bool,
) -> Html {
    let role = report.columns[column].role;
    let place = match role {
        Role::Current => "fv-table__now",
        Role::Target => "fv-table__target",
        Role::Previous => "fv-table__past",
    };
    let shown = cell.and_then(|cell| match in_parts {
        true => Some((wording::number(cell, unit)?, false)),
        false => Some((wording::cell(cell, unit), wording::is_wordy(cell))),
    });
    let Some((words, wordy)) = shown else {
        return html! { <td class={classes!("fv-table__num", place, "fv-table__empty")}></td> };
    };
    let class = classes!(
        "fv-table__num",
        place,
        (role == Role::Current && !wordy).then_some("fv-table__strong"),
        wordy.then_some("fv-table__num--words"),
    );
    let label = cell.map_or_else(String::new, |cell| {
        wording::heading(report, column, cell).to_owned()
    });
    html! { <td {class} data-label={label}>{ words }</td> }
}
