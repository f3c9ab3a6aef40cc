//! The page and the command are one code: what the page's worker makes of files is what `fairview
//! import` writes, byte for byte, and so is what it makes of a recipe.

use fairview_importer::{
    Answer, Imported, Proposed, Request, are_workbooks, of_tables, of_workbooks,
};
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

fn bytes(name: &str) -> Vec<u8> {
    let path = folder().join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the page's workers make of files: the one that they are for.
fn answer(request: &Request, files: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    match are_workbooks(files) {
        true => of_workbooks(&request.encode(), files, &mut |_, _| {}),
        false => of_tables(&request.encode(), files),
    }
}

/// What the page makes of files.
fn on_page(request: &Request, files: &[Vec<u8>]) -> Answer {
    let found = answer(request, files).unwrap_or_else(|why| panic!("{why}"));
    Answer::decode(&found).expect("an answer")
}

fn imported(request: &Request, files: &[Vec<u8>]) -> Imported {
    match on_page(request, files) {
        Answer::Imported(imported) => imported,
        other => panic!("{other:?}"),
    }
}

fn proposed(request: &Request, files: &[Vec<u8>]) -> Proposed {
    match on_page(request, files) {
        Answer::Proposed(proposed) => proposed,
        other => panic!("{other:?}"),
    }
}

/// The report that the command writes.
fn by_command(name: &str, arguments: &[&str]) -> String {
    let out: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("same-{name}.json"));
    let done = Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(folder())
        .arg("import")
        .args(arguments)
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&done.stdout)
    );
    std::fs::read_to_string(&out).unwrap()
}

const OWN: &str = "xlsx/officer/own-layout-q3.xlsx";

#[test]
fn the_same_files_give_the_same_bytes_on_the_page_and_by_the_command() {
    let of = |file: &str| Request {
        names: vec![file.to_owned()],
        ..Request::default()
    };
    let mut tried = 0;
    let mut same = |name: &str, request: &Request, files: &[Vec<u8>], arguments: &[&str]| {
        let found = imported(request, files);
        let report = found
            .report
            .unwrap_or_else(|| panic!("{name}: {:?}", found.errors));
        assert!(report.text == by_command(name, arguments), "{name}");
        tried += 1;
    };
    for name in [
        "decimals-left-empty",
        "hidden",
        "numbers",
        "pasted-values",
        "q3-seven-quarter-columns",
        "q3-with-comparator",
        "q3-with-history",
    ] {
        let file = format!("xlsx/officer/{name}.xlsx");
        same(name, &of(&file), &[bytes(&file)], &["xlsx", &file]);
    }
    let (recipe, file) = (
        "xlsx/recipes/own-layout.json",
        "import/good/children-in-care.json",
    );
    let both = Request {
        names: vec![recipe.to_owned(), OWN.to_owned()],
        ..Request::default()
    };
    same(
        "recipe",
        &both,
        &[bytes(recipe), bytes(OWN)],
        &["xlsx", OWN, "--recipe", recipe],
    );
    same("jsonstat", &of(file), &[bytes(file)], &["jsonstat", file]);
    let file = "import/good/local-statistics.csv";
    let said = [
        ("area", "E06000006"),
        ("region", "North West"),
        ("title", "Figures beside other places"),
        ("organisation", "Halton Borough Council"),
    ];
    let with_options = Request {
        options: said
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        ..of(file)
    };
    let options = said.map(|(name, value)| [format!("--{name}"), value.to_owned()]);
    let mut arguments = vec!["csv", file];
    arguments.extend(options.iter().flatten().map(String::as_str));
    same("csv", &with_options, &[bytes(file)], &arguments);
    assert_eq!(tried, 10);
}

#[test]
fn a_sheet_in_a_layout_of_its_own_needs_two_answers_and_gives_a_recipe_for_the_command() {
    let request = Request {
        names: vec!["own-layout-q3.xlsx".to_owned()],
        ..Request::default()
    };
    let files = [bytes(OWN)];
    let proposed = proposed(&request, &files);
    let labels: Vec<&str> = proposed
        .open
        .iter()
        .map(|asked| asked.label.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "In place of a figure, “Annual” means",
            "All other measures are counted"
        ]
    );
    assert!(proposed.open.iter().all(|asked| asked.choices.len() > 4));
    // The table shows the headings with what stands under them, and rows of figures.
    assert_eq!(proposed.headings, 2);
    let held = |asked: &fairview_importer::Asked| (asked.at[1].clone(), asked.answer.clone());
    let meanings: Vec<(String, String)> = proposed.meanings.iter().map(held).collect();
    for (_, name) in &proposed.columns {
        assert!(
            meanings.iter().any(|(own, _)| Some(own) == name.as_ref()),
            "{name:?}"
        );
    }
    assert!(proposed.rows.len() > 5);
    assert!(
        proposed
            .rows
            .iter()
            .all(|(_, cells)| cells.len() == proposed.columns.len())
    );
    let answers = proposed.open.iter().zip(["z", "whole_period"]);
    let answered = Request {
        recipe: Some(proposed.recipe.clone()),
        answers: answers
            .map(|(asked, answer)| (asked.at.clone(), answer.to_owned()))
            .collect(),
        ..request
    };
    let found = imported(&answered, &files);
    assert!(found.errors.is_empty(), "{:?}", found.errors);
    let recipe = Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-recipe-of-page.json");
    std::fs::write(&recipe, found.recipe.expect("a recipe")).unwrap();
    let by_command = by_command(
        "of-page",
        &["xlsx", OWN, "--recipe", recipe.to_str().unwrap()],
    );
    assert!(found.report.expect("a report").text == by_command);
}

#[test]
fn every_question_can_be_answered() {
    let request = Request {
        names: vec!["own-layout-q3.xlsx".to_owned()],
        ..Request::default()
    };
    let files = [bytes(OWN)];
    let proposed = proposed(&request, &files);
    let all = proposed
        .open
        .iter()
        .chain(&proposed.confirm)
        .chain(&proposed.meanings);
    for asked in all {
        let answer = match asked
            .choices
            .iter()
            .find(|(value, _)| *value != asked.answer)
        {
            Some((value, _)) => value.clone(),
            None => "another".to_owned(),
        };
        let mut recipe =
            report_import::xlsx::recipe::Recipe::read(proposed.recipe.as_bytes()).unwrap();
        recipe.answer(&asked.at, &answer);
        assert_ne!(recipe.text(), proposed.recipe, "{}", asked.label);
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let refused = |name: &str, bytes: &[u8]| {
        let request = Request {
            names: vec![name.to_owned()],
            ..Request::default()
        };
        answer(&request, &[bytes.to_vec()]).map(|_| ()).unwrap_err()
    };
    assert_eq!(
        refused("a.pdf", b"%PDF-1.7\n"),
        "a.pdf is a PDF. Choose a workbook (.xlsx), CSV, JSON-stat, a report or a recipe."
    );
    assert_eq!(
        refused("a.json", b"{}"),
        "a.json is JSON of another kind. Choose a workbook (.xlsx), CSV, JSON-stat, a report or a recipe."
    );
    assert!(refused("a.json", b"{\"fairview\":").starts_with("a.json is no whole file of JSON: "));
    let cut = &bytes(OWN)[..9_000];
    assert!(refused("a.xlsx", cut).starts_with("The file is no workbook of Excel (.xlsx): "));
    // A report is judged as it is.
    let report =
        std::fs::read(folder().join("../../../static/examples/halton-2022-23-q3.json")).unwrap();
    let request = Request {
        names: vec!["q3.json".to_owned()],
        ..Request::default()
    };
    let found = imported(&request, std::slice::from_ref(&report));
    assert!(found.report.expect("a report").text.as_bytes() == report);
    let broken = String::from_utf8(report)
        .unwrap()
        .replace("\"red\"", "\"blue\"");
    let found = imported(&request, &[broken.into_bytes()]);
    let [error, _] = found.errors.as_slice() else {
        panic!("{:?}", found.errors);
    };
    assert!(
        error.count > 5 && error.places.len() == 4 && found.report.is_none(),
        "{error:?}"
    );
}
