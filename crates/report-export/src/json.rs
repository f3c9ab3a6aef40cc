//! JSON, written: the tables, the metadata of archives, and JSON-stat. Reading is report-core's.

use crate::table::{Cell, Table};
use report_core::decimal::shortest;

/// What can be written. Keys stand in their order; who makes an object sees to it that none is
/// there twice.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A finite number; another becomes nothing.
    Number(f64),
    /// Words.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys with their values.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// A list of words.
    pub fn texts<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::List(words.into_iter().map(Self::text).collect())
    }

    /// Keys with their values.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Self {
        Self::Object(fields.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// The same with one more key, where there is a value for it.
    pub fn and(mut self, key: &str, value: Option<Json>) -> Self {
        if let (Self::Object(fields), Some(value)) = (&mut self, value) {
            fields.push((key.to_owned(), value));
        }
        self
    }

    /// As text that ends in a line break: an object's keys and a list's objects stand on lines
    /// of their own, short lists on one.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.put(&mut out, 0);
        out.push('\n');
        out
    }

    fn put(&self, out: &mut String, depth: usize) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Self::Number(number) if number.is_finite() => out.push_str(&shortest(*number)),
            Self::Number(_) => out.push_str("null"),
            Self::Text(words) => put_text(out, words),
            Self::List(list) => {
                let nested = |item: &Json| matches!(item, Self::List(_) | Self::Object(_));
                let broken = list.iter().any(nested);
                out.push('[');
                for (n, item) in list.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    match broken {
                        true => put_line(out, depth + 1),
                        false => out.push_str(if n > 0 { " " } else { "" }),
                    }
                    item.put(out, depth + 1);
                }
                if broken {
                    put_line(out, depth);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (n, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    put_line(out, depth + 1);
                    put_text(out, key);
                    out.push_str(": ");
                    value.put(out, depth + 1);
                }
                if !fields.is_empty() {
                    put_line(out, depth);
                }
                out.push('}');
            }
        }
    }
}

fn put_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push(' '));
}

fn put_text(out: &mut String, words: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                out.push_str("\\u00");
                out.push(char::from(HEX[c as usize >> 4]));
                out.push(char::from(HEX[c as usize & 15]));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A table as a list of its rows, each an object by heading; what is empty is null.
pub fn rows(table: &Table) -> Json {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => Json::Null,
        Cell::Number(number) => Json::Number(*number),
        Cell::Text(words) => Json::text(words),
    };
    let row = |cells: &Vec<Cell>| {
        let names = table.columns.iter().map(|column| column.name.clone());
        Json::Object(names.zip(cells.iter().map(cell)).collect())
    };
    Json::List(table.rows.iter().map(row).collect())
}

/// A table with what must be known about it: `about` in words, then the rows.
pub fn json(table: &Table, about: &[(String, String)]) -> String {
    let about = about
        .iter()
        .map(|(key, words)| (key.clone(), Json::text(words)));
    Json::object([
        ("title", Json::text(&table.title)),
        ("about", Json::Object(about.collect())),
        ("rows", rows(table)),
    ])
    .write()
}
