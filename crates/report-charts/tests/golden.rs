//! Drawings held against reviewed files in `tests/golden`.
//!
//! A drawing that differs is written beside its file as `<name>-changed.svg`. After looking at it,
//! accept it: `FAIRVIEW_GOLDEN=write` creates what is missing, so delete the old file first.

mod golden_more;
mod samples;

use std::fs;
use std::path::Path;

use report_charts::paper::Picture;
use report_charts::ranked::{self, Bar, BarKind, RankedChart};
use report_charts::spark::{self, Spark, SparkSize};
use report_charts::style;
use report_charts::trend::{self, Form, Point, Role, Size, TargetStep, TickWords, TrendChart};
use samples::*;

fn golden(name: &str, picture: &Picture, css: &str) {
    let drawn = picture.to_standalone_svg(name, css);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let file = folder.join(format!("{name}.svg"));
    let changed = folder.join(format!("{name}-changed.svg"));
    match fs::read_to_string(&file) {
        Ok(kept) if kept == drawn => {
            // A leftover of an earlier failure would only mislead.
            let _ = fs::remove_file(changed);
        }
        Ok(_) => {
            fs::write(&changed, drawn).expect("the golden folder can be written");
            panic!("{name} is drawn differently: compare {name}.svg with {name}-changed.svg");
        }
        Err(_) if std::env::var("FAIRVIEW_GOLDEN").as_deref() == Ok("write") => {
            fs::write(&file, drawn).expect("the golden folder can be written");
        }
        Err(_) => panic!("{name}.svg is missing; FAIRVIEW_GOLDEN=write creates it"),
    }
}

fn trend_golden(name: &str, chart: &TrendChart, size: Size) {
    let css = match size.layout {
        trend::Layout::Print => format!("{}{}", style::LIGHT, style::PRINT),
        _ => style::LIGHT.to_owned(),
    };
    let drawing = trend::draw(chart, size).expect("there is something to draw");
    golden(name, &drawing.picture, &css);
}

fn one(chart: Vec<Point>, name: &str) -> TrendChart {
    TrendChart {
        unit_label: "Number".into(),
        series: vec![series(name, Role::Focus, chart)],
        ..TrendChart::default()
    }
}

fn percent(chart: TrendChart) -> TrendChart {
    TrendChart {
        unit_label: "Per cent".into(),
        tick_words: TickWords {
            prefix: String::new(),
            suffix: "%".into(),
        },
        bounds: Some((0.0, 100.0)),
        ..chart
    }
}

fn bar(rank: &str, name: &str, value: f64, kind: BarKind) -> Bar {
    Bar {
        rank: (!rank.is_empty()).then(|| rank.to_owned()),
        name: name.into(),
        value: Some(value),
        words: format!("{value}").replace('-', "−"),
        kind,
        missing: None,
    }
}

fn ranked_children_in_care() -> RankedChart {
    let mut places: Vec<(&str, f64)> = NEIGHBOURS.iter().map(|(name, v)| (*name, v[9])).collect();
    places.push(("Halton", HALTON[9]));
    places.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut bars: Vec<Bar> = places
        .iter()
        .enumerate()
        .map(|(n, (name, value))| {
            let kind = if *name == "Halton" {
                BarKind::Focus
            } else {
                BarKind::Neighbour
            };
            bar(&format!("{}", n + 1), name, *value, kind)
        })
        .collect();
    bars.push(bar("", "North West", 90.0, BarKind::Outlined));
    bars.push(bar("", "England", 67.0, BarKind::Outlined));
    RankedChart {
        unit_label: "Children per 10,000 aged under 18".into(),
        bars,
        mean: Some((106.4, "Mean of 10 neighbours 106.4".into())),
        mean_short: "Neighbour mean 106.4".into(),
        ..RankedChart::default()
    }
}

#[test]
fn a_benchmark_that_ends_before_the_reports_figure_names_its_year() {
    let mut chart = percent(one(Vec::new(), "Wrenford"));
    let shares = [44.1, 44.6, 45.0, 45.9, 44.2, 44.0];
    chart.series = vec![yearly("Wrenford", Role::Focus, 2017, &shares)];
    for point in &mut chart.series[0].points {
        let year = point.at.floor();
        point.period = format!("{}/{}", year - 1.0, year - 2000.0);
        point.words = format!("{:.1}%", point.value.unwrap_or_default());
    }
    chart.report_point = Some(report_charts::trend::MarkedPoint {
        at: 2025.0,
        value: 43.1,
        words: "This report: 43.1% in quarter 3 2024/25".into(),
        short_words: "This report: 43.1%".into(),
    });
    let narrow = trend::draw(&chart, Size::trend(320)).expect("a chart");
    let svg = narrow.picture.to_standalone_svg("narrow", style::LIGHT);
    assert!(svg.contains("2021/22"), "the year of 44.0% is not said");
    trend_golden("trend-benchmark-ended", &chart, Size::trend(320));
}

#[test]
fn children_in_care_on_three_sizes() {
    let chart = children_in_care();
    trend_golden("trend-wide", &chart, Size::trend(1120));
    trend_golden("trend-middle", &chart, Size::trend(700));
    trend_golden("trend-phone", &chart, Size::trend(343));
    trend_golden("trend-phone-small", &chart, Size::trend(320));
    trend_golden("trend-print", &chart, Size::trend_print());
}

#[test]
fn every_year_the_same() {
    let mut chart = percent(TrendChart {
        series: vec![
            yearly("Halton", Role::Focus, 2015, &[100.0; 8]),
            yearly("mean of 10 neighbours", Role::Mean, 2015, &[100.0; 8]),
            yearly("England", Role::Nation, 2015, &[100.0; 8]),
        ],
        ..TrendChart::default()
    });
    for point in chart
        .series
        .iter_mut()
        .flat_map(|series| &mut series.points)
    {
        point.words = "100%".into();
    }
    trend_golden("trend-flat", &chart, Size::trend(1120));
    trend_golden("trend-flat-phone", &chart, Size::trend(343));
}

#[test]
fn one_value_with_a_target() {
    let mut chart = one(vec![point(2022.25, 74.0)], "Halton");
    chart.targets.push(TargetStep {
        from: 2021.25,
        to: 2022.25,
        value: 80.0,
        upper: None,
        label: "Target 80, 2021/22".into(),
        short_label: "Target 80".into(),
    });
    trend_golden("trend-one", &chart, Size::trend(1120));
    trend_golden("trend-one-phone", &chart, Size::trend(343));
}

#[test]
fn two_values_and_targets_for_years_ahead() {
    let mut chart = one(vec![point(2012.25, 61.0), point(2013.25, 68.0)], "Halton");
    for (n, (value, upper)) in [(65.0, None), (70.0, None), (72.0, Some(76.0))]
        .into_iter()
        .enumerate()
    {
        let from = 2012.25 + n as f64;
        let label = match upper {
            Some(upper) => format!(
                "Target {value} to {upper}, {}/{}",
                from.floor(),
                from.floor() - 1999.0
            ),
            None => format!("Target {value}, {}/{}", from.floor(), from.floor() - 1999.0),
        };
        let short_label = label[..label.find(',').unwrap_or(0)].to_owned();
        chart.targets.push(TargetStep {
            from,
            to: from + 1.0,
            value,
            upper,
            label,
            short_label,
        });
    }
    trend_golden("trend-two", &chart, Size::trend(1120));
    trend_golden("trend-two-phone", &chart, Size::trend(343));
}

#[test]
fn a_gap_and_a_break() {
    let mut chart = children_in_care();
    chart.report_point = None;
    chart.series[0].points[3].value = None;
    chart.series[0].points[3].words = "[x]".into();
    chart.series[0].points[7].break_before = true;
    trend_golden("trend-gap-break", &chart, Size::trend(1120));
    trend_golden("trend-gap-break-phone", &chart, Size::trend(343));
}

#[test]
fn a_provisional_end() {
    let mut chart = children_in_care();
    chart.report_point = None;
    for series in &mut chart.series {
        let last = series.points.last_mut().expect("ten points");
        last.form = Form::Provisional;
        last.words.push_str(" (prov)");
    }
    trend_golden("trend-provisional", &chart, Size::trend(1120));
}

#[test]
fn below_zero() {
    let values = [-12.5, -3.0, 4.0, 9.5, -6.0, 2.0];
    let mut chart = one(vec![], "Halton");
    chart.unit_label = "£ million under (−) or over budget".into();
    chart.tick_words.prefix = "£".into();
    chart.tick_words.suffix = "m".into();
    chart.series[0] = yearly("Halton", Role::Focus, 2016, &values);
    for point in &mut chart.series[0].points {
        point.words = point.words.replace('-', "−");
    }
    trend_golden("trend-negative", &chart, Size::trend(1120));
    trend_golden("trend-negative-phone", &chart, Size::trend(343));
}

#[test]
fn thirty_years_of_quarters() {
    let points: Vec<Point> = (0..120)
        .map(|n| {
            let t = f64::from(n);
            let value = (600.0 + 180.0 * (t / 9.0).sin() + 2.0 * t).round();
            let mut point = point(1993.25 + t / 4.0, value);
            point.period = format!("{}/{:02} Q{}", 1993 + n / 4, (94 + n / 4) % 100, n % 4 + 1);
            point
        })
        .collect();
    let chart = one(points, "Halton");
    trend_golden("trend-quarters", &chart, Size::trend(1120));
    trend_golden("trend-quarters-phone", &chart, Size::trend(343));
}

#[test]
fn long_names() {
    let mut chart = children_in_care();
    chart.unit_label = "Children in need, in care or on a child protection plan for every 10,000 of the population aged under 18 who live in the area at the middle of the year, as estimated by the Office for National Statistics".into();
    chart.series[0].name = "Bournemouth, Christchurch and Poole".into();
    chart.series[1].name = "plain mean of 10 of the 10 statistical neighbours".into();
    chart.series[1].short_name = String::new();
    chart.series[2].name = "Yorkshire and The Humber".into();
    chart.axis_note = Some("Years are at 31 March, and the numbers of 2020 were collected late by several authorities.".into());
    trend_golden("trend-long", &chart, Size::trend(1120));
    trend_golden("trend-long-phone", &chart, Size::trend(343));
}

#[test]
fn five_names_that_end_together() {
    let mut chart = children_in_care();
    chart.report_point = None;
    for series in &mut chart.series[..4] {
        let last = series.points.last_mut().expect("ten points");
        last.value = Some(106.0);
        last.words = "106".into();
    }
    trend_golden("trend-tied", &chart, Size::trend(1120));
    trend_golden("trend-tied-phone", &chart, Size::trend(343));
}

#[test]
fn ranked_bars() {
    let chart = ranked_children_in_care();
    for (name, width) in [("ranked-wide", 832), ("ranked-phone", 343)] {
        golden(
            name,
            &ranked::draw(&chart, width).expect("bars"),
            style::LIGHT,
        );
    }
}

#[test]
fn ranked_bars_on_paper() {
    let picture = ranked::draw_print(&ranked_children_in_care(), 336).expect("bars");
    golden(
        "ranked-print",
        &picture,
        &format!("{}{}", style::LIGHT, style::PRINT),
    );
}

#[test]
fn ranked_bars_with_missing_and_negative_values() {
    let mut chart = RankedChart {
        unit_label: "Change since last year, percentage points".into(),
        mean: Some((-0.8, "Mean of 9 of 10 neighbours −0.8".into())),
        mean_short: "Neighbour mean −0.8".into(),
        bars: vec![
            bar(
                "=1",
                "Bournemouth, Christchurch and Poole",
                4.5,
                BarKind::Neighbour,
            ),
            bar("=1", "Halton", 4.5, BarKind::Focus),
            bar("3", "Kingston upon Hull, City of", 0.0, BarKind::Neighbour),
            bar("4", "Middlesbrough", -2.25, BarKind::Neighbour),
            bar("5", "St. Helens", -6.0, BarKind::Neighbour),
            bar("", "Knowsley", f64::NAN, BarKind::Neighbour),
            bar("", "North West", -1.5, BarKind::Outlined),
            bar("", "England", 0.5, BarKind::Outlined),
        ],
        ..RankedChart::default()
    };
    chart.bars[5].value = None;
    chart.bars[5].missing = Some("[c] confidential".into());
    for (name, width) in [("ranked-negative", 832), ("ranked-negative-phone", 343)] {
        golden(
            name,
            &ranked::draw(&chart, width).expect("bars"),
            style::LIGHT,
        );
    }
}

#[test]
fn parts_in_one_period_beside_their_target() {
    let chart = RankedChart {
        unit_label: "Per cent".into(),
        mean: Some((95.0, "Target 95%".into())),
        bars: vec![
            bar("", "Children in care, primary", 93.61, BarKind::Part),
            bar("", "Children in care, secondary", 90.38, BarKind::Part),
            bar("", "Pupil referral unit", 66.01, BarKind::Part),
            bar("", "All schools", 91.18, BarKind::Outlined),
        ],
        ..RankedChart::default()
    };
    // On a phone the names stand over their bars.
    for (name, width) in [("parts", 832), ("parts-phone", 343)] {
        let picture = ranked::draw(&chart, width).expect("bars");
        golden(name, &picture, style::LIGHT);
    }
}

#[test]
fn ten_neighbours_tied() {
    let mut chart = ranked_children_in_care();
    for bar in &mut chart.bars {
        (bar.value, bar.words) = (Some(100.0), "100%".into());
        bar.rank = bar.rank.as_ref().map(|_| "=1".to_owned());
    }
    chart.tick_words.suffix = "%".into();
    chart.mean = Some((100.0, "Mean of 10 neighbours 100%".into()));
    golden(
        "ranked-tied",
        &ranked::draw(&chart, 832).expect("bars"),
        style::LIGHT,
    );
}

#[test]
fn sparklines() {
    let context = vec![(2019.0, 4.1), (2020.0, 3.0), (2021.0, 3.6), (2022.0, 2.5)];
    let full = Spark {
        previous: Some(3.7),
        current: Some(4.4),
        target: Some(4.0),
        joined: true,
        own: Vec::new(),
        context,
        previous_at: Some(2022.0),
        current_at: Some(2022.75),
    };
    let pair = Spark {
        context: vec![],
        ..full.clone()
    };
    let cases = [
        ("spark-full", full.clone(), SparkSize::Row),
        ("spark-pair", pair.clone(), SparkSize::Row),
        (
            "spark-apart",
            Spark {
                joined: false,
                ..pair.clone()
            },
            SparkSize::Row,
        ),
        (
            "spark-now",
            Spark {
                previous: None,
                target: None,
                ..pair.clone()
            },
            SparkSize::Row,
        ),
        ("spark-none", Spark::default(), SparkSize::Row),
        ("spark-sub", pair.clone(), SparkSize::Sub),
        (
            "spark-quarters",
            Spark {
                previous: Some(83.0),
                current: Some(82.6),
                target: Some(83.1),
                joined: false,
                own: vec![
                    vec![
                        (2023.5, 28.6),
                        (2023.75, 55.7),
                        (2024.0, 83.0),
                        (2024.25, 96.8),
                    ],
                    vec![(2024.5, 28.4), (2024.75, 55.4), (2025.0, 82.6)],
                ],
                previous_at: Some(2024.0),
                current_at: Some(2025.0),
                ..pair
            },
            SparkSize::Row,
        ),
    ];
    for (name, spark, size) in cases {
        golden(name, &spark::draw(&spark, size), style::LIGHT);
    }
    let ends = (-89.5, 102.9);
    for (name, value, ends) in [
        ("bar-up", 102.9, ends),
        ("bar-down", -20.0, ends),
        ("bar-ups", 29.0, (0.0, 102.9)),
        ("bar-level", 0.0, (0.0, 0.0)),
    ] {
        golden(name, &spark::bar(Some(value), ends), style::LIGHT);
    }
}
