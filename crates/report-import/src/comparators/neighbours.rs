//! A list of neighbours from its file: CSV with a neighbour in every row. Workbooks become such CSV first.
//!
//! Refuses a list without a name and a year: lists differ, and they change from year to year.

use super::areas::{areas, is_own, same};
use super::join::list;
use super::published::own_area;
use crate::cell_ref::Origin;
use crate::clean;
use crate::csv;
use crate::problems::{Problems, short};
use crate::sheet::key;
use crate::text;
use crate::tidy::areas::{is_official, kind};
use report_core::wire::{self, Area, Neighbour, Neighbours, Report};
use std::cmp::Ordering;

/// The most neighbours of a list.
const MOST: usize = 100;

/// A list of neighbours of one authority.
pub struct NeighbourList {
    name: String,
    list: String,
    found: Vec<Found>,
    /// Whether the file says how close they are, by ranks or distances: they are then closest
    /// first, else in its order.
    ordered: bool,
}

/// A neighbour of a list.
struct Found {
    area: Area,
    rank: Option<u32>,
    distance: Option<f64>,
    closeness: Option<String>,
}

/// What stands under the headings of a list in CSV.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    /// Whose neighbour it is.
    Of,
    /// The neighbour's name.
    Name,
    /// The neighbour's code.
    Code,
    /// Its place in the list, from 1.
    Rank,
    /// How far it is, the closest least.
    Distance,
    /// How close it is, in the list's words.
    Closeness,
}

fn column(heading: &str) -> Option<Column> {
    Some(match key(heading).as_str() {
        "neighbour"
        | "neighbourname"
        | "nearestneighbour"
        | "nearestneighbourname"
        | "statisticalneighbour"
        | "statisticalneighbourname"
        | "neighbouringauthority"
        | "comparator" => Column::Name,
        "neighbourcode"
        | "nearestneighbourcode"
        | "statisticalneighbourcode"
        | "comparatorcode" => Column::Code,
        "rank" | "order" | "position" | "place" | "neighbournumber" | "neighbourrank"
        | "number" | "no" => Column::Rank,
        "distance" | "neighbourdistance" => Column::Distance,
        "closeness" | "similarity" | "score" => Column::Closeness,
        "authority" | "localauthority" | "authorityname" | "localauthorityname" | "laname"
        | "council" | "areaname" | "area" | "authoritycode" | "localauthoritycode" | "lacode"
        | "areacode" | "onscode" | "gsscode" => Column::Of,
        _ => return None,
    })
}

impl NeighbourList {
    /// Reads a list, which is called `list`, for the area that a report is about. `None` where it cannot be
    /// read; the problems say why.
    pub fn read(
        name: &str,
        bytes: &[u8],
        called: Option<&str>,
        report: &Report,
        problems: &mut Problems,
    ) -> Option<Self> {
        let place = Origin::file(name).place();
        let year = |words: &str| words.bytes().filter(u8::is_ascii_digit).count() >= 4;
        let Some(called) = called.filter(|words| year(words)) else {
            problems.error(
                &place,
                "it is not said which list of neighbours it is, and of which year; expected --list, like --list \"CIPFA nearest neighbours, 2024\", or \"neighbours\" in the recipe, under \"comparators\"",
            );
            return None;
        };
        let mut found = of_csv(name, bytes, report, problems)?;
        if found.is_empty() || found.len() > MOST {
            problems.error(
                &place,
                format!(
                    "it has {} neighbours of {}; expected 1 to {MOST}",
                    found.len(),
                    own_area(report).map_or("", |own| &own.name)
                ),
            );
            return None;
        }
        let ranked = found.iter().all(|one| one.rank.is_some());
        let measured = found.iter().all(|one| one.distance.is_some());
        if ranked {
            found.sort_by_key(|one| one.rank);
        } else if measured {
            found.sort_by(|a, b| {
                a.distance
                    .partial_cmp(&b.distance)
                    .unwrap_or(Ordering::Equal)
            });
        }
        Some(Self {
            name: name.to_owned(),
            list: clean::line(called),
            ordered: ranked || measured,
            found,
        })
    }

    /// Makes them the neighbours of a report; those that it has already give way, which is told.
    pub(super) fn join(self, report: &mut Report, problems: &mut Problems) {
        let place = Origin::file(self.name.as_str()).place();
        let before = report.areas.len();
        let found: Vec<Area> = self.found.iter().map(|one| one.area.clone()).collect();
        let ids = areas(report, &found);
        let neighbours = Neighbours {
            list: self.list,
            areas: self
                .found
                .into_iter()
                .map(|one| Neighbour {
                    area: ids.get(&one.area.id).cloned().unwrap_or(one.area.id),
                    closeness: one.closeness,
                })
                .collect(),
        };
        let old = report.neighbours.as_ref();
        if let Some(old) = old.filter(|old| **old != neighbours && !old.areas.is_empty()) {
            problems.notice(
                &place,
                format!(
                    "the neighbours were the {} of \"{}\" and are the {} of \"{}\"",
                    old.areas.len(),
                    short(&old.list),
                    neighbours.areas.len(),
                    short(&neighbours.list)
                ),
            );
        }
        problems.note(format!(
            "{}: {} neighbours, {}: {}",
            self.name,
            neighbours.areas.len(),
            match self.ordered {
                true => "closest first",
                false => "in the order of the file, which should be closest first",
            },
            list(
                &found
                    .iter()
                    .map(|area| area.name.clone())
                    .collect::<Vec<_>>()
            )
        ));
        if report.areas.len() > before {
            let added: Vec<String> = report.areas[before..]
                .iter()
                .map(|a| a.name.clone())
                .collect();
            problems.note(format!(
                "places that are new in the report: {}",
                list(&added)
            ));
        }
        report.neighbours = Some(neighbours);
    }
}

/// Whether a text has the headings of a list with a neighbour in every row.
pub(super) fn is_list(text: &str) -> bool {
    let mut rows = csv::Records::new(text, b',', 0).flatten();
    rows.next().is_some_and(|row| {
        let mut columns = row.cells.iter().filter_map(|cell| column(&cell.text));
        columns.any(|column| matches!(column, Column::Name | Column::Code))
    })
}

/// The neighbours in CSV: one a row, in its order; where a column says whose they are, those
/// of the report's area alone.
fn of_csv(
    name: &str,
    bytes: &[u8],
    report: &Report,
    problems: &mut Problems,
) -> Option<Vec<Found>> {
    let origin = Origin::file(name);
    let text = text::read(bytes);
    let text = text.map_err(|reason| problems.error(&origin.place(), reason));
    let (separator, skipped, text) = csv::separator(text.ok()?);
    let mut rows = csv::Records::new(text, separator, skipped).flatten();
    let first = rows.next().map_or_else(Vec::new, |row| row.cells);
    let headings: Vec<String> = first.into_iter().map(|cell| cell.text).collect();
    let mut columns: Vec<Option<Column>> = headings.iter().map(|heading| column(heading)).collect();
    let has = |columns: &[Option<Column>], wanted| columns.contains(&Some(wanted));
    // A list of one authority has its neighbours under the heading of authorities.
    if !has(&columns, Column::Name) && !has(&columns, Column::Code) {
        for (column, heading) in columns.iter_mut().zip(&headings) {
            if *column == Some(Column::Of) {
                let is_code = key(heading).ends_with("code");
                *column = Some(if is_code { Column::Code } else { Column::Name });
            }
        }
    }
    if !has(&columns, Column::Name) && !has(&columns, Column::Code) {
        let shown: Vec<&str> = headings.iter().take(8).map(String::as_str).collect();
        problems.error(
            &origin.place(),
            format!(
                "no column is headed \"Neighbour\"; expected one with the names or codes of authorities, beside {}",
                short(&shown.join(", "))
            ),
        );
        return None;
    }
    let mut found: Vec<Found> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut sound = true;
    for row in rows {
        let line = row.number;
        let all = |wanted: Column| {
            let cells = columns.iter().zip(&row.cells);
            let cells = cells.filter(move |(own, _)| **own == Some(wanted));
            cells.map(|(_, cell)| cell.text.trim())
        };
        let get = |wanted: Column| all(wanted).next().unwrap_or_default();
        let mut of = all(Column::Of).filter(|of| !of.is_empty()).peekable();
        if of.peek().is_some() && !of.any(|of| is_own(report, &area(of, of))) {
            continue;
        }
        let (called, code) = (get(Column::Name), get(Column::Code));
        if called.is_empty() && code.is_empty() {
            continue;
        }
        let area = area(if called.is_empty() { code } else { called }, code);
        if called.is_empty() && !report.areas.iter().any(|own| same(own, &area)) {
            problems.error(
                &origin.row(line),
                format!("\"{}\" is the code of no place of the report, and no name is said; expected a column \"Neighbour\" with names", short(code)),
            );
            sound = false;
            continue;
        }
        // The authority itself stands in some lists, at the top.
        if is_own(report, &area) {
            continue;
        }
        if kind(code, &area.name, "") != Some("authority") {
            others.push(area.name);
            continue;
        }
        let rank = match get(Column::Rank) {
            "" if !has(&columns, Column::Rank) => None,
            words => match words.parse() {
                Ok(rank) => Some(rank),
                Err(_) => {
                    problems.error(
                        &origin.row(line),
                        format!(
                            "\"{}\" is no place in a list; expected a number, like 1",
                            short(words)
                        ),
                    );
                    sound = false;
                    continue;
                }
            },
        };
        if found.iter().any(|other| same(&other.area, &area)) {
            problems.error(
                &origin.row(line),
                format!(
                    "\"{}\" stands there twice; expected every neighbour once",
                    short(&area.name)
                ),
            );
            sound = false;
            continue;
        }
        let distance = get(Column::Distance);
        let words = [get(Column::Closeness), distance];
        let closeness = words.into_iter().find(|words| !words.is_empty());
        found.push(Found {
            area,
            rank,
            distance: distance.parse().ok(),
            closeness: closeness.map(clean::line),
        });
    }
    if !others.is_empty() {
        let message = format!(
            "{} left out of the neighbours; expected authorities alone, no nations, regions or means",
            match others.as_slice() {
                [one] => format!("{one} is"),
                _ => format!("{} are", list(&others)),
            }
        );
        problems.notice(&origin.place(), message);
    }
    sound.then_some(found)
}

fn area(name: &str, code: &str) -> Area {
    wire::Area {
        id: clean::slug(name),
        name: clean::line(name),
        kind: "authority".to_owned(),
        code: (is_official(code) || code.bytes().all(|b| b.is_ascii_digit()) && !code.is_empty())
            .then(|| code.to_owned()),
    }
}
