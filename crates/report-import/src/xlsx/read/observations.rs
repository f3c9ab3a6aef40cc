//! Observations: one figure a row, the indicator's own or those of its comparator.

use super::figures::{Shares, not_read};
use super::{Book, places, refer, refer_to};
use crate::draft::{Observation, Of};
use crate::number;
use crate::problems::{Problems, short};
use crate::rows::Fields;
use crate::xlsx::own_number::own_number;
use crate::xlsx::plan::WHOSE;
use report_core::wire;

pub(super) fn read(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    let mut shares = Shares::default();
    let mut found = Vec::new();
    let places = places(&draft.report.indicators);
    book.rows("Observations", &[], problems, |f| {
        let indicators = &draft.report.indicators;
        let place = |id: &str| places.get(id).copied();
        let index = refer_to(f, "Indicator", "Indicators", place);
        let area = f.need("Area", "halton");
        f.need("Period", "2022");
        let (Some(index), Some(area), Some(period)) = (index, area, f.period("Period")) else {
            return;
        };
        let indicator = &indicators[index];
        let Some((of, unit)) = whose(f, indicator) else {
            return;
        };
        let read = value(f, unit, &mut shares);
        let observation = Observation {
            area,
            cohort: f.text("Cohort"),
            period,
            value: read.value,
            marks: f.symbols("Symbol").or(read.mark),
            printed: f.text("Printed").or(read.printed),
            lower: f.number("Lower"),
            upper: f.number("Upper"),
            numerator: f.number("Numerator").or(read.numerator),
            denominator: f.number("Denominator").or(read.denominator),
        };
        found.push((of, observation, f.place()));
    });
    shares.report(problems);
    for (of, observation, place) in found {
        draft.observe(problems, of, observation, place);
    }
    book.draft = draft;
}

/// What a row's figure belongs to, and the unit it is in.
fn whose<'a>(f: &Fields, indicator: &'a wire::Indicator) -> Option<(Of, &'a wire::Unit)> {
    let id = indicator.id.clone();
    if f.one_of("Whose", WHOSE).as_deref() == Some("comparator") {
        if f.cell("Part").is_some() {
            f.error("Part", "a comparator has no parts; expected an empty cell");
            return None;
        }
        return match &indicator.benchmark {
            Some(benchmark) => Some((Of::Benchmark(id), &benchmark.unit)),
            None => {
                f.error(
                    "Whose",
                    format!("\"{}\" has no row in Comparators; expected one", short(&id)),
                );
                None
            }
        };
    }
    if f.cell("Part").is_none() {
        return Some((Of::Indicator(id), &indicator.unit));
    }
    let parts = &indicator.breakdowns;
    let what = format!("Parts under \"{id}\"");
    let part = refer(f, "Part", &what, parts.iter().map(|part| part.id.as_str()))?;
    let unit = parts[part].unit.as_ref().unwrap_or(&indicator.unit);
    Some((Of::Part(id, parts[part].id.clone()), unit))
}

/// The number of a row, the symbols that stand in the same cell, and the counts.
fn value(f: &Fields, unit: &wire::Unit, shares: &mut Shares) -> wire::Cell {
    let mut found = wire::Cell::default();
    let Some(cell) = f.cell("Value") else {
        return found;
    };
    let read = match cell.number {
        Some(_) => number::of_cell(cell).map(|written| (Some(written), None)),
        None => number::with_symbols(&cell.text).filter(|_| cell.date.is_none()),
    };
    match read {
        Some((Some(written), symbols)) if written.fits(&unit.kind) => {
            if cell.number.is_some() && written.percent {
                shares.note(f, "Value", written.number);
            }
            (found.value, found.mark) = (Some(written.number), symbols);
        }
        Some((None, symbols)) => found.mark = symbols,
        Some((Some(written), _)) => f.error(
            "Value",
            format!(
                "\"{}\" is {} and the unit is \"{}\"; expected a number in the unit",
                short(&cell.text),
                written.sort(),
                unit.kind
            ),
        ),
        None if cell.date.is_none() && own_number(&cell.text, unit, false, &mut found) => {
            shares.own(f, "Value", &cell.text, &found);
        }
        None if f.by_recipe() => {
            // Of a figure that is printed it is told where it is printed.
            if !f.is_told("Value") {
                not_read(f, "Value", &cell.text);
            }
            found.printed = Some(cell.text.trim().to_owned());
        }
        None => f.error(
            "Value",
            format!(
                "\"{}\" is neither a number nor a symbol; expected one, like 12.5 or c, and words under \"Printed\"",
                short(&cell.text)
            ),
        ),
    }
    found
}
