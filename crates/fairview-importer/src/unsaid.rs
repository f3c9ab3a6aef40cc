//! What files of data leave unsaid, and what can be said of them.

use crate::Request;
use report_import::data;
use report_import::options::{DataOption, OPTIONS, Options};

/// What files of data leave unsaid.
pub fn options(request: &Request) -> Result<Options, String> {
    let mut options = Options::default();
    for (name, value) in &request.options {
        options.add(name, value)?;
    }
    Ok(options)
}

/// What can be said of files of data.
pub fn fields(kind: data::Kind, said: &Options) -> Vec<(String, String, String, Vec<String>)> {
    let of_kind = |name: &str| kind == data::Kind::Jsonstat || !name.ends_with("-dimension");
    let all = OPTIONS.iter().filter(|option| of_kind(option.name));
    all.map(|option| field(option, said)).collect()
}

/// An option with what is said of it.
pub fn field(option: &DataOption, said: &Options) -> (String, String, String, Vec<String>) {
    let values = option.values.iter().map(|value| (*value).to_owned());
    let value = said.get(option.name).unwrap_or_default().to_owned();
    (
        option.name.to_owned(),
        option.about.to_owned(),
        value,
        values.collect(),
    )
}
