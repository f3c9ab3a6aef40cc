//! Settings to paste into a web server: the policy, how long files may be kept, and their types.
//!
//! A site works without any of them, for the policy stands in its pages too. Which sites may frame
//! the pages can be said by a server alone, though.

use super::xml;
use crate::file::File;
use crate::names;
use std::collections::BTreeMap;

const APACHE: &str = include_str!("headers/apache.htaccess");
const NGINX: &str = include_str!("headers/nginx.conf");
const IIS: &str = include_str!("headers/web.config");
const NETLIFY: &str = include_str!("headers/_headers");

/// For files whose names say what is in them: a year, which is as long as there is.
pub(crate) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but asked about each time.
pub(crate) const ASK_FIRST: &str = "no-cache";
/// What a page tells others of where its reader comes from.
pub(crate) const REFERRER: &str = "same-origin";

/// What the settings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The whole policy, in one line.
    pub policy: String,
    /// The path of the site on its host; begins and ends with `/`.
    pub path: String,
    /// Folders at the top of the site in which every name says what is in the file.
    pub lasting: Vec<String>,
}

impl Rules {
    /// `policy` is the one in the pages, which cannot say who may frame them; `address` is the
    /// first page's. Without it the site is taken to lie at the root of its host.
    pub fn new(policy: &str, framed_by: &[String], address: Option<&str>, files: &[File]) -> Self {
        let after_host = address
            .and_then(|address| address.split_once("://"))
            .and_then(|(_, rest)| rest.split_once('/'));
        let path = after_host.map_or("", |(_, path)| path);
        Self {
            policy: with_frames(policy, framed_by),
            path: format!("/{path}"),
            lasting: lasting(files),
        }
    }
}

/// The policy of the pages, with who may frame them: the site itself, and those named.
pub(crate) fn with_frames(policy: &str, framed_by: &[String]) -> String {
    let policy = policy.trim().trim_end_matches(';');
    let mut policy = format!("{policy}; frame-ancestors 'self'");
    for origin in framed_by {
        policy.push(' ');
        policy.push_str(origin);
    }
    policy
}

/// Folders at the top that hold nothing but files with hashed names.
fn lasting(files: &[File]) -> Vec<String> {
    let mut folders: BTreeMap<&str, bool> = BTreeMap::new();
    for file in files {
        if let Some((folder, _)) = file.path.split_once('/') {
            *folders.entry(folder).or_insert(true) &= names::lasts(&file.path);
        }
    }
    let lasting = folders.into_iter().filter(|(_, lasts)| *lasts);
    lasting.map(|(folder, _)| folder.to_owned()).collect()
}

/// The settings for each kind of server, below `headers/`.
pub fn headers(rules: &Rules) -> Vec<File> {
    let file = |name: &str, text: String| File {
        path: format!("headers/{name}"),
        bytes: text.into_bytes(),
    };
    vec![
        file("apache.htaccess", filled(APACHE, rules, str::to_owned)),
        file("nginx.conf", filled(NGINX, rules, str::to_owned)),
        file("web.config", iis(rules)),
        file("_headers", netlify(rules)),
    ]
}

/// The pattern with the rules in it, each written as the file's language wants it.
fn filled(pattern: &str, rules: &Rules, write: impl Fn(&str) -> String) -> String {
    [
        ("{POLICY}", rules.policy.as_str()),
        ("{PATH}", &rules.path),
        ("{FOR_EVER}", FOR_EVER),
        ("{ASK_FIRST}", ASK_FIRST),
        ("{REFERRER}", REFERRER),
    ]
    .into_iter()
    .fold(pattern.to_owned(), |text, (name, value)| {
        text.replace(name, &write(value))
    })
}

fn iis(rules: &Rules) -> String {
    let mut text = filled(IIS, rules, xml);
    let lasting: String = rules
        .lasting
        .iter()
        .map(|folder| {
            format!(
                "  <location path=\"{}\">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" />
      </staticContent>
    </system.webServer>
  </location>
",
                xml(folder)
            )
        })
        .collect();
    text = text.replace("{LASTING}\n", &lasting);
    text
}

fn netlify(rules: &Rules) -> String {
    let mut text = filled(NETLIFY, rules, str::to_owned);
    for folder in &rules.lasting {
        text.push_str(&format!(
            "\n{}{folder}/*\n  Cache-Control: {FOR_EVER}\n",
            rules.path
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> File {
        File {
            path: path.to_owned(),
            bytes: Vec::new(),
        }
    }

    fn rules() -> Rules {
        Rules::new(
            "default-src 'none'; script-src 'self';",
            &["https://www.halton.gov.uk".to_owned()],
            Some("https://data.halton.gov.uk/performance/"),
            &[
                file("index.html"),
                file("assets/viewer-0123456789abcdef.js"),
                file("data/list.json"),
                file("data/q3-0123456789abcdef.json"),
            ],
        )
    }

    #[test]
    fn rules_come_from_the_page_the_address_and_the_files() {
        assert_eq!(
            rules(),
            Rules {
                policy: "default-src 'none'; script-src 'self'; frame-ancestors 'self' https://www.halton.gov.uk".to_owned(),
                path: "/performance/".to_owned(),
                lasting: vec!["assets".to_owned()],
            }
        );
        assert_eq!(Rules::new("x", &[], None, &[]).path, "/");
        assert_eq!(
            Rules::new("x", &[], None, &[]).policy,
            "x; frame-ancestors 'self'"
        );
    }

    #[test]
    fn every_file_says_policy_caching_types_and_the_rest() {
        for file in headers(&rules()) {
            let text = String::from_utf8(file.bytes).unwrap();
            let policy = rules().policy;
            let policy = if file.path.ends_with("web.config") {
                xml(&policy)
            } else {
                policy
            };
            for needed in [policy.as_str(), "nosniff", "same-origin", "immutable"] {
                assert!(text.contains(needed), "{} lacks {needed}", file.path);
            }
            for place in ["{POLICY", "{PATH", "{FOR", "{ASK", "{REF", "{LAST"] {
                assert!(!text.contains(place), "{} has {place}", file.path);
            }
            // These hosts know the types themselves.
            if !file.path.ends_with("_headers") {
                for kind in ["application/wasm", "application/json", "image/svg+xml"] {
                    assert!(text.contains(kind), "{} lacks {kind}", file.path);
                }
                assert!(text.contains("/performance/404.html"), "{}", file.path);
            }
        }
    }
}
