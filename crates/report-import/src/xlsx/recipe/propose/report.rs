//! Whose report it is, its title and its period, from the words around the table.

use super::Proposing;
use crate::clean;
use crate::xlsx::plan::AGAINST;
use crate::xlsx::recipe::table::{Column, Table};
use crate::xlsx::recipe::{NEWEST, OPEN, PERIOD, RecipeArea, RecipeReport};
use report_core::period::PeriodKind;

/// What a direction is against, in the words of a key.
const SINCE: &[(&str, &[&str])] = &[
    (
        "same_period_last_year",
        &[
            "same period last year",
            "same quarter last year",
            "same time last year",
        ],
    ),
    ("last_quarter", &["last quarter", "previous quarter"]),
    ("last_year", &["last year", "previous year"]),
];

impl Proposing<'_> {
    /// Who publishes it, and its title, from the words above the table.
    pub(super) fn report(&mut self) {
        let parts = self
            .above
            .iter()
            .flat_map(|words| words.split([':', '–', '—', '|']));
        let parts = parts
            .map(str::trim)
            .filter(|part| !part.is_empty() && !part.contains('@'));
        let is_council = |words: &&str| {
            let words = words.to_lowercase();
            words.len() <= 60
                && ["council", "authority"]
                    .iter()
                    .any(|word| words.contains(word))
        };
        let organisation = parts.clone().find(is_council).map(capitals);
        let title = parts.filter(|part| !is_council(part)).map(without_period);
        let title = title.into_iter().find(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| self.recipe.sheet.clone());
        let organisation = organisation.unwrap_or_else(|| OPEN.to_owned());
        let area = place(&organisation);
        let id = match area.as_str() {
            OPEN => OPEN.to_owned(),
            area => format!("{}-{PERIOD}", clean::slug(area)),
        };
        for (field, answer) in [
            ("id", &id),
            ("title", &title),
            ("organisation", &organisation),
        ] {
            self.ask(&["report", field], Vec::new(), Vec::new(), answer);
        }
        self.ask(&["areas", "1", "name"], Vec::new(), Vec::new(), &area);
        self.recipe.areas = vec![RecipeArea {
            name: area,
            kind: "authority".to_owned(),
            code: None,
        }];
        self.recipe.report = RecipeReport {
            id,
            title,
            organisation,
            period: NEWEST.to_owned(),
            ..RecipeReport::default()
        };
    }

    pub(super) fn period(&mut self, table: &Table) {
        let dated = |c: &Column| c.meaning == "figure" && c.period.is_some();
        if !table.columns.iter().any(dated) && table.column("period", None).is_none() {
            self.recipe.report.period = OPEN.to_owned();
            self.ask(&["report", "period"], Vec::new(), Vec::new(), OPEN);
        }
        let quarters = table.columns.iter().filter_map(|c| c.period.as_ref());
        if quarters.clone().count() > 0
            && quarters
                .clone()
                .all(|(period, _)| period.kind() == Some(PeriodKind::Quarter))
        {
            self.recipe.report.sort = Some("quarter".to_owned());
        }
        if !self.recipe.has("direction") {
            return;
        }
        let below = self.below.to_lowercase();
        let since = SINCE
            .iter()
            .find(|(_, all)| all.iter().any(|words| below.contains(words)));
        if let Some((against, _)) = since {
            self.ask(
                &["report", "direction_against"],
                Vec::new(),
                AGAINST.to_vec(),
                against,
            );
            self.because(
                "report, direction_against",
                "The words below the table say so.",
            );
            self.recipe.report.direction_against = Some((*against).to_owned());
        }
    }
}

/// Words all in capitals as a name: `WRENFORD BOROUGH COUNCIL`.
fn capitals(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    let lower = words.to_lowercase();
    let one = |word: &str| match word {
        "of" | "and" | "the" | "upon" | "on" | "in" => word.to_owned(),
        word => clean::capital(word),
    };
    lower.split(' ').map(one).collect::<Vec<String>>().join(" ")
}

/// The name of a place, from that of its council.
pub(super) fn place(organisation: &str) -> String {
    const WORDS: &[&str] = &[
        "council",
        "borough",
        "county",
        "city",
        "district",
        "metropolitan",
        "london",
        "royal",
        "of",
        "the",
        "unitary",
        "authority",
    ];
    if organisation == OPEN {
        return OPEN.to_owned();
    }
    let words = organisation
        .split(' ')
        .filter(|word| !WORDS.contains(&word.to_lowercase().as_str()));
    let name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        OPEN.to_owned()
    } else {
        name
    }
}

/// A title without the period in it: what stands before the first part with a digit, or else before
/// the first word with one.
fn without_period(words: &str) -> String {
    let digit = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let parts = words
        .split([':', '(', '–', '—', '|'])
        .flat_map(|part| part.split(" - "));
    let kept: Vec<&str> = parts
        .take_while(|part| !digit(part))
        .map(str::trim)
        .collect();
    let kept = match kept.is_empty() {
        true => words
            .split(' ')
            .take_while(|word| !digit(word))
            .collect::<Vec<_>>()
            .join(" "),
        false => kept.join(" – "),
    };
    kept.trim_matches([' ', '–']).to_owned()
}
