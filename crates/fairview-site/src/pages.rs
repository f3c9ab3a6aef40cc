//! The pages of a site: which there are, and each as the viewer shows it.

use crate::html::text;
use crate::render::markup;
use crate::reports::{Published, Reports};
use fairview::app::{App, AppProps};
use fairview::lazy::Module;
use fairview::links::{self, Links};
use fairview::page;
use fairview::publisher::{self, Said};
use fairview::route::{Place, Screen, Tab, View};
use fairview::state::{Detailed, Load, Opened, Request, State, in_folder_of};
use yew::LocalServerRenderer;

/// A page of the site.
pub struct Page {
    view: View,
    /// Its path below the site: `q3/scorecard`; empty for the first page.
    pub path: String,
    /// The report it is of, as a place in the list; none for the first page.
    pub report: Option<usize>,
    /// Whether search engines shall have it: not where it repeats others.
    pub indexed: bool,
}

/// A page as the viewer shows it.
pub struct Rendered {
    /// What the browser's tab says.
    pub title: String,
    /// A line or two about it.
    pub description: String,
    /// From the page to the first page: `../../`.
    pub root: String,
    /// The addresses of the data files that the viewer takes the page over with, from the page; the
    /// list of reports is none of them.
    pub data: Vec<String>,
    /// What the viewer shows.
    pub markup: String,
}

/// Every page that the reports lead to, the first page first.
pub fn pages(reports: &Reports) -> Vec<Page> {
    let mut pages = vec![Page {
        view: View::Home,
        path: String::new(),
        report: None,
        indexed: true,
    }];
    if reports.families.list.is_some() {
        pages.push(Page {
            view: View::OverTime,
            path: View::OverTime.path(),
            report: None,
            indexed: true,
        });
    }
    for (at, published) in reports.list.iter().enumerate() {
        let place = Place::Published(published.id.clone());
        let state = State {
            view: View::report(&place),
            catalogue: Some(Load::Ready(reports.catalogue.clone())),
            opened: Some(opened(published)),
            ..State::default()
        };
        let indicators = published.report.value.indicators.iter();
        let indicators = indicators.map(|indicator| View::indicator(&place, &indicator.id));
        let tabs = Tab::ALL.map(|tab| View::Report(place.clone(), tab.screen()));
        let views = tabs.into_iter().chain(indicators);
        pages.extend(views.filter(|view| state.has_page(view)).map(|view| Page {
            indexed: match view.screen().and_then(Screen::tab) {
                Some(Tab::Print) => false,
                Some(Tab::Changes) => state.offers_changes(),
                _ => true,
            },
            path: view.path(),
            view,
            report: Some(at),
        }));
    }
    pages
}

fn opened(published: &Published) -> Opened {
    Opened {
        place: Place::Published(published.id.clone()),
        file: published.file.clone(),
        report: Load::Ready(published.report.clone()),
        bytes: Default::default(),
    }
}

impl Page {
    /// The file of the page: `q3/scorecard/index.html`.
    pub fn file(&self) -> String {
        match self.path.as_str() {
            "" => "index.html".to_owned(),
            path => format!("{path}/index.html"),
        }
    }

    /// The code that the viewer needs to take the page over.
    pub fn module(&self) -> Module {
        self.view.module()
    }

    /// The page as the viewer shows it on a site whose publisher says that.
    /// One page at a time in a thread.
    ///
    /// # Errors
    /// That of [`markup`].
    pub fn render(&self, reports: &Reports, said: &Said) -> Result<Rendered, String> {
        links::set_links(Links::of_page(&self.path));
        publisher::set(said.clone());
        let state = self.state(reports);
        let title = page::title(&state);
        let description = page::description(&state);
        let root = links::root_from(&self.path);
        let data = data(&state).map(|file| format!("{root}{file}")).collect();
        let props = AppProps { state, then: None };
        Ok(Rendered {
            title,
            description,
            root,
            data,
            markup: markup(LocalServerRenderer::<App>::with_props(props))?,
        })
    }

    /// The measures that a long list shows only when it is asked for, for readers without scripts,
    /// who cannot ask; empty where all are there.
    pub fn left_out(&self, reports: &Reports, rendered: &Rendered) -> String {
        let scorecard = self.view.screen().and_then(Screen::tab) == Some(Tab::Scorecard);
        let published = self.report.and_then(|at| reports.list.get(at));
        let Some(published) = published.filter(|_| scorecard) else {
            return String::new();
        };
        let items: Vec<String> = published
            .report
            .value
            .indicators
            .iter()
            .filter_map(|indicator| {
                let address = format!("{}{}/{}/", rendered.root, published.id, indicator.id);
                let link = format!("href=\"{address}\"");
                let heading = text(indicator.heading());
                (!rendered.markup.contains(&link))
                    .then(|| format!("<li><a {link}>{heading}</a></li>\n"))
            })
            .collect();
        if items.is_empty() {
            return String::new();
        }
        format!(
            "<noscript>\n<section class=\"fv-page fv-rest\" aria-labelledby=\"rest\">\n<h2 id=\"rest\">The other {} measures</h2>\n<ul class=\"fv-rest__list\">\n{}</ul>\n</section>\n</noscript>\n",
            items.len(),
            items.concat()
        )
    }

    /// The state of the viewer once all that the page needs has come.
    fn state(&self, reports: &Reports) -> State {
        let mut state = State {
            view: self.view.clone(),
            catalogue: Some(Load::Ready(reports.catalogue.clone())),
            ..State::default()
        };
        if matches!(state.next_request(), Some(Request::FamilyList { .. })) {
            state.over_time = reports.families.list.clone().map(Load::Ready);
        }
        let Some(published) = self.report.and_then(|at| reports.list.get(at)) else {
            return state;
        };
        state.opened = Some(opened(published));
        state.details = details(published, &state);
        match state.next_request() {
            Some(Request::Family { file }) => {
                let family = reports.families.file(&file);
                state.family = family.map(|family| (file, Load::Ready(family.clone())));
            }
            Some(Request::FamilyList { .. }) => {
                state.over_time = reports.families.list.clone().map(Load::Ready);
            }
            _ => {}
        }
        while let Some(Request::OtherReport { id, file }) = state.next_request() {
            let Some(other) = reports.list.iter().find(|other| other.id == id) else {
                break;
            };
            state.other_reports.push(Opened {
                place: Place::Published(id),
                file,
                report: Load::Ready(other.report.clone()),
                bytes: Default::default(),
            });
        }
        state
    }
}

/// The files, below the site, of the reports and of the measures' own that a state has.
fn data(state: &State) -> impl Iterator<Item = String> {
    let reports = state.opened.iter().chain(&state.other_reports);
    let reports = reports.map(|opened| opened.file.clone());
    let indicators = state.detailed().filter_map(|indicator| {
        let report = &state.open()?.file;
        Some(in_folder_of(report, indicator.file.as_ref()?))
    });
    let family = state.family.iter().map(|(file, _)| file.clone());
    let list = state.catalogue.as_ref().and_then(Load::ready);
    let list = list.and_then(|list| list.value.over_time.clone());
    let list = list.filter(|_| state.over_time.is_some());
    reports.chain(indicators).chain(family).chain(list)
}

fn details(published: &Published, state: &State) -> Vec<Detailed> {
    let needed = state.detailed().filter_map(|indicator| {
        let detail = published.details.get(&indicator.id)?;
        Some(Detailed {
            id: indicator.id.clone(),
            detail: Load::Ready(detail.clone()),
        })
    });
    needed.collect()
}
