//! Where an address on a page leads, in terms of the site's files.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a file of the site, and a place in it.
    File {
        /// Its path below the site.
        path: String,
        /// The place, without `#`; empty for none.
        place: String,
    },
    /// To another site, a mail program and the like.
    Elsewhere,
    /// To what this browser makes of a text, a program for one; a published page has none.
    Unsafe,
    /// To the root of the host: only there would the site work.
    Root,
    /// Up, out of the site's folder.
    Above,
    /// Nowhere: it cannot be read.
    Unreadable,
}

/// Where an address on the page at `page` leads.
pub fn target(page: &str, address: &str) -> Target {
    if let Some(scheme) = scheme(address) {
        let harmless = ["http", "https", "mailto", "tel", "data", "blob"];
        return match harmless.contains(&scheme.to_ascii_lowercase().as_str()) {
            true => Target::Elsewhere,
            false => Target::Unsafe,
        };
    }
    if address.starts_with("//") {
        return Target::Elsewhere;
    }
    if address.starts_with('/') {
        return Target::Root;
    }
    let (rest, place) = address.split_once('#').unwrap_or((address, ""));
    let rest = rest.split('?').next().unwrap_or_default();
    let (Some(rest), Some(place)) = (decoded(rest), decoded(place)) else {
        return Target::Unreadable;
    };
    if rest.is_empty() {
        let path = page.to_owned();
        return Target::File { path, place };
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Above;
                }
            }
            part => parts.push(part),
        }
    }
    let last = rest.rsplit('/').next().unwrap_or_default();
    if ["", ".", ".."].contains(&last) {
        parts.push("index.html");
    }
    let path = parts.join("/");
    Target::File { path, place }
}

/// Percent signs undone; nothing when they are broken or hide text that is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let is_whole = |(at, _): (usize, &str)| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let whole = text.match_indices('%').all(is_whole);
    let decoded = whole.then(|| percent_decode_str(text).decode_utf8().ok());
    decoded.flatten().map(Cow::into_owned)
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut letters = scheme.chars();
    let sound = letters.next()?.is_ascii_alphabetic()
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    sound.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_followed_from_the_page_they_stand_on() {
        for (address, path, place) in [
            ("", "q3/scorecard/index.html", ""),
            ("#figures", "q3/scorecard/index.html", "figures"),
            ("?rating=red", "q3/scorecard/index.html", ""),
            ("../../", "index.html", ""),
            ("../.././", "index.html", ""),
            ("../m1/?at=2013%2F14#b%20c", "q3/m1/index.html", "b c"),
            ("../../a.css", "a.css", ""),
            ("a%20b", "q3/scorecard/a b", ""),
            ("../..", "index.html", ""),
        ] {
            let expected = Target::File {
                path: path.to_owned(),
                place: place.to_owned(),
            };
            assert_eq!(
                target("q3/scorecard/index.html", address),
                expected,
                "{address}"
            );
        }
        for (address, expected) in [
            ("https://www.halton.gov.uk/", Target::Elsewhere),
            ("MAILTO:a@b.gov.uk", Target::Elsewhere),
            ("//a.gov.uk/x", Target::Elsewhere),
            ("javascript:alert(1)", Target::Unsafe),
            ("/q3/", Target::Root),
            ("../../../", Target::Above),
            ("%zz", Target::Unreadable),
        ] {
            assert_eq!(
                target("q3/scorecard/index.html", address),
                expected,
                "{address}"
            );
        }
    }
}
