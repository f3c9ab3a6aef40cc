//! The file as it is written, before any of it is believed.
//!
//! These types say the shape and nothing else: a `String` here may hold any words. Holding one
//! proves nothing; [`crate::read`] turns it into a [`crate::Report`] or says what is wrong. The
//! module is private unless the feature `write` is on, which programs that make files need.
//!
//! The doc comments are the descriptions in the JSON Schemas.

mod calculated;
mod catalogue;
mod families;
mod figures;
mod grids;
mod history;
mod parts;
mod processes;
mod report;
mod search;

pub use calculated::*;
pub use catalogue::*;
pub use families::*;
pub use figures::*;
pub use grids::*;
pub use history::*;
pub use parts::*;
pub use processes::*;
pub use report::*;
pub use search::*;

use crate::json::{Fields, FromNode, Node, ReadErrors};

/// Declares structs of the file. A field with `#[serde(default …)]` may be left out; every other
/// must be there. What is written of serde is for programs that make files.
macro_rules! wire {
    (@optional) => { false };
    (@optional rename $($rest:tt)*) => { false };
    (@optional default $($rest:tt)*) => { true };
    (@name $field:ident rename = $name:literal $($rest:tt)*) => { $name };
    (@name $field:ident $($rest:tt)*) => { stringify!($field) };
    ($(
        $(#[doc = $about:expr])*
        pub struct $name:ident {
            $($(#[doc = $meaning:expr])* $(#[serde($($serde:tt)*)])? pub $field:ident : $type:ty,)*
        }
    )*) => { $(
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "write", derive(serde::Serialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            $(
                $(#[doc = $meaning])*
                $(#[cfg_attr(feature = "write", serde($($serde)*))])?
                pub $field: $type,
            )*
        }

        impl crate::json::FromNode for $name {
            fn from_node(node: crate::json::Node, errors: &mut crate::json::ReadErrors) -> Self {
                let mut fields = crate::json::Fields::of(node, errors);
                let value = Self {
                    $($field: fields.take(
                        errors,
                        wire!(@name $field $($($serde)*)?),
                        wire!(@optional $($($serde)*)?),
                    ),)*
                };
                fields.close(errors);
                value
            }
        }
    )* };
}
pub(crate) use wire;

/// A JSON object as pairs in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<V>(pub Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Table<V> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands under a key.
    #[cfg(feature = "write")]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }
}

impl<T: FromNode> FromNode for Table<T> {
    fn from_node(node: Node, errors: &mut ReadErrors) -> Self {
        let mut table = Self::default();
        for (key, node) in Fields::of(node, errors).into_list() {
            let before = errors.down(&errors.key(&key));
            let value = T::from_node(node, errors);
            errors.up(before);
            table.0.push((key, value));
        }
        table
    }
}

#[cfg(feature = "write")]
impl<V: serde::Serialize> serde::Serialize for Table<V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(k, v)| (k, v)))
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Table<V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Table_of_{}", V::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let values = generator.subschema_for::<V>();
        schemars::json_schema!({ "type": "object", "additionalProperties": values })
    }
}
