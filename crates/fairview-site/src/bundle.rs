//! `fairview bundle`: a report in one file, which opens from a disk or a letter.
//!
//! Its page comes with the built viewer; here a report's data and what reads without scripts are
//! put in. One report goes into a file, with all that its measures keep in files of their own.

use crate::config::Config;
use crate::file::File;
use crate::html::{attribute, between};
use crate::names::BUNDLE;
use crate::publisher::Publisher;
use crate::render::markup;
use crate::reports::{CATALOGUE, Published, Reports};
use crate::template::Viewer;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use fairview::links::{self, Links, set_in_single_file};
use fairview::page::{Page, PageProps, description, title};
use fairview::publisher::{self, Said};
use fairview::route::{Place, Tab, View};
use fairview::single_file::page_links;
use fairview::state::{Load, Opened, State};
use report_export::single_file::{
    FAMILIES, PageLinks, SingleFile, catalogue_of, families_of, packed, static_html,
};
use sha2::{Digest, Sha256};
use yew::LocalServerRenderer;

/// Makes the one file of the one report, or of the one with an id.
///
/// # Errors
/// In words: that there are several reports and none is named, that none has the id, or what of the
/// viewer is not as expected.
pub fn bundle(
    viewer: &Viewer,
    reports: &Reports,
    id: Option<&str>,
    config: &Config,
) -> Result<String, String> {
    let ids = || {
        let ids: Vec<&str> = reports.list.iter().map(|one| one.id.as_str()).collect();
        ids.join(", ")
    };
    let published = match (id, reports.list.as_slice()) {
        (None, [published]) => published,
        (None, several) => {
            return Err(format!(
                "one file holds one report; here are {}: {}. Name one of them with --report",
                several.len(),
                ids()
            ));
        }
        (Some(id), list) => {
            let found = list.iter().find(|one| one.id == id);
            found.ok_or_else(|| format!("no report here is \"{id}\"; expected one of {}", ids()))?
        }
    };
    let page = viewer.code.iter().find(|file| file.path == BUNDLE);
    let page = page.ok_or_else(|| {
        format!("the viewer has no {BUNDLE}; a viewer of this version is built with it")
    })?;
    let publisher = Publisher::new(config, &reports.organisation);
    let page = self::published(&page.bytes, config, &publisher)?;
    let rendered = Rendered::of(reports, published, &publisher.said)?;
    SingleFile {
        title: &rendered.title,
        description: &rendered.description,
        view: &published.id,
        catalogue: CATALOGUE,
        static_html: &rendered.static_html,
        data: &data(reports, published)?,
    }
    .fill(&page)
}

/// The page for one file with what a publisher says on every page of a site: the language, the
/// accent colour, contact, statement and licence. The logo stays on the site: it may be as large as
/// a report.
///
/// # Errors
/// In words, when the page is not as expected.
pub fn published(page: &[u8], config: &Config, publisher: &Publisher) -> Result<String, String> {
    let page = std::str::from_utf8(page).map_err(|_| format!("{BUNDLE} is not UTF-8"))?;
    let put = |page: &str, after: &str, what: &str| match page.split_once(after) {
        Some((before, rest)) => Ok(format!("{before}{after}{what}{rest}")),
        None => Err(format!("{BUNDLE} of the viewer has no {after}")),
    };
    let page = between(page, "<html lang=\"", "\"", &attribute(&publisher.language))?;
    let all = put_in(config, publisher).into_iter();
    let mut some = all.filter(|(_, what)| !what.is_empty());
    some.try_fold(page, |page, (after, what)| put(&page, after, &what))
}

/// What stands in that page for the publisher, each behind what it follows; empty where there is
/// nothing to say.
pub fn put_in(config: &Config, publisher: &Publisher) -> [(&'static str, String); 4] {
    let sheet = config.accent.map(|accent| accent.sheet());
    // The policy allows the styles that it knows by their hashes.
    let allowed = sheet.as_ref().map(|sheet| {
        let hash = BASE64.encode(Sha256::digest(sheet));
        format!("sha256-{hash}' '")
    });
    let style = sheet.map(|sheet| format!("\n<style>{sheet}</style>"));
    [
        ("<div id=\"fairview\"></div>\n", publisher.foot.clone()),
        ("</title>", publisher.said()),
        ("style-src '", allowed.unwrap_or_default()),
        ("</style>", style.unwrap_or_default()),
    ]
}

/// The data files of a report, compressed, as base64.
fn data(reports: &Reports, published: &Published) -> Result<String, String> {
    let text = |file: &'_ File| match std::str::from_utf8(&file.bytes) {
        Ok(text) => Ok((file.path.clone(), text.to_owned())),
        Err(_) => Err(format!("{} is not UTF-8", file.path)),
    };
    let folder = format!("data/{}/", published.id);
    let own = reports
        .files
        .iter()
        .filter(|file| file.path.starts_with(&folder));
    let mut files = own.map(text).collect::<Result<Vec<_>, String>>()?;
    let families = reports.families_of(published);
    let list = reports.catalogue.value.reports.iter();
    let entry = list.clone().find(|entry| entry.id == published.id);
    let entry = entry.ok_or("the list of reports lacks the report")?;
    files.push((
        CATALOGUE.to_owned(),
        catalogue_of(&reports.organisation, entry, !families.is_empty()),
    ));
    if !families.is_empty() {
        let families: Vec<_> = families.into_iter().map(text).collect::<Result<_, _>>()?;
        let families = families_of(families.iter().map(|(_, text)| text.as_str()));
        files.push((FAMILIES.to_owned(), families));
    }
    packed(
        files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
}

/// What the viewer shows of the report.
struct Rendered {
    title: String,
    description: String,
    static_html: String,
}

impl Rendered {
    fn of(reports: &Reports, published: &Published, said: &Said) -> Result<Self, String> {
        let place = Place::Published(published.id.clone());
        let state = |tab: Tab| State {
            view: View::Report(place.clone(), tab.screen()),
            catalogue: Some(Load::Ready(reports.catalogue.clone())),
            opened: Some(Opened {
                place: place.clone(),
                file: published.file.clone(),
                report: Load::Ready(published.report.clone()),
                bytes: Default::default(),
            }),
            over_time: (tab == Tab::Print)
                .then(|| reports.families.list.clone().map(Load::Ready))
                .flatten(),
            ..State::default()
        };
        links::set_links(Links::OnePage);
        publisher::set(said.clone());
        let before = set_in_single_file(true);
        let page = |tab| {
            let props = PageProps {
                state: state(tab),
                on_file: Default::default(),
                on_act: Default::default(),
            };
            markup(LocalServerRenderer::<Page>::with_props(props))
        };
        let (overview, whole) = (page(Tab::Overview), page(Tab::Print));
        set_in_single_file(before);
        let first = state(Tab::Overview);
        let [report, home, print] = &page_links(&place);
        let links = PageLinks {
            report,
            home,
            print,
        };
        Ok(Self {
            title: title(&first),
            description: description(&first),
            static_html: static_html(links, &overview?, &whole?)?,
        })
    }
}
