//! Putting things in order: one sort for every kind of thing. Each further one would be written
//! out again in what every reader downloads.

use std::cmp::Ordering;

/// Sorts stably.
pub(crate) fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let turns = turns(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(turns.into_iter().filter_map(|turn| taken[turn].take()));
}

/// The places 0 to `count` in order; equal ones keep theirs.
pub(crate) fn turns(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut turns: Vec<usize> = (0..count).collect();
    turns.sort_by(|&a, &b| compare(a, b));
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
