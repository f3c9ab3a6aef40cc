//! What is wrong with a source, and words for it.

use super::cell_ref::CellRef;
use report_core::problem::{self, Cause, Problem, Severity};
use std::collections::HashMap;

/// What is wrong with a source, in the order found, and what was done that is worth saying.
#[derive(Debug, Default)]
pub struct Problems {
    /// Errors and notices, in the order found.
    pub list: Vec<Problem>,
    /// What was done: rows joined, examples left out. Neither an error nor a notice.
    pub notes: Vec<String>,
    /// What a recipe can say so that some of them are none.
    pub mends: Vec<Mend>,
}

/// What a recipe can say so that all problems of a message are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The message of the problems.
    pub says: String,
    /// Its place in the recipe, name by name.
    pub at: Vec<String>,
    /// The answers to choose from; none where any words will do.
    pub choices: Vec<String>,
    /// The likeliest answer, where there is one.
    pub proposed: Option<String>,
}

/// As many problems are kept before they are counted by cause.
pub(crate) const MOST_KEPT: usize = 10_000;

impl Problems {
    /// Something is wrong: nothing is written until it is mended.
    pub fn error(&mut self, at: &CellRef, message: impl Into<String>) {
        self.add(Severity::Error, at, message.into());
    }

    /// Somebody should look.
    pub fn notice(&mut self, at: &CellRef, message: impl Into<String>) {
        self.add(Severity::Notice, at, message.into());
    }

    /// Something was done that the officer will want to know.
    pub fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    /// Says what a recipe can say in a place so that the problems of a message are none.
    pub fn mend(&mut self, says: &str, at: &[&str], choices: &[&str], proposed: Option<&str>) {
        if self.mends.iter().any(|mend| mend.says == says) {
            return;
        }
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        self.mends.push(Mend {
            says: says.to_owned(),
            at: own(at),
            choices: own(choices),
            proposed: proposed.map(str::to_owned),
        });
    }

    /// How many errors.
    pub fn errors(&self) -> usize {
        problem::count(&self.list, Severity::Error)
    }

    /// Adds all that another list holds.
    pub fn append(&mut self, other: Self) {
        for problem in other.list {
            self.push(problem);
        }
        self.notes.extend(other.notes);
        self.mends.extend(other.mends);
    }

    /// Makes every notice an error, as `--strict` asks.
    pub fn strict(&mut self) {
        for problem in &mut self.list {
            problem.severity = Severity::Error;
        }
    }

    /// Puts problems of a workbook together that say the same of several rows of one column: one
    /// cause is told once, with its rows, where the first of them stood.
    pub fn grouped(&mut self) {
        // Of very many most are counted by now, and not by row: a count of both sorts would be a
        // count of neither.
        if self.list.iter().any(|problem| problem.count > 1) {
            return;
        }
        let all = std::mem::take(&mut self.list);
        let mut known: HashMap<(Cause, &str, &str), usize> = HashMap::new();
        let mut groups: Vec<(&Problem, Vec<&str>)> = Vec::new();
        for problem in &all {
            let next = groups.len();
            let group = match in_row(&problem.path) {
                None => next,
                Some((before, _, after)) => {
                    let key = (problem.cause(), before, after);
                    *known.entry(key).or_insert(next)
                }
            };
            if group == next {
                groups.push((problem, Vec::new()));
            }
            groups[group]
                .1
                .extend(in_row(&problem.path).map(|(_, row, _)| row));
        }
        let joined = |(problem, rows): (&Problem, Vec<&str>)| match in_row(&problem.path) {
            Some((before, _, after)) if rows.len() > 1 => Problem {
                path: format!("{before}{after}, rows {}", row_list(&rows)),
                ..problem.clone()
            },
            _ => problem.clone(),
        };
        self.list = groups.into_iter().map(joined).collect();
    }

    fn add(&mut self, severity: Severity, at: &CellRef, message: String) {
        self.push(Problem::new(severity, at.to_string(), message));
    }

    /// Keeps a problem that was found elsewhere. Of very many most are only counted, by cause.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
        if self.list.len() > MOST_KEPT {
            self.list = problem::bounded(std::mem::take(&mut self.list));
        }
    }
}

/// A place in a row of a sheet: what stands before the row, its number, what stands after it.
fn in_row(at: &str) -> Option<(&str, &str, &str)> {
    let at_row = at.starts_with("sheet ").then(|| at.find(", row "))??;
    let (before, rest) = at.split_at(at_row);
    let rest = rest.strip_prefix(", row ")?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (row, after) = rest.split_at(end);
    (after.is_empty() || after.starts_with(", column ")).then_some((before, row, after))
}

/// So many rows are named of one cause.
const MOST_ROWS: usize = 12;

/// Numbers of rows in words: `3, 4 and 5`, `3, 4, … and 12 more`.
fn row_list(rows: &[&str]) -> String {
    let shown = rows.len().min(MOST_ROWS);
    match rows.len() - shown {
        0 => match rows.split_last() {
            Some((last, others)) if !others.is_empty() => {
                format!("{} and {last}", others.join(", "))
            }
            _ => rows.join(", "),
        },
        more => format!("{} and {more} more", rows[..shown].join(", ")),
    }
}

/// In how many places a problem is, after [`Problems::grouped`]: as many as it names rows, or counts.
pub fn places(problem: &Problem) -> usize {
    let rows = problem.path.rsplit_once(", rows ").map(|(_, rows)| {
        let (named, last) = rows.rsplit_once(" and ").unwrap_or((rows, ""));
        let last = last.strip_suffix(" more").unwrap_or("1").parse();
        named.split(", ").count() + last.unwrap_or(1)
    });
    rows.unwrap_or(1).max(problem.count)
}

/// At most 60 characters of something found, for messages; line breaks become blanks.
pub fn short(found: &str) -> String {
    let found = found.replace(['\n', '\r'], " ");
    match found.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &found[..cut]),
        None => found,
    }
}

/// Words in quotation marks, with commas.
pub fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_a_group_are_counted() {
        let mut problems = Problems::default();
        let sheet = super::super::cell_ref::Origin::sheet("A");
        for row in 2..17 {
            problems.error(&sheet.row(row), "one");
            if row < 4 {
                problems.error(&sheet.row(row), "two");
            }
        }
        problems.error(&sheet.row(3), "three");
        problems.grouped();
        let counts: Vec<usize> = problems.list.iter().map(places).collect();
        assert_eq!(counts, [15, 2, 1]);
    }
}
