//! The address under which a report can be read online: known to a browser alone, so it comes once
//! the page is shown.

use crate::browser::send;
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct OnlineProps {
    /// The link of the page to the view.
    pub href: AttrValue,
}

/// The whole address that a link leads to.
#[component]
pub fn Online(props: &OnlineProps) -> Html {
    let address = use_state_eq(String::new);
    use_effect_with(props.href.clone(), {
        let address = address.setter();
        move |href| address.set(send::address(href))
    });
    html! { { (*address).clone() } }
}
