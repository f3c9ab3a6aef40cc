//! A table of money as printed, and on which side of its budget a line is.

use report_core::report::{FinanceLine, FinanceTable, MoneyRole};
use report_export::table::Table;
use report_export::view;

/// The table to download, as printed.
pub fn table(found: &FinanceTable) -> Table {
    let at = column(found, MoneyRole::Variance);
    view::finance(found, |line| Some(side(found, line, line.amounts[at?]?)))
}

/// The index of the column of a role.
pub fn column(table: &FinanceTable, role: MoneyRole) -> Option<usize> {
    table.columns.iter().position(|(_, other)| *other == role)
}

/// Which side of its budget a line is on. Money that comes in is printed negative, and a variance
/// there is income, not spending.
pub fn side(table: &FinanceTable, line: &FinanceLine, variance: f64) -> &'static str {
    let of = |role| column(table, role).and_then(|at| line.amounts[at]);
    let (budget, spend) = (of(MoneyRole::BudgetToDate), of(MoneyRole::Spend));
    let income = match (budget, spend) {
        (Some(budget), Some(spend)) => budget <= 0.0 && spend <= 0.0 && budget + spend < 0.0,
        _ => false,
    };
    match (income, variance > 0.0) {
        _ if variance == 0.0 => "as budgeted",
        (false, true) => "underspend",
        (false, false) => "overspend",
        (true, true) => "more income",
        (true, false) => "less income",
    }
}
