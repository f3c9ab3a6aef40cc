//! Whether the report goes on from the last one, with its figures over time.

use super::model::{self, Model, change, current};
use crate::browser::importer::Source;
use crate::browser::{address, fetch};
use crate::components::field::tick;
use crate::state::in_folder_of;
use report_core::read;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The choice. What was read is read again with it.
pub fn keep(model: &Model) -> Html {
    if model.files.is_empty() {
        return Html::default();
    }
    let words =
        "Go on from this report: keep its figures over time, and what your file does not say";
    tick(
        "fv-prepare-onto".to_owned(),
        words.to_owned(),
        model.onto,
        |on| {
            change(|model| model.onto = on);
            spawn_local(read_again());
        },
    )
}

/// Fetches the files that a report of the site names, and reads the files again.
async fn read_again() {
    let known = current();
    let last = known
        .last
        .filter(|_| known.onto && known.last_of_site && known.last_files.is_empty());
    let mut files = Vec::new();
    if let Some((file, bytes)) = last {
        let address = in_folder_of(&address::catalogue(), &file);
        let report = read::report(&bytes).map(|reading| reading.value);
        let indicators = report.map(|report| report.indicators).unwrap_or_default();
        for name in indicators.into_iter().filter_map(|one| one.file) {
            match fetch::bytes(&in_folder_of(&address, &name)).await {
                Ok(bytes) => files.push((name, Source::of_bytes(&bytes))),
                Err(failure) => {
                    return change(|model| {
                        model.onto = false;
                        model.wrong = failure.lines();
                    });
                }
            }
        }
        change(|model| model.last_files = files);
    }
    model::read();
}
