//! Starts the viewer in the browser: on an empty page, or on one that was rendered before and
//! already says what the viewer will say.

#[cfg(target_arch = "wasm32")]
fn main() {
    use fairview::app::{self, App, AppProps};
    use fairview::browser::{address, page_status};
    use yew::Renderer;

    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| (place.file(), place.line()));
        page_status::panicked(place);
    }));
    fairview::links::set_links(address::links());
    fairview::publisher::set_licence(address::licence());
    let Some(place) = page_status::place() else {
        return;
    };
    if page_status::is_rendered(&place) {
        app::hydrate(place);
    } else {
        Renderer::<App>::with_root_and_props(place, AppProps::fresh()).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The viewer runs in a browser; `cargo xtask serve` builds and serves it.");
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
