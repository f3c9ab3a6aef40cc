//! "Save as one file": the reader's browser makes the same file as the officer's command, from what
//! the site has, and keeps it on the device.

#[cfg(target_arch = "wasm32")]
use super::making::make;
use crate::components::blocks::{block, paragraph};
use crate::shared::Shared;
use report_core::read::Reading;
use report_core::report::Report;
use yew::prelude::*;

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
            let say = Callback::from(move |words| told.set(words));
            make(report.clone(), id.clone(), say);
        })
    };
    block(
        "Save this report".to_owned(),
        None,
        html! {<>
            { paragraph("This report with its viewer in one file. It opens by double click, from a disk or an e-mail, without a network.") }
            <p><button type="button" class="fv-button" {onclick}>{ "Save as one file" }</button></p>
            <p role="status">{ (*told).clone() }</p>
        </>},
    )
}

/// Nobody presses a button of a page that is being rendered to text.
#[cfg(not(target_arch = "wasm32"))]
fn make(report: Shared<Reading<Report>>, id: String, told: Callback<String>) {
    told.emit(format!("{}, {id}", report.value.title));
}
