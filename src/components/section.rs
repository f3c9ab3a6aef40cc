//! A section: its heading in the margin column, its content beside it.

use yew::prelude::*;

/// A section with a second-level heading, and perhaps a small note under it.
pub fn section(heading: &'static str, note: Option<String>, body: Html) -> Html {
    laid_out("fv-section", heading, note, body)
}

/// A section whose content takes the whole width, under its heading.
pub fn full_section(heading: &'static str, note: Option<String>, body: Html) -> Html {
    laid_out("fv-section fv-section--full", heading, note, body)
}

/// What is folded away behind its summary.
pub fn fold(summary: impl Into<AttrValue>, body: Html) -> Html {
    html! { <details class="fv-details"><summary>{ summary.into() }</summary>{ body }</details> }
}

fn laid_out(class: &'static str, heading: &'static str, note: Option<String>, body: Html) -> Html {
    html! {
        <section {class}>
            <div>
                <h2 class="fv-section__heading">{ heading }</h2>
                if let Some(note) = note {
                    <p class="fv-section__note">{ note }</p>
                }
            </div>
            <div class="fv-section__body">{ body }</div>
        </section>
    }
}
