//! JSON read strictly, into a small tree, and from the tree into the wire types.
//!
//! A key that appears twice, a list where an object is meant, and a text where a number is meant are
//! errors with a place; fields that nobody knows are listed. Texts are cleaned of characters that
//! do not show as themselves. One reader for all types keeps the viewer small: serde's own would
//! be written out again for every struct.

use crate::decimal;
use crate::order;
use crate::problem::{Kind, Problem, Problems, Severity};
use crate::text::clean;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// A JSON value. Objects keep the order of the file and have every key once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Parses a text. Beside the tree: how many characters were dropped from texts.
pub(crate) fn parse(text: &str) -> Result<(Node, usize), serde_json::Error> {
    let dropped = Cell::new(0);
    let mut json = serde_json::Deserializer::from_str(text);
    let node = Reader(&dropped).deserialize(&mut json)?;
    json.end()?;
    Ok((node, dropped.get()))
}

/// Reads a node; counts dropped characters.
#[derive(Clone, Copy)]
struct Reader<'a>(&'a Cell<usize>);

impl Reader<'_> {
    fn clean(self, text: &str) -> String {
        match clean(text) {
            Some((text, dropped)) => {
                self.0.set(self.0.get() + dropped);
                text
            }
            None => text.to_owned(),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value as f64))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value as f64))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(value))
    }
    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(self.clean(text)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields: Vec<(String, Node)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let key = self.clean(&key);
            fields.push((key, map.next_value_seed(self)?));
        }
        let indices = order::sorted_indices(fields.len(), &|a, b| fields[a].0.cmp(&fields[b].0));
        let twice = indices
            .windows(2)
            .find(|pair| fields[pair[0]].0 == fields[pair[1]].0);
        match twice {
            Some(pair) => Err(de::Error::custom(format_args!(
                "in the object that ends here, \"{}\" appears twice; expected every field once",
                fields[pair[0]].0
            ))),
            None => Ok(Node::Object(fields)),
        }
    }
}

/// The place being read, the first thing that went wrong, and the fields that nobody asked for.
///
/// Reading goes on with defaults after something went wrong, and what is read is thrown away: a
/// way out at every field would be written out again for every field.
#[derive(Default)]
pub(crate) struct ReadErrors {
    path: String,
    /// Where reading went wrong first, and what was found and expected there.
    pub wrong: Option<Problem>,
    /// A notice for every unknown field, in file order.
    pub unknown: Problems,
}

impl ReadErrors {
    /// Goes to a place below; returns what [`ReadErrors::up`] wants.
    pub fn down(&mut self, step: &dyn fmt::Display) -> usize {
        let before = self.path.len();
        self.path.push_str(&step.to_string());
        before
    }

    pub fn up(&mut self, before: usize) {
        self.path.truncate(before);
    }

    pub fn key(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!(".{key}")
        }
    }

    fn fail(&mut self, message: String) {
        if self.wrong.is_none() {
            self.wrong = Some(Problem::new(Severity::Error, self.path.clone(), message));
        }
    }

    fn expected(&mut self, found: &Node, expected: &str) {
        let found = match found {
            Node::Null => "null".to_owned(),
            Node::Bool(value) => value.to_string(),
            Node::Number(number) => format!("the number {}", decimal::shortest(*number)),
            Node::Text(text) => {
                format!("the text \"{}\"", text.chars().take(60).collect::<String>())
            }
            Node::List(_) => "a list".to_owned(),
            Node::Object(_) => "an object".to_owned(),
        };
        self.fail(format!("found {found}; expected {expected}"));
    }
}

/// A type of the file. Where the node is another, the log is told and the default returned.
pub(crate) trait FromNode: Default {
    /// Reads the type from a node.
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self;
}

impl FromNode for String {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Text(text) => text,
            other => {
                errors.expected(&other, "a text in quotation marks");
                Self::new()
            }
        }
    }
}

impl FromNode for f64 {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Number(number) => number,
            other => {
                errors.expected(&other, "a number");
                0.0
            }
        }
    }
}

impl FromNode for u8 {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Number(number) if (0.0..=255.0).contains(&number) && number.fract() == 0.0 => {
                number as u8
            }
            other => {
                errors.expected(&other, "a whole number from 0 to 255");
                0
            }
        }
    }
}

impl FromNode for bool {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Bool(value) => value,
            other => {
                errors.expected(&other, "true or false");
                false
            }
        }
    }
}

impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Null => None,
            node => Some(T::from_node(node, errors)),
        }
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        let Node::List(items) = node else {
            errors.expected(&node, "a list");
            return Self::new();
        };
        let mut list = Vec::new();
        for (i, item) in items.into_iter().enumerate() {
            // Nothing of the file is used any more: a million empty objects need not be read.
            if errors.wrong.is_some() {
                break;
            }
            let before = errors.down(&format_args!("[{i}]"));
            list.push(T::from_node(item, errors));
            errors.up(before);
        }
        list
    }
}

/// The fields of an object that are still to be read.
pub(crate) struct Fields(Vec<(String, Node)>);

impl Fields {
    /// All of them, by name.
    pub fn into_list(self) -> Vec<(String, Node)> {
        self.0
    }

    /// The fields of a node, which must be an object.
    pub fn of(node: Node, errors: &mut ReadErrors) -> Self {
        match node {
            Node::Object(fields) => Self(fields),
            other => {
                errors.expected(&other, "an object in braces");
                Self(Vec::new())
            }
        }
    }

    /// Takes a field out and reads it. One that may be left out has its default then.
    pub fn take<T: FromNode>(&mut self, errors: &mut ReadErrors, name: &str, optional: bool) -> T {
        match self.pick(errors, name, optional) {
            Some((before, node)) => {
                let value = T::from_node(node, errors);
                errors.up(before);
                value
            }
            None => T::default(),
        }
    }

    /// The node of a field, with the log gone down to it.
    fn pick(
        &mut self,
        errors: &mut ReadErrors,
        name: &str,
        optional: bool,
    ) -> Option<(usize, Node)> {
        // A raw identifier is spelled without its prefix in files.
        let name = name.trim_start_matches("r#");
        match self.0.iter().position(|(key, _)| key == name) {
            Some(place) => {
                let (_, node) = self.0.remove(place);
                Some((errors.down(&errors.key(name)), node))
            }
            None => {
                if !optional {
                    errors.fail(format!("the field \"{name}\" is missing"));
                }
                None
            }
        }
    }

    /// Lists what nobody took.
    pub fn close(self, errors: &mut ReadErrors) {
        for (key, _) in self.0 {
            let path = format!("{}{}", errors.path, errors.key(&key));
            let message = "no field of this name is known here; it is ignored";
            let problem = Problem::new(Severity::Notice, path, message);
            errors.unknown.push(problem.of_kind(Kind::UnknownField));
        }
    }
}
