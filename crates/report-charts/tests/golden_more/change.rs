//! Bars from zero.

use report_charts::change::{self, ChangeChart, ChangeRow};
use report_charts::style;
use report_charts::trend::{Form, TickWords};

use crate::golden;

fn row(label: &str, from: f64, to: f64) -> ChangeRow {
    let change = (to / from - 1.0) * 100.0;
    let sign = if change > 0.0 { "+" } else { "−" };
    ChangeRow {
        label: label.into(),
        from: format!("{from}"),
        to: format!("{to}"),
        value: Some(change),
        words: format!("{sign}{}%", change.abs().round()),
        ..ChangeRow::default()
    }
}

fn movements() -> ChangeChart {
    ChangeChart {
        head: "Last year → now".into(),
        tick_words: TickWords {
            prefix: String::new(),
            suffix: "%".into(),
        },
        rows: vec![
            row(
                "Children placed with independent fostering agencies",
                35.,
                71.,
            ),
            row("Children placed in residential care", 35., 45.),
            row("Children in care per 10,000", 107., 136.),
            row("Children in need per 10,000", 360., 385.),
            row("Children on a protection plan per 10,000", 59., 61.),
            row("Young people at risk of sexual exploitation", 15., 12.),
            row("Young people at risk of criminal exploitation", 36., 22.),
            row("Children who go missing in the year", 243., 88.),
            row("Children who repeatedly run away", 38., 4.),
        ],
    }
}

fn both(name: &str, chart: &ChangeChart) {
    for (name, width) in [(name.to_owned(), 832), (format!("{name}-phone"), 343)] {
        let drawing = change::draw(chart, width).expect("bars");
        golden(&name, &drawing.picture, style::LIGHT);
    }
}

#[test]
fn biggest_movements() {
    both("change", &movements());
    let drawing = change::draw_print(&movements(), 682).expect("bars");
    let css = format!("{}{}", style::LIGHT, style::PRINT);
    golden("change-print", &drawing.picture, &css);
}

#[test]
fn variances_of_a_budget() {
    let line = |label: &str, from: &str, to: &str, value: f64, words: &str| ChangeRow {
        label: label.into(),
        from: from.into(),
        to: to.into(),
        value: Some(value),
        words: words.into(),
        ..ChangeRow::default()
    };
    let mut chart = ChangeChart {
        head: "Budget → actual".into(),
        tick_words: TickWords {
            prefix: "£".into(),
            suffix: "k".into(),
        },
        rows: vec![
            line("Employees", "£4,812k", "£4,744k", -68., "£68k underspend"),
            line(
                "Premises, and repairs to the buildings that are shared with the health service",
                "£312k",
                "£380k",
                68.,
                "£68k overspend",
            ),
            line(
                "Supplies and services",
                "£1,004k",
                "£1,004k",
                0.,
                "on budget",
            ),
            line(
                "Agency placements",
                "£2,100k",
                "£2,391k",
                291.,
                "£291k overspend",
            ),
            line("Transport", "£95k", "", 0., ""),
            line(
                "Forecast for the year",
                "£8,323k",
                "£8,614k",
                291.,
                "£291k overspend",
            ),
        ],
    };
    (chart.rows[4].value, chart.rows[4].missing) = (None, Some("no outturn printed".into()));
    (chart.rows[5].form, chart.rows[5].total) = (Form::Provisional, true);
    both("change-variance", &chart);
}

#[test]
fn all_up_or_all_down() {
    let mut chart = movements();
    chart.rows.truncate(5);
    both("change-up", &chart);
    let mut chart = movements();
    chart.rows.drain(..5);
    both("change-down", &chart);
}

#[test]
fn one_far_beyond_the_rest_and_nothing_at_all() {
    let mut chart = movements();
    chart.rows.push(row(
        "Fixed penalty notices for dropping litter, fly-tipping and letting dogs foul the pavement",
        2.,
        91.,
    ));
    chart.rows.push(row("Libraries open", 5., 5.));
    let unchanged = chart.rows.last_mut().expect("just added");
    unchanged.words = "no change".into();
    both("change-outlier", &chart);
    chart.rows.truncate(1);
    both("change-one", &chart);
    chart.rows[0].value = Some(0.0);
    chart.rows[0].words = "0%".into();
    both("change-none", &chart);
}
