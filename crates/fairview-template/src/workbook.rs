//! Writes the workbook with a sheet for every part of a report: notes on the headings, drop-downs, frozen
//! headings, widths.

use report_import::xlsx::book::{Book, Heading, Item, words};
use report_import::xlsx::plan::{Kind, Plan, REPORT};
use report_import::xlsx::sheets::{FIELDS, SHEETS};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, Formula, Note, Workbook, Worksheet, XlsxError,
};

/// The last row that drop-downs and lists reach, from 0.
pub(crate) const LAST: u32 = 5_000;

/// The height of a line, in points.
pub(crate) const LINE: f64 = 15.0;

/// What the first sheet says.
const READ_ME: &[&str] = &[
    "Fill in the sheets and run: fairview import xlsx THIS.xlsx --out REPORT.json",
    "Begin with Report, Areas and Columns, then Objectives and Indicators. Leave empty what your document does not have.",
    "Point at a heading to read what stands under it. Where a cell has a drop-down, choose from it.",
    "Write figures as they are printed. The number is read from them where they are a number, with or without %, £ and commas.",
    "A row that says \"example\" in its first cell is left out. Columns may be moved, and columns of your own are ignored with a notice.",
    "What is wrong is listed with sheet, row and column, all at once; nothing is dropped in silence.",
];

/// How cells look.
pub(crate) struct Formats {
    pub(crate) heading: Format,
    pub(crate) text: Format,
    pub(crate) long: Format,
    example: Format,
    plain: Format,
    title: Format,
}

impl Formats {
    pub(crate) fn new() -> Self {
        let text = Format::new()
            .set_num_format("@")
            .set_align(FormatAlign::Top);
        Self {
            heading: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x12436D))
                .set_font_color(Color::White)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            long: text.clone().set_text_wrap(),
            example: text
                .clone()
                .set_italic()
                .set_font_color(Color::RGB(0x595959)),
            text,
            plain: Format::new().set_align(FormatAlign::Top),
            title: Format::new().set_bold().set_font_size(14),
        }
    }
}

/// What a program says of the file: its title, and a day that is always the same.
pub(crate) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&made))
}

/// The workbook as the bytes of a file.
///
/// # Errors
/// When a cell holds more than a workbook can, with the writer's words.
pub fn write(book: &Book) -> Result<Vec<u8>, String> {
    made(book).map_err(|error| format!("the workbook cannot be written: {error}"))
}

fn made(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties("Fairview report")?);
    read_me(workbook.add_worksheet(), &formats)?;
    report(workbook.add_worksheet(), book, &formats)?;
    for plan in SHEETS {
        sheet(workbook.add_worksheet(), book, plan, &formats)?;
    }
    workbook.save_to_buffer()
}

fn read_me(sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name("Read me")?;
    sheet.set_column_width(0, 20)?.set_column_width(1, 100)?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, "A performance report for Fairview", &formats.title)?;
    let mut row = 2;
    for line in READ_ME {
        sheet.write_string(row, 0, *line)?;
        row += 1;
    }
    row += 1;
    sheet.write_string_with_format(row, 0, "Sheet", &formats.heading)?;
    sheet.write_string_with_format(row, 1, "What it holds", &formats.heading)?;
    let about = "The report itself: title, organisation, period";
    let sheets = SHEETS.iter().map(|plan| (plan.name, plan.about));
    for (name, about) in std::iter::once((REPORT, about)).chain(sheets) {
        row += 1;
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, about)?;
    }
    Ok(())
}

/// For those who print it: headings on every page, and as wide as the paper where that can still
/// be read. The width is in characters.
fn on_paper(sheet: &mut Worksheet, width: u16) -> Result<(), XlsxError> {
    sheet.set_paper_size(9).set_landscape();
    if width <= 250 {
        sheet.set_print_fit_to_pages(1, 0);
    }
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How many lines the longest of a row's wrapped texts takes, at most eight. Programs differ in
/// whether they find out themselves.
fn lines(cells: &[Item], headings: &[Heading]) -> f64 {
    let long = cells.iter().zip(headings);
    let long = long.filter(|(_, heading)| heading.kind == Kind::Long);
    let lines = long.map(|(item, heading)| match item {
        Item::Text(text) => {
            let width = usize::from(heading.width);
            text.lines()
                .map(|line| line.chars().count() / width + 1)
                .sum()
        }
        _ => 1,
    });
    lines.max().unwrap_or(1).min(8) as f64
}

/// Fields and values: one field a row.
fn report(sheet: &mut Worksheet, book: &Book, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(REPORT)?;
    on_paper(sheet, 170)?;
    for (column, (heading, width)) in [("Field", 20), ("Value", 60), ("What to write", 90)]
        .into_iter()
        .enumerate()
    {
        sheet.write_string_with_format(0, column as u16, heading, &formats.heading)?;
        sheet.set_column_width(column as u16, width)?;
    }
    sheet.set_column_format(1, &formats.long)?;
    sheet.set_freeze_panes(1, 1)?;
    let mut row = 0;
    for (name, _, kind, about) in FIELDS {
        let values = book.report.iter().filter(|(field, _)| field == name);
        let mut values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
        if values.is_empty() {
            values.push("");
        }
        for value in values {
            row += 1;
            sheet.write_string(row, 0, *name)?;
            sheet.write_string(row, 2, *about)?;
            if !value.is_empty() {
                sheet.write_string_with_format(row, 1, words(value, *kind), &formats.long)?;
            }
            if let Some(rule) = rule(*kind)? {
                sheet.add_data_validation(row, 1, row, 1, &rule)?;
            }
        }
    }
    Ok(())
}

fn sheet(
    sheet: &mut Worksheet,
    book: &Book,
    plan: &Plan,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(plan.name)?;
    let headings = book.headings(plan);
    let width: u16 = headings.iter().map(|heading| heading.width).sum();
    on_paper(sheet, width)?;
    sheet.set_freeze_panes(1, plan.kept + 1)?;
    sheet.set_row_height(0, 2.0 * LINE)?;
    let shown: Vec<&Format> = headings.iter().map(|h| format_of(h, formats)).collect();
    for (column, heading) in headings.iter().enumerate() {
        let at = column as u16;
        sheet.set_column_width(at, heading.width)?;
        sheet.set_column_format(at, shown[column])?;
        sheet.write_string_with_format(0, at, &heading.text, &formats.heading)?;
        let note = Note::new(&heading.note)
            .add_author_prefix(false)
            .set_author("Fairview");
        sheet.insert_note(0, at, &note.set_width(260).set_height(110))?;
        if let Some(rule) = rule(heading.kind)? {
            sheet.add_data_validation(1, at, LAST, at, &rule)?;
        }
    }
    let rows = book.rows.iter().find(|(name, _)| *name == plan.name);
    for (row, cells) in rows.map_or(&[][..], |(_, rows)| rows).iter().enumerate() {
        let row = row as u32 + 1;
        let example = matches!(cells.first(), Some(Item::Text(_)));
        let lines = lines(cells, &headings);
        if lines > 1.0 {
            sheet.set_row_height(row, lines * LINE)?;
        }
        for (column, item) in cells.iter().enumerate() {
            let format = match item {
                _ if example => &formats.example,
                Item::Number(_) => &formats.plain,
                _ => shown[column],
            };
            let column = column as u16;
            match item {
                Item::Blank => {}
                Item::Text(text) => {
                    sheet.write_string_with_format(row, column, text, format)?;
                }
                Item::Number(number) => {
                    sheet.write_number_with_format(row, column, *number, format)?;
                }
            }
        }
    }
    Ok(())
}

/// Words are in cells of text, so that no program makes dates or numbers of them.
fn format_of<'a>(heading: &Heading, formats: &'a Formats) -> &'a Format {
    match heading.kind {
        Kind::Number => &formats.plain,
        Kind::Long => &formats.long,
        _ => &formats.text,
    }
}

/// The drop-down of a column. Words beside those listed are refused where only those are read,
/// and allowed with a warning where more may be right.
fn rule(kind: Kind) -> Result<Option<DataValidation>, XlsxError> {
    let list = |listed: &[&str]| {
        let listed: Vec<String> = listed.iter().map(|word| words(word, kind)).collect();
        DataValidation::new().allow_list_strings(&listed)
    };
    Ok(Some(match kind {
        Kind::Text | Kind::Long | Kind::Number => return Ok(None),
        Kind::Choice(listed) => list(listed)?.set_error_message("Choose one of the list.")?,
        Kind::Symbols => list(report_import::xlsx::plan::SYMBOLS)?
            .set_error_style(DataValidationErrorStyle::Information)
            .set_error_message("Several symbols stand with a blank between them.")?,
        Kind::IdOf(sheet) => {
            // The ids stand in the first column after the one that says which rows to skip.
            let range = format!("='{sheet}'!$B$2:$B${}", LAST + 1);
            DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message(format!("The sheet {sheet} has no such id yet."))?
        }
    }))
}
