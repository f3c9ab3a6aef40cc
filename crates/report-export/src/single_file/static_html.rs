//! The report as it reads where scripts are forbidden: the overview and, below it, all parts of the
//! page for printing, from the markup of both. Links lead to the parts by the ids they name.
//!
//! Pictures of charts are left out of the parts: they say again what the sentence beside them
//! says, and would be half of the file.

/// How a part of the page for printing begins, and what the part has that the overview replaces.
const SECTION: &str = "<section ";
const SHEET: &str = "fv-sheet";
const OVERVIEW: &str = "fv-sheet--overview";
const END: &str = "</main>";

/// Links of the viewer's page, as it spells them in one file: `#/q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLinks<'l> {
    /// To the report.
    pub report: &'l str,
    /// To the list of reports.
    pub home: &'l str,
    /// To the page for printing.
    pub print: &'l str,
}

/// One page out of the markup of the overview and of the whole report.
///
/// # Errors
/// In words, when the markup is not as expected.
pub fn static_html(links: PageLinks, overview: &str, whole: &str) -> Result<String, String> {
    let (overview, foot) = overview
        .split_once(END)
        .ok_or("the overview has no end of its content")?;
    let is_part = |at: &usize| {
        let tag = whole[*at..].split('>').next().unwrap_or_default();
        tag.contains(SHEET) && !tag.contains(OVERVIEW)
    };
    let start = whole
        .match_indices(SECTION)
        .map(|(at, _)| at)
        .find(is_part)
        .ok_or("the whole report has no parts of its own")?;
    let end = whole
        .rfind(END)
        .filter(|end| *end > start)
        .ok_or("the whole report has no end")?;
    // Its parts and the rows of its scorecard have the ids already that links lead to.
    let parts = without_charts(&whole[start..end]);
    let top = links.report;
    let overview = overview.replacen("<header ", &format!("<header {} ", anchor(top)), 1);
    let mut page = plain_links(&format!("{overview}{parts}{END}{foot}"));
    // The list has this one report, and the page for printing is this one.
    for link in [links.home, links.print] {
        page = page.replace(
            &format!("<a href=\"{link}\""),
            &format!("<a href=\"{top}\""),
        );
    }
    Ok(without_comments(&page))
}

/// Links without choices: the part they lead to has none here.
fn plain_links(html: &str) -> String {
    const LINK: &str = "<a href=\"#/";
    let mut pieces = html.split(LINK);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| {
        let (link, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let path = link.split('?').next().unwrap_or_default();
        out + LINK + path + "\"" + rest
    })
}

/// The id that a link leads to.
fn anchor(link: &str) -> String {
    format!("id=\"{}\"", link.trim_start_matches('#'))
}

fn without_comments(html: &str) -> String {
    let mut pieces = html.split("<!--");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| {
        out + piece.split_once("-->").map_or("", |(_, rest)| rest)
    })
}

/// The pictures of a markup, each with what stands before it, and what stands after the last.
fn pictures(html: &str) -> (Vec<(&str, &str)>, &str) {
    let (mut found, mut rest) = (Vec::new(), html);
    while let Some(start) = rest.find("<svg ") {
        let Some(length) = rest[start..].find("</svg>") else {
            break;
        };
        let end = start + length + "</svg>".len();
        found.push((&rest[..start], &rest[start..end]));
        rest = &rest[end..];
    }
    (found, rest)
}

/// Whether a picture is a small mark, such as that of a rating.
fn is_mark(picture: &str) -> bool {
    let tag = picture.split('>').next().unwrap_or_default();
    tag.contains("class=\"fv-glyph\"")
}

fn without_charts(html: &str) -> String {
    let (found, rest) = pictures(html);
    let mut out = String::with_capacity(html.len());
    for (before, picture) in found {
        out.push_str(before);
        if is_mark(picture) {
            out.push_str(picture);
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: PageLinks = PageLinks {
        report: "#/q3",
        home: "#/",
        print: "#/q3/print",
    };
    const GLYPH: &str =
        "<svg viewBox=\"0 0 16 16\" class=\"fv-glyph\"><path d=\"M1\"></path></svg>";

    #[test]
    fn parts_follow_the_overview_and_links_find_them() {
        let overview = format!(
            "<header class=\"h\"><a href=\"#/\">R</a></header><main>Q3{GLYPH}<a href=\"#/q3/print\">P</a><a href=\"#/q3/scorecard?rating=red\">S</a><!--<[x]>--></main><footer></footer>"
        );
        let whole = format!(
            "<main>again<section id=\"/q3\" class=\"fv-sheet fv-sheet--overview\">again<section class=\"fv-section\"></section></section><section id=\"/q3/milestones\" class=\"fv-sheet\">{GLYPH}<svg class=\"fv-chart\"><g></g></svg><span id=\"/q3/ped02-04\">x</span></section></main>"
        );
        assert_eq!(
            static_html(LINKS, &overview, &whole).as_deref(),
            Ok(concat!(
                "<header id=\"/q3\" class=\"h\"><a href=\"#/q3\">R</a></header><main>Q3",
                "<svg viewBox=\"0 0 16 16\" class=\"fv-glyph\"><path d=\"M1\"></path></svg>",
                "<a href=\"#/q3\">P</a><a href=\"#/q3/scorecard\">S</a>",
                "<section id=\"/q3/milestones\" class=\"fv-sheet\">",
                "<svg viewBox=\"0 0 16 16\" class=\"fv-glyph\"><path d=\"M1\"></path></svg>",
                "<span id=\"/q3/ped02-04\">x</span></section></main><footer></footer>"
            ))
        );
    }

    #[test]
    fn markup_without_parts_is_refused() {
        let refused = |overview, whole| static_html(LINKS, overview, whole).unwrap_err();
        assert_eq!(
            refused("<p>", "<main></main>"),
            "the overview has no end of its content"
        );
        assert_eq!(
            refused("</main>", "<main></main>"),
            "the whole report has no parts of its own"
        );
    }
}
