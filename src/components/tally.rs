//! The counts by rating: one mark a measure, in fives, the same columns for milestones.

use super::glyph::rating_glyph;
use crate::components::nodes::each;
use report_core::report::{Rating, Report};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The tally of a report; nothing where it publishes no rating at all.
pub fn tally(report: &Report) -> Html {
    let measures = words::tally(report.indicators.iter().map(|i| i.rating));
    let milestones = words::tally(report.milestones.iter().map(|m| m.rating));
    if measures.iter().chain(&milestones).sum::<usize>() == 0 {
        return Html::default();
    }
    html! {
        <div class="fv-tally">
            { row(report.indicators.len(), "measure", measures, words::loose_ratings(report)) }
            { row(report.milestones.len(), "milestone", milestones, 0) }
        </div>
    }
}

/// The counts of one kind; `loose` ratings beside them belong to none of it.
fn row(all: usize, what: &str, counts: [usize; 6], loose: usize) -> Html {
    if all == 0 {
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
        // Where ratings cannot be read, nobody knows that there are none of this one.
        if count == 0 && illegible > 0 {
            return html! { <li class="fv-tally__group" aria-hidden="true"></li> };
        }
        html! {
            <li class="fv-tally__group">
                <div class="fv-tally__label"><b>{ count }</b>{ " " }{ rating.word().to_ascii_lowercase() }</div>
                <div class="fv-tally__marks">{ each((0..count).map(|_| rating_glyph(rating))) }</div>
            </li>
        }
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
