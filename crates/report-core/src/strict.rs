//! Reading JSON strictly: where reading stopped, what nobody asked for, and no shortcuts.
//!
//! serde takes an array where a struct is meant, by position, and says nothing of fields it does
//! not know. This wrapper around any deserialiser refuses the first, lists the second, and keeps
//! the path, so that an error can say where.

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::fmt;

/// The path to the place being read, and the fields that nobody asked for.
#[derive(Default)]
pub(crate) struct Log {
    path: Vec<Step>,
    /// Paths of unknown fields, in file order.
    pub unknown: Vec<String>,
    /// Characters that were dropped from texts because they would not show as themselves.
    pub dropped: usize,
}

/// Text without control, bidirectional and zero-width characters, and how many there were.
/// `None` where there is nothing to drop. A tab becomes a blank; line breaks stay.
fn clean(text: &str) -> Option<(String, usize)> {
    let unwelcome = |c: char| {
        matches!(c,
            '\u{0}'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if !text.contains(unwelcome) {
        return None;
    }
    let dropped = text.chars().filter(|&c| unwelcome(c) && c != '\t').count();
    let text = text.replace('\t', " ").replace(unwelcome, "");
    Some((text, dropped))
}

enum Step {
    Key(String),
    Index(usize),
}

impl Log {
    /// The path as written in messages: `indicators[3].cells.target`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
                Step::Index(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
            }
        }
        path
    }
}

/// A deserialiser, visitor, seed or access with the log beside it.
pub(crate) struct Strict<'a, T> {
    inner: T,
    log: &'a RefCell<Log>,
    /// For a visitor: whether a struct is meant, so that an array must be refused.
    object_only: bool,
}

impl<'a, T> Strict<'a, T> {
    pub fn new(inner: T, log: &'a RefCell<Log>) -> Self {
        Self {
            inner,
            log,
            object_only: false,
        }
    }
}

macro_rules! forward {
    ($($method:ident($($arg:ident: $type:ty),*);)*) => { $(
        fn $method<V: Visitor<'de>>(self, $($arg: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($arg,)* Strict::new(visitor, self.log))
        }
    )* };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
    type Error = D::Error;

    forward! {
        deserialize_any(); deserialize_bool(); deserialize_i8(); deserialize_i16();
        deserialize_i32(); deserialize_i64(); deserialize_u8(); deserialize_u16();
        deserialize_u32(); deserialize_u64(); deserialize_f32(); deserialize_f64();
        deserialize_char(); deserialize_str(); deserialize_string(); deserialize_bytes();
        deserialize_byte_buf(); deserialize_option(); deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq(); deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map(); deserialize_identifier();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = Strict {
            inner: visitor,
            log: self.log,
            object_only: true,
        };
        self.inner.deserialize_struct(name, fields, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let path = self.log.borrow().path();
        self.log.borrow_mut().unknown.push(path);
        self.inner.deserialize_ignored_any(visitor)
    }
}

macro_rules! visits {
    ($($method:ident($type:ty);)*) => { $(
        fn $method<E: de::Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        }
    )* };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.object_only {
            f.write_str("an object")
        } else {
            self.inner.expecting(f)
        }
    }

    visits! {
        visit_bool(bool); visit_i64(i64); visit_u64(u64); visit_f64(f64);
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<V::Value, E> {
        match clean(text) {
            Some((text, dropped)) => {
                self.log.borrow_mut().dropped += dropped;
                self.inner.visit_string(text)
            }
            None => self.inner.visit_str(text),
        }
    }

    fn visit_none<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }
    fn visit_unit<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }
    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Strict::new(inner, self.log))
    }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner
            .visit_newtype_struct(Strict::new(inner, self.log))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        if self.object_only {
            return Err(de::Error::invalid_type(de::Unexpected::Seq, &self));
        }
        let access = Items {
            inner: Strict::new(inner, self.log),
            next: 0,
        };
        self.inner.visit_seq(access)
    }
    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Strict::new(inner, self.log))
    }
    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(inner)
    }
}

struct Items<'a, A> {
    inner: Strict<'a, A>,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, A::Error> {
        let log = self.inner.log;
        log.borrow_mut().path.push(Step::Index(self.next));
        self.next += 1;
        let element = self.inner.inner.next_element_seed(Strict::new(seed, log))?;
        // Only a place that was read to its end is left: after an error the path says where.
        log.borrow_mut().path.pop();
        Ok(element)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Strict<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let mut key = String::new();
        let found = self.inner.next_key_seed(KeySeed {
            seed,
            key: &mut key,
        })?;
        if found.is_some() {
            self.log.borrow_mut().path.push(Step::Key(key));
        }
        Ok(found)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        let value = self.inner.next_value_seed(Strict::new(seed, self.log))?;
        self.log.borrow_mut().path.pop();
        Ok(value)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Strict::new(inner, self.log))
    }
}

/// Reads a key as a string, keeps a copy for the path, and hands it on.
struct KeySeed<'k, S> {
    seed: S,
    key: &'k mut String,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for KeySeed<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = String;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
                Ok(text.to_owned())
            }
        }
        let key = inner.deserialize_str(Text)?;
        self.key.clone_from(&key);
        self.seed
            .deserialize(de::value::StringDeserializer::new(key))
    }
}
