//! HTML: what a page names, which are its links, the files it needs and the places on it; and words
//! written into it.
//!
//! Tags are read as the standard says; the tree that browsers make of them is not built.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use html5gum::{DefaultEmitter, State, Token, Tokenizer};
use sha2::{Digest, Sha256};
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
    /// The hashes of the styles and of the scripts that stand in it, as policies write them.
    pub styles: Vec<String>,
    /// See `styles`.
    pub scripts: Vec<String>,
}

/// Reads a page.
pub fn page(text: &str) -> Page {
    let hashes = |name| {
        let all = inside(text, name).into_iter();
        all.map(|inside| format!("'sha256-{}'", BASE64.encode(Sha256::digest(inside))))
            .collect()
    };
    let mut page = Page {
        styles: hashes("style"),
        scripts: hashes("script"),
        ..Page::default()
    };
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
                "fairview-code",
                "fairview-importer",
                "fairview-importer-tables",
                "fairview-root",
                "fairview-search",
                "fairview-site-maker",
                "fairview-template",
                "fairview-worker",
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
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let mut tokens = Tokenizer::new_with_emitter(text, emitter);
    while let Some(Ok(token)) = tokens.next() {
        let Token::StartTag(found) = token else {
            continue;
        };
        // What stands in these is no markup; what stands in `noscript` is, to a reader without scripts.
        match found.name.as_slice() {
            b"script" => tokens.set_state(State::ScriptData),
            b"style" => tokens.set_state(State::RawText),
            b"title" | b"textarea" => tokens.set_state(State::RcData),
            _ => {}
        }
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut attributes: Vec<_> = found.attributes.iter().collect();
        attributes.sort_by_key(|(_, value)| value.span.start);
        let attributes = attributes.into_iter();
        tags.push(Tag {
            name: words(&found.name),
            attributes: attributes
                .map(|(name, value)| (words(name), words(value)))
                .collect(),
        });
    }
    tags
}

/// A line of the head for those who show links.
pub fn property(name: &str, words: &str) -> String {
    format!(
        "<meta property=\"{name}\" content=\"{}\">\n",
        attribute(words)
    )
}

/// Puts words between two marks, in place of what is there.
pub(crate) fn between(page: &str, start: &str, end: &str, words: &str) -> Result<String, String> {
    let missing = || format!("the viewer's page has no {start}…{end}");
    let (before, rest) = page.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok(format!("{before}{start}{words}{end}{after}"))
}

/// What stands in the elements of that name that have no attribute.
pub fn inside<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let parts = page.split(&start).skip(1);
    parts
        .map(|part| part.split(&end).next().unwrap_or(part))
        .collect()
}

/// Words as HTML text.
pub fn text(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Words as the value of an HTML attribute in double quotes.
pub fn attribute(words: &str) -> String {
    text(words).replace('"', "&quot;")
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
            <noscript><a href=\"scorecard/\"></noscript><h2 id=\"figures\">",
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
