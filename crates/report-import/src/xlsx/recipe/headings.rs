//! Headings of an officer's own sheet: one or several rows, with merged cells over them, and periods
//! among their words.

use super::PERIOD;
use crate::period_formats::{self, Doubt, PeriodFormat};
use crate::sheet::key;
use crate::xlsx::meanings::plain;
use crate::xlsx::open::RawSheet;
use report_core::period::{Period, PeriodKind};
use report_core::read;

/// Headings that councils write, by what stands below them.
#[rustfmt::skip]
const HEADINGS: &[(&str, &[&str])] = &[
    ("ref", &["ref", "reference", "refno", "id", "code", "kpino", "kpiref", "kpiid", "kpicode", "pi", "piref", "pino", "measureref", "indicatorref", "measureid", "indicatorid", "no"]),
    ("title", &["measure", "indicator", "title", "description", "performanceindicator", "performancemeasure", "kpi", "kpidescription", "kpiname", "kpititle", "measurename", "indicatorname", "measuretitle", "indicatortitle", "name", "keyperformanceindicator", "whatwemeasure", "measuredescription", "indicatordescription"]),
    ("objective", &["objective", "priority", "corporatepriority", "theme", "outcome", "directorate", "service", "servicearea", "portfolio", "department"]),
    ("definition", &["definition", "whatismeasured", "whatthismeasures"]),
    ("unit", &["unit", "units", "unitofmeasure", "unitofmeasurement", "measuredin", "format"]),
    ("good_is", &["goodis", "polarity", "aim", "goodperformance", "goodperformanceis", "whatisgood", "highorlow", "goodtobe"]),
    ("basis", &["basis", "countedas"]),
    ("owner", &["lead", "owner", "leadofficer", "responsibleofficer", "accountableofficer", "responsible", "headofservice", "officer", "measureowner"]),
    ("period", &["period", "quarter", "month", "date", "year", "reportingperiod"]),
    ("figure", &["", "actual", "actuals", "result", "value", "figure", "outturn", "performance", "current", "currentvalue", "currentperformance"]),
    ("target", &["target", "targets", "plan"]),
    ("year_target", &["annualtarget", "yearendtarget", "fullyeartarget", "yeartarget"]),
    ("rating", &["rag", "ragstatus", "ragrating", "status", "rating", "trafficlight"]),
    ("direction", &["dot", "directionoftravel", "direction", "trend", "travel"]),
    ("commentary", &["comment", "comments", "commentary", "narrative", "explanation", "analysis", "update"]),
    ("note", &["note", "notes"]),
];

/// What stands over one column.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The column, from 0.
    pub column: u32,
    /// The place of its lowest words, row and column from 0.
    pub at: (u32, u32),
    /// The words from top to bottom, each once; where a period is among them, [`PERIOD`] stands
    /// for it.
    pub path: Vec<String>,
    /// The same with the period as it is written.
    pub written: Vec<String>,
    /// The period, and how it is written.
    pub period: Option<(Period, String)>,
    /// What else the period could be.
    pub doubt: Option<Doubt>,
}

/// The longest words that a period is looked for in, in bytes.
const LONGEST: usize = 100;

/// What stands between a heading and the one below it.
const BELOW: &str = " / ";

impl Heading {
    /// As recipes write it, with the period as it is written.
    pub fn written(&self) -> String {
        self.written.join(BELOW)
    }

    /// The words next to the cells below.
    pub fn lowest(&self) -> &str {
        self.written.last().map_or("", String::as_str)
    }

    /// As recipes write it.
    pub fn name(&self) -> String {
        self.path.join(BELOW)
    }

    /// As it is printed over figures: the period with the words beside it, but for those that say
    /// no more than that figures stand below.
    pub fn printed(&self) -> Option<String> {
        let (_, written) = self.period.as_ref()?;
        if known(self) == Some("figure") {
            return Some(written.clone());
        }
        let says = |words: &&String| words.contains(PERIOD) || said_basis(words).is_some();
        let words: Vec<&str> = self.path.iter().filter(says).map(String::as_str).collect();
        Some(words.join(" ").replace(PERIOD, written))
    }

    /// How the figures below are counted, where the words beside the period say so: `Forecast
    /// 2024/25`, `2024/25 to date`.
    pub fn basis(&self) -> Option<&'static str> {
        let (period, _) = self.period.as_ref()?;
        let said = self.path.iter().find_map(|words| said_basis(words))?;
        (said == CUMULATIVE || said == FORECAST && period.is_year()).then_some(said)
    }

    /// Whether the words beside the period say that its figures are not final and no basis says
    /// the same: `Forecast Q4 2024/25`, `2024/25 estimate`.
    pub fn is_unsure(&self) -> bool {
        let said = self.path.iter().any(|words| said_basis(words).is_some());
        said && self.period.is_some() && self.basis().is_none()
    }

    /// How well a recipe's heading fits: how many of its words, those with a period counted less.
    /// `None` where it does not: its last words must be the lowest here, and all of them must be
    /// here in order.
    pub fn fit(&self, name: &str) -> Option<usize> {
        let wanted: Vec<String> = name.split(BELOW).map(same).collect();
        let with_period = name.contains(PERIOD);
        let own = match with_period {
            true => &self.path,
            false => &self.written,
        };
        let own: Vec<String> = own.iter().map(|words| same(words)).collect();
        if with_period && self.period.is_none() || own.last() != wanted.last() {
            return None;
        }
        let mut rest = own.iter();
        let all = wanted.iter().all(|words| rest.any(|found| found == words));
        all.then_some(2 * wanted.len() + usize::from(!with_period))
    }
}

/// The basis of figures up to a day within their period.
const CUMULATIVE: &str = "cumulative";

/// The basis of what a whole year is expected to come to.
const FORECAST: &str = "annual_forecast";

/// The basis that the words of a heading say; of an estimate nobody knows which.
fn said_basis(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |all: &[&str]| words.iter().any(|word| all.contains(word));
    let to = words
        .windows(2)
        .any(|two| two[0] == "to" && matches!(two[1], "date" | "q1" | "q2" | "q3" | "quarter"));
    if has(&["forecast", "forecasted", "projected", "projection"]) {
        Some(FORECAST)
    } else if has(&["estimate", "estimated"]) {
        Some("")
    } else {
        (to || has(&["ytd", "cumulative"])).then_some(CUMULATIVE)
    }
}

/// Words as headings are compared: letters and digits alone in lower case, and the period's place.
fn same(words: &str) -> String {
    let keys: Vec<String> = words.split(PERIOD).map(key).collect();
    match keys.iter().all(String::is_empty) && !words.contains(PERIOD) {
        true => plain(words),
        false => keys.join(PERIOD),
    }
}

/// The headings of a block of rows; `year` is that of a part of a year which stands without one.
pub fn read(
    sheet: &RawSheet,
    first: u32,
    rows: u32,
    format: PeriodFormat,
    year: Option<&str>,
) -> Vec<Heading> {
    let of = |column: u32| {
        let mut found: Vec<((u32, u32), String)> = Vec::new();
        for row in first..first + rows {
            let at = sheet
                .merged((row, column))
                .map_or((row, column), |range| range.first);
            let words = sheet.words(at);
            if !words.is_empty() && found.iter().all(|(earlier, _)| *earlier != at) {
                found.push((at, words));
            }
        }
        let at = found.last()?.0;
        let written: Vec<String> = found.into_iter().map(|(_, words)| words).collect();
        let (path, period, doubt) = match period(&written, format, year) {
            Some(found) => (found.path, Some((found.period, found.written)), found.doubt),
            None => (written.clone(), None, None),
        };
        // The cell of a heading that is merged over several columns is the first of them.
        let at = (at.0, column);
        Some(Heading {
            column,
            at,
            path,
            written,
            period,
            doubt,
        })
    };
    (0..sheet.width()).filter_map(of).collect()
}

/// The years that words name: financial ones, or else others.
pub fn years(words: &str, format: PeriodFormat) -> Vec<Period> {
    let parts = words.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '–')));
    let parts = parts
        .filter(|part| part.len() <= LONGEST)
        .filter_map(|part| placed(part, format));
    let found: Vec<Period> = parts
        .map(|(year, _)| year)
        .filter(Period::is_year)
        .collect();
    let financial = |year: &&Period| year.kind() == Some(PeriodKind::FinancialYear);
    match found.iter().any(|year| financial(&year)) {
        true => found.iter().filter(financial).cloned().collect(),
        false => found,
    }
}

/// A period among the words of a heading.
struct Found {
    path: Vec<String>,
    period: Period,
    written: String,
    doubt: Option<Doubt>,
}

/// The period among the words over a column: of two rows together, `2024/25` above `Q3`; in words of
/// their own, or at the beginning or end of others, `Target 2024/25`; a part of a year that is given.
fn period(words: &[String], format: PeriodFormat, year: Option<&str>) -> Option<Found> {
    let found = |at: usize, above: Option<usize>, pattern: String, written: String, read| {
        let (period, doubt): (Period, Option<Doubt>) = read;
        let path = words.iter().enumerate().filter(|(i, _)| Some(*i) != above);
        let path = path.map(|(i, words)| {
            if i == at {
                pattern.clone()
            } else {
                words.clone()
            }
        });
        Some(Found {
            path: path.collect(),
            period,
            written,
            doubt,
        })
    };
    for at in (0..words.len()).rev() {
        // `Q3 24/25` below `2024/25` has its own year.
        let own = parts(&words[at]);
        if own.iter().any(|(part, _)| placed(part, format).is_some()) {
            break;
        }
        for above in (0..at).rev() {
            for (part, pattern) in parts(&words[at]) {
                if let Some(read) = of_two(&words[above], &part, format) {
                    let written = format!("{part} {}", words[above]);
                    return found(at, Some(above), pattern, written, read);
                }
            }
        }
    }
    for at in (0..words.len()).rev() {
        for (part, pattern) in parts(&words[at]) {
            if let Some(read) = placed(&part, format) {
                return found(at, None, pattern, part, read);
            }
        }
    }
    for at in (0..words.len()).rev() {
        for (part, pattern) in parts(&words[at]) {
            let read = year.and_then(|year| Some((year, of_two(year, &part, format)?)));
            if let Some((year, read)) = read {
                let written = format!("{part} {year}");
                return found(at, None, pattern, written, read);
            }
        }
    }
    None
}

/// Words, and what of them can be a period: all, the last or the first, the most first. Each with the
/// words in which its place is kept.
fn parts(words: &str) -> Vec<(String, String)> {
    let mut found = vec![(words.to_owned(), PERIOD.to_owned())];
    if words.len() > LONGEST {
        return found;
    }
    let all: Vec<&str> = words.split(' ').collect();
    for cut in 1..all.len() {
        let (before, after) = (all[..cut].join(" "), all[cut..].join(" "));
        found.push((after, format!("{before} {PERIOD}")));
    }
    for cut in (1..all.len()).rev() {
        let (before, after) = (all[..cut].join(" "), all[cut..].join(" "));
        found.push((before, format!("{PERIOD} {after}")));
    }
    found
}

/// A period that words name, where it has a place in time.
pub fn placed(words: &str, format: PeriodFormat) -> Option<(Period, Option<Doubt>)> {
    if words.len() > LONGEST || !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let read = period_formats::read(words, format);
    let period = read::period(&read.label);
    period.kind()?;
    Some((period, read.doubt))
}

/// A part of a year below the year: `Q3` below `2024/25`, `March` below `2024`. A month below a
/// financial year is the one in it.
fn of_two(year: &str, part: &str, format: PeriodFormat) -> Option<(Period, Option<Doubt>)> {
    let (whole, _) = placed(year, format)?;
    if !whole.is_year() || placed(part, format).is_some() {
        return None;
    }
    let starts = whole.starts()?;
    if whole.kind() == Some(PeriodKind::FinancialYear) {
        for calendar in [starts.year(), starts.year() + 1] {
            if let Some((month, doubt)) = placed(&format!("{part} {calendar}"), format)
                && month.kind() == Some(PeriodKind::Month)
                && month.starts() >= whole.starts()
                && month.ends() <= whole.ends()
            {
                return Some((month, doubt));
            }
        }
    }
    placed(&format!("{part} {year}"), format).filter(|(found, _)| found.is_part_of_year())
}

/// The part of a year that stands beside the year, with the year or without: `Q3` or `Dec-24`
/// beside `2024/25`.
pub fn part_of(year: &str, part: &str) -> Option<(Period, Option<Doubt>)> {
    let format = PeriodFormat::of_years(Some(period_formats::Years::Financial));
    let inside = || {
        let ((whole, _), (part, doubt)) = (placed(year, format)?, placed(part, format)?);
        let within = part.starts() >= whole.starts() && part.ends() <= whole.ends();
        (whole.is_year() && !part.is_year() && within).then_some((part, doubt))
    };
    of_two(year, part, format).or_else(inside)
}

/// What stands below a heading, where its words say so.
pub fn known(heading: &Heading) -> Option<&'static str> {
    let lowest = heading.path.last()?;
    let with_period =
        lowest.contains(PERIOD) || heading.path.iter().any(|words| words.contains(PERIOD));
    let words = key(&lowest.replace(PERIOD, ""));
    let found = HEADINGS
        .iter()
        .find(|(_, all)| all.contains(&words.as_str()));
    let (meaning, _) = found.filter(|_| with_period || !words.is_empty())?;
    Some(meaning)
}
