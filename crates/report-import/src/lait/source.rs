//! What the tool holds, and the figures of one measure out of it. Refuses files without the columns
//! it needs, a value that is neither a number nor `-`, and an area without any row.

use super::areas;
use super::dictionary::{self, DictionaryEntry, column};
use super::periods::{self, Label, Status};
use flate2::read::GzDecoder;
use report_core::wire::{Area, Neighbours, Observations, Series, Table};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The figures, as CSV packed by gzip.
const OBSERVATIONS: &str = "observations.csv.gz";
/// What each measure is, as CSV.
pub(super) const DICTIONARY: &str = "data_dictionary.csv";
/// The neighbours of each authority, as a workbook.
pub(super) const NEIGHBOURS: &str = "sn_may_2025.xlsx";
/// The authorities' codes, as a workbook.
pub(super) const CODES: &str = "la_code_list.xlsx";

/// What the tool holds about one authority and those it is compared with.
#[derive(Debug)]
pub struct Lait {
    /// The authority, its neighbours closest first, its region, England.
    pub areas: Vec<Area>,
    /// The authority's statistical neighbours.
    pub neighbours: Neighbours,
    /// The measures in the order of the dictionary.
    pub measures: Vec<DictionaryEntry>,
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

impl Lait {
    /// Reads the four files for one authority, by the name the files give it. `file` gives the bytes
    /// of the file of a name, or why it cannot be read.
    ///
    /// # Errors
    /// When a file is missing or has not the columns it should have, or the authority is unknown.
    pub fn read(
        authority: &str,
        file: impl Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Lait, String> {
        let file = |name: &str| file(name).map_err(|reason| format!("{name}: {reason}"));
        let (areas, neighbours) = areas::read(&file(CODES)?, &file(NEIGHBOURS)?, authority)?;
        let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
        let measures = dictionary::read(&file(DICTIONARY)?)?;
        let values = read_observations(&file(OBSERVATIONS)?, &names)?;
        Ok(Lait {
            areas,
            neighbours,
            measures,
            values,
        })
    }

    /// The measure with this short name.
    pub fn measure(&self, short: &str) -> Option<&DictionaryEntry> {
        self.measures.iter().find(|m| m.short == short)
    }

    /// The measure's figures for all areas, oldest period first, and sentences about labels that
    /// the periods cannot carry. Nothing where the authority has no value at all.
    pub fn observations(&self, measure: &DictionaryEntry) -> Option<(Observations, Vec<String>)> {
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
    pub fn decimals(&self, measure: &DictionaryEntry) -> u8 {
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

fn read_observations(packed: &[u8], names: &[&str]) -> Result<HashMap<String, Values>, String> {
    let mut rows = csv::Reader::from_reader(GzDecoder::new(packed));
    let wrong = |e: csv::Error| format!("{OBSERVATIONS}: {e}");
    let headings = rows.headers().map_err(wrong)?.clone();
    let column = |name: &str| column(&headings, name, OBSERVATIONS);
    let (short, years, area, value) = (
        column("measure_short")?,
        column("years")?,
        column("area")?,
        column("value")?,
    );
    let mut found: HashMap<String, Values> = HashMap::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).map_err(wrong)? {
        if !names.contains(&&row[area]) {
            continue;
        }
        if !seen.contains(&row[area]) {
            seen.insert(row[area].to_owned());
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
                "{OBSERVATIONS}: “{}” is not a number ({}, {}, {})",
                &row[value], &row[short], &row[years], &row[area]
            )
        })?;
        measure
            .numbers
            .insert((label, row[area].to_owned()), number);
    }
    match names.iter().find(|name| !seen.contains(**name)) {
        Some(name) => Err(format!("{OBSERVATIONS}: no row is about “{name}”")),
        None => Ok(found),
    }
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

#[cfg(test)]
mod tests {
    use super::number;

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
