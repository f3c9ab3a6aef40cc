//! Reads the dictionary of measures. A measure that stands under two topics is one measure here.

use super::periods::Years;
use super::source::DICTIONARY;
use super::units;
use crate::clean;
use crate::serial;
use report_core::wire::Unit;

/// A measure of the dictionary, its dirt removed.
#[derive(Debug, Clone)]
pub struct DictionaryEntry {
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

/// Every measure, in the dictionary's order.
///
/// # Errors
/// When the file has not the columns it should have, or a year type is unknown.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<DictionaryEntry>, String> {
    let mut rows = csv::Reader::from_reader(bytes);
    let wrong = |e: csv::Error| format!("{DICTIONARY}: {e}");
    let headings = rows.headers().map_err(wrong)?.clone();
    let column = |name: &str| column(&headings, name, DICTIONARY);
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
    let mut measures: Vec<DictionaryEntry> = Vec::new();
    for row in rows.records() {
        let row = row.map_err(wrong)?;
        let topic = clean::line(&row[topic]).replace('\\', " and ");
        let title = clean::line(&row[title]);
        let short = row[short].to_owned();
        let years = Years::read(&row[years]).ok_or_else(|| {
            format!(
                "{DICTIONARY}: {short} has the unknown year type “{}”",
                &row[years]
            )
        })?;
        let measure = DictionaryEntry {
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
            next_update: row[next].trim().parse().ok().and_then(month_of_day),
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

/// The month of a day counted as spreadsheets do: `October 2026`.
fn month_of_day(days: u32) -> Option<String> {
    let date = serial::date(f64::from(days))?;
    Some(format!("{} {}", date.month(), date.year()))
}

/// The place of a column.
///
/// # Errors
/// When there is none of that name.
pub(super) fn column(
    headings: &csv::StringRecord,
    name: &str,
    file: &str,
) -> Result<usize, String> {
    headings
        .iter()
        .position(|heading| clean::line(heading) == name)
        .ok_or_else(|| format!("{file}: there is no column “{name}”"))
}

#[cfg(test)]
mod tests {
    use super::month_of_day;

    #[test]
    fn a_day_of_a_spreadsheet_is_a_month() {
        let month = |days| month_of_day(days).unwrap();
        assert_eq!(month(36526), "January 2000");
        assert_eq!(month(45351), "February 2024");
        assert_eq!(month(46296), "October 2026");
        assert_eq!(month(46113), "April 2026");
    }
}
