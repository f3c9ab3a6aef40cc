//! Days as spreadsheets count them.

use time::Date;

/// The day that a spreadsheet counts from 30 December 1899; none for times of day, and none past the
/// year 9999.
pub fn date(serial: f64) -> Option<Date> {
    // Before 1 March 1900 spreadsheets count a day that never was; no report is so old.
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    // 30 December 1899 is the Julian day 2,415,019.
    Date::from_julian_day(2_415_019 + serial.floor() as i32).ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (serial, expected) in [
            (44_926.0, "2022-12-31"),
            (44_926.6, "2022-12-31"),
            (36_526.0, "2000-01-01"),
            (36_585.0, "2000-02-29"),
            (61.0, "1900-03-01"),
            (2_958_465.9, "9999-12-31"),
        ] {
            let day = date(serial).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected));
        }
        for serial in [0.5, 60.9, 2_958_466.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(date(serial), None, "{serial}");
        }
    }
}
