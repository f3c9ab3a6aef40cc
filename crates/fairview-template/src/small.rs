//! The small workbook: one sheet with a row for each measure, for who starts from nothing. It is read by
//! a recipe, like any sheet of an officer's own.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Note, Workbook, Worksheet, XlsxError,
};

use crate::workbook::{Formats, LAST, LINE, properties};
use report_core::period::PeriodKind;
use report_core::read;
use report_import::xlsx::plan::{POLARITIES, RATINGS};

/// So many quarters have a column: the newest and those of the year before it.
const QUARTERS: i32 = 5;

/// Units that the list offers; others may be written.
const UNITS: &[&str] = &["%", "Number", "£", "£000", "Days", "Ratio"];

/// The heading, the note on it, its width in characters, what the list offers and whether other words
/// are allowed.
type Column<'a> = (String, &'a str, u16, &'a [&'a str], bool);

/// The small workbook. `newest` is the quarter of the newest figures, `2024/25 Q3`.
///
/// # Errors
/// Where it is no quarter of a financial year.
pub fn small(newest: &str) -> Result<Vec<u8>, String> {
    let quarters = quarters(newest)
        .ok_or_else(|| format!("\"{newest}\" is no quarter; expected one like \"2024/25 Q3\""))?;
    made(&quarters).map_err(|error| format!("the workbook cannot be written: {error}"))
}

/// The headings of a quarter and of those before it, the oldest first.
fn quarters(newest: &str) -> Option<Vec<String>> {
    let period = read::period(newest.trim());
    let (year, quarter) = period.label().split_once(" Q")?;
    let year: i32 = year.split_once('/')?.0.parse().ok()?;
    let quarter: i32 = quarter.parse().ok()?;
    (period.kind() == Some(PeriodKind::Quarter)).then_some(())?;
    let heading = |back: i32| {
        let all = year * 4 + quarter - 1 - back;
        let (year, quarter) = (all.div_euclid(4), all.rem_euclid(4) + 1);
        format!("Q{quarter} {year}/{:02}", (year + 1).rem_euclid(100))
    };
    Some((0..QUARTERS).rev().map(heading).collect())
}

fn made(quarters: &[String]) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties("Scorecard")?);
    sheet(workbook.add_worksheet(), quarters, &formats)?;
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, quarters: &[String], formats: &Formats) -> Result<(), XlsxError> {
    const FIGURE: &str = "The figure as your document prints it: 92.0%, 1,234, £3.1m. Where there is none, write why: [x] not available, [c] confidential, [z] not applicable. Rename the heading for another quarter; [p] after a figure says that it is provisional.";
    let own = |heading: &str, note, width, list, others| -> Column {
        (heading.to_owned(), note, width, list, others)
    };
    let mut columns: Vec<Column> = vec![
        own(
            "Ref",
            "Your number of the measure, the same in every report: HOU01.",
            10,
            &[],
            true,
        ),
        own(
            "Measure",
            "Its title. A row with nothing but a title here is the heading of an objective, for the measures below it.",
            50,
            &[],
            true,
        ),
        own(
            "Unit",
            "What it is counted in. Others may be written: per 1,000 residents.",
            16,
            UNITS,
            true,
        ),
        own(
            "Good is",
            "Whether high or low figures are good; plan where those close to the target are; none where neither is good.",
            10,
            POLARITIES,
            false,
        ),
    ];
    columns.extend(
        quarters
            .iter()
            .map(|quarter| own(quarter, FIGURE, 12, &[], true)),
    );
    columns.extend([
        own(
            "Target",
            "The target for the newest quarter, as your document prints it.",
            12,
            &[],
            true,
        ),
        own(
            "Rating",
            "Your own rating of the newest quarter. Leave it empty where there is none.",
            12,
            RATINGS,
            false,
        ),
        own(
            "Comment",
            "What readers should know: what happened, what is done, by when.",
            70,
            &[],
            true,
        ),
    ]);
    sheet.set_name("Scorecard")?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_row_height(0, 2.0 * LINE)?;
    for (at, (heading, note, width, list, others)) in columns.iter().enumerate() {
        let at = at as u16;
        sheet.set_column_width(at, *width)?;
        let format = if *width > 40 {
            &formats.long
        } else {
            &formats.text
        };
        sheet.set_column_format(at, format)?;
        sheet.write_string_with_format(0, at, heading, &formats.heading)?;
        let note = Note::new(*note)
            .add_author_prefix(false)
            .set_author("Fairview");
        sheet.insert_note(0, at, &note.set_width(260).set_height(110))?;
        if list.is_empty() {
            continue;
        }
        let words: Vec<String> = list.iter().map(|word| word.replace('_', " ")).collect();
        let mut rule = DataValidation::new().allow_list_strings(&words)?;
        rule = match others {
            true => rule
                .set_error_style(DataValidationErrorStyle::Information)
                .set_error_message("Other units may be written.")?,
            false => rule.set_error_message("Choose one of the list.")?,
        };
        sheet.add_data_validation(1, at, LAST, at, &rule)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_quarters_end_with_the_newest() {
        let found = quarters("2024/25 Q2").expect("quarters");
        let expected = [
            "Q2 2023/24",
            "Q3 2023/24",
            "Q4 2023/24",
            "Q1 2024/25",
            "Q2 2024/25",
        ];
        assert_eq!(found, expected);
        assert_eq!(quarters("1999/00 Q1").expect("quarters")[3], "Q4 1998/99");
        for other in ["2024/25", "Q2", "", "2024 Q9", "March 2025"] {
            let refusal = small(other).expect_err("a refusal");
            assert!(refusal.contains("expected one like"), "{refusal}");
        }
    }

    #[test]
    fn it_has_twelve_columns() {
        assert!(small("2024/25 Q2").expect("a workbook").starts_with(b"PK"));
    }
}
