//! The tables of what a page shows: the same numbers as its charts, unrounded, each with its
//! symbols in a column of their own. Columns without anything in them are left out.

mod family;
mod groups;
mod others;
mod scorecard;

pub use family::family;
pub use groups::{bands, ladder, stages};
pub use others::{changes, compare, finance, milestones};
pub use scorecard::scorecard;

use crate::table::{Cell, ColumnKind, Table, symbols};
use report_core::compare::Comparison;
use report_core::gap::{Gap, To};
use report_core::order;
use report_core::parts::Part;
use report_core::period::Period;
use report_core::report::{Indicator, Report, Series};
use report_core::select::Selection;
use report_core::unit::Unit;
use report_core::words;

const SYMBOLS: &str = "Symbols of the value beside it";

/// Everything about one series in one period: value, symbols, limits, counts, printed words.
fn series_cells(series: &Series, at: usize) -> Vec<Cell> {
    let limits = series.limits.get(at).copied().flatten();
    let counts = series.fractions.get(at).copied().flatten();
    let printed = series.printed.get(at).and_then(Option::as_deref);
    let mut cells = Vec::from(Cell::value(series.values[at]));
    cells.extend([
        Cell::number(limits.map(|(low, _)| low)),
        Cell::number(limits.map(|(_, high)| high)),
        Cell::number(counts.and_then(|counts| counts.top)),
        Cell::number(counts.map(|counts| counts.of)),
        Cell::text(printed),
    ]);
    cells
}

fn series_columns(table: &mut Table, name: &str) {
    let mut add = |end: &str, kind, about| table.column(&[name, end].concat(), kind, about);
    add("", ColumnKind::Number, "The value, unrounded");
    add(" symbols", ColumnKind::Text, SYMBOLS);
    add(" lower limit", ColumnKind::Number, "Lower confidence limit");
    add(" upper limit", ColumnKind::Number, "Upper confidence limit");
    add(" counted", ColumnKind::Number, "The numerator");
    add(" of", ColumnKind::Number, "The denominator");
    add(
        " as printed",
        ColumnKind::Text,
        "The words the source prints",
    );
}

/// A table with what the numbers are in its title: `Children in care: Children per 10,000`.
fn titled(name: &str, unit: &Unit) -> Table {
    Table::new([name, ": ", &unit.axis()].concat())
}

/// The figures of what is shown of a comparison, newest first: the own place, its target, the
/// neighbours' mean, the places named beside it, and the neighbours.
pub fn figures(comparison: &Comparison, shown: &Selection) -> Table {
    let mut table = titled(words::indicator_title(comparison), comparison.unit);
    let own = comparison.focus();
    let mut all: Vec<&Series> = vec![own];
    table.column("Period", ColumnKind::Text, "");
    series_columns(&mut table, &comparison.series_name(own));
    table.column("Target", ColumnKind::Number, "The target of the period");
    table.column(
        "Target up to",
        ColumnKind::Number,
        "The upper end of a target that is a range",
    );
    table.column(
        "Neighbour mean",
        ColumnKind::Number,
        "Plain mean of the neighbours with a value",
    );
    table.column(
        "Neighbours in the mean",
        ColumnKind::Whole,
        "How many had a value",
    );
    for (name, series) in shown.named(comparison) {
        series_columns(&mut table, &name);
        all.push(series);
    }
    for (name, series) in shown.neighbours(comparison) {
        series_columns(&mut table, name);
        all.push(series);
    }
    for at in shown.periods().rev() {
        let period = &comparison.periods()[at];
        let target = comparison
            .targets()
            .iter()
            .find(|target| target.period == *period);
        let mean = shown.mean(comparison, at);
        let mut cells = vec![Cell::Text(period.short())];
        cells.extend(series_cells(own, at));
        cells.extend([
            Cell::number(target.map(|target| target.value)),
            Cell::number(target.and_then(|target| target.to)),
            Cell::number(mean.as_ref().map(|mean| mean.value)),
            Cell::whole(mean.as_ref().and_then(|mean| mean.n)),
        ]);
        all[1..]
            .iter()
            .for_each(|series| cells.extend(series_cells(series, at)));
        table.row(cells);
    }
    table.slim(2)
}

/// The printed row of an indicator and of its parts, a figure a row: the column, its period, the
/// words as printed, the value with its symbols.
pub fn printed(report: &Report, indicator: &Indicator) -> Table {
    let mut table = titled(indicator.heading(), &indicator.unit);
    table.column("Part", ColumnKind::Text, "");
    table.column(
        "Column",
        ColumnKind::Text,
        "The heading of the printed column",
    );
    table.column("Period", ColumnKind::Text, "");
    table.column(
        "As printed",
        ColumnKind::Text,
        "The words the report prints",
    );
    table.column("Value", ColumnKind::Number, "The value, unrounded");
    table.column("Symbols", ColumnKind::Text, SYMBOLS);
    table.column("Up to", ColumnKind::Number, "The upper end of a range");
    table.column("Counted", ColumnKind::Number, "The numerator");
    table.column("Of", ColumnKind::Number, "The denominator");
    table.column("Note", ColumnKind::Text, "");
    let parts = indicator.breakdowns.iter();
    let parts = parts.map(|part| (Some(part.title.as_str()), &part.cells));
    for (part, cells) in std::iter::once((None, &indicator.cells)).chain(parts) {
        let cells = report.columns.iter().zip(cells);
        for (column, cell) in cells.filter_map(|(column, cell)| Some((column, cell.as_ref()?))) {
            let [value, marks] = Cell::value(cell.value);
            let heading = cell.heading.as_deref().unwrap_or(&column.heading);
            let period = cell.period.as_ref().map(Period::short);
            table.row(vec![
                Cell::text(part),
                Cell::text(Some(heading)),
                Cell::text(period.as_deref()),
                Cell::text(cell.printed.as_deref()),
                value,
                marks,
                Cell::number(cell.to),
                Cell::number(cell.fraction.and_then(|counts| counts.top)),
                Cell::number(cell.fraction.map(|counts| counts.of)),
                Cell::text(cell.note.as_deref()),
            ]);
        }
    }
    table.slim(2)
}

/// The own area and its neighbours in one period, ranked; region and nation below, unranked.
pub fn ranking(comparison: &Comparison, at: usize) -> Table {
    let title = [
        words::indicator_title(comparison),
        ", ",
        &comparison.periods()[at].words(),
    ]
    .concat();
    let mut table = titled(&title, comparison.unit);
    table.column("Place", ColumnKind::Text, "");
    table.column("What it is", ColumnKind::Text, "");
    table.column(
        "Rank",
        ColumnKind::Whole,
        "1 is the best, or the highest where neither is called good",
    );
    table.column("Joint", ColumnKind::Text, "");
    table.column("Value", ColumnKind::Number, "Unrounded");
    table.column("Symbols", ColumnKind::Text, SYMBOLS);
    for row in comparison.ranking(at).rows {
        let [value, marks] = Cell::value(row.value);
        let is = if row.own {
            "this authority"
        } else {
            "neighbour"
        };
        table.row(vec![
            Cell::text(Some(&comparison.report.areas[row.area].name)),
            Cell::text(Some(is)),
            Cell::whole(row.place),
            Cell::text(row.joint.then_some("joint")),
            value,
            marks,
        ]);
    }
    let wider = [
        (comparison.region(), "region"),
        (comparison.nation(), "nation"),
    ];
    for (found, is) in wider {
        if let Some((name, series)) = found {
            let [value, marks] = Cell::value(series.values[at]);
            let (none, is) = (Cell::Empty, Cell::text(Some(is)));
            table.row(vec![
                Cell::text(Some(name)),
                is,
                none.clone(),
                none,
                value,
                marks,
            ]);
        }
    }
    table.slim(5)
}

/// All authorities of the file in one period, best or highest first, with their bands.
pub fn authorities(comparison: &Comparison, at: usize) -> Table {
    let title = [
        words::indicator_title(comparison),
        ", ",
        &comparison.periods()[at].words(),
    ]
    .concat();
    let mut table = titled(&title, comparison.unit);
    table.column("Authority", ColumnKind::Text, "");
    table.column("Value", ColumnKind::Number, "Unrounded");
    table.column("Symbols", ColumnKind::Text, SYMBOLS);
    table.column(
        "Band",
        ColumnKind::Text,
        "Quartile of the authorities with a value, A the best",
    );
    let mut found = comparison.authorities(at);
    let is_better = |a: f64, b: f64| report_core::statistics::is_better(a, b, comparison.polarity);
    order::sort(&mut found, |a, b| {
        is_better(b.1, a.1).cmp(&is_better(a.1, b.1))
    });
    let bands = comparison.bands(at).ok();
    for (area, value) in found {
        let series = comparison.observations.of(area, comparison.focus().cohort);
        let marks = series.map(|series| symbols(series.values[at]));
        let band = bands.and_then(|bands| bands.of(value, comparison.polarity));
        let band = band.map(|band| ["A", "B", "C", "D"][band as usize]);
        table.row(vec![
            Cell::text(Some(&comparison.report.areas[area].name)),
            Cell::Number(value),
            Cell::text(marks.as_deref()),
            Cell::text(band),
        ]);
    }
    table.slim(2)
}

/// Distances from the target or from the neighbours' mean, newest first.
pub fn gaps(comparison: &Comparison, to: To, found: &[Gap]) -> Table {
    let title = [
        words::indicator_title(comparison),
        ", distance from ",
        words::gap_reference(comparison, to),
    ]
    .concat();
    let mut table = titled(&title, comparison.unit);
    table.column("Period", ColumnKind::Text, "");
    table.column(
        &comparison.series_name(comparison.focus()),
        ColumnKind::Number,
        "Unrounded",
    );
    let head = match to {
        To::Target => "Target",
        To::Mean => "Neighbour mean",
    };
    table.column(
        head,
        ColumnKind::Number,
        "Of a target that is a range, the nearer end",
    );
    table.column(
        "Distance",
        ColumnKind::Number,
        "The figure less what it is held against, before rounding",
    );
    table.column("Within the range", ColumnKind::Text, "");
    for gap in found.iter().rev() {
        table.row(vec![
            Cell::Text(comparison.periods()[gap.at].short()),
            Cell::Number(gap.value),
            Cell::Number(gap.from),
            Cell::Number(gap.by),
            Cell::text(gap.within.then_some("yes")),
        ]);
    }
    table.slim(4)
}

/// The parts of a measure, newest period first.
pub fn parts(title: &str, parts: &[Part]) -> Table {
    let mut table = Table::new([title, ": parts"].concat());
    table.column("Period", ColumnKind::Text, "");
    let mut periods: Vec<&Period> = Vec::new();
    for part in parts {
        table.column(
            &part.breakdown.title,
            ColumnKind::Number,
            "The value, unrounded",
        );
        table.column(
            &[&part.breakdown.title, " symbols"].concat(),
            ColumnKind::Text,
            SYMBOLS,
        );
        for period in part.periods {
            if !periods.contains(&period) {
                periods.push(period);
            }
        }
    }
    order::sort(&mut periods, |a, b| b.by_time(a));
    for period in periods {
        let mut cells = vec![Cell::Text(period.short())];
        for part in parts {
            let at = part.periods.iter().position(|other| other == period);
            match at {
                Some(at) => cells.extend(Cell::value(part.series.values[at])),
                None => cells.extend([Cell::Empty, Cell::Empty]),
            }
        }
        table.row(cells);
    }
    table.slim(1)
}

/// Every figure of some observations, one a row: for measures whose figures are no comparison.
pub fn observations(report: &Report, indicator: &Indicator) -> Table {
    let mut table = titled(&indicator.title, &indicator.unit);
    table.column("Place", ColumnKind::Text, "");
    table.column("Cohort", ColumnKind::Text, "");
    table.column("Period", ColumnKind::Text, "");
    series_columns(&mut table, "Value");
    if let Some(found) = &indicator.observations {
        for series in &found.series {
            for (at, period) in found.periods.iter().enumerate() {
                let cohort = series
                    .cohort
                    .map(|cohort| report.cohorts[cohort].name.as_str());
                let mut cells = vec![
                    Cell::text(Some(&report.areas[series.area].name)),
                    Cell::text(cohort),
                    Cell::Text(period.short()),
                ];
                cells.extend(series_cells(series, at));
                table.row(cells);
            }
        }
    }
    table.slim(1)
}
