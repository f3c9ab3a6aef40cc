//! The few words that belong to the page and not to the report: headings, captions, symbols.

use report_core::compare::Comparison;
use report_core::decimal;
use report_core::period::{self, Period, PeriodKind, YearEnd};
use report_core::report::{
    Basis, Cell, Indicator, Objective, Polarity, Rating, Report, Series, Sort, Source,
};
use report_core::unit::Unit;
use report_core::value::Value;
use report_core::words;

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// When a figure in words is of: a period in words where the document's words are the code of one
/// (`2020-01` is `January 2020`), else these words.
pub fn figure_when(when: &str) -> String {
    let period = Period::parse(when, YearEnd::December);
    match period.kind() {
        Some(_) => period.words(),
        None => when.to_owned(),
    }
}

/// `1 measure`, `35 measures`.
pub fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// Caption and first heading of a report: for a period's report the period is the heading.
pub fn report_heading(report: &Report) -> (String, String) {
    let period = capital(&report.period.words());
    match report.sort {
        Sort::Benchmark => (period, report.title.clone()),
        _ if report.period.kind().is_none() => (period, report.title.clone()),
        _ => (report.title.clone(), period),
    }
}

/// A report in a few words, for breadcrumbs and titles: its period, or its title.
pub fn report_name(report: &Report) -> String {
    report_heading(report).1
}

/// `1 October to 31 December 2022`, for the facts; `None` where the label is all there is. A month is
/// called by its name: a report of January may be of a meeting in it, and not of all its days.
pub fn span(period: &Period) -> Option<String> {
    let (from, to) = (period.starts()?, period.ends()?);
    if period.kind() == Some(PeriodKind::Month) {
        return Some(capital(&period.words()));
    }
    if period.kind() == Some(PeriodKind::Day) {
        return Some(period.words());
    }
    let first = period::day_words(from);
    let short = match from.year() == to.year() {
        true => first
            .rsplit_once(' ')
            .map_or(first.as_str(), |(day, _)| day),
        false => &first,
    };
    Some(format!("{short} to {}", period::day_words(to)))
}

/// `Halton is in the best quartile for 47 of 181 measures that can be put into quartiles, and in the
/// worst for 65.` `bands` counts the measures of each quartile, the best first; `None` without any.
pub fn in_quartiles(area: &str, bands: [usize; 4]) -> Option<String> {
    let of: usize = bands.iter().sum();
    (of > 0).then(|| {
        format!(
            "{area} is in the best quartile for {} of {} that can be put into quartiles, and in the worst for {}.",
            bands[0],
            count(of, "measure"),
            bands[3],
        )
    })
}

/// What a report holds, and under how many objectives (topics), of which each has some: `83 measures
/// under 4 objectives and 112 milestones under 14`, `35 measures and 27 milestones under 6
/// objectives`. Only what is under an objective that `of` chooses is counted.
pub fn holds(report: &Report, of: impl Fn(usize) -> bool) -> String {
    let one = match report.sort {
        Sort::Benchmark => "topic",
        _ => "objective",
    };
    let under = |places: Vec<usize>| {
        let places: Vec<usize> = places.into_iter().filter(|at| of(*at)).collect();
        let mut distinct = places.clone();
        distinct.sort_unstable();
        distinct.dedup();
        (places.len(), distinct)
    };
    let (indicators, m) = under(report.indicators.iter().map(|i| i.objective).collect());
    let (milestones, s) = under(report.milestones.iter().map(|m| m.objective).collect());
    if indicators == 0 {
        return match milestones {
            0 => "No measures".to_owned(),
            n => format!("{} under {}", count(n, "milestone"), count(s.len(), one)),
        };
    }
    let indicators = count(indicators, "measure");
    match milestones {
        0 => format!("{indicators} under {}", count(m.len(), one)),
        n if m == s => format!(
            "{indicators} and {} under {}",
            count(n, "milestone"),
            count(m.len(), one)
        ),
        n => format!(
            "{indicators} under {} and {} under {}",
            count(m.len(), one),
            count(n, "milestone"),
            s.len()
        ),
    }
}

/// An objective as printed: ref and title.
pub fn objective(objective: &Objective) -> String {
    let title = objective.name();
    match &objective.printed_ref {
        Some(printed) => format!("{printed} {title}"),
        None => title.to_owned(),
    }
}

/// A cell with its symbols: `132 [p]`. Printed words carry their own.
pub fn cell(cell: &Cell, unit: &Unit) -> String {
    let words = words::cell_words(cell, unit);
    match cell.printed {
        Some(_) => words,
        None => with_symbols(words, cell.value),
    }
}

/// A value in its unit with its symbols, or the symbol of its absence.
pub fn value(value: Value, unit: &Unit) -> String {
    let words = match value {
        Value::Number(number, _) => unit.write(number),
        Value::Absent(reason, _) => reason.symbol().to_owned(),
    };
    with_symbols(words, value)
}

/// A value of a series in its unit with its symbols: as printed, where the report prints it.
pub fn value_of(comparison: &Comparison, series: &Series, at: usize) -> String {
    match comparison.write(series, at) {
        Some(words) => with_symbols(words, series.values[at]),
        None => value(series.values[at], comparison.unit),
    }
}

/// A cell of the table "As printed". Without printed words its number stands with no more decimals
/// than it has: how it was printed is not known.
pub fn as_printed(cell: &Cell, unit: &Unit) -> String {
    let plain = |number: f64| unit.write_at(number, decimal::places(number).min(unit.decimals));
    let words = match (&cell.printed, cell.value, cell.to) {
        (None, Value::Number(low, _), Some(high)) => format!("{} to {}", plain(low), plain(high)),
        (None, Value::Number(number, _), None) => plain(number),
        _ => return self::cell(cell, unit),
    };
    with_symbols(words, cell.value)
}

fn with_symbols(mut words: String, value: Value) -> String {
    for (symbol, _) in value.marks().list() {
        words.push(' ');
        words.push_str(symbol);
    }
    words
}

/// What the symbols among some values mean: `[p] provisional. [x] not available.`
pub fn symbols(values: impl Iterator<Item = Value>) -> Option<String> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut see = |said| {
        if !found.contains(&said) {
            found.push(said);
        }
    };
    for value in values {
        value.marks().list().for_each(&mut see);
        if let Value::Absent(reason, _) = value {
            see((reason.symbol(), reason.words()));
        }
    }
    let said: Vec<String> = found
        .iter()
        .map(|(symbol, words)| format!("{symbol} {words}"))
        .collect();
    (!said.is_empty()).then(|| format!("{}.", capital(&said.join("; "))))
}

/// Whether a cell's text is words more than a number, and is set smaller and wrapped.
pub fn is_wordy(cell: &Cell) -> bool {
    match &cell.printed {
        Some(printed) => printed.chars().count() > 10,
        None => cell.value.number().is_none(),
    }
}

/// The number of a cell: as printed, where nothing else is printed, else in its unit.
pub fn number(cell: &Cell, unit: &Unit) -> Option<String> {
    let number = cell.value.number().filter(|_| cell.to.is_none())?;
    let plain = |printed: &&String| {
        printed
            .chars()
            .all(|c| c.is_ascii_digit() || "£%,.-−".contains(c))
    };
    let printed = cell.printed.as_ref().filter(plain);
    Some(
        printed
            .cloned()
            .unwrap_or_else(|| unit.write_at(number, words::cell_places(cell, unit))),
    )
}

/// The heading of a cell: its own, or its column's.
pub fn heading<'r>(report: &'r Report, column: usize, cell: &'r Cell) -> &'r str {
    cell.heading
        .as_deref()
        .unwrap_or(&report.columns[column].heading)
}

/// What a figure is for: `31 December 2022`, `Quarter 3 2022/23`, `April to December 2022`; of a
/// forecast of the year `Quarter 3 2022/23, forecast for the year`.
pub fn figure_for(report: &Report, indicator: &Indicator, column: usize, cell: &Cell) -> String {
    let Some(period) = &cell.period else {
        return capital(heading(report, column, cell));
    };
    let basis = cell.basis.or(indicator.basis);
    let when = words::time_of(period, basis, indicator.year_begins());
    let forecast = cell.value.marks().forecast || basis == Some(Basis::AnnualForecast);
    let of = match (forecast, period.is_part_of_year()) {
        (false, _) => "",
        (true, true) if basis == Some(Basis::AnnualForecast) => ", forecast for the year",
        (true, _) => ", forecast",
    };
    capital(&format!("{when}{of}"))
}

/// What polarity means to a reader.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::High => "High is good",
        Polarity::Low => "Low is good",
        Polarity::Plan => "Close to the plan is good",
        Polarity::None => "Neither high nor low is called good",
    }
}

/// A source in one line: title, publisher, date, licence.
pub fn source(source: &Source) -> String {
    let mut parts = vec![source.title.clone()];
    parts.extend(source.publisher.clone());
    if let Some(published) = &source.published {
        let when = report_core::read::period(published).words();
        parts.push(format!("published {when}"));
    }
    let line = parts.join(", ");
    match &source.licence {
        Some(licence) => format!("{line}. {licence}."),
        None => format!("{line}."),
    }
}

/// `46 above`, `0.3 points below`, or `slightly above` where the difference is lost in rounding.
pub fn apart(unit: &Unit, value: f64, from: f64, decimals: u8) -> String {
    let side = if value > from { "above" } else { "below" };
    let none = unit.write_difference(0.0, decimals);
    match unit.write_difference(decimal::minus(value, from), decimals) {
        written if written == none => format!("slightly {side}"),
        written => format!("{written} {side}"),
    }
}

/// `1 red, 5 amber and 13 green`: those that there are, in the order of counts.
pub fn counts(ratings: impl Iterator<Item = Option<Rating>>) -> String {
    let counts = words::tally(ratings);
    let parts: Vec<String> = Rating::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(rating, n)| format!("{n} {}", rating.word().to_ascii_lowercase()))
        .collect();
    words::join(&parts)
}
