//! The program of the worker that reads what is no workbook: one function for `static/importer.js`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Uint8Array;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The bytes of the answer to a request about some files; throws the words of why there is none.
    #[wasm_bindgen]
    pub fn answer(request: &[u8], files: Vec<Uint8Array>) -> Result<Vec<u8>, String> {
        let files: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
        fairview_importer::of_tables(request, &files)
    }
}

fn main() {}
