//! One authority among all: every value a dot on one axis, overlapping dots stacked.
//!
//! It refuses to rank and to compute: order, bands and means come with words of their own.

use crate::backend::{Canvas, drawable};
use crate::marks::Mark;
use crate::order::{between, ordered};
use crate::paper::Anchor;
use crate::scales::Scale;
use crate::spots::{Drawing, Frame, Reach, Spot};
use crate::spread::{ends_of, spread};
use crate::ticks::{TickWords, Ticks};
use crate::words;

/// What the strip says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StripChart {
    /// What the axis counts, such as `Children per 10,000 aged under 18`.
    pub unit_label: String,
    /// How the axis numbers are dressed.
    pub tick_words: TickWords,
    /// The authorities, in any order.
    pub dots: Vec<StripDot>,
    /// Where one band ends and the next begins, from left to right; empty: no bands.
    pub bounds: Vec<f64>,
    /// The bands' names from left to right, such as `A`, `B`, `C`, `D`: one more than `bounds`.
    pub bands: Vec<String>,
    /// Region, nation or a mean: a tick across the strip with words.
    pub marks: Vec<StripMark>,
    /// Natural limits, such as 0 to 100 for percentages: the axis keeps them if the data does.
    pub limits: Option<(f64, f64)>,
}

/// One authority.
#[derive(Clone, Debug, PartialEq)]
pub struct StripDot {
    /// Its value, in the unit of the axis; without one it is not drawn.
    pub value: Option<f64>,
    /// Its name with the value, such as `Halton 132`; only the focus is labelled.
    pub words: String,
    /// How it stands out.
    pub kind: DotKind,
}

/// How a dot stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DotKind {
    /// The authority the report is about: large, in the accent, labelled.
    Focus,
    /// A statistical neighbour: dark.
    Neighbour,
    /// Any other authority: light.
    Other,
}

/// A value that is no authority's.
#[derive(Clone, Debug, PartialEq)]
pub struct StripMark {
    /// The value, in the unit of the axis.
    pub value: f64,
    /// Its words, such as `England 67`.
    pub words: String,
}

/// Most dots drawn; the rest is for the table.
const MOST: usize = 1000;
/// The radius of the authority's own dot, in pixels.
const OWN: f64 = 7.0;
/// Radii of the other dots: smaller where many lie together.
const RADII: [f64; 4] = [4.0, 3.25, 2.5, 2.0];
/// Half the height over which dots may be stacked, in pixels.
const HALF: f64 = 42.0;
/// Height of a line of words, in pixels.
const LINE: f64 = 18.0;
const TEXT: f64 = 14.0;
/// Between words side by side, in pixels.
const GAP: f64 = 12.0;

/// Bottom layer first.
const LAYERS: [&str; 7] = [
    "fv-layer-grid",
    "fv-layer-axis",
    "fv-layer-context",
    "fv-layer-series",
    "fv-layer-leaders",
    "fv-layer-focus",
    "fv-layer-labels",
];

/// A dot that can be drawn, in pixels.
struct Dot {
    index: usize,
    kind: DotKind,
    x: f64,
    y: f64,
}

/// Words for a place on the axis, in pixels.
struct DotLabel {
    x: f64,
    middle: f64,
    /// Where a line to the words ends.
    knee: f64,
    words: String,
}

/// Draws the strip `width` pixels wide (at least 240). `None` when no dot has a value that can be
/// drawn.
pub fn draw(chart: &StripChart, width: u32) -> Option<Drawing> {
    let width = f64::from(width.clamp(240, 4000));
    let values: Vec<(usize, f64)> = (chart.dots.iter().take(MOST).enumerate())
        .filter_map(|(n, dot)| Some((n, drawable(dot.value?)?)))
        .collect();
    values.first()?;
    let marks: Vec<(f64, &str)> = (chart.marks.iter().take(6))
        .filter_map(|mark| Some((drawable(mark.value)?, mark.words.as_str())))
        .collect();
    let shown = || {
        values
            .iter()
            .map(|value| value.1)
            .chain(marks.iter().map(|mark| mark.0))
    };
    let (lo, hi) = ends_of(shown());
    let ticks = Ticks::enclosing(lo, hi, 4, 6, chart.limits);
    let tick_words = ticks.words(&chart.tick_words);
    let margin = |words: Option<&String>| {
        let half = words.map_or(0.0, |words| words::width(words, TEXT, false) / 2.0);
        between(half.ceil(), OWN + 2.0, width / 4.0)
    };
    let (left, right) = (
        margin(tick_words.first()),
        width - margin(tick_words.last()),
    );

    let letters = if chart.bounds.is_empty() { 0.0 } else { LINE };
    let over = LINE + 6.0 + letters;
    let bottom = over + 2.0 * HALF;
    let named = if marks.is_empty() { 0.0 } else { LINE + 6.0 };
    let baseline = bottom + named + 20.0;
    let height = (baseline + 26.0).ceil();

    let canvas = Canvas::new(width as u32, height as u32, &LAYERS);
    let frame = Frame {
        left,
        top: over,
        right,
        bottom,
    };
    let plot = canvas.plot(ticks.lo()..ticks.hi(), 0.0..1.0, frame)?;
    let across = |value: f64| plot.place((value, 0.0)).0;
    let scale = Scale { size: TEXT, width };
    scale.across(
        &canvas,
        &plot,
        &ticks,
        &tick_words,
        (over, bottom, baseline),
    );
    canvas.layer("fv-layer-axis");
    let unit = words::shorten(&chart.unit_label, TEXT, false, width);
    canvas.text(Mark::TICK, (width, height - 6.0), Anchor::End, &unit);
    bands(
        &canvas,
        chart,
        (ticks.lo(), ticks.hi()),
        &across,
        (over, bottom),
    );

    let kind = |n: usize| chart.dots[n].kind;
    let dots = values.iter().map(|&(index, value)| Dot {
        index,
        kind: kind(index),
        x: across(value),
        y: over + HALF,
    });
    let (dots, radius) = stacked(ordered(dots.collect(), |dot| (dot.x, 0.0)), over + HALF);
    for dot in &dots {
        let (layer, mark, radius) = match dot.kind {
            DotKind::Focus => ("fv-layer-focus", Mark::DOT_FOCUS, OWN),
            DotKind::Neighbour => ("fv-layer-series", Mark::DOT_MEAN, radius),
            DotKind::Other => ("fv-layer-context", Mark::DOT_ALL, radius),
        };
        canvas.layer(layer);
        canvas.dot(mark, (dot.x, dot.y), radius);
    }

    let own = dots.iter().filter(|dot| dot.kind == DotKind::Focus).take(3);
    let own = own.map(|dot| (dot.x, chart.dots[dot.index].words.as_str()));
    for said in spoken(own.collect(), width, Mark::FOCUS_LABEL) {
        let knee = over - letters - 6.0;
        canvas.layer("fv-layer-leaders");
        let down = [
            (said.knee, LINE + 1.0),
            (said.x, knee.max(LINE + 5.0)),
            (said.x, over + HALF - OWN),
        ];
        canvas.line(Mark::LEADER, &down);
        canvas.layer("fv-layer-labels");
        canvas.text(
            Mark::FOCUS_LABEL,
            (said.middle, 14.0),
            Anchor::Middle,
            &said.words,
        );
    }
    let others = marks.iter().map(|&(value, words)| (across(value), words));
    for said in spoken(others.collect(), width, Mark::STRONG) {
        canvas.layer("fv-layer-leaders");
        canvas.line(Mark::MEAN, &[(said.x, bottom - 14.0), (said.x, bottom)]);
        canvas.line(Mark::LEADER, &[(said.x, bottom), (said.knee, bottom + 7.0)]);
        canvas.layer("fv-layer-labels");
        canvas.text(
            Mark::STRONG,
            (said.middle, bottom + LINE + 2.0),
            Anchor::Middle,
            &said.words,
        );
    }
    let spots = dots.into_iter().map(|dot| Spot {
        series: 0,
        point: dot.index,
        x: dot.x,
        y: dot.y,
    });
    Some(Drawing {
        spots: spots.collect(),
        picture: canvas.finish(),
        plot: frame,
        reach: Reach::Dot,
    })
}

/// Light ticks where bands meet, and the band's name where it has room.
fn bands(
    canvas: &Canvas,
    chart: &StripChart,
    (lo, hi): (f64, f64),
    across: &impl Fn(f64) -> f64,
    (over, bottom): (f64, f64),
) {
    let bounds = chart
        .bounds
        .iter()
        .map(|bound| drawable(*bound).map(|b| between(b, lo, hi)));
    let Some(mut ends) = bounds.collect::<Option<Vec<f64>>>() else {
        return;
    };
    ends.truncate(8);
    // Bounds out of order name nothing.
    if ends.is_empty() || ends.windows(2).any(|pair| pair[0] > pair[1]) {
        return;
    }
    canvas.layer("fv-layer-axis");
    for end in &ends {
        let crisp = across(*end).round() + 0.5;
        canvas.line(
            Mark::BAND_TICK,
            &[(crisp, over - LINE + 2.0), (crisp, bottom)],
        );
    }
    ends.insert(0, lo);
    ends.push(hi);
    canvas.layer("fv-layer-labels");
    for (pair, name) in ends.windows(2).zip(&chart.bands) {
        let (from, to) = (across(pair[0]), across(pair[1]));
        if words::width(name, TEXT, false) + 6.0 <= to - from {
            let place = ((from + to) / 2.0, over - 5.0);
            canvas.text(Mark::HALO_TICK, place, Anchor::Middle, name);
        }
    }
}

/// Stacks dots, which come in order across, in lanes so that they touch as little as may be.
/// Gives the radius of all but the authority's own, which lies in the middle.
fn stacked(mut dots: Vec<Dot>, middle: f64) -> (Vec<Dot>, f64) {
    let own: Vec<f64> = (dots.iter().filter(|dot| dot.kind == DotKind::Focus))
        .map(|dot| dot.x)
        .take(3)
        .collect();
    let mut radius = RADII[0];
    for tried in RADII {
        radius = tried;
        let pitch = 2.0 * radius + 0.75;
        let lanes = (HALF / pitch) as i32;
        let order: Vec<f64> = (0..=2 * lanes)
            .map(|n| f64::from(if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 }) * pitch)
            .collect();
        let mut ends = vec![f64::MIN; order.len()];
        let mut crowded = false;
        for dot in dots.iter_mut().filter(|dot| dot.kind != DotKind::Focus) {
            let near = OWN + radius + 0.5;
            let blocked = own.iter().any(|x| (dot.x - x).abs() < near);
            let open = |lane: usize| !(blocked && order[lane].abs() < near);
            let free = |lane: &usize| open(*lane) && dot.x - ends[*lane] >= pitch;
            let lane = (0..order.len()).find(free);
            crowded |= lane.is_none();
            // None free: where the last one lies furthest back.
            let back = |best: usize, lane: usize| if ends[lane] < ends[best] { lane } else { best };
            let last = order.len() - 1;
            let lane = lane.unwrap_or_else(|| (0..last).filter(|n| open(*n)).fold(last, back));
            ends[lane] = dot.x;
            dot.y = middle + order[lane];
        }
        if !crowded {
            break;
        }
    }
    (dots, radius)
}

/// Words side by side: each as near to its place as the others allow.
fn spoken(places: Vec<(f64, &str)>, width: f64, mark: Mark) -> Vec<DotLabel> {
    let (size, bold) = if mark == Mark::FOCUS_LABEL {
        (16.0, true)
    } else {
        (TEXT, true)
    };
    let mut places = ordered(places, |place| (place.0, 0.0));
    places.retain(|place| !place.1.trim().is_empty());
    let room = width / places.len().max(1) as f64 - GAP;
    let said: Vec<(f64, String, f64)> = (places.into_iter())
        .map(|(x, words)| {
            let words = words::shorten(words, size, bold, room);
            let width = words::width(&words, size, bold);
            (x, words, width)
        })
        .collect();
    let wanted: Vec<_> = said.iter().map(|(x, _, width)| (*x, width + GAP)).collect();
    let half = |said: Option<&(f64, String, f64)>| said.map_or(0.0, |said| said.2 / 2.0);
    let middles = spread(&wanted, None, half(said.first()), width - half(said.last()));
    let placed = said.into_iter().zip(middles);
    placed
        .map(|((x, words, width), middle)| {
            let reach = (width / 2.0 - 6.0).max(0.0);
            DotLabel {
                x,
                middle,
                knee: between(x, middle - reach, middle + reach),
                words,
            }
        })
        .collect()
}
