//! The page and the command are one code: what the page's worker makes of files is what `fairview
//! import` writes, byte for byte, and so is what it makes of a recipe.

mod comparators;

use fairview_importer::{
    Answer, FormField, Imported, Proposed, Request, are_workbooks, is_tidy, of_tables, of_workbooks,
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
    let own = match request.beside {
        Some(_) => files,
        None => &files[..request.names.len()],
    };
    match (request.sheet || are_workbooks(own)) && request.update.is_none() {
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
        Answer::Tables(files) => imported(request, &files),
        Answer::Update(update) => {
            let request = Request {
                update: Some(update),
                ..request.clone()
            };
            imported(&request, files)
        }
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
    let held = |asked: &fairview_importer::FormField| (asked.at[1].clone(), asked.answer.clone());
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
    // Files of several kinds.
    let request = Request {
        names: ["a.xlsx", "a.csv"].map(str::to_owned).to_vec(),
        ..Request::default()
    };
    let both = [bytes(OWN), b"Area,Period,Value\nHalton,2022,1\n".to_vec()];
    assert_eq!(
        answer(&request, &both).map(|_| ()).unwrap_err(),
        "Files of several kinds were chosen. Choose those of one kind; a recipe may be with them."
    );
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

/// The recipe of the scorecard with some of it changed.
fn changed_recipe(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut recipe = serde_json::from_slice(&bytes("xlsx/recipes/own-layout.json")).unwrap();
    change(&mut recipe);
    recipe.to_string()
}

/// Answers to what mends problems, by words of their labels.
fn mended(found: &Imported, answers: &[(&str, &str)]) -> Vec<(Vec<String>, String)> {
    let causes = found.errors.iter().chain(&found.notices);
    let mends: Vec<&FormField> = causes.filter_map(|cause| cause.mend.as_ref()).collect();
    let one = |(label, answer): &(&str, &str)| {
        let found = mends.iter().find(|mend| mend.label.ends_with(label));
        let found = found.unwrap_or_else(|| panic!("{label}: {mends:?}"));
        let known = found.choices.is_empty() || found.choices.iter().any(|(own, _)| own == answer);
        assert!(known, "{label}: {:?}", found.choices);
        (found.at.clone(), (*answer).to_owned())
    };
    answers.iter().map(one).collect()
}

#[test]
fn what_a_recipe_does_not_know_is_mended_for_all_its_cells_at_once() {
    let files = [bytes(OWN)];
    let whole = Request {
        names: vec!["own.xlsx".to_owned()],
        recipe: Some(changed_recipe(|_| {})),
        ..Request::default()
    };
    let expected = imported(&whole, &files).report.expect("a report").text;
    let without = changed_recipe(|recipe| {
        recipe["sheet"] = "Scorecard of last year".into();
        recipe["colours"].as_object_mut().unwrap().remove("92D050");
        for (of, word) in [("direction", "▲"), ("figures", "Annual"), ("figures", "–")] {
            recipe["words"][of].as_object_mut().unwrap().remove(word);
        }
        let columns = recipe["columns"].as_object_mut().unwrap();
        let owner = columns.remove("Lead").unwrap();
        columns.insert("Lead officer".to_owned(), owner);
        columns.remove("Comments");
        recipe.as_object_mut().unwrap().remove("sections");
    });
    let mut request = Request {
        recipe: Some(without),
        ..whole
    };
    let mut rounds = 0;
    // What stands behind an error is seen once that is mended.
    for answers in [
        &[("The sheet to read", "Corporate Scorecard")][..],
        &[
            ("The column “Lead officer” is now", "Lead"),
            ("The column “Comments” holds", "commentary"),
            ("As a rating, this colour means", "green"),
            ("“▲” means", "better"),
            ("“Annual” means", "z"),
            ("“–” means", "z"),
            ("” is", "objectives"),
        ],
    ] {
        let found = imported(&request, &files);
        assert!(found.report.is_none());
        request.answers = mended(&found, answers);
        request.recipe = found.recipe;
        rounds += 1;
    }
    assert_eq!(rounds, 2);
    let found = imported(&request, &files);
    assert!(found.errors.is_empty(), "{:?}", found.errors);
    assert!(found.report.expect("a report").text == expected);
    // And it is kept.
    let kept = Request {
        recipe: found.recipe,
        answers: Vec::new(),
        ..request
    };
    assert!(imported(&kept, &files).report.expect("a report").text == expected);
}

#[test]
fn a_mend_says_what_is_likely_and_problems_their_cells() {
    let recipe = changed_recipe(|recipe| {
        recipe["colours"].as_object_mut().unwrap().remove("92D050");
    });
    let request = Request {
        names: vec!["own.xlsx".to_owned()],
        recipe: Some(recipe),
        ..Request::default()
    };
    let found = imported(&request, &[bytes(OWN)]);
    let [error] = found.errors.as_slice() else {
        panic!("{:?}", found.errors);
    };
    assert_eq!(error.found, "The cell has the colour 92D050 and no words.");
    assert_eq!(error.expected, "C00000 (red), FFC000 (amber).");
    assert_eq!(error.count, 7);
    let (sheet, cells) = &error.places[0];
    assert_eq!(sheet, "Corporate Scorecard");
    assert!(
        cells.starts_with("M12, M16, ") && cells.ends_with(" (RAG)"),
        "{cells}"
    );
    let mend = error.mend.as_ref().expect("a mend");
    assert_eq!(
        (mend.answer.as_str(), mend.colour.as_deref()),
        ("green", Some("92D050"))
    );
}

/// A scorecard as Excel puts it on the clipboard.
const PASTED: &str = "<html><head><style><!--.r {background:#C00000;} .g {background:#92D050;}--></style></head><body><table>
<tr><td colspan=2>Wrenford Borough Council</td><td></td><td></td><td></td><td></td></tr>
<tr><td rowspan=2>Ref</td><td rowspan=2>Measure</td><td rowspan=2>Unit</td><td colspan=2>2024/25</td><td rowspan=2>RAG</td></tr>
<tr><td>Q2</td><td>Q3</td></tr>
<tr><td>A1</td><td>Repairs done in time</td><td>%</td><td>91%</td><td>93%</td><td class=g></td></tr>
<tr><td>A2</td><td>Days to let a home</td><td>Days</td><td>30</td><td>28</td><td class=r></td></tr>
</table></body></html>";

#[test]
fn a_pasted_table_is_a_sheet_with_its_merged_headings_and_its_colours() {
    let request = Request {
        names: vec!["Pasted table".to_owned()],
        sheet: true,
        ..Request::default()
    };
    let files = [PASTED.as_bytes().to_vec()];
    let proposed = proposed(&request, &files);
    let labels: Vec<&str> = proposed
        .open
        .iter()
        .map(|asked| asked.label.as_str())
        .collect();
    assert_eq!(labels, ["All other measures are counted"]);
    let answered = Request {
        recipe: Some(proposed.recipe.clone()),
        answers: vec![(proposed.open[0].at.clone(), "whole_period".to_owned())],
        ..request
    };
    let found = imported(&answered, &files);
    let report = found
        .report
        .unwrap_or_else(|| panic!("{:?}", found.errors))
        .text;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["organisation"], "Wrenford Borough Council");
    assert_eq!(report["period"], "2024/25 Q3");
    let ratings: Vec<&str> = report["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rating"].as_str().unwrap())
        .collect();
    assert_eq!(ratings, ["green", "red"]);
    // Without colours, as text, by the same recipe.
    let text =
        b"Ref\tMeasure\tUnit\tQ2 2024/25\tQ3 2024/25\tRAG\nA1\tRepairs\t%\t91%\t93%\tG\n".to_vec();
    let again = Request {
        recipe: found
            .recipe
            .map(|recipe| recipe.replace("\"headings\": 2", "\"headings\": 1")),
        answers: Vec::new(),
        ..answered
    };
    let found = imported(&again, &[text]);
    assert!(found.report.is_some(), "{:?}", found.errors);
}

#[test]
fn tidy_data_is_told_from_a_sheet_by_its_headings() {
    assert!(is_tidy(
        "Area code,Area,Indicator,Period,Value\nE06,Halton,A,2022,1"
    ));
    assert!(is_tidy("\n\"Area\"\tIndicator\tDate\tValue\n"));
    assert!(!is_tidy("Ref\tMeasure\tUnit\tQ2 2024/25\tTarget"));
    assert!(!is_tidy(""));
}

/// A scorecard saved as CSV is no data: the page offers to read it as a sheet, and does so by a recipe for one.
#[test]
fn a_scorecard_in_csv_is_read_as_a_sheet() {
    const SCORECARD: &str = "Scorecard of Wrenford Borough Council,,,,,,\n\
        Ref,Measure,Unit,Q2 2024/25,Q3 2024/25,Target,RAG\n\
        A1,\"Repairs done, in time\",%,91%,93%,90%,G\n\
        A2,Days to let a home,Days,30,28,20,R\n";
    let file = kept("scorecard.csv", SCORECARD.as_bytes());
    let files = [SCORECARD.as_bytes().to_vec()];
    let request = Request {
        names: vec![file.clone()],
        ..Request::default()
    };
    let as_data = imported(&request, &files);
    assert!(as_data.may_be_sheet && as_data.report.is_none());
    let as_sheet = Request {
        sheet: true,
        ..request.clone()
    };
    let proposed = proposed(&as_sheet, &files);
    let answers = proposed.open.iter();
    let found = imported(
        &Request {
            recipe: Some(proposed.recipe.clone()),
            answers: answers
                .map(|asked| (asked.at.clone(), "whole_period".to_owned()))
                .collect(),
            ..as_sheet
        },
        &files,
    );
    let report = found.report.unwrap_or_else(|| panic!("{:?}", found.errors));
    let recipe = found.recipe.expect("a recipe");
    let by = kept("scorecard-recipe.json", recipe.as_bytes());
    let command = by_command("scorecard", &["xlsx", &file, "--recipe", &by]);
    assert!(report.text == command);
    // The next time the two are chosen together.
    let both = Request {
        names: vec![file, by],
        ..Request::default()
    };
    let files = [files[0].clone(), recipe.into_bytes()];
    assert_eq!(on_page(&both, &files), Answer::Sheet);
    let found = imported(
        &Request {
            sheet: true,
            ..both
        },
        &files,
    );
    assert!(found.report.is_some_and(|report| report.text == command));
    // Tidy data is none, whatever recipe was used before.
    let data = "Area code,Area,Indicator,Period,Value\nE06000006,Halton,A,2022,many\n";
    let with_recipe = Request {
        recipe: Some(String::from_utf8_lossy(&files[1]).into_owned()),
        ..request
    };
    assert!(imported(&with_recipe, &[data.into()]).report.is_none());
}

/// What is imported goes on from the last report: a workbook, and figures alone.
#[test]
fn the_page_goes_on_from_the_last_report_as_the_command_does() {
    let last = by_command("last", &["xlsx", "xlsx/officer/q3-with-history.xlsx"]);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-last.json");
    let path = path.to_str().unwrap();
    let report = report_core::read::as_written(last.as_bytes()).unwrap();
    let measure = &report.indicators[0];
    let figures = format!(
        "Ref,Indicator,Area code,Area,Period,Value\n{},\"{}\",{},{},2024/25 Q4,7\n",
        measure.r#ref.as_deref().unwrap_or_default(),
        measure.title,
        report.areas[0].code.as_deref().unwrap_or_default(),
        report.areas[0].name
    );
    let csv = kept("onto.csv", figures.as_bytes());
    for (name, kind, file, own) in [
        ("onto-xlsx", "xlsx", OTHER, bytes(OTHER)),
        (
            "onto-csv",
            "csv",
            csv.as_str(),
            figures.clone().into_bytes(),
        ),
    ] {
        let request = Request {
            names: vec![file.to_owned()],
            onto: vec![path.to_owned()],
            ..Request::default()
        };
        let found = imported(&request, &[own, last.clone().into_bytes()]);
        let report = found
            .report
            .unwrap_or_else(|| panic!("{name}: {:?}", found.errors));
        assert!(
            report.text == by_command(name, &[kind, file, "--onto", path]),
            "{name}"
        );
        assert_ne!(report.text, last, "{name}");
    }
}

const OTHER: &str = "xlsx/officer/q3-with-comparator.xlsx";

fn kept(name: &str, bytes: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}
