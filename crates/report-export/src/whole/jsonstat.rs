//! Figures over time as JSON-stat 2.0: a collection with a data set for every series of periods,
//! by area, by cohort where there are cohorts, and by period.

use super::tables::{Set, published, sets};
use crate::cite::{source, source_words};
use crate::json::Json;
use crate::table::symbols;
use report_core::report::{Report, Series};

/// A report's figures; `None` where it has none over time.
pub fn jsonstat(report: &Report) -> Option<String> {
    let sets = sets(report);
    let items: Vec<Json> = sets.iter().map(|set| dataset(report, set)).collect();
    if items.is_empty() {
        return None;
    }
    let collection = Json::object([
        ("version", Json::text("2.0")),
        ("class", Json::text("collection")),
        (
            "label",
            Json::text([report.organisation.as_str(), ": ", &report.title].concat()),
        ),
    ])
    .and("updated", published(report).map(Json::Text))
    .and("link", Some(Json::object([("item", Json::List(items))])));
    Some(collection.write())
}

/// Each once, in order.
fn distinct<T: PartialEq + Copy>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

fn dataset(report: &Report, set: &Set) -> Json {
    let series = &set.found.series;
    let areas = distinct(series.iter().map(|series| series.area));
    let cohorts = distinct(series.iter().map(|series| series.cohort));
    let by_cohort = cohorts.iter().any(Option::is_some);
    let periods = &set.found.periods;
    let own = match set.part {
        Some(part) => [set.indicator.id.as_str(), ".", &part.id].concat(),
        None => set.indicator.id.clone(),
    };
    let title = match set.part {
        Some(part) => [&set.indicator.title, ": ", &part.title].concat(),
        None => set.title.to_owned(),
    };

    let (mut values, mut status) = (Vec::new(), Vec::new());
    for area in &areas {
        for cohort in &cohorts {
            let of = |series: &&Series| series.area == *area && series.cohort == *cohort;
            let found = series.iter().find(of);
            for at in 0..periods.len() {
                let value = found.map(|series| series.values[at]);
                let marks = value.map(symbols).unwrap_or_default();
                if !marks.is_empty() {
                    let bare = marks.replace(['[', ']'], "");
                    status.push((values.len().to_string(), Json::Text(bare)));
                }
                let number = value.and_then(|value| value.number());
                values.push(number.map_or(Json::Null, Json::Number));
            }
        }
    }

    let category = |all: Vec<(String, String)>| {
        let index = Json::texts(all.iter().map(|(id, _)| id.as_str()));
        let labels = all
            .iter()
            .map(|(id, label)| (id.clone(), Json::text(label)));
        Json::object([("index", index), ("label", Json::Object(labels.collect()))])
    };
    let dimension = |label: &str, category: Json| {
        Json::object([("label", Json::text(label)), ("category", category)])
    };
    let unit = Json::object([
        ("base", Json::text(set.unit.axis())),
        ("decimals", Json::Number(f64::from(set.unit.decimals))),
    ]);
    let metric = category(vec![(own.clone(), title.clone())])
        .and("unit", Some(Json::Object(vec![(own, unit)])));
    let areas: Vec<(String, String)> = areas
        .iter()
        .map(|at| (report.areas[*at].id.clone(), report.areas[*at].name.clone()))
        .collect();
    let cohorts: Vec<(String, String)> = cohorts
        .iter()
        .map(|cohort| match cohort {
            Some(at) => (
                report.cohorts[*at].id.clone(),
                report.cohorts[*at].name.clone(),
            ),
            None => ("_all".to_owned(), "Everybody".to_owned()),
        })
        .collect();
    let times: Vec<(String, String)> = periods
        .iter()
        .map(|period| (period.label().to_owned(), period.words()))
        .collect();

    let (mut ids, mut sizes) = (vec!["indicator", "area"], vec![1, areas.len()]);
    let mut dimensions = vec![
        ("indicator".to_owned(), dimension("Indicator", metric)),
        ("area".to_owned(), dimension("Area", category(areas))),
    ];
    if by_cohort {
        ids.push("cohort");
        sizes.push(cohorts.len());
        dimensions.push(("cohort".to_owned(), dimension("Cohort", category(cohorts))));
    }
    ids.push("period");
    sizes.push(periods.len());
    dimensions.push(("period".to_owned(), dimension("Period", category(times))));

    let role = |id: &str| Json::texts([id]);
    let from = source(report, Some(set.indicator), set.outside);
    let notes = [&set.indicator.definition, &set.indicator.note];
    let notes = Json::texts(
        notes
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|_| !set.outside),
    );
    Json::object([
        ("version", Json::text("2.0")),
        ("class", Json::text("dataset")),
        ("label", Json::text(title)),
    ])
    .and(
        "source",
        from.map(|source| Json::text(source_words(source))),
    )
    .and("updated", published(report).map(Json::Text))
    .and("note", (notes != Json::List(Vec::new())).then_some(notes))
    .and("id", Some(Json::texts(ids)))
    .and(
        "size",
        Some(Json::List(
            sizes.into_iter().map(|n| Json::Number(n as f64)).collect(),
        )),
    )
    .and(
        "role",
        Some(Json::object([
            ("metric", role("indicator")),
            ("geo", role("area")),
            ("time", role("period")),
        ])),
    )
    .and("dimension", Some(Json::Object(dimensions)))
    .and("value", Some(Json::List(values)))
    .and(
        "status",
        (!status.is_empty()).then_some(Json::Object(status)),
    )
}
