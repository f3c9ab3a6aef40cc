//! "Save as one file": the reader's browser makes the same file as the officer's command, from what
//! the site has, and keeps it on the device.

use crate::components::blocks::{block, paragraph};
use crate::shared::Shared;
use report_core::read::Reading;
use report_core::report::Report;
use std::cell::Cell;
use yew::prelude::*;

/// A file that the reader asks for.
pub struct SaveRequest {
    /// The report.
    pub report: Shared<Reading<Report>>,
    /// Its id in the list of reports.
    pub id: String,
    /// For a report that is not on the site: a list of reports with it alone, and its file.
    pub own: Option<(String, String)>,
    /// Called with words for the reader, while it is made and once it is.
    pub on_told: Callback<String>,
}

/// Has the file made that is asked for.
pub fn make(request: SaveRequest) {
    MAKE.get()(request);
}

thread_local! {
    static MAKE: Cell<fn(SaveRequest)> = const { Cell::new(|_| {}) };
}

/// Says what makes the file. It renders whole pages, so screens do not know it; where pages are
/// rendered to text, nobody presses the button.
pub fn set_make(make: fn(SaveRequest)) {
    MAKE.set(make);
}

/// A published report that may be saved.
#[derive(Properties, PartialEq)]
pub struct SaveProps {
    /// The report.
    pub report: Shared<Reading<Report>>,
    /// Its id in the list of reports.
    pub id: String,
}

/// The section with the button. What comes of it is said beside it.
#[component]
pub fn Save(props: &SaveProps) -> Html {
    let told = use_state(String::new);
    let onclick = {
        let (told, report, id) = (told.setter(), props.report.clone(), props.id.clone());
        Callback::from(move |_: MouseEvent| {
            let told = told.clone();
            make(SaveRequest {
                report: report.clone(),
                id: id.clone(),
                own: None,
                on_told: Callback::from(move |words| told.set(words)),
            });
        })
    };
    block(
        "Save this report".to_owned(),
        None,
        html! {<>
            { paragraph("The whole report in one file. It opens by double click, without an internet connection.") }
            <p><button type="button" class="fv-button" {onclick}>{ "Save as one file" }</button></p>
            <p role="status">{ (*told).clone() }</p>
        </>},
    )
}
