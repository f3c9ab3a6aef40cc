//! The paragraph that opens a report.

use super::{count_words, join, plural};
use crate::report::{AreaKind, Rating, Report, Sort};

/// How many have each rating, in the order of [`Rating::ALL`].
pub fn tally(ratings: impl Iterator<Item = Option<Rating>>) -> [usize; 6] {
    let mut counts = [0; 6];
    for rating in ratings.flatten() {
        if let Some(place) = Rating::ALL.iter().position(|&other| other == rating) {
            counts[place] += 1;
        }
    }
    counts
}

/// The paragraph that opens a report, written from its figures.
pub fn report_lead(report: &Report) -> String {
    let measures = report.indicators.len();
    if report.sort == Sort::Benchmark {
        let places = report
            .neighbours
            .as_ref()
            .map_or(0, |neighbours| neighbours.areas.len());
        let wider: Vec<String> = report
            .areas
            .iter()
            .filter(|area| matches!(area.kind, AreaKind::Region | AreaKind::Nation))
            .map(|area| area.name.clone())
            .collect();
        let mut beside = Vec::new();
        if places > 0 {
            beside.push(format!(
                "its {} statistical {}",
                count_words(places),
                plural(places, "neighbour")
            ));
        }
        beside.extend(wider);
        let beside = if beside.is_empty() {
            String::new()
        } else {
            format!(", beside {}", join(&beside))
        };
        return format!(
            "{measures} published {} for {}{beside}.",
            plural(measures, "measure"),
            report.area_name()
        );
    }
    let mut text = rated_sentence(
        measures,
        "measure",
        tally(report.indicators.iter().map(|i| i.rating)),
    );
    let milestones = report.milestones.len();
    if milestones > 0 {
        text.push(' ');
        text.push_str(&rated_sentence(
            milestones,
            "milestone",
            tally(report.milestones.iter().map(|m| m.rating)),
        ));
    }
    text
}

/// `Ten of 35 measures are rated red, four amber and three green; …`.
fn rated_sentence(all: usize, what: &str, counts: [usize; 6]) -> String {
    let [red, amber, green, commentary, not_rated, lost] = counts;
    let whats = plural(all, what);
    if red + amber + green == 0 {
        let unread = if lost > 0 {
            format!(
                ", and {} ratings cannot be read in the source",
                count_words(lost)
            )
        } else {
            String::new()
        };
        return match all {
            0 => format!("The report holds no {what}s."),
            _ => {
                format!("The report holds {all} {whats}; no rating is published for them{unread}.")
            }
        };
    }
    let rated: Vec<String> = [(red, "red"), (amber, "amber"), (green, "green")]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {word}", count_words(*n)))
        .collect();
    let mut rest = Vec::new();
    if commentary > 0 {
        rest.push(format!("{} to the commentary", refers(commentary)));
    }
    if not_rated > 0 {
        rest.push(format!(
            "{} {} not rated",
            count_words(not_rated),
            is(not_rated)
        ));
    }
    if lost > 0 {
        rest.push(format!(
            "{} {} not legible in the source",
            count_words(lost),
            is(lost)
        ));
    }
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("; {}", join(&rest))
    };
    let first = [red, amber, green]
        .into_iter()
        .find(|&n| n > 0)
        .unwrap_or_default();
    let (first, colours) = (is(first), join(&rated));
    let colours = colours.replacen(' ', &format!(" {first} rated "), 1);
    format!("Of {all} {whats}, {colours}{rest}.")
}

fn is(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn refers(n: usize) -> String {
    if n == 1 {
        "one refers".to_owned()
    } else {
        format!("{} refer", count_words(n))
    }
}
