//! Small pages for frames in other pages: every measure, the scorecard, milestones and finance of
//! every report, as they stand, and pages that lead to whatever is newest.
//!
//! `embed/fixed/REPORT/MEASURE/` never changes its report; `embed/newest/SERIES/MEASURE/` leads to that
//! page of the newest report that has the measure. Neither a report nor a series can take the folder of
//! the other. No page of these runs the viewer, and none takes a message from anybody.

use crate::file::File;
use crate::html::{attribute, text};
use crate::names::{CODE, with_hash};
use crate::policy::FRAMED;
use crate::publisher::Publisher;
use crate::render::markup;
use crate::reports::{Published, Reports};
use crate::template::Viewer;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use fairview::browser::hydration;
use fairview::embed::{PARTS, follows};
use fairview::embed_page::{Body, BodyProps, Framed, Subject};
use fairview::links::{self, Links};
use fairview::menu;
use fairview::route::Tab;
use report_core::report::{Catalogue, CatalogueEntry, Indicator};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use yew::LocalServerRenderer;

/// The folder of these pages in a site.
pub const FOLDER: &str = "embed";
/// The folder in it of pages of one report for good.
pub const FIXED: &str = "embed/fixed";

const SCRIPT: &str = include_str!("embeds/embed.js");
const SHEET: &str = include_str!("embeds/embed.css");
/// From a page to the site's first page.
const ROOT: &str = "../../../../";

/// A page of one report for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmbedPage {
    /// The report, as a place in the list.
    report: usize,
    what: EmbedSubject,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EmbedSubject {
    /// A measure, as a place in the report.
    Indicator(usize),
    Tab(Tab),
}

/// What the pages are made from.
pub struct Embeds<'e> {
    reports: &'e Reports,
    publisher: &'e Publisher,
    /// The address of the site's first page, ending in `/`, where it is known.
    address: Option<&'e str>,
    /// What stands in the head of a page but its title: icon, style sheets, script.
    head: String,
    /// The same for a page that only leads on.
    lead: String,
    /// Script and style sheets.
    pub files: Vec<File>,
}

impl<'e> Embeds<'e> {
    /// Makes ready what all pages have in common.
    pub fn new(
        viewer: &Viewer,
        reports: &'e Reports,
        publisher: &'e Publisher,
        address: Option<&'e str>,
    ) -> Self {
        let file = |name: &str, text: &str| File {
            path: format!("{CODE}{}", with_hash(name, text.as_bytes())),
            bytes: text.as_bytes().to_vec(),
        };
        let (script, sheet) = (file("embed.js", SCRIPT), file("embed.css", SHEET));
        let script_line = format!(
            "<script src=\"{ROOT}{}\" integrity=\"{}\"></script>\n",
            script.path,
            integrity(&script.bytes)
        );
        // A page that is only passed through asks for no picture at the server's root either.
        let icon = viewer.icon(ROOT);
        let lead = format!("{icon}{script_line}");
        let line = |sheet: &File| {
            let integrity = integrity(&sheet.bytes);
            format!(
                "<link rel=\"stylesheet\" href=\"{ROOT}{}\" integrity=\"{integrity}\">\n",
                sheet.path
            )
        };
        let viewers = viewer.sheet();
        let head = format!(
            "{icon}{}{}{}{script_line}",
            viewers.as_ref().map(line).unwrap_or_default(),
            publisher.sheet(ROOT),
            line(&sheet),
        );
        Self {
            reports,
            publisher,
            address,
            head,
            lead,
            files: [script, sheet].into_iter().chain(viewers).collect(),
        }
    }

    /// Every page of one report for good.
    pub fn pages(&self) -> Vec<EmbedPage> {
        let of_report = |(at, published): (usize, &Published)| {
            let report = &published.report.value;
            let parts = PARTS
                .into_iter()
                .filter(|tab| menu::is_available(*tab, report));
            let parts = parts.map(EmbedSubject::Tab);
            let indicators = (0..report.indicators.len()).map(EmbedSubject::Indicator);
            let all = parts.chain(indicators);
            all.map(|what| EmbedPage { report: at, what })
                .collect::<Vec<_>>()
        };
        self.reports
            .list
            .iter()
            .enumerate()
            .flat_map(of_report)
            .collect()
    }

    /// One of them. One page at a time in a thread.
    ///
    /// # Errors
    /// That of [`markup`].
    pub fn page(&self, page: &EmbedPage) -> Result<File, String> {
        let published = &self.reports.list[page.report];
        let list = &self.reports.catalogue.value;
        let newer = list.newer(&published.id).and_then(|entry| {
            let newer = self.of_id(&entry.id)?;
            Some((newer.id.as_str(), &newer.report.value))
        });
        let framed = Framed {
            reading: &published.report,
            id: &published.id,
            subject: match page.what {
                EmbedSubject::Tab(tab) => Subject::Tab(tab),
                EmbedSubject::Indicator(at) => Subject::Indicator(whole(published, at)),
            },
            newer,
            licence: self.publisher.said.licence.as_deref(),
        };
        links::set_links(Links::Pages {
            root: ROOT.to_owned(),
        });
        hydration::set_static(true);
        let props = BodyProps {
            html: framed.body(),
        };
        let rendered = markup(LocalServerRenderer::<Body>::with_props(props).hydratable(false));
        hydration::set_static(false);
        let rendered = rendered?;
        let full = format!("{}/{}/", published.id, word(published, page.what));
        let canonical = self.address.map_or(String::new(), |site| {
            let address = attribute(&format!("{site}{full}"));
            format!("<link rel=\"canonical\" href=\"{address}\">\n")
        });
        let title = format!(
            "{}: {}",
            framed.heading(),
            published.report.value.organisation
        );
        // Whatever a link leads to has no room in the frame, and may not be shown there.
        let base = "<base target=\"_blank\">\n";
        let head = format!("{canonical}{base}{}", self.head);
        let body = format!("<body class=\"fv-embed\">\n{rendered}\n</body>\n");
        Ok(File {
            path: format!("{FIXED}/{full}index.html"),
            bytes: self.document("", &title, &head, &body).into_bytes(),
        })
    }

    /// Every page that leads to the newest report of a series that has something.
    pub fn newest(&self) -> Vec<File> {
        // By series and word, the newest first.
        let mut found: BTreeMap<(&str, &str), (&Published, EmbedSubject)> = BTreeMap::new();
        for (entry, series) in newest_first(&self.reports.catalogue.value) {
            let Some(published) = self.of_id(&entry.id) else {
                continue;
            };
            let report = &published.report.value;
            let parts = PARTS
                .into_iter()
                .filter(|tab| menu::is_available(*tab, report));
            let indicators = (0..report.indicators.len()).map(EmbedSubject::Indicator);
            for what in parts.map(EmbedSubject::Tab).chain(indicators) {
                found
                    .entry((series, word(published, what)))
                    .or_insert((published, what));
            }
        }
        let page = |((series, word), (published, what)): (
            (&str, &str),
            (&Published, EmbedSubject),
        )| {
            let report = &published.report.value;
            let to = format!("../../../fixed/{}/{word}/", published.id);
            let heading = match what {
                EmbedSubject::Indicator(at) => report.indicators[at].heading(),
                EmbedSubject::Tab(tab) => tab.name(),
            };
            let title = format!("{heading}: {}", report.organisation);
            let head = format!(
                "{}<noscript><meta http-equiv=\"refresh\" content=\"0; url={to}\"></noscript>\n",
                self.lead
            );
            let body = format!(
                "<body>\n<main>\n<h1>{}</h1>\n<p><a href=\"{to}\">The newest figures of <bdi>{}</bdi></a></p>\n</main>\n</body>\n",
                text(heading),
                text(&report.organisation)
            );
            let newest = format!(" data-newest=\"{to}\"");
            File {
                path: format!("{FOLDER}/newest/{series}/{word}/index.html"),
                bytes: self.document(&newest, &title, &head, &body).into_bytes(),
            }
        };
        found.into_iter().map(page).collect()
    }

    fn document(&self, data: &str, title: &str, head: &str, body: &str) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{}\"{data}>\n<head>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{FRAMED}\">\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <title>{}</title>\n{head}</head>\n{body}</html>\n",
            attribute(&self.publisher.language),
            text(title)
        )
    }

    fn of_id(&self, id: &str) -> Option<&'e Published> {
        self.reports
            .list
            .iter()
            .find(|published| published.id == id)
    }
}

/// The folder's name of what a page is of.
fn word(published: &Published, what: EmbedSubject) -> &str {
    match what {
        EmbedSubject::Indicator(at) => &published.report.value.indicators[at].id,
        EmbedSubject::Tab(tab) => tab.path(),
    }
}

/// A measure with all its figures, those of its own file where it has one.
fn whole(published: &Published, at: usize) -> &Indicator {
    let indicator = &published.report.value.indicators[at];
    let own = published.details.get(&indicator.id);
    own.map_or(indicator, |detail| &detail.indicator)
}

/// The reports that belong to a series and have a place in time, the newest of all first. Of one
/// period, that of the latest day.
pub(crate) fn newest_first(catalogue: &Catalogue) -> Vec<(&CatalogueEntry, &str)> {
    let in_series = |entry| Some((entry, follows(entry)?));
    let mut found: Vec<(&CatalogueEntry, &str)> =
        catalogue.reports.iter().filter_map(in_series).collect();
    found.sort_by_key(|(entry, _)| std::cmp::Reverse((entry.period.ends(), entry.published)));
    found
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)))
}
