//! Targets beyond those of the printed table.

use super::Kind;
use super::change_list::ChangeList;
use super::shown::{distance_at, exactly, for_period};
use crate::decimal::places_printed;
use crate::report::{Cell, Target};
use crate::unit::Unit;

/// Targets beyond those of the printed table.
pub(super) fn targets(
    log: &mut ChangeList,
    before: (&[Target], &[Option<Cell>], &Unit),
    after: (&[Target], &[Option<Cell>], &Unit),
) {
    let (a, b) = (beyond(before.0, before.1), beyond(after.0, after.1));
    let write = |number: f64, unit: &Unit| unit.write_at(number, unit.places_alone(number));
    let shown = |target: &Target, unit: &Unit| match (&target.printed, target.to) {
        (Some(printed), _) => printed.clone(),
        (None, Some(to)) => format!("{} to {}", write(target.value, unit), write(to, unit)),
        (None, None) => write(target.value, unit),
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
                distance_at(
                    twin.value,
                    target.value,
                    after.2,
                    places(twin, before.2).max(places(target, after.2))
                )
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

/// Decimal places that a target is written with.
fn places(target: &Target, unit: &Unit) -> u8 {
    let printed = target.printed.as_deref();
    let printed = printed.and_then(|words| places_printed(words, target.value));
    printed.unwrap_or_else(|| unit.places_alone(target.value))
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
