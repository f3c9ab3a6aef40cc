//! The numbers: those of the board's papers and of the Department's tool against their sources,
//! and those read from printed cells against the very words.

use super::{Row, json, list, report, root, rows, same};
use flate2::read::GzDecoder;
use report_core::period::{Period, YearEnd};
use report_import::lait::Lait;
use serde_json::Value;
use std::collections::HashMap;

/// The plain number that words are, if they are nothing else.
fn plain(words: &str) -> Option<f64> {
    words
        .trim_start_matches('£')
        .trim_end_matches('%')
        .replace(',', "")
        .parse()
        .ok()
}

/// The number that stands in words or beside an arrow, where it does.
fn number_in_words(words: &str) -> Option<f64> {
    let lower = words.to_lowercase();
    let named = ["none", "one", "two", "three", "four", "five", "six"];
    match lower.chars().next() {
        Some('↓') => plain(&lower[3..]).map(|number| -number),
        Some('↑') => plain(&lower[3..]),
        _ => named
            .iter()
            .position(|name| *name == lower)
            .map(|number| number as f64),
    }
}

/// The cells of the board's report are observations: the same number, for the same period.
fn cells_are_observations(part: &Value) {
    let observations = &part["observations"];
    for (column, cell) in part["cells"].as_object().into_iter().flatten() {
        let at = list(observations, "periods")
            .iter()
            .position(|p| *p == cell["period"]);
        let at = at.expect("a period of the observations");
        let of_halton = list(observations, "series")
            .iter()
            .filter(|s| s["area"] == "halton");
        let values: Vec<&Value> = of_halton.map(|s| &s["values"][at]).collect();
        assert!(values.contains(&&cell["value"]), "{} {column}", part["id"]);
    }
}

#[test]
fn papers_of_the_board() {
    let report = json("halton-board-2020-01.json");
    let indicators = rows("2020-01-board/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    let by_id: HashMap<&str, &Value> = list(&report, "indicators")
        .iter()
        .map(|i| (i["id"].as_str().expect("an id"), i))
        .collect();
    for row in &indicators {
        let indicator = by_id[row["indicator_id"].as_str()];
        assert_eq!(indicator["title"], row["title"]);
        assert_eq!(
            indicator["method"].as_str().unwrap_or_default(),
            row["basis"]
        );
    }
    let series = rows("2020-01-board/series.csv");
    for row in &series {
        let indicator = by_id[row["indicator_id"].as_str()];
        let part = list(indicator, "breakdowns")
            .iter()
            .find(|b| b["title"] == row["cohort"]);
        let observations = &part.unwrap_or(indicator)["observations"];
        let words = row["value_printed"].as_str();
        let area = row["area"].to_lowercase().replace(' ', "-");
        let cohort = row["cohort"].to_lowercase().replace(' ', "-");
        let found = list(observations, "series").iter().any(|s| {
            s["area"] == area
                && s["cohort"].as_str().is_none_or(|c| c == cohort)
                && match plain(words) {
                    Some(number) => list(s, "values").iter().any(|v| v.as_f64() == Some(number)),
                    None => {
                        s["printed"]
                            .as_object()
                            .is_some_and(|p| p.values().any(|v| v == words))
                            && number_in_words(words).is_none_or(|number| {
                                list(s, "values").iter().any(|v| v.as_f64() == Some(number))
                            })
                    }
                }
        });
        assert!(found, "{row:?}");
    }
    let shown: usize = list(&report, "indicators")
        .iter()
        .flat_map(|i| list(i, "breakdowns").iter().chain([i]))
        .flat_map(|part| list(&part["observations"], "series"))
        .map(|s| {
            let periods = list(s, "values").iter().filter(|v| !v.is_null()).count();
            let words = s["printed"].as_object().map_or(0, |p| {
                // Words without a number stand where the value is missing.
                p.values()
                    .filter(|w| {
                        ["all", "over 20%", "less than 3%"]
                            .contains(&w.as_str().unwrap_or_default())
                    })
                    .count()
            });
            periods + words
        })
        .sum();
    assert_eq!(shown, series.len());
    for indicator in list(&report, "indicators") {
        cells_are_observations(indicator);
        list(indicator, "breakdowns")
            .iter()
            .for_each(cells_are_observations);
    }
    topics_of_the_board(&report);
    // Ratings are of topics.
    let judgements = rows("2020-01-board/judgements.csv");
    let judgements: Vec<_> = judgements
        .iter()
        .filter(|row| row["kind"] != "rating")
        .collect();
    let mut figures = list(&report, "figures").len();
    for row in &judgements {
        let holder = match row["indicator_id"].as_str() {
            "" => &report,
            id => by_id[id],
        };
        let found = list(holder, "figures").iter().any(|f| {
            let what = f["what"].as_str().unwrap_or_default();
            f["printed"] == row["value_printed"]
                && what.contains(&row["compared_with"])
                && f["note"].as_str().unwrap_or_default() == row["note"]
        });
        assert!(found, "{row:?}");
    }
    figures += by_id
        .values()
        .map(|i| list(i, "figures").len())
        .sum::<usize>();
    assert_eq!(figures, judgements.len());
}

/// Recommendations, actions and pledges of both packs: one for each row, its words as they stand there.
#[test]
fn what_was_asked_for_and_promised() {
    for (folder, id, files) in [
        (
            "2020-01-board",
            "halton-board-2020-01",
            &["recommendations", "actions", "next_steps", "pledges"][..],
        ),
        (
            "2015-16-q2",
            "halton-2015-16-q2",
            &["recommendations", "inspection_progress", "actions"],
        ),
    ] {
        let report = report(id);
        let actions = list(&report, "actions");
        let all = files.iter().flat_map(|file| {
            let rows = rows(&format!("{folder}/{file}.csv"));
            rows.into_iter().map(move |row| (*file, row))
        });
        let all: Vec<(&str, Row)> = all.collect();
        assert_eq!(actions.len(), all.len(), "{id}");
        for (action, (file, row)) in actions.iter().zip(&all) {
            let cell = |key: &str| row.get(key).map_or("", String::as_str);
            let (kind, title) = match *file {
                "pledges" => ("pledge", cell("promise")),
                "actions" | "next_steps" => ("action", cell("action")),
                _ => ("recommendation", cell("recommendation")),
            };
            assert_eq!(action["kind"], kind, "{title}");
            assert_eq!(action["title"], title);
            same(&action["state_printed"], cell("state"), title);
            let state = match cell("state") {
                "" => Value::Null,
                "met" | "done" => "done".into(),
                _ => "open".into(),
            };
            assert_eq!(action["state"], state, "{title}");
            let owner = Some(cell("owner")).filter(|owner| !owner.is_empty());
            if *file != "pledges" {
                same(&action["owner"], owner.unwrap_or(cell("to")), title);
            }
            let due = Some(cell("due_printed")).filter(|due| !due.is_empty());
            same(&action["due_printed"], due.unwrap_or(cell("due")), title);
            same(&action["next_report"], cell("reported_again"), title);
            let indicators = cell("indicator").to_owned() + cell("indicators_that_could_test_it");
            let linked: Vec<&str> = list(action, "indicators")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            assert_eq!(linked.join("; "), indicators, "{title}");
            let said = action["commentary"]
                .as_str()
                .unwrap_or_default()
                .to_lowercase();
            for key in ["state_detail", "done", "to_do", "resources", "outcomes"] {
                assert!(said.contains(&cell(key).to_lowercase()), "{title}: {said}");
            }
            let printed = row.get("evidence_printed").or(row.get("figures_printed"));
            for figure in printed.into_iter().flat_map(|all| all.split("; ")) {
                let words = format!("{said} {}", title.to_lowercase());
                assert!(words.contains(&figure.to_lowercase()), "{title}: {figure}");
            }
        }
    }
}

/// Decisions of both packs: one for each row, its words as they stand there.
#[test]
fn what_was_decided() {
    for (folder, id) in [
        ("2020-01-board", "halton-board-2020-01"),
        ("2015-16-q2", "halton-2015-16-q2"),
    ] {
        let report = report(id);
        let decisions = list(&report, "decisions");
        let all = rows(&format!("{folder}/decisions.csv"));
        assert_eq!(decisions.len(), all.len(), "{id}");
        for (decision, row) in decisions.iter().zip(&all) {
            let title = &row["subject"];
            let said = |key: &str| decision[key].as_str().unwrap_or_default();
            assert_eq!(said("title"), title);
            assert!(said("ref").ends_with(row["ref"].as_str()), "{title}");
            assert_eq!(said("by"), row["body"], "{title}");
            assert_eq!(said("decision"), row["decision"], "{title}");
            assert_eq!(said("reason"), row["reason"], "{title}");
            match row["state"].as_str() {
                "recommended" => assert_eq!(said("state"), "recommended", "{title}"),
                word => assert_eq!(said("state_printed"), word, "{title}"),
            }
            for (field, cell) in [("on", "date"), ("effective", "takes_effect")] {
                let printed = match said(field) {
                    "" => String::new(),
                    day => Period::parse(day, YearEnd::December).words(),
                };
                assert_eq!(printed, row[cell], "{title}");
            }
            let texts = ["decision", "reason", "rejected", "note"]
                .map(said)
                .join(" ");
            let words = row["alternatives_rejected"].split(' ');
            let figures = row.get("figures_printed").into_iter();
            let figures = figures.flat_map(|all| all.split("; "));
            for word in words.chain(figures) {
                assert!(texts.contains(word), "{title}: {word}");
            }
        }
    }
}

/// The stages of every process, with the standards and what was done as they are printed.
#[test]
fn processes_and_their_standards() {
    for (folder, id, done) in [
        (
            "2020-01-board",
            "halton-board-2020-01",
            "performance_2018_19",
        ),
        ("2015-16-q2", "halton-2015-16-q2", "performance"),
    ] {
        let report = report(id);
        let stages = list(&report, "processes").iter().flat_map(|process| {
            let stages = list(process, "stages").iter();
            stages.map(move |stage| (process, stage))
        });
        let stages: Vec<_> = stages.collect();
        let all = rows(&format!("{folder}/process_standards.csv"));
        assert_eq!(stages.len(), all.len(), "{id}");
        for ((process, stage), row) in stages.iter().zip(&all) {
            let said = |key: &str| stage[key].as_str().unwrap_or_default();
            assert_eq!(process["title"], row["process"]);
            assert_eq!(said("title"), row["step"]);
            assert_eq!(said("what"), row["what_happens"]);
            assert_eq!(said("owner"), row["who"]);
            assert_eq!(said("done"), row[done]);
            assert_eq!(said("note"), row["note"]);
            for (field, cell) in [("allowed", "aim"), ("at_most", "limit")] {
                let printed = match stage[field].as_f64() {
                    Some(time) => {
                        assert_eq!(process["unit"], row["unit"]);
                        time.to_string()
                    }
                    None => row[cell].clone(),
                };
                assert_eq!(printed, row[cell], "{}", said("title"));
                let words = said("allowed_printed");
                assert!(
                    stage[field].is_number() || words.contains(row[cell].as_str()),
                    "{words}"
                );
            }
        }
    }
}

/// Every cell of the grids, with its heads, as the papers' tables have it.
#[test]
fn grids_of_the_papers() {
    let mut count = 0;
    for (id, grid, file, head, columns) in [
        (
            "halton-plan-2012-15",
            "progress-2011-12",
            "2012-15-plan/progress",
            "objective",
            "department progress figures_printed",
        ),
        (
            "halton-plan-2012-15",
            "levels-of-need",
            "2012-15-plan/levels_of_need",
            "level",
            "who response remit",
        ),
        (
            "halton-plan-2012-15",
            "challenges",
            "2012-15-plan/grids/challenges",
            "title",
            "points",
        ),
        (
            "halton-plan-2012-15",
            "external-factors",
            "2012-15-plan/external_factors",
            "factor",
            "brief figures_printed",
        ),
        (
            "halton-plan-2012-15",
            "duties",
            "2012-15-plan/duties",
            "division",
            "department duties",
        ),
        (
            "halton-board-2020-01",
            "careers-benchmarks",
            "2020-01-board/grids/careers-benchmarks",
            "title",
            "year_7 year_8 year_9 year_10 year_11",
        ),
        (
            "halton-board-2020-01",
            "attainment-by-stage",
            "2020-01-board/analysis",
            "stage",
            "analysis background done",
        ),
        (
            "halton-2015-16-q2",
            "inspection-judgements",
            "2015-16-q2/inspection_judgements",
            "area",
            "judgement",
        ),
        (
            "halton-2015-16-q2",
            "forecast",
            "2015-16-q2/forecast",
            "table",
            "forecast printed reason",
        ),
    ] {
        let found = grid_of(id, grid);
        let all = rows(&format!("{file}.csv"));
        assert_eq!(list(&found, "rows").len(), all.len(), "{grid}");
        for (row, printed) in list(&found, "rows").iter().zip(&all) {
            let title = row["title"].as_str().unwrap();
            assert!(title.contains(printed[head].as_str()), "{grid}: {title}");
            let cells = columns
                .split(' ')
                .map(|column| match printed[column].as_str() {
                    "empty" => String::new(),
                    words => words.to_lowercase(),
                });
            let shown = list(row, "cells").iter();
            let shown = shown.map(|words| words.as_str().unwrap().to_lowercase());
            assert!(shown.eq(cells), "{grid}: {title}");
        }
        count += 1;
    }
    let matrix = grid_of("halton-plan-2012-15", "four-plus-three");
    let mut issues = rows("2012-15-plan/grids/four-plus-three.csv");
    for row in list(&matrix, "rows") {
        for (column, cell) in list(&matrix, "columns").iter().zip(list(row, "cells")) {
            let here = |printed: &Row| {
                let priority = column.as_str().unwrap().to_lowercase();
                printed["priority"].to_lowercase() == priority && row["title"] == printed["order"]
            };
            let printed = issues.iter().position(here).map(|at| issues.remove(at));
            assert_eq!(
                *cell,
                printed.map_or(String::new(), |one| one["issue"].clone())
            );
        }
    }
    assert!(issues.is_empty());
    let reports = [
        "halton-plan-2012-15",
        "halton-board-2020-01",
        "halton-2015-16-q2",
    ];
    let all = reports.map(|id| list(&report(id), "grids").len());
    assert_eq!(all.iter().sum::<usize>(), count + 1);
}

fn grid_of(id: &str, grid: &str) -> Value {
    let report = report(id);
    let found = list(&report, "grids").iter().find(|one| one["id"] == grid);
    found.expect("the grid").clone()
}

/// The nine boxes of quarter 2 of 2015/16, three to each priority, and no other measure.
#[test]
fn headlines_of_the_quarter() {
    let report = report("halton-2015-16-q2");
    let marked: Vec<&Value> = list(&report, "indicators")
        .iter()
        .filter(|one| one["headline"] == true)
        .collect();
    let boxes = rows("2015-16-q2/headlines.csv");
    assert_eq!(marked.len(), boxes.len());
    for (indicator, row) in marked.iter().zip(&boxes) {
        assert_eq!(indicator["ref"], *row["ref"]);
        assert_eq!(indicator["objective"], row["priority"].to_lowercase());
        assert_eq!(
            indicator["cells"]["current"]["printed"],
            *row["current_printed"]
        );
        if row["target_printed"].ends_with('%') {
            assert_eq!(
                indicator["cells"]["target"]["printed"],
                *row["target_printed"]
            );
        }
        let rating = match row["progress"].as_str() {
            "na" => "not_rated".into(),
            "cannot be told" => Value::Null,
            word => word.into(),
        };
        assert_eq!(indicator["rating"], rating, "{}", row["ref"]);
    }
}

/// The glossary of the board's papers: each term in its words, and the other meaning that PA has there.
#[test]
fn terms_of_the_board() {
    let report = report("halton-board-2020-01");
    let terms = list(&report, "glossary");
    let printed = rows("2020-01-board/glossary.csv");
    assert_eq!(terms.len(), printed.len() + 1);
    for row in &printed {
        let same =
            |one: &&Value| one["term"] == *row["term"] && one["meaning"] == *row["expansion"];
        assert_eq!(terms.iter().filter(same).count(), 1, "{}", row["term"]);
    }
    let absence = terms
        .iter()
        .find(|one| one["meaning"] == "Persistent absence");
    assert_eq!(absence.unwrap()["term"], "PA");
}

/// The nine ratings of stages, each with its comment, its measures and what it is judged by.
fn topics_of_the_board(report: &Value) {
    let topics = list(report, "topics");
    let rated = rows("2020-01-board/topic_ratings.csv");
    assert_eq!(topics.len(), rated.len());
    let meaning = rows("2020-01-board/rating_legend.csv");
    let good = rows("2020-01-board/good_outcomes.csv");
    for (topic, row) in topics.iter().zip(&rated) {
        let title = match row["part"].as_str() {
            "" => row["topic"].clone(),
            part => format!("{}, {part}", row["topic"]),
        };
        assert_eq!(topic["title"], *title);
        let colour = match row["rating"].as_str() {
            "good" => "green",
            "underperformance" => "red",
            _ => "amber",
        };
        assert_eq!(topic["rating"], colour, "{title}");
        assert_eq!(topic["printed"], *row["rating_report_printed"], "{title}");
        assert!(meaning.iter().any(|one| {
            one["rating"] == row["rating"]
                && ["symbol_report", "symbol_appendix"]
                    .map(|key| one[key].as_str())
                    .contains(&row["rating_appendix_printed"].as_str())
        }));
        assert_eq!(topic["commentary"], *row["comment"], "{title}");
        let linked: Vec<&str> = list(topic, "indicators")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(linked.join("; "), row["indicators"], "{title}");
        let standard = topic["standard"].as_str().unwrap_or_default();
        let judged = |one: &&HashMap<String, String>| standard.starts_with(&one["standard"]);
        let judged = good.iter().find(judged).expect(&title);
        assert!(standard.contains(&judged["figures_printed"]), "{title}");
    }
    let judged = rows("2020-01-board/judgements.csv");
    let judged: Vec<_> = judged
        .iter()
        .filter(|row| row["kind"] == "rating")
        .collect();
    assert_eq!(judged.len(), topics.len());
    for (row, topic) in judged.iter().zip(topics) {
        assert_eq!(topic["title"], *row["subject"]);
        assert_eq!(topic["printed"], *row["value_printed"]);
    }
}

#[test]
fn figures_of_the_department() {
    let report = json("halton-lait-2026.json");
    let areas: HashMap<&str, &str> = list(&report, "areas")
        .iter()
        .map(|a| {
            (
                a["name"].as_str().expect("a name"),
                a["id"].as_str().expect("an id"),
            )
        })
        .collect();
    assert_eq!(areas.len(), 13);
    // Values by measure and area, sorted: however periods are spelled, the numbers are the same.
    let mut source: HashMap<(String, String), Vec<f64>> = HashMap::new();
    let file = std::fs::File::open(root().join("data/lait/observations.csv.gz")).expect("the file");
    let mut reader = csv::Reader::from_reader(GzDecoder::new(std::io::BufReader::new(file)));
    for row in reader.records() {
        let row = row.expect("a row");
        if let Some(area) = areas.get(&row[3])
            && let Ok(value) = row[6].parse()
        {
            source
                .entry((row[0].to_owned(), (*area).to_owned()))
                .or_default()
                .push(value);
        }
    }
    let with_value = source.keys().filter(|(_, area)| area == "halton").count();
    assert_eq!(list(&report, "indicators").len(), with_value);
    for indicator in list(&report, "indicators") {
        let file = json(indicator["file"].as_str().expect("a file"));
        let short = indicator["ref"].as_str().expect("a ref");
        let observations = &file["observations"];
        assert_eq!(list(observations, "series").len(), areas.len());
        for series in list(observations, "series") {
            let mut shown: Vec<f64> = list(series, "values")
                .iter()
                .filter_map(Value::as_f64)
                .collect();
            let key = (
                short.to_owned(),
                series["area"].as_str().expect("an area").to_owned(),
            );
            let mut expected = source.remove(&key).unwrap_or_default();
            shown.sort_by(f64::total_cmp);
            expected.sort_by(f64::total_cmp);
            // The source has noise after its 15th digit.
            let equal = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-13 * b.abs();
            assert_eq!(shown.len(), expected.len(), "{key:?}");
            assert!(
                shown.iter().zip(&expected).all(equal),
                "{key:?} {shown:?} {expected:?}"
            );
        }
    }
}

/// A number beside printed words is one that stands in the words; and where the words are a
/// number and nothing else, it is not left out.
#[test]
fn numbers_are_read_from_the_words() {
    let mut read = 0;
    for id in [
        "halton-2022-23-q3",
        "halton-2015-16-q2",
        "halton-plan-2016-19",
        "halton-plan-2012-15",
    ] {
        let report = json(&format!("{id}.json"));
        let parts = list(&report, "indicators")
            .iter()
            .flat_map(|i| list(i, "breakdowns").iter().chain([i]));
        for (column, cell) in parts.filter_map(|p| p["cells"].as_object()).flatten() {
            let Some(words) = cell["printed"].as_str() else {
                continue;
            };
            let numbers: Vec<f64> = words
                .split(|c: char| !(c.is_ascii_digit() || ".,-".contains(c)))
                .filter_map(plain)
                .collect();
            match cell["value"].as_f64() {
                Some(value) => {
                    assert!(numbers.contains(&value), "{id} {column}: {words}");
                    read += 1;
                }
                None => assert_eq!(plain(words), None, "{id} {column}: {words}"),
            }
        }
    }
    assert!(read > 500, "only {read}");
}

#[test]
fn pairs_of_the_crosswalk() {
    let pairs = rows("../crosswalk.csv");
    let lait = json("halton-lait-2026.json");
    let mut joined = 0;
    for row in &pairs {
        let report = json(&format!("{}.json", row["report"]));
        let indicator = list(&report, "indicators")
            .iter()
            .find(|i| i["id"] == row["id"]);
        let benchmark = &indicator.expect("the measure")["benchmark"];
        assert_eq!(
            (&benchmark["reason"], &benchmark["difference"]),
            (
                &row["reason"].as_str().into(),
                &row["difference"].as_str().into()
            )
        );
        assert_eq!(benchmark["source"], "lait");
        assert_eq!(list(&benchmark["observations"], "series").len(), 13);
        let indicators = list(&lait, "indicators");
        let indicator = indicators.iter().find(|i| i["ref"] == row["lait"]);
        let indicator = indicator.expect("the measure of the tool");
        let file = json(indicator["file"].as_str().expect("a file"));
        assert_eq!(benchmark["observations"], file["observations"]);
        assert_eq!(benchmark["definition"], file["definition"]);
        for name in ["title", "unit", "decimals", "polarity"] {
            assert_eq!(
                benchmark[name], indicator[name],
                "{name} of {}",
                row["lait"]
            );
        }
        assert_eq!(
            benchmark["basis"].as_str().unwrap_or_default(),
            row["basis"]
        );
        joined += 1;
    }
    let catalogue = json("catalogue.json");
    let benchmarks: usize = list(&catalogue, "reports")
        .iter()
        .map(|entry| json(entry["file"].as_str().expect("a file")))
        .map(|report| {
            list(&report, "indicators")
                .iter()
                .filter(|i| !i["benchmark"].is_null())
                .count()
        })
        .sum();
    assert_eq!(benchmarks, joined);
}

/// What the tool says of an authority.
fn read(authority: &str) -> Result<Lait, String> {
    let folder = root().join("data/lait");
    Lait::read(authority, |name| {
        std::fs::read(folder.join(name)).map_err(|error| error.to_string())
    })
}

/// `fairview import lait` makes the benchmark report and its files, to the byte, and no other file lies
/// beside them.
#[test]
fn benchmark_report_is_what_the_import_makes() {
    let lait = read("Halton").expect("Halton is an authority");
    let texts = lait.benchmark().expect("a report").texts();
    let texts = texts.expect("JSON");
    let examples = root().join("static/examples");
    for (path, made) in &texts {
        let kept = std::fs::read_to_string(examples.join(path)).expect(path);
        // A checkout may have changed the line ends.
        assert!(kept.replace("\r\n", "\n") == *made, "{path} differs");
    }
    let folder = std::fs::read_dir(examples.join("halton-lait-2026")).expect("the folder");
    assert_eq!(folder.count() + 1, texts.len());
}

/// The catalogue names every report that is there, newest first.
#[test]
fn catalogue_of_all_reports() {
    let catalogue = json("catalogue.json");
    let ids: Vec<&str> = list(&catalogue, "reports")
        .iter()
        .filter_map(|r| r["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "halton-lait-2026",
            "halton-2022-23-q3",
            "halton-board-2020-01",
            "halton-plan-2016-19",
            "halton-2015-16-q2",
            "halton-plan-2012-15",
        ]
    );
    for entry in list(&catalogue, "reports") {
        let report = json(entry["file"].as_str().expect("a file"));
        for field in ["id", "title", "period", "sort", "series"] {
            assert_eq!(entry[field], report[field], "{field}");
        }
    }
}

#[test]
fn other_authorities_have_their_own_region_and_neighbours() {
    let lait = read("Barnsley").expect("Barnsley is an authority");
    let names: Vec<&str> = lait.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names.len(), 13);
    // The list of codes spells this region otherwise than the observations do.
    assert_eq!(
        (names[0], &names[11..]),
        ("Barnsley", &["Yorkshire and the Humber", "England"][..])
    );
    let entry = lait.measure("LAC").expect("the measure");
    let (observations, _) = lait.observations(entry).expect("values");
    assert!(
        observations
            .series
            .iter()
            .all(|s| s.values.iter().all(Option::is_some))
    );
    let unknown = read("Nowhere").expect_err("there is no such authority");
    assert!(
        unknown.ends_with("sn_may_2025.xlsx: there is no authority “Nowhere”"),
        "{unknown}"
    );
}

/// The measures of the Department that a person chose, among those that are proposed.
#[test]
fn comparators_are_proposed_as_the_crosswalk_has_them() {
    let report = |name: &str| {
        let text = json(name).to_string();
        let read = report_core::read::report(text.as_bytes());
        read.expect("a report").value
    };
    let national = report("halton-lait-2026.json");
    let (mut first, mut named, mut all) = (0, 0, 0);
    for row in rows("../crosswalk.csv") {
        let own = report(&format!("{}.json", row["report"]));
        let proposals = report_import::comparators::propose(&own, &national);
        let mut proposals = proposals.iter();
        let proposal = proposals.find(|one| one.indicator == row["id"]);
        let candidates = &proposal.expect("the measure").candidates;
        let place = candidates.iter().position(|candidate| {
            let mut known = national.indicators.iter();
            let found = known.find(|one| one.id == candidate.indicator);
            found.and_then(|one| one.printed_ref.as_deref()) == Some(row["lait"].as_str())
        });
        all += 1;
        first += usize::from(place == Some(0));
        named += usize::from(place.is_some());
    }
    // Of the two others the first counts all plans, and the one that was chosen leaves exceptions out.
    assert_eq!((first, named, all), (39, 41, 41));
}
