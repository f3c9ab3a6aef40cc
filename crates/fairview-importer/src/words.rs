//! Questions about a recipe in words for who knows the sheet and not the recipe.

use crate::Asked;
use report_import::clean;
use report_import::options::OPTIONS;
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
pub fn asked(question: &Question) -> Asked {
    let at: Vec<&str> = question.at.iter().map(String::as_str).collect();
    let (of, label) = match at.as_slice() {
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
        ["groups", "unit", ..] => ("", "The unit of figures without a sign".to_owned()),
        _ => ("", question.within.clone()),
    };
    let cells = match (at.as_slice(), question.cells.len()) {
        (_, 0) => String::new(),
        (["groups", "basis", ..], _) => named("", &question.cells),
        (_, 1) => named("Cell ", &question.cells),
        _ => named("Cells ", &question.cells),
    };
    let like = match at.as_slice() {
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
    Asked {
        label,
        hint: hint.join(". "),
        colour: match at.as_slice() {
            ["colours", colour] => Some((*colour).to_owned()).filter(|colour| is_colour(colour)),
            _ => None,
        },
        choices: choices(of, &question.choices),
        answer: question.proposed.clone().unwrap_or_default(),
        at: question.at.clone(),
    }
}

/// What stands under a heading, as a question.
pub fn column(name: &str, meaning: &str) -> Asked {
    Asked {
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

/// What is said of an import, on a page that has fields where the command has options.
pub fn on_page(words: &str) -> String {
    // The longer names come last.
    let options = OPTIONS.iter().rev();
    options.fold(words.to_owned(), |words, option| {
        words.replace(&format!("--{}", option.name), &format!("“{}”", option.name))
    })
}

/// Words that begin small, as a sentence.
pub fn sentence(words: String) -> String {
    format!("{}.", clean::capital(words.trim_end_matches('.')))
}
