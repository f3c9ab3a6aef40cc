//! The colours that cells are filled with, each under one name.
//!
//! A colour is six hexadecimal digits, `92D050`, also where the file names it by its place in the
//! palette. One of the workbook's theme keeps its place there and how much lighter or darker it
//! is, `theme 4`, `theme 4 +40%`: what it looks like is in another part of the file. A pattern or
//! gradient is called that.

use super::workbook::{MOST_STYLES, one_more};
use super::xml::{Element, attribute};
use quick_xml::events::BytesStart;
use std::rc::Rc;

/// The fills of a part of styles, as it is read.
#[derive(Default)]
pub struct Fills {
    /// By their place in the file.
    fills: Vec<Found>,
    within: bool,
    /// The workbook's own palette, where it has one.
    palette: Vec<String>,
}

/// One fill.
#[derive(Default)]
enum Found {
    /// The cell is as it would be without one.
    #[default]
    None,
    /// A name for it.
    Named(String),
    /// A place in the palette.
    Indexed(usize),
}

impl Fills {
    /// Takes an element in.
    ///
    /// # Errors
    /// Where there are more fills than a workbook can have.
    pub fn take(&mut self, element: &Element) -> Result<(), String> {
        match element {
            Element::Start(start) => match start.local_name().as_ref() {
                b"fills" => self.within = true,
                b"fill" if self.within => {
                    one_more(self.fills.len(), MOST_STYLES, "fills of cells")?;
                    self.fills.push(Found::None);
                }
                b"patternFill" if self.within => {
                    let pattern = attribute(start, b"patternType").unwrap_or_default();
                    self.last(match pattern.as_str() {
                        "" | "none" => Found::None,
                        // Without a colour of its own it is the window's.
                        "solid" => Found::Indexed(usize::MAX),
                        pattern => Found::Named(format!("pattern {pattern}")),
                    });
                }
                b"gradientFill" if self.within => self.last(Found::Named("gradient".to_owned())),
                b"fgColor" if self.within => {
                    if let Some(Found::Indexed(usize::MAX)) = self.fills.last() {
                        self.last(colour(start));
                    }
                }
                b"rgbColor" => {
                    one_more(self.palette.len(), MOST_STYLES, "colours in its palette")?;
                    self.palette
                        .push(attribute(start, b"rgb").unwrap_or_default());
                }
                _ => {}
            },
            Element::End(b"fills") => self.within = false,
            _ => {}
        }
        Ok(())
    }

    fn last(&mut self, found: Found) {
        if let Some(last) = self.fills.last_mut() {
            *last = found;
        }
    }

    /// The names of the fills, by their place in the file; `None` for none.
    pub fn names(self) -> Vec<Option<Rc<str>>> {
        let indexed = |at: usize| match self.palette.get(at) {
            Some(own) => digits(own),
            None => PALETTE
                .get(at.checked_sub(8).unwrap_or(at))
                .map(|c| (*c).to_owned()),
        };
        let name = |found: &Found| match found {
            Found::None => None,
            Found::Named(name) => Some(name.as_str().into()),
            Found::Indexed(at) => indexed(*at).map(Into::into),
        };
        self.fills.iter().map(name).collect()
    }
}

fn colour(start: &BytesStart) -> Found {
    if let Some(name) = attribute(start, b"rgb").and_then(|written| digits(&written)) {
        return Found::Named(name);
    }
    if let Some(at) = attribute(start, b"indexed").and_then(|at| at.parse().ok()) {
        return Found::Indexed(at);
    }
    let Some(theme) = attribute(start, b"theme").and_then(|at| at.parse::<u32>().ok()) else {
        return Found::Indexed(usize::MAX);
    };
    let tint = attribute(start, b"tint").and_then(|tint| tint.parse::<f64>().ok());
    let tint = tint.map_or(0.0, |tint| (100.0 * tint.clamp(-1.0, 1.0)).round());
    Found::Named(match tint {
        0.0 => format!("theme {theme}"),
        tint => format!("theme {theme} {tint:+}%"),
    })
}

/// `FF92D050` or `92d050` as `92D050`.
fn digits(written: &str) -> Option<String> {
    let sound = matches!(written.len(), 6 | 8) && written.bytes().all(|b| b.is_ascii_hexdigit());
    sound.then(|| written[written.len() - 6..].to_ascii_uppercase())
}

/// The palette of workbooks without one of their own, from its ninth place: the first eight are
/// the same as the next.
const PALETTE: [&str; 56] = [
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "800000",
    "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366",
    "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00",
    "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99",
    "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900",
    "FF6600", "666699", "969696", "003366", "339966", "003300", "333300", "993300", "993366",
    "333399", "333333",
];

#[cfg(test)]
mod tests {
    use super::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    fn names(xml: &str) -> Vec<Option<String>> {
        let mut fills = Fills::default();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) | Event::Empty(start) => {
                    fills.take(&Element::Start(&start)).unwrap()
                }
                Event::End(end) => fills
                    .take(&Element::End(end.local_name().as_ref()))
                    .unwrap(),
                Event::Eof => break,
                _ => {}
            }
        }
        let names = fills.names();
        names
            .iter()
            .map(|n| n.as_deref().map(str::to_owned))
            .collect()
    }

    #[test]
    fn each_way_of_writing_a_colour_has_one_name() {
        let solid = |colour: &str| {
            format!("<fill><patternFill patternType=\"solid\">{colour}</patternFill></fill>")
        };
        let xml = [
            "<styleSheet><fills><fill><patternFill/></fill>",
            "<fill><patternFill patternType=\"gray125\"/></fill>",
            &solid("<fgColor rgb=\"FFc00000\"/><bgColor indexed=\"64\"/>"),
            &solid("<fgColor rgb=\"92D050\"/>"),
            &solid("<fgColor indexed=\"10\"/>"),
            &solid("<fgColor indexed=\"2\"/>"),
            &solid("<fgColor theme=\"6\"/>"),
            &solid("<fgColor theme=\"6\" tint=\"0.3999\"/>"),
            &solid("<fgColor theme=\"6\" tint=\"-0.25\"/>"),
            &solid("<fgColor indexed=\"64\"/>"),
            &solid("<fgColor rgb=\"red\"/>"),
            "<fill><gradientFill><stop><color rgb=\"FF000000\"/></stop></gradientFill></fill></fills>",
            "<dxfs><dxf><fill><patternFill patternType=\"solid\"/></fill></dxf></dxfs></styleSheet>",
        ];
        let expected = [
            None,
            Some("pattern gray125"),
            Some("C00000"),
            Some("92D050"),
            Some("FF0000"),
            Some("FF0000"),
            Some("theme 6"),
            Some("theme 6 +40%"),
            Some("theme 6 -25%"),
            None,
            None,
            Some("gradient"),
        ];
        assert_eq!(names(&xml.concat()), expected.map(|n| n.map(str::to_owned)));
    }

    #[test]
    fn a_palette_of_its_own_is_used() {
        let xml = "<styleSheet><fills><fill><patternFill patternType=\"solid\"><fgColor indexed=\"1\"/></patternFill></fill></fills><colors><indexedColors><rgbColor rgb=\"00000000\"/><rgbColor rgb=\"0012AB34\"/></indexedColors></colors></styleSheet>";
        assert_eq!(names(xml), [Some("12AB34".to_owned())]);
    }
}
