//! JSON in which every key of an object stands once: of two values under one key nobody can know
//! which is meant, and a reader that takes the last would drop a figure in silence.

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::fmt;

/// The most memory that the values of a file may take, in bytes as they are counted here.
const MOST_ROOM: usize = 250_000_000;
/// What a value, an entry of an object and an object take beside their words: so many bytes that
/// small ones do not add up to more than the machine has.
const VALUE: usize = 48;
const ENTRY: usize = 64;
const OBJECT: usize = 600;

/// Reads a text. Errors where it is not JSON, at the end of an object that has a key twice, and
/// where it holds more than [`MOST_ROOM`].
pub(crate) fn read(text: &str) -> Result<Value, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let room = Cell::new(MOST_ROOM);
    let value = Once(&room).deserialize(&mut json)?;
    json.end()?;
    Ok(value)
}

/// The words of the error for a key that appears twice.
pub(crate) const TWICE: &str = "appears twice";
/// The words of the error for a file that holds too much.
pub(crate) const TOO_MUCH: &str = "it holds more values than are read at once";

/// Reads a value, with the room that is left.
#[derive(Clone, Copy)]
struct Once<'a>(&'a Cell<usize>);

impl Once<'_> {
    fn takes<E: de::Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.0.get().checked_sub(bytes);
        self.0.set(left.ok_or_else(|| E::custom(TOO_MUCH))?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.takes(VALUE)?;
        Ok(Value::Null)
    }
    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        self.takes(VALUE)?;
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.takes(VALUE)?;
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.takes(VALUE)?;
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        self.takes(VALUE)?;
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.takes(VALUE + 16 + text.len())?;
        Ok(Value::String(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.takes(VALUE)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        self.takes(OBJECT)?;
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            self.takes(ENTRY + key.len())?;
            let value = map.next_value_seed(self)?;
            if fields.contains_key(&key) {
                return Err(de::Error::custom(format_args!("\"{key}\" {TWICE}")));
            }
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
    }
}
