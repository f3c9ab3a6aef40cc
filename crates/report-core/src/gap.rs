//! How far a measure was from its target and from its neighbours' mean, period by period.
//!
//! A target is only held against a figure of the report's own series and of the same period:
//! both are then counted the same way, in the same unit. Another publisher's figures are not held
//! against a council's target.

use crate::compare::Comparison;
use crate::decimal::minus;
use crate::report::Polarity;
use crate::select::Selection;

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The target of the period.
    Target,
    /// The neighbours' mean, of the whole list.
    Mean,
}

/// The distance in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The period, an index.
    pub at: usize,
    /// The own figure, in the unit.
    pub value: f64,
    /// What it is held against; of a target that is a range, the nearer end. Inside the range it
    /// is the figure itself.
    pub from: f64,
    /// Figure less reference, in the unit (percentages: points), unrounded. 0 where the two are
    /// equal but for binary fractions.
    pub by: f64,
    /// Whether the target is a range with the figure inside it.
    pub within: bool,
}

/// On which side of its reference a figure lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The better one, by polarity.
    Better,
    /// The worse one.
    Worse,
    /// Above, with no judgement.
    Above,
    /// Below, with no judgement.
    Below,
    /// Neither.
    Level,
}

impl Gap {
    fn new(at: usize, value: f64, from: f64, within: bool) -> Self {
        let tiny = 1e-9 * value.abs().max(from.abs()).max(1.0);
        let by = minus(value, from);
        let by = if by.abs() <= tiny { 0.0 } else { by };
        Self {
            at,
            value,
            from,
            by,
            within,
        }
    }

    /// On which side it lies. Where plan is best, neither side is the better one.
    pub fn side(&self, polarity: Polarity) -> Side {
        match polarity {
            _ if self.by == 0.0 => Side::Level,
            Polarity::High if self.by > 0.0 => Side::Better,
            Polarity::Low if self.by < 0.0 => Side::Better,
            Polarity::High | Polarity::Low => Side::Worse,
            _ if self.by > 0.0 => Side::Above,
            _ => Side::Below,
        }
    }
}

/// The distances in the periods shown, by time: those in which both figure and reference are
/// there.
pub fn gaps(comparison: &Comparison, to: To, selection: &Selection) -> Vec<Gap> {
    let periods = selection.periods();
    periods.filter_map(|at| gap(comparison, to, at)).collect()
}

/// The distance in one period: figure less reference. `None` without either.
pub fn gap(comparison: &Comparison, to: To, at: usize) -> Option<Gap> {
    match to {
        To::Target => to_target(comparison, at),
        To::Mean => {
            let value = comparison.focus().values[at].number()?;
            Some(Gap::new(at, value, comparison.mean(at)?.value, false))
        }
    }
}

fn to_target(comparison: &Comparison, at: usize) -> Option<Gap> {
    if comparison.outside {
        return None;
    }
    let value = comparison.focus().values[at].number()?;
    let period = &comparison.periods()[at];
    let targets = &comparison.indicator.targets;
    let target = targets.iter().find(|target| target.period == *period)?;
    Some(match target.to {
        Some(to) if value > to => Gap::new(at, value, to, false),
        Some(_) if value >= target.value => Gap::new(at, value, value, true),
        _ => Gap::new(at, value, target.value, false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_follow_polarity_and_equal_is_level() {
        use Polarity::{High, Low, None, Plan};
        use Side::{Above, Below, Better, Level, Worse};
        for (value, from, sides) in [
            (92.0, 90.0, [Better, Worse, Above, Above]),
            (88.0, 90.0, [Worse, Better, Below, Below]),
            (90.0, 90.0, [Level; 4]),
            // Equal but for binary fractions.
            (0.1 + 0.2, 0.3, [Level; 4]),
            (-1.0, 0.0, [Worse, Better, Below, Below]),
        ] {
            let gap = Gap::new(0, value, from, false);
            let found = [High, Low, Plan, None].map(|polarity| gap.side(polarity));
            assert_eq!(found, sides, "{value} against {from}");
        }
    }
}
