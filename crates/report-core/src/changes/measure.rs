//! Indicators: all that is said of one in both releases.

use super::figures::{cells, targets};
use super::pairs::{By, Name, Scene, called, nothing_in_common, pair, reordered, same};
use super::say::{Log, some};
use super::series::{Of, observations};
use super::{Kind, Place};
use crate::report::{
    Benchmark, Breakdown, Direction, Figure, Indicator, Objective, Polarity, Report,
};
use crate::unit::{Unit, UnitKind};
use crate::words::rule;

/// Compares all indicators.
pub(super) fn measures(scene: &Scene, log: &mut Log) {
    for found in &scene.indicators {
        let a = found.before.map(|at| &scene.before.indicators[at]);
        let b = found.after.map(|at| &scene.after.indicators[at]);
        match (a, b) {
            (Some(a), Some(b)) => {
                log.about(Place::Measure(b.id.clone()), name(b));
                measure(scene, log, found.by, a, b);
            }
            (None, Some(b)) => {
                log.about(Place::Measure(b.id.clone()), name(b));
                added(
                    log,
                    "measure",
                    found.by,
                    (b.printed_ref.as_deref(), &b.title),
                );
            }
            (Some(a), None) => {
                log.about(Place::Measure(a.id.clone()), name(a));
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
    if reordered(&scene.indicators) {
        log.about(Place::Report, "Measures");
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

/// A ref and a title.
pub(super) fn named(printed: Option<&str>, title: &str) -> String {
    match printed {
        Some(printed) => format!("{printed} {title}"),
        None => title.to_owned(),
    }
}

/// Why something is not paired that might be.
fn doubt(by: By) -> &'static str {
    match by {
        By::Several => {
            " Its title is like several of the other release, and which of them it is cannot be told."
        }
        _ => "",
    }
}

pub(super) fn added(log: &mut Log, what: &str, by: By, (printed, title): (Option<&str>, &str)) {
    let words = format!("This {what} is new.{}", doubt(by));
    log.say(Kind::Added, words, None, Some(named(printed, title)));
}

pub(super) fn dropped(log: &mut Log, what: &str, by: By, (printed, title): (Option<&str>, &str)) {
    let words = format!("This {what} is no longer in the report.{}", doubt(by));
    log.say(Kind::Dropped, words, Some(named(printed, title)), None);
}

/// Ids, refs and titles of two that are the same.
pub(super) fn names(log: &mut Log, what: &str, by: By, a: &Name, b: &Name) {
    if a.id != b.id {
        let words = format!("The id is “{}”, was “{}”; {}.", b.id, a.id, by.words());
        log.say(
            Kind::Referenced,
            words,
            Some(a.id.to_owned()),
            Some(b.id.to_owned()),
        );
    }
    log.label(Kind::Referenced, "The ref", a.printed, b.printed);
    if a.title != b.title {
        let doubt = match nothing_in_common(a.title, b.title) {
            true => {
                format!(" The titles have no longer word in common: the {what} may be another.")
            }
            false => String::new(),
        };
        let words = format!("The title is “{}”, was “{}”.{doubt}", b.title, a.title);
        log.say(
            Kind::Renamed,
            words,
            Some(a.title.to_owned()),
            Some(b.title.to_owned()),
        );
    }
}

/// The objective something stands under.
pub(super) fn under(scene: &Scene, log: &mut Log, before: usize, after: usize) {
    if same(&scene.objectives, Some(before), Some(after)) {
        return;
    }
    let words = |objective: &Objective| {
        let title = objective.title.as_deref().unwrap_or(&objective.id);
        named(objective.printed_ref.as_deref(), title)
    };
    let was = words(&scene.before.objectives[before]);
    let is = words(&scene.after.objectives[after]);
    let says = format!("It stands under “{is}”, stood under “{was}”.");
    log.say(Kind::Referenced, says, Some(was), Some(is));
}

fn known_by(indicator: &Indicator) -> Name<'_> {
    Name {
        id: &indicator.id,
        printed: indicator.printed_ref.as_deref(),
        title: &indicator.title,
        sort: None,
    }
}

fn measure(scene: &Scene, log: &mut Log, by: By, a: &Indicator, b: &Indicator) {
    names(log, "measure", by, &known_by(a), &known_by(b));
    log.label(
        Kind::Renamed,
        "The short title",
        a.short_title.as_deref(),
        b.short_title.as_deref(),
    );
    under(scene, log, a.objective, b.objective);
    log.rating(a.rating, b.rating);
    direction(log, a.direction, b.direction);
    definitions(scene, log, a, b);
    let said = cells(scene, log, None, (&a.cells, &a.unit), (&b.cells, &b.unit));
    targets(
        log,
        (&a.targets, &a.cells, &a.unit),
        (&b.targets, &b.cells, &b.unit),
    );
    if at_hand(a, b) {
        let of = Of {
            part: None,
            said: &said,
        };
        let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
        observations(scene, log, &of, (old, &a.unit), (new, &b.unit));
    }
    breakdowns(scene, log, a, b);
    benchmark(scene, log, a, b);
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
fn at_hand(a: &Indicator, b: &Indicator) -> bool {
    a.file.is_none() && b.file.is_none()
}

fn direction(log: &mut Log, before: Option<Direction>, after: Option<Direction>) {
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
fn definitions(scene: &Scene, log: &mut Log, a: &Indicator, b: &Indicator) {
    let texts = [
        ("The definition", &a.definition, &b.definition),
        ("The method", &a.method, &b.method),
    ];
    for (what, old, new) in texts {
        // Where one of them may be in a file that was not read, only what both say is compared.
        if at_hand(a, b) || old.is_some() && new.is_some() {
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
    if !same(&scene.cohorts, a.cohort, b.cohort) {
        let name =
            |report: &Report, at: Option<usize>| at.map(|at| report.cohorts[at].name.clone());
        let (was, is) = (name(scene.before, a.cohort), name(scene.after, b.cohort));
        log.label(
            Kind::Definition,
            "The cohort",
            was.as_deref(),
            is.as_deref(),
        );
    }
    source(scene, log, "The source", a.source, b.source);
}

fn source(scene: &Scene, log: &mut Log, what: &str, before: Option<usize>, after: Option<usize>) {
    if same(&scene.sources, before, after) {
        return;
    }
    let title = |report: &Report, at: Option<usize>| at.map(|at| report.sources[at].title.clone());
    let (was, is) = (title(scene.before, before), title(scene.after, after));
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

fn polarity(log: &mut Log, what: &str, before: Polarity, after: Polarity) {
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

fn unit(log: &mut Log, begin: &str, before: &Unit, after: &Unit) {
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
    if before.decimals != after.decimals {
        let (was, is) = (before.decimals.to_string(), after.decimals.to_string());
        let number = what("The number of decimal places");
        log.say(
            Kind::Definition,
            format!("{number} is {is}, was {was}."),
            Some(was),
            Some(is),
        );
    }
}

fn part_names(parts: &[Breakdown]) -> Vec<Name<'_>> {
    let names = parts.iter().map(|part| called(&part.id, &part.title));
    names.collect()
}

fn breakdowns(scene: &Scene, log: &mut Log, a: &Indicator, b: &Indicator) {
    let units = (&a.unit, &b.unit);
    let pairs = pair(&part_names(&a.breakdowns), &part_names(&b.breakdowns));
    for found in &pairs {
        let (a, b) = match (found.before, found.after) {
            (Some(x), Some(y)) => (&a.breakdowns[x], &b.breakdowns[y]),
            (None, Some(y)) => {
                let title = b.breakdowns[y].title.clone();
                let words = format!("The part “{title}” is new.");
                log.say(Kind::Part, words, None, Some(title));
                continue;
            }
            (Some(x), None) => {
                let title = a.breakdowns[x].title.clone();
                let words = format!("The part “{title}” is no longer given.");
                log.say(Kind::Part, words, Some(title), None);
                continue;
            }
            (None, None) => continue,
        };
        breakdown(scene, log, units, a, b);
    }
    if reordered(&pairs) {
        log.say(Kind::Part, "Its parts stand in another order.", None, None);
    }
}

fn breakdown(scene: &Scene, log: &mut Log, whole: (&Unit, &Unit), a: &Breakdown, b: &Breakdown) {
    let part = Some(b.title.as_str());
    if a.id != b.id || a.title != b.title {
        let words = match a.title == b.title {
            true => format!(
                "The part “{}” has the id “{}”, was “{}”.",
                b.title, b.id, a.id
            ),
            false => format!("The part “{}” was called “{}”.", b.title, a.title),
        };
        log.say(
            Kind::Part,
            words,
            Some(a.title.clone()),
            Some(b.title.clone()),
        );
    }
    // A part without a unit of its own has the measure's, which is said once.
    if (&a.unit, &b.unit) != whole {
        unit(log, &b.title, &a.unit, &b.unit);
    }
    let said = cells(scene, log, part, (&a.cells, &a.unit), (&b.cells, &b.unit));
    let of = Of { part, said: &said };
    let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
    observations(scene, log, &of, (old, &a.unit), (new, &b.unit));
}

fn benchmark(scene: &Scene, log: &mut Log, a: &Indicator, b: &Indicator) {
    let at_hand = at_hand(a, b);
    let (a, b) = match (&a.benchmark, &b.benchmark) {
        (Some(a), Some(b)) => (a, b),
        (None, None) => return,
        (a, b) => {
            let title = |of: &Option<Benchmark>| of.as_ref().map(|of| of.title.clone());
            let (was, is) = (title(a), title(b));
            let what = "The outside measure it is shown with";
            return log.label(Kind::Comparator, what, was.as_deref(), is.as_deref());
        }
    };
    let what = |what: &str| format!("The outside measure: {what}");
    log.label(
        Kind::Comparator,
        &what("its title"),
        Some(&a.title),
        Some(&b.title),
    );
    if at_hand || a.definition.is_some() && b.definition.is_some() {
        let (old, new) = (a.definition.as_deref(), b.definition.as_deref());
        log.text(Kind::Definition, &what("its definition"), old, new);
    }
    source(
        scene,
        log,
        &what("its source"),
        Some(a.source),
        Some(b.source),
    );
    unit(log, "The outside measure", &a.unit, &b.unit);
    polarity(log, &what("its polarity"), a.polarity, b.polarity);
    let basis = |of: &Benchmark| of.basis.map(|basis| basis.words());
    log.label(
        Kind::Definition,
        &what("how it is counted"),
        basis(a),
        basis(b),
    );
    log.text(
        Kind::Comparator,
        &what("why it is shown"),
        Some(&a.reason),
        Some(&b.reason),
    );
    let (old, new) = (a.difference.as_deref(), b.difference.as_deref());
    log.text(Kind::Comparator, &what("what differs"), old, new);
    if at_hand {
        let of = Of {
            part: Some("The outside measure"),
            said: &[],
        };
        let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
        observations(scene, log, &of, (old, &a.unit), (new, &b.unit));
    }
}

/// Figures in sentences: the same by what, where and when they are of.
pub(super) fn figures(log: &mut Log, kind: Kind, before: &[Figure], after: &[Figure]) {
    let same =
        |a: &Figure, b: &Figure| (&a.what, &a.place, &a.when) == (&b.what, &b.place, &b.when);
    let mut left: Vec<&Figure> = before.iter().collect();
    // Those that are wholly the same first: a figure may stand twice.
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
