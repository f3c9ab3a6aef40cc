//! What a publisher says, as every page shows it: the accent colour and the logo in a style of the
//! site's own, contact, accessibility statement and licence below the viewer.
//!
//! All of it stands outside of what the viewer makes, so that it stays while a reader moves about,
//! and a viewer that does not know of it takes its page over as it is. The style sheet takes it away
//! from a report of the reader's own device, which the publisher has nothing to do with.

use crate::config::{Config, Logo};
use crate::file::File;
use crate::html::{attribute, text};
use crate::names::{CODE, with_hash};
use crate::offline;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use fairview::publisher::{NAME, OWN_FILES, PREPARE, Said};
use sha2::{Digest, Sha384};
use std::collections::BTreeSet;

/// In a style, from the page to the site's first page.
const ROOT: &str = "{ROOT}";
/// How high the logo stands in the masthead, in pixels.
const LOGO_HEIGHT: u32 = 40;
/// How wide it may become there, in pixels; a wider one is made smaller.
const LOGO_WIDTH: u32 = 200;

/// What stands around the pages of a site.
pub struct Publisher {
    /// The language of the pages, as a tag.
    pub language: String,
    /// Its style sheet, logo and script.
    pub files: Vec<File>,
    /// What stands in the pages as their style, with a mark for the way to the first page; empty for a
    /// publisher who says nothing.
    style: String,
    /// The path of the style sheet with the accent, where the site has pages for frames.
    sheet: Option<String>,
    /// The path and the hash of the script that has the site kept, where readers keep it.
    keeps: Option<(String, String)>,
    /// What stands below the viewer; empty for a publisher who says nothing.
    pub foot: String,
    /// What the viewer goes by.
    pub said: Said,
    /// The accent colour as a style sheet; empty where there is none.
    pub accent: String,
}

impl Publisher {
    /// What `config` says for the site of an organisation.
    pub fn new(config: &Config, organisation: &str) -> Self {
        let mut files = Vec::new();
        let accent = config.accent.map_or_else(String::new, |a| a.sheet());
        let mut style = accent.clone();
        if let Some(logo) = &config.logo {
            let path = logo.path();
            files.push(File {
                path: path.clone(),
                bytes: logo.bytes.clone(),
            });
            style.push_str(&logo_rule(logo, &format!("{ROOT}{path}")));
        }
        let keeps = config.offline.then(|| {
            style.push_str(offline::SHEET);
            let path = put(&mut files, "offline.js", offline::PAGE.as_bytes());
            let hash = BASE64.encode(Sha384::digest(offline::PAGE));
            (path, hash)
        });
        let sheet = (config.embeds && !accent.is_empty())
            .then(|| put(&mut files, "publisher.css", accent.as_bytes()));
        Self {
            language: config.language.clone(),
            files,
            style,
            sheet,
            keeps,
            foot: foot(config, organisation),
            said: Said {
                licence: config.licence.clone(),
                without: [
                    (config.own_files, OWN_FILES),
                    (config.prepare, PREPARE),
                    (config.program_name, NAME),
                ]
                .into_iter()
                .filter_map(|(has, word)| (!has).then_some(word))
                .collect::<Vec<_>>()
                .join(" "),
            },
            accent,
        }
    }

    /// What stands in the head of a page; `root` leads from it to the site's first page.
    pub fn head(&self, root: &str) -> String {
        let mut head = self.said();
        if !self.style.is_empty() {
            head.push_str(&format!("<style>{}</style>\n", self.style_from(root)));
        }
        if let Some((path, hash)) = &self.keeps {
            head.push_str(&format!(
                "<script type=\"module\" src=\"{root}{path}\" integrity=\"sha384-{hash}\"></script>\n"
            ));
        }
        head
    }

    /// What the viewer goes by, in the head of a page; empty for a publisher who says nothing.
    pub fn said(&self) -> String {
        let said = [
            ("licence", self.said.licence.as_deref().unwrap_or_default()),
            ("without", &self.said.without),
        ];
        let said = said.into_iter().filter(|(_, words)| !words.is_empty());
        said.map(|(name, words)| {
            let words = attribute(words);
            format!("<meta name=\"fairview-{name}\" content=\"{words}\">\n")
        })
        .collect()
    }

    fn style_from(&self, root: &str) -> String {
        self.style.replace(ROOT, root)
    }

    /// The styles that stand in pages, for the policy of all: what names the logo differs by how deep a
    /// page lies.
    pub fn styles(&self) -> BTreeSet<String> {
        let styles = ["", "../", "../../"].map(|root| self.style_from(root));
        styles
            .into_iter()
            .filter(|style| !style.is_empty())
            .collect()
    }

    /// The style sheet with the accent, in the head of a page for frames; empty where there is none.
    pub fn sheet(&self, root: &str) -> String {
        let line = |sheet| format!("<link rel=\"stylesheet\" href=\"{root}{sheet}\">\n");
        self.sheet.as_ref().map(line).unwrap_or_default()
    }

    /// What stands below everything else on the pages of a site that its readers keep; empty
    /// without that. It is no part of a report in one file.
    pub fn kept(&self) -> &'static str {
        match self.keeps {
            Some(_) => offline::WORDS,
            None => "",
        }
    }
}

/// Adds a file of code; gives its path.
fn put(files: &mut Vec<File>, name: &str, bytes: &[u8]) -> String {
    let path = format!("{CODE}{}", with_hash(name, bytes));
    files.push(File {
        path: path.clone(),
        bytes: bytes.to_vec(),
    });
    path
}

/// The logo before the organisation's name, which says the same in words; the name of the program at the
/// other end, where it stands however much of the page has arrived. The logo's own colours are made for
/// white paper, so it has some in the dark too.
fn logo_rule(logo: &Logo, address: &str) -> String {
    let (width, height) = logo.size;
    let (width, height) = (f64::from(width), f64::from(height));
    let scale = (f64::from(LOGO_HEIGHT) / height).min(f64::from(LOGO_WIDTH) / width);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    format!(
        ".fv-masthead__org::before{{content:\"\";display:inline-block;width:{width}px;height:{height}px;\
         margin-right:12px;vertical-align:middle;background:url(\"{address}\") center/contain no-repeat;\
         forced-color-adjust:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n\
         .fv-masthead__org{{display:block}}\n\
         .fv-masthead__name{{position:relative;width:100%;min-height:{height}px}}\n\
         .fv-masthead__name>a{{position:absolute;top:0;right:0;width:4em;white-space:nowrap;line-height:{height}px}}\n\
         .fv-masthead__name>a~.fv-masthead__org{{padding-right:96px}}\n\
         [data-fairview=ready] .fv-masthead__name>a:only-child{{position:static}}\n\
         @media (max-width:639px){{.fv-masthead__name>a~.fv-masthead__org{{padding-right:0}}\
         .fv-masthead__org::before{{display:block;margin:0 0 4px}}}}\n\
         @media screen and (prefers-color-scheme:dark),screen and (forced-colors:active){{\
         .fv-masthead__org::before{{box-sizing:content-box;padding:4px;background-color:#fff;background-origin:content-box}}\
         .fv-masthead__name>a{{top:4px}}}}\n"
    )
}

/// Contact, accessibility statement and licence. It is told apart from the viewer's own footer, and
/// by its words from the figures of others.
fn foot(config: &Config, organisation: &str) -> String {
    let link = |address: &str, words: &str| {
        let (address, words) = (attribute(address), text(words));
        format!("<li><a href=\"{address}\">{words}</a></li>")
    };
    let contact = config.contact.as_deref().map(|address| {
        let words = match address.strip_prefix("mailto:") {
            // What follows a question mark is for the mail program.
            Some(mail) => format!("Ask {}", mail.split('?').next().unwrap_or(mail)),
            None => format!("Contact {organisation}"),
        };
        link(address, &words)
    });
    let statement = config.accessibility.as_deref();
    let statement = statement.map(|address| link(address, "Accessibility statement"));
    let links: String = contact.into_iter().chain(statement).collect();
    let mut lines = String::new();
    if !links.is_empty() {
        lines.push_str(&format!("<ul class=\"fv-publisher__links\">{links}</ul>\n"));
    }
    if let Some(licence) = &config.licence {
        let (organisation, licence) = (text(organisation), text(licence));
        lines.push_str(&format!(
            "<p>Figures of <bdi>{organisation}</bdi>: <bdi>{licence}</bdi></p>\n"
        ));
    }
    if lines.is_empty() {
        return lines;
    }
    format!(
        "<section class=\"fv-publisher\" aria-label=\"About this site\">\n<div class=\"fv-page\">\n{lines}</div>\n</section>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Accent;

    fn said(config: &Config) -> Publisher {
        Publisher::new(config, "A & B Council")
    }

    #[test]
    fn who_says_nothing_has_no_sheet_and_nothing_below() {
        let publisher = said(&Config::default());
        assert_eq!(publisher.foot, "");
        assert_eq!(publisher.head(""), "");
        assert_eq!(publisher.files, []);
    }

    #[test]
    fn contact_statement_and_licence_stand_below_as_text() {
        let config = Config {
            contact: Some("mailto:a@b.gov.uk?subject=x&y".to_owned()),
            accessibility: Some("https://b.gov.uk/\"a\"".to_owned()),
            licence: Some("OGL <v3>".to_owned()),
            ..Config::default()
        };
        let foot = said(&config).foot;
        for part in [
            "<a href=\"mailto:a@b.gov.uk?subject=x&amp;y\">Ask a@b.gov.uk</a>",
            "<a href=\"https://b.gov.uk/&quot;a&quot;\">Accessibility statement</a>",
            "Figures of <bdi>A &amp; B Council</bdi>: <bdi>OGL &lt;v3&gt;</bdi>",
        ] {
            assert!(foot.contains(part), "{part} in {foot}");
        }
        let config = Config {
            contact: Some("https://b.gov.uk/contact".to_owned()),
            ..Config::default()
        };
        let foot = said(&config).foot;
        assert!(foot.contains(">Contact A &amp; B Council</a>"), "{foot}");
    }

    #[test]
    fn accent_and_logo_are_in_the_page_and_the_accent_in_a_sheet_for_frames() {
        let colour = |text| crate::config::Colour::parse(text).unwrap();
        let config = Config {
            accent: Some(Accent::new(colour("#7a1f5c"), None)),
            logo: Some(Logo {
                ending: "svg",
                bytes: b"<svg/>".to_vec(),
                size: (480, 80),
            }),
            ..Config::default()
        };
        let publisher = said(&config);
        let head = publisher.head("../../");
        assert!(head.contains("--fv-accent:#7a1f5c"));
        // No wider than there is room.
        assert!(head.contains("width:200px;height:33px;"), "{head}");
        assert!(head.contains("url(\"../../code/logo-"), "{head}");
        // Nothing is waited for, and the policy is told of what stands there at each depth.
        assert!(!head.contains("href="));
        let styles = publisher.styles();
        assert_eq!(styles.len(), 3);
        for root in ["", "../", "../../"] {
            let head = publisher.head(root);
            let style = crate::html::inside(&head, "style")[0];
            assert!(styles.contains(style), "{style}");
        }
        let sheet = publisher.sheet.as_deref().unwrap();
        assert!(crate::names::is_immutable(sheet) && sheet.starts_with(CODE));
        assert!(publisher.sheet("../../").contains(sheet));
    }
}
