//! Prints how much longer a trend of 400 points takes to draw than one of 40, each with ten
//! neighbours, targets and confidence limits. Both are drawn in turn in one run, so that only their
//! ratio counts: about ten if nothing looks at every point for every other.
//!
//! `cargo run --release -p report-charts --example ratio`

use std::time::{Duration, Instant};

use report_charts::trend::{
    Form, Limits, Point, Role, Series, Size, TargetStep, TrendChart, draw_with_limits,
};

const ROLES: [Role; 14] = {
    use Role::*;
    [
        Focus, Mean, Region, Nation, Neighbour, Neighbour, Neighbour, Neighbour, Neighbour,
        Neighbour, Neighbour, Neighbour, Neighbour, Neighbour,
    ]
};

fn value(series: usize, n: usize) -> f64 {
    let wave = (n as f64 / 7.0 + series as f64).sin() * 20.0;
    100.0 + wave + 3.0 * series as f64
}

/// A trend of `count` quarters, with a gap, a break and a provisional end.
fn chart(count: usize) -> (TrendChart, Vec<Limits>) {
    let point = |series: usize, n: usize| Point {
        at: 1990.25 + n as f64 / 4.0,
        period: format!("{}", 1990 + n / 4),
        value: (n % 29 != 13).then(|| value(series, n)),
        words: format!("{}", value(series, n).round()),
        form: if n + 1 == count {
            Form::Provisional
        } else {
            Form::Final
        },
        break_before: n == count / 2,
    };
    let line = |(series, role): (usize, &Role)| Series {
        name: format!("Place {series}"),
        short_name: String::new(),
        role: *role,
        points: (0..count).map(|n| point(series, n)).collect(),
    };
    let target = |n: usize| TargetStep {
        from: 1990.25 + n as f64 / 4.0,
        to: 1990.5 + n as f64 / 4.0,
        value: 90.0,
        upper: None,
        label: format!("Target 90, {n}"),
        short_label: String::new(),
    };
    let limit = |n: usize| Limits {
        series: 0,
        point: n,
        low: value(0, n) - 5.0,
        high: value(0, n) + 5.0,
    };
    let chart = TrendChart {
        unit_label: "Number".into(),
        series: ROLES.iter().enumerate().map(line).collect(),
        targets: (0..count).map(target).collect(),
        neighbour_note: Some("Light lines: the 10 neighbours".into()),
        ..TrendChart::default()
    };
    (chart, (0..count).map(limit).collect())
}

fn main() {
    let (few, many) = (chart(40), chart(400));
    let drawn = |(chart, limits): &(TrendChart, Vec<Limits>)| -> Duration {
        let begun = Instant::now();
        let drawing = draw_with_limits(chart, limits, Size::trend(1120));
        let took = begun.elapsed();
        // Looking at the result keeps the drawing from being left out.
        assert!(drawing.is_some_and(|drawing| drawing.spots.len() > 30));
        took
    };
    let mut ratios: Vec<f64> = (0..201)
        .map(|_| drawn(&many).as_secs_f64() / drawn(&few).as_secs_f64().max(1e-9))
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    let (low, middle, high) = (ratios[20], ratios[100], ratios[180]);
    println!("400 points take {middle:.1} times as long as 40 ({low:.1} to {high:.1})");
    let mut times: Vec<Duration> = (0..101).map(|_| drawn(&many)).collect();
    times.sort_unstable();
    println!(
        "400 points here: {} µs, the slowest of 101 {} µs",
        times[50].as_micros(),
        times[100].as_micros()
    );
}
