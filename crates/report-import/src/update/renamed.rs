//! Periods and headings that move along with the report: the same quarter of the year before, and
//! `Q3 24/25` that is `Q4 24/25` now.

use report_core::period::PeriodKind;
use report_core::read;

/// Where a period of the last report lies in one about another: as far from it as before. `None`
/// where it is of another sort than the report's, or of a sort that is not counted.
pub(super) fn moved(own: &str, from: &str, to: &str) -> Option<String> {
    let (own, from, to) = (place(own)?, place(from)?, place(to)?);
    let one_sort = own.0 == from.0 && from.0 == to.0;
    one_sort.then(|| label(own.0, own.1 + to.1 - from.1))?
}

/// A sort of period and how many of them lie before this one.
fn place(label: &str) -> Option<(PeriodKind, i32)> {
    let period = read::period(label);
    let (kind, starts) = (period.kind()?, period.starts()?);
    let month = i32::from(u8::from(starts.month())) - 1;
    let months = starts.year() * 12 + month;
    Some((
        kind,
        match kind {
            PeriodKind::Quarter => (months - 3).div_euclid(3),
            PeriodKind::Month => months,
            PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::Year(_) => {
                read::period(label).ends()?.year()
            }
            PeriodKind::Term | PeriodKind::Day | PeriodKind::Span => return None,
        },
    ))
}

fn label(kind: PeriodKind, count: i32) -> Option<String> {
    let years = |first: i32| format!("{first}/{:02}", (first + 1).rem_euclid(100));
    Some(match kind {
        PeriodKind::Quarter => {
            format!(
                "{} Q{}",
                years(count.div_euclid(4)),
                count.rem_euclid(4) + 1
            )
        }
        PeriodKind::Month => format!("{}-{:02}", count.div_euclid(12), count.rem_euclid(12) + 1),
        PeriodKind::FinancialYear => years(count - 1),
        PeriodKind::AcademicYear => format!("{} academic", years(count - 1)),
        PeriodKind::Year(_) => count.to_string(),
        PeriodKind::Term | PeriodKind::Day | PeriodKind::Span => return None,
    })
}

/// A heading of a period as the heading of another, in the same way of writing. One that names no
/// time, `Current`, stays; one whose way is not known becomes the new period's own label.
pub(super) fn heading(words: &str, from: &str, to: &str) -> String {
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return words.to_owned();
    }
    let ways = ways(from).into_iter().zip(ways(to));
    let fits = |written: &str| {
        let at = words.to_lowercase().find(&written.to_lowercase())?;
        words.get(at..at + written.len())?;
        Some(at)
    };
    for (written, now) in ways {
        if let Some(at) = fits(&written) {
            return format!("{}{now}{}", &words[..at], &words[at + written.len()..]);
        }
    }
    read::period(to).short()
}

/// How councils write a period in headings, the longer ways first; the same number of ways for
/// every period of one sort.
fn ways(label: &str) -> Vec<String> {
    let period = read::period(label);
    let (Some(kind), Some(starts), Some(ends)) = (period.kind(), period.starts(), period.ends())
    else {
        return vec![label.to_owned()];
    };
    let years = match label.split_once(' ') {
        Some((years, _)) => years.to_owned(),
        None => label.to_owned(),
    };
    let short = years.get(2..).unwrap_or_default().to_owned();
    let hyphen = years.replace('/', "-");
    match kind {
        PeriodKind::Quarter => {
            let quarter = label.rsplit('Q').next().unwrap_or_default();
            let mut ways = Vec::new();
            for years in [&years, &hyphen, &short, &short.replace('/', "-")] {
                for word in ["Quarter ", "Qtr ", "Q", "Q "] {
                    ways.push(format!("{word}{quarter} {years}"));
                    ways.push(format!("{years} {word}{quarter}"));
                }
            }
            ways.extend(["Quarter ", "Qtr ", "Q"].map(|word| format!("{word}{quarter}")));
            ways
        }
        PeriodKind::FinancialYear | PeriodKind::AcademicYear => {
            vec![
                years.clone(),
                hyphen,
                short.clone(),
                short.replace('/', "-"),
            ]
        }
        PeriodKind::Month => vec![
            period.words(),
            period.short(),
            format!("{:02}/{}", u8::from(starts.month()), starts.year()),
        ],
        _ => vec![label.to_owned(), ends.year().to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_keeps_its_distance() {
        for (own, from, to, expected) in [
            ("2023/24 Q3", "2024/25 Q3", "2024/25 Q4", Some("2023/24 Q4")),
            ("2024/25 Q2", "2024/25 Q3", "2024/25 Q4", Some("2024/25 Q3")),
            ("2024/25 Q3", "2024/25 Q3", "2025/26 Q1", Some("2025/26 Q1")),
            ("2021/22", "2022/23", "2023/24", Some("2022/23")),
            ("2023-12", "2024-12", "2025-01", Some("2024-01")),
            ("1998/99", "1998/99", "1999/00", Some("1999/00")),
            ("2021/22", "2022/23 Q3", "2022/23 Q4", None),
            ("last year", "2022/23", "2023/24", None),
        ] {
            assert_eq!(
                moved(own, from, to).as_deref(),
                expected,
                "{own} {from} {to}"
            );
        }
    }

    #[test]
    fn a_heading_is_written_in_its_own_way() {
        for (words, from, to, expected) in [
            ("Q3 24/25", "2024/25 Q3", "2024/25 Q4", "Q4 24/25"),
            (
                "Actual Q3 2024/25",
                "2024/25 Q3",
                "2025/26 Q1",
                "Actual Q1 2025/26",
            ),
            (
                "2024-25 quarter 3",
                "2024/25 Q3",
                "2024/25 Q4",
                "2024-25 Quarter 4",
            ),
            ("Quarter 3", "2024/25 Q3", "2024/25 Q4", "Quarter 4"),
            ("22/23 target", "2022/23", "2023/24", "23/24 target"),
            ("Current", "2024/25 Q3", "2024/25 Q4", "Current"),
            ("1 Oct to 31 Dec", "2024/25 Q3", "2024/25 Q4", "Q4 2024/25"),
            ("December 2024", "2024-12", "2025-01", "January 2025"),
        ] {
            assert_eq!(heading(words, from, to), expected, "{words}");
        }
    }
}
