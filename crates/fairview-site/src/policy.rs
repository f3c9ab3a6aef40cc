//! The policies of pages: what stands in their heads, and what a server adds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
pub use fairview_serve::policy_in;
use sha2::{Digest, Sha256};

/// The policy of the pages for frames: style sheets, a script and pictures of the site, and nothing else.
pub const FRAMED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy of the pages, which cannot say themselves who may frame them: the site itself, and
/// those named.
pub fn with_frames(policy: &str, framed_by: &[String]) -> String {
    let policy = policy.trim().trim_end_matches(';');
    let mut policy = format!("{policy}; frame-ancestors 'self'");
    for origin in framed_by {
        policy.push(' ');
        policy.push_str(origin);
    }
    policy
}

/// The policy of the pages for frames: those named may frame them; where none is, everybody may.
/// There is nothing on them that a reader could be led to press for another's ends.
pub fn framed(framed_by: &[String]) -> String {
    match framed_by {
        [] => format!("{}; frame-ancestors *", FRAMED),
        named => with_frames(FRAMED, named),
    }
}

/// The policy that allows a style that stands in the page too, by its hash.
pub fn with_style(policy: &str, style: &str) -> String {
    const FROM: &str = "style-src 'self'";
    let hash = BASE64.encode(Sha256::digest(style));
    match policy.contains(FROM) {
        true => policy.replacen(FROM, &format!("{FROM} 'sha256-{hash}'"), 1),
        false => {
            let policy = policy.trim().trim_end_matches(';');
            format!("{policy}; style-src 'sha256-{hash}'")
        }
    }
}

/// The policy that allows too the one name under which the script of a kept site may say the address
/// of its service worker.
pub fn with_worker(policy: &str) -> String {
    policy.replace(
        "trusted-types default",
        "trusted-types default fairview-offline",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_allows_the_worker_and_nothing_else() {
        let policy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types default; worker-src 'self'";
        assert_eq!(
            with_worker(policy),
            "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types default fairview-offline; worker-src 'self'"
        );
    }
}
