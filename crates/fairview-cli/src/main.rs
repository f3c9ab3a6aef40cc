//! The officer's command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
fairview: the officer's command

  fairview check FILE… [--format json]
      Say what is wrong with report files and catalogues: every problem, with its place. Exits
      with 1 where there are errors, with 0 where there are only notices.

  fairview figures REPORT [--area ID]
      Print every figure that is worked out for the pages as CSV, for a spreadsheet. Without
      --area: of the report's own area; with `--area all`: of every area.

  fairview schema report|catalogue|indicator|fields
      Print the JSON Schema of a kind of file, or every field of the format as tables.

  fairview import lait --data FOLDER --authority NAME --out FOLDER
      Make a benchmark report for one authority, its statistical neighbours, its region and
      England from the files of the Local Authority Interactive Tool.

  fairview build REPORT… --out SITE --viewer FOLDER [--config fairview.toml]
      Make a site of the reports: a page for every view, to be uploaded to any web space.

  fairview serve SITE [--port N] [--at /folder/]
      Show a built site on this computer, before it is uploaded.

  fairview verify SITE [--format json]
      Follow every link of a site and hold every file to its hash. Exits with 1 where there are
      errors, with 0 where there are only notices.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["--help" | "-h" | "help", ..] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        ["check", rest @ ..] => return check(rest),
        ["figures", report] => figures(report, None),
        ["figures", report, "--area", area] | ["figures", "--area", area, report] => {
            figures(report, Some(area))
        }
        ["schema", kind] => schema(kind),
        ["import", "lait", rest @ ..] => import_lait(rest),
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

fn check(words: &[&str]) -> ExitCode {
    let mut files = Vec::new();
    let mut json = false;
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
            option if option.starts_with('-') => {
                eprintln!("fairview: check has no option {option}");
                return ExitCode::from(2);
            }
            file => files.push(fairview_cli::check::check(Path::new(file))),
        }
    }
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
