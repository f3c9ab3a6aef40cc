//! A whole site, as files in memory: code, data and a page for every view.

use crate::embeds::{self, Embeds};
use crate::file::{Built, File};
use crate::html::{attribute, property};
use crate::pages::{Page, pages};
use crate::publisher::Publisher;
use crate::reports::Reports;
use crate::social_card::{HEIGHT, SocialCard, WIDTH};
use crate::template::{Content, Viewer};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a site is made from.
pub struct Site<'s> {
    /// The built viewer.
    pub viewer: &'s Viewer,
    /// The reports.
    pub reports: &'s Reports,
    /// The address of the site's first page, ending in `/`, where it is known.
    pub address: Option<&'s str>,
    /// What its publisher says.
    pub publisher: &'s Publisher,
    /// The pictures of the reports, in their order; none without an address, and none for a report that
    /// nobody could paint one of.
    pub social_cards: &'s [Option<SocialCard>],
    /// The path of the file that the search goes by.
    pub search: &'s str,
    /// Whether the site has a feed of releases.
    pub feed: bool,
    /// The pages for frames, where the site has them.
    pub embeds: Option<&'s Embeds<'s>>,
}

impl Site<'_> {
    /// Renders every page, on all processors; `on_page` is called with how many are done, and of
    /// how many.
    ///
    /// # Errors
    /// In words, when the viewer's page is not as expected.
    pub fn pages(&self, on_page: &(dyn Fn(usize, usize) + Sync)) -> Result<Vec<Built>, String> {
        let pages = pages(self.reports);
        on_all_processors(&pages, on_page, |page| self.page(page))
    }

    /// Renders every page for frames likewise; those that only lead on are not counted.
    ///
    /// # Errors
    /// In words, when a page cannot be rendered.
    pub fn frames(&self, on_page: &(dyn Fn(usize, usize) + Sync)) -> Result<Vec<File>, String> {
        let Some(embeds) = self.embeds else {
            return Ok(Vec::new());
        };
        let mut files = on_all_processors(&embeds.pages(), on_page, |page| embeds.page(page))?;
        files.extend(embeds.newest());
        Ok(files)
    }

    fn page(&self, page: &Page) -> Result<Built, String> {
        let rendered = page.render(self.reports, &self.publisher.said)?;
        let path = match page.path.as_str() {
            "" => String::new(),
            path => format!("{path}/"),
        };
        let address = self.address.map(|site| format!("{site}{path}"));
        let root = &rendered.root;
        let mut head = self.publisher.head(root);
        if !page.indexed {
            head.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        }
        if self.feed {
            head.push_str(&format!("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Releases\" href=\"{root}feed.xml\">\n"));
        }
        if self.embeds.is_some() {
            let folder = embeds::FOLDER;
            head.push_str(&format!(
                "<meta name=\"fairview-embeds\" content=\"{root}{folder}/\">\n"
            ));
        }
        if page.path.is_empty() {
            let search = attribute(self.search);
            head.push_str(&format!(
                "<meta name=\"fairview-search\" content=\"{search}\">\n"
            ));
        }
        let rest = page.left_out(self.reports, &rendered);
        let foot = format!("{rest}{}{}", self.publisher.foot, self.publisher.kept());
        let catalogue = format!("{root}{}", self.reports.catalogue_address());
        // The first page shows what its first report is about.
        let social_card = self.social_cards.get(page.report.unwrap_or_default());
        if let Some((site, social_card)) = self.address.zip(social_card.and_then(Option::as_ref)) {
            head.push_str(&picture(site, social_card));
        }
        let whole = self.viewer.fill(&Content {
            title: &rendered.title,
            description: &rendered.description,
            view: &page.path,
            root,
            address: address.as_deref(),
            catalogue: &catalogue,
            data: &rendered.data,
            module: page.module(),
            language: &self.publisher.language,
            head: &head,
            markup: &rendered.markup,
            foot: &foot,
        })?;
        Ok(Built {
            file: File {
                path: page.file(),
                bytes: whole.into_bytes(),
            },
            path,
            title: rendered.title,
            description: rendered.description,
            indexed: page.indexed,
        })
    }
}

/// Makes something of each of a list, in its order. This thread is one of those that do; where there
/// are no others, as in a browser, it is the only one.
fn on_all_processors<T: Sync, R: Send>(
    list: &[T],
    on_done: &(dyn Fn(usize, usize) + Sync),
    make: impl Fn(&T) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || -> Result<Vec<(usize, R)>, String> {
        let mut made = Vec::new();
        // Pages differ much in size, so each thread takes the next when it is done with one.
        while let Some((at, one)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            list.get(at).map(|one| (at, one))
        } {
            made.push((at, make(one)?));
            on_done(done.fetch_add(1, Ordering::Relaxed) + 1, list.len());
        }
        Ok(made)
    };
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut all = work()?;
        for worker in others {
            all.extend(
                worker
                    .join()
                    .map_err(|_| "a page could not be rendered")??,
            );
        }
        Ok::<_, String>(all)
    })?;
    made.sort_by_key(|(at, _)| *at);
    Ok(made.into_iter().map(|(_, one)| one).collect())
}

/// What tells others of a page's picture.
fn picture(site: &str, social_card: &SocialCard) -> String {
    let address = format!("{site}{}", social_card.path);
    [
        ("og:image", address.as_str()),
        ("og:image:type", "image/png"),
        ("og:image:width", &WIDTH.to_string()),
        ("og:image:height", &HEIGHT.to_string()),
        ("og:image:alt", &social_card.words),
    ]
    .map(|(name, words)| property(name, words))
    .concat()
        + "<meta name=\"twitter:card\" content=\"summary_large_image\">\n"
}
