//! What is rarely asked for, asked for on a screen that is shown: its code is a part of its own,
//! which a button waits for, and says so.
//!
//! Nothing here knows what is done then. A screen that is of that part as a whole is waited for by
//! the page instead: [`State::is_rare`](crate::state::State::is_rare).

use crate::browser::further;
use crate::failure::Failure;
use yew::platform::spawn_local;
use yew::prelude::*;

const WAITING: &str = "Fetching what this needs…";
const AGAIN: &str = "Check your connection and choose it again.";

/// Fetches the part for a reader who is about to ask for something of it. What comes of that is
/// said to who asks.
pub fn ahead() {
    if !further::rare_is_here() {
        spawn_local(async { drop(further::rare().await) });
    }
}

/// Does what goes through a gate of the part: at once where that is here, because some of it a
/// browser allows only while it holds it to be the reader's wish; else once it has come. Meanwhile,
/// and where it does not come, that is said; the next time tries again.
pub fn then(say: Callback<String>, act: impl FnOnce() + 'static) {
    if further::rare_is_here() {
        return act();
    }
    say.emit(WAITING.to_owned());
    spawn_local(async move {
        match further::rare().await {
            Ok(()) => act(),
            Err(failure) => say.emit(why(&failure)),
        }
    });
}

fn why(failure: &Failure) -> String {
    let advice = match failure {
        Failure::Updated => failure.advice(),
        _ => AGAIN,
    };
    format!("{} {advice}", failure.lines().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_does_not_come_is_said_with_what_helps() {
        let missing = why(&Failure::PartMissing);
        assert!(missing.starts_with("A part of the report viewer did not arrive whole."));
        assert!(missing.ends_with(AGAIN), "{missing}");
        let updated = why(&Failure::Updated);
        assert!(
            updated.ends_with("Reload the page to get the new version."),
            "{updated}"
        );
    }
}
