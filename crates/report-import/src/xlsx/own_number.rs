//! What councils print for a number, in a unit of theirs.

use crate::number;
use report_core::wire;

/// Reads what councils print for a number in a unit of theirs: `43.1 (p)`, `3 of 12`, `2.7:1`,
/// `02:05`, `£3.1m`, and for a target `65-75` or `±250`. Whether it is one of these.
pub fn own_number(words: &str, unit: &wire::Unit, target: bool, cell: &mut wire::Cell) -> bool {
    let words = words.trim();
    let lower = words.to_lowercase();
    if ["n/a", "na", "not applicable"].contains(&lower.as_str()) {
        cell.mark.get_or_insert_with(|| "z".to_owned());
        return true;
    }
    let number = |words: &str| {
        let written = number::written(words)?;
        written.fits(&unit.kind).then_some(written.number)
    };
    for (endings, mark) in BESIDE {
        let rest = endings.iter().find_map(|ending| lower.strip_suffix(ending));
        let rest = rest.map(str::trim_end);
        if let Some(found) = rest.and_then(|rest| number(rest).or_else(|| in_symbol(rest, unit))) {
            cell.value = Some(found);
            cell.mark.get_or_insert_with(|| (*mark).to_owned());
            return true;
        }
    }
    if let Some((top, below)) = lower.split_once(" of ").or(lower.split_once(" out of "))
        && let (Some(top), Some(below)) = (number(top), number(below))
        && top <= below
        && below > 0.0
    {
        cell.value = match unit.kind.as_str() {
            "count" => Some(top),
            "percent" => Some(100.0 * top / below),
            _ => return false,
        };
        (cell.numerator, cell.denominator) = (Some(top), Some(below));
        return true;
    }
    if let Some(found) = in_symbol(&lower, unit) {
        cell.value = Some(found);
        return true;
    }
    if target && let Some((from, to)) = range(&lower, &number) {
        (cell.value, cell.to) = (Some(from), Some(to));
        return true;
    }
    false
}

/// Words beside a number that are a symbol.
const BESIDE: &[(&[&str], &str)] = &[
    (&["(p)", "(prov)", "(prov.)", "(provisional)"], "p"),
    (&["(r)", "(rev)", "(revised)"], "r"),
    (
        &["(e)", "(est)", "(est.)", "(estimate)", "(estimated)"],
        "e",
    ),
    (&["(f)", "(forecast)"], "f"),
];

/// A number with the words of its unit around it: `2.7:1`, `02:05`, `£3.1m`, `341 kg`.
fn in_symbol(words: &str, unit: &wire::Unit) -> Option<f64> {
    let symbol = unit.symbol.as_deref()?.to_lowercase();
    let plain = |words: &str| {
        number::written(words)
            .filter(|w| !w.percent)
            .map(|w| w.number)
    };
    match symbol.as_str() {
        "to 1" => plain(words.strip_suffix(":1")?.trim()),
        "seconds" => seconds(words),
        "£m" | "£ million" | "£million" => {
            let rest = words.strip_suffix('m').or(words.strip_suffix("million"))?;
            plain(rest.trim())
        }
        "£000" | "£000s" | "£'000" | "£k" => plain(words.strip_suffix('k')?.trim()),
        _ => plain(words.strip_suffix(symbol.as_str())?.trim()),
    }
}

/// `02:05` and `1:02:05` in seconds.
fn seconds(words: &str) -> Option<f64> {
    let parts: Vec<&str> = words.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds = 0;
    for (i, part) in parts.iter().enumerate() {
        let sound = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let part: u32 = part.parse().ok().filter(|_| sound)?;
        if i > 0 && (part > 59 || parts[i].len() != 2) {
            return None;
        }
        seconds = seconds * 60 + part;
    }
    Some(f64::from(seconds))
}

/// `65-75`, `65 to 75`, `65% - 75%`, `±250`, `+/-250`.
fn range(words: &str, number: &dyn Fn(&str) -> Option<f64>) -> Option<(f64, f64)> {
    if let Some(rest) = words.strip_prefix('±').or(words.strip_prefix("+/-")) {
        let size = number(rest.trim())?;
        return (size > 0.0).then_some((-size, size));
    }
    let (from, to) = words
        .split_once(" to ")
        .or(words.split_once('–'))
        .or(words.split_once('-'))?;
    let (from, to) = (number(from.trim())?, number(to.trim())?);
    (0.0 <= from && from < to).then_some((from, to))
}
