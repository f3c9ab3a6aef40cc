//! The parts of a report beside its measures: pure views, each from the report alone.
//!
//! Every function gives markup for a whole screen, its first heading included, or for a run of
//! sections. Nothing here fetches, keeps state or works a figure out; what a report does not hold
//! is said in a sentence.

pub mod about;
pub mod compare;
pub mod developments;
pub mod finance;
pub mod legend;
pub mod milestones;
mod movements;
pub mod overview;
pub mod risks;

use crate::components::nodes::{each, paragraphs};
use crate::route::{Place, View};
use crate::wording;
use report_core::report::{Figure, Indicator, Passage, Report};
use report_core::unit::Unit;
use report_core::words;
use yew::prelude::*;

/// A screen of a report beside the overview and the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All measures with search and filters.
    Scorecard,
    /// Measures by neighbours.
    Compare,
    /// All milestones.
    Milestones,
    /// The tables of money.
    Finance,
    /// Key developments, emerging issues, and all other text.
    Developments,
    /// Risks to the objectives.
    Risks,
    /// How to read the report.
    Legend,
    /// File, sources, notes, problems.
    About,
}

impl Part {
    /// All, in the order of a menu.
    pub const ALL: [Self; 8] = [
        Self::Scorecard,
        Self::Compare,
        Self::Milestones,
        Self::Finance,
        Self::Developments,
        Self::Risks,
        Self::Legend,
        Self::About,
    ];

    /// The word of the link; no indicator may have it for an id.
    pub fn path(self) -> &'static str {
        match self {
            Self::Scorecard => "scorecard",
            Self::Compare => "compare",
            Self::Milestones => "milestones",
            Self::Finance => "finance",
            Self::Developments => "developments",
            Self::Risks => "risks",
            Self::Legend => "legend",
            Self::About => "about",
        }
    }

    /// The screen's name, for its heading and for menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorecard => "Scorecard",
            Self::Compare => "Compare",
            Self::Milestones => "Milestones",
            Self::Finance => "Finance",
            Self::Developments => "Developments",
            Self::Risks => "Risks",
            Self::Legend => "How to read this report",
            Self::About => "About the data",
        }
    }

    /// The part that a word of a link names.
    pub fn read(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.path() == path)
    }

    /// The link: `#/halton-2022-23-q3/milestones`.
    pub fn link(self, place: &Place) -> String {
        format!("#/{place}/{}", self.path())
    }

    /// Whether a report holds something for the part: what a menu need not offer.
    pub fn held(self, report: &Report) -> bool {
        match self {
            Self::Scorecard => !report.indicators.is_empty(),
            Self::Compare => report
                .indicators
                .iter()
                .any(|indicator| compare::offered(report, indicator)),
            Self::Milestones => !report.milestones.is_empty(),
            Self::Finance => !report.finance.is_empty(),
            Self::Developments => developments::any(report),
            Self::Risks => !report.risks.is_empty(),
            Self::Legend | Self::About => true,
        }
    }
}

/// Where the reader is and the first heading of a part's screen.
fn top(report: &Report, place: &Place, part: Part) -> Html {
    html! {<>
        <nav class="fv-breadcrumb" aria-label="Breadcrumb">
            <a href={View::Home.to_string()}>{ "Reports" }</a>
            { " › " }
            <a href={View::Report(place.clone()).to_string()}>{ wording::report_name(report) }</a>
            { " › " }<span aria-current="page">{ part.name() }</span>
        </nav>
        <div class="fv-title fv-title--tight">
            <h1 class="fv-title__heading" tabindex="-1">{ part.name() }</h1>
        </div>
    </>}
}

/// A section whose heading may come from the report.
fn block(heading: String, note: Option<String>, body: Html) -> Html {
    html! {
        <section class="fv-section">
            <div>
                <h2 class="fv-section__heading">{ heading }</h2>
                if let Some(note) = note {
                    <p class="fv-section__note">{ note }</p>
                }
            </div>
            <div class="fv-section__body">{ body }</div>
        </section>
    }
}

/// One paragraph.
fn said(words: &str) -> Html {
    html! { <p>{ words }</p> }
}

/// A table: a caption for those who cannot see where it stands, heads (right-aligned where they
/// end in `true`), and its bodies.
fn table(class: &'static str, caption: &str, heads: &[(&str, bool)], bodies: Html) -> Html {
    let heads = heads.iter().map(|(head, number)| {
        let class = number.then_some("fv-table__num");
        html! { <th scope="col" {class}>{ *head }</th> }
    });
    html! {
        <table class={classes!("fv-table", class)}>
            <caption class="fv-hidden">{ caption }</caption>
            <thead><tr>{ each(heads) }</tr></thead>
            { bodies }
        </table>
    }
}

/// A measure's name as a link to it, its ref below.
fn measure_link(place: &Place, indicator: &Indicator) -> Html {
    let link = View::Measure(place.clone(), indicator.id.clone()).to_string();
    html! {<>
        <a href={link}>{ indicator.heading() }</a>
        { hint(indicator.printed_ref.as_deref()) }
    </>}
}

/// Small words under others; nothing for nothing.
fn hint(words: Option<&str>) -> Html {
    match words {
        Some(words) => html! { <span class="fv-table__hint">{ words }</span> },
        None => Html::default(),
    }
}

/// Figures that stand in sentences, as a table.
fn figures_table(caption: &str, figures: &[Figure]) -> Html {
    let rows = figures.iter().map(|figure| {
        let parts: Vec<String> = figure.place.iter().chain(&figure.when).cloned().collect();
        let label = (!parts.is_empty()).then_some("Where and when");
        html! {
            <tr>
                <th scope="row">{ &figure.what }{ hint(figure.note.as_deref()) }</th>
                <td class="fv-table__full" data-label={label}>{ parts.join(", ") }</td>
                <td class="fv-table__full" data-label="As printed">{ &figure.printed }</td>
            </tr>
        }
    });
    let heads = [
        ("Figure", false),
        ("Where and when", false),
        ("As printed", false),
    ];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    table("fv-table--list fv-table--words", caption, &heads, rows)
}

/// A passage: heading with its ref, paragraphs, who owns it.
fn passage(passage: &Passage) -> Html {
    let heading = match (&passage.printed_ref, &passage.heading) {
        (Some(printed), Some(heading)) => Some(format!("{printed} {heading}")),
        (printed, heading) => heading.as_ref().or(printed.as_ref()).cloned(),
    };
    html! {
        <div class="fv-passage">
            { heading.map(|heading| html! { <h3 class="fv-passage__heading">{ heading }</h3> }) }
            { paragraphs(&passage.text) }
            { passage.owner.as_ref().map(|owner| html! { <p class="fv-passage__by">{ format!("Owner: {owner}") }</p> }) }
        </div>
    }
}

/// `46 above`, `0.3 points below`, or `slightly above` where the difference is lost in rounding.
fn apart(unit: &Unit, value: f64, from: f64, decimals: u8) -> String {
    let side = if value > from { "above" } else { "below" };
    let none = unit.write_difference(0.0, decimals);
    match unit.write_difference(value - from, decimals) {
        written if written == none => format!("slightly {side}"),
        written => format!("{written} {side}"),
    }
}

/// `1 red, 5 amber and 13 green`: those that there are, in the order of counts.
fn counts(ratings: impl Iterator<Item = Option<report_core::report::Rating>>) -> String {
    let counts = words::tally(ratings);
    let parts: Vec<String> = report_core::report::Rating::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(rating, n)| format!("{n} {}", rating.word().to_ascii_lowercase()))
        .collect();
    words::join(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_it_is_written() {
        let place = Place::Published("q3".to_owned());
        for part in Part::ALL {
            assert_eq!(Part::read(part.path()), Some(part));
            assert_eq!(part.link(&place), format!("#/q3/{}", part.path()));
        }
        assert_eq!(Part::read("ped02-04"), None);
        assert_eq!(Part::Risks.link(&Place::Device), "#/~/risks");
    }
}
