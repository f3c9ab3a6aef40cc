//! What is legal but deserves a look: clashing refs, counts that do not make the percentage,
//! totals that do not add up. All of it is shown as published; each is a notice.

use super::words::short;
use crate::decimal::rounded;
use crate::problem::Problems;
use crate::report::{FinanceTable, Indicator, MoneyRole, Report};
use crate::unit::UnitKind;
use std::collections::BTreeMap;

/// Looks a report over. `indicators` and `milestones` say at which place in the file each of the
/// report's stands.
pub(super) fn report(
    p: &mut Problems,
    report: &Report,
    indicators: &[usize],
    milestones: &[usize],
) {
    let refs = report
        .indicators
        .iter()
        .map(|i| (i.printed_ref.as_deref(), 0, i.title.as_str()));
    clashes(p, "indicators", indicators, &refs.collect::<Vec<_>>());
    // Of every title, the first indicator with it and the first after that under another ref.
    let mut titles: BTreeMap<&str, (usize, Option<usize>)> = BTreeMap::new();
    for (i, indicator) in report.indicators.iter().enumerate() {
        let (first, other) = titles.entry(&indicator.title).or_insert((i, None));
        let differs = |place: usize| report.indicators[place].printed_ref != indicator.printed_ref;
        if differs(*first) {
            other.get_or_insert(i);
        }
        let twins = [Some(*first), *other].into_iter().flatten();
        let twin = twins
            .into_iter()
            .find(|place| *place < i && differs(*place));
        if let Some(twin) = twin {
            p.notice(
                &format!("indicators[{}].title", indicators[i]),
                format!(
                    "\"{}\" is also the title of indicators[{}], under another ref; both are shown",
                    short(&indicator.title),
                    indicators[twin]
                ),
            );
        }
    }
    // Milestones may be lettered afresh under every objective.
    let refs = report
        .milestones
        .iter()
        .map(|m| (m.printed_ref.as_deref(), m.objective, m.title.as_str()));
    clashes(p, "milestones", milestones, &refs.collect::<Vec<_>>());
    for (indicator, place) in report.indicators.iter().zip(indicators) {
        fractions(p, report, indicator, *place);
    }
    for (i, table) in report.finance.iter().enumerate() {
        totals(p, table, i);
    }
}

/// Refs that stand for more than one thing. Of each: the ref, the group within which refs should
/// be unique, the title.
fn clashes(p: &mut Problems, what: &str, places: &[usize], refs: &[(Option<&str>, usize, &str)]) {
    let mut first: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (i, (own, group, title)) in refs.iter().enumerate() {
        let Some(own) = own else { continue };
        let earlier = *first.entry((own, *group)).or_insert(i);
        if earlier < i {
            p.notice(&format!("{what}[{}].ref", places[i]),
                format!(
                    "\"{own}\" stands for \"{}\" here and for \"{}\" at {what}[{}]; both are shown, each under its own id",
                    short(title),
                    short(refs[earlier].2),
                    places[earlier]
                ),
            );
        }
    }
}

/// Printed percentages that do not follow from the printed counts.
fn fractions(p: &mut Problems, report: &Report, indicator: &Indicator, place: usize) {
    if indicator.unit.kind != UnitKind::Percent {
        return;
    }
    let decimals = indicator.unit.decimals;
    for (cell, column) in indicator.cells.iter().zip(&report.columns) {
        let Some(cell) = cell else { continue };
        let (Some(fraction), Some(value)) = (cell.fraction, cell.value.number()) else {
            continue;
        };
        let (Some(top), bottom) = (fraction.top, fraction.of) else {
            continue;
        };
        let share = 100.0 * top / bottom;
        if rounded(share, decimals) != rounded(value, decimals) {
            p.notice(
                &format!("indicators[{place}].cells.{}", column.id),
                format!(
                    "{} of {} is {}%, and {} is printed; it is shown as printed",
                    rounded(top, 0),
                    rounded(bottom, 0),
                    rounded(share, decimals.max(1)),
                    indicator.unit.write(value)
                ),
            );
        }
    }
}

/// Printed totals that their lines do not add up to, and variances that are not budget to date
/// minus spend.
fn totals(p: &mut Problems, table: &FinanceTable, index: usize) {
    let mut complain = |line: usize, column: usize, of: &str, sum: f64, printed: f64| {
        if (sum - printed).abs() > 1e-6 {
            p.notice(
                &format!("finance[{index}].lines[{line}].amounts[{column}]"),
                format!(
                    "{of} {}, and {} is printed; it is shown as printed",
                    rounded(sum, 0),
                    rounded(printed, 0)
                ),
            );
        }
    };
    for column in 0..table.columns.len() {
        // What the groups so far come to, and what the lines of the present group come to.
        let (mut groups, mut lines, mut group) = (0.0, 0.0, "");
        for (i, line) in table.lines.iter().enumerate() {
            let amount = line.amounts[column].unwrap_or_default();
            if line.group == "Total" {
                if let Some(printed) = line.amounts[column] {
                    complain(
                        i,
                        column,
                        "the groups above add up to",
                        groups + lines,
                        printed,
                    );
                }
                continue;
            }
            if line.group != group {
                groups += lines;
                lines = 0.0;
                group = &line.group;
            }
            if line.total {
                if let Some(printed) = line.amounts[column] {
                    complain(
                        i,
                        column,
                        &format!("the lines of \"{group}\" add up to"),
                        lines,
                        printed,
                    );
                }
                groups += amount;
                lines = 0.0;
                group = "";
            } else {
                lines += amount;
            }
        }
    }
    let at = |role| table.columns.iter().position(|(_, other)| *other == role);
    let roles = (
        at(MoneyRole::BudgetToDate),
        at(MoneyRole::Spend),
        at(MoneyRole::Variance),
    );
    if let (Some(budget), Some(spend), Some(variance)) = roles {
        for (i, line) in table.lines.iter().enumerate() {
            let amounts = (
                line.amounts[budget],
                line.amounts[spend],
                line.amounts[variance],
            );
            if let (Some(budget), Some(spend), Some(printed)) = amounts {
                complain(
                    i,
                    variance,
                    "budget to date minus spend is",
                    budget - spend,
                    printed,
                );
            }
        }
    }
}
