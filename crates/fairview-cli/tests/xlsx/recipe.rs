//! Workbooks in layouts of their own, read by a recipe.
//!
//! `recipes/own-layout.json` is the recipe of `officer/own-layout-q3.xlsx`, the invented scorecard
//! that the other workbooks of `officer` hold in the template.

use crate::bad::{folder, import, text};
use fairview_cli::import::as_text;
use report_import::imported::Imported;
use report_import::xlsx::recipe::Recipe;
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

#[test]
fn bytes_that_are_wrong_never_break_a_recipe() {
    let (bytes, recipe) = (officer("own-layout-q3"), recipe("own-layout"));
    for part in 0..40 {
        let cut = &bytes[..bytes.len() * part / 40];
        assert!(by_recipe(cut, &recipe).sound().is_none());
    }
    for step in 0..200 {
        let mut wrong = bytes.clone();
        let at = step * wrong.len() / 200;
        wrong[at] ^= 1 << (step % 8);
        let imported = by_recipe(&wrong, &recipe);
        assert!(imported.text.is_some() || imported.problems.errors() > 0);
    }
}
