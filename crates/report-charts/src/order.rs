//! Putting things in order: one sort for every kind of thing, because each further one would be
//! downloaded by every reader.

/// The items in the order of their keys: the first number decides, then the second, then the
/// order they came in.
pub(crate) fn ordered<T>(items: Vec<T>, key: impl Fn(&T) -> (f64, f64)) -> Vec<T> {
    let indices = sorted_indices(items.iter().map(key).collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    indices
        .into_iter()
        .filter_map(|index| items[index].take())
        .collect()
}

fn sorted_indices(keys: Vec<(f64, f64)>) -> Vec<usize> {
    let mut keyed: Vec<(f64, f64, usize)> = keys
        .into_iter()
        .enumerate()
        .map(|(n, (a, b))| (a, b, n))
        .collect();
    keyed.sort_unstable_by(|one, other| {
        let numbers = one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1));
        numbers.then(one.2.cmp(&other.2))
    });
    keyed.into_iter().map(|(_, _, n)| n).collect()
}

/// `value`, or the nearer of `lo` and `hi` (the lower if they are the wrong way round). Unlike
/// `clamp` it cannot panic, and brings no words for it.
pub(crate) fn between(value: f64, lo: f64, hi: f64) -> f64 {
    value.min(hi).max(lo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let items = vec![(2.0, 'a'), (1.0, 'b'), (2.0, 'c'), (1.0, 'd'), (-1.0, 'e')];
        let sorted = ordered(items, |item| (item.0, 0.0));
        assert_eq!(
            sorted.iter().map(|item| item.1).collect::<String>(),
            "ebdac"
        );
    }

    #[test]
    fn between_survives_bounds_the_wrong_way_round() {
        assert_eq!(between(5.0, 0.0, 3.0), 3.0);
        assert_eq!(between(-5.0, 0.0, 3.0), 0.0);
        assert_eq!(between(5.0, 3.0, 0.0), 3.0);
    }
}
