//! Orders of measures. What has nothing to be ordered by comes last, whichever way the order goes.

use super::going::Going;
use crate::position::Position;
use crate::report::{Indicator, Report, Role};
use crate::words;
use std::cmp::Ordering;

/// An order of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: Key,
    /// Whether from the end.
    pub descending: bool,
}

/// What measures are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The printed ref.
    Ref,
    /// The title.
    Title,
    /// The earlier figure.
    Previous,
    /// The target of now.
    Target,
    /// The figure of now.
    Current,
    /// The rating, red first.
    Rating,
    /// Which way it goes, worse first.
    Direction,
    /// The rank among the neighbours, as a share of those ranked: 1st first.
    Neighbours,
}

impl Order {
    pub(super) fn compare(self, report: &Report, a: &Indicator, b: &Indicator) -> Ordering {
        let number = |indicator: &Indicator, role: Role| {
            let keys = words::key_cells(report, &indicator.cells);
            let cell = match role {
                Role::Previous => keys.previous,
                Role::Current => keys.current,
                Role::Target => keys.target,
            };
            cell.and_then(|(_, cell)| cell.value.number())
        };
        // What has nothing to be ordered by comes last, whichever way the order goes.
        let with = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => self.turn(a.total_cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        match self.by {
            Key::Ref => self.turn(a.printed_ref.cmp(&b.printed_ref)),
            Key::Title => self.turn(a.title.to_lowercase().cmp(&b.title.to_lowercase())),
            Key::Previous => with(number(a, Role::Previous), number(b, Role::Previous)),
            Key::Target => with(number(a, Role::Target), number(b, Role::Target)),
            Key::Current => with(number(a, Role::Current), number(b, Role::Current)),
            Key::Rating => match (a.rating, b.rating) {
                (Some(a), Some(b)) => self.turn(a.cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            Key::Direction => {
                let place = |indicator| match Going::of(report, indicator) {
                    Going::Worse => Some(0.0),
                    Going::Same => Some(1.0),
                    Going::Better => Some(2.0),
                    Going::Up => Some(3.0),
                    Going::Down => Some(4.0),
                    Going::Unsaid => None,
                };
                with(place(a), place(b))
            }
            Key::Neighbours => {
                let share = |indicator| {
                    let rank = Position::of(report, indicator)?.rank()?;
                    Some(rank.place as f64 / rank.of as f64)
                };
                with(share(a), share(b))
            }
        }
    }

    fn turn(self, order: Ordering) -> Ordering {
        if self.descending {
            order.reverse()
        } else {
            order
        }
    }
}
