//! The Web Worker that makes workbooks to fill: fetched when an officer asks for one, and ended with its
//! answer.

use crate::browser::importer::{self, Source};
use crate::browser::{IS_PAGE, address, download};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

const NOT_THERE: &str = "The part of the viewer that makes templates did not arrive, or something stopped it. Check your connection and try again.";

/// The bytes of a workbook to fill: the small one whose newest quarter is given, or the full one, with what
/// a report says where its file is given. Words for the officer where there is none.
pub async fn make(quarter: Option<&str>, report: Option<&Source>) -> Result<Vec<u8>, String> {
    let answer = answer(quarter, report).await.unwrap_or(JsValue::NULL);
    match answer.dyn_into::<js_sys::Uint8Array>() {
        Ok(workbook) => Ok(workbook.to_vec()),
        Err(other) => Err(other.as_string().unwrap_or_else(|| NOT_THERE.to_owned())),
    }
}

async fn answer(quarter: Option<&str>, report: Option<&Source>) -> Result<JsValue, JsValue> {
    let worker = Worker::new(&address::template().unwrap_or_default())?;
    let report = report.map_or(JsValue::NULL, |report| report.file().clone().into());
    let message = Array::of2(&quarter.map_or(JsValue::NULL, JsValue::from_str), &report);
    let answer = importer::answer_of(&worker, &message, |_, _| {}).await;
    worker.terminate();
    answer
}

/// The quarter that ended last, `2024/25 Q3`; empty where there is no clock.
pub fn last_quarter() -> String {
    match IS_PAGE {
        true => quarter_before(&download::today()).unwrap_or_default(),
        false => String::new(),
    }
}

/// The quarter of a financial year that ended last before a day, `2026-11-22`.
fn quarter_before(day: &str) -> Option<String> {
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month) = (parts.next()??, parts.next()??);
    // Of all quarters since the first of the year 0: that of April is the second, and the last to have
    // ended is one earlier.
    let ended = year * 4 + (month - 1) / 3 - 2;
    let (year, quarter) = (ended.div_euclid(4), ended.rem_euclid(4) + 1);
    Some(format!(
        "{year}/{:02} Q{quarter}",
        (year + 1).rem_euclid(100)
    ))
}

#[cfg(test)]
mod tests {
    use super::quarter_before;

    #[test]
    fn the_quarter_that_ended_last_is_that_of_the_financial_year() {
        for (day, expected) in [
            ("2026-11-30", "2026/27 Q2"),
            ("2026-10-01", "2026/27 Q2"),
            ("2026-09-30", "2026/27 Q1"),
            ("2026-04-01", "2025/26 Q4"),
            ("2026-03-31", "2025/26 Q3"),
            ("2000-01-01", "1999/00 Q3"),
        ] {
            assert_eq!(quarter_before(day).as_deref(), Some(expected), "{day}");
        }
    }
}
