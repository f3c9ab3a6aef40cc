//! The officer's command.
#![deny(clippy::print_stdout, clippy::print_stderr)]

use fairview_cli::arguments::{self, Wrong};
use fairview_cli::import::command::Asked;
use fairview_cli::import::options::Options;
use fairview_cli::import::xlsx;
use fairview_cli::{help, print};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// Pages are rendered in many small pieces: see docs/performance.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A name of a file need not be UTF-8; one that is not leads nowhere, and that is said.
    let arguments = std::env::args_os().skip(1);
    let arguments: Vec<String> = arguments
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(Wrong::Usage(reason)) => {
            print::err(&help::wrong(&words, &reason));
            ExitCode::from(2)
        }
        Err(Wrong::Failed(reason)) => {
            print::failed(&reason);
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode, Wrong> {
    let asks = |word: &&str| matches!(*word, "--help" | "-h");
    match words {
        [] => print::out(&help::all()),
        ["help", rest @ ..] => print::out(&help::asked(rest)),
        all if all.iter().any(asks) => print::out(&help::asked(all)),
        ["--version" | "-V"] => print::out(&(version() + "\n")),
        ["check", rest @ ..] => return check(rest),
        ["diff", rest @ ..] => fairview_cli::diff::run(rest)?,
        ["figures", rest @ ..] => figures(rest)?,
        ["export", rest @ ..] => fairview_cli::export::run(rest)?,
        ["chart", rest @ ..] => fairview_cli::chart::run(rest)?,
        ["schema", rest @ ..] => schema(rest)?,
        ["template", rest @ ..] => template(rest)?,
        ["import", "lait", rest @ ..] => import_lait(rest)?,
        ["import", rest @ ..] => return import(rest),
        ["bundle", rest @ ..] => fairview_cli::bundle::run(rest)?,
        ["build", rest @ ..] => fairview_cli::build::run(rest)?,
        ["serve", rest @ ..] => fairview_cli::serve::run(rest)?,
        ["verify", rest @ ..] => return fairview_cli::verify::run(rest),
        [other, ..] => {
            let mut names: Vec<&str> = help::PAGES
                .iter()
                .filter_map(|page| page.name.split(' ').next())
                .collect();
            names.dedup();
            return Err(Wrong::Usage(format!(
                "there is no command \"{other}\"; there are {}",
                names.join(", ")
            )));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn version() -> String {
    let inside = match fairview_cli::viewer::embedded() {
        Some(_) => "with the viewer inside",
        None => "without a viewer inside",
    };
    format!("fairview {}, {inside}", env!("CARGO_PKG_VERSION"))
}

fn check(words: &[&str]) -> Result<ExitCode, Wrong> {
    let usage = |reason: String| Err(Wrong::Usage(reason));
    let mut files = Vec::new();
    let mut json = false;
    let mut options = Options::default();
    let mut rest = words.iter();
    while let Some(&word) = rest.next() {
        match word {
            "--format" => match rest.next() {
                Some(&"json") => json = true,
                Some(&"text") => json = false,
                _ => return usage("--format takes \"text\" or \"json\"".to_owned()),
            },
            option if Options::knows(option) => {
                let added = match rest.next().filter(|value| !value.starts_with("--")) {
                    Some(value) => options.add(option.trim_start_matches('-'), value),
                    None => Err(format!("{option} is given without a value")),
                };
                if let Err(reason) = added {
                    return usage(reason);
                }
            }
            option if option.starts_with('-') => {
                return usage(format!("check has no option {option}"));
            }
            file => files.push(file),
        }
    }
    let files: Vec<&Path> = files.into_iter().map(Path::new).collect();
    let files = fairview_cli::check::check_all(&files, &options);
    if files.is_empty() {
        return usage("check needs at least one file, like: fairview check report.json".to_owned());
    }
    let text = if json {
        fairview_cli::check::as_json(&files)
    } else {
        fairview_cli::check::as_text(&files)
    };
    print::out(&text);
    let code = u8::from(files.iter().any(|file| file.errors() > 0));
    Ok(ExitCode::from(code))
}

fn figures(words: &[&str]) -> Result<(), Wrong> {
    let given = arguments::read("figures", words, &["--area"]).map_err(Wrong::Usage)?;
    let [report] = given.plain.as_slice() else {
        return Err(Wrong::Usage("figures needs one report".to_owned()));
    };
    let area = given.options.get("--area").map(String::as_str);
    print::out(&fairview_cli::figures::figures(Path::new(report), area)?);
    Ok(())
}

fn schema(words: &[&str]) -> Result<(), Wrong> {
    let given = arguments::read("schema", words, &[]).map_err(Wrong::Usage)?;
    let [kind] = given.plain.as_slice() else {
        return Err(Wrong::Usage("schema needs one kind of file".to_owned()));
    };
    let text = match kind.as_str() {
        "report" => report_core::schema::report(),
        "catalogue" => report_core::schema::catalogue(),
        "indicator" => report_core::schema::indicator(),
        "fields" => report_core::schema::fields(),
        _ => {
            return Err(Wrong::Usage(format!(
                "there is no schema of \"{kind}\"; there are report, catalogue and indicator"
            )));
        }
    };
    print::out(&text);
    Ok(())
}

fn template(words: &[&str]) -> Result<(), Wrong> {
    let given = arguments::read("template", words, &["--from"]).map_err(Wrong::Usage)?;
    let [out] = given.plain.as_slice() else {
        return Err(Wrong::Usage(
            "template needs one name for the workbook it writes".to_owned(),
        ));
    };
    let book = match given.options.get("--from") {
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
    print::out(&format!("{out} is written\n"));
    Ok(())
}

fn import(words: &[&str]) -> Result<ExitCode, Wrong> {
    let asked = Asked::read(words).map_err(Wrong::Usage)?;
    let sound = asked.run(&mut |text| print::out(text))?;
    Ok(ExitCode::from(u8::from(!sound)))
}

fn import_lait(words: &[&str]) -> Result<(), Wrong> {
    let known = ["--data", "--authority", "--out"];
    let given = arguments::read("import lait", words, &known).map_err(Wrong::Usage)?;
    if let Some(word) = given.plain.first() {
        return Err(Wrong::Usage(format!(
            "import lait reads no file \"{word}\""
        )));
    }
    let value = |name: &str| {
        let value = given.options.get(name);
        value.ok_or_else(|| Wrong::Usage(format!("import lait needs {name}")))
    };
    let (data, authority) = (Path::new(value("--data")?), value("--authority")?);
    let out = Path::new(value("--out")?);
    let lait = fairview_cli::import::lait::Lait::read(data, authority)?;
    let benchmark = lait.benchmark()?;
    let count = benchmark.write(out)?;
    print::out(&format!(
        "{}: {count} files, {} indicators\n",
        out.join(format!("{}.json", benchmark.report.id)).display(),
        benchmark.report.indicators.len()
    ));
    Ok(())
}
