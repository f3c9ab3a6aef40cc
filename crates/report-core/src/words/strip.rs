//! Sentences for one authority among all those in the file.

use super::{ordinal, upper, value_in_full, when};
use crate::compare::Comparison;
use crate::reckon::{self, Band, Bands};
use crate::report::Polarity;

/// The value and where it stands among all authorities; `None` without a value.
struct Standing {
    value: f64,
    of: usize,
    /// `joint 2nd best`.
    place: String,
}

fn standing(comparison: &Comparison, at: usize) -> Option<Standing> {
    let value = comparison.focus().values.get(at)?.number()?;
    let numbers: Vec<f64> = comparison.authorities(at).iter().map(|(_, n)| *n).collect();
    let rank = reckon::rank(value, &numbers, comparison.polarity);
    let word = match comparison.polarity {
        Polarity::High | Polarity::Low => "best",
        Polarity::Plan | Polarity::None => "highest",
    };
    let joint = if rank.joint { "joint " } else { "" };
    Some(Standing {
        value,
        of: numbers.len(),
        place: match rank.place {
            1 => format!("{joint}{word}"),
            place => format!("{joint}{} {word}", ordinal(place)),
        },
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

/// Two or three sentences: value and place among all authorities with one, quartiles and median,
/// the band, or why there are none.
pub fn strip(comparison: &Comparison, at: usize) -> Option<String> {
    let standing = standing(comparison, at)?;
    let unit = comparison.unit;
    let area = comparison.series_name(comparison.focus());
    let begin = when(&comparison.periods()[at], comparison.basis);
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
    Some(text)
}
