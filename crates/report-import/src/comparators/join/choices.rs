//! Which measure of a published file goes with which of the report's: as choices say, or by name.

use super::{OPEN, called, list, some};
use crate::cell_ref::{CellRef, Origin};
use crate::choices::{ComparatorChoice, Comparators};
use crate::comparators::published::Published;
use crate::problems::{Problems, quoted, short};
use crate::sheet::key;
use crate::xlsx::plan::{BASES, POLARITIES};
use report_core::wire::{self, Report};

/// A measure of the report and the other publisher's that goes beside it.
pub(super) struct Pair<'c> {
    pub own: usize,
    pub other: usize,
    /// The choice and where it stands; none where the two have one name.
    pub choice: Option<(&'c ComparatorChoice, CellRef)>,
}

/// Says what of the choices is left open or is none of the words.
pub(super) fn check(choices: &Comparators, problems: &mut Problems) {
    for (at, choice) in choices.measures.iter().enumerate() {
        let mut field = |name: &str, words: Option<&str>, like: &str| {
            let words = words.map(str::trim);
            let says = match words {
                Some(OPEN) => format!(
                    "\"{OPEN}\" is left open; expected an answer, like \"{like}\", or no such measure"
                ),
                Some("") => format!("\"{name}\" is empty; expected words, like \"{like}\""),
                _ => return,
            };
            problems.error(&within(at, choice, name), says);
        };
        field("of", Some(&choice.of), "PED02 04");
        field("measure", Some(&choice.measure), "CPP_rate");
        field(
            "reason",
            Some(&choice.reason),
            "Both are children in care per 10,000.",
        );
        field(
            "difference",
            choice.difference.as_deref(),
            "The Department counts on 31 March.",
        );
        field("unit", choice.unit.as_deref(), "%");
        field("source", choice.source.as_deref(), "Public health profiles");
        for (field, word, words) in [
            ("basis", &choice.basis, BASES),
            ("good_is", &choice.good_is, POLARITIES),
        ] {
            if let Some(word) = word.as_deref().filter(|word| !words.contains(word)) {
                problems.error(
                    &within(at, choice, field),
                    format!(
                        "\"{}\" is not one of the words here; expected {}",
                        short(word),
                        quoted(words)
                    ),
                );
            }
        }
    }
}

/// The place of a choice, or of a part of it, in the recipe.
fn within(at: usize, choice: &ComparatorChoice, field: &str) -> CellRef {
    let name = match choice.of.trim() {
        "" => (at + 1).to_string(),
        of => format!("\"{}\"", short(of)),
    };
    let field = if field.is_empty() {
        String::new()
    } else {
        format!(", {field}")
    };
    Origin::in_recipe(format!("comparators, measures, {name}{field}"))
}

/// The pairs that the recipe chooses. `None` where the publisher has none of them.
pub(super) fn chosen<'c>(
    report: &Report,
    published: &Published,
    choices: &'c Comparators,
    problems: &mut Problems,
) -> Option<Vec<Pair<'c>>> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut missing = Vec::new();
    for (at, choice) in choices.measures.iter().enumerate() {
        let place = within(at, choice, "");
        let own = match named(&report.indicators, &choice.of).as_slice() {
            [own] => *own,
            [] => {
                problems.error(
                    &place,
                    format!(
                        "no measure of the report has the ref, id or title \"{}\"; expected one, like \"{}\"",
                        short(&choice.of),
                        report.indicators.first().map_or_else(String::new, called)
                    ),
                );
                continue;
            }
            several => {
                let ids = several.iter().map(|at| report.indicators[*at].id.as_str());
                problems.error(
                    &place,
                    format!(
                        "\"{}\" stands for {} measures of the report; expected one, by its id: {}",
                        short(&choice.of),
                        several.len(),
                        quoted(&ids.collect::<Vec<_>>())
                    ),
                );
                continue;
            }
        };
        let other = match named(&published.report.indicators, &choice.measure).as_slice() {
            [other] => *other,
            // A recipe may choose from several publishers, each with files of its own.
            [] => {
                missing.push((place, choice));
                continue;
            }
            several => {
                let names = several
                    .iter()
                    .map(|at| published.report.indicators[*at].title.as_str());
                problems.error(
                    &place,
                    format!(
                        "\"{}\" stands for {} measures of {}; expected one, by its title: {}",
                        short(&choice.measure),
                        several.len(),
                        published.name,
                        quoted(&names.collect::<Vec<_>>())
                    ),
                );
                continue;
            }
        };
        if pairs.iter().any(|pair| pair.own == own) {
            problems.error(
                &place,
                format!(
                    "{} has a second comparator from {}; expected one",
                    called(&report.indicators[own]),
                    published.name
                ),
            );
            continue;
        }
        pairs.push(Pair {
            own,
            other,
            choice: Some((choice, place)),
        });
    }
    let like = some(&published.report.indicators);
    for (place, choice) in missing {
        let says = format!(
            "{} has no measure with the ref or title \"{}\"; expected one of its own, like {like}",
            published.name,
            short(&choice.measure),
        );
        match pairs.is_empty() {
            true => problems.error(&place, says),
            false => problems.notice(&place, says),
        }
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// The pairs that have one ref or one title. `None` where none have.
pub(super) fn by_name<'c>(
    report: &Report,
    published: &Published,
    problems: &mut Problems,
) -> Option<Vec<Pair<'c>>> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut left = Vec::new();
    for (other, found) in published.report.indicators.iter().enumerate() {
        let names = found.r#ref.iter().chain([&found.title]);
        let own = names
            .map(|name| named(&report.indicators, name))
            .find(|own| !own.is_empty());
        match own.as_deref() {
            Some([own]) if !pairs.iter().any(|pair| pair.own == *own) => pairs.push(Pair {
                own: *own,
                other,
                choice: None,
            }),
            Some(own) => problems.error(
                &published.place(other),
                format!(
                    "\"{}\" and another have the name of {}; expected one measure for each: choose it in the recipe, under \"comparators\"",
                    short(&found.title),
                    own.iter().map(|at| called(&report.indicators[*at])).collect::<Vec<_>>().join(", ")
                ),
            ),
            None => left.push(found.title.clone()),
        }
    }
    if pairs.is_empty() {
        let own = report.indicators.first();
        problems.error(
            &published.whole(),
            format!(
                "none of its measures has the ref or title of one of the report's: {}; expected the same, like {}, or a line in the recipe, under \"comparators\" and \"measures\"",
                list(&left.iter().map(|title| format!("\"{}\"", short(title))).collect::<Vec<_>>()),
                own.map_or_else(String::new, |own| format!("\"{}\"", short(&own.title))),
            ),
        );
        return None;
    }
    if !left.is_empty() {
        problems.note(format!(
            "{}: left out, because no measure of the report is called so: {}",
            published.name,
            list(&left)
        ));
    }
    Some(pairs)
}

/// The measures of a ref, an id or a title.
fn named(indicators: &[wire::Indicator], name: &str) -> Vec<usize> {
    let wanted = key(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = |same: &dyn Fn(&wire::Indicator) -> bool| -> Vec<usize> {
        (0..indicators.len())
            .filter(|at| same(&indicators[*at]))
            .collect()
    };
    let ways: [&dyn Fn(&wire::Indicator) -> bool; 4] = [
        &|one| one.id == name.trim(),
        // Refs such as `%_2yr_olds` and `2yr_olds` differ in their signs alone.
        &|one| one.r#ref.as_deref().map(str::trim) == Some(name.trim()),
        &|one| one.r#ref.as_deref().is_some_and(|own| key(own) == wanted),
        &|one| key(&one.title) == wanted,
    ];
    let mut found = ways.iter().map(|way| all(way));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}
