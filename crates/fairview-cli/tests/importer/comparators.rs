//! Other publishers' figures set beside the measures of a report: as the command does it.

#[path = "../import/comparators/layouts.rs"]
mod layouts;

use super::{by_command, bytes, imported, kept, on_page};
use fairview_importer::{Answer, Beside, Own, Pair, Pairs, Request};
use serde_json::json;

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
    // As a browser gives them: without their folders, in any order.
    for name in &mut names[1..] {
        *name = name.rsplit('/').next().unwrap().to_owned();
    }
    names.rotate_left(1);
    all.rotate_left(1);
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

/// A pair that is likely, or that a recipe chooses, confirmed.
fn confirmed(own: &Own) -> Pair {
    let pair = own.candidates[0].3.clone();
    let said = |words: &str, other: &str| match words {
        "" => other.to_owned(),
        words => words.to_owned(),
    };
    Pair {
        reason: said(&pair.reason, "Both are of the same people."),
        ..pair
    }
}

/// Downloads of six publishers: what a file leaves unsaid is said once, and kept in the recipe with the pair.
#[test]
fn six_layouts_of_downloads_are_joined_and_again_by_the_recipe_alone() {
    let layouts = layouts::layouts();
    let files = layouts.iter().filter(|layout| layout.name != "lait");
    let mut tried = 0;
    for layout in files {
        let name = layout.name;
        let file = format!("import/{}", layout.file);
        let report = layout.report.to_string();
        let onto = kept(&format!("six-{name}.json"), report.as_bytes());
        let chosen = layout.recipe.as_ref().map(|recipe| {
            let mut recipe = recipe.clone();
            let measures = recipe["comparators"]["measures"].as_array_mut().unwrap();
            measures.truncate(1);
            recipe.to_string()
        });
        let options = layout.more.chunks(2);
        let request = Request {
            names: vec![file.clone()],
            recipe: chosen,
            options: options
                .map(|pair| {
                    (
                        pair[0].trim_start_matches('-').to_owned(),
                        pair[1].to_owned(),
                    )
                })
                .collect(),
            onto: vec![onto.clone()],
            ..Request::default()
        };
        let area = layout.report["areas"][0]["name"].as_str().unwrap();
        let asked = |pairs: Option<Vec<Pair>>| {
            Some(Beside {
                area: area.to_owned(),
                pairs,
                ..Beside::default()
            })
        };
        let given = [bytes(&file), report.clone().into_bytes()];
        let proposals = |request: &Request| {
            let request = Request {
                beside: asked(None),
                ..request.clone()
            };
            pairs(&request, &given)
        };
        let joined = |request: &Request, pair: Pair| {
            let request = Request {
                beside: asked(Some(vec![pair])),
                ..request.clone()
            };
            let found = imported(&request, &given);
            let report = found
                .report
                .unwrap_or_else(|| panic!("{name}: {:?}", found.errors));
            (report.text, found.recipe.expect("a recipe"))
        };
        let found = proposals(&request);
        assert_eq!(found.own[0].chosen, layout.recipe.is_some(), "{name}");
        let pair = confirmed(&found.own[0]);
        let (made, recipe) = joined(&request, pair.clone());
        let by = kept(&format!("six-{name}-recipe.json"), recipe.as_bytes());
        let words = ["comparators", &file, "--onto", &onto, "--recipe", &by];
        assert!(
            made == by_command(&format!("six-{name}"), &words),
            "{name}: {recipe}"
        );
        let written: serde_json::Value = serde_json::from_str(&made).unwrap();
        let sources = written["sources"].as_array().unwrap();
        let title = |one: &serde_json::Value| one["title"] == layout.source;
        assert!(sources.iter().any(title), "{name}");
        let observations = &written["indicators"][0]["benchmark"]["observations"];
        assert_eq!(observations["periods"], json!(layout.periods), "{name}");
        let series = observations["series"].as_array().unwrap();
        assert_eq!(series.len(), layout.places, "{name}");
        let own = series.iter().find(|one| one["area"] == "here").unwrap();
        assert_eq!(own["values"][0], layout.first, "{name}");
        // The next quarter: nothing but the file and the recipe.
        let again = Request {
            recipe: Some(recipe.clone()),
            options: Vec::new(),
            ..request
        };
        let found = proposals(&again);
        assert!(found.own[0].chosen, "{name}: {:?}", found.errors);
        let licence = found.options.iter().find(|option| option.0 == "licence");
        assert_eq!(licence.unwrap().2, layouts::LICENCE, "{name}");
        assert_eq!(joined(&again, pair), (made, recipe), "{name}");
        tried += 1;
    }
    assert_eq!(tried, 6);
}

/// What is wrong with a measure of another publisher keeps no other from being proposed.
#[test]
fn measures_with_errors_are_not_proposed_and_the_others_are() {
    let file = "Indicator,Area code,Area,Period,Value,Unit\n\
        In care,E06000006,Halton,2022,70,per 10 000\n\
        Wrong,E06000006,Halton,2022,many,%\n";
    let request = Request {
        names: vec!["figures.csv".to_owned()],
        options: vec![("source".to_owned(), "A return".to_owned())],
        ..Request::default()
    };
    let files = [file.into(), bare().into_bytes()];
    let found = pairs(&beside(request, Beside::default()), &files);
    let titles: Vec<&str> = found.theirs.iter().map(|one| one.title.as_str()).collect();
    assert_eq!((titles, found.errors.len()), (vec!["In care"], 1));
}
