//! What of a link could not be honoured, in sentences.

use std::fmt;

/// What of a link could not be honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// This stands where an id was expected.
    NotAnId(String),
    /// This stands after the last part that means something.
    PassedOver(String),
    /// The report holds no measure with this id.
    NoMeasure(String),
}

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAnId(found) => write!(
                f,
                "The link has “{found}” where the short name of a report or a measure was expected, so this page is shown instead."
            ),
            Self::PassedOver(rest) => write!(
                f,
                "The link ends in “{rest}”, which means nothing here. It was passed over."
            ),
            Self::NoMeasure(id) => write!(
                f,
                "The link asks for the measure “{id}”, which this report does not hold. The report is shown instead."
            ),
        }
    }
}
