//! How the report's own area stands to its statistical neighbours in the period that its page opens
//! with, [`Comparison::opening_beside`]: worked out from the series where they are at hand, else as
//! the program that wrote the file calculated it.

use crate::comparable::{NotCompared, not_compared, not_compared_of};
use crate::compare::{Comparison, Mean, own_time};
use crate::period::Period;
use crate::report::{Basis, Calculated, Earlier, Indicator, Polarity, Report, Series};
use crate::statistics::{self, Band, FEWEST_RANKED, Rank, Spread};
use crate::unit::Unit;

/// A place among the neighbours.
#[derive(Debug, Clone)]
pub struct Position<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// What the numbers are.
    pub unit: &'r Unit,
    /// Which way is good.
    pub polarity: Polarity,
    /// How a value is counted.
    pub basis: Option<Basis>,
    /// Whether the figures are another publisher's, beside the report's own.
    pub outside: bool,
    /// The period that the measure's page opens with.
    pub period: &'r Period,
    /// That number, in the unit.
    pub value: f64,
    /// The mean of the neighbours then.
    pub mean: Option<Mean>,
    /// The middle of the neighbours' values then and their spread.
    pub spread: Option<Spread>,
    /// Whether the number is marked as of low reliability.
    pub unreliable: bool,
    by: By<'r>,
}

/// What it is known by.
#[derive(Debug, Clone)]
enum By<'r> {
    Series(Comparison<'r>, usize),
    File(&'r Calculated),
}

impl<'r> Position<'r> {
    /// The position of an indicator; `None` where no figures are at hand and none were calculated.
    pub fn of(report: &'r Report, indicator: &'r Indicator) -> Option<Self> {
        let benchmark = indicator.benchmark.as_ref();
        let outside = benchmark.and_then(|b| Some((b.calculated.as_ref()?, b)));
        let compared = |unit, title: &str| not_compared(unit, title).is_none();
        let by_file = |calculated: &'r Calculated, unit: &'r Unit, title: &str| Self {
            indicator,
            unit,
            polarity: indicator.polarity,
            basis: indicator.basis,
            outside: false,
            period: &calculated.period,
            value: calculated.value,
            // A file may have been written when such figures were compared.
            mean: calculated.mean.clone().filter(|_| compared(unit, title)),
            spread: calculated.spread.filter(|_| compared(unit, title)),
            unreliable: calculated.unreliable,
            by: By::File(calculated),
        };
        if let Some((calculated, benchmark)) = outside {
            return Some(Self {
                polarity: benchmark.polarity,
                basis: benchmark.basis,
                outside: true,
                ..by_file(calculated, &benchmark.unit, &benchmark.title)
            });
        }
        if let Some(calculated) = &indicator.calculated {
            return Some(by_file(calculated, &indicator.unit, &indicator.title));
        }
        let comparison = Comparison::of(report, indicator)?;
        let at = comparison.opening_beside()?;
        Some(Self {
            indicator,
            unit: comparison.unit,
            polarity: comparison.polarity,
            basis: comparison.basis,
            outside: comparison.outside,
            period: &comparison.periods()[at],
            value: comparison.focus().values[at].number()?,
            mean: comparison.mean(at),
            spread: comparison.spread(at),
            unreliable: comparison.focus().marks(at).unreliable,
            by: By::Series(comparison, at),
        })
    }

    /// Whether the period began after the report's own time: the file has no earlier figures.
    pub fn is_later(&self, report: &Report) -> bool {
        let begins = self.period.starts();
        matches!((begins, own_time(report)), (Some(begins), Some(own)) if begins > own)
    }

    /// Why the figure is not compared with those of other places; `None` where it is.
    pub fn not_compared(&self) -> Option<NotCompared> {
        not_compared_of(self.indicator, self.outside, self.unit)
    }

    /// Why an indicator has no position, whose figures of several places are at hand or in a file
    /// of their own: they are not compared.
    pub fn none_for(indicator: &Indicator) -> Option<NotCompared> {
        let benchmark = indicator.benchmark.as_ref();
        let several = indicator.file.is_some()
            || benchmark.is_some_and(|benchmark| benchmark.observations.is_some())
            || indicator
                .observations
                .as_ref()
                .is_some_and(|o| o.series.len() > 1);
        let (unit, title) = match benchmark {
            Some(benchmark) => (&benchmark.unit, &benchmark.title),
            None => (&indicator.unit, &indicator.title),
        };
        not_compared(unit, title).filter(|_| several)
    }

    /// The rank among the area and its neighbours; `None` where too few have a number, or where
    /// places are not compared.
    pub fn rank(&self) -> Option<Rank> {
        match &self.by {
            By::File(_) if self.not_compared().is_some() => None,
            By::File(calculated) => calculated.rank.filter(|rank| rank.of >= FEWEST_RANKED),
            By::Series(comparison, at) => {
                let ranking = comparison.ranking(*at);
                let own = ranking.own()?;
                Some(Rank {
                    place: own.place?,
                    joint: own.joint,
                    of: ranking.of,
                    last: own.last,
                })
            }
        }
    }

    /// The neighbours' spread where it can be measured by: neighbours that lie closer together than
    /// the last decimal shown measure nothing.
    pub fn wide_spread(&self) -> Option<Spread> {
        let least = 10f64.powi(-i32::from(self.unit.decimals));
        let wide = |spread: &Spread| spread.deviation >= least * (1.0 - 1e-9);
        self.spread.filter(wide)
    }

    /// The quartile band among the authorities in the file; `None` without a judgement, where
    /// places are not compared, and where there are no bands.
    pub fn band(&self) -> Option<Band> {
        if self.not_compared().is_some() || !matches!(self.polarity, Polarity::High | Polarity::Low)
        {
            return None;
        }
        match &self.by {
            By::File(calculated) => calculated.band,
            By::Series(comparison, at) => comparison.bands(*at).ok()?.of(self.value, self.polarity),
        }
    }

    /// How it stood in the period that its change is counted from.
    pub fn earlier(&self) -> Option<Earlier> {
        match &self.by {
            By::File(calculated) => calculated
                .earlier
                .clone()
                .filter(|_| self.not_compared().is_none()),
            By::Series(comparison, at) => earlier(comparison, *at),
        }
    }

    /// The measure whose figures are compared: the outside measure's title, or the indicator's.
    pub fn title(&self) -> &'r str {
        match &self.indicator.benchmark {
            Some(benchmark) if self.outside => &benchmark.title,
            _ => self.indicator.heading(),
        }
    }
}

/// How the own area stood to its neighbours in the period that a change is counted from: `None`
/// without such a period, with fewer than five neighbours, and where the series of a neighbour
/// breaks in between.
fn earlier(comparison: &Comparison, at: usize) -> Option<Earlier> {
    let change = comparison.change(at)?;
    let breaks = |(_, series): (usize, Option<&Series>)| {
        series.is_some_and(|series| {
            (change.from + 1..=at).any(|at| series.values[at].marks().break_before)
        })
    };
    if comparison.focus().marks(change.from).unreliable || comparison.neighbours().any(breaks) {
        return None;
    }
    Some(Earlier {
        period: comparison.periods()[change.from].clone(),
        value: comparison.focus().values[change.from].number()?,
        median: comparison.spread(change.from)?.median,
    })
}

/// What a program that writes an indicator without its series calculates from them. `whole` has
/// the series. `None` where the area has no number.
pub fn calculated(report: &Report, whole: &Indicator) -> Option<Calculated> {
    let position = Position::of(report, whole)?;
    Some(Calculated {
        period: position.period.clone(),
        value: position.value,
        rank: position.rank(),
        band: position.band(),
        earlier: position.earlier(),
        mean: position.mean,
        spread: position.spread,
        unreliable: position.unreliable,
    })
}

/// How a measure stands to the mean of the statistical neighbours in its latest period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the better side of it.
    Better,
    /// On the worse side.
    Worse,
    /// Above it, with no judgement.
    Above,
    /// Below it, with no judgement.
    Below,
    /// Equal to it.
    Equal,
}

impl Standing {
    /// All, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Better,
        Self::Worse,
        Self::Above,
        Self::Below,
        Self::Equal,
    ];

    /// The word of lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Better => "Better than their mean",
            Self::Worse => "Worse than their mean",
            Self::Above => "Above their mean, not judged",
            Self::Below => "Below their mean, not judged",
            Self::Equal => "Equal to their mean",
        }
    }

    /// How an indicator stands; `None` where its figures are not at hand and nothing was
    /// calculated from them, and where there is no mean.
    pub fn of(report: &Report, indicator: &Indicator) -> Option<Self> {
        Self::at(&Position::of(report, indicator)?)
    }

    /// How a position is to the mean; `None` where there is none.
    pub fn at(position: &Position) -> Option<Self> {
        let (value, mean) = (position.value, position.mean.as_ref()?.value);
        Some(match position.polarity {
            // Adding up leaves a hair that no figure in a file has.
            _ if statistics::approx_eq(value, mean) => Self::Equal,
            Polarity::High | Polarity::Low => {
                if statistics::is_better(value, mean, position.polarity) {
                    Self::Better
                } else {
                    Self::Worse
                }
            }
            _ if value > mean => Self::Above,
            _ => Self::Below,
        })
    }
}
