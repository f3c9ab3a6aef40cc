//! What a reader wants first, below the counts: what is red and why, what moved, what is furthest
//! from target and neighbours, milestones at risk, developments, money in a line a table.
//!
//! A section, and a column of a table, stands only where there is something for it.

use crate::components::blocks::{block, folded, hint, indicator_link, paragraph, table};
use crate::components::milestone::{due, lead, rated};
use crate::components::nodes::each;
use crate::components::rating::direction;
use crate::route::{Place, Tab};
use crate::screens::benchmark::benchmark;
use report_core::decimal::{places_apart, rounded, tell_apart};
use report_core::doubted::{self, Doubt};
use report_core::overview::{self, Apart, Distance, Reason, Why};
use report_core::position::Position;
use report_core::ratio;
use report_core::report::{
    Cell, Indicator, Milestone, Passage, Polarity, Rating, Report, Role, Sort,
};
use report_core::words;
use report_view::wording::{self, apart, counts};
use yew::prelude::*;

/// Rows of "furthest from".
const FURTHEST: usize = 3;
/// What a list leaves out of its order: at most so many by name.
const NAMED: usize = 5;

/// All sections of the overview, in the order of the page. Second-level headings.
pub fn overview(report: &Report, place: &Place) -> Html {
    html! {<>
        { headlines(report, place) }
        { since(report, place) }
        { super::topics::topics(report, place) }
        { red(report, place) }
        { passed(report, place) }
        { super::targets::targets(report, place) }
        { super::movements::movements(report, place) }
        { from_target(report, place) }
        if report.sort == Sort::Benchmark {
            { benchmark(report, place) }
        }
        { from_neighbours(report, place) }
        { at_risk(report, place) }
        { super::actions::summary(report, place) }
        { headings("Developments", &report.developments, "key development", place) }
        { headings("Emerging issues", &report.emerging_issues, "emerging issue", place) }
        { finance(report, place) }
    </>}
}

/// A link to a part in a paragraph of its own.
fn onward(part: Tab, place: &Place, words: &str) -> Html {
    html! { <p class="fv-onward"><a href={part.link(place)}>{ words }</a></p> }
}

/// The heading of the only column with a role, else the role's own word.
pub(super) fn column_head<'r>(report: &'r Report, role: Role, word: &'r str) -> &'r str {
    let mut columns = report.columns.iter().filter(|column| column.role == role);
    match (columns.next(), columns.next()) {
        (Some(only), None) => &only.heading,
        _ => word,
    }
}

/// The measures that the report puts first, under its objectives where there are several.
fn headlines(report: &Report, place: &Place) -> Html {
    let under = |at: usize| report.under(at).filter(|indicator| indicator.headline);
    let groups: Vec<usize> = (0..report.objectives.len())
        .filter(|at| under(*at).next().is_some())
        .collect();
    if groups.is_empty() {
        return Html::default();
    }
    let row = |indicator: &Indicator| {
        let keys = words::key_cells(report, &indicator.cells);
        let going = words::direction(report, indicator);
        // Only a number is large: words and "N/A" are not.
        let large = keys
            .current
            .is_some_and(|(_, cell)| cell.value.number().is_some());
        html! {
            <tr class={large.then_some("fv-table__large")}>
                <th scope="row">{ indicator_link(place, indicator) }</th>
                { figure(report, indicator, keys.current, large) }
                { figure(report, indicator, keys.target, false) }
                <td class="fv-table__rate">{ rated(indicator.rating) }</td>
                <td>{ going.map(|going| direction(&going)) }</td>
            </tr>
        }
    };
    let bodies = groups.iter().map(|at| {
        let head = (groups.len() > 1).then(|| {
            html! {
                <tr class="fv-table__group">
                    <th colspan="5" scope="rowgroup">{ wording::objective(&report.objectives[*at]) }</th>
                </tr>
            }
        });
        html! { <tbody>{ head }{ each(under(*at).map(row)) }</tbody> }
    });
    let heads = [
        ("Measure", false),
        (column_head(report, Role::Current, "Current"), true),
        (column_head(report, Role::Target, "Target"), true),
        ("Rating", false),
        ("Direction", false),
    ];
    let class = "fv-table--list fv-table--reasons fv-table--headlines";
    let body = table(class, "Headline measures", &heads, each(bodies));
    block("Headline measures".to_owned(), None, body)
}

/// What differs from the release before, where the publisher of both wrote it down.
fn since(report: &Report, place: &Place) -> Html {
    let Some(since) = &report.since else {
        return Html::default();
    };
    let body = html! {<>
        { each(since.sentences.iter().map(|sentence| paragraph(sentence))) }
        { onward(Tab::Changes, place, "Every change, one by one") }
    </>};
    let heading = format!("What changed since {}", since.period.words());
    let note = "Worked out from what the two reports publish.";
    block(heading, Some(note.to_owned()), body)
}

/// The reason for its rating: the reason that the report gives, else its commentary or the
/// beginning of it, said to be so.
fn why(reason: Option<&str>, commentary: &[String]) -> Html {
    let (before, text, after) = match overview::reason(reason, commentary) {
        Some(Reason::Given(text)) => (None, text, ""),
        Some(Reason::Commentary(text)) => (Some("Commentary: "), text, ""),
        Some(Reason::Begins(text)) => (Some("Commentary begins: "), text, " …"),
        None => (Some("No reason is published."), "", ""),
    };
    let before = before.map(|words| html! { <span class="fv-direction--none">{ words }</span> });
    html! { <td class="fv-table__full fv-table__why">{ before }{ text.to_owned() }{ after }</td> }
}

/// What is red, and why.
fn red(report: &Report, place: &Place) -> Html {
    let red = overview::red(report);
    if red.is_empty() {
        return match words::no_red(report) {
            Some(words) => {
                let loose = words::loose_ratings(report) > 0;
                let way = loose.then(|| onward(Tab::Developments, place, "The other figures"));
                let body = html! {<>{ paragraph(&words) }{ way }</>};
                block("What is red".to_owned(), None, body)
            }
            None => Html::default(),
        };
    }
    let legend = report.legend.measure(Rating::Red);
    let note = legend.map(|words| format!("Red, in this council’s words: “{words}”"));
    let current = column_head(report, Role::Current, "Current");
    let target = column_head(report, Role::Target, "Target");
    let previous = column_head(report, Role::Previous, "Earlier");
    // A column that no row fills is none.
    let filled = |pick: fn(&words::KeyCells) -> bool| {
        let mut keys = red.iter().map(|i| words::key_cells(report, &i.cells));
        keys.any(|keys| pick(&keys))
    };
    let shown = [
        filled(|keys| keys.current.is_some()),
        filled(|keys| keys.target.is_some()),
        filled(|keys| keys.previous.is_some()),
    ];
    let rows = red.iter().map(|&indicator| {
        let keys = words::key_cells(report, &indicator.cells);
        let cells: Vec<&Cell> = [keys.current, keys.target, keys.previous]
            .into_iter()
            .flatten()
            .map(|(_, cell)| cell)
            .collect();
        let doubt = doubted::of_cells(indicator, &cells);
        let figures = [keys.current, keys.target, keys.previous];
        let figures = figures.into_iter().zip(shown).enumerate();
        let figures = figures.filter(|(_, (_, shown))| *shown);
        html! {
            <tr>
                <th scope="row">{ indicator_link(place, indicator) }{ hint(doubt.map(Doubt::words)) }</th>
                { each(figures.map(|(at, (found, _))| figure(report, indicator, found, at == 0))) }
                { why(indicator.reason.as_deref(), &indicator.commentary) }
            </tr>
        }
    });
    let figures = [current, target, previous].into_iter().zip(shown);
    let figures = figures.filter_map(|(head, shown)| shown.then_some((head, true)));
    let heads = [("Measure", false)].into_iter().chain(figures);
    let heads: Vec<_> = heads.chain([("Why", false)]).collect();
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let class = "fv-table--list fv-table--reasons";
    let body = table(class, "Measures rated red, with reasons", &heads, rows);
    block("What is red, and why".to_owned(), note, body)
}

/// What is certain of a year that is not over: the counts that have passed its target.
fn passed(report: &Report, place: &Place) -> Html {
    let found = overview::passed(report);
    if found.is_empty() {
        return Html::default();
    }
    let items = found.iter().map(|passed| {
        html! {
            <li>{ indicator_link(place, passed.indicator) }<p>{ passed.words() }</p></li>
        }
    });
    let note = "Counts to date that are above the target for the whole year already.";
    let body = html! { <ul class="fv-headings">{ each(items) }</ul> };
    block("The year so far".to_owned(), Some(note.to_owned()), body)
}

/// A printed figure of a row, its column said on a phone.
fn figure(
    report: &Report,
    indicator: &Indicator,
    found: Option<(usize, &Cell)>,
    strong: bool,
) -> Html {
    let Some((column, cell)) = found else {
        return html! { <td class="fv-table__num fv-table__empty"></td> };
    };
    let wordy = wording::is_wordy(cell);
    let class = classes!(
        "fv-table__num",
        (strong && !wordy).then_some("fv-table__strong"),
        wordy.then_some("fv-table__num--words"),
    );
    let label = wording::heading(report, column, cell).to_owned();
    html! { <td {class} data-label={label}>{ wording::cell(cell, &indicator.unit) }</td> }
}

/// What a list of distances says about judgement.
fn judged(shown: &[&Distance], polarity: impl Fn(&Distance) -> Polarity) -> &'static str {
    let open = |d: &&&Distance| matches!(polarity(d), Polarity::Plan | Polarity::None);
    match shown.iter().filter(open).count() {
        0 => "All are on the worse side.",
        n if n == shown.len() => {
            "No judgement which side is better is published for them, so either side counts."
        }
        _ => "On the worse side where there is a judgement; on either side where there is none.",
    }
}

fn percent(size: f64) -> String {
    match rounded(size, 0).as_str() {
        "0" => "less than 1%".to_owned(),
        whole => format!("{whole}%"),
    }
}

/// What a list leaves out of its order, with the reasons: at most [`NAMED`] by name, of the others
/// how many. `words` says how far each is from what it is held against. Names have no links: a page
/// has only so many stops of the tabulator key.
pub(super) fn not_ranked(
    report: &Report,
    list: &[Apart],
    words: impl Fn(&Apart) -> Option<String>,
) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let items = list.iter().take(NAMED).map(|one| {
        let reason = match one.why {
            Why::Doubted(doubt) => format!("In doubt: {}", doubt.words()),
            Why::NoPercent => ratio::why_not(one.indicator, one.from).to_owned(),
            Why::NoSpread => {
                "Fewer than five neighbours have a value, or the file does not say how they spread."
                    .to_owned()
            }
            Why::CloseTogether => "The neighbours lie too close together to measure by.".to_owned(),
            Why::Later(period) => format!(
                "The first figures to compare are of {}, {}.",
                period.words(),
                match report.sort {
                    Sort::Plan => "after this plan began",
                    _ => "after this report’s own time",
                }
            ),
        };
        let far = words(one).map(|words| format!(": {words}"));
        html! { <li>{ one.indicator.heading() }{ far }{ "." }{ hint(Some(&reason)) }</li> }
    });
    let more = match list.len().saturating_sub(NAMED) {
        0 => Html::default(),
        1 => paragraph("1 more is not ranked."),
        n => paragraph(&format!("{n} more are not ranked.")),
    };
    let words = format!("Not ranked: {}", wording::count(list.len(), "measure"));
    let body = html! {<><ul class="fv-headings">{ each(items) }</ul>{ more }</>};
    folded(&words, Some(&words), body)
}

/// A figure and its target in words, so that two that differ do not look alike.
fn both(report: &Report, indicator: &Indicator, value: f64, target: f64) -> [String; 2] {
    let unit = &indicator.unit;
    let keys = words::key_cells(report, &indicator.cells);
    let places = [keys.current, keys.target].map(|found| {
        let (_, cell) = found?;
        Some(words::cell_places(cell, unit))
    });
    let mut figures = [(value, places[0]), (target, places[1])]
        .map(|(number, places)| (number, places.unwrap_or_else(|| unit.places(number))));
    tell_apart(&mut figures);
    figures.map(|(number, decimals)| unit.write_at(number, decimals))
}

fn from_target(report: &Report, place: &Place) -> Html {
    let list = overview::furthest_from_target(report);
    let shown: Vec<&Distance> = list.ranked.iter().take(FURTHEST).collect();
    if shown.is_empty() && list.apart.is_empty() {
        return Html::default();
    }
    let heading = "Furthest from target".to_owned();
    let words = |indicator: &Indicator, value: f64, from: f64| {
        let unit = &indicator.unit;
        format!(
            "{} the target of {}",
            apart(unit, value, from, places_apart(value, from, unit.decimals)),
            both(report, indicator, value, from)[1]
        )
    };
    let others = not_ranked(report, &list.apart, |one| {
        Some(words(one.indicator, one.value, one.from))
    });
    let whole = "A part of a year is not held against the target for the whole.";
    if shown.is_empty() {
        return block(heading, Some(whole.to_owned()), others);
    }
    let note = format!(
        "By distance in per cent of the target. {} {whole}",
        judged(&shown, |d| d.indicator.polarity)
    );
    let rows = shown.iter().map(|d| {
        let [value, _] = both(report, d.indicator, d.value, d.from);
        distance_row(
            indicator_link(place, d.indicator),
            value,
            words(d.indicator, d.value, d.from),
            percent(d.size),
        )
    });
    let body = html! {<>
        { distances("Measures furthest from their target", "Of the target", each(rows)) }
        { others }
    </>};
    block(heading, Some(note), body)
}

fn from_neighbours(report: &Report, place: &Place) -> Html {
    let list = overview::furthest_from_neighbours(report);
    let shown: Vec<&Distance> = list.ranked.iter().take(FURTHEST).collect();
    if shown.is_empty() && list.apart.is_empty() {
        return Html::default();
    }
    let polarity = |d: &Distance| {
        Position::of(report, d.indicator).map_or(d.indicator.polarity, |p| p.polarity)
    };
    let others = not_ranked(report, &list.apart, |one| {
        let position = Position::of(report, one.indicator)?;
        let middle = match position.spread {
            Some(_) => "median",
            None => "mean",
        };
        let unit = position.unit;
        Some(format!(
            "{} the neighbour {middle} of {}",
            apart(unit, one.value, one.from, unit.mean_decimals()),
            unit.write_at(one.from, unit.mean_decimals()),
        ))
    });
    let onward = onward(Tab::Compare, place, "All measures by neighbours");
    let heading = "Furthest from the neighbours".to_owned();
    if shown.is_empty() {
        return block(heading, None, html! {<>{ others }{ onward }</>});
    }
    let note = format!(
        "By distance from the neighbours’ median: 2 times is twice as far as a neighbour usually is. {} Compared figures can be counted otherwise than the report’s own.",
        judged(&shown, polarity)
    );
    let rows = shown.iter().filter_map(|d| {
        let position = Position::of(report, d.indicator)?;
        let mean = position.mean.as_ref()?;
        let unit = position.unit;
        let words = format!(
            "{} the neighbour median of {}",
            apart(unit, d.value, d.from, unit.mean_decimals()),
            unit.write_at(d.from, unit.mean_decimals()),
        );
        let below = format!(
            "{}, {} ({})",
            position.title(),
            words::when_within(position.period, position.basis),
            words::mean_of(report, mean),
        );
        let name = html! {<>{ indicator_link(place, d.indicator) }{ hint(Some(&below)) }</>};
        let times = format!("{} times", rounded(d.size, 1));
        Some(distance_row(name, unit.write(d.value), words, times))
    });
    let caption = "Measures furthest from the median of the statistical neighbours";
    let body = html! {<>
        { distances(caption, "Of their spread", each(rows)) }
        { others }
        { onward }
    </>};
    block(heading, Some(note), body)
}

fn distances(caption: &str, of: &str, rows: Html) -> Html {
    let heads = [
        ("Measure", false),
        ("Figure", true),
        ("Distance", false),
        (of, true),
    ];
    let rows = html! { <tbody>{ rows }</tbody> };
    table("fv-table--list fv-table--distances", caption, &heads, rows)
}

fn distance_row(name: Html, value: String, words: String, size: String) -> Html {
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td class="fv-table__num fv-table__strong">{ value }</td>
            <td class="fv-table__far">{ words }</td>
            <td class="fv-table__num fv-table__size">{ size }</td>
        </tr>
    }
}

fn at_risk(report: &Report, place: &Place) -> Html {
    let all = report.milestones.len();
    if all == 0 {
        return Html::default();
    }
    let link = onward(
        Tab::Milestones,
        place,
        &format!("All {}", wording::count(all, "milestone")),
    );
    let found = overview::at_risk(report);
    if found.is_empty() {
        let body = html! {<>{ paragraph(&lead(report)) }{ link }</>};
        return block("Milestones".to_owned(), None, body);
    }
    let rated_words = counts(report.milestones.iter().map(|m| m.rating));
    let note = format!("Of {}: {rated_words}.", wording::count(all, "milestone"));
    let (red, amber): (Vec<&Milestone>, Vec<&Milestone>) =
        found.iter().partition(|m| m.rating == Some(Rating::Red));
    let of = |list: &[&Milestone], caption: &str| {
        let rows = list.iter().map(|milestone| risk_row(milestone));
        let heads = [
            ("Rating", false),
            ("Milestone", false),
            ("Due", false),
            ("Why", false),
        ];
        let rows = html! { <tbody>{ each(rows) }</tbody> };
        table("fv-table--list fv-table--milestones", caption, &heads, rows)
    };
    // With red ones above them, a phone folds the amber ones away.
    let body = match (red.is_empty(), amber.is_empty()) {
        (false, false) => html! {<>
            { of(&red, "Milestones rated red") }
            { folded(
                &format!("{} rated amber", wording::count(amber.len(), "milestone")),
                None,
                of(&amber, "Milestones rated amber"),
            ) }
        </>},
        (false, true) => of(&red, "Milestones rated red"),
        (true, _) => of(&amber, "Milestones rated amber"),
    };
    block(
        "Milestones at risk".to_owned(),
        Some(note),
        html! {<>{ body }{ link }</>},
    )
}

fn risk_row(milestone: &Milestone) -> Html {
    html! {
        <tr>
            <td class="fv-table__rate">{ rated(milestone.rating) }</td>
            <th scope="row">{ &milestone.title }{ " " }{ hint(milestone.printed_ref.as_deref()) }</th>
            <td data-label="Due">{ due(milestone) }</td>
            { why(milestone.reason.as_deref(), &milestone.commentary) }
        </tr>
    }
}

/// The headings of some passages, and the way to where they stand in full.
fn headings(heading: &str, list: &[Passage], what: &str, place: &Place) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let items = list.iter().map(|passage| {
        let words = passage
            .heading
            .as_deref()
            .or_else(|| overview::opening(&passage.text))
            .unwrap_or("Without a heading");
        html! { <li>{ words.to_owned() }{ hint(passage.printed_ref.as_deref()) }</li> }
    });
    // One way for all: they stand together, and a page has only so many stops of the tabulator key.
    let show = wording::count(list.len(), what);
    let body = html! {<>
        { folded(&show, None, html! { <ul class="fv-headings">{ each(items) }</ul> }) }
        { onward(Tab::Developments, place, &format!("{heading} in full")) }
    </>};
    block(heading.to_owned(), None, body)
}

fn finance(report: &Report, place: &Place) -> Html {
    if report.finance.is_empty() {
        return Html::default();
    }
    let lines = report.finance.iter().map(|table| {
        let line = overview::finance_line(table);
        let line = line.unwrap_or_else(|| "The table prints no total.".to_owned());
        html! {
            <p><a href={Tab::Finance.link(place)}>{ &table.title }</a>{ ". " }{ line }</p>
        }
    });
    let show = format!("Show {}", wording::count(report.finance.len(), "table"));
    block("Finance".to_owned(), None, folded(&show, None, each(lines)))
}
