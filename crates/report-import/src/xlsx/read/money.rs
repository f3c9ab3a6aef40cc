//! Finance tables: their columns, and their lines with an amount under each heading.

use super::{Book, note, refer};
use crate::draft::Draft;
use crate::problems::{Problems, short};
use crate::rows::Fields;
use crate::sheet::key;
use crate::xlsx::plan::MONEY;
use report_core::wire;

pub(super) fn read(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let (tables, origins) = (&mut draft.report.finance, &mut draft.origins);
    book.rows("Finance tables", &[], problems, |f| {
        let (Some(id), Some(title), Some(unit)) = (
            f.need("Id", "revenue"),
            f.need("Title", "Revenue budget"),
            f.need("Unit", "£'000"),
        ) else {
            return;
        };
        note(
            origins,
            "Finance tables",
            &format!("finance[{}]", tables.len()),
            f,
        );
        tables.push(wire::FinanceTable {
            id,
            title,
            unit,
            as_at: f.period("As at"),
            ..wire::FinanceTable::default()
        });
    });
    let table = |f: &Fields, tables: &[wire::FinanceTable]| {
        refer(
            f,
            "Table",
            "Finance tables",
            tables.iter().map(|t| t.id.as_str()),
        )
    };
    book.rows("Finance columns", &[], problems, |f| {
        let role = f.need("Is", "budget").and(f.one_of("Is", MONEY));
        let (Some(i), Some(heading), Some(role)) =
            (table(f, tables), f.need("Heading", "Annual Budget"), role)
        else {
            return;
        };
        let columns = &mut tables[i].columns;
        if columns.iter().any(|c| key(&c.heading) == key(&heading)) {
            f.error("Heading", format!("\"{}\" is the heading of an earlier column of this table; expected every heading once", short(&heading)));
            return;
        }
        note(origins, "Finance columns", &format!("finance[{i}].columns[{}]", columns.len()), f);
        columns.push(wire::FinanceColumn { heading, role });
    });
    let headings = tables
        .iter()
        .flat_map(|t| t.columns.iter().map(|c| c.heading.clone()));
    let headings: Vec<String> = headings.collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    book.rows("Finance", &headings, problems, |f| {
        let (Some(i), Some(group)) = (table(f, tables), f.need("Group", "Expenditure")) else {
            return;
        };
        for heading in &headings {
            let own = tables[i].columns.iter().any(|c| key(&c.heading) == key(heading));
            if !own && f.cell(heading).is_some() {
                f.error(heading, format!("the table \"{}\" has no such column in Finance columns; expected an empty cell", short(&tables[i].id)));
            }
        }
        let path = format!("finance[{i}].lines[{}]", tables[i].lines.len());
        origins.note(path.as_str(), f.place());
        let columns = tables[i].columns.iter().enumerate();
        let amounts = columns.map(|(j, column)| {
            origins.note(format!("{path}.amounts[{j}]"), f.at(&column.heading));
            f.number(&column.heading)
        });
        let amounts = amounts.collect();
        tables[i].lines.push(wire::FinanceLine {
            group,
            name: f.text("Line").unwrap_or_default(),
            amounts,
            total: f.yes("Total"),
        });
    });
}
