//! Nodes from an iterator, through one piece of code for all of them.
//!
//! `html!`'s own `for` is compiled anew for every iterator; every reader would download that.

use yew::prelude::*;
use yew::virtual_dom::VList;

/// All the nodes of an iterator, one after the other.
pub fn each(nodes: impl IntoIterator<Item = Html>) -> Html {
    collect(&mut nodes.into_iter())
}

fn collect(nodes: &mut dyn Iterator<Item = Html>) -> Html {
    let mut list = Vec::new();
    for node in nodes {
        list.push(node);
    }
    Html::from(VList::with_children(list, None))
}

/// Paragraphs of plain text.
pub fn paragraphs(texts: &[String]) -> Html {
    each(texts.iter().map(|text| html! { <p>{ text }</p> }))
}
