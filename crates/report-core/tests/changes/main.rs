//! What differs between two releases, on the real reports: one thing is altered at a time, a
//! hundred kinds of it, and exactly that is named; the other way round it is named mirrored.

mod alter;
mod history;
mod kinds;
mod pairing;
mod said;

use report_core::changes::{Change, Changes, changes};
use report_core::read;
use report_core::report::Report;
use serde_json::Value;

/// A real report as it is written.
fn example(id: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/examples");
    let json =
        |path: String| -> Value { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };
    let mut report = json(format!("{folder}/{id}.json"));
    // Two measures with files of their own are read whole, as one file.
    for indicator in report["indicators"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .take(2)
    {
        if let Some(file) = indicator["file"].as_str() {
            let file = json(format!("{folder}/{file}"));
            for field in ["definition", "observations"] {
                indicator[field] = file[field].clone();
            }
            indicator.as_object_mut().unwrap().remove("file");
        }
    }
    report
}

fn read(json: &Value) -> Report {
    let reading = read::report(json.to_string().as_bytes()).unwrap();
    assert!(!reading.has_errors(), "{:?}", reading.problems);
    reading.value
}

/// What differs; both ways it is sound.
fn both_ways(before: &Report, after: &Report) -> Changes {
    let (found, faults) = judged(before, after);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    found
}

/// What differs, and what is wrong with how it is said: every entry has its mirror image the
/// other way round, and every sentence is one.
fn judged(before: &Report, after: &Report) -> (Changes, Vec<String>) {
    let there = changes(before, after);
    let back = changes(after, before);
    let mut images: Vec<String> = there.list.iter().map(|c| image(c, true)).collect();
    let mut others: Vec<String> = back.list.iter().map(|c| image(c, false)).collect();
    images.sort();
    others.sort();
    let mut faults: Vec<String> = Vec::new();
    if images != others {
        faults.push(format!("not mirrored: {images:#?} {others:#?}"));
    }
    faults.extend(there.list.iter().chain(&back.list).filter_map(fault));
    (there, faults)
}

/// A change without its words; turned round where it is asked for.
fn image(change: &Change, turned: bool) -> String {
    use report_core::changes::Kind::*;
    let class = match change.kind {
        // Which of the two was withdrawn only the words say.
        NewFigure | NewTarget if change.before.is_none() => "new",
        kind => kind.word(),
    };
    if !turned {
        return format!("{class} {:?} {:?}", change.before, change.after);
    }
    let class = match class {
        "added" => "dropped",
        "dropped" => "added",
        "new" => "withdrawn",
        "withdrawn" => "new",
        other => other,
    };
    format!("{class} {:?} {:?}", change.after, change.before)
}

/// What is wrong with a sentence.
fn fault(change: &Change) -> Option<String> {
    let words = &change.words;
    let first = words.chars().next()?;
    // Quoted texts of the report may hold anything.
    let parts = words
        .split('“')
        .map(|part| part.rsplit('”').next().unwrap());
    let own = parts.collect::<Vec<_>>().join("“”");
    let wrong = ["NaN", "None", "Some(", "% higher", "% lower", "inf ", "  "];
    let found = wrong.into_iter().find(|wrong| own.contains(wrong));
    let begins = first.is_uppercase() || !first.is_alphabetic() || words.contains(": ");
    let ends = words.ends_with('.') || words.ends_with(".”");
    let named = !change.name.is_empty();
    let right = found.is_none() && begins && ends && named;
    (!right).then(|| format!("{found:?}: {}", change.sentence()))
}

#[test]
fn a_report_does_not_differ_from_itself() {
    for id in alter::EXAMPLES {
        let report = read(&example(id));
        let found = both_ways(&report, &report);
        assert!(found.none(), "{:?}", found.list);
        assert_eq!(found.kinds(), []);
        let text = format!(
            "Nothing differs from the report for {}.",
            report.period.words()
        );
        assert_eq!(found.summary(), [text]);
    }
}
