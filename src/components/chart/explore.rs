//! A layer over a picture that answers to pointer, touch and keys: the value nearest to the
//! pointer, or the one the arrow keys lead to, is ringed and read out beside its mark.
//!
//! One tab stop a chart, an application to screen readers: in any other role they keep the arrow
//! keys for themselves. The picture, with its name, stays an image beside it. A read-out stays
//! until the reader leaves or dismisses it; a click or a tap keeps it in place. Only what is
//! chosen with the keys is announced: a pointer passes over dozens of values in a second.

use super::picture::svg;
use crate::browser::keys::use_escape;
use crate::shared::Shared;
use report_charts::explore::over;
use report_charts::spots::{Direction, Drawing};
use report_view::chart::Chart;
use yew::prelude::*;

/// What is needed to explore a chart.
#[derive(Properties, PartialEq)]
pub struct ExploreProps {
    /// The chart, for its words.
    pub chart: Chart,
    /// How it is drawn at present.
    pub drawing: Shared<Drawing>,
    /// The short name of the chart.
    pub name: AttrValue,
}

/// How a value came to be shown.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// None is.
    Nothing,
    /// None is, and the hint about the keys is dismissed too.
    Dismissed,
    /// A pointer lies over the chart.
    Pointer,
    /// A click or a tap: it stays.
    Press,
    /// The keys.
    Keys,
}

#[derive(Clone, Copy, PartialEq)]
struct Shown {
    by: By,
    /// The spot; remembered while none is shown, so that the keys go on from there.
    at: Option<usize>,
}

impl Shown {
    fn is_on(self) -> bool {
        !matches!(self.by, By::Nothing | By::Dismissed)
    }
}

/// The layer over one picture. It takes the room of the element around both.
#[component]
pub fn Explore(props: &ExploreProps) -> Html {
    let state = use_state_eq(|| Shown {
        by: By::Nothing,
        at: None,
    });
    let shown = *state;
    let set = {
        let state = state.setter();
        move |by, at| state.set(Shown { by, at })
    };
    let onpointermove = {
        let (drawing, set) = (props.drawing.clone(), set.clone());
        Callback::from(move |event: PointerEvent| {
            let kind = event.type_();
            match (kind.as_str(), shown.by) {
                // What was pressed, or reached with the keys, stays when the pointer leaves.
                ("pointerleave", By::Press | By::Keys) => return,
                // A tap became a scroll of the page.
                ("pointerleave" | "pointercancel", _) => return set(By::Nothing, shown.at),
                // The pointer is on its way to what was pressed, to read it.
                ("pointermove", By::Press) if event.pointer_type() == "mouse" => return,
                _ => {}
            }
            let at = drawing.nearest(event.offset_x().into(), event.offset_y().into());
            let by = match (kind.as_str(), shown.by) {
                ("pointerdown", By::Press) if at == shown.at => By::Nothing,
                ("pointerdown", _) | (_, By::Press) => By::Press,
                _ => By::Pointer,
            };
            set(by, at);
        })
    };
    let [onpointerdown, onpointerleave, onpointercancel] =
        std::array::from_fn(|_| onpointermove.clone());
    let onfocus = {
        let set = set.clone();
        Callback::from(move |event: FocusEvent| {
            if event.type_() == "blur" || shown.by == By::Dismissed {
                set(By::Nothing, shown.at);
            }
        })
    };
    let onblur = onfocus.clone();
    let onkeydown = {
        let (chart, drawing, set) = (props.chart.clone(), props.drawing.clone(), set.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
                return;
            }
            let direction = match event.key().as_str() {
                "ArrowLeft" => Direction::Left,
                "ArrowRight" => Direction::Right,
                "ArrowUp" => Direction::Up,
                "ArrowDown" => Direction::Down,
                "Home" => Direction::Home,
                "End" => Direction::End,
                _ => return,
            };
            event.prevent_default();
            let begin = || {
                let own = drawing.spots.iter().rposition(|spot| chart.is_own(spot));
                own.unwrap_or(0)
            };
            let at = match (shown.at, direction) {
                // The first press shows where one is.
                (None, Direction::Left | Direction::Right | Direction::Up | Direction::Down) => {
                    begin()
                }
                (at, _) => drawing.step(at.unwrap_or_else(begin), direction),
            };
            set(By::Keys, Some(at));
        })
    };
    use_escape(move || set(By::Dismissed, shown.at));

    let at = shown.at.filter(|_| shown.is_on());
    let found = at.and_then(|at| {
        let said = props.chart.read_out(props.drawing.spots.get(at)?);
        Some((over(&props.drawing, at, &said)?, said.sentence))
    });
    let (picture, sentence) = match found {
        Some((picture, sentence)) => (svg(&picture, "fv-chart", None), sentence),
        None => (Html::default(), String::new()),
    };
    let spoken = (shown.by == By::Keys).then_some(sentence);
    let class = match shown.by {
        By::Nothing => "fv-explore",
        _ => "fv-explore fv-explore--quiet",
    };
    let label = format!("{}. {HINT}", props.name);
    html! {<>
        <div
            {class}
            tabindex="0"
            role="application"
            aria-label={label}
            {onpointermove}
            {onpointerdown}
            {onpointerleave}
            {onpointercancel}
            {onfocus}
            {onblur}
            {onkeydown}
        >
            { picture }
            <p class="fv-explore__hint" aria-hidden="true">{ HINT }</p>
        </div>
        <p class="fv-hidden" aria-live="polite">{ spoken }</p>
    </>}
}

const HINT: &str = "Use the arrow keys to read its values, Home and End for the first and the last, Escape to stop.";
