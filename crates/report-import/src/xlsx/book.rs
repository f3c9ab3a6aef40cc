//! A workbook before it is written: what stands in which cell. The layout of a sheet is here and
//! nowhere else.

use super::plan::{EXAMPLE, Kind, PRINTED_NOTES, Plan, SKIP, printed};
use super::sheets::SHEETS;

/// Example rows after the first, in sheets where one says too little: the cells of the plan.
const MORE: &[(&str, &[&str])] = &[
    ("Columns", &["target", "target", "22/23 target", "2022/23"]),
    ("Columns", &["current", "current", "Current", "2022/23 Q3"]),
    (
        "Finance columns",
        &["revenue", "Budget To Date", "budget_to_date"],
    ),
    (
        "Finance columns",
        &["revenue", "Expenditure To Date", "spend"],
    ),
    ("Finance columns", &["revenue", "Variance", "variance"]),
    (
        "Areas",
        &["wirral", "Wirral", "authority", "344", "1", "Very close"],
    ),
    ("Areas", &["north-west", "North West", "region"]),
    ("Areas", &["england", "England", "nation"]),
];

/// What is written into a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Item {
    /// Nothing.
    #[default]
    Blank,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

impl Item {
    /// Words, or nothing where there are none.
    pub fn text(words: &str) -> Self {
        if words.is_empty() {
            Self::Blank
        } else {
            Self::Text(words.to_owned())
        }
    }
}

/// A heading as it is laid out.
#[derive(Debug)]
pub struct Heading {
    /// The words.
    pub text: String,
    /// What to write under it.
    pub note: String,
    /// What may stand under it.
    pub kind: Kind,
    /// Width in characters.
    pub width: u16,
    /// The field of the format, a path; empty where it is none of the row's own.
    pub field: &'static str,
    /// What the example row has.
    pub example: String,
}

/// A workbook to be written.
#[derive(Debug, Default)]
pub struct Book {
    /// The ids of the printed columns.
    pub printed: Vec<String>,
    /// The headings over amounts of money.
    pub money: Vec<String>,
    /// The rows of the sheet Report: name of the field and its value.
    pub report: Vec<(&'static str, String)>,
    /// The rows of the other sheets by name; cells in the order of [`Book::headings`].
    pub rows: Vec<(&'static str, Vec<Vec<Item>>)>,
}

impl Book {
    /// The workbook that officers fill: an example row in every sheet and nothing else.
    pub fn template() -> Self {
        let mut book = Self {
            printed: ["previous", "target", "current"].map(str::to_owned).into(),
            money: [
                "Annual Budget",
                "Budget To Date",
                "Expenditure To Date",
                "Variance",
            ]
            .map(str::to_owned)
            .into(),
            ..Self::default()
        };
        for plan in SHEETS {
            let headings = book.headings(plan);
            let first: Vec<&str> = headings.iter().map(|h| h.example.as_str()).collect();
            let more = MORE.iter().filter(|(name, _)| *name == plan.name);
            let more = more.map(|(_, cells)| {
                let cells = std::iter::once(EXAMPLE).chain(cells.iter().copied());
                cells.collect::<Vec<&str>>()
            });
            let rows = std::iter::once(first).chain(more).map(|cells| {
                let cells = cells.into_iter().zip(&headings);
                cells
                    .map(|(cell, heading)| example(cell, heading))
                    .collect()
            });
            let rows = rows.collect();
            book.rows.push((plan.name, rows));
        }
        book
    }

    /// The headings of a sheet, in order: which rows to skip, the columns of the plan, and the
    /// columns that depend on the report, for figures as printed and for amounts.
    pub fn headings(&self, plan: &Plan) -> Vec<Heading> {
        let mut headings = vec![Heading {
            text: SKIP.to_owned(),
            note: format!(
                "Rows that say \"{EXAMPLE}\" here are left out. Delete them when you like."
            ),
            kind: Kind::Choice(&[EXAMPLE]),
            width: 9,
            field: "",
            example: EXAMPLE.to_owned(),
        }];
        for column in plan.columns {
            if plan.name == "Indicators" && column.heading == "Rating" {
                headings.extend(self.printed_headings());
            }
            headings.push(Heading {
                text: column.heading.to_owned(),
                note: column.note.to_owned(),
                kind: column.kind,
                width: column.width,
                field: column.field,
                example: column.example.to_owned(),
            });
        }
        match plan.name {
            "Parts" => headings.extend(self.printed_headings()),
            "Finance" => headings.extend(self.money.iter().zip(AMOUNTS.iter().cycle()).map(|(heading, amount)| Heading {
                text: heading.clone(),
                note: "The amount in the table's unit; a minus or brackets for less than nothing. The heading is that of Finance columns.".to_owned(),
                kind: Kind::Number,
                width: 14,
                field: "",
                example: (*amount).to_owned(),
            })),
            _ => {}
        }
        headings
    }

    fn printed_headings(&self) -> impl Iterator<Item = Heading> {
        let examples = ["107", "90", "136"].into_iter().cycle();
        self.printed.iter().zip(examples).flat_map(|(id, example)| {
            let kinds = [Kind::Text, Kind::Number, Kind::Symbols];
            let all = printed(id).into_iter().zip(PRINTED_NOTES).zip(kinds);
            all.map(move |((text, note), kind)| Heading {
                text,
                note: note.to_owned(),
                kind,
                width: match kind {
                    Kind::Text => 18,
                    _ => 10,
                },
                field: "",
                example: match kind {
                    Kind::Text => example.to_owned(),
                    _ => String::new(),
                },
            })
        })
    }
}

/// Example amounts: a budget, what of it there is to date, what is spent, what is over.
const AMOUNTS: [&str; 4] = ["8635", "4445", "4539", "-94"];

fn example(words_of: &str, heading: &Heading) -> Item {
    let number = words_of.parse().ok();
    match number.filter(|_| heading.kind == Kind::Number) {
        Some(number) => Item::Number(number),
        None => Item::text(&words(words_of, heading.kind)),
    }
}

/// A word of the format as it is written in cells: of words to choose from, with blanks.
pub fn words(word: &str, kind: Kind) -> String {
    match kind {
        Kind::Choice(_) => word.replace('_', " "),
        _ => word.to_owned(),
    }
}
