//! Two values a row, side by side.

use report_charts::ladder::{self, LadderChart, LadderRow};
use report_charts::style;
use report_charts::trend::TickWords;

use crate::golden;

fn row(heading: &str, name: &str, values: [f64; 2], words: [&str; 2], apart: &str) -> LadderRow {
    LadderRow {
        heading: heading.into(),
        name: name.into(),
        values,
        words: words.map(Into::into),
        apart: apart.into(),
    }
}

fn both(name: &str, chart: &LadderChart) {
    for (name, width) in [(name.to_owned(), 832), (format!("{name}-phone"), 343)] {
        let drawing = ladder::draw(chart, width).expect("rows");
        assert_eq!(drawing.spots.len(), 2 * chart.rows.len());
        golden(&name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn stages_with_few_children_and_a_nought() {
    let chart = LadderChart {
        unit_label: "Per cent".into(),
        tick_words: TickWords {
            suffix: "%".into(),
            ..TickWords::default()
        },
        period: "2018/19".into(),
        names: ["Children in care".into(), "All pupils".into()],
        rows: vec![
            row(
                "Key Stage 1",
                "expected standard in reading",
                [57.1, 72.0],
                ["57.1% (n = 7)", "72%"],
                "14.9 points",
            ),
            row(
                "",
                "expected standard in maths",
                [42.9, 71.0],
                ["42.9% (n = 7)", "71%"],
                "28.1 points",
            ),
            row(
                "Key Stage 4",
                "English GCSE at grade 5 or above",
                [0.0, 56.3],
                ["0%", "56.3%"],
                "56.3 points",
            ),
            row(
                "",
                "as high in both",
                [61.0, 61.0],
                ["61%", "61%"],
                "0 points",
            ),
        ],
        limits: Some((0.0, 100.0)),
    };
    both("ladder", &chart);
}

#[test]
fn scores_below_and_above_nought() {
    let chart = LadderChart {
        unit_label: "Score".into(),
        names: ["Children in care".into(), "All pupils".into()],
        rows: vec![
            row(
                "Key Stage 2",
                "progress in writing",
                [1.14, 0.43],
                ["1.14", "0.43"],
                "0.71",
            ),
            row(
                "",
                "progress in maths",
                [-2.74, -0.36],
                ["−2.74", "−0.36"],
                "2.38",
            ),
        ],
        ..LadderChart::default()
    };
    both("ladder-scores", &chart);
}

#[test]
fn what_cannot_be_drawn_is_left_out() {
    let broken = row("", "none", [f64::NAN, 1.0], ["", "1"], "");
    let chart = LadderChart {
        rows: vec![broken],
        ..LadderChart::default()
    };
    assert_eq!(ladder::draw(&chart, 832), None);
}
