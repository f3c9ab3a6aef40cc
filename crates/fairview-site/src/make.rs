//! The making of a site: from viewer, reports and configuration to all of its files, in memory.
//!
//! Nothing here knows a folder, a clock or a machine, so that the same order gives the same bytes
//! wherever it is made. [`crate::publish`] compresses the files and lays them into a folder.

use crate::build::Site;
use crate::bundle;
use crate::config::Config;
use crate::embeds::{self, Embeds};
use crate::file::{Built, File};
use crate::names;
use crate::newest::{self, newest};
use crate::offline;
use crate::policy;
use crate::publisher::Publisher;
use crate::reports::Reports;
use crate::site_file::SiteFile;
use crate::site_files::{self, About, Page, Release};
use crate::social_card::{self, Paint};
use crate::template::Viewer;
use fairview::lazy_code;
use fairview::route::{OVER_TIME, PREPARE};
use report_core::find::Index;

/// What a site is made from, and how.
pub struct Order<'o> {
    /// The built viewer.
    pub viewer: &'o Viewer,
    /// The reports.
    pub reports: &'o Reports,
    /// What the publisher says about the site.
    pub config: &'o Config,
}

/// A site, not yet in a folder.
pub struct Made {
    /// All of its files, without compressed copies.
    pub files: Vec<File>,
    /// How many pages it has.
    pub pages: usize,
    /// How many more there are for frames in other pages, those that lead to the newest with them.
    pub frames: usize,
    /// How many more there are that stay while releases follow each other.
    pub lasting: usize,
}

/// Makes all files of the site. `paint` is called for a site with an address; `on_page` is called with
/// how many pages are rendered, and of how many.
///
/// # Errors
/// In words: what of the viewer is not as expected, or why a picture cannot be painted.
pub fn make(
    order: &Order,
    paint: Paint,
    on_page: &(dyn Fn(usize, usize) + Sync),
) -> Result<Made, String> {
    let Order {
        viewer,
        reports,
        config,
    } = order;
    // Natively it is there anyway.
    lazy_code::install();
    let address = config.address.as_deref();
    own_names(reports)?;
    let publisher = Publisher::new(config, &reports.organisation);
    let put = bundle::put_in(config, &publisher);
    let list = viewer.list(&put.map(|(_, what)| what));
    let said = SiteFile::of(config, reports).file();
    let viewer = &viewer.of_site(&publisher.styles(), config.offline);
    let releases: Vec<Release> = reports.list.iter().map(release).collect();
    let feed =
        address.and_then(|address| site_files::feed(address, &reports.organisation, &releases));
    let (social_cards, pictures) = match address {
        Some(_) => {
            social_card::social_cards(&reports.list, &reports.organisation, config.accent, paint)?
        }
        None => Default::default(),
    };
    let embeds = Embeds::new(viewer, reports, &publisher, address);
    let embeds = config.embeds.then_some(&embeds);
    let search = search(reports, config);
    let site = Site {
        viewer,
        reports,
        address,
        publisher: &publisher,
        social_cards: &social_cards,
        search: &search.path,
        feed: feed.is_some(),
        embeds,
    };
    let more = embeds.map_or(0, |embeds| embeds.pages().len());
    let built = site.pages(&|done, of| on_page(done, of + more))?;
    let before = built.len();
    let frames = site.frames(&|done, of| on_page(before + done, before + of))?;
    let policy = site_files::with_style(&policy(&built)?, &publisher);
    let (lasting, lasting_pages): (Vec<File>, Vec<Page>) =
        newest(reports, &publisher, viewer, &policy, address)
            .into_iter()
            .unzip();
    let mut pages: Vec<Page> = built
        .iter()
        .filter(|page| page.indexed)
        .map(|page| listed(page, reports))
        .collect();
    pages.extend(lasting_pages);
    let (pages_built, lasting_built) = (built.len(), lasting.len());
    let mut files = viewer.code.clone();
    for file in &mut files {
        if file.path == names::BUNDLE {
            file.bytes = bundle::published(&file.bytes, config, &publisher)?.into_bytes();
        }
    }
    files.extend(reports.files.iter().cloned());
    files.extend([list, said, search]);
    files.extend(publisher.files.iter().cloned());
    files.extend(pictures);
    files.extend(
        embeds
            .into_iter()
            .flat_map(|embeds| embeds.files.iter().cloned()),
    );
    let missing = site_files::not_found(&policy, &reports.organisation, &publisher, address);
    let small = site_files::site_files(&About {
        address,
        pages: &pages,
        feed: feed.as_deref(),
        not_found: &missing,
        policy: &policy,
        files: &files,
        framed_by: &config.framed_by,
        embeds: config.embeds,
    });
    let frames_built = frames.len();
    files.extend(frames);
    files.extend(lasting);
    files.extend(small);
    if config.offline {
        let page = site_files::not_kept(&policy, &reports.organisation, &publisher);
        files.push(File {
            path: offline::NOT_KEPT.to_owned(),
            bytes: page.into_bytes(),
        });
        files.extend(offline::files(&built, &files, reports));
    }
    files.extend(built.into_iter().map(|page| page.file));
    Ok(Made {
        files,
        pages: pages_built,
        frames: frames_built,
        lasting: lasting_built,
    })
}

/// What the measures of all reports are called, for the search.
fn search(reports: &Reports, config: &Config) -> File {
    let list = reports.list.iter();
    let list = list.map(|published| (published.id.as_str(), &published.report.value));
    let bytes = Index::write(list, &config.synonyms);
    let name = names::with_hash("search.json", &bytes);
    File {
        path: format!("{}{name}", names::CODE),
        bytes,
    }
}

/// The folders that a site has beside those of its reports.
pub(crate) const FOLDERS: [&str; 7] = [
    "code",
    "data",
    embeds::FOLDER,
    "headers",
    newest::FOLDER,
    OVER_TIME,
    PREPARE,
];

/// No report may take the folder of other files of the site.
fn own_names(reports: &Reports) -> Result<(), String> {
    let taken = |id: &&str| FOLDERS.contains(id);
    match reports.list.iter().map(|one| one.id.as_str()).find(taken) {
        Some(id) => Err(format!(
            "a report has the id \"{id}\", and so has a folder of every site; expected another, like \"2022-23-q3\""
        )),
        None => Ok(()),
    }
}

/// The policy that stands in the first page, and in all others.
fn policy(built: &[Built]) -> Result<String, String> {
    let first = built.first().map(|page| page.file.bytes.as_slice());
    let first = std::str::from_utf8(first.unwrap_or_default()).unwrap_or_default();
    policy::policy_in(first)
        .map(str::to_owned)
        .ok_or_else(|| "the viewer's page has no Content-Security-Policy".to_owned())
}

/// A page is as old as the report it is of.
fn listed(page: &Built, reports: &Reports) -> Page {
    let id = page.path.split('/').next().unwrap_or_default();
    let report = reports.list.iter().find(|report| report.id == id);
    let day = report.and_then(|report| report.report.value.published);
    Page {
        path: page.path.clone(),
        title: page.title.clone(),
        changed: day.map(|day| day.to_string()),
    }
}

fn release(published: &crate::reports::Published) -> Release {
    let report = &published.report.value;
    Release {
        path: format!("{}/", published.id),
        title: report.title.clone(),
        summary: published.summary.clone(),
        published: report.published.map(|day| day.to_string()),
    }
}
