//! The officer's command.

use fairview_cli::import::command::Asked;
use fairview_cli::import::options::Options;
use fairview_cli::import::xlsx;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Pages are rendered in many small pieces: see docs/performance.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
fairview: the officer's command

  fairview check FILE… [--format json] [OPTIONS]
      Say what is wrong with report files and catalogues, and with workbooks, CSV and JSON-stat as
      importing them would (OPTIONS as there): every problem, with its place; and as
      notices what is suspicious though legal. Exits with 1 where there are errors, with 0 where
      there are only notices.

  fairview diff BEFORE AFTER [--as text|markdown|json|csv] [--out FILE]
      Say what changed from one release to the next: ratings that moved, figures revised, targets
      altered, what was added, dropped, renamed or rewritten; as lines, as a section for a
      committee paper, for programs, or for a spreadsheet.

  fairview figures REPORT [--area ID]
      Print every figure that is worked out for the pages as CSV, for a spreadsheet. Without
      --area: of the report's own area; with `--area all`: of every area.

  fairview export REPORT --as csvw|csv|xlsx|json|jsonstat --out PATH
      Write everything a report holds as tables: csvw, an archive of CSV files described as CSV on
      the Web and as a Data Package; csv, the same files in a new folder; xlsx, a workbook; json;
      jsonstat, its figures over time. Figures in files of their own are read too.
      With --table NAME --as csv|xlsx|json: one table as its page gives it to readers; NAME is
      scorecard, compare, milestones or finance:ID.

  fairview chart REPORT MEASURE --out PICTURE [--kind KIND] [--as svg|png] [--scale N] [--ink grey]
      Write a chart of a measure, named by its id, with its title, sentence, source, date and
      licence. KIND is trend, ranking, authorities, target, neighbours or parts. --as is by the
      ending of PICTURE unless given; a PNG is drawn at twice its size unless --scale says.

  fairview schema report|catalogue|indicator|fields
      Print the JSON Schema of a kind of file, or every field of the format as tables.

  fairview template OUT.xlsx [--from REPORT]
      Write a workbook to fill: a sheet for every part of a report, with notes, drop-downs and
      example rows. With --from: filled with what a report says, to be brought up to date. A file
      that is there already is left alone.

  fairview import xlsx WORKBOOK --out REPORT [--strict] [--onto LAST]
      Make a report of a filled workbook. Everything wrong is listed with sheet, row and column;
      where there are errors nothing is written. With --strict notices are errors; with --onto
      the workbook is joined to the last report by ref.

  fairview import csv|jsonstat FILE… --out REPORT.json [--strict] [--onto LAST.json] [OPTIONS]
      Make a report out of tidy CSV, one observation a row, or of JSON-stat 2.0. Every bad row is
      listed, and nothing is written while there is one; with --strict, notices count too. With
      --onto, join it to the last report by ref. OPTIONS, or --options FILE with one a line as
      `area = E06000006`: --area CODE, --beside CODES, --region CODE, --title, --organisation,
      --period, --id, --published, --indicator, --years financial|academic, --source, --publisher,
      --url, --licence; for JSON-stat --area-dimension, --period-dimension, --indicator-dimension.

  fairview import lait --data FOLDER --authority NAME --out FOLDER
      Make a benchmark report for one authority, its statistical neighbours, its region and
      England from the files of the Local Authority Interactive Tool.

  fairview build REPORT… --out SITE [--config fairview.toml] [--offline] [--viewer FOLDER]
      Make a site of the reports: a page for every view, to be uploaded to any web space. With
      --offline: readers' devices keep what they open, to be read without a network; a newer
      version is offered to them. With --viewer: with the viewer of a folder in place of the one
      inside this program.

  fairview bundle REPORT --out REPORT.html [--config fairview.toml] [--viewer FOLDER]
      Make one file of a report: viewer, styles and data in a page that opens by double click,
      from a disk or an e-mail, and reads where scripts are forbidden.

  fairview serve SITE [--port N] [--at /folder/]
      Show a built site on this computer, before it is uploaded.

  fairview verify SITE [--format json]
      Follow every link of a site and hold every file to its hash. Exits with 1 where there are
      errors, with 0 where there are only notices.

  fairview --version
      Print the version, and whether there is a viewer inside this program.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["--help" | "-h" | "help", ..] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        ["--version" | "-V"] => {
            println!("{}", version());
            return ExitCode::SUCCESS;
        }
        ["check", rest @ ..] => return check(rest),
        ["diff", rest @ ..] => return fairview_cli::diff::run(rest),
        ["figures", report] => figures(report, None),
        ["figures", report, "--area", area] | ["figures", "--area", area, report] => {
            figures(report, Some(area))
        }
        ["export", rest @ ..] => fairview_cli::export::run(rest),
        ["chart", rest @ ..] => fairview_cli::chart::run(rest),
        ["schema", kind] => schema(kind),
        ["template", out] => template(out, None),
        ["template", out, "--from", report] | ["template", "--from", report, out] => {
            template(out, Some(report))
        }
        ["import", "lait", rest @ ..] => import_lait(rest),
        ["import", rest @ ..] => return import(rest),
        ["bundle", rest @ ..] => fairview_cli::bundle::run(rest),
        ["build", rest @ ..] => fairview_cli::build::run(rest),
        ["serve", rest @ ..] => fairview_cli::serve::run(rest),
        ["verify", rest @ ..] => match fairview_cli::verify::run(rest) {
            Ok(code) => return code,
            Err(reason) => Err(reason),
        },
        _ => {
            eprint!("There is no such command.\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("fairview: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn version() -> String {
    let inside = match fairview_cli::viewer::embedded() {
        Some(_) => "with the viewer inside",
        None => "without a viewer inside",
    };
    format!("fairview {}, {inside}", env!("CARGO_PKG_VERSION"))
}

fn check(words: &[&str]) -> ExitCode {
    let mut files = Vec::new();
    let mut json = false;
    let mut options = Options::default();
    let mut rest = words.iter();
    while let Some(&word) = rest.next() {
        match word {
            "--format" => match rest.next() {
                Some(&"json") => json = true,
                Some(&"text") => json = false,
                _ => {
                    eprintln!("fairview: --format takes \"text\" or \"json\"");
                    return ExitCode::from(2);
                }
            },
            option if Options::knows(option) => {
                let added = match rest.next().filter(|value| !value.starts_with("--")) {
                    Some(value) => options.add(option.trim_start_matches('-'), value),
                    None => Err(format!("{option} is given without a value")),
                };
                if let Err(reason) = added {
                    eprintln!("fairview: {reason}");
                    return ExitCode::from(2);
                }
            }
            option if option.starts_with('-') => {
                eprintln!("fairview: check has no option {option}");
                return ExitCode::from(2);
            }
            file => files.push(file),
        }
    }
    let files: Vec<_> = files
        .into_iter()
        .map(|file| fairview_cli::check::check(Path::new(file), &options))
        .collect();
    if files.is_empty() {
        eprintln!("fairview: check needs at least one file, like: fairview check report.json");
        return ExitCode::from(2);
    }
    let text = if json {
        fairview_cli::check::as_json(&files)
    } else {
        fairview_cli::check::as_text(&files)
    };
    print!("{text}");
    ExitCode::from(u8::from(files.iter().any(|file| file.errors() > 0)))
}

fn figures(report: &str, area: Option<&str>) -> Result<(), String> {
    let text = fairview_cli::figures::figures(Path::new(report), area)?;
    print!("{text}");
    Ok(())
}

fn schema(kind: &str) -> Result<(), String> {
    let text = match kind {
        "report" => report_core::schema::report(),
        "catalogue" => report_core::schema::catalogue(),
        "indicator" => report_core::schema::indicator(),
        "fields" => report_core::schema::fields(),
        _ => {
            return Err(format!(
                "there is no schema of \"{kind}\"; there are report, catalogue and indicator"
            ));
        }
    };
    print!("{text}");
    Ok(())
}

fn template(out: &str, report: Option<&str>) -> Result<(), String> {
    if out.starts_with('-') {
        return Err(format!("template has no option {out}"));
    }
    let book = match report {
        None => xlsx::book::Book::template(),
        Some(path) => xlsx::fill::of_file(Path::new(path))?,
    };
    let bytes = xlsx::template::write(&book)?;
    // A workbook of this name may be one that somebody has filled.
    let file = std::fs::File::create_new(out);
    let written = file.and_then(|mut file| file.write_all(&bytes));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            format!("{out} is there already and is left as it is; choose another name")
        }
        _ => format!("{out} cannot be written: {error}"),
    })?;
    println!("{out} is written");
    Ok(())
}

fn import(words: &[&str]) -> ExitCode {
    let asked = match Asked::read(words) {
        Ok(asked) => asked,
        Err(reason) => {
            eprintln!("fairview: {reason}");
            return ExitCode::from(2);
        }
    };
    match asked.run() {
        Ok((text, sound)) => {
            print!("{text}");
            ExitCode::from(u8::from(!sound))
        }
        Err(reason) => {
            eprintln!("fairview: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn import_lait(options: &[&str]) -> Result<(), String> {
    let mut given = [
        ("--data", None::<PathBuf>),
        ("--authority", None),
        ("--out", None),
    ];
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        let Some((_, slot)) = given.iter_mut().find(|(name, _)| name == option) else {
            return Err(format!("import lait has no option {option}"));
        };
        let value = rest
            .next()
            .ok_or_else(|| format!("{option} is given without a value"))?;
        *slot = Some(PathBuf::from(value));
    }
    let missing = |name: &str| format!("import lait needs {name}");
    let [(_, data), (_, authority), (_, out)] = given;
    let data = data.ok_or_else(|| missing("--data"))?;
    let authority = authority.ok_or_else(|| missing("--authority"))?;
    let out = out.ok_or_else(|| missing("--out"))?;
    let lait = fairview_cli::import::lait::Lait::read(&data, &authority.to_string_lossy())?;
    let benchmark = lait.benchmark()?;
    let count = benchmark.write(&out)?;
    println!(
        "{}: {count} files, {} indicators",
        out.join(format!("{}.json", benchmark.report.id)).display(),
        benchmark.report.indicators.len()
    );
    Ok(())
}
