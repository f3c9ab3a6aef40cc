//! What stands on a screen as a part of the paper: headings one level lower, since the chapter has
//! one of its own, and no links. A page of hundreds of measures would have hundreds of stops of the
//! tabulator key, and on paper nothing can be followed; what leads off the site is written out.

use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// A chapter's body as a part of the paper. With `anchored`, what was a link to a view behind the
/// `#` has the id that such links lead to.
pub fn plain(node: Html, anchored: bool) -> Html {
    match node {
        VNode::VTag(tag) => one(Rc::unwrap_or_clone(tag), anchored),
        VNode::VList(list) => {
            let mut list = Rc::unwrap_or_clone(list);
            for node in list.iter_mut() {
                *node = plain(std::mem::take(node), anchored);
            }
            VNode::VList(Rc::new(list))
        }
        other => other,
    }
}

fn one(mut tag: VTag, anchored: bool) -> Html {
    if let Some(children) = tag.children_mut() {
        *children = plain(std::mem::take(children), anchored);
    }
    let lower = match tag.tag() {
        "a" => return unlinked(tag, anchored),
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        _ => return VNode::VTag(Rc::new(tag)),
    };
    let mut heading = VTag::new(lower);
    heading.set_attributes(std::mem::take(&mut tag.attributes));
    heading.add_children(tag.into_children());
    VNode::VTag(Rc::new(heading))
}

fn unlinked(tag: VTag, anchored: bool) -> Html {
    let href = tag.attributes.iter().find(|(name, _)| *name == "href");
    let href = href.map_or("", |(_, href)| href).to_owned();
    if href.starts_with("http") {
        return html! { <span class="fv-address">{ href }</span> };
    }
    let id = href.strip_prefix('#').filter(|_| anchored);
    let id = id.map(str::to_owned);
    html! { <span {id}>{ tag.into_children() }</span> }
}
