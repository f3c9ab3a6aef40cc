//! The parts of a data set in the kinds that JSON-stat gives them: lists of names, whole numbers,
//! words. What is of another kind is an error that says what was found; nothing is skipped.

use crate::problems::short;
use crate::tidy::units;
use serde_json::{Map, Value};

/// What a value is, in words.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(one) => one.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(words) => format!("\"{}\"", short(words)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The words under a name; none where there is nothing.
pub(super) fn words<'v>(
    object: &'v Map<String, Value>,
    name: &str,
    what: &str,
) -> Result<Option<&'v str>, String> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(words)) => Ok(Some(words)),
        Some(other) => Err(format!(
            "{what} is {}; expected words in quotation marks",
            found(other)
        )),
    }
}

/// A list of names.
pub(super) fn names<'v>(list: &'v [Value], what: &str) -> Result<Vec<&'v str>, String> {
    list.iter()
        .enumerate()
        .map(|(at, one)| {
            one.as_str().ok_or_else(|| {
                format!(
                    "{what} has {} in place {}; expected names in quotation marks",
                    found(one),
                    at + 1
                )
            })
        })
        .collect()
}

/// A list of whole numbers of 0 or more.
pub(super) fn sizes(list: &[Value]) -> Result<Vec<usize>, String> {
    list.iter()
        .enumerate()
        .map(|(at, one)| {
            let whole = one.as_u64().and_then(|n| usize::try_from(n).ok());
            whole.ok_or_else(|| {
                format!(
                    "\"size\" has {} in place {}; expected whole numbers, like 12",
                    found(one),
                    at + 1
                )
            })
        })
        .collect()
}

/// Whether the version is 2.
pub(super) fn version(object: &Map<String, Value>) -> Result<(), String> {
    match object.get("version") {
        None => Ok(()),
        Some(Value::String(words)) if words == "2" || words.starts_with("2.") => Ok(()),
        Some(other) => Err(format!(
            "its \"version\" is {}; expected \"2.0\"",
            found(other)
        )),
    }
}

/// The dimensions that have a role; none where no role is said.
pub(super) fn role<'v>(object: &'v Map<String, Value>, name: &str) -> Result<Vec<&'v str>, String> {
    let roles = match object.get("role") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Object(roles)) => roles,
        Some(other) => {
            return Err(format!(
                "\"role\" is {}; expected an object, like {{\"time\": [\"year\"]}}",
                found(other)
            ));
        }
    };
    match roles.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => names(list, &format!("the role {name}")),
        Some(other) => Err(format!(
            "the role {name} is {}; expected a list, like [\"{name}\"]",
            found(other)
        )),
    }
}

/// Whether every status is words or null.
pub(super) fn status(object: &Map<String, Value>) -> Result<(), String> {
    let sound = |one: &Value| matches!(one, Value::Null | Value::String(_));
    let wrong = match object.get("status") {
        Some(Value::Array(list)) => {
            let wrong = list.iter().enumerate().find(|(_, one)| !sound(one));
            wrong.map(|(at, one)| (at.to_string(), one))
        }
        Some(Value::Object(map)) => {
            let wrong = map.iter().find(|(_, one)| !sound(one));
            wrong.map(|(at, one)| (at.clone(), one))
        }
        _ => None,
    };
    match wrong {
        Some((at, one)) => Err(format!(
            "the status of value {} is {}; expected a symbol in quotation marks, like \"p\"",
            short(&at),
            found(one)
        )),
        None => Ok(()),
    }
}

/// How a metric is measured and of what, in the words of a unit of JSON-stat: its label, symbol and
/// base, with its power of ten. Errors where one of them is of another kind or the power has no
/// words.
pub(super) fn unit(name: &str, unit: Option<&Value>) -> Result<(String, String), String> {
    let name = short(name);
    let unit = match unit {
        None | Some(Value::Null) => return Ok((String::new(), String::new())),
        Some(Value::Object(unit)) => unit,
        Some(other) => {
            return Err(format!(
                "the unit of \"{name}\" is {}; expected an object, like {{\"label\": \"persons\"}}",
                found(other)
            ));
        }
    };
    let said = |field: &str| {
        let what = format!("the {field} of the unit of \"{name}\"");
        Ok::<_, String>(words(unit, field, &what)?.unwrap_or_default().trim())
    };
    let (label, base, symbol, sort) = (
        said("label")?,
        said("base")?,
        said("symbol")?,
        said("type")?,
    );
    // The base beside a type, else the first that is a unit we know, else what there is.
    let sorted = matches!(
        units::read(sort).kind.as_str(),
        "percent" | "rate" | "count"
    );
    let known = |words: &&&str| !words.is_empty() && units::read(words).kind != "other";
    let mut all = vec![label, symbol, base];
    if sorted && !base.is_empty() {
        all.insert(0, base);
    }
    let filled = [label, base, symbol]
        .into_iter()
        .find(|words| !words.is_empty());
    let chosen = all
        .iter()
        .find(known)
        .copied()
        .or(filled)
        .unwrap_or_default();
    let measure = if sorted { sort } else { "" };
    let power = match unit.get("multiplier").or_else(|| unit.get("mult")) {
        None | Some(Value::Null) => 0,
        Some(power) => power.as_i64().ok_or_else(|| {
            format!(
                "the multiplier of the unit of \"{name}\" is {}; expected a power of ten, like 3 for thousands",
                found(power)
            )
        })?,
    };
    let words = units::in_powers(power, chosen).ok_or_else(|| {
        format!(
            "the multiplier of the unit of \"{name}\" is {power}, of \"{}\"; expected 0, or 3, 6 or 9 \
             for thousands, millions and billions of what is counted",
            short(chosen)
        )
    })?;
    // Thousands of persons are their own unit, whatever they are a measure of.
    let measure = if power == 0 { measure } else { "" };
    Ok((measure.to_owned(), words))
}
