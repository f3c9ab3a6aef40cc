//! A report's file as a filled workbook: last quarter's report for this quarter's officer.
//!
//! What comes out, imported again, is the same report. Fields that the plan does not have are not
//! carried; the importer's own tests hold the two together.

use super::book::{Book, Heading, Item, words};
use super::plan::{Kind, NONE, Plan, printed};
use super::sheets::{FIELDS, SHEETS};
use crate::number;
use report_core::read;
use report_core::value::Value as Found;
use serde_json::Value;

/// What a row has beyond the fields of its plan, by heading.
type More = Vec<(String, Item)>;

/// A workbook of a report's file.
///
/// # Errors
/// When it is no report of the format, with why.
pub fn of_bytes(bytes: &[u8]) -> Result<Book, String> {
    // What report-core refuses is no report; what it leaves out is carried all the same.
    read::report(bytes).map_err(|refusal| refusal.to_string())?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let report = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    Ok(fill(&report))
}

/// A workbook with everything that a report says. `report` is the JSON of a report's file.
pub fn fill(report: &Value) -> Book {
    let columns = list(report, "columns").iter().map(|c| text(c, "id"));
    let mut book = Book {
        printed: columns.collect(),
        ..Book::default()
    };
    for table in list(report, "finance") {
        for heading in list(table, "columns").iter().map(|c| text(c, "heading")) {
            if !book.money.contains(&heading) {
                book.money.push(heading);
            }
        }
    }
    for (name, field, ..) in FIELDS {
        match at(report, field) {
            Some(Value::Array(notes)) => {
                let notes = notes.iter().filter_map(Value::as_str);
                book.report
                    .extend(notes.map(|note| (*name, note.to_owned())));
            }
            Some(Value::String(value)) => book.report.push((name, value.clone())),
            _ => {}
        }
    }
    for plan in SHEETS {
        let rows = rows(plan, report, &book.printed);
        let headings = book.headings(plan);
        let rows = rows.iter().map(|(item, more)| row(&headings, item, more));
        let rows = rows.collect();
        book.rows.push((plan.name, rows));
    }
    book
}

fn row(headings: &[Heading], item: &Value, more: &More) -> Vec<Item> {
    let cell = |heading: &Heading| match more.iter().find(|(name, _)| *name == heading.text) {
        Some((_, item)) => item.clone(),
        None if heading.field.is_empty() => Item::Blank,
        None => cell_of(at(item, heading.field), heading.kind),
    };
    headings.iter().map(cell).collect()
}

fn cell_of(value: Option<&Value>, kind: Kind) -> Item {
    match value {
        Some(Value::Number(number)) => number.as_f64().map(Item::Number).unwrap_or_default(),
        Some(Value::String(text)) => Item::text(&words(text, kind)),
        // Ids of other rows.
        Some(Value::Array(ids)) => {
            let ids: Vec<&str> = ids.iter().filter_map(Value::as_str).collect();
            Item::text(&ids.join("; "))
        }
        Some(Value::Bool(true)) => Item::text("yes"),
        _ => Item::Blank,
    }
}

/// What stands at a path such as `unit.kind`.
fn at<'a>(item: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(item, |item, step| item.get(step))
}

fn list<'a>(item: &'a Value, field: &str) -> &'a [Value] {
    item.get(field)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text(item: &Value, field: &str) -> String {
    let found = at(item, field).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

fn said(heading: &str, words: &str) -> (String, Item) {
    (heading.to_owned(), Item::text(words))
}

/// What stands in a list of each process, with the process's id.
fn of_processes<'a>(report: &'a Value, field: &str) -> Vec<(&'a Value, More)> {
    let row = |process: &'a Value| {
        let id = text(process, "id");
        let items = list(process, field).iter();
        items.map(move |item| (item, vec![said("Process", &id)]))
    };
    list(report, "processes").iter().flat_map(row).collect()
}

/// Every cell of the grids; what the whole grid says stands in each of its rows.
fn grids(report: &Value) -> Vec<(&Value, More)> {
    let cells = |grid| {
        list(grid, "rows").iter().flat_map(move |row| {
            let columns = list(grid, "columns").iter();
            columns.zip(list(row, "cells")).map(move |(column, words)| {
                let said =
                    |heading, found: &Value| said(heading, found.as_str().unwrap_or_default());
                let row = said("Row", &row["title"]);
                (
                    grid,
                    vec![row, said("Column", column), said("Words", words)],
                )
            })
        })
    };
    list(report, "grids").iter().flat_map(cells).collect()
}

/// The rows of a sheet: of each the object its fields are in, and what it has beyond them.
fn rows<'a>(plan: &Plan, report: &'a Value, columns: &[String]) -> Vec<(&'a Value, More)> {
    let plain = |field: &str| {
        let items = list(report, field).iter();
        items.map(|item| (item, Vec::new())).collect()
    };
    let indicators = list(report, "indicators");
    match plan.name {
        "Columns" => plain("columns"),
        "Objectives" => plain("objectives"),
        "Milestones" => plain("milestones"),
        "Risks" => plain("risks"),
        "Topics" => plain("topics"),
        "Actions" => plain("actions"),
        "Decisions" => plain("decisions"),
        "Processes" => plain("processes"),
        "Stages" => of_processes(report, "stages"),
        "Bands" => of_processes(report, "bands"),
        "Grids" => grids(report),
        "Glossary" => plain("glossary"),
        "Cohorts" => plain("cohorts"),
        "Sources" => plain("sources"),
        "Finance tables" => plain("finance"),
        "Legend" => {
            let meanings = report
                .get("legend")
                .map_or(&[][..], |l| list(l, "meanings"));
            meanings.iter().map(|item| (item, Vec::new())).collect()
        }
        "Areas" => areas(report),
        "Indicators" => {
            let row = |item: &'a Value| (item, figures(item, &text(item, "unit.kind"), columns));
            indicators.iter().map(row).collect()
        }
        "Parts" => of_parts(indicators, columns),
        "Cells" => indicators.iter().flat_map(cells).collect(),
        "Comparators" => {
            let row = |item: &'a Value| {
                let benchmark = item.get("benchmark")?;
                let end = text(benchmark, "observations.year_ends");
                Some((
                    benchmark,
                    vec![
                        said("Indicator", &text(item, "id")),
                        said("Years end", &end),
                    ],
                ))
            };
            indicators.iter().filter_map(row).collect()
        }
        "Observations" => indicators.iter().flat_map(observations).collect(),
        "Targets" => {
            let row = |item: &'a Value| {
                let id = text(item, "id");
                let targets = list(item, "targets").iter();
                targets.map(move |target| (target, vec![said("Indicator", &id)]))
            };
            indicators.iter().flat_map(row).collect()
        }
        "Commentary" => commentary(report),
        "Developments" => {
            let kinds = [
                ("developments", "development"),
                ("emerging_issues", "emerging issue"),
                ("sections", "section"),
            ];
            let row = |(field, kind): (&str, &'static str)| {
                let items = list(report, field).iter();
                items.map(move |item| (item, vec![said("Kind", kind)]))
            };
            kinds.into_iter().flat_map(row).collect()
        }
        "Figures" => {
            let own = list(report, "figures").iter();
            let own = own.map(|figure| (figure, vec![said("About", "report")]));
            let below = [("indicator", "indicators"), ("milestone", "milestones")];
            let below = below.into_iter().flat_map(|(about, field)| {
                list(report, field).iter().flat_map(move |item| {
                    let id = text(item, "id");
                    let figures = list(item, "figures").iter();
                    figures.map(move |f| (f, vec![said("About", about), said("Id", &id)]))
                })
            });
            below.chain(own).collect()
        }
        "Finance columns" => {
            let row = |table: &'a Value| {
                let id = text(table, "id");
                let columns = list(table, "columns").iter();
                columns.map(move |column| (column, vec![said("Table", &id)]))
            };
            list(report, "finance").iter().flat_map(row).collect()
        }
        "Finance" => list(report, "finance").iter().flat_map(lines).collect(),
        _ => Vec::new(),
    }
}

fn areas(report: &Value) -> Vec<(&Value, More)> {
    let neighbours = report
        .get("neighbours")
        .map_or(&[][..], |n| list(n, "areas"));
    let row = |area| {
        let id = text(area, "id");
        let place = neighbours.iter().position(|n| text(n, "area") == id);
        let more = place.map_or(Vec::new(), |place| {
            let rank = Item::Number((place + 1) as f64);
            let closeness = text(&neighbours[place], "closeness");
            vec![
                ("Neighbour".to_owned(), rank),
                said("Closeness", &closeness),
            ]
        });
        (area, more)
    };
    list(report, "areas").iter().map(row).collect()
}

/// The figures of a row as printed, and when its years end.
fn figures(item: &Value, unit: &str, columns: &[String]) -> More {
    let mut more = vec![said("Years end", &text(item, "observations.year_ends"))];
    for id in columns {
        if let Some(cell) = item.get("cells").and_then(|cells| cells.get(id)) {
            more.extend(printed(id).into_iter().zip(one(cell, unit)));
        }
    }
    more
}

/// The words, the number and the symbol of one figure; a number that can be read from the words
/// is not said again.
fn one(cell: &Value, unit: &str) -> [Item; 3] {
    let words = text(cell, "printed");
    let value = cell.get("value").and_then(Value::as_f64);
    let mark = text(cell, "mark");
    let read = number::with_symbols(&words)
        .filter(|(number, _)| number.is_none_or(|written| written.fits(unit)));
    let absent = matches!(Found::read(Some(0.0), &mark), Ok(Found::Absent(..)));
    let number = match (value, read) {
        (None, _) if words.is_empty() || absent => Item::Blank,
        (None, _) => Item::text(NONE),
        (Some(value), Some((Some(written), symbols)))
            if written.number == value
                && symbols.as_ref().is_none_or(|symbols| *symbols == mark) =>
        {
            Item::Blank
        }
        (Some(value), _) => Item::Number(value),
    };
    [Item::text(&words), number, Item::text(&mark)]
}

fn of_parts<'a>(indicators: &'a [Value], columns: &[String]) -> Vec<(&'a Value, More)> {
    let mut rows = Vec::new();
    for indicator in indicators {
        for part in list(indicator, "breakdowns") {
            let own = text(part, "unit.kind");
            let unit = if own.is_empty() {
                text(indicator, "unit.kind")
            } else {
                own
            };
            let mut more = figures(part, &unit, columns);
            more.push(said("Indicator", &text(indicator, "id")));
            rows.push((part, more));
        }
    }
    rows
}

/// What the figures of an indicator and its parts need beyond their words.
fn cells(indicator: &Value) -> Vec<(&Value, More)> {
    let mut rows = Vec::new();
    for item in std::iter::once(indicator).chain(list(indicator, "breakdowns")) {
        let cells = item.get("cells").and_then(Value::as_object);
        for (id, cell) in cells.into_iter().flatten() {
            let mut more: More = [
                ("To", "to", Kind::Number),
                ("Period", "period", Kind::Text),
                ("Basis", "basis", Kind::Choice(&[])),
                ("Heading", "heading", Kind::Text),
                ("Numerator", "numerator", Kind::Number),
                ("Denominator", "denominator", Kind::Number),
                ("Note", "note", Kind::Text),
            ]
            .into_iter()
            .map(|(heading, field, kind)| (heading.to_owned(), cell_of(cell.get(field), kind)))
            .collect();
            if more.iter().all(|(_, item)| *item == Item::Blank) {
                continue;
            }
            more.push(said("Indicator", &text(indicator, "id")));
            more.push(said("Column", id));
            if !std::ptr::eq(item, indicator) {
                more.push(said("Part", &text(item, "id")));
            }
            rows.push((cell, more));
        }
    }
    rows
}

/// The observations of an indicator, of its parts and of its comparator, one a row.
fn observations(indicator: &Value) -> Vec<(&Value, More)> {
    let mut rows = Vec::new();
    let own = std::iter::once((indicator, String::new(), ""));
    let parts = list(indicator, "breakdowns").iter();
    let parts = parts.map(|part| (part, text(part, "id"), ""));
    let outside = indicator.get("benchmark").into_iter();
    let outside = outside.map(|benchmark| (benchmark, String::new(), "comparator"));
    for (item, part, whose) in own.chain(parts).chain(outside) {
        let Some(found) = item.get("observations") else {
            continue;
        };
        for series in list(found, "series") {
            for (i, period) in list(found, "periods").iter().enumerate() {
                let period = period.as_str().unwrap_or_default();
                let mut more = vec![
                    said("Indicator", &text(indicator, "id")),
                    said("Part", &part),
                    said("Whose", whose),
                    said("Area", &text(series, "area")),
                    said("Cohort", &text(series, "cohort")),
                    said("Period", period),
                ];
                for (heading, field) in [
                    ("Value", "values"),
                    ("Lower", "lower"),
                    ("Upper", "upper"),
                    ("Numerator", "numerators"),
                    ("Denominator", "denominators"),
                ] {
                    let number = list(series, field).get(i);
                    more.push((heading.to_owned(), cell_of(number, Kind::Number)));
                }
                for (heading, field) in [("Symbol", "marks"), ("Printed", "printed")] {
                    let found = series.get(field).and_then(|table| table.get(period));
                    more.push((heading.to_owned(), cell_of(found, Kind::Text)));
                }
                rows.push((series, more));
            }
        }
    }
    rows
}

fn commentary(report: &Value) -> Vec<(&Value, More)> {
    let mut rows = Vec::new();
    for (about, field) in [
        ("objective", "objectives"),
        ("indicator", "indicators"),
        ("milestone", "milestones"),
        ("finance", "finance"),
    ] {
        for item in list(report, field) {
            let whose = || vec![said("About", about), said("Id", &text(item, "id"))];
            match item.get("commentary") {
                Some(Value::Array(passages)) => {
                    rows.extend(passages.iter().map(|passage| (passage, whose())));
                }
                // Its row has the text alone: the object has fields of the same names that are
                // not the commentary's.
                Some(Value::String(words)) => {
                    let mut more = whose();
                    more.push(said("Text", words));
                    rows.push((&Value::Null, more));
                }
                _ => {}
            }
        }
    }
    rows
}

fn lines(table: &Value) -> Vec<(&Value, More)> {
    let columns = list(table, "columns");
    let row = |line| {
        let mut more = vec![
            said("Table", &text(table, "id")),
            said("Group", &text(line, "group")),
            said("Line", &text(line, "name")),
        ];
        if line.get("total") == Some(&Value::Bool(true)) {
            more.push(said("Total", "yes"));
        }
        for (column, amount) in columns.iter().zip(list(line, "amounts")) {
            let amount = cell_of(Some(amount), Kind::Number);
            more.push((text(column, "heading"), amount));
        }
        (line, more)
    };
    list(table, "lines").iter().map(row).collect()
}
