//! A chart with its words, before it has a width.

use report_charts::explore::Drawable;
use std::ops::Deref;
use std::rc::Rc;

/// Which chart of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// The report's own figures over time, beside another publisher's.
    Own,
    /// Over time.
    Trend,
    /// The neighbours ranked.
    Ranking,
    /// The authority among all in the file.
    Authorities,
    /// The distance from the target.
    Target,
    /// The distance from the neighbours' mean.
    Neighbours,
    /// The parts side by side.
    Parts,
}

impl ChartKind {
    /// All, in the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Own,
        Self::Trend,
        Self::Ranking,
        Self::Authorities,
        Self::Target,
        Self::Neighbours,
        Self::Parts,
    ];

    /// The kind of a [`word`](Self::word).
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Its name in lists of what can be downloaded or shown in other pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "The report’s own figures over time",
            Self::Trend => "The chart over time",
            Self::Ranking => "The neighbours, ranked",
            Self::Authorities => "Among all authorities in the file",
            Self::Target => "The distance from the target",
            Self::Neighbours => "The distance from the neighbours",
            Self::Parts => "The parts over time",
        }
    }

    /// The word for names of files, options and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Trend => "trend",
            Self::Ranking => "ranking",
            Self::Authorities => "authorities",
            Self::Target => "target",
            Self::Neighbours => "neighbours",
            Self::Parts => "parts",
        }
    }
}

/// What a chart is drawn from. Two are equal when they are the same one.
#[derive(Clone)]
pub struct Chart(Rc<dyn Drawable>);

impl Chart {
    /// A chart of any kind. Which kind it is, is not known to those who show it.
    pub fn new(chart: impl Drawable + 'static) -> Self {
        Self(Rc::new(chart))
    }
}

impl PartialEq for Chart {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.0), Rc::as_ptr(&other.0))
    }
}

impl Deref for Chart {
    type Target = dyn Drawable;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// The words around a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Caption {
    /// The message.
    pub headline: String,
    /// What is drawn, where and when.
    pub subtitle: String,
    /// The figures in sentences, and what must be known about the picture.
    pub paragraph: String,
    /// What must be known about some of the figures, each on a line of its own.
    pub notes: Vec<String>,
}

/// What a reader of the page can do about places that are not drawn.
pub(crate) const CHOOSE: &str = " They can be chosen below.";

impl Caption {
    /// The paragraph for where nothing can be chosen: in a picture, or in a frame.
    pub fn paragraph_alone(&self) -> String {
        self.paragraph.replace(CHOOSE, "")
    }
}

/// A chart with its words.
#[derive(Clone, PartialEq)]
pub struct ChartView {
    /// Which.
    pub kind: ChartKind,
    /// Its words.
    pub caption: Caption,
    /// The short name for those who cannot see it: `Line chart: ` and what is drawn.
    pub name: String,
    /// `None` where no figure can be drawn.
    pub chart: Option<Chart>,
}
