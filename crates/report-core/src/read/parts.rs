//! The report as a whole and the parts that are not indicators.

use super::figures::{self, Scene};
use super::indicator::{Known, direction_word, indicator, rating, rating_word, refer};
use super::words::{address, day, id, label, one_of, paragraphs, period, short, sort, text};
use super::{MOST_INDICATORS, MOST_MILESTONES};
use crate::period::YearEnd;
use crate::problem::Problems;
use crate::report::{
    Against, Area, AreaKind, Column, FinanceLine, FinanceTable, Legend, Meaning, Milestone,
    MoneyRole, Named, Neighbours, Objective, Passage, Report, Risk, Role, Source,
};
use crate::wire;

/// Reads a report; `None` where it cannot be shown at all, after saying why.
pub(super) fn report(file: wire::Report, p: &mut Problems) -> Option<Report> {
    let own_id = id(p, "id", file.id);
    let title = label(p, "title", file.title);
    let organisation = label(p, "organisation", file.organisation);
    let period = period(p, "period", file.period, YearEnd::December);
    let areas = areas(p, file.areas);
    let area_ids: Vec<String> = areas.iter().map(|area| area.id.clone()).collect();
    let area = refer(p, "area", &file.area, "an area", &area_ids);
    let (Some(area), 0) = (area, p.errors()) else {
        return None;
    };
    let cohorts: Vec<Named> = file
        .cohorts
        .into_iter()
        .enumerate()
        .map(|(i, cohort)| Named {
            id: id(p, &format!("cohorts[{i}].id"), cohort.id),
            name: label(p, &format!("cohorts[{i}].name"), cohort.name),
        })
        .collect();
    let sources = sources(p, file.sources);
    let source_ids: Vec<String> = sources.iter().map(|source| source.id.clone()).collect();
    let columns = columns(p, file.columns);
    let objectives = objectives(p, file.objectives);
    let objective_ids: Vec<String> = objectives
        .iter()
        .map(|objective| objective.id.clone())
        .collect();
    let scene = Scene {
        areas: area_ids,
        cohorts: cohorts.iter().map(|cohort| cohort.id.clone()).collect(),
    };
    let known = Known {
        scene: &scene,
        columns: &columns,
        objectives: &objective_ids,
        sources: &source_ids,
    };
    if file.indicators.len() > MOST_INDICATORS {
        p.error("indicators", format!("{} indicators are too many; expected at most {MOST_INDICATORS}. The rest is left out.", file.indicators.len()));
    }
    let mut indicators: Vec<crate::report::Indicator> = Vec::new();
    let mut indicator_places = Vec::new();
    for (i, found) in file
        .indicators
        .into_iter()
        .take(MOST_INDICATORS)
        .enumerate()
    {
        let at = format!("indicators[{i}]");
        let Some(read) = indicator(p, &at, found, &known) else {
            continue;
        };
        if indicators.iter().any(|other| other.id == read.id) {
            p.error(format!("{at}.id"), format!("\"{}\" is the id of an earlier indicator; expected an id of its own. The indicator \"{}\" is left out.", read.id, short(&read.title)));
        } else {
            indicators.push(read);
            indicator_places.push(i);
        }
    }
    let neighbours = file
        .neighbours
        .map(|found| neighbours(p, found, area, &scene.areas));
    let source = file
        .source
        .and_then(|source| refer(p, "source", &source, "a source", &source_ids));
    let (milestones, milestone_places) = milestones(p, file.milestones, &objective_ids);
    let report = Report {
        id: own_id,
        title,
        short_title: file.short_title,
        organisation,
        area,
        period,
        sort: sort(p, "sort", file.sort),
        draft: one_of(
            p,
            "status",
            file.status,
            "a status",
            &["draft", "final"],
            |word| match word {
                "draft" => Some(true),
                "final" => Some(false),
                _ => None,
            },
        )
        .unwrap_or_default(),
        published: day(p, "published", file.published),
        source,
        notes: file.notes,
        areas,
        cohorts,
        neighbours,
        sources,
        milestones,
        risks: file
            .risks
            .into_iter()
            .enumerate()
            .filter_map(|(i, risk)| {
                let at = format!("risks[{i}].objective");
                let objective = refer(p, &at, &risk.objective, "an objective", &objective_ids)?;
                Some(Risk {
                    objective,
                    title: risk.title,
                    initial: risk.initial,
                    residual: risk.residual,
                })
            })
            .collect(),
        columns,
        objectives,
        indicators,
        developments: passages(p, "developments", file.developments),
        emerging_issues: passages(p, "emerging_issues", file.emerging_issues),
        sections: passages(p, "sections", file.sections),
        figures: figures::figures(file.figures),
        finance: finance(p, file.finance),
        legend: file
            .legend
            .map(|found| legend(p, found))
            .unwrap_or_default(),
    };
    super::check::report(p, &report, &indicator_places, &milestone_places);
    Some(report)
}

fn areas(p: &mut Problems, found: Vec<wire::Area>) -> Vec<Area> {
    const SPELLINGS: &[&str] = &["authority", "region", "nation", "neighbour_mean"];
    let mut areas: Vec<Area> = Vec::new();
    for (i, area) in found.into_iter().enumerate() {
        let at = |field: &str| format!("areas[{i}].{field}");
        let kind = one_of(
            p,
            &at("kind"),
            Some(area.kind),
            "a kind of area",
            SPELLINGS,
            |word| {
                Some(match word {
                    "authority" => AreaKind::Authority,
                    "region" => AreaKind::Region,
                    "nation" => AreaKind::Nation,
                    "neighbour_mean" => AreaKind::NeighbourMean,
                    _ => return None,
                })
            },
        );
        let own_id = id(p, &at("id"), area.id);
        if areas.iter().any(|other| other.id == own_id) {
            p.error(
                at("id"),
                format!("\"{own_id}\" is the id of an earlier area; expected an id of its own"),
            );
        }
        let name = label(p, &at("name"), area.name);
        areas.extend(kind.map(|kind| Area {
            id: own_id,
            name,
            kind,
        }));
    }
    areas
}

fn neighbours(
    p: &mut Problems,
    found: wire::Neighbours,
    own: usize,
    areas: &[String],
) -> Neighbours {
    let mut list: Vec<(usize, Option<String>)> = Vec::new();
    for (i, neighbour) in found.areas.into_iter().enumerate() {
        let at = format!("neighbours.areas[{i}].area");
        let Some(area) = refer(p, &at, &neighbour.area, "an area", areas) else {
            continue;
        };
        if area == own {
            p.error(at, "the report's own area is listed as its own neighbour; it is left out of the neighbours");
        } else if list.iter().any(|(other, _)| *other == area) {
            p.error(
                at,
                format!(
                    "\"{}\" is listed twice; expected every neighbour once",
                    neighbour.area
                ),
            );
        } else {
            list.push((area, neighbour.closeness));
        }
    }
    Neighbours {
        list: label(p, "neighbours.list", found.list),
        areas: list,
    }
}

fn sources(p: &mut Problems, found: Vec<wire::Source>) -> Vec<Source> {
    let one = |(i, source): (usize, wire::Source)| {
        let at = |field: &str| format!("sources[{i}].{field}");
        Source {
            id: id(p, &at("id"), source.id),
            title: label(p, &at("title"), source.title),
            publisher: source.publisher,
            published: source
                .published
                .map(|label| period(p, &at("published"), label, YearEnd::December).words()),
            url: address(p, &at("url"), source.url),
            licence: source.licence,
        }
    };
    found.into_iter().enumerate().map(one).collect()
}

fn columns(p: &mut Problems, found: Vec<wire::Column>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (i, column) in found.into_iter().enumerate() {
        let at = |field: &str| format!("columns[{i}].{field}");
        let role = one_of(
            p,
            &at("is"),
            Some(column.role),
            "a role of a column",
            &["previous", "current", "target"],
            |word| {
                Some(match word {
                    "previous" => Role::Previous,
                    "current" => Role::Current,
                    "target" => Role::Target,
                    _ => return None,
                })
            },
        );
        let own_id = label(p, &at("id"), column.id);
        if columns.iter().any(|other| other.id == own_id) {
            p.error(
                at("id"),
                format!(
                    "\"{}\" is the id of an earlier column; expected an id of its own",
                    short(&own_id)
                ),
            );
            continue;
        }
        let heading = label(p, &at("heading"), column.heading);
        let period = column
            .period
            .map(|label| period(p, &at("period"), label, YearEnd::December));
        columns.extend(role.map(|role| Column {
            id: own_id,
            role,
            heading,
            period,
        }));
    }
    columns
}

fn objectives(p: &mut Problems, found: Vec<wire::Objective>) -> Vec<Objective> {
    let mut objectives: Vec<Objective> = Vec::new();
    for (i, objective) in found.into_iter().enumerate() {
        let at = |field: &str| format!("objectives[{i}].{field}");
        let own_id = id(p, &at("id"), objective.id);
        if objectives.iter().any(|other| other.id == own_id) {
            p.error(
                at("id"),
                format!(
                    "\"{own_id}\" is the id of an earlier objective; expected an id of its own"
                ),
            );
        }
        objectives.push(Objective {
            id: own_id,
            printed_ref: objective.r#ref,
            title: objective.title.map(|title| label(p, &at("title"), title)),
            priority: objective.priority,
            department: objective.department,
            owner: objective.owner,
            commentary: passages(p, &at("commentary"), objective.commentary),
            note: text(p, &at("note"), objective.note),
        });
    }
    objectives
}

fn passages(p: &mut Problems, at: &str, found: Vec<wire::Passage>) -> Vec<Passage> {
    let one = |(i, passage): (usize, wire::Passage)| Passage {
        heading: passage.heading,
        printed_ref: passage.r#ref,
        text: paragraphs(p, &format!("{at}[{i}].text"), Some(passage.text)),
        owner: passage.owner,
    };
    found.into_iter().enumerate().map(one).collect()
}

fn milestones(
    p: &mut Problems,
    found: Vec<wire::Milestone>,
    objectives: &[String],
) -> (Vec<Milestone>, Vec<usize>) {
    if found.len() > MOST_MILESTONES {
        p.error("milestones", format!("{} milestones are too many; expected at most {MOST_MILESTONES}. The rest is left out.", found.len()));
    }
    let mut milestones: Vec<Milestone> = Vec::new();
    let mut places = Vec::new();
    for (i, milestone) in found.into_iter().take(MOST_MILESTONES).enumerate() {
        let at = format!("milestones[{i}]");
        let before = p.errors();
        let own_id = id(p, &format!("{at}.id"), milestone.id);
        let objective = refer(
            p,
            &format!("{at}.objective"),
            &milestone.objective,
            "an objective",
            objectives,
        );
        let title = label(p, &format!("{at}.title"), milestone.title);
        if milestones.iter().any(|other| other.id == own_id) {
            p.error(
                format!("{at}.id"),
                format!(
                    "\"{own_id}\" is the id of an earlier milestone; expected an id of its own"
                ),
            );
        }
        let (Some(objective), true) = (objective, p.errors() == before) else {
            p.error(
                at,
                format!(
                    "the milestone \"{}\" is left out because of the errors above",
                    short(&title)
                ),
            );
            continue;
        };
        places.push(i);
        milestones.push(Milestone {
            id: own_id,
            printed_ref: milestone.r#ref,
            objective,
            title,
            due: milestone
                .due
                .map(|due| period(p, &format!("{at}.due"), due, YearEnd::December)),
            due_printed: milestone.due_printed,
            year: milestone
                .year
                .map(|year| period(p, &format!("{at}.year"), year, YearEnd::December)),
            rating: rating(p, &at, milestone.rating),
            owner: milestone.owner,
            commentary: paragraphs(p, &format!("{at}.commentary"), milestone.commentary),
            figures: figures::figures(milestone.figures),
            note: text(p, &format!("{at}.note"), milestone.note),
        });
    }
    (milestones, places)
}

fn finance(p: &mut Problems, found: Vec<wire::FinanceTable>) -> Vec<FinanceTable> {
    const ROLES: &[&str] = &["budget", "budget_to_date", "spend", "variance"];
    let mut tables = Vec::new();
    for (i, table) in found.into_iter().enumerate() {
        let at = format!("finance[{i}]");
        let mut columns = Vec::new();
        for (j, column) in table.columns.into_iter().enumerate() {
            let at = format!("{at}.columns[{j}].is");
            let role = one_of(
                p,
                &at,
                Some(column.role),
                "a column of money",
                ROLES,
                |word| {
                    Some(match word {
                        "budget" => MoneyRole::Budget,
                        "budget_to_date" => MoneyRole::BudgetToDate,
                        "spend" => MoneyRole::Spend,
                        "variance" => MoneyRole::Variance,
                        _ => return None,
                    })
                },
            );
            columns.push((column.heading, role.unwrap_or(MoneyRole::Budget)));
        }
        let mut lines = Vec::new();
        for (j, line) in table.lines.into_iter().enumerate() {
            let at = format!("{at}.lines[{j}].amounts");
            if line.amounts.len() != columns.len() {
                p.error(at, format!("there are {} amounts for {} columns; expected as many. The line \"{}\" is left out.", line.amounts.len(), columns.len(), short(&line.name)));
                continue;
            }
            let amounts = line
                .amounts
                .into_iter()
                .map(|amount| figures::number(p, &at, amount))
                .collect();
            lines.push(FinanceLine {
                group: line.group,
                name: line.name,
                amounts,
                total: line.total,
            });
        }
        tables.push(FinanceTable {
            id: id(p, &format!("{at}.id"), table.id),
            title: label(p, &format!("{at}.title"), table.title),
            as_at: day(p, &format!("{at}.as_at"), table.as_at),
            unit: table.unit,
            columns,
            lines,
            commentary: passages(p, &format!("{at}.commentary"), table.commentary),
        });
    }
    tables
}

fn legend(p: &mut Problems, found: wire::Legend) -> Legend {
    const AGAINST: &[&str] = &[
        "same_period_last_year",
        "last_quarter",
        "last_year",
        "regression",
    ];
    let against = one_of(
        p,
        "legend.direction_against",
        found.direction_against,
        "something that a direction compares with",
        AGAINST,
        |word| {
            Some(match word {
                "same_period_last_year" => Against::SamePeriodLastYear,
                "last_quarter" => Against::LastQuarter,
                "last_year" => Against::LastYear,
                "regression" => Against::Regression,
                _ => return None,
            })
        },
    );
    let mut legend = Legend {
        against,
        ..Legend::default()
    };
    for (i, entry) in found.meanings.into_iter().enumerate() {
        let meaning = Meaning {
            measure: entry.measure,
            milestone: entry.milestone,
            symbol: entry.symbol,
        };
        if let Some(rating) = rating_word(&entry.of) {
            legend.ratings.push((rating, meaning));
        } else if let Some(direction) = direction_word(&entry.of) {
            legend.directions.push((direction, meaning));
        } else {
            p.error(format!("legend.meanings[{i}].of"), format!("\"{}\" is neither a rating nor a direction; expected one, like \"amber\" or \"better\"", short(&entry.of)));
        }
    }
    legend
}
