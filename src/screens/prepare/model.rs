//! What is known while a report is prepared. It outlives the screen, so that the way back from a look
//! at the report leads to where its maker was.

use super::changed::{Changed, changed};
use super::comparators;
use super::site::SiteModel;
use crate::browser::handles;
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
    /// Whether the only file is a table in text that is read as a sheet.
    pub sheet: bool,
    /// What stands in the field for a table.
    pub written: String,
    /// The files that were saved since they were read last, while they are read again.
    pub saved: Vec<String>,
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
    /// The newest quarter of the small template, where somebody wrote one.
    pub quarter: Option<String>,
    /// The file of the last report, with its name.
    pub last: Option<(String, Rc<Vec<u8>>)>,
    /// Whether that one is of the site, by its file in the list of reports.
    pub last_of_site: bool,
    /// Whether what is imported goes on from it.
    pub onto: bool,
    /// The files that the last report names.
    pub last_files: Vec<(String, Source)>,
    /// Other publishers' figures.
    pub beside: comparators::State,
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
    /// What came of sites of it.
    pub site: SiteModel,
    /// How often a step came, and which came last.
    pub arrived: (u32, &'static str),
}

thread_local! {
    static KEPT: RefCell<Model> = RefCell::default();
    static SHOWN: RefCell<Option<UseForceUpdateHandle>> = const { RefCell::new(None) };
}

/// What is known now.
pub fn current() -> Model {
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
    pub fn set_answer(&mut self, at: &[String], answer: String) {
        self.answers.retain(|(own, _)| own != at);
        self.answers.push((at.to_owned(), answer));
    }

    /// The last report and the files that it names, where what is imported goes on from it.
    fn last_report(&self) -> Vec<(String, Source)> {
        let last = self.last.iter().filter(|_| self.onto);
        let last = last.map(|(name, bytes)| (name.clone(), Source::of_bytes(bytes)));
        last.chain(self.last_files.iter().filter(|_| self.onto).cloned())
            .collect()
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
    begin(files, false);
}

/// The same, perhaps with a pasted table that is read as a `sheet`.
pub fn begin(files: Vec<(String, Source)>, sheet: bool) {
    change(|model| {
        model.files = files;
        model.sheet = sheet;
        model.saved.clear();
        model.imported = None;
        model.proposed = None;
        model.confirmed = false;
        model.answers.clear();
    });
    read();
}

/// Has the file of CSV read again as a sheet.
pub fn read_as_sheet() {
    change(|model| {
        model.sheet = true;
        model.imported = None;
    });
    read();
}

/// Looks whether a file was saved since it was read, and has all of them read again then. What was
/// answered and chosen is kept.
pub fn look_again() {
    let model = current();
    if model.reading.is_some() || model.files.iter().all(|(_, source)| !source.has_handle()) {
        return;
    }
    spawn_local(async move {
        for (at, (name, source)) in model.files.iter().enumerate() {
            let Some(now) = handles::newer(source).await else {
                continue;
            };
            change(|model| {
                // Other files may have been chosen meanwhile.
                if let Some((_, own)) = model.files.get_mut(at)
                    && own == source
                {
                    *own = now;
                    model.saved.push(name.clone());
                }
            });
        }
        let model = current();
        if !model.saved.is_empty() && model.reading.is_none() {
            read();
        }
    });
}

/// Has the files read with all that is known.
pub fn read() {
    let model = current();
    let sources: Vec<Source> = model
        .files
        .iter()
        .map(|(_, source)| source.clone())
        .collect();
    let onto = model.last_report();
    let request = Request {
        names: model.files.iter().map(|(name, _)| name.clone()).collect(),
        recipe: model.recipe.clone().or_else(|| {
            let proposed = model.proposed.as_ref().filter(|_| model.confirmed);
            proposed.map(|proposed| proposed.recipe.clone())
        }),
        answers: model.answers.clone(),
        options: model.options.clone(),
        sheet: model.sheet,
        onto: onto.iter().map(|(name, _)| name.clone()).collect(),
        ..Request::default()
    };
    let onto = onto.into_iter().map(|(_, source)| source);
    let sources: Vec<Source> = sources.into_iter().chain(onto).collect();
    change(|model| {
        model.reading = Some((0, 0));
        model.beside = comparators::State::default();
        model.wrong.clear();
        model.told.clear();
        model.site.clear();
    });
    spawn_local(async move {
        let on_row = |row, of| change(|model| model.reading = Some((row, of)));
        let answer = importer::ask(&request, &sources, on_row).await;
        if let Ok(Answer::Sheet) = answer {
            return read_as_sheet();
        }
        change(|model| {
            model.reading = None;
            let arrived = model.arrived;
            match answer {
                Ok(answer) => model.came(answer),
                Err(why) => model.wrong = vec![why],
            }
            let saved = std::mem::take(&mut model.saved);
            if !saved.is_empty() {
                // Whoever is at work elsewhere stays there.
                model.arrived = arrived;
                model.told = format!("{} was saved, and is read again.", saved.join(", "));
            }
        });
    });
}

impl Model {
    fn came(&mut self, answer: Answer) {
        match answer {
            Answer::Recipe { recipe, sheet } => {
                self.told = match sheet.as_str() {
                    "" => "The recipe is ready. Now choose your file.".to_owned(),
                    sheet => format!(
                        "The recipe for the sheet “{sheet}” is ready. Now choose the workbook."
                    ),
                };
                self.recipe = Some(recipe);
                self.files.clear();
            }
            Answer::Proposed(proposed) => {
                self.proposed = Some(Rc::new(proposed));
                self.imported = None;
                self.arrive(QUESTIONS);
            }
            // What is asked for by comparators alone, or is read once more.
            Answer::Pairs(_) | Answer::Tables(_) | Answer::Update(_) | Answer::Sheet => {}
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
