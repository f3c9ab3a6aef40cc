//! One data set: its dimensions with their roles and categories, and a tidy row for every value.

use super::kinds;
use crate::cell_ref::Origin;
use crate::columns;
use crate::options::Options;
use crate::period_formats;
use crate::problems::{Problems, quoted, short};
use crate::tidy::{Field, Row};
use serde_json::{Map, Value};

/// The most values in a data set.
const MOST_VALUES: usize = 500_000;

/// One dimension.
struct Dimension {
    id: String,
    /// The ids of its categories, in order.
    ids: Vec<String>,
    /// Their labels.
    labels: Vec<String>,
    /// Their units, for a dimension of metrics: how it is measured, and of what.
    units: Vec<(String, String)>,
    /// Whether it is known to part figures, such as sex and age.
    parts: bool,
}

/// A data set whose lists fit.
pub(super) struct Dataset<'v> {
    pub label: String,
    dimensions: Vec<Dimension>,
    time: usize,
    place: usize,
    metric: Option<usize>,
    /// Whether other dimensions have several categories.
    pub joined: bool,
    count: usize,
    object: &'v Map<String, Value>,
}

impl<'v> Dataset<'v> {
    pub fn read(object: &'v Map<String, Value>, options: &Options) -> Result<Self, Vec<String>> {
        let one = |reason: &str| vec![reason.to_owned()];
        let list = |name: &str| object.get(name).and_then(Value::as_array);
        let (Some(ids), Some(sizes)) = (list("id"), list("size")) else {
            return Err(one(
                "\"id\" or \"size\" is missing; expected both, the names of the dimensions and how many categories each has",
            ));
        };
        let ids = kinds::names(ids, "\"id\"").map_err(|reason| vec![reason])?;
        let sizes = kinds::sizes(sizes).map_err(|reason| vec![reason])?;
        if ids.len() != sizes.len() || ids.is_empty() {
            return Err(vec![format!(
                "\"id\" lists {} and \"size\" {}; expected as many of both, and one at least",
                ids.len(),
                sizes.len()
            )]);
        }
        let product = sizes
            .iter()
            .try_fold(1usize, |all, size| all.checked_mul(*size));
        let Some(count) = product.filter(|count| *count <= MOST_VALUES) else {
            return Err(vec![format!(
                "its sizes multiply to more than {MOST_VALUES} values; expected a smaller part of the data set"
            )]);
        };
        let mut reasons = Vec::new();
        let mut dimensions = Vec::new();
        for (id, size) in ids.iter().zip(&sizes) {
            let found = object.get("dimension").and_then(|all| all.get(*id));
            match dimension(id, found, *size) {
                Ok(dimension) => dimensions.push(dimension),
                Err(reason) => reasons.push(reason),
            }
        }
        let label = kinds::words(object, "label", "its \"label\"");
        let checks = [
            kinds::version(object),
            fits(object, count),
            kinds::status(object),
            label.as_ref().map(|_| ()).map_err(String::clone),
        ];
        reasons.extend(checks.into_iter().filter_map(Result::err));
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let mut role = |name: &str, option: &str, what: &str, needed: bool| {
            let found = which(&dimensions, object, options, name, option, what, needed);
            found.unwrap_or_else(|reason| {
                reasons.push(reason);
                None
            })
        };
        let time = role("time", "period-dimension", "time", true);
        let place = role("geo", "area-dimension", "place", true);
        let metric = role("metric", "indicator-dimension", "indicators", false);
        let (Some(time), Some(place)) = (time, place) else {
            return Err(reasons);
        };
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let others = (0..dimensions.len()).filter(|at| Some(*at) != metric);
        let joined = others
            .filter(|at| *at != time && *at != place)
            .any(|at| dimensions[at].ids.len() > 1);
        let label = label.ok().flatten().unwrap_or("Indicator");
        Ok(Self {
            label: label.trim().to_owned(),
            dimensions,
            time,
            place,
            metric,
            joined,
            count,
            object,
        })
    }

    /// A row for every value that is given or has a status.
    pub fn rows(&self, at: &str, problems: &mut Problems) -> Vec<Row> {
        let mut rows = Vec::new();
        let source = self.object.get("value");
        let listed = source.is_some_and(Value::is_array);
        for index in 0..self.count {
            let value = match source {
                Some(Value::Array(list)) => list.get(index),
                Some(Value::Object(map)) => map.get(&index.to_string()),
                _ => None,
            };
            let status = match self.object.get("status") {
                Some(Value::String(all)) => Some(all.as_str()),
                Some(Value::Array(list)) if list.len() == 1 => list[0].as_str(),
                Some(Value::Array(list)) => list.get(index).and_then(Value::as_str),
                Some(Value::Object(map)) => map.get(&index.to_string()).and_then(Value::as_str),
                _ => None,
            };
            let status = status.filter(|status| !status.trim().is_empty());
            // A place of the cube that is not filled says nothing.
            if value.is_none() && status.is_none() {
                continue;
            }
            if !listed && value.is_some_and(Value::is_null) && status.is_none() {
                continue;
            }
            let mut row = Row::new(index);
            match value {
                None | Some(Value::Null) => {}
                Some(Value::Number(number)) => row.add(Field::Value, &number.to_string()),
                // JSON-stat allows symbols in words here; numbers in words are read as well.
                Some(Value::String(words)) => row.add(Field::Value, words),
                Some(_) => {
                    let place = Origin::file(format!("{at}, value {index}")).place();
                    problems.error(
                        &place,
                        "it is neither a number nor null; expected one of the two",
                    );
                    continue;
                }
            }
            row.add(Field::Status, status.unwrap_or_default());
            self.categories(index, &mut row);
            row.shrink();
            rows.push(row);
        }
        rows
    }

    /// Puts the categories of a value into its row: the last dimension changes fastest.
    fn categories(&self, index: usize, row: &mut Row) {
        let mut rest = index;
        let mut at = vec![0; self.dimensions.len()];
        for (i, dimension) in self.dimensions.iter().enumerate().rev() {
            at[i] = rest % dimension.ids.len();
            rest /= dimension.ids.len();
        }
        let mut title = match self.metric {
            Some(metric) => self.dimensions[metric].labels[at[metric]].clone(),
            None => self.label.clone(),
        };
        let mut reference = match self.metric {
            Some(metric) => self.dimensions[metric].ids[at[metric]].clone(),
            None => String::new(),
        };
        let mut parts: Vec<&str> = Vec::new();
        for (i, dimension) in self.dimensions.iter().enumerate() {
            let (id, label) = (&dimension.ids[at[i]], &dimension.labels[at[i]]);
            if i == self.place {
                row.add(Field::AreaCode, id);
                row.add(Field::AreaName, label);
            } else if i == self.time {
                let words = if period_formats::is_placed(id) || !period_formats::is_placed(label) {
                    id
                } else {
                    label
                };
                row.add(Field::Period, words);
            } else if Some(i) != self.metric
                && (dimension.ids.len() > 1 || dimension.parts && !columns::is_whole(label))
            {
                parts.push(label);
                if !reference.is_empty() && dimension.ids.len() > 1 {
                    reference.push('.');
                    reference.push_str(id);
                }
            }
        }
        if !parts.is_empty() {
            title = format!("{title}: {}", parts.join(", "));
        }
        row.add(Field::Indicator, &title);
        row.add(Field::Ref, &reference);
        if let Some(metric) = self.metric {
            let (measure, unit) = &self.dimensions[metric].units[at[metric]];
            row.add(Field::Measure, measure);
            row.add(Field::Unit, unit);
        }
    }
}

/// Which dimension has a role, by the option, else by the data set.
fn which(
    dimensions: &[Dimension],
    object: &Map<String, Value>,
    options: &Options,
    name: &str,
    option: &str,
    what: &str,
    needed: bool,
) -> Result<Option<usize>, String> {
    let ids: Vec<&str> = dimensions.iter().map(|d| d.id.as_str()).collect();
    let find = |id: &str| ids.iter().position(|known| *known == id);
    if let Some(said) = options.get(option) {
        return match find(said) {
            Some(at) => Ok(Some(at)),
            None => Err(format!(
                "--{option} names \"{}\", and there is no such dimension; expected one of {}",
                short(said),
                quoted(&ids)
            )),
        };
    }
    let role = kinds::role(object, name)?;
    match role.as_slice() {
        [one] => match find(one) {
            Some(at) => Ok(Some(at)),
            None => Err(format!(
                "the role {name} is given to \"{}\", and there is no such dimension; expected one of {}",
                short(one),
                quoted(&ids)
            )),
        },
        [] if needed => Err(format!(
            "no dimension has the role {name}; expected --{option} with the one that is {what}, of {}",
            quoted(&ids)
        )),
        [] => Ok(None),
        several => Err(format!(
            "{} dimensions have the role {name}; expected --{option} with one of {}",
            several.len(),
            quoted(several)
        )),
    }
}

/// Reads a dimension of a size.
fn dimension(id: &str, found: Option<&Value>, size: usize) -> Result<Dimension, String> {
    let name = short(id);
    let found = found.ok_or_else(|| {
        format!("the dimension \"{name}\" is missing; expected it under \"dimension\"")
    })?;
    let category = found
        .get("category")
        .ok_or_else(|| format!("the dimension \"{name}\" has no \"category\"; expected one"))?;
    let label = match category.get("label") {
        None | Some(Value::Null) => None,
        Some(Value::Object(map)) => Some(map),
        Some(other) => {
            return Err(format!(
                "the labels of the dimension \"{name}\" are {}; expected an object, a label for every category",
                kinds::found(other)
            ));
        }
    };
    let ids: Vec<String> = match category.get("index") {
        Some(Value::Array(list)) => {
            let what = format!("the \"index\" of the dimension \"{name}\"");
            let names = kinds::names(list, &what)?;
            names.into_iter().map(str::to_owned).collect()
        }
        Some(Value::Object(map)) => {
            let mut ids: Vec<Option<String>> = vec![None; size.min(map.len())];
            for (id, place) in map {
                let place = place.as_u64().and_then(|n| usize::try_from(n).ok());
                match place.and_then(|place| ids.get_mut(place)) {
                    Some(slot @ None) => *slot = Some(id.clone()),
                    _ => {
                        return Err(format!(
                            "in the dimension \"{name}\" the category \"{}\" has no place of its own; expected a whole number from 0 to {}",
                            short(id),
                            size.saturating_sub(1)
                        ));
                    }
                }
            }
            ids.into_iter().flatten().collect()
        }
        Some(other) if !other.is_null() => {
            return Err(format!(
                "the \"index\" of the dimension \"{name}\" is {}; expected a list of its categories, or an object with their places",
                kinds::found(other)
            ));
        }
        // With a single category the index may be left out.
        _ => label
            .map(|map| map.keys().cloned().collect())
            .unwrap_or_default(),
    };
    if ids.len() != size {
        return Err(format!(
            "the dimension \"{name}\" has {} categories and its size is {size}; expected as many",
            ids.len()
        ));
    }
    let labels = ids.iter().map(|id| {
        let what = format!("the label of \"{}\" in the dimension \"{name}\"", short(id));
        let said = label.map_or(Ok(None), |map| kinds::words(map, id, &what))?;
        Ok(said.unwrap_or(id).to_owned())
    });
    let labels = labels.collect::<Result<Vec<String>, String>>()?;
    let unit = match category.get("unit") {
        None | Some(Value::Null) => None,
        Some(Value::Object(map)) => Some(map),
        Some(other) => {
            return Err(format!(
                "the units of the dimension \"{name}\" are {}; expected an object, a unit for every category",
                kinds::found(other)
            ));
        }
    };
    let units = ids.iter().map(|id| {
        let unit = unit.and_then(|all| all.get(id));
        kinds::unit(id, unit)
    });
    let units = units.collect::<Result<Vec<_>, String>>()?;
    let titled = found.get("label").and_then(Value::as_str);
    let parts = [Some(id), titled]
        .into_iter()
        .flatten()
        .any(columns::is_part);
    Ok(Dimension {
        id: id.to_owned(),
        labels,
        units,
        parts,
        ids,
    })
}

/// Whether the lists of values and of status are as long as the sizes say.
fn fits(object: &Map<String, Value>, count: usize) -> Result<(), String> {
    let outside = |map: &Map<String, Value>| {
        let sound = |key: &&String| key.parse::<usize>().is_ok_and(|at| at < count);
        map.keys().find(|key| !sound(key)).cloned()
    };
    match object.get("value") {
        Some(Value::Array(list)) if list.len() == count => {}
        Some(Value::Array(list)) => {
            return Err(format!(
                "the list of values holds {} and the sizes multiply to {count}; expected as many, with null where there is none",
                list.len()
            ));
        }
        Some(Value::Object(map)) => {
            if let Some(key) = outside(map) {
                return Err(format!(
                    "a value stands under \"{}\"; expected whole numbers below {count}",
                    short(&key)
                ));
            }
        }
        _ => {
            return Err("there is no \"value\"; expected a list or an object of values".to_owned());
        }
    }
    match object.get("status") {
        Some(Value::Array(list)) if list.len() != count && list.len() != 1 => Err(format!(
            "there are {} words of status for {count} values; expected as many, or one for all",
            list.len()
        )),
        Some(Value::Object(map)) => match outside(map) {
            Some(key) => Err(format!(
                "a status stands under \"{}\"; expected whole numbers below {count}",
                short(&key)
            )),
            None => Ok(()),
        },
        Some(Value::Null | Value::String(_) | Value::Array(_)) | None => Ok(()),
        Some(_) => Err(
            "\"status\" is neither words, a list nor an object; expected one of the three"
                .to_owned(),
        ),
    }
}
