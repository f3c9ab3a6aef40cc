//! What a page names: its links, the files it needs and the places on it.
//!
//! This reads the pages that Fairview writes, not any page: it knows tags, comments and entities,
//! and nothing of how browsers mend what is broken.

use std::collections::BTreeSet;

/// A start tag with its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name, in lower case.
    pub name: String,
    /// Names, in lower case, and values with their entities undone.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Something that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// As it stands in the page, for words about it: `<a href="q3/">`.
    pub words: String,
    /// The address.
    pub address: String,
    /// The page does not work without it, so it must be of the site.
    pub needed: bool,
    /// What the file must hash to.
    pub integrity: Option<String>,
}

/// What is known of a page.
#[derive(Debug, Default)]
pub struct Page {
    /// All that it names, in order.
    pub references: Vec<Reference>,
    /// The places on it that a link may lead to.
    pub places: BTreeSet<String>,
    /// The address of the list of reports.
    pub catalogue: Option<String>,
    /// Whether it says itself from where its addresses count.
    pub has_base: bool,
    /// Whether search engines shall leave it out.
    pub unlisted: bool,
    /// Its policy.
    pub policy: Option<String>,
}

/// Reads a page.
pub fn page(text: &str) -> Page {
    let mut page = Page::default();
    for tag in tags(text) {
        let places = [tag.get("id"), tag.get("name").filter(|_| tag.name == "a")];
        let places = places.into_iter().flatten().map(str::to_owned);
        page.places.extend(places);
        page.has_base |= tag.name == "base";
        if tag.name == "meta" && tag.get("name") == Some("fairview-catalogue") {
            page.catalogue = tag.get("content").map(str::to_owned);
        }
        if tag.name == "meta" && tag.get("http-equiv") == Some("Content-Security-Policy") {
            page.policy = tag.get("content").map(str::to_owned);
        }
        page.unlisted |= tag.name == "meta"
            && tag.get("name") == Some("robots")
            && tag.get("content") == Some("noindex");
        page.references.extend(references(&tag));
    }
    page
}

fn references(tag: &Tag) -> Option<Reference> {
    let name = tag.name.as_str();
    if name == "meta" && tag.get("http-equiv") == Some("refresh") {
        let (_, address) = tag.get("content")?.split_once("url=")?;
        return Some(Reference {
            words: format!("<meta http-equiv=\"refresh\"> to {address}"),
            address: address.to_owned(),
            needed: true,
            integrity: None,
        });
    }
    let (attribute, needed) = match name {
        "a" | "area" => ("href", false),
        "link" => {
            let relation = tag.get("rel").unwrap_or_default();
            // These tell others of the page; a reader needs nothing of them.
            ("href", !["canonical", "alternate"].contains(&relation))
        }
        "script" | "img" | "source" | "iframe" | "embed" | "audio" | "video" => ("src", true),
        "use" | "image" => ("href", true),
        "meta" => {
            let known = [
                "fairview-catalogue",
                "fairview-further",
                "fairview-rare",
                "fairview-root",
            ];
            known.contains(&tag.get("name")?).then_some(())?;
            ("content", true)
        }
        _ => return None,
    };
    let address = tag.get(attribute).or_else(|| tag.get("xlink:href"))?;
    let integrity = tag.get("integrity").or_else(|| tag.get("data-integrity"));
    Some(Reference {
        words: format!("<{name} {attribute}=\"{address}\">"),
        address: address.to_owned(),
        needed,
        integrity: integrity.map(str::to_owned),
    })
}

/// Every start tag, in order.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        // What stands in these is no markup.
        if ["script", "style"].contains(&tag.name.as_str()) {
            let end = format!("</{}", tag.name);
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
        tags.push(tag);
    }
    tags
}

/// The tag that begins here, after its `<`, and what follows it.
fn tag(text: &str) -> (Tag, &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let ends = rest.find(|c: char| is_end(c) || c == '=');
        // A sign that can begin no attribute is passed over.
        let ends = ends.unwrap_or(rest.len()).max(1);
        let ends = (ends..=rest.len())
            .find(|at| rest.is_char_boundary(*at))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(ends);
        let name = name.to_ascii_lowercase();
        let after = after.trim_start();
        let value;
        (value, rest) = match after.strip_prefix('=') {
            None => ("", after),
            Some(after) => quoted(after.trim_start()),
        };
        tag.attributes.push((name, plain(value)));
    }
}

fn quoted(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>');
    text.split_at(end.unwrap_or(text.len()))
}

/// A value with its entities undone.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end <= 10);
        let found = end.and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (c, taken) = found.unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        name => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let tags = tags(
            "<!doctype html><p>1 < 2</p><!-- <a href=x> --><A HREF='q3/' id=top hidden>\
             <script>if (a<b) '<img src=no>'</script><a href=\"?a=1&amp;b=&#x27;&amp;c&d\"/>",
        );
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "a", "script", "a"]);
        assert_eq!(tags[1].get("href"), Some("q3/"));
        assert_eq!(tags[1].get("id"), Some("top"));
        assert_eq!(tags[1].get("hidden"), Some(""));
        assert_eq!(tags[3].get("href"), Some("?a=1&b='&c&d"));
    }

    #[test]
    fn what_is_cut_off_or_broken_ends_somewhere() {
        for text in [
            "<",
            "<a",
            "<a ",
            "<a href",
            "<a href=",
            "<a href=\"x",
            "<a =é= é>",
            "<!--",
            "<script>",
            "<a \"é\">",
        ] {
            assert!(tags(text).len() <= 1, "{text}");
        }
    }

    #[test]
    fn a_page_tells_what_it_needs_and_where_it_leads() {
        let page = page(
            "<meta name=\"fairview-catalogue\" content=\"../data/catalogue.json\">
            <link rel=\"canonical\" href=\"https://a.gov.uk/q3/\">
            <link rel=\"stylesheet\" href=\"../a.css\" integrity=\"sha384-A\">
            <link rel=\"preload\" href=\"../a.wasm\" data-integrity=\"sha384-B\">
            <a href=\"scorecard/\"><h2 id=\"figures\">",
        );
        let all: Vec<(&str, bool, Option<&str>)> = page
            .references
            .iter()
            .map(|r| (r.address.as_str(), r.needed, r.integrity.as_deref()))
            .collect();
        assert_eq!(
            all,
            [
                ("../data/catalogue.json", true, None),
                ("https://a.gov.uk/q3/", false, None),
                ("../a.css", true, Some("sha384-A")),
                ("../a.wasm", true, Some("sha384-B")),
                ("scorecard/", false, None),
            ]
        );
        assert_eq!(page.catalogue.as_deref(), Some("../data/catalogue.json"));
        assert!(page.places.contains("figures") && !page.has_base);
    }
}
