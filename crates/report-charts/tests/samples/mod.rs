//! Charts to draw, on real figures.

use report_charts::trend::{Form, MarkedPoint, Point, Role, Series, TargetStep, TrendChart};

/// Children looked after per 10,000 at 31 March, 2016 to 2025: the ten statistical neighbours of
/// Halton. Local Authority Interactive Tool, Department for Education, April 2026.
pub const NEIGHBOURS: [(&str, [f64; 10]); 10] = [
    (
        "Redcar and Cleveland",
        [73., 86., 103., 108., 125., 116., 125., 148., 152., 144.],
    ),
    (
        "Stockton-on-Tees",
        [88., 101., 108., 115., 133., 133., 133., 131., 131., 125.],
    ),
    (
        "Gateshead",
        [86., 95., 99., 97., 107., 114., 125., 133., 132., 124.],
    ),
    (
        "Durham",
        [68., 81., 80., 85., 92., 96., 99., 107., 121., 118.],
    ),
    (
        "St. Helens",
        [113., 117., 121., 127., 135., 130., 128., 127., 131., 117.],
    ),
    (
        "Wirral",
        [99., 113., 123., 125., 123., 126., 121., 117., 116., 103.],
    ),
    (
        "Sefton",
        [87., 85., 90., 99., 107., 116., 112., 114., 107., 92.],
    ),
    (
        "Sunderland",
        [101., 100., 107., 110., 108., 114., 102., 91., 94., 90.],
    ),
    (
        "Rotherham",
        [76., 86., 109., 113., 105., 105., 99., 95., 86., 80.],
    ),
    (
        "Barnsley",
        [56., 58., 62., 61., 60., 66., 69., 78., 79., 71.],
    ),
];
/// The same for Halton.
pub const HALTON: [f64; 10] = [85., 94., 92., 95., 99., 111., 134., 139., 137., 132.];
const MEAN: [f64; 10] = [
    84.7, 92.2, 100.2, 104.0, 109.5, 111.6, 111.3, 114.1, 114.9, 106.4,
];
const NORTH_WEST: [f64; 10] = [82., 86., 91., 95., 97., 98., 97., 96., 94., 90.];
const ENGLAND: [f64; 10] = [60., 62., 64., 66., 68., 69., 70., 70., 69., 67.];

pub fn point(at: f64, value: f64) -> Point {
    Point {
        at,
        period: format!("{}", at.floor()),
        value: Some(value),
        words: format!("{value}"),
        form: Form::Final,
        break_before: false,
    }
}

pub fn series(name: &str, role: Role, points: Vec<Point>) -> Series {
    Series {
        name: name.into(),
        short_name: String::new(),
        role,
        points,
    }
}

/// A value a year, at 31 March of each year from `first`.
pub fn yearly(name: &str, role: Role, first: u32, values: &[f64]) -> Series {
    let at = |n: usize| f64::from(first) + 0.25 + n as f64;
    series(
        name,
        role,
        values
            .iter()
            .enumerate()
            .map(|(n, v)| point(at(n), *v))
            .collect(),
    )
}

pub fn children_in_care() -> TrendChart {
    let mut all = vec![
        yearly("Halton", Role::Focus, 2016, &HALTON),
        yearly("mean of 10 neighbours", Role::Mean, 2016, &MEAN),
        yearly("North West", Role::Region, 2016, &NORTH_WEST),
        yearly("England", Role::Nation, 2016, &ENGLAND),
    ];
    all[1].short_name = "Neighbours".into();
    for (name, values) in NEIGHBOURS {
        all.push(yearly(name, Role::Neighbour, 2016, &values));
    }
    TrendChart {
        unit_label: "Children per 10,000 aged under 18".into(),
        series: all,
        targets: vec![TargetStep {
            from: 2022.25,
            to: 2023.25,
            value: 90.0,
            upper: None,
            label: "Target 90, 2022/23".into(),
            short_label: "Target 90".into(),
        }],
        report_point: Some(MarkedPoint {
            at: 2023.0,
            value: 136.0,
            words: "This report: 136 at 31 December 2022".into(),
            short_words: "This report: 136".into(),
        }),
        neighbour_note: Some("Light lines: the 10 neighbours".into()),
        axis_note: Some("Years are at 31 March.".into()),
        ..TrendChart::default()
    }
}
