//! Other reports that the page speaks of: the one that a report is set against, and the newer one
//! of its series. They are asked for once the report itself is here.

use super::{Opened, Request, State};
use crate::route::{ChangesOptions, Place, Screen};
use report_core::report::CatalogueEntry;

impl State {
    /// What changed is said from the earlier report, and what became of a screen in the
    /// newer one from that. The overview is in every report.
    pub(super) fn other_report_request(&self) -> Option<Request> {
        self.report()?;
        let overview = |screen: &&Screen| **screen == Screen::Overview;
        let screen = self.view.screen().filter(|screen| !overview(screen))?;
        let since = self
            .compared_with()
            .filter(|_| matches!(screen, Screen::Changes(_)));
        let not_requested = |entry: &&CatalogueEntry| self.other_report(&entry.id).is_none();
        let entry = since.into_iter().chain(self.newer()).find(not_requested)?;
        Some(Request::OtherReport {
            id: entry.id.clone(),
            file: entry.file.clone(),
        })
    }

    /// Another report by its id, as far as it was asked for.
    pub fn other_report(&self, id: &str) -> Option<&Opened> {
        self.other_reports.iter().find(|opened| opened.is(id))
    }

    /// The release that the view's report is set against: the one the link names, else the one
    /// before in its series; where no series is named, the one before of the same title and sort.
    /// `None` where the catalogue has none, or is not here.
    pub fn compared_with(&self) -> Option<&CatalogueEntry> {
        let Some(Place::Published(own)) = self.view.place() else {
            return None;
        };
        let reports = &self.catalogue.as_ref()?.ready()?.value.reports;
        if let Some(Screen::Changes(ChangesOptions { from: Some(id), .. })) = self.view.screen() {
            return reports.iter().find(|other| other.id == *id && id != own);
        }
        self.release_before(own)
    }

    /// The release before a report in its series; where no series is named, the one before of the same
    /// title and sort.
    fn release_before(&self, id: &str) -> Option<&CatalogueEntry> {
        let reports = &self.catalogue.as_ref()?.ready()?.value.reports;
        // Newest first.
        let at = reports.iter().position(|entry| entry.id == *id)?;
        let (own, earlier) = (&reports[at], &reports[at + 1..]);
        let follows = |other: &&CatalogueEntry| match own.series {
            Some(_) => other.series == own.series,
            None => other.title == own.title && other.sort == own.sort,
        };
        earlier.iter().find(follows)
    }

    /// The view's report as the list of reports has it.
    pub fn entry(&self) -> Option<&CatalogueEntry> {
        let Some(Place::Published(own)) = self.view.place() else {
            return None;
        };
        let list = self.catalogue.as_ref()?.ready()?;
        list.value.reports.iter().find(|entry| entry.id == *own)
    }

    /// Whether what changed is offered in the menu: there is a release to set the report against, and
    /// the list of reports does not say that the two have nothing in common.
    pub fn offers_changes(&self) -> bool {
        self.entry().is_some_and(|entry| {
            let since = self
                .release_before(&entry.id)
                .or_else(|| self.compared_with());
            since.is_some_and(|other| !entry.nothing_in_common.contains(&other.id))
        })
    }

    /// Whether what changed is offered in the menu of another report of the list.
    pub fn offers_changes_in(&self, entry: &CatalogueEntry) -> bool {
        let since = self.release_before(&entry.id);
        since.is_some_and(|other| !entry.nothing_in_common.contains(&other.id))
    }

    /// The report that the open one is set against, as far as it was asked for.
    pub fn other(&self) -> Option<&Opened> {
        self.other_report(&self.compared_with()?.id)
    }

    /// The newest report of the series that the view's report belongs to, if that is another.
    pub fn newer(&self) -> Option<&CatalogueEntry> {
        let Some(Place::Published(id)) = self.view.place() else {
            return None;
        };
        self.catalogue.as_ref()?.ready()?.value.newer(id)
    }
}
