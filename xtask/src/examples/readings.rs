//! How each measure of a report was read, from the hand-written tables beside the transcription:
//! `readings.csv` (one row a measure), `cells.csv` (cells that no rule reads), `parts.csv`
//! (parts of a measure that are printed in one row). A row that fits nothing is an error.

use crate::printed;
use crate::table::{self, Row};
use report_core::wire::{Breakdown, Cell, Indicator, Table, Unit};
use std::path::Path;

/// The three tables of one report.
pub struct Readings {
    readings: Vec<Row>,
    cells: Vec<Row>,
    parts: Vec<Row>,
    next: usize,
}

/// What is printed in one column for one measure.
pub struct Printed<'a> {
    /// The column's id.
    pub column: &'a str,
    /// The words; empty where nothing is printed or nothing can be read.
    pub words: &'a str,
    /// What an empty cell means: the cell to write, or nothing.
    pub empty: Option<Cell>,
}

impl Readings {
    /// Reads the tables of a report's folder.
    ///
    /// # Errors
    /// When `readings.csv` is missing, or a row of the others names a measure it has not got.
    pub fn read(folder: &Path) -> Result<Readings, String> {
        let readings = table::read(&folder.join("readings.csv"))?;
        let cells = table::read_if_there(&folder.join("cells.csv"))?;
        let parts = table::read_if_there(&folder.join("parts.csv"))?;
        for row in cells.iter().chain(&parts) {
            if !readings.iter().any(|r| r.get("id") == row.get("id")) {
                return Err(format!(
                    "{}: no measure {}",
                    folder.display(),
                    row.get("id")
                ));
            }
        }
        Ok(Readings {
            readings,
            cells,
            parts,
            next: 0,
        })
    }

    /// The next measure in printed order, as far as its reading and its cells go.
    ///
    /// # Errors
    /// When the readings are in another order than the measures.
    pub fn indicator(&mut self, r#ref: &str, cells: &[Printed]) -> Result<Indicator, String> {
        let row = self
            .readings
            .get(self.next)
            .ok_or_else(|| format!("readings.csv ends before {}", r#ref))?;
        self.next += 1;
        if row.get("ref") != r#ref {
            return Err(format!(
                "readings.csv has {} where {} is due",
                row.get("ref"),
                r#ref
            ));
        }
        let id = row.get("id");
        let mut indicator = Indicator {
            id: id.to_owned(),
            r#ref: row.words("ref"),
            short_title: row.words("short_title"),
            unit: unit(row),
            polarity: row.words("polarity"),
            basis: row.words("basis"),
            note: row.words("note"),
            cells: Table(
                cells
                    .iter()
                    .filter_map(|p| Some((p.column.to_owned(), self.cell(id, p)?)))
                    .collect(),
            ),
            breakdowns: self.breakdowns(id),
            ..Indicator::default()
        };
        let decimals = all_cells(&indicator).filter_map(|c| {
            let read = [c.value, c.to].into_iter().flatten().map(printed::decimals);
            read.max()
        });
        let decimals = decimals.max().unwrap_or(0);
        indicator.decimals = Some(row.number("decimals").map_or(decimals, |d| d as u8));
        Ok(indicator)
    }

    /// Whether every reading was used.
    ///
    /// # Errors
    /// When readings are left over.
    pub fn finish(&self) -> Result<(), String> {
        match self.readings.get(self.next) {
            Some(row) => Err(format!("readings.csv has {} too many", row.get("id"))),
            None => Ok(()),
        }
    }

    fn cell(&self, id: &str, printed: &Printed) -> Option<Cell> {
        let by_hand = self
            .cells
            .iter()
            .find(|row| row.get("id") == id && row.get("column") == printed.column);
        let cell = if printed.words.is_empty() {
            printed.empty.clone()
        } else {
            Some(printed::read(printed.words))
        };
        match by_hand {
            Some(row) => Some(amended(cell.unwrap_or_default(), row)),
            None => cell,
        }
    }

    fn breakdowns(&self, id: &str) -> Vec<Breakdown> {
        let mut breakdowns: Vec<Breakdown> = Vec::new();
        for row in self.parts.iter().filter(|row| row.get("id") == id) {
            let part = match breakdowns.iter_mut().find(|b| b.id == row.get("part")) {
                Some(part) => part,
                None => {
                    breakdowns.push(Breakdown {
                        id: row.get("part").to_owned(),
                        title: row.get("title").to_owned(),
                        ..Breakdown::default()
                    });
                    breakdowns.last_mut().expect("one was pushed")
                }
            };
            let cell = amended(printed::read(row.get("printed")), row);
            part.cells.0.push((row.get("column").to_owned(), cell));
        }
        breakdowns
    }
}

/// The cells of an indicator and of its parts.
pub fn all_cells(indicator: &Indicator) -> impl Iterator<Item = &Cell> {
    let own = indicator.cells.0.iter();
    let parts = indicator.breakdowns.iter().flat_map(|b| b.cells.0.iter());
    own.chain(parts).map(|(_, cell)| cell)
}

/// A cell with what was written by hand in place of what the rule read.
fn amended(cell: Cell, row: &Row) -> Cell {
    let value = match row.get("value") {
        "" => cell.value,
        "words" => None,
        _ => row.number("value"),
    };
    Cell {
        value,
        to: row.number("to"),
        mark: match row.get("mark") {
            "" => cell.mark,
            "none" => None,
            mark => Some(mark.to_owned()),
        },
        period: row.words("period"),
        basis: row.words("basis"),
        heading: row.words("heading"),
        numerator: row.number("numerator"),
        denominator: row.number("denominator"),
        note: row.words("note").or(cell.note),
        printed: cell.printed,
    }
}

fn unit(row: &Row) -> Unit {
    Unit {
        kind: row.get("unit").to_owned(),
        per: row.number("per"),
        of: row.words("of"),
        axis: row.words("axis"),
        symbol: row.words("symbol"),
    }
}

/// A cell that cannot be read in the source.
pub fn lost() -> Cell {
    Cell {
        mark: Some("x".to_owned()),
        note: Some("Cannot be read in the source.".to_owned()),
        ..Cell::default()
    }
}
