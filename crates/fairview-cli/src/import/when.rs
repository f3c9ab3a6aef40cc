//! Periods as data files write them, in the spelling of the format: ISO 8601 dates with a length
//! (`2022-08-01/P1Y`), two years (`2021-2022`), calendar quarters, months by name.
//!
//! A period that the format has no spelling for is put into words and kept; it is never moved to
//! another time.

use report_core::period::parse_day;
use report_core::read;

/// Which years are meant where two follow each other: `2021-2022`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Years {
    /// April to March.
    #[default]
    Financial,
    /// September to August, or August to July.
    Academic,
}

/// A period as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// In the spelling of the format; words that name no period where there is none.
    pub label: String,
    /// For a bare year: when it ends, in the spelling of files; nothing for December.
    pub year_ends: Option<&'static str>,
    /// For a bare year: the same in words, `October 2022 to September 2023`.
    pub words: Option<String>,
    /// Whether two years were read by the option and not by what is written.
    pub guessed: bool,
    /// Symbols that stood beside it: `2025 (prov)`.
    pub marks: &'static str,
}

/// Reads a period.
pub fn read(written: &str, years: Years) -> When {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, marks) = match written.rsplit_once(" (") {
        Some((words, "prov)" | "provisional)" | "p)")) => (words, "p"),
        Some((words, "rev)" | "Rev)" | "revised)" | "r)")) => (words, "r"),
        Some((words, "final)" | "Final)")) => (words, ""),
        _ => (written.as_str(), ""),
    };
    let plain = |label: String| When {
        label,
        marks,
        ..When::default()
    };
    if read::period(words).kind().is_some() {
        return plain(words.to_owned());
    }
    if let Some((from, months)) = interval(words) {
        let mut when = of_months(from, months);
        when.marks = marks;
        return when;
    }
    if let Some(label) = two_years(words, years) {
        let guessed = !label.contains(" to ");
        return When {
            guessed,
            ..plain(label)
        };
    }
    match other(words) {
        Some(label) => plain(label),
        None => plain(written.clone()),
    }
}

/// The first day of a month: year and month from 1.
type Start = (i32, u32);

/// `2022-08-01/P1Y`, `2022-04-01T00:00:00/P3M`, `2022-04-01/2023-03-31`: the first month and how
/// many. Only whole months.
fn interval(words: &str) -> Option<(Start, u32)> {
    let (from, rest) = words.split_once('/')?;
    let from = first_of_month(from)?;
    if let Some(length) = rest.strip_prefix('P') {
        let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
        let number: u32 = number.parse().ok().filter(|n| (1..=1200).contains(n))?;
        return match unit {
            "Y" => Some((from, 12 * number)),
            "M" => Some((from, number)),
            _ => None,
        };
    }
    // The last day: the day after it begins a month.
    let (last, _) = rest.split_once('T').unwrap_or((rest, ""));
    let next = parse_day(last)?.next_day()?;
    let after = (next.year(), u32::from(u8::from(next.month())));
    let months =
        12 * (after.0 - from.0) + i32::try_from(after.1).ok()? - i32::try_from(from.1).ok()?;
    let months = u32::try_from(months).ok().filter(|months| *months > 0)?;
    (next.day() == 1).then_some((from, months))
}

fn first_of_month(day: &str) -> Option<Start> {
    let (day, time) = day.split_once('T').unwrap_or((day, ""));
    let midnight = time.bytes().all(|b| matches!(b, b'0' | b':' | b'Z' | b'.'));
    let day = parse_day(day).filter(|day| midnight && day.day() == 1)?;
    Some((day.year(), u32::from(u8::from(day.month()))))
}

/// So many months from the first day of one, in the spelling of the format.
fn of_months((year, month): Start, months: u32) -> When {
    let slashed = |year: i32| format!("{year}/{:02}", (year + 1).rem_euclid(100));
    let label = match (months, month) {
        (1, _) => Some(format!("{year}-{month:02}")),
        (3, 4 | 7 | 10) => Some(format!("{} Q{}", slashed(year), month / 3)),
        (3, 1) => Some(format!("{} Q4", slashed(year - 1))),
        (12, 1) => Some(year.to_string()),
        (12, 4) => Some(slashed(year)),
        // Universities and colleges begin in August, schools in September.
        (12, 8 | 9) => Some(format!("{} academic", slashed(year))),
        (24.., 1) if months.is_multiple_of(12) => {
            Some(format!("{year} to {}", year + span(months) - 1))
        }
        (24.., 4) if months.is_multiple_of(12) => Some(format!(
            "{} to {}",
            slashed(year),
            slashed(year + span(months) - 1)
        )),
        _ => None,
    };
    let bare = |ends: &'static str| When {
        label: (year + 1).to_string(),
        year_ends: Some(ends),
        words: Some(in_words((year, month), months)),
        ..When::default()
    };
    match (label, months, month) {
        (Some(label), ..) => When {
            label,
            ..When::default()
        },
        (None, 12, 10) => bare("september"),
        (None, 12, 2) => bare("january"),
        (None, ..) => When {
            label: in_words((year, month), months),
            ..When::default()
        },
    }
}

fn span(months: u32) -> i32 {
    i32::try_from(months / 12).unwrap_or(0)
}

/// `July 2022 to June 2023`.
fn in_words((year, month): Start, months: u32) -> String {
    let last = i64::from(month) - 1 + i64::from(months) - 1;
    let (last_year, last_month) = (i64::from(year) + last / 12, last % 12);
    let name = |month: usize| MONTHS.get(month).copied().unwrap_or_default();
    format!(
        "{} {year} to {} {last_year}",
        name(month as usize - 1),
        name(usize::try_from(last_month).unwrap_or(0))
    )
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2021-2022`, `2021-22`, `2021/2022`, `2014-16`: a year of two calendar years, or a span.
fn two_years(words: &str, years: Years) -> Option<String> {
    let (first, last) = words.split_once(['-', '/', '–'])?;
    let (first, last) = (first.trim(), last.trim());
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if first.len() != 4 || !digits(first) || !digits(last) {
        return None;
    }
    let first: i32 = first.parse().ok().filter(|y| (1800..2200).contains(y))?;
    let end: i32 = match last.len() {
        4 => last.parse().ok()?,
        2 => {
            // Only the turn of a century goes from greater to smaller: 1999-00.
            let end = first - first % 100 + last.parse::<i32>().ok()?;
            if last == "00" { end + 100 } else { end }
        }
        _ => return None,
    };
    if end == first + 1 {
        let academic = match years {
            Years::Financial => "",
            Years::Academic => " academic",
        };
        return Some(format!("{first}/{:02}{academic}", end % 100));
    }
    (end > first && end < 2200).then(|| format!("{first} to {end}"))
}

/// `2022 Q3` and `2022-Q3` of a calendar year, `2022M12`, `December 2022`, `31/12/2022`,
/// `2022-12-31T00:00:00`.
fn other(words: &str) -> Option<String> {
    let number = |text: &str, length: usize| -> Option<i32> {
        let sound = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        sound.then(|| text.parse().ok()).flatten()
    };
    if let Some((year, quarter)) = words.split_once('Q') {
        let year = number(year.trim_end_matches([' ', '-']), 4)?;
        let quarter = number(quarter, 1).filter(|q| (1..=4).contains(q))?;
        let month = u32::try_from(3 * quarter - 2).ok()?;
        return Some(of_months((year, month), 3).label);
    }
    if let Some((year, month)) = words.split_once('M') {
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        return sound(format!("{year}-{month:02}"));
    }
    let mut parts = words.split('/');
    if let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        return sound(format!("{}-{month:0>2}-{day:0>2}", number(year, 4)?));
    }
    if let Some((day, time)) = words.split_once('T') {
        let midnight = time.bytes().all(|b| matches!(b, b'0' | b':' | b'Z' | b'.'));
        return sound(day.to_owned()).filter(|_| midnight && day.len() == 10);
    }
    let (name, year) = words.split_once([' ', '-'])?;
    let lower = name.to_lowercase();
    let at = MONTHS.iter().position(|month| {
        let month = month.to_lowercase();
        month == lower || (lower.len() == 3 && month.starts_with(&lower))
    })?;
    sound(format!("{}-{:02}", number(year, 4)?, at + 1))
}

fn sound(label: String) -> Option<String> {
    read::period(&label).kind().is_some().then_some(label)
}

#[cfg(test)]
mod tests {
    use super::{Years, read};

    #[test]
    fn periods_as_data_files_write_them() {
        for (written, label) in [
            ("2022", "2022"),
            ("2022/23", "2022/23"),
            ("2022/23 Q3", "2022/23 Q3"),
            ("2022-12", "2022-12"),
            ("2022-12-31", "2022-12-31"),
            ("2022-08-01/P1Y", "2022/23 academic"),
            ("2021-09-01T00:00:00/P1Y", "2021/22 academic"),
            ("2022-04-01/P1Y", "2022/23"),
            ("2022-01-01/P1Y", "2022"),
            ("1999-04-01/P1Y", "1999/00"),
            ("2022-10-01/P3M", "2022/23 Q3"),
            ("2023-01-01/P3M", "2022/23 Q4"),
            ("2022-12-01/P1M", "2022-12"),
            ("2014-01-01/P3Y", "2014 to 2016"),
            ("2013-04-01/P3Y", "2013/14 to 2015/16"),
            ("2022-04-01/2023-03-31", "2022/23"),
            ("2022-07-01/P1Y", "July 2022 to June 2023"),
            ("2022-08-01T00:00:00/P3M", "August 2022 to October 2022"),
            ("2021-2022", "2021/22"),
            ("2021-22", "2021/22"),
            ("1999-00", "1999/00"),
            ("2014-16", "2014 to 2016"),
            ("2022-Q3", "2022/23 Q2"),
            ("2022 Q1", "2021/22 Q4"),
            ("2022M07", "2022-07"),
            ("Dec 2022", "2022-12"),
            ("December 2022", "2022-12"),
            ("31/12/2022", "2022-12-31"),
            ("2022-12-31T00:00:00", "2022-12-31"),
            (" 2022/23  Q3 ", "2022/23 Q3"),
            // Not a period: kept as it is.
            ("latest", "latest"),
            ("2022-13", "2022-13"),
            ("2022-08-15/P1Y", "2022-08-15/P1Y"),
            ("2022-08-01/P0Y", "2022-08-01/P0Y"),
            ("", ""),
            ("/", "/"),
            ("99/99/9999", "99/99/9999"),
        ] {
            assert_eq!(
                super::read(written, Years::Financial).label,
                label,
                "{written:?}"
            );
        }
    }

    #[test]
    fn years_that_end_elsewhere_say_so_and_two_years_go_by_the_option() {
        let september = read("2022-10-01/P1Y", Years::Financial);
        assert_eq!(september.label, "2023");
        assert_eq!(september.year_ends, Some("september"));
        let academic = read("2021-2022", Years::Academic);
        assert_eq!(academic.label, "2021/22 academic");
        assert!(academic.guessed);
        assert!(!read("2022-04-01/P1Y", Years::Financial).guessed);
    }

    #[test]
    fn a_status_beside_the_period_is_a_symbol() {
        let read = |written| {
            let when = read(written, Years::Financial);
            (when.label, when.marks)
        };
        assert_eq!(read("2025 (prov)"), ("2025".to_owned(), "p"));
        assert_eq!(read("2021-22 (Rev)"), ("2021/22".to_owned(), "r"));
        assert_eq!(read("2020 (Final)"), ("2020".to_owned(), ""));
        assert_eq!(read("2020 (odd)"), ("2020 (odd)".to_owned(), ""));
    }
}
