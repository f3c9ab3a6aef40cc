//! `cargo xtask test`: every check that CI runs, one after the other, all of them even when an
//! early one fails, with the list at the end.

use crate::shell::{self, Outcome};
use crate::tools::{self, WASM};
use crate::{browser, check_deps, check_exports, dist, e2e, generated, site, size, strings};
use std::path::Path;
use std::time::Instant;

struct Check {
    name: &'static str,
    about: &'static str,
    run: fn() -> Outcome,
}

#[rustfmt::skip]
const CHECKS: &[Check] = &[
    Check { name: "fmt", about: "formatting", run: fmt },
    Check { name: "check-deps", about: "what may depend on what", run: || check_deps::check_deps(&[]) },
    Check { name: "clippy", about: "clippy, warnings denied, natively and for Wasm", run: clippy },
    Check { name: "native", about: "native tests", run: native },
    Check { name: "generated", about: "generated files are fresh", run: generated_files },
    Check { name: "check-exports", about: "what readers download opens in other programs", run: || check_exports::check_exports(&[]) },
    Check { name: "wasm", about: "tests in a headless browser", run: wasm },
    Check { name: "site", about: "the release build and its size", run: built },
    Check { name: "dist", about: "the archive to download, tried in an empty folder", run: dist::make },
    Check { name: "e2e", about: "end-to-end tests on the built site", run: || e2e::e2e(&["--no-build".into()]) },
];

fn generated_files() -> Outcome {
    strings::strings(&["--check".into()])?;
    generated::schemas(&["--check".into()])
}

/// Runs all steps, or those named after `--only`, divided by commas.
pub fn test(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let only = shell::take_value(&mut arguments, "--only")?;
    shell::nothing_left(&arguments)?;
    let chosen = choose(only.as_deref())?;
    let mut failed = Vec::new();
    let mut table = String::new();
    for (number, step) in chosen.iter().enumerate() {
        println!();
        shell::say(&format!(
            "{}/{} {}: {}",
            number + 1,
            chosen.len(),
            step.name,
            step.about
        ));
        let started = Instant::now();
        let of_site = ["dist", "e2e"].contains(&step.name);
        let outcome = if of_site && failed.contains(&"site") {
            Err("not run: the site was not built, or is too large".into())
        } else {
            (step.run)()
        };
        let seconds = started.elapsed().as_secs();
        match outcome {
            Ok(()) => table.push_str(&format!("  passed {:<13} {seconds:>5} s\n", step.name)),
            Err(reason) => {
                println!("{} failed: {reason}", step.name);
                table.push_str(&format!(
                    "  FAILED {:<13} {seconds:>5} s  {reason}\n",
                    step.name
                ));
                failed.push(step.name);
            }
        }
    }
    print!("\n{table}");
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

fn choose(only: Option<&str>) -> Outcome<Vec<&'static Check>> {
    let Some(only) = only else {
        return Ok(CHECKS.iter().collect());
    };
    let wanted: Vec<&str> = only.split(',').map(str::trim).collect();
    if let Some(unknown) = wanted.iter().find(|w| CHECKS.iter().all(|s| s.name != **w)) {
        let names: Vec<&str> = CHECKS.iter().map(|step| step.name).collect();
        return Err(format!(
            "there is no step `{unknown}`; the steps are {}",
            names.join(", ")
        ));
    }
    Ok(CHECKS
        .iter()
        .filter(|step| wanted.contains(&step.name))
        .collect())
}

fn fmt() -> Outcome {
    tools::components()?;
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome {
    tools::components()?;
    tools::target()?;
    // All features: the writing of reports is behind one.
    shell::run(
        shell::cargo()
            .args(["clippy", "--locked", "--workspace"])
            .args(["--all-targets", "--all-features", "--", "-D", "warnings"]),
    )?;
    shell::run(
        shell::cargo()
            .args(["clippy", "--locked", "--package", "report-import"])
            .args([
                "--package",
                "fairview-worker",
                "--package",
                "fairview-importer",
                "--package",
                "fairview-template",
            ])
            .args(["--target", WASM, "--lib", "--bins"])
            .args(["--", "-D", "warnings"]),
    )?;
    // Not together with the viewer: what is asked of Yew differs.
    shell::run(
        shell::cargo()
            .args(["clippy", "--locked", "--package", "fairview-site-maker"])
            .args(["--target", WASM, "--lib", "--bins"])
            .args(["--", "-D", "warnings"]),
    )?;
    let mut viewer = shell::cargo();
    viewer.args([
        "clippy",
        "--locked",
        "--package",
        "fairview",
        "--target",
        WASM,
        "--lib",
        "--bins",
    ]);
    if browser_tests().is_file() {
        viewer.args(["--test", "browser"]);
    }
    shell::run(viewer.args(["--", "-D", "warnings"]))
}

fn native() -> Outcome {
    shell::run(shell::cargo().args(["test", "--locked", "--workspace", "--all-features"]))
}

/// The tests of the viewer's behaviour, compiled to Wasm and run in a page.
fn wasm() -> Outcome {
    if !browser_tests().is_file() {
        return Err("tests/browser.rs is missing".into());
    }
    let runner = tools::test_runner()?;
    let browser = browser::find_or_bring()?;
    let settings = shell::root().join("target/webdriver.json");
    shell::write_file(&settings, webdriver_settings(&browser.chrome))?;
    shell::run(
        shell::cargo()
            .args([
                "test",
                "--locked",
                "--package",
                "fairview",
                "--target",
                WASM,
                "--test",
                "browser",
            ])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
            .env("CHROMEDRIVER", browser.driver),
    )
}

fn browser_tests() -> std::path::PathBuf {
    shell::root().join("tests/browser.rs")
}

/// What wasm-bindgen's test runner tells ChromeDriver.
fn webdriver_settings(chrome: &Path) -> String {
    let mut flags = vec!["--headless=new", "--disable-gpu"];
    flags.extend(browser::flags());
    let flags: Vec<String> = flags.iter().map(|flag| format!("{flag:?}")).collect();
    format!(
        "{{\"goog:chromeOptions\":{{\"binary\":{:?},\"args\":[{}]}}}}",
        chrome.to_string_lossy(),
        flags.join(",")
    )
}

fn built() -> Outcome {
    site::build_site()?;
    size::size(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name_in_their_own_order() {
        let chosen = choose(Some("native, fmt")).unwrap();
        let names: Vec<&str> = chosen.iter().map(|step| step.name).collect();
        assert_eq!(names, ["fmt", "native"]);
        assert!(choose(Some("nothing")).is_err());
    }
}
