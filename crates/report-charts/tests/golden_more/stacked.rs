//! Shares of one whole, a bar for each period.

use report_charts::stacked::{self, StackedBar, StackedChart};
use report_charts::style;
use report_charts::trend::TickWords;

use crate::golden;

fn chart(bars: &[(&str, [f64; 3])]) -> StackedChart {
    let bar = |(name, values): &(&str, [f64; 3])| StackedBar {
        name: (*name).into(),
        values: values.to_vec(),
        words: values.iter().map(|value| format!("{value}%")).collect(),
    };
    StackedChart {
        unit_label: "Per cent".into(),
        tick_words: TickWords {
            suffix: "%".into(),
            ..TickWords::default()
        },
        whole: 100.0,
        names: [
            "Within 10 working days",
            "11 to 20 working days",
            "Over 20 working days",
        ]
        .map(Into::into)
        .to_vec(),
        bars: bars.iter().map(bar).collect(),
    }
}

#[test]
fn answers_to_complaints_over_five_years() {
    let chart = chart(&[
        ("2014/15", [35.0, 40.0, 25.0]),
        ("2015/16", [33.0, 37.0, 30.0]),
        ("2016/17", [33.0, 50.0, 17.0]),
        ("2017/18", [73.0, 18.0, 9.0]),
        ("2018/19", [23.0, 43.0, 34.0]),
    ]);
    for (name, width) in [("stacked", 832), ("stacked-phone", 343)] {
        let drawing = stacked::draw(&chart, width).expect("bars");
        assert_eq!(drawing.spots.len(), 15);
        golden(name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn shares_that_make_no_whole_are_not_drawn() {
    for values in [
        [35.0, 40.0, 20.0],
        [-5.0, 80.0, 25.0],
        [f64::NAN, 50.0, 50.0],
    ] {
        assert_eq!(stacked::draw(&chart(&[("2014/15", values)]), 832), None);
    }
    assert_eq!(stacked::draw(&chart(&[]), 832), None);
}
