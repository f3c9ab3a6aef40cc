//! The counts by rating: one mark a measure, in fives, the same columns for milestones; and how many
//! measures are better, the same and worse.

use super::glyph::{going_glyph, rating_glyph};
use crate::components::nodes::each;
use report_core::find::{Directions, Going};
use report_core::report::{Rating, Report};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The tally of a report; nothing where it publishes no rating and no direction can be told.
pub fn tally(report: &Report) -> Html {
    let indicators = words::tally(report.indicators.iter().map(|i| i.rating));
    let milestones = words::tally(report.milestones.iter().map(|m| m.rating));
    let topics = words::tally(report.topics.iter().map(|topic| topic.rating));
    let rated = [indicators, topics, milestones]
        .as_flattened()
        .iter()
        .sum::<usize>()
        > 0;
    let directions = Directions::of(report);
    if !rated && directions.known() == 0 {
        return Html::default();
    }
    let turned = report.since.as_ref().and_then(|since| since.turned.clone());
    html! {
        <div class="fv-tally">
            if rated {
                { row(report.indicators.len(), "measure", indicators, words::loose_ratings(report)) }
                { row(report.topics.len(), "topic", topics, 0) }
                { row(report.milestones.len(), "milestone", milestones, 0) }
            }
            { going(&directions) }
            if let Some(turned) = turned {
                <p class="fv-tally__since">{ turned }</p>
            }
        </div>
    }
}

/// How many measures are better, the same and worse.
fn going(found: &Directions) -> Html {
    let known = found.known();
    if known == 0 {
        return Html::default();
    }
    let groups = [
        (Going::Worse, "worse", 2),
        (Going::Same, "the same", 1),
        (Going::Better, "better", 0),
    ];
    let groups = groups.into_iter().map(|(going, word, at)| {
        let (count, calculated) = (found.told[at], found.calculated[at]);
        // Where it cannot be told for some, nobody knows that there are none.
        if count == 0 && found.untold > 0 {
            return empty();
        }
        let marks = (0..count).map(|n| going_glyph(going, n >= count - calculated));
        let label = html! {<>
            { word }
            if calculated > 0 {
                { " " }<span class="fv-tally__unsaid">{ format!("{calculated} calculated") }</span>
            }
        </>};
        group(count, label, each(marks))
    });
    html! {
        <div class="fv-tally__row">
            <p class="fv-tally__total">
                <b>{ known }</b>{ " compared with before" }
                if found.untold > 0 {
                    <span class="fv-tally__unsaid">{ format!("Better or worse cannot be told for {}", found.untold) }</span>
                }
            </p>
            <ul class="fv-tally__groups" aria-label="measures by direction">{ each(groups) }</ul>
        </div>
    }
}

fn group(count: usize, label: Html, marks: Html) -> Html {
    html! {
        <li class="fv-tally__group">
            <div class="fv-tally__label"><b>{ count }</b>{ " " }{ label }</div>
            <div class="fv-tally__marks">{ marks }</div>
        </li>
    }
}

/// The place of a group of which nothing is said, so that the others keep their columns.
fn empty() -> Html {
    html! { <li class="fv-tally__group fv-tally__group--empty" aria-hidden="true"></li> }
}

/// The counts of one kind; `loose` ratings beside them belong to none of it.
fn row(all: usize, what: &str, counts: [usize; 6], loose: usize) -> Html {
    // Where nothing has a rating, nothing is said to be red or not.
    if counts.iter().sum::<usize>() + loose == 0 {
        return Html::default();
    }
    let whats = if all == 1 {
        what.to_owned()
    } else {
        format!("{what}s")
    };
    let unsaid = all - counts.iter().sum::<usize>();
    let illegible: usize = (Rating::ALL.into_iter().zip(counts))
        .filter(|(rating, _)| *rating == Rating::Lost)
        .map(|(_, count)| count)
        .sum();
    let groups = Rating::ALL.into_iter().zip(counts).map(|(rating, count)| {
        let colour = matches!(rating, Rating::Red | Rating::Amber | Rating::Green);
        // Where ratings cannot be read, nobody knows that there are none of this one.
        if count == 0 && (illegible > 0 || !colour) {
            return empty();
        }
        let label = html! { { rating.word().to_ascii_lowercase() } };
        group(count, label, each((0..count).map(|_| rating_glyph(rating))))
    });
    html! {
        <div class="fv-tally__row">
            <p class="fv-tally__total">
                <b>{ all }</b>{ " " }{ &whats }
                if unsaid > 0 {
                    <span class="fv-tally__unsaid">{ format!("{unsaid} without a published rating") }</span>
                }
                if loose > 0 {
                    <span class="fv-tally__unsaid">{ format!("{} not counted here", wording::count(loose, "other rating")) }</span>
                }
            </p>
            <ul class="fv-tally__groups" aria-label={format!("{whats} by rating")}>{ each(groups) }</ul>
        </div>
    }
}
