//! The small files of a site that no reader sees: for search engines, feed readers and servers.
//!
//! None of them knows the clock or the machine: their dates are those of publication, and where a
//! date or the site's address is not known, what needs it is left out.

mod feed;
mod headers;
mod not_found;
mod not_kept;
mod sitemap;

pub use feed::{Release, feed};
pub use headers::{ASK_FIRST, FOR_EVER, REFERRER, Rules, headers};
pub use not_found::not_found;
pub use not_kept::not_kept;
pub use sitemap::{Page, robots, sitemap};

use crate::file::File;
use crate::html::attribute;
use crate::policy;
use crate::publisher::Publisher;

/// Everything there is to say about a site, for [`site_files`].
pub struct About<'s> {
    /// The address of the site's first page, ending in `/`, where it is known.
    pub address: Option<&'s str>,
    /// Every page for search engines, the first page first.
    pub pages: &'s [Page],
    /// The feed of releases, see [`feed`].
    pub feed: Option<&'s str>,
    /// The page for addresses that lead nowhere, whole.
    pub not_found: &'s str,
    /// The policy that stands in the pages.
    pub policy: &'s str,
    /// Every other file of the site: names tell how long a file may be kept.
    pub files: &'s [File],
    /// Which other sites may frame the pages; see [`crate::config::Config::framed_by`].
    pub framed_by: &'s [String],
    /// Whether the site has pages for frames, which any site may show where none is named.
    pub embeds: bool,
}

/// All of the files. The site map needs the site's address.
pub fn site_files(about: &About) -> Vec<File> {
    let file = |path: &str, text: String| File {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    let mut files = vec![
        file("404.html", about.not_found.to_owned()),
        file("robots.txt", robots(about.address)),
    ];
    if let Some(address) = about.address {
        files.push(file("sitemap.xml", sitemap(address, about.pages)));
    }
    files.extend(about.feed.map(|text| file("feed.xml", text.to_owned())));
    let rules = Rules::new(about);
    files.extend(headers(&rules));
    files
}

/// A day as a file says it, `2023-03-13`; none for what is no day.
fn day(text: &str) -> Option<&str> {
    let mut parts = text.split('-');
    let mut number = |digits: usize, most: u32| {
        let part = parts.next()?;
        let sound = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = part.parse().ok().filter(|_| sound)?;
        (1..=most).contains(&number).then_some(())
    };
    (number(4, 9999).is_some() && number(2, 12).is_some() && number(2, 31).is_some())
        .then_some(())?;
    parts.next().is_none().then_some(text)
}

/// A text as XML writes it.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // XML 1.0 has no way to write these.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// The sheets of the viewer that a page of a few words goes by.
const SHEETS: [&str; 6] = [
    include_str!("../../../static/styles/tokens.css"),
    include_str!("../../../static/styles/base.css"),
    include_str!("../../../static/styles/footer.css"),
    include_str!("../../../static/styles/masthead.css"),
    include_str!("../../../static/styles/publisher.css"),
    include_str!("../../../static/styles/title.css"),
];

/// The style of pages of a few words. It stands in them: what is shown for any address finds no
/// file by its own.
fn style(publisher: &Publisher) -> String {
    let mut style = String::new();
    for sheet in SHEETS {
        // Comments are for who reads the source; no string of these sheets has their signs.
        for (at, part) in sheet.split("/*").enumerate() {
            let kept = part.split_once("*/").filter(|_| at > 0);
            style.push_str(kept.map_or(part, |(_, after)| after));
        }
    }
    style.push_str(&publisher.accent);
    let lines = style.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |style, line| style + line + "\n")
}

/// The policy of the site's pages that allows the style of those of a few words too.
pub fn with_style(policy: &str, publisher: &Publisher) -> String {
    policy::with_style(policy, &style(publisher))
}

/// A page with a few words, which needs no script and no other file.
pub(crate) struct Bare<'b> {
    /// Its title, as text.
    pub title: &'b str,
    /// Markup, a heading first.
    pub words: &'b str,
    /// More for its head, as markup.
    pub head: &'b str,
    /// One that [`with_style`] gives.
    pub policy: &'b str,
    /// The name of the site, as text.
    pub organisation: &'b str,
    /// What its publisher says.
    pub publisher: &'b Publisher,
}

/// In the head of a page that search engines shall leave out.
const UNLISTED: &str = "<meta name=\"robots\" content=\"noindex\">\n";

/// The whole page.
pub(crate) fn bare(page: &Bare) -> String {
    let Bare {
        words,
        head,
        publisher,
        ..
    } = page;
    let (title, policy, organisation) = (
        xml(page.title),
        attribute(page.policy),
        xml(page.organisation),
    );
    let language = xml(&publisher.language);
    let style = style(publisher);
    let foot = match publisher.foot.as_str() {
        "" => String::new(),
        foot => format!("<div class=\"fv-footer\">\n{foot}</div>\n"),
    };
    format!(
        "<!doctype html>
<html lang=\"{language}\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
{head}<title>{title}: {organisation}</title>
<style>{style}</style>
</head>
<body>
<header class=\"fv-masthead\">
<div class=\"fv-page fv-masthead__inner\">
<p class=\"fv-masthead__name\"><span class=\"fv-masthead__org\"><bdi>{organisation}</bdi> performance reports</span></p>
</div>
</header>
<main class=\"fv-page\">
<div class=\"fv-title\">
{words}</div>
</main>
{foot}</body>
</html>
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days() {
        assert_eq!(day("2023-03-13"), Some("2023-03-13"));
        for text in [
            "2023-03",
            "2023-3-13",
            "2023-13-01",
            "2023-03-00",
            "2023-03-13T",
            "+023-03-13",
            "2023-03-13-1",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_written_otherwise_or_left_out() {
        assert_eq!(
            xml("<a & 'b'>\u{1}\u{fffe}"),
            "&lt;a &amp; &apos;b&apos;&gt;"
        );
    }

    #[test]
    fn without_an_address_there_is_no_site_map_and_no_feed() {
        let mut about = About {
            address: None,
            pages: &[],
            feed: None,
            not_found: "<!doctype html>",
            policy: "default-src 'none'",
            files: &[],
            framed_by: &[],
            embeds: true,
        };
        let paths = |about: &About| -> Vec<String> {
            site_files(about)
                .into_iter()
                .map(|file| file.path)
                .collect()
        };
        let without = [
            "404.html",
            "robots.txt",
            "headers/apache.htaccess",
            "headers/nginx.conf",
            "headers/web.config",
            "headers/_headers",
        ];
        assert_eq!(paths(&about), without);
        about.address = Some("https://www.halton.gov.uk/performance/");
        about.feed = Some("<feed/>");
        assert_eq!(
            paths(&about)[..4],
            ["404.html", "robots.txt", "sitemap.xml", "feed.xml"]
        );
    }
}
