//! The report on the web: this site with the report, or a new site of it, as one ZIP.

use super::button;
use super::model::{Model, change, current};
use crate::browser::{download, site_maker};
use crate::components::field::text;
use crate::components::nodes::each;
use crate::components::section::fold;
use crate::links;
use fairview_importer::Prepared;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is known of the making of sites.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SiteModel {
    /// How far it is, or what came of it.
    said: String,
    /// What the publisher must know of what came.
    told: Vec<String>,
    /// What a new site says of itself, by the names of settings.
    settings: Vec<(&'static str, String)>,
}

impl SiteModel {
    /// Another report is read: what came of the last one is over.
    pub fn clear(&mut self) {
        self.said.clear();
        self.told.clear();
    }
}

/// What may be said of a new site: the setting, and its label.
const FIELDS: [(&str, &str); 4] = [
    (
        "licence",
        "Licence of the figures, like Open Government Licence v3.0",
    ),
    (
        "contact",
        "Contact for readers, like mailto:performance@example.gov.uk",
    ),
    (
        "accessibility-statement",
        "Accessibility statement: its web address",
    ),
    (
        "address",
        "Address of the new site, like https://www.example.gov.uk/performance/",
    ),
];

/// Where the report can be put on the web. `releases` are the reports of this site: names and files.
pub fn site(model: &Model, prepared: &Prepared, releases: &[(String, String)]) -> Html {
    let published = links::has_pages();
    // A build puts the list of a report into a folder of its id.
    let folder = format!("data/{}/", prepared.id);
    let replaced = releases.iter().any(|(_, file)| file.starts_with(&folder));
    let (about, words) = match (published, replaced) {
        (false, _) => (
            "This page is not part of a published site, so the ZIP has a new site with your report alone. Unpack it, and upload what is in it to your web space.".to_owned(),
            None,
        ),
        (true, false) => (
            "Download this site with your report added, or a new site with your report alone. Unpack the ZIP, and upload what is in it to your web space.".to_owned(),
            Some("Download this site with the report added"),
        ),
        (true, true) => (
            format!("This site has a report with the id “{}”. Yours takes its place. Unpack the ZIP, and upload what is in it to your web space.", prepared.id),
            Some("Download this site with the report replaced"),
        ),
    };
    let said = &model.site;
    html! {<>
        <p>{ about }</p>
        <p class="fv-prepare__ways">
            { words.map(|words| button(words, || make(false))) }
            { button("Download a new site as a ZIP", || make(true)) }
        </p>
        <p role="status">{ &said.said }</p>
        if !said.told.is_empty() {
            <p>{ "Before you upload it:" }</p>
            <ul class="fv-notes">{ each(said.told.iter().map(|words| html! { <li>{ words }</li> })) }</ul>
        }
        { fold("Say more about the new site (optional)", html! {
            <div class="fv-prepare__fields">{ each(FIELDS.iter().map(|(name, label)| setting(said, name, label))) }</div>
        }) }
    </>}
}

/// A field for a setting of a new site.
fn setting(said: &SiteModel, name: &'static str, label: &'static str) -> Html {
    let value = said.settings.iter().find(|(own, _)| *own == name);
    let value = value.map_or("", |(_, value)| value);
    text(
        format!("fv-site-{name}"),
        label,
        None,
        value,
        move |words| {
            change(|model| {
                let settings = &mut model.site.settings;
                settings.retain(|(own, _)| *own != name);
                settings.push((name, words));
            });
        },
    )
}

/// Makes a new site, or this one with the report, and gives it to the officer.
fn make(new: bool) {
    let model = current();
    let Some(Prepared { id, text, .. }) = model.prepared().cloned() else {
        return;
    };
    let settings = model.site.settings;
    tell("Making the site…".to_owned(), Vec::new());
    spawn_local(async move {
        let on_page = |done, of| {
            tell(format!("Making the site: {done} of {of} pages"), Vec::new());
        };
        let name = format!("{id}.json");
        let settings = new.then_some(settings.as_slice());
        let made = site_maker::make(&name, &text, settings, on_page).await;
        let name = match new {
            true => format!("{id}-site.zip"),
            false => format!("site-with-{id}.zip"),
        };
        match made {
            Ok((archive, told)) => match download::save(&name, "application/zip", &archive) {
                true => tell(
                    format!("{name} is saved in your browser’s downloads."),
                    told,
                ),
                false => tell("Your browser blocked the download.".to_owned(), Vec::new()),
            },
            Err(why) => tell(format!("The site could not be made. {why}"), Vec::new()),
        }
    });
}

fn tell(said: String, told: Vec<String>) {
    change(|model| {
        model.site.said = said;
        model.site.told = told;
    });
}
