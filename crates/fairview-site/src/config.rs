//! `fairview.toml`: what a council says about its site, beside the reports.
//!
//! Everything has a default. Every mistake is told at once, with its line, what was found, what was
//! expected and an example; a setting that does not exist is a mistake, for it may be a misspelt
//! one.

mod colour;
mod logo;
mod reader;

pub use colour::{Accent, Colour, Paper};
use fluent_uri::Uri;
use reader::{Reader, Wanted, short};
use std::path::Path;

/// What a site is told about its publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The name of the organisation.
    pub organisation: Option<String>,
    /// A picture for the head of every page.
    pub logo: Option<Logo>,
    /// The colour of links, buttons and the band at the top.
    pub accent: Option<Accent>,
    /// Where readers ask questions: a web or mail address.
    pub contact: Option<String>,
    /// The address of the accessibility statement.
    pub accessibility: Option<String>,
    /// The language of the reports, as a tag: `en-GB`.
    pub language: String,
    /// Under which licence the figures are published, in a line.
    pub licence: Option<String>,
    /// Which other sites may show the pages in a frame, as origins; none: no other site.
    pub framed_by: Vec<String>,
    /// Whether there are small pages for frames in other pages.
    pub embeds: bool,
    /// How many earlier builds keep their code and data for open pages.
    pub keep_builds: usize,
    /// The address of the site's first page, ending in `/`.
    pub address: Option<String>,
    /// Whether compressed copies are written.
    pub compress: bool,
    /// Whether readers' devices keep what they open, to be read without a network.
    pub offline: bool,
}

/// A picture of the publisher's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// `svg` or `png`.
    pub ending: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width and height. Only their ratio counts.
    pub size: (u32, u32),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            organisation: None,
            logo: None,
            accent: None,
            contact: None,
            accessibility: None,
            language: "en-GB".to_owned(),
            licence: None,
            framed_by: Vec::new(),
            embeds: true,
            keep_builds: 1,
            address: None,
            compress: true,
            offline: false,
        }
    }
}

#[rustfmt::skip]
mod wanted {
    use super::Wanted;

    pub const ORGANISATION: Wanted = Wanted { key: "organisation", expected: "the organisation's name", example: "\"Halton Borough Council\"" };
    pub const LOGO: Wanted = Wanted { key: "logo", expected: "a picture of the kind .svg or .png, named from the folder of this file", example: "\"logo.svg\"" };
    pub const ACCENT: Wanted = Wanted { key: "accent", expected: "a colour of six digits", example: "\"#12436d\"" };
    pub const ACCENT_DARK: Wanted = Wanted { key: "accent-dark", expected: "a colour of six digits", example: "\"#8cc0ee\"" };
    pub const CONTACT: Wanted = Wanted { key: "contact", expected: "a web or mail address", example: "\"mailto:performance@halton.gov.uk\"" };
    pub const ACCESSIBILITY: Wanted = Wanted { key: "accessibility-statement", expected: "a web address", example: "\"https://www.halton.gov.uk/accessibility\"" };
    pub const LANGUAGE: Wanted = Wanted { key: "language", expected: "a language tag", example: "\"en-GB\"" };
    pub const LICENCE: Wanted = Wanted { key: "licence", expected: "a line about the licence of the figures", example: "\"Open Government Licence v3.0\"" };
    pub const FRAMED_BY: Wanted = Wanted { key: "framed-by", expected: "a list of sites, without folders", example: "[\"https://www.halton.gov.uk\"]" };
    pub const EMBEDS: Wanted = Wanted { key: "embeds", expected: "true or false, without quotation marks", example: "true" };
    pub const KEEP_BUILDS: Wanted = Wanted { key: "keep-builds", expected: "a whole number from 0 to 20", example: "1" };
    pub const ADDRESS: Wanted = Wanted { key: "address", expected: "the web address of the site's first page, that of its folder", example: "\"https://www.halton.gov.uk/performance/\"" };
    pub const COMPRESS: Wanted = Wanted { key: "compress", expected: "true or false, without quotation marks", example: "true" };
    pub const OFFLINE: Wanted = Wanted { key: "offline", expected: "true or false, without quotation marks", example: "true" };
}

impl Config {
    /// Reads a configuration file and the logo it names. An error lists every mistake.
    pub fn read(file: &Path) -> Result<Self, Vec<String>> {
        let told = file.display().to_string();
        let bytes = std::fs::read(file).map_err(|error| vec![format!("{told}: {error}")])?;
        let text = String::from_utf8(bytes)
            .map_err(|_| vec![format!("{told} is not in UTF-8; save it again as UTF-8")])?;
        let name = file
            .file_name()
            .map_or(told.as_str().into(), |name| name.to_string_lossy());
        Self::parse(&text, &name, file.parent().unwrap_or(Path::new("")))
    }

    /// Reads the text of a configuration. `name` stands in the words about mistakes; `folder` is
    /// where the logo is looked for.
    pub fn parse(text: &str, name: &str, folder: &Path) -> Result<Self, Vec<String>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader::new(name, text);
        let r = &mut reader;
        let default = Self::default();
        let config = Self {
            organisation: r.text(wanted::ORGANISATION).map(|(text, _)| text),
            logo: logo::logo(r, wanted::LOGO, folder),
            accent: accent(r),
            contact: checked(r, wanted::CONTACT, |text| is_web(text) || is_mail(text)),
            accessibility: checked(r, wanted::ACCESSIBILITY, is_web),
            language: checked(r, wanted::LANGUAGE, is_language).unwrap_or(default.language),
            licence: r.text(wanted::LICENCE).map(|(text, _)| text),
            framed_by: framed_by(r),
            embeds: r.flag(wanted::EMBEDS).unwrap_or(default.embeds),
            keep_builds: r
                .number(wanted::KEEP_BUILDS, 20)
                .unwrap_or(default.keep_builds),
            address: checked(r, wanted::ADDRESS, is_folder).map(|mut address| {
                if !address.ends_with('/') {
                    address.push('/');
                }
                address
            }),
            compress: r.flag(wanted::COMPRESS).unwrap_or(default.compress),
            offline: r.flag(wanted::OFFLINE).unwrap_or(default.offline),
        };
        let problems = reader.finish();
        if problems.is_empty() {
            Ok(config)
        } else {
            Err(problems)
        }
    }
}

fn checked(r: &mut Reader, wanted: Wanted, fits: impl Fn(&str) -> bool) -> Option<String> {
    let (text, at) = r.text(wanted)?;
    if fits(&text) {
        return Some(text);
    }
    r.wrong(wanted, at, &format!("\"{}\"", short(&text)));
    None
}

fn accent(r: &mut Reader) -> Option<Accent> {
    let mut colour = |wanted: Wanted, paper: Paper| {
        let (text, at) = r.text(wanted)?;
        let Some(colour) = Colour::parse(&text) else {
            r.wrong(wanted, at, &format!("\"{}\"", short(&text)));
            return None;
        };
        if let Some(problem) = colour.problem(paper) {
            r.says(at, &format!("{} is {text}, which {problem}", wanted.key));
            return None;
        }
        Some((colour, at))
    };
    let light = colour(wanted::ACCENT, Paper::Light);
    let dark = colour(wanted::ACCENT_DARK, Paper::Dark);
    match (light, dark) {
        (Some((light, _)), dark) => Some(Accent::new(light, dark.map(|(dark, _)| dark))),
        (None, Some((_, at))) => {
            let says =
                "accent-dark is given without accent; expected both, like: accent = \"#12436d\"";
            r.says(at, says);
            None
        }
        (None, None) => None,
    }
}

fn framed_by(r: &mut Reader) -> Vec<String> {
    let mut origins = Vec::new();
    for (text, at) in r.texts(wanted::FRAMED_BY).unwrap_or_default() {
        if is_origin(&text) {
            origins.push(text.trim_end_matches('/').to_owned());
        } else {
            let found = format!("\"{}\"", short(&text));
            r.wrong(wanted::FRAMED_BY, at, &found);
        }
    }
    origins
}

/// A web address with a host and without a user's name.
fn is_web(text: &str) -> bool {
    Uri::parse(text).is_ok_and(|uri| {
        matches!(uri.scheme().as_str(), "http" | "https")
            && uri
                .authority()
                .is_some_and(|part| !part.host().is_empty() && !part.has_userinfo())
    })
}

fn is_mail(text: &str) -> bool {
    let address = text.strip_prefix("mailto:");
    Uri::parse(text).is_ok()
        && address
            .and_then(|address| address.split_once('@'))
            .is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && !host.contains(['@', '/'])
            })
}

/// A web address of a folder: neither a file's, nor with a question or a place on a page, and plain
/// enough to stand in the settings of any server.
fn is_folder(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    is_web(text)
        && Uri::parse(text).is_ok_and(|uri| {
            let path = uri.path().as_str();
            let last = path.rsplit('/').next().unwrap_or_default();
            let whole = uri.query().is_none() && uri.fragment().is_none();
            whole && path.chars().all(plain) && !path.contains("//") && !last.contains('.')
        })
}

/// The address of a whole site, as a policy takes it: no folder, and a `*` for its first name at
/// most.
fn is_origin(text: &str) -> bool {
    let text = text.trim_end_matches('/');
    let plain = text.replacen("://*.", "://", 1);
    let safe = |c: char| c.is_ascii_alphanumeric() || ".:-/[]".contains(c);
    plain.chars().all(safe)
        && is_web(&plain)
        && Uri::parse(plain.as_str()).is_ok_and(|uri| uri.path().as_str().is_empty())
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests;
