//! Gaps over time.

use report_charts::gap::{self, GapChart, GapPoint};
use report_charts::style;
use report_charts::trend::Form;

use crate::golden;

fn chart(first: f64, step: f64, values: &[f64]) -> GapChart {
    let point = |(n, value): (usize, &f64)| {
        let at = first + n as f64 * step;
        let sign = if *value > 0.0 {
            "+"
        } else if *value < 0.0 {
            "−"
        } else {
            ""
        };
        GapPoint {
            at,
            period: format!("{}", at.floor()),
            value: Some(*value),
            words: format!("{sign}{}", value.abs()),
            form: Form::Final,
        }
    };
    GapChart {
        unit_label: "Difference in children per 10,000 aged under 18".into(),
        points: values.iter().enumerate().map(point).collect(),
        above: "Above the mean of 10 neighbours".into(),
        below: "Below the mean".into(),
        axis_note: Some("Years are at 31 March.".into()),
        ..GapChart::default()
    }
}

fn both(name: &str, chart: &GapChart) {
    for (name, width) in [(name.to_owned(), 832), (format!("{name}-phone"), 343)] {
        let drawing = gap::draw(chart, gap::size(width)).expect("bars");
        golden(&name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn halton_and_its_neighbours() {
    let mut chart = chart(
        2016.25,
        1.0,
        &[0.3, 1.8, -8.2, -9.0, -10.5, -0.6, 22.7, 24.9, 22.1, 25.6],
    );
    both("gap", &chart);
    let drawing = gap::draw(&chart, gap::size_print()).expect("bars");
    let css = format!("{}{}", style::LIGHT, style::PRINT);
    golden("gap-print", &drawing.picture, &css);
    chart.points[3].value = None;
    chart.points[9].form = Form::Provisional;
    chart.points[9].words.push_str(" (prov)");
    both("gap-absent", &chart);
}

#[test]
fn one_period_and_two() {
    both("gap-one", &chart(2022.25, 1.0, &[46.0]));
    both("gap-two", &chart(2022.25, 1.0, &[-46.0, -12.5]));
}

#[test]
fn never_a_difference() {
    both("gap-flat", &chart(2016.25, 1.0, &[0.0; 6]));
}

#[test]
fn thirty_years_of_quarters() {
    let values: Vec<f64> = (0..120)
        .map(|n| {
            (f64::from(n) / 9.0)
                .sin()
                .mul_add(180.0, f64::from(n))
                .round()
        })
        .collect();
    both("gap-quarters", &chart(1993.25, 0.25, &values));
}
