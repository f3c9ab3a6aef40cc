//! A hundred kinds of alteration and more, each at several places of the real reports: exactly
//! that is named, at its place.

use super::alter::{Do, EXAMPLES, alter, at, places};
use super::{example, judged, read};
use Do::{Number, Push, Set, Swap, Take, Text};
use report_core::changes::{Changes, Kind};
use serde_json::{Value, json};

/// The most places of one report, and of all, at which one kind of alteration is tried.
const PLACES: usize = 2;
const ALL_PLACES: usize = 3;

type Row = (&'static str, Do, Kind);

/// What is altered where, and the kind of change that must be named for it.
fn rows() -> Vec<Row> {
    let figure = json!({ "what": "visits made", "printed": "12" });
    let passage = json!({ "heading": "A heading of its own", "text": "Some text." });
    let area = json!({ "id": "elsewhere", "name": "Elsewhere", "kind": "authority" });
    let indicator = json!({
        "id": "quite-new", "objective": "OBJECTIVE", "title": "Journeys made by bicycle",
        "unit": { "kind": "count" }
    });
    let milestone =
        json!({ "id": "quite-new", "objective": "OBJECTIVE", "title": "Open the bridge" });
    let line = json!({ "group": "Bridges", "name": "Paint", "amounts": "AMOUNTS" });
    let table = json!({
        "id": "quite-new", "title": "Bridges", "unit": "£'000",
        "columns": [{ "heading": "Budget", "is": "budget" }], "lines": []
    });
    vec![
        // The report.
        ("title", Text, Kind::Report),
        ("short_title", Text, Kind::Report),
        ("short_title", Take, Kind::Report),
        ("organisation", Text, Kind::Report),
        ("series", Set(json!("another-series")), Kind::Report),
        ("status", Set(json!("draft")), Kind::Report),
        ("notes/*", Text, Kind::Note),
        ("notes/*", Take, Kind::Note),
        ("notes", Push(json!("One more note.")), Kind::Note),
        ("source", Take, Kind::Source),
        ("columns/*/heading", Text, Kind::Report),
        (
            "columns",
            Push(json!({ "id": "quite-new", "is": "current", "heading": "Later" })),
            Kind::Report,
        ),
        // Places and sources.
        ("areas/*/name", Text, Kind::Comparator),
        ("areas/*/kind", Set(json!("region")), Kind::Comparator),
        ("areas", Push(area), Kind::Comparator),
        ("cohorts/*/name", Text, Kind::Comparator),
        (
            "cohorts",
            Push(json!({ "id": "quite-new", "name": "Twins" })),
            Kind::Comparator,
        ),
        ("neighbours/list", Text, Kind::Comparator),
        ("neighbours", Take, Kind::Comparator),
        ("neighbours/areas/*", Take, Kind::Comparator),
        ("neighbours/areas/*/closeness", Text, Kind::Comparator),
        ("neighbours/areas", Swap, Kind::Comparator),
        ("sources/*/title", Text, Kind::Source),
        ("sources/*/publisher", Text, Kind::Source),
        ("sources/*/published", Set(json!("2001")), Kind::Source),
        (
            "sources/*/url",
            Set(json!("https://elsewhere.example/")),
            Kind::Source,
        ),
        ("sources/*/licence", Text, Kind::Source),
        (
            "sources",
            Push(json!({ "id": "quite-new", "title": "A book" })),
            Kind::Source,
        ),
        // Objectives.
        ("objectives/*/title", Text, Kind::Renamed),
        ("objectives/*/ref", Text, Kind::Referenced),
        ("objectives/*/priority", Text, Kind::Referenced),
        ("objectives/*/department", Text, Kind::Owner),
        (
            "objectives/*/owner",
            Set(json!("The Director of Bridges")),
            Kind::Owner,
        ),
        ("objectives/*/indicators/*", Take, Kind::Referenced),
        (
            "objectives/*/note",
            Set(json!("A note of its own.")),
            Kind::Note,
        ),
        ("objectives/*/commentary/*/text", Text, Kind::Passage),
        ("objectives/*/commentary/*", Take, Kind::Passage),
        (
            "objectives/*/commentary",
            Push(passage.clone()),
            Kind::Passage,
        ),
        (
            "objectives",
            Push(json!({ "id": "quite-new", "title": "Bridges" })),
            Kind::Added,
        ),
        // Indicators: what they are called and how they are counted.
        ("indicators/*/id", Text, Kind::Referenced),
        ("indicators/*/ref", Text, Kind::Referenced),
        ("indicators/*/ref", Take, Kind::Referenced),
        ("indicators/*/title", Text, Kind::Renamed),
        (
            "indicators/*/title",
            Set(json!("Bicycles mended on Mondays")),
            Kind::Renamed,
        ),
        (
            "indicators/*/short_title",
            Set(json!("In a word")),
            Kind::Renamed,
        ),
        ("indicators/*/headline", Set(json!(true)), Kind::Referenced),
        ("indicators/*/headline", Take, Kind::Referenced),
        ("indicators/*/short_title", Take, Kind::Renamed),
        (
            "indicators/*/definition",
            Set(json!("What is counted.")),
            Kind::Definition,
        ),
        ("indicators/*/definition", Take, Kind::Definition),
        (
            "indicators/*/method",
            Set(json!("Counted on Mondays.")),
            Kind::Definition,
        ),
        ("indicators/*/method", Text, Kind::Definition),
        (
            "indicators/*/unit/kind",
            Set(json!("days")),
            Kind::Definition,
        ),
        ("indicators/*/unit/per", Number, Kind::Definition),
        (
            "indicators/*/unit/of",
            Set(json!("bicycles")),
            Kind::Definition,
        ),
        (
            "indicators/*/unit/axis",
            Set(json!("Bicycles, in all")),
            Kind::Definition,
        ),
        ("indicators/*/decimals", Set(json!(5)), Kind::Definition),
        (
            "indicators/*/polarity",
            Set(json!("plan")),
            Kind::Definition,
        ),
        (
            "indicators/*/basis",
            Set(json!("rolling")),
            Kind::Definition,
        ),
        ("indicators/*/basis", Take, Kind::Definition),
        (
            "indicators/*/rule",
            Set(json!({ "kind": "points", "amber": 5 })),
            Kind::Definition,
        ),
        ("indicators/*/cohort", Take, Kind::Definition),
        ("indicators/*/source", Take, Kind::Source),
        (
            "indicators/*/owner",
            Set(json!("The Director of Bridges")),
            Kind::Owner,
        ),
        ("indicators/*/owner", Take, Kind::Owner),
        (
            "indicators/*/next_update",
            Set(json!("on a Monday")),
            Kind::Note,
        ),
        (
            "indicators/*/note",
            Set(json!("A note of its own.")),
            Kind::Note,
        ),
        (
            "indicators/*/reason",
            Set(json!("A reason of its own.")),
            Kind::Commentary,
        ),
        ("indicators/*/note", Text, Kind::Note),
        ("indicators/*/note", Take, Kind::Note),
        // How they are judged.
        ("indicators/*/rating", Set(json!("green")), Kind::Rating),
        (
            "indicators/*/rating",
            Set(json!("commentary")),
            Kind::Rating,
        ),
        ("indicators/*/rating", Take, Kind::Rating),
        (
            "indicators/*/direction",
            Set(json!("same")),
            Kind::Direction,
        ),
        (
            "indicators/*/direction",
            Set(json!("not_comparable")),
            Kind::Direction,
        ),
        ("indicators/*/direction", Take, Kind::Direction),
        (
            "indicators/*/targets",
            Push(json!({ "period": "2031/32", "value": 7 })),
            Kind::NewTarget,
        ),
        // Printed cells.
        (
            "indicators/*/cells/*/printed",
            Set(json!("quite other words")),
            Kind::Revised,
        ),
        ("indicators/*/cells/*/value", Number, Kind::Revised),
        ("indicators/*/cells/*/to", Set(json!(1e6)), Kind::Revised),
        ("indicators/*/cells/*/mark", Set(json!("e")), Kind::Marks),
        (
            "indicators/*/cells/*/basis",
            Set(json!("annual_forecast")),
            Kind::Definition,
        ),
        (
            "indicators/*/cells/*/heading",
            Set(json!("A heading")),
            Kind::Definition,
        ),
        (
            "indicators/*/cells/*/period",
            Set(json!("1999/00")),
            Kind::NewFigure,
        ),
        (
            "indicators/*/cells/*/note",
            Set(json!("A note of its own.")),
            Kind::Note,
        ),
        ("indicators/*/cells/*", Take, Kind::Withdrawn),
        // Parts.
        ("indicators/*/breakdowns/*/title", Text, Kind::Part),
        ("indicators/*/breakdowns/*", Take, Kind::Part),
        (
            "indicators/*/breakdowns",
            Push(json!({ "id": "quite-new", "title": "On Mondays" })),
            Kind::Part,
        ),
        (
            "indicators/*/breakdowns/*/cells/*/value",
            Number,
            Kind::Revised,
        ),
        ("indicators/*/breakdowns/*/cells/*", Take, Kind::Withdrawn),
        // Figures over time.
        (
            "indicators/*/observations/series/*/values/*",
            Number,
            Kind::Revised,
        ),
        (
            "indicators/*/observations/series/*/values/*",
            Set(Value::Null),
            Kind::Revised,
        ),
        ("indicators/*/observations/series/*", Take, Kind::Comparator),
        ("indicators/*/observations", Take, Kind::Withdrawn),
        (
            "indicators/*/breakdowns/*/observations/series/*/values/*",
            Number,
            Kind::Revised,
        ),
        // Outside figures.
        ("indicators/*/benchmark/title", Text, Kind::Comparator),
        ("indicators/*/benchmark/definition", Text, Kind::Definition),
        ("indicators/*/benchmark/reason", Text, Kind::Comparator),
        ("indicators/*/benchmark/difference", Text, Kind::Comparator),
        (
            "indicators/*/benchmark/polarity",
            Set(json!("plan")),
            Kind::Definition,
        ),
        (
            "indicators/*/benchmark/basis",
            Set(json!("rolling")),
            Kind::Definition,
        ),
        (
            "indicators/*/benchmark/decimals",
            Set(json!(5)),
            Kind::Definition,
        ),
        (
            "indicators/*/benchmark/source",
            Set(json!("report")),
            Kind::Source,
        ),
        (
            "indicators/*/benchmark/observations/series/*/values/*",
            Number,
            Kind::Revised,
        ),
        ("indicators/*/benchmark/observations", Take, Kind::Withdrawn),
        ("indicators/*/benchmark", Take, Kind::Comparator),
        // What is said of them.
        ("indicators/*/commentary", Text, Kind::Commentary),
        (
            "indicators/*/commentary",
            Set(json!("Other words.\n\nIn two paragraphs.")),
            Kind::Commentary,
        ),
        ("indicators/*/commentary", Take, Kind::Commentary),
        ("indicators/*/figures/*/printed", Text, Kind::Commentary),
        (
            "indicators/*/figures/*/note",
            Set(json!("A note of its own.")),
            Kind::Note,
        ),
        ("indicators/*/figures/*", Take, Kind::Commentary),
        (
            "indicators/*/figures",
            Push(figure.clone()),
            Kind::Commentary,
        ),
        ("indicators/*", Take, Kind::Dropped),
        ("indicators", Push(indicator), Kind::Added),
        ("indicators", Swap, Kind::Report),
        // Milestones.
        ("milestones/*/id", Text, Kind::Referenced),
        ("milestones/*/ref", Text, Kind::Referenced),
        ("milestones/*/title", Text, Kind::Renamed),
        ("milestones/*/due", Set(json!("2031-05")), Kind::Due),
        (
            "milestones/*/due_printed",
            Set(json!("some day")),
            Kind::Due,
        ),
        ("milestones/*/year", Set(json!("2031/32")), Kind::Due),
        ("milestones/*/rating", Set(json!("red")), Kind::Rating),
        ("milestones/*/rating", Take, Kind::Rating),
        (
            "milestones/*/owner",
            Set(json!("The Director of Bridges")),
            Kind::Owner,
        ),
        ("milestones/*/commentary", Text, Kind::Commentary),
        ("milestones/*/commentary", Take, Kind::Commentary),
        ("milestones/*/figures/*/printed", Text, Kind::Commentary),
        (
            "milestones/*/note",
            Set(json!("A note of its own.")),
            Kind::Note,
        ),
        ("milestones/*", Take, Kind::Dropped),
        ("milestones", Push(milestone), Kind::Added),
        ("milestones", Swap, Kind::Report),
        // Passages.
        ("developments/*/text", Text, Kind::Passage),
        ("developments/*/heading", Text, Kind::Passage),
        ("developments/*/ref", Text, Kind::Passage),
        (
            "developments/*/owner",
            Set(json!("The Director of Bridges")),
            Kind::Owner,
        ),
        ("developments/*", Take, Kind::Passage),
        ("developments", Push(passage.clone()), Kind::Passage),
        ("developments", Swap, Kind::Passage),
        ("emerging_issues/*/text", Text, Kind::Passage),
        ("emerging_issues", Push(passage.clone()), Kind::Passage),
        ("sections/*/text", Text, Kind::Passage),
        ("sections/*", Take, Kind::Passage),
        ("figures/*/printed", Text, Kind::Passage),
        ("figures/*", Take, Kind::Passage),
        ("figures", Push(figure), Kind::Passage),
        // Money.
        ("finance/*/title", Text, Kind::Finance),
        ("finance/*/as_at", Set(json!("2031-03-31")), Kind::Finance),
        ("finance/*/unit", Set(json!("£m")), Kind::Finance),
        ("finance/*/columns/*/heading", Text, Kind::Finance),
        ("finance/*/lines/*/amounts/*", Number, Kind::Finance),
        ("finance/*/lines/*/name", Text, Kind::Finance),
        ("finance/*/lines/*", Take, Kind::Finance),
        ("finance/*/lines", Push(line), Kind::Finance),
        ("finance/*/lines", Swap, Kind::Finance),
        ("finance/*/commentary/*/text", Text, Kind::Finance),
        ("finance/*", Take, Kind::Finance),
        ("finance", Push(table), Kind::Finance),
        ("finance", Swap, Kind::Report),
        // Risks.
        (
            "risks/*/title",
            Set(json!("The bridge falls down")),
            Kind::Risk,
        ),
        ("risks/*/initial", Set(json!("25")), Kind::Risk),
        ("risks/*/residual", Set(json!("24")), Kind::Risk),
        ("risks/*", Take, Kind::Risk),
        (
            "risks",
            Push(json!({ "objective": "OBJECTIVE", "title": "The bridge falls down" })),
            Kind::Risk,
        ),
        // Topics.
        ("topics/*/id", Text, Kind::Referenced),
        ("topics/*/ref", Set(json!("T9")), Kind::Referenced),
        ("topics/*/title", Text, Kind::Renamed),
        ("topics/*/objective", Take, Kind::Referenced),
        ("topics/*/rating", Set(json!("lost")), Kind::Rating),
        ("topics/*/printed", Set(json!("§")), Kind::Rating),
        ("topics/*/commentary", Text, Kind::Commentary),
        ("topics/*/standard", Text, Kind::Definition),
        ("topics/*/indicators/*", Take, Kind::Referenced),
        (
            "topics/*/indicators",
            Push(json!("cic-missing")),
            Kind::Referenced,
        ),
        ("topics/*/owner", Set(json!("A director")), Kind::Owner),
        ("topics/*/note", Set(json!("A note.")), Kind::Note),
        ("topics/*", Take, Kind::Dropped),
        (
            "topics",
            Push(json!({ "id": "quite-new", "title": "Bridges", "rating": "red" })),
            Kind::Added,
        ),
        ("topics", Swap, Kind::Report),
        // Recommendations, actions and pledges.
        ("actions/*/id", Text, Kind::Referenced),
        ("actions/*/kind", Set(json!("pledge")), Kind::Referenced),
        ("actions/*/ref", Set(json!("A9")), Kind::Referenced),
        ("actions/*/group", Text, Kind::Referenced),
        ("actions/*/title", Text, Kind::Renamed),
        ("actions/*/asked_by", Text, Kind::Referenced),
        ("actions/*/asked", Set(json!("2001")), Kind::Referenced),
        ("actions/*/owner", Set(json!("A director")), Kind::Owner),
        ("actions/*/due", Set(json!("2031-03")), Kind::Due),
        ("actions/*/due_printed", Set(json!("later")), Kind::Due),
        ("actions/*/next_report", Set(json!("later")), Kind::Due),
        ("actions/*/state", Take, Kind::State),
        ("actions/*/state_printed", Text, Kind::State),
        ("actions/*/as_of", Set(json!("2031-03-31")), Kind::State),
        ("actions/*/commentary", Text, Kind::Commentary),
        ("actions/*/indicators/*", Take, Kind::Referenced),
        ("actions/*/note", Set(json!("A note.")), Kind::Note),
        ("actions/*", Take, Kind::Dropped),
        (
            "actions",
            Push(json!({ "id": "quite-new", "kind": "action", "title": "Build a bridge" })),
            Kind::Added,
        ),
        ("actions", Swap, Kind::Report),
        // Decisions.
        ("decisions/*/id", Text, Kind::Referenced),
        ("decisions/*/ref", Set(json!("D9")), Kind::Referenced),
        ("decisions/*/title", Text, Kind::Renamed),
        ("decisions/*/by", Text, Kind::Referenced),
        ("decisions/*/on", Set(json!("2001")), Kind::State),
        ("decisions/*/state", Take, Kind::State),
        ("decisions/*/state_printed", Text, Kind::State),
        ("decisions/*/decision", Text, Kind::Commentary),
        ("decisions/*/reason", Text, Kind::Commentary),
        ("decisions/*/rejected", Text, Kind::Commentary),
        ("decisions/*/effective", Set(json!("2031")), Kind::Due),
        ("decisions/*/note", Set(json!("Another note.")), Kind::Note),
        ("decisions/*", Take, Kind::Dropped),
        (
            "decisions",
            Push(json!({ "id": "quite-new", "title": "Bridges", "decision": "Build one." })),
            Kind::Added,
        ),
        ("decisions", Swap, Kind::Report),
        // Processes.
        ("processes/*/id", Text, Kind::Referenced),
        ("processes/*/title", Text, Kind::Renamed),
        ("processes/*/unit", Text, Kind::Passage),
        ("processes/*/stages/*/title", Text, Kind::Passage),
        ("processes/*/stages/*/what", Text, Kind::Passage),
        ("processes/*/stages/*/owner", Text, Kind::Owner),
        ("processes/*/stages/*/allowed", Set(json!(7)), Kind::Passage),
        (
            "processes/*/stages/*/at_most",
            Set(json!(70)),
            Kind::Passage,
        ),
        ("processes/*/stages/*/allowed_printed", Text, Kind::Passage),
        ("processes/*/stages/*/taken", Set(json!(99)), Kind::Passage),
        ("processes/*/stages/*/done", Text, Kind::Passage),
        ("processes/*/stages/*/note", Text, Kind::Note),
        ("processes/*/bands/*/title", Text, Kind::Passage),
        ("processes/*", Take, Kind::Dropped),
        (
            "processes",
            Push(
                json!({ "id": "quite-new", "title": "Bridges", "stages": [{ "title": "Build" }] }),
            ),
            Kind::Added,
        ),
        ("processes", Swap, Kind::Report),
        // Grids.
        ("grids/*/id", Text, Kind::Referenced),
        ("grids/*/title", Text, Kind::Renamed),
        ("grids/*/corner", Text, Kind::Passage),
        ("grids/*/columns/*", Text, Kind::Passage),
        ("grids/*/rows/*/title", Text, Kind::Passage),
        ("grids/*/rows/*/cells/*", Text, Kind::Passage),
        ("grids/*/legend", Text, Kind::Passage),
        ("grids/*/note", Text, Kind::Note),
        ("grids/*", Take, Kind::Dropped),
        (
            "grids",
            Push(json!({
                "id": "quite-new", "title": "Bridges", "columns": ["Built"],
                "rows": [{ "title": "North", "cells": ["yes"] }],
            })),
            Kind::Added,
        ),
        ("grids", Swap, Kind::Report),
        // The glossary.
        ("glossary/*/meaning", Text, Kind::Glossary),
        ("glossary/*/note", Set(json!("A note.")), Kind::Glossary),
        ("glossary/*/note", Take, Kind::Glossary),
        ("glossary/*", Take, Kind::Glossary),
        (
            "glossary",
            Push(json!({ "term": "BR", "meaning": "Bridge" })),
            Kind::Glossary,
        ),
        // The legend.
        (
            "legend/direction_against",
            Set(json!("regression")),
            Kind::Legend,
        ),
        ("legend/meanings/*/measure", Text, Kind::Legend),
        ("legend/meanings/*/milestone", Text, Kind::Legend),
        ("legend/meanings/*/symbol", Set(json!("§")), Kind::Legend),
        ("legend/meanings/*", Take, Kind::Legend),
    ]
}

#[test]
fn exactly_what_is_altered_is_named() {
    let rows = rows();
    assert!(rows.len() > 150, "{}", rows.len());
    let reports: Vec<Value> = EXAMPLES.iter().map(|id| example(id)).collect();
    let mut tried = vec![0; rows.len()];
    let mut failures = Vec::new();
    for json in &reports {
        let before = read(json);
        for (row, (pattern, what, kind)) in rows.iter().enumerate() {
            let what = fitted(what, json);
            let mut all = places(json, pattern);
            all.retain(|path| match (&what, at(json, path)) {
                (Set(_) | Push(_), _) => true,
                (Text, found) => found.is_some_and(Value::is_string),
                (Number, found) => found.is_some_and(Value::is_number),
                (Take | Swap, found) => found.is_some(),
            });
            let stride = (all.len() / PLACES).max(1);
            let mut here = 0;
            for path in all.iter().step_by(stride) {
                if here == PLACES || tried[row] + here == ALL_PLACES {
                    break;
                }
                let Some(altered) = altered(json, path, &what) else {
                    continue;
                };
                here += 1;
                let (found, faults) = judged(&before, &read(&altered));
                let case = format!("{} {} {what:?}", before.id, path.join("/"));
                let wrong = wrong(&found, *kind, &place(path, json, &altered));
                failures.extend(faults.iter().map(|fault| format!("{case}: {fault}")));
                failures.extend(wrong.map(|wrong| format!("{case}: {wrong}")));
            }
            tried[row] += here;
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for ((pattern, what, _), tried) in rows.iter().zip(tried) {
        assert!(tried > 0, "no real report has {pattern} for {what:?}");
    }
}

/// What is wrong with what was found for one alteration.
fn wrong(found: &Changes, kind: Kind, place: &str) -> Option<String> {
    let [change] = found.list.as_slice() else {
        let said: Vec<String> = found.list.iter().map(|c| c.sentence()).collect();
        return Some(format!("{} changes: {said:#?}", said.len()));
    };
    // A target's printed cell is a target, a figure's is a figure.
    let also = match kind {
        Kind::Revised => Kind::Target,
        Kind::NewFigure => Kind::NewTarget,
        other => other,
    };
    let (word, id) = change.place.word();
    let at = [word, id.unwrap_or_default()].join(" ");
    let right = (change.kind == kind || change.kind == also)
        && at.trim() == place
        && found.kinds() == [(change.kind, 1)];
    (!right).then(|| format!("expected {kind:?} at {place}: {change:?}"))
}

/// Fills in what depends on the report.
fn fitted(what: &Do, report: &Value) -> Do {
    let (Push(value) | Set(value)) = what else {
        return what.clone();
    };
    let mut value = value.clone();
    if value["objective"] == "OBJECTIVE" {
        value["objective"] = report["objectives"][0]["id"].clone();
    }
    if value["amounts"] == "AMOUNTS" {
        let columns = report["finance"][0]["columns"].as_array();
        value["amounts"] = json!(vec![1; columns.map_or(0, Vec::len)]);
    }
    match what {
        Push(_) => Push(value),
        _ => Set(value),
    }
}

/// The altered report, where the alteration is one that can be made at this place alone.
fn altered(report: &Value, path: &[String], what: &Do) -> Option<Value> {
    let mut path = path.to_vec();
    let altered = alter(report, &path, what)?;
    let last = path.pop()?;
    let parent = at(report, &path)?;
    let lonely = match (what, last.as_str()) {
        // An id is lower case and without blanks.
        (Text, "id") => {
            return alter(
                report,
                &[path, vec![last]].concat(),
                &Set(json!("renamed-id")),
            );
        }
        // A rate needs what it is out of, a percentage cell its own printed words; a mark needs a
        // number, an upper end a lower one.
        (Set(_), "mark" | "to") => parent["value"].is_number() && parent["mark"].is_null(),
        (Set(Value::Null), _) => {
            at(report, &[path.clone(), vec![last.clone()]].concat())?.is_number()
        }
        // Other columns of a table than the first's count are not tried.
        (Push(value), "lines") => {
            value["amounts"].as_array()?.len() == parent["columns"].as_array()?.len()
        }
        (Set(_), "source") => parent["source"] != "report",
        // What is in a file that was not read cannot be compared.
        (Set(_), "definition" | "method") => parent["file"].is_null(),
        // A place's own kind, and places that a list of neighbours needs.
        (Set(_), "kind") if path.first()? == "areas" => {
            let id = &parent["id"];
            let neighbours = report["neighbours"]["areas"].as_array();
            *id != report["area"] && !neighbours.into_iter().flatten().any(|n| n["area"] == *id)
        }
        _ => true,
    };
    lonely.then_some(altered)
}

/// Where a change at a path of the file must be said to be.
fn place(path: &[String], before: &Value, after: &Value) -> String {
    let step = |n: usize| path.get(n).map(String::as_str);
    let id = |list: &str| -> String {
        let at = step(1).and_then(|at| at.parse::<usize>().ok());
        let list = |of: &Value| of[list].as_array().cloned().unwrap_or_default();
        let (old, new) = (list(before), list(after));
        let one = match (at, new.len().cmp(&old.len())) {
            (Some(at), std::cmp::Ordering::Less) => &old[at],
            (Some(at), _) => &new[at],
            (None, _) => new.last().unwrap(),
        };
        one["id"].as_str().unwrap().to_owned()
    };
    let swapped = path.len() == 1
        && before[&path[0]].as_array().map(Vec::len) == after[&path[0]].as_array().map(Vec::len);
    match step(0).unwrap() {
        "indicators" | "milestones" | "objectives" | "topics" | "actions" | "decisions"
        | "processes" | "grids" | "finance"
            if swapped =>
        {
            "report".to_owned()
        }
        "indicators" => format!("measure {}", id("indicators")),
        "milestones" => format!("milestone {}", id("milestones")),
        "objectives" => format!("objective {}", id("objectives")),
        "topics" => format!("topic {}", id("topics")),
        "actions" => format!("action {}", id("actions")),
        "decisions" => format!("decision {}", id("decisions")),
        "finance" => format!("finance {}", id("finance")),
        "developments" | "emerging_issues" | "sections" | "figures" | "processes" | "grids" => {
            "developments".to_owned()
        }
        "risks" => "risks".to_owned(),
        "legend" => "legend".to_owned(),
        "glossary" => "glossary".to_owned(),
        "areas" | "cohorts" | "neighbours" | "sources" | "source" | "notes" => "about".to_owned(),
        _ => "report".to_owned(),
    }
}
