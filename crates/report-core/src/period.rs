//! Periods: parsed once, ordered by time, printed one way.
//!
//! A label that cannot be parsed is kept and shown, and has no place on a time axis.

use std::cmp::Ordering;
use time::{Date, Duration};

/// A month of the year.
pub use time::Month;

/// When a bare year such as `2016` ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum YearEnd {
    /// A calendar year: 2016 ends on 31 December 2016.
    #[default]
    December,
    /// The year to 31 March 2016, or the count on that day.
    March,
    /// An academic year: 2016 is the one that ended in August 2016.
    August,
    /// The year to 30 September 2016.
    September,
    /// The year to 31 January 2016.
    January,
}

impl YearEnd {
    /// The words of files.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("december", Self::December),
        ("march", Self::March),
        ("august", Self::August),
        ("september", Self::September),
        ("january", Self::January),
    ];

    fn last_month(self) -> Month {
        match self {
            Self::December => Month::December,
            Self::March => Month::March,
            Self::August => Month::August,
            Self::September => Month::September,
            Self::January => Month::January,
        }
    }
}

/// What sort of period: only periods of one sort are joined by a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodKind {
    /// `2022/23`, April to March.
    FinancialYear,
    /// `2022/23 academic`, September to August.
    AcademicYear,
    /// `2016`, ending as the data set says.
    Year(YearEnd),
    /// `2022/23 Q3`, a quarter of a financial year.
    Quarter,
    /// `2022/23 autumn`, a school term.
    Term,
    /// `2022-12`.
    Month,
    /// `2022-12-31`, "as at".
    Day,
    /// `2014 to 2016`, several years as one.
    Span,
}

/// A period of time, or a label that names none.
///
/// Written `2022/23`, `2022/23 academic`, `2022`, `2022/23 Q3`, `2022/23 autumn`, `2022-12`,
/// `2022-12-31` or `2014 to 2016`.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    label: String,
    place: Option<(PeriodKind, Date, Date)>,
}

impl Period {
    /// Reads a label. Never fails: a label that is no period is kept without a place in time.
    pub fn parse(label: &str, year_end: YearEnd) -> Self {
        let label = label.trim();
        let place = place(label, year_end);
        Self {
            label: label.to_owned(),
            place: place.filter(|(_, starts, ends)| starts <= ends),
        }
    }

    /// What sort of period it is; `None` where the label names none.
    pub fn kind(&self) -> Option<PeriodKind> {
        self.place.map(|(kind, ..)| kind)
    }

    /// Its first day.
    pub fn starts(&self) -> Option<Date> {
        self.place.map(|(_, starts, _)| starts)
    }

    /// Its last day.
    pub fn ends(&self) -> Option<Date> {
        self.place.map(|(.., ends)| ends)
    }

    /// Where its end lies on a time axis, in years: the end of 31 March 2016 is about 2016.25.
    pub fn at(&self) -> Option<f64> {
        self.ends().map(years)
    }

    /// Where its beginning lies on a time axis, in years.
    pub fn from(&self) -> Option<f64> {
        self.starts().and_then(Date::previous_day).map(years)
    }

    /// The label of files and links.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// A short label for axes and tables: `2016`, `2022/23`, `Q3 2022/23`, `31 Dec 2022`.
    pub fn short(&self) -> String {
        match self.place {
            Some((PeriodKind::AcademicYear, ..)) => self.years_label().to_owned(),
            Some((PeriodKind::Quarter, ..)) => match self.label.split_once(' ') {
                Some((year, quarter)) => format!("{quarter} {year}"),
                None => self.label.clone(),
            },
            Some((PeriodKind::Month, starts, _)) => {
                format!("{} {}", &month_name(starts.month())[..3], starts.year())
            }
            Some((PeriodKind::Day, starts, _)) => format!(
                "{} {} {}",
                starts.day(),
                &month_name(starts.month())[..3],
                starts.year()
            ),
            _ => self.label.clone(),
        }
    }

    /// The words of sentences and headings: `quarter 3 2022/23`, `31 December 2022`,
    /// `the academic year 2022/23`.
    pub fn words(&self) -> String {
        match self.place {
            Some((PeriodKind::AcademicYear, ..)) => {
                format!("the academic year {}", self.years_label())
            }
            Some((PeriodKind::Quarter, ..)) => match self.label.split_once(' ') {
                Some((year, quarter)) => {
                    format!("quarter {} {year}", quarter.trim_start_matches('Q'))
                }
                None => self.label.clone(),
            },
            Some((PeriodKind::Term, ..)) => match self.label.split_once(' ') {
                Some((year, term)) => format!("the {term} term {year}"),
                None => self.label.clone(),
            },
            Some((PeriodKind::Month, starts, _)) => {
                format!("{} {}", month_name(starts.month()), starts.year())
            }
            Some((PeriodKind::Day, starts, _)) => day_words(starts),
            _ => self.label.clone(),
        }
    }

    /// The last day in words: `31 December 2022`; the label where there is none.
    pub fn end_words(&self) -> String {
        self.ends().map_or_else(|| self.label.clone(), day_words)
    }

    /// Whether a line may join values of the two: the same sort of period, and spans of the same
    /// length.
    pub fn joins(&self, other: &Self) -> bool {
        match (self.place, other.place) {
            (Some((a, a1, a2)), Some((b, b1, b2))) => {
                a == b && (a != PeriodKind::Span || ((a2 - a1) - (b2 - b1)).abs().whole_days() < 3)
            }
            _ => false,
        }
    }

    /// Whether it is a part of a year: a quarter, a term, a month or a day.
    pub fn is_part_of_year(&self) -> bool {
        matches!(
            self.kind(),
            Some(PeriodKind::Quarter | PeriodKind::Term | PeriodKind::Month | PeriodKind::Day)
        )
    }

    /// Whether it is a whole year, of whatever sort.
    pub fn is_year(&self) -> bool {
        matches!(
            self.kind(),
            Some(PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::Year(_))
        )
    }

    /// The first day of the year that its last day lies in, of years that begin in a month; terms
    /// lie in academic years, and a year of its own sort begins with its own first day.
    pub fn year_start(&self, begins: Month) -> Option<Date> {
        if !self.is_part_of_year() {
            return self.starts();
        }
        let begins = match self.kind() {
            Some(PeriodKind::Term) => Month::September,
            _ => begins,
        };
        let ends = self.ends()?;
        let year = match (ends.month() as u8) < begins as u8 {
            true => ends.year() - 1,
            false => ends.year(),
        };
        month_start(year, begins as u8)
    }

    /// From the beginning of its year to its last day: `April to December 2024`,
    /// `April 2024 to March 2025`, `April 2024` of April alone, `1 April to 3 December 2019`, `the
    /// autumn term 2022/23`. `None` for what is no part of a year.
    pub fn to_date_words(&self, begins: Month) -> Option<String> {
        if !self.is_part_of_year() {
            return None;
        }
        let (from, to) = (self.year_start(begins)?, self.ends()?);
        if self.kind() == Some(PeriodKind::Term) && self.starts() == Some(from) {
            return Some(self.words());
        }
        let whole_months = month_end(to.year(), to.month() as u8) == Some(to);
        let day = |date: Date| match whole_months {
            true => month_name(date.month()).to_owned(),
            false => format!("{} {}", date.day(), month_name(date.month())),
        };
        Some(
            match (from.year() == to.year(), from.month() == to.month()) {
                (true, true) if whole_months => format!("{} {}", day(to), to.year()),
                (true, _) => format!("{} to {} {}", day(from), day(to), to.year()),
                (false, _) => format!("{} {} to {} {}", day(from), from.year(), day(to), to.year()),
            },
        )
    }

    /// Whether it is the same part of the year before, or the year before itself: quarter 3 2023/24
    /// to quarter 3 2024/25.
    pub fn is_year_before(&self, later: &Self) -> bool {
        let (Some(a), Some(b)) = (self.ends(), later.ends()) else {
            return false;
        };
        let last_day = |day: Date| month_end(day.year(), day.month() as u8) == Some(day);
        let same_day = a.day() == b.day() || (last_day(a) && last_day(b));
        self.joins(later) && a.year() + 1 == b.year() && a.month() == b.month() && same_day
    }

    /// Earlier before later; labels without a place come last, in the order of the alphabet.
    pub fn by_time(&self, other: &Self) -> Ordering {
        match (self.place, other.place) {
            (Some((_, a1, a2)), Some((_, b1, b2))) => a2.cmp(&b2).then(b1.cmp(&a1)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.label.cmp(&other.label),
        }
    }

    /// How many periods of this sort later another begins: 1 is the next. For days, how many
    /// months. `None` for another sort, or an earlier one.
    fn steps_to(&self, later: &Self) -> Option<usize> {
        let ((kind, from, _), (_, to, _)) = self.place.zip(later.place)?;
        if !self.joins(later) {
            return None;
        }
        let months = |day: Date| day.year() * 12 + i32::from(day.month() as u8);
        // Terms are of different length, and three make a year that begins in autumn.
        let terms = |day: Date| match day.month() as u8 {
            9.. => day.year() * 3,
            month => day.year() * 3 - if month < 4 { 2 } else { 1 },
        };
        let steps = match kind {
            PeriodKind::Month | PeriodKind::Day => months(to) - months(from),
            PeriodKind::Quarter => (months(to) - months(from)) / 3,
            PeriodKind::Term => terms(to) - terms(from),
            _ => (months(to) - months(from)) / 12,
        };
        usize::try_from(steps).ok()
    }

    fn years_label(&self) -> &str {
        self.label.split(' ').next().unwrap_or(&self.label)
    }
}

/// How many periods that nobody reported lie between each period and the one of its sort before
/// it. The periods stand by time. Where they are regularly further apart, as of a survey every
/// second year, what lies between is nothing missing: regular is the distance that is met most
/// often, and more than once.
pub fn lapses(periods: &[Period]) -> Vec<usize> {
    let steps: Vec<Option<usize>> = (0..periods.len())
        .map(|at| {
            let before = periods[..at].iter().rfind(|p| p.joins(&periods[at]))?;
            before.steps_to(&periods[at])
        })
        .collect();
    let regular = |at: usize| {
        let alike = (0..periods.len()).filter(|&other| periods[other].joins(&periods[at]));
        let mut found: Vec<usize> = alike.filter_map(|other| steps[other]).collect();
        found.sort_unstable();
        let runs = found.chunk_by(|a, b| a == b);
        let often = runs.fold((0, 0), |best: (usize, usize), run| match run {
            [one, ..] if run.len() > best.1 => (*one, run.len()),
            _ => best,
        });
        match often {
            (step, 2..) => step.max(1),
            // Days have no length of their own to go by.
            _ if periods[at].kind() == Some(PeriodKind::Day) => usize::MAX,
            _ => 1,
        }
    };
    (0..periods.len())
        .map(|at| match (steps[at], regular(at)) {
            (Some(step), regular) if step > regular => (step / regular - 1).max(1),
            _ => 0,
        })
        .collect()
}

/// A day in words: `31 December 2022`.
pub fn day_words(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// A day as programs write it, and as [`parse_day`] reads it: `2022-12-31`.
pub fn day_code(day: Date) -> String {
    format!("{}-{:02}-{:02}", day.year(), day.month() as u8, day.day())
}

/// Reads `2022-12-31`.
pub fn parse_day(text: &str) -> Option<Date> {
    match place(text, YearEnd::December) {
        Some((PeriodKind::Day, day, _)) => Some(day),
        _ => None,
    }
}

fn month_name(month: Month) -> &'static str {
    const NAMES: [&str; 12] = [
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
    NAMES[month as usize - 1]
}

fn years(day: Date) -> f64 {
    let length = f64::from(time::util::days_in_year(day.year()));
    f64::from(day.year()) + f64::from(day.ordinal()) / length
}

fn place(label: &str, year_end: YearEnd) -> Option<(PeriodKind, Date, Date)> {
    use PeriodKind::*;
    let mut words = label.split(' ');
    if let (Some(first), Some("to"), Some(last), None) =
        (words.next(), words.next(), words.next(), words.next())
    {
        let (_, starts, _) = whole_year(first, year_end)?;
        let (_, _, ends) = whole_year(last, year_end)?;
        return (starts < ends).then_some((Span, starts, ends));
    }
    if let Some((year, part)) = label.split_once(' ') {
        let first = financial_year(year)?;
        let (kind, from, to) = match part {
            "academic" => (AcademicYear, (first, 9), (first + 1, 8)),
            "Q1" => (Quarter, (first, 4), (first, 6)),
            "Q2" => (Quarter, (first, 7), (first, 9)),
            "Q3" => (Quarter, (first, 10), (first, 12)),
            "Q4" => (Quarter, (first + 1, 1), (first + 1, 3)),
            "autumn" => (Term, (first, 9), (first, 12)),
            "spring" => (Term, (first + 1, 1), (first + 1, 3)),
            "summer" => (Term, (first + 1, 4), (first + 1, 7)),
            _ => return None,
        };
        return Some((kind, month_start(from.0, from.1)?, month_end(to.0, to.1)?));
    }
    if let Some((year, rest)) = label.split_once('-') {
        let year = digits(year, 4)?;
        return match rest.split_once('-') {
            None => {
                let month = u8::try_from(digits(rest, 2)?).ok()?;
                Some((Month, month_start(year, month)?, month_end(year, month)?))
            }
            Some((month, day)) => {
                let month = time::Month::try_from(u8::try_from(digits(month, 2)?).ok()?).ok()?;
                let day = u8::try_from(digits(day, 2)?).ok()?;
                let day = Date::from_calendar_date(year, month, day).ok()?;
                Some((Day, day, day))
            }
        };
    }
    whole_year(label, year_end)
}

fn whole_year(label: &str, year_end: YearEnd) -> Option<(PeriodKind, Date, Date)> {
    if label.contains('/') {
        let first = financial_year(label)?;
        let (starts, ends) = (month_start(first, 4)?, month_end(first + 1, 3)?);
        return Some((PeriodKind::FinancialYear, starts, ends));
    }
    let year = digits(label, 4).filter(|year| (1800..2200).contains(year))?;
    let last = year_end.last_month();
    let ends = month_end(year, last as u8)?;
    let starts = match last {
        Month::December => month_start(year, 1)?,
        _ => month_start(year - 1, last.next() as u8)?,
    };
    Some((PeriodKind::Year(year_end), starts, ends))
}

/// `2022/23` to 2022; the second year must follow the first.
fn financial_year(text: &str) -> Option<i32> {
    let (first, second) = text.split_once('/')?;
    let first = digits(first, 4).filter(|year| (1800..2200).contains(year))?;
    (digits(second, 2)? == (first + 1) % 100).then_some(first)
}

fn digits(text: &str, count: usize) -> Option<i32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn month_start(year: i32, month: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, 1).ok()
}

fn month_end(year: i32, month: u8) -> Option<Date> {
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    month_start(next.0, next.1)?.checked_sub(Duration::days(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_their_first_and_last_day() {
        for (label, year_end, starts, ends, words) in [
            (
                "2022/23",
                YearEnd::December,
                "2022-04-01",
                "2023-03-31",
                "2022/23",
            ),
            (
                "1999/00",
                YearEnd::December,
                "1999-04-01",
                "2000-03-31",
                "1999/00",
            ),
            (
                "2022/23 academic",
                YearEnd::December,
                "2022-09-01",
                "2023-08-31",
                "the academic year 2022/23",
            ),
            (
                "2022",
                YearEnd::December,
                "2022-01-01",
                "2022-12-31",
                "2022",
            ),
            ("2016", YearEnd::March, "2015-04-01", "2016-03-31", "2016"),
            ("2016", YearEnd::August, "2015-09-01", "2016-08-31", "2016"),
            ("2016", YearEnd::January, "2015-02-01", "2016-01-31", "2016"),
            (
                "2022/23 Q3",
                YearEnd::December,
                "2022-10-01",
                "2022-12-31",
                "quarter 3 2022/23",
            ),
            (
                "2022/23 Q4",
                YearEnd::December,
                "2023-01-01",
                "2023-03-31",
                "quarter 4 2022/23",
            ),
            (
                "2022/23 autumn",
                YearEnd::December,
                "2022-09-01",
                "2022-12-31",
                "the autumn term 2022/23",
            ),
            (
                "2024-02",
                YearEnd::December,
                "2024-02-01",
                "2024-02-29",
                "February 2024",
            ),
            (
                "2022-12-31",
                YearEnd::December,
                "2022-12-31",
                "2022-12-31",
                "31 December 2022",
            ),
            (
                "2014 to 2016",
                YearEnd::December,
                "2014-01-01",
                "2016-12-31",
                "2014 to 2016",
            ),
            (
                "2013/14 to 2015/16",
                YearEnd::December,
                "2013-04-01",
                "2016-03-31",
                "2013/14 to 2015/16",
            ),
        ] {
            let period = Period::parse(label, year_end);
            assert_eq!(period.starts(), parse_day(starts), "{label}");
            assert_eq!(period.ends(), parse_day(ends), "{label}");
            assert_eq!(period.words(), words);
            assert_eq!(period.label(), label);
        }
    }

    #[test]
    fn a_count_to_date_says_where_it_begins() {
        for (label, begins, words) in [
            ("2024/25 Q1", Month::April, "April to June 2024"),
            ("2024/25 Q3", Month::April, "April to December 2024"),
            ("2024/25 Q4", Month::April, "April 2024 to March 2025"),
            ("2022/23 Q3", Month::September, "September to December 2022"),
            ("2022/23 autumn", Month::April, "the autumn term 2022/23"),
            (
                "2022/23 spring",
                Month::April,
                "September 2022 to March 2023",
            ),
            ("2024-04", Month::April, "April 2024"),
            ("2025-01", Month::April, "April 2024 to January 2025"),
            ("2019-12-31", Month::April, "April to December 2019"),
            ("2019-12-03", Month::April, "1 April to 3 December 2019"),
            ("2024-09", Month::January, "January to September 2024"),
        ] {
            let period = Period::parse(label, YearEnd::December);
            assert_eq!(
                period.to_date_words(begins).as_deref(),
                Some(words),
                "{label}"
            );
        }
        let year = Period::parse("2024/25", YearEnd::December);
        assert_eq!(year.to_date_words(Month::April), None);
    }

    #[test]
    fn the_same_part_of_the_year_before_is_known() {
        let read = |label| Period::parse(label, YearEnd::December);
        for (earlier, later, expected) in [
            ("2023/24 Q3", "2024/25 Q3", true),
            ("2024/25 Q2", "2024/25 Q3", false),
            ("2023/24 Q4", "2024/25 Q3", false),
            ("2022/23 Q3", "2024/25 Q3", false),
            ("2023-02", "2024-02", true),
            ("2023-02-28", "2024-02-29", true),
            ("2021/22 autumn", "2022/23 autumn", true),
            ("2021/22", "2022/23", true),
            ("2023/24", "2024/25 Q4", false),
        ] {
            let found = read(earlier).is_year_before(&read(later));
            assert_eq!(found, expected, "{earlier} before {later}");
        }
    }

    #[test]
    fn what_is_no_period_is_kept_without_a_place() {
        for label in [
            "0",
            "2022/24",
            "22/23",
            "2022-13",
            "2022-02-30",
            "2022/23 Q5",
            "latest",
            "",
            "2022 to 2014",
            "9999",
        ] {
            let period = Period::parse(label, YearEnd::December);
            assert_eq!((period.kind(), period.label()), (None, label), "{label}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_last_day() {
        let read = |label| Period::parse(label, YearEnd::March);
        let mut periods: Vec<_> = [
            "unknown",
            "2022/23",
            "2022/23 Q4",
            "2022/23 Q1",
            "2022",
            "2022-12-31",
        ]
        .map(read)
        .into();
        periods.sort_by(Period::by_time);
        let labels: Vec<_> = periods.iter().map(Period::label).collect();
        assert_eq!(
            labels,
            [
                "2022",
                "2022/23 Q1",
                "2022-12-31",
                "2022/23 Q4",
                "2022/23",
                "unknown"
            ]
        );
        assert!((read("2016").at().unwrap() - 2016.2486).abs() < 1e-3);
        assert_eq!(read("2022/23").from(), read("2022").at());
    }

    #[test]
    fn what_nobody_reported_is_counted_unless_it_is_regular() {
        let found = |labels: &[&str]| {
            let read = |label: &&str| Period::parse(label, YearEnd::March);
            lapses(&labels.iter().map(read).collect::<Vec<_>>())
        };
        assert_eq!(
            found(&["2016/17", "2017/18", "2021/22", "2022/23", "2023/24"]),
            [0, 0, 3, 0, 0]
        );
        assert_eq!(
            found(&[
                "2022/23 Q1",
                "2022/23 Q2",
                "2022/23 Q4",
                "2023/24 Q1",
                "2023/24 Q4"
            ]),
            [0, 0, 1, 0, 2]
        );
        // Every second year is no gap, and a longer wait is one.
        assert_eq!(found(&["2010", "2012", "2014", "2020"]), [0, 0, 0, 2]);
        assert_eq!(found(&["2010", "2014"]), [0, 3]);
        assert_eq!(found(&["2022-01", "2022-02", "2022-05"]), [0, 0, 2]);
        assert_eq!(
            found(&["2022/23 autumn", "2022/23 summer", "2023/24 autumn"]),
            [0, 1, 0]
        );
        assert_eq!(
            found(&["2014 to 2016", "2015 to 2017", "2016 to 2018"]),
            [0; 3]
        );
        assert_eq!(
            found(&["2020-03-31", "2021-03-31", "2024-03-31"]),
            [0, 0, 0]
        );
        assert_eq!(
            found(&["2020-03-31", "2021-03-31", "2022-03-31", "2024-03-31"]),
            [0, 0, 0, 1]
        );
    }

    #[test]
    fn years_of_different_sorts_are_not_joined() {
        let read = |label| Period::parse(label, YearEnd::March);
        assert!(read("2022/23").joins(&read("2023/24")));
        assert!(!read("2022/23").joins(&read("2022/23 academic")));
        assert!(!read("2022/23").joins(&read("2022/23 Q3")));
        assert!(read("2014 to 2016").joins(&read("2015 to 2017")));
        assert!(!read("2014 to 2016").joins(&read("2014 to 2017")));
        assert!(!read("0").joins(&read("0")));
    }
}
