//! Workbooks that are cut short or wrong inside are refused or read, and never break the command.

use crate::bad::{folder, import, text};
use crate::sheets::{over, rewritten, workbook};

fn sound() -> Vec<u8> {
    workbook(&over(&text(&folder().join("base.sheets")), ""))
}

#[test]
fn a_workbook_cut_short_is_refused() {
    let bytes = sound();
    for part in 1..60 {
        let cut = &bytes[..bytes.len() * part / 60];
        let imported = import(cut, false);
        assert!(imported.sound().is_none(), "{part} of 60");
        assert_eq!(imported.problems.errors(), 1, "{part} of 60");
    }
}

#[test]
fn bytes_that_are_wrong_never_break_it() {
    let bytes = sound();
    for step in 0..400 {
        let mut wrong = bytes.clone();
        let at = step * wrong.len() / 400;
        wrong[at] ^= 1 << (step % 8);
        let imported = import(&wrong, false);
        assert!(imported.sound().is_some() || imported.problems.errors() > 0);
    }
}

#[test]
fn parts_that_are_wrong_never_break_it() {
    for (part, old, new) in [
        ("xl/worksheets/sheet4.xml", "</row>", ""),
        ("xl/worksheets/sheet4.xml", "r=\"A2\"", ""),
        ("xl/worksheets/sheet4.xml", "r=\"A2\"", "r=\"2A\""),
        (
            "xl/worksheets/sheet4.xml",
            "r=\"A2\"",
            "r=\"ZZZZZZZZ99999999999\"",
        ),
        ("xl/worksheets/sheet4.xml", "r=\"A2\"", "r=\"A0\""),
        ("xl/worksheets/sheet4.xml", "t=\"s\"", "t=\"n\""),
        ("xl/worksheets/sheet4.xml", "t=\"s\"", "t=\"b\""),
        ("xl/worksheets/sheet4.xml", "t=\"s\"", "t=\"d\""),
        ("xl/worksheets/sheet4.xml", "<v>1", "<v>999999"),
        ("xl/worksheets/sheet4.xml", "<v>1", "<v>&#x0;&#xD800;"),
        ("xl/worksheets/sheet4.xml", "<c ", "<c s=\"4294967296\" "),
        (
            "xl/worksheets/sheet4.xml",
            "<dimension ref=\"",
            "<dimension ref=\"A1:XFD1048576\" x=\"",
        ),
        (
            "xl/worksheets/sheet4.xml",
            "<sheetData>",
            "<sheetData><row r=\"-1\"/>",
        ),
        ("xl/workbook.xml", "r:id=\"rId3\"", ""),
        ("xl/workbook.xml", "name=\"Columns\"", "name=\"\""),
        ("xl/workbook.xml", "<sheets>", ""),
        ("xl/_rels/workbook.xml.rels", "sheet3.xml", "sheet99.xml"),
        (
            "xl/_rels/workbook.xml.rels",
            "worksheets/sheet3.xml",
            "../../../etc/passwd",
        ),
        ("xl/sharedStrings.xml", "<si>", "<si></si><si>"),
        ("xl/sharedStrings.xml", "</sst>", ""),
        (
            "xl/sharedStrings.xml",
            "uniqueCount=\"",
            "uniqueCount=\"99999999",
        ),
        ("xl/styles.xml", "numFmtId=\"", "numFmtId=\"-"),
        ("xl/styles.xml", "</cellXfs>", ""),
    ] {
        let mut found = false;
        let wrong = rewritten(&sound(), |name, text| {
            found = found || (name == part && text.contains(old));
            match name == part {
                true => text.replace(old, new),
                false => text.to_owned(),
            }
        });
        assert!(found, "{part} has no {old}");
        let imported = import(&wrong, false);
        assert!(imported.sound().is_some() || imported.problems.errors() > 0);
    }
}
