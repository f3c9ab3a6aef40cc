//! What a reader chooses to go into the paper: chapters by ticks, one objective from a list. The
//! choice becomes the link, and comes back from it.

use super::name;
use crate::browser::print;
use crate::components::field::choice;
use crate::components::nodes::each;
use crate::route::{Chapter, PrintOptions, Screen, View};
use crate::screens::Shown;
use crate::state::Action;
use report_core::report::Sort;
use report_view::wording;
use yew::prelude::*;

/// The choices, and the button to print. They do not print.
pub fn choices(shown: &Shown, paper: &PrintOptions, offered: &[Chapter]) -> Html {
    let place = shown.place.clone();
    let on_paper: Callback<PrintOptions> = shown.on_act.reform(move |paper| {
        Action::OptionsChanged(View::Report(place.clone(), Screen::Print(paper)))
    });
    let ticks = offered.iter().map(|chapter| {
        let on = paper.has(*chapter);
        let next = chosen(paper, offered, *chapter, !on);
        let onchange = on_paper.reform(move |_: Event| next.clone());
        let id = format!("paper-{}", chapter.word());
        html! {
            <div class="fv-tick">
                <input class="fv-tick__box" type="checkbox" id={id.clone()} checked={on} {onchange} />
                <label class="fv-tick__label" for={id}>{ name(*chapter) }</label>
            </div>
        }
    });
    let goes_in = offered.iter().filter(|c| paper.has(**c)).count();
    let status = match (goes_in == offered.len(), &paper.objective) {
        (true, None) => "The whole report is selected.".to_owned(),
        (_, None) => format!("{goes_in} of {} parts are selected.", offered.len()),
        (_, Some(_)) => format!(
            "{goes_in} of {} parts are selected, with the measures and milestones of one objective.",
            offered.len()
        ),
    };
    let on_print = Callback::from(|_: MouseEvent| print::ask());
    html! {
        <div class="fv-filters">
            <fieldset class="fv-ticks fv-filters__more">
                <legend class="fv-field__label">{ "Choose what to print" }</legend>
                { each(ticks) }
            </fieldset>
            { objective(shown, paper, &on_paper) }
            <button class="fv-button" type="button" onclick={on_print}>{ "Print, or save as PDF" }</button>
            <p class="fv-filters__more" role="status">{ status }</p>
        </div>
    }
}

/// The paper with a chapter in it or without. What the report has nothing for is not asked for, and
/// a paper of all that it has is the whole report.
fn chosen(
    paper: &PrintOptions,
    offered: &[Chapter],
    chapter: Chapter,
    goes_in: bool,
) -> PrintOptions {
    let mut next = paper.clone().with(chapter, goes_in);
    let all = offered.iter().all(|c| next.has(*c));
    for other in Chapter::ALL.into_iter().filter(|c| !offered.contains(c)) {
        next = next.with(other, all);
    }
    next
}

/// The list of objectives, where there is more than one to choose from.
fn objective(shown: &Shown, paper: &PrintOptions, on_paper: &Callback<PrintOptions>) -> Html {
    let report = &shown.report.value;
    let held: Vec<usize> = (0..report.objectives.len())
        .filter(|at| {
            let milestone = report.milestones.iter().any(|m| m.objective == *at);
            milestone || report.under(*at).next().is_some()
        })
        .collect();
    if held.len() < 2 {
        return Html::default();
    }
    let (label, what) = match report.sort {
        Sort::Benchmark => ("Measures of", "topic"),
        _ => ("Measures and milestones of", "objective"),
    };
    let titles = held
        .iter()
        .map(|at| wording::objective(&report.objectives[*at]));
    let ids: Vec<String> = held
        .iter()
        .map(|at| report.objectives[*at].id.clone())
        .collect();
    let place = ids
        .iter()
        .position(|id| Some(id) == paper.objective.as_ref());
    let any = format!("All {}", wording::count(held.len(), what));
    let paper = paper.clone();
    let on_choice = on_paper.reform(move |at: Option<usize>| {
        let mut next = paper.clone();
        next.objective = at.and_then(|at| ids.get(at).cloned());
        next
    });
    choice("paper-objective", label, &any, titles, place, on_choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_of_all_that_a_report_has_is_the_whole_report() {
        let offered = [Chapter::Overview, Chapter::Scorecard, Chapter::About];
        let whole = PrintOptions::default();
        let without = chosen(&whole, &offered, Chapter::About, false);
        assert_eq!(without.to_string(), "parts=overview,scorecard");
        assert_eq!(chosen(&without, &offered, Chapter::About, true), whole);
        let one = chosen(&without, &offered, Chapter::Overview, false);
        let none = chosen(&one, &offered, Chapter::Scorecard, false);
        assert_eq!(none.to_string(), "parts=none");
        assert_eq!(
            chosen(&none, &offered, Chapter::Scorecard, true).to_string(),
            "parts=scorecard"
        );
    }
}
