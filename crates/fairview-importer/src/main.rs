//! The program of the worker that reads workbooks: one function for `static/importer.js`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Function, Uint8Array};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The bytes of the answer to a request about some files; throws the words of why there is none.
    /// `rows` is called with how many rows of a sheet were read, and of how many.
    #[wasm_bindgen]
    pub fn answer(
        request: &[u8],
        files: Vec<Uint8Array>,
        rows: Function,
    ) -> Result<Vec<u8>, String> {
        let files: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
        fairview_importer::of_workbooks(request, &files, &mut |row, of| {
            // A page that is gone is told nothing.
            let _ = rows.call2(&JsValue::NULL, &row.into(), &of.into());
        })
    }
}

fn main() {}
