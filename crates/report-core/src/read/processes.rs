//! Reading processes with standards.

use super::figures::number;
use super::indicator::refer;
use super::parts::{left_out, linked, own_id};
use super::places::{Ids, at_most, list};
use super::words::{label, sentence, text};
use super::{MOST_BREAKDOWNS, MOST_LISTED};
use crate::problem::Problems;
use crate::report::{Process, Share, Stage};
use crate::wire;

/// The most bands of one whole that a picture tells apart.
const MOST_BANDS: usize = 4;

pub(super) fn processes(
    p: &mut Problems,
    mut found: Vec<wire::Process>,
    indicators: &Ids,
) -> Vec<Process> {
    at_most(p, "processes", &mut found, MOST_LISTED);
    list(
        p,
        "processes",
        found,
        |p, mut found, earlier: &[Process]| {
            let before = p.errors();
            let known = |id: &str| earlier.iter().any(|other| other.id == id);
            let own_id = own_id(p, found.id, "process", known);
            let title = label(p, "title", found.title);
            if found.stages.is_empty() {
                p.error("stages", "there are none; expected one or more");
            }
            if p.errors() > before {
                left_out(p, "process", &title);
                return None;
            }
            at_most(p, "stages", &mut found.stages, MOST_BREAKDOWNS);
            let stages = list(p, "stages", found.stages, |p, found, _: &[Stage]| {
                Some(stage(p, found, indicators))
            });
            let (count, told) = (found.bands.len(), p.errors());
            let mut bands = list(p, "bands", found.bands, |p, found, _: &[Share]| {
                let indicator = refer(p, "indicator", &found.indicator, "an indicator", indicators);
                let less = found
                    .less
                    .map(|id| refer(p, "less", &id, "an indicator", indicators));
                Some(Share {
                    title: label(p, "title", found.title),
                    indicator: indicator?,
                    less: match less {
                        Some(less) => Some(less?),
                        None => None,
                    },
                })
            });
            if count > MOST_BANDS {
                p.error("bands", format!("expected {MOST_BANDS} shares of one whole at most, found {count}. They are left out."));
            }
            if p.errors() > told {
                bands.clear();
            }
            Some(Process {
                id: own_id,
                title,
                unit: sentence(p, "unit", found.unit),
                stages,
                bands,
                note: text(p, "note", found.note),
            })
        },
    )
}

fn stage(p: &mut Problems, found: wire::Stage, indicators: &Ids) -> Stage {
    let time = |p: &mut Problems, at: &str, found: Option<f64>| {
        let found = number(p, at, found)?;
        if found <= 0.0 {
            p.error(
                at,
                format!("{found} is no time; expected a number above 0. It is left out."),
            );
            return None;
        }
        Some(found)
    };
    let allowed = time(p, "allowed", found.allowed);
    let taken = time(p, "taken", found.taken);
    let mut at_most = time(p, "at_most", found.at_most);
    if let Some((least, most)) = allowed.zip(at_most).filter(|(least, most)| most < least) {
        p.error("at_most", format!("{most} is shorter than the {least} allowed; expected as long or longer. It is left out."));
        at_most = None;
    }
    Stage {
        title: label(p, "title", found.title),
        what: text(p, "what", found.what),
        owner: found.owner,
        allowed,
        at_most,
        allowed_printed: sentence(p, "allowed_printed", found.allowed_printed),
        taken,
        done: sentence(p, "done", found.done),
        indicators: linked(p, found.indicators, indicators),
        note: text(p, "note", found.note),
    }
}
