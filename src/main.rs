//! The viewer of a site.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairview::lazy::set_load(|| Box::pin(async { screens::load().await.is_ok() }));
    fairview::start::start();
}

/// The split point: `cargo xtask post-build` puts what only `load` reaches into a file of its own,
/// which the first call of it fetches.
#[cfg(target_arch = "wasm32")]
#[allow(
    unsafe_code,
    reason = "wasm_split declares the function of the other Wasm as a foreign one"
)]
mod screens {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(screens, fallible)]
    pub fn load() -> Result<(), SplitLoaderError> {
        fairview::lazy_code::install();
        fairview::lazy_code::install_for_sites();
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The viewer runs in a browser; `cargo xtask serve` builds and serves it.");
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
