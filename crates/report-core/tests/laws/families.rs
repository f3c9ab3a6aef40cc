//! What holds for every family: a line joins no two units, no two ways of counting, nothing across a
//! break and nothing that its file does not allow; no figure is lost; what one report holds back no
//! other repeats; a target is not judged against what it is not set for.

use proptest::prelude::*;
use report_core::families::{FamilyView, FigureRole, TargetTurn};
use report_core::read;
use report_core::wire::FamilyFile;
use serde_json::{Value, json};

const PERIODS: [&str; 12] = [
    "2010/11",
    "2011/12",
    "2012/13",
    "2014/15",
    "2015/16",
    "2014/15 academic",
    "2015/16 Q2",
    "2015/16 Q3",
    "2016/17 Q1",
    "2016-03-31",
    "2017",
    "some time",
];
const BASES: [Option<&str>; 4] = [
    None,
    Some("snapshot"),
    Some("cumulative"),
    Some("whole_period"),
];
const UNITS: [&str; 3] = ["percent", "count", "score"];
const MARKS: [Option<&str>; 5] = [None, Some("b"), Some("p"), Some("c"), Some("u")];

fn figure() -> impl Strategy<Value = Value> {
    let role = prop_oneof![Just("previous"), Just("current"), Just("target")];
    (
        role,
        0..PERIODS.len(),
        0..40_u8,
        0..BASES.len(),
        0..20_usize,
    )
        .prop_map(|(role, period, value, basis, mark)| {
            let mark = MARKS.get(mark).copied().flatten();
            let mut figure = json!({
                "is": role,
                "period": PERIODS[period],
                "shown": format!("{value} as printed"),
            });
            if mark != Some("c") {
                figure["value"] = json!(value);
            }
            for (name, word) in [("mark", mark), ("basis", BASES[basis])] {
                if let Some(word) = word {
                    figure[name] = json!(word);
                }
            }
            figure
        })
}

fn row() -> impl Strategy<Value = Value> {
    let figures = prop::collection::vec(figure(), 0..6);
    let polarity = prop_oneof![Just("high"), Just("low"), Just("none")];
    (
        0..3_usize,
        0..UNITS.len(),
        any::<bool>(),
        0..3_usize,
        polarity,
        figures,
    )
        .prop_map(|(report, unit, joinable, otherwise, polarity, figures)| {
            let mut row = json!({
                "report": format!("r{report}"),
                "report_title": "A report",
                "report_period": format!("{}/{}", 2015 + report, 16 + report),
                "indicator": "m",
                "title": "A measure",
                "unit": { "kind": UNITS[unit] },
                "decimals": 0,
                "polarity": polarity,
                "joinable": joinable,
                "figures": figures,
            });
            if otherwise > 0 {
                row["counted_otherwise"] = json!(format!("way {otherwise}"));
            }
            row
        })
}

fn view() -> impl Strategy<Value = FamilyView> {
    prop::collection::vec(row(), 1..5).prop_map(|rows| {
        let file = json!({
            "fairview": "1.0", "kind": "family", "id": "f", "title": "A family", "rows": rows,
        });
        let reading = read::family_file(file.to_string().as_bytes()).unwrap();
        assert!(!reading.has_errors(), "{:?}", reading.problems);
        reading.value
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_line_joins_only_what_may_be_joined(view in view()) {
        let kinds = view.rows.iter().filter_map(|row| row.unit.clone());
        for kind in kinds.map(|unit| unit.kind) {
            for piece in view.pieces(&kind) {
                prop_assert!(!piece.is_empty());
                for (row, figure) in &piece {
                    prop_assert!(row.unit.as_ref().is_some_and(|unit| unit.kind == kind));
                    prop_assert!(figure.role != FigureRole::Target);
                    prop_assert!(figure.number().is_some());
                    prop_assert!(piece.len() == 1 || row.joinable);
                }
                for two in piece.windows(2) {
                    let ((_, then), (_, now)) = (two[0], two[1]);
                    prop_assert_eq!(then.basis, now.basis);
                    let at = |figure: &report_core::families::FamilyFigure| {
                        figure.period.as_ref().and_then(|period| period.at()).unwrap()
                    };
                    prop_assert!(at(then) <= at(now));
                    // No break between the two, whichever report says it.
                    let broken = view.figures().any(|(other, found)| {
                        other.unit.as_ref().is_some_and(|unit| unit.kind == kind)
                            && found.role != FigureRole::Target
                            && found.number().is_some()
                            && found.value.marks().break_before
                            && found.period.as_ref().and_then(|period| period.at())
                                .is_some_and(|found| at(then) < found && found <= at(now))
                    });
                    prop_assert!(!broken);
                }
            }
        }
    }

    #[test]
    fn every_figure_that_can_be_drawn_is_drawn(view in view()) {
        for (row, figure) in view.figures() {
            let placed = figure.period.as_ref().and_then(|period| period.at()).is_some();
            let Some(unit) = row.unit.as_ref() else { continue };
            if figure.role == FigureRole::Target || !placed || figure.number().is_none() {
                continue;
            }
            let drawn = view.pieces(&unit.kind).into_iter().flatten().any(|(_, found)| {
                found.period == figure.period && found.number() == figure.number()
            });
            prop_assert!(drawn);
        }
    }

    #[test]
    fn what_is_held_back_is_not_repeated(view in view()) {
        for (_, secret) in view.figures().filter(|(_, figure)| figure.shown == "[c]") {
            for (_, figure) in view.figures() {
                let same = figure.period == secret.period
                    && figure.period.as_ref().is_some_and(|period| period.at().is_some());
                prop_assert!(!same || figure.role == FigureRole::Target || figure.number().is_none());
            }
        }
    }

    #[test]
    fn a_family_is_written_and_read_again_as_it_was(view in view()) {
        let bytes = serde_json::to_vec(&FamilyFile::of(&view)).unwrap();
        let again = read::family_file(&bytes).unwrap();
        prop_assert!(!again.has_errors(), "{:?}", again.problems);
        prop_assert_eq!(again.value, view);
    }

    #[test]
    fn targets_are_judged_only_against_what_they_are_set_for(view in view()) {
        for event in view.target_history() {
            let judged = matches!(event.turn, TargetTurn::Met | TargetTurn::Missed);
            let compared = matches!(event.turn, TargetTurn::Tightened | TargetTurn::Loosened);
            if !judged && !compared {
                continue;
            }
            let (row, figure) = event.beside.unwrap();
            prop_assert_eq!(
                row.unit.as_ref().map(|unit| &unit.kind),
                event.row.unit.as_ref().map(|unit| &unit.kind)
            );
            prop_assert_eq!(&row.counted_otherwise, &event.row.counted_otherwise);
            prop_assert_eq!(figure.basis, event.target.basis);
            prop_assert_eq!(row.polarity, event.row.polarity);
            if judged {
                prop_assert!(figure.role != FigureRole::Target);
                prop_assert_eq!(&figure.period, &event.target.period);
                prop_assert!(figure.period.as_ref().unwrap().is_year());
                prop_assert!(!figure.value.marks().not_final());
            } else {
                prop_assert!(figure.role == FigureRole::Target);
                prop_assert!(figure.value.number() != event.target.value.number());
            }
        }
    }

    #[test]
    fn the_sentence_repeats_printed_words_alone(view in view()) {
        if let Some(sentence) = view.sentence() {
            for (number, _) in sentence.match_indices(" as printed") {
                let before = &sentence[..number];
                let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
                let digits: String = digits.chars().rev().collect();
                let shown = format!("{digits} as printed");
                prop_assert!(view.figures().any(|(_, figure)| figure.shown == shown));
            }
        }
    }
}
