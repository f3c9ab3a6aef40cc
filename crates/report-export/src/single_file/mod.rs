//! A report in one file: viewer, styles and data in a page that opens from a disk or a letter.
//!
//! The page, `bundle.txt` of the built viewer, is made with the viewer; here its marks are filled
//! with a report, by the officer's command natively and in the browser alike. What stands in it as
//! HTML comes from [`static_html`], all else is escaped or packed by [`packed`], so that nothing of a
//! report can end the element it is in. Nothing here fetches.

mod static_html;
mod text;

pub use static_html::{PageLinks, static_html};

use flate2::Compression;
use flate2::write::GzEncoder;
use report_core::report::{CatalogueEntry, Sort};
use std::io::Write;

/// What a report in one file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingleFile<'f> {
    /// What the browser's tab says.
    pub title: &'f str,
    /// A line or two about it.
    pub description: &'f str,
    /// The view that it opens with: the report's id.
    pub view: &'f str,
    /// The name of the list of reports among the data.
    pub catalogue: &'f str,
    /// What reads without scripts, as HTML.
    pub static_html: &'f str,
    /// The data files as JSON, compressed by gzip, as base64.
    pub data: &'f str,
}

impl SingleFile<'_> {
    /// Fills the marks of the page that the viewer was built with.
    ///
    /// # Errors
    /// In words, when its marks are not those that are expected.
    pub fn fill(&self, page: &str) -> Result<String, String> {
        let mut left = vec![
            ("title", escaped(self.title)),
            ("description", escaped(self.description)),
            ("view", escaped(self.view)),
            ("catalogue", escaped(self.catalogue)),
            ("static", self.static_html.to_owned()),
            ("data", self.data.to_owned()),
        ];
        let mut pieces = page.split("<!--fairview:");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once("-->").unwrap_or((piece, ""));
            let at = left.iter().position(|(mark, _)| *mark == name);
            let at = at.ok_or_else(|| {
                format!("bundle.txt of the viewer has a mark “{name}” that is not known, or twice")
            })?;
            out.push_str(&left.swap_remove(at).1);
            out.push_str(rest);
        }
        match left.first() {
            None => Ok(out),
            Some((name, _)) => Err(format!("bundle.txt of the viewer has no mark “{name}”")),
        }
    }
}

/// Words as HTML text, or as the value of an attribute in double quotes.
fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Files by their names as `static/bundle.js` unpacks them: a JSON object of texts, compressed by gzip,
/// as base64 in lines of 960 characters.
///
/// # Errors
/// In words, when memory cannot hold them.
pub fn packed<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<String, String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let bytes = gzip
        .write_all(json_of(files).as_bytes())
        .and_then(|()| gzip.finish())
        .map_err(|error| format!("the data cannot be packed: {error}"))?;
    Ok(text::text_of(&bytes))
}

fn json_of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> String {
    let mut json = String::from("{");
    for (name, contents) in files {
        if json.len() > 1 {
            json.push(',');
        }
        quote(&mut json, name);
        json.push(':');
        quote(&mut json, contents);
    }
    json.push('}');
    json
}

/// The name among the data of what reports publish of measures that several have.
pub const FAMILIES: &str = "families.json";

/// What a site's files of families say, as one file.
pub fn families_of<'f>(files: impl IntoIterator<Item = &'f str>) -> String {
    let files: Vec<&str> = files.into_iter().map(str::trim).collect();
    format!(
        "{{\"fairview\":\"1.0\",\"kind\":\"family-list\",\"families\":[{}]}}",
        files.join(",")
    )
}

/// A list of reports with the one that is kept in the file, beside [`FAMILIES`] or without.
pub fn catalogue_of(organisation: &str, entry: &CatalogueEntry, families: bool) -> String {
    let sort = match entry.sort {
        Sort::Quarter => "quarter",
        Sort::Year => "year",
        Sort::Plan => "plan",
        Sort::Benchmark => "benchmark",
    };
    let published = entry.published.map(|day| day.to_string());
    let fields = [
        ("id", Some(entry.id.as_str())),
        ("file", Some(&entry.file)),
        ("title", Some(&entry.title)),
        ("period", Some(entry.period.label())),
        ("sort", Some(sort)),
        ("series", entry.series.as_deref()),
        ("published", published.as_deref()),
        ("summary", entry.summary.as_deref()),
    ];
    let fields = fields
        .iter()
        .filter_map(|(name, value)| Some((*name, (*value)?)));
    let mut json = String::from("{\"fairview\":\"1.0\",\"kind\":\"catalogue\",\"organisation\":");
    quote(&mut json, organisation);
    json += ",\"reports\":[";
    json += &json_of(fields);
    json += "]";
    if families {
        json += ",\"over_time\":";
        quote(&mut json, FAMILIES);
    }
    json + "}"
}

/// Writes a text as a JSON string.
fn quote(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            c if u32::from(c) < 32 => {
                let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                let code = u32::from(c);
                json.extend(['\\', 'u', '0', '0', digit(code / 16), digit(code % 16)]);
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::read;

    const PAGE: &str = "<title><!--fairview:title--></title><meta content=\"<!--fairview:description-->\"><meta content=\"<!--fairview:view-->\"><meta content=\"<!--fairview:catalogue-->\"><!--fairview:static--><script>{<!--fairview:data-->}</script>";

    fn file() -> SingleFile<'static> {
        SingleFile {
            title: "A <b> & \"C\"",
            description: "says <!--fairview:static--> so",
            view: "q3",
            catalogue: "catalogue.json",
            static_html: "<main>S</main>",
            data: "data",
        }
    }

    #[test]
    fn marks_are_filled_and_words_end_nothing() {
        assert_eq!(
            file().fill(PAGE).as_deref(),
            Ok(
                "<title>A &lt;b&gt; &amp; &quot;C&quot;</title><meta content=\"says &lt;!--fairview:static--&gt; so\"><meta content=\"q3\"><meta content=\"catalogue.json\"><main>S</main><script>{data}</script>"
            )
        );
    }

    #[test]
    fn a_page_with_other_marks_is_refused() {
        let with = |from: &str, to: &str| file().fill(&PAGE.replace(from, to)).unwrap_err();
        for (reason, says) in [
            (with(":view", ":route"), "has a mark “route”"),
            (with(":view", ":title"), "has a mark “title”"),
            (with("<!--fairview:data-->", ""), "has no mark “data”"),
        ] {
            let begins = format!("bundle.txt of the viewer {says}");
            assert!(reason.starts_with(&begins), "{reason}");
        }
    }

    #[test]
    fn a_list_of_one_says_of_it_what_the_whole_list_says() {
        let whole = read::catalogue(include_bytes!("../../../../static/examples/catalogue.json"));
        let whole = whole.unwrap().value;
        for entry in &whole.reports {
            let list = |families| catalogue_of(&whole.organisation, entry, families);
            let one = read::catalogue(list(false).as_bytes()).unwrap();
            assert_eq!(one.value.over_time, None);
            let with = read::catalogue(list(true).as_bytes()).unwrap();
            assert_eq!(with.value.over_time.as_deref(), Some(FAMILIES));
            assert!(one.problems.is_empty() && one.value.organisation == whole.organisation);
            assert_eq!(one.value.reports, std::slice::from_ref(entry));
        }
    }

    #[test]
    fn files_are_json() {
        let hostile = "</script>\"\\\u{1}\r\n\u{2028}é";
        let json = json_of([("a.json", hostile), ("b", "")]);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read, serde_json::json!({ "a.json": hostile, "b": "" }));
    }
}
