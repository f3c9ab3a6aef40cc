//! The names at the ends of the lines: in order of value, pushed apart, the authority's last.

use super::notes::{Place, Room};
use super::plan::{Line, Plan, Sheet};
use super::{Layout, Role};
use crate::marks::Mark;
use crate::order::{between, ordered};
use crate::paper::Anchor;
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
    pub aside: Option<Place>,
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

fn last_words<'a>(line: &'a Line) -> &'a str {
    line.values()
        .next_back()
        .and_then(|(stop, _)| line.series.points.get(stop.index))
        .map_or("", |point| &point.words)
}

fn short<'a>(line: &'a Line) -> &'a str {
    let series = line.series;
    if series.short_name.is_empty() {
        &series.name
    } else {
        &series.short_name
    }
}

/// How wide a line's name would like to be.
pub(super) fn natural_width(line: &Line, sheet: &Sheet, layout: Layout) -> f64 {
    let value = last_words(line);
    match layout {
        Layout::Narrow => sheet
            .width(line.look.label, value)
            .max(sheet.width(Mark::Small, short(line))),
        Layout::Wide | Layout::Print => {
            sheet.width(line.look.label, &in_one(value, &line.series.name))
        }
    }
}

fn label(line: &Line, plan: &Plan, room: f64) -> Vec<(Mark, String)> {
    let sheet = &plan.sheet;
    let mark = line.look.label;
    let value = last_words(line);
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
        lines.extend(wrap(Mark::Small, short(line)));
        return lines;
    }
    let long = in_one(value, &line.series.name);
    let brief = in_one(value, short(line));
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
    room: &mut Room,
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
    let mut column = ordered(column, |(line, end)| (end.dot.1, f64::from(line.look.turn)));
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

fn end(line: &Line, plan: &Plan, room: &mut Room, dot: (f64, f64)) -> End {
    let sheet = &plan.sheet;
    let radius = line.look.end;
    let mark = line.look.label;
    if plan.frame.right - dot.0 > FAR {
        let words = in_one(last_words(line), short(line));
        let place = |dy: f64, own: f64| {
            let (x, y) = (dot.0 + radius + 6.0, dot.1 + dy);
            (
                Place {
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

/// Moves middles (wanted position, height; in order) apart until none overlap, each group of
/// crowded ones equally, the fixed one only if there is no other way. The first and last middle
/// stay between `top` and `bottom` as far as the heights allow.
fn spread(wanted: &[(f64, f64)], fixed: Option<usize>, top: f64, bottom: f64) -> Vec<f64> {
    // Distance of each middle below the first if all stood as close as they may.
    let mut offset = vec![0.0; wanted.len()];
    for n in 1..wanted.len() {
        offset[n] = offset[n - 1] + (wanted[n - 1].1 + wanted[n].1) / 2.0;
    }
    let total = offset.last().copied().unwrap_or(0.0);
    let (top, bottom) = if bottom - top < total {
        let middle = (top + bottom) / 2.0;
        (middle - total / 2.0, middle + total / 2.0)
    } else {
        (top, bottom)
    };
    let within = |n: usize, y: f64| between(y, top + offset[n], bottom - (total - offset[n]));
    // With the least distances taken off, keeping apart means never running backwards; averaging
    // whatever runs backwards pushes equally.
    let level = |range: std::ops::Range<usize>, lo: f64, hi: f64| -> Vec<f64> {
        let mut groups: Vec<(f64, usize)> = vec![];
        for n in range {
            let mut group = (wanted[n].0 - offset[n], 1);
            while let Some(&(mean, count)) = groups.last() {
                if mean < group.0 {
                    break;
                }
                groups.pop();
                let sum = mean * count as f64 + group.0 * group.1 as f64;
                group = (sum / (count + group.1) as f64, count + group.1);
            }
            groups.push(group);
        }
        groups
            .into_iter()
            .flat_map(|(mean, count)| std::iter::repeat_n(between(mean, lo, hi), count))
            .collect()
    };
    let (lo, hi) = (top, bottom - total);
    let levels = match fixed.filter(|&n| n < wanted.len()) {
        None => level(0..wanted.len(), lo, hi),
        Some(n) => {
            let own = within(n, wanted[n].0) - offset[n];
            let mut levels = level(0..n, lo, own);
            levels.push(own);
            levels.extend(level(n + 1..wanted.len(), own, hi));
            levels
        }
    };
    levels
        .iter()
        .zip(&offset)
        .map(|(level, offset)| level + offset)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(wanted: &[(f64, f64)], fixed: Option<usize>) -> Vec<f64> {
        spread(wanted, fixed, 50.0, 450.0)
    }

    #[test]
    fn what_does_not_touch_stays() {
        assert_eq!(apart(&[(100.0, 18.0), (200.0, 18.0)], None), [100.0, 200.0]);
        assert_eq!(apart(&[], None), Vec::<f64>::new());
    }

    #[test]
    fn two_that_touch_are_pushed_equally() {
        assert_eq!(apart(&[(100.0, 18.0), (110.0, 18.0)], None), [96.0, 114.0]);
    }

    #[test]
    fn the_fixed_one_stays_and_the_other_moves() {
        assert_eq!(
            apart(&[(100.0, 18.0), (110.0, 18.0)], Some(0)),
            [100.0, 118.0]
        );
        assert_eq!(
            apart(&[(100.0, 18.0), (110.0, 18.0)], Some(1)),
            [92.0, 110.0]
        );
    }

    #[test]
    fn all_stay_within_the_plot_even_when_the_fixed_one_must_give_way() {
        let tied = [(50.0, 30.0); 5];
        assert_eq!(apart(&tied, Some(4)), [50.0, 80.0, 110.0, 140.0, 170.0]);
        let tied = [(450.0, 30.0); 3];
        assert_eq!(apart(&tied, Some(0)), [390.0, 420.0, 450.0]);
    }
}
