//! Why a command failed: its words, or what it met.

/// Why a command did not do what was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// What is wrong with the words of the command.
    Usage(String),
    /// What went wrong when it did what they say.
    Failed(String),
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self::Failed(reason)
    }
}
