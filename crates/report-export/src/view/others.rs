//! The tables of a report's other screens: measures beside the neighbours, money line by line,
//! milestones, and what changed since another release.

use super::SYMBOLS;
use crate::cite::{self, source_words};
use crate::table::{Cell, ColumnKind, Table};
use report_core::changes::Changes;
use report_core::compare::{Comparison, Ranked};
use report_core::period::{Period, day_code};
use report_core::report::{
    Area, FinanceLine, FinanceTable, MoneyRole, Objective, Polarity, Rating, Report,
};
use report_core::words;

/// Measures by place, each for the period that its page opens with: the value, its symbols and its rank among the
/// `ranked` places, of which the first is the report's own, then the value of the `wider` ones,
/// which have no rank.
pub fn compare(
    report: &Report,
    rows: &[Comparison],
    ranked: &[(usize, &Area)],
    wider: &[&Area],
) -> Table {
    let mut table = Table::new([report.title.as_str(), ": measures by place"].concat());
    for name in ["Ref", "Measure", "Objective", "Figures", "Unit", "Period"] {
        table.column(name, ColumnKind::Text, "");
    }
    table.column(
        "Rank 1 is",
        ColumnKind::Text,
        "Which end has rank 1; the highest where neither is called good",
    );
    table.column("Source", ColumnKind::Text, "");
    table.column("Licence", ColumnKind::Text, "");
    table.column(
        "Ranked places",
        ColumnKind::Whole,
        "How many had a value in the period",
    );
    let mut value = |name: &str, ranked: bool| {
        table.column(name, ColumnKind::Number, "The value, unrounded");
        table.column(&[name, " symbols"].concat(), ColumnKind::Text, SYMBOLS);
        if ranked {
            table.column(
                &[name, " rank"].concat(),
                ColumnKind::Whole,
                "The same number where places are equal",
            );
        }
    };
    ranked.iter().for_each(|(_, area)| value(&area.name, true));
    wider.iter().for_each(|area| value(&area.name, false));
    for comparison in rows {
        let Some(at) = comparison.opening_beside() else {
            continue;
        };
        let ranking = comparison.ranking(at);
        let indicator = comparison.indicator;
        let first = match (comparison.not_compared(), comparison.polarity) {
            (Some(_), _) => "nothing: places of different size are not ranked",
            (None, Polarity::Low) => "the lowest",
            (None, _) => "the highest",
        };
        let source = cite::source(report, Some(indicator), comparison.outside);
        let outside = comparison
            .outside
            .then(|| words::indicator_title(comparison));
        let mut cells = vec![
            Cell::text(indicator.printed_ref.as_deref()),
            Cell::text(Some(&indicator.title)),
            Cell::text(Some(&objective(&report.objectives[indicator.objective]))),
            Cell::text(outside),
            Cell::text(Some(&comparison.unit.axis())),
            Cell::Text(comparison.periods()[at].short()),
            Cell::text(Some(first)),
            Cell::text(source.map(source_words).as_deref()),
            Cell::text(source.and_then(|source| source.licence.as_deref())),
            Cell::whole(comparison.not_compared().is_none().then_some(ranking.of)),
        ];
        for (place, &(area, _)) in ranked.iter().enumerate() {
            let own = |row: &&Ranked| row.own;
            let found = match place {
                0 => ranking.rows.iter().find(own),
                _ => ranking.rows.iter().find(|row| row.area == area),
            };
            let [value, marks] =
                found.map_or([Cell::Empty, Cell::Empty], |row| Cell::value(row.value));
            cells.extend([value, marks, Cell::whole(found.and_then(|row| row.place))]);
        }
        for area in wider {
            let of = [comparison.region(), comparison.nation()];
            let found = of
                .into_iter()
                .flatten()
                .find(|(name, _)| *name == area.name);
            cells.extend(found.map_or([Cell::Empty, Cell::Empty], |(_, series)| {
                Cell::value(series.values[at])
            }));
        }
        table.row(cells);
    }
    table.slim(2)
}

fn objective(objective: &Objective) -> String {
    let named = [objective.printed_ref.as_deref(), objective.title.as_deref()];
    let named: Vec<&str> = named.into_iter().flatten().collect();
    named.join(" ")
}

/// A finance table as printed, a line a row. `said` tells on which side of its budget a line is, in
/// words, for the column of variances.
pub fn finance(found: &FinanceTable, said: impl Fn(&FinanceLine) -> Option<&'static str>) -> Table {
    let mut title = [found.title.as_str(), ", in ", &found.unit].concat();
    if let Some(day) = found.as_at {
        title.push_str(&[", at ", &day_code(day)].concat());
    }
    let mut table = Table::new(title);
    table.column("Group", ColumnKind::Text, "");
    table.column(
        "Line",
        ColumnKind::Text,
        "Empty where the document prints no name",
    );
    table.column("Total", ColumnKind::Text, "");
    for (head, role) in &found.columns {
        table.column(head, ColumnKind::Number, "As printed");
        if *role == MoneyRole::Variance {
            table.column(
                &[head, " in words"].concat(),
                ColumnKind::Text,
                "Which side of the budget to date: a negative variance is over it",
            );
        }
    }
    for line in &found.lines {
        let mut cells = vec![
            Cell::text(Some(&line.group)),
            Cell::text(Some(&line.name)),
            Cell::text(line.total.then_some("total")),
        ];
        for ((_, role), amount) in found.columns.iter().zip(&line.amounts) {
            cells.push(Cell::number(*amount));
            if *role == MoneyRole::Variance {
                cells.push(Cell::text(said(line)));
            }
        }
        table.row(cells);
    }
    table.slim(2)
}

/// The milestones of a report, in printed order.
pub fn milestones(report: &Report) -> Table {
    let mut table = Table::new([report.title.as_str(), ": milestones"].concat());
    for name in ["Ref", "Milestone", "Objective", "Due"] {
        table.column(name, ColumnKind::Text, "");
    }
    table.column(
        "Due from",
        ColumnKind::Day,
        "The first day of the period it is due in",
    );
    table.column("Due until", ColumnKind::Day, "Its last day");
    for name in [
        "Year of the plan",
        "Rating",
        "Owner",
        "Reason",
        "What the report says",
        "Note",
    ] {
        table.column(name, ColumnKind::Text, "");
    }
    for milestone in &report.milestones {
        let due = milestone.due.as_ref();
        let words = due.map(Period::words);
        let first = due.and_then(Period::starts).map(day_code);
        let last = due.and_then(Period::ends).map(day_code);
        let year = milestone.year.as_ref().map(Period::words);
        table.row(vec![
            Cell::text(milestone.printed_ref.as_deref()),
            Cell::text(Some(&milestone.title)),
            Cell::text(Some(&objective(&report.objectives[milestone.objective]))),
            Cell::text(milestone.due_printed.as_deref().or(words.as_deref())),
            Cell::text(first.as_deref()),
            Cell::text(last.as_deref()),
            Cell::text(year.as_deref()),
            Cell::text(milestone.rating.map(Rating::word)),
            Cell::text(milestone.owner.as_deref()),
            Cell::text(milestone.reason.as_deref()),
            Cell::text(Some(&milestone.commentary.join("\n\n"))),
            Cell::text(milestone.note.as_deref()),
        ]);
    }
    table.slim(2)
}

/// What changed between two releases, a change a row.
pub fn changes(found: &Changes) -> Table {
    let title = [
        "What changed: ",
        &found.after.words(),
        ", compared with ",
        &found.before.words(),
    ];
    let mut table = Table::new(title.concat());
    table.column("Kind", ColumnKind::Text, "");
    table.column("What", ColumnKind::Text, "");
    table.column("What changed", ColumnKind::Text, "");
    table.column(
        "Before",
        ColumnKind::Text,
        "As published; empty where it is not repeated",
    );
    table.column("Now", ColumnKind::Text, "");
    for change in &found.list {
        let rated = |rating: Option<Rating>| rating.map(|rating| rating.word().to_owned());
        let (before, after) = match change.rating {
            Some((before, after)) => (rated(before), rated(after)),
            None => (change.before.clone(), change.after.clone()),
        };
        table.row(vec![
            Cell::text(Some(change.kind.name())),
            Cell::text(Some(&change.name)),
            Cell::text(Some(&change.words)),
            Cell::text(before.as_deref()),
            Cell::text(after.as_deref()),
        ]);
    }
    table.slim(3)
}
