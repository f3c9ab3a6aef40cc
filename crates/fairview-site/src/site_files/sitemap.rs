//! For search engines: `sitemap.xml` and `robots.txt`.

use super::{day, xml};

/// A page, as site maps know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path below the site, ending in `/`; empty for the first page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The day from which its figures are, `2023-03-13`, where it is known.
    pub changed: Option<String>,
}

/// The site map. `address` is the first page's and ends in `/`.
pub fn sitemap(address: &str, pages: &[Page]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        text.push_str("<url><loc>");
        text.push_str(&xml(address));
        text.push_str(&xml(&page.path));
        text.push_str("</loc>");
        if let Some(changed) = page.changed.as_deref().and_then(day) {
            text.push_str("<lastmod>");
            text.push_str(changed);
            text.push_str("</lastmod>");
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}

/// What search engines may read: everything, and where the site map is. They look for it at the
/// root of the host alone.
pub fn robots(address: Option<&str>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(address) = address {
        text.push_str(&format!("\nSitemap: {address}sitemap.xml\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_stands_there_under_its_whole_address() {
        let page = |path: &str, changed: Option<&str>| Page {
            path: path.to_owned(),
            title: "a title".to_owned(),
            changed: changed.map(str::to_owned),
        };
        let pages = [
            page("", None),
            page("q3/", Some("2023-03-13")),
            page("q3/a&b/", Some("soon")),
        ];
        assert_eq!(
            sitemap("https://a.gov.uk/p/", &pages),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">
<url><loc>https://a.gov.uk/p/</loc></url>
<url><loc>https://a.gov.uk/p/q3/</loc><lastmod>2023-03-13</lastmod></url>
<url><loc>https://a.gov.uk/p/q3/a&amp;b/</loc></url>
</urlset>
"
        );
    }

    #[test]
    fn robots_are_welcome() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert_eq!(
            robots(Some("https://a.gov.uk/p/")),
            "User-agent: *\nAllow: /\n\nSitemap: https://a.gov.uk/p/sitemap.xml\n"
        );
    }
}
