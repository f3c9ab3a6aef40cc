//! The tables of a report, one after the other.

use super::Part;
use crate::table::{Cell, Kind, Table, printed_symbols, symbols};
use report_core::period::Period;
use report_core::report::{
    AreaKind, Basis, Breakdown, Direction, Figure, Indicator, MoneyRole, Observations, Passage,
    Polarity, Rating, Report, Role, Sort,
};
use report_core::unit::Unit;

use Kind::{Day, Number, Text, Whole};

/// All tables of a report that have rows, the report itself first.
pub fn tables(report: &Report) -> Vec<Part> {
    let mut all = vec![
        about(report),
        areas(report),
        cohorts(report),
        sources(report),
        objectives(report),
        indicators(report),
        breakdowns(report),
        printed(report),
        targets(report),
        observations(report),
        milestones(report),
        passages(report),
        figures(report),
        finance(report),
        risks(report),
        legend(report),
    ];
    all.retain(|part| !part.table.rows.is_empty());
    // Nothing may refer to a table that is not there, nor, as validators see it, to nothing.
    let names: Vec<&str> = all.iter().map(|part| part.name).collect();
    for part in &mut all {
        let Part { table, refers, .. } = part;
        refers.retain(|(column, other)| {
            let at = table.columns.iter().position(|own| own.name == *column);
            let full = at.is_some_and(|at| table.rows.iter().all(|row| row[at] != Cell::Empty));
            full && names.contains(other)
        });
    }
    all
}

fn part(
    name: &'static str,
    title: &str,
    key: &[&'static str],
    refers: &[(&'static str, &'static str)],
    columns: &[(&str, Kind, &'static str)],
) -> Part {
    let mut table = Table::new(title);
    for (name, kind, about) in columns {
        table.column(name, *kind, about);
    }
    Part {
        name,
        table,
        key: key.to_vec(),
        refers: refers.to_vec(),
    }
}

fn text(words: &str) -> Cell {
    Cell::text(Some(words))
}

fn maybe(words: &Option<String>) -> Cell {
    Cell::text(words.as_deref())
}

fn whole(n: usize) -> Cell {
    Cell::Number(n as f64)
}

fn yes(yes: bool) -> Cell {
    Cell::text(yes.then_some("yes"))
}

/// A day as programs write it.
macro_rules! day {
    ($day:expr) => {
        $day.map(|day| {
            let two = |n: u8| [char::from(b'0' + n / 10), char::from(b'0' + n % 10)];
            let mut out = day.year().to_string();
            for part in [u8::from(day.month()), day.day()] {
                out.push('-');
                out.extend(two(part));
            }
            out
        })
    };
}

/// The day a report was published, as programs write it.
pub(super) fn published(report: &Report) -> Option<String> {
    day!(report.published)
}

/// A period: its label, its first day, its last.
fn period(period: Option<&Period>) -> [Cell; 3] {
    let first = day!(period.and_then(Period::starts));
    let last = day!(period.and_then(Period::ends));
    [
        Cell::text(period.map(Period::label)),
        maybe(&first),
        maybe(&last),
    ]
}

const PERIOD: &str = "The period, such as 2022/23 Q3";
const STARTS: &str = "Its first day; empty where it cannot be placed in time";
const ENDS: &str = "Its last day";
const MARKER: &str = "Symbols of the value: [c] confidential, [x] not available, [z] not applicable, [low], [w] none recorded; [p] provisional, [r] revised, [e] estimated, [f] forecast, [u] low reliability, [b] break in series";
const PRINTED: &str = "Exactly what the document prints";
const NOTE: &str = "What a reader must know";

fn about(report: &Report) -> Part {
    let mut part = part(
        "report",
        "The report",
        &["id"],
        &[("area", "areas"), ("source", "sources")],
        &[
            ("id", Text, "Short and stable"),
            ("title", Text, ""),
            ("organisation", Text, "Who publishes it"),
            ("area", Text, "The area it is about"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("sort", Text, "quarter, year, plan or benchmark"),
            ("status", Text, "draft or final"),
            ("published", Day, "The day it was published"),
            ("source", Text, "The source that the report itself is"),
        ],
    );
    let [label, first, last] = period(Some(&report.period));
    let sort = match report.sort {
        Sort::Quarter => "quarter",
        Sort::Year => "year",
        Sort::Plan => "plan",
        Sort::Benchmark => "benchmark",
    };
    let source = report.source.map(|at| report.sources[at].id.as_str());
    part.table.row(vec![
        text(&report.id),
        text(&report.title),
        text(&report.organisation),
        text(&report.areas[report.area].id),
        label,
        first,
        last,
        text(sort),
        text(if report.draft { "draft" } else { "final" }),
        maybe(&published(report)),
        Cell::text(source),
    ]);
    part
}

fn areas(report: &Report) -> Part {
    let mut part = part(
        "areas",
        "The areas whose figures appear",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("name", Text, "The name readers know"),
            ("kind", Text, "authority, region, nation or neighbour mean"),
            (
                "neighbour",
                Whole,
                "1 is the closest of the statistical neighbours",
            ),
            ("closeness", Text, "The word for it"),
            ("list", Text, "Which list of neighbours"),
        ],
    );
    for (at, area) in report.areas.iter().enumerate() {
        let kind = match area.kind {
            AreaKind::Authority => "authority",
            AreaKind::Region => "region",
            AreaKind::Nation => "nation",
            AreaKind::NeighbourMean => "neighbour mean",
        };
        let list = report.neighbours.as_ref();
        let found = list.and_then(|list| {
            let place = list.areas.iter().position(|(area, _)| *area == at)?;
            Some((place + 1, &list.areas[place].1, list.list.as_str()))
        });
        part.table.row(vec![
            text(&area.id),
            text(&area.name),
            text(kind),
            Cell::whole(found.map(|found| found.0)),
            Cell::text(found.and_then(|found| found.1.as_deref())),
            Cell::text(found.map(|found| found.2)),
        ]);
    }
    part
}

fn cohorts(report: &Report) -> Part {
    let columns = [
        ("id", Text, "Short and unique"),
        ("name", Text, "The name readers know"),
    ];
    let mut part = part(
        "cohorts",
        "The groups whose figures appear",
        &["id"],
        &[],
        &columns,
    );
    for cohort in &report.cohorts {
        part.table.row(vec![text(&cohort.id), text(&cohort.name)]);
    }
    part
}

fn sources(report: &Report) -> Part {
    let mut part = part(
        "sources",
        "Where the figures come from",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("title", Text, "The document or data set"),
            ("publisher", Text, ""),
            ("published", Text, "When, in the source's words"),
            ("url", Text, "Its address"),
            ("licence", Text, ""),
        ],
    );
    for source in &report.sources {
        part.table.row(vec![
            text(&source.id),
            text(&source.title),
            maybe(&source.publisher),
            maybe(&source.published),
            maybe(&source.url),
            maybe(&source.licence),
        ]);
    }
    part
}

fn objectives(report: &Report) -> Part {
    let mut part = part(
        "objectives",
        "Objectives, in printed order",
        &["id"],
        &[],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed"),
            ("title", Text, "Empty where it cannot be read in the source"),
            ("priority", Text, "The corporate priority"),
            ("department", Text, ""),
            ("owner", Text, "A role"),
            ("note", Text, NOTE),
        ],
    );
    for objective in &report.objectives {
        part.table.row(vec![
            text(&objective.id),
            maybe(&objective.printed_ref),
            maybe(&objective.title),
            maybe(&objective.priority),
            maybe(&objective.department),
            maybe(&objective.owner),
            maybe(&objective.note),
        ]);
    }
    part
}

fn indicators(report: &Report) -> Part {
    let refers = [
        ("objective", "objectives"),
        ("source", "sources"),
        ("comparator_source", "sources"),
    ];
    let mut part = part(
        "indicators",
        "Indicators, in printed order",
        &["id"],
        &refers,
        &[
            ("id", Text, "Short, stable and unique"),
            ("ref", Text, "As printed; not unique"),
            ("objective", Text, ""),
            ("title", Text, "As printed"),
            ("short_title", Text, "In a few plain words"),
            ("definition", Text, "What is counted and how"),
            ("method", Text, "How the figure is made"),
            ("unit", Text, "What the numbers are"),
            ("decimals", Whole, "Decimal places shown"),
            ("polarity", Text, "high, low or plan is good, or none"),
            ("basis", Text, "How a value is counted"),
            ("rating", Text, "As published"),
            ("direction", Text, "As published"),
            ("source", Text, ""),
            ("owner", Text, "A role"),
            ("next_update", Text, ""),
            ("note", Text, NOTE),
            (
                "comparator",
                Text,
                "The title of another publisher's figures beside it",
            ),
            ("comparator_unit", Text, "What their numbers are"),
            ("comparator_source", Text, ""),
            (
                "comparator_difference",
                Text,
                "What differs between the two",
            ),
            (
                "figures_elsewhere",
                Text,
                "yes where its figures are in a file that is not in here",
            ),
        ],
    );
    for i in &report.indicators {
        let beside = i.benchmark.as_ref();
        part.table.row(vec![
            text(&i.id),
            maybe(&i.printed_ref),
            text(&report.objectives[i.objective].id),
            text(&i.title),
            maybe(&i.short_title),
            maybe(&i.definition),
            maybe(&i.method),
            text(&i.unit.axis()),
            whole(usize::from(i.unit.decimals)),
            text(match i.polarity {
                Polarity::High => "high",
                Polarity::Low => "low",
                Polarity::Plan => "plan",
                Polarity::None => "none",
            }),
            Cell::text(i.basis.map(Basis::words)),
            Cell::text(i.rating.map(Rating::word)),
            Cell::text(i.direction.map(direction)),
            Cell::text(i.source.map(|at| report.sources[at].id.as_str())),
            maybe(&i.owner),
            maybe(&i.next_update),
            maybe(&i.note),
            Cell::text(beside.map(|beside| beside.title.as_str())),
            Cell::text(beside.map(|beside| beside.unit.axis()).as_deref()),
            Cell::text(beside.map(|beside| report.sources[beside.source].id.as_str())),
            Cell::text(beside.and_then(|beside| beside.difference.as_deref())),
            yes(i.file.is_some()),
        ]);
    }
    part
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "Better",
        Direction::Same => "Same",
        Direction::Worse => "Worse",
        Direction::NotComparable => "Not comparable",
        Direction::Lost => "Not legible",
    }
}

fn breakdowns(report: &Report) -> Part {
    let columns = [
        ("indicator", Text, ""),
        ("part", Text, "Unique in the indicator"),
        ("title", Text, ""),
        ("unit", Text, "What the numbers are"),
        ("decimals", Whole, "Decimal places shown"),
    ];
    let mut part = part(
        "parts",
        "Parts of indicators",
        &["indicator", "part"],
        &[("indicator", "indicators")],
        &columns,
    );
    for (indicator, breakdown) in with_parts(report) {
        part.table.row(vec![
            text(&indicator.id),
            text(&breakdown.id),
            text(&breakdown.title),
            text(&breakdown.unit.axis()),
            whole(usize::from(breakdown.unit.decimals)),
        ]);
    }
    part
}

fn with_parts(report: &Report) -> impl Iterator<Item = (&Indicator, &Breakdown)> {
    report
        .indicators
        .iter()
        .flat_map(|i| i.breakdowns.iter().map(move |part| (i, part)))
}

fn printed(report: &Report) -> Part {
    let mut part = part(
        "printed",
        "The printed table, a cell a row",
        &["indicator", "part", "column"],
        &[("indicator", "indicators")],
        &[
            ("indicator", Text, ""),
            ("part", Text, "Empty for the whole"),
            ("column", Text, "Which of the document's columns"),
            ("heading", Text, "As printed"),
            ("role", Text, "previous, current or target"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("printed", Text, PRINTED),
            (
                "value",
                Number,
                "The number read from it; of a range, the lower end",
            ),
            ("up_to", Number, "The upper end of a range"),
            ("marker", Text, MARKER),
            ("numerator", Number, ""),
            ("denominator", Number, ""),
            ("note", Text, NOTE),
        ],
    );
    // The key has an empty cell for the whole, which no key may have.
    part.key.clear();
    for indicator in &report.indicators {
        let wholes = std::iter::once((None, &indicator.cells));
        let parts = indicator
            .breakdowns
            .iter()
            .map(|b| (Some(b.id.as_str()), &b.cells));
        for (id, cells) in wholes.chain(parts) {
            for (column, cell) in report.columns.iter().zip(cells) {
                let Some(cell) = cell else { continue };
                let [label, first, last] = period(cell.period.as_ref());
                part.table.row(vec![
                    text(&indicator.id),
                    Cell::text(id),
                    text(&column.id),
                    text(cell.heading.as_deref().unwrap_or(&column.heading)),
                    text(match column.role {
                        Role::Previous => "previous",
                        Role::Current => "current",
                        Role::Target => "target",
                    }),
                    label,
                    first,
                    last,
                    maybe(&cell.printed),
                    Cell::number(cell.value.number()),
                    Cell::number(cell.to),
                    printed_symbols(cell),
                    Cell::number(cell.fraction.map(|(top, _)| top)),
                    Cell::number(cell.fraction.map(|(_, of)| of)),
                    maybe(&cell.note),
                ]);
            }
        }
    }
    part
}

fn targets(report: &Report) -> Part {
    let mut part = part(
        "targets",
        "Targets with a number",
        &[],
        &[("indicator", "indicators")],
        &[
            ("indicator", Text, ""),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("value", Number, "The number, or the lower end of a range"),
            ("up_to", Number, "The upper end of a range"),
            ("printed", Text, PRINTED),
        ],
    );
    for indicator in &report.indicators {
        for target in &indicator.targets {
            let [label, first, last] = period(Some(&target.period));
            part.table.row(vec![
                text(&indicator.id),
                label,
                first,
                last,
                Cell::Number(target.value),
                Cell::number(target.to),
                maybe(&target.printed),
            ]);
        }
    }
    part
}

fn observations(report: &Report) -> Part {
    let refers = [
        ("indicator", "indicators"),
        ("area", "areas"),
        ("cohort", "cohorts"),
    ];
    let mut part = part(
        "observations",
        "Figures over time and of other places",
        &[],
        &refers,
        &[
            ("indicator", Text, ""),
            ("part", Text, "Empty for the whole"),
            (
                "whose",
                Text,
                "report, or comparator: another publisher's figures",
            ),
            ("area", Text, ""),
            ("cohort", Text, "Empty for everybody"),
            ("period", Text, PERIOD),
            ("period_starts", Day, STARTS),
            ("period_ends", Day, ENDS),
            ("value", Number, "Unrounded, in the indicator's unit"),
            ("marker", Text, MARKER),
            ("lower", Number, "Lower confidence limit"),
            ("upper", Number, "Upper confidence limit"),
            ("numerator", Number, ""),
            ("denominator", Number, ""),
            ("printed", Text, PRINTED),
        ],
    );
    for set in sets(report) {
        let Observations {
            periods, series, ..
        } = set.found;
        for one in series {
            for (at, when) in periods.iter().enumerate() {
                let [label, first, last] = period(Some(when));
                let limits = one.limits.get(at).copied().flatten();
                let counts = one.fractions.get(at).copied().flatten();
                part.table.row(vec![
                    text(&set.indicator.id),
                    Cell::text(set.part.map(|part| part.id.as_str())),
                    text(if set.outside { "comparator" } else { "report" }),
                    text(&report.areas[one.area].id),
                    Cell::text(one.cohort.map(|at| report.cohorts[at].id.as_str())),
                    label,
                    first,
                    last,
                    Cell::number(one.values[at].number()),
                    text(&symbols(one.values[at])),
                    Cell::number(limits.map(|(low, _)| low)),
                    Cell::number(limits.map(|(_, high)| high)),
                    Cell::number(counts.map(|(top, _)| top)),
                    Cell::number(counts.map(|(_, of)| of)),
                    Cell::text(one.printed.get(at).and_then(Option::as_deref)),
                ]);
            }
        }
    }
    part
}

/// Observations, and what they are of.
pub(super) struct Set<'r> {
    pub indicator: &'r Indicator,
    pub part: Option<&'r Breakdown>,
    pub outside: bool,
    pub title: &'r str,
    pub unit: &'r Unit,
    pub found: &'r Observations,
}

/// Every set of observations of a report.
pub(super) fn sets(report: &Report) -> Vec<Set<'_>> {
    let mut sets = Vec::new();
    for indicator in &report.indicators {
        let mut add = |part, outside, title, unit, found: Option<_>| {
            sets.extend(found.map(|found| Set {
                indicator,
                part,
                outside,
                title,
                unit,
                found,
            }));
        };
        add(
            None,
            false,
            indicator.title.as_str(),
            &indicator.unit,
            indicator.observations.as_ref(),
        );
        for part in &indicator.breakdowns {
            add(
                Some(part),
                false,
                &part.title,
                &part.unit,
                part.observations.as_ref(),
            );
        }
        if let Some(beside) = &indicator.benchmark {
            add(
                None,
                true,
                &beside.title,
                &beside.unit,
                beside.observations.as_ref(),
            );
        }
    }
    sets
}

fn milestones(report: &Report) -> Part {
    let mut part = part(
        "milestones",
        "Milestones, in printed order",
        &["id"],
        &[("objective", "objectives")],
        &[
            ("id", Text, "Short and unique"),
            ("ref", Text, "As printed; not unique"),
            ("objective", Text, ""),
            ("title", Text, ""),
            ("due", Text, "When it is due"),
            ("due_starts", Day, STARTS),
            ("due_ends", Day, ENDS),
            ("due_printed", Text, PRINTED),
            ("year", Text, "The year of the plan it belongs to"),
            ("rating", Text, "As published"),
            ("owner", Text, "A role"),
            ("note", Text, NOTE),
        ],
    );
    for milestone in &report.milestones {
        let [due, first, last] = period(milestone.due.as_ref());
        part.table.row(vec![
            text(&milestone.id),
            maybe(&milestone.printed_ref),
            text(&report.objectives[milestone.objective].id),
            text(&milestone.title),
            due,
            first,
            last,
            maybe(&milestone.due_printed),
            Cell::text(milestone.year.as_ref().map(Period::label)),
            Cell::text(milestone.rating.map(Rating::word)),
            maybe(&milestone.owner),
            maybe(&milestone.note),
        ]);
    }
    part
}

fn passages(report: &Report) -> Part {
    let mut part = part(
        "passages",
        "Commentary, developments and other texts, a paragraph a row",
        &["number"],
        &[],
        &[
            ("number", Whole, "In the order of the report"),
            (
                "about",
                Text,
                "What it is about: report, objective, indicator, milestone, finance, development, emerging issue or section",
            ),
            (
                "id",
                Text,
                "Of the objective, indicator, milestone or finance table",
            ),
            ("ref", Text, "As printed"),
            ("heading", Text, ""),
            ("text", Text, "One paragraph"),
            ("owner", Text, "A role"),
        ],
    );
    let table = &mut part.table;
    let mut add = |about: &str, id: &str, passage: Option<&Passage>, paragraphs: &[String]| {
        for paragraph in paragraphs {
            let number = whole(table.rows.len() + 1);
            table.row(vec![
                number,
                text(about),
                text(id),
                Cell::text(passage.and_then(|passage| passage.printed_ref.as_deref())),
                Cell::text(passage.and_then(|passage| passage.heading.as_deref())),
                text(paragraph),
                Cell::text(passage.and_then(|passage| passage.owner.as_deref())),
            ]);
        }
    };
    add("report", &report.id, None, &report.notes);
    for objective in &report.objectives {
        for passage in &objective.commentary {
            add("objective", &objective.id, Some(passage), &passage.text);
        }
    }
    for indicator in &report.indicators {
        add("indicator", &indicator.id, None, &indicator.commentary);
    }
    for milestone in &report.milestones {
        add("milestone", &milestone.id, None, &milestone.commentary);
    }
    for finance in &report.finance {
        for passage in &finance.commentary {
            add("finance", &finance.id, Some(passage), &passage.text);
        }
    }
    let texts = [
        ("development", &report.developments),
        ("emerging issue", &report.emerging_issues),
        ("section", &report.sections),
    ];
    for (about, passages) in texts {
        for passage in passages {
            // A heading may stand alone.
            match passage.text.is_empty() {
                true => add(about, "", Some(passage), &[String::new()]),
                false => add(about, "", Some(passage), &passage.text),
            }
        }
    }
    part
}

fn figures(report: &Report) -> Part {
    let mut part = part(
        "figures",
        "Figures that stand in sentences",
        &[],
        &[],
        &[
            ("about", Text, "report, indicator or milestone"),
            ("id", Text, "Of the indicator or milestone"),
            ("what", Text, "What it is"),
            ("place", Text, "In the document's words"),
            ("when", Text, "In the document's words"),
            ("printed", Text, PRINTED),
            ("note", Text, NOTE),
        ],
    );
    let mut add = |about: &str, id: &str, figures: &[Figure]| {
        for figure in figures {
            part.table.row(vec![
                text(about),
                text(id),
                text(&figure.what),
                maybe(&figure.place),
                maybe(&figure.when),
                text(&figure.printed),
                maybe(&figure.note),
            ]);
        }
    };
    add("report", &report.id, &report.figures);
    for indicator in &report.indicators {
        add("indicator", &indicator.id, &indicator.figures);
    }
    for milestone in &report.milestones {
        add("milestone", &milestone.id, &milestone.figures);
    }
    part
}

fn finance(report: &Report) -> Part {
    let mut part = part(
        "finance",
        "Finance tables, an amount a row",
        &[],
        &[],
        &[
            ("table", Text, "The table's id"),
            ("title", Text, ""),
            ("as_at", Day, "The day the figures are for"),
            ("unit", Text, "As printed"),
            ("line", Whole, "In printed order"),
            ("group", Text, "The group it is printed under"),
            ("name", Text, "Empty where the document prints none"),
            ("total", Text, "yes for a printed total"),
            ("column", Text, "The heading as printed"),
            (
                "role",
                Text,
                "budget, budget to date, spend, or variance: budget to date less spend",
            ),
            ("amount", Number, "In the unit"),
        ],
    );
    for table in &report.finance {
        for (n, line) in table.lines.iter().enumerate() {
            for ((heading, role), amount) in table.columns.iter().zip(&line.amounts) {
                part.table.row(vec![
                    text(&table.id),
                    text(&table.title),
                    maybe(&day!(table.as_at)),
                    text(&table.unit),
                    whole(n + 1),
                    text(&line.group),
                    text(&line.name),
                    yes(line.total),
                    text(heading),
                    text(match role {
                        MoneyRole::Budget => "budget",
                        MoneyRole::BudgetToDate => "budget to date",
                        MoneyRole::Spend => "spend",
                        MoneyRole::Variance => "variance",
                    }),
                    Cell::number(*amount),
                ]);
            }
        }
    }
    part
}

fn risks(report: &Report) -> Part {
    let mut part = part(
        "risks",
        "Risks to objectives",
        &[],
        &[("objective", "objectives")],
        &[
            ("objective", Text, ""),
            ("title", Text, ""),
            ("initial", Text, "The score before any action, as printed"),
            ("residual", Text, "The score after action, as printed"),
        ],
    );
    for risk in &report.risks {
        part.table.row(vec![
            text(&report.objectives[risk.objective].id),
            maybe(&risk.title),
            maybe(&risk.initial),
            maybe(&risk.residual),
        ]);
    }
    part
}

fn legend(report: &Report) -> Part {
    let mut part = part(
        "legend",
        "What ratings and directions mean to this organisation",
        &[],
        &[],
        &[
            (
                "of",
                Text,
                "rating, direction, or against: what directions compare with",
            ),
            ("word", Text, ""),
            ("measure", Text, "Its meaning for a measure"),
            ("milestone", Text, "Its meaning for a milestone"),
            ("symbol", Text, "The symbol the document prints"),
        ],
    );
    let ratings = report
        .legend
        .ratings
        .iter()
        .map(|(of, meaning)| ("rating", of.word(), meaning));
    let directions = report
        .legend
        .directions
        .iter()
        .map(|(of, meaning)| ("direction", direction(*of), meaning));
    for (of, word, meaning) in ratings.chain(directions) {
        part.table.row(vec![
            text(of),
            text(word),
            maybe(&meaning.measure),
            maybe(&meaning.milestone),
            maybe(&meaning.symbol),
        ]);
    }
    if let Some(against) = report.legend.against {
        part.table.row(vec![text("against"), text(against.words())]);
    }
    part
}
