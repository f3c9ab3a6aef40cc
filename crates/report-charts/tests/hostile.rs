//! What holds for every drawing, tried on thousands of made-up and hostile charts.

mod hostile_more;
mod samples;

use std::time::{Duration, Instant};

use report_charts::explore::{Note, Ranked, Trend};
use report_charts::paper::{Anchor, Picture, Shape};
use report_charts::ranked::{self, Bar, BarKind, BarLimits, RankedChart};
use report_charts::spark::{self, Spark, SparkSize};
use report_charts::ticks::Ticks;
use report_charts::trend::{
    self, Form, Layout, Limits, MarkedPoint, Point, Role, Series, Size, TargetStep, TickWords,
    TrendChart,
};
use report_charts::words;
use samples::*;

/// A small generator: the same charts on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn share(&mut self) -> f64 {
        self.roll(1_000_001) as f64 / 1e6
    }

    fn value(&mut self, hostile: bool) -> f64 {
        const HOSTILE: [f64; 14] = [
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            1e300,
            -1e300,
            f64::MAX,
            f64::MIN,
            f64::MIN_POSITIVE,
            -0.0,
            1e15,
            -1e15,
            1.000_000_1e15,
            1e-12,
            0.0,
        ];
        if hostile && self.one_in(3) {
            HOSTILE[self.roll(HOSTILE.len())]
        } else {
            let scale = [1.0, 100.0, 0.001, 1e6, -50.0][self.roll(5)];
            ((self.share() - 0.2) * scale * 1000.0).round() / 1000.0
        }
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 9] = [
            "",
            "Halton",
            "Bournemouth, Christchurch and Poole",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "a <b> & \"c\" \u{202e}d\u{0}\u{200b}",
            "mean of 10 neighbours",
            "£1,234,567.89 (year to end Q3)",
            "統計的に近い地方自治体の平均",
            "   ",
        ];
        WORDS[self.roll(WORDS.len())].to_owned()
    }

    fn series(&mut self, hostile: bool) -> Series {
        const ROLES: [Role; 5] = [
            Role::Focus,
            Role::Mean,
            Role::Region,
            Role::Nation,
            Role::Neighbour,
        ];
        let length = [0, 1, 2, 3, 10, 41, 500][self.roll(if hostile { 7 } else { 6 })];
        let step = [1.0, 0.25, 0.0][self.roll(if hostile { 3 } else { 2 })];
        let scale = [1.0, 100.0, 1e7][self.roll(3)];
        let points = (0..length)
            .map(|n| {
                let mut at = 2000.25 + n as f64 * step;
                if hostile && self.one_in(10) {
                    at = self.value(true);
                }
                let value = if hostile {
                    self.value(true)
                } else {
                    self.share() * scale
                };
                Point {
                    at,
                    period: if self.one_in(4) {
                        self.words()
                    } else {
                        format!("{n}")
                    },
                    value: (!self.one_in(6)).then_some(value),
                    words: if self.one_in(2) {
                        self.words()
                    } else {
                        format!("{n}")
                    },
                    form: if self.one_in(4) {
                        Form::Provisional
                    } else {
                        Form::Final
                    },
                    break_before: self.one_in(9),
                }
            })
            .collect();
        Series {
            name: self.words(),
            short_name: self.words(),
            role: ROLES[self.roll(5)],
            points,
        }
    }

    fn trend(&mut self, hostile: bool) -> TrendChart {
        let step = |dice: &mut Dice| {
            let from = if hostile {
                dice.value(true)
            } else {
                2000.25 + dice.roll(8) as f64
            };
            TargetStep {
                from,
                to: if hostile && dice.one_in(2) {
                    dice.value(true)
                } else {
                    from + 1.0
                },
                value: dice.value(hostile),
                upper: dice.one_in(4).then(|| dice.value(hostile)),
                label: dice.words(),
                short_label: dice.words(),
            }
        };
        TrendChart {
            unit_label: self.words(),
            tick_words: TickWords {
                prefix: String::new(),
                suffix: self.words(),
            },
            series: (0..self.roll(14)).map(|_| self.series(hostile)).collect(),
            targets: (0..self.roll(5)).map(|_| step(self)).collect(),
            report_point: self.one_in(2).then(|| MarkedPoint {
                at: if hostile { self.value(true) } else { 2003.0 },
                value: self.value(hostile),
                words: self.words(),
                short_words: self.words(),
            }),
            neighbour_note: self.one_in(2).then(|| self.words()),
            axis_note: self.one_in(2).then(|| self.words()),
            from_zero: self.one_in(3),
            bounds: self.one_in(3).then(|| {
                if hostile {
                    (self.value(true), self.value(true))
                } else {
                    (0.0, 100.0)
                }
            }),
        }
    }
}

/// Size in pixels and weight that the style sheet gives a class.
fn face(class: &str, print: bool) -> (f64, bool) {
    let bold = class.contains("strong") || class.contains("focus-label");
    let size = match (
        class.contains("focus-label"),
        class.contains("small"),
        print,
    ) {
        (true, _, false) => 16.0,
        (true, _, true) => 13.0,
        (_, _, true) => 12.0,
        (_, true, false) => 13.0,
        _ => 14.0,
    };
    (size, bold)
}

/// Left, top, right, bottom of a line of words.
fn extent(shape: &Shape, print: bool) -> Option<(f64, f64, f64, f64)> {
    let Shape::Text {
        class,
        x,
        y,
        anchor,
        words,
    } = shape
    else {
        return None;
    };
    let (size, bold) = face(class, print);
    let width = words::width(words, size, bold);
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Some((left, y - size * 0.72, left + width, y + size * 0.2))
}

/// Every number is finite and lies in the picture; so do all words.
fn sound(picture: &Picture, print: bool, seed: u64) {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let within = |x: f64, y: f64, what: &str| {
        assert!(
            (-1.0..=width + 1.0).contains(&x) && (-1.0..=height + 1.0).contains(&y),
            "{what} at {x}, {y} outside {width} × {height}, seed {seed}"
        );
    };
    for shape in picture.layers.iter().flat_map(|layer| &layer.shapes) {
        match shape {
            Shape::Path { d, .. } => {
                let mut at = [0.0, 0.0];
                for part in d
                    .split_inclusive(|c: char| c.is_ascii_digit())
                    .collect::<String>()
                    .replace(['M', 'L'], "\n")
                    .replace('H', "\nH")
                    .replace('V', "\nV")
                    .lines()
                    .filter(|part| !part.is_empty())
                {
                    if let Some(x) = part.strip_prefix('H') {
                        at[0] = x.parse().expect("a number");
                    } else if let Some(y) = part.strip_prefix('V') {
                        at[1] = y.parse().expect("a number");
                    } else {
                        let (x, y) = part.split_once(' ').expect("two numbers");
                        at = [x.parse().expect("a number"), y.parse().expect("a number")];
                    }
                    within(at[0], at[1], "path");
                }
            }
            Shape::Rect {
                x,
                y,
                width,
                height,
                ..
            } => {
                assert!(*width >= 0.0 && *height >= 0.0, "seed {seed}");
                within(*x, *y, "rect");
                within(x + width, y + height, "rect");
            }
            Shape::Circle { cx, cy, r, .. } => {
                assert!(*r > 0.0, "seed {seed}");
                within(*cx, *cy, "circle");
            }
            Shape::Text { words, .. } => {
                let (left, top, right, bottom) = extent(shape, print).expect("words");
                within(left, top, words);
                within(right, bottom, words);
            }
        }
    }
    let svg = picture.to_svg("name");
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "seed {seed}");
    assert!(
        !svg.contains('\u{202e}') && !svg.contains('\u{0}'),
        "seed {seed}"
    );
    assert!(!svg.contains("<b>"), "seed {seed}");
}

/// No words of these layers lie on others.
fn apart(picture: &Picture, layers: &[&str], print: bool, seed: u64) {
    let words: Vec<_> = picture
        .layers
        .iter()
        .filter(|layer| layers.contains(&layer.name))
        .flat_map(|layer| &layer.shapes)
        .filter_map(|shape| Some((extent(shape, print)?, shape)))
        .collect();
    for (n, (a, one)) in words.iter().enumerate() {
        for (b, other) in &words[n + 1..] {
            let across = a.2.min(b.2) - a.0.max(b.0);
            let down = a.3.min(b.3) - a.1.max(b.1);
            assert!(
                across < 1.0 || down < 1.0,
                "{one:?} on {other:?}, seed {seed}"
            );
        }
    }
}

const SIZES: [u32; 7] = [0, 240, 320, 375, 640, 1120, u32::MAX];

#[test]
fn any_trend_is_sound() {
    for seed in 0..700 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let chart = dice.trend(hostile);
        let mut size = Size::trend(SIZES[dice.roll(SIZES.len())]);
        if dice.one_in(5) {
            size = Size::trend_print();
        }
        let print = size == Size::trend_print();
        let begun = Instant::now();
        let limits: Vec<Limits> = (0..dice.roll(30))
            .map(|n| Limits {
                series: dice.roll(4),
                point: n,
                low: dice.value(hostile),
                high: dice.value(hostile),
            })
            .collect();
        let Some(drawing) = trend::draw_with_limits(&chart, &limits, size) else {
            let drawable = |point: &Point| {
                point.at.abs() <= 1e5 && point.value.is_some_and(|value| value.abs() <= 1e15)
            };
            let some = chart
                .series
                .iter()
                .flat_map(|series| &series.points)
                .any(drawable);
            assert!(!some, "something could have been drawn, seed {seed}");
            continue;
        };
        assert!(begun.elapsed() < Duration::from_secs(5), "seed {seed}");
        sound(&drawing.picture, print, seed);
        apart(&drawing.picture, &["fv-layer-labels"], print, seed);
        apart(&drawing.picture, &["fv-layer-axis"], print, seed);
        for spot in &drawing.spots {
            let point = &chart.series[spot.series].points[spot.point];
            assert!(point.value.is_some_and(f64::is_finite), "seed {seed}");
            let plot = drawing.plot;
            assert!(
                spot.x >= plot.left - 0.1 && spot.x <= plot.right + 0.1,
                "seed {seed}"
            );
            assert!(
                spot.y >= plot.top - 0.1 && spot.y <= plot.bottom + 0.1,
                "seed {seed}"
            );
        }
        let notes = (0..dice.roll(3)).map(|point| Note {
            series: 0,
            point,
            words: dice.words(),
        });
        let trend = Trend {
            notes: notes.collect(),
            limits,
            chart,
        };
        hostile_more::readable(&trend, &drawing, seed);
    }
}

#[test]
fn words_of_ordinary_trends_keep_apart() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut chart = children_in_care();
        for series in &mut chart.series {
            let shift = dice.share() * 60.0;
            for point in &mut series.points {
                point.value = point
                    .value
                    .map(|value| (value + shift + dice.share() * 20.0).round());
                point.break_before = dice.one_in(40);
            }
        }
        let size = Size::trend(SIZES[1 + dice.roll(5)]);
        let drawing = trend::draw(&chart, size).expect("values");
        sound(&drawing.picture, false, seed);
        apart(
            &drawing.picture,
            &["fv-layer-labels", "fv-layer-notes", "fv-layer-axis"],
            false,
            seed,
        );
    }
}

#[test]
fn any_ranking_is_sound() {
    for seed in 0..700 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        const KINDS: [BarKind; 4] = [
            BarKind::Focus,
            BarKind::Neighbour,
            BarKind::Part,
            BarKind::Outlined,
        ];
        let bars = (0..dice.roll(20))
            .map(|_| Bar {
                rank: dice.one_in(2).then(|| dice.words()),
                name: dice.words(),
                value: (!dice.one_in(5)).then(|| dice.value(hostile)),
                words: dice.words(),
                kind: KINDS[dice.roll(4)],
                missing: dice.one_in(2).then(|| dice.words()),
            })
            .collect();
        let chart = RankedChart {
            unit_label: dice.words(),
            tick_words: TickWords::default(),
            bars,
            mean: dice.one_in(2).then(|| (dice.value(hostile), dice.words())),
            mean_short: dice.words(),
        };
        let width = SIZES[dice.roll(SIZES.len())];
        let print = dice.one_in(4);
        let layout = if print { Layout::Print } else { Layout::Wide };
        let limits: Vec<BarLimits> = (0..dice.roll(20))
            .map(|bar| BarLimits {
                bar,
                low: dice.value(hostile),
                high: dice.value(hostile),
            })
            .collect();
        let drawn = ranked::draw_with_limits(&chart, &limits, width, layout);
        let Some(drawing) = drawn else {
            let some = |bar: &Bar| bar.value.is_some_and(|value| value.abs() <= 1e15);
            assert!(!chart.bars.iter().any(some), "seed {seed}");
            continue;
        };
        hostile_more::whole(&drawing, print, seed);
        let picture = &drawing.picture;
        apart(picture, &["fv-layer-labels", "fv-layer-axis"], print, seed);
        let ranked = Ranked {
            period: dice.words(),
            notes: vec![],
            limits,
            chart,
        };
        hostile_more::readable(&ranked, &drawing, seed);
    }
}

#[test]
fn any_sparkline_is_sound() {
    for seed in 0..1000 {
        let mut dice = Dice(seed);
        let spark = Spark {
            previous: dice.one_in(2).then(|| dice.value(true)),
            current: dice.one_in(2).then(|| dice.value(true)),
            target: dice.one_in(2).then(|| dice.value(true)),
            joined: dice.one_in(2),
            own: (0..dice.roll(4))
                .map(|_| {
                    (0..dice.roll(4))
                        .map(|_| (dice.value(true), dice.value(true)))
                        .collect()
                })
                .collect(),
            context: (0..dice.roll(6))
                .map(|_| (dice.value(true), dice.value(true)))
                .collect(),
            previous_at: dice.one_in(2).then(|| dice.value(true)),
            current_at: dice.one_in(2).then(|| dice.value(true)),
        };
        let size = if dice.one_in(2) {
            SparkSize::Row
        } else {
            SparkSize::Sub
        };
        let picture = spark::draw(&spark, size);
        assert!(!picture.layers.is_empty(), "an empty cell, seed {seed}");
        sound(&picture, false, seed);
    }
}

#[test]
fn ticks_enclose_any_data() {
    for seed in 0..10_000 {
        let mut dice = Dice(seed);
        let (a, b) = (dice.value(false), dice.value(false));
        let (lo, hi) = (a.min(b), a.max(b));
        let bounds = dice.one_in(2).then_some((0.0, 100.0));
        let (fewest, most) = [(4, 7), (4, 5), (2, 3)][dice.roll(3)];
        let ticks = Ticks::enclosing(lo, hi, fewest, most, bounds);
        let room = (hi - lo).max(1e-9) * 1e-6;
        assert!(
            ticks.lo() <= lo + room && hi <= ticks.hi() + room,
            "{lo} to {hi}: {ticks:?}"
        );
        let count = ticks.values().count();
        assert!((2..=9).contains(&count), "{lo} to {hi}: {ticks:?}");
    }
}
