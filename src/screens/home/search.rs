//! The search over all reports: what measures are called is fetched when a reader comes to the field,
//! with the code that looks through it in the browser.
//!
//! A published site has a file for it. Where there is none, the reports are read themselves.

use crate::browser::address;
use crate::browser::fetch;
use crate::components::nodes::each;
use crate::failure::Failure;
use crate::lazy::{self, LazyFn, Module, lazy_fn};
use crate::route::{Place, View};
use crate::shared::Shared;
use crate::state::{Load, in_folder_of};
use report_core::find::{Found, Index, IndexedIndicator, IndexedReport};
use report_core::read::{self, Reading};
use report_core::report::Catalogue;
use report_view::wording;
use std::pin::Pin;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// So many results are shown before the reader asks for all.
const FIRST: usize = 20;

/// Fetches what measures are called, as [`fetched`] does.
pub(crate) static FETCH_INDEX: LazyFn<FetchIndex> = lazy_fn!(fetched);
/// Finds in that, as [`found`] does.
pub(crate) static FIND: LazyFn<Find> = lazy_fn!(found);

/// See [`fetched`].
pub(crate) type FetchIndex = fn(Shared<Reading<Catalogue>>) -> Fetching;
/// See [`found`].
pub(crate) type Find = fn(&Index, &str, bool, Callback<MouseEvent>) -> (String, Html);

/// What measures are called, on its way.
pub(crate) type Fetching = Pin<Box<dyn Future<Output = Result<Index, Failure>>>>;

/// What the search is given.
#[derive(Properties, PartialEq)]
pub struct SearchProps {
    /// The list of reports.
    pub catalogue: Shared<Reading<Catalogue>>,
}

/// The field and what is found.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let typed = use_state_eq(String::new);
    let index = use_state_eq(|| None::<Load<Shared<Index>>>);
    let all = use_state_eq(|| false);
    let field = use_node_ref();
    let asked = use_mut_ref(|| false);
    let ask = {
        let (index, catalogue) = (index.setter(), props.catalogue.clone());
        Callback::from(move |()| {
            if asked.replace(true) {
                return;
            }
            index.set(Some(Load::Waiting { slow: false }));
            let (index, catalogue, asked) = (index.clone(), catalogue.clone(), asked.clone());
            spawn_local(async move {
                let fetch = match lazy::load(Module::Screens).await {
                    true => FETCH_INDEX.get(),
                    false => None,
                };
                let came = match fetch {
                    Some(fetch) => fetch(catalogue).await,
                    None => Err(Failure::CodeMissing),
                };
                // Asked for again when the reader comes back to the field.
                asked.replace(came.is_ok());
                index.set(Some(match came {
                    Ok(index) => Load::Ready(Shared::new(index)),
                    Err(failure) => Load::Failed(failure),
                }));
            });
        })
    };
    let take = {
        let (typed, all, ask) = (typed.setter(), all.setter(), ask.clone());
        Callback::from(move |words: String| {
            if !words.trim().is_empty() {
                ask.emit(());
            }
            all.set(false);
            typed.set(words);
        })
    };
    // What was typed before the viewer was there, or stood there when the page was left.
    use_effect_with((), {
        let (field, take) = (field.clone(), take.clone());
        move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                take.emit(field.value());
            }
        }
    });
    let oninput = take.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        field.map_or_else(String::new, |field| field.value())
    });
    let onfocus = ask.reform(|_: FocusEvent| ());
    let on_all = {
        let all = all.setter();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let words = typed.trim();
    let (status, results) = match &*index {
        _ if words.is_empty() => Default::default(),
        None | Some(Load::Waiting { .. }) => {
            ("Loading the list of measures…".to_owned(), Html::default())
        }
        Some(Load::Failed(failure)) => {
            let lines = failure.lines().join(" ");
            (
                format!(
                    "The search could not be loaded. {lines} {}",
                    failure.advice()
                ),
                Html::default(),
            )
        }
        Some(Load::Ready(index)) => {
            let find = FIND.get();
            find.map_or_else(Default::default, |find| find(index, words, *all, on_all))
        }
    };
    html! {
        <div class="fv-search" role="search">
            <div class="fv-field fv-field--wide">
                <label class="fv-field__label" for="fv-search">{ "Search all measures and reports" }</label>
                <input class="fv-field__control" id="fv-search" type="search" autocomplete="off" ref={field} {oninput} {onfocus} />
            </div>
            <p class="fv-search__count" role="status">{ status }</p>
            { results }
        </div>
    }
}

/// What the measures of all reports are called: from the site's file, or else from the reports.
pub(crate) fn fetched(catalogue: Shared<Reading<Catalogue>>) -> Fetching {
    Box::pin(async move { fetch_index(&catalogue.value).await })
}

async fn fetch_index(catalogue: &Catalogue) -> Result<Index, Failure> {
    if let Some(address) = address::search_index() {
        let bytes = fetch::bytes(&address).await?;
        return Index::read(&bytes).map_err(Failure::Refused);
    }
    let mut reports = Vec::new();
    for entry in &catalogue.reports {
        let address = in_folder_of(&address::catalogue(), &entry.file);
        let bytes = fetch::bytes(&address).await?;
        let reading = read::report(&bytes).map_err(Failure::Refused)?;
        reports.push((entry.id.as_str(), reading.value));
    }
    Ok(Index::of(reports.iter().map(|(id, report)| (*id, report))))
}

/// What the index has for words, as a sentence and as links.
pub(crate) fn found(
    index: &Index,
    words: &str,
    all: bool,
    on_all: Callback<MouseEvent>,
) -> (String, Html) {
    let found = index.find(words);
    (counted(&found, words, all), results(&found, all, on_all))
}

/// How much was found, and by which words.
fn counted(found: &Found, typed: &str, all: bool) -> String {
    let Found {
        reports,
        indicators,
        instead,
    } = found;
    let mut words = match (indicators.len(), reports.len()) {
        (0, 0) => format!("No measures match “{typed}”. Try another word."),
        (n, 0) => format!("{} found.", wording::count(n, "measure")),
        (0, n) => format!("{} found.", wording::count(n, "report")),
        (n, m) => format!(
            "{} and {} found.",
            wording::count(n, "measure"),
            wording::count(m, "report")
        ),
    };
    if indicators.len() > FIRST && !all {
        words.push_str(&format!(" The first {FIRST} measures are shown."));
    }
    for (typed, similar) in instead {
        words.push_str(&format!(
            " Nothing has “{typed}”: “{similar}” is searched for."
        ));
    }
    words
}

/// Reports and measures as links.
fn results(found: &Found, all: bool, on_all: Callback<MouseEvent>) -> Html {
    let shown = match all {
        true => found.indicators.len(),
        false => FIRST,
    };
    let reports = found.reports.iter().map(|report| {
        let view = View::report(&Place::Published(report.id.clone()));
        result(view, &report.title, &wording::capital(&report.period))
    });
    let indicators = found.indicators.iter().take(shown);
    let indicators = indicators.map(|(report, indicator)| {
        let view = View::indicator(&Place::Published(report.id.clone()), &indicator.id);
        result(view, &indicator.title, &place(report, indicator))
    });
    if found.reports.is_empty() && found.indicators.is_empty() {
        return Html::default();
    }
    html! {<>
        <ul class="fv-found">{ each(reports.chain(indicators)) }</ul>
        if found.indicators.len() > shown {
            <button class="fv-button" type="button" onclick={on_all}>
                { format!("Show all {} measures", found.indicators.len()) }
            </button>
        }
    </>}
}

/// `Quarter 3 2022/23, Priority Based Report, PED05`.
fn place(report: &IndexedReport, indicator: &IndexedIndicator) -> String {
    let parts = [Some(&report.title), indicator.printed_ref.as_ref()];
    let when = wording::capital(&report.period);
    parts
        .into_iter()
        .flatten()
        .fold(when, |words, part| words + ", " + part)
}

fn result(view: View, title: &str, place: &str) -> Html {
    html! {
        <li class="fv-found__item">
            <a href={view.href()}>{ title.to_owned() }</a>
            <span class="fv-found__place">{ place.to_owned() }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_counted_and_what_is_searched_for_instead_is_said() {
        let file = r#"{"fairview":"1.0","kind":"search","synonyms":[],"reports":[{"id":"q3",
            "title":"Report of the board","period":"quarter 3 2022/23","topics":[{"title":"Schools","measures":[
            {"id":"a","title":"Overall absence","ref":"P1"},{"id":"b","title":"Exclusions"}]}]}]}"#;
        let index = Index::read(file.as_bytes()).expect("an index");
        for (typed, said) in [
            ("absence", "1 measure found."),
            ("board", "2 measures and 1 report found."),
            ("zebra", "No measures match “zebra”. Try another word."),
            (
                "exclusoins",
                "1 measure found. Nothing has “exclusoins”: “exclusions” is searched for.",
            ),
        ] {
            assert_eq!(counted(&index.find(typed), typed, false), said);
        }
        let found = index.find("absence");
        let (report, indicator) = found.indicators[0];
        assert_eq!(
            place(report, indicator),
            "Quarter 3 2022/23, Report of the board, P1"
        );
    }
}
