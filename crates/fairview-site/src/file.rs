//! A file of the site, before it is written.

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies below the site's folder, with `/` between names: `q3/scorecard/index.html`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
