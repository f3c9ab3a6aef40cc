//! Measures by place, in the order that is shown, each with its own source.

use crate::options::CompareOptions;
use crate::wording;
use report_core::compare::Comparison;
use report_core::order;
use report_core::report::{Area, AreaKind, Indicator, Report};
use report_export::table::Table;
use report_export::view;

/// A measure with figures of other places at hand.
pub fn comparison<'r>(report: &'r Report, indicator: &'r Indicator) -> Option<Comparison<'r>> {
    let comparison = Comparison::of(report, indicator)?;
    comparison.latest()?;
    let beside = comparison.neighbours().any(|(_, series)| series.is_some())
        || comparison.region().is_some()
        || comparison.nation().is_some();
    beside.then_some(comparison)
}

/// Whether there is anything to compare.
pub fn any(report: &Report, indicators: &[&Indicator]) -> bool {
    let mut all = indicators.iter();
    all.any(|indicator| comparison(report, indicator).is_some())
}

/// The table of some measures to download.
pub fn table(report: &Report, indicators: &[&Indicator], options: &CompareOptions) -> Table {
    let mut rows: Vec<Comparison> = indicators
        .iter()
        .filter_map(|indicator| comparison(report, indicator))
        .collect();
    match &options.order {
        Some((by, descending)) => sort(&mut rows, report, by, *descending),
        None => order::sort(&mut rows, |a, b| {
            a.indicator.objective.cmp(&b.indicator.objective)
        }),
    }
    let places = Places::of(report, &rows);
    let mut ranked = vec![(report.area, places.own)];
    ranked.extend(&places.neighbours);
    view::compare(report, &rows, &ranked, &places.wider)
}

/// What is in it, in words: `12 measures; objective: Safeguarding`.
pub fn description(report: &Report, options: &CompareOptions, table: &Table) -> String {
    let mut words = wording::count(table.rows.len(), "measure");
    let chosen = options.objective.as_ref();
    let chosen = chosen.and_then(|id| report.objectives.iter().find(|other| other.id == *id));
    if let Some(objective) = chosen {
        words.push_str("; objective: ");
        words.push_str(&wording::objective(objective));
    }
    words
}

/// Orders by name, or by the rank of one place: the share of the ranked places that are ahead of
/// it. What has no rank comes last, whichever way the order goes.
pub fn sort(rows: &mut Vec<Comparison>, report: &Report, by: &str, descending: bool) {
    if by == CompareOptions::BY_NAME {
        let name = |c: &Comparison| c.indicator.heading().to_lowercase();
        order::sort(rows, |a, b| name(a).cmp(&name(b)));
        if descending {
            rows.reverse();
        }
        return;
    }
    let Some(area) = report.areas.iter().position(|area| area.id == by) else {
        return;
    };
    let share = |c: &Comparison| {
        let ranking = c.ranking(c.opening_beside()?);
        let place = ranking.rows.iter().find(|row| row.area == area)?.place?;
        Some(place as f64 / ranking.of as f64)
    };
    order::sort(rows, |a, b| match (share(a), share(b)) {
        (Some(a), Some(b)) if descending => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

/// The places across: the own area, neighbours by closeness, region and nation.
pub struct Places<'r> {
    /// The report's own.
    pub own: &'r Area,
    /// Its neighbours, closest first, each with its index in the report's list.
    pub neighbours: Vec<(usize, &'r Area)>,
    /// Region and nation.
    pub wider: Vec<&'r Area>,
}

impl<'r> Places<'r> {
    /// The places of which a row has figures.
    pub fn of(report: &'r Report, rows: &[Comparison<'r>]) -> Self {
        let listed = report.neighbours.iter().flat_map(|n| &n.areas);
        let neighbours = listed
            .filter(|(area, _)| {
                rows.iter()
                    .any(|c| c.observations.of(*area, None).is_some())
            })
            .map(|(area, _)| (*area, &report.areas[*area]))
            .collect();
        let mut wider = Vec::new();
        for kind in [AreaKind::Region, AreaKind::Nation] {
            let named = |name: &str| {
                rows.iter().any(|c| {
                    let of = [c.region(), c.nation()];
                    of.into_iter().flatten().any(|(other, _)| other == name)
                })
            };
            let areas = report.areas.iter().filter(|area| area.kind == kind);
            wider.extend(areas.filter(|area| named(&area.name)));
        }
        Self {
            own: &report.areas[report.area],
            neighbours,
            wider,
        }
    }

    /// All, from left to right.
    pub fn all(&self) -> impl Iterator<Item = &'r Area> {
        let neighbours = self.neighbours.iter().map(|(_, area)| *area);
        std::iter::once(self.own)
            .chain(neighbours)
            .chain(self.wider.iter().copied())
    }
}
