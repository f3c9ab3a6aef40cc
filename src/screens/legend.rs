//! How to read the report: its ratings and directions in the council's words, the symbols that
//! stand for numbers, and how everything that is calculated here is worked out.

use crate::components::blocks::{block, paragraph, table};
use crate::components::glyph::movement_glyph;
use crate::components::nodes::each;
use crate::components::rating::rating;
use report_core::report::{Cell, Direction, Legend, Observations, Rating, Report};
use report_core::value::{Absent, Marks, Value};
use report_core::words::Movement;
use yew::prelude::*;

/// What the legend screen holds.
pub fn legend(report: &Report) -> Html {
    html! {<>
        <p class="fv-lead">{ lead(&report.legend) }</p>
        { block("Ratings".to_owned(), Some("Each rating has a shape and a word as well as a colour.".to_owned()), ratings(report)) }
        { block("Direction of travel".to_owned(), None, directions(report)) }
        { block("Symbols in place of numbers, or beside them".to_owned(), None, symbols(report)) }
        { block("How figures are worked out".to_owned(), Some("Worked out here from the numbers in the report. Published figures are shown as published.".to_owned()), worked_out()) }
        { block("Charts".to_owned(), None, charts()) }
    </>}
}

fn lead(legend: &Legend) -> String {
    match legend.ratings.is_empty() && legend.directions.is_empty() {
        true => "The report has no legend. This page explains how it is shown here.",
        false => "Ratings and directions are explained in the publisher’s words. How comparisons are worked out follows.",
    }
    .to_owned()
}

/// What a rating without colour means here.
fn ours(rating: Rating) -> Option<&'static str> {
    match rating {
        Rating::Red | Rating::Amber | Rating::Green => None,
        Rating::Commentary => Some("The report gives no rating and refers to its commentary."),
        Rating::NotRated => Some("The report says that it is not rated."),
        Rating::Lost => Some("A rating is printed, but it cannot be read in the source."),
    }
}

fn ratings(report: &Report) -> Html {
    let of_indicators = report.indicators.iter().map(|i| i.rating);
    let of_milestones = report.milestones.iter().map(|m| m.rating);
    let used: Vec<Rating> = of_indicators.chain(of_milestones).flatten().collect();
    let legend = &report.legend;
    let meant = |rating| legend.ratings.iter().find(|(of, _)| *of == rating);
    let shown = Rating::ALL
        .into_iter()
        .filter(|rating| used.contains(rating) || meant(*rating).is_some());
    let rows: Vec<Html> = shown
        .map(|found| {
            let symbol = meant(found).and_then(|(_, meaning)| meaning.symbol.clone());
            let ours = ours(found);
            let of_indicator = legend.measure(found).or(ours);
            let milestone = legend.milestone(found).or(ours);
            html! {
                <tr>
                    <th scope="row">{ rating(found, false) }</th>
                    { meaning("For a measure", of_indicator) }
                    { meaning("For a milestone", milestone) }
                    { meaning("Printed as", symbol.as_deref()) }
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return paragraph("The report publishes no ratings, and none are made up here.");
    }
    let heads = [
        ("Rating", false),
        ("For a measure", false),
        ("For a milestone", false),
        ("Printed as", false),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    table(
        "fv-table--list fv-table--words",
        "What ratings mean",
        &heads,
        rows,
    )
}

fn meaning(label: &'static str, words: Option<&str>) -> Html {
    match words {
        Some(words) => {
            html! { <td class="fv-table__full" data-label={label}>{ words.to_owned() }</td> }
        }
        None => {
            html! { <td class="fv-table__full" data-label={label}><span class="fv-direction--none">{ "not said" }</span></td> }
        }
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "Better",
        Direction::Same => "Same",
        Direction::Worse => "Worse",
        Direction::NotComparable => "Not comparable",
        Direction::Lost => "Not legible",
    }
}

fn directions(report: &Report) -> Html {
    let legend = &report.legend;
    let against = legend.against.map(|against| {
        paragraph(&format!(
            "Better and worse are against {}.",
            against.words()
        ))
    });
    let rows = legend.directions.iter().map(|(found, meant)| {
        html! {
            <tr>
                <th scope="row">{ direction_word(*found) }</th>
                { meaning("Meaning", meant.measure.as_deref()) }
                { meaning("Printed as", meant.symbol.as_deref()) }
            </tr>
        }
    });
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let heads = [
        ("Direction", false),
        ("Meaning", false),
        ("Printed as", false),
    ];
    let printed = (!legend.directions.is_empty()).then(|| {
        table(
            "fv-table--list fv-table--words",
            "What directions mean",
            &heads,
            rows,
        )
    });
    let arrow = |movement, words: &str| {
        html! { <li><span class="fv-direction">{ movement_glyph(movement) }<span>{ words.to_owned() }</span></span></li> }
    };
    html! {<>
        { against }
        { printed }
        <p>{ "An arrow is the movement of the figure; the word beside it is the judgement. The two are shown together only where they agree." }</p>
        <ul class="fv-legend">
            { arrow(Movement::Up, "The figure rose") }
            { arrow(Movement::Down, "The figure fell") }
            { arrow(Movement::Level, "The figure did not move by as much as is printed") }
        </ul>
        <p>{ "“Calculated” under an arrow: the report prints no direction, or none that can be read, and the two figures are counted alike. “As published” under a word: the report’s word, which its two figures do not bear out or do not show." }</p>
    </>}
}

/// The symbols among the values at hand; all of them where figures are in files of their own.
fn symbols(report: &Report) -> Html {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut see = |value: Value| {
        let absent = match value {
            Value::Absent(reason, _) => Some((reason.symbol(), reason.words())),
            Value::Number(..) => None,
        };
        for said in absent.into_iter().chain(value.marks().list()) {
            if !found.contains(&said) {
                found.push(said);
            }
        }
    };
    let of = |observations: &Option<Observations>, see: &mut dyn FnMut(Value)| {
        let series = observations.iter().flat_map(|found| &found.series);
        series
            .flat_map(|series| &series.values)
            .for_each(|v| see(*v));
    };
    for indicator in &report.indicators {
        let parts = indicator.breakdowns.iter().flat_map(|part| &part.cells);
        let cells = indicator.cells.iter().chain(parts).flatten();
        let unprinted = cells.filter(|cell: &&Cell| cell.printed.is_none());
        unprinted.for_each(|cell| see(cell.value));
        of(&indicator.observations, &mut see);
        if let Some(benchmark) = &indicator.benchmark {
            of(&benchmark.observations, &mut see);
        }
        for part in &indicator.breakdowns {
            of(&part.observations, &mut see);
        }
    }
    if report.indicators.iter().any(|i| i.file.is_some()) {
        let marks = Marks {
            provisional: true,
            revised: true,
            estimated: true,
            forecast: true,
            unreliable: true,
            break_before: true,
        };
        for reason in [
            Absent::Confidential,
            Absent::NotAvailable,
            Absent::NotApplicable,
            Absent::Low,
            Absent::NoneRecorded,
        ] {
            see(Value::Absent(reason, marks));
        }
    }
    if found.is_empty() {
        return paragraph("No symbols stand in this report’s figures.");
    }
    let rows = found.into_iter().map(|(symbol, words)| term(symbol, words));
    html! { <dl class="fv-deflist">{ each(rows) }</dl> }
}

fn term(term: &str, words: &str) -> Html {
    html! { <div class="fv-deflist__row"><dt>{ term.to_owned() }</dt><dd>{ words.to_owned() }</dd></div> }
}

fn terms(list: &[(&str, &str)]) -> Html {
    let rows = list.iter().map(|(name, words)| term(name, words));
    html! { <dl class="fv-deflist">{ each(rows) }</dl> }
}

fn worked_out() -> Html {
    terms(&[
        (
            "Neighbour mean",
            "The values of the statistical neighbours in one period, added up and divided by how many there are. The authority itself is left out, and so are neighbours without a value; how many remain is said. Where the source publishes an average, that one is shown. Where exactly one neighbour’s value is confidential no mean is shown, because it would give the value away.",
        ),
        (
            "Rank",
            "The place of the authority among itself and its neighbours on values of one and the same period. 1st is the best: the highest where high is good, the lowest where low is good. Without a judgement 1st is the highest. Equal values share the better place. Fewer than four places are not ranked.",
        ),
        (
            "Quartile bands",
            "All authorities in the file with a value for the period, in order, cut into four quartiles of about as many, with values between two authorities found by straight-line interpolation. A value on a cut takes the better quartile. There are none with fewer than eight values, or where more than a quarter of the values are equal.",
        ),
        (
            "Spread of the neighbours",
            "How far the neighbours’ values usually are from the one in their middle, the median: half of them are nearer to it, half are further away (the median absolute deviation). What is furthest from the neighbours is ordered by how many times this an authority is away, because every unit has it. There is none with fewer than five values.",
        ),
        (
            "Per cent",
            "A distance or movement is said in per cent only of a number that has a true zero and lies well above it: not of a score, a difference or a target of 0. What cannot be said so is named without a place in the order.",
        ),
        (
            "Figures in doubt",
            "A figure marked [u], or with a note that doubts it, is shown with that note and is in no list of the biggest or the furthest.",
        ),
        (
            "Change",
            "The later figure less the earlier, before rounding. Only periods of the same sort are compared, and never across a break in the series. Percentages differ by points.",
        ),
        (
            "Against the target",
            "The figure less the target for the year that it belongs to. A total to date is not held against a target for the whole year.",
        ),
        (
            "Rounding",
            "Everything is worked out on the numbers in the file and rounded once, when it is written. Where two figures look equal and are not, the sentence says so.",
        ),
    ])
}

fn charts() -> Html {
    terms(&[
        (
            "Lines",
            "The thick line is the authority. The neighbour mean, region and nation are thinner and named at their ends; light lines are single neighbours.",
        ),
        (
            "Targets",
            "Short level strokes, one for each period, never joined.",
        ),
        (
            "Not final",
            "A dashed end and an open dot: provisional, estimated or forecast.",
        ),
        (
            "Gaps and breaks",
            "A line stops where a value is missing, and where the figures are counted otherwise than before.",
        ),
        (
            "Axis",
            "A line chart need not start at zero; where it does not, a note under it says so. Bars always start at zero.",
        ),
    ])
}
