//! One council's quarterly scorecard: what its pages say of parts of years, of a confidential
//! current figure, of one that the observations lack, of quarters printed in columns, and of the
//! report's own figures beside another publisher's.

use super::{Open, between, words_of};
use report_export::view;
use report_view::chart::ChartKind;
use report_view::charts;
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;

fn open(file: &str) -> Open {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/indicator/faults")
        .join(format!("{file}.json"));
    Open::bytes("officer", &std::fs::read(path).expect("the report"))
}

/// The sentence at the head of a page.
fn lead(page: &str) -> String {
    words_of(between(page, "<p class=\"fv-lead\">", "</p>"))
}

/// The tiles of a page: each with its term, figure and notes.
fn tiles(page: &str) -> String {
    words_of(between(page, "<dl class=\"fv-keys\">", "</dl>"))
}

#[test]
fn tax_collected_to_date_is_said_and_compared_as_april_to_december() {
    let open = open("history");
    let page = open.page("rev01", "");
    assert_eq!(
        lead(&page),
        "From April to December 2024 the figure was 82.6% in Wrenford, below the target of 83.1%. \
         It fell by 0.4 points from April to December 2023 (83.0%)."
    );
    let tiles = tiles(&page);
    assert!(tiles.contains("April to December 2024"), "{tiles}");
    assert!(
        tiles.contains("printed for April to December 2023"),
        "{tiles}"
    );
    assert!(tiles.contains("Direction of travel"), "{tiles}");
    assert!(!words_of(&page).to_lowercase().contains("year to 31"));
    assert!(words_of(&page).contains("so the line ends with the year"));
}

#[test]
fn a_line_to_date_ends_with_the_year() {
    let open = open("history");
    let report = &open.report.value;
    let rev01 = report.indicator("rev01").expect("the measure");
    let comparison = report_core::compare::Comparison::of(report, rev01).expect("its series");
    let shown = report_core::select::Selection::usual(&comparison);
    let trend = charts::trend::trend(&comparison, &shown, false);
    let values: Vec<Option<f64>> = trend.chart.series[0]
        .points
        .iter()
        .map(|p| p.value)
        .collect();
    let expected = [28.6, 55.7, 83.0, 96.8].map(Some);
    assert_eq!(values[..4], expected);
    assert_eq!(values[4], None, "nothing joins quarter 4 to quarter 1");
    assert_eq!(values[5..], [28.4, 55.4, 82.6].map(Some));
    // What is counted at a date runs on.
    let hou01 = report.indicator("hou01").expect("the measure");
    let comparison = report_core::compare::Comparison::of(report, hou01).expect("its series");
    let trend = charts::trend::trend(&comparison, &shown, false);
    assert!(
        trend.chart.series[0]
            .points
            .iter()
            .all(|p| p.value.is_some())
    );
}

#[test]
fn the_trend_column_draws_every_quarter() {
    let open = open("history");
    let report = &open.report.value;
    let spark = |id: &str| charts::spark(report, report.indicator(id).expect("the measure"));
    let counts = |id: &str| spark(id).own.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(counts("hou01"), [7]);
    assert_eq!(counts("rev01"), [4, 3]);
    // A confidential figure is a gap.
    assert_eq!(counts("com04"), [1, 2, 1]);
}

#[test]
fn a_confidential_current_figure_leads() {
    let page = open("history").page("com04", "");
    let lead = lead(&page);
    assert!(
        lead.starts_with("In quarter 3 2024/25 the number is confidential in Wrenford"),
        "{lead}"
    );
    let tiles = tiles(&page);
    assert!(tiles.starts_with("Quarter 3 2024/25<5"), "{tiles}");
}

#[test]
fn a_current_figure_that_the_observations_lack_leads_and_is_drawn() {
    let open = open("current-not-observed");
    let page = open.page("hou01", "");
    let printed = tiles(&page);
    assert!(printed.contains("151"), "{printed}");
    let lead = lead(&page);
    assert!(
        lead.starts_with("At 31 March 2025 the number was 151"),
        "{lead}"
    );
    let table = between(&page, "aria-label=\"Figures by period\"", "</table>");
    assert!(
        table.contains(">Q4 2024/25</th><td class=\"fv-table__num fv-table__strong\">151<"),
        "{table}"
    );
}

#[test]
fn quarters_in_columns_are_drawn() {
    let open = open("quarter-columns");
    let page = open.page("hou01", "");
    assert!(!words_of(&page).contains("o figures over time"));
    let report = &open.report.value;
    let indicator = report.indicator("hou01").expect("the measure");
    let view = IndicatorView::new(report, indicator, &IndicatorOptions::default());
    let trend = view.download(ChartKind::Trend).expect("a chart");
    assert_eq!(trend.table.rows.len(), 7);
    assert!(page.contains("Chart as SVG"));
    // The earlier figure beside the current one is that of the same quarter last year.
    assert!(tiles(&page).contains("Q3 23/24"), "{}", tiles(&page));
    assert_eq!(view::printed(report, indicator).rows.len(), 8);
}

#[test]
fn a_comparator_stands_beside_the_reports_own_quarters() {
    let open = open("comparator");
    let page = open.page("env01", "");
    let report = &open.report.value;
    let indicator = report.indicator("env01").expect("the measure");
    let indicator = IndicatorView::new(report, indicator, &IndicatorOptions::default());
    let own = indicator.download(ChartKind::Own).expect("the own chart");
    assert_eq!(own.table.rows.len(), 7);
    let beside = indicator
        .download(ChartKind::Trend)
        .expect("the benchmark's");
    assert_eq!(beside.table.rows.len(), 6);
    for subtitle in [
        "reuse, recycling or composting: Wrenford, Q1 2023/24 to Q3 2024/25",
        "recycling rate (ex NI192), yearly: Wrenford, its 5 statistical neighbours",
    ] {
        assert!(words_of(&page).contains(subtitle), "{subtitle}");
    }
    let table = between(&page, "own figures as a table", "</table>");
    assert!(table.contains(">Q1 2023/24</th><td class=\"fv-table__num fv-table__strong\">47.9%<"));
    assert!(lead(&page).contains("43.1%"), "{}", lead(&page));
}
