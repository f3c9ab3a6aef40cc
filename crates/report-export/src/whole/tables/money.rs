//! Finance tables, an amount a row.

use super::{ArchivePart, maybe, part, text, whole, yes};
use crate::table::Cell;
use crate::table::ColumnKind::{Day, Number, Text, Whole};
use report_core::period::day_code;
use report_core::report::{MoneyRole, Report};

pub(super) fn finance(report: &Report) -> ArchivePart {
    let mut part = part(
        "finance",
        "Finance tables, an amount a row",
        &[],
        &[],
        &[
            ("table", Text, "The table's id"),
            ("title", Text, ""),
            ("as_at", Day, "The day the figures are for"),
            ("unit", Text, "As printed"),
            ("line", Whole, "In printed order"),
            ("group", Text, "The group it is printed under"),
            ("name", Text, "Empty where the document prints none"),
            ("total", Text, "yes for a printed total"),
            ("column", Text, "The heading as printed"),
            (
                "role",
                Text,
                "budget, budget to date, spend, or variance: budget to date less spend",
            ),
            ("amount", Number, "In the unit"),
        ],
    );
    for table in &report.finance {
        for (n, line) in table.lines.iter().enumerate() {
            for ((heading, role), amount) in table.columns.iter().zip(&line.amounts) {
                part.table.row(vec![
                    text(&table.id),
                    text(&table.title),
                    maybe(&table.as_at.map(day_code)),
                    text(&table.unit),
                    whole(n + 1),
                    text(&line.group),
                    text(&line.name),
                    yes(line.total),
                    text(heading),
                    text(match role {
                        MoneyRole::Budget => "budget",
                        MoneyRole::BudgetToDate => "budget to date",
                        MoneyRole::Spend => "spend",
                        MoneyRole::Variance => "variance",
                    }),
                    Cell::number(*amount),
                ]);
            }
        }
    }
    part
}
