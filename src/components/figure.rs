//! A chart with its words around it.

use super::chart::{Drawn, PAPER};
use super::nodes::each;
use report_view::chart::ChartView;
use yew::prelude::*;

/// Where a figure stands.
pub struct FigureStyle {
    /// Whether it stands in a section, whose heading is above its own.
    pub in_section: bool,
    /// Whether a change of its message is read out.
    pub live: bool,
    /// The width of its column on a wide page, in pixels.
    pub full: u32,
    /// The same on paper.
    pub paper: u32,
}

/// A figure in a section of its own, which never changes.
pub const IN_SECTION: FigureStyle = FigureStyle {
    in_section: true,
    live: false,
    full: 832,
    paper: PAPER,
};

/// The figure; `above` stands between its first words and the chart, or where there is no chart, and
/// `below` below all words.
pub fn figure(view: &ChartView, style: &FigureStyle, above: Html, below: Html) -> Html {
    let (tag, class) = match style.in_section {
        true => ("h3", "fv-figure fv-figure--first"),
        false => ("h2", "fv-figure"),
    };
    let live = style.live.then_some("polite");
    let caption = &view.caption;
    let chart = view.chart.clone();
    let chart = chart.map(|chart| {
        html! { <Drawn {chart} name={view.name.clone()} full={style.full} paper={style.paper} /> }
    });
    let notes = caption.notes.iter();
    let notes = notes.map(|words| html! { <p class="fv-figure__note">{ words }</p> });
    html! {
        <figure {class}>
            <@{tag} class="fv-figure__headline" aria-live={live}>{ &caption.headline }</@>
            <p class="fv-figure__sub">{ &caption.subtitle }</p>
            { above }
            { chart }
            <figcaption class="fv-figure__note">{ &caption.paragraph }</figcaption>
            { each(notes) }
            { below }
        </figure>
    }
}
