//! The policies of pages: what stands in their heads, and what a server adds.

pub use fairview_serve::policy_in;

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

/// The page with a policy that allows the one name under which the script of a kept site may say the
/// address of its service worker. A page without a policy is left alone.
pub fn allowed(page: &str) -> String {
    let Some(policy) = policy_in(page) else {
        return page.to_owned();
    };
    let more = policy.replace(
        "trusted-types default",
        "trusted-types default fairview-offline",
    );
    page.replacen(policy, &more, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_allows_the_worker_and_nothing_else() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types default; worker-src 'self'\">";
        assert_eq!(
            policy_in(&allowed(page)),
            Some(
                "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types default fairview-offline; worker-src 'self'"
            )
        );
        assert_eq!(allowed("<p>no policy</p>"), "<p>no policy</p>");
    }
}
