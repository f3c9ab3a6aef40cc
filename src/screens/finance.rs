//! Money as printed: one chart of how far the lines of all departments are from their budgets, capital
//! apart, then the tables line by line, and what the document says about them. Sums are checked where the file is read; what does not add up is said
//! under its table and shown as printed.

use crate::components::blocks::{block, folded, paragraph, passage, table};
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use report_charts::change::{ChangeChart, ChangeRow};
use report_core::decimal::rounded;
use report_core::overview::finance_line;
use report_core::period::day_words;
use report_core::problem::Problem;
use report_core::read::Reading;
use report_core::report::{FinanceLine, FinanceTable, MoneyRole, Report};
use report_core::words;
use report_view::chart::Chart;
use report_view::tables::finance::{column, side};
use report_view::wording;
use yew::prelude::*;

/// What the finance screen holds; `download` gives the menu for the table at an index.
pub fn finance(reading: &Reading<Report>, download: &dyn Fn(usize) -> Html) -> Html {
    let report = &reading.value;
    let charted = together(report);
    let tables = report.finance.iter().enumerate().map(|(at, table)| {
        let own = !charted.iter().any(|other| std::ptr::eq(*other, table));
        shown(table, own, &problems(reading, at), download(at))
    });
    let first = charted.first().map(|first| {
        let note = format!(
            "Amounts in {}. Lines that are not on their budget to date.",
            first.unit
        );
        block("Variances".to_owned(), Some(note), bars(&charted))
    });
    html! {<>
        <p class="fv-lead">{ lead(report) }</p>
        { first }
        { each(tables) }
    </>}
}

/// The tables whose variances one chart shows: all in the unit of the first, but for capital, where
/// more than one has any; else none.
fn together(report: &Report) -> Vec<&FinanceTable> {
    let capital = |table: &FinanceTable| table.title.to_lowercase().contains("capital");
    let off = |table: &&FinanceTable| !capital(table) && furthest(table).is_some();
    let found: Vec<&FinanceTable> = report.finance.iter().filter(off).collect();
    let alike = found.iter().filter(|table| table.unit == found[0].unit);
    let alike: Vec<&FinanceTable> = alike.copied().collect();
    match alike.len() {
        0 | 1 => Vec::new(),
        _ => alike,
    }
}

/// What was noticed about a table while it was read.
pub(crate) fn problems(reading: &Reading<Report>, at: usize) -> Vec<&Problem> {
    let here = format!("finance[{at}]");
    let of_table = |problem: &&Problem| problem.path.starts_with(&here);
    reading.problems.iter().filter(of_table).collect()
}

fn lead(report: &Report) -> String {
    match report.finance.len() {
        0 => "This report has no revenue or capital table.".to_owned(),
        1 => "One table of money, as printed.".to_owned(),
        n => format!("{n} tables of money, as printed."),
    }
}

/// One table: how far its lines are from the budget, and the lines as printed; `download` is the menu of
/// what can be downloaded.
pub(crate) fn one(found: &FinanceTable, problems: &[&Problem], download: Html) -> Html {
    shown(found, true, problems, download)
}

fn shown(found: &FinanceTable, chart: bool, problems: &[&Problem], download: Html) -> Html {
    let when = found
        .as_at
        .map(|day| format!("At {}. ", day_words(day)))
        .unwrap_or_default();
    let note = format!(
        "{when}Amounts in {}. Brackets: over the budget to date.",
        found.unit
    );
    let notes = problems.iter().map(|problem| {
        html! { <p class="fv-figure__note">{ format!("{}: {}.", line_of(found, problem), problem.message) }</p> }
    });
    let body = html! {<>
        { finance_line(found).as_deref().map(paragraph) }
        if chart {
            { bars(&[found]) }
        }
        { folded(
            &format!("All {} as printed", wording::count(found.lines.len(), "line")),
            None,
            html! {<>{ printed(found) }{ each(notes) }</>},
        ) }
        { download }
        if !found.commentary.is_empty() {
            { folded(
                &format!("What the report says: {}", wording::count(found.commentary.len(), "passage")),
                None,
                each(found.commentary.iter().map(passage)),
            ) }
        }
    </>};
    block(found.title.clone(), Some(note), body)
}

/// What a line is called; the document names some totals by their place alone.
fn name(line: &FinanceLine) -> &str {
    match line.name.as_str() {
        "" if line.total => "Total",
        "" => "No name is printed",
        name => name,
    }
}

/// The line and column that a notice is about: `finance[0].lines[31].amounts[0]`.
fn line_of(table: &FinanceTable, problem: &Problem) -> String {
    let index = |key: &str| {
        let (_, after) = problem.path.split_once(key)?;
        after.split(']').next()?.parse::<usize>().ok()
    };
    let line = index("lines[").and_then(|at| table.lines.get(at));
    let head = index("amounts[").and_then(|at| table.columns.get(at));
    match (line, head) {
        (Some(line), Some((head, _))) => format!("{}, {head}", name(line)),
        _ => "In this table".to_owned(),
    }
}

/// An amount as a council prints it, with its fraction where it has one.
fn amount(value: f64, role: MoneyRole) -> String {
    let decimals = match value {
        whole if whole == whole.trunc() => 0,
        tenths if (tenths * 10.0 - (tenths * 10.0).round()).abs() < 1e-6 => 1,
        _ => 2,
    };
    match role {
        MoneyRole::Variance if value < 0.0 => format!("({})", rounded(-value, decimals)),
        _ => rounded(value, decimals),
    }
}

/// The line that is furthest from its budget, with its variance.
fn furthest(table: &FinanceTable) -> Option<(&FinanceLine, f64)> {
    let at = column(table, MoneyRole::Variance)?;
    let of_lines = table.lines.iter().filter(|line| !line.total);
    of_lines
        .filter_map(|line| Some((line, line.amounts[at].filter(|v| *v != 0.0)?)))
        .reduce(|a, b| if b.1.abs() > a.1.abs() { b } else { a })
}

/// The bars of a table: with others beside it its last total under its title, and the lines that are
/// not on their budget; alone all totals with their lines, in printed order.
fn rows(table: &FinanceTable, alone: bool) -> Vec<ChangeRow> {
    let Some(at) = column(table, MoneyRole::Variance) else {
        return Vec::new();
    };
    let row = |line: &FinanceLine, label: &str| {
        let variance = line.amounts[at];
        let words = |v: f64| match v == 0.0 {
            true => "as budgeted".to_owned(),
            false => format!("{} {}", rounded(v.abs(), 0), side(table, line, v)),
        };
        let written = |role| {
            let found = column(table, role).and_then(|at| line.amounts[at]);
            found.map_or_else(String::new, |value| amount(value, role))
        };
        ChangeRow {
            label: label.to_owned(),
            from: written(MoneyRole::BudgetToDate),
            to: written(MoneyRole::Spend),
            value: variance,
            words: variance.map_or_else(String::new, words),
            total: line.total,
            missing: variance.is_none().then(|| "no variance printed".to_owned()),
            ..ChangeRow::default()
        }
    };
    let off = |line: &&FinanceLine| line.amounts[at] != Some(0.0);
    if alone {
        let lines = table.lines.iter().filter(|line| line.total || off(line));
        return lines.map(|line| row(line, name(line))).collect();
    }
    let total = table.lines.iter().rev().find(|line| line.total);
    let total = total.map(|line| row(line, &table.title));
    let lines = table.lines.iter().filter(|line| !line.total && off(line));
    let lines = lines.map(|line| row(line, name(line)));
    total.into_iter().chain(lines).collect()
}

/// Bars for the lines that are not on their budget, on one scale for all tables; nothing where all are.
fn bars(tables: &[&FinanceTable]) -> Html {
    let lines = tables
        .iter()
        .filter_map(|table| Some((table, furthest(table)?)));
    let largest = lines.reduce(|a, b| if b.1.1.abs() > a.1.1.abs() { b } else { a });
    let Some((table, (line, variance))) = largest else {
        return Html::default();
    };
    let headline = format!(
        "{}: {} {}, the largest variance of a line",
        name(line),
        rounded(variance.abs(), 0),
        side(table, line, variance)
    );
    let on_budget = |table: &FinanceTable| {
        let Some(at) = column(table, MoneyRole::Variance) else {
            return 0;
        };
        let lines = table.lines.iter();
        lines
            .filter(|line| !line.total && line.amounts[at] == Some(0.0))
            .count()
    };
    let left_out = match tables.iter().map(|table| on_budget(table)).sum() {
        0 => String::new(),
        1 => " One line as budgeted is left out.".to_owned(),
        n => format!(" {n} lines as budgeted are left out."),
    };
    let unit = &table.unit;
    let sub = format!(
        "Variance in {unit}: right is an underspend or more income, left an overspend or less income.{left_out}"
    );
    let chart = Chart::new(ChangeChart {
        head: "Budget to date → actual".to_owned(),
        rows: tables
            .iter()
            .flat_map(|table| rows(table, tables.len() == 1))
            .collect(),
        ..ChangeChart::default()
    });
    let titles: Vec<String> = tables.iter().map(|table| table.title.clone()).collect();
    let label = format!("Bar chart: variance of {}, in {unit}", words::join(&titles));
    html! {
        <figure class="fv-figure fv-figure--first">
            <h3 class="fv-figure__headline">{ headline }</h3>
            <p class="fv-figure__sub">{ sub }</p>
            <Drawn {chart} name={label} full={832} />
        </figure>
    }
}

/// The table as printed.
fn printed(found: &FinanceTable) -> Html {
    let mut heads = vec![("Line", false)];
    heads.extend(found.columns.iter().map(|(head, _)| (head.as_str(), true)));
    let groups = found
        .lines
        .chunk_by(|a, b| a.group == b.group)
        .map(|lines| {
            let head = lines.iter().any(|line| !line.total).then(|| {
            html! {
                <tr class="fv-table__group">
                    <th colspan={heads.len().to_string()} scope="rowgroup">{ &lines[0].group }</th>
                </tr>
            }
        });
            html! { <tbody>{ head }{ each(lines.iter().map(|line| row(found, line))) }</tbody> }
        });
    let groups = each(groups);
    let caption = format!("{}, in {}, as printed", found.title, found.unit);
    html! {
        <div class="fv-table-scroll" role="region" aria-label={caption.clone()} tabindex="0">
            { table("fv-table--list fv-table--finance", &caption, &heads, groups) }
        </div>
    }
}

fn row(table: &FinanceTable, line: &FinanceLine) -> Html {
    let cells = table.columns.iter().zip(&line.amounts).map(|((head, role), found)| {
        let Some(value) = *found else {
            return html! { <td class="fv-table__num fv-table__empty"></td> };
        };
        let words = (*role == MoneyRole::Variance && value != 0.0).then(|| {
            html! { <span class="fv-table__hint">{ side(table, line, value) }</span> }
        });
        html! { <td class="fv-table__num" data-label={head.clone()}>{ amount(value, *role) }{ words }</td> }
    });
    let class = line.total.then_some("fv-table__focus");
    html! { <tr {class}><th scope="row">{ name(line) }</th>{ each(cells) }</tr> }
}
