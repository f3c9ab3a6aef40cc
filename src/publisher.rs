//! What the publisher of a site says in its configuration that the viewer repeats.

use std::cell::RefCell;

thread_local! {
    // One page is shown, or rendered, at a time in a thread.
    static LICENCE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Says under which licence the site that is now shown or rendered publishes its organisation's
/// figures, in a line; `None` where it says nothing.
pub fn set_licence(licence: Option<String>) {
    LICENCE.set(licence);
}

/// Under which licence the site publishes its organisation's figures. It says nothing about a file of
/// the reader's own device.
pub fn licence() -> Option<String> {
    LICENCE.with_borrow(Clone::clone)
}
