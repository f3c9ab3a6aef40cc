//! The worker's program: what `static/site-maker.js` calls.

#[cfg(target_arch = "wasm32")]
mod browser {
    use fairview_site::file::File;
    use fairview_site_maker::{Archive, Materials};
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
    pub struct SiteMaker {
        materials: Materials,
        report: String,
    }

    /// A site as one ZIP.
    #[wasm_bindgen(getter_with_clone)]
    pub struct Made {
        /// The ZIP.
        pub zip: Vec<u8>,
        /// What whoever publishes it must know.
        pub told: Vec<String>,
    }

    #[wasm_bindgen]
    impl SiteMaker {
        /// With a report, under the name of its file.
        #[wasm_bindgen(constructor)]
        pub fn new(report: String, bytes: Vec<u8>) -> Self {
            let mut materials = Materials::default();
            materials.report(&report, bytes);
            Self { materials, report }
        }

        /// Takes a file of the viewer.
        pub fn viewer(&mut self, path: String, bytes: Vec<u8>) {
            self.materials.viewer.push(File { path, bytes });
        }

        /// Takes a file of the site that gets the report; none where it is not there, which throws words
        /// where nothing comes of it without.
        pub fn file(&mut self, path: String, bytes: Option<Vec<u8>>) -> Result<(), String> {
            self.materials.file(path, bytes)
        }

        /// Which files of that site are needed too; throws the words of why nothing comes of it.
        pub fn wanted(&self) -> Result<Vec<String>, String> {
            self.materials.wanted(&self.report)
        }

        /// The site with the report; throws the words of why there is none.
        pub fn added(self) -> Result<Made, String> {
            self.materials.added(&self.report, &on_page).map(made)
        }

        /// A new site of the report, with these settings in JSON; throws the words of why there is none.
        pub fn alone(self, settings: String) -> Result<Made, String> {
            let Self { materials, report } = self;
            materials.alone(&report, &settings, &on_page).map(made)
        }
    }

    fn made(archive: Archive) -> Made {
        Made {
            zip: archive.bytes,
            told: archive.told,
        }
    }

    /// Whoever listens need not hear of each.
    fn on_page(done: usize, of: usize) {
        if done == of || done.is_multiple_of(20) {
            rendered(done, of);
        }
    }
}

fn main() {}
