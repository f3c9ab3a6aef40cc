//! The scorecard: what is printed for measures and their parts, and the numbers read from it.

use super::SYMBOLS;
use crate::table::{Cell, ColumnKind, Table, printed_symbols};
use report_core::report::{Breakdown, Indicator, Report, Role};
use report_core::unit::Unit;
use report_core::words;

/// Some rows of the scorecard, with their parts below them: what is printed, the number read from
/// it and its symbols, for each of the report's columns in `columns`.
pub fn scorecard(report: &Report, found: &[usize], columns: &[usize]) -> Table {
    let mut table = Table::new([report.title.as_str(), ": scorecard"].concat());
    table.column("Ref", ColumnKind::Text, "");
    table.column("Measure", ColumnKind::Text, "");
    table.column("Part", ColumnKind::Text, "");
    table.column("Objective", ColumnKind::Text, "");
    table.column("Unit", ColumnKind::Text, "");
    for &at in columns {
        let column = &report.columns[at];
        let name = column.heading.as_str();
        table.column(name, ColumnKind::Text, "As printed");
        table.column(
            &[name, " number"].concat(),
            ColumnKind::Number,
            "The number read from it",
        );
        if column.role == Role::Target {
            table.column(
                &[name, " up to"].concat(),
                ColumnKind::Number,
                "The upper end of a range",
            );
        }
        table.column(&[name, " symbols"].concat(), ColumnKind::Text, SYMBOLS);
    }
    table.column("Rating", ColumnKind::Text, "As published");
    table.column(
        "Direction",
        ColumnKind::Text,
        "As published, or calculated where it says so",
    );
    table.column("Note", ColumnKind::Text, "");
    for &n in found {
        let indicator = &report.indicators[n];
        let mut cells = row_head(report, indicator, None);
        cells.extend(printed(report, columns, &indicator.cells, &indicator.unit));
        let direction = words::direction(report, indicator);
        let direction = direction.map(|said| match said.how {
            Some(how) => [said.words, " (", how, ")"].concat(),
            None => said.words.to_owned(),
        });
        cells.extend([
            Cell::text(indicator.rating.map(report_core::report::Rating::word)),
            Cell::text(direction.as_deref()),
            Cell::text(indicator.note.as_deref()),
        ]);
        table.row(cells);
        for part in &indicator.breakdowns {
            let mut cells = row_head(report, indicator, Some(part));
            cells.extend(printed(report, columns, &part.cells, &part.unit));
            table.row(cells);
        }
    }
    table.slim(2)
}

fn row_head(report: &Report, indicator: &Indicator, part: Option<&Breakdown>) -> Vec<Cell> {
    let objective = &report.objectives[indicator.objective];
    let objective = [objective.printed_ref.as_deref(), objective.title.as_deref()];
    let objective: Vec<&str> = objective.into_iter().flatten().collect();
    let unit = part.map_or(&indicator.unit, |part| &part.unit);
    vec![
        Cell::text(indicator.printed_ref.as_deref()),
        Cell::text(Some(&indicator.title)),
        Cell::text(part.map(|part| part.title.as_str())),
        Cell::text(Some(&objective.join(" "))),
        Cell::text(Some(&unit.axis())),
    ]
}

fn printed(
    report: &Report,
    columns: &[usize],
    cells: &[Option<report_core::report::Cell>],
    unit: &Unit,
) -> Vec<Cell> {
    let mut out = Vec::new();
    for &at in columns {
        let cell = cells.get(at).and_then(Option::as_ref);
        let words = cell.map(|cell| words::cell_words(cell, unit));
        out.push(Cell::text(words.as_deref()));
        out.push(Cell::number(cell.and_then(|cell| cell.value.number())));
        if report.columns[at].role == Role::Target {
            out.push(Cell::number(cell.and_then(|cell| cell.to)));
        }
        out.push(cell.map_or(Cell::Empty, printed_symbols));
    }
    out
}
