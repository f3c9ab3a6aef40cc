//! What is known while a report is prepared. It outlives the screen, so that the way back from a look
//! at the report leads to where its maker was.

use super::changed::{Changed, changed};
use crate::browser::importer::{self, Source};
use fairview_importer::{Answer, Imported, Prepared, Proposed, Request};
use std::cell::RefCell;
use std::rc::Rc;
use yew::UseForceUpdateHandle;
use yew::platform::spawn_local;

/// Steps of the screen, by the ids of their places.
pub const QUESTIONS: &str = "fv-prepare-questions";
/// See [`QUESTIONS`].
pub const PROBLEMS: &str = "fv-prepare-problems";

/// What is known.
#[derive(Clone, Default)]
pub struct Model {
    /// The files, each with its name.
    pub files: Vec<(String, Source)>,
    /// The recipe's file: kept from last time, or made here.
    pub recipe: Option<String>,
    /// What is asked about the recipe.
    pub proposed: Option<Rc<Proposed>>,
    /// Whether what is proposed was confirmed.
    pub confirmed: bool,
    /// The answers, by their places.
    pub answers: Vec<(Vec<String>, String)>,
    /// What files of data leave unsaid.
    pub options: Vec<(String, String)>,
    /// The file of the last report, with its name.
    pub last: Option<(String, Rc<Vec<u8>>)>,
    /// What changed since.
    pub changes: Option<Rc<Changed>>,
    /// What came of the files.
    pub imported: Option<Rc<Imported>>,
    /// Whether files are being read, and how many rows of how many.
    pub reading: Option<(u32, u32)>,
    /// Why nothing came of them.
    pub wrong: Vec<String>,
    /// What happened last, for who listens.
    pub told: String,
    /// How often a step came, and which came last.
    pub arrived: (u32, &'static str),
}

thread_local! {
    static KEPT: RefCell<Model> = RefCell::default();
    static SHOWN: RefCell<Option<UseForceUpdateHandle>> = const { RefCell::new(None) };
}

/// What is known now.
pub fn kept() -> Model {
    KEPT.with_borrow(Clone::clone)
}

/// Says which screen shows it; none when it is gone.
pub fn shown_by(screen: Option<UseForceUpdateHandle>) {
    SHOWN.set(screen);
}

/// Changes what is known, and shows it.
pub fn change(act: impl FnOnce(&mut Model)) {
    KEPT.with_borrow_mut(act);
    if let Some(screen) = SHOWN.with_borrow(Clone::clone) {
        screen.force_update();
    }
}

impl Model {
    /// The answer to a question.
    pub fn answer<'a>(&'a self, at: &[String], proposed: &'a str) -> &'a str {
        let found = self.answers.iter().find(|(own, _)| own == at);
        found.map_or(proposed, |(_, answer)| answer)
    }

    /// Takes an answer.
    pub fn take(&mut self, at: &[String], answer: String) {
        self.answers.retain(|(own, _)| own != at);
        self.answers.push((at.to_owned(), answer));
    }

    /// The report, where there is one.
    pub fn prepared(&self) -> Option<&Prepared> {
        self.imported.as_ref()?.report.as_ref()
    }

    /// Sets the report against the last one, where both are there.
    pub fn compare(&mut self) {
        let last = self.last.as_ref().zip(self.prepared());
        let changed =
            last.map(|((name, last), report)| changed(name, last, report.text.as_bytes()));
        self.changes = changed.map(Rc::new);
    }

    fn arrive(&mut self, step: &'static str) {
        self.arrived = (self.arrived.0 + 1, step);
    }
}

/// Begins with other files. A recipe that is known is kept for them.
pub fn choose(files: Vec<(String, Source)>) {
    change(|model| {
        model.files = files;
        model.imported = None;
        model.proposed = None;
        model.confirmed = false;
        model.answers.clear();
    });
    read();
}

/// Has the files read with all that is known.
pub fn read() {
    let model = kept();
    let sources: Vec<Source> = model
        .files
        .iter()
        .map(|(_, source)| source.clone())
        .collect();
    let request = Request {
        names: model.files.iter().map(|(name, _)| name.clone()).collect(),
        recipe: model.recipe.clone().or_else(|| {
            let proposed = model.proposed.as_ref().filter(|_| model.confirmed);
            proposed.map(|proposed| proposed.recipe.clone())
        }),
        answers: model.answers.clone(),
        options: model.options.clone(),
    };
    change(|model| {
        model.reading = Some((0, 0));
        model.wrong.clear();
        model.told.clear();
    });
    spawn_local(async move {
        let on_row = |row, of| change(|model| model.reading = Some((row, of)));
        let answer = importer::ask(&request, &sources, on_row).await;
        change(|model| {
            model.reading = None;
            match answer {
                Ok(answer) => model.came(answer),
                Err(why) => model.wrong = vec![why],
            }
        });
    });
}

impl Model {
    fn came(&mut self, answer: Answer) {
        match answer {
            Answer::Recipe { recipe, sheet } => {
                self.told = format!(
                    "The recipe for the sheet “{sheet}” is ready. Now choose the workbook."
                );
                self.recipe = Some(recipe);
                self.files.clear();
            }
            Answer::Proposed(proposed) => {
                self.proposed = Some(Rc::new(proposed));
                self.imported = None;
                self.arrive(QUESTIONS);
            }
            Answer::Imported(imported) => {
                if let Some(recipe) = &imported.recipe {
                    self.recipe = Some(recipe.clone());
                }
                self.imported = Some(Rc::new(imported));
                self.compare();
                self.arrive(PROBLEMS);
            }
        }
    }
}
