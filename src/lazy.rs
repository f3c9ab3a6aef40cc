//! Lazy loading: code that is fetched by those who need it, the screens, the making of files, and what frames need.
//!
//! What uses such code names it through a [`LazyFn`], so that others need none of it. [`crate::lazy_code`]
//! names it all. The viewer of a site has it in files of its own, which [`load`] fetches; a report in one
//! file, and whatever runs natively, has it from the beginning.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::OnceLock;
use yew::platform::spawn_local;

/// Code that is fetched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// The list of reports, the overview of a report and its scorecard.
    Overview,
    /// A measure.
    Indicator,
    /// The other screens, the search of all reports, the ways to share and the making of downloads.
    Screens,
}

impl Module {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Overview, Self::Indicator, Self::Screens];

    /// Its word in the page's head, which names the files of each.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Indicator => "indicator",
            Self::Screens => "screens",
        }
    }
}

/// A function whose code may be loaded later.
pub struct LazyFn<F> {
    native: Option<F>,
    came: OnceLock<F>,
}

impl<F: Copy> LazyFn<F> {
    /// See [`lazy_fn!`].
    pub const fn new(native: Option<F>) -> Self {
        Self {
            native,
            came: OnceLock::new(),
        }
    }

    /// Says that it is there.
    pub fn set(&self, function: F) {
        // Set before, it was the same.
        let _ = self.came.set(function);
    }

    /// The function; none while its code has not come.
    pub fn get(&self) -> Option<F> {
        self.came.get().copied().or(self.native)
    }
}

/// A [`LazyFn`] of a function, which is there from the beginning where there is no browser.
macro_rules! lazy_fn {
    ($function:path) => {
        $crate::lazy::LazyFn::new({
            #[cfg(target_arch = "wasm32")]
            {
                None
            }
            #[cfg(not(target_arch = "wasm32"))]
            {
                Some($function)
            }
        })
    };
}
pub(crate) use lazy_fn;

/// What fetches a module and puts it in place; whether it came.
pub type Load = fn(Module) -> Pin<Box<dyn Future<Output = bool>>>;

thread_local! {
    static LOADED: Cell<[bool; 3]> = const { Cell::new([cfg!(not(target_arch = "wasm32")); 3]) };
    static LOAD: Cell<Option<Load>> = const { Cell::new(None) };
}

/// Says whether a module is in place.
pub fn set_loaded(module: Module, loaded: bool) {
    let mut all = LOADED.get();
    all[module as usize] = loaded;
    LOADED.set(all);
}

/// Whether a module is in place.
pub fn is_loaded(module: Module) -> bool {
    LOADED.get()[module as usize]
}

/// Says what fetches them.
pub fn set_load(load: Load) {
    LOAD.set(Some(load));
}

/// Fetches a module, unless it is in place; whether it is then. What failed is tried anew by the next call.
pub async fn load(module: Module) -> bool {
    match LOAD.get() {
        _ if is_loaded(module) => true,
        Some(load) => load(module).await,
        None => false,
    }
}

/// Calls back once it is in place, at once where it is, or when it cannot be had.
pub fn once_loaded(module: Module, then: impl FnOnce(bool) + 'static) {
    // A browser lets a page copy and save only while it holds that to be the reader's wish.
    if is_loaded(module) {
        return then(true);
    }
    spawn_local(async move { then(load(module).await) });
}
