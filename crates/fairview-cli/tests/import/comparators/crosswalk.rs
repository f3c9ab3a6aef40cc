//! National measures that were chosen by hand for the examples: proposed, kept in a recipe and joined.

use super::kept;
use crate::folder;
use report_core::read;
use report_core::wire::Report;
use report_import::choices::{ComparatorChoice, Comparators};
use report_import::comparators::{How, Published, choices, import as join, propose};
use report_import::lait::Lait;
use report_import::problems::Problems;
use report_import::update::Last;
use report_import::xlsx::recipe::Recipe;
use std::collections::BTreeMap;

/// The tool's figures for Halton.
fn lait() -> Lait {
    let folder = folder().join("../../../../data/lait");
    let read = |name: &str| std::fs::read(folder.join(name)).map_err(|error| error.to_string());
    Lait::read("Halton", read).unwrap()
}

fn example(name: &str) -> Report {
    let path = folder().join(format!("../../../../static/examples/{name}.json"));
    read::as_written(&std::fs::read(path).unwrap()).unwrap()
}

/// The pairs of data/crosswalk.csv as choices, by report.
fn crosswalk() -> BTreeMap<String, Comparators> {
    let path = folder().join("../../../../data/crosswalk.csv");
    let mut rows = csv::Reader::from_path(path).unwrap();
    let mut all: BTreeMap<String, Comparators> = BTreeMap::new();
    for row in rows.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let said = |name: &str| Some(row[name].clone()).filter(|words| !words.is_empty());
        all.entry(row["report"].clone())
            .or_default()
            .measures
            .push(ComparatorChoice {
                of: row["id"].clone(),
                measure: row["lait"].clone(),
                reason: row["reason"].clone(),
                difference: said("difference"),
                basis: said("basis"),
                ..ComparatorChoice::default()
            });
    }
    all
}

/// The choices of the crosswalk, kept in a recipe, fill ten years of the authority, its neighbours, its region
/// and England, as they stand in the examples.
#[test]
fn choices_of_the_crosswalk_make_the_comparators_of_the_examples() {
    let (lait, mut filled) = (lait(), 0);
    for (name, choices) in crosswalk() {
        let kept = Comparators::read(choices.text().as_bytes()).unwrap();
        assert_eq!(kept, choices);
        let whole = example(&name);
        let mut bare = whole.clone();
        for indicator in &mut bare.indicators {
            indicator.benchmark = None;
        }
        let last = Last::of("last.json", bare.clone());
        let published = Published::of_lait("lait", &lait).unwrap();
        let imported = join(
            &last,
            Some(published),
            None,
            &choices,
            How::default(),
            Problems::default(),
        );
        let text = imported
            .sound()
            .unwrap_or_else(|| panic!("{:?}", imported.problems.list));
        let joined: Report = read::as_written(text.as_bytes()).unwrap();
        for (made, known) in joined.indicators.iter().zip(&whole.indicators) {
            let (Some(made), Some(known)) = (&made.benchmark, &known.benchmark) else {
                assert!(
                    made.benchmark.is_none() && known.benchmark.is_none(),
                    "{}",
                    known.id
                );
                continue;
            };
            assert_eq!(
                (
                    &made.title,
                    &made.unit,
                    &made.decimals,
                    &made.polarity,
                    &made.basis
                ),
                (
                    &known.title,
                    &known.unit,
                    &known.decimals,
                    &known.polarity,
                    &known.basis
                )
            );
            assert_eq!(
                (&made.reason, &made.difference, &made.observations),
                (&known.reason, &known.difference, &known.observations)
            );
            filled += 1;
        }
        assert_eq!(
            (joined.areas, joined.neighbours),
            (bare.areas, bare.neighbours)
        );
    }
    assert_eq!(filled, 41);
}

#[test]
fn proposals_are_kept_in_a_recipe_with_what_a_person_must_say_left_open() {
    let (own, national) = (example("halton-2022-23-q3"), example("halton-lait-2026"));
    let parsed = |report: &Report| {
        let text = report_import::json::print(report).unwrap();
        read::report(text.as_bytes()).unwrap().value
    };
    let (own, national) = (parsed(&own), parsed(&national));
    let known = Comparators {
        measures: crosswalk()["halton-2022-23-q3"].measures[..2].to_vec(),
        ..Comparators::default()
    };
    let proposals = propose(&own, &national);
    let kept = choices(&known, &proposals, &own, &national);
    // What was chosen stays as it is and is not proposed again.
    assert_eq!(kept.measures[..2], known.measures);
    let of = |name: &str| {
        kept.measures
            .iter()
            .filter(|one| one.of.eq_ignore_ascii_case(name))
            .count()
    };
    assert_eq!((of("ped02-01"), of("PED02 01"), of("PED02 03")), (1, 0, 1));
    assert!(
        kept.measures[2..]
            .iter()
            .all(|one| one.reason == "?" && one.difference.as_deref() == Some("?"))
    );
    assert_eq!(choices(&kept, &proposals, &own, &national), kept);
    // An answer that is left open is refused.
    let last = Last::of("last.json", example("halton-2022-23-q3"));
    let imported = join(
        &last,
        None,
        None,
        &kept,
        How::default(),
        Problems::default(),
    );
    assert!(imported.sound().is_none());
}

/// The command puts proposals into the recipe of a scorecard and leaves everything else in it.
#[test]
fn a_recipe_of_a_scorecard_keeps_the_rest_of_what_it_says() {
    let whole = folder().join("../xlsx/recipes/own-layout.json");
    let whole = std::fs::read_to_string(whole).unwrap();
    let path = kept("suggest-recipe.json", &whole);
    let examples = folder().join("../../../../static/examples");
    let suggest = |recipe: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
            .current_dir(&examples)
            .args([
                "comparators",
                "suggest",
                "halton-2022-23-q3.json",
                "halton-lait-2026.json",
                "--recipe",
                recipe,
            ])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    let said = suggest(&path);
    assert!(
        said.contains("more pairs: answer every \"?\" in it, or take the pair out"),
        "{said}"
    );
    let before = Recipe::read(whole.as_bytes()).unwrap();
    let mut after = Recipe::read(&std::fs::read(&path).unwrap()).unwrap();
    assert!(after.comparators.measures.len() > 20);
    after.comparators = Comparators::default();
    assert_eq!(before, after);
    // What is no recipe is left as it is.
    let other = kept("suggest-other.json", "{ \"recipe\": 1, \"sheets\": \"A\" }");
    let said = suggest(&other);
    assert!(said.contains("unknown field `sheets`"), "{said}");
    assert_eq!(
        std::fs::read_to_string(other).unwrap(),
        "{ \"recipe\": 1, \"sheets\": \"A\" }"
    );
}
