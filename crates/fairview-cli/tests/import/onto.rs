//! Updates joined to the last report by ref.

use super::{folder, import};
use fairview_cli::import::rows::Problems;
use fairview_cli::import::update::{Last, Says, join};
use report_core::wire::{self, Indicator, Report, Table};
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
    let report = join(&last, update, Says::Report, &mut problems);
    let list = problems.list.iter();
    let list = list.map(|p| format!("{:?} {p}", p.level)).collect();
    (report, list, problems.said)
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
            "indicators: 1 joined, 2 not in the update and kept (P1, P2)"
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
    assert_eq!(said.last().unwrap(), "P1: 1 new figures, 1 changed");
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
        let last = Last::read(&path).unwrap();
        let mut problems = Problems::default();
        let report = join(&last, last.report().clone(), Says::Report, &mut problems);
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
            .find(|p| !p.says.contains("joined by its title"));
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
