//! What comes of an import: the report where it is sound, and what was found.

use super::draft::Draft;
use super::json;
use super::problems::Problems;
use super::update::{self, Last, UpdateKind};
use super::validate::{Origins, validate};
use super::xlsx::{self, Progress, recipe::Recipe};
use report_core::problem::Problem;
use report_core::{lint, read, wire};

/// Notices for measures of the joined report that still say what the last report said of them.
fn forgotten(last: &Last, joined: &str) -> Vec<Problem> {
    let read = |text: &str| read::report(text.as_bytes()).ok();
    let before = json::print(last.report()).ok().and_then(|text| read(&text));
    match (before, read(joined)) {
        (Some(before), Some(after)) => lint::forgotten(&before.value, &after.value),
        _ => Vec::new(),
    }
}

/// What came of an import.
pub struct Imported {
    /// The report as JSON; `None` where it cannot be shown at all.
    pub text: Option<String>,
    /// What was found and done.
    pub problems: Problems,
    /// Where the parts of the report come from.
    pub origins: Origins,
}

impl Imported {
    /// Imports a filled workbook, joined to the last report where there is one. With `strict`,
    /// notices are errors.
    pub fn of_workbook(bytes: &[u8], strict: bool, last: Option<&Last>) -> Self {
        let mut problems = Problems::default();
        let draft = xlsx::read::read(bytes, &mut problems);
        let onto = last.map(|last| (last, UpdateKind::Report));
        Self::joined(draft, problems, strict, onto, |_| {})
    }

    /// Imports a workbook in a layout of its own, by a recipe.
    pub fn by_recipe(bytes: &[u8], recipe: &Recipe, strict: bool, last: Option<&Last>) -> Self {
        Self::by_recipe_with_progress(bytes, recipe, strict, last, &mut |_, _| {})
    }

    /// The same; `progress` is told the rows of the sheet as they are read, and of how many.
    pub fn by_recipe_with_progress(
        bytes: &[u8],
        recipe: &Recipe,
        strict: bool,
        last: Option<&Last>,
        progress: &mut Progress,
    ) -> Self {
        let mut problems = Problems::default();
        let draft = xlsx::read::by_recipe(bytes, recipe, progress, &mut problems);
        let onto = last.map(|last| (last, UpdateKind::Report));
        Self::joined(draft, problems, strict, onto, |_| {})
    }

    /// Finishes a draft and judges it.
    pub fn of(draft: Option<Draft>, mut problems: Problems, strict: bool) -> Self {
        let finished: Option<(wire::Report, Origins)> =
            draft.map(|draft| draft.finish(&mut problems));
        let (text, origins) = match finished {
            Some((report, origins)) => {
                update::current_missing(&report, &origins, &mut problems);
                (validate(&report, &origins, &mut problems), origins)
            }
            None => (None, Origins::default()),
        };
        if strict {
            problems.strict();
        }
        problems.grouped();
        Self {
            text,
            problems,
            origins,
        }
    }

    /// The same, joined to the last report where there is one. The update is judged by itself
    /// first, with its places, and then what came of both.
    pub fn joined(
        draft: Option<Draft>,
        problems: Problems,
        strict: bool,
        onto: Option<(&Last, UpdateKind)>,
        last_word: impl FnOnce(&mut wire::Report),
    ) -> Self {
        let Some((last, kind)) = onto else {
            return Self::of(draft, problems, strict);
        };
        Update::of(draft, problems, last_word).onto(last, kind, strict)
    }

    /// The report, where there is one and nothing is wrong with it.
    pub fn sound(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.problems.errors() == 0)
    }
}

/// What is to be joined to the last report, judged by itself.
pub struct Update {
    /// It; `None` where something is wrong with it.
    pub report: Option<wire::Report>,
    /// What was found and done.
    pub problems: Problems,
}

impl Update {
    /// From a filled workbook.
    pub fn of_workbook(bytes: &[u8]) -> Self {
        let mut problems = Problems::default();
        let draft = xlsx::read::read(bytes, &mut problems);
        Self::of(draft, problems, |_| {})
    }

    /// From a workbook in a layout of its own, by a recipe.
    pub fn by_recipe(bytes: &[u8], recipe: &Recipe, progress: &mut Progress) -> Self {
        let mut problems = Problems::default();
        let draft = xlsx::read::by_recipe(bytes, recipe, progress, &mut problems);
        Self::of(draft, problems, |_| {})
    }

    fn of(
        draft: Option<Draft>,
        mut problems: Problems,
        last_word: impl FnOnce(&mut wire::Report),
    ) -> Self {
        let finished = draft.map(|draft| draft.finish(&mut problems));
        let report = finished.and_then(|(mut update, origins)| {
            last_word(&mut update);
            validate(&update, &origins, &mut problems).map(|_| update)
        });
        Self {
            report: report.filter(|_| problems.errors() == 0),
            problems,
        }
    }

    /// Joins it to the last report. With `strict`, notices are errors.
    pub fn onto(self, last: &Last, kind: UpdateKind, strict: bool) -> Imported {
        let mut problems = self.problems;
        let Some(update) = self.report else {
            if strict {
                problems.strict();
            }
            problems.grouped();
            return Imported {
                text: None,
                problems,
                origins: Origins::default(),
            };
        };
        let report = update::join(last, update, kind, &mut problems);
        let mut of_both = Problems::default();
        let text = validate(&report, &Origins::default(), &mut of_both);
        if let Some(text) = &text {
            for problem in forgotten(last, text) {
                of_both.push(problem);
            }
        }
        let more = of_both.list.into_iter();
        let known = |problem: &Problem| {
            let mut list = problems.list.iter();
            list.any(|other| other.cause() == problem.cause())
        };
        let more: Vec<_> = more.filter(|problem| !known(problem)).collect();
        for problem in more {
            problems.push(problem);
        }
        if strict {
            problems.strict();
        }
        problems.grouped();
        Imported {
            text,
            problems,
            origins: Origins::default(),
        }
    }
}
