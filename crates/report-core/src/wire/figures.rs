//! Numbers as written: units, cells of the printed table, columns of observations.

use super::{Table, wire};

wire! {
    /// What a number counts, and how it is written.
    pub struct Unit {
        /// `"percent"` (43.5 means 43.5%), `"points"` (percentage points), `"rate"`, `"count"`,
        /// `"money"` (pounds), `"score"`, `"days"`, `"hours"`, `"years"`, `"other"`.
        pub kind: String,
        /// For a rate: out of how many, 10000 in "per 10,000".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub per: Option<f64>,
        /// What is counted, or the rate's population: `"children aged under 18"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<String>,
        /// The words above a chart's axis; without them they are made from the other fields.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub axis: Option<String>,
        /// For `"other"`: what is written after the number, `"tonnes CO2e"`. Left out where the
        /// document does not say its unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub symbol: Option<String>,
    }

    /// A column of the table the document prints: its heading and what its cells are.
    pub struct Column {
        /// Short and unique in the report; cells are written under it.
        pub id: String,
        /// `"previous"`, `"current"` or `"target"`.
        #[serde(rename = "is")]
        pub role: String,
        /// The heading as printed: `"21/22 actual"`.
        pub heading: String,
        /// The period its values are for, where the heading says one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<String>,
    }

    /// One cell of the printed table. The number and the printed words are kept side by side;
    /// a number is never read from the words.
    pub struct Cell {
        /// Exactly what the document prints: `"448 (year to end Q3)"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub printed: Option<String>,
        /// The number, in the indicator's unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<f64>,
        /// The upper end where the cell is a range; `value` is then the lower end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<f64>,
        /// Symbols, separated by blanks: an absence (`"c"`, `"x"`, `"z"`, `"low"`, `"w"`) or
        /// a qualifier of the number (`"p"`, `"r"`, `"e"`, `"f"`, `"u"`, `"b"`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mark: Option<String>,
        /// The period, where it is another than the column's: `"2009/10"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<String>,
        /// The basis, where it is another than the indicator's: a full-year target beside a
        /// cumulative value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<String>,
        /// The heading, where this one cell has another than its column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub heading: Option<String>,
        /// The count on top of the fraction, where the document gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub numerator: Option<f64>,
        /// The count below it; alone where only the number of people or things is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub denominator: Option<f64>,
        /// What a reader must know about this cell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// Observations: one list of periods, and for every area one list of values beside it.
    pub struct Observations {
        /// The periods, one for every place in the lists of values. Any order; no repeats.
        pub periods: Vec<String>,
        /// When a bare year such as `2016` ends: `"december"` (the default, a calendar year),
        /// `"march"` (2016 is the year to 31 March 2016), `"august"` (an academic year),
        /// `"september"`, `"january"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year_ends: Option<String>,
        /// The series, the report's own area first by custom.
        pub series: Vec<Series>,
    }

    /// One area's values (or one cohort's), in the order of `periods`.
    pub struct Series {
        /// An area's id.
        pub area: String,
        /// A cohort's id, where the values are for part of the people in the area.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cohort: Option<String>,
        /// Numbers in the unit, `null` where there is none. As long as `periods`.
        pub values: Vec<Option<f64>>,
        /// Symbols by period, for the few periods that have one: `{"2025": "p"}`. A `null`
        /// value without a symbol is `[x]`, not available.
        #[serde(default, skip_serializing_if = "Table::is_empty")]
        pub marks: Table<String>,
        /// Printed words by period, where they say more than the number.
        #[serde(default, skip_serializing_if = "Table::is_empty")]
        pub printed: Table<String>,
        /// Lower confidence limits, in the unit. As long as `periods`, or left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub lower: Vec<Option<f64>>,
        /// Upper confidence limits.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub upper: Vec<Option<f64>>,
        /// Numerators, counts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub numerators: Vec<Option<f64>>,
        /// Denominators, counts; alone where only they are given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub denominators: Vec<Option<f64>>,
    }

    /// A target beyond those in the printed table.
    pub struct Target {
        /// The period it holds for.
        pub period: String,
        /// The number, or the lower end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<f64>,
        /// The upper end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<f64>,
        /// The target in words, as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub printed: Option<String>,
    }

    /// A figure that stands in a sentence of the document, outside its tables.
    pub struct Figure {
        /// What it is: `"children entering care"`.
        pub what: String,
        /// Where, in the document's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
        /// When, in the document's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<String>,
        /// The figure as printed: `"22"`, `"nine"`, `"over 300"`, `"above"`.
        pub printed: String,
        /// What a reader must know about it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// The rule by which this council rates, where it can be stated. All distances are on the
    /// worse side of the target.
    pub struct Rule {
        /// `"percent"` (of the target), `"points"` (in the unit), `"floor"` (a fixed value).
        pub kind: String,
        /// Still green up to this distance from the target; for `"floor"` the value itself.
        /// 0 when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub green: Option<f64>,
        /// Still amber up to this distance; beyond it red.
        pub amber: f64,
    }
}
