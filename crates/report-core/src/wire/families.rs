//! Families: which measures of several reports are the same, and what those reports publish of one.

use super::{Unit, wire};

wire! {
    /// Which measures of several reports are the same. It lies beside the catalogue, as
    /// `families.json`.
    pub struct Families {
        /// The format's version, `major.minor`: `"1.0"`.
        pub fairview: String,
        /// Always `"families"`.
        pub kind: String,
        /// The families.
        pub families: Vec<Family>,
    }

    /// One measure under the names that reports give it.
    pub struct Family {
        /// Short, stable and unique, for links: lower-case letters, digits and hyphens.
        pub id: String,
        /// What readers know it as.
        pub title: String,
        /// What is counted, in a word or two: `"per cent"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// How its figures are counted where a report does not say: one of the words for the basis
        /// of an indicator.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<String>,
        /// Where it stands. Any order.
        pub members: Vec<FamilyMember>,
    }

    /// Where a report has the measure: an indicator, a part of it, a column of its row, or a figure in
    /// a sentence.
    pub struct FamilyMember {
        /// The report's id in the catalogue.
        pub report: String,
        /// The indicator's id there. Left out for a figure in a sentence of the report as a whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub indicator: Option<String>,
        /// The id of one of its breakdowns.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub part: Option<String>,
        /// The id of one column, where its figure is counted otherwise than the rest of the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub column: Option<String>,
        /// Which of the figures in sentences, counted from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub figure: Option<u8>,
        /// What is counted otherwise here, in words: `"at age 19 only"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counted_otherwise: Option<String>,
        /// Whether a line may join these figures to others that may be joined. `false` when left out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub joinable: bool,
    }

    /// All that several reports publish of one measure. `fairview build` writes it, one file for
    /// each family.
    pub struct FamilyFile {
        /// The format's version.
        pub fairview: String,
        /// Always `"family"`.
        pub kind: String,
        /// The family's id.
        pub id: String,
        /// Its title.
        pub title: String,
        /// What is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// What each report says.
        pub rows: Vec<FamilyRow>,
    }

    /// All families of a site. `fairview build` writes it.
    pub struct FamilyList {
        /// The format's version.
        pub fairview: String,
        /// Always `"family-list"`.
        pub kind: String,
        /// The families.
        pub families: Vec<FamilyFile>,
    }

    /// What one report publishes of a family.
    pub struct FamilyRow {
        /// The report's id.
        pub report: String,
        /// The report's title.
        pub report_title: String,
        /// The period that the report is about.
        pub report_period: String,
        /// The indicator's id there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub indicator: Option<String>,
        /// The printed ref.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#ref: Option<String>,
        /// What the report calls it.
        pub title: String,
        /// The part of it that is meant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub part: Option<String>,
        /// What the numbers are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<Unit>,
        /// Decimal places.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
        /// Which way is good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub polarity: Option<String>,
        /// The published rating.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rating: Option<String>,
        /// What is counted otherwise here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counted_otherwise: Option<String>,
        /// Whether a line may join these figures to others.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub joinable: bool,
        /// The figures, as they stand in the report.
        pub figures: Vec<FamilyFigure>,
    }

    /// One published figure.
    pub struct FamilyFigure {
        /// `"previous"`, `"current"`, `"target"`, or `"in_words"` for a figure in a sentence.
        #[serde(rename = "is")]
        pub role: String,
        /// The period it is for, or the report's words for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<String>,
        /// When a bare year ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year_ends: Option<String>,
        /// As the report shows it.
        pub shown: String,
        /// The number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<f64>,
        /// The upper end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<f64>,
        /// Symbols.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mark: Option<String>,
        /// How it is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<String>,
    }

    /// The family that an indicator belongs to. `fairview build` writes it.
    pub struct FamilyLink {
        /// The family's id.
        pub id: String,
        /// The file with all that reports publish of it, relative to the catalogue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub file: Option<String>,
        /// How the target differs from the last one that an earlier report set, in a sentence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub target: Option<String>,
        /// How the report’s figures of it are counted: the words for their bases, `"not_said"` for none.
        /// Left out where some of them are counted otherwise than the family.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counted: Option<String>,
        /// The last day of the period that its newest figure is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub latest: Option<String>,
        /// The last day of the period that its newest break comes before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub broken: Option<String>,
    }
}

#[cfg(feature = "write")]
mod write {
    use super::{FamilyFigure, FamilyFile, FamilyRow, Unit};
    use crate::families;
    use crate::link::word_of;
    use crate::report::{Basis, Polarity};
    use crate::unit::UnitKind;
    use crate::value::Value;
    use crate::wire::year_ends;

    impl FamilyFile {
        /// What is written of a family.
        pub fn of(view: &families::FamilyView) -> Self {
            Self {
                fairview: "1.0".to_owned(),
                kind: "family".to_owned(),
                id: view.id.clone(),
                title: view.title.clone(),
                unit: view.unit.clone(),
                rows: view.rows.iter().map(row).collect(),
            }
        }
    }

    fn row(row: &families::FamilyRow) -> FamilyRow {
        FamilyRow {
            report: row.report.clone(),
            report_title: row.report_title.clone(),
            report_period: row.report_period.label().to_owned(),
            indicator: row.indicator.clone(),
            r#ref: row.printed_ref.clone(),
            title: row.title.clone(),
            part: row.part.clone(),
            unit: row.unit.as_ref().map(unit),
            decimals: row.unit.as_ref().map(|unit| unit.decimals),
            polarity: Some(word_of(&Polarity::WORDS, row.polarity).to_owned())
                .filter(|word| word != "none"),
            rating: row.rating.map(|rating| rating.as_str().to_owned()),
            counted_otherwise: row.counted_otherwise.clone(),
            joinable: row.joinable,
            figures: row.figures.iter().map(figure).collect(),
        }
    }

    fn unit(unit: &crate::unit::Unit) -> Unit {
        let (kind, per, symbol) = match &unit.kind {
            UnitKind::Percent => ("percent", None, None),
            UnitKind::Points => ("points", None, None),
            UnitKind::Rate { per } => ("rate", Some(*per), None),
            UnitKind::Count => ("count", None, None),
            UnitKind::Money => ("money", None, None),
            UnitKind::Score => ("score", None, None),
            UnitKind::After(words) => match words.as_str() {
                "days" | "hours" | "years" => (words.as_str(), None, None),
                words => ("other", None, Some(words.to_owned())),
            },
            UnitKind::Bare => ("other", None, None),
        };
        Unit {
            kind: kind.to_owned(),
            per,
            of: unit.of.clone(),
            axis: unit.axis.clone(),
            symbol,
        }
    }

    fn figure(figure: &families::FamilyFigure) -> FamilyFigure {
        let absent = match figure.value {
            Value::Absent(reason, _) => Some(reason.symbol()),
            Value::Number(..) => None,
        };
        let marks = figure.value.marks().list().map(|(symbol, _)| symbol);
        let marks: Vec<&str> = absent.into_iter().chain(marks).collect();
        let marks = marks.join(" ").replace(['[', ']'], "");
        FamilyFigure {
            role: figure.role.as_str().to_owned(),
            period: figure
                .period
                .as_ref()
                .map(|period| period.label().to_owned()),
            year_ends: figure.period.as_ref().and_then(year_ends),
            shown: figure.shown.clone(),
            value: figure.value.number(),
            to: figure.to,
            mark: Some(marks).filter(|marks| !marks.is_empty() && marks != "x"),
            basis: figure
                .basis
                .map(|basis| word_of(&Basis::WORDS, basis).to_owned()),
        }
    }
}
