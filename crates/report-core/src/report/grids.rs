//! Grids of words or symbols.

/// A grid of words or symbols with a head for every row and column.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grid {
    /// Short and unique.
    pub id: String,
    /// As printed.
    pub title: String,
    /// What stands above the heads of the rows.
    pub corner: Option<String>,
    /// The heads of the columns, no two the same.
    pub columns: Vec<String>,
    /// The rows, in printed order, no two with one head.
    pub rows: Vec<GridRow>,
    /// What the symbols mean.
    pub legend: Option<String>,
    /// What a reader must know.
    pub note: Option<String>,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GridRow {
    /// Its head.
    pub title: String,
    /// As many as there are columns; empty for an empty cell.
    pub cells: Vec<String>,
}
