//! Every chart of a measure can be downloaded, with the words of the page and the numbers of its
//! table; what a reader chose goes along, and pictures say nothing that only a page can do.

use super::{EXAMPLES, Open, words_of};
use report_export::cite::Origin;
use report_export::csv::{csv, tsv};
use report_export::frame::Ink;
use report_view::chart::ChartKind;
use report_view::indicator::{ChartDownload, IndicatorView};
use report_view::options::IndicatorOptions;

#[test]
fn every_chart_goes_along_with_its_words_and_numbers() {
    let mut pictures = 0;
    for id in EXAMPLES {
        let open = Open::example(id);
        let report = &open.report.value;
        for indicator in report.indicators.iter().take(40) {
            let whole = open.whole(indicator);
            let page = words_of(&open.page(&indicator.id, ""));
            let view = IndicatorView::new(report, &whole, &IndicatorOptions::default());
            let mut found: Vec<ChartDownload> = ChartKind::ALL
                .into_iter()
                .filter_map(|kind| view.download(kind))
                .collect();
            let menus = page.matches("Chart as SVG").count();
            let kinds: Vec<&str> = found.iter().map(|found| found.chart.kind.word()).collect();
            let has: Vec<&str> = view.kinds().into_iter().map(ChartKind::word).collect();
            assert_eq!(has, kinds, "{id}/{}", indicator.id);
            // The page leaves out what another of its charts, or its head, shows too.
            let strip = view.compared.as_ref().and_then(|view| view.authorities());
            found.retain(|found| match found.chart.kind {
                ChartKind::Own => view.shows_own(),
                ChartKind::Authorities => strip.is_some(),
                _ => true,
            });
            assert_eq!(found.len(), menus, "{id}/{}: {kinds:?}", indicator.id);
            for download in &found {
                let caption = &download.chart.caption;
                for words in [&caption.headline, &caption.subtitle, &caption.paragraph] {
                    assert!(
                        page.contains(words.as_str()),
                        "{id}/{}: {words}",
                        indicator.id
                    );
                }
                let svg = download.svg(&Origin::default(), Ink::Colour);
                let svg = svg.unwrap_or_else(|| panic!("{id}/{}: no picture", indicator.id));
                assert!(!svg.contains("chosen below"), "{id}/{}", indicator.id);
                assert!(!download.table.rows.is_empty(), "{id}/{}", indicator.id);
                let width = download.table.columns.len();
                assert!(download.table.rows.iter().all(|row| row.len() == width));
                pictures += 1;
            }
        }
    }
    assert!(pictures > 150, "only {pictures} pictures");
}

#[test]
fn what_is_chosen_goes_along() {
    let open = Open::example("halton-2022-23-q3");
    let report = &open.report.value;
    let indicator = report.indicator("ped02-04").expect("the measure");
    let table = |options: &str, kind| {
        let (options, _) = IndicatorOptions::read(options);
        let view = IndicatorView::new(report, indicator, &options);
        csv(&view.download(kind).expect("a chart").table)
    };
    let all = table("", ChartKind::Trend);
    assert!(
        all.lines()
            .next()
            .expect("heads")
            .contains("Neighbour mean,"),
        "{all}"
    );
    assert_eq!(all.lines().count(), 11);
    let few = table("from=2022&with=none", ChartKind::Trend);
    assert_eq!(
        few,
        "\u{feff}Period,Halton\r\n2025,132\r\n2024,137\r\n2023,139\r\n2022,134\r\n"
    );
    let earlier = table("at=2018", ChartKind::Ranking);
    assert_ne!(earlier, table("", ChartKind::Ranking));
    assert!(
        earlier.lines().count() == 14,
        "eleven places, region, nation: {earlier}"
    );
}

#[test]
fn a_symbol_stands_beside_its_number_and_a_suppressed_value_is_absent() {
    let bytes = std::fs::read("tests/exports/parts.json").expect("the report");
    let open = Open::bytes("parts", &bytes);
    let report = &open.report.value;
    let indicator = report.indicator("absence").expect("the measure");
    let view = IndicatorView::new(report, indicator, &IndicatorOptions::default());
    let download = view.download(ChartKind::Trend).expect("a chart");
    let text = tsv(&download.table);
    let mut lines = text.lines();
    let heads: Vec<&str> = lines.next().expect("heads").split('\t').collect();
    let at = |name: &str| {
        heads
            .iter()
            .position(|head| *head == name)
            .expect("a column")
    };
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let cell = |period: &str, name: &str| {
        rows.iter().find(|row| row[0] == period).expect("a row")[at(name)]
    };
    assert_eq!(cell("2022/23", "Example"), "6.8");
    assert_eq!(cell("2022/23", "Example symbols"), "[p]");
    assert_eq!(cell("2021/22", "Nextshire"), "");
    assert_eq!(cell("2021/22", "Nextshire symbols"), "[c]");
    assert_eq!(cell("2022/23", "Target"), "6");
    assert_eq!(cell("2022/23", "Target up to"), "6.5");
    assert_eq!(cell("2018/19", "Example lower limit"), "4.5");
    assert_eq!(cell("2018/19", "Example counted"), "47");
}
