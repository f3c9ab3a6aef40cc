//! Reads the paraphrases: headings of three levels, and paragraphs under them.

use std::path::Path;

/// The paragraphs under one heading.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The nearest heading above of the first level, of the second, of the third; empty where
    /// there is none.
    pub headings: [String; 3],
    /// The paragraphs, without markup.
    pub paragraphs: Vec<String>,
}

impl Section {
    /// The innermost heading.
    pub fn heading(&self) -> &str {
        let innermost = self.headings.iter().rev().find(|h| !h.is_empty());
        innermost.map_or("", String::as_str)
    }

    /// The text, paragraphs parted by a blank line.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }
}

/// Every section with text, in order.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<Section>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut sections = vec![Section::default()];
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        let level = line.bytes().take_while(|b| *b == b'#').count();
        if level > 0 {
            let mut headings = sections
                .last()
                .map(|s| s.headings.clone())
                .unwrap_or_default();
            headings[level - 1] = line[level..].trim().to_owned();
            headings[level..].fill(String::new());
            sections.push(Section {
                headings,
                paragraphs: Vec::new(),
            });
            open = false;
        } else if line.is_empty() {
            open = false;
        } else if let Some(section) = sections.last_mut() {
            let item = line.strip_prefix("- ");
            match section.paragraphs.last_mut() {
                // The owner stands on a line of its own below the text.
                Some(last) if open && item.is_none() && !line.starts_with("Owner:") => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => section.paragraphs.push(item.unwrap_or(line).to_owned()),
            }
            open = true;
        }
    }
    sections.retain(|section| !section.paragraphs.is_empty());
    Ok(sections)
}
