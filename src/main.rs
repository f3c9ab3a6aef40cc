//! The viewer of a site.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairview::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The viewer runs in a browser; `cargo xtask serve` builds and serves it.");
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
