//! `fairview import csv` and `fairview import jsonstat`: files of data into a report.

use super::clean;
use super::command::{Asked, Imported, Kind};
use super::options::Options;
use super::rows::Problems;
use super::sheet::Origin;
use super::tidy::{self, Table};
use super::update::{Last, Says};
use super::{csv, jsonstat};
use report_core::wire::Report;

/// Reads the files that are asked for and puts a report together, joined to the last one where
/// there is one. Whatever is wrong is among the problems.
pub fn import(asked: &Asked, last: Option<&Last>) -> Imported {
    let mut files = Vec::new();
    let mut problems = Problems::default();
    for path in &asked.files {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => files.push((name, bytes)),
            Err(error) => problems.error(
                &Origin::File(name).place(),
                format!("it cannot be read: {error}"),
            ),
        }
    }
    of_files(asked, &files, last, problems)
}

/// The same with the files at hand, each with its name.
pub fn of_files(
    asked: &Asked,
    files: &[(String, Vec<u8>)],
    last: Option<&Last>,
    mut problems: Problems,
) -> Imported {
    let mut options = asked.options.clone();
    if let Some(last) = last {
        of_last(&mut options, last.report());
    }
    let mut tables: Vec<Table> = Vec::new();
    for (name, bytes) in files {
        match asked.kind {
            Kind::Jsonstat => tables.extend(jsonstat::read(name, bytes, &options, &mut problems)),
            Kind::Csv | Kind::Xlsx => tables.extend(csv::read(name, bytes, &mut problems)),
        }
    }
    let draft = match tables.is_empty() {
        true => None,
        false => tidy::draft(&tables, &options, &mut problems),
    };
    let id_said = asked.options.get("id").is_some();
    let onto = last.map(|last| (last, Says::Figures));
    Imported::joined(draft, problems, asked.strict, onto, |report| {
        if !id_said {
            report.id = own_id(report);
        }
    })
}

/// What the last report says of itself holds for its update.
fn of_last(options: &mut Options, last: &Report) {
    options.fill("title", &last.title);
    options.fill("organisation", &last.organisation);
    let own = last.areas.iter().find(|area| area.id == last.area);
    if let Some(own) = own {
        let code = own.code.as_deref().unwrap_or(&own.id);
        options.fill("area", &format!("{code}|{}", own.name));
    }
}

/// An id for a report of a period: `halton-2022-23-q4`.
fn own_id(report: &Report) -> String {
    let mut slug = clean::slug(&format!("{} {}", report.area, report.period));
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}
