//! Charts at the width they are given room for, on screen and on paper; nothing is ever scaled.
//! One component shows every kind of chart, and another lets readers explore its values.

mod explore;
mod picture;

pub use explore::{Explore, ExploreProps};
pub use picture::{change_bar, sparkline};

use crate::browser::hydration;
use crate::browser::print::use_printing;
use crate::browser::width::use_width;
use crate::components::nodes::each;
use crate::shared::Shared;
use picture::svg;
use report_charts::spots::Drawing;
use report_view::chart::Chart;
use yew::prelude::*;

/// What is needed to show a chart.
#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    /// What to draw.
    pub chart: Chart,
    /// The short name for readers who cannot see it.
    pub name: AttrValue,
    /// The width of its column on a wide page, in pixels.
    pub full: u32,
    /// The width of its column on paper, in pixels.
    #[prop_or(PAPER)]
    pub paper: u32,
    /// Whether the page is made for paper: then a drawing for paper stands ready, which the style
    /// sheet shows, and its values are not explored.
    #[prop_or_default]
    pub for_paper: bool,
}

/// The width of a column on a phone of 375 pixels, for pages that no browser has measured yet.
const PHONE: u32 = 343;
/// The width of A4 with sides of 15 mm.
pub const PAPER: u32 = 680;
/// Widths for a page in a frame of another page, of which its style sheet shows one; nothing but
/// room at the sides is left when a frame is wider.
pub const FRAMES: [(&str, u32); 3] = [
    ("fv-chart fv-chart--narrow", 288),
    ("fv-chart fv-chart--middle", 528),
    ("fv-chart fv-chart--wide", 800),
];

/// A chart at the width of its container; while a browser prints, one for paper. Where there is no
/// browser to measure it, one for a wide page and one for a phone, of which the style sheet shows
/// one.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place, props.full);
    let printing = use_printing();
    let drawn = use_memo(
        (
            (props.chart.clone(), props.for_paper, props.paper),
            width,
            props.full,
            printing,
        ),
        |((chart, for_paper, paper), width, full, printing)| {
            let draw = |width| chart.draw(width).map(Shared::new);
            let print = || chart.draw_print(*paper).map(Shared::new);
            let mut drawn = match width {
                _ if *printing && !for_paper => vec![("fv-chart", print())],
                Some(width) => vec![("fv-chart", draw(*width))],
                None if hydration::is_static() => {
                    FRAMES.map(|(class, width)| (class, draw(width))).into()
                }
                None => vec![
                    ("fv-chart fv-chart--wide", draw(*full)),
                    ("fv-chart fv-chart--narrow", draw(PHONE)),
                ],
            };
            // A browser that prints does not wait until many charts are drawn anew.
            if *for_paper {
                drawn.insert(0, ("fv-chart fv-chart--paper", print()));
            }
            drawn
        },
    );
    let pictures = drawn.iter().filter_map(|(class, drawing)| {
        let name = Some(props.name.clone());
        Some(svg(&drawing.as_ref()?.picture, class, name))
    });
    let explore = match drawn.as_slice() {
        [(_, Some(drawing))] if !props.for_paper && !printing => explore(props, drawing),
        _ => Html::default(),
    };
    html! {
        <div class="fv-figure__place" ref={place}>{ each(pictures) }{ explore }</div>
    }
}

fn explore(props: &DrawnProps, drawing: &Shared<Drawing>) -> Html {
    let (chart, name) = (props.chart.clone(), props.name.clone());
    html! { <Explore {chart} drawing={drawing.clone()} {name} /> }
}
