//! Targets beyond those of the printed table.

use super::Kind;
use super::say::Log;
use super::shown::{distance, exactly, for_period};
use crate::report::{Cell, Target};
use crate::unit::Unit;

/// Targets beyond those of the printed table.
pub(super) fn targets(
    log: &mut Log,
    before: (&[Target], &[Option<Cell>], &Unit),
    after: (&[Target], &[Option<Cell>], &Unit),
) {
    let (a, b) = (beyond(before.0, before.1), beyond(after.0, after.1));
    let shown = |target: &Target, unit: &Unit| match (&target.printed, target.to) {
        (Some(printed), _) => printed.clone(),
        (None, Some(to)) => format!("{} to {}", unit.write(target.value), unit.write(to)),
        (None, None) => unit.write(target.value),
    };
    let mut left: Vec<&Target> = a.clone();
    for target in b {
        let now = shown(target, after.2);
        let when = for_period(Some(&target.period), "");
        let twin = left.iter().position(|other| other.period == target.period);
        let Some(twin) = twin.map(|place| left.remove(place)) else {
            let words = format!("The target {when} is new: {now}.");
            log.say(Kind::NewTarget, words, None, Some(now));
            continue;
        };
        if twin == target {
            continue;
        }
        let was = shown(twin, before.2);
        let words = match (was == now, before.2.kind == after.2.kind) {
            (true, _) => format!(
                "The target {when} is written {now} as before, and the number behind it is {}, was {}.",
                exactly(target.value, after.2),
                exactly(twin.value, before.2)
            ),
            (false, true) if target.to.is_none() && twin.to.is_none() => format!(
                "The target {when} is {now}, was {was}{}.",
                distance(twin.value, target.value, after.2)
            ),
            _ => format!("The target {when} is {now}, was {was}."),
        };
        log.say(Kind::Target, words, Some(was), Some(now));
    }
    for target in left {
        let was = shown(target, before.2);
        let when = for_period(Some(&target.period), "");
        let words = format!("The target {when} is no longer shown.");
        log.say(Kind::Withdrawn, words, Some(was), None);
    }
}

/// The targets of a list that stand in no cell of the table.
fn beyond<'r>(targets: &'r [Target], cells: &[Option<Cell>]) -> Vec<&'r Target> {
    let mut cells: Vec<&Cell> = cells.iter().flatten().collect();
    let stands = |cell: &Cell, target: &Target| {
        cell.period.as_ref() == Some(&target.period)
            && cell.value.number() == Some(target.value)
            && cell.to == target.to
            && cell.printed == target.printed
    };
    let mut beyond = Vec::new();
    for target in targets {
        match cells.iter().position(|cell| stands(cell, target)) {
            Some(place) => drop(cells.remove(place)),
            None => beyond.push(target),
        }
    }
    beyond
}
