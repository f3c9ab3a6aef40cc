//! Updates joined to the last report by ref.

use super::{folder, import};
use report_core::wire::{self, Indicator, Report, Table};
use report_import::problems::Problems;
use report_import::update::{Last, UpdateKind, join};
use serde_json::Value;

const LAST: &str = "../../../../static/examples/halton-2022-23-q3.json";

fn update(name: &str, text: &str) -> (String, Option<i32>, Option<Value>) {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.csv"));
    std::fs::write(&file, text).unwrap();
    let path = file.display().to_string();
    let (said, code, report) = import(&["csv", &path, "--onto", LAST], name);
    let report = report.map(|text| serde_json::from_str(&text).unwrap());
    (said.replace(&path, "UPDATE.csv"), code, report)
}

fn by_ref<'v>(report: &'v Value, name: &str) -> &'v Value {
    let mut all = report["indicators"].as_array().unwrap().iter();
    all.find(|one| one["ref"] == name).unwrap()
}

#[test]
fn figures_join_the_last_quarters_report() {
    let (said, code, report) = update(
        "q4",
        "Ref,Indicator,Area,Period,Value,Status\n\
         PED02 04,Children in care,Halton,2022/23 Q4,131,p\n\
         ped02-03,Child protection plans,Halton,2022/23 Q4,63,\n\
         PED99 01,A new measure,Halton,2022/23 Q4,12,\n",
    );
    assert_eq!(code, Some(0), "{said}");
    super::held(&folder().join("good/onto-q4.txt"), &said).unwrap();
    let report = report.unwrap();
    assert_eq!(report["id"], "halton-2022-23-q4");
    assert_eq!(report["period"], "2022/23 Q4");
    assert_eq!(
        report["title"],
        "Children and Young People, Priority Based Report"
    );
    let joined = by_ref(&report, "PED02 04");
    let last: Value =
        serde_json::from_str(&std::fs::read_to_string(folder().join(LAST)).unwrap()).unwrap();
    let before = by_ref(&last, "PED02 04");
    for kept in [
        "id",
        "title",
        "short_title",
        "objective",
        "unit",
        "polarity",
        "basis",
        "method",
    ] {
        assert_eq!(joined[kept], before[kept], "{kept}");
    }
    assert_eq!(
        joined["cells"]["current"],
        serde_json::json!({ "value": 131, "mark": "p" })
    );
    assert_eq!(joined["cells"]["target"], before["cells"]["target"]);
    assert_eq!(joined["cells"]["previous"], before["cells"]["previous"]);
    // Last quarter's judgement is not this quarter's.
    assert_eq!(before["rating"], "red");
    assert_eq!(joined["rating"], Value::Null);
    assert_eq!(joined["commentary"], Value::Null);
    // What the update says nothing of stays, without last quarter's figure.
    let silent = by_ref(&report, "PED02 02");
    assert_eq!(silent["cells"]["current"], Value::Null);
    assert_eq!(silent["cells"]["previous"]["value"], 360);
    assert_eq!(by_ref(&report, "PED99 01")["objective"], "indicators");
}

#[test]
fn a_report_that_is_not_there_or_not_sound_is_not_joined() {
    let file = "good/local-statistics.csv";
    let (said, code, _) = import(&["csv", file, "--onto", "nowhere.json"], "nowhere");
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("fairview: nowhere.json: it cannot be read: "),
        "{said}"
    );
    let bad = "../../../report-core/tests/bad/rating-unknown.json";
    let (said, code, _) = import(&["csv", file, "--onto", bad], "unsound");
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        format!(
            "fairview: {bad}: it has errors, and nothing is joined to it; fairview check says which\n"
        )
    );
}

/// A small report of indicators, each with a ref and a title.
fn report(period: &str, indicators: &[(&str, &str)]) -> Report {
    let indicator = |(at, (name, title)): (usize, &(&str, &str))| Indicator {
        id: format!("i{at}"),
        r#ref: (!name.is_empty()).then(|| (*name).to_owned()),
        objective: "o".to_owned(),
        title: (*title).to_owned(),
        ..Indicator::default()
    };
    Report {
        period: period.to_owned(),
        area: "own".to_owned(),
        objectives: vec![wire::Objective {
            id: "o".to_owned(),
            ..wire::Objective::default()
        }],
        indicators: indicators.iter().enumerate().map(indicator).collect(),
        ..Report::default()
    }
}

fn joined(last: Report, update: Report) -> (Report, Vec<String>, Vec<String>) {
    let mut problems = Problems::default();
    let last = Last::of("last.json", last);
    let report = join(&last, update, UpdateKind::Report, &mut problems);
    let list = problems.list.iter();
    let list = list.map(|p| format!("{:?} {p}", p.severity)).collect();
    (report, list, problems.notes)
}

#[test]
fn a_ref_that_stands_for_two_is_joined_by_title_or_not_at_all() {
    let last = || {
        report(
            "2022/23 Q3",
            &[("P1", "Maths"), ("P1", "English"), ("P2", "Science")],
        )
    };
    let (report_, problems, said) = joined(last(), report("2022/23 Q4", &[("p 1", "English")]));
    assert_eq!(report_.indicators.len(), 3);
    assert_eq!(
        problems,
        [
            "Notice last.json: \"p 1\" stands for 2 of its indicators; the one called \"English\" is joined by its title"
        ]
    );
    assert_eq!(
        said,
        [
            "objectives: 1 joined",
            "indicators: 1 joined, 2 not in the update and kept (P1, P2)",
            "what changes in :",
            "  the period is 2022/23 Q4, was 2022/23 Q3",
        ]
    );
    let (_, problems, _) = joined(last(), report("2022/23 Q4", &[("P1", "History")]));
    assert_eq!(
        problems,
        [
            "Error last.json: \"P1\" stands for 2 of its indicators, and none is called \"History\"; expected the title of one of them: \"Maths\", \"English\""
        ]
    );
    let (_, problems, _) = joined(
        last(),
        report("2022/23 Q4", &[("P2", "Science"), ("P2", "Art")]),
    );
    assert_eq!(
        problems,
        [
            "Notice last.json: \"P2\" stands for 2 indicators of the update; the one called \"Science\" is joined by its title",
            "Notice last.json: \"P2\" stands for 2 indicators of the update; the one called \"Art\" is taken for a new one",
        ]
    );
}

#[test]
fn a_new_title_and_an_earlier_update_are_said() {
    let last = report("2022/23 Q3", &[("P1", "Maths")]);
    let (report_, problems, _) = joined(last, report("2022/23 Q2", &[("P1", "Mathematics")]));
    assert_eq!(report_.indicators[0].title, "Mathematics");
    assert_eq!(
        problems,
        [
            "Notice last.json: it is about 2022/23 Q3 and the update about 2022/23 Q2, which is earlier; expected the last report before the update",
            "Notice last.json: the indicator P1 is called \"Mathematics\" in the update and was called \"Maths\"; the new title is taken",
        ]
    );
}

fn observations(
    periods: &[&str],
    values: &[Option<f64>],
    ends: Option<&str>,
) -> wire::Observations {
    wire::Observations {
        periods: periods.iter().map(|p| (*p).to_owned()).collect(),
        year_ends: ends.map(str::to_owned),
        series: vec![wire::Series {
            area: "own".to_owned(),
            values: values.to_vec(),
            marks: Table(Vec::new()),
            ..wire::Series::default()
        }],
    }
}

#[test]
fn earlier_observations_stay_and_changed_ones_are_said() {
    let with = |period: &str, found: wire::Observations| {
        let mut report = report(period, &[("P1", "Maths")]);
        report.indicators[0].observations = Some(found);
        report
    };
    let last = with(
        "2022",
        observations(
            &["2020", "2021", "2022"],
            &[Some(1.0), Some(2.0), None],
            None,
        ),
    );
    let update = with(
        "2023",
        observations(&["2023", "2021"], &[Some(4.0), Some(2.5)], None),
    );
    let (report_, problems, said) = joined(last.clone(), update);
    let found = report_.indicators[0].observations.as_ref().unwrap();
    assert_eq!(found.periods, ["2020", "2021", "2022", "2023"]);
    assert_eq!(
        found.series[0].values,
        [Some(1.0), Some(2.5), None, Some(4.0)]
    );
    assert_eq!(
        problems,
        ["Notice last.json: P1: own in 2021 was 2 and is 2.5; the update's figure is taken"]
    );
    assert!(
        said.contains(&"P1: 1 new figures, 1 changed".to_owned()),
        "{said:?}"
    );
    let update = with("2023", observations(&["2023"], &[Some(4.0)], Some("march")));
    let (_, problems, _) = joined(last, update);
    assert_eq!(
        problems,
        [
            "Error last.json: P1: its years end in December there and in March in the update; expected years of one sort"
        ]
    );
}

#[test]
fn a_correction_of_the_same_period_keeps_what_it_does_not_say() {
    let mut last = report("2022/23 Q3", &[("P1", "Maths")]);
    last.id = "q3".to_owned();
    last.indicators[0].rating = Some("red".to_owned());
    last.indicators[0].commentary = Some("Why.".to_owned());
    let mut update = report("2022/23 Q3", &[("P1", "Maths")]);
    update.indicators[0].rating = Some("amber".to_owned());
    let (report_, problems, _) = joined(last, update);
    assert!(problems.is_empty());
    assert_eq!(report_.id, "q3");
    assert_eq!(report_.indicators[0].rating.as_deref(), Some("amber"));
    assert_eq!(report_.indicators[0].commentary.as_deref(), Some("Why."));
}

#[test]
fn another_polarity_or_basis_is_taken_and_told() {
    let said = |polarity: &str, basis: &str, period: &str| {
        let mut report = report(period, &[("P1", "Maths"), ("P2", "English")]);
        for indicator in &mut report.indicators {
            indicator.polarity = Some(polarity.to_owned());
            indicator.basis = Some(basis.to_owned());
        }
        report
    };
    let mut update = said("low", "cumulative", "2022/23 Q4");
    update.indicators[1].polarity = None;
    update.indicators[1].basis = Some("whole_period".to_owned());
    let last = said("high", "whole_period", "2022/23 Q3");
    let (report_, problems, _) = joined(last, update);
    assert_eq!(
        problems,
        [
            "Notice last.json: P1: its polarity is \"low\" in the update and was \"high\"; the update's is taken",
            "Notice last.json: P1: its basis is \"cumulative\" in the update and was \"whole_period\"; the update's is taken",
        ]
    );
    let of = |at: usize| {
        let one = &report_.indicators[at];
        (one.polarity.clone().unwrap(), one.basis.clone().unwrap())
    };
    assert_eq!(of(0), ("low".to_owned(), "cumulative".to_owned()));
    assert_eq!(of(1), ("high".to_owned(), "whole_period".to_owned()));
}

#[test]
fn a_report_joined_to_itself_is_itself() {
    let examples = folder().join("../../../../static/examples");
    for name in [
        "halton-2015-16-q2",
        "halton-2022-23-q3",
        "halton-board-2020-01",
        "halton-plan-2012-15",
        "halton-plan-2016-19",
    ] {
        let path = examples.join(format!("{name}.json"));
        let bytes = std::fs::read(&path).unwrap();
        let last = Last::read(name, &bytes, |file| panic!("{file}")).unwrap();
        let mut problems = Problems::default();
        let report = join(
            &last,
            last.report().clone(),
            UpdateKind::Report,
            &mut problems,
        );
        let (before, after) = (last.report(), &report);
        assert_eq!(
            before.indicators, after.indicators,
            "{name}: {:?}",
            problems.list
        );
        assert_eq!(before.milestones, after.milestones, "{name}");
        assert_eq!(before, after, "{name}");
        // Clashes of refs are said, and nothing else.
        let unsaid = problems
            .list
            .iter()
            .find(|p| !p.message.contains("joined by its title"));
        assert!(unsaid.is_none(), "{name}: {unsaid:?}");
    }
}

#[test]
fn a_workbook_made_from_a_report_and_joined_to_it_is_that_report() {
    let book = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("onto.xlsx");
    let book = book.display().to_string();
    let _ = std::fs::remove_file(&book);
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
        .current_dir(folder())
        .args(["template", &book, "--from", LAST])
        .output()
        .unwrap();
    assert!(made.status.success());
    let (said, code, report) = import(&["xlsx", &book, "--onto", LAST], "onto-xlsx");
    assert_eq!(code, Some(0), "{said}");
    let first: Vec<&str> = said.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "objectives: 6 joined",
            "indicators: 35 joined",
            "milestones: 27 joined"
        ]
    );
    let report: Value = serde_json::from_str(&report.unwrap()).unwrap();
    let last = std::fs::read_to_string(folder().join(LAST)).unwrap();
    let last: Value = serde_json::from_str(&last).unwrap();
    assert!(report == last, "the report is another after the workbook");
}

/// The third quarter's report of the officer's scorecard, imported; its path and its JSON.
fn q3(name: &str) -> (String, Value) {
    let out = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-q3.json"));
    let path = out.display().to_string();
    let book = folder().join("../xlsx/officer/q3-with-history.xlsx");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args(["import", "xlsx"])
        .arg(book)
        .args(["--out", &path])
        .output()
        .unwrap();
    assert!(made.status.success());
    let text = std::fs::read_to_string(&out).unwrap();
    (path, serde_json::from_str(&text).unwrap())
}

/// Joins a file to the third quarter's report: what is printed, that report, and what comes out.
fn onto_q3(name: &str, kind: &str, file: &str, more: &[&str]) -> (String, Value, Value) {
    let (last, before) = q3(name);
    let arguments = [&[kind, file, "--onto", &last], more].concat();
    let (said, code, report) = import(&arguments, name);
    assert_eq!(code, Some(0), "{said}");
    let after = serde_json::from_str(&report.unwrap()).unwrap();
    (said.replace(&last, "LAST.json"), before, after)
}

/// Everything of a report but the figures over time and the areas.
fn without_figures(mut report: Value) -> Value {
    report.as_object_mut().unwrap().remove("areas");
    for indicator in report["indicators"].as_array_mut().unwrap() {
        indicator.as_object_mut().unwrap().remove("observations");
    }
    report
}

/// The figure of an area and a period among those over time.
fn observed(indicator: &Value, area: &str, period: &str) -> Option<f64> {
    let observations = &indicator["observations"];
    let mut periods = observations["periods"].as_array()?.iter();
    let at = periods.position(|known| known == period)?;
    let mut series = observations["series"].as_array()?.iter();
    series.find(|one| one["area"] == area)?["values"][at].as_f64()
}

#[test]
fn other_places_years_join_a_measure_and_move_nothing_else() {
    let file = "faults/recycling-onto-q3.csv";
    for more in [&[][..], &["--period", "2024/25 Q3"]] {
        let name = format!("recycling-{}", more.len());
        let (said, before, after) = onto_q3(&name, "csv", file, more);
        assert_eq!(
            without_figures(before.clone()),
            without_figures(after.clone())
        );
        let (was, is) = (by_ref(&before, "ENV01"), by_ref(&after, "ENV01"));
        assert_eq!(is["cells"]["current"]["printed"], "43.1% [p]");
        for period in was["observations"]["periods"].as_array().unwrap() {
            let period = period.as_str().unwrap();
            assert_eq!(
                observed(is, "wrenford", period),
                observed(was, "wrenford", period)
            );
        }
        assert_eq!(observed(is, "wrenford", "2021/22"), Some(44.0));
        let bedford = after["areas"].as_array().unwrap().iter();
        let bedford = bedford.filter(|area| area["code"] == "E06000055");
        let ids: Vec<&str> = bedford.filter_map(|area| area["id"].as_str()).collect();
        assert_eq!(observed(is, ids[0], "2016/17"), Some(40.7));
        let what = "what changes in wrenford-2024-25-q3:\n  figures over time: 102 new, of 17 places and 6 periods\n";
        assert!(said.contains(what), "{said}");
    }
}

#[test]
fn a_new_quarter_of_figures_brings_its_own_headings_and_period() {
    let file = "faults/q4-figures-onto-q3.csv";
    let (said, before, after) = onto_q3("q4-figures", "csv", file, &[]);
    super::held(&folder().join("faults/q4-figures-onto-q3.csv.txt"), &said).unwrap();
    assert_eq!(after["period"], "2024/25 Q4");
    assert_eq!(after["id"], "wrenford-2024-25-q4");
    let columns = after["columns"].as_array().unwrap();
    let columns: Vec<_> = columns
        .iter()
        .map(|c| (&c["heading"], &c["period"]))
        .collect();
    // The targets of the third quarter are none of the fourth.
    assert_eq!(
        serde_json::json!(columns),
        serde_json::json!([["Q4 23/24", "2023/24 Q4"], ["Q4 24/25", "2024/25 Q4"]])
    );
    let hou01 = by_ref(&after, "HOU01");
    assert_eq!(hou01["cells"]["current"]["value"], 151);
    assert_eq!(hou01["cells"]["previous"]["value"], 131);
    assert_eq!(hou01["cells"]["target"], Value::Null);
    assert_eq!(hou01["rating"], Value::Null);
    assert_eq!(observed(hou01, "wrenford", "2024/25 Q3"), Some(149.0));
    assert_eq!(observed(hou01, "wrenford", "2024/25 Q4"), Some(151.0));
    // A measure without figures over time keeps what the last report printed.
    let hou02 = by_ref(&after, "HOU02");
    assert_eq!(observed(hou02, "wrenford", "2023/24 Q3"), Some(50.8));
    assert_eq!(observed(hou02, "wrenford", "2024/25 Q3"), Some(57.3));
    assert_eq!(observed(hou02, "wrenford", "2024/25 Q4"), Some(56.1));
    // Also where the update says nothing of it.
    assert_eq!(
        observed(by_ref(&after, "FIN04"), "wrenford", "2024/25 Q3"),
        Some(1_346_295.0)
    );
    for kept in ["title", "unit", "polarity", "basis", "objective", "owner"] {
        assert_eq!(hou01[kept], by_ref(&before, "HOU01")[kept], "{kept}");
    }
}

#[test]
fn the_current_figure_is_the_newest_over_time() {
    let file = "../xlsx/officer/q4-current-not-in-observations.xlsx";
    let (said, _, after) = onto_q3("q4-current", "xlsx", file, &[]);
    let hou01 = by_ref(&after, "HOU01");
    assert_eq!(hou01["cells"]["current"]["value"], 151);
    assert_eq!(observed(hou01, "wrenford", "2024/25 Q4"), Some(151.0));
    assert_eq!(observed(hou01, "wrenford", "2024/25 Q3"), Some(149.0));
    assert!(said.contains("figures of 2024/25 Q4 that stand under the current column alone join the figures over time: HOU01, "), "{said}");
    // By itself it is a notice for each such row.
    let (said, code, _) = import(&["xlsx", file], "q4-alone");
    assert_eq!(code, Some(0));
    assert!(said.contains("column U (current), rows 2, "), "{said}");
    assert!(
        said.contains("the figures over time in Observations have none for 2024/25 Q4"),
        "{said}"
    );
}

#[test]
fn a_printed_figure_is_replaced_by_another_of_its_own_period_alone() {
    let update = |name: &str, row: &str| {
        let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.csv"));
        let text = format!("Area code,Area,Ref,Indicator,Period,Value\nE08000999,Wrenford,{row}\n");
        std::fs::write(&file, text).unwrap();
        onto_q3(name, "csv", &file.display().to_string(), &[])
    };
    let title = "\"Household waste sent for reuse, recycling or composting\"";
    let (said, before, after) = update("same-figure", &format!("ENV01,{title},2024/25 Q3,43.1"));
    assert_eq!(without_figures(before), without_figures(after), "{said}");
    let (said, _, after) = update("other-figure", &format!("ENV01,{title},2024/25 Q3,43.4"));
    let cell = &by_ref(&after, "ENV01")["cells"]["current"];
    assert_eq!(*cell, serde_json::json!({ "value": 43.4 }));
    assert!(said.contains("ENV01: the printed figure of 2024/25 Q3 was 43.1% [p] and is 43.4; the update's figure is taken"), "{said}");
    let (_, before, after) = update("earlier-figure", &format!("ENV01,{title},2024/25 Q2,46.9"));
    assert_eq!(without_figures(before), without_figures(after));
}

#[test]
fn a_new_quarters_workbook_with_the_last_quarters_headings_is_an_error() {
    let with_column = |period: &str, column: &str| {
        let mut report = report(period, &[("P1", "Maths")]);
        report.columns.push(wire::Column {
            id: "current".to_owned(),
            role: "current".to_owned(),
            heading: "Q3 24/25".to_owned(),
            period: Some(column.to_owned()),
        });
        report
    };
    let last = with_column("2024/25 Q3", "2024/25 Q3");
    let (_, problems, _) = joined(last.clone(), with_column("2024/25 Q4", "2024/25 Q3"));
    assert_eq!(
        problems,
        [
            "Error last.json: the report is about 2024/25 Q4 now, and its column of current figures is still headed \"Q3 24/25\", for 2024/25 Q3; expected the heading and the period of the new figures in the sheet Columns"
        ]
    );
    let (_, problems, _) = joined(last, with_column("2024/25 Q4", "2024/25 Q4"));
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn another_comparators_years_join_those_that_are_there() {
    let with = |period: &str, found: wire::Observations| {
        let mut report = report("2022/23 Q3", &[("P1", "Maths")]);
        report.period = period.to_owned();
        report.indicators[0].benchmark = Some(wire::Benchmark {
            observations: Some(found),
            ..wire::Benchmark::default()
        });
        report
    };
    let last = with(
        "2022/23 Q3",
        observations(&["2020", "2021"], &[Some(1.0), Some(2.0)], None),
    );
    let update = with("2022/23 Q4", observations(&["2022"], &[Some(3.0)], None));
    let (report_, _, _) = joined(last, update);
    let benchmark = report_.indicators[0].benchmark.as_ref().unwrap();
    let found = benchmark.observations.as_ref().unwrap();
    assert_eq!(found.periods, ["2020", "2021", "2022"]);
    assert_eq!(found.series[0].values, [Some(1.0), Some(2.0), Some(3.0)]);
}

#[test]
fn measures_that_say_what_the_last_quarter_said_are_told() {
    let (last, q3) = q3("forgotten");
    let mut q4 = q3.clone();
    q4["period"] = "2024/25 Q4".into();
    for column in q4["columns"].as_array_mut().unwrap() {
        if column["is"] == "current" {
            column["heading"] = "Q4 24/25".into();
            column["period"] = "2024/25 Q4".into();
        }
    }
    let indicators = q4["indicators"].as_array_mut().unwrap();
    let told: Vec<String> = indicators
        .iter()
        .filter(|indicator| indicator["commentary"].is_string())
        .map(|indicator| indicator["ref"].as_str().unwrap().to_owned())
        .collect();
    let rewritten = indicators
        .iter_mut()
        .find(|indicator| indicator["ref"] == told[0].as_str());
    rewritten.unwrap()["commentary"] = "Nothing has changed since quarter 3.".into();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (json, book) = (
        folder.join("forgotten-q4.json"),
        folder.join("forgotten-q4.xlsx"),
    );
    std::fs::write(&json, q4.to_string()).unwrap();
    let _ = std::fs::remove_file(&book);
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_fairview"))
        .args([
            "template",
            book.to_str().unwrap(),
            "--from",
            json.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let book = book.to_str().unwrap();
    let (said, code, _) = import(&["xlsx", book, "--onto", &last], "forgotten-q4");
    assert_eq!(code, Some(0), "{said}");
    let notices = said
        .lines()
        .filter(|line| line.contains("are those of the report for quarter 3 2024/25"))
        .collect::<Vec<_>>();
    assert!(!told.is_empty() && !notices.is_empty(), "{said}");
    assert!(
        notices.iter().all(|line| !line.contains(&told[0])),
        "{said}"
    );
}
