//! Where something stands in a workbook or a file of text, said so that an officer finds it.

use std::fmt;
use std::rc::Rc;

/// Where something stands in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRef {
    pub(crate) origin: Origin,
    pub(crate) row: Option<usize>,
    pub(crate) column: Option<(usize, Rc<str>)>,
}

/// What a grid comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A sheet of a workbook, by its name.
    Sheet(Rc<str>),
    /// A file of text, by its name.
    File(Rc<str>),
    /// The recipe by which a sheet is read; the place within it stands where columns do.
    Recipe,
}

impl Origin {
    /// A sheet of a workbook.
    pub fn sheet(name: impl Into<Rc<str>>) -> Self {
        Self::Sheet(name.into())
    }

    /// A file of text.
    pub fn file(name: impl Into<Rc<str>>) -> Self {
        Self::File(name.into())
    }

    /// A place in the recipe, like `words, rating, "B"`.
    pub fn in_recipe(within: impl Into<Rc<str>>) -> CellRef {
        CellRef {
            column: Some((0, within.into())),
            ..Self::Recipe.place()
        }
    }

    /// The place of the whole sheet or file.
    pub fn place(&self) -> CellRef {
        CellRef {
            origin: self.clone(),
            row: None,
            column: None,
        }
    }

    pub(crate) fn row_word(&self) -> &'static str {
        match self {
            Self::Sheet(_) => "row",
            Self::File(_) | Self::Recipe => "line",
        }
    }

    /// The place of a row (a line, in a file), counted from 1 as spreadsheets and editors do.
    pub fn row(&self, row: usize) -> CellRef {
        CellRef {
            row: Some(row),
            ..self.place()
        }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.origin {
            Origin::Sheet(name) => write!(f, "sheet {name}")?,
            Origin::File(name) => f.write_str(name)?,
            Origin::Recipe => f.write_str("recipe")?,
        }
        if let Some(row) = self.row.filter(|_| self.origin != Origin::Recipe) {
            write!(f, ", {} {row}", self.origin.row_word())?;
        }
        match (&self.column, &self.origin) {
            (Some((index, heading)), Origin::Sheet(_)) if heading.is_empty() => {
                write!(f, ", column {}", letters(*index))
            }
            (Some((index, heading)), Origin::Sheet(_)) => {
                write!(f, ", column {} ({heading})", letters(*index))
            }
            (Some((index, heading)), Origin::File(_)) if heading.is_empty() => {
                write!(f, ", column {}", index + 1)
            }
            (Some((_, heading)), Origin::File(_)) => write!(f, ", column {heading}"),
            (Some((_, within)), Origin::Recipe) => write!(f, ", {within}"),
            (None, _) => Ok(()),
        }
    }
}

/// The letters of a spreadsheet's column, counted from 0: A, B, … Z, AA.
pub fn letters(index: usize) -> String {
    let mut left = index + 1;
    let mut letters = Vec::new();
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.reverse();
    letters.into_iter().map(char::from).collect()
}
