//! The viewer of a site.

#[cfg(target_arch = "wasm32")]
fn main() {
    use fairview::lazy::Module;
    fairview::lazy::set_load(|module| {
        Box::pin(async move {
            let came = match module {
                Module::Overview => split::overview().await,
                Module::Indicator => split::indicator().await,
                Module::Screens => split::screens().await,
            };
            came.is_ok()
        })
    });
    fairview::start::start();
}

/// The split points: `cargo xtask post-build` puts what only these reach into files of their own,
/// which the first call of each fetches.
#[cfg(target_arch = "wasm32")]
#[allow(
    unsafe_code,
    reason = "wasm_split declares the function of the other Wasm as a foreign one"
)]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(overview, fallible)]
    pub fn overview() -> Result<(), SplitLoaderError> {
        fairview::lazy_code::overview();
        Ok(())
    }

    #[wasm_split(indicator, fallible)]
    pub fn indicator() -> Result<(), SplitLoaderError> {
        fairview::lazy_code::indicator();
        Ok(())
    }

    #[wasm_split(screens, fallible)]
    pub fn screens() -> Result<(), SplitLoaderError> {
        fairview::lazy_code::screens();
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
