//! Indicators: all that is said of one in both releases.

use super::change_list::{ChangeList, some};
use super::figures::cells;
use super::matched::{MatchedReports, reordered, same};
use super::names::{added, dropped, named, names, under};
use super::pairs::{By, Name, referenced};
use super::series::{SeriesOwner, observations};
use super::targets::targets;
use super::within::{benchmark, breakdowns};
use super::{ChangeLocation, Kind};
use crate::report::{Direction, Figure, Indicator, Polarity, Report};
use crate::unit::{Unit, UnitKind};
use crate::words::rule;

/// Compares all indicators.
pub(super) fn indicators(matched: &MatchedReports, log: &mut ChangeList) {
    for found in &matched.indicators {
        let a = found.before.map(|at| &matched.before.indicators[at]);
        let b = found.after.map(|at| &matched.after.indicators[at]);
        if let By::Apart(apart) = found.by {
            // Said once, of the later.
            if let Some(b) = b {
                log.about(ChangeLocation::Indicator(b.id.clone()), name(b));
                let words = format!(
                    "This measure is in both reports, {}; the two are not compared.",
                    apart.words()
                );
                log.say(Kind::Definition, words, None, None);
            }
            continue;
        }
        match (a, b) {
            (Some(a), Some(b)) => {
                log.about(ChangeLocation::Indicator(b.id.clone()), name(b));
                indicator(matched, log, found.by, a, b);
            }
            (None, Some(b)) => {
                log.about(ChangeLocation::Indicator(b.id.clone()), name(b));
                added(
                    log,
                    "measure",
                    found.by,
                    (b.printed_ref.as_deref(), &b.title),
                );
            }
            (Some(a), None) => {
                log.about(ChangeLocation::Indicator(a.id.clone()), name(a));
                dropped(
                    log,
                    "measure",
                    found.by,
                    (a.printed_ref.as_deref(), &a.title),
                );
            }
            (None, None) => {}
        }
    }
    log.carried_over();
    if reordered(&matched.indicators) {
        log.about(ChangeLocation::Report, "Measures");
        log.say(
            Kind::Report,
            "The measures stand in another order.",
            None,
            None,
        );
    }
}

/// `PED02 04 Children in care per 10,000`.
fn name(indicator: &Indicator) -> String {
    named(indicator.printed_ref.as_deref(), indicator.heading())
}

fn known_by(indicator: &Indicator) -> Name<'_> {
    referenced(
        &indicator.id,
        indicator.printed_ref.as_deref(),
        &indicator.title,
    )
}

fn indicator(matched: &MatchedReports, log: &mut ChangeList, by: By, a: &Indicator, b: &Indicator) {
    names(log, "measure", by, &known_by(a), &known_by(b));
    log.label(
        Kind::Renamed,
        "The short title",
        a.short_title.as_deref(),
        b.short_title.as_deref(),
    );
    if a.headline != b.headline {
        let words = match b.headline {
            true => "It is one of the headlines now.",
            false => "It is no longer one of the headlines.",
        };
        log.say(Kind::Referenced, words, None, None);
    }
    under(matched, log, a.objective, b.objective);
    log.rating(a.rating, b.rating);
    direction(log, a.direction, b.direction);
    definitions(matched, log, a, b);
    let said = cells(matched, log, None, (&a.cells, &a.unit), (&b.cells, &b.unit));
    targets(
        log,
        (&a.targets, &a.cells, &a.unit),
        (&b.targets, &b.cells, &b.unit),
    );
    if is_loaded(a, b) {
        let of = SeriesOwner {
            part: None,
            said: &said,
        };
        let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
        observations(matched, log, &of, (old, &a.unit), (new, &b.unit));
    }
    breakdowns(matched, log, a, b);
    benchmark(matched, log, a, b);
    log.text(
        Kind::Commentary,
        "The reason",
        a.reason.as_deref(),
        b.reason.as_deref(),
    );
    log.paragraphs(
        Kind::Commentary,
        "The commentary",
        &a.commentary,
        &b.commentary,
    );
    figures(log, Kind::Commentary, &a.figures, &b.figures);
    log.text(Kind::Note, "The note", a.note.as_deref(), b.note.as_deref());
    log.label(
        Kind::Note,
        "The next update",
        a.next_update.as_deref(),
        b.next_update.as_deref(),
    );
    log.label(
        Kind::Owner,
        "The owner",
        a.owner.as_deref(),
        b.owner.as_deref(),
    );
}

/// Whether all of both is here: nothing is in a file that was not read.
pub(super) fn is_loaded(a: &Indicator, b: &Indicator) -> bool {
    a.file.is_none() && b.file.is_none()
}

fn direction(log: &mut ChangeList, before: Option<Direction>, after: Option<Direction>) {
    let word = |direction: Direction| match direction {
        Direction::Better => "better",
        Direction::Same => "the same",
        Direction::Worse => "worse",
        Direction::NotComparable => "not comparable",
        Direction::Lost => "not legible in the source",
    };
    let what = "The published direction of travel";
    log.label(Kind::Direction, what, before.map(word), after.map(word));
}

/// What is counted and how.
fn definitions(matched: &MatchedReports, log: &mut ChangeList, a: &Indicator, b: &Indicator) {
    let texts = [
        ("The definition", &a.definition, &b.definition),
        ("The method", &a.method, &b.method),
    ];
    for (what, old, new) in texts {
        // Where one of them may be in a file that was not read, only what both say is compared.
        if is_loaded(a, b) || old.is_some() && new.is_some() {
            log.text(Kind::Definition, what, old.as_deref(), new.as_deref());
        }
    }
    unit(log, "", &a.unit, &b.unit);
    polarity(log, "The polarity", a.polarity, b.polarity);
    let basis = |i: &Indicator| i.basis.map(|basis| basis.words());
    log.label(Kind::Definition, "How it is counted", basis(a), basis(b));
    if a.rule != b.rule {
        let (was, is) = (rule(a), rule(b));
        match was == is {
            true => log.say(Kind::Definition, "The rule of rating is another.", was, is),
            false => log.label(
                Kind::Definition,
                "The rule of rating",
                was.as_deref(),
                is.as_deref(),
            ),
        }
    }
    if !same(&matched.cohorts, a.cohort, b.cohort) {
        let name =
            |report: &Report, at: Option<usize>| at.map(|at| report.cohorts[at].name.clone());
        let (was, is) = (
            name(matched.before, a.cohort),
            name(matched.after, b.cohort),
        );
        log.label(
            Kind::Definition,
            "The cohort",
            was.as_deref(),
            is.as_deref(),
        );
    }
    source(matched, log, "The source", a.source, b.source);
}

pub(super) fn source(
    matched: &MatchedReports,
    log: &mut ChangeList,
    what: &str,
    before: Option<usize>,
    after: Option<usize>,
) {
    if same(&matched.sources, before, after) {
        return;
    }
    let title = |report: &Report, at: Option<usize>| at.map(|at| report.sources[at].title.clone());
    let (was, is) = (title(matched.before, before), title(matched.after, after));
    match was == is {
        true => log.say(
            Kind::Source,
            format!("{what} is another with the same title."),
            was,
            is,
        ),
        false => log.label(Kind::Source, what, was.as_deref(), is.as_deref()),
    }
}

pub(super) fn polarity(log: &mut ChangeList, what: &str, before: Polarity, after: Polarity) {
    let words = |polarity: Polarity| match polarity {
        Polarity::High => "high is good",
        Polarity::Low => "low is good",
        Polarity::Plan => "plan is best",
        Polarity::None => "no judgement",
    };
    log.label(
        Kind::Definition,
        what,
        Some(words(before)),
        Some(words(after)),
    );
}

pub(super) fn unit(log: &mut ChangeList, begin: &str, before: &Unit, after: &Unit) {
    let words = |unit: &Unit| {
        let kind = match &unit.kind {
            UnitKind::Percent => "per cent".to_owned(),
            UnitKind::Points => "percentage points".to_owned(),
            UnitKind::Rate { per } => format!("a rate per {}", crate::decimal::rounded(*per, 0)),
            UnitKind::Count => "a number".to_owned(),
            UnitKind::Money => "pounds".to_owned(),
            UnitKind::Score => "a score".to_owned(),
            UnitKind::After(symbol) => symbol.clone(),
            UnitKind::Bare => "not said".to_owned(),
        };
        match &unit.of {
            Some(of) => format!("{kind}: {of}"),
            None => kind,
        }
    };
    let what = |what: &str| match begin {
        "" => what.to_owned(),
        _ => format!("{begin}: {what}"),
    };
    if before.kind != after.kind || before.of != after.of {
        let (was, is) = (words(before), words(after));
        log.label(Kind::Definition, &what("The unit"), Some(&was), Some(&is));
    }
    if before.axis != after.axis {
        let (was, is) = (before.axis.as_deref(), after.axis.as_deref());
        log.label(Kind::Definition, &what("The wording at the axis"), was, is);
    }
    // Where a file says none they are those of its figures, and no change of the measure.
    if let (Some(was), Some(is)) = (before.decimals_said, after.decimals_said)
        && was != is
    {
        let number = what("The number of decimal places");
        let (was, is) = (was.to_string(), is.to_string());
        log.say(
            Kind::Definition,
            format!("{number} is {is}, was {was}."),
            Some(was),
            Some(is),
        );
    }
}

/// Figures in sentences: the same by what, where and when they are of.
pub(super) fn figures(log: &mut ChangeList, kind: Kind, before: &[Figure], after: &[Figure]) {
    let same =
        |a: &Figure, b: &Figure| (&a.what, &a.place, &a.when) == (&b.what, &b.place, &b.when);
    let mut left: Vec<&Figure> = before.iter().collect();
    // Those that are wholly the same first: a figure may appear twice.
    let mut open: Vec<&Figure> = Vec::new();
    for figure in after {
        match left.iter().position(|old| *old == figure) {
            Some(place) => drop(left.remove(place)),
            None => open.push(figure),
        }
    }
    let words = |figure: &Figure| {
        let parts = [
            Some(&figure.what),
            figure.place.as_ref(),
            figure.when.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(", ")
    };
    let mut fresh = Vec::new();
    for figure in open {
        let Some(place) = left.iter().position(|old| same(old, figure)) else {
            fresh.push(figure);
            continue;
        };
        let old = left.remove(place);
        let what = format!("The figure in the text, {},", words(figure));
        log.label(kind, &what, Some(&old.printed), Some(&figure.printed));
        let what = format!("{what} its note");
        log.text(
            Kind::Note,
            &what,
            old.note.as_deref(),
            figure.note.as_deref(),
        );
    }
    let list = |figures: &[&Figure]| {
        let figure = |figure: &&Figure| format!("{}: {}", words(figure), figure.printed);
        figures.iter().map(figure).collect::<Vec<_>>()
    };
    if !fresh.is_empty() {
        let fresh = list(&fresh);
        let says = format!("Figures in the text are new: {}.", some(&fresh));
        log.say(kind, says, None, Some(fresh.join("; ")));
    }
    if !left.is_empty() {
        let gone = list(&left);
        let says = format!("Figures in the text are no longer there: {}.", some(&gone));
        log.say(kind, says, Some(gone.join("; ")), None);
    }
}
