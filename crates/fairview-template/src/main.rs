//! The worker's program: one function for `static/template.js`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The bytes of a workbook; throws the words of why there is none. See [`fairview_template::made`].
    #[wasm_bindgen]
    pub fn made(quarter: Option<String>, report: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
        fairview_template::made(quarter.as_deref(), report.as_deref())
    }
}

fn main() {}
