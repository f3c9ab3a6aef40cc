//! The publisher's picture: which kinds are taken, and how large they are.
//!
//! Refused is what is no picture of its kind, or says nothing of its size: room is kept for it
//! before it has come.

use super::Logo;
use super::reader::{Reader, Wanted, short};
use crate::verify::html;
use std::path::Path;

/// The largest logo, in bytes: every page carries it.
const MOST_BYTES: usize = 200_000;
/// How a file of the kind PNG begins.
const PNG: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Reads the logo that the configuration names, from its folder.
pub fn logo(r: &mut Reader, wanted: Wanted, folder: &Path) -> Option<Logo> {
    let (text, at) = r.text(wanted)?;
    let lower = text.to_lowercase();
    let Some(ending) = ["svg", "png"]
        .into_iter()
        .find(|end| lower.ends_with(&format!(".{end}")))
    else {
        r.wrong(wanted, at, &format!("\"{}\"", short(&text)));
        return None;
    };
    let problem = match std::fs::read(folder.join(&text)) {
        Err(error) => format!("cannot be read: {error}"),
        Ok(bytes) if bytes.len() > MOST_BYTES => {
            let size = bytes.len() / 1_000;
            format!("has {size} kB; expected at most 200 kB, for every page carries it")
        }
        Ok(bytes) => match size(ending, &bytes) {
            Some(size) => {
                return Some(Logo {
                    ending,
                    bytes,
                    size,
                });
            }
            None if ending == "png" => "is not a picture of the kind PNG".to_owned(),
            None => "is not an SVG picture that says its size; expected one that begins like <svg viewBox=\"0 0 240 64\"".to_owned(),
        },
    };
    r.says(at, &format!("logo: \"{}\" {problem}", short(&text)));
    None
}

/// Width and height, in parts of a pixel or whole ones: only their ratio counts.
fn size(ending: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match ending {
        "png" => {
            // The first chunk holds the size, after its own length and name.
            let rest = bytes.strip_prefix(&PNG)?.get(8..16)?;
            let number = |part: &[u8]| Some(u32::from_be_bytes(part.try_into().ok()?));
            (number(&rest[..4])?, number(&rest[4..])?)
        }
        _ => svg_size(std::str::from_utf8(bytes).ok()?)?,
    };
    (width > 0 && height > 0).then_some((width, height))
}

fn svg_size(text: &str) -> Option<(u32, u32)> {
    let svg = html::tags(text).into_iter().find(|tag| tag.name == "svg")?;
    // Hundredths, so that small drawings keep their ratio.
    let number = |text: &str| {
        let number: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        (0.0..=1e6)
            .contains(&number)
            .then_some((number * 100.0).round() as u32)
    };
    let sides = |width: &str, height: &str| Some((number(width)?, number(height)?));
    let viewed = svg.get("viewbox").and_then(|parts| {
        let parts: Vec<&str> = parts
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|part| !part.is_empty())
            .collect();
        match parts[..] {
            [_, _, width, height] => sides(width, height),
            _ => None,
        }
    });
    viewed.or_else(|| sides(svg.get("width")?, svg.get("height")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_its_size() {
        for (svg, found) in [
            (
                "<?xml version=\"1.0\"?><!-- a --><svg viewBox=\"0 0 24.5 10\"/>",
                Some((2_450, 1_000)),
            ),
            ("<svg width=\"24px\" height=\"12\">", Some((2_400, 1_200))),
            (
                "<svg viewBox=\"0,0,3,4\" width=\"9\" height=\"9\">",
                Some((300, 400)),
            ),
            ("<svg width=\"100%\" height=\"12\">", None),
            ("<svg viewBox=\"0 0 0 4\">", None),
            ("<svg>", None),
            ("<p>no picture</p>", None),
        ] {
            assert_eq!(size("svg", svg.as_bytes()), found, "{svg}");
        }
        let mut png = PNG.to_vec();
        png.extend(b"\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0");
        assert_eq!(size("png", &png), Some((640, 480)));
        assert_eq!(size("png", &png[..20]), None);
        assert_eq!(size("png", b"<svg viewBox=\"0 0 1 1\">"), None);
    }
}
