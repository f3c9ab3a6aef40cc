//! What ratings and directions mean.

use super::ChangeLocation;
use super::Kind;
use super::change_list::ChangeList;
use super::matched::MatchedReports;
use crate::report::{Direction, Legend, Meaning, Rating};

/// Compares what ratings and directions mean.
pub(super) fn legend(matched: &MatchedReports, log: &mut ChangeList) {
    let (a, b) = (&matched.before.legend, &matched.after.legend);
    log.about(ChangeLocation::Legend, "The legend");
    let against = |legend: &Legend| legend.against.map(|against| against.words());
    let what = "What a direction of travel compares with";
    log.label(Kind::Legend, what, against(a), against(b));
    for rating in Rating::ALL {
        let find = |legend: &Legend| {
            let found = legend.ratings.iter().find(|(of, _)| *of == rating);
            found.map(|(_, meaning)| meaning.clone())
        };
        meaning(log, rating.word(), find(a), find(b));
    }
    let directions = [
        (Direction::Better, "Better"),
        (Direction::Same, "Same"),
        (Direction::Worse, "Worse"),
        (Direction::NotComparable, "Not comparable"),
        (Direction::Lost, "Not legible"),
    ];
    for (direction, word) in directions {
        let find = |legend: &Legend| {
            let found = legend.directions.iter().find(|(of, _)| *of == direction);
            found.map(|(_, meaning)| meaning.clone())
        };
        meaning(log, word, find(a), find(b));
    }
}

fn meaning(log: &mut ChangeList, word: &str, before: Option<Meaning>, after: Option<Meaning>) {
    if before.is_none() && after.is_some() || before.is_some() && after.is_none() {
        let (what, shown) = (format!("“{word}”"), Some(word.to_owned()));
        return match after.is_some() {
            true => log.say(Kind::Legend, format!("{what} is explained."), None, shown),
            false => log.say(
                Kind::Legend,
                format!("{what} is no longer explained."),
                shown,
                None,
            ),
        };
    }
    let (Some(a), Some(b)) = (before, after) else {
        return;
    };
    let texts = [
        ("for a measure", a.measure, b.measure),
        ("for a milestone", a.milestone, b.milestone),
    ];
    for (of, old, new) in texts {
        let what = format!("What “{word}” means {of}");
        log.text(Kind::Legend, &what, old.as_deref(), new.as_deref());
    }
    let what = format!("The symbol of “{word}”");
    log.label(
        Kind::Legend,
        &what,
        a.symbol.as_deref(),
        b.symbol.as_deref(),
    );
}
