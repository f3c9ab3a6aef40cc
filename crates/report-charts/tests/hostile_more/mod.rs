//! The charts beside trend, ranking and sparkline, made up and hostile.

mod read;

pub use read::readable;

use report_charts::change::{self, ChangeChart, ChangeRow};
use report_charts::explore::Strip;
use report_charts::gap::{self, GapChart, GapPoint};
use report_charts::ladder::{self, LadderChart, LadderRow};
use report_charts::multiples::{self, Multiples, Panel};
use report_charts::rating::{self, Rated, RatingPart};
use report_charts::spots::{Direction, Drawing};
use report_charts::stacked::{self, StackedBar, StackedChart};
use report_charts::strip::{self, DotKind, StripChart, StripDot, StripMark};
use report_charts::trend::{Form, TickWords};

use crate::{Dice, SIZES, apart, sound};

/// The picture is sound, and so is what a pointer and the keys find.
pub fn whole(drawing: &Drawing, print: bool, seed: u64) {
    sound(&drawing.picture, print, seed);
    let (width, height) = (drawing.picture.width, drawing.picture.height);
    for (n, spot) in drawing.spots.iter().enumerate() {
        assert!(
            (-0.1..=f64::from(width) + 0.1).contains(&spot.x),
            "seed {seed}"
        );
        assert!(
            (-0.1..=f64::from(height) + 0.1).contains(&spot.y),
            "seed {seed}"
        );
        let found = drawing.nearest(spot.x, spot.y).expect("spots");
        let found = drawing.spots[found];
        assert!(
            (found.x - spot.x).abs() <= 0.5 || found.y == spot.y,
            "seed {seed}"
        );
        assert!(
            drawing.step(n, Direction::Right) < drawing.spots.len(),
            "seed {seed}"
        );
    }
}

fn form(dice: &mut Dice) -> Form {
    if dice.one_in(3) {
        Form::Provisional
    } else {
        Form::Final
    }
}

fn tick_words(dice: &mut Dice) -> TickWords {
    TickWords {
        prefix: if dice.one_in(2) {
            "£".into()
        } else {
            String::new()
        },
        suffix: if dice.one_in(3) {
            "%".into()
        } else {
            String::new()
        },
    }
}

#[test]
fn any_change_is_sound() {
    for seed in 0..700 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let chart = ChangeChart {
            head: dice.words(),
            tick_words: tick_words(&mut dice),
            rows: (0..dice.roll(20))
                .map(|_| ChangeRow {
                    label: dice.words(),
                    from: dice.words(),
                    to: dice.words(),
                    value: (!dice.one_in(5)).then(|| dice.value(hostile)),
                    words: dice.words(),
                    form: form(&mut dice),
                    total: dice.one_in(4),
                    missing: dice.one_in(2).then(|| dice.words()),
                })
                .collect(),
        };
        let width = SIZES[dice.roll(SIZES.len())];
        let print = dice.one_in(4);
        let drawn = if print {
            change::draw_print(&chart, width)
        } else {
            change::draw(&chart, width)
        };
        let some = |row: &ChangeRow| row.value.is_some_and(|value| value.abs() <= 1e15);
        assert_eq!(drawn.is_some(), chart.rows.iter().any(some), "seed {seed}");
        let Some(drawing) = drawn else { continue };
        whole(&drawing, print, seed);
        readable(&chart, &drawing, seed);
        apart(
            &drawing.picture,
            &["fv-layer-labels", "fv-layer-axis"],
            print,
            seed,
        );
        apart(&drawing.picture, &["fv-layer-notes"], print, seed);
    }
}

#[test]
fn any_strip_is_sound() {
    const KINDS: [DotKind; 8] = {
        use DotKind::*;
        [
            Focus, Neighbour, Neighbour, Other, Other, Other, Other, Other,
        ]
    };
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let count = [0, 1, 3, 30, 160, 400][dice.roll(6)];
        let chart = StripChart {
            unit_label: dice.words(),
            tick_words: tick_words(&mut dice),
            dots: (0..count)
                .map(|_| StripDot {
                    value: (!dice.one_in(9)).then(|| dice.value(hostile)),
                    words: dice.words(),
                    kind: KINDS[dice.roll(8)],
                })
                .collect(),
            bounds: (0..dice.roll(5)).map(|_| dice.value(hostile)).collect(),
            bands: (0..dice.roll(6)).map(|_| dice.words()).collect(),
            marks: (0..dice.roll(5))
                .map(|_| StripMark {
                    value: dice.value(hostile),
                    words: dice.words(),
                })
                .collect(),
            limits: dice
                .one_in(3)
                .then(|| (dice.value(hostile), dice.value(hostile))),
        };
        let drawn = strip::draw(&chart, SIZES[dice.roll(SIZES.len())]);
        let some = |dot: &StripDot| dot.value.is_some_and(|value| value.abs() <= 1e15);
        assert_eq!(drawn.is_some(), chart.dots.iter().any(some), "seed {seed}");
        let Some(drawing) = drawn else { continue };
        whole(&drawing, false, seed);
        apart(
            &drawing.picture,
            &["fv-layer-labels", "fv-layer-axis"],
            false,
            seed,
        );
        let strip = Strip {
            chart,
            period: dice.words(),
            notes: vec![],
        };
        readable(&strip, &drawing, seed);
    }
}

#[test]
fn any_stacked_bars_are_sound() {
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let bands = dice.roll(6);
        let bars = [0, 1, 5, 80][dice.roll(4)];
        let whole = 100.0;
        let bar = |dice: &mut Dice| {
            let shares: Vec<f64> = (0..bands).map(|_| dice.share()).collect();
            let sum: f64 = shares.iter().sum::<f64>().max(1e-9);
            let mut values: Vec<f64> = shares.iter().map(|share| whole * share / sum).collect();
            if dice.one_in(60)
                && let Some(first) = values.first_mut()
            {
                *first = dice.value(true);
            }
            StackedBar {
                name: dice.words(),
                words: values.iter().map(|_| dice.words()).collect(),
                values,
            }
        };
        let chart = StackedChart {
            unit_label: dice.words(),
            tick_words: tick_words(&mut dice),
            whole,
            names: (0..bands).map(|_| dice.words()).collect(),
            bars: (0..bars).map(|_| bar(&mut dice)).collect(),
        };
        let drawn = stacked::draw(&chart, SIZES[dice.roll(SIZES.len())]);
        if !(2..=4).contains(&bands) || bars == 0 {
            assert_eq!(drawn, None, "seed {seed}");
        }
        let Some(drawing) = drawn else { continue };
        whole_is_sound(&chart, &drawing, seed);
    }
}

fn whole_is_sound(chart: &StackedChart, drawing: &Drawing, seed: u64) {
    whole(drawing, false, seed);
    readable(chart, drawing, seed);
}

#[test]
fn any_ladder_is_sound() {
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let chart = LadderChart {
            unit_label: dice.words(),
            tick_words: tick_words(&mut dice),
            period: dice.words(),
            names: [dice.words(), dice.words()],
            rows: (0..[0, 1, 3, 20, 300][dice.roll(5)])
                .map(|_| LadderRow {
                    heading: match dice.one_in(3) {
                        true => dice.words(),
                        false => String::new(),
                    },
                    name: dice.words(),
                    values: [dice.value(hostile), dice.value(hostile)],
                    words: [dice.words(), dice.words()],
                    apart: dice.words(),
                })
                .collect(),
            limits: dice
                .one_in(3)
                .then(|| (dice.value(hostile), dice.value(hostile))),
        };
        let drawn = ladder::draw(&chart, SIZES[dice.roll(SIZES.len())]);
        let can = |row: &LadderRow| row.values.iter().all(|value| value.abs() <= 1e15);
        let some = chart.rows.iter().take(200).any(can);
        assert_eq!(drawn.is_some(), some, "seed {seed}");
        let Some(drawing) = drawn else { continue };
        whole(&drawing, false, seed);
        readable(&chart, &drawing, seed);
    }
}

#[test]
fn the_dots_of_a_strip_do_not_hide_one_another() {
    let mut dice = Dice(7);
    for width in [343, 832] {
        let chart = StripChart {
            dots: (0..150)
                .map(|n| StripDot {
                    value: Some((0..4).map(|_| dice.share()).sum::<f64>() * 100.0),
                    words: String::new(),
                    kind: if n == 0 {
                        DotKind::Focus
                    } else {
                        DotKind::Other
                    },
                })
                .collect(),
            ..StripChart::default()
        };
        let drawing = strip::draw(&chart, width).expect("dots");
        assert_eq!(drawing.spots.len(), 150);
        for (n, a) in drawing.spots.iter().enumerate() {
            for b in &drawing.spots[n + 1..] {
                assert!((a.x - b.x).hypot(a.y - b.y) >= 4.0, "{a:?} on {b:?}");
            }
        }
    }
}

#[test]
fn any_gap_is_sound() {
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let step = [1.0, 0.25, 0.0][dice.roll(3)];
        let chart = GapChart {
            unit_label: dice.words(),
            tick_words: tick_words(&mut dice),
            points: (0..[0, 1, 2, 10, 130][dice.roll(5)])
                .map(|n| GapPoint {
                    at: if hostile && dice.one_in(6) {
                        dice.value(true)
                    } else {
                        2000.0 + f64::from(n) * step
                    },
                    period: dice.words(),
                    value: (!dice.one_in(6)).then(|| dice.value(hostile)),
                    words: dice.words(),
                    form: form(&mut dice),
                })
                .collect(),
            above: dice.words(),
            below: dice.words(),
            axis_note: dice.one_in(2).then(|| dice.words()),
        };
        let print = dice.one_in(5);
        let size = if print {
            gap::size_print()
        } else {
            gap::size(SIZES[dice.roll(SIZES.len())])
        };
        let drawn = gap::draw(&chart, size);
        let some = |point: &GapPoint| {
            point.at.abs() <= 1e5 && point.value.is_some_and(|value| value.abs() <= 1e15)
        };
        assert_eq!(
            drawn.is_some(),
            chart.points.iter().any(some),
            "seed {seed}"
        );
        let Some(drawing) = drawn else { continue };
        whole(&drawing, print, seed);
        readable(&chart, &drawing, seed);
        for layer in ["fv-layer-labels", "fv-layer-axis", "fv-layer-notes"] {
            apart(&drawing.picture, &[layer], print, seed);
        }
    }
}

#[test]
fn any_small_multiples_are_sound() {
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let hostile = seed % 2 == 0;
        let panels = (0..dice.roll(9)).map(|_| Panel {
            title: dice.words(),
            points: dice.series(hostile).points,
            targets: dice.trend(hostile).targets,
            missing: dice.one_in(2).then(|| dice.words()),
        });
        let chart = Multiples {
            panels: panels.collect(),
            unit_label: dice.words(),
            tick_words: tick_words(&mut dice),
            from_zero: dice.one_in(3),
            bounds: dice.one_in(3).then_some((0.0, 100.0)),
            axis_note: dice.one_in(2).then(|| dice.words()),
        };
        let drawn = multiples::draw(&chart, SIZES[dice.roll(SIZES.len())]);
        let some = |panel: &Panel| {
            let mut points = panel.points.iter();
            points.any(|point| {
                point.at.abs() <= 1e5 && point.value.is_some_and(|value| value.abs() <= 1e15)
            })
        };
        assert_eq!(
            drawn.is_some(),
            chart.panels.iter().any(some),
            "seed {seed}"
        );
        let Some(drawing) = drawn else { continue };
        whole(&drawing, false, seed);
        readable(&chart, &drawing, seed);
        apart(&drawing.picture, &["fv-layer-axis"], false, seed);
    }
}

#[test]
fn any_count_by_rating_is_sound() {
    const RATINGS: [Rated; 6] = {
        use Rated::*;
        [Red, Amber, Green, Commentary, NotRated, NotLegible]
    };
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let parts: Vec<RatingPart> = (0..dice.roll(16))
            .map(|_| RatingPart {
                rating: RATINGS[dice.roll(6)],
                count: [0, 1, 7, 500, u32::MAX][dice.roll(5)],
                words: dice.words(),
            })
            .collect();
        let drawn = rating::draw(&parts, SIZES[dice.roll(SIZES.len())]);
        assert_eq!(
            drawn.is_some(),
            parts.iter().any(|part| part.count > 0),
            "seed {seed}"
        );
        if let Some(picture) = drawn {
            sound(&picture, false, seed);
            apart(&picture, &["fv-layer-labels"], false, seed);
        }
    }
}
