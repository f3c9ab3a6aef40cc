//! Money as printed: the tables line by line, how far each line is from its budget, and what the
//! document says about it. Sums are checked where the file is read; what does not add up is said
//! under its table and shown as printed.

use crate::components::blocks::{block, paragraph, passage, table};
use crate::components::chart::Drawn;
use crate::components::nodes::each;
use report_charts::change::{ChangeChart, ChangeRow};
use report_core::decimal::rounded;
use report_core::overview::finance_line;
use report_core::period::day_words;
use report_core::problem::Problem;
use report_core::read::Reading;
use report_core::report::{FinanceLine, FinanceTable, MoneyRole, Report};
use report_view::chart::Chart;
use report_view::tables::finance::{column, side};
use yew::prelude::*;

/// What the finance screen holds; `download` gives the menu for the table at an index.
pub fn finance(reading: &Reading<Report>, download: &dyn Fn(usize) -> Html) -> Html {
    let report = &reading.value;
    let tables = report.finance.iter().enumerate();
    let tables = tables.map(|(at, table)| one(table, &problems(reading, at), download(at)));
    html! {<>
        <p class="fv-lead">{ lead(report) }</p>
        { each(tables) }
    </>}
}

/// What was noticed about a table while it was read.
pub(crate) fn problems(reading: &Reading<Report>, at: usize) -> Vec<&Problem> {
    let here = format!("finance[{at}]");
    let of_table = |problem: &&Problem| problem.path.starts_with(&here);
    reading.problems.iter().filter(of_table).collect()
}

fn lead(report: &Report) -> String {
    match report.finance.len() {
        0 => "The report holds no revenue or capital table.".to_owned(),
        1 => "The report holds one table of money, shown as printed.".to_owned(),
        n => format!("The report holds {n} tables of money, shown as printed."),
    }
}

/// One table: how far its lines are from the budget, and the lines as printed; `download` is the menu of
/// what can be downloaded.
pub(crate) fn one(found: &FinanceTable, problems: &[&Problem], download: Html) -> Html {
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
        { bars(found) }
        { printed(found) }
        { each(notes) }
        { download }
        { each(found.commentary.iter().map(passage)) }
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

/// Bars for the lines that are not on their budget, and for the totals.
fn bars(table: &FinanceTable) -> Html {
    let Some(at) = column(table, MoneyRole::Variance) else {
        return Html::default();
    };
    let off = |line: &&FinanceLine| line.total || line.amounts[at].is_some_and(|v| v != 0.0);
    let written = |line: &FinanceLine, role| {
        let found = column(table, role).and_then(|at| line.amounts[at]);
        found.map_or_else(String::new, |value| amount(value, role))
    };
    let rows: Vec<ChangeRow> = table
        .lines
        .iter()
        .filter(off)
        .map(|line| {
            let variance = line.amounts[at];
            let words = |v: f64| match v == 0.0 {
                true => "as budgeted".to_owned(),
                false => format!("{} {}", rounded(v.abs(), 0), side(table, line, v)),
            };
            ChangeRow {
                label: name(line).to_owned(),
                from: written(line, MoneyRole::BudgetToDate),
                to: written(line, MoneyRole::Spend),
                value: variance,
                words: variance.map_or_else(String::new, words),
                total: line.total,
                missing: variance.is_none().then(|| "no variance printed".to_owned()),
                ..ChangeRow::default()
            }
        })
        .collect();
    let of_lines = table.lines.iter().filter(|line| !line.total);
    let furthest = of_lines
        .filter_map(|line| Some((line, line.amounts[at].filter(|v| *v != 0.0)?)))
        .reduce(|a, b| if b.1.abs() > a.1.abs() { b } else { a });
    let Some((line, variance)) = furthest else {
        return Html::default();
    };
    let headline = format!(
        "{}: {} {}, the largest variance of a line",
        name(line),
        rounded(variance.abs(), 0),
        side(table, line, variance)
    );
    let on_budget = table.lines.len() - rows.len();
    let left_out = match on_budget {
        0 => String::new(),
        1 => " One line as budgeted is left out.".to_owned(),
        n => format!(" {n} lines as budgeted are left out."),
    };
    let sub = format!(
        "Variance in {}: right is an underspend or more income, left an overspend or less income.{left_out}",
        table.unit
    );
    let chart = Chart::new(ChangeChart {
        head: "Budget to date → actual".to_owned(),
        rows,
        ..ChangeChart::default()
    });
    let label = format!("Bar chart: variance of {}, in {}", table.title, table.unit);
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
