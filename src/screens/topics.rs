//! Topics and objectives that the report rates as a whole: the rating, the comment, what it is judged
//! by, and the measures that belong to it.

use crate::components::blocks::{block, hint, paragraph, table};
use crate::components::linked::linked;
use crate::components::milestone::rated;
use crate::components::nodes::{each, paragraphs};
use crate::components::terms::terms;
use crate::route::Place;
use report_core::overview;
use report_core::report::{Rating, Report, Topic};
use report_view::wording::{self, counts};
use yew::prelude::*;

/// The section of the overview; nothing where no topic is rated.
pub fn topics(report: &Report, place: &Place) -> Html {
    let all = overview::topics(report);
    if all.is_empty() {
        return Html::default();
    }
    let number = wording::count(all.len(), "topic");
    let note = match counts(all.iter().map(|topic| topic.rating)).as_str() {
        "" => format!("{number}, without a rating."),
        rated => format!("Of {number}: {rated}."),
    };
    let red = all.iter().any(|topic| topic.rating == Some(Rating::Red));
    let legend = report.legend.measure(Rating::Red).filter(|_| red);
    let legend = legend.map(|words| format!(" Red, in this council’s words: “{words}”"));
    let rows = all.iter().map(|topic| row(report, place, topic));
    let heads = [("Rating", false), ("Topic", false), ("Comment", false)];
    let rows = html! { <tbody>{ each(rows) }</tbody> };
    let class = "fv-table--list fv-table--milestones fv-table--topics";
    let texts = all.iter().flat_map(|topic| {
        let comment = topic.commentary.iter().chain(&topic.standard);
        std::iter::once(&topic.title).chain(comment)
    });
    let texts: Vec<&str> = texts.map(String::as_str).collect();
    let body = html! {<>
        { table(class, "Topics, with comments", &heads, rows) }
        { terms(report, place, &texts) }
    </>};
    let note = note + &legend.unwrap_or_default();
    block("Topics the report rates".to_owned(), Some(note), body)
}

fn row(report: &Report, place: &Place, topic: &Topic) -> Html {
    let objective = topic
        .objective
        .map(|at| wording::objective(&report.objectives[at]));
    let under = objective.filter(|words| !words.ends_with(&topic.title));
    let owner = topic.owner.as_ref().map(|owner| format!("Owner: {owner}"));
    let hints = [topic.printed_ref.clone(), under, owner];
    let judged = topic.standard.as_ref();
    let judged = judged.map(|words| paragraph(&format!("Judged by: {words}")));
    let indicators = match topic.indicators.len() {
        0 => String::new(),
        n => wording::count(n, "measure"),
    };
    let more = match (&judged, indicators.as_str()) {
        (Some(_), "") => "How it is judged".to_owned(),
        (Some(_), indicators) => format!("How it is judged, and {indicators}"),
        (None, indicators) => indicators.to_owned(),
    };
    html! {
        <tr>
            <td class="fv-table__rate">{ rated(topic.rating) }</td>
            <th scope="row">
                { &topic.title }
                { each(hints.iter().map(|words| hint(words.as_deref()))) }
            </th>
            <td class="fv-table__full fv-table__why">
                if topic.commentary.is_empty() {
                    <span class="fv-direction--none">{ "No comment is published." }</span>
                }
                { paragraphs(&topic.commentary) }
                { topic.note.as_deref().map(paragraph) }
                { linked(report, place, &more, judged, &topic.indicators) }
            </td>
        </tr>
    }
}
