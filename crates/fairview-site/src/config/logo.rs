//! The publisher's picture: which kinds are taken, and how large they are.
//!
//! Refused is what is no picture of its kind, or says nothing of its size: room is kept for it
//! before it has come.

use super::Logo;
use crate::families::Open;
use crate::html;
use std::path::Path;

/// The largest logo, in bytes: every page carries it.
const MOST_BYTES: usize = 200_000;
/// How a file of the kind PNG begins.
const PNG: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Reads the picture of this name. Errors with what is wrong with it.
pub fn read(open: Open, name: &str) -> Result<Logo, String> {
    let lower = name.to_lowercase();
    let mut endings = ["svg", "png"].into_iter();
    let ending = endings
        .find(|end| lower.ends_with(&format!(".{end}")))
        .ok_or("expected a picture of the kind .svg or .png, named from the folder of this file, like \"logo.svg\"")?;
    let bytes =
        open(Path::new(name)).map_err(|error| format!("the picture cannot be read: {error}"))?;
    if bytes.len() > MOST_BYTES {
        let size = bytes.len() / 1_000;
        return Err(format!(
            "the picture has {size} kB; expected at most 200 kB, for every page carries it"
        ));
    }
    let size = size(ending, &bytes).ok_or(match ending {
        "png" => "this is not a picture of the kind PNG",
        _ => "this is not an SVG picture that says its size; expected one that begins like <svg viewBox=\"0 0 240 64\"",
    })?;
    Ok(Logo {
        ending,
        bytes,
        size,
    })
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
