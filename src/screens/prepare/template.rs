//! Workbooks to fill, for who has no spreadsheet yet.

use super::files::field;
use super::model::{Model, change, current};
use super::results::{XLSX, saved};
use super::{button, tell};
use crate::browser::importer::Source;
use crate::browser::templates;
use crate::components::field::text;
use crate::components::section::fold;
use yew::platform::spawn_local;
use yew::prelude::*;

pub fn template(model: &Model) -> Html {
    let quarter = model.quarter.clone();
    let quarter = quarter.unwrap_or_else(templates::last_quarter);
    fold(
        "Start with a template",
        html! {<>
            <p>{ "The small template is one sheet: a row for each measure, and a column for each of 5 quarters. The full template has a sheet for every part of a report, from objectives to finance." }</p>
            <div class="fv-prepare__fields">
                { text("fv-prepare-quarter", "Newest quarter of the small template", Some("Such as 2024/25 Q3"), &quarter, |words| change(|model| model.quarter = Some(words))) }
            </div>
            <p class="fv-prepare__ways">
                { button("Download the small template", || {
                    let quarter = current().quarter.unwrap_or_else(templates::last_quarter);
                    make("small-template.xlsx", Some(quarter), None);
                }) }
                { button("Download the full template", || make("template.xlsx", None, None)) }
            </p>
            { field("fv-prepare-fill", "Fill the full template with a report", "The JSON file of your last report. Choose, or drop here: the workbook is downloaded at once.", filled) }
        </>},
    )
}

fn filled(files: Vec<(String, Source)>) {
    if let Some((name, source)) = files.into_iter().next() {
        let stem = name.strip_suffix(".json").unwrap_or(&name);
        make(&format!("{stem}-to-fill.xlsx"), None, Some(source));
    }
}

fn make(name: &str, quarter: Option<String>, report: Option<Source>) {
    tell("Making the template…".to_owned());
    let name = name.to_owned();
    spawn_local(async move {
        match templates::make(quarter.as_deref(), report.as_ref()).await {
            Ok(workbook) => {
                change(|model| model.wrong.clear());
                saved(&name, XLSX, &workbook);
            }
            Err(why) => change(|model| {
                model.told.clear();
                model.wrong = vec![why];
            }),
        }
    });
}
