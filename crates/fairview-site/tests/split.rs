//! What is split says exactly what the whole said: read back and put together, every report is the
//! same field by field, and its lists show the same without the series.

use fairview_site::split::{Split, WHOLE_BYTES, split};
use report_core::find::{Query, Standing};
use report_core::overview;
use report_core::position::Position;
use report_core::read;
use report_core::report::{Indicator, Report};
use report_core::wire;
use report_core::words;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const COUNCIL: [&str; 5] = [
    "halton-2022-23-q3",
    "halton-2015-16-q2",
    "halton-board-2020-01",
    "halton-plan-2016-19",
    "halton-plan-2012-15",
];
const BENCHMARK: &str = "halton-lait-2026";

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples")
}

/// An example's text, the report, and what its measures' own files say.
struct Example {
    text: String,
    report: Report,
    own: BTreeMap<String, (Vec<u8>, Indicator)>,
}

impl Example {
    fn read(id: &str) -> Self {
        let text = fs::read_to_string(examples().join(format!("{id}.json"))).unwrap();
        let report = read::report(text.as_bytes()).unwrap().value;
        let mut own = BTreeMap::new();
        for indicator in &report.indicators {
            if let Some(file) = &indicator.file {
                let bytes = fs::read(examples().join(file)).unwrap();
                let detail = read::indicator_file(&bytes, &report, &indicator.id).unwrap();
                let whole = indicator.clone().with(detail.value);
                own.insert(indicator.id.clone(), (bytes, whole));
            }
        }
        Self { text, report, own }
    }

    fn split(&self, whole_bytes: usize) -> Split {
        split(&self.text, &self.report, &self.own, whole_bytes).unwrap()
    }

    /// The report with every series in it.
    fn whole(&self) -> Report {
        let mut whole = self.report.clone();
        for indicator in &mut whole.indicators {
            if let Some((_, own)) = self.own.get(&indicator.id) {
                *indicator = own.clone();
            }
        }
        whole
    }
}

/// The example with every series in one file.
fn in_one_file(id: &str) -> Example {
    let example = Example::read(id);
    let mut report = read::as_written(example.text.as_bytes()).unwrap();
    for indicator in &mut report.indicators {
        let (bytes, _) = &example.own[&indicator.id];
        let file = read::indicator_as_written(bytes).unwrap();
        indicator.file = None;
        indicator.calculated = None;
        indicator.definition = file.definition;
        indicator.method = file.method;
        indicator.observations = file.observations;
    }
    let text = serde_json::to_string_pretty(&report).unwrap();
    let report = read::report(text.as_bytes()).unwrap().value;
    Example {
        text,
        report,
        own: BTreeMap::new(),
    }
}

fn index(split: &Split) -> Report {
    let reading = read::report(&split.index).unwrap();
    let errors = reading.has_errors();
    assert!(!errors, "{:?}", reading.problems);
    reading.value
}

/// Index and files, put together as the viewer does.
fn together(split: &Split) -> Report {
    let index = index(split);
    let mut whole = index.clone();
    for (id, name, bytes) in &split.files {
        let place = index.indicators.iter().position(|i| i.id == *id).unwrap();
        assert_eq!(index.indicators[place].file.as_ref(), Some(name));
        let detail = read::indicator_file(bytes, &index, id).unwrap();
        assert!(!detail.has_errors(), "{:?}", detail.problems);
        whole.indicators[place] = index.indicators[place].clone().with(detail.value);
    }
    whole
}

fn same(id: &str, whole: &Report, again: &Report) {
    for (a, b) in whole.indicators.iter().zip(&again.indicators) {
        assert_eq!(a, b, "{id}");
    }
    assert!(whole == again, "{id} differs outside of its indicators");
}

/// A number as an index has it, in 15 digits: rounded again to fewer, it must not fall otherwise than
/// there.
fn written(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap()
}

/// Everything that lists show of a measure, in words.
fn listed(report: &Report) -> Vec<String> {
    let mut lists: Vec<String> = Vec::new();
    for indicator in &report.indicators {
        let position = Position::of(report, indicator).filter(|p| p.mean.is_some());
        let position = position.map(|p| {
            let mean = p.mean.clone().unwrap();
            format!(
                "{} {} {:?} {:.11e} {:.11e} {:?} {:?} {:?} {}",
                p.title(),
                words::when_within(p.period, p.basis),
                p.unit,
                written(p.value),
                written(mean.value),
                words::mean_of(report, &mean),
                words::rank_of(&p),
                words::beside_mean(&p),
                p.outside
            )
        });
        let spark = report_view::charts::spark(report, indicator);
        lists.push(format!("{} {position:?} {spark:?}", indicator.id));
    }
    for standing in Standing::ALL {
        let query = Query {
            standing: Some(standing),
            ..Query::default()
        };
        lists.push(format!("{standing:?}: {:?}", query.find(report)));
    }
    let furthest = overview::furthest_from_neighbours(report);
    let apart: Vec<&str> = furthest
        .apart
        .iter()
        .map(|a| a.indicator.id.as_str())
        .collect();
    let furthest = furthest
        .ranked
        .iter()
        .map(|d| format!("{} {:.6e}", d.indicator.id, d.size));
    lists.push(format!("{:?} {apart:?}", furthest.collect::<Vec<_>>()));
    lists
}

#[test]
fn every_example_is_the_same_when_it_is_put_together_again() {
    for id in COUNCIL.into_iter().chain([BENCHMARK]) {
        let example = Example::read(id);
        for whole_bytes in [0, WHOLE_BYTES] {
            let split = example.split(whole_bytes);
            same(id, &example.whole(), &together(&split));
            assert_eq!(listed(&example.whole()), listed(&index(&split)), "{id}");
        }
    }
}

#[test]
fn a_report_with_few_series_stays_whole() {
    for id in COUNCIL {
        let example = Example::read(id);
        let split = example.split(WHOLE_BYTES);
        assert_eq!(split.files, [], "{id}");
        assert!(split.index.len() < example.text.len());
    }
}

#[test]
fn a_long_report_is_split_as_if_its_officer_had_done_it() {
    let by_officer = Example::read(BENCHMARK).split(WHOLE_BYTES);
    let one_file = in_one_file(BENCHMARK);
    let split = one_file.split(WHOLE_BYTES);
    assert_eq!(split.files.len(), 293);
    // Fields can stand in another order.
    assert_eq!(index(&split), {
        let mut index = index(&by_officer);
        for (indicator, other) in index.indicators.iter_mut().zip(&split.files) {
            indicator.file = Some(other.1.clone());
        }
        index
    });
    same(BENCHMARK, &one_file.report, &together(&split));
    let index = index(&split);
    let calculated = |i: &&Indicator| i.calculated.is_some();
    let example = Example::read(BENCHMARK).report;
    assert!(index.indicators.iter().filter(calculated).count() > 250);
    for (a, b) in index.indicators.iter().zip(&example.indicators) {
        assert_eq!(a.calculated, b.calculated, "{}", a.id);
    }
    assert!(split.index.len() * 3 < one_file.text.len());
}

#[test]
fn one_figure_that_changes_changes_one_file_and_the_index() {
    let example = in_one_file(BENCHMARK);
    let before = example.split(WHOLE_BYTES);
    let mut report = read::as_written(example.text.as_bytes()).unwrap();
    let observations = report.indicators[7].observations.as_mut().unwrap();
    let first = observations.series[0].values.iter_mut().flatten().next();
    *first.unwrap() += 1.0;
    let text = serde_json::to_string(&report).unwrap();
    let report = read::report(text.as_bytes()).unwrap().value;
    let after = split(&text, &report, &BTreeMap::new(), WHOLE_BYTES).unwrap();
    let pairs = before.files.iter().zip(&after.files);
    let changed: Vec<usize> = pairs
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(place, _)| place)
        .collect();
    assert_eq!(changed, [7]);
    let ((_, a, _), (_, b, _)) = (&before.files[7], &after.files[7]);
    assert_ne!(a, b);
}

#[test]
fn what_nobody_knows_and_how_numbers_are_written_stays() {
    let text = "\u{feff}{ \"fairview\": \"1.3\", \"kind\": \"report\", \"id\": \"r\", \"title\": \"T\",
        \"organisation\": \"O\", \"area\": \"a\", \"period\": \"2025\", \"mood\": [ 1.50 ],
        \"areas\": [ { \"id\": \"a\", \"name\": \"A\", \"kind\": \"authority\" } ],
        \"objectives\": [ { \"id\": \"o\", \"title\": \"O\" } ],
        \"indicators\": [ { \"id\": \"i\", \"objective\": \"o\", \"title\": \"I  i\", \"colour\": \"red\",
          \"unit\": { \"kind\": \"count\" }, \"observations\": { \"periods\": [ \"2024\", \"2025\" ],
          \"series\": [ { \"area\": \"a\", \"values\": [ 0.1000000000000000055, 12e1 ] } ] },
          \"definition\": \"LONG\" } ] }"
        .replace("LONG", &"Every word counts. ".repeat(20));
    let report = read::report(text.as_bytes()).unwrap().value;
    let whole = split(&text, &report, &BTreeMap::new(), 1_000).unwrap();
    assert_eq!(whole.files, []);
    let index = String::from_utf8(whole.index).unwrap();
    assert!(index.contains("\"mood\":[1.50]") && index.contains("\"title\":\"I  i\""));
    assert!(index.contains("[0.1000000000000000055,12e1]"), "{index}");
    assert!(index.contains("\"colour\":\"red\""));
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    fn observations(areas: usize) -> impl Strategy<Value = wire::Observations> {
        let number = prop::option::of(prop_oneof![
            any::<i32>().prop_map(|n| f64::from(n) / 8.0),
            // Means are written with 15 digits: figures leave room for the decimals of a mean.
            (-10_000_000_000_000..10_000_000_000_000i64).prop_map(|n| n as f64),
        ]);
        (1..7usize, prop::sample::select(vec![None, Some("march")]))
            .prop_flat_map(move |(periods, end)| {
                let values = prop::collection::vec(number.clone(), periods);
                let series = prop::collection::vec(values, 1..=areas);
                series.prop_map(move |series| (periods, end, series))
            })
            .prop_map(|(periods, end, series)| wire::Observations {
                periods: (0..periods).map(|n| (2019 + n).to_string()).collect(),
                year_ends: end.map(str::to_owned),
                series: series
                    .into_iter()
                    .enumerate()
                    .map(|(area, values)| wire::Series {
                        area: format!("a{area}"),
                        values,
                        ..wire::Series::default()
                    })
                    .collect(),
            })
    }

    fn indicator() -> impl Strategy<Value = wire::Indicator> {
        let polarity = prop::sample::select(vec![None, Some("high"), Some("low"), Some("plan")]);
        let unit = || wire::Unit {
            kind: "count".to_owned(),
            ..wire::Unit::default()
        };
        let cell = prop::option::of((0..9u32, -99.0..99.0f64)).prop_map(|cell| {
            let cell = cell.map(|(year, value)| wire::Cell {
                value: Some(value),
                period: Some((2018 + year).to_string()),
                ..wire::Cell::default()
            });
            cell.map(|cell| ("now".to_owned(), cell))
        });
        let texts = prop::option::of("[ -~éŵ“]{0,40}");
        let own = prop::option::of(observations(6));
        let outside = prop::option::of(prop::option::of(observations(6)));
        (own, outside, polarity, cell, texts).prop_map(
            move |(observations, outside, polarity, cell, definition)| wire::Indicator {
                objective: "o".to_owned(),
                title: "Title".to_owned(),
                unit: unit(),
                polarity: polarity.map(str::to_owned),
                cells: wire::Table(cell.into_iter().collect()),
                definition,
                observations,
                benchmark: outside.map(|observations| wire::Benchmark {
                    title: "Outside".to_owned(),
                    source: "s".to_owned(),
                    unit: unit(),
                    reason: "Alike".to_owned(),
                    polarity: polarity.map(str::to_owned),
                    observations,
                    ..wire::Benchmark::default()
                }),
                ..wire::Indicator::default()
            },
        )
    }

    fn report() -> impl Strategy<Value = wire::Report> {
        let area = |n: usize| wire::Area {
            id: format!("a{n}"),
            name: format!("Area {n}"),
            kind: "authority".to_owned(),
            code: None,
        };
        prop::collection::vec(indicator(), 0..5).prop_map(move |mut indicators| {
            for (place, indicator) in indicators.iter_mut().enumerate() {
                indicator.id = format!("i{place}");
            }
            wire::Report {
                fairview: "1.0".to_owned(),
                kind: "report".to_owned(),
                id: "r".to_owned(),
                title: "Report".to_owned(),
                organisation: "Council".to_owned(),
                area: "a0".to_owned(),
                period: "2025".to_owned(),
                areas: (0..6).map(area).collect(),
                neighbours: Some(wire::Neighbours {
                    list: "List".to_owned(),
                    areas: (1..6)
                        .map(|n| wire::Neighbour {
                            area: format!("a{n}"),
                            closeness: None,
                        })
                        .collect(),
                }),
                sources: vec![wire::Source {
                    id: "s".to_owned(),
                    title: "Source".to_owned(),
                    ..wire::Source::default()
                }],
                columns: vec![wire::Column {
                    id: "now".to_owned(),
                    role: "current".to_owned(),
                    heading: "Now".to_owned(),
                    period: None,
                }],
                objectives: vec![wire::Objective {
                    id: "o".to_owned(),
                    ..wire::Objective::default()
                }],
                indicators,
                ..wire::Report::default()
            }
        })
    }

    proptest! {
        #[test]
        fn any_report_is_the_same_when_it_is_put_together_again(
            report in report(), whole_bytes in 0..900usize, pretty in any::<bool>()
        ) {
            let text = match pretty {
                true => serde_json::to_string_pretty(&report).unwrap(),
                false => serde_json::to_string(&report).unwrap(),
            };
            let reading = read::report(text.as_bytes()).unwrap();
            prop_assume!(!reading.has_errors());
            let whole = reading.value;
            let split = split(&text, &whole, &BTreeMap::new(), whole_bytes).unwrap();
            prop_assert_eq!(&together(&split), &whole);
            prop_assert_eq!(listed(&index(&split)), listed(&whole));
        }
    }
}
