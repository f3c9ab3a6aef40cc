//! Whether the viewer is hydrating a page that was rendered before: then it must begin with
//! exactly what stands there.

use crate::browser::IS_PAGE;
use std::cell::Cell;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
    static STATIC: Cell<bool> = const { Cell::new(false) };
}

/// Says that it begins, or that it is done.
pub fn set(on: bool) {
    ON.set(on);
}

/// Whether what is rendered now must be what stands there. Always so where there is no browser.
pub fn is_on() -> bool {
    ON.get() || !IS_PAGE
}

/// Says whether what this thread renders from now on is static HTML, which no viewer hydrates: a
/// page for a frame in another page, where nothing would answer to a button.
pub fn set_static(on: bool) {
    STATIC.set(on);
}

/// Whether what is rendered now is static HTML. Never so on a page.
pub fn is_static() -> bool {
    !IS_PAGE && STATIC.get()
}
