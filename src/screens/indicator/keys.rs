//! The four figures at the head of a measure.

use crate::components::nodes::each;
use crate::components::rating::{direction, rating};
use report_core::compare::Comparison;
use report_core::decimal::{minus, places_apart};
use report_core::report::{Cell, Indicator, Rating, Report, Series};
use report_core::words;
use report_view::wording;
use yew::prelude::*;

/// The figures at the head of a measure: those of its printed row, or, where the report rates
/// nothing and its row adds nothing to the series, the own figure beside other places.
pub fn keys(report: &Report, indicator: &Indicator, comparison: Option<&Comparison>) -> Html {
    let series = comparison.filter(|comparison| {
        indicator.rating.is_none() && !comparison.outside && !words::leads_with_row(comparison)
    });
    match series {
        Some(comparison) => compared_keys(comparison),
        None => printed_keys(report, indicator),
    }
}

/// The printed figures of a measure: now, target, earlier, rating, direction of travel.
fn printed_keys(report: &Report, indicator: &Indicator) -> Html {
    let keys = words::key_cells(report, &indicator.cells);
    let unit = &indicator.unit;
    let now = keys.current.map(|(column, cell)| {
        let note = unit.per_words().or_else(|| unit.of.clone());
        item(
            &wording::figure_for(report, indicator, column, cell),
            indicator,
            cell,
            true,
            note,
        )
    });
    let target = keys.target.map(|(column, cell)| {
        let term = match &cell.period {
            Some(period) => format!("Target {}", period.short()),
            None => wording::capital(wording::heading(report, column, cell)),
        };
        let note = keys
            .current
            .and_then(|(_, now)| against(report, indicator, now, cell));
        item(&term, indicator, cell, false, note)
    });
    let previous = keys.previous.map(|(column, cell)| {
        let heading = wording::capital(wording::heading(report, column, cell));
        let basis = cell.basis.or(indicator.basis);
        let begins = indicator.year_begins();
        let note = cell
            .period
            .as_ref()
            .map(|period| format!("printed for {}", words::printed_for(period, basis, begins)));
        item(&heading, indicator, cell, false, note)
    });
    let rated = indicator.rating.map(|found| {
        let note = match (found, report.legend.measure(found)) {
            (_, Some(meaning)) => Some(
                meaning
                    .strip_prefix("Indicates that ")
                    .map_or_else(|| meaning.to_owned(), wording::capital),
            ),
            (Rating::Lost, None) => Some("The rating cannot be read in the source".to_owned()),
            _ => None,
        };
        let computed = words::rating_by_rule(report, indicator)
            .filter(|_| words::rule_differs(report, indicator))
            .map(|computed| {
                let word = computed.word().to_ascii_lowercase();
                format!("By the rule in the file: {word}, calculated")
            });
        let notes = note.into_iter().chain(computed);
        let notes = notes.map(Html::from).collect();
        key(
            "Published rating",
            classes!("fv-keys__value"),
            rating(found, true),
            notes,
        )
    });
    let travel = words::direction(report, indicator).map(|said| {
        let against = report
            .legend
            .against
            .filter(|_| said.how != Some("calculated"));
        let notes = against.map(|against| Html::from(format!("Against {}", against.words())));
        key(
            "Direction of travel",
            classes!("fv-keys__value", "fv-keys__value--words"),
            direction(&said),
            notes.into_iter().collect(),
        )
    });
    let items = [now, target, previous, rated, travel];
    if items.iter().all(Option::is_none) {
        return Html::default();
    }
    html! { <dl class="fv-keys">{ each(items.into_iter().flatten()) }</dl> }
}

/// How the figure stands to the target, where the two may be set against each other.
fn against(report: &Report, indicator: &Indicator, now: &Cell, target: &Cell) -> Option<String> {
    let (value, aim) = (now.value.number()?, target.value.number()?);
    if let Some(apart) = words::target_apart(indicator, now, target) {
        return Some(apart);
    }
    // The tile says which time the target is for.
    if !words::set_against_target(report, indicator, now, target) {
        return None;
    }
    let unit = &indicator.unit;
    let (side, end) = match (value - aim, target.to) {
        (under, _) if under < 0.0 => ("below", aim),
        (_, Some(to)) if value > to => ("above", to),
        (_, Some(_)) => return Some("the figure is within it".to_owned()),
        (over, None) if over > 0.0 => ("above", aim),
        _ => return Some("the figure equals it".to_owned()),
    };
    let written = words::cell_places(now, unit).max(words::cell_places(target, unit));
    Some(format!(
        "the figure is {} {side}",
        unit.write_difference(minus(value, end), places_apart(value, end, written))
    ))
}

/// A number stands large; printed words that are more than it stand in the note below.
fn item(
    term: &str,
    indicator: &Indicator,
    cell: &Cell,
    strong: bool,
    note: Option<String>,
) -> Html {
    let unit = &indicator.unit;
    let number = wording::number(cell, unit);
    let has_number = number.is_some();
    let (value, wordy) = match number {
        Some(number) => (number, false),
        None => {
            let words = wording::cell(cell, unit);
            let wordy = words.chars().count() > 6;
            (words, wordy)
        }
    };
    let printed = cell
        .printed
        .as_ref()
        .filter(|printed| has_number && **printed != value);
    let class = classes!(
        "fv-keys__value",
        (!strong || wordy).then_some("fv-keys__value--quiet"),
        wordy.then_some("fv-keys__value--words"),
        (value.chars().count() > 8 && !wordy).then_some("fv-keys__value--long"),
    );
    let marks: Vec<&str> = cell.value.marks().list().map(|(_, words)| words).collect();
    let mut notes: Vec<Html> = note.into_iter().map(Html::from).collect();
    notes.extend(printed.map(|printed| html! { <>{ "printed as " }<q>{ printed }</q></> }));
    if !marks.is_empty() {
        notes.push(Html::from(marks.join(", ")));
    }
    key(term, class, Html::from(value), notes)
}

/// The figures of a measure that is not rated: its own, the neighbours', region's and nation's.
fn compared_keys(comparison: &Comparison) -> Html {
    let Some(at) = comparison.opening() else {
        return Html::default();
    };
    let unit = comparison.unit;
    let entry = |term: String, value: String, strong: bool, note: String| {
        let class = classes!(
            "fv-keys__value",
            (!strong).then_some("fv-keys__value--quiet")
        );
        key(&term, class, Html::from(value), vec![Html::from(note)])
    };
    let own = comparison.focus();
    let when = words::when_at_within(comparison, at);
    let when = match comparison.is_forecast(at) {
        true => format!("{when}, forecast"),
        false => when,
    };
    let mut items = vec![entry(
        comparison.series_name(own),
        comparison.write(own, at).unwrap_or_default(),
        true,
        match unit.per_words() {
            Some(per) => format!("{per}, {when}"),
            None => when,
        },
    )];
    if let Some(mean) = comparison.mean(at) {
        let value = unit.write_at(mean.value, unit.mean_decimals());
        items.push(entry(
            "Neighbour mean".to_owned(),
            value,
            false,
            words::mean_of(comparison.report, &mean),
        ));
    }
    let published = |(name, series): (&str, &Series)| {
        let value = wording::value_of(comparison, series, at);
        entry(name.to_owned(), value, false, "as published".to_owned())
    };
    items.extend(
        [comparison.region(), comparison.nation()]
            .into_iter()
            .flatten()
            .map(published),
    );
    html! { <dl class="fv-keys">{ each(items) }</dl> }
}

/// A term, its figure and the notes under it.
fn key(term: &str, class: Classes, value: Html, notes: Vec<Html>) -> Html {
    html! {
        <div class="fv-keys__item">
            <dt class="fv-keys__term">{ term }</dt>
            <dd {class}>{ value }</dd>
            { each(notes.into_iter().map(|note| html! { <dd class="fv-keys__note">{ note }</dd> })) }
        </div>
    }
}
