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

/// Whether two numbers print alike at `decimals` places.
pub fn print_alike(a: f64, b: f64, decimals: u8) -> bool {
    rounded(a, decimals) == rounded(b, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
