//! What the terms and abbreviations of the report mean, by the alphabet.

use crate::components::blocks::block;
use crate::components::terms::meanings;
use report_core::glossary::entries;
use report_core::report::Report;
use report_view::wording;
use yew::prelude::*;

/// What the glossary screen holds.
pub fn glossary(report: &Report) -> Html {
    let mut all = entries(report);
    report_core::order::sort(&mut all, |a, b| {
        a.term.to_lowercase().cmp(&b.term.to_lowercase())
    });
    let note = format!(
        "{}, in the report’s words.",
        wording::count(all.len(), "term")
    );
    block(
        "Terms and abbreviations".to_owned(),
        Some(note),
        meanings(&all),
    )
}
