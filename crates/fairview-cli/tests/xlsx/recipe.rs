//! Workbooks in layouts of their own, read by a recipe.
//!
//! `recipes/own-layout.json` is the recipe of `officer/own-layout-q3.xlsx`, the invented scorecard
//! that the other workbooks of `officer` hold in the template.

use crate::bad::{folder, import, text};
use crate::sheets::{rewritten, sheets, workbook};
use fairview_cli::import::as_text;
use fairview_cli::recipe::as_text as questions_as_text;
use proptest::prelude::*;
use report_import::imported::Imported;
use report_import::xlsx::recipe::{Proposal, Recipe, propose};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// A recipe of this folder.
pub fn recipe(name: &str) -> Recipe {
    let text = text(&folder().join("recipes").join(format!("{name}.json")));
    Recipe::read(text.as_bytes()).unwrap_or_else(|reason| panic!("{name}: {reason}"))
}

fn officer(name: &str) -> Vec<u8> {
    let path = folder().join("officer").join(format!("{name}.xlsx"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Imports a workbook by a recipe.
pub fn by_recipe(bytes: &[u8], recipe: &Recipe) -> Imported {
    Imported::by_recipe(bytes, recipe, false, None)
}

/// What the import prints.
pub fn printed(imported: &Imported) -> String {
    as_text(imported, Path::new("report.xlsx"), Path::new("report.json"))
}

/// The report, of which nothing is wrong.
pub fn report(imported: &Imported) -> Value {
    let text = imported.sound();
    let text = text.unwrap_or_else(|| panic!("{}", printed(imported)));
    serde_json::from_str(text).expect("JSON")
}

fn by_ref(report: &Value) -> BTreeMap<&str, &Value> {
    let indicators = report["indicators"].as_array().expect("a list");
    let of = |one| {
        let one: &Value = one;
        (one["ref"].as_str().expect("a ref"), one)
    };
    indicators.iter().map(of).collect()
}

/// What differs between two reports, field by field: for the report its name, for measures their
/// ref and the name.
fn differences(a: &Value, b: &Value) -> Vec<String> {
    let names = |a: &Value, b: &Value| {
        let of = |value: &Value| {
            value
                .as_object()
                .expect("an object")
                .keys()
                .cloned()
                .collect()
        };
        let (mut all, more): (Vec<String>, Vec<String>) = (of(a), of(b));
        all.extend(more.into_iter().filter(|name| a.get(name).is_none()));
        all
    };
    let differ = |a: &Value, b: &Value| -> Vec<String> {
        let all = names(a, b).into_iter();
        all.filter(|name| a.get(name) != b.get(name)).collect()
    };
    let mut found: Vec<String> = differ(a, b);
    found.retain(|name| name != "indicators");
    let (of_a, of_b) = (by_ref(a), by_ref(b));
    assert_eq!(of_a.len(), of_b.len());
    for (name, one) in &of_a {
        let fields = differ(one, of_b[name]).into_iter();
        found.extend(fields.map(|field| format!("{name} {field}")));
    }
    found
}

#[test]
fn an_officers_own_scorecard_is_what_the_template_makes_of_it() {
    let own = by_recipe(&officer("own-layout-q3"), &recipe("own-layout"));
    let by_template = import(&officer("q3-with-history"), false);
    let (own, by_template) = (report(&own), report(&by_template));
    let mut found = differences(&by_template, &own);
    let mut take = |what: &str| {
        let before = found.len();
        found.retain(|name| !name.ends_with(what));
        before - found.len()
    };
    // The scorecard has no decimals: those of the figures count.
    assert_eq!(take(" decimals"), 27);
    // The template's ids of objectives leave "and" out: 23 measures stand under the four of them.
    assert_eq!(take(" objective"), 23);
    assert_eq!(take("objectives"), 1);
    // The template has 17 measures with figures over time: the others have them only here.
    assert_eq!(take(" observations"), 25);
    // Typed anew in the template as 43.1% [p].
    assert_eq!(found, ["ENV01 cells"]);
    let env01 = by_ref(&own)["ENV01"];
    assert_eq!(
        env01["cells"]["current"],
        json!({ "printed": "43.1 (p)", "value": 43.1, "mark": "p" })
    );
    let titles = |report: &Value| {
        let all = report["objectives"].as_array().expect("a list").iter();
        all.map(|one| one["title"].clone()).collect::<Vec<Value>>()
    };
    assert_eq!(titles(&own), titles(&by_template));
    let over_time = |report: &Value| -> Vec<Value> {
        let indicators = report["indicators"].as_array().expect("a list").iter();
        indicators.map(|one| one["observations"].clone()).collect()
    };
    for (a, b) in over_time(&by_template).iter().zip(over_time(&own)) {
        assert!(a.is_null() || *a == b, "{a}\n{b}");
        assert_eq!(b["periods"].as_array().map(Vec::len), Some(7));
    }
}

#[test]
fn ratings_are_read_from_colours() {
    let own = report(&by_recipe(&officer("own-layout-q3"), &recipe("own-layout")));
    let mut counts = BTreeMap::new();
    for indicator in own["indicators"].as_array().expect("a list") {
        let rating = indicator["rating"].as_str().unwrap_or("none");
        *counts.entry(rating).or_insert(0) += 1;
    }
    let expected = [("amber", 11), ("green", 18), ("none", 5), ("red", 8)];
    assert_eq!(counts, BTreeMap::from(expected));
    // Without a meaning for its colour a cell without words is an error.
    let mut without = recipe("own-layout");
    without.colours.0.retain(|(colour, _)| colour != "92D050");
    let imported = by_recipe(&officer("own-layout-q3"), &without);
    assert_eq!(imported.problems.errors(), 1);
    let said = imported.problems.list[0].to_string();
    assert_eq!(
        said,
        "sheet Corporate Scorecard, column M (RAG), rows 12, 16, 35, 45, 51, 53 and 55: the cell has the colour 92D050 and no words; expected C00000 (red), FFC000 (amber), or a line in the recipe, under \"colours\", like \"92D050\": \"green\""
    );
}

/// The sheet that `recipes/base.json` is the recipe of.
fn base() -> String {
    text(&folder().join("recipes/base.sheets"))
}

/// A value with another laid over it: fields of objects one by one, and null takes one away.
fn patched(value: &mut Value, patch: Value) {
    match (value, patch) {
        (Value::Object(fields), Value::Object(patch)) => {
            for (name, patch) in patch {
                match patch {
                    Value::Null => drop(fields.remove(&name)),
                    patch => patched(fields.entry(name).or_insert(Value::Null), patch),
                }
            }
        }
        (value, patch) => *value = patch,
    }
}

/// The base recipe with a patch over it.
fn with(patch: Value) -> Recipe {
    let text = text(&folder().join("recipes/base.json"));
    let mut value = serde_json::from_str(&text).expect("JSON");
    patched(&mut value, patch);
    Recipe::read(value.to_string().as_bytes()).expect("a recipe")
}

#[test]
fn the_base_of_the_broken_recipes_is_sound() {
    let imported = by_recipe(&workbook(&sheets(&base())), &with(json!({})));
    assert!(imported.problems.list.is_empty(), "{}", printed(&imported));
    let report = report(&imported);
    assert_eq!(report["id"], "a-2024-25-q2");
    assert_eq!(report["title"], "Scorecard, Q2 2024/25");
    assert_eq!(
        report["columns"],
        json!([
            { "id": "previous", "is": "previous", "heading": "Q2 2023/24", "period": "2023/24 Q2" },
            { "id": "target", "is": "target", "heading": "Target", "period": "2024/25 Q2" },
            { "id": "current", "is": "current", "heading": "Q2 2024/25", "period": "2024/25 Q2" },
        ])
    );
    assert_eq!(report["indicators"][1]["rating"], "red");
    assert_eq!(report["indicators"][1]["objective"], "homes");
}

/// `recipes/bad/NAME.sheets` is a sheet in place of the base's, `NAME.json` a patch of its recipe, and
/// `NAME.txt` what the import must print.
#[test]
fn broken_recipes_say_what_is_wrong_and_where() {
    let bad = folder().join("recipes/bad");
    let entries = std::fs::read_dir(&bad).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "txt"))
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names.dedup();
    assert!(names.len() > 15, "{} recipes", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let read =
            |ending: &str| std::fs::read_to_string(bad.join(format!("{name}.{ending}"))).ok();
        let sheet = read("sheets").unwrap_or_else(base);
        let patch = read("json").map_or(json!({}), |patch| {
            serde_json::from_str(&patch).unwrap_or_else(|e| panic!("{name}: {e}"))
        });
        let found = printed(&by_recipe(&workbook(&sheets(&sheet)), &with(patch)));
        let expected = read("txt");
        if expected.is_none() && std::env::var("FAIRVIEW_GOLDEN").as_deref() == Ok("write") {
            std::fs::write(bad.join(format!("{name}.txt")), &found).expect("written");
        }
        if Some(&found) != expected.as_ref() {
            let expected = expected.unwrap_or_default();
            wrong.push(format!("{name}\nfound\n{found}expected\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_recipe_is_refused_with_what_to_do() {
    let whole = text(&folder().join("recipes/base.json"));
    let made = "expected one made by: fairview recipe WORKBOOK.xlsx --out recipe.json";
    for (old, new, says) in [
        (
            "\"recipe\": 1",
            "\"recipe\": 2",
            "the file is no recipe of version 1; expected \"recipe\": 1 in it, as made by: fairview recipe WORKBOOK.xlsx --out recipe.json".to_owned(),
        ),
        (
            "\"sheet\"",
            "\"sheets\"",
            format!("the recipe cannot be read: unknown field `sheets`, expected one of `recipe`, `sheet`, `headings`, `year`, `report`, `areas`, `columns`, `words`, `colours`, `sections`, `end`, `groups`, `comparators`, `reasons`; {made}"),
        ),
        (
            "\"Ref\": \"ref\"",
            "\"Ref\": \"ref\", \"Ref\": \"title\"",
            format!("the recipe cannot be read: \"Ref\" appears twice at line 13 column 32; {made}"),
        ),
        (
            "\"Ref\": \"ref\"",
            "\"Ref\": 1",
            format!("the recipe cannot be read: invalid type: integer `1`, expected a string; {made}"),
        ),
        (
            "\"period\": \"newest\"",
            "\"period\": null",
            format!("the recipe cannot be read: invalid type: null, expected a string; {made}"),
        ),
        (
            "[{ \"name\": \"Here\", \"kind\": \"authority\" }]",
            "[[\"Here\", \"authority\"]]",
            "the recipe has a list where an object is expected".to_owned(),
        ),
        (
            "\"words\": {",
            "\"words\": [], \"reasons\": {",
            "the recipe has a list where an object is expected".to_owned(),
        ),
    ] {
        assert!(whole.contains(old), "{old}");
        let found = Recipe::read(whole.replacen(old, new, 1).as_bytes());
        assert_eq!(found.map(|_| ()), Err(says), "{new}");
    }
    let long = " ".repeat(1_000_001);
    let found = Recipe::read(long.as_bytes()).map(|_| ());
    assert_eq!(
        found,
        Err("the recipe is longer than 1 MB; expected at most as much".to_owned())
    );
}

#[test]
fn a_recipe_is_the_same_when_it_is_written_and_read_again() {
    for name in ["own-layout", "base"] {
        let one = recipe(name);
        assert_eq!(Recipe::read(one.text().as_bytes()), Ok(one));
    }
}

fn proposed(bytes: &[u8]) -> Proposal {
    propose(bytes).unwrap_or_else(|reason| panic!("{reason}"))
}

#[test]
fn a_recipe_is_proposed_that_needs_two_answers() {
    let bytes = officer("own-layout-q3");
    let Proposal {
        mut recipe,
        questions,
        ..
    } = proposed(&bytes);
    let open: Vec<&str> = questions
        .iter()
        .filter(|question| question.proposed.is_none())
        .map(|question| question.within.as_str())
        .collect();
    assert_eq!(
        open,
        ["words, figures, \"Annual\"", "groups, basis, otherwise"]
    );
    let left = by_recipe(&bytes, &recipe);
    assert_eq!(
        printed(&left),
        "report.xlsx: 2 errors
  error   recipe, words, figures, \"Annual\": what it means is left open; expected one of \"c\", \"x\", \"z\", \"low\", \"w\", \"words\", \"nothing\"
  error   recipe, groups, basis, otherwise: what it means is left open; expected one of \"snapshot\", \"cumulative\", \"whole_period\", \"rolling\", \"annual_forecast\"
report.json is not written: mend the errors above first
"
    );
    for (words, meaning) in &mut recipe.words.figures.0 {
        if words == "Annual" {
            *meaning = "z".to_owned();
        }
    }
    recipe.groups.basis.otherwise = Some("whole_period".to_owned());
    let answered = report(&by_recipe(&bytes, &recipe));
    let by_hand = report(&by_recipe(&bytes, &self::recipe("own-layout")));
    let mut found = differences(&by_hand, &answered);
    // Nothing in the workbook says how these are counted.
    found.retain(|name| !name.ends_with(" basis"));
    // A dash is "not collected" in the key, and "Monitor" is no target: by hand both are [z].
    found.retain(|name| !name.ends_with(" observations") && !name.ends_with(" cells"));
    // The code of the area is not in the workbook; what arrows are against is in the key.
    // Without a word from the recipe "n/a" is "not rated".
    assert_eq!(
        found,
        [
            "areas",
            "legend",
            "COM04 rating",
            "CUS04 rating",
            "HR04 rating"
        ]
    );
    assert_eq!(answered["legend"]["direction_against"], "last_quarter");
}

#[test]
fn a_sheet_with_too_many_columns_is_refused() {
    let wide = workbook(&sheets(&format!("## Scorecard\n{}x\n", "|".repeat(1_000))));
    assert_eq!(
        printed(&by_recipe(&wide, &recipe("base"))),
        "report.xlsx: 1 error\n  error   The sheet \"Scorecard\" has cells beyond column ALL; expected at most 1000 columns\nreport.json is not written: mend the errors above first\n"
    );
}

#[test]
fn no_recipe_is_proposed_where_none_is_needed_or_nothing_is_known() {
    let refused = |bytes: &[u8]| propose(bytes).map(|_| ()).expect_err("no recipe");
    assert_eq!(
        refused(&officer("q3-with-history")),
        "The workbook is the template, which needs no recipe: fairview import xlsx WORKBOOK.xlsx --out report.json"
    );
    let letters = workbook(&sheets(
        "## Letter\nDear all\nSee you on Monday | at noon\n",
    ));
    assert_eq!(
        refused(&letters),
        "No sheet of the workbook has headings that are known here; expected a row of them, like \"Ref\", \"Measure\", \"Target\", \"Q3 2024/25\". Write the recipe by hand, or copy the measures into the template: fairview template OUT.xlsx"
    );
}

/// Layouts unlike it: `recipes/NAME.sheets`, what is proposed for it, `NAME.txt`, the recipe with the
/// answers, `NAME.json`, and the report, `NAME.report.json`.
#[test]
fn other_layouts_are_proposed_and_read() {
    for name in ["months-down", "quarter-blocks", "year-above"] {
        let folder = folder().join("recipes");
        let bytes = workbook(&sheets(&text(&folder.join(format!("{name}.sheets")))));
        let held = |ending: &str, found: String| {
            let path = folder.join(format!("{name}.{ending}"));
            if !path.exists() && std::env::var("FAIRVIEW_GOLDEN").as_deref() == Ok("write") {
                std::fs::write(&path, &found).expect("written");
            }
            assert_eq!(found, text(&path), "{name}.{ending}");
        };
        let proposal = proposed(&bytes);
        held("txt", questions_as_text(&proposal));
        let answered = recipe(name);
        // What was not left open is as it was proposed.
        for (heading, meaning) in &proposal.recipe.columns.0 {
            let mut all = answered.columns.0.iter();
            let own = all.find(|(own, _)| own == heading);
            let own = own.map(|(_, meaning)| meaning);
            assert!(own == Some(meaning) || meaning == "?", "{name}: {heading}");
        }
        assert_eq!(answered.headings, proposal.recipe.headings, "{name}");
        assert_eq!(answered.year, proposal.recipe.year, "{name}");
        assert_eq!(answered.sections, proposal.recipe.sections, "{name}");
        assert_eq!(answered.end, proposal.recipe.end, "{name}");
        let imported = by_recipe(&bytes, &answered);
        assert!(imported.problems.list.is_empty(), "{}", printed(&imported));
        held(
            "report.json",
            imported.sound().expect("a report").to_owned(),
        );
    }
}

#[test]
fn what_is_left_out_of_other_periods_is_named() {
    let sheet = text(&folder().join("recipes/quarter-blocks.sheets"));
    let bytes = workbook(&sheets(&sheet));
    let mut recipe = recipe("quarter-blocks");
    let left = "left out for periods other than Q2 2024/25: ratings".to_owned();
    let notes = by_recipe(&bytes, &recipe).problems.notes;
    assert!(notes.contains(&left), "{notes:?}");
    for (heading, meaning) in &mut recipe.columns.0 {
        if heading == "{period} / Target" {
            "year_target".clone_into(meaning);
        }
    }
    let notes = by_recipe(&bytes, &recipe).problems.notes;
    assert!(
        notes.contains(&(left + ", targets for a whole year")),
        "{notes:?}"
    );
}

/// A scorecard of one sheet, and its import by the columns of a recipe.
fn scorecard(lines: &[&str], columns: Value) -> Imported {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    let bytes = workbook(&[("Scorecard".to_owned(), lines)]);
    let recipe = json!({
        "recipe": 1, "sheet": "Scorecard", "headings": 1,
        "report": { "id": "w-{period}", "title": "Scorecard", "organisation": "Wrenford Council", "period": "newest" },
        "areas": [{ "name": "Wrenford", "kind": "authority" }],
        "columns": columns,
        "groups": { "basis": { "otherwise": "whole_period", "of": { "K2": "cumulative" } } },
    });
    let recipe = Recipe::read(recipe.to_string().as_bytes()).expect("a recipe");
    by_recipe(&bytes, &recipe)
}

#[test]
fn words_beside_a_headings_period_say_how_its_figures_are_counted() {
    for (heading, pattern, basis) in [
        ("Forecast 2024/25", "Forecast {period}", "annual_forecast"),
        ("2024/25 to date", "{period} to date", "cumulative"),
        ("2024/25 (to Q2)", "{period} (to Q2)", "cumulative"),
        ("YTD 2024/25", "YTD {period}", "cumulative"),
    ] {
        let lines = [
            &format!("Ref | Measure | Unit | 2023/24 | {heading}"),
            "K1 | Homes | Number | 110 | 61",
            "K2 | Bins | Number | 30 | 14",
        ];
        let columns = json!({ "Ref": "ref", "Measure": "title", "Unit": "unit", "{period}": "figure", pattern: "figure" });
        let imported = scorecard(&lines, columns);
        let report = report(&imported);
        assert_eq!(report["columns"][1]["heading"], heading);
        let homes = &report["indicators"][0];
        assert_eq!(homes["cells"]["current"]["value"], 61, "{heading}");
        assert_eq!(homes["cells"]["current"]["basis"], basis, "{heading}");
        // Of another basis than the years before it, it is none of these.
        assert_eq!(homes["observations"]["periods"], json!(["2023/24"]));
        let left = "not among the figures over time, for the heading says another basis than the measure has: ";
        let left = format!("{left}\"{heading}\"");
        assert!(imported.problems.notes.contains(&left), "{heading}");
        // What the measure's own basis says already is not said twice.
        if basis == "cumulative" {
            let bins = &report["indicators"][1];
            assert_eq!(bins["cells"]["current"]["basis"], Value::Null);
            assert_eq!(
                bins["observations"]["periods"],
                json!(["2023/24", "2024/25"])
            );
        }
    }
    let columns = json!({ "Measure": "title", "Unit": "unit", "Estimate {period}": "figure" });
    let imported = scorecard(
        &["Measure | Unit | Estimate 2024/25", "Homes | Number | 61"],
        columns,
    );
    assert!(
        printed(&imported).contains("its figures are not final by the heading"),
        "{}",
        printed(&imported)
    );
    // Words for a figure say nothing more than the period.
    let columns = json!({ "Measure": "title", "Unit": "unit", "Actual {period}": "figure" });
    let lines = ["Measure | Unit | Actual 2024/25", "Homes | Number | 61"];
    let report = report(&scorecard(&lines, columns));
    assert_eq!(report["columns"][0]["heading"], "2024/25");
}

#[test]
fn a_year_and_its_part_in_two_columns_are_one_period() {
    let import = |heading: &str, rows: [[&str; 2]; 2], part: &str| {
        let rows = rows.map(|[year, part]| format!("K1 | Homes | Number | {year} | {part} | 7"));
        let lines = [
            &format!("Ref | Measure | Unit | Year | {heading} | Actual"),
            rows[0].as_str(),
            rows[1].as_str(),
        ];
        let columns = json!({ "Ref": "ref", "Measure": "title", "Unit": "unit", "Year": "period", heading: part, "Actual": "figure" });
        scorecard(&lines, columns)
    };
    let quarters = [["2023/24", "Q3"], ["2024/25", "Q3"]];
    for (heading, rows, periods) in [
        ("Quarter", quarters, ["2023/24 Q3", "2024/25 Q3"]),
        (
            "Month",
            [["2024/25", "December"], ["2024/25", "January"]],
            ["2024-12", "2025-01"],
        ),
        (
            "Month",
            [["2024/25", "Dec-24"], ["2024/25", "Jan-25"]],
            ["2024-12", "2025-01"],
        ),
        (
            "Quarter",
            [["2023/24", ""], ["2024/25", ""]],
            ["2023/24", "2024/25"],
        ),
    ] {
        let report = report(&import(heading, rows, "period"));
        let measure = &report["indicators"][0];
        assert_eq!(measure["observations"]["periods"], json!(periods));
        assert_eq!(report["period"], periods[1]);
    }
    // The quarter's figure is not the year's.
    let imported = import("Quarter", quarters, "nothing");
    let said = printed(&imported);
    assert_eq!(imported.sound(), None, "{said}");
    assert!(
        said.contains("column E (Quarter), rows 2 and 3: the row's period is a year, and this says which part of it is meant; expected the recipe to say that the column is \"period\" too"),
        "{said}"
    );
    // Of the calendar year or of the financial one.
    let said = printed(&import(
        "Quarter",
        [["2023", "Q3"], ["2024", "Q3"]],
        "period",
    ));
    assert!(said.contains("\"2024 Q3\" is no period"), "{said}");
}

#[test]
fn the_next_quarter_needs_nothing_but_the_file() {
    // All columns of quarters are one later.
    let quarters = [
        "Q1 23/24", "Q2 23/24", "Q3 23/24", "Q4 23/24", "Q1 24/25", "Q2 24/25", "Q3 24/25",
        "Q4 24/25",
    ];
    let next = rewritten(&officer("own-layout-q3"), |_, part| {
        let mut part = part.to_owned();
        for pair in quarters.windows(2).rev() {
            part = part.replace(&format!(">{}<", pair[0]), &format!(">{}<", pair[1]));
        }
        part
    });
    let recipe = recipe("own-layout");
    let (this, next) = (
        by_recipe(&officer("own-layout-q3"), &recipe),
        by_recipe(&next, &recipe),
    );
    assert_eq!(this.problems.list, next.problems.list);
    let next = report(&next);
    assert_eq!(next["id"], "wrenford-2024-25-q4");
    assert_eq!(next["period"], "2024/25 Q4");
    assert_eq!(next["columns"][0]["heading"], "Q4 23/24");
    // A further column, and one that is ready and still empty.
    let base = base();
    let more = base
        .replace("| 2024/25 | | Target", "| 2024/25 | | | | Target")
        .replace("| Q1 | Q2 | | | |", "| Q1 | Q2 | Q3 | Q4 | | | |")
        .replace("=9 |", "=9 | =7 | |")
        .replace("=0.93 as 0.0% |", "=0.93 as 0.0% | =0.94 as 0.0% | |")
        .replace("=0.42 as 0.0% |", "=0.42 as 0.0% | – | – |")
        .replace("G2:H2", "G2:J2");
    let more = report(&by_recipe(&workbook(&sheets(&more)), &self::recipe("base")));
    assert_eq!(more["period"], "2024/25 Q3");
    assert_eq!(more["indicators"][0]["cells"]["current"]["value"], 7);
    assert_eq!(
        more["indicators"][2]["cells"]["current"],
        json!({ "printed": "–", "mark": "x" })
    );
    assert_eq!(
        more["indicators"][0]["observations"]["periods"]
            .as_array()
            .map(Vec::len),
        Some(5)
    );
}

#[test]
fn what_is_not_read_counts_for_nothing() {
    // A column of ticks, also beside the heading of an objective and in a row of its own.
    let base = base()
        .replace("| Comments", "| Comments | Checked")
        .replace("Homes\n", "Homes | | | | | | | | | | | | y\n")
        .replace("Two were let.", "Two were let. | y")
        .replace("Waste\n", " | | | | | | | | | | | | y\nWaste\n")
        .replace("merge A4:L4\n", "");
    let with_ticks = with(json!({ "columns": { "Checked": "nothing" } }));
    let imported = by_recipe(&workbook(&sheets(&base)), &with_ticks);
    let plain = by_recipe(&workbook(&sheets(&self::base())), &recipe("base"));
    assert!(imported.problems.list.is_empty(), "{}", printed(&imported));
    assert_eq!(imported.text, plain.text);
}

/// The base without merged cells: every cell of headings on its own.
fn unmerged() -> Vec<Vec<String>> {
    let text = base()
        .replace("2023/24 | |", "2023/24 | 2023/24 |")
        .replace("2024/25 | |", "2024/25 | 2024/25 |");
    let lines = text
        .lines()
        .skip(1)
        .filter(|line| !line.starts_with("merge "));
    let row = |line: &str| -> Vec<String> {
        let mut cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.resize(12, String::new());
        cells
    };
    lines.map(row).collect()
}

fn of_rows(rows: &[Vec<String>]) -> Vec<u8> {
    let lines: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
    workbook(&[("Scorecard".to_owned(), lines)])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_columns_empty_rows_and_headings_once_more_change_nothing(
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
        empty in prop::collection::vec(0usize..9, 0..6),
        again in 4usize..9,
    ) {
        let rows = unmerged();
        let plain = by_recipe(&of_rows(&rows), &recipe("base"));
        let mut changed: Vec<Vec<String>> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            // The two rows of headings stand together.
            let before = empty.iter().filter(|place| **place == at && at != 2).count();
            changed.extend(vec![vec![String::new(); 12]; before]);
            // The headings once more, as at the top of a page.
            if at == again {
                for heading in &rows[1..3] {
                    changed.push(order.iter().map(|column| heading[*column].clone()).collect());
                }
            }
            changed.push(order.iter().map(|column| row[*column].clone()).collect());
        }
        let changed = by_recipe(&of_rows(&changed), &recipe("base"));
        prop_assert!(plain.text.is_some());
        prop_assert_eq!(&plain.text, &changed.text, "{}", printed(&changed));
        prop_assert_eq!(changed.problems.errors(), 0);
    }

    #[test]
    fn whatever_stands_in_cells_is_read_or_told(
        cells in prop::collection::vec((0usize..9, 0usize..12, "\\PC{0,12}"), 1..20)
    ) {
        let mut rows = unmerged();
        for (row, column, words) in cells {
            rows[row][column] = words.replace(['|', '=', '\n'], " ");
        }
        let bytes = of_rows(&rows);
        let imported = by_recipe(&bytes, &recipe("base"));
        prop_assert!(imported.text.is_some() || imported.problems.errors() > 0);
        if let Ok(proposal) = propose(&bytes) {
            let imported = by_recipe(&bytes, &proposal.recipe);
            prop_assert!(imported.text.is_some() || imported.problems.errors() > 0);
        }
    }
}

#[test]
fn rows_are_told_as_they_are_read() {
    let mut rows = unmerged();
    // Notes below the table.
    rows.resize(500, vec!["A note".to_owned()]);
    let mut told = Vec::new();
    let imported = Imported::by_recipe_with_progress(
        &of_rows(&rows),
        &recipe("base"),
        false,
        None,
        &mut |read, of| told.push((read, of)),
    );
    assert!(imported.text.is_some());
    assert_eq!(told, [(200, 500), (400, 500)]);
}

#[test]
fn broken_workbooks_never_break_a_recipe_or_a_proposal() {
    let base = text(&folder().join("base.sheets"));
    let mut count = 0;
    for entry in std::fs::read_dir(folder().join("bad")).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "sheets") {
            let bytes = workbook(&crate::sheets::over(&base, &text(&path)));
            let mut of_template = recipe("base");
            of_template.sheet = "Indicators".to_owned();
            assert!(by_recipe(&bytes, &of_template).problems.errors() > 0);
            drop(propose(&bytes));
            count += 1;
        }
    }
    assert!(count > 20, "{count} workbooks");
}

#[test]
fn bytes_that_are_wrong_never_break_a_recipe() {
    let (bytes, recipe) = (officer("own-layout-q3"), recipe("own-layout"));
    for part in 0..40 {
        let cut = &bytes[..bytes.len() * part / 40];
        assert!(by_recipe(cut, &recipe).sound().is_none());
        assert!(propose(cut).is_err());
    }
    for step in 0..200 {
        let mut wrong = bytes.clone();
        let at = step * wrong.len() / 200;
        wrong[at] ^= 1 << (step % 8);
        let imported = by_recipe(&wrong, &recipe);
        assert!(imported.text.is_some() || imported.problems.errors() > 0);
    }
}
