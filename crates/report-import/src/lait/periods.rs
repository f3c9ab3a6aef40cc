//! Labels of years in the tool, such as `2016-17 (OT)`, `2025 (prov)`, `2014-16`, into periods.
//! A label that says no period is kept as it is.

/// What a label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The period in the spelling of the format, or the label itself where it says none.
    pub period: String,
    /// The status in brackets.
    pub status: Status,
}

/// How final a figure is. Ordered: of two figures for one period the greater is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `(prov)`
    Provisional,
    /// Nothing in brackets.
    Unsaid,
    /// `(Rev)`
    Revised,
    /// `(OT)`: outturn, what was spent and not what was planned.
    Outturn,
    /// `(Final)`
    Final,
}

/// What kind of years a measure counts by, from the dictionary's `Year_Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Years {
    /// 1 September to 31 August; a bare year is the one it ends in.
    Academic,
    /// 1 April to 31 March; a bare year is the one it ends in.
    Financial,
    /// 1 January to 31 December.
    Calendar,
    /// Once a year, at the end of September.
    September,
    /// Once a year, in January.
    January,
}

impl Years {
    /// Reads `Year_Type`. "Annual" alone stands at five measures of children's social care that
    /// are counted at 31 March.
    pub fn read(year_type: &str) -> Option<Years> {
        Some(match year_type.trim() {
            "Academic Year" => Years::Academic,
            "Financial Year" | "Annual" => Years::Financial,
            "Calendar Year" => Years::Calendar,
            "Annual (end of Sept)" => Years::September,
            "Annual - January" => Years::January,
            _ => return None,
        })
    }

    /// When a bare year ends, in the spelling of the format; nothing for the default.
    pub fn end(self) -> Option<String> {
        let month = match self {
            Years::Academic => "august",
            Years::Financial => "march",
            Years::Calendar => return None,
            Years::September => "september",
            Years::January => "january",
        };
        Some(month.to_owned())
    }
}

/// Reads a label of a measure that counts by `years`.
pub fn read(label: &str, years: Years) -> Label {
    let (words, status) = match label.split_once('(') {
        Some((words, bracket)) => match bracket.trim_end_matches(')').trim() {
            "prov" => (words, Status::Provisional),
            "Rev" => (words, Status::Revised),
            "Final" => (words, Status::Final),
            "OT" => (words, Status::Outturn),
            _ => (label, Status::Unsaid),
        },
        None => (label, Status::Unsaid),
    };
    let period = period(words.trim(), years).unwrap_or_else(|| label.trim().to_owned());
    Label { period, status }
}

fn period(words: &str, years: Years) -> Option<String> {
    let year = |text: &str| {
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u16>().ok())
            .flatten()
            .filter(|year| *year >= 1900)
    };
    if let Some(year) = year(words) {
        return Some(year.to_string());
    }
    // 2013/14-15/16: a span of years that are themselves written with a stroke.
    if let Some((first, last)) = words.split_once('-')
        && let (Some((first, _)), Some((_, last_end))) =
            (first.split_once('/'), last.split_once('/'))
        && let (Some(first), Ok(end)) = (year(first), last_end.parse::<u16>())
    {
        let end = first - first % 100 + end % 100;
        return Some(format!("{} to {}", slashed(first), slashed(end - 1)));
    }
    let (first, last) = words.split_once(['-', '/'])?;
    let first = year(first)?;
    let last = last.parse::<u16>().ok().filter(|_| last.len() == 2)?;
    let end = first - first % 100 + last + if last < first % 100 { 100 } else { 0 };
    match years {
        Years::Academic if end == first + 1 => Some(format!("{} academic", slashed(first))),
        Years::Financial if end == first + 1 => Some(slashed(first)),
        _ => Some(format!("{first} to {end}")),
    }
}

/// `2016` is `2016/17`.
fn slashed(first: u16) -> String {
    format!("{first}/{:02}", (first + 1) % 100)
}

#[cfg(test)]
mod tests {
    use super::{Status, Years, read};

    #[test]
    fn labels_as_they_are_found() {
        use Status::{Final, Outturn, Provisional, Revised, Unsaid};
        use Years::{Academic, Calendar, Financial};
        for (label, years, period, status) in [
            ("2016", Academic, "2016", Unsaid),
            ("2025 (prov)", Academic, "2025", Provisional),
            ("2023 (Rev)", Academic, "2023", Revised),
            ("2020 (Final)", Academic, "2020", Final),
            ("2016-17 (OT)", Financial, "2016/17", Outturn),
            ("2015/16", Academic, "2015/16 academic", Unsaid),
            ("2015-16", Academic, "2015/16 academic", Unsaid),
            ("2025-26", Financial, "2025/26", Unsaid),
            ("2014-16", Calendar, "2014 to 2016", Unsaid),
            ("1999-00", Financial, "1999/00", Unsaid),
            ("2013/14-15/16", Financial, "2013/14 to 2015/16", Unsaid),
            ("0", Academic, "0", Unsaid),
            ("2020 (draft)", Academic, "2020 (draft)", Unsaid),
        ] {
            let read = read(label, years);
            assert_eq!(
                (read.period.as_str(), read.status),
                (period, status),
                "{label}"
            );
        }
    }
}
