//! `offline.html`: what a reader sees, where there is no network, of an address of the site that is
//! neither kept nor a view. The site's worker leads there; nothing else does.

use super::{Bare, UNLISTED, bare, xml};
use crate::publisher::Publisher;

/// The page, at the top of the site. `policy` is the one of the other pages, `organisation` the
/// name of the site.
pub fn not_kept(policy: &str, organisation: &str, publisher: &Publisher) -> String {
    let name = xml(organisation);
    let words = format!(
        "<h1 class=\"fv-title__heading\">This is not kept on your device</h1>
<p class=\"fv-title__note\">There is no network just now, and you have not opened this before. Connect, go back and try again.</p>
<p><a href=\"./\">The reports of {name} that you have opened</a> can be read without a network.</p>
"
    );
    bare(&Bare {
        title: "Not kept on your device",
        words: &words,
        head: UNLISTED,
        policy,
        organisation,
        publisher,
    })
}
