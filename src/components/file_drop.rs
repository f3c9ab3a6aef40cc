//! Opening a report from the reader's own device: a labelled file input, and a place to drop a
//! file on. Nothing is uploaded, and the words beside it say so.

use web_sys::{DragEvent, File, HtmlInputElement};
use yew::prelude::*;

/// What becomes of a chosen file.
#[derive(Properties, PartialEq)]
pub struct FileDropProps {
    /// Called with the file the reader chose or dropped.
    pub on_file: Callback<File>,
}

/// A file input inside a drop zone.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let over = use_state(|| false);
    let on_change = with_file(&props.on_file, |event: Event| {
        let input: HtmlInputElement = event.target_dyn_into()?;
        let file = input.files()?.get(0)?;
        // So that choosing the same file again, once mended, is a change.
        input.set_value("");
        Some(file)
    });
    let on_drop = {
        let over = over.clone();
        with_file(&props.on_file, move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            event.data_transfer()?.files()?.get(0)
        })
    };
    let on_drag = |is_over: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if *over != is_over {
                over.set(is_over);
            }
        })
    };
    html! {
        <div
            class={classes!("fv-drop", over.then_some("fv-drop--over"))}
            ondragover={on_drag(true)}
            ondragleave={on_drag(false)}
            ondrop={on_drop}
        >
            <label class="fv-field__label" for="fv-file">{ "Report file" }</label>
            <p class="fv-drop__hint" id="fv-file-hint">
                { "A Fairview report in JSON, up to 5 MB. Choose it, or drop it here." }
            </p>
            <input
                class="fv-drop__input"
                id="fv-file"
                type="file"
                accept=".json,application/json"
                aria-describedby="fv-file-hint"
                onchange={on_change}
            />
        </div>
    }
}

/// Calls back only where there is a file to call back with.
fn with_file<E: 'static>(
    on_file: &Callback<File>,
    read: impl Fn(E) -> Option<File> + 'static,
) -> Callback<E> {
    let on_file = on_file.clone();
    Callback::from(move |event| {
        if let Some(file) = read(event) {
            on_file.emit(file);
        }
    })
}
