//! The tables of a page hold what its charts draw, over every measure of the examples.

use report_charts::trend::Role;
use report_core::gap::To;
use report_core::read;
use report_core::report::{Indicator, Report};
use report_view::charts::{ranked, trend};
use report_view::comparison::ComparisonView;
use report_view::figures::{self, FigureTable};
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;
use std::path::PathBuf;

const EXAMPLES: [&str; 6] = [
    "halton-2015-16-q2",
    "halton-2022-23-q3",
    "halton-board-2020-01",
    "halton-lait-2026",
    "halton-plan-2012-15",
    "halton-plan-2016-19",
];

fn example(file: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../static/examples")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The measure with the figures of its own file.
fn whole(report: &Report, indicator: &Indicator) -> Indicator {
    let Some(file) = &indicator.file else {
        return indicator.clone();
    };
    let detail = read::indicator_file(&example(file), report, &indicator.id);
    let detail = detail.expect("its file can be read").value;
    indicator.clone().with(detail)
}

fn each_indicator(mut check: impl FnMut(&IndicatorView, &str)) {
    for id in EXAMPLES {
        let report = read::report(&example(&format!("{id}.json")));
        let report = report.expect("the example can be read").value;
        for indicator in &report.indicators {
            let indicator = whole(&report, indicator);
            let view = IndicatorView::new(&report, &indicator, &IndicatorOptions::default());
            check(&view, &format!("{id}/{}", indicator.id));
        }
    }
}

fn tables(view: &ComparisonView) -> Vec<FigureTable> {
    let mut found = vec![figures::over_time(view)];
    found.extend(figures::other_places(view));
    found.extend(figures::neighbours(view));
    found.extend([To::Target, To::Mean].map(|to| figures::distances(view, to)));
    if let Some(at) = view.period {
        found.push(figures::ranking(&view.comparison, at));
        found.push(figures::authorities(&view.comparison, at));
    }
    found
}

#[test]
fn every_row_has_a_cell_for_every_column_and_symbols_are_explained() {
    let mut rows = 0;
    each_indicator(|view, what| {
        let comparisons = view.own.iter().chain(&view.compared);
        let mut found: Vec<FigureTable> = comparisons.flat_map(tables).collect();
        let parts = view.parts();
        found.extend(parts.map(|parts| figures::parts(view.indicator, &parts.all)));
        for table in found {
            assert!(!table.caption.is_empty(), "{what}");
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{what}: {row:?}");
                let marked = row.cells.iter().any(|cell| cell.marked);
                assert!(!marked || table.symbols.is_some(), "{what}: {row:?}");
                rows += 1;
            }
        }
    });
    assert!(rows > 10_000, "only {rows} rows");
}

#[test]
fn every_figure_that_is_drawn_stands_in_the_table() {
    let mut drawn = 0;
    each_indicator(|view, what| {
        for view in view.own.iter().chain(&view.compared) {
            let table = figures::over_time(view);
            let chart = trend::trend(&view.comparison, &view.shown, false).chart;
            let own = chart
                .series
                .iter()
                .find(|series| series.role == Role::Focus);
            for point in own.iter().flat_map(|series| &series.points) {
                if point.value.is_none() {
                    continue;
                }
                let row = table.rows.iter().find(|row| row.name == point.period);
                let row = row.unwrap_or_else(|| panic!("{what}: no row {}", point.period));
                let words = &row.cells[0].words;
                assert!(words.starts_with(&point.words), "{what}: {words}");
                drawn += 1;
            }
        }
    });
    assert!(drawn > 1_000, "only {drawn} figures");
}

#[test]
fn every_bar_of_the_ranking_stands_in_its_table_in_its_order() {
    let mut bars = 0;
    each_indicator(|view, what| {
        let Some(view) = view
            .compared
            .as_ref()
            .filter(|view| view.ranking().is_some())
        else {
            return;
        };
        let Some(at) = view.period else {
            return;
        };
        let table = figures::ranking(&view.comparison, at);
        let chart = ranked::ranked(&view.comparison, at).chart;
        assert_eq!(chart.bars.len(), table.rows.len(), "{what}");
        for (bar, row) in chart.bars.iter().zip(&table.rows) {
            assert_eq!(bar.name, row.name, "{what}");
            assert!(
                row.cells[1].words.starts_with(&bar.words),
                "{what}: {row:?}"
            );
            bars += 1;
        }
    });
    assert!(bars > 1_000, "only {bars} bars");
}

/// A total stands after the parts, and is not counted among them.
#[test]
fn a_total_is_drawn_after_the_parts_and_not_counted() {
    let part = |id: &str, title: &str, values: &str| {
        format!(
            r#"{{ "id": "{id}", "title": "{title}", "observations": {{ "periods": ["2019/20", "2020/21"],
            "series": [{{ "area": "own", "values": {values} }}] }} }}"#
        )
    };
    let of = |values: [&str; 3]| {
        let parts = [
            part("all", "Total", values[0]),
            part("a", "Letters", values[1]),
            part("b", "Calls", values[2]),
        ];
        let json = format!(
            r#"{{ "fairview": "1.0", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
            "area": "own", "period": "2020/21", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
            "objectives": [{{ "id": "o", "title": "Objective" }}],
            "indicators": [{{ "id": "i", "objective": "o", "title": "Messages", "unit": {{ "kind": "count" }},
            "breakdowns": [{}] }}] }}"#,
            parts.join(", ")
        );
        let report = read::report(json.as_bytes()).expect("a report").value;
        let view = IndicatorView::new(&report, &report.indicators[0], &IndicatorOptions::default());
        let over_time = view.parts().and_then(|parts| parts.chart);
        let chart = over_time.or(view.parts_now()).expect("a chart");
        let picture = chart.chart.expect("a picture").draw(832).expect("parts");
        (chart.caption.subtitle, picture.picture.to_svg("parts"))
    };
    for values in [
        ["[30, 34]", "[10, 12]", "[20, 22]"],
        ["[null, 34]", "[null, 12]", "[null, 22]"],
    ] {
        let (subtitle, svg) = of(values);
        assert_eq!(subtitle, "Messages: 2 parts, Own");
        let at = |words: &str| svg.find(&format!(">{words}<")).expect(words);
        assert!(
            at("Letters") < at("Calls") && at("Calls") < at("Total"),
            "{svg}"
        );
    }
}
