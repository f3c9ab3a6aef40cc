//! Building the site with Trunk, and serving it.

use crate::server::server;
use crate::shell::{self, Outcome};
use crate::tools::{self, Tools};
use std::path::PathBuf;
use std::process::Command;

/// Where a person finds the site unless told otherwise.
const PORT: u16 = 8080;

/// The folder that holds the built site.
pub fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// `cargo xtask build`.
pub fn build(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    build_site()
}

/// `cargo xtask serve`.
pub fn serve(arguments: &[String]) -> Outcome {
    let mut arguments = arguments.to_vec();
    let built = shell::take_flag(&mut arguments, "--no-build");
    let port = match shell::take_value(&mut arguments, "--port")? {
        None => PORT,
        Some(text) => text
            .parse()
            .map_err(|_| format!("`{text}` is not a port; give a number from 0 to 65535"))?,
    };
    let at = shell::take_value(&mut arguments, "--at")?.unwrap_or_else(|| "/".into());
    shell::nothing_left(&arguments)?;
    if built {
        must_be_built()?;
    } else {
        if must_be_built().is_err() {
            shell::say(
                "a first run builds its tools and the viewer, about ten minutes on two cores; \
                 the address of the page comes at the end",
            );
        }
        build_site()?;
    }
    let server = server(dist(), &at, port)?;
    println!(
        "\nFairview is ready. Open {} in a browser.\nStop it with Ctrl+C.",
        server.address()
    );
    server.run()
}

/// Builds the site in release form, bringing the tools first.
pub fn build_site() -> Outcome {
    let tools = tools::for_site()?;
    let _lock = shell::lock(&shell::root().join("target/site.lock"), "building the site")?;
    shell::say("building the viewer: two minutes the first time, then half a minute");
    shell::run(&mut trunk(&tools)?)?;
    must_be_built()
}

fn trunk(tools: &Tools) -> Outcome<Command> {
    let mut command = Command::new(&tools.trunk);
    command
        .args(["build", "--release"])
        .current_dir(shell::root())
        // Trunk takes a wasm-bindgen and a wasm-opt of the right version from here.
        .env("PATH", shell::path_with(&tools.folders)?)
        // Trunk reads NO_COLOR as its own option and takes only true and false.
        .env_remove("NO_COLOR")
        // Not RUSTFLAGS: the hooks, which run here, are none of this.
        .env_remove("RUSTFLAGS")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            without_paths().join(" "),
        )
        // When the viewer does not compile, Trunk's own stack is of no interest.
        .env("RUST_LIB_BACKTRACE", "0");
    Ok(command)
}

/// What keeps every path of the machine that built it out of a program: panics name source files.
pub fn without_paths() -> Vec<String> {
    let folders = sources().into_iter().chain([shell::root().to_path_buf()]);
    folders
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect()
}

/// Where cargo keeps the sources of packages: a folder for each registry.
pub fn sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

/// Fails unless there is a built site.
pub fn must_be_built() -> Outcome {
    if dist().join("index.html").is_file() {
        Ok(())
    } else {
        Err("there is no built site; run `cargo xtask build` first".into())
    }
}
