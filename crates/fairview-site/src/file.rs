//! A file of the site, before it is written.

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it lies below the site's folder, with `/` between names: `q3/scorecard/index.html`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A page and what is said about it elsewhere: in a site map, in a feed.
pub struct Built {
    /// The file of the page.
    pub file: File,
    /// Its path below the site, ending in `/`; empty for the first page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// A line or two about it.
    pub description: String,
    /// Whether search engines shall have it.
    pub indexed: bool,
}
