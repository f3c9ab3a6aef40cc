//! Families: which measures are the same, and what reports publish of one.

use super::figures;
use super::places::{at_most, list};
use super::words::{id, label, one_of, period, text};
use super::{Reading, finish, shape};
use crate::families::{Families, Family, FamilyFigure, FamilyRow, FamilyView, FigureRole, Member};
use crate::period::{Period, YearEnd};
use crate::problem::{Problems, ReadError};
use crate::report::Rating;
use crate::wire;

/// The most families in a file.
const MOST_FAMILIES: usize = 2_000;
/// The most places of one family.
const MOST_MEMBERS: usize = 200;

/// Reads the file that says which measures are the same.
///
/// # Errors
/// When it is no such file, or none of it can be read.
pub fn families(bytes: &[u8]) -> Result<Reading<Families>, ReadError> {
    let (mut file, mut problems) = shape::<wire::Families>(bytes, "families")?;
    let p = &mut problems;
    at_most(p, "families", &mut file.families, MOST_FAMILIES);
    let mut list: Vec<Family> = Vec::new();
    for (i, found) in file.families.into_iter().enumerate() {
        let read = p.each("families", i, |p| family(p, found, &list));
        list.extend(read);
    }
    finish(Some(Families { list }), problems)
}

fn family(p: &mut Problems, mut found: wire::Family, earlier: &[Family]) -> Option<Family> {
    let before = p.errors();
    let own = id(p, "id", found.id);
    if earlier.iter().any(|other| other.id == own) {
        p.error("id", format!("\"{own}\" is the id of an earlier family; expected one of its own. The family is left out."));
    }
    at_most(p, "members", &mut found.members, MOST_MEMBERS);
    let title = label(p, "title", found.title);
    let basis = figures::basis(p, found.basis);
    let members: Vec<Member> = list(p, "members", found.members, |p, found, before| {
        member(p, found, before, earlier)
    });
    let reports = |members: &[Member]| {
        let first = members.first().map(|member| member.report.clone());
        members
            .iter()
            .any(|member| Some(&member.report) != first.as_ref())
    };
    if p.errors() == before && !reports(&members) {
        p.notice(
            "members",
            "all stand in one report; expected the same measure in several",
        );
    }
    (p.errors() == before).then_some(Family {
        id: own,
        title,
        unit: text(p, "unit", found.unit),
        basis,
        members,
    })
}

fn member(
    p: &mut Problems,
    found: wire::FamilyMember,
    before: &[Member],
    families: &[Family],
) -> Option<Member> {
    let errors = p.errors();
    let mut known = |at: &str, found: Option<String>| found.map(|found| id(p, at, found));
    let indicator = known("indicator", found.indicator);
    let part = known("part", found.part);
    let column = known("column", found.column);
    let read = Member {
        report: id(p, "report", found.report),
        indicator,
        part,
        column,
        figure: found.figure.map(usize::from),
        counted_otherwise: text(p, "counted_otherwise", found.counted_otherwise),
        joinable: found.joinable,
    };
    if read.indicator.is_none() && (read.figure.is_none() || read.part.is_some()) {
        p.error(
            "indicator",
            "it is missing; expected the id of an indicator of the report, like \"ped03-04\"",
        );
    }
    if read.figure.is_some() && (read.part.is_some() || read.column.is_some()) {
        p.error(
            "figure",
            "a figure in a sentence stands in no part and no column; expected the one or the other",
        );
    }
    if read.figure.is_some() && read.joinable {
        p.error(
            "joinable",
            "a figure in a sentence is no number that a line could join; expected false",
        );
    }
    if before.iter().any(|other| other.same_place(&read)) {
        p.error(
            "",
            "it stands in this family already; expected each place once",
        );
    }
    let other = families
        .iter()
        .find(|family| family.members.iter().any(|other| other.same_place(&read)));
    if let Some(other) = other {
        p.error(
            "",
            format!(
                "it stands in the family \"{}\" already; expected each place in one family",
                other.id
            ),
        );
    }
    (p.errors() == errors).then_some(read)
}

/// Reads the file of one family, with what reports publish of it.
///
/// # Errors
/// When it is no such file.
pub fn family_file(bytes: &[u8]) -> Result<Reading<FamilyView>, ReadError> {
    let (file, mut problems) = shape::<wire::FamilyFile>(bytes, "family")?;
    let view = view(&mut problems, file);
    finish(Some(view), problems)
}

/// Reads the file with all families of a site.
///
/// # Errors
/// When it is no such file.
pub fn family_list(bytes: &[u8]) -> Result<Reading<Vec<FamilyView>>, ReadError> {
    let (file, mut problems) = shape::<wire::FamilyList>(bytes, "family-list")?;
    let p = &mut problems;
    let views = list(
        p,
        "families",
        file.families,
        |p, found, _: &[FamilyView]| Some(view(p, found)),
    );
    finish(Some(views), problems)
}

fn view(p: &mut Problems, found: wire::FamilyFile) -> FamilyView {
    let mut view = FamilyView {
        id: id(p, "id", found.id),
        title: label(p, "title", found.title),
        unit: found.unit,
        rows: list(p, "rows", found.rows, |p, found, _: &[FamilyRow]| {
            Some(row(p, found))
        }),
    };
    view.hold_back();
    view
}

fn row(p: &mut Problems, found: wire::FamilyRow) -> FamilyRow {
    let unit = found
        .unit
        .and_then(|unit| figures::unit(p, unit, found.decimals));
    FamilyRow {
        report: id(p, "report", found.report),
        report_title: label(p, "report_title", found.report_title),
        report_period: period(p, "report_period", found.report_period, YearEnd::December),
        indicator: found.indicator.map(|found| id(p, "indicator", found)),
        printed_ref: found.r#ref,
        title: label(p, "title", found.title),
        part: found.part,
        unit,
        polarity: figures::polarity(p, found.polarity),
        rating: one_of(p, "rating", found.rating, "a rating", Rating::WORDS),
        counted_otherwise: text(p, "counted_otherwise", found.counted_otherwise),
        joinable: found.joinable,
        figures: list(
            p,
            "figures",
            found.figures,
            |p, found, _: &[FamilyFigure]| figure(p, found),
        ),
    }
}

fn figure(p: &mut Problems, found: wire::FamilyFigure) -> Option<FamilyFigure> {
    let role = one_of(p, "is", Some(found.role), "a figure", FigureRole::WORDS)?;
    let ends = super::words::year_end(p, found.year_ends);
    let value = figures::value(p, "value", found.value, found.mark.as_deref().unwrap_or(""));
    Some(FamilyFigure {
        role,
        period: found.period.map(|label| Period::parse(&label, ends)),
        shown: label(p, "shown", found.shown),
        value,
        to: figures::number(p, "to", found.to),
        basis: figures::basis(p, found.basis),
    })
}
