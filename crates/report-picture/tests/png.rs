//! What comes out is a PNG of the size asked for, with something on it, the same every time.

use report_picture::{NoPicture, png};
use resvg::tiny_skia::Pixmap;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\">\
    <rect width=\"200\" height=\"50\" fill=\"#ffffff\"/>\
    <text x=\"10\" y=\"30\" font-family=\"Nowhere, sans-serif\" font-size=\"20\" WEIGHT>Halton ● 92.0%</text></svg>";

fn drawn(svg: &str, scale: f32) -> Pixmap {
    let bytes = png(svg, scale).expect("it can be drawn");
    assert_eq!(bytes, png(svg, scale).expect("twice"), "the same bytes");
    Pixmap::decode_png(&bytes).expect("it is a PNG")
}

fn dark(pixels: &Pixmap) -> usize {
    let is_dark = |pixel: &&resvg::tiny_skia::PremultipliedColorU8| pixel.red() < 128;
    pixels.pixels().iter().filter(is_dark).count()
}

#[test]
fn words_are_drawn_at_the_size_asked_for_in_fonts_of_its_own() {
    let plain = SVG.replace("WEIGHT", "");
    let bold = SVG.replace("WEIGHT", "font-weight=\"700\"");
    for (scale, size) in [(1.0, (200, 50)), (2.0, (400, 100)), (1.5, (300, 75))] {
        let pixels = drawn(&plain, scale);
        assert_eq!((pixels.width(), pixels.height()), size);
        assert!(dark(&pixels) > 200, "{scale}: {} dark", dark(&pixels));
        assert!(dark(&drawn(&bold, scale)) > dark(&pixels), "bold is darker");
    }
    let bare = plain.replace("Halton ● 92.0%", "");
    assert_eq!(dark(&drawn(&bare, 1.0)), 0);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let plain = SVG.replace("WEIGHT", "");
    assert!(matches!(png("<p>no", 1.0), Err(NoPicture::NotSvg(_))));
    for scale in [0.0, -1.0, 1000.0, f32::NAN, f32::INFINITY] {
        let refused = png(&plain, scale).expect_err("no such picture");
        assert!(matches!(refused, NoPicture::Size(..)), "{scale}");
        assert!(refused.to_string().contains("Try a smaller scale"));
    }
}

#[test]
fn no_file_is_read() {
    let beside = format!("{}/fonts/README.md", env!("CARGO_MANIFEST_DIR"));
    let image = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><image width=\"9\" height=\"9\" href=\"{beside}\"/></svg>"
    );
    let pixels = drawn(&image, 1.0);
    assert!(pixels.pixels().iter().all(|pixel| pixel.alpha() == 0));
}
