//! A whole site, as files in memory: code, data and a page for every view.

use crate::file::File;
use crate::pages::{Page, pages};
use crate::preview::{HEIGHT, Preview, WIDTH};
use crate::publisher::Publisher;
use crate::reports::Reports;
use crate::template::{Content, Viewer, property};
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
    /// The pictures of the reports, in their order; none without an address.
    pub previews: &'s [Preview],
    /// Whether the site has a feed of releases.
    pub feed: bool,
}

/// A page and what is said about it elsewhere: in a site map, in a feed.
pub struct Built {
    /// The file of the page.
    pub file: File,
    /// Its path below the site, ending in `/`; empty for the first page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// A line or two about it.
    pub description: String,
    /// Whether search engines shall have it.
    pub indexed: bool,
}

impl Site<'_> {
    /// Renders every page, on all processors; `on_page` is called with how many are done, and of
    /// how many.
    ///
    /// # Errors
    /// In words, when the viewer's page is not as expected.
    pub fn pages(&self, on_page: &(dyn Fn(usize, usize) + Sync)) -> Result<Vec<Built>, String> {
        let pages = pages(self.reports);
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || -> Result<Vec<(usize, Built)>, String> {
            let waiting = tokio::runtime::Builder::new_current_thread()
                .build()
                .map_err(|error| format!("pages cannot be rendered here: {error}"))?;
            let mut built = Vec::new();
            // Pages differ much in size, so each thread takes the next when it is done with one.
            while let Some((at, page)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                pages.get(at).map(|page| (at, page))
            } {
                built.push((at, self.page(page, &waiting)?));
                on_page(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
            }
            Ok(built)
        };
        let mut built = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let mut all = Vec::with_capacity(pages.len());
            for worker in workers {
                all.extend(
                    worker
                        .join()
                        .map_err(|_| "a page could not be rendered")??,
                );
            }
            Ok::<_, String>(all)
        })?;
        built.sort_by_key(|(at, _)| *at);
        Ok(built.into_iter().map(|(_, page)| page).collect())
    }

    fn page(&self, page: &Page, waiting: &tokio::runtime::Runtime) -> Result<Built, String> {
        let rendered = page.render(self.reports, waiting);
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
        let rest = page.left_out(self.reports, &rendered);
        let foot = format!("{rest}{}{}", self.publisher.foot, self.publisher.kept());
        // The first page shows what its first report is about.
        let preview = self.previews.get(page.report.unwrap_or_default());
        if let Some((site, preview)) = self.address.zip(preview) {
            head.push_str(&picture(site, preview));
        }
        let whole = self.viewer.fill(&Content {
            title: &rendered.title,
            description: &rendered.description,
            view: &page.path,
            root,
            address: address.as_deref(),
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

/// What tells others of a page's picture.
fn picture(site: &str, preview: &Preview) -> String {
    let address = format!("{site}{}", preview.path);
    [
        ("og:image", address.as_str()),
        ("og:image:type", "image/png"),
        ("og:image:width", &WIDTH.to_string()),
        ("og:image:height", &HEIGHT.to_string()),
        ("og:image:alt", &preview.words),
    ]
    .map(|(name, words)| property(name, words))
    .concat()
        + "<meta name=\"twitter:card\" content=\"summary_large_image\">\n"
}
