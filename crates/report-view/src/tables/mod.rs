//! The tables of a report's screens to download, and by name for the command, which makes the same
//! files without a browser.

pub mod compare;
pub mod finance;
pub mod scorecard;

use crate::options::CompareOptions;
use report_core::changes::{self, Kind};
use report_core::find::Query;
use report_core::report::{Indicator, Report};
use report_export::table::Table;
use report_export::view;

/// What the name of a finance table begins with; its id follows.
const FINANCE: &str = "finance:";

/// The names of the tables that a report has: `scorecard`, `compare`, `milestones`, and
/// `finance:ID` for each table of money.
pub fn names(report: &Report) -> Vec<String> {
    let held = [
        ("scorecard", !report.indicators.is_empty()),
        ("compare", compare::any(report, &all(report))),
        ("milestones", !report.milestones.is_empty()),
    ];
    let held = held.into_iter().filter(|(_, held)| *held);
    let money = report.finance.iter();
    held.map(|(name, _)| name.to_owned())
        .chain(money.map(|table| format!("{FINANCE}{}", table.id)))
        .collect()
}

/// The table of a name, with nothing chosen; `None` where the report has none of it.
pub fn table(report: &Report, name: &str) -> Option<Table> {
    if let Some(id) = name.strip_prefix(FINANCE) {
        let found = report.finance.iter().find(|table| table.id == id)?;
        return Some(finance::table(found));
    }
    if !names(report).iter().any(|held| held == name) {
        return None;
    }
    Some(match name {
        "scorecard" => scorecard::table(report, &Query::default()),
        "compare" => compare::table(report, &all(report), &CompareOptions::default()),
        _ => view::milestones(report),
    })
}

fn all(report: &Report) -> Vec<&Indicator> {
    report.indicators.iter().collect()
}

/// What changed since the report `before`, of one kind or of all.
pub fn changes(before: &Report, report: &Report, kind: Option<Kind>) -> Table {
    let mut found = changes::changes(before, report);
    found
        .list
        .retain(|change| kind.is_none_or(|kind| change.kind == kind));
    view::changes(&found)
}
