//! What spreadsheet programs and people do to a workbook, and what is read from it.

use crate::bad::{folder, import, text};
use crate::sheets::{over, rewritten, workbook};
use serde_json::{Value, json};

/// Numbers with formats, dates, numbers as text, rows and columns that trail off, headings in
/// another order and spelling.
const DIRT: &str = "\
## Columns
ID|is|HEADING|Period
previous|Previous|21/22 actual|2021/22
current|Current|Current|=44896 as mmm-yy
## Indicators
Objective|TITLE|Id|unit|Polarity|decimals|21/22 actual|previous  value|Current|Current Value|current-symbol|Rating|Due
o1|First measure|one|Percent|High|=1|=0.91 as 0.0%||=0.923 as 0.0%|||Not rated|
o1|Second\\nmeasure|two|per cent||1|95.5%||=0.5 as 0%||p|GREEN|
o1|Third measure|three|money||=2 as 0|=443.6 as [$£-809]#,##0.00||=-94 as #,##0;(#,##0)||||
o1|Fourth measure|four|count|||1,234||12 [p]||||
o1|Fifth measure|five|count|||[c]||=0.30000000000000004||||
o1|Sixth measure|six|count|||*||51||x||
||||||||||||

## Observations
Value|Period|Area|Indicator|Symbol
=0.9 as 0%|=2021|here|one|
91.5%|2022|here|one|[r]
[c]|2023|here|one|
|2024|here|one|
=100|=44926 as d/m/yyyy|here|two|b
";

fn dirty() -> Vec<u8> {
    let base = text(&folder().join("base.sheets"));
    workbook(&over(&base, DIRT))
}

/// What must be read, whichever program saved the workbook.
fn is_read(bytes: &[u8]) {
    let imported = import(bytes, false);
    let found: Vec<String> = imported
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        imported.problems.notes,
        [
            "read in sheet Indicators, column G (21/22 actual): 0.91 shown as 91.0% is 91, in per cent",
            "read in sheet Indicators, column I (Current): 0.923 shown as 92.3% is 92.3, in per cent, and so in 1 more cell",
            "read in sheet Observations, column A (Value): 0.9 shown as 90% is 90, in per cent",
        ]
    );
    let text = imported.sound().expect("a report");
    let report: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(report["columns"][1]["period"], "2022-12");
    let indicators = report["indicators"].as_array().expect("a list");
    assert_eq!(indicators[1]["title"], "Second\nmeasure");
    assert_eq!(indicators[0]["polarity"], "high");
    assert_eq!(indicators[0]["rating"], "not_rated");
    assert_eq!(indicators[1]["decimals"], 1);
    let cells: Vec<&Value> = indicators.iter().map(|i| &i["cells"]).collect();
    let expected = [
        json!({
            "previous": { "printed": "91.0%", "value": 91 },
            "current": { "printed": "92.3%", "value": 92.3 },
        }),
        json!({
            "previous": { "printed": "95.5%", "value": 95.5 },
            "current": { "printed": "50%", "value": 50, "mark": "p" },
        }),
        json!({
            "previous": { "printed": "£443.60", "value": 443.6 },
            "current": { "printed": "(94)", "value": -94 },
        }),
        json!({
            "previous": { "printed": "1,234", "value": 1234 },
            "current": { "printed": "12 [p]", "value": 12, "mark": "p" },
        }),
        json!({
            "previous": { "printed": "[c]", "mark": "c" },
            "current": { "printed": "0.3", "value": 0.3 },
        }),
        json!({
            "previous": { "printed": "*", "mark": "*" },
            "current": { "printed": "51", "mark": "x" },
        }),
    ];
    for (found, expected) in cells.iter().zip(&expected) {
        assert_eq!(*found, expected);
    }
    assert_eq!(
        indicators[0]["observations"],
        json!({
            "periods": ["2021", "2022", "2023", "2024"],
            "series": [{
                "area": "here",
                "values": [90, 91.5, null, null],
                "marks": { "2022": "r", "2023": "c" },
            }],
        })
    );
    assert_eq!(
        indicators[1]["observations"],
        json!({
            "periods": ["2022-12-31"],
            "series": [{ "area": "here", "values": [100], "marks": { "2022-12-31": "b" } }],
        })
    );
}

#[test]
fn figures_are_read_as_they_are_shown() {
    is_read(&dirty());
}

#[test]
fn a_workbook_saved_by_libreoffice_is_read_the_same() {
    let path = folder().join("saved/libreoffice.xlsx");
    is_read(&std::fs::read(path).expect("the workbook"));
}

#[test]
fn days_may_be_counted_from_1904() {
    let base = text(&folder().join("base.sheets"));
    let day = "## Columns\nId|Is|Heading|Period\nprevious|previous|A|2021\ncurrent|current|B|=43464 as d/m/yyyy\n";
    let bytes = rewritten(&workbook(&over(&base, day)), |name, part| match name {
        "xl/workbook.xml" => part.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
        _ => part.to_owned(),
    });
    let imported = import(&bytes, false);
    let report: Value = serde_json::from_str(imported.sound().expect("a report")).expect("JSON");
    assert_eq!(report["columns"][1]["period"], "2022-12-31");
}

#[test]
fn one_cell_far_away_takes_no_room() {
    // A sheet with a cell in its last row and column is read without room for all between.
    let base = text(&folder().join("base.sheets"));
    let bytes = rewritten(&workbook(&over(&base, "")), |name, part| match name {
        "xl/worksheets/sheet6.xml" => part.replace(
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        ),
        _ => part.to_owned(),
    });
    let imported = import(&bytes, false);
    let said: Vec<String> = imported
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "sheet Sources, row 1048576, column XFD: \"1\" stands under no heading; expected a heading in row 1 or an empty cell",
            "sheet Sources, row 1048576, column A (Id): \"Id\" is empty; expected words, like \"lait\"",
            "sheet Sources, row 1048576, column B (Title): \"Title\" is empty; expected words, like \"The data set\""
        ]
    );
}

#[test]
fn a_date_that_shows_a_year_is_the_year() {
    let base = text(&folder().join("base.sheets"));
    let years = "## Observations\nValue|Period|Area|Indicator\n=90|=44926 as yyyy|here|one\n=91|=45291 as yyyy;@|here|one\n";
    let imported = import(&workbook(&over(&base, years)), true);
    let report: Value = serde_json::from_str(imported.sound().expect("a report")).expect("JSON");
    let observations = &report["indicators"][0]["observations"];
    assert_eq!(observations["periods"], json!(["2022", "2023"]));
}

#[test]
fn a_cell_that_cannot_be_what_the_file_says_is_an_error() {
    let base = text(&folder().join("base.sheets"));
    let figures = "## Observations\nIndicator|Area|Period|Value\none|here|2022|=90 as 0.0\n";
    let bytes = workbook(&over(&base, figures));
    for (old, new, says) in [
        (
            "<v>90</v>",
            "<v>90</v><!-- --></c><c r=\"D2\"><v>91</v>",
            "the file has two cells at this place",
        ),
        (
            "<c r=\"D2\" ",
            "<c r=\"D2\" t=\"q\" ",
            "the cell holds \"90\" and is of the type \"q\", which is not known here",
        ),
        (
            "<c r=\"D2\" ",
            "<c r=\"D2\" t=\"b\" ",
            "the cell is said to be true or false and holds \"90\"",
        ),
        (
            "<c r=\"D2\" s=\"1\">",
            "<c r=\"D2\" s=\"77\">",
            "the cell holds 90 in a format that is not in the file",
        ),
    ] {
        let mut done = false;
        let wrong = rewritten(&bytes, |_, part| {
            done |= part.contains(old) && part.contains("<v>90</v>");
            match part.contains("<v>90</v>") {
                true => part.replacen(old, new, 1),
                false => part.to_owned(),
            }
        });
        assert!(done, "no {old}");
        let imported = import(&wrong, false);
        let said = imported.problems.list.first().expect("an error");
        assert_eq!(said.path, "sheet Observations, row 2, column D (Value)");
        assert!(said.message.starts_with(says), "{}", said.message);
        assert!(imported.sound().is_none());
    }
}

#[test]
fn an_official_code_is_the_id_of_a_place_as_it_is_written() {
    let places = "## Areas\nId|Name|Kind|Code\nE06000006|Here|authority|\nCouncil B|There|authority|E08000014\n\
                  ## Report\nField|Value\nId|a\nTitle|T\nOrganisation|O\nArea|e06000006\nPeriod|2022/23 Q3\n\
                  ## Observations\nIndicator|Area|Period|Value\none|E06000006|2021/22|91\none|Here|2020/21|90\none|E08000014|2021/22|80\n";
    let base = text(&folder().join("base.sheets"));
    let imported = import(&workbook(&over(&base, places)), false);
    let found: Vec<String> = imported
        .problems
        .list
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(found.is_empty(), "{found:?}");
    let report: Value = serde_json::from_str(imported.sound().expect("a report")).expect("JSON");
    assert_eq!(report["area"], "E06000006");
    assert_eq!(
        report["areas"][0],
        json!({ "id": "E06000006", "name": "Here", "kind": "authority" })
    );
    assert_eq!(report["areas"][1]["id"], "council-b");
    let series = report["indicators"][0]["observations"]["series"]
        .as_array()
        .expect("a list");
    let of: Vec<&str> = series
        .iter()
        .filter_map(|one| one["area"].as_str())
        .collect();
    assert_eq!(of, ["E06000006", "council-b"]);
}

#[test]
fn figures_over_time_are_read_in_a_councils_own_words() {
    let figures = "## Observations\nIndicator|Area|Period|Value\n\
                   one|here|2020|43.1 (p)\none|here|2021|3 of 12\none|here|2022|n/a\none|here|2023|44.0%\n";
    let base = text(&folder().join("base.sheets"));
    let imported = import(&workbook(&over(&base, figures)), true);
    assert_eq!(
        imported.problems.notes,
        [
            "read in sheet Observations, column D (Value): \"43.1 (p)\" as 43.1, \"3 of 12\" as 25, \"n/a\" as [z]"
        ]
    );
    let report: Value = serde_json::from_str(imported.sound().expect("a report")).expect("JSON");
    assert_eq!(
        report["indicators"][0]["observations"]["series"][0],
        json!({
            "area": "here",
            "values": [43.1, 25, null, 44],
            "numerators": [null, 3, null, null],
            "denominators": [null, 12, null, null],
            "marks": { "2020": "p", "2022": "z" },
        })
    );
}
