//! SVG as PNG, natively: for social cards, for Word, for whatever cannot show SVG.
//!
//! Words are set in two fonts that this crate carries, whatever font the SVG names, so that a
//! picture has the same bytes on every computer. Refuses what is not SVG, pictures that are too
//! large, and every reference to a file or an address: nothing is read but the text handed over.

#![cfg(not(target_arch = "wasm32"))]

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, ImageHrefResolver, Options, Tree, fontdb};
use std::fmt;
use std::sync::{Arc, LazyLock};

const REGULAR: &[u8] = include_bytes!("../fonts/arimo-regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/arimo-bold.ttf");
const FAMILY: &str = "Arimo";
/// The most pixels a picture may have to a side.
pub const MOST_PIXELS: u32 = 16_384;
/// The most pixels it may have in all: four bytes each are held while it is drawn.
const MOST_AREA: u64 = 64 * 1024 * 1024;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    fonts.set_monospace_family(FAMILY);
    Arc::new(fonts)
});

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq)]
pub enum NoPicture {
    /// The text is not SVG; with the parser's words and its line and column.
    NotSvg(String),
    /// Width and height in pixels that it would have; a side of 0 or of more than
    /// [`MOST_PIXELS`], or too large in all.
    Size(f32, f32),
    /// The picture could not be packed as PNG.
    NotPacked(String),
}

impl fmt::Display for NoPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSvg(why) => write!(f, "the drawing is not SVG: {why}"),
            Self::Size(width, height) => write!(
                f,
                "a picture of {width} by {height} pixels cannot be drawn; each side must have 1 to {MOST_PIXELS} pixels, and both together at most {MOST_AREA}. Try a smaller scale, like 2"
            ),
            Self::NotPacked(why) => write!(f, "the picture cannot be written as PNG: {why}"),
        }
    }
}

impl std::error::Error for NoPicture {}

/// An SVG drawing as PNG, `scale` times as large in pixels as it says it is. Where nothing is
/// painted the picture is transparent.
///
/// # Errors
/// When `svg` is not SVG, or the picture would have no pixels or too many.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, NoPicture> {
    let options = Options {
        fontdb: FONTS.clone(),
        font_family: FAMILY.to_owned(),
        font_resolver: FontResolver {
            select_font: Box::new(select),
            select_fallback: Box::new(|_, _, _| None),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        resources_dir: None,
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|why| NoPicture::NotSvg(why.to_string()))?;
    let size = tree.size();
    let (width, height) = (
        (size.width() * scale).ceil(),
        (size.height() * scale).ceil(),
    );
    let side = |pixels: f32| pixels >= 1.0 && pixels <= MOST_PIXELS as f32;
    if !side(width) || !side(height) || f64::from(width) * f64::from(height) > MOST_AREA as f64 {
        return Err(NoPicture::Size(width, height));
    }
    let mut pixels =
        Pixmap::new(width as u32, height as u32).ok_or(NoPicture::Size(width, height))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|why| NoPicture::NotPacked(why.to_string()))
}

/// The font for some words, by weight alone: bold from 600 on.
fn select(font: &usvg::Font, fonts: &mut Arc<fontdb::Database>) -> Option<fontdb::ID> {
    let weight = if font.weight() >= 600 {
        fontdb::Weight::BOLD
    } else {
        fontdb::Weight::NORMAL
    };
    fonts.query(&fontdb::Query {
        families: &[fontdb::Family::Name(FAMILY)],
        weight,
        ..fontdb::Query::default()
    })
}
