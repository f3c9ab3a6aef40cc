//! Finance tables: amounts as printed, line by line. Where a table is as at another day, its
//! amounts are new ones, not revised ones, and the sentence says the two days.

use super::change_list::ChangeList;
use super::matched::{MatchedReports, reordered};
use super::pairs::{Name, Pair, Take, called, pair, rounds};
use super::{ChangeLocation, Kind};
use crate::decimal::rounded;
use crate::period::day_words;
use crate::report::{FinanceLine, FinanceTable, MoneyRole};
use crate::words::join;

/// Compares all tables.
pub(super) fn tables(matched: &MatchedReports, log: &mut ChangeList) {
    let (before, after) = (&matched.before.finance, &matched.after.finance);
    let pairs = pairs(before, after);
    for found in &pairs {
        let a = found.before.map(|at| &before[at]);
        let b = found.after.map(|at| &after[at]);
        if let Some(shown) = b.or(a) {
            log.about(
                ChangeLocation::Finance(shown.id.clone()),
                shown.title.clone(),
            );
        }
        match (a, b) {
            (Some(a), Some(b)) => table(log, a, b),
            (None, Some(b)) => {
                let title = Some(b.title.clone());
                log.say(Kind::Finance, "This table is new.", None, title);
            }
            (Some(a), None) => {
                let title = Some(a.title.clone());
                let words = "This table is no longer in the report.";
                log.say(Kind::Finance, words, title, None);
            }
            (None, None) => {}
        }
    }
    if reordered(&pairs) {
        log.about(ChangeLocation::Report, "Finance");
        log.say(
            Kind::Report,
            "The tables of money stand in another order.",
            None,
            None,
        );
    }
}

/// Which tables are the same.
pub(super) fn pairs(before: &[FinanceTable], after: &[FinanceTable]) -> Vec<Pair> {
    fn names(tables: &[FinanceTable]) -> Vec<Name<'_>> {
        let tables = tables.iter();
        tables
            .map(|table| called(&table.id, &table.title))
            .collect()
    }
    pair(&names(before), &names(after))
}

fn table(log: &mut ChangeList, a: &FinanceTable, b: &FinanceTable) {
    let kind = Kind::Finance;
    log.label(kind, "The table’s id", Some(&a.id), Some(&b.id));
    log.label(kind, "The title", Some(&a.title), Some(&b.title));
    log.label(kind, "The unit", Some(&a.unit), Some(&b.unit));
    let day = |table: &FinanceTable| table.as_at.map(day_words);
    let (was, is) = (day(a), day(b));
    log.label(kind, "The day it is as at", was.as_deref(), is.as_deref());
    let columns = columns(a, b);
    for found in &columns {
        let heading = |table: &FinanceTable, at: usize| table.columns[at].0.clone();
        let words = match (found.before, found.after) {
            (Some(x), Some(y)) if a.columns[x] == b.columns[y] => continue,
            (Some(x), Some(y)) if a.columns[x].0 == b.columns[y].0 => format!(
                "The column “{}” holds {}, held {}.",
                b.columns[y].0,
                role(b.columns[y].1),
                role(a.columns[x].1)
            ),
            (Some(x), Some(y)) => format!(
                "The column “{}” was headed “{}”.",
                heading(b, y),
                heading(a, x)
            ),
            (None, Some(y)) => format!("The column “{}” is new.", heading(b, y)),
            (Some(x), None) => format!("The column “{}” is no longer there.", heading(a, x)),
            (None, None) => continue,
        };
        let was = found.before.map(|at| heading(a, at));
        log.say(kind, words, was, found.after.map(|at| heading(b, at)));
    }
    let lines = lines(&a.lines, &b.lines);
    for found in &lines {
        match (found.before, found.after) {
            (Some(x), Some(y)) => line(log, (a, x), (b, y), &columns),
            (None, Some(y)) => {
                let name = line_name(&b.lines[y]);
                log.say(kind, format!("The line {name} is new."), None, Some(name));
            }
            (Some(x), None) => {
                let name = line_name(&a.lines[x]);
                let words = format!("The line {name} is no longer there.");
                log.say(kind, words, Some(name), None);
            }
            (None, None) => {}
        }
    }
    if reordered(&lines) {
        log.say(kind, "Its lines stand in another order.", None, None);
    }
    if reordered(&columns) {
        log.say(kind, "Its columns stand in another order.", None, None);
    }
    super::parts::passages_of(log, kind, "The text", &a.commentary, &b.commentary);
}

fn role(role: MoneyRole) -> &'static str {
    match role {
        MoneyRole::Budget => "the budget",
        MoneyRole::BudgetToDate => "the budget to date",
        MoneyRole::Spend => "what was spent",
        MoneyRole::Variance => "the variance",
    }
}

fn columns(a: &FinanceTable, b: &FinanceTable) -> Vec<Pair> {
    let (a, b) = (&a.columns, &b.columns);
    rounds(
        a.len(),
        b.len(),
        &[
            (Take::First, &|x, y| a[x] == b[y]),
            (Take::Only, &|x, y| a[x].0 == b[y].0),
            (Take::Only, &|x, y| a[x].1 == b[y].1),
        ],
    )
}

/// Lines by group and name; then those with one name, or the same amounts, that stand alone.
fn lines(a: &[FinanceLine], b: &[FinanceLine]) -> Vec<Pair> {
    rounds(
        a.len(),
        b.len(),
        &[
            (Take::First, &|x, y| a[x] == b[y]),
            (Take::First, &|x, y| {
                a[x].group == b[y].group && a[x].name == b[y].name
            }),
            (Take::Only, &|x, y| {
                !a[x].name.is_empty() && a[x].name == b[y].name
            }),
            (Take::Only, &|x, y| {
                a[x].amounts == b[y].amounts && a[x].total == b[y].total
            }),
        ],
    )
}

fn line_name(line: &FinanceLine) -> String {
    match line.name.is_empty() {
        true => format!("“{}”, without a name", line.group),
        false => format!("“{}: {}”", line.group, line.name),
    }
}

fn line(
    log: &mut ChangeList,
    (a, x): (&FinanceTable, usize),
    (b, y): (&FinanceTable, usize),
    columns: &[Pair],
) {
    let (old, new) = (&a.lines[x], &b.lines[y]);
    let name = line_name(new);
    if old.group != new.group || old.name != new.name {
        let words = format!("The line {name} was {}.", line_name(old));
        log.say(
            Kind::Finance,
            words,
            Some(line_name(old)),
            Some(name.clone()),
        );
    }
    if old.total != new.total {
        let words = match new.total {
            true => format!("The line {name} is a total now."),
            false => format!("The line {name} is no longer a total."),
        };
        log.say(Kind::Finance, words, None, None);
    }
    let amount = |amount: Option<f64>, unit: &str| match amount {
        Some(amount) => format!("{} ({unit})", rounded(amount, places(amount))),
        None => "none".to_owned(),
    };
    let mut parts = Vec::new();
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for found in columns {
        let Some((x, y)) = found.both() else { continue };
        if old.amounts[x] != new.amounts[y] {
            let (then, now) = (
                amount(old.amounts[x], &a.unit),
                amount(new.amounts[y], &b.unit),
            );
            parts.push(format!("{} {now}, was {then}", b.columns[y].0));
            was.push(then);
            is.push(now);
        }
    }
    if parts.is_empty() {
        return;
    }
    let days = match (a.as_at, b.as_at) {
        (Some(then), Some(now)) if then != now => {
            let days = [day_words(now), day_words(then)];
            format!(", at {} and not {}", days[0], days[1])
        }
        _ => String::new(),
    };
    let words = format!("The line {name}: {}{days}.", parts.join("; "));
    log.say(Kind::Finance, words, Some(join(&was)), Some(join(&is)));
}

/// How many decimals an amount is printed with: as many as it has, two at most.
fn places(amount: f64) -> u8 {
    let has = |places: &u8| (amount * 10f64.powi(i32::from(*places))).fract() == 0.0;
    (0..2).find(has).unwrap_or(2)
}
