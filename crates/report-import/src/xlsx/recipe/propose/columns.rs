//! What each column holds, and what stands between and below the measures.

use super::heading_rows::{SEVERAL, name};
use super::{Proposing, place_name};
use crate::sheet::key;
use crate::xlsx::meanings::{meaning, plain};
use crate::xlsx::plan::RATINGS;
use crate::xlsx::recipe::headings::{Heading, known};
use crate::xlsx::recipe::{MEANINGS, Names, OBJECTIVES, OPEN, PERIOD};
use std::collections::BTreeSet;

impl Proposing<'_> {
    /// What stands below each heading: by its words, or else by what stands there.
    pub(super) fn columns(&mut self) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let headings = std::mem::take(&mut self.block.headings);
        let all: BTreeSet<&str> = headings.iter().filter_map(known).collect();
        let mut names: Vec<(String, &str, Vec<&Heading>, bool)> = Vec::new();
        for heading in &headings {
            let by_heading = known(heading);
            let mut found = by_heading.unwrap_or_else(|| self.by_contents(heading));
            let mut name = name(heading);
            let one = !SEVERAL.contains(&found) || found != "commentary" && !name.contains(PERIOD);
            let guessed = by_heading.is_none() && all.contains(&found);
            if found != OPEN && (guessed || one && !used.insert(found)) {
                found = OPEN;
            }
            let asked = by_heading.is_none() || found == OPEN;
            // The same words under other headings are another column.
            let same = names.iter().position(|(other, ..)| *other == name);
            match same {
                Some(at) if name.contains(PERIOD) => {
                    names[at].2.push(heading);
                    continue;
                }
                Some(at) => {
                    let earlier = names[at].2[0].name();
                    names[at].0 = earlier;
                    name = heading.name();
                }
                None => {}
            }
            names.push((name, found, vec![heading], asked));
        }
        for (name, meaning, of, _) in names.iter().filter(|(.., asked)| *asked) {
            let cells = of.iter().map(|heading| place_name(heading.at)).collect();
            self.ask(&["columns", name], cells, MEANINGS.to_vec(), meaning);
        }
        let names = names.into_iter();
        let names = names.map(|(name, meaning, ..)| (name, meaning.to_owned()));
        self.recipe.columns = Names(names.collect());
        self.block.headings = headings;
    }

    /// What a column holds, by the cells below its heading.
    fn by_contents(&self, heading: &Heading) -> &'static str {
        let below = self.block.first + self.block.rows;
        let rows = self
            .sheet
            .rows
            .range(below..)
            .filter(|(_, cells)| cells.len() > 1);
        let (mut filled, mut ratings, mut arrows, mut long, mut coloured) = (0, 0, 0, 0, 0);
        for (row, _) in rows {
            let at = (*row, heading.column);
            let words = plain(&self.sheet.words(at));
            coloured += usize::from(self.sheet.fills.contains_key(&at));
            if words.is_empty() {
                continue;
            }
            filled += 1;
            ratings += usize::from(
                RATINGS.iter().any(|r| key(r) == key(&words))
                    || meaning("rating", &words).is_some(),
            );
            arrows += usize::from(
                key(&words).is_empty() && words.chars().any(|c| !c.is_ascii() && c != '–'),
            );
            long += usize::from(words.len() > 40);
        }
        match filled {
            0 if coloured == 0 => OPEN,
            _ if 2 * ratings > filled || coloured > filled => "rating",
            _ if 2 * arrows > filled => "direction",
            _ if 2 * long > filled => "commentary",
            _ => OPEN,
        }
    }

    /// Rows with one cell: headings of objectives between measures, and what stands below all.
    pub(super) fn sections(&mut self) {
        let below = self.block.first + self.block.rows;
        let rows: Vec<(u32, usize)> = self
            .sheet
            .rows
            .range(below..)
            .map(|(row, cells)| (*row, cells.len()))
            .collect();
        let Some(last) = rows.iter().rposition(|(_, cells)| *cells > 2) else {
            return;
        };
        let objective = self.recipe.has("objective");
        if !objective && rows[..last].iter().any(|(_, cells)| *cells == 1) {
            self.recipe.sections = Some(OBJECTIVES.to_owned());
        }
        if let Some((row, _)) = rows.get(last + 1) {
            let column = self.sheet.rows[row]
                .keys()
                .next()
                .copied()
                .unwrap_or_default();
            let words = self.sheet.words((*row, column));
            let begin = match words.find(':') {
                Some(end) if end < 30 => words[..=end].to_owned(),
                _ => words.split(' ').take(2).collect::<Vec<_>>().join(" "),
            };
            self.ask(
                &["end"],
                vec![place_name((*row, column))],
                Vec::new(),
                &begin,
            );
            self.recipe.end = Some(begin);
        }
    }
}
