//! The paragraph that opens a report.

use super::{join, join_few, plural};
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
    let indicators = report.indicators.len();
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
                "its {places} statistical {}",
                plural(places, "neighbour")
            ));
        }
        beside.extend(wider);
        let beside = if beside.is_empty() {
            String::new()
        } else {
            format!(", beside {}", join_few(&beside))
        };
        return format!(
            "{indicators} published {} for {}{beside}.",
            plural(indicators, "measure"),
            report.area_name()
        );
    }
    let mut text = rated_sentence(
        indicators,
        "measure",
        tally(report.indicators.iter().map(|i| i.rating)),
    );
    text.push_str(&topics_sentence(report));
    let milestones = report.milestones.len();
    if milestones > 0 {
        text.push(' ');
        text.push_str(&rated_sentence(
            milestones,
            "milestone",
            tally(report.milestones.iter().map(|m| m.rating)),
        ));
    }
    let loose = loose_ratings(report);
    if loose > 0 {
        let belong = if loose == 1 { "belongs" } else { "belong" };
        text.push_str(&format!(
            " {loose} more {} {belong} to no measure.",
            plural(loose, "rating")
        ));
    }
    text
}

/// ` Of 9 topics, 5 are rated red, 3 amber and 1 green.`; nothing without topics.
fn topics_sentence(report: &Report) -> String {
    let (all, counts) = topics(report);
    match all {
        0 => String::new(),
        _ => format!(" {}", rated_sentence(all, "topic", counts)),
    }
}

fn topics(report: &Report) -> (usize, [usize; 6]) {
    let ratings = report.topics.iter().map(|topic| topic.rating);
    (report.topics.len(), tally(ratings))
}

/// What a page opens a report with, where the counts stand below it: `Of 35 measures, ten are rated red,
/// four amber and three green.` Where nothing has one of these ratings, or nothing is red though not
/// every rating is known, as [`report_lead`] says it.
pub fn report_opening(report: &Report) -> String {
    let counts = tally(report.indicators.iter().map(|i| i.rating));
    let [red, amber, green, ..] = counts;
    let all = report.indicators.len();
    if report.sort == Sort::Benchmark || loose_ratings(report) > 0 {
        return report_lead(report);
    }
    let indicators = match (red, amber + green) {
        (0, rated) if rated < all || all == 0 => rated_sentence(all, "measure", counts),
        _ => colours_sentence(all, "measure", [red, amber, green], ""),
    };
    indicators + &topics_sentence(report)
}

/// `Of 35 measures, ten are rated red, four amber and three green; two refer to the commentary, …`:
/// every measure is counted once, those without a rating too.
fn rated_sentence(all: usize, what: &str, counts: [usize; 6]) -> String {
    let [red, amber, green, ..] = counts;
    let whats = plural(all, what);
    if all == 0 {
        return format!("This report has no {what}s.");
    }
    let rest = without_colour(all, counts);
    if red + amber + green == 0 {
        return match counts.iter().sum() {
            0 => format!("{all} {whats}, with no published rating."),
            _ => format!(
                "{all} {whats}, none with a rating of red, amber or green that can be read: {}.",
                join(&rest)
            ),
        };
    }
    let rest = match rest.is_empty() {
        true => String::new(),
        false => format!("; {}", join(&rest)),
    };
    colours_sentence(all, what, [red, amber, green], &rest)
}

/// `Of 35 measures, 10 are rated red, 4 amber and 3 green`, and the rest.
fn colours_sentence(all: usize, what: &str, counts: [usize; 3], rest: &str) -> String {
    let rated: Vec<String> = counts
        .iter()
        .zip(["red", "amber", "green"])
        .filter(|(n, _)| **n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    let first = counts.into_iter().find(|&n| n > 0).unwrap_or_default();
    let (first, colours) = (is(first), join(&rated));
    let colours = colours.replacen(' ', &format!(" {first} rated "), 1);
    format!("Of {all} {}, {colours}{rest}.", plural(all, what))
}

/// What is known of those that are rated neither red, amber nor green: `9 are not rated`,
/// `7 are not legible in the source`, `2 have no published rating`.
fn without_colour(all: usize, counts: [usize; 6]) -> Vec<String> {
    let [.., commentary, not_rated, lost] = counts;
    let unsaid = all.saturating_sub(counts.iter().sum());
    let mut rest = Vec::new();
    if commentary > 0 {
        rest.push(format!("{} to the commentary", refers(commentary)));
    }
    for (n, words) in [
        (not_rated, "not rated"),
        (lost, "not legible in the source"),
    ] {
        if n > 0 {
            rest.push(format!("{n} {} {words}", is(n)));
        }
    }
    if unsaid > 0 {
        let has = if unsaid == 1 { "has" } else { "have" };
        rest.push(format!("{unsaid} {has} no published rating"));
    }
    rest
}

/// Ratings that the report prints of something that is no measure and no milestone: figures that
/// stand in sentences and are called a rating, like `rating: Key Stage 1`.
pub fn loose_ratings(report: &Report) -> usize {
    let called = |what: &str| {
        let first = what.split(|c: char| !c.is_alphanumeric()).next();
        first.is_some_and(|word| word.eq_ignore_ascii_case("rating"))
    };
    let figures = report.figures.iter();
    figures.filter(|figure| called(&figure.what)).count()
}

/// What is said in place of a list of red measures, where no measure is rated red. That none is
/// red is only said where every rating is known: `No red rating can be read; 30 of 68 are not
/// legible.` Topics are said in the same breath: `No measure is rated red. Of 9 topics, five are
/// rated red.` `None` where a measure is rated red, and where no measure is rated at all.
pub fn no_red(report: &Report) -> Option<String> {
    let all = report.indicators.len();
    let counts = tally(report.indicators.iter().map(|i| i.rating));
    let [red, amber, green, .., lost] = counts;
    let (rated, loose) = (amber + green, loose_ratings(report));
    if red > 0 || counts.iter().sum::<usize>() + loose == 0 {
        return None;
    }
    if loose > 0 {
        return Some(format!(
            "What is red is not listed: {loose} {} {} to no measure and {} as printed under “Other figures”.",
            plural(loose, "rating"),
            if loose == 1 { "belongs" } else { "belong" },
            if loose == 1 { "stands" } else { "stand" },
        ));
    }
    let topics = topics_sentence(report);
    if rated == all {
        return Some(format!("No measure is rated red.{topics}"));
    }
    let mut others = counts;
    if lost > 0 {
        // The lost ones are said first, and not again.
        others[5] = 0;
        let rest = without_colour(all - lost, others);
        let rest = match rest.is_empty() {
            true => String::new(),
            false => format!(" Of the others, {}.", join(&rest)),
        };
        return Some(format!(
            "No red rating can be read; {lost} of {all} {} not legible.{rest}{topics}",
            is(lost)
        ));
    }
    let rest = join(&without_colour(all, counts));
    let indicators = match rated {
        0 => format!("No measure has a rating of red, amber or green: of {all}, {rest}."),
        1 => format!("The one measure that is rated is not red; of {all}, {rest}."),
        n => format!("Of the {n} measures that are rated, none is red; of {all}, {rest}."),
    };
    Some(indicators + &topics)
}

fn is(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn refers(n: usize) -> String {
    if n == 1 {
        "1 refers".to_owned()
    } else {
        format!("{n} refer")
    }
}
