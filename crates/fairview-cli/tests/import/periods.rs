//! Periods read back: whatever the viewer writes of a period is read as the same period, for
//! every kind, in any case and with any hyphen.

use proptest::prelude::*;
use report_core::period::{Period, PeriodKind, YearEnd};
use report_core::read;
use report_import::period_formats::{self, PeriodFormat, Years};

/// A period of every kind that the format has, as a file spells it.
fn label() -> impl Strategy<Value = String> {
    let pair = |year: i32| format!("{year}/{:02}", (year + 1) % 100);
    prop_oneof![
        (1950..2100).prop_map(pair),
        (1950..2100).prop_map(move |year| format!("{} academic", pair(year))),
        (1950..2100).prop_map(|year: i32| year.to_string()),
        (1950..2100, 1..=4).prop_map(move |(year, quarter)| format!("{} Q{quarter}", pair(year))),
        (
            1950..2100,
            prop::sample::select(vec!["autumn", "spring", "summer"])
        )
            .prop_map(move |(year, term)| format!("{} {term}", pair(year))),
        (1950..2100, 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1950..2100, 1..=12, 1..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (1950..2090, 1..=9).prop_map(|(year, more)| format!("{year} to {}", year + more)),
        (1950..2090, 1..=9).prop_map(move |(year, more)| format!(
            "{} to {}",
            pair(year),
            pair(year + more)
        )),
    ]
}

/// What the viewer writes of a period, in words, on an axis, in a link.
fn written(period: &Period) -> Vec<String> {
    let mut all = vec![period.label().to_owned(), period.words()];
    // On an axis a school year has no word for its sort: `--years academic` says it.
    if period.kind() != Some(PeriodKind::AcademicYear) {
        all.push(period.short());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_viewer_writes_is_read_back(label in label()) {
        let period = read::period(&label);
        prop_assert!(period.kind().is_some(), "{label}");
        for words in written(&period) {
            for words in [words.clone(), words.to_uppercase(), words.to_lowercase(), format!("  {} ", words.replace(' ', "  "))] {
                let when = period_formats::read(&words, PeriodFormat::default());
                prop_assert_eq!(&when.label, &label, "{:?}", words);
            }
        }
    }

    #[test]
    fn a_school_year_on_an_axis_is_read_with_the_option(year in 1950..2100) {
        let label = format!("{year}/{:02} academic", (year + 1) % 100);
        let short = read::period(&label).short();
        let column = PeriodFormat::of_years(Some(Years::Academic));
        prop_assert_eq!(period_formats::read(&short, column).label, label);
    }

    #[test]
    fn a_year_and_its_end_in_words_is_that_year(year in 1950i32..2100, end in prop::sample::select(vec![
        YearEnd::December, YearEnd::March, YearEnd::August, YearEnd::September, YearEnd::January,
    ])) {
        let period = Period::parse(&year.to_string(), end);
        for words in [format!("Year to {}", period.end_words()), format!("12 months ending {}", period.end_words())] {
            let when = period_formats::read(&words, PeriodFormat::default());
            let found = Period::parse(&when.label, match when.year_ends {
                Some("september") => YearEnd::September,
                Some("january") => YearEnd::January,
                _ => YearEnd::December,
            });
            prop_assert_eq!((found.starts(), found.ends()), (period.starts(), period.ends()), "{}", words);
        }
    }

    #[test]
    fn two_years_with_a_hyphen_are_never_a_month_beside_later_ones(year in 2000..2012) {
        let written = format!("{year}-{:02}", (year + 1) % 100);
        let mut evidence = period_formats::Evidence::default();
        for one in [written.as_str(), "2013-14"] {
            evidence.add(one);
        }
        let when = period_formats::read(&written, evidence.settled(&evidence, None));
        prop_assert_eq!(when.label, format!("{year}/{:02}", (year + 1) % 100));
        prop_assert!(when.doubt.is_some());
    }

    #[test]
    fn no_words_make_it_panic_and_none_are_lost(words in "\\PC{0,20}") {
        let when = period_formats::read(&words, PeriodFormat::default());
        prop_assert!(!when.label.is_empty() || words.trim().is_empty());
    }

    #[test]
    fn what_looks_like_a_period_is_read_or_kept(words in "(FY|Q|Qtr |Quarter |Mar|the |12 months to )?[0-9]{0,4}[ /-]?(to |Q|M|Jan|May )?[0-9]{0,4}([/-][0-9]{0,4})?") {
        let when = period_formats::read(&words, PeriodFormat::default());
        let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let placed = read::period(&when.label).kind().is_some();
        prop_assert!(placed || when.label == plain || when.label.contains(" to "), "{:?} {:?}", words, when);
    }
}
