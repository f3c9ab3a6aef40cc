//! Figures of the printed table and targets: the same period with another figure is a revision,
//! another period is a new figure.
//!
//! A figure is that of its period, whatever column it stands in: this quarter's figure that the
//! next report prints as an earlier one is compared with what it was. Figures without a period are
//! those of their column. Confidential figures are said to be so and nothing more.

use super::Kind;
use super::change_list::ChangeList;
use super::matched::{MatchedReports, now};
use super::pairs::{Pair, Take, rounds};
use super::shown::{
    confidential, counts, distance_at, exactly, for_period, full, held_back, marked, value_words,
};
use crate::period::Period;
use crate::report::{Cell, Column, Report, Role};
use crate::unit::Unit;
use crate::value::Value;
use crate::words::{cell_places, cell_words, join, marks_words};

/// A figure for a period that is another now, so that a series need not say it again.
pub(super) type ReportedFigure = (Period, Option<f64>, Option<f64>);

/// Which column of the earlier table is which of the later: the same id, role and period; the
/// same role and period; the same id and role.
pub(super) fn columns(before: &Report, after: &Report) -> Vec<Pair> {
    let (before, after) = (&before.columns, &after.columns);
    let alike = |a: usize, b: usize, rule: &dyn Fn(&Column, &Column) -> bool| {
        before[a].role == after[b].role && rule(&before[a], &after[b])
    };
    rounds(
        before.len(),
        after.len(),
        &[
            (Take::First, &|a, b| {
                alike(a, b, &|a, b| a.id == b.id && a.period == b.period)
            }),
            (Take::First, &|a, b| {
                let named = |a: &Column, b: &Column| a.period.is_some() || a.heading == b.heading;
                alike(a, b, &|a, b| a.period == b.period && named(a, b))
            }),
            (Take::First, &|a, b| alike(a, b, &|a, b| a.id == b.id)),
        ],
    )
}

/// One printed figure.
#[derive(Clone, Copy)]
struct Printed<'r> {
    at: usize,
    column: &'r Column,
    cell: &'r Cell,
    unit: &'r Unit,
}

impl Printed<'_> {
    fn when(&self) -> String {
        for_period(self.cell.period.as_ref(), &self.column.heading)
    }

    /// As printed, with the marks in words; where words are printed they may say it too.
    fn shown(&self) -> String {
        let words = full(cell_words(self.cell, self.unit), self.cell.value);
        let marks = self.cell.value.marks();
        let listed: Vec<String> = marks.list().map(|(_, word)| word.to_owned()).collect();
        match self.cell.printed.is_some() && !listed.is_empty() {
            true => format!("{words}, marked {}", join(&listed)),
            false => format!("{words}{}", marks_words(marks)),
        }
    }
}

/// Compares the cells of one row, and gives the figures it has named.
pub(super) fn cells(
    matched: &MatchedReports,
    log: &mut ChangeList,
    part: Option<&str>,
    before: (&[Option<Cell>], &Unit),
    after: (&[Option<Cell>], &Unit),
) -> Vec<ReportedFigure> {
    let mut said = Vec::new();
    for target in [false, true] {
        let of = |report: &Report| {
            report
                .columns
                .iter()
                .map(|c| (c.role == Role::Target) == target)
                .collect()
        };
        let (here, there): (Vec<bool>, Vec<bool>) = (of(matched.before), of(matched.after));
        let a = printed(&matched.before.columns, before, &here);
        let b = printed(&matched.after.columns, after, &there);
        for (a, b) in paired(matched, &a, &b) {
            cell(log, part, target, a, b, &mut said);
        }
    }
    said
}

fn printed<'r>(
    columns: &'r [Column],
    (cells, unit): (&'r [Option<Cell>], &'r Unit),
    wanted: &[bool],
) -> Vec<Printed<'r>> {
    let all = columns.iter().zip(cells).enumerate();
    all.filter(|(at, _)| wanted[*at])
        .filter_map(|(at, (column, cell))| {
            Some(Printed {
                at,
                column,
                cell: cell.as_ref()?,
                unit,
            })
        })
        .collect()
}

type Two<'r> = (Option<Printed<'r>>, Option<Printed<'r>>);

/// By period, in the same column first; what is left over by column.
fn paired<'r>(
    matched: &MatchedReports,
    before: &[Printed<'r>],
    after: &[Printed<'r>],
) -> Vec<Two<'r>> {
    let column = |a: usize, b: usize| now(&matched.columns, before[a].at) == Some(after[b].at);
    let period = |a: usize, b: usize| {
        let (a, b) = (&before[a].cell.period, &after[b].cell.period);
        a.is_some() && a == b
    };
    let pairs = rounds(
        before.len(),
        after.len(),
        &[
            (Take::First, &|a, b| period(a, b) && column(a, b)),
            (Take::First, &period),
            (Take::First, &column),
        ],
    );
    let two = pairs.iter().map(|pair| {
        let (a, b) = (pair.before, pair.after);
        (a.map(|at| before[at]), b.map(|at| after[at]))
    });
    two.collect()
}

/// What a sentence about a figure begins with: `Secondary: ` or nothing.
fn begin(part: Option<&str>, words: &str) -> String {
    match part {
        Some(part) => format!("{part}: {words}"),
        None => crate::words::upper(words),
    }
}

fn cell(
    log: &mut ChangeList,
    part: Option<&str>,
    target: bool,
    before: Option<Printed>,
    after: Option<Printed>,
    said: &mut Vec<ReportedFigure>,
) {
    let (what, new) = match target {
        true => ("the target", Kind::NewTarget),
        false => ("the figure", Kind::NewFigure),
    };
    let (a, b) = match (before, after) {
        (Some(a), Some(b)) => (a, b),
        (None, Some(b)) => {
            note_said(said, &b, None, b.cell.value.number());
            let words = format!("{what} {} is new: {}.", b.when(), b.shown());
            return log.say(new, begin(part, &words), None, Some(b.shown()));
        }
        (Some(a), None) => {
            let words = format!("{what} {} is no longer shown.", a.when());
            note_said(said, &a, a.cell.value.number(), None);
            let shown = a.shown();
            return log.say(Kind::Withdrawn, begin(part, &words), Some(shown), None);
        }
        (None, None) => return,
    };
    if a.cell.period != b.cell.period {
        note_said(said, &b, None, b.cell.value.number());
        note_said(said, &a, a.cell.value.number(), None);
        let (now, then) = (b.shown(), a.shown());
        let words = match now == then {
            true => format!("{what} {} is {now}, as {}.", b.when(), a.when()),
            false => format!("{what} {} is {now}; {} it was {then}.", b.when(), a.when()),
        };
        log.say(new, begin(part, &words), Some(a.shown()), Some(b.shown()));
        if target && now == then {
            log.carried(b.when(), a.when());
        }
        return rest(log, part, what, a, b);
    }
    let number = |p: &Printed| (p.cell.value.number(), p.cell.to);
    let reason = |p: &Printed| match p.cell.value {
        Value::Absent(reason, _) => Some(reason),
        Value::Number(..) => None,
    };
    let marks = |p: &Printed| p.cell.value.marks();
    let figure = number(&a) != number(&b) || reason(&a) != reason(&b);
    let kind = if target { Kind::Target } else { Kind::Revised };
    if confidential(a.cell.value) != confidential(b.cell.value) {
        let words = format!(
            "{what} {} {}",
            b.when(),
            held_back(confidential(b.cell.value))
        );
        let shown =
            |p: &Printed| confidential(p.cell.value).then(|| "[c] (confidential)".to_owned());
        log.say(kind, begin(part, &words), shown(&a), shown(&b));
        note_said(said, &b, number(&a).0, number(&b).0);
        return rest(log, part, what, a, b);
    }
    if figure || a.cell.printed != b.cell.printed {
        note_said(said, &b, number(&a).0, number(&b).0);
        let words = match (
            a.cell.printed == b.cell.printed && a.cell.printed.is_some(),
            figure,
        ) {
            (false, true) if a.shown() == b.shown() => format!(
                "{what} {} is {}, was {}{}.",
                b.when(),
                bare(&b),
                bare(&a),
                by_how_much(&a, &b)
            ),
            (false, true) => format!(
                "{what} {} is {}, was {}{}.",
                b.when(),
                b.shown(),
                a.shown(),
                by_how_much(&a, &b)
            ),
            (true, _) => format!(
                "{what} {} is printed “{}” as before, and the number behind it is {}, was {}.",
                b.when(),
                b.cell.printed.as_deref().unwrap_or_default(),
                bare(&b),
                bare(&a)
            ),
            (false, false) => format!(
                "{what} {} is printed “{}”, was “{}”; the number is the same.",
                b.when(),
                cell_words(b.cell, b.unit),
                cell_words(a.cell, a.unit)
            ),
        };
        log.say(kind, begin(part, &words), Some(a.shown()), Some(b.shown()));
    } else if marks(&a) != marks(&b) {
        let words = format!("{what} {}{}", b.when(), marked(a.cell.value, b.cell.value));
        log.say(
            Kind::Marks,
            begin(part, &words),
            Some(a.shown()),
            Some(b.shown()),
        );
    }
    rest(log, part, what, a, b);
}

fn note_said(
    said: &mut Vec<ReportedFigure>,
    of: &Printed,
    before: Option<f64>,
    after: Option<f64>,
) {
    if let Some(period) = &of.cell.period {
        said.push((period.clone(), before, after));
    }
}

/// The number of a cell without its printed words.
fn bare(of: &Printed) -> String {
    match (of.cell.value, of.cell.to) {
        (Value::Number(low, _), Some(high)) => {
            format!("{} to {}", exactly(low, of.unit), exactly(high, of.unit))
        }
        (Value::Number(number, _), None) => exactly(number, of.unit),
        (value, _) => value_words(value, of.unit),
    }
}

/// `, 1 point higher`; nothing where the two cannot be subtracted.
fn by_how_much(a: &Printed, b: &Printed) -> String {
    match (a.cell.value, a.cell.to, b.cell.value, b.cell.to) {
        (Value::Number(was, _), None, Value::Number(is, _), None) if a.unit.kind == b.unit.kind => {
            let decimals = cell_places(a.cell, a.unit).max(cell_places(b.cell, b.unit));
            distance_at(was, is, b.unit, decimals)
        }
        _ => String::new(),
    }
}

/// What else a cell says.
fn rest(log: &mut ChangeList, part: Option<&str>, what: &str, a: Printed, b: Printed) {
    let of = begin(part, &format!("{what} {}", b.when()));
    if a.cell.basis != b.cell.basis {
        let words = |p: &Printed| p.cell.basis.map(|basis| basis.words());
        let label = format!("{of}: how it is counted");
        log.label(Kind::Definition, &label, words(&a), words(&b));
    }
    let heading = |p: &Printed| p.cell.heading.clone();
    let label = format!("{of}: its own heading");
    log.label(
        Kind::Definition,
        &label,
        heading(&a).as_deref(),
        heading(&b).as_deref(),
    );
    let label = format!("{of}: its note");
    log.text(
        Kind::Note,
        &label,
        a.cell.note.as_deref(),
        b.cell.note.as_deref(),
    );
    let secret = confidential(a.cell.value) || confidential(b.cell.value);
    if a.cell.fraction != b.cell.fraction && a.cell.period == b.cell.period {
        counts(log, &of, secret, a.cell.fraction, b.cell.fraction);
    }
}
