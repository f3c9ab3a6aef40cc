//! Another publisher's figures set beside the measures of a report, by the choices of a recipe or by name.
//!
//! What the council publishes itself stays as it is, to the byte. Refuses figures in another unit or
//! counted on another basis unless the recipe says in words what differs, a measure that already has other
//! comparators, and an area without a row.

use super::neighbours::NeighbourList;
use super::published::{Published, own_area};
use crate::cell_ref::{CellRef, Origin};
use crate::choices::{ComparatorChoice, Comparators};
use crate::imported::Imported;
use crate::problems::{Problems, quoted, short};
use crate::sheet::key;
use crate::tidy::areas::is_official;
use crate::tidy::units;
use crate::update::{Last, merged};
use crate::validate::{Origins, validate};
use crate::xlsx::plan::{BASES, POLARITIES};
use report_core::wire::{self, Benchmark, Report};
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

/// Says what of the choices is left open or is none of the words.
fn check(choices: &Comparators, problems: &mut Problems) {
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

/// A measure of the report and the other publisher's that goes beside it.
struct Pair<'c> {
    own: usize,
    other: usize,
    /// The choice and where it stands; none where the two have one name.
    choice: Option<(&'c ComparatorChoice, CellRef)>,
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

/// Says which neighbours of the report have no figure, and takes the list of neighbours of the publisher
/// where the report has none.
fn lists(
    report: &mut Report,
    published: &Published,
    ids: &HashMap<String, String>,
    problems: &mut Problems,
) {
    let theirs = published.report.neighbours.as_ref();
    match (&report.neighbours, theirs) {
        (Some(own), _) if !own.areas.is_empty() => {
            let has = |area: &str| ids.values().any(|id| id == area);
            let missing: Vec<String> = own
                .areas
                .iter()
                .filter(|neighbour| !has(&neighbour.area))
                .map(|neighbour| name_of(report, &neighbour.area))
                .collect();
            if !missing.is_empty() {
                problems.notice(
                    &published.whole(),
                    format!(
                        "{} of the {} neighbours of \"{}\" {} no row in it: {}; expected a row for each, by its name or code",
                        missing.len(),
                        own.areas.len(),
                        short(&own.list),
                        if missing.len() == 1 { "has" } else { "have" },
                        list(&missing)
                    ),
                );
            }
            if let Some(theirs) = theirs.filter(|theirs| theirs.list != own.list) {
                problems.note(format!(
                    "the neighbours stay those of \"{}\"; {} has those of \"{}\"",
                    own.list, published.name, theirs.list
                ));
            }
        }
        (_, Some(theirs)) => {
            let mut list = theirs.clone();
            for neighbour in &mut list.areas {
                if let Some(id) = ids.get(&neighbour.area) {
                    neighbour.area.clone_from(id);
                }
            }
            problems.note(format!("the neighbours are those of \"{}\"", list.list));
            report.neighbours = Some(list);
        }
        _ => {}
    }
}

fn name_of(report: &Report, id: &str) -> String {
    let mut areas = report.areas.iter();
    let area = areas.find(|area| area.id == id);
    area.map_or_else(|| id.to_owned(), |area| area.name.clone())
}

/// The pairs that the recipe chooses. `None` where the publisher has none of them.
fn chosen<'c>(
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
fn by_name<'c>(
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

/// What stands beside a measure; `None` where it cannot, and why is told.
fn benchmark(
    own: &wire::Indicator,
    other: &wire::Indicator,
    pair: &Pair,
    source: String,
    published: &Published,
    problems: &mut Problems,
) -> Option<Benchmark> {
    let name = called(own);
    let place = match &pair.choice {
        Some((_, place)) => place.clone(),
        None => published.place(pair.other),
    };
    let choice = pair.choice.as_ref().map(|(choice, _)| *choice);
    let difference = choice.and_then(|choice| choice.difference.clone());
    let of_choice = choice.and_then(|choice| choice.unit.as_deref());
    let unit = match (is_said(&other.unit), of_choice) {
        (true, None) => other.unit.clone(),
        (false, Some(words)) => units::read(words),
        (true, Some(words)) if same_unit(&units::read(words), &other.unit) => other.unit.clone(),
        (true, Some(words)) => {
            problems.error(
                &place,
                format!(
                    "\"{}\" is counted in {} in {}, and the recipe says \"{}\"; expected the two to say the same",
                    short(&other.title),
                    unit_words(&other.unit),
                    published.name,
                    short(words)
                ),
            );
            return None;
        }
        (false, None) => {
            problems.error(
                &place,
                format!(
                    "{} does not say in which unit \"{}\" is counted; expected a column \"Unit\" in it, or \"unit\" in the recipe, like \"unit\": \"%\"",
                    published.name,
                    short(&other.title)
                ),
            );
            return None;
        }
    };
    let basis = choice.and_then(|choice| choice.basis.clone());
    let needs = "or \"difference\" in the recipe that says how the two differ";
    if difference.is_none() && !same_unit(&own.unit, &unit) {
        problems.error(
            &place,
            format!(
                "{name} is counted in {} in the report and in {} in {}; expected figures in one unit, {needs}",
                unit_words(&own.unit),
                unit_words(&unit),
                published.name
            ),
        );
        return None;
    }
    match (own.basis.as_deref(), basis.as_deref()) {
        (Some(here), Some(there)) if here != there && difference.is_none() => {
            problems.error(
                &place,
                format!(
                    "{name} is {} in the report and {} in the recipe; expected figures counted alike, {needs}",
                    basis_words(here),
                    basis_words(there)
                ),
            );
            return None;
        }
        (Some(here @ ("cumulative" | "annual_forecast" | "rolling")), None)
            if difference.is_none() =>
        {
            problems.error(
                &place,
                format!(
                    "{name} is {} in the report, and it is not said how {} counts; expected \"basis\" in the recipe, like \"basis\": \"{here}\", {needs}",
                    basis_words(here),
                    published.name
                ),
            );
            return None;
        }
        (Some(here), None) if difference.is_none() => problems.notice(
            &place,
            format!(
                "{name} is {} in the report, and it is not said how {} counts; expected \"basis\" in the recipe",
                basis_words(here),
                published.name
            ),
        ),
        _ => {}
    }
    // What must be known of the figures goes with what they count.
    let paragraphs = [other.definition.as_deref(), other.note.as_deref()];
    let definition = paragraphs.into_iter().flatten().collect::<Vec<_>>();
    Some(Benchmark {
        title: other.title.clone(),
        definition: (!definition.is_empty()).then(|| definition.join("\n\n")),
        source,
        unit,
        decimals: other.decimals,
        polarity: other.polarity.clone().or_else(|| choice?.good_is.clone()),
        basis,
        reason: match choice {
            Some(choice) => choice.reason.trim().to_owned(),
            None => "Both publishers give the measure the same name.".to_owned(),
        },
        difference,
        observations: other.observations.clone(),
        calculated: None,
    })
}

/// Whether comparators that a measure has are the same measure of the same source.
fn same_measure(report: &Report, old: &Benchmark, new: &Benchmark) -> bool {
    let title = |id: &str| {
        let mut sources = report.sources.iter();
        let source = sources.find(|source| source.id == id);
        source.map(|source| key(&source.title))
    };
    key(&old.title) == key(&new.title)
        && (old.source == new.source || title(&old.source) == title(&new.source))
}

/// Whether it is said what a figure counts.
fn is_said(unit: &wire::Unit) -> bool {
    unit.kind != "other" || unit.symbol.is_some() || unit.of.is_some() || unit.axis.is_some()
}

/// Whether figures in two units can stand beside each other: whom or what they count is for the definition.
fn same_unit(a: &wire::Unit, b: &wire::Unit) -> bool {
    let words = |unit: &wire::Unit| {
        let words = unit.symbol.as_deref().or(unit.of.as_deref());
        words.map(key).filter(|_| unit.kind == "other")
    };
    a.kind == b.kind && a.per == b.per && words(a) == words(b)
}

/// A unit in words.
fn unit_words(unit: &wire::Unit) -> String {
    match (unit.kind.as_str(), unit.per, &unit.symbol) {
        ("rate", Some(per), _) => format!("a rate per {per}"),
        ("other", _, Some(symbol)) => format!("\"{}\"", short(symbol)),
        ("percent", ..) => "per cent".to_owned(),
        ("count", ..) => "numbers".to_owned(),
        (kind, ..) => format!("\"{kind}\""),
    }
}

/// A basis in words.
fn basis_words(basis: &str) -> &str {
    match basis {
        "snapshot" => "counted on one day",
        "cumulative" => "cumulative to the date",
        "whole_period" => "counted over the whole period",
        "rolling" => "a rolling figure",
        "annual_forecast" => "a forecast of the year",
        other => other,
    }
}

/// The id of a source in the report; it is added where the report has none of its title.
fn source(report: &mut Report, found: wire::Source) -> String {
    let twin = report.sources.iter_mut().find(|own| {
        key(&own.title) == key(&found.title)
            && (own.publisher == found.publisher || found.publisher.is_none())
            && (own.url == found.url || found.url.is_none())
    });
    if let Some(twin) = twin {
        twin.published = found.published.or(twin.published.take());
        twin.licence = twin.licence.take().or(found.licence);
        return twin.id.clone();
    }
    let free = |id: &String| report.sources.iter().all(|own| own.id != *id);
    let ids = std::iter::once(found.id.clone());
    let mut ids = ids.chain((2..).map(|n| format!("{}-{n}", found.id)));
    let id = ids.find(free).unwrap_or_default();
    report.sources.push(wire::Source {
        id: id.clone(),
        ..found
    });
    id
}

/// The id in the report of each area of another publisher; those that it lacks are added.
pub(super) fn areas(report: &mut Report, found: &[wire::Area]) -> HashMap<String, String> {
    let mut ids = HashMap::new();
    for area in found {
        let twin = report.areas.iter().find(|own| same(own, area));
        let id = match twin {
            Some(twin) => twin.id.clone(),
            None => add(report, area),
        };
        ids.insert(area.id.clone(), id);
    }
    ids
}

fn add(report: &mut Report, area: &wire::Area) -> String {
    let free = |id: &String| report.areas.iter().all(|own| own.id != *id);
    let code = area.code.as_deref().unwrap_or_default().to_lowercase();
    let with_code = format!("{}-{code}", area.id);
    let ids = [area.id.clone(), with_code];
    let numbered = (2..).map(|n| format!("{}-{n}", area.id));
    let mut ids = ids
        .into_iter()
        .filter(|id| !id.ends_with('-'))
        .chain(numbered);
    let id = ids.find(free).unwrap_or_default();
    report.areas.push(wire::Area {
        id: id.clone(),
        ..area.clone()
    });
    id
}

/// Whether two areas are one: by the official code, else by any code or by kind and name. A county and the
/// authority that took its place have one name and two official codes.
pub(super) fn same(own: &wire::Area, other: &wire::Area) -> bool {
    let official = |area: &wire::Area| {
        let code = area
            .code
            .as_deref()
            .unwrap_or(&area.id)
            .trim()
            .to_uppercase();
        is_official(&code).then_some(code)
    };
    match (official(own), official(other)) {
        (Some(own), Some(other)) => own == other,
        _ => {
            let codes = own.code.as_deref().zip(other.code.as_deref());
            codes.is_some_and(|(own, other)| own.trim() == other.trim())
                || (own.kind == other.kind && key(&own.name) == key(&other.name))
        }
    }
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

/// Whether an area is the one that a report is about.
pub(super) fn is_own(report: &Report, area: &wire::Area) -> bool {
    own_area(report).is_some_and(|own| same(own, area))
}
