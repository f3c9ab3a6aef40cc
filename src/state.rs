//! What the page knows: one plain value, and one reducer of things that happened.
//!
//! Nothing here knows that a browser exists. What is still to be fetched is a question the state
//! answers ([`State::next_request`]), so that asking is done in one place and answering is tested natively.

pub mod families;
mod other_reports;
pub mod sources;

use crate::failure::Failure;
use crate::lazy::{self, Module};
use crate::menu;
use crate::publisher;
use crate::route::{LinkProblem, Place, Screen, View};
use crate::shared::Shared;
use report_core::families::{Families, FamilyView};
use report_core::problem::Problem;
use report_core::read::{self, Reading};
use report_core::report::{Catalogue, Indicator, Report};

/// Something that arrives from elsewhere. Every state has words.
#[derive(Clone, PartialEq)]
pub enum Load<T: Clone + PartialEq> {
    /// Asked for, not here yet.
    Waiting {
        /// Whether it takes longer than it should.
        slow: bool,
    },
    /// Here.
    Ready(T),
    /// Not coming.
    Failed(Failure),
}

impl<T: Clone + PartialEq> Load<T> {
    const REQUESTED: Self = Self::Waiting { slow: false };

    /// What arrived.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    fn slow_down(&mut self) {
        if let Self::Waiting { slow } = self {
            *slow = true;
        }
    }
}

/// A report that was asked for, or given from the device.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// Where it comes from.
    pub place: Place,
    /// Its file: an address relative to the catalogue, or a name on the device.
    pub file: String,
    /// The report and what was noticed while reading it.
    pub report: Load<Shared<Reading<Report>>>,
    /// The bytes of the file, for the worker that makes files of the whole report; none where the
    /// page is rendered natively.
    pub bytes: Shared<Vec<u8>>,
}

impl Opened {
    fn requested(id: String, file: String) -> Self {
        Self {
            place: Place::Published(id),
            file,
            report: Load::REQUESTED,
            bytes: Shared::default(),
        }
    }

    fn loaded(&mut self, bytes: Result<Vec<u8>, Failure>) {
        self.report = read_with(&bytes, read::report);
        self.bytes = Shared::new(bytes.unwrap_or_default());
    }

    fn is(&self, id: &str) -> bool {
        matches!(&self.place, Place::Published(own) if own == id)
    }
}

/// What reports publish of one measure, as far as it has come.
pub type LoadedFamily = Load<Shared<FamilyView>>;

/// A measure together with what its own file says, if it has one.
#[derive(Clone, PartialEq)]
pub struct Detailed {
    /// The measure's id.
    pub id: String,
    /// The whole measure and what was noticed while reading it.
    pub detail: Load<Shared<IndicatorDetail>>,
}

/// A measure and what was noticed in its own file.
pub struct IndicatorDetail {
    /// The measure with its observations.
    pub indicator: Indicator,
    /// What was noticed in its own file.
    pub problems: Vec<Problem>,
}

impl IndicatorDetail {
    /// A measure of a report with what its own file says.
    pub fn read(report: &Report, indicator: &Indicator, file: &[u8]) -> Result<Self, Failure> {
        let read = read::indicator_file(file, report, &indicator.id).map_err(Failure::Refused)?;
        Ok(Self {
            indicator: indicator.clone().with(read.value),
            problems: read.problems,
        })
    }
}

/// A file that is wanted next. Addresses are relative to the catalogue's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// The code that shows the view.
    LazyCode(Module),
    /// The list of reports.
    Catalogue,
    /// The file of a published report.
    Report {
        /// Its id in the catalogue.
        id: String,
        /// Its file.
        file: String,
    },
    /// The file of another report that the view speaks of.
    OtherReport {
        /// Its id in the catalogue.
        id: String,
        /// Its file.
        file: String,
    },
    /// The file that says which measures are the same.
    Families {
        /// Its file.
        file: String,
    },
    /// The file of the family that a measure belongs to.
    Family {
        /// Its file.
        file: String,
    },
    /// The file with all families.
    FamilyList {
        /// Its file.
        file: String,
    },
    /// The file of one measure of the open report.
    Indicator {
        /// Where the report came from.
        place: Place,
        /// The measure's id.
        id: String,
        /// Its file.
        file: String,
    },
}

/// Everything the page knows.
#[derive(Clone, PartialEq, Default)]
pub struct State {
    /// What to show.
    pub view: View,
    /// The code that was asked for last.
    pub lazy_code: Option<(Module, Load<()>)>,
    /// All that could not be honoured of the link.
    pub link_problems: Vec<LinkProblem>,
    /// The list of reports, once asked for.
    pub catalogue: Option<Load<Shared<Reading<Catalogue>>>>,
    /// The report that was asked for last.
    pub opened: Option<Opened>,
    /// Other reports that the view speaks of, as far as they were asked for.
    pub other_reports: Vec<Opened>,
    /// The measures of that report whose own files were asked for.
    pub details: Vec<Detailed>,
    /// Which measures are the same, once asked for; where a site was built, its reports say so.
    pub families: Option<Load<Shared<Reading<Families>>>>,
    /// The family of a measure that was asked for last, with its file.
    pub family: Option<(String, LoadedFamily)>,
    /// All families, once asked for.
    pub over_time: Option<Load<Shared<Reading<Vec<FamilyView>>>>>,
    /// Whether the reader is typing into the search: rows out of sight are made when that rests
    /// ([`Action::TypingRested`]).
    pub typing: bool,
    /// Whether the report of the device was made here, where the reader may go on making it.
    pub prepared: bool,
}

/// A thing that happened.
pub enum Action {
    /// The link changed, or is followed again.
    Navigated(String),
    /// A file was asked for.
    Requested(Request),
    /// A file has not come for ten seconds.
    Slow(Request),
    /// A file came, or cannot come; code comes without bytes.
    Loaded(Request, Result<Vec<u8>, Failure>),
    /// The reader gave a file of the device.
    FileOpened {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Result<Vec<u8>, Failure>,
    },
    /// The reader has not typed for a while.
    TypingRested,
    /// The reader searched, ordered or looked otherwise at the screen that is shown.
    OptionsChanged(View),
}

/// The most files of measures that are on their way at once.
const AT_ONCE: usize = 6;

impl State {
    /// The state before anything is known but the link.
    pub fn at(hash: &str) -> Self {
        let (view, link_problems) = View::read(hash);
        Self {
            view,
            link_problems,
            ..Self::default()
        }
    }

    /// What has to be fetched next for the view to be complete. Once it is asked for, the next
    /// may be wanted: files come side by side.
    pub fn next_request(&self) -> Option<Request> {
        if let Some(module) = self.lacking_code()
            && self.lazy_code_of(module).is_none()
        {
            return Some(Request::LazyCode(module));
        }
        let place = self.view.place();
        if self.catalogue.is_none() && place != Some(&Place::Device) {
            return Some(Request::Catalogue);
        }
        if self.view == View::OverTime {
            return self
                .families_request()
                .or_else(|| self.family_request())
                .or_else(|| self.all_reports_request());
        }
        if self.open().is_some() {
            return self
                .indicator_request()
                .or_else(|| self.families_request())
                .or_else(|| self.family_request())
                .or_else(|| self.other_report_request());
        }
        let Some(Place::Published(id)) = place else {
            return None;
        };
        let list = self.catalogue.as_ref()?.ready()?;
        let entry = list.value.reports.iter().find(|r| r.id == *id)?;
        Some(Request::Report {
            id: id.clone(),
            file: entry.file.clone(),
        })
    }

    /// The code that the view needs and that is not there.
    pub fn lacking_code(&self) -> Option<Module> {
        let list = self.catalogue.as_ref().and_then(Load::ready);
        let module = match &self.view {
            // A report that is gone: there is nothing to show.
            View::Report(Place::Device, _) if self.open().is_none() => return None,
            // Where there is neither, the list of reports is shown.
            View::Prepare if !publisher::prepares() => Module::Overview,
            View::OverTime if list.is_some_and(|list| !list.value.has_families()) => {
                Module::Overview
            }
            view => view.module(),
        };
        (!lazy::is_loaded(module)).then_some(module)
    }

    /// How far code is that was asked for.
    pub fn lazy_code_of(&self, module: Module) -> Option<&Load<()>> {
        let (_, code) = self.lazy_code.as_ref().filter(|(of, _)| *of == module)?;
        Some(code)
    }

    fn indicator_request(&self) -> Option<Request> {
        let opened = self.open()?;
        let waiting = |asked: &&Detailed| matches!(asked.detail, Load::Waiting { .. });
        if opened.place == Place::Device || self.details.iter().filter(waiting).count() >= AT_ONCE {
            return None;
        }
        let not_requested = |indicator: &&Indicator| self.detail(&indicator.id).is_none();
        let indicator = self.detailed().find(not_requested)?;
        Some(Request::Indicator {
            place: opened.place.clone(),
            id: indicator.id.clone(),
            file: in_folder_of(&opened.file, indicator.file.as_ref()?),
        })
    }

    /// The measures whose own files the view needs.
    pub fn detailed(&self) -> impl Iterator<Item = &Indicator> {
        self.detailed_in(self.view.screen())
    }

    /// The measures whose own files a screen of the open report needs.
    pub fn detailed_in<'s>(
        &'s self,
        screen: Option<&'s Screen>,
    ) -> impl Iterator<Item = &'s Indicator> {
        let report = self.report().map(|reading| &reading.value);
        let shown = move |report: &Report, indicator: &Indicator| match screen {
            Some(Screen::Indicator(id, _)) => indicator.id == *id,
            Some(Screen::Compare(options)) => options
                .objective
                .as_ref()
                .is_some_and(|id| report.objectives[indicator.objective].id == *id),
            _ => false,
        };
        report.into_iter().flat_map(move |report| {
            let own_file = report.indicators.iter().filter(|i| i.file.is_some());
            own_file.filter(move |indicator| shown(report, indicator))
        })
    }

    /// What a measure's own file says, as far as it was asked for.
    pub fn detail(&self, id: &str) -> Option<&Detailed> {
        self.details.iter().find(|asked| asked.id == id)
    }

    /// The report that the view is about, as far as it was asked for.
    pub fn open(&self) -> Option<&Opened> {
        let opened = self.opened.as_ref()?;
        (Some(&opened.place) == self.view.place()).then_some(opened)
    }

    /// The report that the view is about.
    pub fn report(&self) -> Option<&Shared<Reading<Report>>> {
        self.open()?.report.ready()
    }

    /// The measure that the view is about, as the report's own file has it.
    pub fn indicator(&self) -> Option<&Indicator> {
        match self.view.screen() {
            Some(Screen::Indicator(id, _)) => self.report()?.value.indicator(id),
            _ => None,
        }
    }

    /// Whether a published site has a page for a screen of the open report.
    pub fn has_page(&self, view: &View) -> bool {
        let (View::Report(place @ Place::Published(_), screen), Some(opened)) =
            (view, &self.opened)
        else {
            return false;
        };
        let Some(report) = opened.report.ready().filter(|_| opened.place == *place) else {
            return false;
        };
        match screen {
            Screen::Indicator(id, _) => report.value.indicator(id).is_some(),
            Screen::Changes(_) => self.compared_with().is_some(),
            Screen::Print(_) => true,
            other => other
                .tab()
                .is_some_and(|tab| menu::is_available(tab, &report.value)),
        }
    }

    /// What happened changes what is known.
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Navigated(hash) => {
                let (view, problems) = View::read(&hash);
                self.link_problems = problems;
                self.view = view;
                self.typing = false;
                // What did not come is asked for again when its link is followed again.
                self.lazy_code
                    .take_if(|(_, code)| matches!(code, Load::Failed(_)));
                if matches!(self.catalogue, Some(Load::Failed(_))) {
                    self.catalogue = None;
                }
                let failed = |opened: &Opened| matches!(opened.report, Load::Failed(_));
                self.other_reports.retain(|opened| !failed(opened));
                self.families
                    .take_if(|families| matches!(families, Load::Failed(_)));
                if matches!(self.family, Some((_, Load::Failed(_)))) {
                    self.family = None;
                }
                if matches!(self.over_time, Some(Load::Failed(_))) {
                    self.over_time = None;
                }
                if self.opened.as_ref().is_some_and(failed)
                    && self.view.place() != Some(&Place::Device)
                {
                    self.opened = None;
                }
                let failed = |asked: &Detailed| matches!(asked.detail, Load::Failed(_));
                self.details.retain(|asked| !failed(asked));
            }
            Action::TypingRested => self.typing = false,
            Action::OptionsChanged(view) => {
                self.typing = matches!(
                    (self.view.screen(), view.screen()),
                    (Some(Screen::Scorecard(then)), Some(Screen::Scorecard(now)))
                        if then.search != now.search
                );
                self.view = view;
                self.link_problems.clear();
            }
            Action::Requested(request) => self.requested(request),
            Action::Slow(request) => self.slow(&request),
            Action::Loaded(request, bytes) => self.loaded(request, bytes),
            Action::FileOpened { name, bytes } => {
                self.prepared = self.view == View::Prepare;
                self.view = View::report(&Place::Device);
                self.link_problems.clear();
                self.details.clear();
                self.typing = false;
                let mut opened = Opened {
                    place: Place::Device,
                    ..Opened::requested(String::new(), name)
                };
                opened.loaded(bytes);
                self.opened = Some(opened);
            }
        }
        self.check_indicator();
        self.take_family();
        self.join_over_time();
        self
    }

    fn requested(&mut self, request: Request) {
        match request {
            Request::LazyCode(module) => self.lazy_code = Some((module, Load::REQUESTED)),
            Request::Catalogue => self.catalogue = Some(Load::REQUESTED),
            Request::Report { id, file } => {
                self.details.clear();
                self.other_reports.clear();
                self.opened = Some(Opened::requested(id, file));
            }
            Request::OtherReport { id, file } => {
                self.other_reports.push(Opened::requested(id, file))
            }
            Request::Families { .. } => self.families = Some(Load::REQUESTED),
            Request::Family { file } => self.family = Some((file, Load::REQUESTED)),
            Request::FamilyList { .. } => self.over_time = Some(Load::REQUESTED),
            Request::Indicator { id, .. } => {
                self.details.push(Detailed {
                    id,
                    detail: Load::REQUESTED,
                });
            }
        }
    }

    fn slow(&mut self, request: &Request) {
        match request {
            Request::LazyCode(module) => {
                let own = self.lazy_code.as_mut().filter(|(of, _)| of == module);
                own.into_iter().for_each(|(_, code)| code.slow_down());
            }
            Request::Catalogue => self.catalogue.iter_mut().for_each(Load::slow_down),
            Request::Report { id, .. } | Request::OtherReport { id, .. } => {
                if let Some(opened) = self.awaited_report(id) {
                    opened.report.slow_down();
                }
            }
            Request::Families { .. } => self.families.iter_mut().for_each(Load::slow_down),
            Request::Family { file } => {
                let own = self.family.as_mut().filter(|(asked, _)| asked == file);
                own.into_iter().for_each(|(_, found)| found.slow_down());
            }
            Request::FamilyList { .. } => self.over_time.iter_mut().for_each(Load::slow_down),
            Request::Indicator { place, id, .. } => {
                if let Some(detailed) = self.awaited_indicator(place, id) {
                    detailed.detail.slow_down();
                }
            }
        }
    }

    /// Takes in what came, unless the reader has gone elsewhere meanwhile.
    fn loaded(&mut self, request: Request, bytes: Result<Vec<u8>, Failure>) {
        match request {
            Request::LazyCode(module) => {
                let own = self.lazy_code.as_mut().filter(|(of, _)| *of == module);
                if let Some((_, code)) = own {
                    *code = bytes.map_or_else(Load::Failed, |_| Load::Ready(()));
                }
            }
            Request::Catalogue => self.catalogue = Some(read_with(&bytes, read::catalogue)),
            Request::Report { id, .. } | Request::OtherReport { id, .. } => {
                if let Some(opened) = self.awaited_report(&id) {
                    opened.loaded(bytes);
                    self.mark_families(|opened| opened.is(&id));
                }
            }
            Request::Families { .. } => {
                // It is asked for after the code that reads it.
                if let Some(joining) = families::JOINING.get() {
                    self.families = Some(read_with(&bytes, joining().read));
                    self.mark_families(|_| true);
                }
            }
            Request::Family { file } => {
                let own = self.family.as_mut().filter(|(asked, _)| *asked == file);
                if let Some((_, found)) = own {
                    *found = match reading(&bytes, read::family_file) {
                        Ok(reading) => Load::Ready(Shared::new(reading.value)),
                        Err(failure) => Load::Failed(failure),
                    };
                }
            }
            Request::FamilyList { .. } => {
                self.over_time = Some(read_with(&bytes, read::family_list));
            }
            Request::Indicator { place, id, .. } => {
                let report = self
                    .opened
                    .as_ref()
                    .and_then(|opened| opened.report.ready());
                let Some(report) = report.cloned() else {
                    return;
                };
                let Some(detailed) = self.awaited_indicator(&place, &id) else {
                    return;
                };
                let Some(indicator) = report.value.indicator(&id) else {
                    return;
                };
                let read =
                    bytes.and_then(|bytes| IndicatorDetail::read(&report.value, indicator, &bytes));
                detailed.detail = match read {
                    Ok(detail) => Load::Ready(Shared::new(detail)),
                    Err(failure) => Load::Failed(failure),
                };
            }
        }
    }

    /// The report that a file is of: the open one, or another that it is spoken of with.
    fn awaited_report(&mut self, id: &str) -> Option<&mut Opened> {
        let awaited =
            |opened: &&mut Opened| opened.is(id) && matches!(opened.report, Load::Waiting { .. });
        self.opened
            .iter_mut()
            .chain(&mut self.other_reports)
            .find(awaited)
    }

    fn awaited_indicator(&mut self, place: &Place, id: &str) -> Option<&mut Detailed> {
        let here = self
            .opened
            .as_ref()
            .is_some_and(|opened| opened.place == *place);
        let asked = self.details.iter_mut().find(|asked| asked.id == id);
        asked.filter(|_| here)
    }

    /// A link to a measure the report does not hold shows the report, and the page says so.
    fn check_indicator(&mut self) {
        let View::Report(place, Screen::Indicator(id, _)) = &self.view else {
            return;
        };
        let missing = self
            .report()
            .is_some_and(|report| report.value.indicator(id).is_none());
        if missing {
            self.link_problems
                .push(LinkProblem::NoIndicator(id.clone()));
            self.view = View::report(place);
        }
    }
}

/// An address beside another file: in the same folder.
pub fn in_folder_of(file: &str, other: &str) -> String {
    match file.rfind('/') {
        Some(end) => format!("{}{other}", &file[..=end]),
        None => other.to_owned(),
    }
}

fn read_with<T>(
    bytes: &Result<Vec<u8>, Failure>,
    read: impl FnOnce(&[u8]) -> Result<Reading<T>, report_core::problem::ReadError>,
) -> Load<Shared<Reading<T>>> {
    match reading(bytes, read) {
        Ok(reading) => Load::Ready(Shared::new(reading)),
        Err(failure) => Load::Failed(failure),
    }
}

fn reading<T>(
    bytes: &Result<Vec<u8>, Failure>,
    read: impl FnOnce(&[u8]) -> Result<Reading<T>, report_core::problem::ReadError>,
) -> Result<Reading<T>, Failure> {
    let bytes = bytes.as_deref().map_err(Failure::clone)?;
    read(bytes).map_err(Failure::Refused)
}
