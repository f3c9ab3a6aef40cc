//! Ranks, quartile bands and neighbour means of every measure, year and authority of the
//! benchmark data, against an independent computation (`reckoning/statistics.mjs`, run by Node.js).

use calamine::{Data, Reader, Xlsx};
use report_core::report::Polarity;
use report_core::statistics;
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/lait")
}

fn sheet(name: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook(data().join(name)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let word = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        other => other.to_string().trim().to_owned(),
    };
    range
        .rows()
        .map(|row| row.iter().map(word).collect())
        .collect()
}

/// Every authority with its neighbours, by name.
fn neighbours() -> HashMap<String, Vec<String>> {
    let codes = sheet("la_code_list.xlsx");
    let names: HashMap<&str, &str> = codes
        .iter()
        .map(|row| (row[0].as_str(), row[1].as_str()))
        .collect();
    sheet("sn_may_2025.xlsx")
        .iter()
        .skip(3)
        .filter(|row| names.contains_key(row[0].as_str()))
        .map(|row| {
            let near = row[5..25]
                .chunks(2)
                .filter_map(|pair| names.get(pair[0].as_str()));
            (
                row[1].clone(),
                near.map(|name| (*name).to_owned()).collect(),
            )
        })
        .collect()
}

fn polarities() -> HashMap<String, Polarity> {
    let mut found = HashMap::new();
    for row in csv::Reader::from_path(data().join("data_dictionary.csv"))
        .unwrap()
        .deserialize()
    {
        let row: HashMap<String, String> = row.unwrap();
        let polarity = match row["Polarity"].trim() {
            "High" => Polarity::High,
            "Low" => Polarity::Low,
            _ => Polarity::None,
        };
        found
            .entry(row["Measure_short"].clone())
            .or_insert(polarity);
    }
    found
}

/// The numbers of one measure and label, by authority.
type Group = HashMap<String, f64>;

fn groups(authorities: &HashMap<String, Vec<String>>) -> HashMap<String, Group> {
    let file = std::fs::File::open(data().join("observations.csv.gz")).unwrap();
    let mut rows =
        csv::Reader::from_reader(flate2::read::GzDecoder::new(std::io::BufReader::new(file)));
    let headings = rows.headers().unwrap().clone();
    let column = |name| headings.iter().position(|heading| heading == name).unwrap();
    let (short, label, area, value) = (
        column("measure_short"),
        column("years"),
        column("area"),
        column("value"),
    );
    let mut groups: HashMap<String, Group> = HashMap::new();
    let mut row = csv::StringRecord::new();
    while rows.read_record(&mut row).unwrap() {
        if let (true, Ok(number)) = (
            authorities.contains_key(&row[area]),
            row[value].trim().parse::<f64>(),
        ) {
            let group = groups
                .entry(format!("{}|{}", &row[short], &row[label]))
                .or_default();
            group.insert(row[area].to_owned(), number);
        }
    }
    groups
}

fn independently(authorities: &HashMap<String, Vec<String>>) -> String {
    let mut node = Command::new("node")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/reckoning/statistics.mjs"
        ))
        .arg(data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js runs the independent computation");
    let lines: String = authorities
        .iter()
        .map(|(own, near)| format!("{own}|{}\n", near.join("|")))
        .collect();
    node.stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn all_ranks_bands_and_means_agree_with_an_independent_computation() {
    let authorities = neighbours();
    assert!(authorities.len() > 140, "{} authorities", authorities.len());
    let polarities = polarities();
    let groups = groups(&authorities);
    let sorted: HashMap<&str, (Vec<f64>, Result<statistics::Bands, statistics::NoBands>)> = groups
        .iter()
        .map(|(key, group)| {
            let numbers: Vec<f64> = group.values().copied().collect();
            let bands = statistics::bands(&numbers);
            (key.as_str(), (numbers, bands))
        })
        .collect();
    let mut compared = 0;
    for line in independently(&authorities).lines() {
        let cells: Vec<&str> = line.split('|').collect();
        let [indicator, label, area, place, joint, of, band, mean, n] = cells[..] else {
            panic!("{line}");
        };
        let key = format!("{indicator}|{label}");
        let (group, (numbers, bands)) = (&groups[&key], &sorted[key.as_str()]);
        let (value, polarity) = (group[area], polarities[indicator]);
        let rank = statistics::rank(value, numbers, polarity);
        assert_eq!(
            (
                rank.place.to_string().as_str(),
                rank.joint,
                rank.of.to_string().as_str()
            ),
            (place, joint == "joint", of),
            "{line}"
        );
        let own = bands.ok().and_then(|bands| bands.of(value, polarity));
        assert_eq!(
            own.map(|band| format!("{band:?}")).unwrap_or_default(),
            band,
            "{line}"
        );
        let near: Vec<f64> = authorities[area]
            .iter()
            .filter_map(|name| group.get(name))
            .copied()
            .collect();
        assert_eq!(near.len().to_string(), n, "{line}");
        match statistics::mean(&near) {
            None => assert_eq!(mean, "", "{line}"),
            Some(own) => {
                let other: f64 = mean.parse().unwrap();
                assert!(
                    (own - other).abs() <= 1e-9 * other.abs().max(1.0),
                    "{line}: {own}"
                );
            }
        }
        compared += 1;
    }
    assert!(compared > 300_000, "only {compared} figures were compared");
}

#[test]
fn the_figures_of_the_page_are_those_of_the_independent_computation() {
    let authorities = neighbours();
    let independent: HashMap<String, (String, String)> = independently(&authorities)
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            let own = (cells[7].to_owned(), cells[8].to_owned());
            (cells[2] == "Halton").then(|| {
                (
                    format!("{}|{}", cells[0].to_lowercase().replace('_', "-"), cells[1]),
                    own,
                )
            })
        })
        .collect();
    let report = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../static/examples/halton-lait-2026.json");
    let text = fairview_cli::figures::figures(&report, None).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
    // Numbers and amounts of places of different size are not compared.
    let totals: Vec<&str> = read["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|indicator| {
            indicator["unit"]["kind"] == "count" || indicator["unit"]["kind"] == "money"
        })
        .filter_map(|indicator| indicator["id"].as_str())
        .collect();
    let mut compared = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let row: HashMap<String, String> = row.unwrap();
        let Some((mean, n)) = independent.get(&format!("{}|{}", row["indicator"], row["period"]))
        else {
            continue;
        };
        let total = totals.contains(&row["indicator"].as_str());
        if row["value"].is_empty() || (total && row["n"].is_empty()) {
            continue;
        }
        assert_eq!(
            row["n"],
            if mean.is_empty() { "" } else { n.as_str() },
            "{row:?}"
        );
        if let Ok(other) = mean.parse::<f64>() {
            let own: f64 = row["neighbour mean"].parse().unwrap();
            assert!(
                (own - other).abs() <= 1e-9 * other.abs().max(1.0),
                "{row:?}: {other}"
            );
            let apart: f64 = row["against neighbour mean"].parse().unwrap();
            let value: f64 = row["value"].parse().unwrap();
            assert!(
                (value - other - apart).abs() <= 1e-9 * other.abs().max(1.0),
                "{row:?}"
            );
            quartiles(&row);
            compared += 1;
        }
    }
    assert!(compared > 1_000, "only {compared} means were compared");
}

/// Quartiles and median lie in order, and there are none of fewer than eight authorities.
fn quartiles(row: &HashMap<String, String>) {
    let number = |name: &str| row[name].parse::<f64>().ok();
    let bounds = ["lower quartile", "median", "upper quartile"].map(number);
    let of: usize = row["authorities"].parse().unwrap();
    match bounds {
        [Some(lower), Some(median), Some(upper)] => {
            assert!(lower <= median && median <= upper && of >= 8, "{row:?}");
        }
        _ => assert!(bounds == [None; 3] && row["band"].is_empty(), "{row:?}"),
    }
}
