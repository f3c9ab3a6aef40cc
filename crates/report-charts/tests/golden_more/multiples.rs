//! Small multiples.

use report_charts::multiples::{self, Multiples, Panel};
use report_charts::style;
use report_charts::trend::{Form, Point, TargetStep, TickWords};

use crate::golden;
use crate::samples::point;

fn pair(title: &str, previous: f64, now: f64) -> Panel {
    let says = |at: f64, period: &str, value: f64| Point {
        period: period.into(),
        words: format!("{value}%"),
        ..point(at, value)
    };
    Panel {
        title: title.into(),
        points: vec![
            says(2022.25, "2021/22", previous),
            says(2023.0, "Q3 2022/23", now),
        ],
        targets: vec![TargetStep {
            from: 2022.25,
            to: 2023.0,
            value: 75.0,
            upper: None,
            label: String::new(),
            short_label: String::new(),
        }],
        missing: None,
    }
}

fn chart(panels: Vec<Panel>) -> Multiples {
    Multiples {
        unit_label: "Per cent within 20 weeks".into(),
        tick_words: TickWords {
            prefix: String::new(),
            suffix: "%".into(),
        },
        bounds: Some((0.0, 100.0)),
        panels,
        axis_note: Some("Short thick lines: the target of each period.".into()),
        ..Multiples::default()
    }
}

fn three(name: &str, chart: &Multiples) {
    for (name, width) in [
        (name.to_owned(), 832),
        (format!("{name}-wide"), 1120),
        (format!("{name}-phone"), 343),
    ] {
        let drawing = multiples::draw(chart, width).expect("panels");
        golden(&name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn before_and_now() {
    let mut panels = vec![
        pair("Primary", 78.9, 54.1),
        pair("Secondary", 61.0, 68.2),
        pair(
            "Special schools and resourced provision outside the borough",
            70.0,
            70.0,
        ),
        pair("Nursery", 92.5, 100.0),
        pair("Post-16", 40.0, 12.0),
    ];
    panels[3].points[1].form = Form::Provisional;
    panels.push(Panel {
        title: "Elsewhere".into(),
        missing: Some("[c] confidential: fewer than five".into()),
        ..Panel::default()
    });
    let mut alone = pair("New this year", 0.0, 33.0);
    alone.points.remove(0);
    panels.push(alone);
    let chart = chart(panels);
    three("multiples", &chart);
    let drawing = multiples::draw(&chart, 682).expect("panels");
    let css = format!("{}{}", style::LIGHT, style::PRINT);
    golden("multiples-print", &drawing.picture, &css);
}

#[test]
fn years_gaps_and_breaks() {
    let years = |title: &str, values: &[f64]| Panel {
        title: title.into(),
        points: (values.iter().enumerate())
            .map(|(n, value)| Point {
                words: format!("{value}").replace('-', "−"),
                ..point(2016.25 + n as f64, *value)
            })
            .collect(),
        ..Panel::default()
    };
    let mut panels = vec![
        years("Boys", &[-12.0, -8.0, -3.0, 4.0, 9.0, 6.0, 2.0]),
        years("Girls", &[1.0, 2.0, 2.0, 3.0, 1.0, -1.0, -2.0]),
        years("All", &[0.0; 7]),
    ];
    panels[0].points[3].value = None;
    panels[1].points[4].break_before = true;
    let quarters = (0..120).map(|n| {
        let t = f64::from(n) / 4.0;
        point(1993.25 + t, (8.0 * t.sin()).round())
    });
    let mut chart = chart(panels);
    chart.bounds = None;
    chart.tick_words.suffix.clear();
    chart.unit_label = "Change since the year before, percentage points".into();
    three("multiples-years", &chart);
    chart.panels[2].points = quarters.collect();
    three("multiples-quarters", &chart);
}
