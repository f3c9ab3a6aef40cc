//! Sentences for shares of one whole.

use super::{join, when};
use crate::bands::Shares;
use crate::decimal::{minus, rounded};
use crate::report::Process;

/// `73%`
pub fn share(value: f64) -> String {
    format!("{}%", rounded(value, crate::decimal::places(value).min(1)))
}

/// The message: the largest change of the first share from one period to the next; of one period its
/// first share.
pub fn bands_headline(process: &Process, shares: &[Shares]) -> Option<String> {
    let title = &process.bands.first()?.title;
    let said =
        |shares: &Shares| format!("{} in {}", share(shares.values[0]), shares.period.short());
    Some(match widest(shares) {
        Some([before, after]) => format!("{title}: {}, {}", said(before), said(after)),
        None => format!("{title}: {}", said(shares.last()?)),
    })
}

/// All shares of the latest period, and that change.
pub fn bands(process: &Process, shares: &[Shares]) -> Option<String> {
    let last = shares.last()?;
    let each = process.bands.iter().zip(&last.values);
    let each = each.map(|(band, value)| format!("{} {}", share(*value), super::lower(&band.title)));
    let mut text = format!(
        "{}: {}.",
        when(last.period, None),
        join(&each.collect::<Vec<_>>())
    );
    if let Some([before, after]) = widest(shares) {
        text.push_str(&format!(
            " The largest change from one period to the next was from {} {} in {} to {} in {}.",
            share(before.values[0]),
            super::lower(&process.bands[0].title),
            before.period.short(),
            share(after.values[0]),
            after.period.short()
        ));
    }
    Some(text)
}

/// The two neighbouring periods between which the first share changed most.
fn widest<'s, 'r>(shares: &'s [Shares<'r>]) -> Option<[&'s Shares<'r>; 2]> {
    let by = |pair: &&[Shares]| minus(pair[1].values[0], pair[0].values[0]).abs();
    let pairs = shares
        .windows(2)
        .filter(|pair| pair[0].period.joins(pair[1].period));
    let widest = pairs.max_by(|a, b| by(a).total_cmp(&by(b)))?;
    Some([&widest[0], &widest[1]])
}
