//! The two plans.

use super::{due_as_printed, list, milestones, one, paraphrased, printed, report, rows, same};
use serde_json::Value;

#[test]
fn plan_of_2016_19() {
    let report = report("halton-plan-2016-19");
    let indicators = rows("2016-19-plan/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        printed(indicator, "latest", &row["latest_printed"]);
        for (column, words) in [
            ("target-2016-17", "target_2016_17_printed"),
            ("target-2017-18", "target_2017_18_printed"),
            ("target-2018-19", "target_2018_19_printed"),
        ] {
            // One row has a sentence across its targets.
            let sentence = column == "target-2016-17" && !row["note"].is_empty();
            printed(
                indicator,
                column,
                if sentence { &row["note"] } else { &row[words] },
            );
        }
        assert_eq!(indicator["objective"], row["objective_ref"].to_lowercase());
    }
    milestones(
        &report,
        &rows("2016-19-plan/milestones.csv"),
        "objective_ref",
    );
    assert!(
        list(&report, "milestones")
            .iter()
            .all(|m| m["year"] == "2016/17")
    );
    for row in rows("2016-19-plan/objectives.csv") {
        let objective = one(&report, "objectives", &row["ref"], &row["title"]);
        assert_eq!(objective["priority"], row["corporate_priority"]);
    }
    paraphrased(&report, "2016-19-plan/sections.md", &[]);
}

#[test]
fn plan_of_2012_15() {
    let report = report("halton-plan-2012-15");
    let indicators = rows("2012-15-plan/indicators.csv");
    assert_eq!(list(&report, "indicators").len(), indicators.len());
    for row in &indicators {
        let indicator = one(&report, "indicators", &row["ref"], &row["title"]);
        for column in [
            "actual-2010-11",
            "target-2011-12",
            "actual-2011-12",
            "target-2012-13",
            "target-2013-14",
            "target-2014-15",
        ] {
            printed(
                indicator,
                column,
                &row[&format!("{}_printed", column.replace('-', "_"))],
            );
        }
        let objective = list(&report, "objectives")
            .iter()
            .find(|o| o["id"] == indicator["objective"]);
        assert_eq!(
            objective.expect("the objective")["department"],
            row["department"]
        );
        same(&indicator["note"], &row["note"], &row["ref"]);
    }
    let all = rows("2012-15-plan/milestones.csv");
    assert_eq!(list(&report, "milestones").len(), all.len());
    for (row, milestone) in all.iter().zip(list(&report, "milestones")) {
        assert_eq!(milestone["title"], row["title"]);
        due_as_printed(milestone);
        if let Some(due) = milestone["due_printed"].as_str() {
            assert!(row["title"].contains(due), "{}", row["title"]);
        }
        assert_eq!(milestone["year"], row["year"].replace('-', "/"));
        assert_eq!(milestone["objective"], row["objective_ref"].to_lowercase());
    }
    let named = rows("2012-15-plan/linked_indicators.csv");
    let id_of = |printed: &str| {
        let mut all = list(&report, "indicators").iter();
        let found = all.find(|one| one["ref"] == *printed);
        found.expect(printed)["id"].clone()
    };
    for row in rows("2012-15-plan/objectives.csv") {
        let objective = one(&report, "objectives", &row["ref"], &row["title"]);
        assert_eq!(objective["priority"], row["corporate_priority"]);
        assert_eq!(objective["department"], row["department"]);
        let linked = named
            .iter()
            .filter(|one| one["objective_ref"] == row["ref"]);
        let linked: Vec<Value> = linked.map(|one| id_of(&one["indicator_ref"])).collect();
        assert_eq!(list(objective, "indicators"), linked, "{}", row["ref"]);
    }
    let risks = rows("2012-15-plan/risks.csv");
    assert_eq!(list(&report, "risks").len(), risks.len());
    for (row, risk) in risks.iter().zip(list(&report, "risks")) {
        assert_eq!(risk["objective"], row["objective_ref"].to_lowercase());
        same(&risk["initial"], &row["initial"], &row["objective_ref"]);
        same(&risk["residual"], &row["residual"], &row["objective_ref"]);
    }
    let figures = rows("2012-15-plan/narrative_figures.csv");
    assert_eq!(list(&report, "figures").len(), figures.len());
    for (row, figure) in figures.iter().zip(list(&report, "figures")) {
        assert_eq!(
            (&figure["what"], &figure["printed"]),
            (
                &row["measure"].as_str().into(),
                &row["value_printed"].as_str().into()
            )
        );
        same(&figure["when"], &row["period"], &row["measure"]);
        assert!(
            figure["note"]
                .as_str()
                .expect("a note")
                .ends_with(row["note"].as_str())
        );
    }
    paraphrased(
        &report,
        "2012-15-plan/sections.md",
        &[" (see `narrative_figures.csv`)"],
    );
}
