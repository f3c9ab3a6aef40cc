//! What changed since another release: the counts in a paragraph, then every change by kind, each
//! with the way to what it is about.
//!
//! Only reports of one organisation are compared here; of others the page says so.

use crate::components::blocks::{block, folded, paragraph, table};
use crate::components::field::choice;
use crate::components::nodes::each;
use crate::components::rating::rating;
use crate::download::menu::{DownloadMenu, Subject};
use crate::menu;
use crate::route::{ChangesOptions, Place, Screen, Tab, View};
use crate::screens::Shown;
use crate::state::Action;
use report_core::changes::{self, Change, ChangeLocation, Changes, Kind};
use report_core::find::Query;
use report_core::report::{CatalogueEntry, Rating, Report};
use report_view::wording;
use yew::prelude::*;

/// The most links to what changes are about, so that a page keeps to sixty stops of the tabulator
/// key. The rest is named without a link; shown by its kind, it has one.
const MOST_LINKS: usize = 40;

/// The most changes of one kind that a phone shows unfolded, where other kinds follow.
const MOST_UNFOLDED: usize = 10;

/// What the screen holds, where there is another report to set this one against.
pub fn changes(shown: &Shown, since: &ChangesOptions) -> Html {
    let chooser = chooser(shown, since);
    let report = &shown.report.value;
    let words = match shown.other {
        None => match &since.from {
            Some(id) if report.id == *id => {
                "The link compares this report with itself. Choose another report.".to_owned()
            }
            Some(id) => format!(
                "The link compares this report with “{id}”, which is not in the list of reports. Choose another report."
            ),
            None => "There is no earlier report in this series. Choose a report to compare with."
                .to_owned(),
        },
        Some(other) if !changes::same_organisation(&other.value, report) => format!(
            "The other report is of {}, about {}; this one of {}, about {}. Only reports of one organisation about one place are compared.",
            other.value.organisation,
            other.value.area_name(),
            report.organisation,
            report.area_name()
        ),
        Some(other) => {
            let found = changes::changes(&other.value, report);
            return html! {<>{ chooser }{ listed(shown, since, &other.value, &found) }</>};
        }
    };
    html! {<>{ chooser }<p class="fv-lead">{ words }</p></>}
}

/// Which release it is set against.
fn chooser(shown: &Shown, since: &ChangesOptions) -> Html {
    let own = &shown.report.value.id;
    // A report of which nothing can be compared is not offered; a link may still name it.
    let own_entry = shown.releases.iter().find(|entry| entry.id == *own);
    let unlike = |id: &String| own_entry.is_some_and(|own| own.nothing_in_common.contains(id));
    let offered = |entry: &&CatalogueEntry| {
        entry.id != *own && (!unlike(&entry.id) || since.from.as_ref() == Some(&entry.id))
    };
    let others: Vec<&CatalogueEntry> = shown.releases.iter().filter(offered).collect();
    let words = |entry: &&CatalogueEntry| {
        format!(
            "{}: {}",
            wording::capital(&entry.period.words()),
            entry.title
        )
    };
    let options: Vec<String> = others.iter().map(words).collect();
    let ids: Vec<String> = others.iter().map(|entry| entry.id.clone()).collect();
    let chosen = since
        .from
        .as_ref()
        .and_then(|id| ids.iter().position(|other| other == id));
    let kind = since.kind;
    let on_choice = on_since(shown, move |at: Option<usize>| ChangesOptions {
        from: at.and_then(|at| ids.get(at)).cloned(),
        kind,
    });
    html! {
        <div class="fv-changes__choice">
            { choice("since", "Compare with", "The report before this one", options, chosen, on_choice) }
        </div>
    }
}

fn on_since<T: 'static>(
    shown: &Shown,
    since: impl Fn(T) -> ChangesOptions + 'static,
) -> Callback<T> {
    let place = shown.place.clone();
    let view = move |chosen| {
        Action::OptionsChanged(View::Report(place.clone(), Screen::Changes(since(chosen))))
    };
    shown.on_act.reform(view)
}

fn listed(shown: &Shown, since: &ChangesOptions, other: &Report, found: &Changes) -> Html {
    let head = format!(
        "{}, compared with {}.",
        wording::capital(&found.after.words()),
        found.before.words()
    );
    let cautions = found.cautions.iter().map(|caution| {
        html! { <p class="fv-notice">{ caution }</p> }
    });
    let summary = found.summary().into_iter().enumerate();
    let summary = summary.map(|(at, sentence)| {
        let class = (at == 0).then_some("fv-lead");
        html! { <p {class}>{ sentence }</p> }
    });
    let there = Place::Published(other.id.clone());
    let mut ways = Ways {
        here: (shown.place, &shown.report.value),
        there: (&there, other),
        left: MOST_LINKS,
    };
    let kinds = found.kinds();
    let of = |kind: &Kind| since.kind.is_none_or(|only| only == *kind);
    let mut listed: Vec<(usize, Kind, Vec<&Change>)> = kinds
        .iter()
        .enumerate()
        .filter(|(_, (kind, _))| of(kind))
        .map(|(at, (kind, _))| (at, *kind, found.of(*kind).collect()))
        .collect();
    // Links go to short kinds first: a phone folds the long ones.
    let is_long = |list: &[&Change]| list.len() > MOST_UNFOLDED && since.kind.is_none();
    listed.sort_by_key(|(_, _, list)| is_long(list));
    let mut sections: Vec<(usize, Html)> = listed
        .iter()
        .map(|(at, kind, list)| {
            let rows = match kind {
                Kind::Rating => ratings(&mut ways, list),
                _ => rows(&mut ways, *kind, list),
            };
            let count = wording::count(list.len(), "change");
            let rows = match is_long(list) {
                true => folded(&format!("Show {count}"), None, rows),
                false => rows,
            };
            let section = block(kind.name().to_owned(), Some(format!("{count}.")), rows);
            (*at, section)
        })
        .collect();
    sections.sort_by_key(|(at, _)| *at);
    let sections = sections.into_iter().map(|(_, section)| section);
    html! {<>
        { paragraph(&head) }
        { each(cautions) }
        { each(summary) }
        if !found.none() { { by_kind(shown, since, &kinds, found.list.len()) } }
        if ways.left == 0 {
            { paragraph(&match since.kind {
                None => "Some changes below have no links. Choose a kind of change to see more of them.".to_owned(),
                Some(_) => format!("The first {MOST_LINKS} have links."),
            }) }
        }
        { each(sections) }
        { download(shown, since.kind, found) }
    </>}
}

/// The menu for the list, where there is one.
fn download(shown: &Shown, kind: Option<Kind>, found: &Changes) -> Html {
    match shown.other {
        Some(other) if !found.none() => {
            let subject = Subject::Changes(shown.report.clone(), other.clone(), kind);
            html! { <DownloadMenu {subject} place={shown.place.clone()} /> }
        }
        _ => Html::default(),
    }
}

/// The kinds that occur, each with its number.
fn by_kind(shown: &Shown, since: &ChangesOptions, kinds: &[(Kind, usize)], all: usize) -> Html {
    let words = |(kind, count): &(Kind, usize)| format!("{} ({count})", kind.name());
    let options: Vec<String> = kinds.iter().map(words).collect();
    let chosen = since
        .kind
        .and_then(|kind| kinds.iter().position(|(other, _)| *other == kind));
    let from = since.from.clone();
    let list: Vec<Kind> = kinds.iter().map(|(kind, _)| *kind).collect();
    let on_choice = on_since(shown, move |at: Option<usize>| ChangesOptions {
        from: from.clone(),
        kind: at.and_then(|at| list.get(at)).copied(),
    });
    let status = match (since.kind, chosen) {
        (None, _) if all == 1 => "1 change is shown.".to_owned(),
        (None, _) => format!("{} are shown.", wording::count(all, "change")),
        (Some(_), Some(at)) => format!(
            "{} of {} shown: {}.",
            kinds[at].1,
            wording::count(all, "change"),
            kinds[at].0.name().to_lowercase()
        ),
        (Some(kind), None) => format!(
            "None of {} is of the kind “{}”.",
            wording::count(all, "change"),
            kind.name().to_lowercase()
        ),
    };
    html! {<>
        <div class="fv-changes__choice">
            { choice("kind", "Kind of change", "All kinds", options, chosen, on_choice) }
        </div>
        <p class="fv-filters__status" role="status">{ status }</p>
    </>}
}

/// The ways to what changes are about, in this report or the other, as many as are left.
struct Ways<'r> {
    here: (&'r Place, &'r Report),
    there: (&'r Place, &'r Report),
    left: usize,
}

impl Ways<'_> {
    /// What a change is about, with the way to it: for what is only in the other report, there.
    fn name(&mut self, change: &Change) -> Html {
        let link = match self.left {
            0 => None,
            _ => self.to(change),
        };
        match link {
            None => html! { { &change.name } },
            Some(link) => {
                self.left -= 1;
                html! { <a href={link}>{ &change.name }</a> }
            }
        }
    }

    fn to(&self, change: &Change) -> Option<String> {
        let (place, report) = match change.kind {
            Kind::Dropped => self.there,
            _ => self.here,
        };
        let part = match &change.place {
            ChangeLocation::Indicator(id) => return Some(View::indicator(place, id).href()),
            ChangeLocation::Objective(id) => {
                let query = Query {
                    objective: Some(id.clone()),
                    ..Query::default()
                };
                let view = View::Report(place.clone(), Screen::Scorecard(query));
                return menu::is_available(Tab::Scorecard, report).then(|| view.href());
            }
            ChangeLocation::Milestone(_) => Tab::Milestones,
            ChangeLocation::Action(_) | ChangeLocation::Decision(_) => Tab::Actions,
            ChangeLocation::Glossary => Tab::Glossary,
            ChangeLocation::Finance(_) => Tab::Finance,
            ChangeLocation::Developments => Tab::Developments,
            ChangeLocation::Risks => Tab::Risks,
            ChangeLocation::Legend => Tab::Legend,
            ChangeLocation::About => Tab::About,
            ChangeLocation::Report | ChangeLocation::Topic(_) => Tab::Overview,
        };
        let held = |(place, report): (&Place, &Report)| {
            menu::is_available(part, report).then(|| part.link(place))
        };
        held((place, report)).or_else(|| held(self.there))
    }
}

/// Changes of one kind: what, and what of it, in sentences.
fn rows(ways: &mut Ways, kind: Kind, list: &[&Change]) -> Html {
    let about = |a: &&Change, b: &&Change| a.place == b.place && a.name == b.name;
    let rows: Vec<Html> = list
        .chunk_by(about)
        .map(|same| {
            let words = same.iter().map(|change| paragraph(&change.words));
            html! {
                <tr>
                    <th scope="row">{ ways.name(same[0]) }</th>
                    <td class="fv-table__full">{ each(words) }</td>
                </tr>
            }
        })
        .collect();
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let heads = [("What", false), ("What changed", false)];
    let class = "fv-table--list fv-table--words fv-changes__list";
    table(class, kind.name(), &heads, rows)
}

/// Ratings side by side, as published.
fn ratings(ways: &mut Ways, list: &[&Change]) -> Html {
    let cell = |label: &'static str, published: Option<Rating>| {
        let shown = match published {
            Some(published) => rating(published, false),
            None => html! { "None published" },
        };
        html! { <td data-label={label}>{ shown }</td> }
    };
    let rows: Vec<Html> = list
        .iter()
        .map(|change| {
            let (before, after) = change.rating.unwrap_or_default();
            html! {
                <tr>
                    <th scope="row">{ ways.name(change) }</th>
                    { cell("Before", before) }
                    { cell("Now", after) }
                </tr>
            }
        })
        .collect();
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let heads = [("What", false), ("Before", false), ("Now", false)];
    table(
        "fv-table--list fv-changes__list",
        Kind::Rating.name(),
        &heads,
        rows,
    )
}
