//! The same page in fewer bytes: what HTML lets one leave out, and nothing else.
//!
//! It goes by tags alone, and so needs markup that a program wrote: values in double quotes. Words
//! between tags stay as they are.

/// Elements that end where the next one begins, or where what they are in ends. Only such and
/// blanks follow them in their parents.
const END_BY_THEMSELVES: &[&str] = &["dd", "dt", "li", "td", "th", "tr"];

/// Leaves out ends of elements that end by themselves, and quotes around values that need none.
pub fn smaller(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = end_of_tag(tag);
        put_tag(&mut out, &tag[..end]);
        rest = &tag[end..];
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

fn put_tag(out: &mut String, tag: &str) {
    if let Some(name) = tag
        .strip_prefix("</")
        .and_then(|name| name.strip_suffix('>'))
        && END_BY_THEMSELVES.contains(&name)
    {
        return;
    }
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
