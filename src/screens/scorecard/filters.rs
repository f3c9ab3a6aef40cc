//! The search and the filters of the scorecard: only those that would tell measures apart.

use super::table;
use crate::components::field::choice;
use crate::components::nodes::each;
use crate::shared::Shared;
use report_core::find::{
    self, Going, Grouping, Key, Order, Query, ScorecardColumn, Standing, Units,
};
use report_core::order;
use report_core::read::Reading;
use report_core::report::{Indicator, Rating, Report, Role, Sort};
use report_view::tables::scorecard::order_words;
use report_view::wording;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What of the filters a report has use for: each value with the number of its measures.
pub struct Offered {
    ratings: Vec<(Rating, usize)>,
    goings: Vec<(Going, usize)>,
    standings: Vec<(Standing, usize)>,
    units: Vec<(Units, usize)>,
    with_target: usize,
    /// The columns that can be shown.
    pub columns: Vec<ScorecardColumn>,
}

impl Offered {
    /// What a report has use for.
    pub fn of(report: &Report) -> Self {
        let all = &report.indicators;
        let numeric = |i: &&Indicator| find::has_target(report, i);
        Self {
            ratings: counted(&Rating::ALL, all.iter().filter_map(|i| i.rating)),
            goings: counted(&Going::ALL, all.iter().map(|i| Going::of(report, i))),
            standings: counted(
                &Standing::ALL,
                all.iter().filter_map(|i| Standing::of(report, i)),
            ),
            units: counted(&Units::ALL, all.iter().map(|i| Units::of(&i.unit))),
            with_target: all.iter().filter(numeric).count(),
            columns: table::offered(report),
        }
    }

    fn orders(&self) -> Vec<Order> {
        let keys = self.columns.iter().filter_map(|column| column.key());
        let orders = [Key::Title]
            .into_iter()
            .chain(keys)
            .flat_map(|by| [false, true].map(|descending| Order { by, descending }));
        orders.collect()
    }
}

fn counted<T: Copy + PartialEq>(all: &[T], found: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let found: Vec<T> = found.collect();
    let count = |value: &T| found.iter().filter(|other| *other == value).count();
    let counts = all.iter().map(|value| (*value, count(value)));
    counts.filter(|(_, n)| *n > 0).collect()
}

/// What a reader chooses: how the query is to be changed.
pub type Change = Box<dyn FnOnce(&mut Query)>;

/// The search box.
pub fn search(query: &Query, on_change: &Callback<Change>) -> Html {
    let on_search = on(on_change, |query, search| query.search = search);
    let oninput = on_search.reform(|event: InputEvent| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .map_or_else(String::new, |input| Query::words(&input.value()))
    });
    html! {
        <div class="fv-field fv-field--wide">
            <label class="fv-field__label" for="search">{ "Search measures" }</label>
            <input class="fv-field__control" id="search" type="search" autocomplete="off" value={query.search.clone()} {oninput} />
        </div>
    }
}

/// What is chosen from beside the search.
#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    /// The report and what was noticed while reading it.
    pub report: Shared<Reading<Report>>,
    /// What of the filters it has use for.
    pub offered: Offer,
    /// What is asked for, without what is searched for.
    pub query: Query,
    /// Called with what is to be changed.
    pub on_change: Callback<Change>,
}

/// What of the filters a report has use for. Two are equal when they are the same one.
#[derive(Clone)]
pub struct Offer(pub Rc<Offered>);

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Filters, grouping, order and columns. A component, because it is not made again at every letter
/// of a search: it has more nodes than the rows that a window shows.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let (report, offered) = (&props.report.value, &*props.offered.0);
    let (query, on_change) = (&props.query, &props.on_change);
    let first = [
        objectives(report, query, on_change),
        list(
            "rating",
            "Rating",
            "All ratings",
            &offered.ratings,
            Rating::word,
            query.rating,
            on(on_change, |query, rating| query.rating = rating),
        ),
        list(
            "direction",
            "Direction",
            "All directions",
            &offered.goings,
            Going::word,
            query.going,
            on(on_change, |query, going| query.going = going),
        ),
    ];
    let more = [
        list(
            "standing",
            "Against the neighbours",
            "All positions",
            &offered.standings,
            Standing::word,
            query.standing,
            on(on_change, |query, standing| query.standing = standing),
        ),
        list(
            "unit",
            "Unit",
            "All units",
            &offered.units,
            Units::word,
            query.units,
            on(on_change, |query, units| query.units = units),
        ),
        grouping(offered, query, on_change),
        ordering(offered, query, on_change),
    ];
    html! {<>
            { each(first) }
            <details class="fv-details fv-filters__more">
                <summary>{ "More filters, order and columns" }</summary>
                <div class="fv-filters__grid">{ each(more) }</div>
                { boxes(report, offered, query, on_change) }
            </details>
    </>}
}

/// A callback that changes one thing of the query.
pub fn on<T: 'static>(on_change: &Callback<Change>, set: fn(&mut Query, T)) -> Callback<T> {
    on_change.reform(move |value| -> Change { Box::new(move |query| set(query, value)) })
}

/// A filter by one of some values; nothing where there are not two to choose from.
fn list<T: Copy + PartialEq + 'static>(
    id: &'static str,
    label: &str,
    any: &str,
    offered: &[(T, usize)],
    word: fn(T) -> &'static str,
    chosen: Option<T>,
    on_value: Callback<Option<T>>,
) -> Html {
    if offered.len() < 2 && chosen.is_none() {
        return Html::default();
    }
    let options = offered
        .iter()
        .map(|(value, n)| format!("{} ({n})", word(*value)));
    let values: Vec<T> = offered.iter().map(|(value, _)| *value).collect();
    let place = chosen.and_then(|chosen| values.iter().position(|value| *value == chosen));
    let on_choice = on_value.reform(move |at: Option<usize>| at.map(|at| values[at]));
    choice(id, label, any, options, place, on_choice)
}

fn objectives(report: &Report, query: &Query, on_change: &Callback<Change>) -> Html {
    let held: Vec<usize> = (0..report.objectives.len())
        .filter(|at| report.under(*at).next().is_some())
        .collect();
    if held.len() < 2 && query.objective.is_none() {
        return Html::default();
    }
    let (label, what) = match report.sort {
        Sort::Benchmark => ("Topic", "topics"),
        _ => ("Objective", "objectives"),
    };
    let ids: Vec<String> = held
        .iter()
        .map(|at| report.objectives[*at].id.clone())
        .collect();
    let titles = held.iter().map(|at| {
        let n = report.under(*at).count();
        format!("{} ({n})", wording::objective(&report.objectives[*at]))
    });
    let place = ids
        .iter()
        .position(|id| Some(id) == query.objective.as_ref());
    let on_id = on(on_change, |query, id: Option<String>| query.objective = id);
    let on_choice = {
        let ids = ids.clone();
        on_id.reform(move |at: Option<usize>| at.map(|at| ids[at].clone()))
    };
    choice(
        "objective",
        label,
        &format!("All {} {what}", ids.len()),
        titles,
        place,
        on_choice,
    )
}

fn grouping(offered: &Offered, query: &Query, on_change: &Callback<Change>) -> Html {
    let held: Vec<Grouping> = Grouping::ALL
        .into_iter()
        .filter(|by| *by != Grouping::Rating || !offered.ratings.is_empty())
        .collect();
    let words = held.iter().map(|by| by.word().to_owned());
    let place = query
        .grouping
        .and_then(|by| held.iter().position(|other| *other == by));
    let on_grouping = on(on_change, |query, by| query.grouping = by);
    let values = held.clone();
    let on_choice = on_grouping.reform(move |at: Option<usize>| at.map(|at| values[at]));
    choice(
        "grouping",
        "Group by",
        "As suits the order",
        words,
        place,
        on_choice,
    )
}

fn ordering(offered: &Offered, query: &Query, on_change: &Callback<Change>) -> Html {
    let orders = offered.orders();
    let words: Vec<String> = orders
        .iter()
        .map(|order| wording::capital(&order_words(*order)))
        .collect();
    let place = query
        .order
        .and_then(|now| orders.iter().position(|order| *order == now));
    let on_order = on(on_change, |query, order| query.order = order);
    let on_choice = on_order.reform(move |at: Option<usize>| at.map(|at| orders[at]));
    choice(
        "order",
        "Order",
        "The report’s order",
        words,
        place,
        on_choice,
    )
}

/// What is ticked: measures with a target only, and the columns that are shown.
fn boxes(report: &Report, offered: &Offered, query: &Query, on_change: &Callback<Change>) -> Html {
    let tick = |id: String, words: String, on: bool, onchange: Callback<Event>| {
        html! {
            <div class="fv-tick">
                <input class="fv-tick__box" type="checkbox" id={id.clone()} checked={on} {onchange} />
                <label class="fv-tick__label" for={id}>{ words }</label>
            </div>
        }
    };
    let target = || {
        let on_target = on(on_change, |query, now| query.with_target = now);
        let now = query.with_target;
        let words = format!(
            "Only measures with a target in numbers ({})",
            offered.with_target
        );
        tick(
            "with-target".to_owned(),
            words,
            now,
            on_target.reform(move |_| !now),
        )
    };
    let columns = offered.columns.iter().map(|column| {
        let column = *column;
        let shown = !query.hidden.contains(&column);
        let on_columns = on(on_change, |query, hidden: Vec<ScorecardColumn>| {
            query.hidden = hidden
        });
        let mut hidden = query.hidden.clone();
        match shown {
            true => hidden.push(column),
            false => hidden.retain(|other| *other != column),
        }
        order::sort(&mut hidden, Ord::cmp);
        let name = column_name(report, column);
        tick(
            format!("column-{}", column as u8),
            name,
            shown,
            on_columns.reform(move |_| hidden.clone()),
        )
    });
    html! {<>
        if (1..report.indicators.len()).contains(&offered.with_target) { { target() } }
        <fieldset class="fv-ticks">
            <legend class="fv-field__label">{ "Columns" }</legend>
            { each(columns) }
        </fieldset>
    </>}
}

/// What a column is called: the heading of the only one with its role.
fn column_name(report: &Report, column: ScorecardColumn) -> String {
    let role = match column {
        ScorecardColumn::Previous => Role::Previous,
        ScorecardColumn::Target => Role::Target,
        ScorecardColumn::Current => Role::Current,
        ScorecardColumn::Ref => return "Ref".to_owned(),
        ScorecardColumn::Rating => return "Rating".to_owned(),
        ScorecardColumn::Direction => return "Direction".to_owned(),
        ScorecardColumn::Neighbours => return "Neighbours".to_owned(),
        ScorecardColumn::Trend => return "Trend".to_owned(),
    };
    let mut columns = report.columns.iter().filter(|other| other.role == role);
    match (columns.next(), columns.next(), role) {
        (Some(only), None, _) => only.heading.clone(),
        (_, _, Role::Previous) => "Earlier figures".to_owned(),
        (_, _, Role::Target) => "Targets".to_owned(),
        (_, _, Role::Current) => "Current figures".to_owned(),
    }
}
