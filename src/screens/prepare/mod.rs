//! Prepare a report: from an officer's files to a report, in the browser alone. One page of steps:
//! the files, how the sheet is laid out, what is wrong, what to take away.
//!
//! Files are read by a worker ([`crate::browser::importer`]) and go nowhere else; another makes a site of the report.

mod changed;
mod comparators;
mod files;
mod model;
mod onto;
mod paste;
mod questions;
mod results;
mod site;
mod template;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::browser::{focus, handles, pasted};
use crate::components::field::choice;
use crate::components::notices::ErrorSummary;
use crate::route::View;
use crate::state::Action;
use model::{change, current, shown_by};
use report_core::report::CatalogueEntry;
use report_view::wording;
use yew::prelude::*;

/// The name of the screen.
pub const NAME: &str = "Prepare a report";

/// The screen on a site with these reports.
pub(crate) fn prepare(releases: &[CatalogueEntry], on_act: &Callback<Action>) -> Html {
    let releases = releases.iter().map(|entry| {
        let period = wording::capital(&entry.period.words());
        (format!("{period}: {}", entry.title), entry.file.clone())
    });
    html! { <Prepare releases={releases.collect::<Vec<_>>()} on_act={on_act.clone()} /> }
}

/// What the screen is shown from.
#[derive(Properties, PartialEq)]
pub struct PrepareProps {
    /// The reports of the site, newest first: their names and their files.
    pub releases: Vec<(String, String)>,
    /// Called when the report is to be looked at.
    pub on_act: Callback<Action>,
}

/// The screen.
#[component]
pub fn Prepare(props: &PrepareProps) -> Html {
    let screen = use_force_update();
    use_effect_with((), move |()| {
        shown_by(Some(screen));
        let listening = (
            handles::watch(model::look_again),
            pasted::listen(paste::read_pasted),
        );
        move || {
            shown_by(None);
            drop(listening);
        }
    });
    let model = current();
    let first = use_mut_ref(|| model.arrived);
    use_effect_with(model.arrived, move |arrived| {
        // A step that was there when the screen was shown is none to go to.
        if *first.borrow() != *arrived {
            focus::part(arrived.1);
        }
    });
    html! {<>
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.href()}>{ "Reports" }</a>
            { " › " }<span aria-current="page">{ NAME }</span>
        </nav>
        <div class="fv-title fv-title--tight">
            <h1 class="fv-title__heading" tabindex="-1">{ NAME }</h1>
        </div>
        <p class="fv-lead">{ "Make a report from your spreadsheet in this browser. Nothing is uploaded: your files stay on this computer." }</p>
        if !model.wrong.is_empty() {
            <ErrorSummary lines={model.wrong.clone()} advice="Nothing was uploaded." />
        }
        { step("fv-prepare-files", "Choose your file", None, files::files(&model)) }
        if let Some(proposed) = &model.proposed {
            { step(
                model::QUESTIONS,
                "Say how the sheet is laid out",
                Some("You do this once. What you say is kept in a small file, the recipe, for next time."),
                questions::questions(&model, proposed),
            ) }
        }
        if let Some(imported) = &model.imported {
            { step(
                model::PROBLEMS,
                if imported.report.is_some() { "Your report is ready" } else { "Fix what is wrong" },
                None,
                results::results(&model, imported, &props.releases, &props.on_act),
            ) }
            if let Some(prepared) = &imported.report {
                { step(
                    "fv-prepare-beside",
                    "Add other publishers’ figures",
                    Some("You can leave this out."),
                    comparators::comparators(&model.beside, &props.releases),
                ) }
                { step(
                    "fv-prepare-site",
                    "Put it on the web",
                    None,
                    site::site(&model, prepared, &props.releases),
                ) }
            }
        }
    </>}
}

/// A part of the screen. Its heading takes focus when the part comes.
fn step(id: &'static str, heading: &'static str, note: Option<&'static str>, body: Html) -> Html {
    html! {
        <section class="fv-section" {id}>
            <div>
                <h2 class="fv-section__heading" tabindex="-1">{ heading }</h2>
                { note.map(|note| html! { <p class="fv-section__note">{ note }</p> }) }
            </div>
            <div class="fv-section__body">{ body }</div>
        </section>
    }
}

/// A button that changes what is known.
fn button(words: &'static str, act: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| act());
    html! { <button type="button" class="fv-button" {onclick}>{ words }</button> }
}

/// A choice of the reports of this site, `releases` with their names and files. Calls back with a file.
fn of_site(
    id: &'static str,
    label: &str,
    releases: &[(String, String)],
    chosen: Option<&str>,
    take: impl Fn(String) + 'static,
) -> Html {
    if releases.is_empty() {
        return Html::default();
    }
    let files: Vec<String> = releases.iter().map(|(_, file)| file.clone()).collect();
    let at = files.iter().position(|file| Some(file.as_str()) == chosen);
    let on_choice = Callback::from(move |at: Option<usize>| {
        if let Some(file) = at.and_then(|at| files.get(at)) {
            take(file.clone());
        }
    });
    let names = releases.iter().map(|(words, _)| words.clone());
    choice(id, label, "Choose a report", names, at, on_choice)
}

/// Says something to who looks and who listens.
fn tell(words: String) {
    change(|model| model.told = words);
}
