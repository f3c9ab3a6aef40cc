//! What changed as a section for a committee paper, in Markdown.

use super::{Change, ChangeLocation, Changes, Kind};

impl Changes {
    /// A section for a committee paper: Markdown with a heading, the cautions, the summary and a list for
    /// each kind of change.
    pub fn markdown(&self) -> String {
        let then = self.before.period.words();
        let mut text = format!("## What changed since {}\n\n", escaped(&then));
        text.push_str(&format!(
            "{}, compared with {}.\n",
            escaped(&upper(&self.after.words())),
            escaped(&self.before.words())
        ));
        for caution in &self.cautions {
            text.push_str(&format!("\n> {}\n", escaped(caution)));
        }
        text.push_str(&format!("\n{}\n", escaped(&self.summary().join(" "))));
        for (kind, _) in self.kinds() {
            text.push_str(&format!("\n### {}\n\n", kind.name()));
            match kind {
                Kind::Rating => text.push_str(&ratings(self)),
                _ => {
                    for Change { name, words, .. } in self.of(kind) {
                        text.push_str(&format!("- **{}**: {}\n", escaped(name), escaped(words)));
                    }
                }
            }
        }
        text
    }
}

fn ratings(found: &Changes) -> String {
    let mut text = "| | Before | Now |\n| --- | --- | --- |\n".to_owned();
    let shown = |rating: &Option<String>| escaped(rating.as_deref().unwrap_or("None published"));
    for change in found.of(Kind::Rating) {
        let what = match change.place {
            ChangeLocation::Milestone(_) => " (milestone)",
            _ => "",
        };
        text.push_str(&format!(
            "| {}{what} | {} | {} |\n",
            escaped(&change.name),
            shown(&change.before),
            shown(&change.after)
        ));
    }
    text
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Texts of reports are plain: nothing in them is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_report_are_no_markup() {
        assert_eq!(
            escaped("a | b_c <b> [x](y) & *z*\nnext"),
            "a \\| b\\_c \\<b\\> \\[x\\](y) \\& \\*z\\* next"
        );
    }
}
