//! The surface plotters paints on: it keeps typed shapes in layers instead of pixels.
//!
//! plotters speaks whole pixels and colours. Here one of its pixels is a hundredth of ours, and
//! its colours are ignored: the sheet is told the layer and the class before it is drawn on.
//! Nothing unchecked gets through: an infinite or overflowing axis makes plotters run for ever, so
//! [`Canvas::plot`] refuses one, and shapes with a number that is not finite are not drawn.

use std::cell::RefCell;
use std::convert::Infallible;
use std::ops::Range;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    BLACK, Cartesian2d, Circle, Color, DrawingArea, LineSeries, PathElement, Rectangle, Text,
    TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::marks::Mark;
use crate::paper::{Anchor, Layer, Picture, Shape, put_tenths};
use crate::words;

/// plotters' pixels in one of ours.
const FINE: f64 = 100.0;

/// The largest value, either way, that is drawn at all.
pub(crate) const LIMIT: f64 = 1e15;

/// A value that may be drawn: finite and no larger than [`LIMIT`] either way.
pub(crate) fn drawable(value: f64) -> Option<f64> {
    (value.is_finite() && value.abs() <= LIMIT).then_some(value)
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Collects shapes.
struct Sheet {
    /// In pixels of ours.
    size: (u32, u32),
    layers: Vec<Layer>,
    /// The layer that is painted.
    current: usize,
    /// The class of what is painted next.
    class: &'static str,
}

impl Sheet {
    fn keep(&mut self, shape: Shape) -> Drawn {
        if let Some(layer) = self.layers.get_mut(self.current) {
            layer.shapes.push(shape);
        }
        Ok(())
    }
}

/// plotters' pixels to tenths of ours.
fn to_tenths(fine: i32) -> i64 {
    (f64::from(fine) * 10.0 / FINE).round() as i64
}

/// plotters' pixels to ours, to one decimal.
fn to_pixels(fine: i32) -> f64 {
    to_tenths(fine) as f64 / 10.0
}

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // Both edges count: one more than the hundredths between them.
        let fine = |pixels: u32| (f64::from(pixels) * FINE) as u32 + 1;
        (fine(self.size.0), fine(self.size.1))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        // Nothing of ours is made of single pixels.
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Drawn {
        self.draw_path([a, b], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        let mut d = String::new();
        let mut last: Option<(i64, i64)> = None;
        for (x, y) in path {
            let (x, y) = (to_tenths(x), to_tenths(y));
            match last {
                None => {
                    d.push('M');
                    put_tenths(&mut d, x);
                    d.push(' ');
                    put_tenths(&mut d, y);
                }
                Some((_, before)) if before == y => {
                    d.push('H');
                    put_tenths(&mut d, x);
                }
                Some((before, _)) if before == x => {
                    d.push('V');
                    put_tenths(&mut d, y);
                }
                Some(_) => {
                    d.push('L');
                    put_tenths(&mut d, x);
                    d.push(' ');
                    put_tenths(&mut d, y);
                }
            }
            last = Some((x, y));
        }
        self.keep(Shape::Path {
            class: self.class,
            d,
        })
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        _: &S,
        _fill: bool,
    ) -> Drawn {
        self.keep(Shape::Rect {
            class: self.class,
            x: to_pixels(left),
            y: to_pixels(top),
            width: (to_tenths(right) - to_tenths(left)) as f64 / 10.0,
            height: (to_tenths(bottom) - to_tenths(top)) as f64 / 10.0,
        })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        _: &S,
        _fill: bool,
    ) -> Drawn {
        self.keep(Shape::Circle {
            class: self.class,
            cx: to_pixels(x),
            cy: to_pixels(y),
            r: f64::from(radius) / FINE,
        })
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let words = words::clean(text);
        if words.trim().is_empty() {
            return Ok(());
        }
        self.keep(Shape::Text {
            class: self.class,
            x: to_pixels(x),
            y: to_pixels(y),
            anchor: match style.anchor().h_pos {
                HPos::Left => Anchor::Start,
                HPos::Center => Anchor::Middle,
                HPos::Right => Anchor::End,
            },
            words,
        })
    }
}

/// A rectangle of the picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// A picture being painted, in pixels from the top left.
pub(crate) struct Canvas {
    sheet: Rc<RefCell<Sheet>>,
    area: DrawingArea<Sheet, Shift>,
}

/// The part of a canvas that shows values.
pub(crate) struct Plot {
    sheet: Rc<RefCell<Sheet>>,
    chart: ChartContext<'static, Sheet, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

/// Our backend refuses nothing; the only failure left is a sheet borrowed twice, which one
/// thread painting one shape after the other cannot bring about.
fn painted<T, E>(result: Result<T, E>) {
    debug_assert!(result.is_ok());
}

impl Canvas {
    /// A canvas with these layers, bottom one first.
    pub(crate) fn new(width: u32, height: u32, layers: &[&'static str]) -> Canvas {
        let layers = layers
            .iter()
            .map(|name| Layer {
                name,
                shapes: vec![],
            })
            .collect();
        let sheet = Rc::new(RefCell::new(Sheet {
            size: (width, height),
            layers,
            current: 0,
            class: "",
        }));
        Canvas {
            area: DrawingArea::from(&sheet),
            sheet,
        }
    }

    /// What is painted from now on belongs to this layer.
    pub(crate) fn layer(&self, name: &'static str) {
        let mut sheet = self.sheet.borrow_mut();
        let at = sheet.layers.iter().position(|layer| layer.name == name);
        debug_assert!(at.is_some(), "no layer {name}");
        sheet.current = at.unwrap_or(0);
    }

    /// The surface, told what is drawn next.
    fn of(&self, mark: Mark) -> &DrawingArea<Sheet, Shift> {
        self.sheet.borrow_mut().class = mark.0;
        &self.area
    }

    pub(crate) fn line(&self, mark: Mark, points: &[(f64, f64)]) {
        if points.iter().all(|&(x, y)| x.is_finite() && y.is_finite()) {
            let points: Vec<_> = points.iter().map(|&(x, y)| (fine(x), fine(y))).collect();
            painted(self.of(mark).draw(&PathElement::new(points, BLACK)));
        }
    }

    pub(crate) fn rect(&self, mark: Mark, frame: Frame) {
        let Frame {
            left,
            top,
            right,
            bottom,
        } = frame;
        if (left + top + right + bottom).is_finite() {
            let corners = [(fine(left), fine(top)), (fine(right), fine(bottom))];
            painted(self.of(mark).draw(&Rectangle::new(corners, BLACK.filled())));
        }
    }

    pub(crate) fn dot(&self, mark: Mark, (x, y): (f64, f64), radius: f64) {
        if x.is_finite() && y.is_finite() {
            let dot = Circle::new((fine(x), fine(y)), fine(radius), BLACK.filled());
            painted(self.of(mark).draw(&dot));
        }
    }

    pub(crate) fn text(&self, mark: Mark, (x, y): (f64, f64), anchor: Anchor, words: &str) {
        if x.is_finite() && y.is_finite() {
            let h_pos = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            // The class decides family and size; plotters only wants to be told some.
            let style = TextStyle::from(("sans-serif", 14)).pos(Pos::new(h_pos, VPos::Bottom));
            painted(
                self.of(mark)
                    .draw(&Text::new(words, (fine(x), fine(y)), style)),
            );
        }
    }

    /// The values `x` and `y` laid over `frame`, `y` upwards. `None` unless both ranges are
    /// finite, of a size near [`LIMIT`] at most, and run upwards.
    pub(crate) fn plot(&self, x: Range<f64>, y: Range<f64>, frame: Frame) -> Option<Plot> {
        for range in [&x, &y] {
            // Ticks may lie a step beyond the largest value.
            let sound = |end: f64| end.is_finite() && end.abs() <= 10.0 * LIMIT;
            if !sound(range.start) || !sound(range.end) || range.start >= range.end {
                return None;
            }
        }
        let (width, height) = self.sheet.borrow().size;
        let inner = self.area.margin(
            fine(frame.top),
            fine(f64::from(height) - frame.bottom),
            fine(frame.left),
            fine(f64::from(width) - frame.right),
        );
        Some(Plot {
            sheet: self.sheet.clone(),
            chart: ChartBuilder::on(&inner).build_cartesian_2d(x, y).ok()?,
        })
    }

    pub(crate) fn finish(self) -> Picture {
        let mut sheet = self.sheet.borrow_mut();
        let mut layers = std::mem::take(&mut sheet.layers);
        layers.retain(|layer| !layer.shapes.is_empty());
        Picture {
            width: sheet.size.0,
            height: sheet.size.1,
            layers,
        }
    }
}

impl Plot {
    /// Where a value comes to lie, in pixels to one decimal.
    pub(crate) fn place(&self, value: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.chart.backend_coord(&value);
        (to_pixels(x), to_pixels(y))
    }

    pub(crate) fn line(&mut self, mark: Mark, values: Vec<(f64, f64)>) {
        self.sheet.borrow_mut().class = mark.0;
        painted(self.chart.draw_series(LineSeries::new(values, BLACK)));
    }

    pub(crate) fn dot(&mut self, mark: Mark, value: (f64, f64), radius: f64) {
        self.sheet.borrow_mut().class = mark.0;
        let dot = Circle::new(value, fine(radius), BLACK.filled());
        painted(self.chart.draw_series([dot]));
    }

    pub(crate) fn bar(&mut self, mark: Mark, from: (f64, f64), to: (f64, f64)) {
        self.sheet.borrow_mut().class = mark.0;
        let bar = Rectangle::new([from, to], BLACK.filled());
        painted(self.chart.draw_series([bar]));
    }
}
