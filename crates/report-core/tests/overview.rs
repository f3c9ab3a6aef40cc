//! The overview of the real quarter 3 report, against lists made by hand from the document.

use report_core::bands;
use report_core::cohorts;
use report_core::decimal::minus;
use report_core::doubted::Doubt;
use report_core::overview::{self, Why};
use report_core::position::Position;
use report_core::read;
use report_core::report::Report;
use report_core::tracker::{self, Standing};
use report_core::words;

fn report(id: &str) -> Report {
    let path = format!(
        "{}/../../static/examples/{id}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    read::report(&std::fs::read(path).unwrap()).unwrap().value
}

#[test]
fn the_ten_red_measures_stand_in_printed_order() {
    let report = report("halton-2022-23-q3");
    let refs: Vec<_> = overview::red(&report)
        .iter()
        .map(|i| i.printed_ref.clone().unwrap())
        .collect();
    assert_eq!(
        refs,
        [
            "PED02 04", "PED03 01", "PED03 02", "PED04 01", "PED04 03", "PED05 01", "PED05 02",
            "PED06 01", "PED06 02", "PED06 03"
        ]
    );
}

#[test]
fn movements_are_of_counts_and_rates_that_may_be_compared() {
    let report = report("halton-2022-23-q3");
    let found = overview::movements(&report);
    let moved: Vec<_> = found
        .ranked
        .iter()
        .map(|m| {
            (
                m.indicator.printed_ref.clone().unwrap(),
                m.before,
                m.now,
                m.percent.round(),
            )
        })
        .collect();
    let expected = [
        ("PED03 02", 35.0, 71.0, 103.0),
        ("PED03 01", 35.0, 45.0, 29.0),
        ("PED02 04", 107.0, 136.0, 27.0),
        ("PED02 02", 360.0, 385.0, 7.0),
        ("PED02 03", 59.0, 61.0, 3.0),
        ("PED02 10", 15.0, 12.0, -20.0),
        ("PED02 11", 36.0, 22.0, -39.0),
    ]
    .map(|(name, before, now, percent)| (name.to_owned(), before, now, percent));
    assert_eq!(moved, expected);
    // The two largest falls "need not be real", as their notes say.
    let apart: Vec<_> = found
        .apart
        .iter()
        .map(|a| (a.indicator.id.as_str(), a.from, a.value, a.why))
        .collect();
    let note = Why::Doubted(Doubt::Note(
        "The basis says “in last 12 months”. The period of last year’s figure is not said, so the fall need not be real.",
    ));
    assert_eq!(
        apart,
        [
            ("ped02-08", 38.0, 4.0, note),
            ("ped02-09", 243.0, 88.0, note)
        ]
    );
}

#[test]
fn red_milestones_come_before_amber_ones() {
    let report = report("halton-2022-23-q3");
    let refs: Vec<_> = overview::at_risk(&report)
        .iter()
        .map(|m| m.printed_ref.clone().unwrap())
        .collect();
    assert_eq!(
        refs,
        ["PED06d", "PED02a", "PED02d", "PED04d", "PED04e", "PED06c"]
    );
}

#[test]
fn distances_are_largest_first_and_on_the_worse_side() {
    let report = report("halton-2022-23-q3");
    let distances = overview::furthest_from_target(&report).ranked;
    assert!(distances.len() > 5);
    assert!(
        distances
            .windows(2)
            .all(|pair| pair[0].size >= pair[1].size)
    );
    // 45 against 20: more than twice the target.
    assert_eq!(
        distances[0].indicator.printed_ref.as_deref(),
        Some("PED03 01")
    );
    assert_eq!(
        (distances[0].value, distances[0].from, distances[0].size),
        (45.0, 20.0, 125.0)
    );
    let distances = overview::furthest_from_neighbours(&report).ranked;
    let care = distances
        .iter()
        .find(|d| d.indicator.id == "ped02-04")
        .unwrap();
    // By hand from the ten neighbours at 31 March 2022, the last before the report's own time: the
    // middle of 69 … 133 is 116.5, that of the distances from it 13.
    assert_eq!(
        (care.value, care.from, care.size),
        (134.0, 116.5, 17.5 / 13.0)
    );
}

#[test]
fn figures_later_than_the_report_are_not_ranked_against_the_neighbours() {
    // The second quarter of 2015/16 ended on 30 September 2015.
    let report = report("halton-2015-16-q2");
    let list = overview::furthest_from_neighbours(&report);
    assert!(!list.ranked.is_empty());
    for found in &list.ranked {
        let position = Position::of(&report, found.indicator).unwrap();
        let begins = position.period.starts().unwrap();
        assert!(
            begins <= report.period.ends().unwrap(),
            "{:?}",
            position.period
        );
    }
    let later: Vec<(&str, &str)> = list
        .apart
        .iter()
        .filter_map(|one| match one.why {
            Why::Later(period) => Some((one.indicator.id.as_str(), period.label())),
            _ => None,
        })
        .collect();
    assert!(later.contains(&("ced048", "2018")), "{later:?}");
}

#[test]
fn a_finance_table_is_said_from_its_printed_totals() {
    let report = report("halton-2015-16-q2");
    let lines: Vec<_> = report
        .finance
        .iter()
        .map(|table| overview::finance_line(table).unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            "Spent £6,112,000 to 30 September 2015, £272,000 under the budget to date of £6,384,000.",
            "Spent £1,191,000 to 30 September 2015, as in the budget to date of £1,191,000.",
            "Spent £11,128,000 to 30 September 2015, £1,076,000 over the budget to date of £10,052,000.",
        ]
    );
}

/// A score whose neighbours' mean is nearly 0, incidents against a target of 0.
const NEARLY_NOTHING: &[u8] = include_bytes!("faults/percent-of-nearly-nothing.json");

#[test]
fn nothing_is_a_percentage_of_nearly_nothing() {
    let report = read::report(NEARLY_NOTHING).unwrap().value;
    let target = overview::furthest_from_target(&report);
    let ranked: Vec<_> = target
        .ranked
        .iter()
        .map(|d| (d.indicator.id.as_str(), d.size))
        .collect();
    assert_eq!(ranked, [("care", 120.0)]);
    let apart: Vec<_> = target
        .apart
        .iter()
        .map(|a| (a.indicator.id.as_str(), a.value, a.from, a.why))
        .collect();
    assert_eq!(
        apart,
        [
            ("p8m", -0.31, 0.0, Why::NoPercent),
            ("inc", 12.0, 0.0, Why::NoPercent)
        ]
    );
    // Three neighbours: too few for a spread.
    let neighbours = overview::furthest_from_neighbours(&report);
    assert_eq!(neighbours.ranked, []);
    let apart: Vec<_> = neighbours
        .apart
        .iter()
        .map(|a| (a.indicator.id.as_str(), a.why))
        .collect();
    assert_eq!(apart, [("p8m", Why::NoSpread), ("care", Why::NoSpread)]);
}

/// How one action of a report of January 2020, published on 27 January, stands.
fn standing(fields: &str) -> Standing {
    let json = format!(
        r#"{{ "fairview": "1.1", "kind": "report", "id": "test", "title": "Test", "organisation": "Council",
        "area": "own", "period": "2020-01", "published": "2020-01-27",
        "areas": [{{ "id": "own", "name": "Own", "kind": "authority" }}],
        "actions": [{{ "id": "a", "kind": "action", "title": "A"{fields} }}] }}"#
    );
    let report = read::report(json.as_bytes()).unwrap().value;
    tracker::standing(&report, &report.actions[0])
}

#[test]
fn an_action_stands_as_the_report_bears_it_out() {
    for (fields, expected) in [
        ("", Standing::NoNews),
        (r#", "state": "done""#, Standing::Done),
        (
            r#", "state": "done", "due": "2019-01", "as_of": "2018-01""#,
            Standing::Done,
        ),
        (r#", "state": "open""#, Standing::Open),
        // Said to be open after the day it was due.
        (
            r#", "state": "open", "due": "2019-12-31""#,
            Standing::Overdue,
        ),
        (
            r#", "state": "open", "due": "2019-12-31", "as_of": "2020-01-27""#,
            Standing::Overdue,
        ),
        // The month is not over.
        (r#", "state": "open", "due": "2020-01""#, Standing::Open),
        // What it was after the day it was due is not known.
        (
            r#", "state": "open", "due": "2019-12-31", "as_of": "2019-11-11""#,
            Standing::NoNews,
        ),
        (r#", "due": "2019-12-31""#, Standing::NoNews),
        (
            r#", "state": "open", "as_of": "2019-11-11""#,
            Standing::NoNews,
        ),
        (r#", "state": "open", "as_of": "2020-01""#, Standing::Open),
        // A date that is no period says nothing.
        (
            r#", "state": "open", "due": "each term", "due_printed": "each term""#,
            Standing::Open,
        ),
    ] {
        assert_eq!(standing(fields), expected, "{fields}");
    }
}

fn changed(id: &str, from: &str, to: &str) -> Report {
    let path = format!(
        "{}/../../static/examples/{id}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    read::report(text.replace(from, to).as_bytes())
        .unwrap()
        .value
}

#[test]
fn answers_to_complaints_make_one_whole_each_year() {
    let board = report("halton-board-2020-01");
    let process = &board.processes[0];
    let found = bands::shares(&board, process);
    let said: Vec<_> = found
        .iter()
        .map(|one| (one.period.short(), one.values.clone()))
        .collect();
    let expected = [
        ("2014/15", [35.0, 40.0, 25.0]),
        ("2015/16", [33.0, 37.0, 30.0]),
        ("2016/17", [33.0, 50.0, 17.0]),
        ("2017/18", [73.0, 18.0, 9.0]),
        ("2018/19", [23.0, 43.0, 34.0]),
    ];
    assert_eq!(
        said,
        expected.map(|(year, values)| (year.to_owned(), values.to_vec()))
    );
    assert_eq!(
        words::bands_headline(process, &found).unwrap(),
        "Within 10 working days: 73% in 2017/18, 23% in 2018/19"
    );
    assert_eq!(
        words::bands(process, &found).unwrap(),
        "In 2018/19: 23% within 10 working days, 43% 11 to 20 working days and 34% over 20 working \
         days. The largest change from one period to the next was from 73% within 10 working days in \
         2017/18 to 23% in 2018/19."
    );
    // What does not come to a hundred is no whole.
    let broken = changed(
        "halton-board-2020-01",
        "[34, 9, 17, 30, 25]",
        "[14, 9, 17, 30, 25]",
    );
    assert_eq!(bands::shares(&broken, &broken.processes[0]).len(), 4);
}

#[test]
fn children_in_care_stand_beside_all_pupils() {
    let board = report("halton-board-2020-01");
    let ladders = cohorts::ladders(&board);
    let sizes: Vec<usize> = ladders.iter().map(Vec::len).collect();
    assert_eq!(sizes, [17, 3]);
    let first = &ladders[0][0];
    assert_eq!(first.names(&board), ["Children in care", "All pupils"]);
    // The paper prints how many children there were, and not how many of them.
    assert_eq!([0, 1].map(|at| first.words(at)), ["42.9% (n = 7)", "66.1%"]);
    assert_eq!(first.distance(), "23.2 points");
    assert_eq!(first.gap.unwrap().id, "eyfs-gld-gap");
    let there: Vec<_> = first.elsewhere(&board).collect();
    assert_eq!(there, [("National", "71.8%".to_owned())]);
    for rung in ladders.iter().flatten() {
        assert_eq!(rung.by, minus(rung.values[0], rung.values[1]));
        let found = cohorts::rung_of(&board, rung.gap.unwrap()).unwrap();
        assert_eq!(found.indicator.id, rung.indicator.id);
        assert_eq!(rung.counts(0).unwrap().top, None);
    }
    let said = |ladder| words::cohorts_headline(&board, ladder).unwrap();
    assert_eq!(
        ladders
            .iter()
            .map(|ladder| said(ladder))
            .collect::<Vec<_>>(),
        [
            "Children in care were 13.5 points to 63.8 points below all pupils",
            "Children in care were between 2.38 below and 0.71 above all pupils"
        ]
    );
    assert_eq!(
        words::cohorts(&board, &ladders[1]).unwrap(),
        "In the academic year 2018/19 the smallest gap of 3 measures was 0.11: Key Stage 2: \
         progress score in reading, −0.25 (n = 15) for children in care and −0.14 for all pupils. \
         The largest was 2.38: Key Stage 2: progress score in maths, −2.74 (n = 15) for children in \
         care and −0.36 for all pupils."
    );
    assert!(!cohorts::any(&report("halton-2022-23-q3")));
}

#[test]
fn a_gap_that_is_not_published_is_calculated() {
    let published = report("halton-board-2020-01");
    let alone = changed("halton-board-2020-01", "\"Gap: ", "\"Distance: ");
    let distances = |report: &Report| -> Vec<String> {
        let ladders = cohorts::ladders(report);
        ladders
            .iter()
            .flatten()
            .map(|rung| rung.distance())
            .collect()
    };
    assert_eq!(distances(&alone), distances(&published));
    assert!(
        cohorts::ladders(&alone)
            .iter()
            .flatten()
            .all(|rung| rung.gap.is_none())
    );
    // What is published is told, whatever the difference is.
    let other = changed("halton-board-2020-01", "[-23.2]", "[-23.4]");
    assert_eq!(distances(&other)[0], "23.4 points");
}

#[test]
fn numbers_of_people_are_no_figures_to_set_side_by_side() {
    let scores = r#""unit": { "kind": "score" },"#;
    let counted = changed(
        "halton-board-2020-01",
        scores,
        r#""unit": { "kind": "count" },"#,
    );
    assert_eq!(cohorts::ladders(&counted).len(), 1);
}
