//! Whose figures the rows are, and whose of them are asked for.
//!
//! Refuses to take any region for the own one: of several, only the one that is named is kept.

use super::{Field, Row, Table};
use crate::cell_ref::CellRef;
use crate::clean;
use crate::options::Options;
use crate::problems::{Problems, short};
use crate::sheet::key;
use report_core::read::MOST_SERIES;
use report_core::wire;
use std::collections::{HashMap, HashSet};

/// An area as the rows name it.
#[derive(Debug, Clone)]
pub(super) struct AreaSeen {
    pub code: String,
    pub name: String,
    /// The spelling of the format; none for combined authorities and the like.
    pub kind: Option<&'static str>,
    /// How many rows it has.
    rows: usize,
    /// The place of its first row, and another name that a later row has, with its place.
    first: CellRef,
    other: Option<(String, CellRef)>,
}

/// The areas of all rows, in the order found.
#[derive(Debug, Default)]
pub(super) struct Areas {
    pub found: Vec<AreaSeen>,
    by_key: HashMap<String, usize>,
}

/// What a row is known by: the code, else the name.
fn key_of(row: &Row) -> String {
    match key(row.get(Field::AreaCode)).as_str() {
        "" => key(row.get(Field::AreaName)),
        code => code.to_owned(),
    }
}

impl Areas {
    pub fn of(tables: &[Table]) -> Self {
        let mut areas = Self::default();
        for table in tables {
            for row in &table.rows {
                areas.add(table, row);
            }
        }
        areas.join_names();
        areas
    }

    fn add(&mut self, table: &Table, row: &Row) {
        let own = key_of(row);
        if own.is_empty() {
            return;
        }
        let next = self.found.len();
        let at = *self.by_key.entry(own).or_insert(next);
        let (code, name) = (row.get(Field::AreaCode), row.get(Field::AreaName));
        if at == next {
            self.found.push(AreaSeen {
                code: code.to_owned(),
                name: clean::line(if name.is_empty() { code } else { name }),
                kind: kind(code, name, row.get(Field::Geography)),
                rows: 0,
                first: table.place(row, Field::AreaName),
                other: None,
            });
        }
        let found = &mut self.found[at];
        found.rows += 1;
        if found.other.is_none() && !name.is_empty() && !code.is_empty() {
            if key(&found.name) == key(&found.code) {
                // The first rows had the code alone.
                found.name = clean::line(name);
            } else if key(&found.name) != key(name) {
                found.other = Some((clean::line(name), table.place(row, Field::AreaName)));
            }
        }
    }

    /// An area that some rows name by its name alone is the one that others give a code, where
    /// only one has that name.
    fn join_names(&mut self) {
        let mut coded: HashMap<String, Option<usize>> = HashMap::new();
        for (at, area) in self.found.iter().enumerate() {
            if !area.code.is_empty() {
                let one = coded.entry(key(&area.name)).or_insert(Some(at));
                *one = one.filter(|known| *known == at);
            }
        }
        for at in 0..self.found.len() {
            let area = &self.found[at];
            let same = coded.get(&key(&area.name)).copied().flatten();
            if let Some(same) = same.filter(|_| area.code.is_empty()) {
                self.found[same].rows += std::mem::take(&mut self.found[at].rows);
                let key = key(&self.found[at].name);
                self.by_key.insert(key, same);
            }
        }
        // Those that were joined have no rows; nobody can name them any more.
        let mut places = vec![None; self.found.len()];
        let mut kept = 0;
        for (place, area) in places.iter_mut().zip(&self.found) {
            if area.rows > 0 {
                *place = Some(kept);
                kept += 1;
            }
        }
        self.found.retain(|area| area.rows > 0);
        for at in self.by_key.values_mut() {
            *at = places[*at].unwrap_or(*at);
        }
    }

    /// Says where an area that is shown has two names, and where two have one.
    fn lint_names(&self, order: &[usize], problems: &mut Problems) {
        let mut names: HashMap<String, usize> = HashMap::new();
        for &at in order {
            let area = &self.found[at];
            if let Some((other, place)) = &area.other {
                problems.notice(
                    place,
                    format!(
                        "{} is called \"{}\" here and \"{}\" at {}; expected one name: the first is taken",
                        area.code,
                        short(other),
                        short(&area.name),
                        area.first
                    ),
                );
            }
            let first = *names.entry(key(&area.name)).or_insert(at);
            if first != at {
                let other = &self.found[first];
                problems.notice(
                    &area.first,
                    format!(
                        "\"{}\" is the name of {} here and of {} at {}; expected a name for each, \
                         such as one with its years: they are shown as two places",
                        short(&area.name),
                        area.code,
                        other.code,
                        other.first
                    ),
                );
            }
        }
    }

    /// The area of a row.
    pub fn of_row(&self, row: &Row) -> Option<usize> {
        self.by_key.get(&key_of(row)).copied()
    }

    /// The area that a code or a name stands for.
    pub fn named(&self, words: &str) -> Option<usize> {
        let wanted = key(words);
        let code = |area: &AreaSeen| !wanted.is_empty() && key(&area.code) == wanted;
        let name = |area: &AreaSeen| !wanted.is_empty() && key(&area.name) == wanted;
        let places = self.found.iter().position(code);
        // Of areas of one name the authority is meant: there are regions called like one.
        let authority = |area: &AreaSeen| name(area) && area.kind == Some("authority");
        let places = places.or_else(|| self.found.iter().position(authority));
        places.or_else(|| self.found.iter().position(name))
    }

    /// The first few areas in words, for messages.
    fn some(&self, which: impl Iterator<Item = usize>) -> String {
        let mut names: Vec<String> = Vec::new();
        let mut more = 0;
        for at in which {
            let area = &self.found[at];
            match names.len() {
                5 => more += 1,
                _ if area.code.is_empty() => names.push(area.name.clone()),
                _ => names.push(format!("{} ({})", area.name, area.code)),
            }
        }
        match more {
            0 => names.join(", "),
            more => format!("{} and {more} more", names.join(", ")),
        }
    }
}

/// The areas that are shown: places in [`Areas`], the report's own first, and the format's words
/// for each.
pub(super) struct Shown {
    pub order: Vec<usize>,
    pub areas: Vec<wire::Area>,
}

/// Decides whose figures are shown. `None` where it is not clear whose report it is; the problems
/// say so.
pub(super) fn shown(
    areas: &Areas,
    options: &Options,
    tables: &[Table],
    problems: &mut Problems,
) -> Option<Shown> {
    let place = tables.first()?.whole();
    let authorities: Vec<usize> = (0..areas.found.len())
        .filter(|at| areas.found[*at].kind == Some("authority"))
        .collect();
    let own = match (options.get("area"), authorities.as_slice()) {
        // The last report's area has a code and a name, and the update may say either.
        (Some(words), _) => match words.split('|').find_map(|one| areas.named(one)) {
            Some(own) => own,
            None => {
                problems.error(
                    &place,
                    format!(
                        "no row is about \"{}\", which {}; there are {}",
                        short(&words.replace('|', ", ")),
                        match words.contains('|') {
                            true => "the report is about",
                            false => "--area names",
                        },
                        areas.some(0..areas.found.len())
                    ),
                );
                return None;
            }
        },
        (None, [only]) => *only,
        (None, _) => {
            problems.error(
                &place,
                format!(
                    "it is not said whose report this is; expected --area with a code or a name, \
                     like --area E06000006; there are {}",
                    areas.some(0..areas.found.len())
                ),
            );
            return None;
        }
    };
    let mut named: HashSet<usize> = HashSet::new();
    for option in ["beside", "region"] {
        for words in options.list(option).unwrap_or_default() {
            match areas.named(words) {
                Some(at) if areas.found[at].kind.is_none() && is_sum(&areas.found[at].name) => {
                    let message = format!(
                        "\"{}\", which --{option} names, is made of several places by its name; \
                         expected one place, like Wirral",
                        short(words)
                    );
                    problems.error(&areas.found[at].first, message);
                }
                Some(at) => {
                    named.insert(at);
                }
                None if option == "beside" && words == "all" => {}
                None => problems.error(
                    &place,
                    format!(
                        "no row is about \"{}\", which --{option} names",
                        short(words)
                    ),
                ),
            }
        }
    }
    let all = options.list("beside").is_none_or(|list| list == ["all"]);
    let regions = areas.found.iter().filter(|a| a.kind == Some("region"));
    let only_region = regions.count() == 1;
    // The nation is the one whose letter begins the own code; without codes there is one at most.
    let letter = areas.found[own].code.chars().next();
    let nations = areas.found.iter().filter(|a| a.kind == Some("nation"));
    let only_nation = nations.count() == 1;
    let wanted = |at: usize| {
        let area = &areas.found[at];
        at == own
            || named.contains(&at)
            || all
                && match area.kind {
                    Some("authority") => true,
                    Some("region") => only_region,
                    Some("nation") => {
                        only_nation || (letter.is_some() && area.code.chars().next() == letter)
                    }
                    _ => false,
                }
    };
    let rank = |at: usize| match areas.found[at].kind {
        _ if at == own => 0,
        Some("region") => 2,
        Some("nation") => 3,
        _ => 1,
    };
    let mut order: Vec<usize> = (0..areas.found.len()).filter(|at| wanted(*at)).collect();
    order.sort_by_key(|at| rank(*at));
    let left: Vec<usize> = (0..areas.found.len()).filter(|at| !wanted(*at)).collect();
    let rows: usize = left.iter().map(|at| areas.found[*at].rows).sum();
    if rows > 0 {
        problems.note(format!(
            "{rows} rows of {} other areas are left out: {}; --beside and --region name those to keep",
            left.len(),
            areas.some(left.iter().copied())
        ));
    }
    if order.len() > MOST_SERIES {
        problems.error(
            &place,
            format!(
                "there are {} areas to show; expected at most {MOST_SERIES} beside each other: name those to keep with --beside",
                order.len()
            ),
        );
        return None;
    }
    areas.lint_names(&order, problems);
    let mut shown: Vec<wire::Area> = Vec::new();
    for &at in &order {
        let found = &areas.found[at];
        let slug = id(&found.name, &found.code, at);
        let taken = shown.iter().any(|area| area.id == slug);
        let with_code = format!("{slug}-{}", found.code.to_lowercase());
        shown.push(wire::Area {
            id: match taken {
                true if found.code.is_empty() => format!("{slug}-{at}"),
                true => clean::slug(&with_code),
                false => slug,
            },
            name: found.name.clone(),
            kind: found.kind.unwrap_or("authority").to_owned(),
            code: (!found.code.is_empty()).then(|| found.code.clone()),
        });
    }
    Some(Shown {
        order,
        areas: shown,
    })
}

fn id(name: &str, code: &str, at: usize) -> String {
    let slug = [clean::slug(name), clean::slug(code)];
    let slug = slug.into_iter().find(|slug| !slug.is_empty());
    let mut slug = slug.unwrap_or_else(|| format!("area-{at}"));
    slug.truncate(40);
    slug.trim_end_matches('-').to_owned()
}

/// Whether a code is an official one of nine characters, like E06000006.
pub fn is_official(code: &str) -> bool {
    let digits = code.strip_prefix(|c: char| "EWSNK".contains(c));
    digits.is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a name is that of a mean, a total or the like over several areas: `Mean for All English
/// unitary authorities`, `Total`, `North West (average)`.
fn is_sum(name: &str) -> bool {
    const SUMS: &[&str] = &[
        "mean", "average", "median", "minimum", "maximum", "total", "all",
    ];
    let name = name.trim().to_lowercase();
    let first = name.split(|c: char| !c.is_alphanumeric()).next();
    let last = name.strip_suffix(')').and_then(|n| n.rsplit_once('('));
    SUMS.contains(&first.unwrap_or_default()) || last.is_some_and(|(_, last)| SUMS.contains(&last))
}

/// What an area is, from its code, else from its name and the words for its sort.
pub fn kind(code: &str, name: &str, geography: &str) -> Option<&'static str> {
    if is_official(code) {
        return match &code[..3] {
            "E92" | "W92" | "S92" | "N92" | "K02" | "K03" | "K04" => Some("nation"),
            "E12" => Some("region"),
            "E06" | "E07" | "E08" | "E09" | "E10" | "W06" | "S12" | "N09" => Some("authority"),
            _ => None,
        };
    }
    const NATIONS: &[&str] = &[
        "england",
        "wales",
        "scotland",
        "northernireland",
        "englandandwales",
        "greatbritain",
        "unitedkingdom",
        "uk",
    ];
    const REGIONS: &[&str] = &[
        "northeast",
        "northwest",
        "yorkshireandthehumber",
        "eastmidlands",
        "westmidlands",
        "eastofengland",
        "london",
        "southeast",
        "southwest",
    ];
    if is_sum(name) {
        let lower = name.to_lowercase();
        let mean = lower.starts_with("mean ") || lower.starts_with("average ");
        return (mean && lower.contains("neighbours")).then_some("neighbour_mean");
    }
    let (name, geography) = (key(name), key(geography));
    if geography.contains("combined") || geography.contains("cityregion") {
        return None;
    }
    if NATIONS.contains(&name.as_str()) || matches!(geography.as_str(), "nation" | "country") {
        return Some("nation");
    }
    if geography == "region" || (geography.is_empty() && REGIONS.contains(&name.as_str())) {
        return Some("region");
    }
    Some("authority")
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn the_kind_of_an_area_goes_by_its_code_and_else_by_its_name() {
        for (code, name, geography, expected) in [
            ("E06000006", "Halton", "", Some("authority")),
            ("E12000002", "North West", "", Some("region")),
            ("E92000001", "England", "", Some("nation")),
            ("E47000001", "Greater Manchester", "", None),
            (
                "E11000002",
                "Merseyside",
                "County or Unitary Authority",
                None,
            ),
            ("", "North West", "", Some("region")),
            ("", "North East", "Combined Authority or City Region", None),
            ("", "England", "", Some("nation")),
            ("876", "Halton", "", Some("authority")),
            ("", "Mean for All English unitary authorities", "", None),
            (
                "",
                "Mean for Halton CIPFA nearest neighbours",
                "",
                Some("neighbour_mean"),
            ),
            ("", "Minimum for Halton CIPFA nearest neighbours", "", None),
            ("", "Total", "", None),
            ("", "All England", "", None),
            ("", "North West (average)", "", None),
            ("", "Allerdale", "", Some("authority")),
            ("", "Durham", "Local Authority District", Some("authority")),
        ] {
            assert_eq!(kind(code, name, geography), expected, "{code} {name}");
        }
    }
}
