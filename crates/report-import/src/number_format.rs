//! Number formats of spreadsheets: what a cell shows for the number it holds.
//!
//! Reads the formats that figures are written in: decimals, thousands, per cent, pounds, brackets
//! for less than nothing, words around the number. Refuses what is no plain number (fractions,
//! powers of ten): the number is then shown in full, and the importer says so.

/// How many significant digits a spreadsheet's number has; what is behind them is noise.
pub const MOST_DIGITS: usize = 15;

/// The codes that formats below 164 stand for; the others of these are dates or not used.
pub fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14..=16 => "d/m/yyyy",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        22 => "d/m/yyyy h:mm",
        37 => "#,##0;(#,##0)",
        38 => "#,##0;[Red](#,##0)",
        39 => "#,##0.00;(#,##0.00)",
        40 => "#,##0.00;[Red](#,##0.00)",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// Whether a format is one of dates or times.
pub fn is_date(code: &str) -> bool {
    !code.eq_ignore_ascii_case("general")
        && letters(code).any(|c| matches!(c, 'd' | 'm' | 'y' | 'h' | 's'))
}

/// Whether a format of dates shows a day: `mmm-yy` does not.
pub fn shows_day(code: &str) -> bool {
    letters(code).any(|c| c == 'd')
}

/// Whether a format of dates shows the year and nothing else, as `yyyy` does.
pub fn shows_year_alone(code: &str) -> bool {
    let mut any = false;
    letters(code).all(|c| {
        any |= c == 'y';
        !matches!(c, 'd' | 'm' | 'h' | 's')
    }) && any
}

/// What a length of time shows in one of the formats that councils write lengths in: `mm:ss`,
/// `h:mm`, `h:mm:ss`, with or without brackets around the first. `None` in other formats, and
/// where there is more than a day and the format does not count on.
pub fn time(number: f64, code: &str) -> Option<String> {
    let plain = code.split(';').next()?.trim().to_lowercase();
    let plain = plain.strip_suffix(".0").unwrap_or(&plain).to_owned();
    let counts_on = plain.starts_with('[');
    let seconds = (number * 86_400.0).round();
    if !(0.0..=1e9).contains(&seconds) || (seconds >= 86_400.0 && !counts_on) {
        return None;
    }
    let seconds = seconds as u64;
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Some(match plain.replace(['[', ']'], "").as_str() {
        "mm:ss" | "m:ss" if counts_on => format!("{:02}:{rest:02}", seconds / 60),
        // Such a format leaves the hours out.
        "mm:ss" if hours == 0 => format!("{minutes:02}:{rest:02}"),
        "m:ss" if hours == 0 => format!("{minutes}:{rest:02}"),
        "h:mm" | "hh:mm" => format!("{hours:02}:{minutes:02}"),
        "h:mm:ss" | "hh:mm:ss" => format!("{hours:02}:{minutes:02}:{rest:02}"),
        _ => return None,
    })
}

/// The signs of a format that stand for something, in lower case: without quoted and escaped
/// words, colours, currencies and languages.
fn letters(code: &str) -> impl Iterator<Item = char> {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    code.chars()
        .filter(move |&c| {
            let word = std::mem::take(&mut escaped);
            match c {
                _ if word => return false,
                '"' => quoted = !quoted,
                '[' if !quoted => bracketed = true,
                ']' if !quoted => bracketed = false,
                '\\' | '_' | '*' if !quoted => escaped = true,
                _ => return !quoted && !bracketed,
            }
            false
        })
        .flat_map(char::to_lowercase)
}

/// A number in full: the spreadsheet's 15 significant digits, without the noise of its binary
/// form.
pub fn plain_number(number: f64) -> String {
    let rounded: f64 = format!("{number:.*e}", MOST_DIGITS - 1)
        .parse()
        .unwrap_or(number);
    (rounded + 0.0).to_string()
}

/// What a cell with this format shows for a number; `None` for a format that is not known here.
pub fn shown(number: f64, code: &str) -> Option<String> {
    let negative = number < 0.0;
    let (section, own) = section(number, code);
    let plain = section.trim();
    if plain.is_empty() || plain.eq_ignore_ascii_case("general") || plain == "@" {
        return Some(plain_number(number));
    }
    let parts = parts(&section)?;
    let (mut before, mut after, mut digits) = (String::new(), String::new(), None);
    for part in &parts {
        match (part, &digits) {
            (FormatPiece::Words(words), None) => before.push_str(words),
            (FormatPiece::Words(words), Some(_)) => after.push_str(words),
            (FormatPiece::Digits(pattern), None) => digits = Some(pattern.clone()),
            (FormatPiece::Digits(_), Some(_)) => return None,
        }
    }
    let Some(pattern) = digits else {
        // A section of words alone: it shows no number.
        return Some(before.trim().to_owned());
    };
    let written = in_pattern(number, &pattern, is_hundredfold(number, code))?;
    let minus = if negative && !own && written.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        "-"
    } else {
        ""
    };
    let shown = format!("{minus}{before}{written}{after}");
    Some(shown.trim().to_owned())
}

enum FormatPiece {
    /// Words that stand as they are.
    Words(String),
    /// A run of digits, points and commas.
    Digits(String),
}

/// The section that is in force for a number, and whether it is one of its own for numbers below
/// or at zero.
fn section(number: f64, code: &str) -> (String, bool) {
    let mut sections = sections(code);
    let at = match sections.len() {
        3.. if number == 0.0 => 2,
        2.. if number < 0.0 => 1,
        _ => 0,
    };
    (sections.swap_remove(at), at > 0)
}

/// Whether a format shows a number times a hundred: its per cent sign is no quoted or escaped word.
pub fn is_hundredfold(number: f64, code: &str) -> bool {
    letters(&section(number, code).0).any(|c| c == '%')
}

/// The sections for above, below and at zero.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        quoted ^= c == '"' && !escaped;
        match (c, sections.last_mut()) {
            (';', _) if !quoted && !escaped => sections.push(String::new()),
            (_, Some(last)) => last.push(c),
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    sections
}

fn parts(section: &str) -> Option<Vec<FormatPiece>> {
    let mut parts: Vec<FormatPiece> = Vec::new();
    let word = |parts: &mut Vec<FormatPiece>, c: char| match parts.last_mut() {
        Some(FormatPiece::Words(words)) => words.push(c),
        _ => parts.push(FormatPiece::Words(c.to_string())),
    };
    let mut rest = section.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => rest
                .by_ref()
                .take_while(|&c| c != '"')
                .for_each(|c| word(&mut parts, c)),
            '\\' => word(&mut parts, rest.next()?),
            // A blank as wide as a sign, and a sign that fills the cell.
            '_' => {
                rest.next();
                word(&mut parts, ' ');
            }
            '*' => {
                rest.next();
            }
            // A colour or a currency: [Red], [$£-809].
            '[' => {
                let inside: String = rest.by_ref().take_while(|&c| c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    let sign = currency.split('-').next().unwrap_or_default();
                    sign.chars().for_each(|c| word(&mut parts, c));
                }
            }
            '0' | '#' | '?' | '.' | ',' => match parts.last_mut() {
                Some(FormatPiece::Digits(pattern)) => pattern.push(c),
                _ => parts.push(FormatPiece::Digits(c.to_string())),
            },
            '%' | '£' | '$' | '€' | '-' | '+' | '(' | ')' | ' ' | ':' | '\u{a0}' => {
                word(&mut parts, c);
            }
            _ => return None,
        }
    }
    Some(parts)
}

/// The size of a number, in a pattern such as `#,##0.00`.
fn in_pattern(number: f64, pattern: &str, percent: bool) -> Option<String> {
    let (whole, fraction) = pattern.split_once('.').unwrap_or((pattern, ""));
    // A comma after the last digit divides by a thousand: the shown number would be another.
    if whole.ends_with(',') || fraction.contains([',', '.']) {
        return None;
    }
    let places = |fits: fn(char) -> bool| fraction.chars().filter(|&c| fits(c)).count();
    let (least, most) = (places(|c| c == '0'), places(|_| true));
    let scaled = plain_number(number.abs());
    let scaled: f64 = format!("{scaled}e{}", if percent { 2 } else { 0 })
        .parse()
        .ok()?;
    let most = u8::try_from(most).ok()?;
    let mut written = report_core::decimal::rounded(scaled, most);
    while written.contains('.') && written.len() - written.find('.')? - 1 > least {
        if !written.ends_with('0') {
            break;
        }
        written.pop();
    }
    let (digits, fraction) = match written.split_once('.') {
        Some((digits, fraction)) => (digits.to_owned(), fraction.to_owned()),
        None => (written.clone(), String::new()),
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let least = whole.chars().filter(|&c| c == '0').count();
    let digits = match digits.as_str() {
        "0" if least == 0 => String::new(),
        _ => format!("{digits:0>least$}"),
    };
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && whole.contains(',') && (digits.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(if fraction.is_empty() {
        grouped
    } else {
        format!("{grouped}.{fraction}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_shows_what_its_format_says() {
        for (number, code, expected) in [
            (458.0, "General", Some("458")),
            (0.1 + 0.2, "General", Some("0.3")),
            (458.0, "@", Some("458")),
            (0.92, "0%", Some("92%")),
            (0.92, "0.0%", Some("92.0%")),
            (0.9235, "0.0%", Some("92.4%")),
            (1.005, "0.00", Some("1.01")),
            (-0.05, "0.0%", Some("-5.0%")),
            (1234.5, "#,##0.00", Some("1,234.50")),
            (1_234_567.0, "#,##0", Some("1,234,567")),
            (443.6, "\"£\"#,##0.00", Some("£443.60")),
            (443.6, "[$£-809]#,##0.00", Some("£443.60")),
            (-94.0, "#,##0;(#,##0)", Some("(94)")),
            (-94.0, "#,##0;[Red]\\(#,##0\\)", Some("(94)")),
            (-94.0, "0", Some("-94")),
            (-0.2, "0", Some("0")),
            (0.0, "0;-0;\"-\"", Some("-")),
            (7.0, "000", Some("007")),
            (72.0, "0\" hours\"", Some("72 hours")),
            (2.5, "0.0##", Some("2.5")),
            (0.5, "# ?/?", None),
            // A per cent sign that is a word is no factor.
            (43.5, "0.0\"%\"", Some("43.5%")),
            (43.5, "0.0\\%", Some("43.5%")),
            (-0.5, "0%;-0.0\" %\"", Some("-0.5 %")),
            (5.0, "0.00E+00", None),
            (5000.0, "0,", None),
        ] {
            assert_eq!(shown(number, code).as_deref(), expected, "{number} {code}");
        }
    }

    #[test]
    fn lengths_of_time_are_shown_and_years_alone() {
        for (number, code, expected) in [
            (0.001_446_759_259_259_259, "mm:ss", Some("02:05")),
            (0.001_388_888_888_888_889, "mm:ss.0", Some("02:00")),
            (0.5, "h:mm", Some("12:00")),
            (1.5, "[h]:mm:ss", Some("36:00:00")),
            (1.5, "h:mm:ss", None),
            (0.1, "mm:ss", None),
            (44_926.0, "d/m/yyyy", None),
        ] {
            assert_eq!(time(number, code).as_deref(), expected, "{number} {code}");
        }
        assert!(shows_year_alone("yyyy") && shows_year_alone("[$-809]yyyy;@"));
        for code in ["mmm-yy", "d/m/yyyy", "General", "0", "h:mm"] {
            assert!(!shows_year_alone(code), "{code}");
        }
    }

    #[test]
    fn dates_are_told_from_numbers_and_months_show_no_day() {
        for code in ["d/m/yyyy", "[$-809]dd mmmm yyyy;@", "yyyy\\-mm\\-dd"] {
            assert!(is_date(code) && shows_day(code), "{code}");
        }
        for code in [
            "mmm-yy",
            "mmmm yyyy\" audited\"",
            "[$-809]mmm\\ yyyy",
            "h:mm",
        ] {
            assert!(is_date(code) && !shows_day(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "[Red]0",
            "0\" days\"",
            "[$USD] 0",
            "0_d",
            "#,##0.0%",
        ] {
            assert!(!is_date(code), "{code}");
        }
    }
}
