//! Releases of one account: which is the newer, and what became of an indicator in it.

use report_core::changes::{Followed, follow};
use report_core::read;
use report_core::report::{Catalogue, Report};
use serde_json::{Value, json};

fn catalogue(reports: &[Value]) -> Catalogue {
    let file = json!({
        "fairview": "1.0",
        "kind": "catalogue",
        "organisation": "Test Council",
        "reports": reports,
    });
    let reading = read::catalogue(file.to_string().as_bytes()).expect("a catalogue");
    assert!(!reading.has_errors(), "{:?}", reading.problems);
    reading.value
}

fn entry(id: &str, period: &str, series: Option<&str>, published: Option<&str>) -> Value {
    let mut entry =
        json!({ "id": id, "file": format!("{id}.json"), "title": id, "period": period });
    if let Some(series) = series {
        entry["series"] = json!(series);
    }
    if let Some(day) = published {
        entry["published"] = json!(day);
    }
    entry
}

#[test]
fn the_newest_of_the_series_is_the_newer_one() {
    let list = catalogue(&[
        entry("q1", "2022/23 Q1", Some("cyp"), None),
        entry("q3", "2022/23 Q3", Some("cyp"), None),
        entry("q2", "2022/23 Q2", Some("cyp"), None),
        entry("q4", "2022/23 Q4", Some("adults"), None),
        entry("plan", "2022/23 to 2024/25", None, None),
        entry("old-plan", "2012/13 to 2014/15", None, None),
        entry("undated", "once upon a time", Some("cyp"), None),
    ]);
    let newer = |id: &str| list.newer(id).map(|entry| entry.id.as_str());
    assert_eq!(newer("q1"), Some("q3"));
    assert_eq!(newer("q2"), Some("q3"));
    for id in ["q3", "q4", "plan", "old-plan", "undated", "unknown"] {
        assert_eq!(newer(id), None, "{id}");
    }
}

#[test]
fn of_one_period_the_later_publication_is_the_newer_one() {
    let list = catalogue(&[
        entry("first", "2022/23 Q3", Some("cyp"), Some("2023-02-27")),
        entry("revised", "2022/23 Q3", Some("cyp"), Some("2023-04-01")),
        entry("undated", "2022/23 Q3", Some("cyp"), None),
    ]);
    let newer = |id: &str| list.newer(id).map(|entry| entry.id.as_str());
    assert_eq!(newer("first"), Some("revised"));
    assert_eq!(newer("revised"), None);
    assert_eq!(
        newer("undated"),
        None,
        "which of the two is older is not known"
    );
}

fn report(indicators: &[(&str, Option<&str>, &str)]) -> Report {
    let indicators: Vec<Value> = indicators
        .iter()
        .map(|(id, printed, title)| {
            let mut indicator = json!({
                "id": id, "objective": "o", "title": title, "unit": { "kind": "percent" },
            });
            if let Some(printed) = printed {
                indicator["ref"] = json!(printed);
            }
            indicator
        })
        .collect();
    let file = json!({
        "fairview": "1.0", "kind": "report", "id": "r", "title": "R", "organisation": "Test Council",
        "area": "a", "period": "2022/23 Q3", "series": "cyp",
        "areas": [{ "id": "a", "name": "A", "kind": "authority" }],
        "objectives": [{ "id": "o", "title": "O" }],
        "indicators": indicators,
    });
    let reading = read::report(file.to_string().as_bytes()).expect("a report");
    assert_eq!(reading.problems, []);
    assert_eq!(reading.value.series.as_deref(), Some("cyp"));
    reading.value
}

#[test]
fn an_indicator_is_followed_by_id_ref_and_title_and_never_guessed() {
    let before = report(&[
        ("kept", Some("P 01"), "Children in care"),
        ("renamed", Some("P 02"), "Looked-after children"),
        ("by-ref", Some("P 03"), "Adoptions within a year"),
        ("by-title", Some("P 04"), "Care leavers in suitable homes"),
        ("split", Some("P 05"), "Absence from school"),
        ("gone", Some("P 06"), "Home visits by librarians"),
        ("one-part", Some("P 07"), "Early years places taken"),
    ]);
    let after = report(&[
        ("kept", Some("P 01"), "Children in care"),
        ("renamed", Some("P 02"), "Children looked after"),
        ("n3", Some("p03"), "Time from care to adoption"),
        ("n4", Some("P 14"), "Care leavers in suitable homes"),
        ("n5a", Some("P 05a"), "Absence, primary"),
        ("n5b", Some("P 05b"), "Absence, secondary"),
        ("n7a", Some("P 07a"), "Funded two-year-olds"),
        ("other", Some("P 16"), "Fines paid"),
    ]);
    let became = |id: &str| match follow(&before, id, &after) {
        Followed::Kept(found) => format!("kept {}", found.id),
        Followed::ByRef(found) => format!("ref {}", found.id),
        Followed::Renamed(found) => format!("renamed {}", found.id),
        Followed::Split(parts) => {
            let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
            format!("split {}", ids.join(" "))
        }
        _ => "gone".to_owned(),
    };
    for (id, found) in [
        ("kept", "kept kept"),
        ("renamed", "kept renamed"),
        ("by-ref", "ref n3"),
        ("by-title", "renamed n4"),
        ("split", "split n5a n5b"),
        ("gone", "gone"),
        ("one-part", "gone"),
        ("unknown", "gone"),
    ] {
        assert_eq!(became(id), found, "{id}");
    }
}
