//! What is joined to a measure, and whether both are counted alike.

use super::called;
use super::choices::Pair;
use crate::comparators::SAME_TITLE;
use crate::comparators::published::Published;
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::tidy::units;
use report_core::wire::{self, Benchmark, Report};

/// What stands beside a measure; `None` where it cannot, and why is told.
pub(super) fn benchmark(
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
            None => reason_by_name(own, other),
        },
        difference,
        observations: other.observations.clone(),
        calculated: None,
    })
}

/// Why two measures go together that nobody chose: they have one title, or one ref.
fn reason_by_name(own: &wire::Indicator, other: &wire::Indicator) -> String {
    if key(&own.title) == key(&other.title) {
        return SAME_TITLE.to_owned();
    }
    let own = [own.r#ref.as_ref(), Some(&own.id), Some(&own.title)];
    let same = |name: &&String| own.iter().flatten().any(|own| key(own) == key(name));
    let mut names = other.r#ref.iter().chain([&other.title]);
    let name = names.find(same).unwrap_or(&other.title);
    format!("Both publishers have it as “{name}”.")
}

/// Whether comparators that a measure has are the same measure of the same source.
pub(super) fn same_measure(report: &Report, old: &Benchmark, new: &Benchmark) -> bool {
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
pub(super) fn source(report: &mut Report, found: wire::Source) -> String {
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
