//! The accent colour: links, buttons and the band at the top of the page.
//!
//! Refused is one that cannot be read on the page. No one colour can be read on white and on the
//! dark paper alike, so there are two; the second is made from the first unless it is given.

/// What a colour must keep from the paper for its words to be read (WCAG 2.2, 1.4.3).
pub const LEAST: f64 = 4.5;
/// What a colour that is made here keeps from the paper.
const COMFORT: f64 = 7.0;

/// The white paper and its pale bands, as in the style sheet.
const LIGHT: [Colour; 2] = [Colour([0xff, 0xff, 0xff]), Colour([0xf4, 0xf6, 0xf8])];
/// The dark paper and its bands.
const DARK: [Colour; 2] = [Colour([0x10, 0x16, 0x1b]), Colour([0x19, 0x22, 0x2a])];
const BLACK: Colour = Colour([0; 3]);
const WHITE: Colour = Colour([255; 3]);

/// A colour of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// Where a colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// White, with pale bands.
    Light,
    /// The dark scheme.
    Dark,
}

impl Scheme {
    fn colours(self) -> [Colour; 2] {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Light => "white paper and its pale bands",
            Self::Dark => "the dark paper and its bands",
        }
    }

    /// Away from the paper.
    fn away(self) -> Colour {
        match self {
            Self::Light => BLACK,
            Self::Dark => WHITE,
        }
    }
}

impl Colour {
    /// Reads `#12436d`; three digits, names and functions are not taken.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| hex)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// As it is written in a style sheet.
    pub fn hex(self) -> String {
        format!("#{}", crate::names::hex(&self.0))
    }

    /// How bright it is to the eye, from 0 to 1 (WCAG's relative luminance).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with another colour, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The least contrast with a paper and its bands.
    pub fn on(self, scheme: Scheme) -> f64 {
        let contrasts = scheme.colours().map(|colour| self.contrast(colour));
        contrasts[0].min(contrasts[1])
    }

    /// The colour with `share` hundredths of another in it.
    fn mixed(self, other: Self, share: u16) -> Self {
        let mut mixed = self.0;
        for (value, other) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*value) * (100 - share) + u16::from(other) * share;
            // A hundredth of at most 25 500, rounded.
            *value = ((sum + 50) / 100) as u8;
        }
        Self(mixed)
    }

    /// The nearest colour of the same kind that keeps this contrast from the paper.
    fn readable(self, scheme: Scheme, least: f64) -> Self {
        let steps = (0..=100).map(|share| self.mixed(scheme.away(), share));
        let mut fit = steps.filter(|colour| colour.on(scheme) >= least);
        fit.next().unwrap_or(scheme.away())
    }

    /// Why the colour cannot be read on a paper, and what could be; nothing when it can.
    pub fn problem(self, scheme: Scheme) -> Option<String> {
        let found = self.on(scheme);
        (found < LEAST).then(|| {
            // Down, so that 4.49 is not called 4.5.
            let shown = (found * 100.0).floor() / 100.0;
            format!(
                "has a contrast of {shown:.2}:1 with {}; expected at least {LEAST}:1, so that words in it can be read. {} would do",
                scheme.words(),
                self.readable(scheme, LEAST).hex()
            )
        })
    }
}

/// The accent colour on either paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On white paper.
    pub light: Colour,
    /// On dark paper.
    pub dark: Colour,
}

impl Accent {
    /// The colours from the one that is given for white paper.
    pub fn new(light: Colour, dark: Option<Colour>) -> Self {
        let dark = dark.unwrap_or_else(|| light.readable(Scheme::Dark, COMFORT));
        Self { light, dark }
    }

    /// A style sheet that follows the viewer's own. It leaves print and the reader's own colours
    /// alone.
    pub fn sheet(self) -> String {
        let Self { light, dark } = self;
        let pair = |colour: Colour, scheme: Scheme| {
            let back = scheme.colours()[0];
            format!(
                "--fv-accent:{};--fv-accent-hover:{};--fv-underline:{}",
                colour.hex(),
                colour.mixed(scheme.away(), 45).hex(),
                colour.mixed(back, 55).hex()
            )
        };
        format!(
            "@media screen{{:root{{{}}}}}\n@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{}}}}}\n",
            pair(light, Scheme::Light),
            pair(dark, Scheme::Dark)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_as_wcag_works_it_out() {
        let black_on_white = colour("#000000").contrast(colour("#ffffff"));
        assert!((black_on_white - 21.0).abs() < 1e-9);
        // The well known greys either side of the limit.
        assert!(colour("#767676").contrast(WHITE) >= 4.5);
        assert!(colour("#777777").contrast(WHITE) < 4.5);
    }

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../static/styles/tokens.css");
        let (light, dark) = tokens.split_once("prefers-color-scheme: dark").unwrap();
        for (sheet, [scheme, band]) in [(light, LIGHT), (dark, DARK)] {
            assert!(sheet.contains(&format!("--fv-paper: {};", scheme.hex())));
            assert!(sheet.contains(&format!("--fv-wash: {};", band.hex())));
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_told_with_one_that_can() {
        assert_eq!(colour("#12436d").problem(Scheme::Light), None);
        assert_eq!(
            colour("#ffdd00").problem(Scheme::Light).unwrap(),
            "has a contrast of 1.24:1 with white paper and its pale bands; expected at least 4.5:1, so that words in it can be read. #806f00 would do"
        );
        let problem = colour("#12436d").problem(Scheme::Dark).unwrap();
        assert!(problem.contains("1.57:1 with the dark paper"), "{problem}");
        // Whatever is proposed is itself taken.
        for text in [
            "#ffdd00", "#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000",
        ] {
            for scheme in [Scheme::Light, Scheme::Dark] {
                assert_eq!(colour(text).readable(scheme, LEAST).problem(scheme), None);
            }
        }
    }

    #[test]
    fn the_dark_accent_is_made_from_the_light_one_unless_it_is_given() {
        let made = Accent::new(colour("#12436d"), None);
        assert!(made.dark.on(Scheme::Dark) >= 7.0);
        let given = Accent::new(colour("#12436d"), Some(colour("#8cc0ee")));
        assert_eq!(given.dark, colour("#8cc0ee"));
        let sheet = given.sheet();
        assert!(
            sheet.starts_with("@media screen{:root{--fv-accent:#12436d;--fv-accent-hover:#0a253c;")
        );
        assert!(sheet.contains(":root:not([data-theme=\"light\"]){--fv-accent:#8cc0ee;"));
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for text in [
            "12436d", "#124", "#12436g", "#+2436d", "navy", "#12436d0", "#1é43",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
