//! The questions about a sheet: its first rows with what stands in each column, what must be answered,
//! and what is to be confirmed.

use super::model::{self, Model, change};
use crate::components::blocks::scrolling;
use crate::components::nodes::each;
use fairview_importer::{Cell, FormField, Proposed};
use report_view::wording;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub fn questions(model: &Model, proposed: &Proposed) -> Html {
    let fields = |prefix: &'static str, list: &[FormField]| {
        let fields = list.iter().enumerate();
        each(fields.map(|(at, asked)| field(model, &format!("fv-{prefix}-{at}"), asked)))
    };
    let open: Vec<(Vec<String>, String)> = proposed
        .open
        .iter()
        .map(|asked| (asked.at.clone(), asked.label.clone()))
        .collect();
    let onclick = Callback::from(move |_: MouseEvent| {
        let known = model::current();
        let unanswered = open
            .iter()
            .filter(|(at, _)| known.answer(at, "").trim().is_empty());
        let unanswered: Vec<String> = unanswered
            .map(|(_, label)| format!("{label}: choose an answer."))
            .collect();
        match unanswered.is_empty() {
            true => {
                change(|model| model.confirmed = true);
                model::read();
            }
            false => change(|model| model.wrong = unanswered),
        }
    });
    html! {<>
        <p>{ format!("These are the first rows of the sheet “{}”, with what each of its {} seems to hold. Change what is wrong.", proposed.sheet, wording::count(proposed.columns.len(), "column")) }</p>
        { scrolling("The first rows of the sheet", table(model, proposed)) }
        if !proposed.open.is_empty() {
            <h3>{ "Answer these" }</h3>
            <div class="fv-prepare__fields">{ fields("open", &proposed.open) }</div>
        }
        if !proposed.confirm.is_empty() {
            <h3>{ "Check these" }</h3>
            <div class="fv-prepare__fields">{ fields("check", &proposed.confirm) }</div>
        }
        <p><button type="button" class="fv-button" {onclick}>{ "Use these answers" }</button></p>
    </>}
}

/// What mends a problem, which may be left as it is.
pub fn mend(model: &Model, id: &str, asked: &FormField) -> Html {
    let described = (!asked.hint.is_empty()).then(|| format!("{id}-hint"));
    html! {<>
        <label class="fv-field__label" for={id.to_owned()}>{ &asked.label }{ asked.colour.as_deref().map(swatch) }</label>
        if let Some(id) = &described { <p class="fv-drop__hint" id={id.clone()}>{ &asked.hint }</p> }
        { control(model, id.to_owned(), None, asked, described.clone(), Some("Leave as it is")) }
    </>}
}

/// A question with its answer.
fn field(model: &Model, id: &str, asked: &FormField) -> Html {
    let hint_id = format!("{id}-hint");
    let described = (!asked.hint.is_empty()).then(|| hint_id.clone());
    html! {
        <div class="fv-field">
            <label class="fv-field__label" for={id.to_owned()}>{ &asked.label }{ asked.colour.as_deref().map(swatch) }</label>
            if let Some(id) = &described { <p class="fv-drop__hint" id={id.clone()}>{ &asked.hint }</p> }
            { control(model, id.to_owned(), None, asked, described.clone(), None) }
        </div>
    }
}

/// A list to choose from, or a line to write. `otherwise` is what choosing nothing means, where that is a choice.
fn control(
    model: &Model,
    id: String,
    name: Option<String>,
    asked: &FormField,
    described: Option<String>,
    otherwise: Option<&'static str>,
) -> Html {
    let answer = model.answer(&asked.at, &asked.answer).to_owned();
    let at = asked.at.clone();
    if asked.choices.is_empty() {
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                change(|model| model.set_answer(&at, field.value()));
            }
        });
        return html! {
            <input class="fv-field__control" {id} type="text" autocomplete="off" value={answer} aria-describedby={described} {oninput} />
        };
    }
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            change(|model| model.set_answer(&at, field.value()));
        }
    });
    let options = asked.choices.iter().map(|(value, words)| {
        html! { <option value={value.clone()} selected={*value == answer}>{ words }</option> }
    });
    html! {
        <select class="fv-field__control" {id} aria-label={name} aria-describedby={described} {onchange}>
            if asked.answer.is_empty() || otherwise.is_some() {
                <option value="" selected={answer.is_empty()}>{ otherwise.unwrap_or("Choose") }</option>
            }
            { each(options) }
        </select>
    }
}

/// A colour of the sheet. The site's policy forbids styles of elements, and not the fill of a drawing.
fn swatch(colour: &str) -> Html {
    html! {
        <svg class="fv-prepare__swatch" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" fill={format!("#{colour}")} />
        </svg>
    }
}

fn table(model: &Model, proposed: &Proposed) -> Html {
    let asked = |name: &str| {
        let own = |asked: &&FormField| asked.at.get(1).is_some_and(|own| own == name);
        let mut all = proposed.meanings.iter();
        all.find(own)
    };
    let elsewhere = |asked: &FormField| {
        let mut questions = proposed.open.iter().chain(&proposed.confirm);
        questions.any(|other| other.at == asked.at)
    };
    let mut seen: Vec<&str> = Vec::new();
    let meanings = proposed.columns.iter().enumerate().map(|(i, (letters, name))| {
        let found = name.as_deref().and_then(|name| Some((name, asked(name)?)));
        let Some((name, asked)) = found else {
            return html! { <td></td> };
        };
        // One choice for all columns of a heading.
        if seen.contains(&name) || elsewhere(asked) {
            let answer = model.answer(&asked.at, &asked.answer);
            let words = asked.choices.iter().find(|(value, _)| value == answer);
            return html! { <td>{ words.map(|(_, words)| words.clone()) }</td> };
        }
        seen.push(name);
        let label = format!("Column {letters}, “{name}”, holds");
        html! { <td>{ control(model, format!("fv-column-{i}"), Some(label), asked, None, None) }</td> }
    });
    let meanings: Vec<Html> = meanings.collect();
    let letters = proposed
        .columns
        .iter()
        .map(|(letters, _)| html! { <th scope="col">{ letters }</th> });
    let cell = |cell: &Cell, heads: bool| {
        let colour = cell
            .colour
            .as_deref()
            .filter(|_| cell.words.is_empty() && !heads);
        html! { <td>{ colour.map(swatch) }{ &cell.words }</td> }
    };
    let rows = proposed
        .rows
        .iter()
        .enumerate()
        .map(|(i, (number, cells))| {
            let heads = i < proposed.headings as usize;
            let class = heads.then_some("fv-prepare__head");
            let cells = cells.iter().map(|one| cell(one, heads));
            html! { <tr {class}><th scope="row">{ *number }</th>{ each(cells) }</tr> }
        });
    html! {
        <table class="fv-table fv-prepare__sheet">
            <caption class="fv-hidden">{ "The first rows of the sheet" }</caption>
            <thead>
                <tr><th scope="col">{ "Row" }</th>{ each(letters) }</tr>
            </thead>
            <tbody>
                <tr><th scope="row">{ "Holds" }</th>{ each(meanings) }</tr>
                { each(rows) }
            </tbody>
        </table>
    }
}
