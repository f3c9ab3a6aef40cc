//! One authority among all.

use report_charts::strip::{self, DotKind, StripChart, StripDot, StripMark};
use report_charts::style;

use crate::golden;
use crate::samples::{HALTON, NEIGHBOURS};

fn dot(value: f64, words: &str, kind: DotKind) -> StripDot {
    StripDot {
        value: Some(value),
        words: words.into(),
        kind,
    }
}

fn mark(value: f64, words: &str) -> StripMark {
    StripMark {
        value,
        words: words.into(),
    }
}

/// Halton, its neighbours and made-up others, 151 in all.
fn children_in_care() -> StripChart {
    let own = HALTON[9];
    let mut dots: Vec<StripDot> = (0..140)
        .map(|n| {
            let spread = f64::from((n * 37) % 140) / 140.0;
            dot(
                (28.0 + 95.0 * spread * spread + spread * 30.0).round(),
                "",
                DotKind::Other,
            )
        })
        .collect();
    dots.extend(
        NEIGHBOURS
            .iter()
            .map(|(name, v)| dot(v[9], name, DotKind::Neighbour)),
    );
    dots.push(dot(own, "Halton 132", DotKind::Focus));
    StripChart {
        unit_label: "Children per 10,000 aged under 18".into(),
        dots,
        bounds: vec![42.0, 66.0, 92.0],
        bands: ["A", "B", "C", "D"].map(String::from).to_vec(),
        marks: vec![mark(90.0, "North West 90"), mark(67.0, "England 67")],
        ..StripChart::default()
    }
}

fn both(name: &str, chart: &StripChart) {
    for (name, width) in [(name.to_owned(), 832), (format!("{name}-phone"), 343)] {
        let drawing = strip::draw(chart, width).expect("dots");
        golden(&name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn one_among_a_hundred_and_fifty() {
    both("strip", &children_in_care());
    let drawing = strip::draw(&children_in_care(), 682).expect("dots");
    let css = format!("{}{}", style::LIGHT, style::PRINT);
    golden("strip-print", &drawing.picture, &css);
}

#[test]
fn words_at_the_edge_and_close_together() {
    let mut chart = children_in_care();
    chart.bounds.clear();
    chart.dots.last_mut().expect("own").value = Some(12.0);
    chart.dots.last_mut().expect("own").words = "Bournemouth, Christchurch and Poole 12".into();
    chart.marks = vec![
        mark(151.0, "Yorkshire and The Humber 151"),
        mark(152.0, "Mean of 10 neighbours 152"),
        mark(150.0, "England 150"),
    ];
    both("strip-edge", &chart);
}

#[test]
fn all_at_one_place() {
    let mut chart = children_in_care();
    for dot in &mut chart.dots {
        dot.value = Some(100.0);
    }
    chart.bounds = vec![100.0; 3];
    chart.marks.clear();
    both("strip-tied", &chart);
}
