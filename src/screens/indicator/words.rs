//! The words of the measure screen that no report brings along, for an editor to read in one sitting.

/// The line of small actions.
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const PREVIOUS_INDICATOR: &str = "Previous measure";
pub const NEXT_INDICATOR: &str = "Next measure";
pub const PRINT: &str = "Print";

/// Headings.
pub const COMMENTARY: &str = "Commentary";
pub const NEIGHBOURS: &str = "Compared with statistical neighbours";
pub const AUTHORITIES: &str = "Among all authorities in the file";
pub const PARTS_OVER_TIME: &str = "The parts over time";
pub const FIGURES: &str = "Figures";
pub const PRINTED: &str = "In the report";
pub const OVER_THE_YEARS: &str = "Over the years";
pub const HISTORY: &str = "From report to report";
pub const OTHER_FIGURES: &str = "Other figures";
pub const DEFINITION: &str = "Definition and sources";

/// What is folded away.
pub const CHANGE_CHART: &str = "Change this chart";
pub const MORE_COMPARISONS: &str = "More comparisons";
pub const CHANGE_PERIOD: &str = "Choose another period";
pub const RANKING_TABLE: &str = "The ranking as a table";
pub const AUTHORITIES_TABLE: &str = "The authorities as a table";
pub const PLACES_TABLE: &str = "The figures of the places as a table";
pub const OTHER_PLACES: &str = "The figures of the other places";
pub const EACH_NEIGHBOUR: &str = "The figures of each neighbour";
pub const OWN_TABLE: &str = "The report’s own figures as a table";
pub const ALL_FIGURES: &str = "Show all other figures";
pub const TARGET_HISTORY: &str = "What became of the targets";
pub const PRINTED_ROW: &str = "As printed in the report";
pub const FROM_TARGET: &str = "Distance from the target";
pub const FROM_NEIGHBOURS: &str = "Distance from the neighbours";
pub const DISTANCES_TABLE: &str = "The distances as a table";
pub const ABOUT: &str = "About this measure";

/// The controls of the chart over time.
pub const FIRST_PERIOD: &str = "First period";
pub const THE_FIRST: &str = "The first";
pub const LAST_PERIOD: &str = "Last period";
pub const THE_LATEST: &str = "The latest";
pub const FROM_ZERO: &str = "Axis begins at zero";
pub const COMPARE_WITH: &str = "Compare with";
pub const ALL_PLACES: &str = "All places";
pub const NO_PLACES: &str = "No places";
pub const RANKED_PERIOD: &str = "Period of the ranking";

/// Terms of the definition.
pub const TITLE: &str = "Title in the report";
pub const MEANING: &str = "Definition";
pub const METHOD: &str = "Method";
pub const BASIS: &str = "Basis";
pub const UNIT: &str = "Unit";
pub const DIRECTION: &str = "Direction";
pub const RULE: &str = "How it is rated";
pub const BY_RULE: &str = "Rating by that rule";
pub const BENCHMARK: &str = "Compared figures";
pub const BENCHMARK_COUNTED: &str = "How they are counted";
pub const BENCHMARK_WHY: &str = "Why the two can be compared";
pub const OWNER: &str = "Owner";
pub const UPDATE: &str = "Next update";
pub const NOTE: &str = "Note";
pub const SOURCES: &str = "Sources";
