//! The page and the command are one code: what the page's worker makes of files is what `fairview
//! import` writes, byte for byte, and so is what it makes of a recipe.

use fairview_importer::{
    Answer, Asked, Beside, Imported, Pair, Pairs, Proposed, Request, are_workbooks, is_tidy,
    of_tables, of_workbooks,
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
    let mends: Vec<&Asked> = causes.filter_map(|cause| cause.mend.as_ref()).collect();
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

/// A report of Halton with its measures by a recipe, as the page gets it.
const Q3: &str = "../../../static/examples/halton-2022-23-q3.json";
const LAIT: &str = "../../../static/examples/halton-lait-2026.json";

fn beside(request: Request, beside: Beside) -> Request {
    Request {
        onto: vec![Q3.to_owned()],
        beside: Some(Beside {
            area: "Halton".to_owned(),
            ..beside
        }),
        ..request
    }
}

fn bare() -> String {
    let mut report = report_core::read::as_written(&bytes(Q3)).unwrap();
    for indicator in &mut report.indicators {
        indicator.benchmark = None;
    }
    report_import::json::print(&report).unwrap()
}

fn pairs(request: &Request, files: &[Vec<u8>]) -> Pairs {
    match on_page(request, files) {
        Answer::Pairs(pairs) => pairs,
        Answer::Tables(files) => pairs(request, &files),
        other => panic!("{other:?}"),
    }
}

/// The national figures of a report of the site: what is likely is proposed first, what is confirmed is joined
/// as the command joins it by the recipe of the page, and next time the recipe proposes just that.
#[test]
fn national_figures_of_a_report_are_proposed_confirmed_and_joined() {
    let national = Request {
        names: vec![LAIT.to_owned()],
        ..Request::default()
    };
    let bare = bare();
    let files = [bytes(LAIT), bare.clone().into_bytes()];
    let found = pairs(&beside(national.clone(), Beside::default()), &files);
    assert_eq!((found.own.len(), found.theirs.len()), (35, 293));
    let likely = found.own.iter().filter(|own| {
        assert!(!own.chosen);
        own.candidates.first().is_some_and(|first| first.1 >= 50)
    });
    let confirmed: Vec<Pair> = likely
        .filter(|own| own.basis != "cumulative")
        .map(|own| {
            let proposed = own.candidates[0].3.clone();
            // Nobody but who confirms it can say why the two go together.
            assert_eq!(proposed.reason, "");
            Pair {
                reason: "Both are of the same children.".to_owned(),
                difference: "They are counted in different ways.".to_owned(),
                ..proposed
            }
        })
        .collect();
    assert!((8..30).contains(&confirmed.len()), "{}", confirmed.len());
    // The files of their figures alone are given.
    let mut names = vec![LAIT.to_owned()];
    let mut all = vec![bytes(LAIT)];
    for pair in &confirmed {
        let other = found
            .theirs
            .iter()
            .find(|one| one.name == pair.measure)
            .unwrap();
        let file = other.file.clone().expect("a file");
        if !names.contains(&file) {
            all.push(bytes(&format!("../../../static/examples/{file}")));
            names.push(file);
        }
    }
    all.push(bare.clone().into_bytes());
    let request = Request {
        names,
        ..national.clone()
    };
    let asked = Beside {
        pairs: Some(confirmed.clone()),
        ..Beside::default()
    };
    let joined = imported(&beside(request, asked), &all);
    let report = joined
        .report
        .unwrap_or_else(|| panic!("{:?}", joined.errors));
    let recipe = joined.recipe.expect("a recipe");
    let onto = kept("beside-onto.json", bare.as_bytes());
    let by = kept("beside-recipe.json", recipe.as_bytes());
    let command = by_command(
        "beside",
        &["comparators", LAIT, "--onto", &onto, "--recipe", &by],
    );
    assert!(report.text == command);
    let written = report_core::read::as_written(report.text.as_bytes()).unwrap();
    let benchmarks: Vec<_> = written
        .indicators
        .iter()
        .filter_map(|one| one.benchmark.as_ref())
        .collect();
    assert_eq!(benchmarks.len(), confirmed.len());
    // Ten years for the authority, its neighbours, its region and England.
    let most = benchmarks
        .iter()
        .filter_map(|one| one.observations.as_ref());
    assert!(
        most.clone()
            .any(|one| one.periods.len() == 10 && one.series.len() == 13)
    );
    // The next time nothing but these is confirmed.
    let again = Request {
        recipe: Some(recipe),
        ..national
    };
    let again = pairs(&beside(again, Beside::default()), &files);
    let chosen: Vec<&Pair> = again
        .own
        .iter()
        .filter(|own| own.chosen)
        .map(|own| &own.candidates[0].3)
        .collect();
    assert_eq!(chosen, confirmed.iter().collect::<Vec<_>>());
}

fn kept(name: &str, bytes: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Figures of a file and neighbours of a workbook; what is not confirmed is not joined, also where it has the
/// name of a measure, and what is wrong with it stops nothing.
#[test]
fn nothing_is_joined_that_nobody_confirmed() {
    let file = kept(
        "own.csv",
        b"Ref,Indicator,Area code,Area,Period,Value,Unit\n\
          PED02 01,In care,E06000006,Halton,2022,70,per 10 000\n\
          X,Wrong,E06000006,Halton,2022,many,%\n",
    );
    let neighbours = "../../../data/lait/sn_may_2025.xlsx";
    let list = "Children's services statistical neighbours, May 2025";
    let bare = bare();
    let files = |more: &[Vec<u8>]| {
        [
            &[std::fs::read(&file).unwrap(), bare.clone().into_bytes()],
            more,
        ]
        .concat()
    };
    let request = Request {
        names: vec![file.clone()],
        options: vec![("source".to_owned(), "A return".to_owned())],
        ..Request::default()
    };
    let found = pairs(&beside(request.clone(), Beside::default()), &files(&[]));
    let titles: Vec<&str> = found.theirs.iter().map(|one| one.title.as_str()).collect();
    assert_eq!((titles, found.errors.len()), (vec!["In care"], 1));
    let own = found
        .own
        .iter()
        .find(|own| own.measure.name == "PED02 01")
        .unwrap();
    assert!(!own.chosen && own.candidates[0].1 == 100);
    let asked = |pairs: Vec<Pair>| Beside {
        pairs: Some(pairs),
        neighbours: Some((neighbours.to_owned(), list.to_owned())),
        ..Beside::default()
    };
    let more = [bytes(neighbours)];
    let none = imported(&beside(request.clone(), asked(Vec::new())), &files(&more));
    let report = none
        .report
        .unwrap_or_else(|| panic!("{:?}", none.errors))
        .text;
    let written = report_core::read::as_written(report.as_bytes()).unwrap();
    assert!(written.indicators.iter().all(|one| one.benchmark.is_none()));
    assert_eq!(written.neighbours.unwrap().list, list);
    // The two share a ref and no name: why they go together is not known.
    let pair = Pair {
        difference: "Counted in another way.".to_owned(),
        ..own.candidates[0].3.clone()
    };
    let unsaid = asked(vec![pair.clone()]);
    let refused = imported(&beside(request.clone(), unsaid), &files(&more));
    assert_eq!(refused.report, None);
    assert_eq!(refused.errors[0].found, "\"reason\" is empty.");
    let pair = Pair {
        reason: "Both are children in care.".to_owned(),
        ..pair
    };
    let one = imported(&beside(request, asked(vec![pair])), &files(&more));
    let report = one.report.unwrap_or_else(|| panic!("{:?}", one.errors));
    let (onto, by) = (
        kept("some-onto.json", bare.as_bytes()),
        kept("some-recipe.json", one.recipe.unwrap().as_bytes()),
    );
    let words = [
        "comparators",
        &file,
        "--onto",
        &onto,
        "--recipe",
        &by,
        "--neighbours",
        neighbours,
        "--source",
        "A return",
    ];
    assert!(report.text == by_command("some", &words));
    assert!(
        one.notices.iter().any(|cause| cause.found.contains("many")),
        "{:?}",
        one.notices
    );
}
