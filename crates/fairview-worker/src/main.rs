//! The worker's program: one function for `static/worker.js`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The file that the bytes of a request ask for; throws the words of why there is none.
    #[wasm_bindgen]
    pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
        fairview_worker::answer(request)
    }
}

fn main() {}
