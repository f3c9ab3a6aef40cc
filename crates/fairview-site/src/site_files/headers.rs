//! Settings to paste into a web server: the policy, how long files may be kept, and their types.
//!
//! A site works without any of them, for the policy stands in its pages too. Which sites may frame
//! the pages can be said by a server alone, though.

use super::{About, xml};
use crate::embeds;
use crate::file::File;
use crate::names;
use crate::policy::{framed, with_frames};
use std::collections::{BTreeMap, BTreeSet};

const APACHE: &str = include_str!("headers/apache.htaccess");
const NGINX: &str = include_str!("headers/nginx.conf");
const IIS: &str = include_str!("headers/web.config");
const NETLIFY: &str = include_str!("headers/_headers");

/// For files whose names say what is in them: a year, which is as long as there is.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but asked about each time.
pub const ASK_FIRST: &str = "no-cache";
/// What a page tells others of where its reader comes from.
pub const REFERRER: &str = "same-origin";

/// What the settings say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The whole policy, in one line.
    pub policy: String,
    /// The path of the site on its host; begins and ends with `/`.
    pub path: String,
    /// Folders at the top of the site in which every name says what is in the file.
    pub lasting: Vec<String>,
    /// The policy of the pages for frames, where there are any.
    pub frames: Option<String>,
    /// Folders at the top of the site in which all other pages lie.
    pub folders: Vec<String>,
}

impl Rules {
    /// The rules of a site. Without an address it is taken to lie at the root of its host.
    pub fn new(about: &About) -> Self {
        let after_host = about
            .address
            .and_then(|address| address.split_once("://"))
            .and_then(|(_, rest)| rest.split_once('/'));
        let path = after_host.map_or("", |(_, path)| path);
        let folders = about
            .pages
            .iter()
            .filter_map(|page| page.path.split_once('/'));
        let folders: BTreeSet<&str> = folders.map(|(folder, _)| folder).collect();
        Self {
            policy: with_frames(about.policy, about.framed_by),
            path: format!("/{path}"),
            lasting: lasting(about.files),
            frames: about.embeds.then(|| framed(about.framed_by)),
            folders: folders.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Folders at the top that hold nothing but files with hashed names.
fn lasting(files: &[File]) -> Vec<String> {
    let mut folders: BTreeMap<&str, bool> = BTreeMap::new();
    for file in files {
        if let Some((folder, _)) = file.path.split_once('/') {
            *folders.entry(folder).or_insert(true) &= names::is_immutable(&file.path);
        }
    }
    let lasting = folders.into_iter().filter(|(_, immutable)| *immutable);
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
///
/// What stands between `{EMBED` and `EMBED}` is for sites with pages for frames.
fn filled(pattern: &str, rules: &Rules, write: impl Fn(&str) -> String) -> String {
    let (before, rest) = pattern.split_once("{EMBED\n").unwrap_or((pattern, ""));
    let (inner, after) = rest.split_once("EMBED}\n").unwrap_or(("", rest));
    let frames = rules.frames.as_deref();
    let inner = frames.map_or("", |_| inner);
    [
        ("{FRAMES}", frames.unwrap_or_default()),
        ("{POLICY}", rules.policy.as_str()),
        ("{PATH}", &rules.path),
        ("{FOR_EVER}", FOR_EVER),
        ("{ASK_FIRST}", ASK_FIRST),
        ("{REFERRER}", REFERRER),
    ]
    .into_iter()
    .fold(format!("{before}{inner}{after}"), |text, (name, value)| {
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

/// These hosts join the values of all rules that fit a path, and of two policies both would count:
/// where there are pages for frames, the rules of the policy are kept apart, a folder each.
fn netlify(rules: &Rules) -> String {
    let mut text = filled(NETLIFY, rules, str::to_owned);
    let mut policy = |of: &str, policy: &str| {
        let path = &rules.path;
        text.push_str(&format!(
            "\n{path}{of}\n  Content-Security-Policy: {policy}\n"
        ));
    };
    match &rules.frames {
        None => policy("*", &rules.policy),
        Some(frames) => {
            for page in ["", "index.html", "404.html"] {
                policy(page, &rules.policy);
            }
            for folder in &rules.folders {
                policy(&format!("{folder}/*"), &rules.policy);
            }
            policy(&format!("{}/*", embeds::FOLDER), frames);
        }
    }
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

    fn rules(framed_by: &[String], embeds: bool) -> Rules {
        let page = |path: &str| super::super::Page {
            path: path.to_owned(),
            title: String::new(),
            changed: None,
        };
        Rules::new(&About {
            address: Some("https://data.halton.gov.uk/performance/"),
            pages: &[page(""), page("q3/"), page("q3/scorecard/"), page("q2/")],
            feed: None,
            not_found: "",
            policy: "default-src 'none'; script-src 'self';",
            files: &[
                file("index.html"),
                file("assets/viewer-0123456789abcdef.js"),
                file("data/list.json"),
                file("data/q3-0123456789abcdef.json"),
            ],
            framed_by,
            embeds,
        })
    }

    fn named() -> Vec<String> {
        vec!["https://www.halton.gov.uk".to_owned()]
    }

    #[test]
    fn rules_come_from_the_page_the_address_and_the_files() {
        assert_eq!(
            rules(&named(), true),
            Rules {
                policy: "default-src 'none'; script-src 'self'; frame-ancestors 'self' https://www.halton.gov.uk".to_owned(),
                path: "/performance/".to_owned(),
                lasting: vec!["assets".to_owned()],
                frames: Some(format!(
                    "{}; frame-ancestors 'self' https://www.halton.gov.uk",
                    crate::policy::FRAMED
                )),
                folders: vec!["q2".to_owned(), "q3".to_owned()],
            }
        );
        let rules = rules(&[], true);
        assert!(rules.policy.ends_with("; frame-ancestors 'self'"));
        assert!(rules.frames.unwrap().ends_with("; frame-ancestors *"));
    }

    #[test]
    fn every_server_tells_pages_for_frames_from_the_others() {
        for file in headers(&rules(&[], true)) {
            let text = String::from_utf8(file.bytes).unwrap();
            let own = text.replace("&apos;", "'");
            for needed in ["frame-ancestors *", "frame-ancestors 'self'", "embed"] {
                assert!(own.contains(needed), "{} lacks {needed}", file.path);
            }
        }
        for file in headers(&rules(&[], false)) {
            let text = String::from_utf8(file.bytes).unwrap();
            for absent in ["frame-ancestors *", "embed"] {
                assert!(!text.contains(absent), "{} has {absent}", file.path);
            }
        }
        let netlify = headers(&rules(&[], true)).pop().unwrap();
        let text = String::from_utf8(netlify.bytes).unwrap();
        let paths: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(
            paths,
            [
                "/performance/*",
                "/performance/",
                "/performance/index.html",
                "/performance/404.html",
                "/performance/q2/*",
                "/performance/q3/*",
                "/performance/embed/*",
                "/performance/assets/*",
            ]
        );
        // No path has two policies.
        let (all, _) = text.split_once("\n/performance/\n").unwrap();
        assert!(!all.contains("Policy: default"), "{all}");
    }

    #[test]
    fn every_file_says_policy_caching_types_and_the_rest() {
        for file in headers(&rules(&named(), true)) {
            let text = String::from_utf8(file.bytes).unwrap();
            let policy = rules(&named(), true).policy;
            let policy = if file.path.ends_with("web.config") {
                xml(&policy)
            } else {
                policy
            };
            for needed in [policy.as_str(), "nosniff", "same-origin", "immutable"] {
                assert!(text.contains(needed), "{} lacks {needed}", file.path);
            }
            for place in [
                "{POLICY", "{PATH", "{FOR", "{ASK", "{REF", "{LAST", "EMBED", "{FRAMES",
            ] {
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
