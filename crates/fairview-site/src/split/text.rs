//! JSON as it is written: objects taken apart and put together again, every value untouched.
//!
//! Numbers are never read here, so that none can change on the way, and fields that nobody knows
//! stay. Only what is JSON and has been read before comes here.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// An object's fields in their order, each value as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Object<'j>(Vec<(String, Cow<'j, str>)>);

impl<'j> Object<'j> {
    /// Reads an object.
    ///
    /// # Errors
    /// Where the text is no object.
    pub fn read(text: &'j str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What is written in a field; nothing where it is left out, or is `null`.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.as_ref())
            .filter(|value| *value != "null")
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<Cow<'j, str>> {
        let place = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(place).1).filter(|value| value != "null")
    }

    /// Writes a field: in its place, or at the end where there was none.
    pub fn put(&mut self, name: &str, value: impl Into<Cow<'j, str>>) {
        let value = value.into();
        match self.0.iter_mut().find(|(key, _)| key == name) {
            Some((_, place)) => *place = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// Writes a field, or takes it out where there is nothing to write.
    pub fn put_or_take(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.put(name, value),
            None => drop(self.take(name)),
        }
    }

    /// The object in as few bytes as it takes.
    pub fn text(&self) -> String {
        let mut text = String::from("{");
        for (at, (key, value)) in self.0.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            text.push_str(&word(key));
            text.push(':');
            text.push_str(&compact(value));
        }
        text.push('}');
        text
    }
}

impl<'j> Deserialize<'j> for Object<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'j> Visitor<'j> for Reader {
    type Value = Object<'j>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Object<'j>, A::Error> {
        let mut fields = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, &'j RawValue>()? {
            fields.push((key, Cow::Borrowed(value.get())));
        }
        Ok(Object(fields))
    }
}

/// A list of objects.
///
/// # Errors
/// Where the text is none.
pub fn objects(text: &str) -> Result<Vec<Object<'_>>, serde_json::Error> {
    serde_json::from_str(text)
}

/// A list of values.
pub fn list(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    format!("[{}]", values.join(","))
}

/// A word in quotation marks.
pub fn word(word: &str) -> String {
    serde_json::Value::from(word).to_string()
}

/// JSON without the blanks between its parts.
pub fn compact(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = text.chars().filter(|&letter| {
        let keep = quoted || !matches!(letter, ' ' | '\n' | '\r' | '\t');
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ => {}
        }
        keep
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_they_are_written() {
        let written =
            "{ \"a\" : 1.10, \"b\":[1e2 , null],\n \"c\\\"\": \"x \\\" y\\\\\", \"d\": null }";
        let mut object = Object::read(written).unwrap();
        assert_eq!((object.get("a"), object.get("d")), (Some("1.10"), None));
        assert_eq!(
            object.text(),
            "{\"a\":1.10,\"b\":[1e2,null],\"c\\\"\":\"x \\\" y\\\\\",\"d\":null}"
        );
        assert_eq!(object.take("b").as_deref(), Some("[1e2 , null]"));
        assert_eq!(object.take("b"), None);
        object.put("a", "2");
        object.put("e", word("“é\n”"));
        assert_eq!(
            object.text(),
            "{\"a\":2,\"c\\\"\":\"x \\\" y\\\\\",\"d\":null,\"e\":\"“é\\n”\"}"
        );
        assert!(Object::read("[1]").is_err());
    }
}
