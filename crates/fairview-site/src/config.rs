//! `fairview.toml`: what a council says about its site, beside the reports.
//!
//! Everything has a default. A mistake is told with its line, what was expected and an example, and
//! marked in the line; a setting that does not exist is a mistake, for it may be a misspelt one.

mod colour;
mod logo;
mod problems;

use crate::families::Open;
use crate::names::{CODE, with_hash};
pub use colour::{Accent, Colour, Scheme};
use fluent_uri::Uri;
use problems::Problems;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::path::Path;
use toml::Spanned;

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
    /// Groups of words and phrases that mean the same to who searches.
    pub synonyms: Vec<Vec<String>>,
    /// Whether readers can open files of their own.
    pub own_files: bool,
    /// Whether the site offers to make reports of an officer's files.
    pub prepare: bool,
    /// Whether pages are called by the name of this program too.
    pub program_name: bool,
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

impl Logo {
    /// Where it lies on the site.
    pub fn path(&self) -> String {
        let name = format!("logo.{}", self.ending);
        format!("{CODE}{}", with_hash(&name, &self.bytes))
    }
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
            synonyms: Vec::new(),
            own_files: true,
            prepare: true,
            program_name: true,
        }
    }
}

/// A text and where it stands in the file.
type Text = Spanned<String>;

/// The settings as they are written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Settings {
    organisation: Option<Text>,
    logo: Option<Text>,
    accent: Option<Text>,
    accent_dark: Option<Text>,
    contact: Option<Text>,
    accessibility_statement: Option<Text>,
    language: Option<Text>,
    licence: Option<Text>,
    framed_by: Vec<Text>,
    embeds: Option<bool>,
    keep_builds: Option<Spanned<usize>>,
    address: Option<Text>,
    compress: Option<bool>,
    offline: Option<bool>,
    synonyms: Vec<Spanned<Vec<Text>>>,
    own_files: Option<bool>,
    prepare: Option<bool>,
    program_name: Option<bool>,
}

/// The most earlier builds that can be kept.
const MOST_BUILDS: usize = 20;

impl Config {
    /// Reads a configuration file and the logo it names. An error lists the mistakes.
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
    /// where the logo is looked for. Errors with the first mistake in the form of the file, or else
    /// with all mistakes in its values.
    pub fn parse(text: &str, name: &str, folder: &Path) -> Result<Self, Vec<String>> {
        let open = |path: &Path| std::fs::read(folder.join(path));
        Self::read_text(text, Some(name), &open)
    }

    /// The configuration that settings in JSON say, by their names in the file: see
    /// [`Config::settings`]. `open` gives the logo. Errors as for [`Config::parse`], each with the
    /// setting's name.
    pub fn of_settings(settings: &Map<String, Value>, open: Open) -> Result<Self, Vec<String>> {
        // Texts, numbers, words for yes and no and lists of them are written alike in both.
        let line = |(name, value): (&String, &Value)| format!("{} = {value}\n", json!(name));
        let text: String = settings.iter().map(line).collect();
        Self::read_text(&text, None, open)
    }

    /// The settings that differ from the defaults, as JSON by their names in the file, but for those
    /// that only the writing into a folder goes by. `logo` is where the picture lies.
    pub fn settings(&self, logo: Option<&str>) -> Map<String, Value> {
        let Self {
            organisation,
            logo: _,
            accent,
            contact,
            accessibility,
            language,
            licence,
            framed_by,
            embeds,
            keep_builds: _,
            address,
            compress: _,
            offline,
            synonyms,
            own_files,
            prepare,
            program_name,
        } = self;
        let default = Self::default();
        let none = Value::Null;
        let settings = [
            ("organisation", json!(organisation), none.clone()),
            ("logo", json!(logo), none.clone()),
            ("accent", json!(accent.map(|a| a.light.hex())), none.clone()),
            (
                "accent-dark",
                json!(accent.map(|a| a.dark.hex())),
                none.clone(),
            ),
            ("contact", json!(contact), none.clone()),
            (
                "accessibility-statement",
                json!(accessibility),
                none.clone(),
            ),
            ("language", json!(language), json!(default.language)),
            ("licence", json!(licence), none.clone()),
            ("framed-by", json!(framed_by), json!(default.framed_by)),
            ("embeds", json!(embeds), json!(default.embeds)),
            ("address", json!(address), none),
            ("offline", json!(offline), json!(default.offline)),
            ("synonyms", json!(synonyms), json!(default.synonyms)),
            ("own-files", json!(own_files), json!(default.own_files)),
            ("prepare", json!(prepare), json!(default.prepare)),
            (
                "program-name",
                json!(program_name),
                json!(default.program_name),
            ),
        ];
        let said = settings.into_iter().filter(|(_, own, usual)| own != usual);
        said.map(|(name, own, _)| (name.to_owned(), own)).collect()
    }

    fn read_text(text: &str, name: Option<&str>, open: Open) -> Result<Self, Vec<String>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut problems = Problems::new(name, text);
        let said: Settings = match toml::from_str(text) {
            Ok(said) => said,
            Err(error) => {
                problems.add(error.span().unwrap_or_default(), error.message());
                return Err(problems.into_list());
            }
        };
        let p = &mut problems;
        let default = Self::default();
        let web = "a web address, like \"https://www.halton.gov.uk/accessibility\"";
        let contact = "a web or mail address, like \"mailto:performance@halton.gov.uk\"";
        let first = "the web address of the site's first page, that of its folder, like \"https://www.halton.gov.uk/performance/\"";
        let config = Self {
            organisation: p.text(
                said.organisation,
                "the organisation's name, like \"Halton Borough Council\"",
                |_| true,
            ),
            logo: said.logo.and_then(|name| {
                let logo = logo::read(open, name.get_ref().trim());
                logo.map_err(|reason| p.add(name.span(), &reason)).ok()
            }),
            accent: accent(p, said.accent, said.accent_dark),
            contact: p.text(said.contact, contact, |text| is_web(text) || is_mail(text)),
            accessibility: p.text(said.accessibility_statement, web, is_web),
            language: p
                .text(said.language, "a language tag, like \"en-GB\"", is_language)
                .unwrap_or(default.language),
            licence: p.text(
                said.licence,
                "a line about the licence of the figures, like \"Open Government Licence v3.0\"",
                |_| true,
            ),
            framed_by: framed_by(p, said.framed_by),
            embeds: said.embeds.unwrap_or(default.embeds),
            keep_builds: said.keep_builds.map_or(default.keep_builds, |number| {
                if *number.get_ref() > MOST_BUILDS {
                    p.add(
                        number.span(),
                        &format!("expected a whole number from 0 to {MOST_BUILDS}, like 1"),
                    );
                }
                number.into_inner()
            }),
            address: p.text(said.address, first, is_folder).map(|mut address| {
                if !address.ends_with('/') {
                    address.push('/');
                }
                address
            }),
            compress: said.compress.unwrap_or(default.compress),
            offline: said.offline.unwrap_or(default.offline),
            synonyms: synonyms(p, said.synonyms),
            own_files: said.own_files.unwrap_or(default.own_files),
            prepare: said.prepare.unwrap_or(default.prepare),
            program_name: said.program_name.unwrap_or(default.program_name),
        };
        match problems.into_list() {
            none if none.is_empty() => Ok(config),
            problems => Err(problems),
        }
    }
}

fn accent(p: &mut Problems, light: Option<Text>, dark: Option<Text>) -> Option<Accent> {
    let dark_at = dark.as_ref().map(Spanned::span);
    let mut colour = |text: Option<Text>, scheme: Scheme| {
        let at = text.as_ref()?.span();
        let text = p.text(text, "a colour of six digits, like \"#12436d\"", |text| {
            Colour::parse(text).is_some()
        })?;
        let colour = Colour::parse(&text)?;
        let Some(problem) = colour.problem(scheme) else {
            return Some(colour);
        };
        p.add(at, &format!("{text} {problem}"));
        None
    };
    let (light, dark) = (colour(light, Scheme::Light), colour(dark, Scheme::Dark));
    match (light, dark, dark_at) {
        (Some(light), dark, _) => Some(Accent::new(light, dark)),
        (None, Some(_), Some(at)) => {
            p.add(
                at,
                "accent-dark is given without accent; expected both, like: accent = \"#12436d\"",
            );
            None
        }
        _ => None,
    }
}

fn synonyms(p: &mut Problems, groups: Vec<Spanned<Vec<Text>>>) -> Vec<Vec<String>> {
    let expected = "a word or phrase, like \"looked after\"";
    let mut taken = |group: Spanned<Vec<Text>>| {
        if group.get_ref().len() < 2 {
            p.add(
                group.span(),
                "expected two words or more that mean the same, like [\"looked after\", \"in care\"]",
            );
        }
        let words = group.into_inner().into_iter();
        let words = words.filter_map(|word| p.text(Some(word), expected, |_| true));
        words.collect()
    };
    groups.into_iter().map(&mut taken).collect()
}

fn framed_by(p: &mut Problems, sites: Vec<Text>) -> Vec<String> {
    let expected = "sites without folders, like [\"https://www.halton.gov.uk\"]";
    let origins = sites
        .into_iter()
        .filter_map(|site| p.text(Some(site), expected, is_origin));
    origins
        .map(|origin| origin.trim_end_matches('/').to_owned())
        .collect()
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
