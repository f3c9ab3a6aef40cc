//! The report as a whole, and the parts that are neither indicators nor referred to: milestones,
//! finance, risks, the legend.

use super::figures::{self, KnownIds};
use super::history;
use super::indicator::{DIRECTIONS, IndicatorContext, indicator, rating, refer};
use super::places::{
    Ids, areas, at_most, cohorts, columns, list, neighbours, objectives, passages, sources,
};
use super::words::{day, id, label, one_of, paragraphs, period, sentence, short, sort, text};
use super::{MOST_CELLS, MOST_INDICATORS, MOST_LISTED, MOST_MILESTONES, MOST_OBJECTIVES, RESERVED};
use crate::link::from_word;
use crate::period::YearEnd;
use crate::problem::Problems;
use crate::report::{
    Action, ActionKind, Against, Decision, FinanceLine, FinanceTable, GlossaryTerm, Indicator,
    Legend, Meaning, Milestone, MoneyRole, Objective, Rating, Release, Report, Risk, Topic,
};
use crate::wire;
use std::collections::BTreeSet;

/// Reads a report; `None` where it cannot be shown at all, after saying why.
pub(super) fn report(mut file: wire::Report, p: &mut Problems) -> Option<Report> {
    let own_id = id(p, "id", file.id);
    let title = label(p, "title", file.title);
    let organisation = label(p, "organisation", file.organisation);
    let period = period(p, "period", file.period, YearEnd::December);
    let areas = areas(p, file.areas);
    let area_ids = Ids::of(areas.iter().map(|area| &area.id));
    let area = refer(p, "area", &file.area, "an area", &area_ids);
    let (Some(area), 0) = (area, p.errors()) else {
        return None;
    };
    let cohorts = cohorts(p, file.cohorts);
    let sources = sources(p, file.sources);
    let source_ids = Ids::of(sources.iter().map(|source| &source.id));
    let columns = columns(p, file.columns);
    let mut named: Vec<Vec<String>> = Vec::new();
    for objective in &mut file.objectives {
        named.push(std::mem::take(&mut objective.indicators));
    }
    let none = named.iter().all(Vec::is_empty);
    since(p, &file.fairview, ("objectives", "indicators"), none);
    let mut objectives = objectives(p, file.objectives);
    let objective_ids = Ids::of(objectives.iter().map(|objective| &objective.id));
    let ids = KnownIds {
        areas: area_ids,
        cohorts: Ids::of(cohorts.iter().map(|cohort| &cohort.id)),
    };
    let neighbours = file
        .neighbours
        .map(|found| p.within("neighbours", |p| neighbours(p, found, area, &ids.areas)));
    at_most(p, "releases", &mut file.releases, MOST_LISTED);
    let releases = list(p, "releases", file.releases, |p, found, _: &[Release]| {
        Some(history::release(p, found))
    });
    let release_ids = Ids::of(releases.iter().map(|one| &one.report));
    let known = IndicatorContext {
        // The last two came with 1.1.
        reserved: match file.fairview.as_str() {
            "1.0" => &RESERVED[..RESERVED.len() - 2],
            _ => &RESERVED,
        },
        releases: &release_ids,
        neighbours: neighbours.as_ref().map_or(0, |found| found.areas.len()),
        ids: &ids,
        area,
        columns: &columns,
        objectives: &objective_ids,
        sources: &source_ids,
    };
    at_most(p, "indicators", &mut file.indicators, MOST_INDICATORS);
    let none = file.indicators.iter().all(|one| !one.headline);
    since(p, &file.fairview, ("indicators", "headline"), none);
    cells(p, &mut file.indicators, columns.len());
    // Where in the file each indicator and milestone stands that was kept.
    let mut indicator_places = Vec::new();
    let mut indicator_ids: BTreeSet<String> = BTreeSet::new();
    let mut place = 0;
    let indicators = list(
        p,
        "indicators",
        file.indicators,
        |p, found, _: &[Indicator]| {
            place += 1;
            let read = indicator(p, found, &known)?;
            if !indicator_ids.insert(read.id.clone()) {
                p.error("id", format!("\"{}\" is the id of an earlier indicator; expected an id of its own. The indicator \"{}\" is left out.", read.id, short(&read.title)));
                return None;
            }
            indicator_places.push(place - 1);
            Some(read)
        },
    );
    let source = file
        .source
        .and_then(|source| refer(p, "source", &source, "a source", &source_ids));
    at_most(p, "milestones", &mut file.milestones, MOST_MILESTONES);
    let mut milestone_places = Vec::new();
    let mut milestone_ids: BTreeSet<String> = BTreeSet::new();
    let mut place = 0;
    let milestones = list(
        p,
        "milestones",
        file.milestones,
        |p, found, _: &[Milestone]| {
            place += 1;
            let read = milestone(p, found, &milestone_ids, &objective_ids)?;
            milestone_ids.insert(read.id.clone());
            milestone_places.push(place - 1);
            Some(read)
        },
    );
    since(
        p,
        &file.fairview,
        ("topics", "topics"),
        file.topics.is_empty(),
    );
    at_most(p, "topics", &mut file.topics, MOST_LISTED);
    let indicator_ids = Ids::of(indicators.iter().map(|one| &one.id));
    for (at, (objective, named)) in objectives.iter_mut().zip(named).enumerate() {
        objective.indicators = p.each("objectives", at, |p| linked(p, named, &indicator_ids));
    }
    let topics = list(p, "topics", file.topics, |p, found, earlier: &[Topic]| {
        let earlier = |id: &str| earlier.iter().any(|other| other.id == id);
        topic(
            p,
            found,
            earlier,
            &objectives,
            &objective_ids,
            &indicator_ids,
        )
    });
    since(
        p,
        &file.fairview,
        ("actions", "actions"),
        file.actions.is_empty(),
    );
    at_most(p, "actions", &mut file.actions, MOST_OBJECTIVES);
    let mut action_ids: BTreeSet<String> = BTreeSet::new();
    let actions = list(p, "actions", file.actions, |p, found, _: &[Action]| {
        let read = action(p, found, |id| action_ids.contains(id), &indicator_ids)?;
        action_ids.insert(read.id.clone());
        Some(read)
    });
    let none = file.decisions.is_empty();
    since(p, &file.fairview, ("decisions", "decisions"), none);
    at_most(p, "decisions", &mut file.decisions, MOST_OBJECTIVES);
    let none = file.processes.is_empty();
    since(p, &file.fairview, ("processes", "processes"), none);
    let processes = super::processes::processes(p, file.processes, &indicator_ids);
    since(p, &file.fairview, ("grids", "grids"), file.grids.is_empty());
    let grids = super::grids::grids(p, file.grids);
    let mut decision_ids: BTreeSet<String> = BTreeSet::new();
    let decisions = list(
        p,
        "decisions",
        file.decisions,
        |p, found, _: &[Decision]| {
            let read = decision(p, found, |id| decision_ids.contains(id), &indicator_ids)?;
            decision_ids.insert(read.id.clone());
            Some(read)
        },
    );
    since(
        p,
        &file.fairview,
        ("glossary", "glossary"),
        file.glossary.is_empty(),
    );
    at_most(p, "glossary", &mut file.glossary, MOST_OBJECTIVES);
    let glossary = list(p, "glossary", file.glossary, glossary_term);
    at_most(p, "finance", &mut file.finance, MOST_LISTED);
    let risks = list(p, "risks", file.risks, |p, risk, _: &[Risk]| {
        let objective = refer(
            p,
            "objective",
            &risk.objective,
            "an objective",
            &objective_ids,
        )?;
        Some(Risk {
            objective,
            title: risk.title,
            initial: risk.initial,
            residual: risk.residual,
        })
    });
    let states = [("draft", true), ("final", false)];
    let draft = one_of(p, "status", file.status, "a status", &states);
    let report = Report {
        id: own_id,
        title,
        short_title: file.short_title,
        organisation,
        area,
        period,
        sort: sort(p, "sort", file.sort),
        series: file.series.map(|series| id(p, "series", series)),
        draft: draft.unwrap_or_default(),
        published: day(p, "published", file.published),
        source,
        notes: file.notes,
        areas,
        cohorts,
        neighbours,
        sources,
        milestones,
        risks,
        columns,
        objectives,
        indicators,
        topics,
        actions,
        decisions,
        processes,
        grids,
        glossary,
        developments: passages(p, "developments", file.developments),
        emerging_issues: passages(p, "emerging_issues", file.emerging_issues),
        sections: passages(p, "sections", file.sections),
        figures: figures::figures(file.figures),
        finance: list(
            p,
            "finance",
            file.finance,
            |p, table, _: &[FinanceTable]| Some(finance_table(p, table)),
        ),
        legend: match file.legend {
            Some(found) => p.within("legend", |p| legend(p, found)),
            None => Legend::default(),
        },
        since: file
            .since
            .map(|found| p.within("since", |p| history::since(p, found))),
        releases,
    };
    super::check::report(p, &report, &indicator_places, &milestone_places);
    Some(report)
}

/// Leaves out the parts of indicators where all rows of printed figures together are too many.
fn cells(p: &mut Problems, indicators: &mut [wire::Indicator], columns: usize) {
    let parts: usize = indicators.iter().map(|one| one.breakdowns.len()).sum();
    let cells = (indicators.len() + parts) * columns;
    if cells > MOST_CELLS {
        p.error(
            "indicators",
            format!("{} indicators and {parts} parts under {columns} columns make {cells} cells, which are too many; expected at most {MOST_CELLS}. The parts are left out.", indicators.len()),
        );
        indicators.iter_mut().for_each(|one| one.breakdowns.clear());
    }
}

/// Notes that a file of 1.0 uses what came with 1.1, at its place and under its name: a viewer of then
/// leaves it out without a word.
fn since(p: &mut Problems, version: &str, (place, field): (&str, &str), empty: bool) {
    if version == "1.0" && !empty {
        p.notice(
            place,
            format!("{field} came with version 1.1 of the format, and the file says 1.0; expected \"1.1\", so that an older viewer says that something is not shown"),
        );
    }
}

/// A part of a report that cannot be shown, and why it is left out.
pub(super) fn left_out(p: &mut Problems, what: &str, title: &str) {
    p.error(
        "",
        format!(
            "the {what} \"{}\" is left out because of the errors above",
            short(title)
        ),
    );
}

pub(super) fn own_id(
    p: &mut Problems,
    found: String,
    what: &str,
    earlier: impl Fn(&str) -> bool,
) -> String {
    let own = id(p, "id", found);
    if earlier(&own) {
        p.error(
            "id",
            format!("\"{own}\" is the id of an earlier {what}; expected an id of its own"),
        );
    }
    own
}

/// The places of the indicators that something names; an id of none is an error and is passed over.
pub(super) fn linked(p: &mut Problems, found: Vec<String>, known: &Ids) -> Vec<usize> {
    list(p, "indicators", found, |p, id, earlier: &[usize]| {
        let place = refer(p, "", &id, "an indicator", known)?;
        (!earlier.contains(&place)).then_some(place)
    })
}

fn topic(
    p: &mut Problems,
    found: wire::Topic,
    earlier: impl Fn(&str) -> bool,
    objectives: &[Objective],
    objective_ids: &Ids,
    indicator_ids: &Ids,
) -> Option<Topic> {
    let before = p.errors();
    let own_id = own_id(p, found.id, "topic", earlier);
    let objective = found
        .objective
        .and_then(|id| refer(p, "objective", &id, "an objective", objective_ids));
    let title = match (found.title, objective) {
        (Some(title), _) => label(p, "title", title),
        (None, Some(at)) => objectives[at].name().to_owned(),
        (None, None) => {
            p.error(
                "title",
                "it has neither a title nor an objective; expected one of them",
            );
            String::new()
        }
    };
    if p.errors() > before {
        left_out(p, "topic", &title);
        return None;
    }
    Some(Topic {
        id: own_id,
        printed_ref: found.r#ref,
        objective,
        title,
        rating: rating(p, found.rating),
        printed: sentence(p, "printed", found.printed),
        commentary: paragraphs(p, "commentary", found.commentary),
        standard: sentence(p, "standard", found.standard),
        indicators: linked(p, found.indicators, indicator_ids),
        owner: found.owner,
        note: text(p, "note", found.note),
    })
}

fn action(
    p: &mut Problems,
    found: wire::Action,
    earlier: impl Fn(&str) -> bool,
    indicator_ids: &Ids,
) -> Option<Action> {
    let before = p.errors();
    let own_id = own_id(p, found.id, "action", earlier);
    let what = "a kind of action";
    let kind = one_of(p, "kind", Some(found.kind), what, ActionKind::WORDS);
    let title = label(p, "title", found.title);
    let (Some(kind), true) = (kind, p.errors() == before) else {
        left_out(p, "action", &title);
        return None;
    };
    let mut when = |field: &str, label: Option<String>| {
        label.map(|label| period(p, field, label, YearEnd::December))
    };
    let (asked, due) = (when("asked", found.asked), when("due", found.due));
    let as_of = when("as_of", found.as_of);
    let states = [("open", false), ("done", true)];
    Some(Action {
        id: own_id,
        kind,
        printed_ref: found.r#ref,
        group: sentence(p, "group", found.group),
        title,
        asked_by: sentence(p, "asked_by", found.asked_by),
        asked,
        owner: found.owner,
        due,
        due_printed: sentence(p, "due_printed", found.due_printed),
        done: one_of(p, "state", found.state, "a state", &states),
        state_printed: sentence(p, "state_printed", found.state_printed),
        as_of,
        next_report: sentence(p, "next_report", found.next_report),
        commentary: paragraphs(p, "commentary", found.commentary),
        indicators: linked(p, found.indicators, indicator_ids),
        note: text(p, "note", found.note),
    })
}

fn decision(
    p: &mut Problems,
    found: wire::Decision,
    earlier: impl Fn(&str) -> bool,
    indicator_ids: &Ids,
) -> Option<Decision> {
    let before = p.errors();
    let own_id = own_id(p, found.id, "decision", earlier);
    let title = label(p, "title", found.title);
    let decision = paragraphs(p, "decision", Some(found.decision));
    if decision.is_empty() {
        p.error("decision", "it is empty; expected what is decided");
    }
    if p.errors() > before {
        left_out(p, "decision", &title);
        return None;
    }
    let mut when = |field: &str, label: Option<String>| {
        label.map(|label| period(p, field, label, YearEnd::December))
    };
    let (on, effective) = (when("on", found.on), when("effective", found.effective));
    let states = [("decided", false), ("recommended", true)];
    Some(Decision {
        id: own_id,
        printed_ref: found.r#ref,
        title,
        recommended: one_of(p, "state", found.state, "a state", &states).unwrap_or_default(),
        state_printed: sentence(p, "state_printed", found.state_printed),
        by: sentence(p, "by", found.by),
        on,
        decision,
        reason: text(p, "reason", found.reason),
        rejected: text(p, "rejected", found.rejected),
        effective,
        indicators: linked(p, found.indicators, indicator_ids),
        note: text(p, "note", found.note),
    })
}

fn glossary_term(
    p: &mut Problems,
    found: wire::GlossaryTerm,
    earlier: &[GlossaryTerm],
) -> Option<GlossaryTerm> {
    let before = p.errors();
    let term = label(p, "term", found.term);
    let meaning = label(p, "meaning", found.meaning);
    let twice = |other: &GlossaryTerm| other.term == term && other.meaning == meaning;
    if earlier.iter().any(twice) {
        p.error(
            "term",
            format!(
                "\"{}\" has this meaning in an earlier entry; expected each meaning once",
                short(&term)
            ),
        );
    }
    if p.errors() > before {
        left_out(p, "term", &term);
        return None;
    }
    Some(GlossaryTerm {
        term,
        meaning,
        note: text(p, "note", found.note),
    })
}

fn milestone(
    p: &mut Problems,
    found: wire::Milestone,
    earlier: &BTreeSet<String>,
    objectives: &Ids,
) -> Option<Milestone> {
    let before = p.errors();
    let own_id = own_id(p, found.id, "milestone", |id| earlier.contains(id));
    let objective = refer(p, "objective", &found.objective, "an objective", objectives);
    let title = label(p, "title", found.title);
    let (Some(objective), true) = (objective, p.errors() == before) else {
        left_out(p, "milestone", &title);
        return None;
    };
    Some(Milestone {
        id: own_id,
        printed_ref: found.r#ref,
        objective,
        title,
        due: found
            .due
            .map(|due| period(p, "due", due, YearEnd::December)),
        due_printed: found.due_printed,
        year: found
            .year
            .map(|year| period(p, "year", year, YearEnd::December)),
        rating: rating(p, found.rating),
        owner: found.owner,
        reason: sentence(p, "reason", found.reason),
        commentary: paragraphs(p, "commentary", found.commentary),
        figures: figures::figures(found.figures),
        note: text(p, "note", found.note),
    })
}

fn finance_table(p: &mut Problems, table: wire::FinanceTable) -> FinanceTable {
    const ROLES: &[(&str, MoneyRole)] = &[
        ("budget", MoneyRole::Budget),
        ("budget_to_date", MoneyRole::BudgetToDate),
        ("spend", MoneyRole::Spend),
        ("variance", MoneyRole::Variance),
    ];
    type MoneyColumn = (String, MoneyRole);
    let columns = list(
        p,
        "columns",
        table.columns,
        |p, column, _: &[MoneyColumn]| {
            let role = one_of(p, "is", Some(column.role), "a column of money", ROLES);
            Some((column.heading, role.unwrap_or(MoneyRole::Budget)))
        },
    );
    let lines = list(p, "lines", table.lines, |p, line, _: &[FinanceLine]| {
        let (found, expected) = (line.amounts.len(), columns.len());
        if found != expected {
            p.error("amounts", format!("there are {found} amounts for {expected} columns; expected as many. The line \"{}\" is left out.", short(&line.name)));
            return None;
        }
        let amounts = line.amounts.into_iter();
        let amounts = amounts
            .map(|amount| figures::number(p, "amounts", amount))
            .collect();
        Some(FinanceLine {
            group: line.group,
            name: line.name,
            amounts,
            total: line.total,
        })
    });
    FinanceTable {
        id: id(p, "id", table.id),
        title: label(p, "title", table.title),
        as_at: day(p, "as_at", table.as_at),
        unit: table.unit,
        columns,
        lines,
        commentary: passages(p, "commentary", table.commentary),
    }
}

fn legend(p: &mut Problems, found: wire::Legend) -> Legend {
    const AGAINST: &[(&str, Against)] = &[
        ("same_period_last_year", Against::SamePeriodLastYear),
        ("last_quarter", Against::LastQuarter),
        ("last_year", Against::LastYear),
        ("regression", Against::Regression),
    ];
    let what = "something that a direction compares with";
    let found_against = found.direction_against;
    let against = one_of(p, "direction_against", found_against, what, AGAINST);
    let mut legend = Legend {
        against,
        ..Legend::default()
    };
    for (i, entry) in found.meanings.into_iter().enumerate() {
        let words = Meaning {
            measure: entry.measure,
            milestone: entry.milestone,
            symbol: entry.symbol,
        };
        if let Some(rating) = from_word(Rating::WORDS, &entry.of) {
            legend.ratings.push((rating, words));
        } else if let Some(direction) = from_word(DIRECTIONS, &entry.of) {
            legend.directions.push((direction, words));
        } else {
            p.each("meanings", i, |p| {
                p.error("of", format!("\"{}\" is neither a rating nor a direction; expected one, like \"amber\" or \"better\"", short(&entry.of)));
            });
        }
    }
    legend
}
