//! The viewer of a site.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairview::lazy::set_load(|| Box::pin(async { screens::load().await.is_ok() }));
    fairview::start::start();
}

/// Where the Wasm is cut: `cargo xtask post-build` puts what only `load` reaches into a file of its own,
/// which the first call of it fetches.
#[cfg(target_arch = "wasm32")]
// The call across the cut is a foreign one to the compiler.
#[allow(unsafe_code)]
mod screens {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(screens, fallible)]
    pub fn load() -> Result<(), SplitLoaderError> {
        fairview::lazy_code::install();
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
