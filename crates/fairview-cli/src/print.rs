//! What the command prints. Everything goes through here, and nothing else may print.
//!
//! What stands in data reaches the terminal as characters and never as commands to it: control
//! and bidirectional characters are replaced. A reader that has gone, as with `| head -1`, is no
//! error: the command ends as it would have and prints no more.

use std::borrow::Cow;
use std::io::{ErrorKind, Write};

/// Prints to the standard output.
pub fn out(text: &str) {
    written(&mut std::io::stdout().lock(), text);
}

/// Prints to the standard error.
pub fn err(text: &str) {
    written(&mut std::io::stderr().lock(), text);
}

/// Says on the standard error why the command did not do what was asked for.
pub fn failed(reason: &str) {
    err(&format!("fairview: {reason}\n"));
}

fn written(to: &mut dyn Write, text: &str) {
    let done = to.write_all(clean(text).as_bytes());
    if let Err(error) = done.and_then(|()| to.flush())
        && error.kind() != ErrorKind::BrokenPipe
    {
        // A disk that is full: what was asked for is not there.
        let _ = writeln!(
            std::io::stderr().lock(),
            "fairview: what is to be printed cannot be written: {error}"
        );
        std::process::exit(1);
    }
}

/// The text with `�` in the place of each character that a terminal takes for a command or that
/// changes the direction of what follows. Line breaks and tabs stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(unwelcome) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // A carriage return alone goes back over what was printed; tables have it in line breaks.
        let line_break = c == '\r' && rest.peek() == Some(&'\n');
        cleaned.push(if unwelcome(c) && !line_break {
            '\u{fffd}'
        } else {
            c
        });
    }
    Cow::Owned(cleaned)
}

fn unwelcome(c: char) -> bool {
    let bidirectional = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidirectional || (c.is_control() && !matches!(c, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_commands_a_terminal_is_replaced_and_all_else_stays() {
        for (text, cleaned) in [
            ("95% – £5 ‘ok’\n\tTab", "95% – £5 ‘ok’\n\tTab"),
            ("\u{1b}[31mred\u{7}", "\u{fffd}[31mred\u{fffd}"),
            ("\u{9b}31m\u{7f}", "\u{fffd}31m\u{fffd}"),
            ("a\r\nb\rc", "a\r\nb\u{fffd}c"),
            ("\u{202e}lia\u{2066}", "\u{fffd}lia\u{fffd}"),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }
}
