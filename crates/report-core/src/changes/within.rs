//! What stands within a measure: its parts, and the outside figures it is shown with.

use super::Kind;
use super::change_list::ChangeList;
use super::figures::cells;
use super::indicator::{is_loaded, polarity, source, unit};
use super::matched::{MatchedReports, reordered};
use super::pairs::{Name, called, pair};
use super::series::{SeriesOwner, observations};
use crate::report::{Benchmark, Breakdown, Indicator};
use crate::unit::Unit;

fn part_names(parts: &[Breakdown]) -> Vec<Name<'_>> {
    let names = parts.iter().map(|part| called(&part.id, &part.title));
    names.collect()
}

pub(super) fn breakdowns(
    matched: &MatchedReports,
    log: &mut ChangeList,
    a: &Indicator,
    b: &Indicator,
) {
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
        breakdown(matched, log, units, a, b);
    }
    if reordered(&pairs) {
        log.say(Kind::Part, "Its parts stand in another order.", None, None);
    }
}

fn breakdown(
    matched: &MatchedReports,
    log: &mut ChangeList,
    whole: (&Unit, &Unit),
    a: &Breakdown,
    b: &Breakdown,
) {
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
    let said = cells(matched, log, part, (&a.cells, &a.unit), (&b.cells, &b.unit));
    let of = SeriesOwner { part, said: &said };
    let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
    observations(matched, log, &of, (old, &a.unit), (new, &b.unit));
}

pub(super) fn benchmark(
    matched: &MatchedReports,
    log: &mut ChangeList,
    a: &Indicator,
    b: &Indicator,
) {
    let is_loaded = is_loaded(a, b);
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
    if is_loaded || a.definition.is_some() && b.definition.is_some() {
        let (old, new) = (a.definition.as_deref(), b.definition.as_deref());
        log.text(Kind::Definition, &what("its definition"), old, new);
    }
    source(
        matched,
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
    if is_loaded {
        let of = SeriesOwner {
            part: Some("The outside measure"),
            said: &[],
        };
        let (old, new) = (a.observations.as_ref(), b.observations.as_ref());
        observations(matched, log, &of, (old, &a.unit), (new, &b.unit));
    }
}
