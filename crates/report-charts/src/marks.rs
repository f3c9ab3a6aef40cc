//! Every mark a chart can make, its class, and how much each role stands out: one table, so that
//! emphasis is decided once and survives without colour.

/// Whose line it is; this alone decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The authority the report is about: thick, in the accent.
    Focus,
    /// The mean of the statistical neighbours.
    Mean,
    /// The region.
    Region,
    /// The nation: dashed.
    Nation,
    /// One statistical neighbour: thin and light, never labelled.
    Neighbour,
}

/// A mark: the only thing a shape is told about its looks, its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(pub &'static str);

impl Mark {
    pub(crate) const GRID: Mark = Mark("fv-chart__grid");
    pub(crate) const AXIS: Mark = Mark("fv-chart__axis");
    pub(crate) const CONTEXT: Mark = Mark("fv-chart__context");
    pub(crate) const CONTEXT_LATE: Mark = Mark("fv-chart__context fv-chart__late");
    pub(crate) const FOCUS: Mark = Mark("fv-chart__focus");
    pub(crate) const FOCUS_LATE: Mark = Mark("fv-chart__focus fv-chart__late");
    pub(crate) const MEAN: Mark = Mark("fv-chart__mean");
    pub(crate) const MEAN_LATE: Mark = Mark("fv-chart__mean fv-chart__late");
    pub(crate) const MEAN_ACROSS: Mark = Mark("fv-chart__mean fv-chart__mean--across");
    pub(crate) const REGION: Mark = Mark("fv-chart__other");
    pub(crate) const OTHER_LATE: Mark = Mark("fv-chart__other fv-chart__late");
    pub(crate) const NATION: Mark = Mark("fv-chart__other fv-chart__other--dash");
    pub(crate) const DOT_FOCUS: Mark = Mark("fv-chart__dot-focus");
    pub(crate) const DOT_FOCUS_OPEN: Mark = Mark("fv-chart__dot-report");
    pub(crate) const DOT_MEAN: Mark = Mark("fv-chart__dot-mean");
    pub(crate) const DOT_MEAN_OPEN: Mark = Mark("fv-chart__dot-mean fv-chart__dot--open");
    pub(crate) const DOT_OTHER: Mark = Mark("fv-chart__dot-other");
    pub(crate) const DOT_OTHER_OPEN: Mark = Mark("fv-chart__dot-other fv-chart__dot--open");
    pub(crate) const DOT_CONTEXT: Mark = Mark("fv-chart__dot-context");
    pub(crate) const TARGET: Mark = Mark("fv-chart__target");
    pub(crate) const TARGET_BAND: Mark = Mark("fv-chart__band");
    pub(crate) const LEADER: Mark = Mark("fv-chart__leader");
    pub(crate) const BREAK: Mark = Mark("fv-chart__break");
    pub(crate) const BAR: Mark = Mark("fv-chart__bar");
    pub(crate) const BAR_FOCUS: Mark = Mark("fv-chart__bar fv-chart__bar--focus");
    pub(crate) const BAR_OPEN: Mark = Mark("fv-chart__bar--open");
    pub(crate) const PLAIN: Mark = Mark("");
    pub(crate) const TICK: Mark = Mark("fv-chart__tick");
    pub(crate) const SMALL: Mark = Mark("fv-chart__small");
    pub(crate) const STRONG: Mark = Mark("fv-chart__strong");
    pub(crate) const FOCUS_LABEL: Mark = Mark("fv-chart__focus-label");
    pub(crate) const HALO_SMALL: Mark = Mark("fv-chart__halo fv-chart__small");
    pub(crate) const HALO_STRONG: Mark = Mark("fv-chart__halo fv-chart__strong");
    pub(crate) const HALO_FOCUS: Mark = Mark("fv-chart__halo fv-chart__focus-label");
    pub(crate) const HALO_TICK: Mark = Mark("fv-chart__halo fv-chart__tick");
    pub(crate) const SPARK_PAST: Mark = Mark("fv-spark__past");
    pub(crate) const SPARK_LINE: Mark = Mark("fv-spark__line");
    pub(crate) const SPARK_FROM: Mark = Mark("fv-spark__from");
    pub(crate) const SPARK_NOW: Mark = Mark("fv-spark__now");
    pub(crate) const SPARK_TARGET: Mark = Mark("fv-spark__target");
    pub(crate) const SPARK_NONE: Mark = Mark("fv-spark__none");
    pub(crate) const HALO_PLAIN: Mark = Mark("fv-chart__halo");
    pub(crate) const PART_LINE: Mark = Mark("fv-chart__focus fv-chart__focus--thin");
    pub(crate) const PART_LATE: Mark = Mark("fv-chart__focus fv-chart__focus--thin fv-chart__late");
    pub(crate) const BAR_LATE: Mark = Mark("fv-chart__bar--late");
    pub(crate) const NOTCH: Mark = Mark("fv-chart__notch");
    pub(crate) const LIMITS: Mark = Mark("fv-chart__limits");
    pub(crate) const LIMITS_UNDER: Mark = Mark("fv-chart__limits fv-chart__limits--under");
    pub(crate) const DOT_ALL: Mark = Mark("fv-chart__dot-all");
    pub(crate) const BAND_TICK: Mark = Mark("fv-chart__edge");
    pub(crate) const PART_RED: Mark = Mark("fv-rate__red");
    pub(crate) const PART_AMBER: Mark = Mark("fv-rate__amber");
    pub(crate) const PART_GREEN: Mark = Mark("fv-rate__green");
    pub(crate) const PART_OPEN: Mark = Mark("fv-rate__open");
    pub(crate) const PART_LOST: Mark = Mark("fv-rate__lost");
    pub(crate) const GLYPH_RED: Mark = Mark("fv-glyph__red");
    pub(crate) const GLYPH_AMBER: Mark = Mark("fv-glyph__amber");
    pub(crate) const GLYPH_GREEN: Mark = Mark("fv-glyph__green");
    pub(crate) const GLYPH_CUT_RED: Mark = Mark("fv-glyph__cut-red");
    pub(crate) const GLYPH_CUT_AMBER: Mark = Mark("fv-glyph__cut-amber");
    pub(crate) const GLYPH_CUT_GREEN: Mark = Mark("fv-glyph__cut-green");
    pub(crate) const GLYPH_OPEN: Mark = Mark("fv-glyph__open");
    pub(crate) const GLYPH_LOST: Mark = Mark("fv-glyph__lost");
}

/// How one role is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Emphasis {
    pub line: Mark,
    pub late: Mark,
    pub dot: Mark,
    pub open: Mark,
    pub label: Mark,
    /// Radius in pixels of the dot at the end of the line.
    pub end: f64,
    /// Radius in pixels of a dot on the way.
    pub way: f64,
    /// Who keeps a label when there is room for few: lowest first.
    pub turn: u8,
}

impl Role {
    pub(crate) fn emphasis(self) -> Emphasis {
        match self {
            Role::Focus => Emphasis {
                line: Mark::FOCUS,
                late: Mark::FOCUS_LATE,
                dot: Mark::DOT_FOCUS,
                open: Mark::DOT_FOCUS_OPEN,
                label: Mark::FOCUS_LABEL,
                end: 7.0,
                way: 6.0,
                turn: 0,
            },
            Role::Mean => Emphasis {
                line: Mark::MEAN,
                late: Mark::MEAN_LATE,
                dot: Mark::DOT_MEAN,
                open: Mark::DOT_MEAN_OPEN,
                label: Mark::STRONG,
                end: 4.0,
                way: 3.0,
                turn: 1,
            },
            Role::Region => Emphasis {
                line: Mark::REGION,
                late: Mark::OTHER_LATE,
                dot: Mark::DOT_OTHER,
                open: Mark::DOT_OTHER_OPEN,
                label: Mark::PLAIN,
                end: 3.5,
                way: 3.0,
                turn: 2,
            },
            Role::Nation => Emphasis {
                line: Mark::NATION,
                turn: 3,
                ..Role::Region.emphasis()
            },
            Role::Neighbour => Emphasis {
                line: Mark::CONTEXT,
                late: Mark::CONTEXT_LATE,
                dot: Mark::DOT_CONTEXT,
                open: Mark::DOT_CONTEXT,
                label: Mark::SMALL,
                end: 2.0,
                way: 2.0,
                turn: 4,
            },
        }
    }
}
