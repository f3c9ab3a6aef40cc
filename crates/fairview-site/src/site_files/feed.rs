//! `feed.xml`: an Atom feed of releases, so that a reader hears of the next report.
//!
//! A release is known by the address of its page, for good; its date is the day on which the report
//! says it was published. A report that does not say so is not in the feed.

use super::{day, xml};

/// A report, as the feed tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The path of its first page below the site, ending in `/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// A line about it.
    pub summary: Option<String>,
    /// The day on which it was published, `2023-03-13`, where it is known.
    pub published: Option<String>,
}

/// The feed, the latest release first; none when no release has a date. `address` is the first
/// page's and ends in `/`; `title` is the organisation's name.
pub fn feed(address: &str, title: &str, releases: &[Release]) -> Option<String> {
    let mut dated: Vec<(&str, &Release)> = releases
        .iter()
        .filter_map(|release| Some((day(release.published.as_deref()?)?, release)))
        .collect();
    dated.sort_by(|(a, one), (b, other)| (b, &one.path).cmp(&(a, &other.path)));
    let (latest, _) = dated.first()?;
    let (address, title) = (xml(address), xml(title));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<feed xmlns=\"http://www.w3.org/2005/Atom\">
<title>{title}: performance reports</title>
<id>{address}</id>
<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>
<link rel=\"self\" type=\"application/atom+xml\" href=\"{address}feed.xml\"/>
<updated>{latest}T00:00:00Z</updated>
<author><name>{title}</name></author>
"
    );
    for (published, release) in dated {
        let (path, title) = (xml(&release.path), xml(&release.title));
        text.push_str(&format!(
            "<entry>
<title>{title}</title>
<id>{address}{path}</id>
<link rel=\"alternate\" type=\"text/html\" href=\"{address}{path}\"/>
<published>{published}T00:00:00Z</published>
<updated>{published}T00:00:00Z</updated>
"
        ));
        if let Some(summary) = &release.summary {
            text.push_str(&format!("<summary>{}</summary>\n", xml(summary)));
        }
        text.push_str("</entry>\n");
    }
    text.push_str("</feed>\n");
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(path: &str, published: Option<&str>) -> Release {
        Release {
            path: path.to_owned(),
            title: format!("Children & {path}"),
            summary: published.map(|_| "35 measures".to_owned()),
            published: published.map(str::to_owned),
        }
    }

    #[test]
    fn releases_stand_there_by_date_and_those_without_do_not() {
        let releases = [
            release("q2/", Some("2022-12-05")),
            release("draft/", None),
            release("q3/", Some("2023-03-13")),
        ];
        let feed = feed("https://a.gov.uk/", "Halton", &releases).unwrap();
        assert!(!feed.contains("draft"));
        let (head, entries) = feed.split_once("<entry>").unwrap();
        assert!(head.contains("<updated>2023-03-13T00:00:00Z</updated>"));
        assert!(head.contains("href=\"https://a.gov.uk/feed.xml\""));
        assert_eq!(
            entries.split("<entry>").next().unwrap(),
            "
<title>Children &amp; q3/</title>
<id>https://a.gov.uk/q3/</id>
<link rel=\"alternate\" type=\"text/html\" href=\"https://a.gov.uk/q3/\"/>
<published>2023-03-13T00:00:00Z</published>
<updated>2023-03-13T00:00:00Z</updated>
<summary>35 measures</summary>
</entry>
"
        );
    }

    #[test]
    fn without_a_date_there_is_no_feed() {
        let releases = [release("q3/", None), release("q2/", Some("last week"))];
        assert_eq!(feed("https://a.gov.uk/", "Halton", &releases), None);
    }
}
