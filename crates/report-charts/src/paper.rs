//! What a drawing is made of: typed shapes in named layers, in pixels, and their export as SVG.
//!
//! Refuses colour (a shape has a class, a style sheet has the colours), control and bidirectional
//! characters in words, and any number that is not finite.

use crate::words;

/// A finished drawing. Layers are painted first to last.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is painted, bottom layer first; no layer is empty.
    pub layers: Vec<Layer>,
}

/// Shapes that belong together, so that a style sheet or a pointer can tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// A class name such as `fv-layer-grid`.
    pub name: &'static str,
    /// The shapes, in painting order.
    pub shapes: Vec<Shape>,
}

/// One primitive. Every number is finite, in pixels, with at most one decimal.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An open line: SVG path data with absolute `M`, `L`, `H` and `V` only.
    Path {
        /// One or two class names.
        class: &'static str,
        /// The path data.
        d: String,
    },
    /// An upright rectangle.
    Rect {
        /// One or two class names.
        class: &'static str,
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width, never negative.
        width: f64,
        /// Height, never negative.
        height: f64,
    },
    /// A dot.
    Circle {
        /// One or two class names.
        class: &'static str,
        /// Centre, from the left.
        cx: f64,
        /// Centre, from the top.
        cy: f64,
        /// Radius.
        r: f64,
    },
    /// One line of words.
    Text {
        /// Class names; empty for ordinary chart text.
        class: &'static str,
        /// Where the anchor lies, from the left.
        x: f64,
        /// The baseline, from the top.
        y: f64,
        /// Which part of the words lies at `x`.
        anchor: Anchor,
        /// The words, free of control and bidirectional characters. Not escaped.
        words: String,
    },
}

/// Which part of a line of words lies at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The beginning.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

impl Anchor {
    /// As SVG's `text-anchor` spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

impl Picture {
    /// The drawing as one `<svg>` element with no style of its own, named `name` for readers who
    /// cannot see it.
    pub fn to_svg(&self, name: &str) -> String {
        self.svg(name, "")
    }

    /// The drawing as a file that stands alone, with `css` (see [`crate::style`]) inside and
    /// `paper` behind. `css` is trusted: pass a constant, never words from a report.
    pub fn to_standalone_svg(&self, name: &str, css: &str) -> String {
        let (w, h) = (self.width, self.height);
        let paper = format!(
            "<style>\n{css}</style>\n<rect class=\"fv-chart__paper\" width=\"{w}\" height=\"{h}\"/>\n"
        );
        self.svg(name, &paper)
    }

    fn svg(&self, name: &str, before: &str) -> String {
        let (w, h) = (self.width, self.height);
        let name = escape(&words::clean(name));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fv-chart\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{name}\">\n{before}"
        );
        for Layer { name, shapes } in &self.layers {
            out += &format!("<g class=\"{name}\" aria-hidden=\"true\">\n");
            out.extend(shapes.iter().map(Shape::to_svg));
            out += "</g>\n";
        }
        out + "</svg>\n"
    }
}

impl Shape {
    fn to_svg(&self) -> String {
        match self {
            Shape::Path { class, d } => format!("<path class=\"{class}\" d=\"{d}\"/>\n"),
            Shape::Rect {
                class,
                x,
                y,
                width,
                height,
            } => {
                let [x, y, width, height] = [x, y, width, height].map(|n| number(*n));
                format!(
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"
                )
            }
            Shape::Circle { class, cx, cy, r } => {
                let [cx, cy, r] = [cx, cy, r].map(|n| number(*n));
                format!("<circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"/>\n")
            }
            Shape::Text {
                class,
                x,
                y,
                anchor,
                words,
            } => {
                let attribute = |name: &str, value: &str, usual: &str| match value == usual {
                    true => String::new(),
                    false => format!(" {name}=\"{value}\""),
                };
                let class = attribute("class", class, "");
                let anchor = attribute("text-anchor", anchor.as_str(), "start");
                let ([x, y], words) = ([x, y].map(|n| number(*n)), escape(words));
                format!("<text{class} x=\"{x}\" y=\"{y}\"{anchor}>{words}</text>\n")
            }
        }
    }
}

/// A coordinate as SVG attributes want it: at most one decimal, no trailing zero, no exponent.
/// What is not finite becomes `0`.
pub fn number(pixels: f64) -> String {
    let mut out = String::new();
    put_tenths(&mut out, (pixels * 10.0).round() as i64);
    out
}

/// Writes a count of tenths of a pixel, in pixels.
pub(crate) fn put_tenths(out: &mut String, n: i64) {
    if n < 0 {
        out.push('-');
    }
    let n = n.unsigned_abs();
    // A path has thousands of numbers: none gets a string of its own.
    let mut unit = 1;
    while unit <= n / 100 {
        unit *= 10;
    }
    let whole = n / 10;
    while unit > 0 {
        out.push(char::from(b'0' + (whole / unit % 10) as u8));
        unit /= 10;
    }
    if !n.is_multiple_of(10) {
        out.push('.');
        out.push(char::from(b'0' + (n % 10) as u8));
    }
}

/// Words as they may stand in XML, within an element or a quoted attribute. Control characters are
/// not its business: see [`words::clean`].
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        for (pixels, expected) in [
            (0.0, "0"),
            (46.0, "46"),
            (141.555, "141.6"),
            (-0.04, "0"),
            (-3.25, "-3.3"),
            (0.94, "0.9"),
            (9.96, "10"),
            (100.0, "100"),
            (99.5, "99.5"),
            (12345.67, "12345.7"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(number(pixels), expected);
        }
    }

    #[test]
    fn words_from_outside_cannot_leave_their_element() {
        let picture = Picture {
            width: 10,
            height: 10,
            layers: vec![Layer {
                name: "fv-layer-labels",
                shapes: vec![Shape::Text {
                    class: "",
                    x: 1.0,
                    y: 2.0,
                    anchor: Anchor::End,
                    words: "</text><script>\"'&".into(),
                }],
            }],
        };
        let svg = picture.to_svg("a\u{202e}\"b\u{7}");
        assert!(svg.contains("aria-label=\"a&quot;b\""), "{svg}");
        assert!(
            svg.contains(">&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;</text>"),
            "{svg}"
        );
    }
}
