//! Other publishers' figures beside the report's measures: the files or a report of the site, which measure
//! goes with which, and the joining of what was confirmed.

use super::files::field;
use super::model::{change, current};
use super::results::causes;
use super::{button, of_site};
use crate::browser::importer::{self, Source};
use crate::browser::{address, fetch};
use crate::components::field::{text, tick};
use crate::components::nodes::each;
use crate::components::section::fold;
use crate::state::in_folder_of;
use fairview_importer::{Answer, Beside, Cause, Imported, Own, Pair, Pairs, Prepared, Request};
use report_core::read;
use report_view::wording;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// From this score on a measure is proposed; below it is among those to choose from.
pub const STRONG: u32 = 50;

/// What is known of them.
#[derive(Clone, Default)]
pub struct State {
    /// The files, each with its name.
    files: Vec<(String, Source)>,
    /// The report of the site that they are, by its file in the list of reports.
    site: Option<String>,
    /// A file of neighbours, and what the list is called.
    neighbours: Option<(String, Source)>,
    list: String,
    /// What the files leave unsaid.
    options: Vec<(String, String)>,
    /// What may go beside what.
    pairs: Option<Rc<Pairs>>,
    /// For each measure of the report what was chosen.
    rows: Vec<Row>,
    /// The report as it was before.
    before: Option<Prepared>,
    replace: bool,
    busy: bool,
    wrong: Vec<String>,
    /// What is wrong with what was to be joined, by cause.
    errors: Vec<Cause>,
    told: String,
}

/// What was chosen for a measure of the report.
#[derive(Clone, Default)]
struct Row {
    /// The other's place in the list.
    at: Option<u32>,
    pair: Pair,
    /// Whether somebody said that the two go together.
    confirmed: bool,
}

fn set(act: impl FnOnce(&mut State)) {
    change(|model| act(&mut model.beside));
}

/// The part of the screen, on a site with these reports.
pub fn comparators(state: &State, releases: &[(String, String)]) -> Html {
    html! {<>
        <p>{ "Show figures of other publishers beside your measures: other places, your region and England. Your own figures stay as they are." }</p>
        { field("fv-beside-file", "Figures of another publisher", "A download of Fingertips, Nomis, LG Inform, the ONS, explore education statistics or Stat-Xplore, a table with a row for each figure, or a report. Several can be chosen.", |files| choose(files, None)) }
        { of_site("fv-beside-site", "Or figures of a report of this site", releases, state.site.as_deref(), |file| spawn_local(choose_published(file))) }
        if !state.files.is_empty() {
            <p>{ format!("Chosen: {}", state.files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")) }</p>
        }
        { fold("Add a list of neighbours", html! {<>
            { field("fv-beside-neighbours", "Your neighbours, closest first", "A table with a neighbour in each row, or the workbook of statistical neighbours of children’s services.", neighbours) }
            if let Some((name, _)) = &state.neighbours { <p>{ format!("Chosen: {name}") }</p> }
            <div class="fv-prepare__fields">
                { text("fv-beside-list", "Name of the list, with its year", Some("Such as CIPFA nearest neighbours, 2024"), &state.list, |words| set(|state| state.list = words)) }
            </div>
            if state.pairs.is_none() { <p>{ button("Use these neighbours", join) }</p> }
        </>}) }
        if state.busy { <p role="status">{ "Reading the files…" }</p> }
        if !state.wrong.is_empty() {
            <div class="fv-notice" role="alert">{ each(state.wrong.iter().map(|words| html! { <p>{ words }</p> })) }</div>
        }
        if let Some(found) = &state.pairs { { pairs(state, found) } }
        if !state.errors.is_empty() {
            <h3>{ "Fix what is wrong with the figures" }</h3>
            { causes(&current(), "Errors in other publishers’ figures", &state.errors) }
        }
        <p role="status">{ state.told.clone() }</p>
    </>}
}

/// What goes with what: what was confirmed and what is likely first.
fn pairs(state: &State, found: &Rc<Pairs>) -> Html {
    let strong = |at: &usize| {
        let own = &found.own[*at];
        state.rows[*at].confirmed
            || own
                .candidates
                .first()
                .is_some_and(|first| first.1 >= STRONG)
    };
    let (first, rest): (Vec<usize>, Vec<usize>) = (0..found.own.len()).partition(strong);
    let rows = |all: &[usize]| each(all.iter().map(|at| row(state, found, *at)));
    let confirmed = state.rows.iter().filter(|row| row.confirmed).count();
    html! {<>
        if !found.errors.is_empty() {
            { fold("What is wrong in these files. It stops only the measures it is about", causes(&current(), "Problems of the files", &found.errors)) }
        }
        if !found.notes.is_empty() {
            { fold("How the files were read", html! { <ul class="fv-notes">{ each(found.notes.iter().map(|note| html! { <li>{ note }</li> })) }</ul> }) }
        }
        { options(state, found) }
        if !found.theirs.is_empty() {
            <h3>{ "Say which figures go together" }</h3>
            <p>{ "Two measures of one name may be counted in different ways: read both definitions. Only what you tick is added." }</p>
            { rows(&first) }
            if first.is_empty() { <p>{ "No measure of the files is much like one of yours." }</p> }
            { fold(format!("{} with nothing much like them", wording::count(rest.len(), "other measure")), html! { <>{ rows(&rest) }</> }) }
            { tick("fv-beside-replace".to_owned(), "Replace other figures that already stand beside a measure".to_owned(), state.replace, |on| set(|state| state.replace = on)) }
            <p>{ button("Add the figures", join) }{ format!(" {} ticked", wording::count(confirmed, "measure")) }</p>
        }
    </>}
}

/// A measure of the report with what may go beside it.
fn row(state: &State, found: &Rc<Pairs>, at: usize) -> Html {
    let (own, row) = (&found.own[at], &state.rows[at]);
    let id = |part: &str| format!("fv-beside-{part}-{at}");
    let onchange = {
        let found = found.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let chosen = select.value().parse().ok();
                set(|state| {
                    state.rows[at] = Row::of(&found, at, chosen, chosen.is_some());
                    state.wrong.clear();
                });
            }
        })
    };
    let likely: Vec<u32> = own.candidates.iter().map(|candidate| candidate.0).collect();
    let option = |other: u32| {
        let measure = &found.theirs[other as usize];
        html! { <option value={other.to_string()} selected={row.at == Some(other)}>{ &measure.title }</option> }
    };
    let others = (0..found.theirs.len() as u32).filter(|other| !likely.contains(other));
    let other = row.at.map(|other| &found.theirs[other as usize]);
    let why = own
        .candidates
        .iter()
        .find(|candidate| Some(candidate.0) == row.at);
    let own_words = format!("{} ({})", own.measure.title, own.measure.name);
    let title = if own.measure.name == own.measure.title {
        own.measure.title.clone()
    } else {
        own_words
    };
    let words = |part: &str,
                 label: &'static str,
                 value: &str,
                 hint: &'static str,
                 put: fn(&mut Pair, String)| {
        text(id(part), label, Some(hint), value, move |words| {
            set(|state| put(&mut state.rows[at].pair, words))
        })
    };
    html! {
        <fieldset class="fv-prepare__pair">
            <legend>{ title }</legend>
            <p class="fv-drop__hint">{ &own.measure.about }{ own.has.as_ref().map(|has| format!(". Beside it now: {has}")) }</p>
            <div class="fv-field">
                <label class="fv-field__label" for={id("other")}>{ "Figures beside it" }</label>
                <select class="fv-field__control" id={id("other")} {onchange}>
                    <option value="" selected={row.at.is_none()}>{ "None" }</option>
                    { each(own.candidates.iter().map(|candidate| option(candidate.0))) }
                    { each(others.map(option)) }
                </select>
            </div>
            if let Some(other) = other {
                <p class="fv-drop__hint">{ &other.about }{ why.map(|why| format!(". Proposed because: {}", why.2)) }</p>
                if !other.definition.is_empty() || !own.measure.definition.is_empty() {
                    { fold("Definitions", html! {<>
                        <p><b>{ "Yours: " }</b>{ or_none(&own.measure.definition) }</p>
                        <p><b>{ "Theirs: " }</b>{ or_none(&other.definition) }</p>
                    </>}) }
                }
                { tick(id("go"), format!("Show “{}” beside it", other.title), row.confirmed, move |on| set(|state| {
                    state.rows[at].confirmed = on;
                    state.wrong.clear();
                })) }
                if row.confirmed {
                    <div class="fv-prepare__fields">
                        { words("reason", "Why the two are shown together", &row.pair.reason, "Such as both are children in care per 10,000", |pair, words| pair.reason = words) }
                        { words("difference", "What differs between them, if anything", &row.pair.difference, "Such as the council counts at the end of the quarter", |pair, words| pair.difference = words) }
                        { basis(id("basis"), at, row) }
                        if !other.unit_known {
                            { words("unit", "Unit of their figures", &row.pair.unit, "Such as %", |pair, words| pair.unit = words) }
                        }
                    </div>
                }
            }
        </fieldset>
    }
}

fn or_none(words: &str) -> &str {
    if words.is_empty() { "not given" } else { words }
}

/// How theirs is counted.
fn basis(id: String, at: usize, row: &Row) -> Html {
    const BASES: [(&str, &str); 6] = [
        ("", "Not said"),
        ("snapshot", "At one moment"),
        ("cumulative", "Added up since the year began"),
        ("whole_period", "In the period alone"),
        ("rolling", "Over the last 12 months"),
        ("annual_forecast", "A forecast for the whole year"),
    ];
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            set(|state| state.rows[at].pair.basis = select.value());
        }
    });
    let option = |(value, words): &(&'static str, &'static str)| {
        html! { <option value={*value} selected={row.pair.basis == *value}>{ *words }</option> }
    };
    html! {
        <div class="fv-field">
            <label class="fv-field__label" for={id.clone()}>{ "Their figures are counted" }</label>
            <select class="fv-field__control" {id} {onchange}>{ each(BASES.iter().map(option)) }</select>
        </div>
    }
}

/// What the files leave unsaid.
fn options(state: &State, found: &Pairs) -> Html {
    if state.site.is_some() {
        return Html::default();
    }
    let option = |(name, about, value, _): &(String, String, String, Vec<String>)| {
        let own = state.options.iter().find(|(own, _)| own == name);
        let value = own.map_or(value, |(_, value)| value);
        let name = name.clone();
        text(
            format!("fv-beside-{name}"),
            about.clone(),
            None,
            value,
            move |words: String| {
                set(|state| {
                    state.options.retain(|(own, _)| *own != name);
                    if !words.trim().is_empty() {
                        state.options.push((name.clone(), words));
                    }
                });
            },
        )
    };
    let few = |name: &str| ["source", "publisher", "licence"].contains(&name);
    let (first, rest): (Vec<_>, Vec<_>) = found.options.iter().partition(|option| few(&option.0));
    html! {<>
        <h3>{ "Say where the figures are from" }</h3>
        <div class="fv-prepare__fields">{ each(first.into_iter().map(option)) }</div>
        { fold("More that the files may not say", html! { <div class="fv-prepare__fields">{ each(rest.into_iter().map(option)) }</div> }) }
        <p>{ button("Read these files again", propose) }</p>
    </>}
}

impl Row {
    /// A measure with another beside it, or with none.
    fn of(found: &Pairs, at: usize, other: Option<u32>, confirmed: bool) -> Self {
        let own: &Own = &found.own[at];
        let known = own
            .candidates
            .iter()
            .find(|candidate| Some(candidate.0) == other);
        let pair = known.map(|candidate| candidate.3.clone());
        let pair = pair.unwrap_or_else(|| Pair {
            of: own.measure.name.clone(),
            measure: other.map_or_else(String::new, |other| {
                found.theirs[other as usize].name.clone()
            }),
            ..Pair::default()
        });
        Self {
            at: other,
            pair,
            confirmed,
        }
    }
}

impl State {
    /// Begins with the pairs: what a recipe chose is confirmed, what is likely is not.
    pub fn propose(&mut self, found: Pairs) {
        let row = |at: usize| {
            let first = found.own[at].candidates.first();
            let first = first.filter(|first| first.1 >= STRONG);
            Row::of(&found, at, first.map(|first| first.0), found.own[at].chosen)
        };
        self.rows = (0..found.own.len()).map(row).collect();
        self.pairs = Some(Rc::new(found));
    }

    /// Asks for the reason of each pair that was confirmed without one.
    fn unexplained(&self) -> Vec<String> {
        let Some(found) = &self.pairs else {
            return Vec::new();
        };
        let rows = self.rows.iter().zip(&found.own);
        let open = rows.filter(|(row, _)| row.confirmed && row.pair.reason.trim().is_empty());
        let open = open.filter_map(|(row, own)| Some((own, &found.theirs[row.at? as usize])));
        open.map(|(own, other)| {
            let (own, other) = (&own.measure.title, &other.title);
            format!("Say why “{other}” is shown beside “{own}”.")
        })
        .collect()
    }

    fn confirmed(&self) -> Vec<Pair> {
        let confirmed = self
            .rows
            .iter()
            .filter(|row| row.confirmed && row.at.is_some());
        confirmed.map(|row| row.pair.clone()).collect()
    }
}

fn choose(files: Vec<(String, Source)>, site: Option<String>) {
    change(|model| {
        model.beside.before = model.prepared().cloned();
        let state = &mut model.beside;
        (state.files, state.site) = (files, site);
        state.pairs = None;
        state.options.clear();
    });
    propose();
}

/// Takes a report of the site, by its file in the list of reports. Its measures' own files are fetched once they
/// are chosen.
async fn choose_published(file: String) {
    match fetch::bytes(&in_folder_of(&address::catalogue(), &file)).await {
        Ok(bytes) => choose(vec![(file.clone(), Source::of_bytes(&bytes))], Some(file)),
        Err(failure) => set(|state| state.wrong = failure.lines()),
    }
}

fn neighbours(files: Vec<(String, Source)>) {
    set(|state| state.neighbours = files.into_iter().next());
}

fn propose() {
    ask(false);
}

fn join() {
    ask(true);
}

/// Asks for proposals, or joins what was confirmed.
fn ask(join: bool) {
    let model = current();
    let state = &model.beside;
    let before = state.before.clone().or_else(|| model.prepared().cloned());
    let Some(before) = before else { return };
    let pairs = join.then(|| state.confirmed());
    let neighbours = state.neighbours.clone().filter(|_| join);
    if join && pairs.as_ref().is_some_and(Vec::is_empty) && neighbours.is_none() {
        return set(|state| state.wrong = vec!["Tick at least one measure.".to_owned()]);
    }
    let unexplained = state.unexplained();
    if join && !unexplained.is_empty() {
        return set(|state| state.wrong = unexplained);
    }
    let area = read::report(before.text.as_bytes());
    let area = area.map_or_else(
        |_| String::new(),
        |reading| reading.value.area_name().to_owned(),
    );
    let mut request = Request {
        names: state.files.iter().map(|(name, _)| name.clone()).collect(),
        recipe: model.recipe.clone(),
        options: state.options.clone(),
        onto: vec![format!("{}.json", before.id)],
        beside: Some(Beside {
            area,
            neighbours: neighbours
                .as_ref()
                .map(|(name, _)| (name.clone(), state.list.clone())),
            pairs,
            replace: state.replace,
        }),
        ..Request::default()
    };
    let mut files: Vec<Source> = state
        .files
        .iter()
        .map(|(_, source)| source.clone())
        .collect();
    let wanted = measures(state).into_iter().filter(|_| join);
    let wanted: Vec<(String, String)> = wanted.collect();
    set(|state| {
        state.busy = true;
        state.wrong.clear();
        state.errors.clear();
        state.told.clear();
        state.before = Some(before.clone());
    });
    spawn_local(async move {
        for (name, address) in wanted {
            match fetch::bytes(&address).await {
                Ok(bytes) => {
                    request.names.push(name);
                    files.push(Source::of_bytes(&bytes));
                }
                Err(failure) => {
                    return set(|state| {
                        state.busy = false;
                        state.wrong = failure.lines();
                    });
                }
            }
        }
        files.push(Source::of_bytes(before.text.as_bytes()));
        files.extend(neighbours.map(|(_, source)| source));
        let answer = importer::ask(&request, &files, |_, _| {}).await;
        change(|model| {
            model.beside.busy = false;
            match answer {
                Ok(Answer::Pairs(found)) => model.beside.propose(found),
                Ok(Answer::Imported(found)) => model.joined(found),
                Ok(_) => {}
                Err(why) => model.beside.wrong = vec![why],
            }
        });
    });
}

/// The files of the measures that were chosen of a report of the site: their names in it and their addresses.
fn measures(state: &State) -> Vec<(String, String)> {
    let (Some(site), Some(pairs)) = (&state.site, &state.pairs) else {
        return Vec::new();
    };
    let report = in_folder_of(&address::catalogue(), site);
    let chosen = state.rows.iter().filter(|row| row.confirmed);
    let chosen = chosen.filter_map(|row| pairs.theirs[row.at? as usize].file.clone());
    let mut named: Vec<String> = chosen.collect();
    named.sort();
    named.dedup();
    let address = |name: String| {
        let address = in_folder_of(&report, &name);
        (name, address)
    };
    named.into_iter().map(address).collect()
}

impl super::model::Model {
    /// Takes the report with what was joined, or says why there is none.
    fn joined(&mut self, found: Imported) {
        let state = &mut self.beside;
        let Some(report) = found.report else {
            state.errors = found.errors;
            state.told = "Nothing was added.".to_owned();
            return;
        };
        let notices = found.notices.iter().map(|cause| cause.found.clone());
        let said: Vec<String> = found.notes.into_iter().chain(notices).collect();
        state.told = format!("The report has the figures now. {}", said.join(". "));
        self.recipe = found.recipe.or(self.recipe.take());
        if let Some(imported) = &mut self.imported {
            Rc::make_mut(imported).report = Some(report);
        }
        self.compare();
    }
}
