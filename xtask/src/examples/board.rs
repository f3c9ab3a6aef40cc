//! The papers of the board meeting of January 2020: figures from several reports, with cohorts as
//! comparators, ratings by symbol, and comparisons in words only.

use crate::markdown;
use crate::printed;
use crate::readings::Readings;
use crate::shared;
use crate::table::{self, Row};
use fairview_cli::import::clean::slug;
use report_core::wire::{
    Breakdown, Cell, Cohort, Figure, Indicator, Legend, Meaning, Objective, Observations, Report,
    Series, Table,
};
use std::path::Path;

/// Makes the report from its folder of `data/`.
///
/// # Errors
/// When a source file is missing, or a row fits nothing.
pub fn make(folder: &Path) -> Result<Report, String> {
    let mut report = shared::report(
        "halton-board-2020-01",
        "Children, young people and families: papers of the January board",
        "Public papers of the Children, Young People and Families Policy and Performance Board, \
         27 January 2020",
        "2020-01",
        "year",
    );
    report.short_title = Some("Papers of the January board".to_owned());
    report.notes = vec![
        "Figures of several reports put before the board on 27 January 2020. They stand in \
         sentences and small tables; the papers print no targets."
            .to_owned(),
        "Where a paper says “currently” without a day, the figure stands at January 2020, the month \
         of the meeting."
            .to_owned(),
        "Which direction is good is our reading of the titles, and left open where they do not say."
            .to_owned(),
        "Cohorts of children in care are small: 7 to 15 children. One child can be more than eight \
         percentage points."
            .to_owned(),
    ];
    report.areas = vec![
        shared::area("halton", "Halton", "authority"),
        shared::area(
            "statistical-neighbours",
            "Statistical neighbours",
            "neighbour_mean",
        ),
        shared::area("liverpool-city-region", "Liverpool City Region", "region"),
        shared::area("national", "National", "nation"),
    ];
    report.cohorts = COHORTS
        .map(|name| Cohort {
            id: slug(name),
            name: name.to_owned(),
        })
        .to_vec();
    report.columns = vec![
        shared::column("previous", "previous", "Earlier figure", None),
        shared::column("current", "current", "Latest figure", None),
    ];
    let series = table::read(&folder.join("series.csv"))?;
    let mut readings = Readings::read(folder)?;
    for row in table::read(&folder.join("indicators.csv"))? {
        let id = row.get("indicator_id");
        let rows: Vec<&Row> = series
            .iter()
            .filter(|row| row.get("indicator_id") == id)
            .collect();
        let mut indicator = readings.indicator("", &[])?;
        if indicator.id != id {
            return Err(format!(
                "readings.csv has {} where {id} is due",
                indicator.id
            ));
        }
        indicator.title = row.get("title").to_owned();
        indicator.method = row.words("basis");
        indicator.objective = objective(row.get("source_section"), &mut report);
        let academic = row.get("source_section").starts_with("Item 6B");
        fill(&mut indicator, &rows, academic)?;
        report.indicators.push(indicator);
    }
    readings.finish()?;
    judgements(folder, &mut report)?;
    for section in markdown::read(&folder.join("sections.md"))? {
        if !section.headings[1].is_empty() {
            report.sections.push(shared::passage(&section));
        }
    }
    report.legend = Some(legend());
    Ok(report)
}

/// Groups of people that are set against each other, or that a whole measure is about.
const COHORTS: [&str; 2] = ["Children in care", "All pupils"];

/// Groups that are the whole of a measure whose other groups are its parts.
const WHOLES: [&str; 3] = ["Children in care, overall", "Care leavers", "Total"];

/// The paper and its part, as an objective: `Item 6B, Headteacher's annual report, Phonics`.
fn objective(section: &str, report: &mut Report) -> String {
    let mut parts = section.splitn(3, ", ");
    let [item, paper, part] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let part = match item {
        "Item 6B" if part.starts_with("Executive summary") => "Executive summary",
        "Item 6B" if part.contains(',') => "All stages",
        "Item 6B" => part,
        "Item 7A" => part.strip_prefix("3.5 ").unwrap_or("Risk analysis"),
        _ => "",
    };
    let title = match part {
        "" => paper.to_owned(),
        part => format!("{paper}: {part}"),
    };
    let id = slug(&format!(
        "{item} {part} {}",
        if part.is_empty() { paper } else { "" }
    ));
    if !report.objectives.iter().any(|o| o.id == id) {
        report.objectives.push(Objective {
            id: id.clone(),
            r#ref: Some(item.to_owned()),
            title: Some(title),
            ..Objective::default()
        });
    }
    id
}

/// Observations, parts and cells from the rows of one measure.
fn fill(indicator: &mut Indicator, rows: &[&Row], academic: bool) -> Result<(), String> {
    let first = rows.first().map(|row| row.get("cohort"));
    let one_group = rows.iter().all(|row| Some(row.get("cohort")) == first);
    let is_own = |row: &&&Row| {
        let cohort = row.get("cohort");
        // A total of shares is 100% and says nothing.
        let whole = WHOLES.contains(&cohort) && row.get("value_printed") != "100%";
        one_group || cohort.is_empty() || COHORTS.contains(&cohort) || whole
    };
    let own: Vec<&Row> = rows.iter().filter(is_own).copied().collect();
    if !own.is_empty() {
        let observations = observations(&own, academic)?;
        indicator.cells = cells(&observations);
        indicator.decimals = Some(decimals(&observations));
        let groups = |cohort: &str| own.iter().any(|row| row.get("cohort") == cohort);
        if COHORTS.iter().all(|cohort| groups(cohort)) {
            indicator.cohort = Some(slug(COHORTS[0]));
        }
        indicator.observations = Some(observations);
        let group = own[0].get("cohort");
        if !group.is_empty() && group != "Total" && !COHORTS.contains(&group) {
            indicator.note = Some(format!("For: {group}."));
        }
    }
    for row in rows.iter().filter(|row| !is_own(row)) {
        let title = row.get("cohort");
        if indicator.breakdowns.iter().any(|b| b.title == title) {
            continue;
        }
        let part: Vec<&Row> = rows
            .iter()
            .filter(|row| row.get("cohort") == title)
            .copied()
            .collect();
        let observations = observations(&part, academic)?;
        indicator.decimals = indicator.decimals.max(Some(decimals(&observations)));
        indicator.breakdowns.push(Breakdown {
            id: slug(title),
            title: title.to_owned(),
            cells: cells(&observations),
            observations: Some(observations),
            ..Breakdown::default()
        });
    }
    Ok(())
}

fn observations(rows: &[&Row], academic: bool) -> Result<Observations, String> {
    let mut periods: Vec<String> = Vec::new();
    for row in rows {
        let (period, _) = period(row.get("period"), academic);
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    let mut series: Vec<Series> = Vec::new();
    for row in rows {
        let area = slug(row.get("area"));
        let cohort = Some(row.get("cohort"))
            .filter(|name| COHORTS.contains(name))
            .map(slug);
        let known = series
            .iter_mut()
            .position(|s| s.area == area && s.cohort == cohort);
        let at = known.unwrap_or_else(|| {
            series.push(Series {
                area,
                cohort,
                values: vec![None; periods.len()],
                ..Series::default()
            });
            series.len() - 1
        });
        let (period, forecast) = period(row.get("period"), academic);
        let words = row.get("value_printed");
        let (value, mark) = value(words);
        let place = periods.iter().position(|p| *p == period);
        let place = place.ok_or_else(|| format!("the period {period} is lost"))?;
        let series = &mut series[at];
        series.values[place] = value;
        if forecast {
            series.marks.0.push((period.clone(), "f".to_owned()));
        } else if let Some(mark) = mark {
            series.marks.0.push((period.clone(), mark.to_owned()));
        }
        if printed::number(words).is_none() {
            series.printed.0.push((period, words.to_owned()));
        }
    }
    Ok(Observations {
        periods,
        year_ends: None,
        series,
    })
}

/// A printed value as a number and its symbol: numbers, numbers in words, arrows for a rise or a
/// fall. Bounds ("over 20%") and words ("all") are not numbers.
fn value(words: &str) -> (Option<f64>, Option<&'static str>) {
    let number = match words {
        "none" | "do not have any" => Some(0.0),
        "One" => Some(1.0),
        "two" | "Two" => Some(2.0),
        "three" | "third highest" => Some(3.0),
        "six" | "Six" => Some(6.0),
        _ => printed::number(words),
    };
    if let Some(fall) = words.strip_prefix('↓') {
        return (printed::number(fall).map(|n| -n), None);
    }
    if let Some(rise) = words.strip_prefix('↑') {
        return (printed::number(rise), None);
    }
    if let Some(about) = words.strip_prefix("around ") {
        return (printed::number(about), Some("e"));
    }
    (number, None)
}

/// A period as the papers print it, in the spelling of the format, and whether it is predicted.
/// What says no period is kept.
fn period(words: &str, academic: bool) -> (String, bool) {
    let period = match words {
        "current (report for 27 January 2020)" => "2020-01",
        "2019-20 year end (predicted)" => return ("2019/20".to_owned(), true),
        "this year (2019-20 to date)" => "2019/20",
        "1 April to 3 December 2019" => "2019-12-03",
        "31 March 2019" => "2019-03-31",
        "March 2019" => "2019-03",
        "autumn 2019" => "2019/20 autumn",
        "17/18" => "2017/18",
        "17/19 (as printed)" => "17/19",
        _ => match words.split_once('-') {
            Some((from, to)) if from.len() == 4 && to.len() == 2 => {
                let kind = if academic { " academic" } else { "" };
                return (format!("{from}/{to}{kind}"), false);
            }
            _ => words,
        },
    };
    (period.to_owned(), false)
}

fn decimals(observations: &Observations) -> u8 {
    let values = observations.series.iter().flat_map(|s| &s.values);
    values
        .flatten()
        .map(|v| printed::decimals(*v))
        .max()
        .unwrap_or(0)
}

/// The council's latest figure and the one before, predictions and labels without a period aside.
fn cells(observations: &Observations) -> Table<Cell> {
    let in_care = slug(COHORTS[0]);
    let own = observations.series.iter().find(|series| {
        series.area == "halton" && series.cohort.as_ref().is_none_or(|c| *c == in_care)
    });
    // A gap has a series for each comparator; the first is all pupils of the council's own area.
    let gap = own.is_none();
    let Some(own) = own.or_else(|| observations.series.iter().find(|s| s.area == "halton")) else {
        return Table::default();
    };
    let mut dated: Vec<(&String, Option<f64>)> = observations
        .periods
        .iter()
        .zip(own.values.iter().copied())
        .filter(|(period, value)| {
            let shown = value.is_some() || own.printed.get(period).is_some();
            let forecast = own.marks.get(period).is_some_and(|mark| mark == "f");
            shown && !forecast && period.starts_with("20")
        })
        .collect();
    dated.sort_by_key(|(period, _)| *period);
    let mut cell = || {
        dated.pop().map(|(period, value)| Cell {
            printed: own.printed.get(period).cloned(),
            value,
            mark: own.marks.get(period).cloned(),
            period: Some(period.clone()),
            note: gap.then(|| "The gap to all pupils in Halton.".to_owned()),
            ..Cell::default()
        })
    };
    let current = cell();
    let previous = cell();
    let both = [("previous", previous), ("current", current)];
    Table(
        both.into_iter()
            .filter_map(|(id, cell)| Some((id.to_owned(), cell?)))
            .collect(),
    )
}

/// Ratings, trend arrows and comparisons in words. A rating of one measure is its published
/// rating; the arrows stand as figures, because it is not said whether they follow the result or
/// the gap.
fn judgements(folder: &Path, report: &mut Report) -> Result<(), String> {
    for row in table::read(&folder.join("judgements.csv"))? {
        let (kind, subject, against) = (
            row.get("kind"),
            row.get("subject"),
            row.get("compared_with"),
        );
        let words = row.get("value_printed");
        let what = match (kind, subject) {
            ("rating", subject) => format!("rating: {subject}"),
            ("trend", _) => format!("trend arrow under the gap to {against}"),
            (_, "") => format!("compared with {against}"),
            (_, subject) => format!("{subject}, compared with {against}"),
        };
        let (when, _) = period(row.get("period"), true);
        let figure = Figure {
            note: row.words("note"),
            ..shared::figure(&what, None, Some(when), words)
        };
        let id = row.get("indicator_id");
        match report.indicators.iter_mut().find(|i| i.id == id) {
            Some(indicator) => {
                if kind == "rating" {
                    indicator.rating = Some(rating(words)?.to_owned());
                }
                indicator.figures.push(figure);
            }
            None if id.is_empty() => report.figures.push(figure),
            None => return Err(format!("judgements.csv: there is no measure {id}")),
        }
    }
    Ok(())
}

fn rating(symbol: &str) -> Result<&'static str, String> {
    match symbol {
        "✔" | "✓" => Ok("green"),
        "≈" => Ok("amber"),
        "✗" | "✘" => Ok("red"),
        _ => Err(format!("“{symbol}” is no rating")),
    }
}

fn legend() -> Legend {
    let meaning = |of: &str, measure: &str, symbol: &str| Meaning {
        of: of.to_owned(),
        measure: Some(measure.to_owned()),
        milestone: None,
        symbol: Some(symbol.to_owned()),
    };
    Legend {
        direction_against: None,
        meanings: vec![
            meaning("green", "Good.", "✔"),
            meaning("amber", "Some improvement, but still a concern.", "≈"),
            meaning("red", "Underperformance.", "✘"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::{period, value};

    #[test]
    fn values_as_the_papers_print_them() {
        for (words, expected, mark) in [
            ("42.9", Some(42.9), None),
            ("-23.2", Some(-23.2), None),
            ("↓0.98", Some(-0.98), None),
            ("↑3.05", Some(3.05), None),
            ("Six", Some(6.0), None),
            ("none", Some(0.0), None),
            ("around 40%", Some(40.0), Some("e")),
            ("over 20%", None, None),
            ("all", None, None),
        ] {
            assert_eq!(value(words), (expected, mark), "{words}");
        }
    }

    #[test]
    fn periods_as_the_papers_print_them() {
        for (words, academic, expected) in [
            ("2018-19", true, "2018/19 academic"),
            ("2018-19", false, "2018/19"),
            ("March 2019", false, "2019-03"),
            ("17/19 (as printed)", false, "17/19"),
        ] {
            assert_eq!(period(words, academic).0, expected, "{words}");
        }
        assert!(period("2019-20 year end (predicted)", false).1);
    }
}
