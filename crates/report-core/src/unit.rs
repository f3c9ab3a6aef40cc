//! Units: what a number counts, and how it is written with its decimals.

use crate::decimal::rounded;

/// What the numbers of an indicator are.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitKind {
    /// Percentage points of a whole: 43.5 means 43.5%.
    Percent,
    /// A difference of percentages, in points.
    Points,
    /// So many out of `per`.
    Rate {
        /// Out of how many: 10000 in "per 10,000".
        per: f64,
    },
    /// A number of things.
    Count,
    /// Pounds sterling.
    Money,
    /// A score without a unit.
    Score,
    /// A duration, or another unit written after the number.
    After(String),
    /// A number whose unit the document does not say.
    Bare,
}

/// A unit with its decimals.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What kind of number.
    pub kind: UnitKind,
    /// What is counted, or the rate's population.
    pub of: Option<String>,
    /// Decimal places shown: what the file says, and more where printed words have more or two
    /// figures of the row would look alike; without a word in the file those of the figures.
    pub decimals: u8,
    /// What the file says of decimals.
    pub(crate) decimals_said: Option<u8>,
    pub(crate) axis: Option<String>,
}

impl Unit {
    /// The kinds, in the words of files.
    pub(crate) const KINDS: [&str; 10] = [
        "percent", "points", "rate", "count", "money", "score", "days", "hours", "years", "other",
    ];

    /// A value in its unit's own words: `92.0%`, `£13,805,604.33`, `136`, `96 hours`. A rate is
    /// written bare, because "per 10,000" stands once beside it.
    pub fn write(&self, value: f64) -> String {
        self.write_at(value, self.places(value))
    }

    /// Decimal places that a value is written with. Counts are whole where they are whole.
    pub fn places(&self, value: f64) -> u8 {
        match self.kind {
            UnitKind::Count if value.fract() == 0.0 => 0,
            _ => self.decimals,
        }
    }

    /// Decimal places of a figure that stands alone, in a cell or a target: those that the file
    /// says; where it says none, those of the number, and no more than the unit has.
    pub fn places_alone(&self, value: f64) -> u8 {
        match self.decimals_said {
            Some(_) => self.places(value),
            None => self.decimals.min(crate::decimal::places(value)),
        }
    }

    /// The same with other decimals: means show one more than the values they are made of.
    pub fn write_at(&self, value: f64, decimals: u8) -> String {
        let number = rounded(value, decimals);
        match &self.kind {
            UnitKind::Percent => format!("{number}%"),
            UnitKind::Money => match number.strip_prefix('−') {
                Some(number) => format!("−£{number}"),
                None => format!("£{number}"),
            },
            UnitKind::After(symbol) => after(symbol, &number),
            _ => number,
        }
    }

    /// A distance between two values, without a sign: percentages differ by points.
    pub fn write_difference(&self, difference: f64, decimals: u8) -> String {
        let number = rounded(difference.abs(), decimals);
        match &self.kind {
            UnitKind::Percent | UnitKind::Points if number == "1" => "1 point".to_owned(),
            UnitKind::Percent | UnitKind::Points => format!("{number} points"),
            UnitKind::Money => format!("£{number}"),
            UnitKind::After(symbol) => after(symbol, &number),
            _ => number,
        }
    }

    /// Decimals for a mean of values: one more than the values have, where they have none or one.
    pub fn mean_decimals(&self) -> u8 {
        if self.decimals == 0 { 1 } else { self.decimals }
    }

    /// "per 10,000 children aged under 18" for a rate; nothing otherwise.
    pub fn per_words(&self) -> Option<String> {
        match self.kind {
            UnitKind::Rate { per } => Some(match &self.of {
                Some(of) => format!("per {} {of}", rounded(per, 0)),
                None => format!("per {}", rounded(per, 0)),
            }),
            _ => None,
        }
    }

    /// The axis words of the file, where it gives its own.
    pub(crate) fn axis_words(&self) -> Option<&str> {
        self.axis.as_deref()
    }

    /// The words above a chart's axis.
    pub fn axis(&self) -> String {
        if let Some(axis) = &self.axis {
            return axis.clone();
        }
        match (&self.kind, &self.of) {
            (UnitKind::Percent, Some(of)) => format!("% of {of}"),
            (UnitKind::Percent, None) => "Per cent".to_owned(),
            (UnitKind::Points, _) => "Percentage points".to_owned(),
            (UnitKind::Rate { .. }, _) => crate::text::upper(&self.per_words().unwrap_or_default()),
            (UnitKind::Count, Some(of)) => format!("Number of {of}"),
            (UnitKind::Count, None) => "Number".to_owned(),
            (UnitKind::Money, _) => "Pounds".to_owned(),
            (UnitKind::Score, _) => "Score".to_owned(),
            (UnitKind::Bare, Some(of)) => of.clone(),
            (UnitKind::Bare, None) => "Figure, unit not given".to_owned(),
            (UnitKind::After(symbol), _) => {
                let mut letters = symbol.chars();
                letters.next().map_or_else(String::new, |first| {
                    std::iter::once(first.to_ascii_uppercase())
                        .chain(letters)
                        .collect()
                })
            }
        }
    }

    /// What stands before and after a tick's number on an axis.
    pub fn tick_affixes(&self) -> (&'static str, &'static str) {
        match self.kind {
            UnitKind::Percent => ("", "%"),
            UnitKind::Money => ("£", ""),
            _ => ("", ""),
        }
    }

    /// The limits that values of this unit keep, unless the data does not.
    pub fn natural_limits(&self) -> Option<(f64, f64)> {
        matches!(self.kind, UnitKind::Percent).then_some((0.0, 100.0))
    }
}

/// A number and its unit: `96 hours`; of pounds in thousands or more, `£2,210 thousand`.
fn after(symbol: &str, number: &str) -> String {
    let Some(scale) = pounds(symbol) else {
        return format!("{number} {}", unit_words(symbol, number));
    };
    match number.strip_prefix('−') {
        Some(number) => format!("−£{number} {scale}"),
        None => format!("£{number} {scale}"),
    }
}

/// How many pounds a unit of money counts at a time, as a word: `£000` and `£'000` are `thousand`,
/// `£m` is `million`. `None` of any other unit.
fn pounds(symbol: &str) -> Option<&'static str> {
    match symbol.strip_prefix('£')?.trim().replace('’', "'").as_str() {
        "000" | "000s" | "'000" | "'000s" | "k" | "thousand" | "thousands" => Some("thousand"),
        "m" | "million" | "millions" | "mn" => Some("million"),
        "bn" | "billion" | "billions" => Some("billion"),
        _ => None,
    }
}

/// The words after a number: `day` after 1, `days` after any other.
fn unit_words(symbol: &str, number: &str) -> String {
    match number {
        "1" | "−1" => singular(symbol),
        _ => symbol.to_owned(),
    }
}

/// A unit of one: `days` is `day`, `tonnes CO2e` is `tonne CO2e`, `working days` is `working day`.
/// Words that are no plural stay.
fn singular(symbol: &str) -> String {
    let words: Vec<&str> = symbol.split(' ').collect();
    // What follows one of these does not count: "visits per 1,000 residents".
    let bound = ["per", "of", "to", "in", "for", "from", "a", "by", "with"];
    let end = words.iter().position(|word| bound.contains(word));
    let own = &words[..end.unwrap_or(words.len())];
    let Some((at, one)) = own
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, word)| Some((at, one_of(word)?)))
    else {
        return symbol.to_owned();
    };
    let mut words: Vec<&str> = words;
    words[at] = &one;
    words.join(" ")
}

/// The singular of a plural noun; `None` of another word.
fn one_of(word: &str) -> Option<String> {
    const OTHERS: [(&str, &str); 7] = [
        ("people", "person"),
        ("children", "child"),
        ("persons", "person"),
        ("hrs", "hr"),
        ("yrs", "yr"),
        ("wks", "wk"),
        ("lives", "life"),
    ];
    if let Some((_, one)) = OTHERS.iter().find(|(many, _)| *many == word) {
        return Some((*one).to_owned());
    }
    let letters = word.bytes().all(|b| b.is_ascii_lowercase());
    let vowel = word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let no_plural = ["ss", "us", "is", "series", "species"];
    if word.len() < 4 || !letters || !vowel || no_plural.iter().any(|end| word.ends_with(end)) {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let hissing = ["sses", "xes", "ches", "shes"];
    match hissing.iter().any(|end| word.ends_with(end)) {
        true => word.strip_suffix("es"),
        false => word.strip_suffix('s'),
    }
    .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(kind: UnitKind, decimals: u8) -> Unit {
        Unit {
            kind,
            of: None,
            decimals,
            decimals_said: Some(decimals),
            axis: None,
        }
    }

    #[test]
    fn numbers_carry_their_unit() {
        for (kind, decimals, value, written, difference) in [
            (UnitKind::Percent, 1, -3.06, "−3.1%", "3.1 points"),
            (UnitKind::Percent, 0, 1.0, "1%", "1 point"),
            (UnitKind::Rate { per: 10000.0 }, 0, 136.0, "136", "136"),
            (UnitKind::Money, 2, -1234.5, "−£1,234.50", "£1,234.50"),
            (
                UnitKind::After("hours".to_owned()),
                0,
                96.0,
                "96 hours",
                "96 hours",
            ),
            (UnitKind::Count, 0, 3763.0, "3,763", "3,763"),
        ] {
            let unit = unit(kind, decimals);
            assert_eq!(unit.write(value), written);
            assert_eq!(unit.write_difference(value, decimals), difference);
        }
    }

    #[test]
    fn pounds_in_thousands_and_millions_are_written_as_money() {
        for (symbol, written) in [
            ("£000", "£2,210 thousand"),
            ("£’000", "£2,210 thousand"),
            ("£k", "£2,210 thousand"),
            ("£m", "£2,210 million"),
            ("£ million", "£2,210 million"),
            ("£bn", "£2,210 billion"),
            ("£ per head", "2,210 £ per head"),
            ("thousand pounds", "2,210 thousand pounds"),
        ] {
            let unit = unit(UnitKind::After(symbol.to_owned()), 0);
            assert_eq!(unit.write(2210.0), written);
            assert_eq!(unit.write_difference(-2210.0, 0), written);
        }
        let millions = unit(UnitKind::After("£m".to_owned()), 1);
        assert_eq!(millions.write(-1.0), "−£1.0 million");
        assert_eq!(millions.write_difference(-1.0, 0), "£1 million");
    }

    #[test]
    fn one_is_written_in_the_singular() {
        for (symbol, one) in [
            ("days", "1 day"),
            ("hours", "1 hour"),
            ("years", "1 year"),
            ("working days", "1 working day"),
            ("tonnes CO2e", "1 tonne CO2e"),
            ("visits per 1,000 residents", "1 visit per 1,000 residents"),
            ("people", "1 person"),
            ("inches", "1 inch"),
            ("entries", "1 entry"),
            ("boxes", "1 box"),
            ("minutes", "1 minute"),
            ("kWh", "1 kWh"),
            ("Mbps", "1 Mbps"),
            ("kbps", "1 kbps"),
            ("out of 5", "1 out of 5"),
            ("acres of grass", "1 acre of grass"),
        ] {
            let unit = unit(UnitKind::After(symbol.to_owned()), 0);
            assert_eq!(unit.write(1.0), one);
            assert_eq!(unit.write_difference(-1.0, 0), one);
            assert_eq!(unit.write(2.0), format!("2 {symbol}"));
            assert_eq!(unit.write_at(1.0, 1), format!("1.0 {symbol}"));
        }
    }

    #[test]
    fn counts_are_whole_where_they_are_whole() {
        let count = unit(UnitKind::Count, 2);
        assert_eq!(count.write(246.0), "246");
        assert_eq!(count.write(246.5), "246.50");
    }

    #[test]
    fn the_axis_says_what_is_counted() {
        let mut rate = unit(UnitKind::Rate { per: 10000.0 }, 0);
        assert_eq!(rate.axis(), "Per 10,000");
        rate.of = Some("children aged under 18".to_owned());
        assert_eq!(rate.axis(), "Per 10,000 children aged under 18");
        assert_eq!(unit(UnitKind::After("days".to_owned()), 0).axis(), "Days");
    }
}
