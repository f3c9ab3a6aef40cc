//! `offline.html`: what a reader sees, where there is no network, of an address of the site that is
//! neither kept nor a view. The site's worker leads there; nothing else does.

use super::xml;
use crate::publisher::Publisher;

/// The page, at the top of the site. `policy` is the one of the other pages, `organisation` the
/// name of the site.
pub fn not_kept(policy: &str, organisation: &str, publisher: &Publisher) -> String {
    let (policy, organisation) = (xml(policy), xml(organisation));
    let Publisher { language, foot, .. } = publisher;
    let language = xml(language);
    format!(
        "<!doctype html>
<html lang=\"{language}\">
<head>
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"robots\" content=\"noindex\">
<title>Not kept on your device: {organisation}</title>
</head>
<body>
<main>
<h1>This is not kept on your device</h1>
<p>There is no network just now, and you have not opened this before. Connect, go back and try again.</p>
<p><a href=\"./\">The reports of {organisation} that you have opened</a> can be read without a network.</p>
</main>
{foot}</body>
</html>
"
    )
}
