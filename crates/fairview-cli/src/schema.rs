//! `fairview schema`: the JSON Schemas of the file format.

use crate::print;
use clap::{Args, ValueEnum};

/// Print the JSON Schema of a kind of file, or every field of the format as tables.
#[derive(Args)]
#[command(after_help = "Example: fairview schema report")]
pub(crate) struct SchemaArgs {
    /// The kind of file, or `fields`
    kind: SchemaKind,
}

#[derive(Clone, Copy, ValueEnum)]
enum SchemaKind {
    Report,
    Catalogue,
    Indicator,
    Families,
    Recipe,
    Fields,
}

impl SchemaArgs {
    pub(crate) fn run(&self) {
        print::out(&match self.kind {
            SchemaKind::Report => report_core::schema::report(),
            SchemaKind::Catalogue => report_core::schema::catalogue(),
            SchemaKind::Indicator => report_core::schema::indicator(),
            SchemaKind::Families => report_core::schema::families(),
            SchemaKind::Recipe => report_import::xlsx::recipe::schema(),
            SchemaKind::Fields => report_core::schema::fields(),
        });
    }
}
