//! Reads the tool's files: the dictionary of measures, the observations, the neighbours.
//! Refuses files without the columns it needs, and an authority that is not in the list.

use super::periods::{self, Label, Status, Years};
use super::units;
use crate::import::clean;
use calamine::{Data, Reader, Xlsx};
use flate2::read::GzDecoder;
use report_core::wire::{Area, Neighbour, Neighbours, Observations, Series, Table, Unit};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// What the tool holds about one authority and those it is compared with.
#[derive(Debug)]
pub struct Lait {
    /// The authority, its neighbours closest first, its region, England.
    pub areas: Vec<Area>,
    /// The authority's statistical neighbours.
    pub neighbours: Neighbours,
    /// The measures in the order of the dictionary.
    pub measures: Vec<Measure>,
    /// Values as published, by measure; missing ones are left out.
    values: HashMap<String, Values>,
}

/// The figures of one measure: its labels in file order, and numbers by label and area.
#[derive(Debug, Default)]
struct Values {
    labels: Vec<String>,
    numbers: BTreeMap<(usize, String), Number>,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    value: f64,
    decimals: u8,
}

/// A measure of the dictionary, its dirt removed.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The short name, the key of the observations: `CPP_rate`.
    pub short: String,
    /// The topic it stands under.
    pub topic: String,
    /// Other topics it also stands under.
    pub other_topics: Vec<String>,
    /// The measure's name.
    pub name: String,
    /// The title of its chart, which says more.
    pub title: String,
    /// `"high"`, `"low"` or nothing.
    pub polarity: Option<String>,
    /// What the numbers are.
    pub unit: Unit,
    /// Decimal places the dictionary asks for.
    pub decimals: Option<u8>,
    /// What kind of years.
    pub years: Years,
    /// What is counted.
    pub definition: String,
    /// How.
    pub method: String,
    /// Who supplies the figures.
    pub supplier: String,
    /// Where they were first published, an http or https address.
    pub address: Option<String>,
    /// The month of the next figures: `October 2026`.
    pub next_update: Option<String>,
    /// When its row was last updated, in days since 1900, to choose between two rows.
    updated: u32,
}

impl Lait {
    /// Reads the four files in `folder` for one authority, by the name the files give it.
    ///
    /// # Errors
    /// When a file is missing or has not the columns it should have, or the authority is unknown.
    pub fn read(folder: &Path, authority: &str) -> Result<Lait, String> {
        let (areas, neighbours) = read_areas(folder, authority)?;
        let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
        let measures = read_dictionary(&folder.join("data_dictionary.csv"))?;
        let values = read_observations(&folder.join("observations.csv.gz"), &names)?;
        Ok(Lait {
            areas,
            neighbours,
            measures,
            values,
        })
    }

    /// The measure with this short name.
    pub fn measure(&self, short: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.short == short)
    }

    /// The measure's figures for all areas, oldest period first, and sentences about labels that
    /// the periods cannot carry. Nothing where the authority has no value at all.
    pub fn observations(&self, measure: &Measure) -> Option<(Observations, Vec<String>)> {
        let values = self.values.get(&measure.short)?;
        let mut notes = Vec::new();
        let mut kept: Vec<(usize, Label)> = Vec::new();
        for (index, words) in values.labels.iter().enumerate() {
            let label = periods::read(words, measure.years);
            match kept.iter_mut().find(|(_, k)| k.period == label.period) {
                Some(twin) => {
                    let better = label.status > twin.1.status;
                    let (left_out, stays) = if better {
                        (values.labels[twin.0].clone(), words)
                    } else {
                        (words.clone(), &values.labels[twin.0])
                    };
                    notes.push(format!(
                        "The source gives two sets of figures for {}: those labelled “{stays}” \
                         are shown, those labelled “{left_out}” are left out.",
                        label.period
                    ));
                    if better {
                        *twin = (index, label);
                    }
                }
                None => kept.push((index, label)),
            }
        }
        if kept
            .iter()
            .any(|(_, label)| label.status == Status::Outturn)
        {
            notes.push("The figures are outturn: what was spent.".to_owned());
        }
        for (_, label) in &kept {
            if !label.period.starts_with(|c: char| ('1'..='9').contains(&c)) {
                notes.push(format!(
                    "The source labels one set of figures “{}”, which says no period.",
                    label.period
                ));
            }
        }
        kept.sort_by(|a, b| a.1.period.cmp(&b.1.period));
        let series: Vec<Series> = self
            .areas
            .iter()
            .map(|area| one_series(area, &kept, values))
            .collect();
        series[0].values.iter().any(Option::is_some).then(|| {
            (
                Observations {
                    periods: kept.iter().map(|(_, l)| l.period.clone()).collect(),
                    year_ends: measure.years.end(),
                    series,
                },
                notes,
            )
        })
    }

    /// Decimal places to show: what the dictionary says, or else the most that any value has, up
    /// to 2, and up to 1 for percentages.
    pub fn decimals(&self, measure: &Measure) -> u8 {
        measure.decimals.unwrap_or_else(|| {
            let most = if measure.unit.kind == "percent" { 1 } else { 2 };
            let numbers = self.values.get(&measure.short).map(|v| v.numbers.values());
            let found = numbers.into_iter().flatten().map(|n| n.decimals).max();
            found.unwrap_or(0).min(most)
        })
    }
}

fn one_series(area: &Area, kept: &[(usize, Label)], values: &Values) -> Series {
    let mut marks = Vec::new();
    let numbers = kept
        .iter()
        .map(|(index, label)| {
            let number = values.numbers.get(&(*index, area.name.clone()))?;
            let mark = match label.status {
                Status::Provisional => Some("p"),
                Status::Revised => Some("r"),
                Status::Unsaid | Status::Outturn | Status::Final => None,
            };
            if let Some(mark) = mark {
                marks.push((label.period.clone(), mark.to_owned()));
            }
            Some(number.value)
        })
        .collect();
    Series {
        area: area.id.clone(),
        values: numbers,
        marks: Table(marks),
        ..Series::default()
    }
}

/// The authority, its neighbours, its region and England.
fn read_areas(folder: &Path, authority: &str) -> Result<(Vec<Area>, Neighbours), String> {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut region = None;
    for row in first_sheet(&folder.join("la_code_list.xlsx"))?
        .iter()
        .skip(1)
    {
        let [code, name, in_region] = [0, 1, 2].map(|i| row.get(i).cloned().unwrap_or_default());
        if name == authority {
            region = Some(in_region);
        }
        names.insert(code, name);
    }
    let path = folder.join("sn_may_2025.xlsx");
    let sheet = first_sheet(&path)?;
    // Three heading rows; the name stands in the second column, and from the sixth on every
    // neighbour's code is followed by its closeness.
    let row = sheet
        .iter()
        .skip(3)
        .find(|row| row.get(1).is_some_and(|name| name == authority))
        .ok_or_else(|| format!("{}: there is no authority “{authority}”", path.display()))?;
    let mut areas = vec![area(
        authority,
        "authority",
        row.first().map(String::as_str),
    )];
    let mut neighbours = Vec::new();
    for pair in row.get(5..25).unwrap_or_default().chunks(2) {
        let name = names
            .get(&pair[0])
            .ok_or_else(|| format!("{}: no authority has the code {}", path.display(), pair[0]))?;
        let neighbour = area(name, "authority", Some(&pair[0]));
        neighbours.push(Neighbour {
            area: neighbour.id.clone(),
            closeness: Some(pair[1].clone()),
        });
        areas.push(neighbour);
    }
    let region = region.ok_or_else(|| format!("no region is given for “{authority}”"))?;
    areas.push(area(&region, "region", None));
    areas.push(area("England", "nation", None));
    let list = "Department for Education, May 2025".to_owned();
    let areas_near = neighbours;
    Ok((
        areas,
        Neighbours {
            list,
            areas: areas_near,
        },
    ))
}

fn area(name: &str, kind: &str, code: Option<&str>) -> Area {
    Area {
        id: clean::slug(name),
        name: name.to_owned(),
        kind: kind.to_owned(),
        code: code.map(str::to_owned),
    }
}

/// The cells of a workbook's first sheet as words; numbers without decimals.
fn first_sheet(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let wrong = |reason: &dyn std::fmt::Display| format!("{}: {reason}", path.display());
    let mut book: Xlsx<BufReader<File>> =
        calamine::open_workbook(path).map_err(|e: calamine::XlsxError| wrong(&e))?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| wrong(&"the workbook has no sheet"))?
        .map_err(|e| wrong(&e))?;
    let word = |cell: &Data| match cell {
        Data::Float(number) => format!("{number}"),
        other => clean::line(&other.to_string()),
    };
    Ok(sheet
        .rows()
        .map(|row| row.iter().map(word).collect())
        .collect())
}

fn read_observations(path: &Path, names: &[&str]) -> Result<HashMap<String, Values>, String> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut rows = csv::Reader::from_reader(GzDecoder::new(BufReader::new(file)));
    let wrong = |e: csv::Error| format!("{}: {e}", path.display());
    let headings = rows.headers().map_err(wrong)?.clone();
    let column = |name: &str| column(&headings, name, path);
    let (short, years, area, value) = (
        column("measure_short")?,
        column("years")?,
        column("area")?,
        column("value")?,
    );
    let mut found: HashMap<String, Values> = HashMap::new();
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(wrong)? {
        if !names.contains(&&row[area]) {
            continue;
        }
        let measure = match found.get_mut(&row[short]) {
            Some(measure) => measure,
            None => found.entry(row[short].to_owned()).or_default(),
        };
        let label = match measure.labels.iter().position(|l| *l == row[years]) {
            Some(label) => label,
            None => {
                measure.labels.push(row[years].to_owned());
                measure.labels.len() - 1
            }
        };
        if row[value].trim() == "-" {
            continue;
        }
        let number = number(&row[value]).ok_or_else(|| {
            format!(
                "{}: “{}” is not a number ({}, {}, {})",
                path.display(),
                &row[value],
                &row[short],
                &row[years],
                &row[area]
            )
        })?;
        measure
            .numbers
            .insert((label, row[area].to_owned()), number);
    }
    Ok(found)
}

/// A number as published: the spreadsheet's 15 significant digits, without the noise of its binary
/// form. The file's `4.1399999999999997` is 4.14, its `11.700000000000001` is 11.7.
fn number(text: &str) -> Option<Number> {
    let noisy: f64 = text.trim().parse().ok().filter(|v: &f64| v.is_finite())?;
    let value: f64 = format!("{noisy:.14e}").parse().ok()?;
    let shortest = value.to_string();
    let decimals = shortest.split_once('.').map_or(0, |(_, after)| after.len());
    Some(Number {
        value,
        decimals: u8::try_from(decimals).unwrap_or(u8::MAX),
    })
}

fn column(headings: &csv::StringRecord, name: &str, path: &Path) -> Result<usize, String> {
    headings
        .iter()
        .position(|heading| clean::line(heading) == name)
        .ok_or_else(|| format!("{}: there is no column “{name}”", path.display()))
}

fn read_dictionary(path: &Path) -> Result<Vec<Measure>, String> {
    let mut rows = csv::Reader::from_path(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let wrong = |e: csv::Error| format!("{}: {e}", path.display());
    let headings = rows.headers().map_err(wrong)?.clone();
    let column = |name: &str| column(&headings, name, path);
    let [short, topic, name, title] = [
        column("Measure_short")?,
        column("Topic")?,
        column("Measure")?,
        column("Chart_title")?,
    ];
    let [polarity, axis, decimals, years] = [
        column("Polarity")?,
        column("y_axis_name")?,
        column("dps")?,
        column("Year_Type")?,
    ];
    let [definition, method, address] = [
        column("Description")?,
        column("Methodology")?,
        column("Hyperlink(s)")?,
    ];
    let [updated, next] = [column("Last Update")?, column("Next Update")?];
    let supplier = column("Data Owner (DO) /Supplier and Contact Details")?;
    let mut measures: Vec<Measure> = Vec::new();
    for row in rows.records() {
        let row = row.map_err(wrong)?;
        let topic = clean::line(&row[topic]).replace('\\', " and ");
        let title = clean::line(&row[title]);
        let short = row[short].to_owned();
        let years = Years::read(&row[years]).ok_or_else(|| {
            format!(
                "{}: {short} has the unknown year type “{}”",
                path.display(),
                &row[years]
            )
        })?;
        let measure = Measure {
            unit: units::read(&clean::line(&row[axis]), &title, &topic),
            polarity: match row[polarity].trim() {
                "High" => Some("high".to_owned()),
                "Low" => Some("low".to_owned()),
                _ => None,
            },
            decimals: row[decimals].trim().parse::<f64>().ok().map(|d| d as u8),
            other_topics: Vec::new(),
            name: clean::line(&row[name]),
            definition: clean::text(&row[definition]),
            method: clean::text(&row[method]),
            supplier: clean::line(&row[supplier]),
            address: row[address]
                .split_whitespace()
                .find(|word| word.starts_with("https://") || word.starts_with("http://"))
                .map(str::to_owned),
            next_update: row[next].trim().parse().ok().map(month_of_day),
            updated: row[updated].trim().parse().unwrap_or(0),
            short,
            topic,
            title,
            years,
        };
        match measures.iter_mut().find(|m| m.short == measure.short) {
            // A measure that stands under two topics has two rows; the one updated last holds.
            Some(twin) => {
                let (mut stays, other) = if measure.updated > twin.updated {
                    (measure, twin.clone())
                } else {
                    (twin.clone(), measure)
                };
                stays.other_topics.push(other.topic);
                *twin = stays;
            }
            None => measures.push(measure),
        }
    }
    Ok(measures)
}

/// The month of a day counted as spreadsheets do, from 30 December 1899: `October 2026`.
fn month_of_day(days: u32) -> String {
    const MONTHS: [(&str, u32); 12] = [
        ("January", 31),
        ("February", 28),
        ("March", 31),
        ("April", 30),
        ("May", 31),
        ("June", 30),
        ("July", 31),
        ("August", 31),
        ("September", 30),
        ("October", 31),
        ("November", 30),
        ("December", 31),
    ];
    // Day 36526 is 1 January 2000; no date in the dictionary lies before it.
    let mut left = days.saturating_sub(36526);
    let mut year = 2000;
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (month, length) in MONTHS {
            let length = length + u32::from(leap && month == "February");
            if left < length {
                return format!("{month} {year}");
            }
            left -= length;
        }
        year += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{month_of_day, number};

    #[test]
    fn a_day_of_a_spreadsheet_is_a_month() {
        assert_eq!(month_of_day(36526), "January 2000");
        assert_eq!(month_of_day(45351), "February 2024");
        assert_eq!(month_of_day(46296), "October 2026");
        assert_eq!(month_of_day(46113), "April 2026");
    }

    #[test]
    fn noise_of_a_spreadsheet_is_not_precision() {
        let n = number("4.1399999999999997").unwrap();
        assert_eq!((n.value, n.decimals), (4.14, 2));
        assert_eq!(number("11.700000000000001").unwrap().value, 11.7);
        assert_eq!(number("99.2932862190813").unwrap().value, 99.2932862190813);
        let n = number("44").unwrap();
        assert_eq!((n.value, n.decimals), (44.0, 0));
        assert!(number("-").is_none());
    }
}
