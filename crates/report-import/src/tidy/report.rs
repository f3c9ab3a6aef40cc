//! Tidy rows into a report: areas, indicators in the order found, observations, and a printed row
//! of the latest figure and the one before it.

use super::areas::{self, Areas, Shown};
use super::fractions;
use super::indicator::{Indicator, Sound, sound_rows};
use super::values::Figures;
use super::{Field, Table};
use crate::cell_ref::CellRef;
use crate::clean;
use crate::draft::{Draft, Observation, Of};
use crate::options::Options;
use crate::period_formats;
use crate::problems::Problems;
use report_core::period::Period;
use report_core::{read, wire};
use std::collections::{HashMap, HashSet};

/// Puts a report together. `None` where it is not clear whose report it is; the problems say so.
pub fn draft(tables: &[Table], options: &Options, problems: &mut Problems) -> Option<Draft> {
    let areas = Areas::of(tables);
    let shown = areas::shown(&areas, options, tables, problems);
    let mut indicators = sound_rows(tables, &areas, shown.as_ref(), options, problems);
    let shown = shown?;
    own_parts(&mut indicators, &shown, problems);
    fractions::read(&mut indicators, options, problems);
    let mut draft = Draft::default();
    head(&mut draft.report, &shown, options);
    let ends: Vec<Option<String>> = indicators.iter_mut().map(Indicator::year_ends).collect();
    period(&mut draft.report, &indicators, options, problems);
    if indicators.len() > read::MOST_INDICATORS {
        problems.error(
            &tables.first()?.whole(),
            format!(
                "there are {} indicators; expected at most {} in a report: split it by indicator",
                indicators.len(),
                read::MOST_INDICATORS
            ),
        );
        return None;
    }
    let mut names = Names::default();
    for (found, year_ends) in indicators.into_iter().zip(ends) {
        add(&mut draft, found, year_ends, &shown, &mut names, problems);
    }
    if draft.report.indicators.is_empty() {
        if problems.errors() == 0 {
            problems.error(
                &tables.first()?.whole(),
                "there are no figures in it; expected a row for every area and period",
            );
        }
        return None;
    }
    Some(draft)
}

/// Leaves out parts of which the own area has no row, such as deciles of the nation.
fn own_parts(indicators: &mut Vec<Indicator>, shown: &Shown, problems: &mut Problems) {
    indicators.retain(|found| {
        let own = !found.part || found.rows.iter().any(|row| row.area == 0);
        if !own {
            let count = found.rows.len();
            problems.note(format!(
                "\"{}\" is left out with its {count} {}: none is about {}",
                found.title,
                if count == 1 { "row" } else { "rows" },
                shown.areas[0].name
            ));
        }
        own
    });
}

fn head(report: &mut wire::Report, shown: &Shown, options: &Options) {
    let said = |name: &str| options.get(name).map(str::to_owned);
    let own = &shown.areas[0];
    report.kind = "report".to_owned();
    report.title = said("title").unwrap_or_else(|| format!("Figures for {}", own.name));
    report.organisation = said("organisation").unwrap_or_else(|| own.name.clone());
    report.area = own.id.clone();
    report.sort = Some("benchmark".to_owned());
    report.published = said("published");
    report.areas = shown.areas.clone();
    if let Some(title) = said("source") {
        report.source = Some("source".to_owned());
        report.sources.push(wire::Source {
            id: "source".to_owned(),
            title,
            publisher: said("publisher"),
            url: said("url"),
            licence: said("licence"),
            ..wire::Source::default()
        });
    }
    for (id, heading) in [("previous", "Previous"), ("current", "Latest")] {
        report.columns.push(wire::Column {
            id: id.to_owned(),
            role: id.to_owned(),
            heading: heading.to_owned(),
            period: None,
        });
    }
    let id = said("id").unwrap_or_else(|| cut(&clean::slug(&report.title)));
    report.id = if id.is_empty() {
        "report".to_owned()
    } else {
        id
    };
}

/// The report's period: what is said, else the latest for which the own area has a figure, else
/// the latest of its rows.
fn period(
    report: &mut wire::Report,
    indicators: &[Indicator],
    options: &Options,
    problems: &mut Problems,
) {
    if let Some(period) = options.get("period") {
        let column = period_formats::PeriodFormat::of_years(options.years());
        report.period = period_formats::read(period, column).label;
        return;
    }
    let rows = || indicators.iter().flat_map(|indicator| &indicator.rows);
    let latest = |figures: bool| {
        let own = rows().filter(|row| row.area == 0);
        let own = own.filter(|row| row.figures.value.is_some() || !figures);
        let placed = own.map(|row| read::period(&row.when.label));
        let placed = placed.filter(|period| period.kind().is_some());
        placed.max_by(Period::by_time)
    };
    let own = &report.areas[0].name;
    if let Some(latest) = latest(true).or_else(|| latest(false)) {
        report.period = latest.label().to_owned();
    } else if let Some(row) = rows().next() {
        problems.error(
            &row.table.place(row.row, Field::Period),
            format!(
                "no row of {own} has a period with a place in time; expected one, or --period with \
                 the report's own"
            ),
        );
        report.period.clone_from(&row.when.label);
    }
}

fn add(
    draft: &mut Draft,
    mut found: Indicator,
    year_ends: Option<String>,
    shown: &Shown,
    names: &mut Names,
    problems: &mut Problems,
) {
    let Some(first) = found.rows.first() else {
        return;
    };
    let place: CellRef = first.table.place(first.row, Field::Indicator);
    let id = names.own_id(&found);
    let definition = found.only(Field::Definition, "definition", problems);
    let category = found.only(Field::Category, "category", problems);
    let priority = found.only(Field::Priority, "priority", problems);
    let unit = found.unit(problems);
    let polarity = found.polarity(problems);
    // More than 2 are the noise of a program.
    let decimals = found.rows.iter().map(|r| r.figures.decimals.min(2)).max();
    let objective = names.objective(&mut draft.report, category, priority);
    // Own area first, then as the areas are listed, each by time.
    let mut periods: HashMap<String, Period> = HashMap::new();
    for row in &found.rows {
        let label = &row.when.label;
        // Only the order matters here, and bare years keep it whenever they end.
        let parsed = periods.entry(label.clone());
        parsed.or_insert_with(|| read::period(label));
    }
    found.rows.sort_by(|a, b| {
        let time = || periods[&a.when.label].by_time(&periods[&b.when.label]);
        a.area.cmp(&b.area).then_with(time)
    });
    let index = draft.report.indicators.len();
    draft.origins.note(format!("indicators[{index}]"), place);
    let cells = cells(&found, &periods);
    draft.report.indicators.push(wire::Indicator {
        id: id.clone(),
        r#ref: (!found.reference.is_empty()).then(|| found.reference.clone()),
        objective,
        definition: definition.filter(|words| *words != found.title),
        unit,
        decimals,
        polarity,
        cells,
        note: note(&found.notes),
        title: found.title,
        ..wire::Indicator::default()
    });
    let of = Of::Indicator(id);
    if let Some(ends) = year_ends {
        draft.year_ends(of.clone(), ends);
    }
    for sound in found.rows {
        let place = sound.table.place(sound.row, Field::Value);
        let marks = marks(&sound);
        let figures = sound.figures;
        let observation = Observation {
            area: shown.areas[sound.area].id.clone(),
            period: sound.when.label,
            value: figures.value,
            marks,
            lower: figures.lower,
            upper: figures.upper,
            numerator: figures.numerator,
            denominator: figures.denominator,
            ..Observation::default()
        };
        draft.observe(problems, of.clone(), observation, place);
    }
}

fn marks(sound: &Sound) -> Option<String> {
    let mut marks = sound.figures.marks.clone();
    if !sound.when.marks.is_empty() && !marks.iter().any(|mark| mark == sound.when.marks) {
        marks.push(sound.when.marks.to_owned());
    }
    (!marks.is_empty()).then(|| marks.join(" "))
}

/// The own area's latest figure, and the one before it that it can be compared with.
fn cells(found: &Indicator, periods: &HashMap<String, Period>) -> wire::Table<wire::Cell> {
    let own = found.rows.iter().filter(|row| row.area == 0);
    let mut placed = own
        .filter(|row| shown_number(&row.figures) && periods[&row.when.label].kind().is_some())
        .rev();
    let cell = |row: &Sound| wire::Cell {
        value: row.figures.value,
        mark: marks(row),
        period: Some(row.when.label.clone()),
        ..wire::Cell::default()
    };
    let Some(current) = placed.next() else {
        return wire::Table::default();
    };
    let now = &periods[&current.when.label];
    let previous = placed.find(|row| {
        let before = &periods[&row.when.label];
        before != now && before.joins(now)
    });
    let mut cells = Vec::new();
    cells.extend(previous.map(|row| ("previous".to_owned(), cell(row))));
    cells.push(("current".to_owned(), cell(current)));
    wire::Table(cells)
}

/// Whether a row has a number that will be shown; what is wrong with another is said once, where
/// it stands.
fn shown_number(figures: &Figures) -> bool {
    let absent = |mark: &String| matches!(mark.as_str(), "c" | "x" | "z" | "low" | "w");
    let number = figures
        .value
        .is_some_and(|n| n.abs() <= read::LARGEST_NUMBER);
    number && !figures.marks.iter().any(absent)
}

/// Notes, each with the first few figures it is about.
fn note(notes: &[(String, Vec<String>)]) -> Option<String> {
    let one = |(words, beside): &(String, Vec<String>)| {
        let few: Vec<&str> = beside.iter().take(3).map(String::as_str).collect();
        let more = match beside.len().saturating_sub(3) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{words} ({}{more})", few.join(", "))
    };
    (!notes.is_empty()).then(|| notes.iter().map(one).collect::<Vec<_>>().join("\n\n"))
}

/// The ids that are taken, so that a thousand more are found as fast as the first.
#[derive(Default)]
struct Names {
    indicators: HashSet<String>,
    /// The number to try next after a name that is taken.
    next: HashMap<String, usize>,
    objectives: HashSet<String>,
    /// The objectives by their titles.
    titles: HashMap<String, String>,
}

impl Names {
    /// The id of the objective that a category is; one for all indicators without any.
    fn objective(
        &mut self,
        report: &mut wire::Report,
        category: Option<String>,
        priority: Option<String>,
    ) -> String {
        let title = category.unwrap_or_else(|| "Indicators".to_owned());
        if let Some(known) = self.titles.get(&title) {
            return known.clone();
        }
        let slug = cut(&clean::slug(&title));
        let taken = slug.is_empty() || self.objectives.contains(&slug);
        let id = match taken {
            true => format!("objective-{}", report.objectives.len() + 1),
            false => slug,
        };
        self.objectives.insert(id.clone());
        self.titles.insert(title.clone(), id.clone());
        report.objectives.push(wire::Objective {
            id: id.clone(),
            title: Some(title),
            priority,
            ..wire::Objective::default()
        });
        id
    }

    /// An id that no other indicator has and no screen is called by.
    fn own_id(&mut self, found: &Indicator) -> String {
        let names = [&found.reference, &found.title];
        let slug = names.iter().map(|name| cut(&clean::slug(name)));
        let slug = slug.into_iter().find(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| "indicator".to_owned());
        let free = |id: &str, taken: &HashSet<String>| {
            !read::RESERVED.contains(&id) && !taken.contains(id)
        };
        let mut id = slug.clone();
        let next = self.next.entry(slug.clone()).or_insert(2);
        while !free(&id, &self.indicators) {
            id = format!("{slug}-{next}");
            *next += 1;
        }
        self.indicators.insert(id.clone());
        id
    }
}

/// At most 60 characters, so that a number can be put after it.
fn cut(slug: &str) -> String {
    let mut slug = slug.to_owned();
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}
