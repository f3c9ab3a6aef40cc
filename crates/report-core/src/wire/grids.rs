//! Grids of words or symbols, for what fits nothing else.

use super::wire;

wire! {
    /// A grid of words or symbols with a head for every row and column, for what fits nothing else.
    pub struct Grid {
        /// Short and unique.
        pub id: String,
        /// The title: `"Careers programme of one school"`.
        pub title: String,
        /// What stands above the heads of the rows: `"Benchmark"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub corner: Option<String>,
        /// The heads of the columns, each once.
        pub columns: Vec<String>,
        /// The rows, in printed order.
        pub rows: Vec<GridRow>,
        /// What the symbols mean: `"✓ takes place"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub legend: Option<String>,
        /// Where it stands in the document, and what a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A row of a grid.
    pub struct GridRow {
        /// Its head, no other row's.
        pub title: String,
        /// Words or symbols as printed, one for every column; `""` for an empty cell.
        pub cells: Vec<String>,
    }
}
