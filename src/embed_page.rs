//! A chart or table as a small page for a frame in another page: what the screen shows of it, and
//! below it source, report, licence, definition and the way to the full page.
//!
//! It is complete as it stands. Nothing in it answers to anything but links and what is folded away;
//! each part bears the word by which an address may ask for it alone.

use crate::components::chart::{FRAMES, PAPER};
use crate::components::figure::{FigureStyle, figure};
use crate::components::nodes::each;
use crate::components::section::section;
use crate::embed::TABLE;
use crate::menu;
use crate::route::{Place, Tab, View};
use crate::screens::finance;
use crate::screens::indicator::{
    definitions, figures, gaps, keys, parts, printed, ranking, series, strip,
};
use crate::screens::milestones::milestones;
use crate::screens::scorecard::all_rows;
use report_core::changes::{Followed, follow};
use report_core::gap::To;
use report_core::read::Reading;
use report_core::report::{Indicator, Report, Sort};
use report_core::words;
use report_export::cite;
use report_view::chart::ChartKind;
use report_view::charts::ranked;
use report_view::comparison::ComparisonView;
use report_view::figures::mean_note;
use report_view::indicator::IndicatorView;
use report_view::options::IndicatorOptions;
use report_view::wording;
use yew::prelude::*;

/// What a page is of.
#[derive(Clone, Copy)]
pub enum Subject<'r> {
    /// A measure, with all figures there are of it.
    Indicator(&'r Indicator),
    /// Another part of the report: one of [`crate::embed::PARTS`].
    Tab(Tab),
}

/// What a page is made from.
pub struct Framed<'r> {
    /// The report and what was noticed while reading it.
    pub reading: &'r Reading<Report>,
    /// Its id in links.
    pub id: &'r str,
    /// What of it.
    pub subject: Subject<'r>,
    /// The newest report of its series with its id, where that is another.
    pub newer: Option<(&'r str, &'r Report)>,
    /// The publisher's own words about the licence of the organisation's figures.
    pub licence: Option<&'r str>,
}

/// Markup as a component, for those who render.
#[derive(Properties, PartialEq)]
pub struct BodyProps {
    /// What is rendered.
    pub html: Html,
}

/// What stands in the body of a page.
#[component]
pub fn Body(props: &BodyProps) -> Html {
    props.html.clone()
}

/// The word for the sentence and the figures at the head of a measure.
const SUMMARY: &str = "summary";
/// The figures go with the trend, and stand for the table.
const TREND_AND_TABLE: &str = "trend table";

impl Framed<'_> {
    /// Its heading: the measure's, or the part's name.
    pub fn heading(&self) -> &str {
        match self.subject {
            Subject::Indicator(indicator) => indicator.heading(),
            Subject::Tab(part) => part.name(),
        }
    }

    /// The full page.
    pub fn view(&self) -> View {
        let place = self.place();
        match self.subject {
            Subject::Indicator(indicator) => View::indicator(&place, &indicator.id),
            Subject::Tab(part) => View::Report(place, part.screen()),
        }
    }

    fn place(&self) -> Place {
        Place::Published(self.id.to_owned())
    }

    /// What stands in the body. It must be rendered while
    /// [`crate::browser::hydration::set_static`] says so.
    pub fn body(&self) -> Html {
        let report = &self.reading.value;
        let content = match self.subject {
            Subject::Indicator(indicator) => whole_indicator(report, indicator),
            Subject::Tab(Tab::Milestones) => part(TABLE, milestones(report, None)),
            Subject::Tab(Tab::Finance) => money(self.reading),
            Subject::Tab(_) => part(TABLE, all_rows(report, &self.place(), None)),
        };
        html! {<>
            <main class="fv-embed__main">
                <p class="fv-title__caption"><bdi>{ &report.organisation }</bdi>{ ", " }{ named(report) }</p>
                <h1 class="fv-embed__heading">{ self.heading() }</h1>
                <p class="fv-no-chart" id="fv-unknown" hidden=true>
                    { "The frame’s address names a part that is not here, so everything is shown." }
                </p>
                { content }
            </main>
            { self.foot() }
        </>}
    }

    /// Where the figures come from, and the way on.
    fn foot(&self) -> Html {
        let report = &self.reading.value;
        let indicator = match self.subject {
            Subject::Indicator(indicator) => Some(indicator),
            Subject::Tab(_) => None,
        };
        let about = indicator.map(|indicator| {
            html! {
                <details class="fv-details">
                    <summary>{ "Definition and sources" }</summary>
                    { definitions::definitions(report, indicator, false) }
                </details>
            }
        });
        let lines = lines(report, indicator, self.licence);
        html! {
            <footer class="fv-embed__foot">
                { self.newer() }
                { about }
                { each(lines.into_iter().map(|line| html! { <p>{ line }</p> })) }
                <p><a href={self.view().href()}>{ full_words(self.subject) }</a>{ ", in a new tab" }</p>
            </footer>
        }
    }

    /// That a newer report of the series is published, and what became of this in it.
    fn newer(&self) -> Option<Html> {
        let (id, after) = self.newer?;
        let place = Place::Published(id.to_owned());
        let name = named(after);
        let report = &self.reading.value;
        let to = |view: View, more: String| {
            html! { <p>{ "There is a newer report: " }<a href={view.href()}>{ name.clone() }</a>{ more }{ "." }</p> }
        };
        let gone = || {
            let overview = View::report(&place).href();
            html! {
                <p>{ "The newest report, " }<a href={overview}>{ name.clone() }</a>{ ", no longer has this; these are the last figures there are." }</p>
            }
        };
        Some(match self.subject {
            Subject::Tab(part) if menu::is_available(part, after) => {
                to(View::Report(place.clone(), part.screen()), String::new())
            }
            Subject::Tab(_) => gone(),
            Subject::Indicator(indicator) => match follow(report, &indicator.id, after) {
                Followed::Kept(found) => to(View::indicator(&place, &found.id), String::new()),
                Followed::ByRef(found) | Followed::Renamed(found) => {
                    let more = format!(", where it goes by “{}”", found.heading());
                    to(View::indicator(&place, &found.id), more)
                }
                Followed::Split(parts) => {
                    let names: Vec<String> = parts
                        .iter()
                        .map(|part| format!("“{}”", part.heading()))
                        .collect();
                    let more = format!(", where it is split: {}", names.join(", "));
                    to(View::report(&place), more)
                }
                _ => gone(),
            },
        })
    }
}

fn full_words(subject: Subject) -> &'static str {
    match subject {
        Subject::Indicator(_) => "This measure in the full report",
        Subject::Tab(_) => "The full report",
    }
}

/// A report by title and period: several of a series have one title, and several of a year one period.
fn named(report: &Report) -> String {
    let period = report.period.words();
    match report.title.to_lowercase().contains(&period.to_lowercase()) {
        true => report.title.clone(),
        false => format!("{}, {period}", report.title),
    }
}

/// Sources with their licences, the report with its day, the publisher's own licence.
fn lines(report: &Report, indicator: Option<&Indicator>, licence: Option<&str>) -> Vec<String> {
    let mut used: Vec<usize> = Vec::new();
    let benchmark = indicator.and_then(|indicator| indicator.benchmark.as_ref());
    let of_indicator = indicator.and_then(|indicator| indicator.source);
    for at in [
        report.source,
        of_indicator,
        benchmark.map(|found| found.source),
    ] {
        used.extend(at.filter(|at| !used.contains(at)));
    }
    let sources = used.iter().map(|at| &report.sources[*at]);
    let licensed = sources.clone().any(|source| source.licence.is_some());
    let mut lines: Vec<String> = sources
        .map(|source| format!("Source: {}", wording::source(source)))
        .collect();
    lines.push(cite::shown(report));
    match licence {
        Some(licence) => lines.push(format!("Figures of {}: {licence}", report.organisation)),
        None if !licensed => lines.push(cite::NO_LICENCE.to_owned()),
        None => {}
    }
    lines
}

/// A part with the words by which an address may ask for it; nothing for nothing.
fn part(words: &str, html: Html) -> Html {
    if html == Html::default() {
        return html;
    }
    html! { <div class="fv-embed__part" data-part={words.to_owned()}>{ html }</div> }
}

/// The tables of money, each by its id.
fn money(reading: &Reading<Report>) -> Html {
    let tables = reading.value.finance.iter().enumerate();
    each(tables.map(|(at, table)| {
        part(
            &table.id,
            finance::one(table, &finance::problems(reading, at), Html::default()),
        )
    }))
}

/// A measure: its sentence and its figures, every chart, the tables.
fn whole_indicator(report: &Report, indicator: &Indicator) -> Html {
    let view = &IndicatorView::new(report, indicator, &IndicatorOptions::default());
    let opening = words::lead(report, indicator);
    let comparison = view.compared.as_ref().map(|compared| &compared.comparison);
    let keys = keys::keys(report, indicator, comparison);
    let own = view.own.as_ref().and_then(|own| {
        let (kind, html) = over_time(own)?;
        let table = indicator.observations.is_some();
        Some(html! {<>
            { part(kind.word(), html) }
            if table { { part(TABLE, section("The report’s own figures", None, figures::own_table(own))) } }
        </>})
    });
    let drawn = own.is_some();
    let cells = indicator.breakdowns.iter().flat_map(|part| &part.cells);
    let summary = match (&opening, keys == Html::default()) {
        (None, true) => Html::default(),
        _ => html! {<>
            { opening.map(|words| html! { <p class="fv-lead">{ words }</p> }) }
            { keys }
        </>},
    };
    let printed = indicator.cells.iter().chain(cells).any(Option::is_some);
    let show_printed = printed && (comparison.is_none() || report.sort != Sort::Benchmark);
    let compared = match &view.compared {
        Some(found) => compared(found),
        None if drawn => Html::default(),
        None => part(TABLE, series::series_section(report, indicator)),
    };
    let note = indicator.note.as_ref();
    html! {<>
        { part(SUMMARY, summary) }
        { own }
        { compared }
        if show_printed {
            { part(TABLE, section(
                "In the report",
                Some(format!("As printed, {}.", wording::report_name(report))),
                printed::printed_table(report, indicator),
            )) }
        }
        { part(ChartKind::Parts.word(), parts::parts_section(view)) }
        { note.map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
    </>}
}

/// The charts of a comparison with its figures.
fn compared(view: &ComparisonView) -> Html {
    let comparison = &view.comparison;
    let ranked = view.ranking().filter(|chart| chart.chart.is_some());
    let ranked = view.period.zip(ranked).map(|(at, chart)| {
        let body = ranking::one(comparison, at, &chart);
        let note = ranked::note(comparison);
        part(
            ChartKind::Ranking.word(),
            section("Compared with statistical neighbours", Some(note), body),
        )
    });
    let authorities = part(
        ChartKind::Authorities.word(),
        strip::strip_section(view, view.strip().as_ref()),
    );
    let apart = [
        (To::Target, ChartKind::Target),
        (To::Mean, ChartKind::Neighbours),
    ];
    let apart = apart.into_iter().map(|(to, kind)| {
        let section = gaps::one(view, to, view.distance(to).as_ref());
        part(kind.word(), section)
    });
    // An address that was given out when such figures were compared says why they are not.
    let why = comparison.not_compared().map(|why| {
        let kinds = [
            ChartKind::Ranking,
            ChartKind::Authorities,
            ChartKind::Neighbours,
        ];
        each(kinds.map(|kind| part(kind.word(), html! { <p>{ why.words() }</p> })))
    });
    let drawn = over_time(view);
    let table = html! {<>
        { mean_note(comparison).map(|words| html! { <p class="fv-figure__note">{ words }</p> }) }
        { figures::figures_table(view) }
    </>};
    // Without a chart to stand for, the figures are all there is.
    let table = match &drawn {
        Some(_) => html! {
            <details class="fv-details" data-table="">
                <summary>{ "The figures as a table" }</summary>
                { table }
            </details>
        },
        None => section("Figures", None, table),
    };
    let benchmark = comparison.indicator.benchmark.as_ref();
    let difference = benchmark.and_then(|benchmark| benchmark.difference.as_ref());
    html! {<>
        { drawn.map(|(kind, html)| part(kind.word(), html)) }
        <div class="fv-embed__part" data-part={TREND_AND_TABLE}>
            { difference.map(|words| html! {
                <aside class="fv-inset" aria-label="Note on the data"><b>{ "Two sources, counted differently" }</b>{ words }</aside>
            }) }
            { table }
        </div>
        { ranked }
        { authorities }
        { each(apart) }
        { why }
    </>}
}

/// The trend with its words; nothing where the authority has no figure.
fn over_time(view: &ComparisonView) -> Option<(ChartKind, Html)> {
    let mut chart = view.trend(&FRAMES.map(|(_, width)| width)).view?;
    // What can be chosen is on the full page.
    chart.caption.paragraph = chart.caption.paragraph_alone();
    let style = FigureStyle {
        in_section: false,
        live: false,
        full: 800,
        paper: PAPER,
    };
    let html = figure(&chart, &style, Html::default(), Html::default());
    Some((chart.kind, html))
}
