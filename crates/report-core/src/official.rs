//! What the official code of an authority says of it: the ONS gives every kind of authority its
//! own first three signs, E06 a unitary authority, E07 a district, E10 a county.
//!
//! A county holds its districts, and an authority that was abolished lives on in its successor, so
//! neither pair is ever ranked together. Of places without a code nothing is known.

use crate::report::{Area, AreaKind};

/// The kind of a place in words, by its code or else by what the file says it is.
pub(crate) fn kind_words(area: &Area) -> &'static str {
    match (area.kind, prefix(area).as_deref()) {
        (AreaKind::Region, _) => "region",
        (AreaKind::Nation, _) => "country",
        (AreaKind::NeighbourMean, _) => "neighbour mean",
        (AreaKind::Authority, Some("E06")) => "unitary authority",
        (AreaKind::Authority, Some("E07")) => "district",
        (AreaKind::Authority, Some("E08")) => "metropolitan district",
        (AreaKind::Authority, Some("E09")) => "London borough",
        (AreaKind::Authority, Some("E10")) => "county",
        (AreaKind::Authority, Some("E11")) => "metropolitan county",
        (AreaKind::Authority, Some("E47")) => "combined authority",
        (AreaKind::Authority, _) => "local authority",
    }
}

/// The first three signs of an official code, such as `E06`; `None` without one.
fn prefix(area: &Area) -> Option<String> {
    code(area).map(|code| code[..3].to_owned())
}

/// The official code in capitals: that of the file, or the id where that is one.
fn code(area: &Area) -> Option<String> {
    let is = |written: &&str| {
        let mut signs = written.bytes();
        let first = signs.next().map(|first| first.to_ascii_uppercase());
        written.len() == 9
            && matches!(first, Some(b'E' | b'W' | b'S' | b'N'))
            && signs.all(|b| b.is_ascii_digit())
    };
    let written = [area.code.as_deref(), Some(area.id.as_str())];
    let found = written.into_iter().flatten().find(is);
    found.map(str::to_ascii_uppercase)
}

/// Which of some authorities with figures in one period are ranked beside the own one: of counties
/// and districts only one kind, of two places with one name and two codes only the later, and none
/// that holds or is made of others. `areas` are indices; `newest` says how late a place's figures
/// go. Returns those that are left out.
pub(crate) fn left_out(
    all: &[Area],
    own: usize,
    areas: &[usize],
    newest: impl Fn(usize) -> usize,
) -> Vec<usize> {
    let of = |area: usize| prefix(&all[area]);
    let is = |area: usize, kind: &str| of(area).as_deref() == Some(kind);
    let counties = areas.iter().any(|&area| is(area, "E10"));
    // Beside a county, or where the figures are those of counties too, districts are a part.
    let without = match of(own).as_deref() {
        Some("E07") => "E10",
        Some("E10") => "E07",
        _ if counties => "E07",
        _ => "",
    };
    let wider = |area: usize| {
        let kind = of(area);
        matches!(kind.as_deref(), Some("E11" | "E12" | "E13" | "E47" | "E92")) && kind != of(own)
    };
    let later = |area: usize| {
        let named = &all[area];
        // Only places that share a name have another than is written.
        named.name != named.written
            && code(named).is_some()
            && areas.iter().any(|&other| {
                let twin = &all[other];
                other != area
                    && area != own
                    && twin.written.eq_ignore_ascii_case(&named.written)
                    && code(twin).is_some()
                    && (other == own || (newest(other), other) > (newest(area), area))
            })
    };
    let out = |&&area: &&usize| area != own && (is(area, without) || wider(area) || later(area));
    areas.iter().filter(out).copied().collect()
}

/// Gives places that share a name one that tells them apart: `Buckinghamshire (county)` and
/// `Buckinghamshire (unitary authority)`, or where that does not do, their codes or ids. Returns
/// the names that were shared with the new ones.
pub(crate) fn tell_apart(areas: &mut [Area]) -> Vec<(String, Vec<String>)> {
    let mut by_name: std::collections::BTreeMap<String, Vec<usize>> = Default::default();
    for (at, area) in areas.iter().enumerate() {
        let key = area.written.to_lowercase();
        by_name.entry(key).or_default().push(at);
    }
    let mut told = Vec::new();
    for places in by_name.into_values().filter(|places| places.len() > 1) {
        let kinds: Vec<&str> = places.iter().map(|&at| kind_words(&areas[at])).collect();
        let alone = |kind: &&str| kinds.iter().filter(|other| *other == kind).count() == 1;
        let by_kind = kinds.iter().all(alone);
        for (&at, kind) in places.iter().zip(&kinds) {
            let area = &mut areas[at];
            let mark = match by_kind {
                true => (*kind).to_owned(),
                false => code(area).unwrap_or_else(|| area.id.clone()),
            };
            area.name = format!("{} ({mark})", area.written);
        }
        let names = places.iter().map(|&at| areas[at].name.clone()).collect();
        told.push((areas[places[0]].written.clone(), names));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(id: &str, name: &str, code: Option<&str>) -> Area {
        Area {
            id: id.to_owned(),
            name: name.to_owned(),
            written: name.to_owned(),
            code: code.map(str::to_owned),
            kind: AreaKind::Authority,
        }
    }

    #[test]
    fn counties_and_districts_and_an_authority_and_its_successor_are_not_ranked_together() {
        let mut all = [
            area("e06000006", "Halton", None),
            area("kent", "Kent", Some("E10000016")),
            area("E07000105", "Ashford", None),
            area("E10000002", "Buckinghamshire", None),
            area("E06000060", "Buckinghamshire", None),
            area("near", "Near", None),
            area("E47000004", "Liverpool City Region", None),
        ];
        tell_apart(&mut all);
        let newest = |area: usize| usize::from(area != 3);
        let every = [0, 1, 2, 3, 4, 5, 6];
        assert_eq!(left_out(&all, 0, &every, newest), [2, 3, 6]);
        // Without counties, districts stand beside unitary authorities.
        assert_eq!(left_out(&all, 0, &[0, 2, 4, 5], newest), [0usize; 0]);
        // A district is not ranked with counties.
        assert_eq!(left_out(&all, 2, &every, newest), [1, 3, 6]);
        assert_eq!(left_out(&all, 1, &[0, 1, 2, 5], newest), [2]);
        // The own place stays, though it was abolished.
        assert_eq!(left_out(&all, 3, &[0, 3, 4], newest), [4]);
    }

    #[test]
    fn places_of_one_name_are_told_apart() {
        let mut all = [
            area("E10000002", "Buckinghamshire", None),
            area("E06000060", "Buckinghamshire", None),
            area("n2", "Kingsmere", None),
            area("n5", "Kingsmere", None),
            area("halton", "Halton", None),
        ];
        assert_eq!(tell_apart(&mut all).len(), 2);
        let names: Vec<&str> = all.iter().map(|area| area.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Buckinghamshire (county)",
                "Buckinghamshire (unitary authority)",
                "Kingsmere (n2)",
                "Kingsmere (n5)",
                "Halton"
            ]
        );
    }
}
