//! Tables of explore education statistics: a row for every area and year, a column for every measure,
//! areas of all levels in one file, and columns that part the figures.
//!
//! Refuses nothing that it can name: rows of areas that are neither a nation, a region nor an authority
//! are left out and counted.

use super::clean;
use super::columns::is_whole;
use super::problems::Problems;
use super::sheet::{Row as SheetRow, Sheet, key};
use super::tidy::{self, FIELDS, Field, From, Row, Table};

/// The headings by which such a file is known.
const KNOWN_BY: [&str; 3] = ["timeperiod", "timeidentifier", "geographiclevel"];

/// The levels of areas that are read: as the file says it, the columns of code and name.
const LEVELS: [(&str, &str, &str); 4] = [
    ("national", "countrycode", "countryname"),
    ("regional", "regioncode", "regionname"),
    ("localauthority", "newlacode", "laname"),
    ("localauthoritydistrict", "ladcode", "ladname"),
];

/// Whether these are the headings of such a table: the file's own, and no column of values.
pub fn is_headings(row: &SheetRow) -> bool {
    let has = |wanted: &str| row.cells.iter().any(|cell| key(&cell.text) == wanted);
    KNOWN_BY.iter().all(|heading| has(heading)) && !has("value")
}

/// What stands in a column beside time and area.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Figures.
    Measure,
    /// Words that part them.
    Part,
    /// Time or area.
    Place,
}

/// Reads such a table.
pub fn read(name: &str, sheet: Sheet, below: &[SheetRow], problems: &mut Problems) -> Table {
    let headings: Vec<String> = sheet.headings.iter().map(|h| key(&h.text)).collect();
    let text = |row: &SheetRow, at: usize| {
        let cell = row.cells.get(at);
        cell.map_or(String::new(), |cell| cell.text.trim().to_owned())
    };
    let holds: Vec<Holds> = (0..headings.len())
        .map(|at| {
            let heading = headings[at].as_str();
            if KNOWN_BY.contains(&heading) || is_area(heading) {
                return Holds::Place;
            }
            let (mut figures, mut symbols, mut others) = (0, 0, 0);
            for words in below.iter().map(|row| text(row, at)) {
                match tidy::plain(&words) {
                    _ if words.is_empty() => {}
                    Some((Some(_), _)) => figures += 1,
                    Some((None, _)) => symbols += 1,
                    // What parts figures by numbers has words for the whole of them.
                    None if is_whole(&words) => return Holds::Part,
                    None => others += 1,
                }
            }
            // A few other words among figures are slips, each told where it stands.
            match figures > 0 && figures + symbols > others {
                true => Holds::Measure,
                false => Holds::Part,
            }
        })
        .collect();
    let at = |heading: &str| headings.iter().position(|own| own == heading);
    let of = |row: &SheetRow, heading: &str| at(heading).map_or(String::new(), |at| text(row, at));
    let (mut rows, mut left) = (Vec::new(), 0);
    for found in below {
        let level = key(&of(found, "geographiclevel"));
        let Some((_, code, area)) = LEVELS.iter().find(|(own, ..)| *own == level) else {
            left += 1;
            continue;
        };
        for column in (0..holds.len()).filter(|at| holds[*at] == Holds::Measure) {
            let mut row = Row::new(found.number);
            row.column = Some(column);
            row.add(Field::AreaCode, &of(found, code));
            row.add(Field::AreaName, &of(found, area));
            row.add(Field::Period, &of(found, "timeperiod"));
            row.add(Field::PeriodKind, &of(found, "timeidentifier"));
            let title = title(&sheet.headings[column].text);
            row.add(Field::Unit, unit(&title));
            row.add(Field::Indicator, &title);
            row.add(Field::Value, &text(found, column));
            for part in (0..holds.len()).filter(|at| holds[*at] == Holds::Part) {
                let words = text(found, part);
                if !is_whole(&words) {
                    row.add(Field::Part, &words);
                }
            }
            row.shrink();
            rows.push(row);
        }
    }
    problems.note(format!(
        "{name}: read as a table of explore education statistics, with a column for every measure"
    ));
    if left > 0 {
        let are = if left == 1 { "row is" } else { "rows are" };
        problems.note(format!(
            "{name}: {left} {are} of areas that are no nation, region or authority, and left out"
        ));
    }
    let mut places = vec![None; FIELDS];
    places[Field::Period as usize] = at("timeperiod");
    places[Field::PeriodKind as usize] = at("timeidentifier");
    Table {
        name: super::text::stem(name),
        rows,
        source: None,
        from: From::Sheet(sheet, places),
    }
}

/// Whether a heading is that of an area's code or name.
fn is_area(heading: &str) -> bool {
    let own = LEVELS
        .iter()
        .any(|(_, code, name)| heading == *code || heading == *name);
    own || heading == "oldlacode"
}

/// The title of a measure, from a heading in the words of programs: `sess_overall_percent`.
fn title(heading: &str) -> String {
    clean::capital(&heading.replace('_', " "))
}

/// The unit that a title names.
fn unit(title: &str) -> &'static str {
    let words = title.to_lowercase();
    let mut words = words.split(' ');
    match () {
        () if words
            .clone()
            .any(|word| matches!(word, "percent" | "percentage" | "pct" | "pc")) =>
        {
            "%"
        }
        () if words.any(|word| matches!(word, "number" | "count" | "num" | "headcount")) => {
            "Number"
        }
        () => "",
    }
}
