//! Confidence limits.

use report_charts::ranked::{self, BarLimits};
use report_charts::style;
use report_charts::trend::{self, Layout, Limits, Size};

use crate::samples::{HALTON, children_in_care, point};
use crate::{golden, one, ranked_children_in_care};

#[test]
fn limits_of_a_trend() {
    let chart = children_in_care();
    let limits: Vec<Limits> = (HALTON.iter().enumerate())
        .map(|(point, value)| Limits {
            series: 0,
            point,
            low: value - 11.0,
            high: value + 12.0,
        })
        .collect();
    for (name, width) in [("limits", 1120), ("limits-phone", 343)] {
        let drawing = trend::draw_with_limits(&chart, &limits, Size::trend(width));
        golden(name, &drawing.expect("lines").picture, style::LIGHT);
    }
}

#[test]
fn limits_of_thirty_years_of_quarters() {
    let value = |n: usize| (600.0 + 180.0 * (n as f64 / 9.0).sin()).round();
    let points = (0..120).map(|n| point(1993.25 + n as f64 / 4.0, value(n)));
    let chart = one(points.collect(), "Halton");
    let limits: Vec<Limits> = (0..120)
        .map(|point| Limits {
            series: 0,
            point,
            low: value(point) - 40.0,
            high: value(point) + 60.0,
        })
        .collect();
    let drawing = trend::draw_with_limits(&chart, &limits, Size::trend(1120));
    golden(
        "limits-quarters",
        &drawing.expect("a line").picture,
        style::LIGHT,
    );
}

#[test]
fn limits_of_a_ranking() {
    let chart = ranked_children_in_care();
    let limits: Vec<BarLimits> = (chart.bars.iter().enumerate())
        .filter_map(|(bar, said)| {
            let value = said.value?;
            Some(BarLimits {
                bar,
                low: value * 0.92,
                high: value * 1.09,
            })
        })
        .collect();
    for (name, width, layout, css) in [
        ("limits-ranked", 832, Layout::Wide, ""),
        ("limits-ranked-phone", 343, Layout::Narrow, ""),
        ("limits-ranked-print", 336, Layout::Print, style::PRINT),
    ] {
        let drawing = ranked::draw_with_limits(&chart, &limits, width, layout).expect("bars");
        golden(name, &drawing.picture, &format!("{}{css}", style::LIGHT));
    }
}

#[test]
fn limits_that_are_none_change_nothing() {
    let chart = children_in_care();
    let limit = |series, point, low, high| Limits {
        series,
        point,
        low,
        high,
    };
    let none = [
        limit(0, 99, 1.0, 2.0),
        limit(99, 0, 1.0, 2.0),
        limit(0, 0, 90.0, 80.0),
        limit(0, 1, f64::NAN, 80.0),
        limit(7, 1, 1.0, 800.0),
    ];
    let size = Size::trend(832);
    assert_eq!(
        trend::draw_with_limits(&chart, &none, size),
        trend::draw(&chart, size)
    );
}
