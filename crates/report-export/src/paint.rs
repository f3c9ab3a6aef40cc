//! Colours written at every shape: the rules of [`report_charts::style`], worked out.
//!
//! Office programs read classes and style sheets badly or not at all; attributes they all read.
//! What only some draw, such as an outline painted below its own letters, becomes two shapes.

use report_charts::paper::{Picture, Shape, escape, number};

/// The fonts of a picture, best first. All but the last have the widths by which charts are laid
/// out.
pub const FONTS: &str =
    "Arial, 'Liberation Sans', Arimo, Helvetica, 'DejaVu Sans Condensed', sans-serif";

/// Properties that are no attributes of shapes, or are said once for the whole picture.
const PASSED_OVER: [&str; 4] = [
    "paint-order",
    "font-variant-numeric",
    "font-family",
    "unicode-bidi",
];
/// The class of words with an outline of paper around them.
const HALO: &str = "fv-chart__halo";

/// Rules by class, read from a style sheet.
pub struct Paints<'c> {
    rules: Vec<(Rule<'c>, &'c str, &'c str)>,
}

/// What a rule is for.
struct Rule<'c> {
    /// Whether it is for words alone.
    words: bool,
    /// The classes that a shape must have.
    classes: Vec<&'c str>,
    /// Which of two rules wins: the greater number, else the later.
    weight: usize,
}

impl<'c> Paints<'c> {
    /// Reads rules such as those of [`report_charts::style`]: classes, `text`, and both below
    /// `.fv-chart`. What is written otherwise is for no shape.
    pub fn read(css: &'c str) -> Self {
        let mut rules = Vec::new();
        for block in css.split('}') {
            let Some((selectors, declared)) = block.split_once('{') else {
                continue;
            };
            for selector in selectors.split(',') {
                let target = selector.split_whitespace().last().unwrap_or_default();
                let (words, rest) = match target.strip_prefix("text") {
                    Some(rest) => (true, rest),
                    None => (false, target),
                };
                let classes: Vec<&str> = rest.split('.').filter(|name| !name.is_empty()).collect();
                for declaration in declared.split(';') {
                    if let Some((property, value)) = declaration.split_once(':') {
                        let rule = Rule {
                            words,
                            classes: classes.clone(),
                            weight: 2 * selector.matches('.').count() + usize::from(words),
                        };
                        rules.push((rule, property.trim(), value.trim()));
                    }
                }
            }
        }
        Self { rules }
    }

    /// The properties of a shape with some classes.
    pub fn of(&self, class: &str, words: bool) -> Vec<(&'c str, &'c str)> {
        let mut found: Vec<(&str, &str, usize)> = Vec::new();
        for (rule, property, value) in &self.rules {
            let has = |name: &&str| class.split(' ').any(|own| own == *name);
            let bare = rule.classes.is_empty() && !rule.words;
            if bare
                || (rule.words && !words)
                || !rule.classes.iter().all(has)
                || PASSED_OVER.contains(property)
            {
                continue;
            }
            match found.iter_mut().find(|(known, ..)| known == property) {
                Some(known) if known.2 > rule.weight => {}
                Some(known) => *known = (property, value, rule.weight),
                None => found.push((property, value, rule.weight)),
            }
        }
        found
            .into_iter()
            .map(|(property, value, _)| (property, value))
            .collect()
    }

    /// A picture's shapes as SVG, in painting order.
    pub fn shapes(&self, picture: &Picture) -> String {
        let mut out = String::new();
        for shape in picture.layers.iter().flat_map(|layer| &layer.shapes) {
            self.shape(shape, &mut out);
        }
        out
    }

    fn shape(&self, shape: &Shape, out: &mut String) {
        match shape {
            Shape::Path { class, d } => {
                let mut paint = self.of(class, false);
                if paint.iter().all(|(property, _)| *property != "fill") {
                    paint.push(("fill", "none"));
                }
                put(
                    out,
                    &["<path d=\"", &escape(d), "\"", &attributes(&paint), "/>\n"],
                );
            }
            Shape::Rect {
                class,
                x,
                y,
                width,
                height,
            } => put(
                out,
                &[
                    "<rect x=\"",
                    &number(*x),
                    "\" y=\"",
                    &number(*y),
                    "\" width=\"",
                    &number(*width),
                    "\" height=\"",
                    &number(*height),
                    "\"",
                    &attributes(&self.of(class, false)),
                    "/>\n",
                ],
            ),
            Shape::Circle { class, cx, cy, r } => put(
                out,
                &[
                    "<circle cx=\"",
                    &number(*cx),
                    "\" cy=\"",
                    &number(*cy),
                    "\" r=\"",
                    &number(*r),
                    "\"",
                    &attributes(&self.of(class, false)),
                    "/>\n",
                ],
            ),
            Shape::Text {
                class,
                x,
                y,
                anchor,
                words,
            } => {
                let paint = self.of(class, true);
                let is_font = |property: &str| property.starts_with("font");
                let is_line = |property: &str| property.starts_with("stroke");
                let place = [
                    "<text x=\"",
                    &number(*x),
                    "\" y=\"",
                    &number(*y),
                    "\" text-anchor=\"",
                    anchor.as_str(),
                    "\"",
                ]
                .concat();
                let words = escape(words);
                if class.split(' ').any(|name| name == HALO) {
                    let mut below: Vec<(&str, &str)> = paint
                        .iter()
                        .copied()
                        .filter(|(p, _)| is_font(p) || is_line(p))
                        .collect();
                    below.push(("fill", "none"));
                    put(
                        out,
                        &[
                            &place,
                            &attributes(&below),
                            " aria-hidden=\"true\">",
                            &words,
                            "</text>\n",
                        ],
                    );
                }
                let above: Vec<(&str, &str)> =
                    paint.into_iter().filter(|(p, _)| !is_line(p)).collect();
                put(
                    out,
                    &[&place, &attributes(&above), ">", &words, "</text>\n"],
                );
            }
        }
    }
}

/// One line of words that is no part of a chart.
pub fn text(out: &mut String, (x, y): (f64, f64), paint: &[(&str, &str)], words: &str) {
    put(
        out,
        &[
            "<text x=\"",
            &number(x),
            "\" y=\"",
            &number(y),
            "\"",
            &attributes(paint),
            ">",
            &escape(words),
            "</text>\n",
        ],
    );
}

fn attributes(paint: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (property, value) in paint {
        let value = value.strip_suffix("px").unwrap_or(value);
        put(&mut out, &[" ", property, "=\"", value, "\""]);
    }
    out
}

fn put(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
}
