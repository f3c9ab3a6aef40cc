//! Screen, phone and paper.

/// The three ways a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A page of 640 pixels or more: value and name in one line, words of 14 pixels.
    Wide,
    /// A phone: value over name, about four labels of time.
    Narrow,
    /// Paper: as wide, but words of 12 pixels and half the height.
    Print,
}
