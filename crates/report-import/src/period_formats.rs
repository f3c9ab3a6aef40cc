//! Periods as data files and people write them, in the spelling of the format: ISO 8601 dates with
//! a length (`2022-08-01/P1Y`), two years (`2021-2022`), months by name, quarters, the words that
//! the viewer itself writes. CSV, JSON-stat and the workbook share this reader.
//!
//! A spelling with two meanings is settled by what else stands in its column ([`Evidence`]) or by
//! `--years`, and the caller is given the words that say so ([`Doubt`]). A period that the format
//! has no spelling for is put into words and kept; it is never moved to another time.

use report_core::period::PeriodKind;
use report_core::read;
use std::collections::BTreeSet;

mod spellings;

use spellings::{MONTHS, Reading, Start, pair_label, reading, two};

/// Which years are meant where two follow each other: `2021-2022`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// April to March.
    Financial,
    /// September to August, or August to July.
    Academic,
}

/// A period as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedPeriod {
    /// In the spelling of the format; words that name no period where there is none.
    pub label: String,
    /// For a bare year: when it ends, in the spelling of files; nothing for December.
    pub year_ends: Option<&'static str>,
    /// For a bare year: the same in words, `October 2022 to September 2023`.
    pub words: Option<String>,
    /// What else the spelling could mean, where nothing settles it beyond doubt.
    pub doubt: Option<Doubt>,
    /// Symbols that stood beside it: `2025 (prov)`.
    pub marks: &'static str,
}

/// How a spelling with two meanings was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// `2021-2022`, read as a financial year; it could be an academic one.
    Financial,
    /// `2010-11`, read as two years or as years from one to the other; it could be a month.
    NoMonth,
    /// `2010-11`, read as a month; it could be two years.
    NoYears,
    /// `2010-11` in a column that has months and years: an error.
    Unsettled,
    /// `2024 Q3`, read as a quarter of the calendar year.
    Calendar,
    /// `FY25`, read as the financial year that ends in 2025.
    Ending,
}

impl Doubt {
    /// Whether nothing may be written before it is settled.
    pub fn is_error(self) -> bool {
        self == Self::Unsettled
    }

    /// The words for the officer. `options` is whether `--years` can be said.
    pub fn message(self, written: &str, label: &str, options: bool) -> String {
        let written = super::problems::short(written);
        let years = match options {
            true => "; --years financial or --years academic settles it",
            false => "",
        };
        match self {
            Self::Financial => {
                let say = match options {
                    true => "say --years financial or --years academic to be sure",
                    false => "write \"academic\" behind it where school years are meant",
                };
                format!("\"{written}\" is read as the financial year {label}; {say}")
            }
            Self::NoMonth => format!(
                "\"{written}\" could be a month or years; it is read as {label}, as the column \
                 goes. Expected one meaning: {}{years}",
                plainly(&written)
            ),
            Self::NoYears => format!(
                "\"{written}\" could be a month or years; it is read as the month {}. Expected \
                 one meaning: {}{years}",
                read::period(label).words(),
                plainly(&written)
            ),
            Self::Unsettled => format!(
                "\"{written}\" could be a month or years, and both stand in the column; expected \
                 one meaning: {}{years}",
                plainly(&written)
            ),
            Self::Calendar => {
                let other = financial_quarter(&written)
                    .map(|other| format!(": write {other} where a financial year is meant"));
                format!(
                    "\"{written}\" is read as a quarter of the calendar year, which is {} of a \
                     financial one{}",
                    read::period(label).words(),
                    other.unwrap_or_default()
                )
            }
            Self::Ending => format!(
                "\"{written}\" is read as {label}, the financial year that ends in {}; write it \
                 as {label} to be sure",
                read::period(label)
                    .ends()
                    .map_or_else(String::new, |day| day.year().to_string())
            ),
        }
    }
}

/// Both meanings of `2010-11`, each written so that it has no other: `2010/11` or `November 2010`.
fn plainly(written: &str) -> String {
    let Some(Reading::MonthOrYears(year, month, last)) = reading(&lowered(written)) else {
        return "2010/11, or November 2010".to_owned();
    };
    let years = match last == year + 1 {
        true => pair_label(year),
        false => format!("{year} to {last}"),
    };
    let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
    format!("{years}, or {month} {year}")
}

fn financial_quarter(written: &str) -> Option<String> {
    match reading(&lowered(written))? {
        Reading::CalendarQuarter(year, quarter) => Some(format!("{} Q{quarter}", pair_label(year))),
        _ => None,
    }
}

/// What the periods of a column say of spellings with two meanings.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    months: bool,
    years: bool,
    either: BTreeSet<(i32, i32)>,
}

impl Evidence {
    /// Takes a period of the column in.
    pub fn add(&mut self, written: &str) {
        let (words, _) = marked(written);
        match reading(&words) {
            Some(Reading::MonthOrYears(year, _, last)) => {
                self.either.insert((year, last));
            }
            Some(Reading::TwoYears(_) | Reading::Ending(_)) => self.years = true,
            Some(Reading::Label(label)) => match read::period(&label).kind() {
                Some(PeriodKind::Month) => self.months = true,
                Some(PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::Span) => {
                    self.years = true
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// How the spellings with two meanings are read in these rows. `whole` is what the whole
    /// column says, of which these are a part; `years` what `--years` says.
    pub fn settled(&self, whole: &Self, years: Option<Years>) -> PeriodFormat {
        let (either, doubted) = match (self.months, self.years) {
            // `2010-10` beside it, in the same series.
            (true, false) => (Either::Month, false),
            (false, true) => (Either::Years, years.is_none()),
            _ if years.is_some() => (Either::Years, false),
            (true, true) => (Either::Unsettled, true),
            (false, false) => match (whole.months, whole.years) {
                (true, false) => (Either::Month, true),
                (false, true) => (Either::Years, true),
                _ if self.one_after_another() => (Either::Years, true),
                _ => (Either::Month, true),
            },
        };
        PeriodFormat {
            years,
            either,
            doubted,
        }
    }

    /// Two or more, each of a year of its own and all as long: as months these would be one for
    /// each year, each a month later than the last.
    fn one_after_another(&self) -> bool {
        let mut firsts: Vec<i32> = self.either.iter().map(|(first, _)| *first).collect();
        firsts.dedup();
        let mut lengths = self.either.iter().map(|(first, last)| last - first);
        let length = lengths.next();
        let alike = lengths.all(|other| Some(other) == length);
        firsts.len() > 1 && firsts.len() == self.either.len() && alike
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Either {
    #[default]
    Month,
    Years,
    Unsettled,
}

/// How spellings with two meanings are read in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeriodFormat {
    years: Option<Years>,
    either: Either,
    doubted: bool,
}

impl PeriodFormat {
    /// A column that says nothing of `2010-11`, where two years are those of an option.
    pub fn of_years(years: Option<Years>) -> Self {
        Evidence::default().settled(&Evidence::default(), years)
    }
}

/// Reads a period of a column.
pub fn read(written: &str, column: PeriodFormat) -> ParsedPeriod {
    let (words, marks) = marked(written);
    let Some(reading) = reading(&words) else {
        return ParsedPeriod {
            label: blanks(written),
            marks,
            ..ParsedPeriod::default()
        };
    };
    let label = |label: String, doubt: Option<Doubt>| ParsedPeriod {
        label,
        doubt,
        ..ParsedPeriod::default()
    };
    let two_years = |first: i32| {
        let doubt = column.years.is_none().then_some(Doubt::Financial);
        label(of_two_years(first, column.years), doubt)
    };
    let when = match reading {
        Reading::Label(found) => {
            let kind = read::period(&found).kind();
            // With --years academic the slashed spelling is an academic year too.
            match column.years {
                Some(Years::Academic) if kind == Some(PeriodKind::FinancialYear) => {
                    label(format!("{found} academic"), None)
                }
                _ => label(found, None),
            }
        }
        Reading::Months(from, months) => of_months(from, months),
        Reading::TwoYears(first) => two_years(first),
        Reading::MonthOrYears(year, month, last) => {
            let doubt = |doubt| column.doubted.then_some(doubt);
            match column.either {
                Either::Month => label(format!("{year}-{month:02}"), doubt(Doubt::NoYears)),
                Either::Unsettled => label(blanks(written), Some(Doubt::Unsettled)),
                Either::Years if last == year + 1 => ParsedPeriod {
                    doubt: doubt(Doubt::NoMonth),
                    ..two_years(year)
                },
                Either::Years => label(format!("{year} to {last}"), doubt(Doubt::NoMonth)),
            }
        }
        Reading::CalendarQuarter(year, quarter) => ParsedPeriod {
            doubt: Some(Doubt::Calendar),
            ..of_months((year, 3 * quarter - 2), 3)
        },
        Reading::Ending(last) => label(pair_label(last - 1), Some(Doubt::Ending)),
    };
    ParsedPeriod { marks, ..when }
}

/// Reads a period that stands beside a column which says what it is: `202223` beside
/// `Academic year`, `2022` beside `March`.
pub fn read_as(written: &str, identifier: &str, column: PeriodFormat) -> ParsedPeriod {
    let (period, marks) = marked(written);
    let named = identifier;
    let (identifier, _) = marked(identifier);
    let six = period.len() == 6 && period.bytes().all(|b| b.is_ascii_digit());
    let years = two(&period).filter(|(first, last)| *last == first + 1 && six);
    let period = years.map_or(period, |(first, _)| pair_label(first));
    let phrase = format!("{identifier} {period}");
    let found = match reading(&phrase) {
        Some(Reading::CalendarQuarter(year, quarter)) if identifier.contains("calendar") => {
            Some(of_months((year, 3 * quarter - 2), 3))
        }
        Some(_) => Some(read(&phrase, column)),
        None => None,
    };
    let when = found.unwrap_or_else(|| {
        let alone = read(&period, column);
        match is_whole_year(&identifier) || says_its_length(&alone.label, &identifier) {
            true => alone,
            // A part of a year that the format has no spelling for.
            false => ParsedPeriod {
                label: blanks(&format!("{written} {named}")),
                ..ParsedPeriod::default()
            },
        }
    });
    ParsedPeriod { marks, ..when }
}

/// Whether a column beside a year says no more than that it is one.
fn is_whole_year(identifier: &str) -> bool {
    let sort = identifier.strip_suffix(" year").unwrap_or(identifier);
    matches!(
        sort,
        "academic"
            | "school"
            | "financial"
            | "fiscal"
            | "calendar"
            | "tax"
            | "reporting"
            | "single"
            | "1"
            | "one"
            | "year"
            | "years"
            | "yearly"
            | "annual"
            | "annually"
            | "12 months"
            | "ay"
            | "fy"
            | "cy"
            | "ty"
            | "ry"
    )
}

/// Whether a period is no year, so that what stands beside it cannot be the part of one.
fn says_its_length(label: &str, identifier: &str) -> bool {
    use PeriodKind::{AcademicYear, FinancialYear, Year};
    let of_a_part = ["week", "term", "quarter", "half", "q1", "q2", "q3", "q4"];
    let kind = read::period(label).kind();
    !matches!(kind, None | Some(AcademicYear | FinancialYear | Year(_)))
        && !of_a_part.iter().any(|part| identifier.contains(part))
}

/// Whether words name a time that the format has a spelling for.
pub fn is_placed(words: &str) -> bool {
    let when = read(words, PeriodFormat::of_years(Some(Years::Financial)));
    read::period(&when.label).kind().is_some()
}

fn blanks(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In lower case, with single blanks and plain hyphens; a comma is a blank.
fn lowered(words: &str) -> String {
    let plain: String = words
        .chars()
        .map(|c| match c {
            '–' | '—' | '−' | '‐' | '‑' => '-',
            ',' | '_' => ' ',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect();
    blanks(&plain)
}

/// The words without a status beside them, and its symbol.
fn marked(written: &str) -> (String, &'static str) {
    let words = lowered(written);
    for (symbol, endings) in [
        (
            "p",
            &["(prov)", "(prov.)", "(provisional)", "(p)", "[p]"][..],
        ),
        ("r", &["(rev)", "(rev.)", "(revised)", "(r)", "[r]"]),
        (
            "e",
            &["(est)", "(est.)", "(estimate)", "(estimated)", "(e)", "[e]"],
        ),
        ("f", &["(forecast)", "(f)", "[f]"]),
        ("", &["(final)"]),
    ] {
        let rest = endings.iter().find_map(|end| words.strip_suffix(end));
        if let Some(rest) = rest.map(str::trim_end).filter(|rest| !rest.is_empty()) {
            return (rest.to_owned(), symbol);
        }
    }
    (words, "")
}

fn of_two_years(first: i32, years: Option<Years>) -> String {
    match years {
        Some(Years::Academic) => format!("{} academic", pair_label(first)),
        _ => pair_label(first),
    }
}

/// So many months from the first day of one, in the spelling of the format.
fn of_months((year, month): Start, months: u32) -> ParsedPeriod {
    let label = match (months, month) {
        (1, _) => Some(format!("{year}-{month:02}")),
        (3, 4 | 7 | 10) => Some(format!("{} Q{}", pair_label(year), month / 3)),
        (3, 1) => Some(format!("{} Q4", pair_label(year - 1))),
        (12, 1) => Some(year.to_string()),
        (12, 4) => Some(pair_label(year)),
        // Universities and colleges begin in August, schools in September.
        (12, 8 | 9) => Some(format!("{} academic", pair_label(year))),
        (24.., 1) if months.is_multiple_of(12) => {
            Some(format!("{year} to {}", year + span(months) - 1))
        }
        (24.., 4) if months.is_multiple_of(12) => Some(format!(
            "{} to {}",
            pair_label(year),
            pair_label(year + span(months) - 1)
        )),
        _ => None,
    };
    let bare = |ends: &'static str| ParsedPeriod {
        label: (year + 1).to_string(),
        year_ends: Some(ends),
        words: Some(in_words((year, month), months)),
        ..ParsedPeriod::default()
    };
    match (label, months, month) {
        (Some(label), ..) => ParsedPeriod {
            label,
            ..ParsedPeriod::default()
        },
        (None, 12, 10) => bare("september"),
        (None, 12, 2) => bare("january"),
        (None, ..) => ParsedPeriod {
            label: in_words((year, month), months),
            ..ParsedPeriod::default()
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

#[cfg(test)]
mod tests {
    use super::{Doubt, Evidence, PeriodFormat, Years, read_as};

    fn read(written: &str, years: Years) -> super::ParsedPeriod {
        super::read(written, PeriodFormat::of_years(Some(years)))
    }

    /// Reads a whole column, as an importer does.
    fn column(written: &[&str], years: Option<Years>) -> Vec<(String, Option<Doubt>)> {
        let mut evidence = Evidence::default();
        for one in written {
            evidence.add(one);
        }
        let column = evidence.settled(&evidence, years);
        let read = written.iter().map(|one| super::read(one, column));
        read.map(|when| (when.label, when.doubt)).collect()
    }

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
            ("Week 12", "Week 12"),
            ("2022/24/25", "2022/24/25"),
            ("Spring 2023", "Spring 2023"),
            ("Q32024", "Q32024"),
        ] {
            assert_eq!(read(written, Years::Financial).label, label, "{written:?}");
        }
    }

    #[test]
    fn periods_as_officers_write_them() {
        for (written, label) in [
            ("Q3 24/25", "2024/25 Q3"),
            ("Q3 2024/25", "2024/25 Q3"),
            ("2024-25 Q3", "2024/25 Q3"),
            ("Q3 2024-25", "2024/25 Q3"),
            ("Q2 2010-11", "2010/11 Q2"),
            ("2024/25Q3", "2024/25 Q3"),
            ("Qtr 3 2024/25", "2024/25 Q3"),
            ("Quarter 3 2024/25", "2024/25 Q3"),
            ("quarter 3 2024/25", "2024/25 Q3"),
            ("2024/25 Quarter 3", "2024/25 Q3"),
            ("Q3 FY24/25", "2024/25 Q3"),
            ("Q3 (2024/25)", "2024/25 Q3"),
            ("Oct-Dec 2024", "2024/25 Q3"),
            ("Oct – Dec 2024", "2024/25 Q3"),
            ("October to December 2024", "2024/25 Q3"),
            ("Jan-Mar 2025", "2024/25 Q4"),
            ("Nov-Jan 2025", "November 2024 to January 2025"),
            ("Jan 2023-Dec 2023", "2023"),
            ("Jan-23 - Dec-23", "2023"),
            ("Apr 2022 to Mar 2023", "2022/23"),
            ("1 April 2022 to 31 March 2023", "2022/23"),
            ("01/04/2022 - 31/03/2023", "2022/23"),
            ("April to September 2024", "April 2024 to September 2024"),
            ("FY2024/25", "2024/25"),
            ("FY 2024-25", "2024/25"),
            ("FY25", "2024/25"),
            ("Financial year 2024/25", "2024/25"),
            ("2024/2025", "2024/25"),
            ("24/25", "2024/25"),
            ("2018 - 20", "2018 to 2020"),
            ("2018–20", "2018 to 2020"),
            ("2007 - 09", "2007 to 2009"),
            ("2020/21 - 22/23", "2020/21 to 2022/23"),
            ("2018/19 - 22/23", "2018/19 to 2022/23"),
            ("2013/14-15/16", "2013/14 to 2015/16"),
            ("2018-19 to 2020-21", "2018/19 to 2020/21"),
            ("12 months to Mar 2024", "2023/24"),
            ("Rolling 12 months to March 2024", "2023/24"),
            ("Year ending March 2024", "2023/24"),
            ("Year ended 31 March 2024", "2023/24"),
            ("Year to 31 December 2022", "2022"),
            ("Year ending June 2024", "July 2023 to June 2024"),
            ("Quarter ending June 2024", "2024/25 Q1"),
            ("31 March 2024", "2024-03-31"),
            ("31st March 2024", "2024-03-31"),
            ("31-Mar-24", "2024-03-31"),
            ("March 31, 2024", "2024-03-31"),
            ("As at 31 March 2024", "2024-03-31"),
            ("Mar-24", "2024-03"),
            ("Mar 24", "2024-03"),
            ("MARCH 2024", "2024-03"),
            ("May 2024", "2024-05"),
            ("Mar 2022", "2022-03"),
            ("MAY 2022", "2022-05"),
            ("OCT 2022", "2022-10"),
            ("AUGUST 2022", "2022-08"),
            ("SEPTEMBER 2022", "2022-09"),
            ("Sept 2022", "2022-09"),
            ("Sept. 2022", "2022-09"),
            ("2024 March", "2024-03"),
            ("03/2024", "2024-03"),
            ("202403", "2024-03"),
            ("202425", "2024/25"),
            ("Academic year 2023/24", "2023/24 academic"),
            ("2023/24 academic year", "2023/24 academic"),
            ("2023/24 (academic)", "2023/24 academic"),
            ("Autumn term 2022/23", "2022/23 autumn"),
            ("Spring term 2023", "2022/23 spring"),
        ] {
            assert_eq!(read(written, Years::Financial).label, label, "{written:?}");
        }
    }

    #[test]
    fn a_month_or_two_years_is_settled_by_its_column() {
        let plain = |list: Vec<(String, Option<Doubt>)>| -> Vec<String> {
            list.into_iter().map(|(label, _)| label).collect()
        };
        let years = ["2009-10", "2010-11", "2011-12", "2012-13"];
        let found = column(&years, None);
        assert_eq!(
            plain(found.clone()),
            ["2009/10", "2010/11", "2011/12", "2012/13"]
        );
        assert_eq!(found[1].1, Some(Doubt::NoMonth));
        let old = column(&years[..3], None);
        assert_eq!(plain(old.clone()), ["2009/10", "2010/11", "2011/12"]);
        assert!(old.iter().all(|(_, doubt)| *doubt == Some(Doubt::NoMonth)));
        let said = column(&years[..1], Some(Years::Financial));
        assert_eq!(said, [("2009/10".to_owned(), None)]);
        let said = column(&years[..1], Some(Years::Academic));
        assert_eq!(said, [("2009/10 academic".to_owned(), None)]);
        let spans = column(&["2007-09", "2008-10", "2012-14"], None);
        assert_eq!(
            plain(spans),
            ["2007 to 2009", "2008 to 2010", "2012 to 2014"]
        );
        let months = column(&["2010-09", "2010-10", "2010-11", "2010-12"], None);
        assert_eq!(
            plain(months.clone()),
            ["2010-09", "2010-10", "2010-11", "2010-12"]
        );
        assert!(months.iter().all(|(_, doubt)| doubt.is_none()));
        let alone = column(&["2010-11"], None);
        assert_eq!(alone, [("2010-11".to_owned(), Some(Doubt::NoYears))]);
        let both = column(&["2010-11", "2022-03", "2021-22"], None);
        assert_eq!(both[0].1, Some(Doubt::Unsettled));
        let digits = column(&["201011", "201213"], None);
        assert_eq!(plain(digits), ["2010/11", "2012/13"]);
    }

    #[test]
    fn a_part_of_a_column_is_settled_by_the_whole() {
        let of = |written: &[&str]| {
            let mut evidence = Evidence::default();
            written.iter().for_each(|one| evidence.add(one));
            evidence
        };
        let whole = of(&["2010-11", "2012-13"]);
        let settled = of(&["2010-11"]).settled(&whole, None);
        assert_eq!(super::read("2010-11", settled).label, "2010/11");
        // What the part says itself goes before.
        let months = of(&["2010-11", "2010-10"]).settled(&whole, Some(Years::Financial));
        assert_eq!(super::read("2010-11", months).label, "2010-11");
    }

    #[test]
    fn what_was_decided_is_said_in_words() {
        for (doubt, written, label, words) in [
            (
                Doubt::NoMonth,
                "2010-11",
                "2010/11",
                "\"2010-11\" could be a month or years; it is read as 2010/11, as the column goes. \
                 Expected one meaning: 2010/11, or November 2010; --years financial or --years \
                 academic settles it",
            ),
            (
                Doubt::NoYears,
                "2007-09",
                "2007-09",
                "\"2007-09\" could be a month or years; it is read as the month September 2007. \
                 Expected one meaning: 2007 to 2009, or September 2007; --years financial or \
                 --years academic settles it",
            ),
            (
                Doubt::Calendar,
                "2024-Q3",
                "2024/25 Q2",
                "\"2024-Q3\" is read as a quarter of the calendar year, which is quarter 2 2024/25 \
                 of a financial one: write 2024/25 Q3 where a financial year is meant",
            ),
            (
                Doubt::Ending,
                "FY25",
                "2024/25",
                "\"FY25\" is read as 2024/25, the financial year that ends in 2025; write it as \
                 2024/25 to be sure",
            ),
        ] {
            assert_eq!(doubt.message(written, label, true), words);
        }
    }

    #[test]
    fn a_column_beside_it_says_what_a_period_is() {
        for (written, identifier, label) in [
            ("202223", "Academic year", "2022/23 academic"),
            ("202223", "Financial year", "2022/23"),
            ("201112", "Academic year", "2011/12 academic"),
            ("201112", "Financial year", "2011/12"),
            ("202223", "Autumn term", "2022/23 autumn"),
            ("202223", "Financial year Q3", "2022/23 Q3"),
            ("2022", "Calendar year", "2022"),
            ("2022", "Calendar year Q3", "2022/23 Q2"),
            ("2022", "March", "2022-03"),
            ("2022", "Reporting year", "2022"),
            ("2022", "RY", "2022"),
            ("202223", "TY", "2022/23"),
            ("202223", "AY", "2022/23 academic"),
            ("March 2022", "Snapshot", "2022-03"),
            (
                "202324",
                "Part 1 (April to September)",
                "202324 Part 1 (April to September)",
            ),
            ("202324", "Year to date", "202324 Year to date"),
            (
                "202324",
                "Academic year to date",
                "202324 Academic year to date",
            ),
            ("202324", "T1", "202324 T1"),
            ("2023", "M3", "2023 M3"),
            ("2023", "3 years", "2023 3 years"),
            ("202223", "Academic year Q1", "202223 Academic year Q1"),
            ("2022", "Week 12", "2022 Week 12"),
        ] {
            let when = read_as(written, identifier, PeriodFormat::default());
            assert_eq!(when.label, label, "{written} {identifier}");
        }
    }

    #[test]
    fn years_that_end_elsewhere_say_so_and_two_years_go_by_the_option() {
        let september = read("2022-10-01/P1Y", Years::Financial);
        assert_eq!(september.label, "2023");
        assert_eq!(september.year_ends, Some("september"));
        assert_eq!(
            read("Year ending September 2023", Years::Financial),
            september
        );
        let academic = read("2021-2022", Years::Academic);
        assert_eq!(academic.label, "2021/22 academic");
        assert_eq!(read("2021/22", Years::Academic).label, "2021/22 academic");
        let doubt = |written: &str| super::read(written, PeriodFormat::default()).doubt;
        assert_eq!(doubt("2021-2022"), Some(Doubt::Financial));
        assert_eq!(doubt("2022-04-01/P1Y"), None);
        assert_eq!(doubt("2021/22"), None);
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
