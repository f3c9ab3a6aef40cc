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

/// A mark: the only thing a shape is told about its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Mark {
    Grid,
    Axis,
    Context,
    ContextLate,
    Focus,
    FocusLate,
    Mean,
    MeanLate,
    MeanAcross,
    Region,
    RegionLate,
    Nation,
    NationLate,
    DotFocus,
    DotFocusOpen,
    DotMean,
    DotMeanOpen,
    DotOther,
    DotOtherOpen,
    DotContext,
    Target,
    TargetBand,
    Leader,
    Break,
    Bar,
    BarFocus,
    BarOpen,
    Plain,
    Tick,
    Small,
    Strong,
    FocusLabel,
    HaloSmall,
    HaloStrong,
    HaloFocus,
    HaloTick,
    SparkPast,
    SparkLine,
    SparkFrom,
    SparkNow,
    SparkTarget,
    SparkNone,
    HaloPlain,
    PartLine,
    PartLate,
    BarLate,
    Notch,
    Limits,
    LimitsUnder,
    DotAll,
    BandTick,
    PartRed,
    PartAmber,
    PartGreen,
    PartOpen,
    PartLost,
    GlyphRed,
    GlyphAmber,
    GlyphGreen,
    GlyphCutRed,
    GlyphCutAmber,
    GlyphCutGreen,
    GlyphOpen,
    GlyphLost,
}

/// The classes, in the order of [`Mark`].
const CLASSES: [&str; 64] = [
    "fv-chart__grid",
    "fv-chart__axis",
    "fv-chart__context",
    "fv-chart__context fv-chart__late",
    "fv-chart__focus",
    "fv-chart__focus fv-chart__late",
    "fv-chart__mean",
    "fv-chart__mean fv-chart__late",
    "fv-chart__mean fv-chart__mean--across",
    "fv-chart__other",
    "fv-chart__other fv-chart__late",
    "fv-chart__other fv-chart__other--dash",
    "fv-chart__other fv-chart__late",
    "fv-chart__dot-focus",
    "fv-chart__dot-report",
    "fv-chart__dot-mean",
    "fv-chart__dot-mean fv-chart__dot--open",
    "fv-chart__dot-other",
    "fv-chart__dot-other fv-chart__dot--open",
    "fv-chart__dot-context",
    "fv-chart__target",
    "fv-chart__band",
    "fv-chart__leader",
    "fv-chart__break",
    "fv-chart__bar",
    "fv-chart__bar fv-chart__bar--focus",
    "fv-chart__bar--open",
    "",
    "fv-chart__tick",
    "fv-chart__small",
    "fv-chart__strong",
    "fv-chart__focus-label",
    "fv-chart__halo fv-chart__small",
    "fv-chart__halo fv-chart__strong",
    "fv-chart__halo fv-chart__focus-label",
    "fv-chart__halo fv-chart__tick",
    "fv-spark__past",
    "fv-spark__line",
    "fv-spark__from",
    "fv-spark__now",
    "fv-spark__target",
    "fv-spark__none",
    "fv-chart__halo",
    "fv-chart__focus fv-chart__focus--thin",
    "fv-chart__focus fv-chart__focus--thin fv-chart__late",
    "fv-chart__bar--late",
    "fv-chart__notch",
    "fv-chart__limits",
    "fv-chart__limits fv-chart__limits--under",
    "fv-chart__dot-all",
    "fv-chart__edge",
    "fv-rate__red",
    "fv-rate__amber",
    "fv-rate__green",
    "fv-rate__open",
    "fv-rate__lost",
    "fv-glyph__red",
    "fv-glyph__amber",
    "fv-glyph__green",
    "fv-glyph__cut-red",
    "fv-glyph__cut-amber",
    "fv-glyph__cut-green",
    "fv-glyph__open",
    "fv-glyph__lost",
];

impl Mark {
    /// The class of the mark whose number is `number`; ordinary text for a number of none.
    pub(crate) fn class_of(number: u8) -> &'static str {
        CLASSES
            .get(usize::from(number))
            .copied()
            .unwrap_or_default()
    }
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
        use Mark::*;
        let (line, late, dot, open, label, end, way, turn) = match self {
            Role::Focus => (
                Focus,
                FocusLate,
                DotFocus,
                DotFocusOpen,
                FocusLabel,
                7.0,
                6.0,
                0,
            ),
            Role::Mean => (Mean, MeanLate, DotMean, DotMeanOpen, Strong, 4.0, 3.0, 1),
            Role::Region => (
                Region,
                RegionLate,
                DotOther,
                DotOtherOpen,
                Plain,
                3.5,
                3.0,
                2,
            ),
            Role::Nation => (
                Nation,
                NationLate,
                DotOther,
                DotOtherOpen,
                Plain,
                3.5,
                3.0,
                3,
            ),
            Role::Neighbour => (
                Context,
                ContextLate,
                DotContext,
                DotContext,
                Small,
                2.0,
                2.0,
                4,
            ),
        };
        Emphasis {
            line,
            late,
            dot,
            open,
            label,
            end,
            way,
            turn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_classes_go_together() {
        assert_eq!(Mark::class_of(Mark::Grid as u8), "fv-chart__grid");
        assert_eq!(Mark::class_of(Mark::Plain as u8), "");
        assert_eq!(
            Mark::class_of(Mark::HaloTick as u8),
            "fv-chart__halo fv-chart__tick"
        );
        assert_eq!(Mark::class_of(Mark::SparkNone as u8), "fv-spark__none");
        assert_eq!(Mark::GlyphLost as usize + 1, CLASSES.len());
        assert_eq!(Mark::class_of(250), "");
    }
}
