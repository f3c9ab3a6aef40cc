//! Keeping things in a row apart.

use crate::order::between;

/// The least and the greatest.
pub(crate) fn ends_of(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::MAX, f64::MIN), |(lo, hi), value| {
        (lo.min(value), hi.max(value))
    })
}

/// Moves middles (wanted position, height; in order) apart until none overlap, each group of
/// crowded ones equally, the fixed one only if there is no other way. The first and last middle
/// stay between `top` and `bottom` as far as the heights allow.
pub(crate) fn spread(
    wanted: &[(f64, f64)],
    fixed: Option<usize>,
    top: f64,
    bottom: f64,
) -> Vec<f64> {
    // Distance of each middle below the first if all stood as close as they may.
    let mut offset = vec![0.0; wanted.len()];
    for n in 1..wanted.len() {
        offset[n] = offset[n - 1] + (wanted[n - 1].1 + wanted[n].1) / 2.0;
    }
    let total = offset.last().copied().unwrap_or(0.0);
    let (top, bottom) = if bottom - top < total {
        let middle = (top + bottom) / 2.0;
        (middle - total / 2.0, middle + total / 2.0)
    } else {
        (top, bottom)
    };
    let within = |n: usize, y: f64| between(y, top + offset[n], bottom - (total - offset[n]));
    // With the least distances taken off, keeping apart means never running backwards; averaging
    // whatever runs backwards pushes equally.
    let level = |range: std::ops::Range<usize>, lo: f64, hi: f64| -> Vec<f64> {
        let mut groups: Vec<(f64, usize)> = vec![];
        for n in range {
            let mut group = (wanted[n].0 - offset[n], 1);
            while let Some(&(mean, count)) = groups.last() {
                if mean < group.0 {
                    break;
                }
                groups.pop();
                let sum = mean * count as f64 + group.0 * group.1 as f64;
                group = (sum / (count + group.1) as f64, count + group.1);
            }
            groups.push(group);
        }
        groups
            .into_iter()
            .flat_map(|(mean, count)| std::iter::repeat_n(between(mean, lo, hi), count))
            .collect()
    };
    let (lo, hi) = (top, bottom - total);
    let levels = match fixed.filter(|&n| n < wanted.len()) {
        None => level(0..wanted.len(), lo, hi),
        Some(n) => {
            let own = within(n, wanted[n].0) - offset[n];
            let mut levels = level(0..n, lo, own);
            levels.push(own);
            levels.extend(level(n + 1..wanted.len(), own, hi));
            levels
        }
    };
    levels
        .iter()
        .zip(&offset)
        .map(|(level, offset)| level + offset)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(wanted: &[(f64, f64)], fixed: Option<usize>) -> Vec<f64> {
        spread(wanted, fixed, 50.0, 450.0)
    }

    #[test]
    fn what_does_not_touch_stays() {
        assert_eq!(apart(&[(100.0, 18.0), (200.0, 18.0)], None), [100.0, 200.0]);
        assert_eq!(apart(&[], None), Vec::<f64>::new());
    }

    #[test]
    fn two_that_touch_are_pushed_equally() {
        assert_eq!(apart(&[(100.0, 18.0), (110.0, 18.0)], None), [96.0, 114.0]);
    }

    #[test]
    fn the_fixed_one_stays_and_the_other_moves() {
        assert_eq!(
            apart(&[(100.0, 18.0), (110.0, 18.0)], Some(0)),
            [100.0, 118.0]
        );
        assert_eq!(
            apart(&[(100.0, 18.0), (110.0, 18.0)], Some(1)),
            [92.0, 110.0]
        );
    }

    #[test]
    fn all_stay_within_the_plot_even_when_the_fixed_one_must_give_way() {
        let tied = [(50.0, 30.0); 5];
        assert_eq!(apart(&tied, Some(4)), [50.0, 80.0, 110.0, 140.0, 170.0]);
        let tied = [(450.0, 30.0); 3];
        assert_eq!(apart(&tied, Some(0)), [390.0, 420.0, 450.0]);
    }
}
