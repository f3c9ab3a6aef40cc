//! Whether the viewer is taking over a page that was rendered before: then it must begin with
//! exactly what stands there.

use std::cell::Cell;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
}

/// Says that it begins, or that all is taken over.
pub fn set(on: bool) {
    ON.set(on);
}

/// Whether what is rendered now must be what stands there. Always so where there is no browser.
pub fn is_on() -> bool {
    ON.get() || cfg!(not(target_arch = "wasm32"))
}
