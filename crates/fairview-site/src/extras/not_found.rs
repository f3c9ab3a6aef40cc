//! `404.html`: what a reader sees who followed a link to nothing.
//!
//! A host shows it for any address, deep or shallow, so nothing in it may count from where it is
//! shown: it needs no script and no style sheet, and leads home only where the site's address is
//! known.

use super::xml;
use crate::publisher::Publisher;

/// The page. `policy` is the one of the other pages, `organisation` the name of the site; `address`
/// is the first page's.
pub fn not_found(
    policy: &str,
    organisation: &str,
    publisher: &Publisher,
    address: Option<&str>,
) -> String {
    let (policy, organisation) = (xml(policy), xml(organisation));
    let Publisher { language, foot, .. } = publisher;
    let language = xml(language);
    let home = match address {
        Some(address) => format!(
            "<p><a href=\"{}\">All published reports</a></p>\n",
            xml(address)
        ),
        None => String::new(),
    };
    format!(
        "<!doctype html>
<html lang=\"{language}\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"robots\" content=\"noindex\">
<title>There is no such page: {organisation}</title>
</head>
<body>
<main>
<h1>There is no such page</h1>
<p>The link may be old or mistyped. The reports of {organisation} are where they were.</p>
{home}</main>
{foot}</body>
</html>
"
    )
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
        assert_eq!(
            crate::serve::policy_in(&page),
            Some("default-src &apos;none&apos;")
        );
        let page = not_found("default-src", "A", &publisher, None);
        assert!(!page.contains("href="));
    }
}
