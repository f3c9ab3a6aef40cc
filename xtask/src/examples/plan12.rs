//! The Directorate Plan 2012-15: two years of actuals, five of targets, milestones by year, and
//! risk cells that are all empty.

use crate::markdown;
use crate::readings::{Printed, Readings};
use crate::shared;
use crate::table::{self, Row};
use fairview_cli::import::clean::slug;
use report_core::wire::{Figure, Milestone, Objective, Report, Risk};
use std::path::Path;

/// The columns: id, role, heading, period, and the transcription's column.
const COLUMNS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "actual-2010-11",
        "previous",
        "Actual 10/11",
        "2010/11",
        "actual_2010_11_printed",
    ),
    (
        "target-2011-12",
        "target",
        "Target 11/12",
        "2011/12",
        "target_2011_12_printed",
    ),
    (
        "actual-2011-12",
        "current",
        "Actual 11/12",
        "2011/12",
        "actual_2011_12_printed",
    ),
    (
        "target-2012-13",
        "target",
        "Target 12/13",
        "2012/13",
        "target_2012_13_printed",
    ),
    (
        "target-2013-14",
        "target",
        "Target 13/14",
        "2013/14",
        "target_2013_14_printed",
    ),
    (
        "target-2014-15",
        "target",
        "Target 14/15",
        "2014/15",
        "target_2014_15_printed",
    ),
];

/// Makes the report from its folder of `data/`.
///
/// # Errors
/// When a source file is missing, or a row fits nothing.
pub fn make(folder: &Path) -> Result<Report, String> {
    let mut report = shared::report(
        "halton-plan-2012-15",
        "Children and Enterprise Directorate Plan",
        "Children and Enterprise Directorate Plan, April 2012 to March 2015",
        "2012/13 to 2014/15",
        "plan",
    );
    report.notes = vec![
        "The plan was written before 2011/12 ended: 65 of its 83 measures have no actual for that \
         year. Those that have one are school results."
            .to_owned(),
        "The plan prints no polarity: which direction is good is read from titles and targets, and \
         left open where they do not say."
            .to_owned(),
        "Measures stand under departments, not under objectives; only three objectives say which \
         measures belong to them."
            .to_owned(),
        "Responsible officers are printed by name; names are left out here.".to_owned(),
    ];
    for (id, role, heading, period, _) in COLUMNS {
        report
            .columns
            .push(shared::column(id, role, heading, Some(period)));
    }
    for row in table::read(&folder.join("objectives.csv"))? {
        report.objectives.push(objective(&row));
    }
    indicators(folder, &mut report)?;
    milestones(folder, &mut report)?;
    for row in table::read(&folder.join("risks.csv"))? {
        report.risks.push(Risk {
            objective: slug(row.get("objective_ref")),
            title: None,
            initial: row.words("initial"),
            residual: row.words("residual"),
        });
    }
    for row in table::read(&folder.join("narrative_figures.csv"))? {
        let place = row.words("area").filter(|area| area != "Halton");
        let section = format!("Section {}.", row.get("section"));
        report.figures.push(Figure {
            note: Some(match row.get("note") {
                "" => section,
                note => format!("{section} {note}"),
            }),
            ..shared::figure(
                row.get("measure"),
                place,
                row.words("period"),
                row.get("value_printed"),
            )
        });
    }
    for section in markdown::read(&folder.join("sections.md"))? {
        if !section.headings[1].is_empty() {
            let text = section.text().replace(" (see `narrative_figures.csv`)", "");
            report.sections.push(report_core::wire::Passage {
                text,
                ..shared::passage(&section)
            });
        }
    }
    Ok(report)
}

fn objective(row: &Row) -> Objective {
    let mut notes = Vec::new();
    if let Some(officers) = row.words("responsible_officer") {
        notes.push(format!("Responsible officer: {officers}."));
    }
    if let Some(linked) = row.words("linked_indicators_printed") {
        notes.push(format!("Linked indicators, as printed: {linked}"));
    }
    Objective {
        id: slug(row.get("ref")),
        r#ref: row.words("ref"),
        title: row.words("title"),
        priority: row.words("corporate_priority"),
        department: row.words("department"),
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        ..Objective::default()
    }
}

fn indicators(folder: &Path, report: &mut Report) -> Result<(), String> {
    let mut readings = Readings::read(folder)?;
    for row in table::read(&folder.join("indicators.csv"))? {
        let cells: Vec<Printed> = COLUMNS
            .iter()
            .map(|(id, _, _, _, column)| Printed {
                column: id,
                words: row.get(column),
                empty: None,
            })
            .collect();
        let mut indicator = readings.indicator(row.get("ref"), &cells)?;
        let department = row.get("department");
        indicator.objective = slug(department);
        indicator.title = row.get("title").to_owned();
        indicator.note = row.words("note");
        // The table of a department's measures stands after its objectives.
        if !report
            .objectives
            .iter()
            .any(|o| o.id == indicator.objective)
        {
            report.objectives.push(Objective {
                id: indicator.objective.clone(),
                title: Some(format!("{department}: key indicators")),
                department: Some(department.to_owned()),
                ..Objective::default()
            });
        }
        report.indicators.push(indicator);
    }
    readings.finish()
}

fn milestones(folder: &Path, report: &mut Report) -> Result<(), String> {
    for row in table::read(&folder.join("milestones.csv"))? {
        let objective = slug(row.get("objective_ref"));
        let year = row.get("year").replace('-', "/");
        let beside = report
            .milestones
            .iter()
            .filter(|m| m.objective == objective && m.year.as_deref() == Some(year.as_str()));
        let number = beside.count() + 1;
        let title = row.get("title");
        let due = due(title);
        report.milestones.push(Milestone {
            id: format!("{objective}-{}-{number}", row.get("year")),
            objective,
            due: due.as_deref().and_then(shared::month),
            due_printed: due,
            year: Some(year),
            title: title.to_owned(),
            ..Milestone::default()
        });
    }
    Ok(())
}

/// The due date that stands inside a title: the last month with a year.
fn due(title: &str) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let pairs = words.windows(2).rev();
    let mut months = pairs.map(|pair| {
        let year = pair[1].trim_end_matches([',', '.']);
        format!("{} {year}", pair[0])
    });
    months.find(|words| shared::month(words).is_some())
}

#[cfg(test)]
mod tests {
    use super::due;

    #[test]
    fn a_due_date_is_the_last_month_of_the_title() {
        for (title, expected) in [
            (
                "Assessment by April 2012, and implement the plan",
                Some("April 2012"),
            ),
            ("from April 2012 to March 2013", Some("March 2013")),
            (
                "Children in Care strategy (2011-14) by March 2013",
                Some("March 2013"),
            ),
            ("sessions (April, July, December)", None),
            ("Specify and implement uniform principles", None),
        ] {
            assert_eq!(due(title).as_deref(), expected, "{title}");
        }
    }
}
