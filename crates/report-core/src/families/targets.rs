//! What became of a measure's targets: met or missed, tightened or loosened, no longer set.
//!
//! A target is set against a figure for the same whole period alone, and against another target only
//! where both are in one unit and counted alike. Which of two is stricter is told only where the
//! reports say which way is good.

use super::join::in_unit;
use super::{FamilyFigure, FamilyRow, FamilyView, FigureRole};
use crate::period::Period;
use crate::report::Polarity;

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetTurn {
    /// The first of the family.
    First,
    /// The same as the one before.
    Same,
    /// Stricter than the one before.
    Tightened,
    /// Less strict than the one before.
    Loosened,
    /// Another number, without a word on which is stricter.
    Changed,
    /// Another unit or another way of counting: not set against the one before.
    Otherwise,
    /// No number where a target could stand.
    NotSet,
    /// The figure for its period came up to it.
    Met,
    /// The figure for its period did not come up to it.
    Missed,
}

impl TargetTurn {
    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "Set",
            Self::Same => "Kept",
            Self::Tightened => "Tightened",
            Self::Loosened => "Loosened",
            Self::Changed => "Changed",
            Self::Otherwise => "Counted otherwise",
            Self::NotSet => "No number",
            Self::Met => "Met",
            Self::Missed => "Missed",
        }
    }
}

/// One thing that became of a target.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TargetEvent<'v> {
    /// What.
    pub turn: TargetTurn,
    /// The report that says the target.
    pub row: &'v FamilyRow,
    /// The target.
    pub target: &'v FamilyFigure,
    /// The target before it, or the figure that it is set against.
    pub beside: Option<(&'v FamilyRow, &'v FamilyFigure)>,
}

impl TargetEvent<'_> {
    /// In a sentence.
    pub fn words(&self) -> String {
        let period = |figure: &FamilyFigure| match &figure.period {
            Some(period) => format!(" for {}", period.words()),
            None => String::new(),
        };
        let (now, when) = (&self.target.shown, period(self.target));
        let before = self
            .beside
            .map(|(_, figure)| format!("{}{}", figure.shown, period(figure)));
        let before = before.unwrap_or_default();
        match self.turn {
            TargetTurn::First => format!("The target{when} is {now}."),
            TargetTurn::Same => format!("The target{when} is {now}, as before."),
            TargetTurn::Tightened => format!("The target{when} is {now}, stricter than {before}."),
            TargetTurn::Loosened => {
                format!("The target{when} is {now}, less strict than {before}.")
            }
            TargetTurn::Changed => format!("The target{when} is {now}, and was {before}."),
            TargetTurn::Otherwise => format!(
                "The target{when} is {now}. The one before, {before}, is counted otherwise."
            ),
            TargetTurn::NotSet => {
                format!("No number is given as the target{when}: the report prints “{now}”.")
            }
            TargetTurn::Met => format!(
                "The target{when}, {now}, was met: the figure is {}.",
                self.figure()
            ),
            TargetTurn::Missed => format!(
                "The target{when}, {now}, was missed: the figure is {}.",
                self.figure()
            ),
        }
    }

    fn figure(&self) -> &str {
        self.beside.map_or("", |(_, figure)| &figure.shown)
    }
}

impl FamilyView {
    /// The targets that are a number with a period, by the end of the period, then as reports came.
    pub fn targets(&self) -> Vec<(&FamilyRow, &FamilyFigure)> {
        self.all_targets(|figure| figure.value.number().is_some())
    }

    fn all_targets(
        &self,
        kept: impl Fn(&FamilyFigure) -> bool,
    ) -> Vec<(&FamilyRow, &FamilyFigure)> {
        let placed = |figure: &FamilyFigure| figure.period.as_ref().and_then(Period::at).is_some();
        let mut found: Vec<_> = self
            .figures()
            .filter(|(_, figure)| {
                figure.role == FigureRole::Target && placed(figure) && kept(figure)
            })
            .collect();
        crate::order::sort(&mut found, |(_, a), (_, b)| match (&a.period, &b.period) {
            (Some(a), Some(b)) => a.by_time(b),
            _ => std::cmp::Ordering::Equal,
        });
        found
    }

    /// What became of the targets, by time.
    pub fn target_history(&self) -> Vec<TargetEvent<'_>> {
        let mut events = Vec::new();
        let mut before: Option<(&FamilyRow, &FamilyFigure)> = None;
        for (row, target) in self.all_targets(|_| true) {
            let mut tell = |turn, beside| {
                events.push(TargetEvent {
                    turn,
                    row,
                    target,
                    beside,
                });
            };
            if target.value.number().is_none() {
                tell(TargetTurn::NotSet, None);
                continue;
            }
            tell(turn(before, (row, target)), before);
            before = Some((row, target));
            if let Some((met, figure)) = self.outcome(row, target) {
                let turn = if met {
                    TargetTurn::Met
                } else {
                    TargetTurn::Missed
                };
                tell(turn, Some(figure));
            }
        }
        events
    }

    /// Whether the figure for a target's period came up to it, with that figure: only for a whole year,
    /// with a final figure in the same unit, counted alike, and where the two reports agree on which
    /// way is good. Of several reports the newest.
    fn outcome<'v>(
        &'v self,
        row: &FamilyRow,
        target: &FamilyFigure,
    ) -> Option<(bool, (&'v FamilyRow, &'v FamilyFigure))> {
        let aim = target.value.number()?;
        let period = target.period.as_ref().filter(|period| period.is_year())?;
        let unit = row.unit.as_ref()?;
        let for_period = self
            .figures()
            .filter(|(_, figure)| figure.is_actual() && figure.period.as_ref() == Some(period));
        let (other, figure) = for_period.last()?;
        let marks = figure.value.marks();
        let alike = in_unit(other, &unit.kind)
            && other.counted_otherwise == row.counted_otherwise
            && figure.basis == target.basis
            && !marks.not_final()
            && !marks.unreliable
            && other.polarity == row.polarity;
        let value = figure.number().filter(|_| alike)?;
        let met = match (row.polarity, target.to) {
            (Polarity::High, _) => value >= aim,
            (Polarity::Low, to) => value <= to.unwrap_or(aim),
            (Polarity::Plan, Some(to)) => (aim..=to).contains(&value),
            _ => return None,
        };
        Some((met, (other, figure)))
    }

    /// How the target beside a report's current figure differs from the last one that an earlier report
    /// of the family set for an earlier period, in a sentence; `None` where it does not differ, or the
    /// two cannot be set side by side.
    pub fn target_changed(&self, report: &str) -> Option<TargetEvent<'_>> {
        let targets = self.targets();
        let place = targets.iter().position(|(row, _)| row.report == report)?;
        let (row, target) = targets[place];
        let before = targets[..place]
            .iter()
            .rfind(|(other, _)| other.report_period.by_time(&row.report_period).is_lt())
            .copied();
        let turn = turn(before, (row, target));
        let differs = matches!(
            turn,
            TargetTurn::Tightened | TargetTurn::Loosened | TargetTurn::Changed
        );
        differs.then_some(TargetEvent {
            turn,
            row,
            target,
            beside: before,
        })
    }

    /// How often the targets were met and missed, and how often they became stricter and less strict:
    /// `One target was met and two were missed. …`; `None` where none of it can be told.
    pub fn target_words(&self) -> Option<String> {
        let events = self.target_history();
        let count = |turn: TargetTurn| events.iter().filter(|event| event.turn == turn).count();
        let (met, missed) = (count(TargetTurn::Met), count(TargetTurn::Missed));
        let (tightened, loosened) = (count(TargetTurn::Tightened), count(TargetTurn::Loosened));
        let mut said = Vec::new();
        if met + missed > 0 {
            said.push(match (met, missed) {
                (1, 0) => "The 1 target with a figure for the same year was met.".to_owned(),
                (0, 1) => "The 1 target with a figure for the same year was missed.".to_owned(),
                _ => format!(
                    "Of {} targets with a figure for the same year, {met} {} met.",
                    met + missed,
                    if met == 1 { "was" } else { "were" }
                ),
            });
        }
        let times = |n: usize| match n {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            n => format!("{n} times"),
        };
        match (tightened, loosened) {
            (0, 0) => {}
            (n, 0) => said.push(format!("The target became stricter {}.", times(n))),
            (0, n) => said.push(format!("The target became less strict {}.", times(n))),
            (a, b) => said.push(format!(
                "The target became stricter {} and less strict {}.",
                times(a),
                times(b)
            )),
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// How a target stands to the one before it.
fn turn(
    before: Option<(&FamilyRow, &FamilyFigure)>,
    (row, target): (&FamilyRow, &FamilyFigure),
) -> TargetTurn {
    let Some((other, then)) = before else {
        return TargetTurn::First;
    };
    let (Some(was), Some(is)) = (then.value.number(), target.value.number()) else {
        return TargetTurn::Otherwise;
    };
    let kind = |row: &FamilyRow| row.unit.as_ref().map(|unit| unit.kind.clone());
    if kind(other) != kind(row)
        || other.counted_otherwise != row.counted_otherwise
        || then.basis != target.basis
    {
        return TargetTurn::Otherwise;
    }
    if was == is && then.to == target.to {
        return TargetTurn::Same;
    }
    let agreed = other.polarity == row.polarity && then.to.is_none() && target.to.is_none();
    match row.polarity {
        Polarity::High if agreed && is > was => TargetTurn::Tightened,
        Polarity::High if agreed => TargetTurn::Loosened,
        Polarity::Low if agreed && is < was => TargetTurn::Tightened,
        Polarity::Low if agreed => TargetTurn::Loosened,
        _ => TargetTurn::Changed,
    }
}
