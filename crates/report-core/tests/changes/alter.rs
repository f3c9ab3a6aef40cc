//! Altering one thing in a report as it is written.

use serde_json::{Value, json};

/// The real reports.
pub const EXAMPLES: [&str; 6] = [
    "halton-2022-23-q3",
    "halton-2015-16-q2",
    "halton-board-2020-01",
    "halton-plan-2012-15",
    "halton-plan-2016-19",
    "halton-lait-2026",
];

/// What is done at a place.
#[derive(Debug, Clone)]
pub enum Do {
    /// A text gets two words more.
    Text,
    /// A number becomes one more.
    Number,
    /// Something else stands there; it may have been left out before.
    Set(Value),
    /// It is left out.
    Take,
    /// A list gets one more at its end.
    Push(Value),
    /// The first two of a list change places.
    Swap,
}

/// A step of a path.
fn child<'v>(value: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match value {
        Value::Array(list) => list.get_mut(step.parse::<usize>().ok()?),
        Value::Object(fields) => fields.get_mut(step),
        _ => None,
    }
}

/// What stands at a place.
pub fn at<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match value {
        Value::Array(list) => list.get(step.parse::<usize>().ok()?),
        other => other.get(step),
    })
}

/// The places a pattern means: `*` is any entry of a list or object. The last step need not exist.
pub fn places(value: &Value, pattern: &str) -> Vec<Vec<String>> {
    let steps: Vec<&str> = pattern.split('/').collect();
    let mut found = vec![Vec::new()];
    for (n, step) in steps.iter().enumerate() {
        let mut next = Vec::new();
        for path in found {
            let here: &Value = match at(value, &path) {
                Some(here) => here,
                None => continue,
            };
            let keys: Vec<String> = match (here, *step) {
                (Value::Array(list), "*") => (0..list.len()).map(|i| i.to_string()).collect(),
                (Value::Object(fields), "*") => fields.keys().cloned().collect(),
                (Value::Object(fields), step) if fields.contains_key(step) => vec![step.to_owned()],
                (Value::Object(_), step) if n + 1 == steps.len() => vec![step.to_owned()],
                _ => Vec::new(),
            };
            next.extend(
                keys.into_iter()
                    .map(|key| [path.clone(), vec![key]].concat()),
            );
        }
        found = next;
    }
    found
}

/// Alters what stands at a place; `None` where that cannot be done there.
pub fn alter(report: &Value, path: &[String], what: &Do) -> Option<Value> {
    let mut altered = report.clone();
    let (last, parents) = path.split_last()?;
    let parent = parents
        .iter()
        .try_fold(&mut altered, |value, step| child(value, step))?;
    match what {
        Do::Text => {
            let here = child(parent, last)?;
            *here = json!(format!("{} and more", here.as_str()?));
        }
        Do::Number => {
            let here = child(parent, last)?;
            *here = json!(here.as_f64()? + 1.0);
        }
        Do::Set(value) => match parent {
            Value::Object(fields) => {
                fields.insert(last.clone(), value.clone());
            }
            other => *child(other, last)? = value.clone(),
        },
        Do::Take => match parent {
            Value::Object(fields) => drop(fields.remove(last)?),
            Value::Array(list) => drop(list.remove(last.parse().ok()?)),
            _ => return None,
        },
        Do::Push(value) => match child(parent, last) {
            Some(Value::Array(list)) => list.push(value.clone()),
            Some(_) => return None,
            None => {
                let fields = parent.as_object_mut()?;
                fields.insert(last.clone(), json!([value]));
            }
        },
        Do::Swap => {
            let list = child(parent, last)?.as_array_mut()?;
            if list.len() < 2 {
                return None;
            }
            list.swap(0, 1);
        }
    }
    (altered != *report).then_some(altered)
}
