//! What tests of pages share: the examples, and markup as it is rendered without a browser.

#![allow(dead_code, reason = "each of the tests uses a part of it")]

use fairview::page::{Page, PageProps};
use fairview::state::{Request, State};
use std::path::PathBuf;
use yew::prelude::*;
use yew::{BaseComponent, LocalServerRenderer};

/// The reports in `static/examples`.
pub const EXAMPLES: [&str; 6] = [
    "halton-2015-16-q2",
    "halton-2022-23-q3",
    "halton-board-2020-01",
    "halton-lait-2026",
    "halton-plan-2012-15",
    "halton-plan-2016-19",
];

/// A file of `static/examples`.
pub fn example(file: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("static/examples")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The file in `static/examples` that a state asks for.
pub fn requested(request: &Request) -> &str {
    match request {
        Request::LazyCode(_) => unreachable!("natively it is there"),
        Request::Catalogue => "catalogue.json",
        Request::Report { file, .. }
        | Request::OtherReport { file, .. }
        | Request::Families { file }
        | Request::Family { file }
        | Request::FamilyList { file }
        | Request::Indicator { file, .. } => file,
    }
}

/// The markup of a component.
pub fn rendered<C>(props: C::Properties) -> String
where
    C: BaseComponent,
{
    let rendered = LocalServerRenderer::<C>::with_props(props)
        .hydratable(false)
        .render();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime
        .expect("a runtime without drivers starts")
        .block_on(rendered)
}

#[derive(Properties, PartialEq)]
struct MainProps {
    html: Html,
}

#[component]
fn Main(props: &MainProps) -> Html {
    html! { <main>{ props.html.clone() }</main> }
}

/// The markup of a part of a page, in `main`.
pub fn in_main(html: Html) -> String {
    rendered::<Main>(MainProps { html })
}

/// The markup of the whole page.
pub fn page_of(state: &State) -> String {
    rendered::<Page>(PageProps {
        state: state.clone(),
        on_file: Callback::noop(),
        on_act: Callback::noop(),
    })
}
