//! Makes everything in `static/examples/` from `data/`, or says what is stale.
//!
//! A program of its own, so that the developers' other commands need not wait for what reads
//! spreadsheets. Started by `cargo xtask examples`.

mod board;
mod crosswalk;
mod finance;
mod markdown;
mod plan12;
mod plan16;
mod printed;
mod q2;
mod q3;
mod readings;
mod shared;
mod table;

use fairview_cli::import::{json, lait::Lait};
use report_core::wire::{Catalogue, CatalogueEntry, Report};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => run(false),
        ["--check"] => run(true),
        _ => Err("the only option is --check".to_owned()),
    };
    match done {
        Ok(words) => {
            println!("{words}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("examples: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: bool) -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("xtask lies in the repository")?;
    let fresh = make(&root.join("data"))?;
    let folder = root.join("static/examples");
    let kept = files(&folder)?;
    let mut stale: Vec<String> = Vec::new();
    for path in kept.iter().filter(|path| !fresh.contains_key(*path)) {
        stale.push(path.clone());
        if !check {
            std::fs::remove_file(folder.join(path)).map_err(|e| format!("{path}: {e}"))?;
        }
    }
    for (path, text) in &fresh {
        let full = folder.join(path);
        // A checkout may have changed the line ends.
        let same =
            std::fs::read_to_string(&full).is_ok_and(|old| old.replace("\r\n", "\n") == *text);
        if same {
            continue;
        }
        stale.push(path.clone());
        if !check {
            let wrong = |e: std::io::Error| format!("{}: {e}", full.display());
            std::fs::create_dir_all(full.parent().unwrap_or(&folder)).map_err(wrong)?;
            std::fs::write(&full, text).map_err(wrong)?;
        }
    }
    match (stale.len(), check) {
        (0, _) => Ok(format!("static/examples: {} files, all fresh", fresh.len())),
        (changed, false) => Ok(format!(
            "static/examples: {} files, {changed} changed",
            fresh.len()
        )),
        (_, true) => Err(format!(
            "stale in static/examples: {}; run `cargo xtask examples` and commit the result",
            stale.join(", ")
        )),
    }
}

/// Every file of the examples by its path below their folder.
fn make(data: &Path) -> Result<BTreeMap<String, String>, String> {
    let halton = data.join("halton");
    let lait = Lait::read(&data.join("lait"), "Halton")?;
    let mut reports = [
        q3::make(&halton.join("2022-23-q3"))?,
        board::make(&halton.join("2020-01-board"))?,
        plan16::make(&halton.join("2016-19-plan"))?,
        q2::make(&halton.join("2015-16-q2"))?,
        plan12::make(&halton.join("2012-15-plan"))?,
    ];
    crosswalk::join(&data.join("crosswalk.csv"), &lait, &mut reports)?;
    let mut files = BTreeMap::new();
    let mut catalogue = Catalogue {
        fairview: "1.0".to_owned(),
        kind: "catalogue".to_owned(),
        organisation: shared::COUNCIL.to_owned(),
        reports: Vec::new(),
    };
    let benchmark = lait.benchmark()?;
    for (report, summary) in [(&benchmark.report, BENCHMARK)]
        .into_iter()
        .chain(reports.iter().zip(SUMMARIES.iter().copied()))
    {
        catalogue.reports.push(entry(report, summary));
    }
    for report in &reports {
        files.insert(format!("{}.json", report.id), json::print(report)?);
    }
    files.extend(benchmark.texts()?);
    files.insert("catalogue.json".to_owned(), json::print(&catalogue)?);
    Ok(files)
}

const BENCHMARK: &str = "293 measures of the Department for Education’s Local Authority \
                         Interactive Tool: Halton, its ten statistical neighbours, North West \
                         and England, 2016 to 2025.";

/// A line about each report of the council, newest first.
const SUMMARIES: [&str; 5] = [
    "35 measures and 27 milestones under 6 objectives, with ratings, direction of travel and \
     commentary.",
    "113 measures from the papers of one meeting: attainment of children in care beside all pupils, \
     complaints and compliments over five years, demand for children’s social care.",
    "62 measures with targets for three years, and 27 milestones, under 7 objectives.",
    "68 measures and 36 milestones under 3 priorities, with revenue and capital.",
    "83 measures with targets for 2011/12 to 2014/15, and 112 milestones under 14 objectives.",
];

fn entry(report: &Report, summary: &str) -> CatalogueEntry {
    CatalogueEntry {
        id: report.id.clone(),
        file: format!("{}.json", report.id),
        title: report.title.clone(),
        period: report.period.clone(),
        published: report.published.clone(),
        summary: Some(summary.to_owned()),
        sort: report.sort.clone(),
        series: report.series.clone(),
        nothing_in_common: Vec::new(),
    }
}

/// The paths of all files below a folder, with strokes as separators.
fn files(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&inner) else {
            continue;
        };
        for entry in entries {
            let path = entry
                .map_err(|e| format!("{}: {e}", inner.display()))?
                .path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(folder) {
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    Ok(found)
}
