//! Saying a change: where, of what kind, in words. Texts are compared by paragraph and by word, so
//! that the sentence shows the part that differs.

use super::{Change, ChangeLocation, Kind};
use crate::report::Rating;
use crate::words::{join, plural};

/// The longest quotation, in characters; more is cut at a word.
const LONGEST: usize = 160;

/// What is said so far, and of what the next is said.
pub(super) struct ChangeList {
    pub list: Vec<Change>,
    place: ChangeLocation,
    name: String,
    /// Targets of another period that are what they were: the two periods in words, and the place
    /// in the list.
    carried: Vec<((String, String), usize)>,
}

impl Default for ChangeList {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            place: ChangeLocation::Report,
            name: String::new(),
            carried: Vec::new(),
        }
    }
}

impl ChangeList {
    /// What follows is about this.
    pub fn about(&mut self, place: ChangeLocation, name: impl Into<String>) {
        self.place = place;
        self.name = name.into();
    }

    /// Says a change.
    pub fn say(
        &mut self,
        kind: Kind,
        words: impl Into<String>,
        before: Option<String>,
        after: Option<String>,
    ) {
        // A quoted sentence brings its own stop.
        let words = words.into();
        let words = match words.strip_suffix(".”.") {
            Some(begin) => format!("{begin}.”"),
            None => words,
        };
        self.list.push(Change {
            kind,
            place: self.place.clone(),
            name: self.name.clone(),
            words,
            before,
            after,
            rating: None,
        });
    }

    /// What was said last is of a target that is, for one period, what it was for another.
    pub fn carried(&mut self, now: String, then: String) {
        if let Some(last) = self.list.len().checked_sub(1) {
            self.carried.push(((now, then), last));
        }
    }

    /// Says once how many targets are, for one period, what they were for another, in place of a
    /// sentence for each.
    pub fn carried_over(&mut self) {
        let carried = std::mem::take(&mut self.carried);
        let mut groups: Vec<(&(String, String), Vec<usize>)> = Vec::new();
        for (periods, at) in &carried {
            match groups.iter_mut().find(|(other, _)| *other == periods) {
                Some((_, places)) => places.push(*at),
                None => groups.push((periods, vec![*at])),
            }
        }
        groups.retain(|(_, places)| places.len() > 1);
        let mut gone: Vec<usize> = groups
            .iter()
            .flat_map(|(_, places)| places.clone())
            .collect();
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            self.list.remove(at);
        }
        self.about(ChangeLocation::Report, "Targets");
        for ((now, then), places) in groups {
            let targets = format!("{} targets", places.len());
            let words = format!("{targets} {now} are as {then}.");
            self.say(Kind::NewTarget, words, Some(targets.clone()), Some(targets));
        }
    }

    /// Says that a published rating is another.
    pub fn rating(&mut self, before: Option<Rating>, after: Option<Rating>) {
        if before == after {
            return;
        }
        let word = |rating: Rating| match rating {
            Rating::Lost => "not legible in the source",
            Rating::Commentary => "referred to the commentary",
            Rating::NotRated => "not rated",
            Rating::Red => "red",
            Rating::Amber => "amber",
            Rating::Green => "green",
        };
        let is = |rating: Rating| match rating {
            Rating::Red | Rating::Amber | Rating::Green => format!("Rated {}", word(rating)),
            Rating::Lost => "The rating is not legible in the source".to_owned(),
            Rating::Commentary => "Referred to the commentary".to_owned(),
            Rating::NotRated => "Not rated".to_owned(),
        };
        let words = match (before, after) {
            (Some(before), Some(after)) => format!("{}, was {}.", is(after), word(before)),
            (None, Some(after)) => format!("{}; no rating was published before.", is(after)),
            (Some(before), None) => format!("No rating is published, was {}.", word(before)),
            (None, None) => return,
        };
        let shown = |rating: Option<Rating>| rating.map(|rating| rating.word().to_owned());
        self.say(Kind::Rating, words, shown(before), shown(after));
        if let Some(last) = self.list.last_mut() {
            last.rating = Some((before, after));
        }
    }

    /// Compares a short label: an owner, a title, a unit.
    pub fn label(&mut self, kind: Kind, what: &str, before: Option<&str>, after: Option<&str>) {
        let words = match (before, after) {
            (before, after) if before == after => return,
            (Some(before), Some(after)) => format!("{what} is “{after}”, was “{before}”."),
            (None, Some(after)) => format!("{what} is “{after}”; none was given before."),
            (Some(before), None) => format!("{what} is no longer given, was “{before}”."),
            (None, None) => return,
        };
        self.say(
            kind,
            words,
            before.map(str::to_owned),
            after.map(str::to_owned),
        );
    }

    /// Compares a text of one piece: a note, a definition.
    pub fn text(&mut self, kind: Kind, what: &str, before: Option<&str>, after: Option<&str>) {
        let words = match (before, after) {
            (before, after) if before == after => return,
            (Some(before), Some(after)) => {
                format!("{what} was rewritten: {}.", rewritten(before, after))
            }
            (None, Some(after)) => format!("{what} is new: {}.", quoted(after)),
            (Some(before), None) => format!("{what} is no longer given: {}.", quoted(before)),
            (None, None) => return,
        };
        self.say(
            kind,
            words,
            before.map(str::to_owned),
            after.map(str::to_owned),
        );
    }

    /// Compares paragraphs, and says which differ.
    pub fn paragraphs(&mut self, kind: Kind, what: &str, before: &[String], after: &[String]) {
        if before == after {
            return;
        }
        let (from, old, new) = apart(before, after);
        let whole = |list: &[String]| (!list.is_empty()).then(|| list.join("\n\n"));
        let first = |list: &[String]| list.first().map(|text| quoted(text)).unwrap_or_default();
        let words = match (old.len(), new.len()) {
            (_, _) if before.is_empty() => format!("{what} is new: {}.", first(new)),
            (_, _) if after.is_empty() => format!("{what} is no longer given: {}.", first(old)),
            (0, count) => format!(
                "{what} has {count} more {}: {}.",
                plural(count, "paragraph"),
                first(new)
            ),
            (count, 0) => format!(
                "{what} has {count} {} fewer: {}.",
                plural(count, "paragraph"),
                first(old)
            ),
            (1, 1) if after.len() == 1 => {
                format!("{what} was rewritten: {}.", rewritten(&old[0], &new[0]))
            }
            (1, 1) => format!(
                "{what}, paragraph {} of {}, was rewritten: {}.",
                from + 1,
                after.len(),
                rewritten(&old[0], &new[0])
            ),
            (_, count) => format!(
                "{what} was rewritten from paragraph {}: {count} {} stand in place of {}, beginning {}.",
                from + 1,
                plural(count, "paragraph"),
                old.len(),
                first(new)
            ),
        };
        self.say(kind, words, whole(before), whole(after));
    }
}

/// The part of two lists that differs, with where it begins.
fn apart<'l, T: PartialEq>(a: &'l [T], b: &'l [T]) -> (usize, &'l [T], &'l [T]) {
    let least = a.len().min(b.len());
    let start = (0..least).take_while(|&i| a[i] == b[i]).count();
    let most = least - start;
    let end = (0..most)
        .take_while(|&i| a[a.len() - 1 - i] == b[b.len() - 1 - i])
        .count();
    (start, &a[start..a.len() - end], &b[start..b.len() - end])
}

/// The words that differ: `“136” is now “140”`, `“again” was put in`.
pub(super) fn rewritten(before: &str, after: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (
        before.split_whitespace().collect(),
        after.split_whitespace().collect(),
    );
    let (_, old, new) = apart(&a, &b);
    match (old.is_empty(), new.is_empty()) {
        (true, true) => "only its spacing differs".to_owned(),
        (true, false) => format!("{} was put in", quoted(&new.join(" "))),
        (false, true) => format!("{} was taken out", quoted(&old.join(" "))),
        (false, false) => format!(
            "{} is now {}",
            quoted(&old.join(" ")),
            quoted(&new.join(" "))
        ),
    }
}

/// A text in quotation marks, cut at a word where it is long.
pub(super) fn quoted(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return format!("“{text}”");
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("“{} …”", cut[..end].trim_end())
}

/// Up to four names; the others are counted.
pub(super) fn some(names: &[String]) -> String {
    const MOST: usize = 4;
    match names.len().saturating_sub(MOST) {
        0 => join(names),
        more => format!("{} and {more} more", names[..MOST].join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_text_that_differs_is_shown() {
        for (before, after, words) in [
            (
                "rose to 136 again",
                "rose to 140 again",
                "“136” is now “140”",
            ),
            ("rose to 136", "rose to 136 again", "“again” was put in"),
            ("rose again", "rose", "“again” was taken out"),
            ("rose  again", "rose again", "only its spacing differs"),
        ] {
            assert_eq!(rewritten(before, after), words);
        }
        let long = "word ".repeat(60);
        assert!(quoted(&long).ends_with("word …”"));
        assert!(quoted(&long).chars().count() < LONGEST + 5);
    }
}
