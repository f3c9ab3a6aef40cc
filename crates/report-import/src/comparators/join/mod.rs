//! Another publisher's figures set beside the measures of a report, by the choices of a recipe or by name.
//!
//! What the council publishes itself stays as it is, to the byte. Refuses figures in another unit or
//! counted on another basis unless the recipe says in words what differs, a measure that already has other
//! comparators, and an area without a row.

mod benchmark;
mod choices;

use super::areas::{areas, lists};
use super::neighbours::NeighbourList;
use super::published::Published;
use crate::choices::Comparators;
use crate::imported::Imported;
use crate::problems::{Problems, quoted, short};
use crate::sheet::key;
use crate::update::{Last, merged};
use crate::validate::{Origins, validate};
use benchmark::{benchmark, same_measure, source};
use choices::{by_name, check, chosen};
use report_core::wire::{self, Report};
use std::collections::HashMap;

/// What stands for an answer that is not given yet.
const OPEN: &str = "?";
/// So many names are told.
const MOST_NAMES: usize = 12;

/// How comparators are joined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// Whether other comparators that a measure has give way.
    pub replace: bool,
    /// Whether notices are errors.
    pub strict: bool,
}

/// Sets another publisher's figures beside the measures of a report, and a list of neighbours in it. What
/// was found before is among the problems.
pub fn import(
    last: &Last,
    published: Option<Published>,
    neighbours: Option<NeighbourList>,
    choices: &Comparators,
    how: How,
    mut problems: Problems,
) -> Imported {
    let mut report = last.report().clone();
    check(choices, &mut problems);
    if problems.errors() == 0 {
        if let Some(list) = neighbours {
            list.join(&mut report, &mut problems);
        }
        if let Some(mut published) = published {
            published.keep_known(&report, &mut problems);
            join(&mut report, published, choices, how.replace, &mut problems);
        }
    }
    let text = match problems.errors() {
        0 => {
            report.fairview = report.version().to_owned();
            let mut of_both = Problems::default();
            let text = validate(&report, &Origins::default(), &mut of_both);
            problems.append(of_both);
            text
        }
        _ => None,
    };
    if how.strict {
        problems.strict();
    }
    problems.grouped();
    Imported {
        text,
        problems,
        origins: Origins::default(),
    }
}

fn join(
    report: &mut Report,
    published: Published,
    choices: &Comparators,
    replace: bool,
    problems: &mut Problems,
) {
    let pairs = match choices.measures.is_empty() {
        false => chosen(report, &published, choices, problems),
        true => by_name(report, &published, problems),
    };
    let Some(pairs) = pairs.filter(|_| problems.errors() == 0) else {
        return;
    };
    let before = report.areas.len();
    // Places without a figure of these measures are none of the report's.
    let others = || {
        pairs
            .iter()
            .map(|pair| &published.report.indicators[pair.other])
    };
    let shown = |area: &&wire::Area| {
        let mut all = others().filter_map(|other| other.observations.as_ref());
        all.any(|all| all.series.iter().any(|series| series.area == area.id))
    };
    let shown: Vec<wire::Area> = published
        .report
        .areas
        .iter()
        .filter(shown)
        .cloned()
        .collect();
    let ids = areas(report, &shown);
    let mut sources: HashMap<String, String> = HashMap::new();
    let mut joined = Vec::new();
    for pair in &pairs {
        let other = &published.report.indicators[pair.other];
        let place = match &pair.choice {
            Some((_, place)) => place.clone(),
            None => published.place(pair.other),
        };
        let Some(found) = published.source(other) else {
            problems.error(
                &place,
                format!(
                    "it is not said where the figures of \"{}\" are from; expected --source",
                    short(&other.title)
                ),
            );
            continue;
        };
        let from = &found.title;
        let known = sources.get(&found.id).cloned();
        let source = known.unwrap_or_else(|| {
            if found.licence.is_none() {
                problems.notice(
                    &published.whole(),
                    format!(
                        "it is not said under which licence \"{}\" is published; expected --licence, like --licence \"Open Government Licence v3.0\"",
                        short(&found.title)
                    ),
                );
            }
            let id = source(report, found.clone());
            sources.insert(found.id.clone(), id.clone());
            id
        });
        let own = &report.indicators[pair.own];
        let name = called(own);
        let beside = benchmark(own, other, pair, source, &published, problems);
        let Some(mut beside) = beside else {
            continue;
        };
        // Two charts of one title would be taken for one.
        if key(&beside.title) == key(&own.title) {
            beside.title = format!("{} ({from})", beside.title);
        }
        for series in beside
            .observations
            .iter_mut()
            .flat_map(|observations| &mut observations.series)
        {
            if let Some(id) = ids.get(&series.area) {
                series.area.clone_from(id);
            }
        }
        let old = own.benchmark.as_ref();
        match old {
            Some(old) if same_measure(report, old, &beside) => {
                beside.observations = merged(
                    &format!("{name}, comparator"),
                    old.observations.as_ref(),
                    beside.observations.take(),
                    &published.name,
                    problems,
                );
            }
            Some(old) if !replace => {
                problems.error(
                    &place,
                    format!(
                        "{name} has comparators already: \"{}\"; expected the same measure again, or --replace",
                        short(&old.title)
                    ),
                );
                continue;
            }
            Some(old) => problems.notice(
                &place,
                format!(
                    "{name} had \"{}\" beside it and has \"{}\"",
                    short(&old.title),
                    short(&beside.title)
                ),
            ),
            None => {}
        }
        joined.push(name);
        report.indicators[pair.own].benchmark = Some(beside);
    }
    if problems.errors() > 0 {
        return;
    }
    let added: Vec<String> = report.areas[before.min(report.areas.len())..]
        .iter()
        .map(|area| area.name.clone())
        .collect();
    let count = joined.len();
    problems.note(format!(
        "{}: joined beside {}: {}",
        published.name,
        if count == 1 {
            "1 measure".to_owned()
        } else {
            format!("{count} measures")
        },
        list(&joined)
    ));
    if !added.is_empty() {
        problems.note(format!(
            "places that are new in the report: {}",
            list(&added)
        ));
    }
    lists(report, &published, &ids, problems);
}

/// A measure in messages: its ref, else its title.
fn called(indicator: &wire::Indicator) -> String {
    match &indicator.r#ref {
        Some(name) => name.clone(),
        None => format!("\"{}\"", short(&indicator.title)),
    }
}

/// A few measures in messages, by ref or title.
fn some(indicators: &[wire::Indicator]) -> String {
    let names = indicators.iter().take(3);
    let names = names.map(|one| one.r#ref.as_deref().unwrap_or(&one.title));
    quoted(
        &names
            .map(short)
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    )
}

/// Names with commas; of many the first.
pub(super) fn list(names: &[String]) -> String {
    match names.len().saturating_sub(MOST_NAMES) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..MOST_NAMES].join(", ")),
    }
}
