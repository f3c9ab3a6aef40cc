//! Links: every view comes back from its link in every spelling, links once sent keep their
//! meaning, and whatever else stands in an address ends in a page with words.

#![cfg(not(target_arch = "wasm32"))]

mod hostile;
mod pinned;
mod round;
mod sent;

use fairview::page::{Page, PageProps};
use fairview::state::{Action, Request, State};
use std::path::PathBuf;
use yew::{Callback, LocalServerRenderer};

fn example(file: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("static/examples")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The state of a link, once all that it wants has come from the examples.
fn opened(link: &str) -> State {
    let mut state = State::at(link);
    while let Some(request) = state.next_request() {
        let file = match &request {
            Request::LazyCode(_) => unreachable!("natively it is there"),
            Request::Catalogue => "catalogue.json",
            Request::Report { file, .. }
            | Request::OtherReport { file, .. }
            | Request::Families { file }
            | Request::Family { file }
            | Request::FamilyList { file }
            | Request::Indicator { file, .. } => file,
        };
        let bytes = example(file);
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    state
}

fn markup(state: &State) -> String {
    let rendered = LocalServerRenderer::<Page>::with_props(PageProps {
        state: state.clone(),
        on_file: Callback::noop(),
        on_act: Callback::noop(),
    })
    .hydratable(false)
    .render();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime
        .expect("a runtime without drivers starts")
        .block_on(rendered)
}

/// What a reader sees of a page.
fn words(link: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in markup(&opened(link)).chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    words.replace("&quot;", "\"").replace("&amp;", "&")
}
