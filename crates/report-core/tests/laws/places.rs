//! What is said of several places, of the parts of a measure and of a run of periods.

use crate::generated::{number, read_report, report};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use report_core::comparable::not_compared;
use report_core::compare::Comparison;
use report_core::gap::{To, gaps};
use report_core::overview::{self, Why};
use report_core::parts;
use report_core::period::{Period, YearEnd, lapses};
use report_core::position::Position;
use report_core::report::{AreaKind, Report};
use report_core::select::Selection;
use report_core::statistics::is_better;
use report_core::unit::{Unit, UnitKind};
use report_core::words;
use serde_json::{Value, json};

/// A report of one measure with parts.
fn parts_of(kind: &str, breakdowns: Vec<Value>) -> Report {
    read_report(&json!({
        "fairview": "1.0", "kind": "report", "id": "parts", "title": "A report",
        "organisation": "A council", "area": "a0", "period": "2024/25", "sort": "year",
        "areas": [{"id": "a0", "name": "Here", "kind": "authority"}],
        "objectives": [{"id": "o1", "title": "An objective"}],
        "indicators": [{
            "id": "m", "objective": "o1", "title": "A measure", "unit": {"kind": kind},
            "breakdowns": breakdowns,
        }],
    }))
}

/// A report of one measure: areas as (id, name, code, kind), the first the own one, so many of the
/// next as neighbours, and a series for each.
fn one(
    areas: &[(String, String, Option<String>, &str)],
    neighbours: usize,
    unit: Value,
    polarity: &str,
    periods: &[String],
    series: &[Vec<Option<f64>>],
) -> Report {
    let written: Vec<Value> = areas
        .iter()
        .map(|(id, name, code, kind)| {
            let mut area = json!({"id": id, "name": name, "kind": kind});
            if let Some(code) = code {
                area["code"] = json!(code);
            }
            area
        })
        .collect();
    let near: Vec<Value> = areas[1..=neighbours]
        .iter()
        .map(|(id, ..)| json!({"area": id}))
        .collect();
    let series: Vec<Value> = areas
        .iter()
        .zip(series)
        .map(|((id, ..), values)| json!({"area": id, "values": values}))
        .collect();
    read_report(&json!({
        "fairview": "1.0", "kind": "report", "id": "one", "title": "A report",
        "organisation": "A council", "area": areas[0].0, "period": "2024/25",
        "sort": "year", "areas": written,
        "neighbours": {"list": "A list", "areas": near},
        "objectives": [{"id": "o1", "title": "An objective"}],
        "indicators": [{
            "id": "m", "objective": "o1", "title": "A measure", "unit": unit, "decimals": 1,
            "polarity": polarity,
            "observations": {"periods": periods, "series": series},
        }],
    }))
}

fn plain(n: usize) -> Vec<(String, String, Option<String>, &'static str)> {
    (0..n)
        .map(|at| (format!("a{at}"), format!("Place{at:02}"), None, "authority"))
        .collect()
}

fn years(n: usize) -> Vec<String> {
    (2001..).take(n).map(|year: i32| year.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Counts, sums and other totals are never compared across places.
    #[test]
    fn totals_of_places_are_not_compared(report in report()) {
        for indicator in &report.indicators {
            let total = |unit: &Unit| match &unit.kind {
                UnitKind::Count | UnitKind::Money => true,
                UnitKind::After(symbol) => symbol == "tonnes",
                _ => false,
            };
            let refused = not_compared(&indicator.unit, &indicator.title).is_some();
            prop_assert_eq!(refused, total(&indicator.unit));
            let comparison = Comparison::of(&report, indicator);
            let Some(comparison) = comparison.filter(|comparison| total(comparison.unit)) else {
                continue;
            };
            let all = Selection::all(&comparison);
            for at in 0..comparison.periods().len() {
                prop_assert!(comparison.mean(at).is_none());
                prop_assert!(comparison.bands(at).is_err());
                prop_assert!(comparison.ranking(at).rows.iter().all(|row| row.place.is_none()));
                prop_assert!(words::ranking_headline(&comparison, at).is_none());
                prop_assert!(words::strip(&comparison, at).is_none());
                prop_assert!(words::strip_headline(&comparison, at).is_none());
                let said = words::sentence_of(&comparison, at, &all).unwrap_or_default();
                for area in &report.areas {
                    let other = area.name != report.area_name();
                    prop_assert!(!other || !said.contains(&area.name), "{}", said);
                }
                prop_assert!(!said.contains("neighbour"), "{}", said);
            }
            prop_assert!(gaps(&comparison, To::Mean, &all).is_empty());
            let headline = words::headline_of(&comparison, &all).unwrap_or_default();
            prop_assert!(!headline.contains("neighbour"), "{}", headline);
            if let Some(position) = Position::of(&report, indicator) {
                prop_assert!(position.mean.is_none() && position.rank().is_none());
                prop_assert!(position.not_compared().is_some());
            }
        }
    }

    /// Where a figure between the first and the last is outside both, the headline names one.
    #[test]
    fn first_and_last_are_not_the_story(values in vec(number(), 1..9)) {
        let periods = years(values.len());
        let series: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        let report = one(&plain(1), 0, json!({"kind": "percent"}), "high", &periods, &[series]);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        let headline = words::headline(&comparison).unwrap();
        let tenths = |value: f64| (value.abs() * 10.0 + 1e-6).round().copysign(value);
        let (first, last) = (values[0], values[values.len() - 1]);
        let outside: Vec<usize> = (0..values.len())
            .filter(|&at| {
                tenths(values[at]) > tenths(first.max(last))
                    || tenths(values[at]) < tenths(first.min(last))
            })
            .collect();
        let named = |at: &usize| headline.contains(&format!("in {}", periods[*at]));
        prop_assert_eq!(outside.iter().filter(|at| named(at)).count(), outside.len().min(1), "{}", headline);
        prop_assert!(named(&0) && named(&(values.len() - 1)), "{}", headline);
    }

    /// A rank says among whom, goes no lower than four places, and the last of all is last.
    #[test]
    fn a_rank_says_among_whom_and_last_is_last(
        values in vec(prop_oneof![4 => number().prop_map(Some), 1 => Just(None)], 2..14),
        polarity in select(vec!["high", "low", "none"]),
    ) {
        let series: Vec<Vec<Option<f64>>> = values.iter().map(|value| vec![*value]).collect();
        let n = values.len();
        let report = one(&plain(n), n - 1, json!({"kind": "percent"}), polarity, &years(1), &series);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        let numbers: Vec<f64> = values.iter().copied().flatten().collect();
        let headline = words::ranking_headline(&comparison, 0).unwrap();
        let position = Position::of(&report, &report.indicators[0]);
        let rank = position.as_ref().and_then(words::rank_of);
        let Some(own) = values[0].filter(|_| numbers.len() >= 4) else {
            prop_assert!(!headline.contains(" of "), "{}", headline);
            prop_assert_eq!(rank, None);
            prop_assert_eq!(words::strip(&comparison, 0), None);
            return Ok(());
        };
        let among = format!(" of {}, Place00 and its neighbours", numbers.len());
        prop_assert!(headline.contains(&among), "{}", headline);
        let rank = rank.unwrap();
        prop_assert!(rank.ends_with("with its neighbours"), "{}", rank);
        let polarity = comparison.polarity;
        let behind = numbers.iter().any(|&other| is_better(own, other, polarity));
        let before = numbers.iter().any(|&other| is_better(other, own, polarity));
        let strip = words::strip(&comparison, 0).unwrap();
        for said in [headline.to_lowercase(), rank, strip] {
            prop_assert!(!said.contains(&format!("{0} best of {1}", words::ordinal(numbers.len()), numbers.len())), "{}", said);
            if before && !behind {
                let end = if said.contains("highest") { own >= numbers.iter().copied().fold(f64::MIN, f64::max) }
                    else { said.contains("lowest") && own <= numbers.iter().copied().fold(f64::MAX, f64::min) };
                prop_assert!(end, "{}", said);
            }
        }
    }

    /// Neighbours whose spread is less than the last decimal shown measure nothing: then the measure
    /// is named and not ranked.
    #[test]
    fn neighbours_that_lie_close_together_measure_nothing(steps in vec(0u32..50, 5..11)) {
        let values = steps.iter().map(|step| 50.0 + f64::from(*step) / 100.0);
        let series: Vec<Vec<Option<f64>>> = std::iter::once(40.0).chain(values).map(|value| vec![Some(value)]).collect();
        let n = steps.len();
        let report = one(&plain(n + 1), n, json!({"kind": "percent"}), "high", &years(1), &series);
        // Twice the middle of some numbers.
        let twice_the_middle = |numbers: &mut Vec<u32>| {
            numbers.sort_unstable();
            numbers[(n - 1) / 2] + numbers[n / 2]
        };
        let middle = twice_the_middle(&mut steps.clone());
        let mut away = steps.iter().map(|step| (2 * step).abs_diff(middle)).collect();
        let wide = f64::from(twice_the_middle(&mut away)) / 400.0 >= 0.1;
        let list = overview::furthest_from_neighbours(&report);
        prop_assert_eq!((list.ranked.len(), list.apart.len()), (usize::from(wide), usize::from(!wide)));
        prop_assert!(list.apart.iter().all(|one| matches!(one.why, Why::CloseTogether)));
    }

    /// A word says that places go by unrounded figures where, and only where, some look equal.
    #[test]
    fn equal_looking_figures_are_not_ranked_apart_in_silence(
        values in vec(select(vec![19.7, 19.699, 19.704, 19.71, 30.0, 1.0]), 4..9),
    ) {
        let series: Vec<Vec<Option<f64>>> = values.iter().map(|value| vec![Some(*value)]).collect();
        let n = values.len();
        let report = one(&plain(n), n - 1, json!({"kind": "percent"}), "low", &years(1), &series);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        let rows = comparison.ranking(0).rows;
        let apart = rows.iter().any(|a| rows.iter().any(|b| {
            let written = |row: &report_core::compare::Ranked| {
                comparison.unit.write(row.value.number().unwrap())
            };
            a.place != b.place && written(a) == written(b)
        }));
        let said = words::ranking_notes(&comparison, 0).join(" ");
        prop_assert_eq!(said.contains("unrounded"), apart, "{}", said);
        let strip = words::strip(&comparison, 0).unwrap();
        prop_assert_eq!(strip.contains("unrounded"), apart, "{}", strip);
    }

    /// However many places there are, at most three beside the own one are named in words.
    #[test]
    fn lists_in_words_are_bounded(
        n in 2usize..60,
        neighbours in 0usize..12,
        without in vec(any::<bool>(), 60),
    ) {
        let neighbours = neighbours.min(n - 1);
        let value = |at: usize| (at == 0 || !without[at]).then_some(40.0 + at as f64);
        let series: Vec<Vec<Option<f64>>> = (0..n).map(|at| vec![Some(1.0), value(at), Some(2.0)]).collect();
        let report = one(&plain(n), neighbours, json!({"kind": "percent"}), "high", &years(3), &series);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        for shown in [Selection::usual(&comparison), Selection::all(&comparison)] {
            let mut said = vec![words::subtitle_of(&comparison, &shown), words::report_lead(&report)];
            said.extend(words::headline_of(&comparison, &shown));
            said.extend((0..3).filter_map(|at| words::sentence_of(&comparison, at, &shown)));
            said.extend(words::marked(&comparison, &shown));
            said.extend((0..3).filter_map(|at| words::ranking_headline(&comparison, at)));
            said.extend((0..3).filter_map(|at| Some(words::mean_of(&report, &comparison.mean(at)?))));
            for said in said {
                let named = said.matches("Place").count() - said.matches("Place00").count();
                // The mean names those without a value, and the rest of the sentence others.
                let most = if said.contains("without") { 6 } else { 3 };
                prop_assert!(named <= most, "{} in {}", named, said);
            }
        }
        let usual = Selection::usual(&comparison);
        prop_assert!(usual.named(&comparison).len() <= 3);
    }

    /// What nobody reported is known between the periods on both sides of it.
    #[test]
    fn a_period_that_nobody_reported_is_known(kept in subsequence((2001..2021).collect::<Vec<i32>>(), 4..20)) {
        let periods: Vec<Period> = kept
            .iter()
            .map(|year| Period::parse(&year.to_string(), YearEnd::December))
            .collect();
        let steps: Vec<i32> = kept.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let often = |step: i32| steps.iter().filter(|other| **other == step).count();
        let most = steps.iter().map(|step| often(*step)).max().unwrap();
        let regular = match most {
            1 => 1,
            _ => *steps.iter().filter(|step| often(**step) == most).min().unwrap(),
        };
        let found = lapses(&periods);
        prop_assert_eq!(found[0], 0);
        for (step, lapse) in steps.iter().zip(&found[1..]) {
            prop_assert_eq!(*lapse > 0, *step > regular, "{:?}", kept);
        }
        let series: Vec<Option<f64>> = kept.iter().map(|year| Some(f64::from(*year))).collect();
        let labels: Vec<String> = kept.iter().map(i32::to_string).collect();
        let report = one(&plain(1), 0, json!({"kind": "percent"}), "high", &labels, &[series]);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        let last = kept.len() - 1;
        let said = words::sentence(&comparison, last).unwrap();
        prop_assert_eq!(said.contains("with no figure"), found[last] > 0, "{}", said);
    }

    /// Counties and their districts, and an authority and its successor, are never ranked
    /// together, and no two places are called alike.
    #[test]
    fn places_are_of_one_kind_and_one_time(
        kinds in vec((select(vec!["E06", "E07", "E08", "E09", "E10"]), select(vec!["Ash", "Elm", "Oak", "Fir", "Yew"])), 4..14),
        values in vec(number(), 14),
    ) {
        let areas: Vec<_> = kinds
            .iter()
            .enumerate()
            .map(|(at, (kind, name))| {
                (format!("a{at}"), (*name).to_owned(), Some(format!("{kind}{at:06}")), "authority")
            })
            .collect();
        let n = areas.len();
        let series: Vec<Vec<Option<f64>>> = values[..n].iter().map(|v| vec![Some(*v)]).collect();
        let report = one(&areas, n - 1, json!({"kind": "percent"}), "high", &years(1), &series);
        let mut names: Vec<&str> = report.areas.iter().map(|area| area.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), n);
        let comparison = Comparison::of(&report, &report.indicators[0]).unwrap();
        let ranked = comparison.ranking(0).rows.into_iter().filter(|row| row.place.is_some());
        let ranked: Vec<usize> = ranked.map(|row| row.area).collect();
        let listed: Vec<usize> = comparison.authorities(0).iter().map(|(area, _)| *area).collect();
        for together in [ranked, listed] {
            prop_assert!(together.is_empty() || together.contains(&0));
            let of = |kind: &str| together.iter().any(|&at| kinds[at].0 == kind);
            prop_assert!(!(of("E07") && of("E10")));
            let mut written: Vec<&str> = together.iter().map(|&at| kinds[at].1).collect();
            written.sort_unstable();
            written.dedup();
            prop_assert_eq!(written.len(), together.len());
        }
        prop_assert!(report.areas.iter().all(|area| area.kind == AreaKind::Authority));
    }

    /// A total is no part, and parts that do not add up to it are not ranked.
    #[test]
    fn a_total_is_no_part(
        values in vec(0u32..50, 2..9),
        more in 0u32..3,
        at_first in any::<bool>(),
    ) {
        let sum = values.iter().sum::<u32>() + more * 10;
        let mut parts: Vec<(String, u32)> = values
            .iter()
            .enumerate()
            .map(|(at, value)| (format!("Part {}", ["A", "B", "C", "D", "E", "F", "G", "H"][at]), *value))
            .collect();
        parts.insert(if at_first { 0 } else { parts.len() }, ("Total".to_owned(), sum));
        let breakdowns: Vec<Value> = parts
            .iter()
            .enumerate()
            .map(|(at, (title, value))| json!({
                "id": format!("p{at}"), "title": title,
                "observations": {"periods": ["2019", "2020"], "series": [{"area": "a0", "values": [1, value]}]},
            }))
            .collect();
        let report = parts_of("count", breakdowns);
        let indicator = &report.indicators[0];
        let found = parts::parts(&report, indicator);
        let said = words::parts(indicator, &found, None).unwrap();
        let headline = words::parts_headline(indicator, &found).unwrap();
        prop_assert!(!said.contains("was Total (") && !said.contains("lowest Total ("), "{}", said);
        prop_assert!(!said.contains("change was that of Total"), "{}", said);
        prop_assert!(said.contains(&format!("Total: {sum}.")), "{}", said);
        let ranked = said.contains("the highest of") || said.contains("parts had");
        prop_assert_eq!(ranked, more == 0, "{}", said);
        if ranked {
            prop_assert!(said.contains(&format!("{} parts", values.len())), "{}", said);
            prop_assert!(!headline.contains("Total"), "{}", headline);
        } else {
            prop_assert!(said.contains("not ranked"), "{}", said);
        }
    }

    /// Shares that are ranked as the parts of a whole add up to it, or to a hundred.
    #[test]
    fn shares_that_are_ranked_add_up(values in vec(0u32..60, 2..7), total in any::<bool>()) {
        let breakdown = |at: usize, title: String, value: u32| json!({
            "id": format!("p{at}"), "title": title,
            "observations": {"periods": ["2020"], "series": [{"area": "a0", "values": [value]}]},
        });
        let mut breakdowns: Vec<Value> = values
            .iter()
            .enumerate()
            .map(|(at, value)| breakdown(at, format!("Part {}", ["A", "B", "C", "D", "E", "F"][at]), *value))
            .collect();
        if total {
            breakdowns.push(breakdown(values.len(), "Total".to_owned(), 100));
        }
        let report = parts_of("percent", breakdowns);
        let indicator = &report.indicators[0];
        let found = parts::split(indicator, &parts::parts(&report, indicator)).unwrap();
        prop_assert_eq!(found.total.is_some(), total);
        prop_assert_eq!(found.parts.len(), values.len());
        let sum = f64::from(values.iter().sum::<u32>());
        let slack = 0.5 * (values.len() + 1) as f64 + 1e-9;
        let adds_up = (sum - 100.0).abs() <= slack;
        // Rates of groups have the rate of all between them.
        let between = total && values.iter().any(|n| f64::from(*n) >= 100.0 - slack);
        prop_assert!(!found.ranked || adds_up || between, "{:?}", values);
    }

    /// Bands of ages that share a year are no parts, and so is one that is the sum of the others.
    #[test]
    fn bands_that_overlap_are_not_ranked(
        from in 0u32..10,
        wide in 1u32..10,
        gap in 0u32..4,
        numbers in (1u32..50, 1u32..50, 1u32..50),
    ) {
        let next = from + wide + gap;
        let band = |at: usize, title: String, value: u32| json!({
            "id": format!("p{at}"), "title": title,
            "observations": {"periods": ["2020"], "series": [{"area": "a0", "values": [value]}]},
        });
        let ranked = |bands: Vec<Value>| {
            let report = parts_of("count", bands);
            let indicator = &report.indicators[0];
            parts::split(indicator, &parts::parts(&report, indicator)).unwrap().ranked
        };
        let (a, b, c) = numbers;
        let first = |title: String| band(0, title, a);
        let second = || band(1, format!("Children, {next}-{}", next + 3), b);
        let apart = first(format!("Children, {from}-{}", from + wide - 1));
        let shared = first(format!("Children, {from}-{next}"));
        let under = first(format!("Children, under {}", next + 1));
        prop_assert!(ranked(vec![apart, second()]));
        prop_assert!(!ranked(vec![shared, second()]));
        prop_assert!(!ranked(vec![under, second()]));
        let three = |last: u32| ranked(vec![band(0, "A".to_owned(), a), band(1, "B".to_owned(), b), band(2, "C".to_owned(), last)]);
        prop_assert!(!three(a + b));
        let whole = c == a + b || a == b + c || b == a + c;
        prop_assert_eq!(three(c), !whole);
    }
}
