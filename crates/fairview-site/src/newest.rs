//! Pages that stay while releases follow each other: `newest/SERIES/MEASURE/` for every measure of a
//! series, and `newest/SERIES/` for the series.
//!
//! Each says the newest figures in a sentence and leads to their page and to the earlier ones. It does
//! not redirect: a page that does is left out of search engines in favour of the one it leads to,
//! which is old at the next release. It needs no script.

use crate::embeds::newest_first;
use crate::file::File;
use crate::html::{attribute, text};
use crate::publisher::Publisher;
use crate::reports::{Published, Reports};
use crate::site_files::{Bare, Page, bare};
use crate::template::Viewer;
use report_core::report::Indicator;
use report_core::words;
use report_view::wording;
use std::collections::BTreeMap;

pub use fairview::links::NEWEST as FOLDER;

/// Every page with what the site map says of it. Its icon is the viewer's; `policy` allows the style of pages of a few words;
/// `address` is the first page's and ends in `/`, where it is known.
pub fn newest(
    reports: &Reports,
    publisher: &Publisher,
    viewer: &Viewer,
    policy: &str,
    address: Option<&str>,
) -> Vec<(File, Page)> {
    let mut series: BTreeMap<&str, Vec<&Published>> = BTreeMap::new();
    for (entry, name) in newest_first(&reports.catalogue.value) {
        let published = reports.list.iter().find(|one| one.id == entry.id);
        series.entry(name).or_default().extend(published);
    }
    let made = |said: Said| {
        // Without one, browsers ask for a picture at the server's root.
        let icon = viewer.icon(&fairview::links::root_from(&said.path));
        said.page(&reports.organisation, publisher, &icon, policy, address)
    };
    let pages = series.into_iter().flat_map(|(name, releases)| {
        let mut indicators: BTreeMap<&str, Vec<(&Published, &Indicator)>> = BTreeMap::new();
        for published in &releases {
            for indicator in &published.report.value.indicators {
                let found = indicators.entry(&indicator.id).or_default();
                found.push((published, indicator));
            }
        }
        let whole = of_series(name, &releases);
        let each = indicators
            .into_values()
            .filter_map(|found| of_indicator(name, releases.first()?, &found))
            .collect::<Vec<_>>();
        whole.into_iter().chain(each)
    });
    pages.map(made).collect()
}

/// What a page says.
struct Said<'s> {
    /// Its path below the site, ending in `/`.
    path: String,
    heading: &'s str,
    /// That the newest report has no such measure; empty where it has.
    absent: String,
    /// The newest figures in a sentence or more.
    sentence: String,
    /// The path and the name of every page it leads to, the newest first.
    releases: Vec<(String, String)>,
    /// The day from which the figures are.
    changed: Option<String>,
}

fn of_series<'s>(series: &str, releases: &[&'s Published]) -> Option<Said<'s>> {
    let report = &releases.first()?.report.value;
    Some(Said {
        path: format!("{FOLDER}/{series}/"),
        heading: &report.title,
        absent: String::new(),
        sentence: words::report_lead(report),
        releases: releases
            .iter()
            .map(|one| (format!("{}/", one.id), name(one)))
            .collect(),
        changed: report.published.map(|day| day.to_string()),
    })
}

fn of_indicator<'s>(
    series: &str,
    newest: &Published,
    found: &[(&'s Published, &'s Indicator)],
) -> Option<Said<'s>> {
    let (published, indicator) = found.first()?;
    let report = &published.report.value;
    let absent = match published.id == newest.id {
        true => String::new(),
        false => format!(
            "{} does not have this measure. The newest report that has it is {}.",
            name(newest),
            name(published)
        ),
    };
    let own = published.details.get(&indicator.id);
    let whole = own.map_or(*indicator, |detail| &detail.indicator);
    Some(Said {
        path: format!("{FOLDER}/{series}/{}/", indicator.id),
        heading: indicator.heading(),
        absent,
        sentence: words::lead(report, whole).unwrap_or_default(),
        releases: found
            .iter()
            .map(|(one, indicator)| (format!("{}/{}/", one.id, indicator.id), name(one)))
            .collect(),
        changed: report.published.map(|day| day.to_string()),
    })
}

/// `Quarter 3 2022/23`.
fn name(published: &Published) -> String {
    wording::capital(&wording::report_name(&published.report.value))
}

impl Said<'_> {
    fn page(
        self,
        organisation: &str,
        publisher: &Publisher,
        icon: &str,
        policy: &str,
        address: Option<&str>,
    ) -> (File, Page) {
        let root = fairview::links::root_from(&self.path);
        let link = |(path, name): &(String, String), before: &str| {
            format!("<a href=\"{root}{path}\">{before}{}</a>", text(name))
        };
        let mut words = format!(
            "<h1 class=\"fv-title__heading\">{}</h1>\n",
            text(self.heading)
        );
        for said in [&self.absent, &self.sentence] {
            if !said.is_empty() {
                words.push_str(&format!("<p>{}</p>\n", text(said)));
            }
        }
        let mut releases = self.releases.iter();
        if let Some(newest) = releases.next() {
            words.push_str(&format!(
                "<p><strong>{}</strong></p>\n",
                link(newest, "Newest figures: ")
            ));
        }
        let earlier: String = releases
            .map(|release| format!("<li>{}</li>\n", link(release, "")))
            .collect();
        if !earlier.is_empty() {
            words.push_str(&format!("<h2>Earlier reports</h2>\n<ul>\n{earlier}</ul>\n"));
        }
        words.push_str(&format!(
            "<p><a href=\"{root}./\">All published reports</a></p>\n"
        ));
        let mut head = format!(
            "{icon}<meta name=\"description\" content=\"{}\">\n",
            attribute(&self.sentence)
        );
        if let Some(site) = address {
            head.push_str(&format!(
                "<link rel=\"canonical\" href=\"{}\">\n",
                attribute(&format!("{site}{}", self.path))
            ));
        }
        let bytes = bare(&Bare {
            title: &format!("{}, newest figures", self.heading),
            words: &words,
            head: &head,
            policy,
            organisation,
            publisher,
        })
        .into_bytes();
        let path = format!("{}index.html", self.path);
        let page = Page {
            title: self.heading.to_owned(),
            path: self.path,
            changed: self.changed,
        };
        (File { path, bytes }, page)
    }
}
