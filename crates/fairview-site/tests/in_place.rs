//! A link that is followed in place shows what the page at its address shows: the viewer renders
//! the same, from what it knows of another page of the report and the files that it fetches.

use fairview::app::{App, AppProps};
use fairview::links::{self, Links};
use fairview::page::{self, PageStatus};
use fairview::publisher::Said;
use fairview::state::{Action, Request, State};
use fairview_site::pages::pages;
use fairview_site::render::markup;
use fairview_site::reports::Reports;
use std::path::Path;
use yew::LocalServerRenderer;

fn examples() -> Reports {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples/catalogue.json");
    Reports::read(&[list], None).unwrap()
}

/// The state with every file that it wants, and which files of measures those were.
fn complete(mut state: State, reports: &Reports) -> (State, Vec<String>) {
    let mut asked = Vec::new();
    while let Some(request) = state.next_request() {
        let path = match &request {
            Request::LazyCode(_) => unreachable!("natively it is there"),
            Request::Catalogue => "catalogue.json".to_owned(),
            Request::Indicator { file, .. } => {
                asked.push(file.clone());
                file.clone()
            }
            Request::Report { file, .. }
            | Request::OtherReport { file, .. }
            | Request::Families { file }
            | Request::Family { file }
            | Request::FamilyList { file } => file.clone(),
        };
        let file = reports.files.iter().find(|file| file.path == path);
        let bytes = file.unwrap_or_else(|| panic!("no {path}")).bytes.clone();
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    (state, asked)
}

#[test]
fn a_link_followed_in_place_shows_the_page_at_its_address() {
    let reports = examples();
    let mut followed = 0;
    let mut last: Option<State> = None;
    for page in pages(&reports) {
        let published = page.render(&reports, &Said::default()).unwrap();
        let link = links::asked(Some(&page.path), "", "");
        let of_report = page.report.map(|at| reports.list[at].id.as_str());
        let before = last.take().filter(|state| {
            let place = state.view.place().map(ToString::to_string);
            of_report.is_some() && place.as_deref() == of_report
        });
        // The first page of a report is loaded by the browser, and so is every one of another, or of
        // none.
        let (state, asked) = match before {
            Some(state) => {
                let (view, problems) = fairview::route::View::read(&link);
                assert_eq!((problems, state.has_page(&view)), (vec![], true), "{link}");
                followed += 1;
                complete(state.after(Action::Navigated(link)), &reports)
            }
            None => (complete(State::at(&link), &reports).0, vec![]),
        };
        assert!(asked.len() <= 1, "{}: {asked:?}", page.path);
        assert!(page::status(&state) == PageStatus::Ready, "{}", page.path);
        links::set_links(Links::of_page(&page.path));
        let then = None;
        let props = AppProps {
            state: state.clone(),
            then,
        };
        let here = markup(LocalServerRenderer::<App>::with_props(props));
        assert!(here.unwrap() == published.markup, "{}", page.path);
        assert_eq!(page::title(&state), published.title);
        assert_eq!(page::description(&state), published.description);
        last = Some(state);
    }
    assert!(followed > 600, "{followed}");
}

#[test]
fn what_has_no_page_in_the_report_is_not_followed() {
    let reports = examples();
    let id = "halton-2015-16-q2";
    let (state, _) = complete(State::at(&format!("#/{id}")), &reports);
    for link in [
        "#/".to_owned(),
        "#/over-time".to_owned(),
        format!("#/{id}/no-such-measure"),
        format!("#/{id}/risks"),
        format!("#/{id}/changes"),
        "#/halton-2022-23-q3".to_owned(),
        "#/~".to_owned(),
    ] {
        let (view, _) = fairview::route::View::read(&link);
        assert!(!state.has_page(&view), "{link}");
    }
}
