//! Processes with standards, their stages, and the shares of one whole beside them.

use super::parts::ids;
use super::{Book, note, refer};
use crate::draft::Draft;
use crate::problems::Problems;
use report_core::wire;

pub(super) fn read(book: &Book, draft: &mut Draft, problems: &mut Problems) {
    let (processes, origins) = (&mut draft.report.processes, &mut draft.origins);
    book.rows("Processes", &[], problems, |f| {
        let (Some(id), Some(title)) = (
            f.need("Id", "complaints"),
            f.need("Title", "Statutory complaints"),
        ) else {
            return;
        };
        note(
            origins,
            "Processes",
            &format!("processes[{}]", processes.len()),
            f,
        );
        processes.push(wire::Process {
            id,
            title,
            unit: f.text("Unit"),
            note: f.text("Note"),
            ..wire::Process::default()
        });
    });
    book.rows("Stages", &[], problems, |f| {
        let known = processes.iter().map(|process| process.id.as_str());
        let (Some(at), Some(title)) = (
            refer(f, "Process", "Processes", known),
            f.need("Title", "Stage 1"),
        ) else {
            return;
        };
        let stages = &mut processes[at].stages;
        note(
            origins,
            "Stages",
            &format!("processes[{at}].stages[{}]", stages.len()),
            f,
        );
        stages.push(wire::Stage {
            title,
            what: f.text("What"),
            owner: f.text("Owner"),
            allowed: f.number("Allowed"),
            at_most: f.number("At most"),
            allowed_printed: f.text("Allowed printed"),
            taken: f.number("Taken"),
            done: f.text("Done"),
            indicators: ids(f, "Indicators"),
            note: f.text("Note"),
        });
    });
    book.rows("Bands", &[], problems, |f| {
        let known = processes.iter().map(|process| process.id.as_str());
        let (Some(at), Some(title), Some(indicator)) = (
            refer(f, "Process", "Processes", known),
            f.need("Title", "11 to 20 working days"),
            f.need("Indicator", "ped02-04"),
        ) else {
            return;
        };
        let bands = &mut processes[at].bands;
        note(
            origins,
            "Bands",
            &format!("processes[{at}].bands[{}]", bands.len()),
            f,
        );
        let less = f.text("Less");
        bands.push(wire::Band {
            title,
            indicator,
            less,
        });
    });
}
