//! The choice of files, and how far the reading of them is.

use super::model::{self, Model, change};
use super::{button, paste, template};
use crate::browser::handles;
use crate::browser::importer::{self, Source};
use report_view::wording;
use web_sys::{DragEvent, FileList, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

pub fn files(model: &Model) -> Html {
    let names: Vec<&str> = model.files.iter().map(|(name, _)| name.as_str()).collect();
    html! {<>
        { place("fv-prepare-file", "Your file", "A workbook (.xlsx) of your own or made from the template, CSV, JSON-stat, or a report. If you kept a recipe, choose it together with the workbook. Choose, or drop here.", model::choose, true) }
        if !names.is_empty() {
            <p>
                { format!("Chosen: {}. ", names.join(", ")) }
                if model.files.iter().any(|(_, source)| source.has_handle()) {
                    { "When you save it, it is read again here." }
                }
            </p>
        }
        if model.recipe.is_some() && model.proposed.is_none() {
            <p>{ "A recipe is used. " }{ button("Remove the recipe", || {
                change(|model| {
                    model.recipe = None;
                    model.imported = None;
                    model.answers.clear();
                });
                if !model::current().files.is_empty() {
                    model::read();
                }
            }) }</p>
        }
        <p role="status" class="fv-prepare__status">{ status(model) }</p>
        // One place in the list whether it is there or not: what stands around it keeps the focus.
        if let Some(rows) = model.reading { { reading(rows) } }
        { paste::paste(model) }
        { template::template(model) }
    </>}
}

fn status(model: &Model) -> String {
    match model.reading {
        // What is said of a report stands beside it.
        None if model.imported.is_some() => String::new(),
        None => model.told.clone(),
        Some(_) => "Reading the file…".to_owned(),
    }
}

/// How far the reading is, with a way to give it up.
fn reading((row, of): (u32, u32)) -> Html {
    let rows = wording::count(row as usize, "row");
    let words = match (row, of) {
        (0, _) => "Opening the file".to_owned(),
        (row, of) if row >= of => format!("{rows} read"),
        _ => format!("{rows} of {of} read"),
    };
    let bar = match of {
        0 => html! { <progress aria-label="Reading the file"></progress> },
        of => {
            html! { <progress aria-label="Reading the file" max={of.to_string()} value={row.min(of).to_string()}></progress> }
        }
    };
    html! {
        <p class="fv-prepare__progress">{ bar }{ " " }<span>{ words }</span>{ " " }{ button("Stop", || {
            importer::stop();
            change(|model| {
                model.reading = None;
                model.told = "Stopped.".to_owned();
            });
        }) }</p>
    }
}

/// A place for files, to choose them or to drop them on.
pub fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    take: fn(Vec<(String, Source)>),
) -> Html {
    place(id, label, hint, take, false)
}

/// The same; files that are to be read `again` come with their handles where the browser gives some.
fn place(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    take: fn(Vec<(String, Source)>),
    again: bool,
) -> Html {
    let named = move |files: Vec<Source>| {
        if !files.is_empty() {
            take(files.into_iter().map(|file| (file.name(), file)).collect());
        }
    };
    let listed = |files: Option<FileList>| -> Vec<Source> {
        let files = files.into_iter().flat_map(|list| {
            let all = (0..list.length()).filter_map(move |at| list.get(at));
            all.map(Source::from)
        });
        files.collect()
    };
    let onclick = Callback::from(move |event: MouseEvent| {
        if !again || !handles::can_pick() {
            return;
        }
        event.prevent_default();
        let input = event.target_dyn_into::<HtmlInputElement>();
        spawn_local(async move {
            match handles::pick().await {
                Some(files) => named(files),
                None => input.into_iter().for_each(|input| input.click()),
            }
        });
    });
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            named(listed(input.files()));
            // So that choosing the same file again, once mended, is a change.
            input.set_value("");
        }
    });
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let files = listed(event.data_transfer().and_then(|dropped| dropped.files()));
        let handles = match again {
            true => handles::dropped(&event),
            false => Vec::new(),
        };
        spawn_local(async move {
            let kept = handles::promised(handles).await;
            named(if kept.len() < files.len() {
                files
            } else {
                kept
            });
        });
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let hint_id = format!("{id}-hint");
    html! {
        <div class="fv-drop" {ondragover} {ondrop}>
            <label class="fv-field__label" for={id}>{ label }</label>
            <p class="fv-drop__hint" id={hint_id.clone()}>{ hint }</p>
            <input class="fv-drop__input" {id} type="file" multiple=true aria-describedby={hint_id} {onclick} {onchange} />
        </div>
    }
}
