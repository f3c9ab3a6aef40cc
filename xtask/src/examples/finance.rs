//! The finance tables of quarter 2, 2015/16, in thousands of pounds, with their printed totals
//! even where those do not add up.

use crate::table;
use fairview_cli::import::clean::slug;
use report_core::wire::{FinanceColumn, FinanceLine, FinanceTable};
use std::path::Path;

/// The transcription's columns of amounts, and what they are.
const AMOUNTS: [(&str, &str); 4] = [
    ("annual_budget", "budget"),
    ("budget_to_date", "budget_to_date"),
    ("expenditure_to_date", "spend"),
    ("variance", "variance"),
];

/// Every table, in printed order.
///
/// # Errors
/// When the file cannot be read.
pub fn tables(file: &Path) -> Result<Vec<FinanceTable>, String> {
    let mut tables: Vec<FinanceTable> = Vec::new();
    for row in table::read(file)? {
        let title = row.get("table");
        let line = FinanceLine {
            group: row.get("group").to_owned(),
            name: row.get("line").to_owned(),
            amounts: AMOUNTS.map(|(column, _)| row.number(column)).to_vec(),
            total: row.get("is_total") == "yes",
        };
        match tables.iter_mut().find(|table| table.title == title) {
            Some(table) => table.lines.push(line),
            None => tables.push(FinanceTable {
                id: slug(title),
                title: title.to_owned(),
                as_at: row.words("as_at"),
                unit: "£'000".to_owned(),
                columns: columns(title.ends_with("capital")),
                lines: vec![line],
                commentary: Vec::new(),
            }),
        }
    }
    Ok(tables)
}

fn columns(capital: bool) -> Vec<FinanceColumn> {
    let headings = if capital {
        [
            "2015/16 Capital Allocation",
            "Allocation To Date",
            "Expenditure To Date",
            "Variance",
        ]
    } else {
        [
            "Annual Budget",
            "Budget To Date",
            "Expenditure To Date",
            "Variance",
        ]
    };
    let roles = AMOUNTS.map(|(_, role)| role);
    headings
        .into_iter()
        .zip(roles)
        .map(|(heading, role)| FinanceColumn {
            heading: heading.to_owned(),
            role: role.to_owned(),
        })
        .collect()
}
