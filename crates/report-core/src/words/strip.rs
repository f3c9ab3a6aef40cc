//! Sentences for one authority among all those in the file.

use super::comparison::{OTHER_KINDS, UNROUNDED};
use super::{placed, upper, value_in_full, when_at};
use crate::compare::Comparison;
use crate::report::Polarity;
use crate::statistics::{self, Band, Bands, FEWEST_RANKED};

/// The value and where it stands among all authorities; `None` without a value, with fewer than
/// four, and where places are not compared.
struct Standing {
    value: f64,
    of: usize,
    /// `joint 2nd best`.
    place: String,
}

fn standing(comparison: &Comparison, at: usize) -> Option<Standing> {
    let value = comparison.focus().values.get(at)?.number()?;
    let numbers: Vec<f64> = comparison.authorities(at).iter().map(|(_, n)| *n).collect();
    if comparison.not_compared().is_some() || numbers.len() < FEWEST_RANKED {
        return None;
    }
    let rank = statistics::rank(value, &numbers, comparison.polarity);
    Some(Standing {
        value,
        of: numbers.len(),
        place: placed(comparison.polarity, rank.place, rank.joint, rank.last),
    })
}

/// In which quarter: `in the worst quartile (band D)`, or where there is no judgement
/// `in the highest quartile`.
fn quarter(bands: &Bands, value: f64, polarity: Polarity) -> &'static str {
    let [first, _, third] = bands.bounds;
    match bands.of(value, polarity) {
        Some(Band::A) => "in the best quartile (band A)",
        Some(Band::B) => "in the second best quartile (band B)",
        Some(Band::C) => "in the third best quartile (band C)",
        Some(Band::D) => "in the worst quartile (band D)",
        None if value >= third => "in the highest quartile",
        None if value <= first => "in the lowest quartile",
        None => "in the middle half",
    }
}

/// The message: the quarter, or the place where there are no bands.
pub fn strip_headline(comparison: &Comparison, at: usize) -> Option<String> {
    let standing = standing(comparison, at)?;
    let how = match comparison.bands(at) {
        Ok(bands) => quarter(&bands, standing.value, comparison.polarity).to_owned(),
        Err(_) => standing.place,
    };
    Some(upper(&format!("{how} of {} authorities", standing.of)))
}

/// Beside a ranking of the same places: `The median of the 11 was 106.4, the quartiles 90.0 and 124.5;
/// Halton was in the highest quartile.` `None` where there are no quartiles.
pub fn ranking_quartiles(comparison: &Comparison, at: usize) -> Option<String> {
    let standing = standing(comparison, at)?;
    let bands = comparison.bands(at).ok()?;
    let unit = comparison.unit;
    let [first, median, third] = bands.bounds.map(|b| unit.write_at(b, unit.mean_decimals()));
    Some(format!(
        "The median of the {} was {median}, the quartiles {first} and {third}; {} was {}.",
        standing.of,
        comparison.series_name(comparison.focus()),
        quarter(&bands, standing.value, comparison.polarity)
    ))
}

/// Two or three sentences: value and place among all authorities with one, quartiles and median,
/// the band, or why there are none.
pub fn strip(comparison: &Comparison, at: usize) -> Option<String> {
    let standing = standing(comparison, at)?;
    let unit = comparison.unit;
    let area = comparison.series_name(comparison.focus());
    let begin = when_at(comparison, at);
    let mut text = format!(
        "{begin} {area} with {} was {} of the {} authorities with a value in this file. ",
        value_in_full(unit, standing.value),
        standing.place,
        standing.of
    );
    match comparison.bands(at) {
        Err(why) => text.push_str(&why.words()),
        Ok(bands) => {
            let [first, median, third] =
                bands.bounds.map(|b| unit.write_at(b, unit.mean_decimals()));
            text.push_str(&format!(
                "Their median was {median}, their quartiles {first} and {third}; {area} was {}.",
                quarter(&bands, standing.value, comparison.polarity)
            ));
        }
    }
    let numbers = comparison.authorities(at).into_iter().map(|(_, n)| n);
    if comparison.look_equal(numbers) {
        text.push_str(&format!(" {UNROUNDED}"));
    }
    if comparison.of_other_kinds(at) > 0 {
        text.push_str(&format!(" {OTHER_KINDS}"));
    }
    Some(text)
}
