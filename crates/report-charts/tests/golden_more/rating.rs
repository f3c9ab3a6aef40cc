//! Counts by rating.

use report_charts::rating::{self, Rated, RatingPart};
use report_charts::style;

use crate::golden;

fn parts(counts: [u32; 6]) -> Vec<RatingPart> {
    let says = [
        (Rated::Red, "red"),
        (Rated::Amber, "amber"),
        (Rated::Green, "green"),
        (Rated::Commentary, "see commentary"),
        (Rated::NotRated, "not rated"),
        (Rated::NotLegible, "not legible"),
    ];
    let part = |((rating, word), count): ((Rated, &str), u32)| RatingPart {
        rating,
        count,
        words: format!("{count} {word}"),
    };
    says.into_iter().zip(counts).map(part).collect()
}

#[test]
fn counts_by_rating() {
    for (name, counts) in [
        ("rating", [10, 4, 3, 2, 9, 7]),
        ("rating-one", [0, 0, 27, 0, 0, 0]),
        ("rating-lopsided", [1, 1, 400, 1, 0, 1]),
    ] {
        let parts = parts(counts);
        for (name, width) in [(name.to_owned(), 832), (format!("{name}-phone"), 343)] {
            let picture = rating::draw(&parts, width).expect("counts");
            golden(&name, &picture, style::LIGHT);
        }
        let picture = rating::draw(&parts, 682).expect("counts");
        let css = format!("{}{}", style::LIGHT, style::PRINT);
        golden(&format!("{name}-print"), &picture, &css);
    }
    assert_eq!(rating::draw(&parts([0; 6]), 832), None);
}
