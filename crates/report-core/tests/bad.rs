//! Every broken file gives exactly the words beside it.
//!
//! `bad/NAME.json` holds the file, `bad/NAME.txt` what reading it must say, a line a problem.
//! With `FAIRVIEW_GOLDEN=write` missing `.txt` files are made; read them before committing.

use report_core::problem::{Problem, ReadError, Severity};
use report_core::read;
use std::path::Path;

fn words(name: &str, bytes: &[u8]) -> String {
    let problems = |list: Vec<Problem>| {
        let line = |problem: Problem| {
            let level = if problem.severity == Severity::Error {
                "error"
            } else {
                "notice"
            };
            format!("{level}: {problem}\n")
        };
        list.into_iter().map(line).collect::<String>()
    };
    let refused = |refusal: ReadError| match refusal {
        ReadError::Content(list) => format!("refused\n{}", problems(list)),
        other => format!("refused: {other}\n"),
    };
    if name.starts_with("catalogue-") {
        return match read::catalogue(bytes) {
            Ok(reading) => format!(
                "{} reports\n{}",
                reading.value.reports.len(),
                problems(reading.problems)
            ),
            Err(refusal) => refused(refusal),
        };
    }
    if name.starts_with("families-") {
        return match read::families(bytes) {
            Ok(reading) => format!(
                "{} families\n{}",
                reading.value.list.len(),
                problems(reading.problems)
            ),
            Err(refusal) => refused(refusal),
        };
    }
    match read::report(bytes) {
        Ok(reading) => format!(
            "{} indicators, {} milestones\n{}",
            reading.value.indicators.len(),
            reading.value.milestones.len(),
            problems(reading.problems)
        ),
        Err(refusal) => refused(refusal),
    }
}

#[test]
fn broken_files_say_what_is_wrong_and_where() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    names.sort();
    assert!(
        names.len() > 40,
        "the folder of broken files is not where it was"
    );
    let mut wrong = Vec::new();
    for path in names {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let said = words(&name, &std::fs::read(&path).unwrap());
        let expected = path.with_extension("txt");
        match std::fs::read_to_string(&expected) {
            Ok(text) if text == said => {}
            Ok(text) => wrong.push(format!("{name}\n expected:\n{text}\n found:\n{said}")),
            Err(_) if std::env::var("FAIRVIEW_GOLDEN").is_ok_and(|mode| mode == "write") => {
                std::fs::write(&expected, said).unwrap();
            }
            Err(_) => wrong.push(format!("{name} has no expected words; found:\n{said}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_file_that_is_too_long_is_refused_before_it_is_read() {
    let bytes = vec![b' '; read::MOST_BYTES + 1];
    let refusal = read::report(&bytes).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "The file is longer than 5 MB (5 MB or more). A report this long should keep its observations in files of their own, one an indicator."
    );
}
