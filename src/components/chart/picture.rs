//! Pictures as Yew nodes.

use crate::components::nodes::each;
use report_charts::paper::{Anchor, Picture, Shape, number};
use report_charts::spark::{self, Spark, SparkSize};
use yew::prelude::*;

/// A sparkline. The row it stands in has the figures in words.
pub fn sparkline(said: &Spark, sub: bool) -> Html {
    let (size, class) = match sub {
        false => (SparkSize::Row, "fv-spark"),
        true => (SparkSize::Sub, "fv-spark fv-spark--sub"),
    };
    svg(&spark::draw(said, size), class, None)
}

/// A bar to either side of zero; `ends` are the least and the greatest value of its table's bars.
/// The row it stands in has the figure in words.
pub fn change_bar(value: f64, ends: (f64, f64)) -> Html {
    svg(
        &spark::bar(Some(value), ends),
        "fv-spark fv-spark--bar",
        None,
    )
}

/// A picture as nodes: an image with a name, or decoration without one. Its inside is hidden
/// from screen readers, who have the sentence and the table.
pub(super) fn svg(picture: &Picture, class: &'static str, name: Option<AttrValue>) -> Html {
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
