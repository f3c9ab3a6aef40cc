//! The spellings of periods: what words say by themselves, whatever stands beside them.
//!
//! Words come in lower case, with single blanks and plain hyphens. What is no period is none;
//! nothing is guessed.

use super::Years;
use report_core::period::parse_day;
use report_core::read;

/// The first day of a month: year and month from 1.
pub(super) type Start = (i32, u32);

/// What a spelling says by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// One period of the format, in its spelling.
    Label(String),
    /// So many months.
    Months(Start, u32),
    /// Two years that follow each other: the first.
    TwoYears(i32),
    /// `2010-11`: the year, the month, and the last of the years.
    MonthOrYears(i32, u32, i32),
    /// A quarter beside a single year.
    CalendarQuarter(i32, u32),
    /// `FY25`: the last of the two years.
    Ending(i32),
}

/// Reads words in lower case with single blanks.
pub(super) fn reading(words: &str) -> Option<Reading> {
    let words = words.strip_prefix("the ").unwrap_or(words);
    if words.is_empty() || words.len() > 60 || !words.is_ascii() {
        return None;
    }
    interval(words)
        .or_else(|| until(words))
        .or_else(|| as_at(words))
        .or_else(|| year_of_a_sort(words))
        .or_else(|| term(words))
        .or_else(|| quarter(words))
        .or_else(|| day(words).map(Reading::Label))
        .or_else(|| month(words).map(|(year, month)| of_month(year, month)))
        .or_else(|| months_between(words))
        .or_else(|| years_between(words))
        .or_else(|| month_or_years(words))
        .or_else(|| year(words).map(|year| Reading::Label(year.to_string())))
}

fn of_month(year: i32, month: u32) -> Reading {
    Reading::Label(format!("{year}-{month:02}"))
}

/// `2022-08-01/p1y`, `2022-04-01t00:00:00/p3m`, `2022-04-01/2023-03-31`: the first month and how
/// many. Only whole months.
fn interval(words: &str) -> Option<Reading> {
    let (from, rest) = words.split_once('/')?;
    let from = first_of_month(from)?;
    if let Some(length) = rest.strip_prefix('p') {
        let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
        let number: u32 = number.parse().ok().filter(|n| (1..=1200).contains(n))?;
        return match unit {
            "y" => Some(Reading::Months(from, 12 * number)),
            "m" => Some(Reading::Months(from, number)),
            _ => None,
        };
    }
    let (last, _) = rest.split_once('t').unwrap_or((rest, ""));
    between_days(from, last)
}

/// From the first day of a month to a day, which must be the last of one.
fn between_days(from: Start, last: &str) -> Option<Reading> {
    let next = parse_day(last)?.next_day().filter(|next| next.day() == 1)?;
    let after = (next.year(), u32::from(u8::from(next.month())));
    months_until(from, after).map(|months| Reading::Months(from, months))
}

/// How many months from the first day of one to the first day of another, at most 1,200.
fn months_until(from: Start, after: Start) -> Option<u32> {
    let months =
        12 * (after.0 - from.0) + i32::try_from(after.1).ok()? - i32::try_from(from.1).ok()?;
    u32::try_from(months)
        .ok()
        .filter(|n| (1..=1200).contains(n))
}

fn first_of_month(day: &str) -> Option<Start> {
    let (day, time) = day.split_once('t').unwrap_or((day, ""));
    let midnight = time.bytes().all(|b| matches!(b, b'0' | b':' | b'z' | b'.'));
    let day = parse_day(day).filter(|day| midnight && day.day() == 1)?;
    Some((day.year(), u32::from(u8::from(day.month()))))
}

/// `year ending march 2023`, `12 months to 31 mar 2023`, `quarter ending june 2024`.
fn until(words: &str) -> Option<Reading> {
    let words = words.strip_prefix("rolling ").unwrap_or(words);
    let ends = ["ending ", "ended ", "end ", "to ", "until "];
    let (months, rest) =
        if let Some(rest) = words.strip_prefix("ye ").or(words.strip_prefix("y/e ")) {
            (12, rest)
        } else {
            let (long, rest) = if let Some(rest) = words.strip_prefix("year ") {
                (12, rest)
            } else if let Some(rest) = words.strip_prefix("quarter ") {
                (3, rest)
            } else {
                let (number, rest) = words.split_once(' ')?;
                let number = match number {
                    "three" => 3,
                    "six" => 6,
                    "nine" => 9,
                    "twelve" => 12,
                    digits => digits.parse().ok().filter(|n| (1..=120).contains(n))?,
                };
                let rest = rest
                    .strip_prefix("months ")
                    .or(rest.strip_prefix("month "))?;
                (number, rest.strip_prefix("rolling ").unwrap_or(rest))
            };
            let rest = ends.iter().find_map(|end| rest.strip_prefix(end))?;
            (long, rest.strip_prefix("end ").unwrap_or(rest))
        };
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (last_year, last_month) = match month(rest) {
        Some(month) => month,
        None => {
            let day = parse_day(&day(rest)?)?;
            day.next_day().filter(|next| next.day() == 1)?;
            (day.year(), u32::from(u8::from(day.month())))
        }
    };
    let back = i32::try_from(months).ok()? - 1;
    let first = 12 * last_year + i32::try_from(last_month).ok()? - 1 - back;
    let from = (
        first.div_euclid(12),
        u32::try_from(first.rem_euclid(12)).ok()? + 1,
    );
    Some(Reading::Months(from, months))
}

/// `as at 31 march 2023`.
fn as_at(words: &str) -> Option<Reading> {
    let starts = ["snapshot ", "position "];
    let words = starts
        .iter()
        .find_map(|s| words.strip_prefix(s))
        .unwrap_or(words);
    let starts = ["as at ", "as of ", "as on ", "at ", "on "];
    let rest = starts.iter().find_map(|start| words.strip_prefix(start))?;
    day(rest).map(Reading::Label)
}

/// Years with the word for their sort: `fy2024/25`, `academic year 2023/24`, `fy25`.
fn year_of_a_sort(words: &str) -> Option<Reading> {
    const SORTS: [(&str, Option<Years>); 13] = [
        ("financial year", Some(Years::Financial)),
        ("fiscal year", Some(Years::Financial)),
        ("tax year", Some(Years::Financial)),
        ("financial", Some(Years::Financial)),
        ("f/y", Some(Years::Financial)),
        ("fy", Some(Years::Financial)),
        ("academic year", Some(Years::Academic)),
        ("school year", Some(Years::Academic)),
        ("academic", Some(Years::Academic)),
        ("ay", Some(Years::Academic)),
        ("calendar year", None),
        ("calendar", None),
        ("cy", None),
    ];
    let (rest, sort) = SORTS.iter().find_map(|(name, sort)| {
        let bracketed = words.strip_suffix(')').and_then(|w| w.strip_suffix(name));
        let bracketed = bracketed.and_then(|rest| rest.strip_suffix('('));
        let rest = words
            .strip_prefix(name)
            .or_else(|| words.strip_suffix(name).filter(|rest| rest.ends_with(' ')))
            .or(bracketed)?;
        let rest = rest.trim().trim_matches(['(', ')']).trim();
        Some((rest, *sort))
    })?;
    let pair = two(rest).filter(|(first, last)| *last == first + 1);
    match (sort, pair) {
        (Some(Years::Academic), Some((first, _))) => {
            Some(Reading::Label(format!("{} academic", pair_label(first))))
        }
        (Some(Years::Financial), Some((first, _))) => Some(Reading::Label(pair_label(first))),
        (Some(Years::Financial), None) => match quarter(rest) {
            Some(Reading::Label(label)) => Some(Reading::Label(label)),
            // A financial year's third quarter of 2024: of 2024/25 or of 2023/24.
            Some(_) => None,
            None => year(rest).or_else(|| short_year(rest)).map(Reading::Ending),
        },
        (None, None) => match quarter(rest) {
            Some(found @ Reading::CalendarQuarter(..)) => Some(found),
            Some(_) => None,
            None => year(rest).map(|year| Reading::Label(year.to_string())),
        },
        _ => None,
    }
}

/// `autumn term 2022/23`, `2022/23 autumn`, `spring 2023`.
fn term(words: &str) -> Option<Reading> {
    let parts: Vec<&str> = words.split(' ').filter(|word| *word != "term").collect();
    let (term, years) = match parts.as_slice() {
        [term @ ("autumn" | "spring" | "summer"), years]
        | [years, term @ ("autumn" | "spring" | "summer")] => (*term, *years),
        _ => return None,
    };
    let first = match two(years) {
        Some((first, last)) if last == first + 1 => first,
        Some(_) => return None,
        // A single year is that of the term's own months, and only where it is called a term.
        None if !words.contains("term") => return None,
        None if term == "autumn" => year(years)?,
        None => year(years)? - 1,
    };
    Some(Reading::Label(format!("{} {term}", pair_label(first))))
}

/// `2024/25 q3`, `q3 24/25`, `quarter 3 2024-25`, `2024/25q3`, `qtr 3 2024/25`; `2024-q3` of a
/// calendar year.
fn quarter(words: &str) -> Option<Reading> {
    let (years, number) = quarter_first(words).or_else(|| quarter_last(words))?;
    let years = years.strip_prefix("of ").unwrap_or(years);
    let years = years.strip_prefix("fy").unwrap_or(years).trim();
    if let Some((first, last)) = two(years) {
        let label = format!("{} Q{number}", pair_label(first));
        return (last == first + 1).then_some(Reading::Label(label));
    }
    year(years).map(|year| Reading::CalendarQuarter(year, number))
}

const QUARTERS: [&str; 3] = ["quarter", "qtr", "q"];

fn quarter_first(words: &str) -> Option<(&str, u32)> {
    let rest = QUARTERS.iter().find_map(|name| words.strip_prefix(name))?;
    let rest = rest.trim_start();
    let number = quarter_number(rest.get(..1)?)?;
    let rest = rest.get(1..)?;
    // `q32024`: nobody knows which digit is the quarter's.
    let years = rest.trim_start_matches([' ', '-', '/', ':', '(']);
    (years.len() < rest.len()).then_some((years.trim_end_matches(')'), number))
}

fn quarter_last(words: &str) -> Option<(&str, u32)> {
    let number = quarter_number(words.get(words.len().checked_sub(1)?..)?)?;
    let rest = words.get(..words.len() - 1)?.trim_end();
    let years = QUARTERS.iter().find_map(|name| rest.strip_suffix(name))?;
    Some((years.trim_end_matches([' ', '-', '/', ':', '(']), number))
}

fn quarter_number(digit: &str) -> Option<u32> {
    digit.parse().ok().filter(|number| (1..=4).contains(number))
}

/// `31 march 2023`, `31-mar-23`, `31st march 2023`, `march 31 2023`, `31/12/2022`, `2022-12-31`
/// with or without a midnight: in the spelling of the format.
fn day(words: &str) -> Option<String> {
    let (date, time) = words.split_once('t').unwrap_or((words, ""));
    let midnight = !time.is_empty() && time.bytes().all(|b| matches!(b, b'0' | b':' | b'z' | b'.'));
    if let Some(day) = parse_day(if midnight { date } else { words }) {
        return Some(report_core::period::day_code(day));
    }
    let words = words
        .strip_suffix(" 00:00:00")
        .or(words.strip_suffix(" 00:00"))
        .unwrap_or(words);
    let parts: Vec<&str> = words.split([' ', '-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let (day, month) = match (month_named(second), month_named(first)) {
        (Some(month), _) => (*first, month),
        (None, Some(month)) => (*second, month),
        // In numbers the day comes first, as it does in this country.
        (None, None) => (*first, number(second, 1..=2)?),
    };
    let ordinal = ["st", "nd", "rd", "th"];
    let day = ordinal
        .iter()
        .find_map(|end| day.strip_suffix(end))
        .unwrap_or(day);
    let year = year(third).or_else(|| month_named(second).and_then(|_| short_year(third)))?;
    let label = format!("{year}-{month:02}-{:02}", number(day, 1..=2)?);
    parse_day(&label).map(report_core::period::day_code)
}

/// `march 2024`, `mar-24`, `2024 mar`, `2024m03`, `03/2024`, and `2022-03`, `202203` where it can
/// be nothing else: the year and the month.
fn month(words: &str) -> Option<Start> {
    let sound = |year: i32, month: u32| (1..=12).contains(&month).then_some((year, month));
    if let Some((first, second)) = words.split_once('m')
        && let (Some(year), Some(month)) =
            (year(first.trim_end_matches('-')), number(second, 2..=2))
    {
        return sound(year, month);
    }
    let (first, second) = words.rsplit_once([' ', '-', '/', '\''])?;
    let first = first.trim_end_matches([' ', '-', '\'', '.']);
    let second = second.trim_start_matches('\'');
    if let Some(month) = month_named(first) {
        return sound(year(second).or_else(|| short_year(second))?, month);
    }
    if let Some(month) = month_named(second) {
        return sound(year(first)?, month);
    }
    // `03/2024`
    match (words.contains('/'), number(first, 1..=2), year(second)) {
        (true, Some(month), Some(year)) => sound(year, month),
        _ => None,
    }
}

/// `oct-dec 2024`, `october to december 2024`, `jan 2023-dec 2023`, `1 april 2022 to 31 march
/// 2023`.
fn months_between(words: &str) -> Option<Reading> {
    // At any hyphen, for `jan-23 - dec-23` has three.
    let parted = words
        .match_indices(" to ")
        .map(|(at, found)| (&words[..at], &words[at + found.len()..]))
        .chain(
            words
                .match_indices('-')
                .map(|(at, _)| (words[..at].trim_end(), words[at + 1..].trim_start())),
        );
    parted.into_iter().find_map(|(first, last)| {
        if let (Some(from), Some(last)) = (day(first), day(last)) {
            return between_days(first_of_month(&from)?, &last);
        }
        let (last_year, last_month) = month(last)?;
        let from = match (month(first), month_named(first)) {
            (Some(from), _) => from,
            // A month without a year is the nearest one before.
            (None, Some(first)) if first > last_month => (last_year - 1, first),
            (None, Some(first)) => (last_year, first),
            _ => return None,
        };
        let after = match last_month {
            12 => (last_year + 1, 1),
            month => (last_year, month + 1),
        };
        months_until(from, after).map(|months| Reading::Months(from, months))
    })
}

/// `2014 to 2016`, `2018 - 20`, `2020/21 - 22/23`, `2013/14-15/16`, `2018-19 to 2020-21`, and what
/// [`two`] reads.
fn years_between(words: &str) -> Option<Reading> {
    let span = |first: &str, last: &str| {
        let label = format!("{first} to {last}");
        let sort = |words: &str| read::period(words).kind();
        (sort(first) == sort(last) && sort(&label).is_some()).then_some(Reading::Label(label))
    };
    let sides = words.split_once(" to ").or_else(|| words.split_once(" - "));
    let sides = sides.or_else(|| {
        // Between two slashed years the hyphen stands alone.
        let (first, last) = words.split_once('-')?;
        (first.contains('/') && last.contains('/')).then_some((first, last))
    });
    if let Some((first, last)) = sides {
        let of_two = |side: &str| {
            let (first, last) = two(side)?;
            (last == first + 1).then(|| pair_label(first))
        };
        if let (Some(first), Some(last)) = (of_two(first), of_two(last)) {
            return span(&first, &last);
        }
        if let (Some(first), Some(last)) = (year(first), year(last)) {
            return span(&first.to_string(), &last.to_string());
        }
    }
    let (first, last) = two(words)?;
    let tight = words.split_once('-');
    let month = match tight {
        Some((_, month)) if words.len() == 7 => number(month, 2..=2),
        None if words.len() == 6 => number(words.get(4..)?, 2..=2),
        _ => None,
    };
    if month.is_some_and(|month| (1..=12).contains(&month)) {
        return None;
    }
    if last == first + 1 {
        // With a stroke and two digits it is the format's own spelling of a financial year.
        let own = words.contains('/') && words.len() < 9;
        return Some(match own {
            true => Reading::Label(pair_label(first)),
            false => Reading::TwoYears(first),
        });
    }
    span(&first.to_string(), &last.to_string())
}

/// `2010-11` and `201011`, which are a month and can be years.
fn month_or_years(words: &str) -> Option<Reading> {
    let (first, second) = match words.split_once('-') {
        Some(sides) => sides,
        None => words.split_at_checked(4)?,
    };
    let (first, month) = (year(first)?, number(second, 2..=2)?);
    if !(1..=12).contains(&month) {
        return None;
    }
    Some(match two(words) {
        Some((_, last)) => Reading::MonthOrYears(first, month, last),
        None => of_month(first, month),
    })
}

/// Two years, the second after the first: `2021-2022`, `2021/22`, `2014-16`, `202223`, `21/22`.
pub(super) fn two(words: &str) -> Option<(i32, i32)> {
    let digits = words.bytes().all(|b| b.is_ascii_digit());
    let (first, last) = match words.split_once(['-', '/']) {
        Some((first, last)) => (first.trim(), last.trim()),
        None if digits && words.len() == 6 => words.split_at(4),
        None => return None,
    };
    let (begin, short) = match first.len() {
        4 => (year(first)?, false),
        // Without a century only years that follow each other.
        2 => (short_year(first)?, true),
        _ => return None,
    };
    let end = match last.len() {
        4 if !short => year(last)?,
        2 => {
            let end = begin - begin % 100 + i32::try_from(number(last, 2..=2)?).ok()?;
            // Only the turn of a century goes from greater to smaller: 1999-00.
            if last == "00" { end + 100 } else { end }
        }
        _ => return None,
    };
    (end > begin && end < 2200 && (!short || end == begin + 1)).then_some((begin, end))
}

/// `2022/23` from 2022.
pub(super) fn pair_label(first: i32) -> String {
    format!("{first}/{:02}", (first + 1).rem_euclid(100))
}

/// A year in four digits.
fn year(words: &str) -> Option<i32> {
    let year = i32::try_from(number(words, 4..=4)?).ok()?;
    (1800..2200).contains(&year).then_some(year)
}

/// A year in two digits: 50 to 99 are of the last century.
fn short_year(words: &str) -> Option<i32> {
    let year = i32::try_from(number(words, 2..=2)?).ok()?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// A number of so many digits and nothing else.
fn number(words: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let sound = length.contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| words.parse().ok()).flatten()
}

/// The number of a month by its name or the beginning of it, three letters at least: `sept`.
fn month_named(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|month| name.len() >= 3 && month.to_ascii_lowercase().starts_with(name))?;
    u32::try_from(at + 1).ok()
}

/// The months by name.
pub(super) const MONTHS: [&str; 12] = [
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
