//! Measures by neighbours: every value with its rank, for each measure's latest period.
//!
//! A cell is shaded by its quartile band where there is a judgement and enough places; the rank
//! stands in words in every cell, so nothing depends on the shade.

use super::{Part, hint, measure_link, said, top};
use crate::components::nodes::each;
use crate::route::Place;
use crate::wording;
use report_core::compare::{Comparison, Ranked};
use report_core::reckon::{Band, Bands};
use report_core::report::{Area, AreaKind, Indicator, Polarity, Report};
use report_core::value::Value;
use report_core::words;
use yew::prelude::*;

/// A measure with figures of other places at hand.
fn comparison<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<Comparison<'r>> {
    let comparison = Comparison::of(report, indicator)?;
    comparison.latest()?;
    let beside = comparison.neighbours().any(|(_, series)| series.is_some())
        || comparison.region().is_some()
        || comparison.nation().is_some();
    beside.then_some(comparison)
}

/// Whether a measure can be compared: with figures at hand, or in a file of its own.
pub(super) fn offered(report: &Report, indicator: &Indicator) -> bool {
    indicator.file.is_some() || comparison(report, indicator).is_some()
}

/// The compare screen of the report's own measures.
pub fn compare(report: &Report, place: &Place) -> Html {
    let indicators: Vec<&Indicator> = report.indicators.iter().collect();
    html! {<>
        { top(report, place, Part::Compare) }
        { heat_table(report, &indicators, place) }
    </>}
}

/// The heat table of some measures, by objective: those of the report, or with what files of
/// their own said put in ([`Indicator::with`]).
pub fn heat_table(report: &Report, indicators: &[&Indicator], place: &Place) -> Html {
    let rows: Vec<Comparison> = indicators
        .iter()
        .filter_map(|indicator| comparison(report, indicator))
        .collect();
    let elsewhere = indicators.iter().filter(|i| i.file.is_some()).count();
    let elsewhere = (elsewhere > 0).then(|| {
        said(&format!(
            "The figures of {} are in files of their own and are read when the measure is opened.",
            wording::count(elsewhere, "measure")
        ))
    });
    if rows.is_empty() {
        return html! {<>
            <p class="fv-lead">{ "No figures of other places are at hand." }</p>
            { elsewhere }
        </>};
    }
    let columns = Columns::of(report, &rows);
    let unjudged = rows
        .iter()
        .filter(|c| matches!(c.polarity, Polarity::Plan | Polarity::None))
        .count();
    let groups = report
        .objectives
        .iter()
        .enumerate()
        .filter_map(|(at, objective)| {
            let mut under = rows
                .iter()
                .filter(|c| c.indicator.objective == at)
                .peekable();
            under.peek()?;
            Some(html! {
                <tbody>
                    <tr class="fv-table__group">
                        <th colspan={(1 + columns.all().count()).to_string()} scope="rowgroup">
                            { wording::objective(objective) }
                        </th>
                    </tr>
                    { each(under.map(|c| row(&columns, c, place))) }
                </tbody>
            })
        });
    let values = rows.iter().flat_map(|c| {
        let at = c.latest().unwrap_or_default();
        c.observations
            .series
            .iter()
            .map(move |series| series.values[at])
    });
    let symbols = wording::symbols(values);
    let head = |area: &&Area| html! { <th scope="col" class="fv-table__num">{ &area.name }</th> };
    let caption = format!(
        "{} by place, each for its latest period, with ranks",
        wording::count(rows.len(), "measure")
    );
    html! {<>
        <p class="fv-lead">{ lead(report, &rows, &columns) }</p>
        <ul class="fv-heat-key">
            { each(KEY.iter().map(|(band, words)| html! { <li class={shade(*band)}>{ *words }</li> })) }
        </ul>
        { said(&explained(unjudged)) }
        { elsewhere }
        <div class="fv-table-scroll fv-heat-scroll" role="region" aria-label={caption.clone()} tabindex="0">
            <table class="fv-table fv-table--list fv-table--heat">
                <caption class="fv-hidden">{ caption.clone() }</caption>
                <thead><tr><th scope="col">{ "Measure" }</th>{ each(columns.all().map(|area| head(&area))) }</tr></thead>
                { each(groups) }
            </table>
        </div>
        { symbols.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}

const KEY: [(Band, &str); 4] = [
    (Band::A, "Best quarter"),
    (Band::B, "Second quarter"),
    (Band::C, "Third quarter"),
    (Band::D, "Last quarter"),
];

fn shade(band: Band) -> &'static str {
    match band {
        Band::A => "fv-heat--a",
        Band::B => "fv-heat--b",
        Band::C => "fv-heat--c",
        Band::D => "fv-heat--d",
    }
}

fn lead(report: &Report, rows: &[Comparison], columns: &Columns) -> String {
    let mut beside = Vec::new();
    if !columns.neighbours.is_empty() {
        beside.push(wording::count(
            columns.neighbours.len(),
            "statistical neighbour",
        ));
    }
    beside.extend(columns.wider.iter().map(|area| area.name.clone()));
    format!(
        "{} of {} beside {}.",
        wording::count(rows.len(), "measure"),
        report.area_name(),
        words::join(&beside)
    )
}

fn explained(unjudged: usize) -> String {
    let mut text = "Rank 1 is the best of the authority and its neighbours. Cells are shaded by quarters of the authorities in the file, where at least eight have a value and no more than a quarter of them are equal. Region and nation are not ranked.".to_owned();
    if unjudged > 0 {
        let has = if unjudged == 1 { "has" } else { "have" };
        text.push_str(&format!(
            " {} {has} no judgement which side is better: there 1st is the highest, and nothing is shaded.",
            wording::count(unjudged, "measure"),
        ));
    }
    text
}

/// The places across: the own area, neighbours by closeness, region and nation.
struct Columns<'r> {
    own: &'r Area,
    neighbours: Vec<(usize, &'r Area)>,
    wider: Vec<&'r Area>,
}

impl<'r> Columns<'r> {
    fn of(report: &'r Report, rows: &[Comparison<'r>]) -> Self {
        let listed = report.neighbours.iter().flat_map(|n| &n.areas);
        let neighbours = listed
            .filter(|(area, _)| {
                rows.iter()
                    .any(|c| c.observations.of(*area, None).is_some())
            })
            .map(|(area, _)| (*area, &report.areas[*area]))
            .collect();
        let mut wider = Vec::new();
        for kind in [AreaKind::Region, AreaKind::Nation] {
            let named = |name: &str| {
                rows.iter().any(|c| {
                    let of = [c.region(), c.nation()];
                    of.into_iter().flatten().any(|(other, _)| other == name)
                })
            };
            let areas = report.areas.iter().filter(|area| area.kind == kind);
            wider.extend(areas.filter(|area| named(&area.name)));
        }
        Self {
            own: &report.areas[report.area],
            neighbours,
            wider,
        }
    }

    fn all(&self) -> impl Iterator<Item = &'r Area> {
        let neighbours = self.neighbours.iter().map(|(_, area)| *area);
        std::iter::once(self.own)
            .chain(neighbours)
            .chain(self.wider.iter().copied())
    }
}

fn row(columns: &Columns, comparison: &Comparison, place: &Place) -> Html {
    let at = comparison.latest().unwrap_or_default();
    let judged = matches!(comparison.polarity, Polarity::High | Polarity::Low);
    let bands = comparison.bands(at).ok().filter(|_| judged);
    let ranking = comparison.ranking(at);
    let find = |area: usize| ranking.rows.iter().find(|row| row.area == area);
    let own = ranking
        .own()
        .map(|row| ranked(comparison, bands, row, columns.own));
    let neighbours = columns
        .neighbours
        .iter()
        .map(|(area, named)| match find(*area) {
            Some(row) => ranked(comparison, bands, row, named),
            None => empty(),
        });
    let wider = columns.wider.iter().map(|area| {
        let of = [comparison.region(), comparison.nation()];
        let series = of
            .into_iter()
            .flatten()
            .find(|(name, _)| *name == area.name);
        match series {
            Some((name, series)) => html! {
                <td class="fv-table__num" data-label={name.to_owned()}>
                    { wording::value(series.values[at], comparison.unit) }
                </td>
            },
            None => empty(),
        }
    });
    let mut below = format!(
        "{}, {}",
        comparison.unit.axis(),
        words::when_within(&comparison.periods()[at], comparison.basis)
    );
    if comparison.outside {
        below = format!("{}: {below}", words::measure(comparison));
    }
    let polarity = match (judged, comparison.bands(at)) {
        (false, _) => "No judgement, not shaded".to_owned(),
        (true, Ok(_)) => wording::polarity(comparison.polarity).to_owned(),
        (true, Err(why)) => format!(
            "{}. {}",
            wording::polarity(comparison.polarity),
            why.words()
        ),
    };
    html! {
        <tr>
            <th scope="row">
                { measure_link(place, comparison.indicator) }
                { hint(Some(&below)) }
                { hint(Some(&polarity)) }
            </th>
            { own }
            { each(neighbours) }
            { each(wider) }
        </tr>
    }
}

fn empty() -> Html {
    html! { <td class="fv-table__num fv-table__empty"></td> }
}

fn ranked(comparison: &Comparison, bands: Option<Bands>, row: &Ranked, area: &Area) -> Html {
    let band = match row.value {
        Value::Number(number, _) => bands.and_then(|b| b.of(number, comparison.polarity)),
        Value::Absent(..) => None,
    };
    let class = classes!(
        "fv-table__num",
        row.own.then_some("fv-table__strong"),
        band.map(shade),
    );
    let words = row.place.map(|place| ordinal(place, row.joint));
    html! {
        <td {class} data-label={area.name.clone()}>
            { wording::value(row.value, comparison.unit) }
            { words.map(|words| html! { <>{ " " }<span class="fv-heat__rank">{ words }</span></> }) }
        </td>
    }
}

/// `1st`, `joint 3rd`.
fn ordinal(place: usize, joint: bool) -> String {
    let end = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let joint = if joint { "joint " } else { "" };
    format!("{joint}{place}{end}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn places_are_said_as_words() {
        for (place, joint, words) in [
            (1, false, "1st"),
            (2, true, "joint 2nd"),
            (3, false, "3rd"),
            (11, false, "11th"),
            (12, false, "12th"),
            (21, false, "21st"),
            (112, false, "112th"),
        ] {
            assert_eq!(ordinal(place, joint), words);
        }
    }
}
