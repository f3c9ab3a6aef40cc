//! Indicators, their parts, and the outside measures beside them.

use super::figures::{self, Names, Shares};
use super::{Book, decimals, note, refer, unit};
use crate::draft::Of;
use crate::problems::{Problems, short};
use crate::rows::Fields;
use crate::tidy::units;
use crate::xlsx::plan::{BASES, DIRECTIONS, POLARITIES, RATINGS, RULES, YEAR_ENDS};
use report_core::wire;

pub(super) fn read(book: &mut Book, problems: &mut Problems) {
    indicators(book, problems);
    parts(book, problems);
    comparators(book, problems);
}

fn indicators(book: &mut Book, problems: &mut Problems) {
    let names = Names::of(book, "Indicators", problems);
    let mut draft = std::mem::take(&mut book.draft);
    let mut shares = Shares::default();
    let mut years = Vec::new();
    book.rows("Indicators", &names.all(), problems, |f| {
        let unit = unit(f);
        if unit.is_none() && f.cell("Unit").is_none() {
            f.need("Unit", "percent");
        }
        let (Some(id), Some(objective), Some(title)) = (
            f.need("Id", "ped02-04"),
            f.need("Objective", "ped02"),
            f.need("Title", "Children in care per 10,000"),
        ) else {
            return;
        };
        let path = format!("indicators[{}]", draft.report.indicators.len());
        note(&mut draft.origins, "Indicators", &path, f);
        let unit = unit.map(|unit| rate_of_title(f, unit, &title));
        // Under a unit that is wrong no figure can be judged: that is one error, and not one for
        // every figure.
        let cells = unit
            .as_ref()
            .map(|unit| figures::cells(f, &names, unit, &mut draft.origins, &path, &mut shares));
        let (unit, cells) = (unit.unwrap_or_else(no_unit), cells.unwrap_or_default());
        if let Some(end) = f.one_of("Years end", YEAR_ENDS) {
            years.push((Of::Indicator(id.clone()), end));
        }
        draft.report.indicators.push(wire::Indicator {
            id,
            objective,
            title,
            unit,
            cells,
            r#ref: f.text("Ref"),
            short_title: f.text("Short title"),
            headline: f.yes("Headline"),
            definition: f.text("Definition"),
            method: f.text("Method"),
            decimals: decimals(f),
            polarity: f.one_of("Polarity", POLARITIES),
            basis: f.one_of("Basis", BASES),
            source: f.text("Source"),
            owner: f.text("Owner"),
            next_update: f.text("Next update"),
            cohort: f.text("Cohort"),
            rating: f.one_of("Rating", RATINGS),
            direction: f.one_of("Direction", DIRECTIONS),
            reason: f.text("Reason"),
            rule: rule(f),
            file: f.text("File"),
            note: f.text("Note"),
            ..wire::Indicator::default()
        });
    });
    shares.report(problems);
    for (of, end) in years {
        draft.year_ends(of, end);
    }
    book.draft = draft;
}

/// What stands for a unit that could not be read; the error is said where it stands.
fn no_unit() -> wire::Unit {
    wire::Unit {
        kind: "other".to_owned(),
        ..wire::Unit::default()
    }
}

/// A rate whose row does not say out of how many, where its title does: `per 100,000 collections`.
fn rate_of_title(f: &Fields, unit: wire::Unit, title: &str) -> wire::Unit {
    if unit.kind != "rate" || unit.per.is_some() {
        return unit;
    }
    let Some(at) = title.find("per ") else {
        return unit;
    };
    let words = match title[at..].split_once('(') {
        Some((before, _)) => before.trim(),
        None => title[at..].trim(),
    };
    let found = units::read(words);
    let (Some(per), true) = (found.per, found.kind == "rate") else {
        return unit;
    };
    let says = match f.by_recipe() {
        true => "a rate says out of how many",
        false => "a rate says out of how many under \"Unit per\"",
    };
    f.notice(
        "Unit",
        format!(
            "{says}; {} is read from the title, \"{}\"",
            report_core::decimal::rounded(per, 0),
            short(words)
        ),
    );
    wire::Unit {
        per: Some(per),
        of: unit.of.or(found.of),
        ..unit
    }
}

fn rule(f: &Fields) -> Option<wire::Rule> {
    let (green, amber) = (f.number("Rule green"), f.number("Rule amber"));
    let Some(kind) = f.one_of("Rule", RULES) else {
        if f.cell("Rule").is_none() && (green.is_some() || amber.is_some()) {
            f.error(
                "Rule",
                "\"Rule\" is empty beside its numbers; expected a kind of rule, like \"percent\"",
            );
        }
        return None;
    };
    if amber.is_none() && f.cell("Rule amber").is_none() {
        f.error(
            "Rule amber",
            "\"Rule amber\" is empty; expected how far from the target is still amber, like 5",
        );
    }
    Some(wire::Rule {
        kind,
        green,
        amber: amber?,
    })
}

fn parts(book: &mut Book, problems: &mut Problems) {
    let names = Names::of(book, "Parts", problems);
    let mut draft = std::mem::take(&mut book.draft);
    let mut shares = Shares::default();
    let mut years = Vec::new();
    book.rows("Parts", &names.all(), problems, |f| {
        let ids = draft.report.indicators.iter().map(|i| i.id.as_str());
        let index = refer(f, "Indicator", "Indicators", ids);
        let (Some(index), Some(id), Some(title)) = (
            index,
            f.need("Id", "secondary"),
            f.need("Title", "Secondary"),
        ) else {
            return;
        };
        let indicator = &mut draft.report.indicators[index];
        let path = format!(
            "indicators[{index}].breakdowns[{}]",
            indicator.breakdowns.len()
        );
        note(&mut draft.origins, "Parts", &path, f);
        let unit = unit(f);
        let counted = unit.as_ref().unwrap_or(&indicator.unit);
        let cells = figures::cells(f, &names, counted, &mut draft.origins, &path, &mut shares);
        if let Some(end) = f.one_of("Years end", YEAR_ENDS) {
            years.push((Of::Part(indicator.id.clone(), id.clone()), end));
        }
        indicator.breakdowns.push(wire::Breakdown {
            id,
            title,
            unit,
            decimals: decimals(f),
            cells,
            observations: None,
        });
    });
    shares.report(problems);
    for (of, end) in years {
        draft.year_ends(of, end);
    }
    book.draft = draft;
}

fn comparators(book: &mut Book, problems: &mut Problems) {
    let mut draft = std::mem::take(&mut book.draft);
    let mut years = Vec::new();
    book.rows("Comparators", &[], problems, |f| {
        let ids = draft.report.indicators.iter().map(|i| i.id.as_str());
        let index = refer(f, "Indicator", "Indicators", ids);
        let unit = unit(f);
        if unit.is_none() && f.cell("Unit").is_none() {
            f.need("Unit", "percent");
        }
        let (Some(index), Some(title), Some(source), Some(reason)) = (
            index,
            f.need("Title", "Children looked after rate per 10,000"),
            f.need("Source", "lait"),
            f.need("Reason", "Both are children in care per 10,000"),
        ) else {
            return;
        };
        let indicator = &mut draft.report.indicators[index];
        if indicator.benchmark.is_some() {
            f.error(
                "Indicator",
                format!(
                    "\"{}\" has a comparator in an earlier row; expected one",
                    indicator.id
                ),
            );
            return;
        }
        let path = format!("indicators[{index}].benchmark");
        note(&mut draft.origins, "Comparators", &path, f);
        if let Some(end) = f.one_of("Years end", YEAR_ENDS) {
            years.push((Of::Benchmark(indicator.id.clone()), end));
        }
        indicator.benchmark = Some(wire::Benchmark {
            title,
            source,
            reason,
            unit: unit.unwrap_or_else(no_unit),
            definition: f.text("Definition"),
            decimals: decimals(f),
            polarity: f.one_of("Polarity", POLARITIES),
            basis: f.one_of("Basis", BASES),
            difference: f.text("Difference"),
            observations: None,
            calculated: None,
        });
    });
    for (of, end) in years {
        draft.year_ends(of, end);
    }
    book.draft = draft;
}
