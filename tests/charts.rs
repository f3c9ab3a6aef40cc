//! What a reader meets who explores the charts of the examples: each value can be read out, in
//! words that are true and whole. How it behaves in a browser is tested in browser.rs.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{example, rendered, requested};
use fairview::components::chart::{Explore, ExploreProps};
use fairview::shared::Shared;
use fairview::state::{Action, Load, State};
use report_charts::explore::Drawable;
use report_charts::strip::DotKind;
use report_core::compare::Comparison;
use report_core::gap::{To, gaps};
use report_core::report::Polarity;
use report_core::select::Selection;
use report_view::chart::Chart;
use report_view::charts::gap::gap;
use report_view::charts::ranked::ranked;
use report_view::charts::strip::strip;
use report_view::charts::trend::trend;

/// The state of a link, once all that it wants has come from the examples.
fn complete(mut state: State) -> State {
    while let Some(request) = state.next_request() {
        let bytes = example(requested(&request));
        state = state.after(Action::Requested(request.clone()));
        state = state.after(Action::Loaded(request, Ok(bytes)));
    }
    state
}

/// Calls back with the comparison of every measure that has one, and its link.
fn each_comparison(mut found: impl FnMut(&Comparison, &str)) {
    let home = complete(State::at("#/"));
    let list = home.catalogue.as_ref().and_then(Load::ready);
    for entry in &list.expect("the catalogue is there").value.reports {
        let state = complete(State::at(&format!("#/{}", entry.id)));
        let report = state.report().expect("the report is there").clone();
        for indicator in &report.value.indicators {
            let link = format!("#/{}/{}", entry.id, indicator.id);
            let state = complete(state.clone().after(Action::Navigated(link.clone())));
            let detail = state.detail(&indicator.id);
            let detail = detail.and_then(|detailed| detailed.detail.ready());
            let indicator = detail.map_or(indicator, |detail| &detail.indicator);
            if let Some(comparison) = Comparison::of(&report.value, indicator) {
                found(&comparison, &link);
            }
        }
    }
}

/// Every spot of a chart says whose value it is, when, and what, without a slip.
fn said_well(chart: &dyn Drawable, width: u32, link: &str) -> usize {
    let Some(drawing) = chart.draw(width) else {
        return 0;
    };
    for spot in &drawing.spots {
        let said = chart.read_out(spot);
        let sentence = &said.sentence;
        assert!(!said.heading.trim().is_empty(), "{link}: {said:?}");
        let value = said.lines.iter().find(|line| line.strong);
        let value = value.unwrap_or_else(|| panic!("{link}: no value in {said:?}"));
        assert!(
            value.value.contains(|c: char| c.is_ascii_digit()),
            "{link}: {said:?}"
        );
        assert!(sentence.contains(&value.value), "{link}: {said:?}");
        assert!(sentence.contains(&said.heading), "{link}: {said:?}");
        assert!(
            sentence
                .to_lowercase()
                .contains(&value.words.to_lowercase()),
            "{link}: {said:?}"
        );
        for slip in ["NaN", "inf", "  ", "..", ": .", ", :", ", ,"] {
            let numbers = said.lines.iter().map(|line| line.value.as_str());
            let slips = numbers.chain([sentence.as_str()]).any(|words| {
                let small = slip == "inf" && words.contains("nfant");
                words.contains(slip) && !small
            });
            assert!(!slips, "{link}: {slip:?} in {said:?}");
        }
    }
    drawing.spots.len()
}

#[test]
fn every_value_of_every_example_is_read_out_in_whole_words() {
    let (mut trends, mut bars, mut dots, mut distances) = (0, 0, 0, 0);
    each_comparison(|comparison, link| {
        let all = Selection::all(comparison);
        let trend = trend(comparison, &all, false);
        trends += said_well(&trend, 1120, link);
        let found = gaps(comparison, To::Mean, &all);
        if let Some(chart) = gap(comparison, To::Mean, &found, &all) {
            distances += said_well(&chart, 832, link);
        }
        if let Some(at) = comparison.latest() {
            bars += said_well(&ranked(comparison, at), 343, link);
            if let Some(strip) = strip(comparison, at) {
                dots += said_well(&strip, 832, link);
            }
        }
    });
    assert!(
        trends > 20_000 && bars > 3_000 && dots > 2_000 && distances > 1_000,
        "{trends} points, {bars} bars, {dots} dots, {distances} distances"
    );
}

#[test]
fn a_chart_is_one_tab_stop_with_instructions_and_a_quiet_region() {
    let mut tried = false;
    each_comparison(|comparison, link| {
        if link != "#/halton-lait-2026/lac" {
            return;
        }
        tried = true;
        let chart = Chart::new(trend(comparison, &Selection::all(comparison), false));
        let drawing = Shared::new(chart.draw(832).expect("values"));
        let props = ExploreProps {
            chart,
            drawing,
            name: "Line chart: children looked after".into(),
        };
        let markup = rendered::<Explore>(props);
        assert_eq!(markup.matches("tabindex=\"0\"").count(), 1, "{markup}");
        assert!(
            markup.contains("aria-label=\"Line chart: children looked after. Use the arrow keys"),
            "{markup}"
        );
        assert!(
            markup.contains("aria-live=\"polite\" class=\"fv-hidden\"></p>"),
            "nothing is said before something is asked: {markup}"
        );
        assert!(!markup.contains("<svg"), "{markup}");
        assert!(!markup.contains("style="), "{markup}");
    });
    assert!(tried);
}

#[test]
fn bands_read_from_left_to_right_and_distances_carry_their_sign() {
    let (mut high, mut low, mut signed) = (0, 0, 0);
    each_comparison(|comparison, link| {
        let Some(at) = comparison.latest() else {
            return;
        };
        if let Some(strip) = strip(comparison, at) {
            let chart = &strip.chart;
            assert!(chart.bounds.is_sorted(), "{link}: {:?}", chart.bounds);
            let bands = chart.bands.len();
            assert!(bands == 0 || bands == chart.bounds.len() + 1, "{link}");
            let own = chart.dots.iter().filter(|dot| dot.kind == DotKind::Focus);
            assert_eq!(own.count(), 1, "{link}");
            let worst = chart.bands.iter().position(|band| band == "D worst");
            match (comparison.polarity, worst) {
                (_, None) => {}
                (Polarity::High, Some(0)) => high += 1,
                (Polarity::Low, Some(3)) => low += 1,
                (polarity, worst) => panic!("{link}: {polarity:?} {worst:?}"),
            }
        }
        let all = Selection::all(comparison);
        let found = gaps(comparison, To::Mean, &all);
        for point in gap(comparison, To::Mean, &found, &all)
            .into_iter()
            .flat_map(|c| c.points)
        {
            let Some(value) = point.value else {
                assert!(point.words.is_empty(), "{link}: {point:?}");
                continue;
            };
            let sign = point.words.chars().next().unwrap_or_default();
            let right = match sign {
                '+' => value > 0.0,
                '−' => value < 0.0,
                _ => value == 0.0 || point.words.starts_with("under "),
            };
            assert!(right, "{link}: {point:?}");
            signed += 1;
        }
    });
    assert!(
        high > 50 && low > 20 && signed > 1_000,
        "{high} {low} {signed}"
    );
}
