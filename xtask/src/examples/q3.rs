//! The Priority Based Report of quarter 3, 2022-23.

use crate::markdown;
use crate::readings::{Printed, Readings, lost};
use crate::shared;
use crate::table;
use fairview_cli::import::clean::slug;
use report_core::wire::{Figure, Legend, Meaning, Milestone, Objective, Passage, Report};
use std::path::Path;

/// Makes the report from its folder of `data/`.
///
/// # Errors
/// When a source file is missing, or a row fits nothing.
pub fn make(folder: &Path) -> Result<Report, String> {
    let mut report = shared::report(
        "halton-2022-23-q3",
        "Children and Young People, Priority Based Report",
        "Children and Young People, Priority Based Report, quarter 3 2022-23",
        "2022/23 Q3",
        "quarter",
    );
    report.short_title = Some("Priority Based Report".to_owned());
    report.series = Some(shared::PRIORITY_BASED.to_owned());
    report.notes = vec![
        "The document is known from a scan. What the scan lost is marked as such; nothing was \
         inferred from figures or commentary."
            .to_owned(),
        "Commentary, key developments and emerging issues are paraphrased; “[cut]” marks a place \
         where the scanned text breaks off."
            .to_owned(),
        "No row can be read for PED02 07 and PED04 06, and no milestone has the ref PED06b."
            .to_owned(),
    ];
    report.columns = vec![
        shared::column("previous", "previous", "21/22 actual", Some("2021/22")),
        shared::column("target", "target", "22/23 target", Some("2022/23")),
        shared::column("current", "current", "Current", Some("2022/23 Q3")),
    ];
    for row in table::read(&folder.join("objectives.csv"))? {
        report.objectives.push(Objective {
            id: slug(row.get("ref")),
            r#ref: row.words("ref"),
            title: row.words("title"),
            note: row
                .get("title")
                .is_empty()
                .then(|| "The title cannot be read in the source.".to_owned()),
            ..Objective::default()
        });
    }
    indicators(folder, &mut report)?;
    milestones(folder, &mut report)?;
    commentary(folder, &mut report)?;
    figures(folder, &mut report)?;
    sections(folder, &mut report)?;
    report.legend = Some(legend(folder)?);
    Ok(report)
}

fn indicators(folder: &Path, report: &mut Report) -> Result<(), String> {
    let mut readings = Readings::read(folder)?;
    for row in table::read(&folder.join("indicators.csv"))? {
        let printed = |column, words| Printed {
            column,
            words: row.get(words),
            empty: Some(lost()),
        };
        let mut indicator = readings.indicator(
            row.get("ref"),
            &[
                printed("previous", "previous_printed"),
                printed("target", "target_printed"),
                printed("current", "current_printed"),
            ],
        )?;
        indicator.objective = slug(row.get("objective_ref"));
        indicator.title = row.get("title").to_owned();
        indicator.method = row.words("basis");
        indicator.owner = row.words("owner_role");
        indicator.rating = Some(rating(row.get("progress"))?);
        // The one row whose direction is words has a note that says so.
        indicator.direction = if indicator.id == "ped04-07" {
            None
        } else {
            Some(direction(row.get("direction_of_travel"))?)
        };
        if indicator.id == "ped04-09" {
            indicator.next_update = Some("Quarter 4".to_owned());
        }
        report.indicators.push(indicator);
    }
    readings.finish()
}

/// A rating of the transcription; an empty cell is one that the scan lost.
pub fn rating(word: &str) -> Result<String, String> {
    Ok(match word {
        "" => "lost",
        "na" => "not_rated",
        "refer_to_comment" => "commentary",
        "green" | "amber" | "red" => word,
        _ => return Err(format!("“{word}” is no rating")),
    }
    .to_owned())
}

/// A direction of the transcription; an empty cell is one that the scan lost.
pub fn direction(word: &str) -> Result<String, String> {
    Ok(match word {
        "" => "lost",
        "na" => "not_comparable",
        "better" | "same" | "worse" => word,
        _ => return Err(format!("“{word}” is no direction of travel")),
    }
    .to_owned())
}

fn milestones(folder: &Path, report: &mut Report) -> Result<(), String> {
    for row in table::read(&folder.join("milestones.csv"))? {
        let mut id = slug(row.get("ref"));
        if report.milestones.iter().any(|m| m.id == id) {
            id += "-2";
        }
        report.milestones.push(Milestone {
            id,
            r#ref: row.words("ref"),
            objective: slug(row.get("objective_ref")),
            title: row.get("title").to_owned(),
            due: shared::month(row.get("due_printed")),
            due_printed: row.words("due_printed"),
            rating: Some(rating(row.get("progress"))?),
            owner: row.words("owner_role"),
            note: row
                .get("due_printed")
                .is_empty()
                .then(|| "No due date can be read in the source.".to_owned()),
            ..Milestone::default()
        });
    }
    Ok(())
}

fn commentary(folder: &Path, report: &mut Report) -> Result<(), String> {
    for section in markdown::read(&folder.join("commentary.md"))? {
        let heading = section.headings[1].as_str();
        if heading.is_empty() {
            continue;
        }
        let id = match heading {
            "PED06d (first occurrence, post 16 progress)" => "ped06d".to_owned(),
            "PED06d (second occurrence, provision)" => "ped06d-2".to_owned(),
            _ => slug(heading),
        };
        let text = section.text();
        if let Some(indicator) = report.indicators.iter_mut().find(|i| i.id == id) {
            indicator.commentary = Some(text);
        } else if let Some(milestone) = report.milestones.iter_mut().find(|m| m.id == id) {
            milestone.commentary = Some(text);
        } else {
            // Rows that the scan lost: their commentary stands with the objective.
            let names_it = |o: &&mut Objective| {
                let mut words = heading.split_whitespace();
                words.any(|word| slug(word) == o.id)
            };
            let objective = report
                .objectives
                .iter_mut()
                .find(names_it)
                .ok_or_else(|| format!("no place for the commentary “{heading}”"))?;
            objective.commentary.push(Passage {
                heading: Some(heading.to_owned()),
                text,
                ..Passage::default()
            });
        }
    }
    Ok(())
}

fn figures(folder: &Path, report: &mut Report) -> Result<(), String> {
    for row in table::read(&folder.join("series.csv"))? {
        let what = row.get("what");
        // These are the parts of PED01 02, which stand in its row.
        if what.starts_with("21/22 actual, sub-value") {
            continue;
        }
        let place = row.words("area").filter(|area| area != "Halton");
        let figure = shared::figure(what, place, row.words("period"), row.get("value_printed"));
        // The source's figures of PED06d belong to its second milestone, about provision.
        let id = match row.get("indicator_ref") {
            "PED06d" => "ped06d-2".to_owned(),
            r#ref => slug(r#ref),
        };
        let list: &mut Vec<Figure> = if id.is_empty() {
            &mut report.figures
        } else if let Some(indicator) = report.indicators.iter_mut().find(|i| i.id == id) {
            &mut indicator.figures
        } else if let Some(milestone) = report.milestones.iter_mut().find(|m| m.id == id) {
            &mut milestone.figures
        } else {
            return Err(format!("no place for the figure “{what}” of {id}"));
        };
        list.push(figure);
    }
    Ok(())
}

fn sections(folder: &Path, report: &mut Report) -> Result<(), String> {
    for section in markdown::read(&folder.join("sections.md"))? {
        match section.headings[1].as_str() {
            "Key developments" => report.developments.push(shared::passage(&section)),
            "Emerging issues" => report.emerging_issues.push(shared::passage(&section)),
            "Other sections" => {
                for paragraph in &section.paragraphs {
                    report.sections.push(Passage {
                        text: paragraph.clone(),
                        ..Passage::default()
                    });
                }
            }
            _ => {}
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
        let applies_to = row.get("applies_to");
        let of = match (applies_to, row.get("colour")) {
            ("direction_of_travel", "green") => "better",
            ("direction_of_travel", "amber") => "same",
            ("direction_of_travel", "red") => "worse",
            (_, colour) => colour,
        };
        let meaning = match legend.meanings.iter_mut().find(|m| m.of == of) {
            Some(meaning) => meaning,
            None => {
                legend.meanings.push(Meaning {
                    of: of.to_owned(),
                    symbol: symbol(row.get("symbol_as_ocrd")),
                    ..Meaning::default()
                });
                legend.meanings.last_mut().expect("one was pushed")
            }
        };
        if applies_to == "milestone" {
            meaning.milestone = row.words("meaning");
        } else {
            meaning.measure = row.words("meaning");
        }
    }
    Ok(legend)
}

/// The symbol that the scan's reading stands for: arrows came out as letters.
fn symbol(read: &str) -> Option<String> {
    let symbol = match read {
        "Î" => "↑",
        "\\Leftrightarrow" => "⇔",
        "ļ" => "↓",
        other => other,
    };
    Some(symbol.to_owned())
}
