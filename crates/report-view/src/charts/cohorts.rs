//! What the ladders say: the measures that two groups of people have, on one scale, and the words
//! around them.

use super::ticks;
use crate::chart::{Caption, Chart, ChartKind, ChartView};
use crate::wording;
use report_charts::ladder::{LadderChart, LadderRow};
use report_core::cohorts::Rung;
use report_core::report::Report;
use report_core::words;

/// The chart of one ladder with its words.
pub fn view(report: &Report, ladder: &[Rung]) -> Option<ChartView> {
    let first = ladder.first()?;
    let unit = &first.indicator.unit;
    let rows = rows(report, ladder).map(|(heading, name, rung)| LadderRow {
        heading: heading.unwrap_or_default(),
        name: name.to_owned(),
        values: rung.values,
        words: [0, 1].map(|cohort| rung.words(cohort)),
        apart: rung.distance(),
    });
    let chart = LadderChart {
        unit_label: unit.axis(),
        tick_words: ticks(unit),
        period: first.period.short(),
        names: first.names(report).map(str::to_owned),
        rows: rows.collect(),
        limits: unit.natural_limits(),
    };
    let caption = Caption {
        headline: words::cohorts_headline(report, ladder)?,
        subtitle: format!(
            "{}: {}, {}",
            title(report, first),
            wording::count(ladder.len(), "measure"),
            report.area_name()
        ),
        paragraph: words::cohorts(report, ladder)?,
        notes: Vec::new(),
    };
    Some(ChartView {
        kind: ChartKind::Parts,
        name: format!("Dot chart: {}", caption.subtitle),
        caption,
        chart: Some(Chart::new(chart)),
    })
}

/// `Children in care beside all pupils`
pub fn title(report: &Report, rung: &Rung) -> String {
    let [own, other] = rung.names(report);
    format!("{own} beside {}", words::lower(other))
}

/// The rows in order, each with the heading that begins with it and its name: what the titles of the
/// measures and of their objective share is the heading alone, `Key Stage 1` of `Key Stage 1: expected
/// standard in reading` under `Annual report: Key Stage 1`.
pub fn rows<'l, 'r>(
    report: &'r Report,
    ladder: &'l [Rung<'r>],
) -> impl Iterator<Item = (Option<String>, &'r str, &'l Rung<'r>)> {
    let mut last = None;
    ladder.iter().map(move |rung| {
        let at = rung.indicator.objective;
        let objective = &report.objectives[at];
        let begins = last.replace(at) != Some(at);
        let title = objective.title.as_deref().unwrap_or_default();
        let (_, end) = title.rsplit_once(": ").unwrap_or(("", title));
        let heading = rung.indicator.heading();
        match heading.split_once(": ") {
            Some((stage, name))
                if !end.is_empty() && stage.to_lowercase().ends_with(&end.to_lowercase()) =>
            {
                (begins.then(|| stage.to_owned()), name, rung)
            }
            _ => {
                let of = objective.title.clone();
                let of = of.unwrap_or_else(|| wording::objective(objective));
                (begins.then_some(of), heading, rung)
            }
        }
    })
}
