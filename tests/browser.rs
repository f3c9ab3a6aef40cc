//! How the page behaves in a real browser: focus, picking, measuring, files. What it says is
//! tested natively in markup.rs.

#![cfg(target_arch = "wasm32")]

use fairview::components::file_drop::FileDrop;
use fairview::lazy_code;
use fairview::page::Page;
use fairview::state::{Action, Request, State};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    DataTransfer, Document, Element, Event, EventInit, File, HtmlElement, HtmlInputElement,
    HtmlSelectElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
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
    while let Some(request) = state.next_request() {
        let bytes = match &request {
            Request::LazyCode(_) => {
                lazy_code::install();
                b"".as_slice()
            }
            Request::Catalogue => CATALOGUE,
            Request::Report { .. } | Request::OtherReport { .. } => LAIT,
            _ => LAC,
        };
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes.to_vec())));
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
    let on_act = Callback::from(move |action| dispatch.dispatch(action));
    html! { <Page state={(*state).clone()} on_file={Callback::noop()} {on_act} /> }
}

async fn shown(place: &Place, state: State) -> yew::AppHandle<Harness> {
    let root: Element = place.0.clone().into();
    let app = yew::Renderer::<Harness>::with_root_and_props(root, HarnessProps { state }).render();
    yew::scheduler::flush().await;
    app
}

/// Waits for so many frames.
async fn frames(n: usize) {
    for _ in 0..n {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            let window = web_sys::window().expect("a window");
            window
                .request_animation_frame(&resolve)
                .expect("a frame is promised");
        });
        wasm_bindgen_futures::JsFuture::from(frame)
            .await
            .expect("a frame is made");
        yew::scheduler::flush().await;
    }
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
    let state = opened("#/").after(Action::FileOpened {
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
    assert_eq!(
        headline(),
        "2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland"
    );
    assert!(name.contains("2025"), "{name}");

    let select: HtmlSelectElement = place.find("#fv-period").unchecked_into();
    select.set_value("2016");
    change(&select);
    yew::scheduler::flush().await;
    let (name, earlier) = picture();
    assert!(name.contains("2016"), "{name}");
    assert_ne!(earlier, latest);
    assert_ne!(
        headline(),
        "2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland"
    );
    assert_eq!(select.value(), "2016", "the control says what is shown");
    app.destroy();
}

#[wasm_bindgen_test]
async fn charts_are_drawn_at_the_width_of_their_place_and_never_scaled() {
    for width in [328, 900] {
        let place = Place::wide(width);
        let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
        // The first drawing is as wide as the last chart was; a frame later it is measured.
        frames(2).await;
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

/// The layer over the first line chart.
fn layer(place: &Place) -> HtmlElement {
    place.find(".fv-explore").unchecked_into()
}

async fn press(target: &HtmlElement, key: &str) {
    let how = KeyboardEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how);
    let event = event.expect("an event");
    target.dispatch_event(&event).expect("it is dispatched");
    yew::scheduler::flush().await;
}

/// Points at a place of the layer, in pixels from its top left.
async fn point(target: &HtmlElement, kind: &str, pointer: &str, (x, y): (f64, f64)) {
    let corner = target.get_bounding_client_rect();
    let how = PointerEventInit::new();
    how.set_bubbles(kind != "pointerleave");
    how.set_pointer_type(pointer);
    how.set_client_x((corner.left() + x).round() as i32);
    how.set_client_y((corner.top() + y).round() as i32);
    let event = PointerEvent::new_with_event_init_dict(kind, &how).expect("an event");
    target.dispatch_event(&event).expect("it is dispatched");
    yew::scheduler::flush().await;
}

/// What is announced, and the words of the read-out, if one is shown.
fn explored(layer: &HtmlElement) -> (String, Option<String>) {
    let region = layer.next_element_sibling().expect("a region beside it");
    assert_eq!(region.get_attribute("aria-live").as_deref(), Some("polite"));
    let read = layer.query_selector(".fv-layer-read").expect("a selector");
    let ring = layer.query_selector(".fv-chart__ring").expect("a selector");
    assert_eq!(read.is_some(), ring.is_some(), "what is read is ringed");
    (
        region.text_content().unwrap_or_default(),
        read.map(|read| read.text_content().unwrap_or_default()),
    )
}

/// Where the ring lies.
fn ringed(layer: &HtmlElement) -> (f64, f64) {
    let ring = layer.query_selector(".fv-chart__ring").expect("a selector");
    let ring = ring.expect("a ring");
    let number = |name| ring.get_attribute(name)?.parse().ok();
    (
        number("cx").expect("a place across"),
        number("cy").expect("a place down"),
    )
}

#[wasm_bindgen_test]
async fn arrow_keys_move_along_a_chart_and_announce_each_value() {
    let place = Place::wide(900);
    let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
    let layer = layer(&place);
    layer.focus().expect("it takes focus");
    assert_eq!(explored(&layer), (String::new(), None));
    press(&layer, "ArrowLeft").await;
    assert_eq!(explored(&layer).0, "Halton, 2025: 132.");
    press(&layer, "ArrowLeft").await;
    let (said, read) = explored(&layer);
    assert_eq!(said, "Halton, 2024: 137.");
    let read = read.expect("a read-out");
    assert!(read.starts_with("2024137Halton"), "{read}");
    press(&layer, "Home").await;
    assert_eq!(explored(&layer).0, "Halton, 2016: 85.");
    press(&layer, "End").await;
    assert_eq!(explored(&layer).0, "Halton, 2025: 132.");
    press(&layer, "ArrowDown").await;
    let (across, _) = explored(&layer);
    assert!(across.ends_with(", 2025: 125."), "{across}");
    press(&layer, "Escape").await;
    assert_eq!(explored(&layer), (String::new(), None));
    assert!(layer.class_name().contains("quiet"));
    // The keys go on from where they were.
    press(&layer, "ArrowUp").await;
    assert_eq!(explored(&layer).0, "Halton, 2025: 132.");
    layer.blur().expect("it gives focus up");
    yew::scheduler::flush().await;
    assert_eq!(explored(&layer), (String::new(), None));
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_pointer_shows_the_nearest_value_until_it_leaves() {
    let place = Place::wide(900);
    let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
    let layer = layer(&place);
    press(&layer, "End").await;
    let (x, y) = ringed(&layer);
    press(&layer, "Escape").await;
    point(&layer, "pointermove", "mouse", (x - 12.0, y + 1.0)).await;
    let (said, read) = explored(&layer);
    assert!(read.expect("a read-out").starts_with("2025132Halton"));
    assert_eq!(said, "", "a pointer's moves are not announced");
    point(&layer, "pointermove", "mouse", (1.0, 1.0)).await;
    assert!(ringed(&layer).0 < x - 300.0, "the first period");
    // Escape hides it wherever the focus is.
    let body: HtmlElement = document().body().expect("a body");
    press(&body, "Escape").await;
    assert_eq!(explored(&layer).1, None);
    point(&layer, "pointermove", "mouse", (x, y)).await;
    assert!(explored(&layer).1.is_some());
    point(&layer, "pointerleave", "mouse", (-5.0, y)).await;
    assert_eq!(explored(&layer).1, None);
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_tap_keeps_a_value_and_a_second_tap_lets_go() {
    let place = Place::wide(343);
    let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
    let layer = layer(&place);
    let at = (120.0, 200.0);
    for kind in ["pointerdown", "pointerup", "pointerleave"] {
        point(&layer, kind, "touch", at).await;
    }
    let (_, read) = explored(&layer);
    assert!(read.is_some(), "it stays when the finger is lifted");
    point(&layer, "pointerdown", "touch", at).await;
    assert_eq!(explored(&layer).1, None);
    // A scroll of the page that begins on the chart shows nothing.
    point(&layer, "pointerdown", "touch", at).await;
    point(&layer, "pointercancel", "touch", at).await;
    assert_eq!(explored(&layer).1, None);
    // With a mouse, what was clicked stays while the pointer goes to read it.
    point(&layer, "pointerdown", "mouse", at).await;
    let (_, clicked) = explored(&layer);
    point(&layer, "pointermove", "mouse", (300.0, 20.0)).await;
    assert_eq!(explored(&layer).1, clicked);
    app.destroy();
}

#[wasm_bindgen_test]
async fn charts_are_redrawn_for_paper_while_printing() {
    let place = Place::wide(900);
    let app = shown(&place, opened("#/halton-lait-2026/lac")).await;
    let size = || {
        let chart = place.find("svg[aria-label^='Line chart']");
        (chart.get_attribute("width"), chart.get_attribute("height"))
    };
    let on_screen = size();
    let window = web_sys::window().expect("a window");
    let fire = |name: &str| {
        let event = Event::new(name).expect("an event");
        window.dispatch_event(&event).expect("it is dispatched");
    };
    fire("beforeprint");
    yew::scheduler::flush().await;
    // 680 pixels on a sheet that shows the page at 94%.
    assert_eq!(size(), (Some("723".to_owned()), Some("232".to_owned())));
    assert_eq!(
        place.0.query_selector(".fv-explore").expect("a selector"),
        None
    );
    fire("afterprint");
    yew::scheduler::flush().await;
    assert_eq!(size(), on_screen);
    app.destroy();
}
