//! The draft Business Plan 2016-19: targets for three years ahead.

use crate::markdown;
use crate::readings::{Printed, Readings};
use crate::shared;
use crate::table;
use fairview_cli::import::clean::slug;
use report_core::wire::{Milestone, Objective, Passage, Report};
use std::path::Path;

/// The columns of targets: id, heading, period, and the transcription's column.
const TARGETS: [(&str, &str, &str, &str); 3] = [
    (
        "target-2016-17",
        "Target 16/17",
        "2016/17",
        "target_2016_17_printed",
    ),
    (
        "target-2017-18",
        "Target 17/18",
        "2017/18",
        "target_2017_18_printed",
    ),
    (
        "target-2018-19",
        "Target 18/19",
        "2018/19",
        "target_2018_19_printed",
    ),
];

/// Makes the report from its folder of `data/`.
///
/// # Errors
/// When a source file is missing, or a row fits nothing.
pub fn make(folder: &Path) -> Result<Report, String> {
    let mut report = shared::report(
        "halton-plan-2016-19",
        "Children and Young People, draft Business Plan",
        "Draft Business Plan 2016-19, People and Economy",
        "2016/17 to 2018/19",
        "plan",
    );
    report.short_title = Some("Draft Business Plan".to_owned());
    report.status = Some("draft".to_owned());
    report.notes = vec![
        "The plan prints no ratings, no commentary and no legend. “Latest performance” has no \
         period."
            .to_owned(),
        "The plan prints no polarity: which direction is good is read from titles and targets, and \
         left open where they do not say."
            .to_owned(),
        "Refs are as printed: PED014 stands at two measures, PED055 and PED056 at one, PEDE008, \
         PE009 and PE010 are probably misprints, and PED042 to PED046 are missing."
            .to_owned(),
    ];
    report.columns = vec![shared::column(
        "latest",
        "current",
        "Latest performance",
        None,
    )];
    for (id, heading, period, _) in TARGETS {
        report
            .columns
            .push(shared::column(id, "target", heading, Some(period)));
    }
    for row in table::read(&folder.join("objectives.csv"))? {
        report.objectives.push(Objective {
            id: slug(row.get("ref")),
            r#ref: row.words("ref"),
            title: row.words("title"),
            priority: row.words("corporate_priority"),
            ..Objective::default()
        });
    }
    indicators(folder, &mut report)?;
    for row in table::read(&folder.join("milestones.csv"))? {
        let objective = slug(row.get("objective_ref"));
        report.milestones.push(Milestone {
            id: format!("{objective}-{}", row.get("letter")),
            // Printed as a letter under the objective's ref; neither alone names the milestone.
            r#ref: Some(format!(
                "{} {}",
                row.get("objective_ref"),
                row.get("letter")
            )),
            objective,
            title: row.get("title").to_owned(),
            due: shared::month(row.get("due")),
            due_printed: row.words("due"),
            year: Some("2016/17".to_owned()),
            ..Milestone::default()
        });
    }
    for section in markdown::read(&folder.join("sections.md"))? {
        let Some((number, title)) = section.headings[1].split_once(' ') else {
            continue;
        };
        let text = section.text();
        let (developments, issues) = text
            .strip_prefix("Developments: ")
            .and_then(|text| text.split_once(" Issues: "))
            .ok_or_else(|| format!("sections.md: {number} has no developments and issues"))?;
        let passage = |text: &str| Passage {
            heading: Some(title.to_owned()),
            r#ref: Some(number.to_owned()),
            text: capital(text),
            owner: None,
        };
        report.developments.push(passage(developments));
        report.emerging_issues.push(passage(issues));
    }
    Ok(report)
}

fn indicators(folder: &Path, report: &mut Report) -> Result<(), String> {
    let mut readings = Readings::read(folder)?;
    for row in table::read(&folder.join("indicators.csv"))? {
        let printed = |column, words| Printed {
            column,
            words,
            empty: None,
        };
        let mut cells = vec![printed("latest", row.get("latest_printed"))];
        for (id, _, _, column) in TARGETS {
            cells.push(printed(id, row.get(column)));
        }
        // One row has a sentence across its targets; it stands in the first.
        if !row.get("note").is_empty() {
            cells[1].words = row.get("note");
        }
        let mut indicator = readings.indicator(row.get("ref"), &cells)?;
        indicator.objective = slug(row.get("objective_ref"));
        indicator.title = row.get("title").to_owned();
        report.indicators.push(indicator);
    }
    readings.finish()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
