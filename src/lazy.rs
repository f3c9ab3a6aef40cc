//! Lazy loading: code that is fetched after the first page, most screens, the making of files, and what frames need.
//!
//! What uses such code names it through a [`LazyFn`], so that a first visit needs none of it. [`crate::lazy_code`]
//! names it all. The viewer of a site has it in a file of its own, which [`load`] fetches; a report in one
//! file, and whatever runs natively, has it from the beginning.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::OnceLock;
use yew::platform::spawn_local;

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

/// What fetches the code and puts it in place; whether it came.
pub type Load = fn() -> Pin<Box<dyn Future<Output = bool>>>;

thread_local! {
    static LOADED: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
    static LOAD: Cell<Option<Load>> = const { Cell::new(None) };
}

/// Says whether all of it is in place.
pub fn set_loaded(loaded: bool) {
    LOADED.set(loaded);
}

/// Whether all of it is in place.
pub fn is_loaded() -> bool {
    LOADED.get()
}

/// Says what fetches it.
pub fn set_load(load: Load) {
    LOAD.set(Some(load));
}

/// Fetches it, unless it is in place; whether it is then. What failed is tried anew by the next call.
pub async fn load() -> bool {
    match LOAD.get() {
        _ if is_loaded() => true,
        Some(load) => load().await,
        None => false,
    }
}

/// Calls back once it is in place, at once where it is, or when it cannot be had.
pub fn once_loaded(then: impl FnOnce(bool) + 'static) {
    // A browser lets a page copy and save only while it holds that to be the reader's wish.
    if is_loaded() {
        return then(true);
    }
    spawn_local(async move { then(load().await) });
}
