//! Whether a measure of two reports can be set side by side: in one unit, counted alike, with no break
//! between.
//!
//! Worked out from the two reports and what the publisher says of them ([`Family::link`]), whatever
//! other reports there are.

use super::{Family, FamilyFigure, FamilyRow, FamilyView};
use crate::link::word_of;
use crate::report::{Basis, FamilyLink, Indicator, Report};
use std::collections::BTreeSet;

/// Why a measure of two reports is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// In two units.
    Unit,
    /// Some figures are counted otherwise, or on another basis.
    Counted,
    /// A break lies between the newest figures of the two.
    Break,
}

impl Apart {
    /// As it stands in a sentence: `in different units`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unit => "in different units",
            Self::Counted => "counted differently",
            Self::Break => "with a break in the figures between",
        }
    }
}

/// Why two indicators of one family are not compared; `None` where they can be.
pub fn apart(one: &Indicator, other: &Indicator) -> Option<Apart> {
    let (Some(a), Some(b)) = (&one.family, &other.family) else {
        return Some(Apart::Counted);
    };
    let earlier = a.latest.min(b.latest);
    let broken = a.broken.max(b.broken);
    if one.unit.kind != other.unit.kind {
        Some(Apart::Unit)
    } else if a.counted.is_none() || a.counted != b.counted {
        Some(Apart::Counted)
    } else if broken.is_some_and(|broken| earlier.is_none_or(|earlier| earlier < broken)) {
        Some(Apart::Break)
    } else {
        None
    }
}

impl Family {
    /// The indicator of a report that is the measure, by its id, with how its figures are counted;
    /// `None` where the report has none, or several.
    pub fn link(&self, report: &Report) -> Option<(String, FamilyLink)> {
        let own = self.in_report(&report.id)?;
        let indicator = report.indicator(own)?;
        let view = FamilyView::of(self, &[report]);
        let is_own = |row: &&FamilyRow| {
            row.indicator.as_deref() == Some(own) && row.part.is_none() && row.unit.is_some()
        };
        let rows: Vec<&FamilyRow> = view.rows.iter().filter(is_own).collect();
        let figures = || rows.iter().flat_map(|row| &row.figures);
        let figures = || figures().filter(|figure| figure.is_actual());
        let ends = |figure: &FamilyFigure| figure.period.as_ref()?.ends();
        let breaks: Vec<_> = figures()
            .filter(|figure| figure.value.marks().break_before)
            .map(ends)
            .collect();
        let word =
            |basis: Option<Basis>| basis.map_or("not_said", |basis| word_of(&Basis::WORDS, basis));
        let numbers = || figures().filter(|figure| figure.number().is_some());
        let mut bases: BTreeSet<&str> = numbers().map(|figure| word(figure.basis)).collect();
        if bases.is_empty() {
            bases.insert(word(indicator.basis.or(self.basis)));
        }
        let otherwise = rows.iter().any(|row| row.counted_otherwise.is_some());
        let counted = (!otherwise && breaks.iter().all(Option::is_some))
            .then(|| bases.into_iter().collect::<Vec<_>>().join(" "));
        let link = FamilyLink {
            id: self.id.clone(),
            file: None,
            target: None,
            counted,
            latest: numbers().filter_map(ends).max(),
            broken: breaks.into_iter().flatten().max(),
        };
        Some((own.to_owned(), link))
    }
}
