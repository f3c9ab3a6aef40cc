//! How many are red, amber, green or not rated: one bar, in proportion, with the words under it.
//!
//! Tone, outline and the shape of each rating tell the parts apart without colour. It refuses to
//! rate and to count.

/// One rating and how many have it.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingPart {
    /// The rating.
    pub rating: Rated,
    /// How many have it; none: neither bar nor words.
    pub count: u32,
    /// What it says, such as `10 red`.
    pub words: String,
}

/// A rating, as shapes tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// A square with a cross.
    Red,
    /// A triangle.
    Amber,
    /// A disc with a tick.
    Green,
    /// A speech bubble: refer to the commentary.
    Commentary,
    /// An open circle with a bar.
    NotRated,
    /// A dotted circle: cannot be read in the source.
    NotLegible,
}
