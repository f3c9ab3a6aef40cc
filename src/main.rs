//! Starts the viewer in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<fairview::App>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The viewer runs in a browser; `cargo xtask serve` builds and serves it.");
}
