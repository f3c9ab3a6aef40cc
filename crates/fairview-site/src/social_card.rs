//! The picture that stands beside a pasted link: whose report it is, for which period, and its
//! ratings, as a bar with words.
//!
//! One for each report: a picture of every page would take longer than all else of a build. It is
//! drawn as SVG here; who calls paints it, or takes one that was painted from the same drawing
//! before. Nothing stands on it that the report's first page does not say too.

use crate::config::Accent;
use crate::file::File;
use crate::html::{attribute, text};
use crate::names::{self, FOLDER_DIGITS};
use crate::reports::Published;
use report_core::report::{Rating, Report};
use report_core::words;

/// The width of a picture in pixels, as those expect it who show links.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;
/// From the sides to the words.
const MARGIN: f64 = 64.0;
/// The accent of the viewer's own style sheet.
const ACCENT: &str = "#12436d";
const INK: &str = "#0b0c0c";
const INK_2: &str = "#505a5f";
/// Changes whenever the same drawing would be painted otherwise.
const PAINTER: &str = "resvg 0.49, Arimo 1.341";

/// A report's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocialCard {
    /// Where it lies below the site. Its folder's name says from which drawing it was painted.
    pub path: String,
    /// What it shows, in words.
    pub words: String,
}

/// What makes the PNG that lies at a path from a drawing in SVG; `None` where there is no painter, and
/// the report shall have no picture.
pub type Paint<'p> = &'p dyn Fn(&str, &str) -> Result<Option<Vec<u8>>, String>;

/// The pictures of reports, in their order, and the files that are to be written.
///
/// # Errors
/// In words, when a picture cannot be painted.
pub fn social_cards(
    reports: &[Published],
    organisation: &str,
    accent: Option<Accent>,
    paint: Paint,
) -> Result<(Vec<Option<SocialCard>>, Vec<File>), String> {
    let accent = accent.map_or(ACCENT.to_owned(), |accent| accent.light.hex());
    let mut files = Vec::new();
    let one = |published: &Published| -> Result<Option<SocialCard>, String> {
        let report = &published.report.value;
        let drawing = drawing(report, organisation, &accent);
        let hash = names::sha256(format!("{PAINTER}\n{drawing}").as_bytes());
        let path = format!(
            "data/{}-{}/preview.png",
            published.id,
            &hash[..FOLDER_DIGITS]
        );
        let bytes = paint(&path, &drawing)
            .map_err(|reason| format!("the picture of {}: {reason}", published.id))?;
        let words = said(report, organisation);
        Ok(bytes.map(|bytes| {
            let file = path.clone();
            files.push(File { path: file, bytes });
            SocialCard { path, words }
        }))
    };
    let cards: Result<Vec<_>, String> = reports.iter().map(one).collect();
    Ok((cards?, files))
}

/// What the picture shows, for those who do not see it.
fn said(report: &Report, organisation: &str) -> String {
    format!(
        "{organisation}: {}, {}. {}",
        report.title,
        report.period.words(),
        words::report_lead(report)
    )
}

/// The picture as SVG.
fn drawing(report: &Report, organisation: &str, accent: &str) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\
         <rect width=\"{WIDTH}\" height=\"20\" fill=\"{}\"/>",
        attribute(accent)
    );
    let mut y = 92.0;
    line(&mut out, y, 34.0, false, INK_2, organisation);
    let period = report.period.words();
    let mut period = period.chars();
    let period: String = period
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(period)
        .collect();
    for words in wrapped(&period, 76.0, 1) {
        y += 96.0;
        line(&mut out, y, 76.0, true, INK, &words);
    }
    y += 20.0;
    for words in wrapped(&report.title, 40.0, 2) {
        y += 50.0;
        line(&mut out, y, 40.0, false, INK, &words);
    }
    let counts = words::tally(report.indicators.iter().map(|one| one.rating));
    // Topics have ratings of their own, which the words say.
    if counts.iter().sum::<usize>() == 0 || !report.topics.is_empty() {
        y += 52.0;
        for words in wrapped(&words::report_lead(report), 32.0, 4) {
            y += 44.0;
            line(&mut out, y, 32.0, false, INK_2, &words);
        }
    } else {
        bar(&mut out, counts, report.indicators.len());
    }
    out.push_str("</svg>");
    out
}

/// How many measures have which rating: parts of a bar, each with its count and its word below.
fn bar(out: &mut String, counts: [usize; 6], all: usize) {
    const TOP: f64 = 420.0;
    const HIGH: f64 = 56.0;
    let room = f64::from(WIDTH) - 2.0 * MARGIN;
    let unsaid = all - counts.iter().sum::<usize>();
    let ratings = Rating::ALL.into_iter().zip(counts).map(|(rating, count)| {
        let (fill, edge) = colours(rating);
        (count, rating.word().to_ascii_lowercase(), fill, edge)
    });
    let without = (unsaid, "without a rating".to_owned(), "#ffffff", "#7d868c");
    let parts: Vec<_> = ratings.chain([without]).filter(|part| part.0 > 0).collect();
    let indicators = if all == 1 { "measure" } else { "measures" };
    line(
        out,
        TOP - 20.0,
        32.0,
        true,
        INK,
        &format!("{all} {indicators}"),
    );
    let (mut x, step) = (MARGIN, room / all as f64);
    // The words stand apart from the parts: a narrow one has no room for them below itself.
    let wide = |word: &str| (word.len() as f64 * 13.0).max(90.0);
    let words: f64 = parts.iter().map(|(_, word, ..)| wide(word)).sum();
    // All seven fit, each with up to four digits.
    let gap = ((room - words) / (parts.len() as f64 - 1.0)).min(64.0);
    let mut left = MARGIN;
    for (count, word, fill, edge) in parts {
        let width = step * count as f64;
        out.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{HIGH}\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"2\"/>",
            x + 2.0,
            (width - 4.0).max(2.0)
        ));
        x += width;
        out.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"510\" width=\"28\" height=\"28\" fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"2\"/>",
            left + 1.0
        ));
        at_place(out, left + 42.0, 536.0, 36.0, true, INK, &count.to_string());
        at_place(out, left, 580.0, 26.0, false, INK, &word);
        left += wide(&word) + gap;
    }
}

/// Of a rating on white paper: inside and edge, as in the viewer's style sheet.
fn colours(rating: Rating) -> (&'static str, &'static str) {
    match rating {
        Rating::Red => ("#942514", "#942514"),
        Rating::Amber => ("#ffc20a", "#5c4600"),
        Rating::Green => ("#0098a6", "#0098a6"),
        Rating::Commentary => ("#d9dee2", "#505a5f"),
        Rating::NotRated => ("#bfbfbf", "#505a5f"),
        Rating::Lost => ("#ffffff", "#505a5f"),
    }
}

fn line(out: &mut String, y: f64, size: f64, bold: bool, fill: &str, words: &str) {
    at_place(out, MARGIN, y, size, bold, fill, words);
}

fn at_place(out: &mut String, x: f64, y: f64, size: f64, bold: bool, fill: &str, words: &str) {
    let weight = if bold { 700 } else { 400 };
    out.push_str(&format!(
        "<text x=\"{x:.1}\" y=\"{y}\" font-family=\"Arimo\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{}</text>",
        text(words)
    ));
}

/// Words in lines that fit, as far as there are lines; a dot for each letter that there is no room
/// for would help nobody, so the last line ends in "…".
fn wrapped(words: &str, size: f64, most: usize) -> Vec<String> {
    // A letter is about half as wide as the font is high; capitals and bold ones more.
    let room = ((f64::from(WIDTH) - 2.0 * MARGIN) / (size * 0.54)) as usize;
    let mut lines: Vec<String> = vec![String::new()];
    for word in words.split_whitespace() {
        let letters = |text: &str| text.chars().count();
        let last = lines.len() - 1;
        let current = letters(&lines[last]);
        if current > 0 && current + 1 + letters(word) > room {
            lines.push(word.chars().take(room).collect());
        } else {
            let gap = if current > 0 { " " } else { "" };
            let word: String = word.chars().take(room).collect();
            lines[last] = format!("{}{gap}{word}", lines[last]);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn report(name: &str) -> Report {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/examples");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        report_core::read::report(&bytes).unwrap().value
    }

    #[test]
    fn a_picture_says_whose_report_it_is_and_how_many_measures_have_which_rating() {
        let report = report("halton-2022-23-q3.json");
        let drawing = drawing(&report, "Halton & others", "#7a1f5c");
        for part in [
            "fill=\"#7a1f5c\"",
            ">Halton &amp; others</text>",
            ">Quarter 3 2022/23</text>",
            ">Children and Young People, Priority Based Report</text>",
            ">35 measures</text>",
            ">10</text>",
            ">red</text>",
            ">not legible</text>",
        ] {
            assert!(drawing.contains(part), "{part} in {drawing}");
        }
        let png = report_picture::png(&drawing, 1.0).unwrap();
        assert_eq!(
            png[16..24],
            [WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat()
        );
        // Every colour is one of the style sheet's.
        let tokens = include_str!("../../../static/styles/tokens.css");
        for rating in Rating::ALL {
            let (fill, edge) = colours(rating);
            assert!(
                tokens.contains(fill) && tokens.contains(edge),
                "{fill} {edge}"
            );
        }
        assert!(tokens.contains(&format!("--fv-accent: {ACCENT};")));
    }

    #[test]
    fn a_report_without_ratings_says_what_it_holds_instead() {
        let drawing = drawing(&report("halton-lait-2026.json"), "Halton", ACCENT);
        assert!(
            drawing.contains(">293 published measures for Halton"),
            "{drawing}"
        );
        assert!(!drawing.contains(">red<"));
    }

    #[test]
    fn long_words_are_cut_where_there_is_no_room() {
        let long = "word ".repeat(100);
        let lines = wrapped(&long, 40.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && !lines[0].ends_with('…'));
        let endless = "x".repeat(1_000);
        assert!(wrapped(&endless, 40.0, 2)[0].chars().count() < 60);
        assert_eq!(wrapped("Quarter 3", 76.0, 1), ["Quarter 3"]);
    }
}
