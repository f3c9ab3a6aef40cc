//! Which columns of tidy CSV hold what: by their headings and, where a heading has two meanings, by
//! what stands in the column.
//!
//! Refuses to make one series of rows that a column parts (`Sex`, `Age`): its words become part of
//! the indicator. A column that nobody knows is named, with how many cells are ignored.

use super::options::Options;
use super::problems::{Problems, quoted, short};
use super::sheet::{Row, Sheet, key};
use super::tidy::Field;
use std::collections::HashMap;

/// What stands in the columns of a file, seen row by row before any is read.
pub struct ColumnSurvey {
    columns: Vec<ColumnSummary>,
    category: Option<Category>,
}

/// What stands in one column.
#[derive(Default)]
struct ColumnSummary {
    filled: usize,
    first: String,
    varies: bool,
    /// Whether a cell is no code of an area.
    other_codes: bool,
}

/// The column Category: what an indicator stands under, or a part of it.
struct Category {
    column: usize,
    /// The columns that name the indicator.
    names: Vec<usize>,
    /// Whether a blank cell is the whole, as beside a column "Category type".
    blank_is_whole: bool,
    of: HashMap<Vec<String>, String>,
    parts: bool,
}

impl ColumnSurvey {
    /// Nothing is seen yet.
    pub fn of(sheet: &Sheet) -> Self {
        let columns = sheet
            .headings
            .iter()
            .map(|_| ColumnSummary::default())
            .collect();
        let at = |heading: &str| sheet.column(heading);
        let category = at("category").map(|column| Category {
            column,
            names: [
                "indicator",
                "indicator name",
                "ref",
                "indicator id",
                "indicator code",
                "code",
            ]
            .into_iter()
            .filter_map(at)
            .collect(),
            blank_is_whole: at("category type").is_some(),
            of: HashMap::new(),
            parts: false,
        });
        Self { columns, category }
    }

    /// Takes a row in.
    pub fn row(&mut self, row: &Row) {
        for (column, cell) in self.columns.iter_mut().zip(&row.cells) {
            let words = cell.text.trim();
            if words.is_empty() {
                continue;
            }
            column.filled += 1;
            if column.first.is_empty() {
                words.clone_into(&mut column.first);
            } else if !column.varies {
                column.varies = column.first != words;
            }
            column.other_codes |= !is_area_code(words);
        }
        if let Some(category) = &mut self.category {
            category.row(row);
        }
    }
}

impl Category {
    fn row(&mut self, row: &Row) {
        let text = |at: usize| row.cells.get(at).map_or("", |cell| cell.text.trim());
        let words = text(self.column);
        if self.parts || (words.is_empty() && !self.blank_is_whole) {
            return;
        }
        let of: Vec<String> = self.names.iter().map(|at| text(*at).to_owned()).collect();
        match self.of.get(&of) {
            Some(known) => self.parts = known != words,
            None => {
                self.of.insert(of, words.to_owned());
            }
        }
    }
}

/// Whether words can be the code of an area: nine characters of the Office for National
/// Statistics, four of before 2011, three digits of the Department for Education.
fn is_area_code(words: &str) -> bool {
    let bytes = words.as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let letters = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_uppercase);
    match bytes.len() {
        9 => letters(&bytes[..1]) && digits(&bytes[1..]),
        4 => digits(&bytes[..2]) && letters(&bytes[2..]),
        3 => digits(bytes),
        _ => false,
    }
}

/// The columns that hold fields, in order. `None` where one that is needed is missing.
pub fn columns(
    sheet: &Sheet,
    seen: &ColumnSurvey,
    options: &Options,
    problems: &mut Problems,
) -> Option<Vec<(usize, Field)>> {
    let said = parts_said(sheet, options, problems)?;
    let mut columns: Vec<(usize, Field)> = Vec::new();
    let mut passed = Problems::default();
    let mut not_needed: Vec<&str> = Vec::new();
    for (at, heading) in sheet.headings.iter().enumerate() {
        let ColumnSummary { filled, varies, .. } = seen.columns[at];
        let field = match said.contains(&at) {
            true => Some(Field::Part),
            false => field(sheet, seen, at),
        };
        let name: &str = &heading.text;
        if not_needed_here(sheet, seen, at) && !said.contains(&at) {
            if filled > 0 {
                not_needed.push(name);
            }
            continue;
        }
        let word = if filled == 1 { "cell is" } else { "cells are" };
        let first = field.and_then(|field| columns.iter().find(|(_, known)| *known == field));
        match (field, first) {
            (Some(field), None) => columns.push((at, field)),
            (Some(field @ (Field::Notes | Field::Part)), Some(_)) => columns.push((at, field)),
            // Two of one heading were an error already.
            (Some(_), Some((first, _))) if sheet.column(name) == Some(*first) => {}
            (Some(_), Some((first, _))) if filled > 0 => passed.notice(
                &sheet.column_place(at),
                format!(
                    "column \"{}\" is already read for it; here {filled} filled {word} ignored",
                    short(&sheet.headings[*first].text)
                ),
            ),
            (None, _) if filled > 0 && !name.is_empty() => passed.notice(
                &sheet.column_place(at),
                format!(
                    "no column \"{}\" is known here; its {filled} filled {word} ignored{}",
                    short(name),
                    match varies {
                        true => format!(
                            ". Where it parts the figures, --parts \"{}\" makes an indicator of \
                             each part",
                            short(name)
                        ),
                        false => String::new(),
                    }
                ),
            ),
            _ => {}
        }
    }
    if !not_needed.is_empty() {
        passed.note(format!(
            "{}: columns that are not needed: {}",
            sheet.origin.place(),
            quoted(&not_needed)
        ));
    }
    let found = |field: Field| columns.iter().any(|(_, known)| *known == field);
    let mut all = true;
    for (there, heading, like) in [
        (
            found(Field::AreaCode) || found(Field::AreaName),
            "Area code",
            "E06000006",
        ),
        (found(Field::Period), "Period", "2022/23"),
        (found(Field::Value), "Value", "12.5"),
    ] {
        if !there {
            all = false;
            let seen: Vec<&str> = sheet
                .headings
                .iter()
                .map(|heading| &*heading.text)
                .filter(|text| !text.is_empty())
                .take(8)
                .collect();
            problems.error(
                &sheet.origin.place(),
                format!(
                    "no column is headed \"{heading}\"; expected one with cells like {like}, \
                     beside {}",
                    short(&seen.join(", "))
                ),
            );
        }
    }
    // Without the columns that are needed, what else stands there matters little.
    if all {
        problems.append(passed);
    }
    all.then_some(columns)
}

/// The columns that `--parts` names. `None` where one is not there.
fn parts_said(sheet: &Sheet, options: &Options, problems: &mut Problems) -> Option<Vec<usize>> {
    let mut columns = Vec::new();
    for name in options.list("parts").unwrap_or_default() {
        match sheet.column(name) {
            Some(column) => columns.push(column),
            None => {
                let names: Vec<&str> = sheet.headings.iter().map(|h| &*h.text).collect();
                problems.error(
                    &sheet.origin.place(),
                    format!(
                        "no column is headed \"{}\", which --parts names; expected one of {}",
                        short(name),
                        short(&names.join(", "))
                    ),
                );
                return None;
            }
        }
    }
    Some(columns)
}

/// Whether a column says nothing that another does not say better, or is the publisher's own
/// comparison.
fn not_needed_here(sheet: &Sheet, seen: &ColumnSurvey, at: usize) -> bool {
    let has = |heading: &str| sheet.column(heading).is_some();
    match key(&sheet.headings[at].text).as_str() {
        "date" => has("date name"),
        "obsstatusname" => has("obs status"),
        "categorytype" => seen
            .category
            .as_ref()
            .is_some_and(|category| category.parts),
        "parentcode"
        | "parentname"
        | "recenttrend"
        | "timeperiodsortable"
        | "newdata"
        | "comparedtogoal"
        | "timeperiodrange"
        | "comparedtopercentiles"
        | "comparedtoenglandvalueorpercentiles" => has("time period"),
        other => {
            // Of limits at two levels those at 95% are read.
            let limit = limit(other);
            let better = |heading: &super::sheet::Heading| {
                let heading = key(&heading.text);
                self::limit(&heading) == limit && heading.contains("95")
            };
            limit.is_some() && !other.contains("95") && sheet.headings.iter().any(better)
        }
    }
}

/// The field that a column holds, by the letters and digits of its heading.
fn field(sheet: &Sheet, seen: &ColumnSurvey, at: usize) -> Option<Field> {
    let has = |words: &[&str]| words.iter().any(|word| sheet.column(word).is_some());
    let named = has(&["indicator", "indicator name"]);
    let heading: &str = &sheet.headings[at].text;
    let key = key(heading);
    // What a file says in so many words goes before what it could mean.
    Some(match key.as_str() {
        // Codes of indicators are headed so too.
        "code" if seen.columns[at].filled > 0 && seen.columns[at].other_codes => Field::Ref,
        "areacd" | "areacode" | "code" | "geographycode" | "gsscode" | "onscode" | "lacode"
        | "localauthoritycode" | "newlacode" => Field::AreaCode,
        "areanm" | "areaname" | "area" | "geographyname" | "localauthority"
        | "localauthorityname" | "laname" => Field::AreaName,
        "geography" | "areatype" | "geographytype" | "geographylevel" | "geographiclevel"
        | "areakind" => Field::Geography,
        "ref" | "reference" | "indicatorref" | "indicatorcode" | "indicatorid" | "measureref"
        | "measurecode" => Field::Ref,
        "indicator" | "indicatorname" | "measurename" => Field::Indicator,
        // Beside an indicator it says how that is measured.
        "measure" if !named => Field::Indicator,
        "measure" | "measuretype" | "measuresname" => Field::Measure,
        "unit" | "units" | "unitofmeasure" => Field::Unit,
        // Where nothing else names the indicator, its variable does.
        "variablename" if !named && !has(&["measure", "measure name"]) => Field::Indicator,
        "variablename" | "definition" | "description" => Field::Definition,
        "category" if seen.category.as_ref().is_some_and(|c| c.parts) => Field::Part,
        "category" | "domain" | "topic" | "objective" => Field::Category,
        "mission" | "priority" => Field::Priority,
        "period" | "timeperiod" | "time" | "date" | "datename" | "year" => Field::Period,
        "timeidentifier"
        | "timeperiodidentifier"
        | "timeperiodtype"
        | "periodtype"
        | "typeofperiod" => Field::PeriodKind,
        "value" | "observation" | "obsvalue" | "observationvalue" | "figure" => Field::Value,
        "status" | "observationstatus" | "obsstatus" | "symbol" | "symbols" | "marker" => {
            Field::Status
        }
        "polarity" => Field::Polarity,
        "numerator" => Field::Numerator,
        "denominator" => Field::Denominator,
        "count" if has(&["denominator"]) && has(&["value"]) && !has(&["numerator"]) => {
            Field::Numerator
        }
        "valuenote" | "valuenotes" | "note" | "note2" => Field::Notes,
        _ if key.starts_with("notes") => Field::Notes,
        _ if is_part(heading) => Field::Part,
        other => return limit(other),
    })
}

/// The confidence limit that a heading stands for: `lci_95`, `Lower CI 95.0 limit`, `95% UCL`.
fn limit(key: &str) -> Option<Field> {
    const OTHERS: &[&str] = &[
        "quartile", "tier", "layer", "super", "decile", "better", "good",
    ];
    if OTHERS.iter().any(|other| key.contains(other)) {
        return None;
    }
    let bare = key.trim_start_matches("95").trim_end_matches("95");
    let short = |words: [&str; 4]| words.contains(&bare);
    let side = |side: &str| {
        let behind = ["ci", "cl", "conf", "limit", "bound", "95"];
        bare.starts_with(side)
            || bare == format!("ci{side}")
            || behind
                .iter()
                .any(|end| bare.contains(&format!("{side}{end}")))
    };
    if side("lower") || short(["lci", "lcl", "ll", "cilow"]) || key.starts_with("lci") {
        return Some(Field::Lower);
    }
    if side("upper") || short(["uci", "ucl", "ul", "cihigh"]) || key.starts_with("uci") {
        return Some(Field::Upper);
    }
    None
}

/// Whether a heading is known to part the figures of an indicator: `Sex`, `Age group`.
pub fn is_part(heading: &str) -> bool {
    const PARTS: &[&str] = &[
        "sex",
        "sexes",
        "gender",
        "age",
        "ages",
        "ethnicity",
        "ethnic",
        "disability",
        "religion",
        "nationality",
        "tenure",
        "phase",
        "characteristic",
        "characteristics",
        "breakdown",
        "subgroup",
        "cohort",
        "quintile",
        "decile",
        "deprivation",
        "agegroup",
        "ageband",
    ];
    const BESIDE: &[&str] = &[
        "group",
        "groups",
        "grouping",
        "band",
        "bands",
        "range",
        "type",
        "category",
        "name",
        "level",
        "of",
        "at",
        "detailed",
        "broad",
        "school",
        "education",
        "sub",
        "pupil",
        "housing",
        "topic",
        "status",
        "origin",
    ];
    let lower = heading.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| PARTS.contains(word))
        && words
            .iter()
            .all(|word| PARTS.contains(word) || BESIDE.contains(word))
}

/// Whether the words of a part say that it is the whole: `Persons`, `All ages`.
pub fn is_whole(words: &str) -> bool {
    matches!(
        key(words).as_str(),
        "" | "total"
            | "totals"
            | "all"
            | "allages"
            | "persons"
            | "person"
            | "people"
            | "both"
            | "bothsexes"
            | "allpersons"
            | "allpeople"
            | "everyone"
            | "everybody"
            | "overall"
            | "allpupils"
            | "allchildren"
            | "allsexes"
            | "allgenders"
            | "allcategories"
            | "totalpopulation"
            | "notapplicable"
            | "na"
            | "malesandfemales"
            | "maleandfemale"
            | "allphases"
            | "alltenures"
            | "t"
    )
}

#[cfg(test)]
mod tests {
    use super::{Field, is_area_code, is_part, is_whole, limit};

    #[test]
    fn limits_are_known_by_many_names() {
        for (key, field) in [
            ("lci", Some(Field::Lower)),
            ("lci95", Some(Field::Lower)),
            ("95lcl", Some(Field::Lower)),
            ("uci95", Some(Field::Upper)),
            ("lowerci950limit", Some(Field::Lower)),
            ("upperconfidenceinterval95", Some(Field::Upper)),
            ("lower", Some(Field::Lower)),
            ("lowertierlocalauthority", None),
            ("lowerquartile", None),
            ("upperquartile", None),
            ("cluster", None),
            ("flowerbeds", None),
            ("cilower", Some(Field::Lower)),
        ] {
            assert_eq!(limit(key), field, "{key}");
        }
    }

    #[test]
    fn columns_that_part_figures_are_known_by_their_words() {
        for heading in [
            "Sex",
            "Age",
            "Age group",
            "AGE_BAND",
            "Ethnic group",
            "School phase",
        ] {
            assert!(is_part(heading), "{heading}");
        }
        for heading in [
            "Percentage",
            "Average age of fleet",
            "Page",
            "Type",
            "Stage",
            "Value",
        ] {
            assert!(!is_part(heading), "{heading}");
        }
        assert!(is_whole("All ages") && is_whole("Persons") && !is_whole("Male"));
    }

    #[test]
    fn codes_of_areas_are_told_from_others() {
        for code in ["E06000006", "00ET", "876"] {
            assert!(is_area_code(code), "{code}");
        }
        for code in ["KPI01", "CORP01", "PED02", "1", "E06", "KPI000001"] {
            assert!(!is_area_code(code), "{code}");
        }
    }
}
