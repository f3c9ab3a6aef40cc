//! The families of the examples, held against those that were found by hand in the papers
//! (`data/halton/families.csv`), and what `fairview families suggest` makes of the same reports.

use fairview_site::reports::Reports;
use report_core::changes::{Change, Changes, changes, nothing_in_both};
use report_core::families::{Families, FamilyFigure, FamilyRow, FamilyView, FigureRole, suggest};
use report_core::read;
use report_core::report::Report;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

type Line = HashMap<String, String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn by_hand() -> Vec<Line> {
    let path = root().join("data/halton/families.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let lines: Vec<Line> = reader.deserialize().collect::<Result<_, _>>().unwrap();
    assert_eq!(lines.len(), 170);
    lines
}

fn reports() -> Vec<Report> {
    let examples = root().join("static/examples");
    let catalogue = std::fs::read(examples.join("catalogue.json")).unwrap();
    let catalogue = read::catalogue(&catalogue).unwrap().value;
    let read = |file: &String| read::report(&std::fs::read(examples.join(file)).unwrap()).unwrap();
    let reports = catalogue
        .reports
        .iter()
        .map(|entry| read(&entry.file).value);
    reports.collect()
}

fn families() -> Families {
    let bytes = std::fs::read(root().join("static/examples/families.json")).unwrap();
    let reading = read::families(&bytes).unwrap();
    assert_eq!(reading.problems, []);
    reading.value
}

fn views() -> Vec<FamilyView> {
    let reports = reports();
    let reports: Vec<&Report> = reports.iter().collect();
    let families = families();
    let views = families
        .list
        .iter()
        .map(|family| FamilyView::of(family, &reports));
    views.collect()
}

#[test]
fn the_families_of_the_examples_name_what_is_there() {
    let reports = reports();
    let reports: Vec<&Report> = reports.iter().collect();
    let families = families();
    assert_eq!(families.missing(&reports, true), Vec::<String>::new());
    assert!(families.list.len() >= 60, "{}", families.list.len());
    for view in views() {
        assert!(
            view.reports().len() > 1,
            "{} is in one report alone",
            view.id
        );
    }
}

/// The row and the figure that a line of the table is.
fn find<'v>(view: &'v FamilyView, line: &Line) -> Option<(&'v FamilyRow, &'v FamilyFigure)> {
    let place = line["indicator"].as_str();
    let in_words = place.contains("figures[");
    let indicator = place
        .split(['/', '.', '@'])
        .next()
        .filter(|id| !id.starts_with("figures["));
    view.figures().find(|(row, figure)| {
        let role = match (in_words, line["kind"].as_str()) {
            (true, _) => figure.role == FigureRole::InWords,
            (_, "target") => figure.role == FigureRole::Target,
            (_, "actual" | "previous") => figure.role == FigureRole::Previous,
            // A forecast stands in the series.
            (_, "current" | "forecast") => figure.is_actual(),
            (_, other) => panic!("{other}"),
        };
        let period = figure.period.as_ref().map(|period| period.label());
        let when = match in_words || line["period"].contains("not printed") && period.is_none() {
            true => true,
            false => period == Some(line["period"].as_str()),
        };
        row.report == line["report"]
            && row.indicator.as_deref() == indicator
            && role
            && when
            // "91% of eligible" is told there as 91%.
            && (figure.shown == line["printed"]
                || figure.shown.starts_with(&format!("{} ", line["printed"])))
            && (place.contains('/') == row.part.is_some())
    })
}

#[test]
fn every_figure_found_by_hand_is_in_its_family() {
    let views = views();
    let mut wrong = Vec::new();
    for line in by_hand() {
        let view = views.iter().find(|view| view.id == line["family_id"]);
        let view = view.unwrap_or_else(|| panic!("{}", line["family_id"]));
        assert_eq!(view.title, line["family_title"]);
        let Some((row, figure)) = find(view, &line) else {
            wrong.push(format!("{line:?} is not there"));
            continue;
        };
        // Two numbers that one cell prints, and those in sentences, are no number of the file.
        let printed_number = line["value"].parse::<f64>().ok();
        if let Some(number) = figure.value.number()
            && printed_number != Some(number)
        {
            wrong.push(format!("{line:?}: the number is {number}"));
        }
        if figure.value.number().is_none()
            && printed_number.is_some()
            && figure.role != FigureRole::InWords
            && row
                .unit
                .as_ref()
                .is_some_and(|unit| unit.kind != report_core::unit::UnitKind::Count)
        {
            wrong.push(format!("{line:?}: no number"));
        }
        let rating = row.rating.map_or("", |rating| rating.as_str());
        let rated = !line["rating"].is_empty();
        if rated && rating != line["rating"] {
            wrong.push(format!("{line:?}: rated {rating}"));
        }
        // What one cell is counted as, beside the other number in it, stands with the printed words.
        let own = line["counted_otherwise"].as_str();
        let said = row.counted_otherwise.as_deref().unwrap_or_default();
        let in_the_cell = ["episodes, not young people", ""];
        let forecast = own.starts_with("forecast for the year");
        let undated = own.starts_with("year not printed");
        if said != own
            && !in_the_cell.contains(&own)
            && !forecast
            && !undated
            && row.figures.len() > 1
        {
            wrong.push(format!("{line:?}: counted otherwise is {said:?}"));
        }
        if line["joinable"] == "yes" && !row.joinable && figure.role != FigureRole::InWords {
            wrong.push(format!("{line:?}: it may be joined"));
        }
        if line["joinable"] == "no" && row.joinable && figure.number().is_some() {
            let placed = figure
                .period
                .as_ref()
                .is_some_and(|period| period.at().is_some());
            if placed {
                wrong.push(format!("{line:?}: it may not be joined"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_figure_found_by_hand_is_in_the_csv_of_its_family() {
    let views = views();
    for line in by_hand() {
        let view = views
            .iter()
            .find(|view| view.id == line["family_id"])
            .unwrap();
        let text = report_export::csv::csv(&report_export::view::family(view));
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<Line> = reader.deserialize().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), view.figures().count());
        let (row, _) = find(view, &line).unwrap();
        let found = rows.iter().any(|cells| {
            let printed = cells["As printed"].trim_start_matches('\'');
            let same =
                printed == line["printed"] || printed.starts_with(&format!("{} ", line["printed"]));
            let number = cells["Number"].is_empty() || cells["Number"] == line["value"];
            same && number
                && cells["Report"] == row.report_title
                && cells["Ref"] == line["ref"]
                && cells["Counted otherwise"]
                    == row.counted_otherwise.as_deref().unwrap_or_default()
        });
        assert!(found, "{line:?}");
    }
}

#[test]
fn targets_in_another_unit_stand_apart() {
    let views = views();
    let sentence = |id: &str| {
        let view = views.iter().find(|view| view.id == id).unwrap();
        view.sentence().unwrap()
    };
    assert_eq!(
        sentence("permanent-exclusions"),
        "25 from September to December 2022 (number of pupils; academic year so far); 0.11% in 2010/11; \
         the target was 0.35%; then 0.35 (printed without a per cent sign); then 30 (number of pupils; academic year)."
    );
    assert_eq!(
        sentence("substance-misuse-admissions"),
        "21.1 in quarter 2 2015/16; 17.62 in 2014/15; the target was 1213, then 1149, 1086, 1023 \
         (printed as a number, from a baseline of 1277); then 24.6, 23.1, 21.9."
    );
}

#[test]
fn care_leavers_in_one_sentence() {
    let views = views();
    let view = views
        .iter()
        .find(|view| view.id == "care-leavers-eet")
        .unwrap();
    assert_eq!(
        view.sentence().unwrap(),
        "55% in quarter 3 2022/23; 88.9% in 2010/11 (at age 19 only); lowest 50 in 2014/15; \
         the target was 75% (at age 19 only); then 65%, 75%, 65%."
    );
    assert_eq!(
        view.rating_words().unwrap(),
        "Rated amber in 1 report; the rating in 1 report is not legible."
    );
    let kind = view.drawn_unit().unwrap();
    let pieces: Vec<Vec<&str>> = view
        .pieces(kind)
        .iter()
        .map(|piece| {
            piece
                .iter()
                .map(|(_, figure)| figure.shown.as_str())
                .collect()
        })
        .collect();
    assert_eq!(
        pieces,
        [
            vec!["50", "57%"],
            vec!["60%"],
            vec!["51%", "55%"],
            vec!["88.9%"],
            vec!["61.8%"],
            vec!["47.2%"],
            vec!["around 40%"],
        ]
    );
}

type Pair = (String, String, String, String);

/// Every two places of a family in different reports.
fn pairs<'m>(members: impl IntoIterator<Item = (&'m str, &'m str)>) -> BTreeSet<Pair> {
    let members: BTreeSet<(&str, &str)> = members.into_iter().collect();
    let mut pairs = BTreeSet::new();
    for a in &members {
        for b in members.iter().filter(|b| b.0 > a.0) {
            let text = |(report, id): &(&str, &str)| ((*report).to_owned(), (*id).to_owned());
            let ((r, i), (s, j)) = (text(a), text(b));
            pairs.insert((r, i, s, j));
        }
    }
    pairs
}

/// How many of what is proposed is right, and how much of what is right is proposed, in per cent.
fn measured(proposed: &BTreeSet<Pair>, right: &BTreeSet<Pair>) -> (f64, f64) {
    let both = proposed.intersection(right).count() as f64;
    (
        100.0 * both / proposed.len() as f64,
        100.0 * both / right.len() as f64,
    )
}

#[test]
fn proposals_are_mostly_right_and_find_most() {
    let reports = reports();
    let reports: Vec<&Report> = reports.iter().collect();
    let proposals = suggest(&reports);
    let proposed: BTreeSet<Pair> = proposals
        .iter()
        .flat_map(|one| pairs(one.members.iter().map(|(r, i)| (r.as_str(), i.as_str()))))
        .collect();
    // By hand, the fourteen: of what is proposed only pairs that touch them can be judged.
    let mut hand: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in by_hand() {
        let whole = !line["indicator"].contains(['/', '.', '[']);
        if whole {
            let place = (line["report"].clone(), line["indicator"].clone());
            hand.entry(line["family_id"].clone())
                .or_default()
                .push(place);
        }
    }
    let right: BTreeSet<Pair> = hand
        .values()
        .flat_map(|members| pairs(members.iter().map(|(r, i)| (r.as_str(), i.as_str()))))
        .collect();
    let known: BTreeSet<(&str, &str)> = hand
        .values()
        .flatten()
        .map(|(r, i)| (r.as_str(), i.as_str()))
        .collect();
    let touching = |pair: &&Pair| {
        known.contains(&(pair.0.as_str(), pair.1.as_str()))
            || known.contains(&(pair.2.as_str(), pair.3.as_str()))
    };
    let judged: BTreeSet<Pair> = proposed.iter().filter(touching).cloned().collect();
    let (precision, recall) = measured(&judged, &right);
    println!(
        "the fourteen by hand: {} pairs proposed, {} right; precision {precision:.0}%, recall {recall:.0}%",
        judged.len(),
        right.len()
    );
    for pair in judged.difference(&right) {
        println!("  not by hand: {pair:?}");
    }
    for pair in right.difference(&judged) {
        println!("  not proposed: {pair:?}");
    }
    assert!(precision >= 90.0 && recall >= 70.0, "{precision} {recall}");
    // All that the examples have accepted.
    let families = families();
    let all: BTreeSet<Pair> = families
        .list
        .iter()
        .flat_map(|family| {
            let whole = family.members.iter().filter(|member| member.is_whole());
            pairs(whole.filter_map(|m| Some((m.report.as_str(), m.indicator.as_deref()?))))
        })
        .collect();
    let (precision, recall) = measured(&proposed, &all);
    println!(
        "all families of the examples: {} pairs proposed, {} right; precision {precision:.0}%, recall {recall:.0}%",
        proposed.len(),
        all.len()
    );
    for pair in proposed.difference(&all) {
        println!("  not accepted: {pair:?}");
    }
    for pair in all.difference(&proposed) {
        println!("  not proposed: {pair:?}");
    }
    assert!(precision >= 80.0 && recall >= 70.0, "{precision} {recall}");
}

#[test]
fn proposals_do_not_depend_on_the_order_of_reports() {
    let reports = reports();
    let forward: Vec<&Report> = reports.iter().collect();
    let backward: Vec<&Report> = reports.iter().rev().collect();
    assert_eq!(suggest(&forward), suggest(&backward));
}

#[test]
fn a_site_compares_as_the_command_does() {
    let site = Reports::read(&[root().join("static/examples/catalogue.json")], None).unwrap();
    let families = families();
    let marked: Vec<Report> = reports()
        .into_iter()
        .map(|mut report| {
            families.mark(&mut report);
            report
        })
        .collect();
    let whole = |report: &&Report| report.indicators.iter().all(|one| one.file.is_none());
    let entries = &site.catalogue.value.reports;
    let mut paired = 0;
    for before in marked.iter().filter(whole) {
        for after in marked
            .iter()
            .filter(whole)
            .filter(|after| after.id != before.id)
        {
            let published = |id: &str| {
                let found = site.list.iter().find(|one| one.id == id).unwrap();
                &found.report.value
            };
            let here = changes(published(&before.id), published(&after.id));
            let there = changes(before, after);
            // Which are the same; a site keeps some figures in files of their own.
            let told = |found: &Changes| -> Vec<String> {
                let says = |change: &&Change| {
                    [
                        "the publisher says",
                        "not compared",
                        "is new",
                        "no longer in the report",
                    ]
                    .iter()
                    .any(|words| change.words.contains(words))
                };
                found
                    .list
                    .iter()
                    .filter(says)
                    .map(Change::sentence)
                    .collect()
            };
            assert_eq!(told(&here), told(&there), "{} {}", before.id, after.id);
            let nothing = nothing_in_both(before, after);
            let entry = entries.iter().find(|entry| entry.id == after.id).unwrap();
            assert_eq!(entry.nothing_in_common.contains(&before.id), nothing);
            let said = |change: &&Change| change.words.contains("the publisher says");
            paired += there.list.iter().filter(said).count();
        }
    }
    assert!(paired > 50, "{paired}");
    // The two quarters, seven years apart, that no id, ref or title joins.
    let newest = entries
        .iter()
        .find(|entry| entry.id == "halton-2022-23-q3")
        .unwrap();
    assert!(
        !newest
            .nothing_in_common
            .contains(&"halton-2015-16-q2".to_owned())
    );
}
