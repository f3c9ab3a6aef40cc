//! Notes of numbers: a letter beside the number that leads to its words below the table, and the
//! same words as the number's description.

use crate::browser::{focus, hydration};
use crate::components::nodes::each;
use yew::prelude::*;

/// The notes under one table, in the order in which they are first met.
pub struct Notes {
    /// Begins the ids of the notes; no other table of the page has it.
    prefix: &'static str,
    found: Vec<(String, NodeRef)>,
}

impl Notes {
    /// No notes yet.
    pub fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            found: Vec::new(),
        }
    }

    /// The letter of a note, as a button that leads to it, and the id of the note. A note met
    /// before keeps its letter.
    pub fn mark(&mut self, words: &str) -> (Html, String) {
        let known = self.found.iter().position(|(other, _)| other == words);
        let at = known.unwrap_or_else(|| {
            self.found.push((words.to_owned(), NodeRef::default()));
            self.found.len() - 1
        });
        let id = self.id(at);
        let node = self.found[at].1.clone();
        let letter = letter(at);
        if hydration::is_static() {
            // Nothing would answer to a button, and there are no views that a fragment could name.
            let (to, label) = (format!("#{id}"), format!("Note {letter}"));
            let link = html! {
                <a class="fv-note-mark" href={to} target="_self" aria-label={label}>{ letter }</a>
            };
            return (link, id);
        }
        let onclick = Callback::from(move |_: MouseEvent| focus::element(&node));
        // Not a link: a fragment would be taken for a view.
        let button = html! {
            <button type="button" class="fv-note-mark" aria-label={format!("Note {letter}")} {onclick}>
                { letter }
            </button>
        };
        (button, id)
    }

    fn id(&self, at: usize) -> String {
        format!("{}-{}", self.prefix, letter(at))
    }

    /// The notes as a list; nothing without any.
    pub fn list(&self) -> Html {
        if self.found.is_empty() {
            return Html::default();
        }
        let items = self.found.iter().enumerate().map(|(at, (words, node))| {
            html! {
                <li id={self.id(at)} tabindex="-1" ref={node}>
                    <b>{ letter(at) }</b>{ " " }{ words }
                </li>
            }
        });
        html! { <ul class="fv-note-list" aria-label="Notes on the numbers">{ each(items) }</ul> }
    }
}

/// `a` to `z`, then `aa`, `ab`.
fn letter(at: usize) -> String {
    let last = char::from(b'a' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 25, 26, 27, 52, 701].map(letter);
        assert_eq!(letters, ["a", "z", "aa", "ab", "ba", "zz"]);
    }

    #[test]
    fn a_note_met_again_keeps_its_letter() {
        let mut notes = Notes::new("n");
        let ids = ["one", "two", "one"].map(|words| notes.mark(words).1);
        assert_eq!(ids, ["n-a", "n-b", "n-a"]);
    }
}
