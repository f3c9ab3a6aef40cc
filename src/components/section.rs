//! A section: its heading in the margin column, its content beside it.

use yew::prelude::*;

/// What a section is made of.
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// The second-level heading.
    pub heading: AttrValue,
    /// A small note under the heading.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Whether the content takes the whole width, under the heading.
    #[prop_or_default]
    pub full: bool,
    /// The content.
    pub children: Html,
}

/// A section with a heading.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let class = classes!("fv-section", props.full.then_some("fv-section--full"));
    html! {
        <section {class}>
            <div>
                <h2 class="fv-section__heading">{ props.heading.clone() }</h2>
                if let Some(note) = &props.note {
                    <p class="fv-section__note">{ note.clone() }</p>
                }
            </div>
            <div class="fv-section__body">{ props.children.clone() }</div>
        </section>
    }
}
