//! What is said of milestones, on the overview and on their own screen.

use crate::components::rating::rating;
use report_core::report::{Milestone, Rating, Report};
use report_view::wording::{self, counts};
use yew::prelude::*;

/// How many there are, how they are rated, and how many each year of a plan has.
pub fn lead(report: &Report) -> String {
    let all = report.milestones.len();
    if all == 0 {
        return "This report has no milestones.".to_owned();
    }
    let number = wording::count(all, "milestone");
    let rated = counts(report.milestones.iter().map(|m| m.rating));
    let mut text = match rated.as_str() {
        "" => format!("{number}, with no published rating."),
        rated => format!("{number}: {rated}."),
    };
    let unrated = report
        .milestones
        .iter()
        .filter(|m| m.rating.is_none())
        .count();
    if unrated > 0 && unrated < all {
        text.push_str(&format!(" No rating is published for {unrated}."));
    }
    let years: Vec<(usize, String)> = years(&report.milestones.iter().collect::<Vec<_>>())
        .into_iter()
        .filter_map(|(year, under)| Some((under.len(), year?)))
        .collect();
    match years.as_slice() {
        [] => {}
        [(n, year)] if *n == all => text.push_str(&format!(" All are for {year}.")),
        years => {
            let years = years.iter().map(|(n, year)| format!("{n} for {year}"));
            let years: Vec<String> = years.collect();
            text.push_str(&format!(" Of them {}.", report_core::words::join(&years)));
        }
    }
    text
}

/// What a milestone's date says: the printed words, or the period's.
pub fn due(milestone: &Milestone) -> String {
    match (&milestone.due_printed, &milestone.due) {
        (Some(printed), _) => printed.clone(),
        (None, Some(period)) => wording::capital(&period.words()),
        (None, None) => "No date".to_owned(),
    }
}

/// Milestones by the year of the plan, in order of appearance.
pub fn years<'r>(milestones: &[&'r Milestone]) -> Vec<(Option<String>, Vec<&'r Milestone>)> {
    let mut years: Vec<(Option<String>, Vec<&Milestone>)> = Vec::new();
    for milestone in milestones {
        let year = milestone.year.as_ref().map(|year| year.words());
        match years.iter_mut().find(|(other, _)| *other == year) {
            Some((_, list)) => list.push(milestone),
            None => years.push((year, vec![milestone])),
        }
    }
    years
}

/// A rating, or the words that there is none.
pub fn rated(found: Option<Rating>) -> Html {
    match found {
        Some(found) => rating(found, false),
        None => html! { <span class="fv-direction--none">{ "None published" }</span> },
    }
}
