//! What came of the files: what is wrong by cause, what changed since the last report, and what there
//! is to look at and to take away.

use super::changed::Changed;
use super::files::field;
use super::model::{self, Model, change, current};
use super::{button, of_site, onto, questions, tell};
use crate::browser::importer::Source;
use crate::browser::{address, download, fetch};
use crate::components::blocks::table;
use crate::components::nodes::each;
use crate::components::section::fold;
use crate::failure::Failure;
use crate::route::{Place, View};
use crate::screens::save::{self, SaveRequest};
use crate::shared::Shared;
use crate::state::{Action, in_folder_of};
use fairview_importer::{Cause, FormField, Imported, LintFinding, Prepared};
use report_core::read;
use report_view::wording;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// So many causes are open; further ones are folded away.
const MOST_OPEN: usize = 20;

pub fn results(
    model: &Model,
    imported: &Imported,
    releases: &[(String, String)],
    on_act: &Callback<Action>,
) -> Html {
    let errors: u32 = imported.errors.iter().map(|cause| cause.count).sum();
    let notices: u32 = imported.notices.iter().map(|cause| cause.count).sum();
    html! {<>
        if let Some(prepared) = &imported.report {
            { report(model, prepared, on_act) }
        } else if errors > 0 {
            <p>{ format!("There are {}. Fix them in your file, save it, and choose it again. The recipe is kept.", wording::count(errors as usize, "error")) }</p>
        }
        <p role="status">{ model.told.clone() }</p>
        if imported.may_be_sheet {
            <p>{ "It was read as data with a figure in each row. If it is a scorecard with a row for each measure: " }{ button("Read it as a scorecard", model::read_as_sheet) }</p>
        }
        if errors > 0 {
            <h3>{ wording::capital(&wording::count(errors as usize, "error")) }</h3>
            { causes(model, "Errors", &imported.errors) }
        }
        if notices > 0 {
            { fold(
                format!("{}. You can use the report as it is", wording::count(notices as usize, "notice")),
                causes(model, "Notices", &imported.notices),
            ) }
        }
        if let Some(prepared) = imported.report.as_ref().filter(|prepared| !prepared.findings.is_empty()) {
            { fold(
                format!("{} to look at before you publish", wording::count(prepared.findings.len(), "measure")),
                findings(&prepared.findings, on_act),
            ) }
        }
        if !imported.notes.is_empty() {
            { fold("How the file was read", html! {
                <ul class="fv-notes">{ each(imported.notes.iter().map(|note| html! { <li>{ note }</li> })) }</ul>
            }) }
        }
        if !imported.options.is_empty() { { options(model, imported) } }
        if imported.report.is_some() {
            <h3>{ "What changed since the last report" }</h3>
            { compared(model, releases) }
        }
    </>}
}

/// Opens the report, like any file of the device, and goes to a part of it.
fn look(on_act: &Callback<Action>, view: &View) {
    if let Some(prepared) = current().prepared() {
        on_act.emit(Action::FileOpened {
            name: format!("{}.json", prepared.id),
            bytes: Ok(prepared.text.clone().into_bytes()),
        });
        address::go(view);
    }
}

/// What is legal and deserves a look, beside the measure that it is about.
fn findings(findings: &[LintFinding], on_act: &Callback<Action>) -> Html {
    let one = |finding: &LintFinding| {
        let title = match &finding.measure {
            Some((id, title)) => {
                let view = View::indicator(&Place::Device, id);
                let (href, on_act) = (view.href(), on_act.clone());
                let onclick = Callback::from(move |event: MouseEvent| {
                    event.prevent_default();
                    look(&on_act, &view);
                });
                html! { <a {href} {onclick}>{ title }</a> }
            }
            None => html! { "The report as a whole" },
        };
        let words = finding
            .words
            .iter()
            .map(|words| html! { <li>{ words }</li> });
        html! { <li>{ title }<ul class="fv-notes">{ each(words) }</ul></li> }
    };
    html! { <ul class="fv-notes" aria-label="To look at">{ each(findings.iter().map(one)) }</ul> }
}

/// The report: to look at and to take away.
fn report(model: &Model, prepared: &Prepared, on_act: &Callback<Action>) -> Html {
    let on_act = on_act.clone();
    let look = move || look(&on_act, &View::report(&Place::Device));
    html! {<>
        <p class="fv-lead"><b>{ &prepared.title }</b>{ ". " }{ &prepared.lead }</p>
        <p class="fv-prepare__ways">
            { button("Look at the report", look) }
            { button("Download the report (JSON)", save_report) }
            if model.recipe.is_some() { { button("Download the recipe", save_recipe) } }
            { button("Save as one file", save_as_one_file) }
        </p>
        if model.recipe.is_some() {
            <p>{ "Keep the recipe: next time choose it together with the new workbook, and nothing is asked." }</p>
        }
    </>}
}

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Gives the officer a file, and says so.
pub fn saved(name: &str, kind: &str, bytes: &[u8]) {
    tell(match download::save(name, kind, bytes) {
        true => format!("{name} is saved in your browser’s downloads."),
        false => "Your browser blocked the download.".to_owned(),
    });
}

fn save_report() {
    if let Some(prepared) = current().prepared() {
        saved(
            &format!("{}.json", prepared.id),
            "application/json",
            prepared.text.as_bytes(),
        );
    }
}

fn save_recipe() {
    if let Some(recipe) = current().recipe {
        saved("recipe.json", "application/json", recipe.as_bytes());
    }
}

fn save_as_one_file() {
    let Some(prepared) = current().prepared().cloned() else {
        return;
    };
    if let Ok(reading) = read::report(prepared.text.as_bytes()) {
        save::make(SaveRequest {
            report: Shared::new(reading),
            id: prepared.id,
            own: Some((prepared.list, prepared.text)),
            on_told: Callback::from(tell),
        });
    }
}

/// Problems by cause: what was found, what is expected, where, how often, and what mends all of them.
pub(super) fn causes(model: &Model, caption: &'static str, causes: &[Cause]) -> Html {
    let can_mend = causes.iter().any(|cause| cause.mend.is_some());
    let row = |at: usize, cause: &Cause| {
        let place = |(sheet, cells): &(String, String)| match cells.is_empty() {
            true => html! { <li>{ sheet }</li> },
            false => html! { <li>{ format!("{sheet}: {cells}") }</li> },
        };
        let more = (cause.count as usize).saturating_sub(cause.places.len());
        // A place may be a list of cells.
        let more = (more > 0 && cause.places.iter().all(|(_, cells)| !cells.contains(' ')))
            .then(|| html! { <li>{ format!("and {more} more") }</li> });
        let mend = cause.mend.as_ref().map(|mend| {
            questions::mend(
                model,
                &format!("fv-mend-{}-{at}", caption.to_lowercase()),
                mend,
            )
        });
        html! {
            <tr>
                <th scope="row">{ &cause.found }</th>
                <td class="fv-table__full" data-label={(!cause.expected.is_empty()).then_some("Expected")}>{ &cause.expected }</td>
                <td class="fv-table__full" data-label="Where"><ul class="fv-prepare__places">{ each(cause.places.iter().map(place)) }{ more }</ul></td>
                <td class="fv-table__num" data-label="Places">{ cause.count }</td>
                if can_mend { <td class="fv-table__full" data-label="What you can say">{ mend }</td> }
            </tr>
        }
    };
    let listed = |first: usize, causes: &[Cause]| {
        let heads = [
            ("Found", false),
            ("Expected", false),
            ("Sheet and cells", false),
            ("Places", true),
            ("What you can say", false),
        ];
        let heads = &heads[..if can_mend { 5 } else { 4 }];
        let rows = causes.iter().enumerate();
        let rows = rows.map(|(at, cause)| row(first + at, cause));
        let rows = html! { <tbody>{ each(rows) }</tbody> };
        table("fv-table--list fv-table--words", caption, heads, rows)
    };
    let (open, folded) = causes.split_at(causes.len().min(MOST_OPEN));
    let mends: Vec<FormField> = causes
        .iter()
        .filter_map(|cause| cause.mend.clone())
        .collect();
    html! {<>
        { listed(0, open) }
        if !folded.is_empty() {
            { fold(format!("Show {} more", folded.len()), listed(MOST_OPEN, folded)) }
        }
        if can_mend {
            <p>{ "What you say holds for all cells of its line and is kept in the recipe, so that nobody asks next time." }</p>
            <p>{ button("Use what I said for all cells", move || {
                let model = current();
                let said = |mend: &FormField| (mend.at.clone(), model.answer(&mend.at, &mend.answer).trim().to_owned());
                let said = mends.iter().map(said).filter(|(_, answer)| !answer.is_empty());
                let said: Vec<(Vec<String>, String)> = said.collect();
                match said.is_empty() {
                    true => change(|model| model.wrong = vec!["Nothing was chosen. Say at least of one line what it means.".to_owned()]),
                    false => {
                        change(|model| said.into_iter().for_each(|(at, answer)| model.set_answer(&at, answer)));
                        model::read();
                    }
                }
            }) }</p>
        }
    </>}
}

/// What files of data leave unsaid.
fn options(model: &Model, imported: &Imported) -> Html {
    let option = |(name, about, value, values): &(String, String, String, Vec<String>)| {
        let id = format!("fv-option-{name}");
        let own = model.options.iter().find(|(own, _)| own == name);
        let value = own.map_or(value, |(_, value)| value).clone();
        let take = {
            let name = name.clone();
            move |value: String| {
                change(|model| {
                    model.options.retain(|(own, _)| *own != name);
                    if !value.trim().is_empty() {
                        model.options.push((name.clone(), value));
                    }
                });
            }
        };
        let label = html! { <label class="fv-field__label" for={id.clone()}>{ about }{ format!(" ({name})") }</label> };
        let control = if values.is_empty() {
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                    take(field.value());
                }
            });
            html! { <input class="fv-field__control" {id} type="text" autocomplete="off" {value} {oninput} /> }
        } else {
            let onchange = Callback::from(move |event: Event| {
                if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                    take(field.value());
                }
            });
            let options = values.iter().map(|one| html! { <option value={one.clone()} selected={*one == value}>{ one }</option> });
            html! { <select class="fv-field__control" {id} {onchange}><option value="" selected={value.is_empty()}>{ "Not said" }</option>{ each(options) }</select> }
        };
        html! { <div class="fv-field">{ label }{ control }</div> }
    };
    html! {<>
        <h3>{ "Add what the files do not say" }</h3>
        <div class="fv-prepare__fields">{ each(imported.options.iter().map(option)) }</div>
        <p>{ button("Read the files again", model::read) }</p>
    </>}
}

/// The last report, and what changed since.
fn compared(model: &Model, releases: &[(String, String)]) -> Html {
    let chosen = model.last.as_ref().map(|(name, _)| name.as_str());
    let since = |file| spawn_local(since_published(file));
    html! {<>
        { of_site("fv-prepare-since", "Compare with a report of this site", releases, chosen, since) }
        { field("fv-prepare-last", "Or with a report file of yours", "The JSON file of your last report.", since_own) }
        if let Some(name) = chosen.filter(|_| !model.last_of_site) { <p>{ format!("Chosen: {name}") }</p> }
        if model.last.is_some() { { onto::keep(model) } }
        if let Some(found) = &model.changes { { changes(found) } }
    </>}
}

fn since_own(files: Vec<(String, Source)>) {
    if let Some((name, source)) = files.into_iter().next() {
        spawn_local(async move { since(name, source.read().await, false) });
    }
}

/// Sets the report against one of the site's, by its file in the list of reports.
async fn since_published(file: String) {
    let bytes = fetch::bytes(&in_folder_of(&address::catalogue(), &file)).await;
    since(file, bytes, true);
}

fn since(name: String, bytes: Result<Vec<u8>, Failure>, of_site: bool) {
    change(|model| match bytes {
        Ok(bytes) => {
            model.wrong.clear();
            (model.last_of_site, model.onto) = (of_site, false);
            model.last_files.clear();
            model.last = Some((name, Rc::new(bytes)));
            model.compare();
        }
        Err(failure) => model.wrong = failure.lines(),
    });
}

fn changes(changes: &Changed) -> Html {
    let kinds = changes.kinds.iter().map(|(name, list)| {
        let lines = list.iter().map(|line| html! { <li>{ line }</li> });
        fold(
            format!("{name} ({})", list.len()),
            html! { <ul class="fv-notes">{ each(lines) }</ul> },
        )
    });
    html! {<>
        { each(changes.cautions.iter().map(|words| html! { <p class="fv-notice">{ words }</p> })) }
        if !changes.summary.is_empty() { <p>{ changes.summary.join(" ") }</p> }
        { each(kinds) }
        if !changes.paper.is_empty() {
            { fold("Text for your paper", html! {<>
                <div class="fv-field">
                    <label class="fv-field__label" for="fv-prepare-paper">{ "Text for your paper, in Markdown" }</label>
                    <textarea class="fv-field__control fv-prepare__text" id="fv-prepare-paper" rows="12" readonly=true value={changes.paper.clone()} />
                </div>
                <p>{ button("Copy the text", || {
                    let text = current().changes.as_deref().map(|changes| changes.paper.clone());
                    download::copy(&text.unwrap_or_default(), |copied| tell(match copied {
                        true => "The text is copied.".to_owned(),
                        false => "Your browser blocked the copying. Select the text and copy it.".to_owned(),
                    }));
                }) }</p>
            </>}) }
        }
    </>}
}
