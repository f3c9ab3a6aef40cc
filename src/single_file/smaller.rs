//! The same page in fewer bytes: what HTML lets one leave out, and nothing else.
//!
//! It goes by tags alone, and so needs markup that a program wrote: values in double quotes. Words
//! between tags stay as they are.

/// Elements that end where the next one begins, or where what they are in ends. Only such and
/// blanks follow them in their parents.
const END_BY_THEMSELVES: &[&str] = &["dd", "dt", "li", "td", "th", "tr"];

/// Elements before which a paragraph ends by itself.
const END_PARAGRAPHS: &[&str] = &[
    "div", "dl", "figure", "h2", "h3", "h4", "ol", "p", "section", "table", "ul",
];

/// Leaves out ends of elements that end by themselves, and quotes around values that need none.
pub fn smaller(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = end_of_tag(tag);
        rest = &tag[end..];
        if !ends_anyway(&tag[..end], rest) {
            put_tag(&mut out, &tag[..end]);
        }
    }
    out + rest
}

/// Where a tag that begins here ends: behind the `>` that stands in no value.
fn end_of_tag(tag: &str) -> usize {
    let mut in_value = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => in_value = !in_value,
            '>' if !in_value => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// Whether a tag ends what would end here without it, by what follows.
fn ends_anyway(tag: &str, rest: &str) -> bool {
    let Some(name) = tag.strip_prefix("</").and_then(|tag| tag.strip_suffix('>')) else {
        return false;
    };
    let next = rest.strip_prefix('<').unwrap_or_default();
    let next = next.split([' ', '>']).next().unwrap_or_default();
    match name {
        // A paragraph in a link does not end with it.
        "p" => END_PARAGRAPHS.contains(&next) || next.starts_with('/') && next != "/a",
        "thead" => next == "tbody",
        "tbody" => matches!(next, "tbody" | "/table"),
        name => END_BY_THEMSELVES.contains(&name),
    }
}

fn put_tag(out: &mut String, tag: &str) {
    let mut pieces = tag.split("=\"");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push('=');
        let Some((value, rest)) = piece.split_once('"') else {
            out.push('"');
            out.push_str(piece);
            break;
        };
        // What follows a bare value is a blank or the end: a slash would be taken for its last sign.
        let bare = !value.is_empty() && value.bytes().all(is_plain) && !rest.starts_with('/');
        match bare {
            true => out.push_str(value),
            false => {
                out.push('"');
                out.push_str(value);
                out.push('"');
            }
        }
        out.push_str(rest);
    }
}

/// Whether a value may have the byte without quotes around it.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.:,/#?%&;~+()".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn ends_and_quotes_that_nobody_needs_are_left_out() {
        for (before, after) in [
            (
                "<table class=\"a b\"><tr><th scope=\"row\">x</th><td></td></tr></table>",
                "<table class=\"a b\"><tr><th scope=row>x<td></table>",
            ),
            ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<li>b</ul>"),
            (
                "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
                "<dl><div><dt>a<dd>b</div></dl>",
            ),
            (
                "<a href=\"#/q3/a?b&amp;c\" id=\"\">d</a>",
                "<a href=#/q3/a?b&amp;c id=\"\">d</a>",
            ),
            (
                "<div><p>a</p><p>b</p>c<p>d</p><ul></ul></div><a href=\"#\"><p>e</p></a>",
                "<div><p>a<p>b</p>c<p>d<ul></ul></div><a href=#><p>e</p></a>",
            ),
            (
                "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>",
                "<table><thead><tr><th>a<tbody><tr><td><p>b</table>",
            ),
            ("<use href=\"#m0\"/>", "<use href=\"#m0\"/>"),
        ] {
            assert_eq!(smaller(before), after);
        }
    }

    #[test]
    fn words_stay_whatever_they_say() {
        for html in [
            "a=\"b\" &lt;/td&gt; </p>",
            "<p title=\"a > </td> b=c\">it's a=\"b\"</p>",
            "<p title=\"a=b\">",
            "<p title=\"`x`\">",
            "<p title=\"it's\">",
            "cut <p title=\"off",
            "<",
        ] {
            assert_eq!(smaller(html), html);
        }
    }
}
