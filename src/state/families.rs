//! What reports publish of the measures that several have, as far as the view shows it: a file for one
//! measure, the file with all of them for a list, for the committee paper and in one file.

use super::{Load, LoadedFamily, Request, State};
use crate::links::in_single_file;
use crate::route::{Place, Screen, View};
use crate::shared::Shared;
use report_core::families::FamilyView;

impl State {
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
