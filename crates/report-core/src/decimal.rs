//! Numbers as people read them: rounded once, on the decimal value, with a real minus sign.

/// Rounds to `decimals` places, half away from zero, on the shortest decimal that names the
/// number: 2.675 at two places is 2.68, as on paper. Thousands are separated, minus is "−", and
/// a number that rounds to nothing has no sign. Not finite: an empty string.
pub fn rounded(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let exact = shortest(value.abs());
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let places = usize::from(decimals);
    let mut digits: Vec<u8> = whole
        .bytes()
        .chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(places))
        .collect();
    if fraction
        .as_bytes()
        .get(places)
        .is_some_and(|&next| next >= b'5')
    {
        carry(&mut digits);
    }
    let nothing = digits.iter().all(|&digit| digit == b'0');
    let whole_length = digits.len() - places;
    let mut text = String::with_capacity(digits.len() + 8);
    if value < 0.0 && !nothing {
        text.push('−');
    }
    for (i, &digit) in digits.iter().enumerate() {
        if i == whole_length {
            text.push('.');
        } else if i > 0 && i < whole_length && (whole_length - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(char::from(digit));
    }
    text
}

/// The shortest decimal that reads back as this number, never with an exponent: `0.1`, `42`,
/// `-3.5`. Not finite: an empty string.
pub fn shortest(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value);
    let (digits, exponent): (&str, i32) = match text.split_once('e') {
        Some((digits, exponent)) => (digits, exponent.parse().unwrap_or(0)),
        None => (text, 0),
    };
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    if exponent == 0 {
        return digits.to_owned();
    }
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    // One digit before the point, moved by the exponent.
    let mut text = sign.to_owned();
    match usize::try_from(exponent) {
        Ok(right) => {
            text.push_str(whole);
            text.push_str(fraction);
            text.extend(std::iter::repeat_n(
                '0',
                right.saturating_sub(fraction.len()),
            ));
        }
        Err(_) => {
            text.push_str("0.");
            text.extend(std::iter::repeat_n(
                '0',
                exponent.unsigned_abs() as usize - 1,
            ));
            text.push_str(whole);
            text.push_str(fraction);
        }
    }
    text
}

/// Decimal places of the shortest decimal that names a number: 2 of 24.65, 0 of 90.
pub fn places(value: f64) -> u8 {
    let text = shortest(value);
    let after = text.split_once('.').map_or(0, |(_, after)| after.len());
    u8::try_from(after).unwrap_or(u8::MAX)
}

/// With how many decimal places words print a number: 1 of 83 in `83.0% (provisional)`. `None`
/// where they do not print it. The number is never read from the words; it is looked for in them.
pub fn places_printed(words: &str, value: f64) -> Option<u8> {
    numbers(words).find_map(|written| {
        let plain = written.replace(',', "");
        let number: f64 = plain.parse().ok()?;
        let after = plain.split_once('.').map_or(0, |(_, after)| after.len());
        (number == value.abs()).then_some(u8::try_from(after).unwrap_or(u8::MAX))
    })
}

/// The unsigned numbers in words, as they are written: `1,234` and `0.5`.
fn numbers(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|part| part.trim_matches(['.', ',']))
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
}

/// Raises the decimals of figures, each given with its own, until no two that differ are written
/// as one number, and two that are equal are: 89.7 and 90 without decimals become 89.7 and 90. No
/// figure gets more decimals than it has, or than one that it equals.
pub fn tell_apart(figures: &mut [(f64, u8)]) {
    // A figure that is raised for one may look like another that it did not before.
    let mut raised = true;
    while std::mem::take(&mut raised) {
        for i in 1..figures.len() {
            for j in 0..i {
                if figures[i].0 == figures[j].0 || !same_number(figures[i], figures[j]) {
                    continue;
                }
                let more = figures[i].1.max(figures[j].1).saturating_add(1);
                for at in [i, j] {
                    let (value, decimals) = figures[at];
                    figures[at].1 = decimals.max(more.min(places(value)));
                    raised |= figures[at].1 > decimals;
                }
            }
        }
    }
    for i in 1..figures.len() {
        for j in 0..i {
            if figures[i].0 == figures[j].0 && !same_number(figures[i], figures[j]) {
                let most = figures[i].1.max(figures[j].1);
                (figures[i].1, figures[j].1) = (most, most);
            }
        }
    }
}

/// Whether two figures, each with its decimals, are written as one number: 90 and 90.0.
pub fn same_number(a: (f64, u8), b: (f64, u8)) -> bool {
    let written = |(value, decimals): (f64, u8)| {
        let text = rounded(value, decimals);
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => text,
        }
    };
    written(a) == written(b)
}

/// Decimals for the distance of two figures: `decimals`, and as many more as it takes to see it,
/// up to those that the figures have. `decimals` where the two are one.
pub fn places_apart(a: f64, b: f64, decimals: u8) -> u8 {
    let most = places(a).max(places(b)).max(decimals);
    let seen = |&places: &u8| rounded(minus(a, b).abs(), places) != rounded(0.0, places);
    (decimals..=most).find(seen).unwrap_or(decimals)
}

/// `a` less `b`, worked out on the decimals that they are: 41.3 less 30.05 is 11.25, which no
/// difference of binary fractions is. Of numbers with too many digits it is the plain difference.
pub fn minus(a: f64, b: f64) -> f64 {
    let exact = |a, b| {
        let [a, b] = in_common(a, b)?;
        nearest(a.units.checked_sub(b.units)?, a.scale)
    };
    exact(a, b).unwrap_or(a - b)
}

/// The plain mean Σx / n of decimals: of 12.2 and 12.3 it is 12.25. `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    let n = values.len();
    let plain = || values.iter().sum::<f64>() / n as f64;
    let exact = || {
        let all: Option<Vec<Decimal>> = values.iter().map(|value| Decimal::of(*value)).collect();
        let all = all?;
        let scale = all.iter().map(|one| one.scale).max()?;
        let mut sum = 0_i128;
        for one in all {
            sum = sum.checked_add(one.at(scale)?)?;
        }
        let below = TEN
            .checked_pow(scale)?
            .checked_mul(i128::try_from(n).ok()?)?;
        Some(divided(sum, below))
    };
    (n > 0).then(|| exact().unwrap_or_else(plain))
}

/// `a` divided by `b`, both as the decimals that they are, and `times` a whole number: 100 for per
/// cent. Not finite where `b` is 0.
pub fn quotient(times: u16, a: f64, b: f64) -> f64 {
    let exact = |a, b| {
        let [a, b] = in_common(a, b)?;
        Some(divided(a.units.checked_mul(i128::from(times))?, b.units))
    };
    exact(a, b).unwrap_or(f64::from(times) * a / b)
}

/// The value that lies `share` of the way from `low` to `high`: 0.25 of the way from 1.5 to 1.6 is
/// 1.525.
pub fn between(low: f64, high: f64, share: f64) -> f64 {
    let exact = || {
        let ([low, high], share) = (in_common(low, high)?, Decimal::of(share)?);
        let way = high
            .units
            .checked_sub(low.units)?
            .checked_mul(share.units)?;
        let low = low.units.checked_mul(TEN.checked_pow(share.scale)?)?;
        nearest(low.checked_add(way)?, high.scale + share.scale)
    };
    exact().unwrap_or(low + share * (high - low))
}

const TEN: i128 = 10;

/// A number as whole units of a decimal place: 12.25 is 1225 at scale 2.
#[derive(Clone, Copy)]
struct Decimal {
    units: i128,
    scale: u32,
}

impl Decimal {
    /// The shortest decimal that names a number. `None` of one that is not finite or too long.
    fn of(value: f64) -> Option<Self> {
        let text = shortest(value);
        let (whole, after) = text.split_once('.').unwrap_or((&text, ""));
        Some(Self {
            units: [whole, after].concat().parse().ok()?,
            scale: u32::try_from(after.len()).ok()?,
        })
    }

    /// Its units at a scale that is not smaller.
    fn at(self, scale: u32) -> Option<i128> {
        let more = TEN.checked_pow(scale.checked_sub(self.scale)?)?;
        self.units.checked_mul(more)
    }
}

/// Two numbers in units of one scale.
fn in_common(a: f64, b: f64) -> Option<[Decimal; 2]> {
    let (a, b) = (Decimal::of(a)?, Decimal::of(b)?);
    let scale = a.scale.max(b.scale);
    let units = [a.at(scale)?, b.at(scale)?];
    Some(units.map(|units| Decimal { units, scale }))
}

/// The binary fraction nearest to so many units.
fn nearest(units: i128, scale: u32) -> Option<f64> {
    format!("{units}e-{scale}").parse().ok()
}

/// The binary fraction nearest to a quotient of whole numbers below 2^53; of greater ones one close
/// to it.
fn divided(a: i128, b: i128) -> f64 {
    a as f64 / b as f64
}

/// Adds one to the last digit.
fn carry(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_raised_for_one_is_told_from_all() {
        let mut figures = [(27.81, 0), (27.95, 0), (27.8, 0)];
        tell_apart(&mut figures);
        assert_eq!(figures, [(27.81, 2), (27.95, 2), (27.8, 1)]);
    }

    proptest! {
        #[test]
        fn figures_look_alike_only_where_they_are(
            figures in proptest::collection::vec((0i32..300, 0u8..3), 2..6),
        ) {
            let mut figures: Vec<_> = figures.iter().map(|&(n, decimals)| (f64::from(n) / 100.0, decimals)).collect();
            tell_apart(&mut figures);
            for (n, &one) in figures.iter().enumerate() {
                for &other in &figures[..n] {
                    prop_assert_eq!(same_number(one, other), one.0 == other.0, "{:?}", figures);
                }
            }
        }
    }

    #[test]
    fn halves_go_away_from_zero_on_the_decimal_value() {
        for (value, decimals, text) in [
            (2.675, 2, "2.68"),
            (0.25, 1, "0.3"),
            (0.5, 0, "1"),
            (1.5, 0, "2"),
            (2.5, 0, "3"),
            (-2.5, 0, "−3"),
            (-0.04, 1, "0.0"),
            (-0.0, 0, "0"),
            (0.0, 2, "0.00"),
            (9.995, 2, "10.00"),
            (999.5, 0, "1,000"),
            (1234567.0, 0, "1,234,567"),
            (13805604.33, 2, "13,805,604.33"),
            (106.4, 1, "106.4"),
            (1e15, 0, "1,000,000,000,000,000"),
            (1e-7, 2, "0.00"),
            (f64::NAN, 0, ""),
            (f64::INFINITY, 0, ""),
        ] {
            assert_eq!(rounded(value, decimals), text, "{value} at {decimals}");
        }
    }

    #[test]
    fn decimals_are_counted_in_words_that_print_the_number() {
        for (words, value, places) in [
            ("83.0% (provisional)", 83.0, Some(1)),
            ("5%", 5.0, Some(0)),
            ("£1,234.50", 1234.5, Some(2)),
            ("-2.10", -2.1, Some(2)),
            ("448 (year to end Q3)", 448.0, Some(0)),
            ("1.2m", 1_200_000.0, None),
            ("Refer to comment", 3.0, None),
            ("12 of 14, 85.7%.", 85.7, Some(1)),
        ] {
            assert_eq!(places_printed(words, value), places, "{words}");
        }
    }

    #[test]
    fn figures_that_differ_are_told_apart() {
        for (before, after) in [
            (vec![(89.7, 0), (90.0, 0)], vec![(89.7, 1), (90.0, 0)]),
            (vec![(89.96, 1), (90.0, 0)], vec![(89.96, 2), (90.0, 0)]),
            (vec![(89.7, 1), (90.0, 0)], vec![(89.7, 1), (90.0, 0)]),
            (vec![(90.0, 0), (90.0, 1)], vec![(90.0, 0), (90.0, 1)]),
            (
                vec![(1.24, 1), (1.2, 1), (1.21, 1)],
                vec![(1.24, 2), (1.2, 1), (1.21, 2)],
            ),
            (vec![(1.5, 0), (1.5, 1)], vec![(1.5, 1), (1.5, 1)]),
        ] {
            let mut figures = before;
            tell_apart(&mut figures);
            assert_eq!(figures, after);
        }
        assert_eq!(places_apart(89.7, 90.0, 0), 1);
        assert_eq!(places_apart(89.7, 89.7, 1), 1);
        assert_eq!(places_apart(0.449, 0.451, 1), 3);
    }

    #[test]
    fn differences_means_and_shares_are_those_of_decimals() {
        // Each of them is another number as a sum of binary fractions.
        assert_eq!(minus(41.3, 30.05), 11.25);
        assert_eq!(minus(0.3, 0.1), 0.2);
        assert_eq!(minus(30.05, 41.3), -11.25);
        assert_eq!(minus(1e15, 0.25), 1e15 - 0.25);
        assert_eq!(minus(1e300, 1e-300), 1e300);
        assert_eq!(mean(&[12.1, 12.4]), Some(12.25));
        assert_eq!(mean(&[0.1, 0.2]), Some(0.15));
        assert_eq!(mean(&[0.1, 0.7, 0.25]), Some(0.35));
        assert_eq!(mean(&[-4.0, 1.0]), Some(-1.5));
        assert_eq!(mean(&[1e300, 1e300]), Some(1e300));
        assert_eq!(mean(&[]), None);
        assert_eq!(quotient(1, 0.35, 0.1), 3.5);
        assert_eq!(quotient(100, 0.07, 0.56), 12.5);
        assert_eq!(quotient(100, -1.0, 8.0), -12.5);
        assert!(!quotient(100, 1.0, 0.0).is_finite());
        assert_eq!(between(1.5, 1.6, 0.25), 1.525);
        assert_eq!(between(-0.1, 0.2, 0.5), 0.05);
    }

    #[test]
    fn the_shortest_decimal_has_no_exponent() {
        for (value, text) in [
            (0.0, "0"),
            (42.0, "42"),
            (-3.5, "-3.5"),
            (0.1, "0.1"),
            (1e-7, "0.0000001"),
            (1.25e-9, "0.00000000125"),
            (1e15, "1000000000000000"),
            (1e16, "10000000000000000"),
            (-1.5e20, "-150000000000000000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(shortest(value), text);
        }
    }

    proptest! {
        #[test]
        fn the_shortest_decimal_is_as_short_as_the_standard_librarys(value in prop::num::f64::NORMAL | prop::num::f64::ZERO) {
            let text = shortest(value);
            // 2150705831281082.25 lies between two that are as short, and either reads back as it.
            prop_assert_eq!(text.len(), value.to_string().len());
            prop_assert_eq!(text.parse::<f64>(), Ok(value));
        }

        #[test]
        fn what_is_worked_out_of_tenths_is_as_of_whole_numbers(values in prop::collection::vec(-99_999i64..99_999, 1..30), by in 1i64..999) {
            let tenths: Vec<f64> = values.iter().map(|value| *value as f64 / 10.0).collect();
            let n = values.len() as i64;
            let sum: i64 = values.iter().sum();
            prop_assert_eq!(mean(&tenths), Some(sum as f64 / (10 * n) as f64));
            prop_assert_eq!(minus(tenths[0], by as f64 / 100.0), (10 * values[0] - by) as f64 / 100.0);
            prop_assert_eq!(quotient(100, tenths[0], by as f64 / 100.0), (1000 * values[0]) as f64 / by as f64);
            prop_assert_eq!(between(tenths[0], by as f64, 0.75), (values[0] + 30 * by) as f64 / 40.0);
        }

        #[test]
        fn the_text_is_within_half_a_last_place(value in -1e12..1e12f64, decimals in 0u8..5) {
            let text = rounded(value, decimals).replace(',', "").replace('−', "-");
            let read: f64 = text.parse().unwrap();
            let half = 0.5 * 10f64.powi(-i32::from(decimals));
            prop_assert!((read - value).abs() <= half * 1.000_001 + value.abs() * 1e-15);
        }

        #[test]
        fn rounding_mirrors_at_zero(value in 0.0..1e9f64, decimals in 0u8..4) {
            let up = rounded(value, decimals);
            let down = rounded(-value, decimals);
            prop_assert_eq!(up, down.replace('−', ""));
        }
    }
}
