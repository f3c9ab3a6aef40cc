//! The authority among all authorities whose figures are in the file, in the period that is
//! ranked.

use crate::components::blocks::scrolling;
use crate::components::chart::{Chart, Drawn};
use crate::components::nodes::each;
use crate::components::section::section;
use crate::download::Kind;
use crate::download::taken::Told;
use report_core::compare::Comparison;
use report_core::words;
use yew::prelude::*;

/// The section; nothing where the file has too few authorities, or the own one has no value.
pub fn strip_section(
    comparison: &Comparison,
    at: usize,
    chart: Option<&Chart>,
    take: &dyn Fn(Kind) -> Html,
) -> Html {
    let Some((chart, told)) = chart.cloned().zip(told(comparison, at)) else {
        return Html::default();
    };
    let authorities = comparison.authorities(at);
    let name = format!("Dot chart: {}", told.subtitle);
    let neighbour = |area: usize| comparison.neighbours().any(|(other, _)| other == area);
    let own = comparison.report.area;
    let only_neighbours = authorities
        .iter()
        .all(|(area, _)| *area == own || neighbour(*area));
    let listed = authorities.iter().any(|(area, _)| neighbour(*area));
    let who = match (listed, only_neighbours) {
        (false, _) => "",
        (true, true) => {
            "The authorities in this file are the authority and its neighbours; it does not hold those of the whole country."
        }
        (true, false) => "The dark dots are the statistical neighbours.",
    };
    let quarters = match comparison.bands(at) {
        Err(_) => "",
        Ok(bands) if bands.of(0.0, comparison.polarity).is_some() => {
            " Bands are quartiles of the authorities with a value, A the best."
        }
        Ok(_) => " The thin lines part the authorities with a value into quartiles.",
    };
    let note = format!("{who}{quarters}").trim().to_owned();
    let note = (!note.is_empty()).then_some(note);
    let body = html! {<>
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline">{ told.headline }</h3>
            <p class="fv-figure__sub">{ told.subtitle }</p>
            <Drawn {chart} {name} full={832} />
            <figcaption class="fv-figure__note">{ told.said }</figcaption>
        </figure>
        <details class="fv-details">
            <summary>{ "The authorities as a table" }</summary>
            { table(comparison, at, &authorities) }
        </details>
        { take(Kind::Authorities) }
    </>};
    section("Among all authorities in the file", note, body)
}

/// What is told beside the strip; `None` where there is none.
pub fn told(comparison: &Comparison, at: usize) -> Option<Told> {
    let when = words::when_at_within(comparison, at);
    Some(Told {
        headline: words::strip_headline(comparison, at).unwrap_or_default(),
        subtitle: format!(
            "{}: {} authorities with a value in this file, {when}",
            words::measure(comparison),
            comparison.authorities(at).len(),
        ),
        said: words::strip(comparison, at)?,
        marked: Vec::new(),
    })
}

/// Best or highest first, with the band where there are bands.
fn table(comparison: &Comparison, at: usize, authorities: &[(usize, f64)]) -> Html {
    let mut order: Vec<&(usize, f64)> = authorities.iter().collect();
    let ahead = |a: f64, b: f64| report_core::reckon::ahead(a, b, comparison.polarity);
    order.sort_by(|a, b| ahead(b.1, a.1).cmp(&ahead(a.1, b.1)));
    let bands = comparison.bands(at).ok();
    let banded = bands.filter(|bands| bands.of(0.0, comparison.polarity).is_some());
    let rows = order.into_iter().map(|(area, value)| {
        let class = (*area == comparison.report.area).then_some("fv-table__focus");
        let band = banded.and_then(|bands| bands.of(*value, comparison.polarity));
        html! {
            <tr {class}>
                <th scope="row">{ &comparison.report.areas[*area].name }</th>
                <td class="fv-table__num">{ comparison.unit.write(*value) }</td>
                if banded.is_some() {
                    <td class="fv-table__num">{ band.map(|band| format!("{band:?}")) }</td>
                }
            </tr>
        }
    });
    let period = comparison.periods()[at].words();
    let table = html! {
        <table class="fv-table fv-table--figures">
            <caption class="fv-table__caption">{ format!("{}, {period}, all authorities in the file", words::measure(comparison)) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Authority" }</th>
                    <th scope="col" class="fv-table__num">{ comparison.unit.axis() }</th>
                    if banded.is_some() { <th scope="col" class="fv-table__num">{ "Band" }</th> }
                </tr>
            </thead>
            <tbody>{ each(rows) }</tbody>
        </table>
    };
    scrolling("All authorities in the file", table)
}
