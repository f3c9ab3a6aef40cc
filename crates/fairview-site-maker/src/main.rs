//! The worker's program: what `static/site-maker.js` calls.

#[cfg(target_arch = "wasm32")]
mod browser {
    use fairview_site::file::File;
    use fairview_site_maker::Materials;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    #[wasm_bindgen]
    extern "C" {
        /// A function of that script: so many pages are rendered, of so many.
        #[wasm_bindgen(js_name = rendered)]
        fn rendered(done: usize, of: usize);
    }

    /// What a site is made from.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct SiteMaker(Materials);

    #[wasm_bindgen]
    impl SiteMaker {
        /// With nothing in it.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Takes a file of the viewer.
        pub fn viewer(&mut self, path: String, bytes: Vec<u8>) {
            self.0.viewer.push(File { path, bytes });
        }

        /// Takes a report, a catalogue, or a file that one names.
        pub fn file(&mut self, path: String, bytes: Vec<u8>) {
            self.0.files.insert(path.into(), bytes);
        }

        /// The ZIP of the site of these reports and catalogues; throws the words of why there is none.
        pub fn site(self, reports: Vec<String>) -> Result<Vec<u8>, String> {
            let reports: Vec<_> = reports.into_iter().map(Into::into).collect();
            // Whoever listens need not hear of each.
            self.0.site(&reports, &|done, of| {
                if done == of || done.is_multiple_of(20) {
                    rendered(done, of);
                }
            })
        }
    }
}

fn main() {}
