//! The words of the example reports, against figures worked out by hand and as a whole.

use report_core::compare::Comparison;
use report_core::gap::{self, Side, To};
use report_core::parts;
use report_core::read;
use report_core::report::{Indicator, Report};
use report_core::select::{MEAN, Selection, choices};
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
        "0.3 above the neighbour mean in 2016, 10.5 below it in 2020, 22.7 above it in 2022"
    );
    let opening = comparison.opening().unwrap();
    assert_eq!(comparison.periods()[opening].label(), "2022");
    let since = words::since_then(&comparison, opening, &Selection::usual(&comparison)).unwrap();
    assert!(
        since.starts_with("Since then: at 31 March 2025 the rate was 132 per 10,000"),
        "{since}"
    );
    assert_eq!(
        words::ranking_headline(&comparison, latest).unwrap(),
        "2nd highest of 11, Halton and its neighbours; behind Redcar and Cleveland"
    );
    assert_eq!(
        words::indicator_lead(&report, indicator).unwrap(),
        "At 31 December 2022 the rate was 136 per 10,000 in Halton, above the target of 90 and up \
         from the 107 printed for 2021/22."
    );
}

#[test]
fn a_rate_and_a_rank_keep_their_names() {
    for (id, indicator, words) in [
        ("halton-2015-16-q2", "scs-cyp07", "the rate "),
        ("halton-2022-23-q3", "ped02-06", "the figure "),
        ("halton-plan-2012-15", "ni-058", "the score "),
    ] {
        let report = report(id);
        let indicator = report.indicator(indicator).unwrap();
        if let Some(lead) = words::indicator_lead(&report, indicator) {
            assert!(lead.contains(words), "{lead}");
        }
    }
    let report = report("halton-board-2020-01");
    let indicator = report.indicator("referral-rate-rank").unwrap();
    let comparison = Comparison::of(&report, indicator).unwrap();
    let said = words::sentence(&comparison, comparison.latest().unwrap()).unwrap();
    assert!(said.contains("the rank was"), "{said}");
}

#[test]
fn a_figure_is_held_against_the_target_of_its_own_time_alone() {
    for (id, indicator, lead) in [
        (
            "halton-plan-2016-19",
            "ped016",
            "In the academic year 2013/14 the figure was 86% in Halton. The target for 2016/17 is 87%.",
        ),
        (
            "halton-plan-2016-19",
            "ped001",
            "The latest figure was 87% in Halton. The target for 2016/17 is 88%.",
        ),
    ] {
        let report = report(id);
        let indicator = report.indicator(indicator).unwrap();
        assert_eq!(words::indicator_lead(&report, indicator).unwrap(), lead);
        assert_eq!(words::figure_and_target(&report, indicator), None);
    }
}

#[test]
fn what_is_printed_without_a_number_begins_no_sentence_with_a_time() {
    let report = report("halton-plan-2016-19");
    let leads = report.indicators.iter().filter_map(|indicator| {
        let lead = words::indicator_lead(&report, indicator)?;
        lead.contains("tbc").then_some(lead)
    });
    let leads: Vec<String> = leads.collect();
    assert!(
        leads.contains(
            &"No single number is available in Halton; the report prints \u{201c}tbc\u{201d}."
                .to_owned()
        ),
        "{leads:?}"
    );
}

#[test]
fn a_total_among_the_parts_is_told_as_the_whole() {
    let report = report("halton-board-2020-01");
    let indicator = report.indicator("compliments-share-by-channel").unwrap();
    let alike = parts::alike(&parts::parts(&report, indicator));
    let said = words::parts(indicator, &alike, indicator.basis).unwrap();
    assert!(said.contains(" Total: 100%."), "{said}");
    assert!(!said.contains("was Total"), "{said}");
}

#[test]
fn the_quarter_opens_with_its_counts() {
    assert_eq!(
        words::report_lead(&report("halton-2022-23-q3")),
        "Of 35 measures, 10 are rated red, 4 amber and 3 green; 2 refer to the commentary, \
         9 are not rated and 7 are not legible in the source. Of 27 milestones, 1 is rated red, \
         5 amber and 13 green; 1 refers to the commentary and 7 are not legible in the source."
    );
}

#[test]
fn that_nothing_is_red_is_said_only_where_every_rating_is_known() {
    let said = |id: &str| words::no_red(&report(id));
    assert_eq!(said("halton-2022-23-q3"), None);
    assert_eq!(
        said("halton-2015-16-q2").unwrap(),
        "No red rating can be read; 30 of 68 are not legible. Of the others, 13 are not rated and \
         22 have no published rating."
    );
    assert_eq!(
        words::report_lead(&report("halton-2015-16-q2")),
        "Of 68 measures, 2 are rated amber and 1 green; 13 are not rated, 30 are not legible in \
         the source and 22 have no published rating. Of 36 milestones, 1 is rated amber and 8 \
         green; 27 are not legible in the source."
    );
    // The board's nine ratings, five of them red, are of topics.
    assert_eq!(said("halton-board-2020-01"), None);
    let lead = "113 measures, with no published rating. Of 9 topics, 5 are rated red, 3 amber and \
                1 green.";
    let board = report("halton-board-2020-01");
    assert_eq!(words::report_lead(&board), lead);
    assert_eq!(words::report_opening(&board), lead);
    assert_eq!(said("halton-plan-2012-15"), None);
}

/// A report of two measures with these ratings, and more fields.
fn rated(ratings: [&str; 2], more: &str) -> Report {
    let [one, other] = ratings.map(|rating| match rating {
        "" => String::new(),
        rating => format!(r#", "rating": "{rating}""#),
    });
    let unit = r#""objective": "o", "unit": { "kind": "count" }"#;
    let json = format!(
        r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2022/23", "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
        "objectives": [{{ "id": "o", "title": "Objective" }}],
        "indicators": [{{ "id": "a", "title": "A", {unit}{one} }}, {{ "id": "b", "title": "B", {unit}{other} }}],
        {more} }}"#
    );
    read::report(json.as_bytes()).unwrap().value
}

#[test]
fn a_red_topic_is_said_wherever_no_measure_is_red() {
    let topics = r#""topics": [{ "id": "t", "title": "T", "rating": "red" }, { "id": "u", "objective": "o" }]"#;
    let topics_said = "Of 2 topics, 1 is rated red; 1 has no published rating.";
    assert_eq!(
        words::no_red(&rated(["green", "amber"], topics)).unwrap(),
        format!("No measure is rated red. {topics_said}")
    );
    assert_eq!(
        words::no_red(&rated(["green", ""], topics)).unwrap(),
        format!(
            "The one measure that is rated is not red; of 2, 1 has no published rating. {topics_said}"
        )
    );
    assert_eq!(
        words::no_red(&rated(["green", "lost"], topics)).unwrap(),
        format!("No red rating can be read; 1 of 2 is not legible. {topics_said}")
    );
    assert_eq!(words::no_red(&rated(["red", "green"], topics)), None);
    assert_eq!(
        words::report_lead(&rated(["red", "green"], topics)),
        format!("Of 2 measures, 1 is rated red and 1 green. {topics_said}")
    );
}

#[test]
fn ratings_in_sentences_of_a_file_before_topics_are_not_lost() {
    let loose = r#""figures": [{ "what": "rating: Key Stage 1", "printed": "✗" }, { "what": "visits", "printed": "9" }]"#;
    let report = rated(["amber", ""], loose);
    assert_eq!(
        words::no_red(&report).unwrap(),
        "What is red is not listed: 1 rating belongs to no measure and stands as printed under \
         “Other figures”."
    );
    assert_eq!(
        words::report_lead(&report),
        "Of 2 measures, 1 is rated amber; 1 has no published rating. 1 more rating belongs to \
         no measure."
    );
}

#[test]
fn every_sentence_of_every_example_reads_as_a_sentence() {
    let mut read_aloud = 0;
    for entry in std::fs::read_dir(examples()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_none_or(|extension| extension != "json")
            || ["catalogue", "families"].contains(&&*name)
        {
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
            for said in words::rule(&indicator)
                .into_iter()
                .chain(words::rated(&report, &indicator))
            {
                check(&place, &said);
            }
            check_parts(&place, &report, &indicator);
            let Some(comparison) = Comparison::of(&report, &indicator) else {
                continue;
            };
            for at in 0..comparison.periods().len() {
                if let Some(sentence) = words::sentence(&comparison, at) {
                    check(&place, &sentence);
                    agrees(&place, &comparison, at, &sentence);
                    read_aloud += 1;
                }
                let headlines = [
                    words::ranking_headline(&comparison, at),
                    words::strip_headline(&comparison, at),
                ];
                for headline in headlines.into_iter().flatten() {
                    check(&place, &format!("{headline}."));
                }
                if let Some(strip) = words::strip(&comparison, at) {
                    check(&place, &strip);
                    banded(&place, &comparison, at, &strip);
                }
            }
            check_shown(&place, &comparison);
            if let Some(headline) = words::headline(&comparison) {
                check(&place, &format!("{headline}."));
            }
        }
    }
    assert!(read_aloud > 2_000, "only {read_aloud} sentences were read");
}

/// What is said of every way to look at a comparison.
fn check_shown(place: &str, comparison: &Comparison) {
    let end = comparison.periods().len() - 1;
    let label = |at: usize| Some(comparison.periods()[at].label());
    let codes: Vec<String> = choices(comparison).into_iter().map(|c| c.code).collect();
    let some: Vec<String> = codes.iter().step_by(2).cloned().collect();
    for (from, to, beside) in [
        (None, None, None),
        (label(end / 2), None, Some(&[][..])),
        (None, label(end / 2), Some(&some[..])),
    ] {
        let (shown, ignored) = Selection::choose(comparison, from, to, beside);
        assert!(ignored.is_empty(), "{place}: {ignored:?}");
        if let Some(headline) = words::headline_of(comparison, &shown) {
            check(place, &format!("{headline}."));
            assert_eq!(
                headline.contains("neighbour mean"),
                shown_mean(comparison, &shown),
                "{place}: {headline}"
            );
        }
        let at = shown.latest(comparison);
        if let Some(sentence) = at.and_then(|at| words::sentence_of(comparison, at, &shown)) {
            check(place, &sentence);
        }
        let subtitle = words::subtitle_of(comparison, &shown);
        check(
            place,
            &format!("{}.", subtitle.trim_end_matches('.')).replacen(
                |c: char| c.is_lowercase(),
                "A",
                1,
            ),
        );
        for said in words::marked(comparison, &shown) {
            check(place, &said);
        }
        for to in [To::Target, To::Mean] {
            let gaps = gap::gaps(comparison, to, &shown);
            if let Some(headline) = words::gap_headline(comparison, to, &gaps) {
                check(place, &format!("{headline}."));
            }
            if let Some(sentence) = words::gap(comparison, to, &gaps) {
                check(place, &sentence);
                sided(place, comparison, &gaps, &sentence);
            }
        }
    }
}

fn shown_mean(comparison: &Comparison, shown: &Selection) -> bool {
    let last = shown.latest(comparison);
    last.is_some_and(|at| shown.mean(comparison, at).is_some())
}

/// The sides of a gap's sentence, by the numbers themselves.
fn sided(place: &str, comparison: &Comparison, gaps: &[gap::Gap], sentence: &str) {
    let last = gaps.last().unwrap();
    let value = comparison.focus().values[last.at].number().unwrap();
    let tiny = 1e-9 * value.abs().max(last.from.abs()).max(1.0);
    let word = if last.within {
        "within"
    } else if (value - last.from).abs() <= tiny {
        "equal to"
    } else if value > last.from {
        "above"
    } else {
        "below"
    };
    let first_part = sentence.split(" (").next().unwrap();
    assert!(first_part.contains(word), "{place}: {sentence}");
    for (words, side) in [("better side", Side::Better), ("worse side", Side::Worse)] {
        let is = last.side(comparison.polarity) == side;
        assert_eq!(sentence.contains(words), is, "{place}: {sentence}");
    }
}

/// The quarter that a strip's sentence names, by the numbers themselves.
fn banded(place: &str, comparison: &Comparison, at: usize, sentence: &str) {
    let value = comparison.focus().values[at].number().unwrap();
    let mut all: Vec<f64> = comparison.authorities(at).iter().map(|(_, n)| *n).collect();
    all.sort_by(f64::total_cmp);
    assert!(
        sentence.contains(&format!("of the {} authorities", all.len())),
        "{place}: {sentence}"
    );
    let higher = all.iter().filter(|other| **other > value).count();
    let lower = all.iter().filter(|other| **other < value).count();
    if sentence.contains("the best quartile") {
        assert!(higher.min(lower) * 4 <= all.len(), "{place}: {sentence}");
    }
    if sentence.contains("the highest quartile") {
        assert!(higher * 4 <= all.len(), "{place}: {sentence}");
    }
    if sentence.contains("the lowest quartile") {
        assert!(lower * 4 <= all.len(), "{place}: {sentence}");
    }
}

fn check_parts(place: &str, report: &Report, indicator: &Indicator) {
    let alike = parts::alike(&parts::parts(report, indicator));
    if let Some(headline) = words::parts_headline(indicator, &alike) {
        check(place, &format!("{headline}."));
    }
    if let Some(sentence) = words::parts(indicator, &alike, indicator.basis) {
        check(place, &sentence);
    }
}

#[test]
fn what_a_reader_chooses_is_what_is_spoken_of() {
    let report = report("halton-2022-23-q3");
    let indicator = report.indicator("ped02-04").unwrap();
    let comparison = Comparison::of(&report, indicator).unwrap();
    let codes = |codes: &[&str]| {
        codes
            .iter()
            .map(|code| (*code).to_owned())
            .collect::<Vec<_>>()
    };
    let beside = codes(&["england", "atlantis"]);
    let (shown, ignored) =
        Selection::choose(&comparison, Some("2020"), Some("1999"), Some(&beside));
    assert_eq!(
        ignored,
        [
            "The period “1999” is not among the figures and is ignored.",
            "The place “atlantis” has no figures here and is ignored.",
        ]
    );
    let at = shown.latest(&comparison).unwrap();
    assert_eq!(
        words::sentence_of(&comparison, at, &shown).unwrap(),
        "At 31 March 2025 the rate was 132 per 10,000 in Halton, 65 above England (67). It fell by \
         5 from 31 March 2024 (137)."
    );
    let subtitle = words::subtitle_of(&comparison, &shown);
    assert!(
        subtitle.ends_with(": Halton and England, 2020 to 2025"),
        "{subtitle}"
    );
    let (only_mean, _) = Selection::choose(&comparison, None, None, Some(&codes(&[MEAN])));
    // The mean stays that of the whole list.
    assert_eq!(only_mean.mean(&comparison, at), comparison.mean(at));
    let subtitle = words::subtitle_of(&comparison, &only_mean);
    assert!(
        subtitle.contains("Halton and the mean of its statistical neighbours, "),
        "{subtitle}"
    );
    let (turned, said) = Selection::choose(&comparison, Some("2020"), Some("2018"), None);
    assert_eq!(turned, Selection::usual(&comparison));
    assert_eq!(
        said,
        ["The first period is after the last, so all periods are shown."]
    );
}

#[test]
fn the_gap_and_the_strip_of_children_in_care_are_said_as_worked_out_by_hand() {
    let report = report("halton-2022-23-q3");
    let indicator = report.indicator("ped02-04").unwrap();
    let comparison = Comparison::of(&report, indicator).unwrap();
    let all = Selection::all(&comparison);
    assert_eq!(all, Selection::usual(&comparison));
    let gaps = gap::gaps(&comparison, To::Mean, &all);
    assert_eq!(
        words::gap(&comparison, To::Mean, &gaps).unwrap(),
        "At 31 March 2025 the rate was 25.6 above the neighbour mean (132 against 106.4); at 31 \
         March 2016 it was 0.3 above it. Of 10 periods it was above the neighbour mean in 6 and \
         below it in 4."
    );
    assert_eq!(
        words::gap_headline(&comparison, To::Mean, &gaps).unwrap(),
        "Above the neighbour mean in 6 of 10 periods"
    );
    // Another publisher's figures are not held against the council's target.
    assert!(gap::gaps(&comparison, To::Target, &all).is_empty());
    let at = comparison.latest().unwrap();
    // In order 71, 80, 90, 92, 103, 117, 118, 124, 125, 132, 144.
    assert_eq!(
        words::strip(&comparison, at).unwrap(),
        "At 31 March 2025 Halton with 132 per 10,000 was 2nd highest of the 11 authorities with a \
         value in this file. Their median was 117.0, their quartiles 91.0 and 124.5; Halton was in \
         the highest quartile."
    );
    assert_eq!(
        words::strip_headline(&comparison, at).unwrap(),
        "In the highest quartile of 11 authorities"
    );
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
        // A count is not held against that of another place.
        if comparison.not_compared().is_some() {
            assert_eq!(stated(name), None, "{place}: {sentence}");
            continue;
        }
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
