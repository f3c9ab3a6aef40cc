//! Every generated report is read without an error, and opens with a paragraph.

use super::generated::{report, written};
use proptest::prelude::*;
use report_core::problem::Severity;
use report_core::read;
use report_core::words;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn generated_reports_are_read_without_an_error(written in written()) {
        let bytes = serde_json::to_vec(&written).unwrap();
        let reading = read::report(&bytes).unwrap();
        let errors: Vec<_> = reading.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn every_report_opens_with_a_paragraph(report in report()) {
        prop_assert!(!words::report_lead(&report).is_empty());
    }
}
