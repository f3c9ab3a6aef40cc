//! `404.html`: what a reader sees who followed a link to nothing.
//!
//! A host shows it for any address, deep or shallow, so nothing in it may count from where it is
//! shown: it needs no script, carries its style, and leads home only where the site's address is
//! known.

use super::{Bare, UNLISTED, bare, xml};
use crate::publisher::Publisher;

/// The page. `policy` is the one of the other pages, `organisation` the name of the site; `address`
/// is the first page's.
pub fn not_found(
    policy: &str,
    organisation: &str,
    publisher: &Publisher,
    address: Option<&str>,
) -> String {
    let name = xml(organisation);
    let home = match address {
        Some(address) => format!(
            "<p><a href=\"{}\">All published reports</a></p>\n",
            xml(address)
        ),
        None => String::new(),
    };
    let words = format!(
        "<h1 class=\"fv-title__heading\">There is no such page</h1>
<p class=\"fv-title__note\">The link may be old or mistyped. The reports of {name} are where they were.</p>
{home}"
    );
    bare(&Bare {
        title: "There is no such page",
        words: &words,
        head: UNLISTED,
        policy,
        organisation,
        publisher,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_whose_site_it_is_and_leads_home_where_that_is_known() {
        let publisher = Publisher::new(&crate::config::Config::default(), "A & B");
        let page = not_found(
            "default-src 'none'",
            "A & B",
            &publisher,
            Some("https://a.gov.uk/p/"),
        );
        assert!(page.contains("<title>There is no such page: A &amp; B</title>"));
        assert!(page.contains("<a href=\"https://a.gov.uk/p/\">"));
        assert_eq!(crate::policy::policy_in(&page), Some("default-src 'none'"));
        let page = not_found("default-src", "A", &publisher, None);
        assert!(!page.contains("href="));
    }
}
