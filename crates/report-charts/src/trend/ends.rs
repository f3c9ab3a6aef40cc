//! The names at the ends of the lines: in order of value, pushed apart, the authority's last.

use super::notes::{LabelPosition, LabelSpace};
use super::plan::{Line, Plan, Sheet};
use super::{Layout, Point, Role};
use crate::marks::Mark;
use crate::order::ordered;
use crate::paper::Anchor;
use crate::spread::spread;
use crate::words;

/// A name that must move further than this gets a leader, in pixels.
const LEADER: f64 = 6.0;

/// Where one name goes.
pub(super) struct End {
    /// Where the line ends.
    pub dot: (f64, f64),
    pub radius: f64,
    /// The middle of the words.
    pub middle: f64,
    pub height: f64,
    pub lines: Vec<(Mark, String)>,
    pub leader: bool,
    /// Beside a dot that lies well before the end of the plot, if there is room.
    pub aside: Option<LabelPosition>,
}

/// Value and name in one line, as wide screens and paper have it.
fn in_one(value: &str, name: &str) -> String {
    [value, name]
        .iter()
        .filter(|w| !w.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

fn last_point<'a>(line: &'a Line) -> Option<&'a Point> {
    let (stop, _) = line.values().next_back()?;
    line.series.points.get(stop.index)
}

fn last_words<'a>(line: &'a Line) -> &'a str {
    last_point(line).map_or("", |point| &point.words)
}

/// A line's name; where other figures stand after its last one, with the period of that, so that
/// it is not taken for theirs: `Wrenford, 2021/22`.
fn dated(name: &str, line: &Line, latest: f64) -> String {
    match last_point(line) {
        Some(point) if latest - point.at > LATER => format!("{name}, {}", point.period),
        _ => name.to_owned(),
    }
}

/// A figure this much later than the last of a line, in years, is another period's.
const LATER: f64 = 0.01;

fn short<'a>(line: &'a Line) -> &'a str {
    let series = line.series;
    if series.short_name.is_empty() {
        &series.name
    } else {
        &series.short_name
    }
}

/// How wide a line's name would like to be.
pub(super) fn natural_width(line: &Line, sheet: &Sheet, layout: Layout, latest: f64) -> f64 {
    let value = last_words(line);
    let dated = |name: &str| dated(name, line, latest);
    match layout {
        Layout::Narrow => sheet
            .width(line.emphasis.label, value)
            .max(sheet.width(Mark::SMALL, &dated(short(line)))),
        Layout::Wide | Layout::Print => sheet.width(
            line.emphasis.label,
            &in_one(value, &dated(&line.series.name)),
        ),
    }
}

fn label(line: &Line, plan: &Plan, room: f64) -> Vec<(Mark, String)> {
    let sheet = &plan.sheet;
    let mark = line.emphasis.label;
    let value = last_words(line);
    let dated = |name: &str| dated(name, line, plan.latest);
    let wrap = |mark: Mark, words: &str| {
        let (size, bold) = sheet.face(mark);
        words::wrap(words, size, bold, room, 2)
            .into_iter()
            .map(move |line| (mark, line))
    };
    if plan.size.layout == Layout::Narrow {
        let mut lines = vec![];
        if !value.is_empty() {
            lines.push((mark, sheet.shorten(mark, value, room)));
        }
        lines.extend(wrap(Mark::SMALL, &dated(short(line))));
        return lines;
    }
    let long = in_one(value, &dated(&line.series.name));
    let brief = in_one(value, &dated(short(line)));
    let words = if sheet.width(mark, &long) > room && sheet.width(mark, &brief) <= room {
        brief
    } else {
        long
    };
    wrap(mark, &words).collect()
}

/// Ending this far before the end of the plot, in pixels, a line has its name beside its dot if
/// there is room.
const FAR: f64 = 24.0;

/// Places the names of all lines but the neighbours'; `place` says where a value lies.
pub(super) fn ends(
    plan: &Plan,
    room: &mut LabelSpace,
    place: impl Fn((f64, f64)) -> (f64, f64),
) -> Vec<End> {
    let (mut column, mut ends): (Vec<_>, Vec<_>) = plan
        .lines
        .iter()
        .filter(|line| line.series.role != Role::Neighbour)
        .filter_map(|line| {
            let (_, last) = line.values().next_back()?;
            Some((line, end(line, plan, room, place(last))))
        })
        .filter(|(_, end)| !end.lines.is_empty())
        .partition(|(_, end)| end.aside.is_none());
    let high = plan.frame.bottom - plan.frame.top + 2.0 * plan.sheet.line;
    while column.iter().map(|(_, end)| end.height).sum::<f64>() > high {
        // Too low for all: the least important, which comes first, goes without.
        column.remove(0);
    }
    let mut column = ordered(column, |(line, end)| {
        (end.dot.1, f64::from(line.emphasis.turn))
    });
    let wanted: Vec<_> = column
        .iter()
        .map(|(_, end)| (end.dot.1, end.height))
        .collect();
    let fixed = column
        .iter()
        .position(|(line, _)| line.series.role == Role::Focus);
    let middles = spread(&wanted, fixed, plan.frame.top, plan.frame.bottom);
    for ((_, end), middle) in column.iter_mut().zip(middles) {
        end.middle = middle;
        let far = plan.frame.right - end.dot.0 > FAR;
        end.leader = far || (middle - end.dot.1).abs() > LEADER;
    }
    ends.append(&mut column);
    ends.into_iter().map(|(_, end)| end).collect()
}

fn end(line: &Line, plan: &Plan, room: &mut LabelSpace, dot: (f64, f64)) -> End {
    let sheet = &plan.sheet;
    let radius = line.emphasis.end;
    let mark = line.emphasis.label;
    if plan.frame.right - dot.0 > FAR {
        let words = in_one(last_words(line), short(line));
        let place = |dy: f64, own: f64| {
            let (x, y) = (dot.0 + radius + 6.0, dot.1 + dy);
            (
                LabelPosition {
                    x,
                    y,
                    anchor: Anchor::Start,
                },
                own,
            )
        };
        let candidates = [place(5.0, 0.0), place(-6.0, 0.2), place(16.0, 0.2)];
        let (width, size) = (sheet.width(mark, &words), sheet.face(mark).0);
        if !words.is_empty()
            && dot.0 + radius + 6.0 + width <= plan.frame.right
            && let Some(found) = room.find(candidates, width, size)
        {
            let lines = vec![(mark, words)];
            let (middle, height) = (found.y - 5.0, sheet.line);
            return End {
                dot,
                radius,
                middle,
                height,
                lines,
                leader: false,
                aside: Some(found),
            };
        }
    }
    let width = f64::from(plan.size.width) - plan.frame.right - sheet.gap - 2.0;
    let lines = label(line, plan, width);
    let usual = if plan.size.layout == Layout::Narrow {
        2
    } else {
        1
    };
    let more = lines.len().saturating_sub(usual);
    let height = sheet.line + more as f64 * (sheet.text + 4.0);
    End {
        dot,
        radius,
        middle: dot.1,
        height,
        lines,
        leader: false,
        aside: None,
    }
}
