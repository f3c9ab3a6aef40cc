//! What reports publish of the measures that several have, as far as the view shows it: a file for one
//! measure, the file with all of them for a list, for the committee paper and in one file.
//!
//! A list of reports that no `fairview build` made only names the file that says which measures are the
//! same. What changed and the list of measures over time join the reports by it here.

use super::{Load, LoadedFamily, Opened, Request, State};
use crate::failure::Failure;
use crate::lazy::{LazyFn, lazy_fn};
use crate::links::in_single_file;
use crate::route::{Place, Screen, View};
use crate::shared::Shared;
use report_core::families::{Families, FamilyView};
use report_core::problem::ReadError;
use report_core::read::{self, Reading};
use report_core::report::Report;

/// What joins the measures of several reports.
#[derive(Clone, Copy)]
pub struct Joining {
    /// Reads the file that says which measures are the same.
    pub read: fn(&[u8]) -> Result<Reading<Families>, ReadError>,
    /// Reads a report and writes into it which family each of its measures belongs to.
    report: fn(&[u8], &Families) -> Result<Reading<Report>, ReadError>,
    /// What reports publish of each family that two or more have.
    views: fn(&Families, &[&Report]) -> Vec<FamilyView>,
}

/// The code that joins measures; it comes with the screens that show them joined.
pub static JOINING: LazyFn<fn() -> Joining> = lazy_fn!(joining);

/// See [`JOINING`].
pub fn joining() -> Joining {
    Joining {
        read: read::families,
        report: |bytes, families| {
            let mut reading = read::report(bytes)?;
            families.mark(&mut reading.value);
            Ok(reading)
        },
        views: Families::views,
    }
}

impl State {
    /// The file that says which measures are the same, where the reports do not say it and the view
    /// needs it.
    fn families_file(&self) -> Option<&String> {
        let list = &self.catalogue.as_ref()?.ready()?.value;
        let file = list.families.as_ref().filter(|_| list.over_time.is_none());
        let joins = match self.view.screen() {
            None => self.view == View::OverTime,
            Some(Screen::Changes(_)) => self.compared_with().is_some(),
            _ => false,
        };
        file.filter(|_| joins)
    }

    /// Whether the view needs [`State::families`].
    pub fn needs_families(&self) -> bool {
        self.families_file().is_some()
    }

    /// The file is asked for once the code that reads it is here.
    pub(super) fn families_request(&self) -> Option<Request> {
        let file = self.families_file()?;
        let wanted = self.families.is_none() && self.lacking_code().is_none();
        wanted.then(|| Request::Families { file: file.clone() })
    }

    /// The next report of the list, where all are needed to join their measures.
    pub(super) fn all_reports_request(&self) -> Option<Request> {
        self.families_file()?;
        self.families.as_ref()?.ready()?;
        let list = self.catalogue.as_ref()?.ready()?;
        let mut entries = list.value.reports.iter();
        let entry = entries.find(|entry| self.by_id(&entry.id).is_none())?;
        Some(Request::OtherReport {
            id: entry.id.clone(),
            file: entry.file.clone(),
        })
    }

    /// A report by its id, the open one or another, as far as it was asked for.
    fn by_id(&self, id: &str) -> Option<&Opened> {
        let open = self.opened.as_ref().filter(|opened| opened.is(id));
        open.or_else(|| self.other_report(id))
    }

    /// Writes into reports that are here which families their measures belong to.
    pub(super) fn mark_families(&mut self, which: impl Fn(&Opened) -> bool) {
        let (Some(Load::Ready(families)), Some(joining)) = (&self.families, JOINING.get()) else {
            return;
        };
        let reports = self.opened.iter_mut().chain(&mut self.other_reports);
        for opened in reports.filter(|opened| which(opened)) {
            if let Load::Ready(_) = opened.report {
                let marked = (joining().report)(&opened.bytes, &families.value);
                opened.report = match marked {
                    Ok(reading) => Load::Ready(Shared::new(reading)),
                    Err(refusal) => Load::Failed(Failure::Refused(refusal)),
                };
            }
        }
    }

    /// Puts together what all reports publish of each family, where the view shows it and no build did.
    pub(super) fn join_over_time(&mut self) {
        if let (Some(Load::Ready(families)), Some(joining)) = (&self.families, JOINING.get())
            && self.view == View::OverTime
            && self.over_time.is_none()
        {
            self.over_time = self.joined(families, joining().views);
        }
    }

    /// What all reports publish of each family, once all are here; the failure of one that is not coming.
    fn joined(
        &self,
        families: &Reading<Families>,
        views: fn(&Families, &[&Report]) -> Vec<FamilyView>,
    ) -> Option<Load<Shared<Reading<Vec<FamilyView>>>>> {
        let list = self.catalogue.as_ref()?.ready()?;
        let mut reports = Vec::new();
        for entry in &list.value.reports {
            match &self.by_id(&entry.id)?.report {
                Load::Ready(reading) => reports.push(&reading.value),
                Load::Failed(failure) => return Some(Load::Failed(failure.clone())),
                Load::Waiting { .. } => return None,
            }
        }
        let views = families.with(views(&families.value, &reports));
        Some(Load::Ready(Shared::new(views)))
    }

    pub(super) fn family_request(&self) -> Option<Request> {
        if let Some(file) = self.family_list() {
            let wanted = self.over_time.is_none();
            return wanted.then(|| Request::FamilyList { file: file.clone() });
        }
        let file = self.family_file().filter(|_| !in_single_file())?;
        let asked = self.family.as_ref().is_some_and(|(own, _)| own == file);
        (!asked).then(|| Request::Family { file: file.clone() })
    }

    /// The file with all families, where the view needs it and the list of reports names it.
    fn family_list(&self) -> Option<&String> {
        let file = self.catalogue.as_ref()?.ready()?.value.over_time.as_ref()?;
        let published = matches!(self.view.place(), Some(Place::Published(_)));
        let any = || {
            let report = self.report().map(|reading| &reading.value);
            report.is_some_and(|report| report.indicators.iter().any(|one| one.family.is_some()))
        };
        let needed = match self.view.screen() {
            None => self.view == View::OverTime,
            Some(Screen::Print(_)) => published && any(),
            Some(Screen::Indicator(..)) => in_single_file() && self.family_file().is_some(),
            _ => false,
        };
        needed.then_some(file)
    }

    /// The file of the family of the measure that is shown.
    fn family_file(&self) -> Option<&String> {
        let published = matches!(self.view.place(), Some(Place::Published(_)));
        let link = self.indicator()?.family.as_ref()?;
        link.file.as_ref().filter(|_| published)
    }

    /// Whether what other reports publish of what is shown has still to come.
    pub fn awaits_family(&self) -> bool {
        let list = self.family_list().and(self.over_time.as_ref());
        matches!(list, Some(Load::Waiting { .. }))
            || matches!(self.shown_family(), Some(Load::Waiting { .. }))
            || self.family_request().is_some()
    }

    /// The family of the measure that is shown, as far as it was asked for.
    pub fn shown_family(&self) -> Option<&LoadedFamily> {
        let (file, found) = self.family.as_ref()?;
        (self.family_file() == Some(file)).then_some(found)
    }

    /// All families that have come.
    pub fn families(&self) -> &[FamilyView] {
        let list = self.over_time.as_ref().and_then(Load::ready);
        list.map_or(&[], |list| &list.value)
    }

    /// Whether the view needs families and they are not coming.
    pub fn lacks_families(&self) -> bool {
        self.family_list().is_some() && matches!(self.over_time, Some(Load::Failed(_)))
    }

    /// In one file there are all in one: the family of the measure that is shown is taken from there.
    pub(super) fn take_family(&mut self) {
        if !in_single_file() {
            return;
        }
        let link = self.indicator().and_then(|one| one.family.clone());
        let found = link.and_then(|link| {
            let view = self.families().iter().find(|view| view.id == link.id)?;
            Some((link.file?, Load::Ready(Shared::new(view.clone()))))
        });
        if let Some((file, view)) = found
            && self.family.as_ref().is_none_or(|(own, _)| *own != file)
        {
            self.family = Some((file, view));
        }
    }
}
