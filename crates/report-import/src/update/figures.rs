//! An indicator of the update and the one it is of the last report: what stays, what is replaced,
//! and the observations of both.

use super::pairs::Names;
use super::{UpdateKind, called};
use crate::cell_ref::Origin;
use crate::problems::Problems;
use crate::sheet::key;
use crate::tidy::units;
use report_core::read;
use report_core::wire::{self, Column, Observations, Table};

/// The columns of both reports, and whether the update is about the same period.
pub(super) struct MergeContext<'a> {
    pub kind: UpdateKind,
    pub columns: &'a [Column],
    pub last: &'a [Column],
    pub correction: bool,
    pub name: &'a str,
    /// The area that the report is about.
    pub area: &'a str,
    /// The period that it is about from now on.
    pub period: &'a str,
    /// The period that it was about.
    pub before: &'a str,
}

pub(super) fn indicator(
    old: Option<&wire::Indicator>,
    new: Option<&wire::Indicator>,
    context: &MergeContext,
    added: &mut Vec<String>,
    problems: &mut Problems,
) -> wire::Indicator {
    let Some(old) = old else {
        return new.cloned().unwrap_or_default();
    };
    let name = called(old.names());
    let said = new.is_some();
    let found = new.cloned().unwrap_or_else(|| wire::Indicator {
        title: old.title.clone(),
        objective: old.objective.clone(),
        unit: old.unit.clone(),
        ..wire::Indicator::default()
    });
    let found = match context.kind {
        UpdateKind::Report => found,
        UpdateKind::Figures { .. } => of_figures(found, old, context, &name, problems),
    };
    let keep = |words: Option<String>, old: &Option<String>| words.or_else(|| old.clone());
    let correction = context.correction;
    let of_the_period = |words: Option<String>, old: &Option<String>| {
        words.or_else(|| old.clone().filter(|_| correction))
    };
    let unit = found.unit;
    if unit.kind != old.unit.kind || unit.per != old.unit.per {
        problems.notice(
            &Origin::file(context.name).place(),
            format!(
                "{name} is counted in \"{}\" in the update and in \"{}\" before; earlier figures stay as they are",
                unit.kind, old.unit.kind
            ),
        );
    }
    for (what, before, now) in [
        ("polarity", &old.polarity, &found.polarity),
        ("basis", &old.basis, &found.basis),
    ] {
        if let (Some(before), Some(now)) = (before, now)
            && before != now
        {
            problems.notice(
                &Origin::file(context.name).place(),
                format!(
                    "{name}: its {what} is \"{now}\" in the update and was \"{before}\"; the update's is taken"
                ),
            );
        }
    }
    let observations = observations(
        &name,
        old.observations.as_ref(),
        found.observations,
        context.name,
        problems,
    );
    let benchmark = match (&old.benchmark, found.benchmark) {
        (Some(old), Some(new)) => Some(wire::Benchmark {
            observations: self::observations(
                &format!("{name}, comparator"),
                old.observations.as_ref(),
                new.observations.clone(),
                context.name,
                problems,
            ),
            ..new
        }),
        (old, new) => new.or_else(|| old.clone()),
    };
    let cells = cells(&old.cells, found.cells, context);
    let mut observations = match (context.kind, context.correction) {
        (UpdateKind::Figures { .. }, false) => with_printed(observations, old, context),
        _ => observations,
    };
    let cells = match (context.kind, context.correction) {
        (UpdateKind::Figures { .. }, false) => {
            earlier(cells, observations.as_ref(), &found.targets, old, context)
        }
        _ => cells,
    };
    if let (UpdateKind::Report, false, Some(observations)) =
        (context.kind, context.correction, &mut observations)
        && current(observations, &cells, context)
    {
        added.push(name.clone());
    }
    let mut breakdowns: Vec<wire::Breakdown> = Vec::new();
    for part in &old.breakdowns {
        let twin = found.breakdowns.iter().find(|other| other.id == part.id);
        breakdowns.push(self::part(&name, part, twin, context, problems));
    }
    for part in found.breakdowns {
        if !breakdowns.iter().any(|known| known.id == part.id) {
            breakdowns.push(part);
        }
    }
    wire::Indicator {
        id: old.id.clone(),
        title: found.title,
        objective: found.objective,
        unit,
        decimals: match said {
            true => found.decimals,
            false => old.decimals,
        },
        r#ref: keep(found.r#ref, &old.r#ref),
        short_title: keep(found.short_title, &old.short_title),
        headline: found.headline || old.headline,
        definition: keep(found.definition, &old.definition),
        method: keep(found.method, &old.method),
        polarity: keep(found.polarity, &old.polarity),
        basis: keep(found.basis, &old.basis),
        source: keep(found.source, &old.source),
        owner: keep(found.owner, &old.owner),
        cohort: keep(found.cohort, &old.cohort),
        cells,
        rating: of_the_period(found.rating, &old.rating),
        direction: of_the_period(found.direction, &old.direction),
        reason: of_the_period(found.reason, &old.reason),
        commentary: of_the_period(found.commentary, &old.commentary),
        note: match (context.kind, found.note, &old.note) {
            (UpdateKind::Figures { .. }, Some(new), Some(old)) if correction && new != *old => {
                Some(format!("{old}\n\n{new}"))
            }
            (_, new, old) => of_the_period(new, old),
        },
        next_update: of_the_period(found.next_update, &old.next_update),
        rule: found.rule.or_else(|| old.rule.clone()),
        targets: targets(&old.targets, found.targets),
        observations,
        file: None,
        calculated: None,
        family: None,
        benchmark,
        breakdowns,
        figures: match found.figures.is_empty() && correction {
            true => old.figures.clone(),
            false => found.figures,
        },
        history: Vec::new(),
    }
}

/// Figures alone: title, place, unit and decimals are the last report's, and the printed row has
/// its columns. A printed figure is replaced only by another figure of its own period.
fn of_figures(
    found: wire::Indicator,
    old: &wire::Indicator,
    context: &MergeContext,
    name: &str,
    problems: &mut Problems,
) -> wire::Indicator {
    // A file of observations says no unit where its rows have none.
    let said = found
        .unit
        .symbol
        .as_deref()
        .unwrap_or(match found.unit.kind.as_str() {
            "other" => "",
            kind => kind,
        });
    let known = [Some(old.unit.kind.as_str()), old.unit.symbol.as_deref()];
    let alike = |own: &Option<&str>| own.is_some_and(|own| key(own) == key(said));
    // `£000` and thousand pounds are one unit in two ways of writing.
    let written = old.unit.symbol.as_deref().map(units::read);
    let same = written.is_some_and(|own| {
        (own.kind, own.symbol) == (found.unit.kind.clone(), found.unit.symbol.clone())
    });
    if !said.is_empty() && !same && !known.iter().any(alike) {
        problems.notice(
            &Origin::File(context.name.into()).place(),
            format!(
                "{name} is counted in \"{}\" in the update and in \"{}\" in the report, whose unit stays; expected figures in that unit",
                found.unit.symbol.as_deref().unwrap_or(&found.unit.kind),
                old.unit.symbol.as_deref().unwrap_or(&old.unit.kind)
            ),
        );
    }
    let mut cells = Table::default();
    for column in context
        .columns
        .iter()
        .filter(|column| column.role == "current")
    {
        let period = column.period.as_deref().unwrap_or(context.period);
        let observed = found.observations.as_ref();
        let Some(now) = observed.and_then(|observed| own(observed, context.area, period)) else {
            continue;
        };
        let before = old.cells.get(&column.id).filter(|_| context.correction);
        if let Some(before) = before {
            let own_period = before.period.as_deref().is_none_or(|own| own == period);
            if before.value == now.value || !own_period {
                continue;
            }
            problems.notice(
                &Origin::File(context.name.into()).place(),
                format!(
                    "{name}: the printed figure of {period} was {} and is {}; the update's figure is taken",
                    before.printed.clone().unwrap_or_else(|| "empty".to_owned()),
                    words(&now)
                ),
            );
        }
        let cell = wire::Cell {
            value: now.value,
            mark: now.mark,
            printed: now.printed,
            numerator: now.numerator,
            denominator: now.denominator,
            ..wire::Cell::default()
        };
        cells.0.push((column.id.clone(), cell));
    }
    wire::Indicator {
        title: old.title.clone(),
        r#ref: old.r#ref.clone().or(found.r#ref),
        objective: old.objective.clone(),
        unit: old.unit.clone(),
        decimals: old.decimals,
        cells,
        ..found
    }
}

/// The figure of the report's own area in a period, where there is one or a reason for none.
fn own(observations: &Observations, area: &str, period: &str) -> Option<Figure> {
    let at = observations
        .periods
        .iter()
        .position(|known| known == period)?;
    let mut series = observations.series.iter();
    let series = series.find(|series| series.area == area && series.cohort.is_none())?;
    let found = figure(series, at, period);
    (found != Figure::default()).then_some(found)
}

/// The printed row of a later period, with what is known of its earlier columns and its target.
fn earlier(
    mut cells: Table<wire::Cell>,
    observations: Option<&Observations>,
    targets: &[wire::Target],
    old: &wire::Indicator,
    context: &MergeContext,
) -> Table<wire::Cell> {
    for column in context.columns {
        let Some(period) = column.period.as_deref() else {
            continue;
        };
        if cells.get(&column.id).is_some() {
            continue;
        }
        let cell = match column.role.as_str() {
            "previous" => observations
                .and_then(|observations| own(observations, context.area, period))
                .map(|found| wire::Cell {
                    value: found.value,
                    mark: found.mark,
                    printed: found.printed,
                    ..wire::Cell::default()
                }),
            "target" => targets
                .iter()
                .chain(&old.targets)
                .find(|target| target.period == period)
                .map(|target| wire::Cell {
                    value: target.value,
                    to: target.to,
                    printed: target.printed.clone(),
                    ..wire::Cell::default()
                }),
            _ => None,
        };
        cells.0.extend(cell.map(|cell| (column.id.clone(), cell)));
    }
    cells
}

/// Puts the printed current figure among the figures over time, where these are of its sort and
/// have none for its period. Whether it was put there.
fn current(
    observations: &mut Observations,
    cells: &Table<wire::Cell>,
    context: &MergeContext,
) -> bool {
    let mut columns = context.columns.iter();
    let Some(column) = columns.find(|column| column.role == "current") else {
        return false;
    };
    let Some(cell) = cells.get(&column.id) else {
        return false;
    };
    let period = cell.period.as_deref().or(column.period.as_deref());
    let period = period.unwrap_or(context.period).to_owned();
    if !missing(observations, cell, context.area, &period) {
        return false;
    }
    put(observations, context.area, period, cell);
    true
}

/// Puts a printed figure of the own area among the figures over time.
fn put(observations: &mut Observations, area: &str, period: String, cell: &wire::Cell) {
    let Observations {
        periods, series, ..
    } = observations;
    if !periods.contains(&period) {
        periods.push(period.clone());
    }
    let is_own = |series: &&mut wire::Series| series.area == area && series.cohort.is_none();
    if !series.iter_mut().any(|series| is_own(&series)) {
        series.push(wire::Series {
            area: area.to_owned(),
            ..wire::Series::default()
        });
    }
    for series in series.iter_mut() {
        series.values.resize(periods.len(), None);
        for list in [
            &mut series.lower,
            &mut series.upper,
            &mut series.numerators,
            &mut series.denominators,
        ] {
            if !list.is_empty() {
                list.resize(periods.len(), None);
            }
        }
    }
    let at = periods.iter().position(|known| *known == period);
    if let (Some(at), Some(own)) = (at, series.iter_mut().find(is_own)) {
        own.values[at] = cell.value;
        own.marks
            .0
            .extend(cell.mark.clone().map(|mark| (period, mark)));
    }
}

/// The figures over time with the figures that the last report printed for its own period and for
/// earlier ones: under the next report's headings they stand no more.
fn with_printed(
    observations: Option<Observations>,
    old: &wire::Indicator,
    context: &MergeContext,
) -> Option<Observations> {
    let mut observations = observations;
    for column in context.last {
        if !matches!(column.role.as_str(), "current" | "previous") {
            continue;
        }
        let Some(cell) = old.cells.get(&column.id) else {
            continue;
        };
        let period = cell.period.as_deref().or(column.period.as_deref());
        let current = (column.role == "current").then_some(context.before);
        let Some(period) = period.or(current) else {
            continue;
        };
        let placed = read::period(period).kind().is_some() && period.len() > 4;
        let plain = cell.value.is_some() && cell.to.is_none() && cell.basis.is_none();
        let known = observations
            .as_ref()
            .is_some_and(|observations| own(observations, context.area, period).is_some());
        if placed && plain && !known {
            let observations = observations.get_or_insert_default();
            put(observations, context.area, period.to_owned(), cell);
        }
    }
    observations
}

/// Whether the figures over time lack a printed current figure: they have periods of its sort for
/// the area, and nothing for its own.
pub(super) fn missing(
    observations: &Observations,
    cell: &wire::Cell,
    area: &str,
    period: &str,
) -> bool {
    if (cell.value.is_none() && cell.mark.is_none()) || cell.to.is_some() || cell.basis.is_some() {
        return false;
    }
    let place = read::period(period);
    let ends = observations.year_ends.is_none() || period.len() != 4;
    let joins = |other: &&String| {
        read::period(other).joins(&place) && own(observations, area, other).is_some()
    };
    ends && observations.periods.iter().any(|other| joins(&other))
        && own(observations, area, period).is_none()
}

fn part(
    name: &str,
    old: &wire::Breakdown,
    new: Option<&wire::Breakdown>,
    context: &MergeContext,
    problems: &mut Problems,
) -> wire::Breakdown {
    let found = new.cloned().unwrap_or_default();
    let name = format!("{name}, {}", old.title);
    wire::Breakdown {
        id: old.id.clone(),
        title: new.map_or_else(|| old.title.clone(), |new| new.title.clone()),
        unit: found.unit.or_else(|| old.unit.clone()),
        decimals: found.decimals.or(old.decimals),
        cells: cells(&old.cells, found.cells, context),
        observations: observations(
            &name,
            old.observations.as_ref(),
            found.observations,
            context.name,
            problems,
        ),
    }
}

/// The update's cells, and those of the last report whose column still means the same period.
fn cells(
    old: &Table<wire::Cell>,
    new: Table<wire::Cell>,
    context: &MergeContext,
) -> Table<wire::Cell> {
    let mut cells = new;
    for (id, cell) in &old.0 {
        let of = |columns: &[Column]| columns.iter().find(|column| column.id == *id).cloned();
        let period = |column: &Column| cell.period.clone().or_else(|| column.period.clone());
        let stays = match (of(context.last), of(context.columns)) {
            (Some(was), Some(is)) => {
                context.correction
                    || (was.role == is.role
                        && was.role != "current"
                        && was.period == is.period
                        && period(&was).is_some())
            }
            _ => false,
        };
        if stays && cells.get(id).is_none() {
            cells.0.push((id.clone(), cell.clone()));
        }
    }
    cells
}

/// The update's targets, and earlier ones for periods that it says nothing of.
fn targets(old: &[wire::Target], new: Vec<wire::Target>) -> Vec<wire::Target> {
    let mut targets = new;
    for target in old {
        if !targets.iter().any(|other| other.period == target.period) {
            targets.push(target.clone());
        }
    }
    targets
}

/// The figures of one area or cohort in one period.
#[derive(Clone, Default, PartialEq)]
struct Figure {
    value: Option<f64>,
    mark: Option<String>,
    printed: Option<String>,
    lower: Option<f64>,
    upper: Option<f64>,
    numerator: Option<f64>,
    denominator: Option<f64>,
}

fn figure(series: &wire::Series, at: usize, period: &str) -> Figure {
    let pick = |list: &[Option<f64>]| list.get(at).copied().flatten();
    Figure {
        value: pick(&series.values),
        mark: series.marks.get(period).cloned(),
        printed: series.printed.get(period).cloned(),
        lower: pick(&series.lower),
        upper: pick(&series.upper),
        numerator: pick(&series.numerators),
        denominator: pick(&series.denominators),
    }
}

/// Both sets of observations as one; of one period of one series the update's figure holds, and
/// those that changed are said. `file` is what messages call the last report.
pub(crate) fn observations(
    name: &str,
    old: Option<&Observations>,
    new: Option<Observations>,
    file: &str,
    problems: &mut Problems,
) -> Option<Observations> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (old, new) => return new.or_else(|| old.cloned()),
    };
    let place = Origin::file(file).place();
    let bare = |label: &String| label.len() == 4;
    let ends = |one: &Observations| {
        one.year_ends
            .clone()
            .unwrap_or_else(|| "december".to_owned())
    };
    if ends(old) != ends(&new) && old.periods.iter().any(bare) && new.periods.iter().any(bare) {
        problems.error(
            &place,
            format!(
                "{name}: its years end in {} there and in {} in the update; expected years of one sort",
                capital(&ends(old)),
                capital(&ends(&new))
            ),
        );
        return Some(new);
    }
    let mut periods = old.periods.clone();
    for period in &new.periods {
        if !periods.contains(period) {
            periods.push(period.clone());
        }
    }
    let who = |series: &wire::Series| (series.area.clone(), series.cohort.clone());
    let mut owners: Vec<(String, Option<String>)> = new.series.iter().map(who).collect();
    for series in &old.series {
        if !owners.contains(&who(series)) {
            owners.push(who(series));
        }
    }
    let (mut added, mut changed) = (0usize, Vec::new());
    let series = owners.iter().map(|owner| {
        let of = |all: &Observations, period: &String| {
            let at = all.periods.iter().position(|known| known == period)?;
            let series = all.series.iter().find(|series| who(series) == *owner)?;
            Some(figure(series, at, period))
        };
        let figures: Vec<Figure> = periods
            .iter()
            .map(|period| {
                let (before, now) = (of(old, period), of(&new, period));
                // No figure and no symbol is nothing said.
                let now = now.filter(|now| *now != Figure::default());
                match (before.filter(|before| *before != Figure::default()), now) {
                    (Some(before), Some(now)) => {
                        if before.value != now.value {
                            changed.push(format!(
                                "{} in {period} was {} and is {}",
                                owner.0,
                                words(&before),
                                words(&now)
                            ));
                        }
                        now
                    }
                    (None, Some(now)) => {
                        added += 1;
                        now
                    }
                    (before, None) => before.unwrap_or_default(),
                }
            })
            .collect();
        series(owner, &periods, &figures)
    });
    let series: Vec<wire::Series> = series.collect();
    // That figures are new says the summary of the whole report.
    if !changed.is_empty() {
        problems.note(format!(
            "{name}: {added} new figures, {} changed",
            changed.len()
        ));
    }
    for words in changed {
        problems.notice(
            &place,
            format!("{name}: {words}; the update's figure is taken"),
        );
    }
    let year_ends = match new.periods.iter().any(bare) {
        true => new.year_ends,
        false => old.year_ends.clone(),
    };
    Some(Observations {
        periods,
        year_ends,
        series,
    })
}

fn words(figure: &Figure) -> String {
    match (figure.value, &figure.mark) {
        (Some(value), _) => value.to_string(),
        (None, Some(mark)) => format!("[{mark}]"),
        (None, None) => "[x]".to_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn series(
    owner: &(String, Option<String>),
    periods: &[String],
    figures: &[Figure],
) -> wire::Series {
    let filled = |values: Vec<Option<f64>>| {
        let any = values.iter().any(Option::is_some);
        if any { values } else { Vec::new() }
    };
    let list = |pick: fn(&Figure) -> Option<f64>| figures.iter().map(pick).collect::<Vec<_>>();
    let by_period = |pick: fn(&Figure) -> &Option<String>| {
        let both = periods.iter().zip(figures);
        Table(
            both.filter_map(|(period, figure)| Some((period.clone(), pick(figure).clone()?)))
                .collect(),
        )
    };
    wire::Series {
        area: owner.0.clone(),
        cohort: owner.1.clone(),
        values: list(|f| f.value),
        marks: by_period(|f| &f.mark),
        printed: by_period(|f| &f.printed),
        lower: filled(list(|f| f.lower)),
        upper: filled(list(|f| f.upper)),
        numerators: filled(list(|f| f.numerator)),
        denominators: filled(list(|f| f.denominator)),
    }
}
