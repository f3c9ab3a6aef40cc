//! The viewer for a report in one file. Nothing can be fetched there, no worker either: it makes files
//! itself.

#[cfg(target_arch = "wasm32")]
fn main() {
    fairview::browser::worker::make_here(fairview_worker::answer);
    fairview::lazy_code::install();
    fairview::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This runs in a browser; `cargo xtask build` builds it.");
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
