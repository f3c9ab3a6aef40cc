//! The officer's command.

use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
fairview: the officer's command

  fairview import lait --data FOLDER --authority NAME --out FOLDER
      Make a benchmark report for one authority, its statistical neighbours, its region and
      England from the files of the Local Authority Interactive Tool.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["--help" | "-h" | "help", ..] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        ["import", "lait", rest @ ..] => import_lait(rest),
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
