//! Pictures as Yew nodes, drawn at the width they are given room for. Nothing is ever scaled.

use crate::browser::width::use_width;
use crate::components::nodes::each;
use crate::shared::Shared;
use report_charts::paper::{Anchor, Picture, Shape, number};
use report_charts::ranked::{self, RankedChart};
use report_charts::spark::{self, Spark, SparkSize};
use report_charts::trend::{self, Size, TrendChart};
use yew::prelude::*;

/// What a chart says, before it has a width.
pub enum Chart {
    /// A measure over time.
    Trend(TrendChart),
    /// Places ranked in one period.
    Ranked(RankedChart),
}

impl Chart {
    /// The picture for a width in pixels; `None` where there is nothing to draw.
    pub fn draw(&self, width: u32) -> Option<Picture> {
        match self {
            Self::Trend(chart) => trend::draw(chart, Size::trend(width)).map(|d| d.picture),
            Self::Ranked(chart) => ranked::draw(chart, width),
        }
    }
}

/// What is needed to show a chart.
#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    /// What to draw.
    pub chart: Shared<Chart>,
    /// The short name for readers who cannot see it.
    pub name: AttrValue,
    /// The width of its column on a wide page, in pixels.
    pub full: u32,
}

/// The width of a column on a phone of 375 pixels, for pages that no browser has measured yet.
const PHONE: u32 = 343;

/// A chart at the width of its container. Until a browser has measured that, one for a wide page
/// and one for a phone, of which the style sheet shows one.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place);
    let pictures = use_memo(
        (props.chart.clone(), width, props.full),
        |(chart, width, full)| match width {
            Some(width) => vec![("fv-chart", chart.draw(*width))],
            None => vec![
                ("fv-chart fv-chart--wide", chart.draw(*full)),
                ("fv-chart fv-chart--narrow", chart.draw(PHONE)),
            ],
        },
    );
    let drawn = pictures.iter().filter_map(|(class, picture)| {
        let name = Some(props.name.clone());
        Some(svg(picture.as_ref()?, class, name))
    });
    html! { <div class="fv-figure__place" ref={place}>{ each(drawn) }</div> }
}

/// A sparkline. The row it stands in has the figures in words.
pub fn sparkline(said: &Spark, sub: bool) -> Html {
    let (size, class) = match sub {
        false => (SparkSize::Row, "fv-spark"),
        true => (SparkSize::Sub, "fv-spark fv-spark--sub"),
    };
    svg(&spark::draw(said, size), class, None)
}

/// A picture as nodes: an image with a name, or decoration without one. Its inside is hidden
/// from screen readers, who have the sentence and the table.
fn svg(picture: &Picture, class: &'static str, name: Option<AttrValue>) -> Html {
    let (width, height) = (picture.width, picture.height);
    let hidden = name.is_none().then_some("true");
    let role = name.is_some().then_some("img");
    let layers = picture.layers.iter().map(|layer| {
        html! { <g class={layer.name} aria-hidden="true">{ each(layer.shapes.iter().map(shape)) }</g> }
    });
    html! {
        <svg
            {class}
            width={width.to_string()}
            height={height.to_string()}
            viewBox={format!("0 0 {width} {height}")}
            {role}
            aria-label={name}
            aria-hidden={hidden}
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
            <rect
                class={*class}
                x={number(*x)}
                y={number(*y)}
                width={number(*width)}
                height={number(*height)}
            />
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
            html! {
                <text {class} x={number(*x)} y={number(*y)} text-anchor={anchor}>{ words }</text>
            }
        }
    }
}
