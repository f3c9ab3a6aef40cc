//! What changed since the last report.

use report_core::changes::{self, Kind};
use report_core::read;

/// What changed, in words.
#[derive(Default)]
pub struct Changed {
    /// What is needed before trusting the list, or why there is none.
    pub cautions: Vec<String>,
    /// The paragraph for a paper, a sentence each.
    pub summary: Vec<String>,
    /// The section for a paper, in Markdown; empty where nothing is compared.
    pub paper: String,
    /// The changes by kind: its name, and a sentence each.
    pub kinds: Vec<(&'static str, Vec<String>)>,
}

/// What changed from the last report, of that name, to this one; both as bytes of their files.
pub fn changed(name: &str, last: &[u8], report: &[u8]) -> Changed {
    let said = |words: String| Changed {
        cautions: vec![words],
        ..Changed::default()
    };
    let last = match read::report(last) {
        Ok(reading) if !reading.has_errors() => reading.value,
        Ok(_) => {
            return said(format!(
                "{name} has errors, so nothing is compared with it."
            ));
        }
        Err(refusal) => return said(format!("{name}: {refusal}")),
    };
    let Ok(report) = read::report(report).map(|reading| reading.value) else {
        return Changed::default();
    };
    if !changes::same_organisation(&last, &report) {
        return said(format!(
            "The other report is of {}, about {}; this one of {}, about {}. Only reports of one organisation about one place are compared.",
            last.organisation,
            last.area_name(),
            report.organisation,
            report.area_name()
        ));
    }
    let found = changes::changes(&last, &report);
    let sentences = |kind: Kind| found.of(kind).map(|change| change.sentence()).collect();
    Changed {
        cautions: found.cautions.clone(),
        summary: found.summary(),
        paper: found.markdown(),
        kinds: found
            .kinds()
            .into_iter()
            .map(|(kind, _)| (kind.name(), sentences(kind)))
            .collect(),
    }
}
