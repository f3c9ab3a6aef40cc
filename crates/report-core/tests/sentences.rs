//! The words of the example reports, against figures worked out by hand and as a whole.

use report_core::compare::Comparison;
use report_core::read;
use report_core::report::{Indicator, Report};
use report_core::words;
use std::path::{Path, PathBuf};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples")
}

fn report(id: &str) -> Report {
    let bytes = std::fs::read(examples().join(format!("{id}.json"))).unwrap();
    read::report(&bytes).unwrap().value
}

fn with_file(report: &Report, indicator: &Indicator) -> Indicator {
    let Some(file) = &indicator.file else {
        return indicator.clone();
    };
    let bytes = std::fs::read(examples().join(file)).unwrap();
    let detail = read::indicator_file(&bytes, report, &indicator.id)
        .unwrap()
        .value;
    indicator.clone().with(detail)
}

#[test]
fn children_in_care_are_said_as_worked_out_by_hand() {
    let report = report("halton-2022-23-q3");
    let indicator = report.indicator("ped02-04").unwrap();
    let comparison = Comparison::of(&report, indicator).unwrap();
    let latest = comparison.latest().unwrap();
    assert_eq!(
        words::sentence(&comparison, latest).unwrap(),
        "At 31 March 2025 the rate was 132 per 10,000 in Halton, 25.6 above the mean of its 10 \
         statistical neighbours (106.4, all 10 with a value), 42 above North West (90) and 65 above \
         England (67). It fell by 5 from 31 March 2024 (137)."
    );
    assert_eq!(
        words::headline(&comparison).unwrap(),
        "0.3 above the neighbour mean in 2016, 25.6 above it in 2025"
    );
    assert_eq!(
        words::ranking_headline(&comparison, latest).unwrap(),
        "2nd highest of 11, behind Redcar and Cleveland"
    );
    assert_eq!(
        words::indicator_lead(&report, indicator).unwrap(),
        "At 31 December 2022 the rate was 136 per 10,000 in Halton, above the target of 90 and up \
         from the 107 printed for 2021/22."
    );
}

#[test]
fn the_quarter_opens_with_its_counts() {
    assert_eq!(
        words::report_lead(&report("halton-2022-23-q3")),
        "Of 35 measures, ten are rated red, four amber and three green; two refer to the commentary, \
         nine are not rated and seven are not legible in the source. Of 27 milestones, one is rated \
         red, five amber and 13 green; one refers to the commentary and seven are not legible in the \
         source."
    );
}

#[test]
fn every_sentence_of_every_example_reads_as_a_sentence() {
    let mut read_aloud = 0;
    for entry in std::fs::read_dir(examples()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_none_or(|extension| extension != "json") || name == "catalogue" {
            continue;
        }
        let report = report(&name);
        check(&name, &words::report_lead(&report));
        for indicator in &report.indicators {
            let place = format!("{name}/{}", indicator.id);
            if let Some(lead) = words::indicator_lead(&report, indicator) {
                check(&place, &lead);
            }
            let indicator = with_file(&report, indicator);
            let Some(comparison) = Comparison::of(&report, &indicator) else {
                continue;
            };
            for at in 0..comparison.periods().len() {
                if let Some(sentence) = words::sentence(&comparison, at) {
                    check(&place, &sentence);
                    agrees(&place, &comparison, at, &sentence);
                    read_aloud += 1;
                }
                if let Some(headline) = words::ranking_headline(&comparison, at) {
                    check(&place, &format!("{headline}."));
                }
            }
            if let Some(headline) = words::headline(&comparison) {
                check(&place, &format!("{headline}."));
            }
        }
    }
    assert!(read_aloud > 2_000, "only {read_aloud} sentences were read");
}

fn check(place: &str, sentence: &str) {
    for unwelcome in [
        "NaN", "inf", "  ", " ,", " .", "..", "()", "-0", "−0 ", "%%", "None", "points%", "{", "}",
    ] {
        assert!(
            !sentence.contains(unwelcome),
            "{place}: {unwelcome:?} in {sentence:?}"
        );
    }
    let first = sentence.chars().next().unwrap();
    assert!(!first.is_lowercase(), "{place}: {sentence}");
    assert!(sentence.ends_with('.'), "{place}: {sentence}");
}

/// Above is above and below is below, by the numbers themselves.
fn agrees(place: &str, comparison: &Comparison, at: usize, sentence: &str) {
    let value = comparison.focus().values[at].number().unwrap();
    let stated = |name: &str| {
        // "… 42 above North West (90)": the word before the name.
        let end = sentence.find(&format!(" {name} ("))?;
        sentence[..end]
            .rsplit([' ', ','])
            .find(|word| !word.is_empty() && *word != "rounding" && *word != "before")
            .map(str::to_owned)
    };
    for (name, series) in [comparison.region(), comparison.nation()]
        .into_iter()
        .flatten()
    {
        let Some(other) = series.values[at].number() else {
            continue;
        };
        let expected = if (value - other).abs() <= 1e-9 * value.abs().max(1.0) {
            "to"
        } else if value > other {
            "above"
        } else {
            "below"
        };
        assert_eq!(
            stated(name).as_deref(),
            Some(expected),
            "{place}: {sentence}"
        );
    }
    if let Some(mean) = comparison.mean(at) {
        let word = if value > mean.value + 1e-9 * mean.value.abs().max(1.0) {
            "above"
        } else if value < mean.value - 1e-9 * mean.value.abs().max(1.0) {
            "below"
        } else {
            "equal to"
        };
        let before = sentence.split(" the mean of its ").next().unwrap();
        assert!(
            before
                .trim_end_matches(", before rounding,")
                .ends_with(word),
            "{place}: {sentence}"
        );
    }
}
