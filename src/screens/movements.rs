//! The biggest movements of a report: how far its counts and rates went from the earlier figure.

use super::overview::{column_head, not_ranked};
use crate::components::blocks::{block, indicator_link, table};
use crate::components::chart::change_bar;
use crate::components::nodes::each;
use crate::route::Place;
use report_core::decimal::{rounded, tell_apart};
use report_core::overview::{self, Moved};
use report_core::report::{Report, Role};
use report_view::wording;
use yew::prelude::*;

/// Bars of the biggest movements.
const MOVEMENTS: usize = 5;

/// `+103%`, `−20%`, `0%`; a movement lost in rounding has no sign.
fn signed(percent: f64) -> String {
    match rounded(percent, 0).as_str() {
        "0" => "0%".to_owned(),
        below if percent < 0.0 => format!("{below}%"),
        above => format!("+{above}%"),
    }
}

/// The biggest of the movements, in the order given.
fn biggest(mut moved: Vec<Moved<'_>>) -> Vec<Moved<'_>> {
    while moved.len() > MOVEMENTS {
        // Rises come first and falls last, so the smallest stands between them.
        let sizes = moved.iter().map(|m| m.percent.abs()).enumerate();
        let smallest = sizes.reduce(|a, b| if b.1 < a.1 { b } else { a });
        moved.remove(smallest.map_or(0, |(at, _)| at));
    }
    moved
}

/// The biggest movements: headline, bars and figures in a table with links, sentence; nothing
/// where no two figures can be compared.
pub(super) fn movements(report: &Report, place: &Place) -> Html {
    let list = overview::movements(report);
    let others = not_ranked(report, &list.apart, |one| {
        let unit = &one.indicator.unit;
        Some(format!(
            "from {} to {}",
            unit.write(one.from),
            unit.write(one.value)
        ))
    });
    let heading = "Biggest movements".to_owned();
    let (found, mut moved) = (list.ranked.len(), biggest(list.ranked));
    moved.retain(|m| m.now != m.before);
    let largest = moved
        .iter()
        .reduce(|a, b| match b.percent.abs() > a.percent.abs() {
            true => b,
            false => a,
        });
    let Some(largest) = largest else {
        return match list.apart.is_empty() {
            true => Html::default(),
            false => block(heading, None, others),
        };
    };
    let written = |m: &Moved| {
        let unit = &m.indicator.unit;
        let mut figures = [m.before, m.now].map(|value| (value, unit.places(value)));
        tell_apart(&mut figures);
        let [before, now] = figures.map(|(value, decimals)| unit.write_at(value, decimals));
        (before, now)
    };
    let (before, now) = written(largest);
    let headline = format!("{}: from {before} to {now}", largest.indicator.heading());
    let earlier = column_head(report, Role::Previous, "Earlier");
    let current = column_head(report, Role::Current, "Current");
    let sub = format!(
        "Change from “{earlier}” to “{current}” in per cent, {}",
        report.area_name()
    );
    let sentence = movements_sentence(&moved);
    let note = format!(
        "Counts and rates whose two figures are counted alike. {}",
        match found > moved.len() {
            true => format!(
                "Shown are {} of {found} measures that can be compared so.",
                moved.len()
            ),
            false => String::new(),
        }
    );
    let ends = moved.iter().fold((0.0, 0.0), |(low, high): (f64, f64), m| {
        (low.min(m.percent), high.max(m.percent))
    });
    let rows = moved.iter().map(|m| {
        let (before, now) = written(m);
        html! {
            <tr>
                <th scope="row">{ indicator_link(place, m.indicator) }</th>
                <td class="fv-table__num fv-table__then">{ before }</td>
                <td class="fv-table__num fv-table__strong">{ now }</td>
                <td class="fv-table__num fv-table__bar">
                    { change_bar(m.percent, ends) }{ signed(m.percent) }
                </td>
            </tr>
        }
    });
    let heads = [
        ("Measure", false),
        (earlier, true),
        (current, true),
        ("Change in per cent", true),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let body = html! {<>
        <h3 class="fv-figure__headline">{ headline }</h3>
        <p class="fv-figure__sub">{ sub }</p>
        { table("fv-table--list fv-table--bars", "Biggest movements", &heads, rows) }
        <p class="fv-figure__note">{ sentence }</p>
        { others }
    </>};
    block(heading, Some(note.trim_end().to_owned()), body)
}

/// `9 measures shown; the figure rose in 5 and fell in 4.`
fn movements_sentence(moved: &[Moved]) -> String {
    let up = moved.iter().filter(|m| m.percent > 0.0).count();
    let down = moved.len() - up;
    let shown = wording::count(moved.len(), "measure");
    match (up, down) {
        (1, 0) => format!("{shown} shown; the figure rose."),
        (0, 1) => format!("{shown} shown; the figure fell."),
        (_, 0) => format!("{shown} shown; the figure rose in every one."),
        (0, _) => format!("{shown} shown; the figure fell in every one."),
        _ => format!("{shown} shown; the figure rose in {up} and fell in {down}."),
    }
}
