//! The Priority Based Report of quarter 2, 2015/16, with finance.

use crate::finance;
use crate::markdown;
use crate::q3::{direction, rating};
use crate::readings::{Printed, Readings};
use crate::shared;
use crate::table::{self, Row};
use fairview_cli::import::clean::slug;
use report_core::wire::{Cell, Indicator, Legend, Meaning, Milestone, Objective, Report};
use std::path::Path;

/// Makes the report from its folder of `data/`.
///
/// # Errors
/// When a source file is missing, or a row fits nothing.
pub fn make(folder: &Path) -> Result<Report, String> {
    let mut report = shared::report(
        "halton-2015-16-q2",
        "Children and Young People, Priority Based Report",
        "Children and Young People, Priority Based Report, quarter 2 2015/16",
        "2015/16 Q2",
        "quarter",
    );
    report.short_title = Some("Priority Based Report".to_owned());
    report.series = Some(shared::PRIORITY_BASED.to_owned());
    report.notes = vec![
        "Put before the Children, Young People and Families Policy and Performance Board on \
         4 January 2016. The document is known from a scan: most symbols of progress and \
         direction are lost in it, not absent. Nothing was inferred from figures or commentary."
            .to_owned(),
        "The document prints its commentary as running text under each priority, without refs. \
         Here it stands with the measures and milestones it speaks of, in paraphrase."
            .to_owned(),
        "The charts print figures for earlier years and other areas. They came out of the scan \
         with one value for every year, so they are left out; the figures of 2015/16 stand in the \
         rows of their measures."
            .to_owned(),
        "The document prints no polarity: which direction is good is read from titles and targets, \
         and left open where they do not say."
            .to_owned(),
    ];
    report.columns = vec![
        shared::column("previous", "previous", "14/15 Actual", Some("2014/15")),
        shared::column("target", "target", "15/16 Target", Some("2015/16")),
        shared::column("current", "current", "Current", Some("2015/16 Q2")),
    ];
    for row in table::read(&folder.join("objectives.csv"))? {
        report.objectives.push(Objective {
            id: slug(row.get("ref")),
            title: row.words("title"),
            priority: row.words("corporate_priority"),
            ..Objective::default()
        });
    }
    indicators(folder, &mut report)?;
    for row in table::read(&folder.join("milestones.csv"))? {
        let due = due(row.get("title"));
        report.milestones.push(Milestone {
            id: slug(row.get("ref")),
            r#ref: row.words("ref"),
            objective: slug(row.get("priority")),
            title: row.get("title").to_owned(),
            due: due.as_deref().and_then(shared::month),
            due_printed: due,
            rating: Some(rating(row.get("progress"))?),
            ..Milestone::default()
        });
    }
    report.finance = finance::tables(&folder.join("finance.csv"))?;
    commentary(folder, &mut report)?;
    sections(folder, &mut report)?;
    report.legend = Some(legend(folder)?);
    Ok(report)
}

fn indicators(folder: &Path, report: &mut Report) -> Result<(), String> {
    let mut readings = Readings::read(folder)?;
    for row in table::read(&folder.join("indicators.csv"))? {
        let printed = |column, words: &'static str| Printed {
            column,
            words: row.get(words),
            empty: None,
        };
        let cells = [
            printed("previous", "previous_printed"),
            printed("target", "target_printed"),
            printed("current", "current_printed"),
        ];
        let values = cells.iter().any(|cell| !cell.words.is_empty());
        let mut indicator = readings.indicator(row.get("ref"), &cells)?;
        indicator.objective = slug(row.get("priority"));
        indicator.title = row.get("title").to_owned();
        if values {
            // Rows with values were rated; what is empty here was lost.
            indicator.rating = Some(rating(row.get("progress"))?);
            indicator.direction = Some(direction(row.get("direction_of_travel"))?);
        }
        words_across(&mut indicator, &row, values);
        // The boxes at the head of a priority have headings of their own.
        if row.get("headline") == "yes" {
            for (column, cell) in &mut indicator.cells.0 {
                cell.heading = match column.as_str() {
                    "target" => Some("Target".to_owned()),
                    "current" => Some("Current progress".to_owned()),
                    _ => None,
                };
            }
        }
        // What is counted to date is set against figures of full years.
        if indicator.basis.as_deref() == Some("cumulative") {
            for (column, cell) in &mut indicator.cells.0 {
                if column != "current" {
                    cell.basis = Some("whole_period".to_owned());
                }
            }
        }
        report.indicators.push(indicator);
    }
    readings.finish()
}

/// Words that are printed across a row in place of its values, and when a figure is due.
fn words_across(indicator: &mut Indicator, row: &Row, values: bool) {
    let note = row.get("note");
    if note.is_empty() {
        return;
    }
    if let Some(at) = note
        .find("end of Quarter ")
        .or_else(|| note.find("end of Q"))
    {
        let due = note[at..].trim_end_matches('.').replace("Quarter ", "Q");
        indicator.next_update = Some(due.replace("end of Q", "End of quarter "));
    }
    if !values {
        let absent = ["Available", "Awaiting", "Expected", "New measure"];
        let mark = absent.iter().any(|word| note.starts_with(word));
        let cell = Cell {
            printed: Some(note.to_owned()),
            mark: mark.then(|| "x".to_owned()),
            ..Cell::default()
        };
        indicator.cells.0.push(("current".to_owned(), cell));
    }
}

/// The due date that stands inside a title, after "by".
fn due(title: &str) -> Option<String> {
    let (_, after) = title
        .split_once(" by ")
        .or_else(|| title.split_once(" during "))?;
    let words: Vec<&str> = after.split_whitespace().collect();
    let clean = |word: &str| word.trim_end_matches([',', '.', ')']).to_owned();
    match words[..] {
        [from, "to", until, year, ..] => Some(format!("{from} to {until} {}", clean(year))),
        [month, year, ..] => Some(format!("{month} {}", clean(year))),
        _ => None,
    }
    .filter(|words| shared::month(words).is_some())
}

fn commentary(folder: &Path, report: &mut Report) -> Result<(), String> {
    for section in markdown::read(&folder.join("commentary.md"))? {
        let [top, heading, _] = &section.headings;
        if heading.is_empty() {
            continue;
        }
        let mut passage = shared::passage(&section);
        if let Some(table) = report.finance.iter_mut().find(|table| table.title == *top) {
            table.commentary.push(passage);
            continue;
        }
        let (title, refs) = match heading.strip_suffix(')').and_then(|h| h.rsplit_once(" (")) {
            Some((title, refs)) => (title, refs.split(", ").map(slug).collect()),
            None => (heading.as_str(), Vec::new()),
        };
        passage.heading = Some(title.to_owned());
        for id in &refs {
            let text = &passage.text;
            let commentary = if let Some(i) = report.indicators.iter_mut().find(|i| i.id == *id) {
                &mut i.commentary
            } else if let Some(m) = report.milestones.iter_mut().find(|m| m.id == *id) {
                &mut m.commentary
            } else {
                return Err(format!("commentary.md: nothing has the ref {id}"));
            };
            *commentary = Some(match commentary.take() {
                Some(before) => format!("{before}\n\n{text}"),
                None => text.clone(),
            });
        }
        if refs.is_empty() {
            let priority = slug(top.split(':').next().unwrap_or_default());
            let objective = report
                .objectives
                .iter_mut()
                .find(|o| o.id == priority)
                .ok_or_else(|| format!("commentary.md: there is no priority “{top}”"))?;
            objective.commentary.push(passage);
        }
    }
    Ok(())
}

fn sections(folder: &Path, report: &mut Report) -> Result<(), String> {
    for section in markdown::read(&folder.join("sections.md"))? {
        let heading = section.headings[1].as_str();
        let mut passage = shared::passage(&section);
        // The transcription's own file names mean nothing to a reader.
        for name in [
            " (commentary.md)",
            " (finance.csv; comments in commentary.md)",
            " (legend.csv)",
            " (see ../2016-19-plan)",
        ] {
            passage.text = passage.text.replace(name, "");
        }
        match heading {
            "" => {}
            "2. Key developments" => report.developments.push(passage),
            "3. Emerging issues" => report.emerging_issues.push(passage),
            _ => report.sections.push(passage),
        }
    }
    Ok(())
}

fn legend(folder: &Path) -> Result<Legend, String> {
    let mut legend = Legend {
        direction_against: Some("same_period_last_year".to_owned()),
        meanings: Vec::new(),
    };
    for row in table::read(&folder.join("legend.csv"))? {
        let of = match row.get("code") {
            "na" => "not_comparable",
            code => code,
        };
        legend.meanings.push(Meaning {
            of: of.to_owned(),
            measure: row.words("measure_meaning"),
            milestone: row.words("milestone_meaning"),
            symbol: row
                .words("symbol_in_tables")
                .or_else(|| row.words("symbol_in_appendix")),
        });
    }
    Ok(legend)
}

#[cfg(test)]
mod tests {
    use super::due;

    #[test]
    fn a_due_date_stands_after_by_or_during() {
        for (title, expected) in [
            ("a Cheshire service by March 2016.", Some("March 2016")),
            (
                "for all schools by October 2015 and identify",
                Some("October 2015"),
            ),
            (
                "for all schools during September to December 2015 (with",
                Some("September to December 2015"),
            ),
            ("the inspection in November 2014.", None),
            ("ensured by the council", None),
        ] {
            assert_eq!(due(title).as_deref(), expected, "{title}");
        }
    }
}
