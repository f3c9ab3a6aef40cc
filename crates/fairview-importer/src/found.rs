//! What came of an import, in words for the page.

use crate::words;
use crate::{Cause, Imported, Prepared, REPORT};
use report_core::problem::{Problem, Severity};
use report_core::{read, words as sentences};
use report_import::imported;
use report_import::problems::places;
use serde_json::json;

/// So many places of one cause are named.
const MOST_PLACES: usize = 4;

pub fn of(found: imported::Imported) -> Imported {
    let report = found.sound().and_then(prepared);
    let (errors, notices) = causes(&found.problems.list);
    Imported {
        report,
        errors,
        notices,
        notes: found
            .problems
            .notes
            .iter()
            .map(|note| words::on_page(note))
            .collect(),
        ..Imported::default()
    }
}

pub fn prepared(text: &str) -> Option<Prepared> {
    let report = read::report(text.as_bytes()).ok()?.value;
    let list = json!({
        "fairview": "1.0",
        "kind": "catalogue",
        "organisation": report.organisation,
        "reports": [{
            "id": report.id,
            "file": REPORT,
            "title": report.title,
            "period": report.period.label(),
        }],
    });
    Some(Prepared {
        text: text.to_owned(),
        title: format!("{}, {}", report.title, report.period.words()),
        lead: sentences::report_lead(&report),
        list: list.to_string(),
        id: report.id,
    })
}

/// Errors and notices, those of one cause together.
pub fn causes(problems: &[Problem]) -> (Vec<Cause>, Vec<Cause>) {
    let mut groups: Vec<(Severity, Cause)> = Vec::new();
    for problem in problems {
        let message = words::on_page(&problem.message);
        let found = groups.iter().position(|(severity, cause)| {
            *severity == problem.severity && cause.message == message
        });
        let at = found.unwrap_or(groups.len());
        if found.is_none() {
            let cause = Cause {
                message,
                count: 0,
                places: Vec::new(),
            };
            groups.push((problem.severity, cause));
        }
        let group = &mut groups[at].1;
        group.count += places(problem) as u32;
        if group.places.len() < MOST_PLACES && !problem.path.is_empty() {
            group.places.push(problem.path.clone());
        }
    }
    let (errors, notices): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|(severity, _)| *severity == Severity::Error);
    let causes = |list: Vec<(Severity, Cause)>| list.into_iter().map(|(_, cause)| cause).collect();
    (causes(errors), causes(notices))
}
