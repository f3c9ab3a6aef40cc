//! What a reader chooses to see of a trend: the first and the last period, the places beside the
//! own one, and where the axis begins. Everything is in the link; a choice never changes a figure.

use super::words;
use crate::components::field::choice;
use crate::components::nodes::each;
use report_core::compare::Comparison;
use report_core::select::{Choice, Selection, choices, is_usual};
use report_view::comparison::ComparisonView;
use report_view::options::IndicatorOptions;
use report_view::wording;
use yew::prelude::*;

/// The options of a measure, and what is called when a reader changes them.
pub struct OptionsInput<'l> {
    /// As the link has it.
    pub options: &'l IndicatorOptions,
    /// Called with the changed options.
    pub on_options: &'l Callback<IndicatorOptions>,
}

impl OptionsInput<'_> {
    /// A callback that changes one thing.
    fn on<T: 'static>(&self, change: impl Fn(&mut IndicatorOptions, T) + 'static) -> Callback<T> {
        let options = self.options.clone();
        self.on_options.reform(move |chosen| {
            let mut options = options.clone();
            change(&mut options, chosen);
            options
        })
    }

    /// A callback that picks the period that is ranked.
    pub fn on_pick(&self) -> Callback<String> {
        self.on(|options, at| options.at = Some(at))
    }
}

/// What of the link was ignored.
pub fn ignored(sentences: &[String]) -> Html {
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <div class="fv-notice" role="status">
            <b>{ "Not everything in the link could be shown. " }</b>{ sentences.join(" ") }
        </div>
    }
}

/// The controls, folded away; nothing where there is nothing to choose. `axis`: whether the axis leaves
/// zero out when it is left alone.
pub fn controls(input: &OptionsInput, view: &ComparisonView, axis: bool) -> Html {
    let (comparison, shown) = (&view.comparison, &view.shown);
    let places = choices(comparison);
    let several = comparison.periods().len() > 2;
    if places.is_empty() && !several && !axis {
        return Html::default();
    }
    html! {
        <details class="fv-details fv-choices">
            <summary>{ words::CHANGE_CHART }</summary>
            <div class="fv-choices__line">
                if several {
                    { period(input, comparison, (0, shown.last), shown.first, true) }
                    { period(input, comparison, (shown.first, comparison.periods().len() - 1), shown.last, false) }
                }
                if axis {
                    { tick(
                        "fv-axis".to_owned(),
                        words::FROM_ZERO.to_owned(),
                        input.options.from_zero,
                        input.on(|options, _: Event| options.from_zero = !options.from_zero),
                    ) }
                }
            </div>
            if !places.is_empty() { { beside(input, shown, &places) } }
        </details>
    }
}

/// The first or the last period, among those that leave a run.
fn period(
    input: &OptionsInput,
    comparison: &Comparison,
    (from, to): (usize, usize),
    chosen: usize,
    first: bool,
) -> Html {
    let periods = &comparison.periods()[from..=to];
    let labels: Vec<String> = periods.iter().map(|p| p.label().to_owned()).collect();
    let words = periods
        .iter()
        .map(|period| wording::capital(&period.words()));
    let asked = if first {
        &input.options.from
    } else {
        &input.options.to
    };
    let chosen = asked.as_ref().map(|_| chosen - from);
    let on_period = input.on(move |options, at: Option<usize>| {
        let label = at.and_then(|at| labels.get(at).cloned());
        match first {
            true => options.from = label,
            false => options.to = label,
        }
    });
    let (id, label, any) = match first {
        true => ("fv-from", words::FIRST_PERIOD, words::THE_FIRST),
        false => ("fv-to", words::LAST_PERIOD, words::THE_LATEST),
    };
    choice(id, label, any, words, chosen, on_period)
}

fn beside(input: &OptionsInput, shown: &Selection, places: &[Choice]) -> Html {
    let count = places.iter().filter(|place| shown.shows(place)).count();
    let how_many = match count {
        n if n == places.len() => format!("all {n} places"),
        0 => "none".to_owned(),
        n => format!("{n} of {} places", places.len()),
    };
    let boxes = places.iter().map(|place| {
        let on = shown.shows(place);
        let wanted = |other: &&Choice| (other.code == place.code) != shown.shows(other);
        let codes = codes(places, wanted);
        let on_place = input.on(move |options, _: Event| options.beside.clone_from(&codes));
        tick(
            format!("fv-place-{}", place.code),
            place.name.clone(),
            on,
            on_place,
        )
    });
    let every = codes(places, |_: &&Choice| true);
    let all = input.on(move |options, _: MouseEvent| options.beside.clone_from(&every));
    let none = input.on(|options, _: MouseEvent| options.beside = Some(Vec::new()));
    html! {
        <fieldset class="fv-choices__places">
            <legend class="fv-field__label">{ format!("{}: {how_many}", words::COMPARE_WITH) }</legend>
            <div class="fv-ticks">
                { each(boxes) }
                <p class="fv-choices__both">
                    <button type="button" class="fv-button fv-button--link" onclick={all}>{ words::ALL_PLACES }</button>
                    <button type="button" class="fv-button fv-button--link" onclick={none}>{ words::NO_PLACES }</button>
                </p>
            </div>
        </fieldset>
    }
}

/// The codes of the places that are wanted; none where they are those shown without a choice.
fn codes(places: &[Choice], wanted: impl Fn(&&Choice) -> bool) -> Option<Vec<String>> {
    if places.iter().all(|place| wanted(&place) == is_usual(place)) {
        return None;
    }
    Some(
        places
            .iter()
            .filter(wanted)
            .map(|place| place.code.clone())
            .collect(),
    )
}

fn tick(id: String, words: String, on: bool, onchange: Callback<Event>) -> Html {
    html! {
        <div class="fv-tick">
            <input class="fv-tick__box" type="checkbox" id={id.clone()} checked={on} {onchange} />
            <label class="fv-tick__label" for={id}>{ words }</label>
        </div>
    }
}
