//! Bars to either side of zero, as nodes, at the width they are given room for.

use crate::browser::width::use_width;
use crate::components::nodes::each;
use crate::shared::Shared;
use report_charts::change::{self, ChangeChart};
use report_charts::paper::{Anchor, Picture, Shape, number};
use yew::prelude::*;

/// What is needed to show the bars.
#[derive(Properties, PartialEq)]
pub struct BarsProps {
    /// What they say.
    pub chart: Shared<ChangeChart>,
    /// The short name for readers who cannot see them.
    pub name: AttrValue,
}

/// The column beside a section's heading, and the page of a phone, for pages that no browser has
/// measured yet.
const COLUMN: u32 = 832;
const PHONE: u32 = 343;

/// The bars at the width of their container. Until a browser has measured that, one picture for a
/// wide page and one for a phone, of which the style sheet shows one.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place);
    let draw = |class, width| {
        Some(svg(
            &change::draw(&props.chart, width)?.picture,
            class,
            &props.name,
        ))
    };
    let pictures = match width {
        Some(width) => vec![draw("fv-chart", width)],
        None => vec![
            draw("fv-chart fv-chart--wide", COLUMN),
            draw("fv-chart fv-chart--narrow", PHONE),
        ],
    };
    html! { <div class="fv-figure__place" ref={place}>{ each(pictures.into_iter().flatten()) }</div> }
}

fn svg(picture: &Picture, class: &'static str, name: &AttrValue) -> Html {
    let (width, height) = (picture.width, picture.height);
    let layers = picture.layers.iter().map(|layer| {
        html! { <g class={layer.name} aria-hidden="true">{ each(layer.shapes.iter().map(shape)) }</g> }
    });
    html! {
        <svg
            {class}
            width={width.to_string()}
            height={height.to_string()}
            viewBox={format!("0 0 {width} {height}")}
            role="img"
            aria-label={name.clone()}
        >
            { each(layers) }
        </svg>
    }
}

fn shape(shape: &Shape) -> Html {
    match shape {
        Shape::Path { class, d } => html! { <path class={*class} d={d.clone()} /> },
        Shape::Rect {
            class,
            x,
            y,
            width,
            height,
        } => html! {
            <rect class={*class} x={number(*x)} y={number(*y)} width={number(*width)} height={number(*height)} />
        },
        Shape::Circle { class, cx, cy, r } => html! {
            <circle class={*class} cx={number(*cx)} cy={number(*cy)} r={number(*r)} />
        },
        Shape::Text {
            class,
            x,
            y,
            anchor,
            words,
        } => {
            let anchor = (*anchor != Anchor::Start).then(|| anchor.as_str());
            let class = (!class.is_empty()).then_some(*class);
            html! { <text {class} x={number(*x)} y={number(*y)} text-anchor={anchor}>{ words }</text> }
        }
    }
}
