//! What stands on a screen as a part of the paper: headings one level lower, since the chapter has
//! one of its own, and no links. A page of hundreds of measures would have hundreds of stops of the
//! tabulator key, and on paper nothing can be followed; what leads off the site is written out. Notes
//! that are folded away are unfolded.

use crate::route::Chapter;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// A chapter's body as a part of the paper. In the scorecard, what was a link to a measure behind
/// the `#` has the id that such links lead to.
pub fn plain(node: Html, chapter: Chapter) -> Html {
    match node {
        VNode::VTag(tag) => one(Rc::unwrap_or_clone(tag), chapter),
        VNode::VList(list) => {
            let mut list = Rc::unwrap_or_clone(list);
            for node in list.iter_mut() {
                *node = plain(std::mem::take(node), chapter);
            }
            VNode::VList(Rc::new(list))
        }
        other => other,
    }
}

fn one(mut tag: VTag, chapter: Chapter) -> Html {
    let linked = is_linked(&tag);
    if let Some(children) = tag.children_mut() {
        if linked {
            without_summary(children);
        }
        *children = plain(std::mem::take(children), chapter);
    }
    let other = match tag.tag() {
        "a" => return unlinked(tag, chapter),
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        // Those of milestones hold again what stands in their text.
        "details" if linked || chapter == Chapter::About => "div",
        "summary" if chapter == Chapter::About => "p",
        _ => return VNode::VTag(Rc::new(tag)),
    };
    let mut turned = VTag::new(other);
    // Only what is folded has a look of its own that would be wrong.
    if other.starts_with('h') {
        turned.set_attributes(std::mem::take(&mut tag.attributes));
    }
    turned.add_children(tag.into_children());
    VNode::VTag(Rc::new(turned))
}

/// Whether it folds measures that something names: see [`crate::components::linked`].
fn is_linked(tag: &VTag) -> bool {
    let mut all = tag.attributes.iter();
    all.any(|(name, value)| name == "class" && value.ends_with("fv-linked"))
}

/// Takes away the words that something is folded under.
fn without_summary(node: &mut Html) {
    let VNode::VList(list) = node else { return };
    for node in Rc::make_mut(list).iter_mut() {
        if matches!(node, VNode::VTag(tag) if tag.tag() == "summary") {
            *node = Html::default();
        }
    }
}

fn unlinked(tag: VTag, chapter: Chapter) -> Html {
    let href = tag.attributes.iter().find(|(name, _)| *name == "href");
    let href = href.map_or("", |(_, href)| href).to_owned();
    if href.starts_with("http") {
        return html! { <span>{ href }</span> };
    }
    let id = href
        .strip_prefix('#')
        .filter(|_| chapter == Chapter::Scorecard);
    let id = id.map(str::to_owned);
    html! { <span {id}>{ tag.into_children() }</span> }
}
