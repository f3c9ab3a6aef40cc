//! How measures moved against the statistical neighbours since the previous comparable period: the own
//! change less that of the neighbours' median, counted in the neighbours' spread, which every unit
//! has.

use crate::decimal::minus;
use crate::doubted;
use crate::order;
use crate::position::Position;
use crate::report::{Earlier, Indicator, Polarity, Report};
use crate::statistics::approx_eq;

/// A measure that moved against its neighbours.
#[derive(Debug, Clone)]
pub struct Movement<'r> {
    /// Where it is now; its spread is there.
    pub position: Position<'r>,
    /// Where it was.
    pub earlier: Earlier,
    /// The own change less the change of the neighbours' median, as so many times the neighbours'
    /// median absolute deviation now. Above 0 it is for the better, by polarity.
    pub times: f64,
}

/// The movements of a report's measures against the neighbours.
#[derive(Debug, Clone)]
pub struct Movements<'r> {
    /// For the better, the furthest first.
    pub improved: Vec<Movement<'r>>,
    /// For the worse, the furthest first.
    pub worsened: Vec<Movement<'r>>,
    /// How many moved as the median of their neighbours did.
    pub level: usize,
    /// How many are compared with neighbours and not counted above: without a judgement, in doubt,
    /// without an earlier period to compare with, or with neighbours too close together to measure
    /// by.
    pub apart: usize,
}

impl<'r> Movements<'r> {
    /// The movements of some indicators of a report.
    pub fn of(report: &'r Report, indicators: impl Iterator<Item = &'r Indicator>) -> Self {
        let mut found = Self {
            improved: Vec::new(),
            worsened: Vec::new(),
            level: 0,
            apart: 0,
        };
        for position in indicators.filter_map(|indicator| Position::of(report, indicator)) {
            if position.mean.is_none() {
                continue;
            }
            match Movement::of(position) {
                None => found.apart += 1,
                Some(movement) if approx_eq(movement.times, 0.0) => found.level += 1,
                Some(movement) if movement.times > 0.0 => found.improved.push(movement),
                Some(movement) => found.worsened.push(movement),
            }
        }
        // What is equal but for binary fractions stands in printed order.
        let size = |movement: &Movement| (movement.times.abs() * 1e6).round();
        for list in [&mut found.improved, &mut found.worsened] {
            order::sort(list, |a, b| size(b).total_cmp(&size(a)));
        }
        found
    }
}

impl<'r> Movement<'r> {
    /// How a measure moved; `None` where that cannot be told.
    fn of(position: Position<'r>) -> Option<Self> {
        let sign = match position.polarity {
            Polarity::High => 1.0,
            Polarity::Low => -1.0,
            Polarity::Plan | Polarity::None => return None,
        };
        if doubted::of_position(&position).is_some() {
            return None;
        }
        let (earlier, spread) = (position.earlier()?, position.wide_spread()?);
        let own = minus(position.value, earlier.value);
        let by = minus(own, minus(spread.median, earlier.median));
        let times = spread.times(spread.median + by)?.copysign(by * sign);
        Some(Self {
            position,
            earlier,
            times,
        })
    }
}
