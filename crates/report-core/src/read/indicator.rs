//! One indicator.

use super::calculated::calculated;
use super::figures::{self, KnownIds};
use super::history;
use super::places::{Ids, at_most, list};
use super::words::{day, file_path, id, label, one_of, paragraphs, sentence, short, text};
use crate::problem::Problems;
use crate::read::MOST_BREAKDOWNS;
use crate::report::decimals::{self, MOST_DECIMALS};
use crate::report::{
    Benchmark, Breakdown, Cell, Column, Direction, FamilyLink, HistoryEntry, Indicator, Rating,
    Role, Target,
};
use crate::unit::Unit;
use crate::wire;

/// What an indicator may refer to.
pub(super) struct IndicatorContext<'a> {
    pub ids: &'a KnownIds,
    /// The report's own area, an index.
    pub area: usize,
    pub columns: &'a [Column],
    pub objectives: &'a Ids,
    pub sources: &'a Ids,
    /// Words that no indicator may have for its id.
    pub reserved: &'a [&'a str],
    /// How many neighbours the report's own area has.
    pub neighbours: usize,
    /// The ids of the releases that histories speak of.
    pub releases: &'a Ids,
}

pub(super) const DIRECTIONS: &[(&str, Direction)] = &[
    ("better", Direction::Better),
    ("same", Direction::Same),
    ("worse", Direction::Worse),
    ("not_comparable", Direction::NotComparable),
    ("lost", Direction::Lost),
];

pub(super) fn rating(p: &mut Problems, found: Option<String>) -> Option<Rating> {
    one_of(p, "rating", found, "a rating", Rating::WORDS)
}

/// The place of an id in a list; another id is an error.
pub(super) fn refer(
    p: &mut Problems,
    at: &str,
    found: &str,
    what: &str,
    known: &Ids,
) -> Option<usize> {
    let place = known.place(found);
    if place.is_none() {
        p.error(
            at,
            format!(
                "\"{}\" is not the id of {what} of this report; expected {}",
                short(found),
                known.some()
            ),
        );
    }
    place
}

/// The first few of the ids that would have been right.
pub(super) fn some_of(known: &[String]) -> String {
    let first: Vec<String> = known.iter().take(4).map(|id| format!("\"{id}\"")).collect();
    match first.len() {
        0 => "one that the report lists, and it lists none".to_owned(),
        _ if known.len() > first.len() => format!("one of {}, …", first.join(", ")),
        1 => first.join(""),
        _ => format!("one of {}", first.join(", ")),
    }
}

/// Reads an indicator; `None` where it cannot be shown at all, after saying why.
pub(super) fn indicator(
    p: &mut Problems,
    mut found: wire::Indicator,
    known: &IndicatorContext,
) -> Option<Indicator> {
    let before = p.errors();
    let in_file = found.calculated.as_ref().and_then(|found| found.decimals);
    let own_id = id(p, "id", found.id);
    if known.reserved.contains(&own_id.as_str()) {
        p.error(
            "id",
            format!("\"{own_id}\" is a word that links need for a screen of the report; expected another id, like \"{own_id}-1\""),
        );
    }
    let title = label(p, "title", found.title);
    let objective = refer(
        p,
        "objective",
        &found.objective,
        "an objective",
        known.objectives,
    );
    let unit = figures::unit(p, found.unit, found.decimals);
    let (Some(objective), Some(mut unit), true) = (objective, unit, p.errors() == before) else {
        p.error(
            "",
            format!(
                "the indicator \"{}\" is left out because of the errors above",
                short(&title)
            ),
        );
        return None;
    };
    let source = found
        .source
        .and_then(|source| refer(p, "source", &source, "a source", known.sources));
    let cohort = found
        .cohort
        .and_then(|cohort| refer(p, "cohort", &cohort, "a cohort", &known.ids.cohorts));
    let cells = figures::cells(p, found.cells, known.columns);
    let mut targets: Vec<Target> = printed_targets(&cells, known.columns).collect();
    for (i, target) in found.targets.into_iter().enumerate() {
        targets.extend(p.each("targets", i, |p| figures::target(p, target)));
    }
    crate::order::sort(&mut targets, |a, b| a.period.by_time(&b.period));
    let file = found.file.filter(|file| file_path(p, "file", file));
    // The own area's figures alone are what a list of measures draws; they are in the file too.
    let of_places = found.observations.as_ref();
    let of_places = of_places.is_some_and(|found| found.series.len() > 1);
    if of_places && file.is_some() {
        p.notice("file", "the observations stand here and in a file; those here are shown until the file is read");
    }
    let observations = found.observations.and_then(|found| {
        p.within("observations", |p| {
            figures::observations(p, found, known.ids)
        })
    });
    decimals::settle(&mut unit, &cells, &targets, observations.as_ref());
    decimals::in_file(&mut unit, in_file);
    let own = calculated(p, found.calculated, file.is_some(), known);
    let benchmark = found
        .benchmark
        .and_then(|found| p.within("benchmark", |p| benchmark(p, found, file.is_some(), known)));
    let mut breakdowns: Vec<Breakdown> = Vec::new();
    at_most(p, "breakdowns", &mut found.breakdowns, MOST_BREAKDOWNS);
    for (i, part) in found.breakdowns.into_iter().enumerate() {
        let read = p.each("breakdowns", i, |p| {
            breakdown(p, part, &unit, &breakdowns, known)
        });
        breakdowns.extend(read);
    }
    let mut read = Indicator {
        id: own_id,
        printed_ref: found.r#ref,
        objective,
        title,
        short_title: found.short_title,
        headline: found.headline,
        definition: text(p, "definition", found.definition),
        method: text(p, "method", found.method),
        unit,
        polarity: figures::polarity(p, found.polarity),
        basis: figures::basis(p, found.basis),
        source,
        owner: found.owner,
        next_update: found.next_update,
        cohort,
        cells,
        rating: rating(p, found.rating),
        direction: one_of(
            p,
            "direction",
            found.direction,
            "a direction of travel",
            DIRECTIONS,
        ),
        rule: found.rule.and_then(|rule| figures::rule(p, rule)),
        targets,
        observations,
        printed_series: None,
        joined: None,
        file,
        calculated: own,
        benchmark,
        breakdowns,
        reason: sentence(p, "reason", found.reason),
        commentary: paragraphs(p, "commentary", found.commentary),
        figures: figures::figures(found.figures),
        note: text(p, "note", found.note),
        history: list(
            p,
            "history",
            found.history,
            |p, entry, _: &[HistoryEntry]| history::entry(p, entry, known.releases),
        ),
        family: found.family.map(|found| {
            p.within("family", |p| FamilyLink {
                id: id(p, "id", found.id),
                file: found.file.filter(|file| file_path(p, "file", file)),
                target: text(p, "target", found.target),
                counted: text(p, "counted", found.counted),
                latest: day(p, "latest", found.latest),
                broken: day(p, "broken", found.broken),
            })
        }),
    };
    read.printed_series = crate::series::printed(&read, known.columns, known.area);
    read.join();
    Some(read)
}

fn breakdown(
    p: &mut Problems,
    part: wire::Breakdown,
    whole: &Unit,
    earlier: &[Breakdown],
    known: &IndicatorContext,
) -> Option<Breakdown> {
    let before = p.errors();
    let part_id = id(p, "id", part.id);
    let title = label(p, "title", part.title);
    let decimals = part.decimals.or(whole.decimals_said);
    let unit = match part.unit {
        Some(found) => figures::unit(p, found, decimals),
        None => Some(Unit {
            decimals_said: decimals.map(|decimals| decimals.min(MOST_DECIMALS)),
            ..whole.clone()
        }),
    };
    if earlier.iter().any(|other| other.id == part_id) {
        p.error(
            "id",
            format!("\"{part_id}\" is the id of an earlier breakdown; expected one of its own"),
        );
    }
    let cells = figures::cells(p, part.cells, known.columns);
    let observations = part.observations.and_then(|found| {
        p.within("observations", |p| {
            figures::observations(p, found, known.ids)
        })
    });
    let mut unit = unit.filter(|_| p.errors() == before)?;
    decimals::settle(&mut unit, &cells, &[], observations.as_ref());
    Some(Breakdown {
        id: part_id,
        title,
        unit,
        cells,
        observations,
    })
}

/// The numeric targets of the printed table that have a period.
fn printed_targets<'a>(
    cells: &'a [Option<Cell>],
    columns: &'a [Column],
) -> impl Iterator<Item = Target> + 'a {
    cells
        .iter()
        .zip(columns)
        .filter(|(_, column)| column.role == Role::Target)
        .filter_map(|(cell, _)| {
            let cell = cell.as_ref()?;
            Some(Target {
                period: cell.period.clone()?,
                value: cell.value.number()?,
                to: cell.to,
                printed: cell.printed.clone(),
            })
        })
}

fn benchmark(
    p: &mut Problems,
    found: wire::Benchmark,
    has_file: bool,
    known: &IndicatorContext,
) -> Option<Benchmark> {
    let source = refer(p, "source", &found.source, "a source", known.sources);
    let unit = figures::unit(p, found.unit, found.decimals);
    let (Some(source), Some(mut unit)) = (source, unit) else {
        p.error("", "the benchmark is left out because of the errors above");
        return None;
    };
    let observations = found.observations.and_then(|found| {
        p.within("observations", |p| {
            figures::observations(p, found, known.ids)
        })
    });
    decimals::settle(&mut unit, &[], &[], observations.as_ref());
    decimals::in_file(
        &mut unit,
        found.calculated.as_ref().and_then(|found| found.decimals),
    );
    Some(Benchmark {
        title: label(p, "title", found.title),
        definition: text(p, "definition", found.definition),
        source,
        unit,
        polarity: figures::polarity(p, found.polarity),
        basis: figures::basis(p, found.basis),
        reason: label(p, "reason", found.reason),
        difference: text(p, "difference", found.difference),
        observations,
        calculated: calculated(p, found.calculated, has_file, known),
    })
}
