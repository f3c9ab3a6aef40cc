//! Where an authority stands among its statistical neighbours: its measures in quartile bands by topic,
//! and what moved most against them.

use crate::components::blocks::{block, hint, indicator_link, paragraph, table};
use crate::components::nodes::each;
use crate::route::{Place, Screen, View};
use crate::screens::compare::{KEY, shade};
use report_core::decimal::{rounded, tell_apart};
use report_core::find::Query;
use report_core::neighbour_movement::{Movement, Movements};
use report_core::position::Position;
use report_core::report::{Polarity, Report};
use report_core::statistics::{approx_eq, is_better};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// Rows of "improved most" and of "worsened most".
const MOST: usize = 5;

/// The quartiles in a word, the best first, as in [`KEY`].
const SHORT: [&str; 4] = ["best", "second", "third", "worst"];

/// The sections of the overview: what stands where by topic, what improved and what worsened.
pub fn benchmark(report: &Report, place: &Place) -> Html {
    html! {<>
        { standing(report, place) }
        { moved(report, place) }
    </>}
}

/// How many measures are in each band, the best first, and how many in none.
fn banded(positions: &[Option<Position>]) -> ([usize; 4], usize) {
    let mut counts = [0; 4];
    for band in positions.iter().flatten().filter_map(Position::band) {
        counts[band as usize] += 1;
    }
    (counts, positions.len() - counts.iter().sum::<usize>())
}

/// The topics, each with its measures in bands; a topic opens to its measures.
fn standing(report: &Report, place: &Place) -> Html {
    let topics: Vec<(usize, Vec<Option<Position>>)> = (0..report.objectives.len())
        .map(|at| {
            let positions = report.under(at).map(|i| Position::of(report, i));
            (at, positions.collect())
        })
        .filter(|(_, positions): &(_, Vec<_>)| !positions.is_empty())
        .collect();
    let all: Vec<Option<Position>> = topics.iter().flat_map(|(_, p)| p.clone()).collect();
    let (bands, _) = banded(&all);
    let area = report.area_name();
    let lead = wording::in_quartiles(area, bands).unwrap_or_else(|| {
        format!("No measure can be put into quartiles among {area} and its neighbours.")
    });
    let note = "Quartiles of the authorities in the file, in each measure’s latest period. Measures without a good direction, with fewer than 8 values or with more than a quarter of them equal have no quartile.";
    let topics = topics.iter().map(|(at, positions)| {
        let objective = &report.objectives[*at];
        let (bands, none) = banded(positions);
        html! {
            <details class="fv-details fv-topic">
                <summary>
                    <span class="fv-topic__name">{ wording::objective(objective) }</span>
                    { each(chips(bands, none)) }
                </summary>
                { indicators(report, place, *at, positions) }
            </details>
        }
    });
    let body = html! {<>
        <p class="fv-benchmark__lead">{ lead }</p>
        { each(topics) }
    </>};
    block(format!("Where {area} stands"), Some(note.to_owned()), body)
}

/// How many of a topic's measures are in each band, `3 best`, and `12 without quartile`. A band
/// with none keeps its column empty.
fn chips(bands: [usize; 4], none: usize) -> Vec<Html> {
    let words = |n: usize, word: &str| (n > 0).then(|| format!("{n} {word}"));
    let banded = KEY
        .iter()
        .zip(SHORT)
        .zip(bands)
        .map(|(((band, _), word), n)| {
            let class = classes!("fv-topic__count", (n > 0).then(|| shade(*band)));
            html! { <span {class}>{ words(n, word) }</span> }
        });
    let none = html! { <span class="fv-topic__none">{ words(none, "without quartile") }</span> };
    banded.chain([none]).collect()
}

/// The measures of a topic that are compared: figure, rank, quartile and change.
fn indicators(
    report: &Report,
    place: &Place,
    topic: usize,
    positions: &[Option<Position>],
) -> Html {
    let compared: Vec<&Position> = positions
        .iter()
        .flatten()
        .filter(|position| position.rank().is_some() || position.mean.is_some())
        .collect();
    let rows = compared.iter().map(|position| {
        let band = position.band();
        let band_name = KEY.iter().find(|(other, _)| Some(*other) == band);
        let figure = position.unit.write(position.value);
        let when = words::when_within(position.period, position.basis);
        html! {
            <tr>
                <th scope="row">{ indicator_link(place, position.indicator) }{ hint(Some(&wording::capital(&when))) }</th>
                <td class="fv-table__num fv-table__strong" data-label="Figure">{ figure }</td>
                <td data-label="Rank">{ words::rank_of(position).unwrap_or_default() }</td>
                <td data-label="Quartile" class={classes!(band.map(shade))}>{ band_name.map_or("None", |(_, name)| name) }</td>
                { change_cell(position) }
            </tr>
        }
    });
    let heads = [
        ("Measure", false),
        ("Figure", true),
        ("Rank", false),
        ("Quartile", false),
        ("Change", false),
    ];
    let apart = positions.len() - compared.len();
    let query = Query {
        objective: Some(report.objectives[topic].id.clone()),
        ..Query::default()
    };
    let scorecard = View::Report(place.clone(), Screen::Scorecard(query)).href();
    let all = format!(
        "All {} in the scorecard",
        wording::count(positions.len(), "measure")
    );
    html! {<>
        if !compared.is_empty() {
            { table("fv-table--list fv-table--standing", "Measures of the topic beside the neighbours", &heads, html! { <tbody>{ each(rows) }</tbody> }) }
        }
        if apart > 0 {
            { paragraph(&format!("{} not compared: places differ in size, or too few have a value.", wording::count(apart, "measure"))) }
        }
        <p class="fv-onward"><a href={scorecard}>{ all }</a></p>
    </>}
}

/// The own change since the previous comparable period: `Up from 134 at 31 March 2024, worse`.
/// `None` where there is none that can be set against the neighbours.
fn change(position: &Position) -> Option<String> {
    let earlier = position.earlier()?;
    let unit = position.unit;
    let mut figures = [earlier.value, position.value].map(|value| (value, unit.places(value)));
    tell_apart(&mut figures);
    let [(before, decimals), _] = figures;
    let before = unit.write_at(before, decimals);
    let since = words::when_within(&earlier.period, position.basis);
    let side = match position.value {
        now if approx_eq(now, earlier.value) => return Some(format!("{before} {since} too")),
        now if now > earlier.value => "Up",
        _ => "Down",
    };
    let judged = match position.polarity {
        Polarity::High | Polarity::Low => {
            match is_better(position.value, earlier.value, position.polarity) {
                true => ", better",
                false => ", worse",
            }
        }
        Polarity::Plan | Polarity::None => "",
    };
    Some(format!("{side} from {before} {since}{judged}"))
}

fn change_cell(position: &Position) -> Html {
    match change(position) {
        Some(words) => html! { <td class="fv-table__full" data-label="Change">{ words }</td> },
        None => html! { <td class="fv-table__empty"></td> },
    }
}

/// What improved and what worsened most against the neighbours.
fn moved(report: &Report, place: &Place) -> Html {
    let found = Movements::of(report, report.indicators.iter());
    let (improved, worsened) = (found.improved.len(), found.worsened.len());
    if improved + worsened == 0 {
        return Html::default();
    }
    let list = |heading: &str, caption: &str, moved: &[Movement]| {
        if moved.is_empty() {
            return Html::default();
        }
        let rows = moved.iter().take(MOST).map(|one| row(place, one));
        let heads = [
            ("Measure", false),
            ("Before", true),
            ("Now", true),
            ("Neighbours’ median", true),
            ("Of their spread", true),
        ];
        let rows = html! { <tbody>{ each(rows) }</tbody> };
        html! {<>
            <h3 class="fv-passage__heading">{ heading.to_owned() }</h3>
            { table("fv-table--list fv-table--moved", caption, &heads, rows) }
        </>}
    };
    let mut counted = format!("Against the neighbours {improved} improved, {worsened} worsened");
    match found.level {
        0 => counted.push('.'),
        n => counted.push_str(&format!(" and {n} moved as they did.")),
    }
    if found.apart > 0 {
        counted.push_str(&format!(
            " {} cannot be told: no good direction, no earlier figure to compare, figures in doubt or neighbours too close together.",
            found.apart
        ));
    }
    let note = "The change since the previous comparable period, less the change of the neighbours’ median, counted in the neighbours’ spread: 2 times is twice as far as a neighbour usually is from the median. Calculated.";
    let body = html! {<>
        { paragraph(&counted) }
        { list("Improved most", "Measures that improved most against the neighbours", &found.improved) }
        { list("Worsened most", "Measures that worsened most against the neighbours", &found.worsened) }
    </>};
    block(
        "Change against the neighbours".to_owned(),
        Some(note.to_owned()),
        body,
    )
}

fn row(place: &Place, moved: &Movement) -> Html {
    let Movement {
        position,
        earlier,
        times,
    } = moved;
    let unit = position.unit;
    let mut figures = [earlier.value, position.value].map(|value| (value, unit.places(value)));
    tell_apart(&mut figures);
    let [before, now] = figures.map(|(value, decimals)| unit.write_at(value, decimals));
    let median = position.spread.map(|spread| spread.median);
    let medians: Vec<String> = [Some(earlier.median), median]
        .into_iter()
        .flatten()
        .map(|median| unit.write_at(median, unit.mean_decimals()))
        .collect();
    let when = format!(
        "{}, from {}",
        wording::capital(&words::when_within(position.period, position.basis)),
        words::when_within(&earlier.period, position.basis)
    );
    html! {
        <tr>
            <th scope="row">{ indicator_link(place, position.indicator) }{ hint(Some(&when)) }</th>
            <td class="fv-table__num" data-label="Before">{ before }</td>
            <td class="fv-table__num fv-table__strong" data-label="Now">{ now }</td>
            <td class="fv-table__num" data-label="Neighbours’ median">{ medians.join(" to ") }</td>
            <td class="fv-table__num" data-label="Of their spread">{ format!("{} times", rounded(times.abs(), 1)) }</td>
        </tr>
    }
}
