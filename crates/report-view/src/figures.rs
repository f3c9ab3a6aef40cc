//! What the tables of a measure's page say: the same numbers as its charts, in words, with their
//! symbols, limits and printed words.

use crate::charts::{gap, limits_words};
use crate::comparison::ComparisonView;
use crate::wording;
use report_core::compare::Comparison;
use report_core::gap::To;
use report_core::order;
use report_core::parts::Part;
use report_core::period::Period;
use report_core::report::{Fraction, Indicator, Series};
use report_core::select::Selection;
use report_core::statistics::is_better;
use report_core::value::{Absent, Value};
use report_core::words;

/// So many places beside the own one have a column each; further ones have a row in a table of
/// their own.
const MOST_COLUMNS: usize = 4;

/// A table of figures. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureTable {
    /// What it shows.
    pub caption: String,
    /// The same in short, for those who come to it with the keyboard.
    pub label: &'static str,
    /// The heading of the names of the rows.
    pub head: &'static str,
    /// The headings of the figures.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<FigureRow>,
    /// What the symbols in it mean.
    pub symbols: Option<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureRow {
    /// The period or the place.
    pub name: String,
    /// Whether it is the authority's own among those of other places.
    pub own: bool,
    /// The figures.
    pub cells: Vec<FigureCell>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureCell {
    /// The figure in words with its symbols; empty where there is none.
    pub words: String,
    /// What stands below it: its limits, its counts, its printed words.
    pub hints: Vec<String>,
    /// Whether it has symbols.
    pub marked: bool,
    /// Whether it is the authority's own among those of other columns.
    pub own: bool,
}

impl FigureCell {
    fn of(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    fn own(words: impl Into<String>) -> Self {
        Self {
            own: true,
            ..Self::of(words)
        }
    }
}

/// The own figures by period, newest first, with the neighbours' mean and a few other places.
pub fn over_time(view: &ComparisonView) -> FigureTable {
    let (comparison, shown) = (&view.comparison, &view.shown);
    let own = comparison.focus();
    let mut named = shown.named(comparison);
    named.truncate(MOST_COLUMNS);
    let has_mean = shown
        .periods()
        .any(|at| shown.mean(comparison, at).is_some());
    let mut columns = vec![comparison.series_name(own)];
    columns.extend(has_mean.then(|| "Neighbour mean".to_owned()));
    columns.extend(named.iter().map(|(name, _)| name.clone()));
    let mut series = vec![own];
    series.extend(named.iter().map(|(_, series)| *series));
    let some = |at: &usize| {
        series.iter().any(|series| says_something(series, *at))
            || shown.mean(comparison, *at).is_some()
    };
    let row = |at: usize| {
        let mut cells = vec![FigureCell {
            own: true,
            ..cell(comparison, own, at)
        }];
        cells.extend(has_mean.then(|| mean_cell(comparison, at)));
        let others = series[1..].iter();
        cells.extend(others.map(|series| cell(comparison, series, at)));
        FigureRow {
            name: comparison.periods()[at].short(),
            own: false,
            cells,
        }
    };
    FigureTable {
        caption: format!(
            "{}: {}",
            words::indicator_title(comparison),
            comparison.unit.axis()
        ),
        label: "Figures by period",
        head: "Period",
        columns,
        rows: newest_first(comparison, shown)
            .filter(some)
            .map(row)
            .collect(),
        symbols: symbols(&series, shown),
    }
}

/// The places for which [`over_time`] has no column; `None` without any.
pub fn other_places(view: &ComparisonView) -> Option<FigureTable> {
    let named = view.shown.named(&view.comparison);
    let found: Vec<(String, &Series)> = named.into_iter().skip(MOST_COLUMNS).collect();
    by_place(view, &found, |table| FigureTable {
        caption: format!(
            "{}: other places by period",
            words::indicator_title(&view.comparison)
        ),
        label: "Figures of the other places",
        head: "Place",
        ..table
    })
}

/// The neighbours that are shown, the light lines of the trend; `None` without any.
pub fn neighbours(view: &ComparisonView) -> Option<FigureTable> {
    let found = view.shown.neighbours(&view.comparison).into_iter();
    let found: Vec<(String, &Series)> = found.map(|(name, s)| (name.to_owned(), s)).collect();
    by_place(view, &found, |table| FigureTable {
        caption: format!(
            "{}: neighbours by period, closest first",
            words::indicator_title(&view.comparison)
        ),
        label: "Figures of the neighbours",
        head: "Neighbour",
        ..table
    })
}

/// Places with a row each, the newest period first.
fn by_place(
    view: &ComparisonView,
    found: &[(String, &Series)],
    named: impl Fn(FigureTable) -> FigureTable,
) -> Option<FigureTable> {
    if found.is_empty() {
        return None;
    }
    let (comparison, shown) = (&view.comparison, &view.shown);
    let series: Vec<&Series> = found.iter().map(|(_, series)| *series).collect();
    let some = |at: &usize| series.iter().any(|series| says_something(series, *at));
    let periods: Vec<usize> = newest_first(comparison, shown).filter(some).collect();
    let short = |at: &usize| comparison.periods()[*at].short();
    let row = |(name, series): &(String, &Series)| FigureRow {
        name: name.clone(),
        own: false,
        cells: periods
            .iter()
            .map(|at| cell(comparison, series, *at))
            .collect(),
    };
    Some(named(FigureTable {
        columns: periods.iter().map(short).collect(),
        rows: found.iter().map(row).collect(),
        symbols: symbols(&series, shown),
        ..FigureTable::default()
    }))
}

/// The periods shown, newest first; those without a place in time last.
fn newest_first(comparison: &Comparison, shown: &Selection) -> impl Iterator<Item = usize> {
    let (first, last) = (shown.first, shown.last);
    let periods = comparison.periods();
    let placed = |at: &usize| periods[*at].at().is_some();
    let unplaced = (first..=last).filter(move |at| !placed(at));
    (first..=last).rev().filter(placed).chain(unplaced)
}

/// Whether there is a value, printed words, or a reason for no value that is more than that it is not
/// there.
fn says_something(series: &Series, at: usize) -> bool {
    match series.values[at] {
        Value::Number(..) => true,
        Value::Absent(reason, _) => {
            reason != Absent::NotAvailable || series.printed.get(at).is_some_and(Option::is_some)
        }
    }
}

/// A value with its symbols; below it its limits, its counts and its printed words.
fn cell(comparison: &Comparison, series: &Series, at: usize) -> FigureCell {
    let value = series.values[at];
    let written = wording::value_of(comparison, series, at);
    let counts = series.fractions.get(at).copied().flatten();
    let printed = series.printed.get(at).cloned().flatten();
    let printed = printed.filter(|printed| *printed != written);
    let hints = [
        limits_words(series, at, comparison.unit),
        counts.map(Fraction::words),
        printed.map(|printed| format!("printed as \u{201c}{printed}\u{201d}")),
    ];
    FigureCell {
        words: written,
        hints: hints.into_iter().flatten().collect(),
        marked: value.number().is_none() || value.marks().list().next().is_some(),
        own: false,
    }
}

/// The neighbours' mean, and of how many where it is not all.
fn mean_cell(comparison: &Comparison, at: usize) -> FigureCell {
    let Some(mean) = comparison.mean(at) else {
        return FigureCell::default();
    };
    let unit = comparison.unit;
    let of = mean.n.filter(|&n| n != mean.of);
    FigureCell {
        hints: of
            .map(|n| format!("of {n} of {}", mean.of))
            .into_iter()
            .collect(),
        ..FigureCell::of(unit.write_at(mean.value, unit.mean_decimals()))
    }
}

/// What the symbols among some series mean, as far as they are shown.
fn symbols(series: &[&Series], shown: &Selection) -> Option<String> {
    let values = series
        .iter()
        .flat_map(|series| shown.periods().map(|at| series.values[at]));
    wording::symbols(values)
}

/// How the neighbour mean came about.
pub fn mean_note(comparison: &Comparison) -> Option<String> {
    let means: Vec<_> = (0..comparison.periods().len())
        .filter_map(|at| comparison.mean(at))
        .collect();
    let first = means.first()?;
    let (Some(least), Some(most)) = (
        means.iter().map(|m| m.n).min()?,
        means.iter().map(|m| m.n).max()?,
    ) else {
        return Some("The neighbour mean is the average the source publishes.".to_owned());
    };
    if first.of == 1 {
        return Some("There is one neighbour: its figures stand for the mean.".to_owned());
    }
    Some(if least == most {
        format!(
            "The neighbour mean is calculated here from {least} of {} neighbours in each period.",
            first.of
        )
    } else {
        format!(
            "The neighbour mean is calculated here from {least} to {most} of {} neighbours; how many is said where it is not all.",
            first.of
        )
    })
}

/// The authority and its neighbours in one period, ranked where places are compared; region and
/// nation below.
pub fn ranking(comparison: &Comparison, at: usize) -> FigureTable {
    let (unit, areas) = (comparison.unit, &comparison.report.areas);
    let ranked = comparison.not_compared().is_none();
    let row = |name: &str, own, rank: String, value| {
        let rank = ranked.then(|| FigureCell::of(rank));
        let value = FigureCell::of(wording::value(value, unit));
        FigureRow {
            name: name.to_owned(),
            own,
            cells: rank.into_iter().chain([value]).collect(),
        }
    };
    let places = comparison.ranking(at).rows.into_iter().map(|found| {
        let joint = if found.joint { "joint " } else { "" };
        let rank = found.place.map(|place| format!("{joint}{place}"));
        let name = &areas[found.area].name;
        row(name, found.own, rank.unwrap_or_default(), found.value)
    });
    let published = [comparison.region(), comparison.nation()];
    let published = published.into_iter().flatten();
    let published = published
        .map(|(name, series)| row(name, false, "not ranked".to_owned(), series.values[at]));
    let rank = ranked.then(|| "Rank".to_owned());
    FigureTable {
        caption: format!(
            "{}, {}",
            words::indicator_title(comparison),
            comparison.periods()[at].words()
        ),
        label: match ranked {
            true => "Ranking of the places",
            false => "Figures of the places",
        },
        head: "Place",
        columns: rank.into_iter().chain([unit.axis()]).collect(),
        rows: places.chain(published).collect(),
        symbols: None,
    }
}

/// All authorities of the file in one period, best or highest first, with the band where there are
/// bands.
pub fn authorities(comparison: &Comparison, at: usize) -> FigureTable {
    let mut found = comparison.authorities(at);
    let polarity = comparison.polarity;
    order::sort(&mut found, |a, b| {
        is_better(b.1, a.1, polarity).cmp(&is_better(a.1, b.1, polarity))
    });
    let bands = comparison.bands(at).ok();
    let bands = bands.filter(|bands| bands.of(0.0, polarity).is_some());
    let row = |(area, value): (usize, f64)| {
        let band = bands.map(|bands| bands.of(value, polarity));
        let band = band.map(|band| band.map_or_else(String::new, |band| format!("{band:?}")));
        let value = FigureCell::of(comparison.unit.write(value));
        FigureRow {
            name: comparison.report.areas[area].name.clone(),
            own: area == comparison.report.area,
            cells: [value]
                .into_iter()
                .chain(band.map(FigureCell::of))
                .collect(),
        }
    };
    let band = bands.map(|_| "Band".to_owned());
    FigureTable {
        caption: format!(
            "{}, {}, all authorities in the file",
            words::indicator_title(comparison),
            comparison.periods()[at].words()
        ),
        label: "All authorities in the file",
        head: "Authority",
        columns: [comparison.unit.axis()].into_iter().chain(band).collect(),
        rows: found.into_iter().map(row).collect(),
        symbols: None,
    }
}

/// Distances from the target or from the neighbours' mean, newest first.
pub fn distances(view: &ComparisonView, to: To) -> FigureTable {
    let comparison = &view.comparison;
    let unit = comparison.unit;
    let row = |found: &report_core::gap::Gap| {
        let [value, reference] = words::gap_figures(unit, found, to);
        let from = match found.within {
            true => "in its range".to_owned(),
            false => unit.write_at(reference.0, reference.1),
        };
        FigureRow {
            name: comparison.periods()[found.at].short(),
            own: false,
            cells: vec![
                FigureCell::own(unit.write_at(value.0, value.1)),
                FigureCell::of(from),
                FigureCell::of(gap::cell(comparison, found, to)),
            ],
        }
    };
    let head = match to {
        To::Target => "Target",
        To::Mean => "Neighbour mean",
    };
    FigureTable {
        caption: format!(
            "{}: distance from {}",
            words::indicator_title(comparison),
            words::gap_reference(comparison, to)
        ),
        label: "Distances by period",
        head: "Period",
        columns: vec![
            comparison.series_name(comparison.focus()),
            head.to_owned(),
            "Distance".to_owned(),
        ],
        rows: view.gaps(to).iter().rev().map(row).collect(),
        symbols: None,
    }
}

/// The parts of a measure with a row each, the newest period first.
pub fn parts(indicator: &Indicator, parts: &[Part]) -> FigureTable {
    let mut periods: Vec<&Period> = Vec::new();
    for period in parts.iter().flat_map(|part| part.periods) {
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    order::sort(&mut periods, |a, b| b.by_time(a));
    let row = |part: &Part| {
        let cells = periods.iter().map(|period| {
            let at = part.periods.iter().position(|other| other == *period);
            let value = at.map(|at| wording::value(part.series.values[at], &part.breakdown.unit));
            FigureCell::of(value.unwrap_or_default())
        });
        FigureRow {
            name: part.breakdown.title.clone(),
            own: false,
            cells: cells.collect(),
        }
    };
    let values = parts
        .iter()
        .flat_map(|part| part.series.values.iter().copied());
    FigureTable {
        caption: format!("{}: its parts by period", indicator.heading()),
        label: "Figures of the parts",
        head: "Part",
        columns: periods.iter().map(|period| period.short()).collect(),
        rows: parts.iter().map(row).collect(),
        symbols: wording::symbols(values),
    }
}
