//! What came of an import, in words for the page.

use crate::words;
use crate::{Answer, Cause, Imported, LintFinding, Prepared, REPORT, Update};
use report_core::problem::{Kind, Problem, Severity};
use report_core::report::{Indicator, Report};
use report_core::{lint, read, words as sentences};
use report_import::imported;
use report_import::json;
use report_import::problems::{Mend, Problems, places};
use report_import::update::{Last, UpdateKind};
use report_import::validate::Origins;
use serde_json::json;

/// So many places of one cause are named.
const MOST_PLACES: usize = 4;

pub fn of(found: imported::Imported) -> Imported {
    let told = &found.problems.list;
    let report = found.sound();
    let report = report.and_then(|text| prepared(text, lint::imported, told));
    let (errors, notices) = causes(&found.problems.list, &found.problems.mends);
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

/// What is to be joined to the last report; what is wrong where something is.
pub fn update(found: imported::Update, recipe: Option<String>) -> Result<Answer, String> {
    let imported::Update {
        report,
        mut problems,
    } = found;
    let Some(report) = report else {
        problems.grouped();
        let found = imported::Imported {
            text: None,
            problems,
            origins: Origins::default(),
        };
        return Ok(Answer::Imported(Imported {
            recipe,
            ..of(found)
        }));
    };
    let notice = |problem: Problem| {
        let suspicious = problem.kind == Kind::Suspicious;
        (
            problem.path,
            problem.message,
            problem.count as u32,
            suspicious,
        )
    };
    Ok(Answer::Update(Update {
        report: json::print(&report)?,
        recipe,
        notices: problems.list.into_iter().map(notice).collect(),
        notes: problems.notes,
    }))
}

/// The report with what was read before.
pub fn joined(update: &Update, last: &Last) -> Result<Answer, String> {
    let mut problems = Problems::default();
    for (path, message, count, suspicious) in &update.notices {
        let kind = match suspicious {
            true => Kind::Suspicious,
            false => Kind::default(),
        };
        let mut problem = Problem::new(Severity::Notice, path, message).of_kind(kind);
        problem.count = *count as usize;
        problems.push(problem);
    }
    problems.notes.clone_from(&update.notes);
    let report = read::as_written(update.report.as_bytes());
    let update_of = imported::Update {
        report: Some(report.map_err(|refusal| refusal.to_string())?),
        problems,
    };
    let found = update_of.onto(last, UpdateKind::Report, false);
    Ok(Answer::Imported(Imported {
        recipe: update.recipe.clone(),
        ..of(found)
    }))
}

/// The lint of a measure.
type Notice = fn(&Report, &Indicator) -> Vec<Problem>;

/// A report as it was made; of what the lint finds what is not told already.
pub fn prepared(text: &str, notice: Notice, told: &[Problem]) -> Option<Prepared> {
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
        findings: findings(&report, notice, told),
        list: list.to_string(),
        id: report.id,
    })
}

fn findings(report: &Report, notice: Notice, told: &[Problem]) -> Vec<LintFinding> {
    let finding = |measure, found: Vec<Problem>| {
        let mut words: Vec<String> = Vec::new();
        for problem in found {
            let message = words::sentence(problem.message.clone());
            let known = told.iter().any(|told| told.message == problem.message);
            if !known && !words.contains(&message) {
                words.push(message);
            }
        }
        (!words.is_empty()).then_some(LintFinding { measure, words })
    };
    let of_measures = report.indicators.iter().filter_map(|one| {
        let measure = (one.id.clone(), one.title.clone());
        finding(Some(measure), notice(report, one))
    });
    of_measures
        .chain(finding(None, lint::beside(report)))
        .collect()
}

/// Errors and notices, those of one cause together, each with what of the mends mends it.
pub fn causes(problems: &[Problem], mends: &[Mend]) -> (Vec<Cause>, Vec<Cause>) {
    let mut groups: Vec<(Severity, &str, Cause)> = Vec::new();
    for problem in problems {
        let message = problem.message.as_str();
        let found = groups
            .iter()
            .position(|(severity, own, _)| *severity == problem.severity && *own == message);
        let at = found.unwrap_or(groups.len());
        if found.is_none() {
            let mend = mends.iter().find(|mend| mend.says == message);
            let (found, expected) = words::found_and_expected(message, mend.is_some());
            let cause = Cause {
                found,
                expected,
                count: 0,
                places: Vec::new(),
                mend: mend.map(words::mend),
            };
            groups.push((problem.severity, message, cause));
        }
        let group = &mut groups[at].2;
        group.count += places(problem) as u32;
        if group.places.len() < MOST_PLACES && !problem.path.is_empty() {
            group.places.push(words::place(&problem.path));
        }
    }
    let (errors, notices): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|(severity, ..)| *severity == Severity::Error);
    let causes =
        |list: Vec<(Severity, &str, Cause)>| list.into_iter().map(|(.., cause)| cause).collect();
    (causes(errors), causes(notices))
}
