//! Choices: a labelled list, and a table's head that orders it. Native elements, so that every
//! keyboard and every reader of screens knows them.

use super::glyph::sort_glyph;
use crate::components::nodes::each;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A list to choose one of, or none: `any` is the words of none. Calls back with the place of
/// what was chosen.
pub fn choice(
    id: &'static str,
    label: &str,
    any: &str,
    options: impl IntoIterator<Item = String>,
    chosen: Option<usize>,
    on_choice: Callback<Option<usize>>,
) -> Html {
    let options = options.into_iter().enumerate().map(|(n, words)| {
        html! { <option value={n.to_string()} selected={chosen == Some(n)}>{ words }</option> }
    });
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_choice.emit(select.value().parse().ok());
        }
    });
    html! {
        <div class="fv-field">
            <label class="fv-field__label" for={id}>{ label.to_owned() }</label>
            <select class="fv-field__control" {id} {onchange}>
                <option value="" selected={chosen.is_none()}>{ any.to_owned() }</option>
                { each(options) }
            </select>
        </div>
    }
}

/// A line to write in, with a hint where there is one. Calls back with all of it at each letter.
pub fn text(
    id: impl Into<AttrValue>,
    label: impl Into<AttrValue>,
    hint: Option<&'static str>,
    value: &str,
    take: impl Fn(String) + 'static,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            take(field.value());
        }
    });
    let id: AttrValue = id.into();
    let hint_id = hint.map(|_| format!("{id}-hint"));
    html! {
        <div class="fv-field">
            <label class="fv-field__label" for={id.clone()}>{ label.into() }</label>
            { hint.map(|hint| html! { <p class="fv-drop__hint" id={hint_id.clone()}>{ hint }</p> }) }
            <input class="fv-field__control" {id} type="text" autocomplete="off" value={value.to_owned()} {oninput} aria-describedby={hint_id} />
        </div>
    }
}

/// A box to tick.
pub fn tick(id: String, words: String, on: bool, take: impl Fn(bool) + 'static) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            take(field.checked());
        }
    });
    html! {
        <div class="fv-tick">
            <input class="fv-tick__box" type="checkbox" id={id.clone()} checked={on} {onchange} />
            <label class="fv-tick__label" for={id}>{ words }</label>
        </div>
    }
}

/// The head of a column that orders its table: not at all (`None`), from the first (`false`) or
/// from the last (`true`). The next order is the caller's to decide.
pub fn sort_head(
    class: Option<&'static str>,
    name: &str,
    descending: Option<bool>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let sorted = match descending {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    html! {
        <th scope="col" {class} aria-sort={sorted}>
            <button class="fv-table__sort" type="button" {onclick}>
                { name.to_owned() }
                { sort_glyph(descending) }
            </button>
        </th>
    }
}
