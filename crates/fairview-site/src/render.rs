//! A component of the viewer as markup, with no browser.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yew::{BaseComponent, LocalServerRenderer};

/// What a component shows. No component of the viewer waits for anything, so no runtime is needed.
///
/// # Errors
/// In words, when one does wait.
pub fn markup<C: BaseComponent>(renderer: LocalServerRenderer<C>) -> Result<String, String> {
    let rendering = pin!(renderer.render());
    match rendering.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(markup) => Ok(markup),
        Poll::Pending => Err("a page waits for something while it is rendered".to_owned()),
    }
}
