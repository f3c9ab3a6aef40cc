//! Workbooks: made from the template, or in a layout of their own, for which a recipe is proposed.

use crate::beside;
use crate::found;
use crate::kinds::{Kind, is_recipe, kind};
use crate::words;
use crate::{Answer, Cell, Imported, Proposed, Request};
use report_import::choices::Comparators;
use report_import::imported;
use report_import::xlsx::Progress;
use report_import::xlsx::recipe::{self, Proposal, Recipe};

pub fn answer(
    request: &Request,
    files: &[Vec<u8>],
    progress: &mut Progress,
) -> Result<Answer, String> {
    if let Some(beside) = &request.beside {
        return beside::tables(request, beside, files);
    }
    let mut read_by = request.recipe.clone();
    let mut given: Vec<&[u8]> = Vec::new();
    for (name, bytes) in request.names.iter().zip(files) {
        let kind = match request.sheet && !is_recipe(bytes) {
            true => Kind::Workbook,
            false => kind(name, bytes)?,
        };
        match kind {
            Kind::Recipe => read_by = Some(String::from_utf8_lossy(bytes).into_owned()),
            Kind::Workbook => given.push(bytes),
            _ => return Err("Files of several kinds were chosen. Choose those of one kind; a recipe may be with them.".to_owned()),
        }
    }
    // A recipe of comparators says nothing of the sheet.
    let alone = read_by.as_deref().map(str::as_bytes);
    let alone = alone.filter(|text| Comparators::stand_alone(text));
    let alone = alone
        .map(Comparators::read)
        .transpose()
        .map_err(words::sentence)?;
    let mut recipe = match &read_by {
        Some(text) if alone.is_none() => {
            Some(Recipe::read(text.as_bytes()).map_err(words::sentence)?)
        }
        _ => None,
    };
    if let Some(recipe) = &mut recipe {
        for (at, answer) in &request.answers {
            recipe.answer(at, answer);
        }
    }
    let onto = !request.onto.is_empty();
    match (given.as_slice(), recipe) {
        ([], Some(recipe)) => Ok(Answer::Recipe {
            sheet: recipe.sheet.clone(),
            recipe: recipe.text(),
        }),
        ([], None) => match alone {
            Some(alone) => Ok(Answer::Recipe {
                sheet: String::new(),
                recipe: alone.text(),
            }),
            None => Err("There is no file to read.".to_owned()),
        },
        ([bytes], Some(recipe)) if onto => {
            let update = imported::Update::by_recipe(bytes, &recipe, progress);
            found::update(update, Some(recipe.text()))
        }
        ([bytes], None) if onto && recipe::is_template(bytes)? => found::update(
            imported::Update::of_workbook(bytes),
            alone.map(|alone| alone.text()),
        ),
        ([bytes], Some(recipe)) => Ok(Answer::Imported(Imported {
            recipe: Some(recipe.text()),
            ..found::of(imported::Imported::by_recipe_with_progress(
                bytes, &recipe, false, None, progress,
            ))
        })),
        ([bytes], None) if recipe::is_template(bytes)? => Ok(Answer::Imported(Imported {
            recipe: alone.map(|alone| alone.text()),
            ..found::of(imported::Imported::of_workbook(bytes, false, None))
        })),
        ([bytes], None) => {
            let proposal = recipe::propose(bytes);
            let mut proposal = proposal.map_err(|why| why.replace(recipe::BY_HAND, ""))?;
            proposal.recipe.comparators = alone.unwrap_or_default();
            Ok(Answer::Proposed(proposed(&proposal)))
        }
        _ => Err("Several files were chosen. Choose one workbook or one report; files of CSV or JSON-stat may be several.".to_owned()),
    }
}

fn proposed(proposal: &Proposal) -> Proposed {
    let asked = proposal.questions.iter().map(words::asked);
    let (open, confirm) = asked.partition(|asked| asked.answer.is_empty());
    let beginning = &proposal.beginning;
    let meanings = proposal.recipe.columns.0.iter();
    let cell = |cell: &recipe::BeginningCell| Cell {
        words: cell.words.clone(),
        colour: cell
            .colour
            .clone()
            .filter(|colour| words::is_colour(colour)),
    };
    Proposed {
        recipe: proposal.recipe.text(),
        sheet: proposal.recipe.sheet.clone(),
        open,
        confirm,
        meanings: meanings
            .map(|(name, meaning)| words::column(name, meaning))
            .collect(),
        columns: beginning
            .columns
            .iter()
            .map(|column| (column.letters.clone(), column.name.clone()))
            .collect(),
        rows: beginning
            .rows
            .iter()
            .map(|(row, cells)| (*row, cells.iter().map(cell).collect()))
            .collect(),
        headings: beginning.headings as u32,
    }
}
