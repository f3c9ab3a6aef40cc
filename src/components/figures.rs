//! The same numbers as the trend, as a table: newest first, symbols in brackets.

use crate::components::nodes::each;
use crate::wording;
use report_core::compare::Comparison;
use report_core::report::Series;
use report_core::value::Value;
use report_core::words;
use yew::prelude::*;

/// The table of a comparison's figures.
pub fn figures_table(comparison: &Comparison) -> Html {
    let unit = comparison.unit;
    let others = comparison.others();
    let has_mean = (0..comparison.periods().len()).any(|at| comparison.mean(at).is_some());
    let published: Vec<(&str, &Series)> = [comparison.region(), comparison.nation()]
        .into_iter()
        .flatten()
        .chain(others.iter().map(|(name, series)| (name.as_str(), *series)))
        .collect();
    let own = comparison.focus();
    let head = published
        .iter()
        .map(|(name, _)| html! { <th scope="col" class="fv-table__num">{ *name }</th> });
    let shown = |at: &usize| {
        let some = |series: &Series| series.values[*at].number().is_some();
        some(own)
            || published.iter().any(|(_, series)| some(series))
            || comparison.mean(*at).is_some()
    };
    let rows = (0..comparison.periods().len()).rev().filter(shown).map(|at| {
        let mean = comparison.mean(at).map(|mean| {
            let value = unit.write_at(mean.value, unit.mean_decimals());
            let of = mean.n.filter(|&n| n != mean.of).map(|n| {
                html! { <span class="fv-table__hint">{ format!("of {n} of {}", mean.of) }</span> }
            });
            html! {<>{ value }{ of }</>}
        });
        let cell = |series: &Series| wording::value(series.values[at], unit);
        html! {
            <tr>
                <th scope="row">{ comparison.periods()[at].short() }</th>
                <td class="fv-table__num fv-table__strong">{ cell(own) }</td>
                if has_mean { <td class="fv-table__num">{ mean }</td> }
                { each(published.iter().map(|(_, series)| html! { <td class="fv-table__num">{ cell(series) }</td> })) }
            </tr>
        }
    });
    let caption = format!("{}: {}", words::measure(comparison), unit.axis());
    let values = std::iter::once(own).chain(published.iter().map(|(_, series)| *series));
    let values: Vec<Value> = values
        .flat_map(|series| series.values.iter().copied())
        .collect();
    html! {<>
        <div class="fv-table-scroll" role="region" aria-label="Figures by period" tabindex="0">
            <table class="fv-table fv-table--figures">
                <caption class="fv-table__caption">{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Period" }</th>
                        <th scope="col" class="fv-table__num">{ comparison.series_name(own) }</th>
                        if has_mean { <th scope="col" class="fv-table__num">{ "Neighbour mean" }</th> }
                        { each(head) }
                    </tr>
                </thead>
                <tbody>{ each(rows) }</tbody>
            </table>
        </div>
        { wording::symbols(values.into_iter()).map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}

/// How the neighbour mean came about, for the margin.
pub fn mean_note(comparison: &Comparison) -> Option<String> {
    let means: Vec<_> = (0..comparison.periods().len())
        .filter_map(|at| comparison.mean(at))
        .collect();
    let first = means.first()?;
    let (Some(least), Some(most)) = (
        means.iter().map(|m| m.n).min()?,
        means.iter().map(|m| m.n).max()?,
    ) else {
        return Some("The neighbour mean is the average the source publishes.".to_owned());
    };
    Some(if least == most {
        format!(
            "The neighbour mean is calculated here from {least} of {} neighbours in each period.",
            first.of
        )
    } else {
        format!(
            "The neighbour mean is calculated here from {least} to {most} of {} neighbours; how many is said where it is not all.",
            first.of
        )
    })
}
