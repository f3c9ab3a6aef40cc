//! Questions about a recipe in words for who knows the sheet and not the recipe.

use crate::FormField;
use report_import::clean;
use report_import::options::OPTIONS;
use report_import::problems::Mend;
use report_import::xlsx::recipe::{MEANINGS, OPEN, Question};

/// So many cells of a question are named.
const MOST_CELLS: usize = 3;

/// What the words of a recipe mean, by where they stand.
#[rustfmt::skip]
const WORDS: &[(&str, &[(&str, &str)])] = &[
    ("columns", &[
        ("ref", "Reference"),
        ("title", "Name of the measure"),
        ("objective", "Objective"),
        ("definition", "Definition"),
        ("unit", "Unit"),
        ("good_is", "Whether high or low is good"),
        ("basis", "How it is counted"),
        ("owner", "Owner"),
        ("period", "Period"),
        ("figure", "Figure"),
        ("target", "Target"),
        ("year_target", "Target for the whole year"),
        ("rating", "Rating"),
        ("direction", "Direction of travel"),
        ("commentary", "Commentary"),
        ("note", "Note"),
        ("nothing", "Not for the report"),
    ]),
    ("rating", &[
        ("green", "Green"),
        ("amber", "Amber"),
        ("red", "Red"),
        ("not_rated", "Not rated"),
        ("commentary", "See the commentary"),
        ("lost", "Not legible"),
        ("nothing", "As good as empty"),
    ]),
    ("direction", &[
        ("better", "Better"),
        ("same", "The same"),
        ("worse", "Worse"),
        ("not_comparable", "Cannot be compared"),
        ("lost", "Not legible"),
        ("nothing", "As good as empty"),
    ]),
    ("good_is", &[
        ("high", "High is good"),
        ("low", "Low is good"),
        ("plan", "Close to the plan is good"),
        ("none", "Neither is good or bad"),
        ("nothing", "As good as empty"),
    ]),
    ("figures", &[
        ("c", "Held back to protect people"),
        ("x", "Not available"),
        ("z", "Not applicable"),
        ("low", "Rounds to zero and is not zero"),
        ("w", "None recorded"),
        ("words", "Show the words as they are"),
        ("nothing", "As good as empty"),
    ]),
    ("renamed", &[("nothing", "None: it was left out")]),
    ("alone", &[
        ("objectives", "The heading of an objective"),
        ("end", "The first row below the table"),
    ]),
    ("basis", &[
        ("snapshot", "At one moment, such as the end of the quarter"),
        ("cumulative", "Added up since the year began"),
        ("whole_period", "In the period alone"),
        ("rolling", "Over the last 12 months"),
        ("annual_forecast", "A forecast for the whole year"),
    ]),
    ("direction_against", &[
        ("same_period_last_year", "The same period last year"),
        ("last_quarter", "The quarter before"),
        ("last_year", "The year before"),
        ("regression", "A trend line"),
    ]),
];

/// A question in words.
pub fn asked(question: &Question) -> FormField {
    let at: Vec<&str> = question.at.iter().map(String::as_str).collect();
    let proposed = question.proposed.as_deref();
    said(
        &at,
        &question.within,
        &question.cells,
        &question.choices,
        proposed,
    )
}

/// What mends a problem, as a question. Its cells are those of the problem.
pub fn mend(mend: &Mend) -> FormField {
    let at: Vec<&str> = mend.at.iter().map(String::as_str).collect();
    let choices: Vec<&str> = mend.choices.iter().map(String::as_str).collect();
    said(&at, "", &[], &choices, mend.proposed.as_deref())
}

fn said(
    at: &[&str],
    within: &str,
    of: &[String],
    choices_of: &[&str],
    proposed: Option<&str>,
) -> FormField {
    let (list, label) = match at {
        ["report", "organisation"] => ("", "Who publishes the report".to_owned()),
        ["report", "title"] => ("", "Title of the report".to_owned()),
        ["report", "id"] => ("", "Name of the report in links".to_owned()),
        ["report", "period"] => ("", "Period of the report".to_owned()),
        ["report", "direction_against"] => (
            "direction_against",
            "Directions of travel compare with".to_owned(),
        ),
        ["areas", ..] => ("", "Place that the report is about".to_owned()),
        ["columns", name] => ("columns", format!("The column “{name}” holds")),
        ["end"] => ("", "Below the table, a row begins with".to_owned()),
        ["words", "rating", words] => ("rating", format!("As a rating, “{words}” means")),
        ["words", "direction", words] => (
            "direction",
            format!("As a direction of travel, “{words}” means"),
        ),
        ["words", "good_is", words] => ("good_is", format!("Of what is good, “{words}” means")),
        ["words", "unit", words] => ("", format!("As a unit, “{words}” means")),
        ["words", "figures", words] => {
            ("figures", format!("In place of a figure, “{words}” means"))
        }
        ["colours", _] => ("rating", "As a rating, this colour means".to_owned()),
        ["groups", "basis", "of", ..] => ("basis", "These measures are counted".to_owned()),
        ["groups", "basis", ..] => ("basis", "All other measures are counted".to_owned()),
        ["groups", "unit", "of", measure] => ("", format!("The unit of “{measure}”")),
        ["groups", "unit", ..] => ("", "The unit of figures without a sign".to_owned()),
        ["sheet"] => ("", "The sheet to read".to_owned()),
        ["renamed", name] => ("renamed", format!("The column “{name}” is now")),
        ["alone", words] => ("alone", format!("“{words}” is")),
        _ => ("", within.to_owned()),
    };
    let cells = match (at, of.len()) {
        (_, 0) => String::new(),
        (["groups", "basis", ..], _) => named("", of),
        (_, 1) => named("Cell ", of),
        _ => named("Cells ", of),
    };
    let like = match at {
        ["report", "id"] => {
            "{period} stands for the period. Lower-case letters, digits and hyphens"
        }
        ["report", "period"] => "Such as 2024/25 Q3",
        ["words", "unit", _] | ["groups", "unit", ..] => {
            "Such as %, count, £, days or per 1,000 residents"
        }
        _ => "",
    };
    let hint: Vec<&str> = [like, &cells]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    FormField {
        label,
        hint: hint.join(". "),
        colour: match at {
            ["colours", colour] => Some((*colour).to_owned()).filter(|colour| is_colour(colour)),
            _ => None,
        },
        choices: choices(list, choices_of),
        answer: proposed.unwrap_or_default().to_owned(),
        at: at.iter().map(|part| (*part).to_owned()).collect(),
    }
}

/// How a message goes on that tells what to write into a recipe by hand.
const BY_HAND: &[&str] = &[
    ", or a line in the recipe",
    "a line in the recipe",
    "a line for it under",
    "; where it means that there is none",
    ". Where it is",
    ". The recipe does not name",
];

/// What was found and what is expected, as two sentences. What a `mend` beside them says is left out.
pub fn found_and_expected(message: &str, mend: bool) -> (String, String) {
    let message = on_page(message);
    let by_hand = BY_HAND.iter().filter_map(|way| message.find(way));
    let end = by_hand.min().filter(|_| mend).unwrap_or(message.len());
    let message = &message[..end];
    let parts = message.split_once("; expected");
    let (found, expected) = parts.unwrap_or((message, ""));
    let whole = |words: &str| match words.trim() {
        "" => String::new(),
        words => sentence(words.to_owned()),
    };
    (whole(found), whole(expected))
}

/// The sheet or file of a place, and the cells in it: `M12, M16 and 5 more (RAG)`.
pub fn place(path: &str) -> (String, String) {
    let Some(sheet) = path.strip_prefix("sheet ") else {
        let (file, rest) = path.split_once(", ").unwrap_or((path, ""));
        return (file.to_owned(), rest.to_owned());
    };
    let begins = [", row ", ", rows ", ", column "];
    let begins = begins.iter().filter_map(|begin| sheet.find(begin));
    let (name, rest) = sheet.split_at(begins.min().unwrap_or(sheet.len()));
    let after = |word: &str| rest.find(word).map(|at| &rest[at + word.len()..]);
    let rows = match (after(", rows "), after(", row ")) {
        (Some(rows), _) => rows,
        (None, Some(row)) => row.split(',').next().unwrap_or_default(),
        (None, None) => "",
    };
    let column = after(", column ").unwrap_or_default();
    let letters = column.split([' ', ',']).next().unwrap_or_default();
    let heading = column.strip_prefix(letters).unwrap_or_default();
    let heading = heading
        .strip_suffix(&format!(", rows {rows}"))
        .unwrap_or(heading);
    let cells = match (letters, rows) {
        ("", "") => String::new(),
        ("", rows) if rows.contains(' ') => format!("rows {rows}"),
        ("", row) => format!("row {row}"),
        (letters, "") => format!("column {letters}"),
        (letters, rows) => cells_of(letters, rows),
    };
    (name.to_owned(), format!("{cells}{heading}"))
}

/// The cells of a column in rows: `12, 16 and 5 more` are `M12, M16 and 5 more`.
fn cells_of(letters: &str, rows: &str) -> String {
    let more = rows.ends_with(" more");
    let all: Vec<&str> = rows.split(' ').collect();
    let is_count = |at: usize| more && at + 2 == all.len();
    let one = |(at, word): (usize, &&str)| match word.starts_with(|c: char| c.is_ascii_digit()) {
        true if !is_count(at) => format!("{letters}{word}"),
        _ => (*word).to_owned(),
    };
    all.iter()
        .enumerate()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What stands under a heading, as a question.
pub fn column(name: &str, meaning: &str) -> FormField {
    FormField {
        at: vec!["columns".to_owned(), name.to_owned()],
        label: format!("The column “{name}” holds"),
        hint: String::new(),
        colour: None,
        choices: choices("columns", MEANINGS),
        answer: if meaning == OPEN {
            String::new()
        } else {
            meaning.to_owned()
        },
    }
}

fn choices(of: &str, all: &[&str]) -> Vec<(String, String)> {
    let known = WORDS.iter().find(|(own, _)| *own == of);
    let known = known.map_or(&[][..], |(_, words)| words);
    let word = |word: &&str| {
        let found = known.iter().find(|(own, _)| own == word);
        let words = found.map_or(*word, |(_, words)| words);
        ((*word).to_owned(), words.to_owned())
    };
    all.iter().map(word).collect()
}

fn named(before: &str, all: &[String]) -> String {
    let shown = all.len().min(MOST_CELLS);
    let more = match all.len() - shown {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{before}{}{more}", all[..shown].join(", "))
}

/// Whether a colour of a recipe is one by itself, and none of the workbook's theme.
pub fn is_colour(colour: &str) -> bool {
    colour.len() == 6 && colour.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// What is said of an import, on a page that has fields of other names where the command has options.
pub fn on_page(words: &str) -> String {
    // The longer names come last.
    let options = OPTIONS.iter().rev();
    options.fold(words.to_owned(), |words, option| {
        words.replace(
            &format!("--{}", option.name),
            &format!("“{}”", option.about),
        )
    })
}

/// Words that begin small, as a sentence.
pub fn sentence(words: String) -> String {
    format!("{}.", clean::capital(words.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cells_as_spreadsheets_name_them() {
        for (path, sheet, cells) in [
            ("sheet A, b, row 3, column M (RAG)", "A, b", "M3 (RAG)"),
            (
                "sheet A, column M (RAG), rows 3, 4 and 5",
                "A",
                "M3, M4 and M5 (RAG)",
            ),
            (
                "sheet A, column M (RAG), rows 3, 4 and 12 more",
                "A",
                "M3, M4 and 12 more (RAG)",
            ),
            ("sheet A, row 3, column M", "A", "M3"),
            ("sheet A, rows 3 and 4", "A", "rows 3 and 4"),
            ("sheet A, row 3", "A", "row 3"),
            ("sheet A, column M (RAG)", "A", "column M (RAG)"),
            ("sheet A", "A", ""),
            (
                "a.csv, line 3, column Value",
                "a.csv",
                "line 3, column Value",
            ),
            ("recipe, sheet", "recipe", "sheet"),
            ("indicators[3].cells", "indicators[3].cells", ""),
        ] {
            assert_eq!(place(path), (sheet.to_owned(), cells.to_owned()), "{path}");
        }
    }

    #[test]
    fn a_message_says_what_was_found_and_what_is_expected() {
        let both = |message, mend| {
            let (found, expected) = found_and_expected(message, mend);
            format!("{found} | {expected}")
        };
        let rating = "what \"B\" means is not known; expected one of \"green\", or a line in the recipe, under \"words\"";
        assert_eq!(
            both(rating, true),
            "What \"B\" means is not known. | One of \"green\"."
        );
        assert!(both(rating, false).ends_with("or a line in the recipe, under \"words\"."));
        let figure = "no number is read from \"tbc\"; where it means that there is none, say in the recipe why";
        assert_eq!(both(figure, true), "No number is read from \"tbc\". | ");
        assert_eq!(both("the row is hidden", false), "The row is hidden. | ");
        assert_eq!(
            both(
                "it is not said whose report it is; expected --organisation",
                false
            ),
            "It is not said whose report it is. | “Whose report it is”."
        );
    }
}
