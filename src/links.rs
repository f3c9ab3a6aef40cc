//! How this site spells its links: behind the `#` of one page, or as pages of their own.
//!
//! A view has one address that never changes, `#/report/screen?choices` ([`View`]'s `Display`).
//! A site that was built with a page for every view leads to the pages instead, so that links work
//! without scripts and can be found; reports of the reader's device stay behind the `#`.

use crate::route::{Place, Screen, View};
use std::cell::{Cell, RefCell};

/// The spelling of a site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Links {
    /// All views on one page.
    #[default]
    OnePage,
    /// A page for every view of a published report.
    Pages {
        /// From the page being shown to the site's first page: `../../`, or empty on the first.
        root: String,
    },
}

/// The folder of a site with a page that stays for every series and for every measure of one.
pub const NEWEST: &str = "newest";

thread_local! {
    // One page is shown, or rendered, at a time in a thread; every link on it is spelled alike.
    static LINKS: RefCell<Links> = RefCell::default();
    static IN_SINGLE_FILE: Cell<bool> = const { Cell::new(false) };
}

/// Says whether the page that is now shown or rendered stands in one file; gives what was said before.
pub fn set_in_single_file(inside: bool) -> bool {
    IN_SINGLE_FILE.replace(inside)
}

/// Whether what is shown or rendered stands in one file.
pub fn in_single_file() -> bool {
    IN_SINGLE_FILE.get()
}

/// Says how the page that is now shown or rendered spells its links.
pub fn set_links(links: Links) {
    LINKS.set(links);
}

/// Whether views have pages of their own.
pub fn has_pages() -> bool {
    LINKS.with_borrow(|links| *links != Links::OnePage)
}

impl View {
    /// Where a link to the view leads from the page being shown.
    pub fn href(&self) -> String {
        LINKS.with_borrow(|links| links.href(self))
    }

    /// Where the page lies that stays for what the view shows while releases of its series follow each
    /// other: for a measure, or for the whole report. `None` for other screens, and where there are no
    /// such pages.
    pub fn newest_href(&self, series: &str) -> Option<String> {
        let below = match self.screen()? {
            Screen::Overview => format!("{series}/"),
            Screen::Indicator(id, _) => format!("{series}/{id}/"),
            _ => return None,
        };
        LINKS.with_borrow(|links| match links {
            Links::OnePage => None,
            Links::Pages { root } => Some(format!("{root}{NEWEST}/{below}")),
        })
    }

    /// The path of the view's page below the site: `q3/scorecard`; empty for the first page.
    pub fn path(&self) -> String {
        let link = self.to_string();
        let path = link.split('?').next().unwrap_or_default();
        path.trim_start_matches("#/").to_owned()
    }

    /// The same with every choice spelled out: for links that are sent.
    pub fn permalink_href(&self) -> String {
        LINKS.with_borrow(|links| links.lead_to(self, self.permalink()))
    }
}

impl Links {
    /// How the page with that path below the site spells its links.
    pub fn of_page(path: &str) -> Self {
        Self::Pages {
            root: root_from(path),
        }
    }

    /// Where a link to a view leads from the page being shown.
    pub fn href(&self, view: &View) -> String {
        self.lead_to(view, view.to_string())
    }

    /// The same for a view's address, however many of its choices are spelled out.
    pub fn lead_to(&self, view: &View, link: String) -> String {
        let Self::Pages { root } = self else {
            return link;
        };
        match view {
            // The page that has a file open is the only one that can show it, or what is being made of it.
            View::Report(Place::Device, _) | View::Prepare => link,
            View::Home => format!("{root}./"),
            View::OverTime => format!("{root}{}/", view.path()),
            View::Report(Place::Published(_), _) => {
                let (_, choices) = link.split_once('?').unwrap_or((&link, ""));
                let sign = if choices.is_empty() { "" } else { "?" };
                format!("{root}{}/{sign}{choices}", view.path())
            }
        }
    }
}

/// From the page with that path below the site to its first page: `../../`; empty on the first.
pub fn root_from(path: &str) -> String {
    let steps = path.split('/').filter(|part| !part.is_empty()).count();
    "../".repeat(steps)
}

/// The path of the page that an address below the site leads to: `q3/scorecard/` and
/// `q3/scorecard/index.html` to `q3/scorecard`.
pub fn page_at(below: &str) -> &str {
    let folder = below.strip_suffix("index.html").unwrap_or(below);
    folder.strip_suffix('/').unwrap_or(folder)
}

/// The link of the view that an address asks for: what stands there from the `#` on, or else the
/// view whose page this is, with the choices after the `?`.
pub fn asked(page: Option<&str>, search: &str, hash: &str) -> String {
    match page {
        Some(view) if !hash.starts_with("#/") => format!("#/{view}{search}"),
        _ => hash.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_where_there_are_pages() {
        let pages = Links::of_page("q3/m1");
        for (link, href) in [
            ("#/", "../.././"),
            ("#/q3", "../../q3/"),
            ("#/q3/scorecard", "../../q3/scorecard/"),
            (
                "#/q3/scorecard?rating=red",
                "../../q3/scorecard/?rating=red",
            ),
            ("#/q3/m1?at=2013%2F14", "../../q3/m1/?at=2013%2F14"),
            ("#/~/m1", "#/~/m1"),
            ("#/prepare", "#/prepare"),
        ] {
            let (view, problem) = View::read(link);
            assert_eq!(problem, []);
            assert_eq!(pages.href(&view), href);
            assert_eq!(Links::OnePage.href(&view), link);
        }
    }

    #[test]
    fn a_measure_and_a_report_have_pages_that_stay() {
        let newest = |link: &str| View::read(link).0.newest_href("pbr");
        set_links(Links::of_page("q3/m1"));
        assert_eq!(
            newest("#/q3/m1?at=2013").as_deref(),
            Some("../../newest/pbr/m1/")
        );
        assert_eq!(newest("#/q3").as_deref(), Some("../../newest/pbr/"));
        assert_eq!(newest("#/q3/scorecard"), None);
        set_links(Links::OnePage);
        assert_eq!(newest("#/q3/m1"), None);
    }

    #[test]
    fn a_page_of_the_site_says_its_view() {
        for (below, link) in [
            ("", "#/"),
            ("index.html", "#/"),
            ("q3/", "#/q3"),
            ("q3/scorecard/?rating=red", "#/q3/scorecard?rating=red"),
            ("q3/m1/index.html", "#/q3/m1"),
        ] {
            let (path, search) = below.split_at(below.find('?').unwrap_or(below.len()));
            let page = page_at(path);
            assert_eq!(asked(Some(page), search, ""), link);
            let (view, problem) = View::read(link);
            assert_eq!((view.path().as_str(), problem), (page, vec![]));
            let first = Links::of_page("").href(&view);
            let plain = below.replace("index.html", "");
            assert_eq!(first.trim_start_matches("./"), plain);
        }
    }
}
