//! What is said of a report as a whole: nothing is claimed absent that is not known, nothing is in
//! per cent of nearly nothing, and a figure in doubt is in no ranking.

use super::generated::{DOUBT, report};
use proptest::prelude::*;
use report_core::changes::changes;
use report_core::find::Directions;
use report_core::neighbour_movement::Movements;
use report_core::overview::{self, Apart, Why};
use report_core::period::Period;
use report_core::position::Position;
use report_core::report::{Basis, Cell, Indicator, Polarity, Rating, Report};
use report_core::unit::UnitKind;
use report_core::words;

fn coloured(rating: Option<Rating>) -> bool {
    matches!(rating, Some(Rating::Red | Rating::Amber | Rating::Green))
}

/// Whether the note doubts an indicator.
fn noted(indicator: &Indicator) -> bool {
    indicator.note.as_deref() == Some(DOUBT)
}

/// Whether the note, or a mark of one of the two printed figures that are held against each other,
/// doubts an indicator.
fn in_doubt(report: &Report, indicator: &Indicator, target: bool) -> bool {
    let keys = words::key_cells(report, &indicator.cells);
    let other = if target { keys.target } else { keys.previous };
    let marked = |found: Option<(usize, &Cell)>| {
        found.is_some_and(|(_, cell)| cell.value.marks().unreliable)
    };
    noted(indicator) || marked(keys.current) || marked(other)
}

fn named<'r>(apart: &[Apart<'r>]) -> Vec<&'r str> {
    apart.iter().map(|one| one.indicator.id.as_str()).collect()
}

/// The numbers in a text, `30 of 68` gives 30 and 68.
fn first_number(text: &str) -> Option<usize> {
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits
        .filter(|part| !part.is_empty())
        .find_map(|part| part.parse().ok())
}

fn is_base(indicator: &Indicator, base: f64) -> bool {
    let zero = !matches!(
        indicator.unit.kind,
        UnitKind::Score | UnitKind::Points | UnitKind::Bare
    );
    zero && base >= 9.999 * 10f64.powi(-i32::from(indicator.unit.decimals))
}

/// Whether a figure of an indicator's row is below 0: then it counts a difference, and no percentage
/// is taken of it.
fn below_nothing(indicator: &Indicator) -> bool {
    let cells = indicator.cells.iter().flatten();
    cells
        .filter_map(|cell| cell.value.number())
        .any(|number| number < 0.0)
}

fn list_is_whole(report: &Report) -> Result<(), TestCaseError> {
    let list = overview::furthest_from_target(report);
    for found in &list.ranked {
        prop_assert!(is_base(found.indicator, found.from), "{found:?}");
        prop_assert!(!below_nothing(found.indicator), "{found:?}");
        prop_assert!(found.size.is_finite());
        prop_assert!(!in_doubt(report, found.indicator, true), "{found:?}");
    }
    // Nobody drops out: who is on the worse side is ranked or named.
    let apart = named(&list.apart);
    for indicator in &report.indicators {
        let Some((value, target)) = words::figure_and_target(report, indicator) else {
            continue;
        };
        use report_core::report::Polarity::{High, Low};
        let worse = match indicator.polarity {
            High => value < target,
            Low => value > target,
            _ => value != target,
        };
        let ranked = list.ranked.iter().any(|d| d.indicator.id == indicator.id);
        let there = ranked || apart.contains(&indicator.id.as_str());
        prop_assert_eq!(
            worse,
            there,
            "{}: {} against {}",
            &indicator.id,
            value,
            target
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn that_nothing_is_red_is_said_only_of_known_ratings(report in report()) {
        let ratings: Vec<_> = report.indicators.iter().map(|i| i.rating).collect();
        let said = words::no_red(&report);
        let red = ratings.contains(&Some(Rating::Red));
        prop_assert!(!(red && said.is_some()));
        if said.as_deref() == Some("No measure is rated red.") {
            prop_assert!(ratings.iter().all(|rating| coloured(*rating)));
        }
        let lost = ratings.iter().filter(|r| **r == Some(Rating::Lost)).count();
        if !red && lost > 0 {
            let said = said.unwrap_or_default();
            let begin = format!("No red rating can be read; {lost} of {} ", ratings.len());
            prop_assert!(said.starts_with(&begin), "{}", said);
        }
        // The paragraph at the head counts everything once.
        let lead = words::report_lead(&report);
        let unsaid = ratings.iter().filter(|r| r.is_none()).count();
        if ratings.iter().any(|r| coloured(*r)) && unsaid > 0 {
            prop_assert!(lead.contains("no published rating"), "{}", lead);
        }
        // That on its page counts the colours, and says the rest where red is not among them.
        let opening = words::report_opening(&report);
        let known = ratings.iter().all(|r| coloured(*r));
        prop_assert!(red || known || lead.starts_with(&opening), "{}", opening);
        prop_assert!(!red || opening.contains(" red"), "{}", opening);
    }

    #[test]
    fn every_measure_is_counted_once_by_its_direction(report in report()) {
        let found = Directions::of(&report);
        prop_assert_eq!(found.known() + found.untold, report.indicators.len());
        for (all, calculated) in found.told.into_iter().zip(found.calculated) {
            prop_assert!(calculated <= all);
        }
        let said = found.words(None);
        prop_assert_eq!(said.is_none(), found.known() == 0);
        let said = said.unwrap_or_default();
        // It is told of so many, and of nothing that there is none.
        let published: usize = found.told.iter().zip(found.calculated).map(|(all, n)| all - n).sum();
        let of = if published > 0 { published } else { found.known() };
        prop_assert!(said.is_empty() || first_number(&said) == Some(of), "{}", said);
        prop_assert!(!said.contains("none") && !said.contains("No "), "{}", said);
    }

    #[test]
    fn of_a_year_that_is_not_over_only_counts_above_its_target_are_told(report in report()) {
        for passed in overview::passed(&report) {
            let (now, target) = (passed.now, passed.target);
            prop_assert_eq!(&passed.indicator.unit.kind, &UnitKind::Count);
            prop_assert_eq!(now.basis.or(passed.indicator.basis), Some(Basis::Cumulative));
            let most = target.to.or(target.value.number());
            prop_assert!(now.value.number() > most, "{passed:?}");
            let marks = now.value.marks();
            prop_assert!(!(marks.provisional || marks.estimated || marks.forecast), "{passed:?}");
            prop_assert!(!in_doubt(&report, passed.indicator, true), "{passed:?}");
            let ends = |cell: &Cell| cell.period.as_ref().and_then(Period::ends);
            prop_assert!(ends(now) < ends(target), "{passed:?}");
        }
    }

    #[test]
    fn what_turned_red_is_counted_only_among_known_ratings(before in report(), after in report()) {
        let ratings = changes(&before, &after).indicators;
        let said = ratings.turned("measure", "then");
        prop_assert_eq!(said.is_none(), ratings.both == 0);
        let said = said.unwrap_or_default();
        let all = after.indicators.len();
        if ratings.both > 0 {
            let of = format!(", of {} rated in both reports.", ratings.both);
            prop_assert!(said.contains(&of), "{}", said);
            prop_assert_eq!(said.ends_with("left out."), all > ratings.both, "{}", said);
            // Absence is claimed only of those that are counted.
            prop_assert!(!said.starts_with("No ") || said.contains(&of));
        }
    }

    #[test]
    fn numbers_of_ratings_are_compared_only_among_known_ones(before in report(), after in report()) {
        let found = changes(&before, &after);
        let known = |report: &Report| report.indicators.iter().all(|i| coloured(i.rating));
        let both = found.indicators.both;
        for sentence in found.summary() {
            let indicators = sentence.contains(" measure");
            let compared = [" more than in", " fewer than in", "as many as in"];
            if indicators && compared.iter().any(|words| sentence.contains(words)) {
                prop_assert!(
                    known(&before) && known(&after) || first_number(&sentence) == Some(both),
                    "{}", sentence
                );
            }
        }
    }

    #[test]
    fn targets_are_percentages_only_away_from_nothing(report in report()) {
        list_is_whole(&report)?;
    }

    #[test]
    fn movements_are_percentages_only_away_from_nothing(report in report()) {
        let list = overview::movements(&report);
        for found in &list.ranked {
            prop_assert!(is_base(found.indicator, found.before), "{found:?}");
            prop_assert!(!below_nothing(found.indicator), "{found:?}");
            prop_assert!(!in_doubt(&report, found.indicator, false), "{found:?}");
        }
        let apart = named(&list.apart);
        for indicator in &report.indicators {
            if !matches!(indicator.unit.kind, UnitKind::Count | UnitKind::Rate { .. }) {
                continue;
            }
            if let Some((before, now)) = words::comparable_figures(&report, indicator)
                && before != now
            {
                let ranked = list.ranked.iter().any(|m| m.indicator.id == indicator.id);
                prop_assert!(ranked || apart.contains(&indicator.id.as_str()), "{}", indicator.id);
            }
        }
    }

    #[test]
    fn distances_from_the_neighbours_are_measured_by_their_spread(report in report()) {
        let list = overview::furthest_from_neighbours(&report);
        for found in &list.ranked {
            prop_assert!(found.size.is_finite() && found.size > 0.0);
            let period = Position::of(&report, found.indicator).unwrap().period;
            let (begins, ends) = (period.starts(), report.period.ends());
            prop_assert!(begins.zip(ends).is_none_or(|(begins, ends)| begins <= ends), "{found:?}");
            let position = Position::of(&report, found.indicator).unwrap();
            // The note is about the report's own figures.
            prop_assert!(position.outside || !noted(found.indicator), "{found:?}");
            // Neighbours that lie closer together than the last decimal shown measure nothing.
            let least = 10f64.powi(-i32::from(position.unit.decimals));
            let deviation = position.spread.unwrap().deviation;
            prop_assert!(deviation > 0.999 * least, "{deviation}: {found:?}");
        }
        prop_assert!(list.ranked.windows(2).all(|two| two[0].size >= two[1].size));
        for one in &list.apart {
            prop_assert!(!matches!(one.why, Why::NoPercent));
        }
    }

    #[test]
    fn movements_against_the_neighbours_are_judged_and_add_up(report in report()) {
        let found = Movements::of(&report, report.indicators.iter());
        let compared = report.indicators.iter().filter_map(|i| Position::of(&report, i));
        let compared = compared.filter(|position| position.mean.is_some()).count();
        let moved = found.improved.len() + found.worsened.len();
        prop_assert_eq!(moved + found.level + found.apart, compared);
        for (list, better) in [(&found.improved, true), (&found.worsened, false)] {
            prop_assert!(list.windows(2).all(|two| two[0].times.abs() >= two[1].times.abs() - 1e-5));
            for one in list {
                prop_assert!(one.times.is_finite() && (one.times > 0.0) == better);
                let position = &one.position;
                prop_assert!(matches!(position.polarity, Polarity::High | Polarity::Low));
                prop_assert!(position.outside || !noted(position.indicator));
                let median = position.spread.unwrap().median;
                let ahead = (position.value - median) - (one.earlier.value - one.earlier.median);
                prop_assert_eq!((ahead > 0.0) == better, position.polarity == Polarity::High);
            }
        }
    }
}
