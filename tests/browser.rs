//! How the page behaves in a real browser: focus, picking, measuring, files. What it says is
//! tested natively in markup.rs.

#![cfg(target_arch = "wasm32")]

use fairview::components::file_drop::FileDrop;
use fairview::page::Page;
use fairview::state::{Action, State, Want};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    DataTransfer, Document, Element, Event, EventInit, File, HtmlElement, HtmlInputElement,
    HtmlSelectElement,
};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const CATALOGUE: &[u8] = include_bytes!("../static/examples/catalogue.json");
const LAIT: &[u8] = include_bytes!("../static/examples/halton-lait-2026.json");
const LAC: &[u8] = include_bytes!("../static/examples/halton-lait-2026/lac.json");

fn document() -> Document {
    web_sys::window()
        .expect("a window")
        .document()
        .expect("a document")
}

/// An empty element of a width, in the page for as long as it is held.
struct Place(HtmlElement);

impl Place {
    fn wide(pixels: u32) -> Self {
        let element: HtmlElement = document()
            .create_element("div")
            .expect("a div")
            .unchecked_into();
        element
            .style()
            .set_property("width", &format!("{pixels}px"))
            .expect("a width");
        document()
            .body()
            .expect("a body")
            .append_child(&element)
            .expect("it is put in");
        Self(element)
    }

    fn find(&self, selector: &str) -> Element {
        let found = self.0.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.0.inner_html()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// The state of a link into the benchmark report, once everything has come.
fn opened(hash: &str) -> State {
    let mut state = State::at(hash);
    while let Some(want) = state.want() {
        let bytes = match &want {
            Want::Catalogue | Want::Further => CATALOGUE,
            Want::Report { .. } => LAIT,
            Want::Measure { .. } => LAC,
        };
        state = state.after(Action::Asked(want.clone()));
        state = state.after(Action::Arrived(want, Ok(bytes.to_vec())));
    }
    state
}

#[derive(Properties, PartialEq)]
struct HarnessProps {
    state: State,
}

/// The page with a reducer, as the app has it, without the address bar and the network.
#[component]
fn Harness(props: &HarnessProps) -> Html {
    let first = props.state.clone();
    let state = use_reducer(move || first);
    let dispatch = state.dispatcher();
    let on_view = Callback::from(move |view| dispatch.dispatch(Action::Looked(view)));
    html! { <Page state={(*state).clone()} on_file={Callback::noop()} {on_view} /> }
}

async fn shown(place: &Place, state: State) -> yew::AppHandle<Harness> {
    let root: Element = place.0.clone().into();
    let app = yew::Renderer::<Harness>::with_root_and_props(root, HarnessProps { state }).render();
    yew::scheduler::flush().await;
    app
}

fn change(target: &Element) {
    let how = EventInit::new();
    how.set_bubbles(true);
    let event = Event::new_with_event_init_dict("change", &how).expect("an event");
    target.dispatch_event(&event).expect("it is dispatched");
}

#[wasm_bindgen_test]
async fn a_refused_file_takes_focus_with_an_alert() {
    let place = Place::wide(1000);
    let state = opened("#/").after(Action::Given {
        name: "mine.json".to_owned(),
        bytes: Ok(b"{".to_vec()),
    });
    let app = shown(&place, state).await;
    let focused = document().active_element().expect("something has focus");
    assert_eq!(focused.get_attribute("role").as_deref(), Some("alert"));
    assert!(
        focused
            .text_content()
            .unwrap_or_default()
            .contains("There is a problem")
    );
    app.destroy();
}

#[wasm_bindgen_test]
async fn picking_a_period_redraws_the_ranking() {
    let place = Place::wide(1000);
    let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
    let headline = || place.find("h3").text_content().unwrap_or_default();
    let picture = || {
        let bars = place.find("svg[aria-label^='Bar chart']");
        (
            bars.get_attribute("aria-label").unwrap_or_default(),
            bars.inner_html(),
        )
    };
    let (name, latest) = picture();
    assert_eq!(headline(), "2nd highest of 11, behind Redcar and Cleveland");
    assert!(name.contains("2025"), "{name}");

    let select: HtmlSelectElement = place.find("select").unchecked_into();
    select.set_value("2016");
    change(&select);
    yew::scheduler::flush().await;
    let (name, earlier) = picture();
    assert!(name.contains("2016"), "{name}");
    assert_ne!(earlier, latest);
    assert_ne!(headline(), "2nd highest of 11, behind Redcar and Cleveland");
    assert_eq!(select.value(), "2016", "the control says what is shown");
    app.destroy();
}

#[wasm_bindgen_test]
async fn charts_are_drawn_at_the_width_of_their_place_and_never_scaled() {
    for width in [328, 900] {
        let place = Place::wide(width);
        let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
        let charts = place
            .0
            .query_selector_all("svg[aria-label^='Line chart']")
            .expect("a selector");
        assert_eq!(
            charts.length(),
            1,
            "one drawing, once its place is measured"
        );
        let chart = place.find("svg[aria-label^='Line chart']");
        let room = place.find(".fv-figure__place").client_width().to_string();
        assert_eq!(chart.get_attribute("width"), Some(room.clone()));
        let view = chart.get_attribute("viewBox").unwrap_or_default();
        assert!(view.starts_with(&format!("0 0 {room} ")), "{view}");
        app.destroy();
    }
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_handed_on_and_may_be_chosen_again() {
    #[derive(Properties, PartialEq)]
    struct DropProps {
        on_file: Callback<File>,
    }
    #[component]
    fn Only(props: &DropProps) -> Html {
        html! { <FileDrop on_file={props.on_file.clone()} /> }
    }
    let place = Place::wide(600);
    let names = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let on_file = {
        let names = names.clone();
        Callback::from(move |file: File| names.borrow_mut().push(file.name()))
    };
    let root: Element = place.0.clone().into();
    let app = yew::Renderer::<Only>::with_root_and_props(root, DropProps { on_file }).render();
    yew::scheduler::flush().await;
    let input: HtmlInputElement = place.find("input[type=file]").unchecked_into();
    for _ in 0..2 {
        let parts = js_sys::Array::of1(&"{}".into());
        let file = File::new_with_str_sequence(&parts, "mine.json").expect("a file");
        let held = DataTransfer::new().expect("a data transfer");
        held.items().add_with_file(&file).expect("it takes files");
        input.set_files(held.files().as_ref());
        change(&input);
        assert_eq!(
            input.value(),
            "",
            "so that the same file can be chosen once mended"
        );
    }
    assert_eq!(*names.borrow(), ["mine.json", "mine.json"]);
    app.destroy();
}
