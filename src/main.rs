//! Starts the viewer in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|place| (place.file(), place.line()));
        fairview::browser::signal::panicked(place);
    }));
    if let Some(place) = fairview::browser::signal::place() {
        yew::Renderer::<fairview::app::App>::with_root(place).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The viewer runs in a browser; `cargo xtask serve` builds and serves it.");
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
