//! Processes with standards.

/// A process with standards: its stages, each with the time allowed and what was done.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Process {
    /// Short and unique.
    pub id: String,
    /// As printed.
    pub title: String,
    /// What the times allowed count: `working days`.
    pub unit: Option<String>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// Shares of one whole, four at most.
    pub bands: Vec<Share>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// A stage of a process.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Stage {
    /// Its name.
    pub title: String,
    /// What happens in it.
    pub what: Option<String>,
    /// A role.
    pub owner: Option<String>,
    /// The time allowed, above 0.
    pub allowed: Option<f64>,
    /// The time allowed at most, no shorter than `allowed`.
    pub at_most: Option<f64>,
    /// The standard in words.
    pub allowed_printed: Option<String>,
    /// The time taken, 0 or more.
    pub taken: Option<f64>,
    /// What was done, in the document's words.
    pub done: Option<String>,
    /// Indices into the indicators.
    pub indicators: Vec<usize>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// A share of one whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share {
    /// Its name.
    pub title: String,
    /// An index into the indicators.
    pub indicator: usize,
    /// An index into the indicators: one whose figures are within those of `indicator`.
    pub less: Option<usize>,
}
