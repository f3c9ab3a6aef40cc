//! What an officer is given, without a browser. How it behaves is tested end to end.

use super::changed::Changed;
use super::comparators;
use super::model::{Model, change};
use super::{Prepare, PrepareProps};
use fairview_importer::{
    Cause, FormField, Imported, LintFinding, Measure, Own, Pair, Pairs, Prepared,
};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

/// The screen as it is shown of what is known.
fn shown(model: Model) -> String {
    change(|own| *own = model);
    let props = PrepareProps {
        releases: vec![(
            "Quarter 2 2024/25: Scorecard".to_owned(),
            "q2.json".to_owned(),
        )],
        on_act: Callback::noop(),
    };
    let rendered = LocalServerRenderer::<Prepare>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(rendered.render())
}

fn mend() -> FormField {
    FormField {
        at: ["colours", "92D050"].map(str::to_owned).to_vec(),
        label: "As a rating, this colour means".to_owned(),
        hint: String::new(),
        colour: Some("92D050".to_owned()),
        choices: [("green", "Green"), ("red", "Red")]
            .map(|(value, words)| (value.to_owned(), words.to_owned()))
            .to_vec(),
        answer: "green".to_owned(),
    }
}

#[test]
fn every_way_in_has_a_name() {
    let page = shown(Model::default());
    for words in [
        "<label for=\"fv-prepare-file\" class=\"fv-field__label\">Your file</label>",
        "<label for=\"fv-prepare-paste\" class=\"fv-field__label\">Paste a table</label>",
        "<summary>Start with a template</summary>",
        "Download the small template</button>",
        "Fill the full template with a report</label>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("Fix what is wrong"));
}

#[test]
fn a_problem_says_what_was_found_where_and_what_mends_it() {
    let cause = Cause {
        found: "The cell has the colour 92D050 and no words.".to_owned(),
        expected: "C00000 (red).".to_owned(),
        count: 7,
        places: vec![(
            "Scorecard".to_owned(),
            "M12, M16 and 5 more (RAG)".to_owned(),
        )],
        mend: Some(mend()),
    };
    let plain = Cause {
        mend: None,
        ..cause.clone()
    };
    let of = |errors| Model {
        imported: Some(Rc::new(Imported {
            errors,
            ..Imported::default()
        })),
        ..Model::default()
    };
    let page = shown(of(vec![cause, plain.clone()]));
    for words in [
        "<th scope=\"row\">The cell has the colour 92D050 and no words.</th>",
        "C00000 (red).</td>",
        "<li>Scorecard: M12, M16 and 5 more (RAG)</li>",
        "for=\"fv-mend-errors-0\" class=\"fv-field__label\">As a rating, this colour means",
        "<option value=\"green\" selected=\"selected\">Green</option>",
        "<option value=\"\">Leave as it is</option>",
        "Use what I said for all cells</button>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("fv-mend-errors-1"));
    // Nothing is offered where nothing can be said.
    let page = shown(of(vec![plain]));
    assert!(!page.contains("What you can say") && !page.contains("Use what I said"));
}

fn prepared(findings: Vec<LintFinding>) -> Prepared {
    Prepared {
        text: String::new(),
        id: "q3".to_owned(),
        title: "Scorecard".to_owned(),
        lead: "Of 2 measures, 1 is rated red.".to_owned(),
        list: String::new(),
        findings,
    }
}

#[test]
fn lint_findings_stand_beside_their_measure_apart_from_errors() {
    let report = prepared(vec![LintFinding {
        measure: Some(("a1".to_owned(), "Repairs done in time".to_owned())),
        words: vec!["It is rated red and says no reason.".to_owned()],
    }]);
    let page = shown(Model {
        imported: Some(Rc::new(Imported {
            report: Some(report),
            ..Imported::default()
        })),
        last: Some(("last.json".to_owned(), Rc::new(Vec::new()))),
        changes: Some(Rc::new(Changed {
            paper: "## What changed".to_owned(),
            ..Changed::default()
        })),
        ..Model::default()
    });
    for words in [
        "<summary>1 measure to look at before you publish</summary>",
        ">Repairs done in time</a><ul class=\"fv-notes\"><li>It is rated red and says no reason.</li>",
        "<p>Chosen: last.json</p>",
        "Text for your paper, in Markdown</label>",
        "## What changed</textarea>",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("0 errors") && page.contains("Your report is ready"));
}

fn measure(name: &str, title: &str) -> Measure {
    Measure {
        name: name.to_owned(),
        title: title.to_owned(),
        about: "Percentage; high is good".to_owned(),
        unit_known: true,
        ..Measure::default()
    }
}

/// A measure with one candidate of a score, and whether a recipe chose it.
fn own(name: &str, title: &str, score: u32, chosen: bool) -> Own {
    let pair = Pair {
        of: name.to_owned(),
        measure: "REP".to_owned(),
        ..Pair::default()
    };
    Own {
        measure: measure(name, title),
        chosen,
        candidates: vec![(0, score, "titles share 2 of 3 words".to_owned(), pair)],
        ..Own::default()
    }
}

#[test]
fn only_what_a_recipe_chose_is_ticked_and_what_is_unlike_is_folded_away() {
    let mut beside = comparators::State::default();
    let of = |beside| {
        shown(Model {
            beside,
            imported: Some(Rc::new(Imported {
                report: Some(prepared(Vec::new())),
                ..Imported::default()
            })),
            ..Model::default()
        })
    };
    let page = of(beside.clone());
    assert!(
        page.contains("Add other publishers’ figures</h2>"),
        "{page}"
    );
    assert!(!page.contains("Add the figures"));
    beside.propose(Pairs {
        own: vec![
            own("A1", "Repairs done", 80, false),
            own("A2", "Repairs on time", 100, true),
            own("A3", "Rent collected", 20, false),
        ],
        theirs: vec![measure("REP", "Repairs completed on time")],
        ..Pairs::default()
    });
    let page = of(beside);
    let (_, pairs) = page.split_once("<fieldset").expect("a pair");
    let pairs: Vec<&str> = pairs.split("<fieldset").collect();
    assert_eq!(pairs.len(), 3, "{page}");
    let says = |pair: &str, words: &str| pair.contains(words);
    // Likely, and for somebody to tick: what only then is asked is not there.
    assert!(
        says(pairs[0], "<legend>Repairs done (A1)</legend>"),
        "{page}"
    );
    assert!(
        says(pairs[0], "Proposed because: titles share 2 of 3 words"),
        "{page}"
    );
    assert!(!says(pairs[0], "checked") && !says(pairs[0], "Why the two are shown together"));
    assert!(says(pairs[1], "checked") && says(pairs[1], "Why the two are shown together"));
    assert!(!says(pairs[2], "Proposed because"), "{page}");
    assert!(
        pairs[1].contains("<summary>1 other measure with nothing much like them</summary>"),
        "{page}"
    );
    assert!(page.contains("1 measure ticked"), "{page}");
}
