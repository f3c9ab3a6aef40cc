//! The blocks that screens of a report are made of: head, sections, tables, passages.
//!
//! Nothing here fetches, keeps state or works a figure out.

use crate::components::nodes::{each, paragraphs};
use crate::route::{Place, Tab, View};
use report_core::report::{Figure, Indicator, Passage, Report};
use report_view::wording::{self, figure_when};
use yew::prelude::*;

/// Where the reader is and the first heading of a part's screen.
pub fn top(report: &Report, tab: Tab) -> Html {
    html! {<>
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.href()}>{ "Reports" }</a>
            { " › " }
            // The menu leads to it, and a page has only so many stops of the tabulator key.
            { wording::report_name(report) }
            { " › " }<span aria-current="page">{ tab.name() }</span>
        </nav>
        <div class="fv-title fv-title--tight">
            <h1 class="fv-title__heading" tabindex="-1">{ tab.name() }</h1>
        </div>
    </>}
}

/// A section whose heading may come from the report.
pub fn block(heading: String, note: Option<String>, body: Html) -> Html {
    html! {
        <section class="fv-section">
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

/// One paragraph.
pub fn paragraph(words: &str) -> Html {
    html! { <p>{ words }</p> }
}

/// What a phone folds away under a few words. A wide page and paper show it under its heading, where it
/// has one.
pub fn folded(words: &str, heading: Option<&str>, body: Html) -> Html {
    html! {
        <details class="fv-fold">
            <summary>{ words }</summary>
            { heading.map(|heading| html! { <h3 class="fv-passage__heading">{ heading }</h3> }) }
            { body }
        </details>
    }
}

/// A table: a caption for those who cannot see where it stands, heads (right-aligned where they
/// end in `true`), and its bodies.
pub fn table(class: &'static str, caption: &str, heads: &[(&str, bool)], bodies: Html) -> Html {
    let heads = heads.iter().map(|(head, number)| {
        let class = number.then_some("fv-table__num");
        html! { <th scope="col" {class}>{ *head }</th> }
    });
    html! {
        <table class={classes!("fv-table", class)}>
            <caption class="fv-hidden">{ caption }</caption>
            <thead><tr>{ each(heads) }</tr></thead>
            { bodies }
        </table>
    }
}

/// A table of figures in a region of its own, which scrolls where the table is wider than the page. It
/// takes focus, so that a keyboard can scroll it.
pub fn scrolling(name: &'static str, table: Html) -> Html {
    html! {
        <div class="fv-table-scroll" role="region" aria-label={name} tabindex="0">{ table }</div>
    }
}

/// A measure's name as a link to it, its ref below.
pub fn indicator_link(place: &Place, indicator: &Indicator) -> Html {
    let link = View::indicator(place, &indicator.id).href();
    html! {<>
        <a href={link}>{ indicator.heading() }</a>
        { hint(indicator.printed_ref.as_deref()) }
    </>}
}

/// Small words under others; nothing for nothing.
pub fn hint(words: Option<&str>) -> Html {
    match words {
        Some(words) => html! { <span class="fv-table__hint">{ words }</span> },
        None => Html::default(),
    }
}

/// Figures that stand in sentences, as a table.
pub fn figures_table(caption: &str, figures: &[Figure]) -> Html {
    let rows = figures.iter().map(|figure| {
        let when = figure.when.as_deref().map(figure_when);
        let parts: Vec<String> = figure.place.iter().chain(&when).cloned().collect();
        let label = (!parts.is_empty()).then_some("Where and when");
        html! {
            <tr>
                <th scope="row">{ &figure.what }{ hint(figure.note.as_deref()) }</th>
                <td class="fv-table__full" data-label={label}>{ parts.join(", ") }</td>
                <td class="fv-table__full" data-label="As printed">{ &figure.printed }</td>
            </tr>
        }
    });
    let heads = [
        ("Figure", false),
        ("Where and when", false),
        ("As printed", false),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    table("fv-table--list fv-table--words", caption, &heads, rows)
}

/// A passage: heading with its ref, paragraphs, who owns it.
pub fn passage(passage: &Passage) -> Html {
    let heading = match (&passage.printed_ref, &passage.heading) {
        (Some(printed), Some(heading)) => Some(format!("{printed} {heading}")),
        (printed, heading) => heading.as_ref().or(printed.as_ref()).cloned(),
    };
    html! {
        <div class="fv-passage">
            { heading.map(|heading| html! { <h3 class="fv-passage__heading">{ heading }</h3> }) }
            { paragraphs(&passage.text) }
            { passage.owner.as_ref().map(|owner| html! { <p class="fv-passage__by">{ format!("Owner: {owner}") }</p> }) }
        </div>
    }
}
