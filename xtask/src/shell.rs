//! Running other programs, and the words printed around them.
//!
//! Commands are never put together as text for a shell: a program and its arguments, no more.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a step gives, or the sentence that says why it could not.
pub type Outcome<T = ()> = Result<T, String>;

/// The repository, wherever the command was called from.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the repository")
}

/// The cargo that runs us, so that a chosen toolchain stays chosen.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Says what is about to happen.
pub fn say(what: &str) {
    println!("── {what}");
    // A child's output must not overtake the heading.
    let _ = io::stdout().flush();
}

/// Runs a program to its end, its output shown as it comes.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("could not start {}: {error}", name(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", words(command)))
    }
}

/// Runs a program that takes minutes: what it prints goes to a file, and every half minute a line
/// says that it still runs. Where it fails, the end of the file is in the reason.
pub fn run_logged(command: &mut Command, what: &str, log: &Path) -> Outcome {
    write_file(log, "")?;
    let output = || fs::File::options().append(true).open(log);
    let wrong = |error: io::Error| format!("{}: {error}", log.display());
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output().map_err(wrong)?)
        .stderr(output().map_err(wrong)?)
        .spawn()
        .map_err(|error| format!("could not start {}: {error}", name(command)))?;
    let started = Instant::now();
    let mut told = 0;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            break status;
        }
        let halves = started.elapsed().as_secs() / 30;
        if halves > told {
            told = halves;
            say(&format!("still {what}: {} so far", duration(30 * halves)));
        }
        std::thread::sleep(Duration::from_millis(200));
    };
    let seconds = started.elapsed().as_secs();
    if status.success() {
        say(&format!("done {what}, in {}", duration(seconds)));
        return Ok(());
    }
    let text = read_file(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    Err(format!(
        "{} failed ({status}):\n{}\n",
        words(command),
        lines[lines.len().saturating_sub(20)..].join("\n")
    ))
}

/// `40 s`, `3 min 20 s`.
fn duration(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// Runs a program and gives what it printed, or says what it complained of.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("could not start {}: {error}", name(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{} failed ({}): {}",
            words(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}

/// The program's name without its folder.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The command as a person would type it.
fn words(command: &Command) -> String {
    let mut text = name(command);
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// `PATH` with these folders before all others.
pub fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&rest));
    std::env::join_paths(all).map_err(|error| format!("a tools folder cannot be on PATH: {error}"))
}

/// A program found on `PATH`, with the endings that the system lets one leave out.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| {
            ENDINGS
                .iter()
                .map(move |end| folder.join(format!("{program}{end}")))
        })
        .find(|file| file.is_file())
}

#[cfg(windows)]
const ENDINGS: &[&str] = &[".exe", ".cmd"];
#[cfg(not(windows))]
const ENDINGS: &[&str] = &[""];

/// Reads a text file, naming it when that fails.
pub fn read_file(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Writes a file and the folders it lies in, naming it when that fails.
pub fn write_file(file: &Path, contents: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(file, contents).map_err(|error| format!("{}: {error}", file.display()))
}

/// Holds a lock on a file until dropped, so that two runs at once don't undo each other.
pub fn lock(file: &Path, waiting_for: &str) -> Outcome<fs::File> {
    write_file_if_missing(file)?;
    let lock = fs::File::options()
        .write(true)
        .open(file)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    if lock.try_lock().is_err() {
        say(&format!("waiting for another run to finish {waiting_for}"));
        lock.lock()
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(lock)
}

fn write_file_if_missing(file: &Path) -> Outcome {
    if file.exists() {
        Ok(())
    } else {
        write_file(file, "")
    }
}

/// Whether the option was given; takes it off the list.
pub fn take_flag(arguments: &mut Vec<String>, flag: &str) -> bool {
    let before = arguments.len();
    arguments.retain(|argument| argument != flag);
    arguments.len() != before
}

/// The value after an option, if it was given; takes both off the list.
pub fn take_value(arguments: &mut Vec<String>, option: &str) -> Outcome<Option<String>> {
    let Some(at) = arguments.iter().position(|argument| argument == option) else {
        return Ok(None);
    };
    arguments.remove(at);
    if at < arguments.len() {
        Ok(Some(arguments.remove(at)))
    } else {
        Err(format!("{option} needs a value after it"))
    }
}

/// Fails on anything left over, so that a mistyped option is never ignored.
pub fn nothing_left(arguments: &[String]) -> Outcome {
    match arguments.first() {
        None => Ok(()),
        Some(first) => Err(format!("`{first}` is not an option of this command")),
    }
}

/// A version as numbers, from the first word of the text that looks like one.
pub fn version_in(text: &str) -> Option<Vec<u32>> {
    text.split(|c: char| c.is_whitespace() || c == '_' || c == '(' || c == ')')
        .map(|word| word.trim_start_matches('v'))
        .find_map(|word| {
            let numbers: Option<Vec<u32>> = word.split('.').map(|n| n.parse().ok()).collect();
            numbers
        })
}

/// The first line that a program prints for `--version`, if it runs at all.
pub fn version_line(program: impl AsRef<OsStr>) -> Option<String> {
    let text = read(Command::new(program).arg("--version")).ok()?;
    text.lines().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn versions_are_read_from_what_programs_print() {
        for (text, version) in [
            ("trunk 0.21.14", Some(vec![0, 21, 14])),
            ("wasm-bindgen 0.2.130", Some(vec![0, 2, 130])),
            ("wasm-opt version 132 (version_132)", Some(vec![132])),
            ("v20.11.0", Some(vec![20, 11, 0])),
            (
                "Chromium 156.0.8078.79 built on Debian",
                Some(vec![156, 0, 8078, 79]),
            ),
            ("not found", None),
        ] {
            assert_eq!(version_in(text), version, "{text}");
        }
    }

    #[test]
    fn what_a_program_prints_is_told_when_it_fails_alone() {
        let log = std::env::temp_dir().join(format!("fairview-log-{}", std::process::id()));
        let version = run_logged(cargo().arg("--version"), "asking", &log);
        assert_eq!(version, Ok(()));
        assert!(read_file(&log).unwrap().starts_with("cargo "));
        let reason = run_logged(cargo().arg("no-such-command"), "asking", &log).unwrap_err();
        assert!(reason.contains("no such command"), "{reason}");
        fs::remove_file(log).unwrap();
        assert_eq!(duration(200), "3 min 20 s");
    }

    #[test]
    fn options_are_taken_off_the_list() {
        let mut given = list(&["--port", "9000", "--no-build", "rest"]);
        assert_eq!(
            take_value(&mut given, "--port").unwrap().as_deref(),
            Some("9000")
        );
        assert!(take_flag(&mut given, "--no-build"));
        assert!(!take_flag(&mut given, "--no-build"));
        assert_eq!(
            nothing_left(&given),
            Err("`rest` is not an option of this command".into())
        );
    }

    #[test]
    fn an_option_without_its_value_is_an_error() {
        let mut given = list(&["--port"]);
        assert_eq!(
            take_value(&mut given, "--port"),
            Err("--port needs a value after it".into())
        );
    }
}
