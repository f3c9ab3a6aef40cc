//! `cargo xtask bundle`: the file that reports in one file are made from, `bundle.txt` of the built
//! site: the viewer's page, styles and code as one page, with marks where a report goes.
//!
//! From `file:` neither fetch nor module scripts work, so all the code is a classic script in the
//! page, and the Wasm a text. It is packed
//! by LZMA, which unpacks in 2 KB of script: deflate, which browsers have, needs a quarter more room.
//! `bundle.mjs` puts the page together.

use crate::shell::{self, Outcome};
use crate::{site, tools};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

// The viewer writes a report's data as the same text; its crate is not needed for one function.
#[path = "../../src/single_file/text.rs"]
mod text;

/// `cargo xtask bundle`: of the site as built last.
pub fn bundle(arguments: &[String]) -> Outcome {
    shell::nothing_left(arguments)?;
    site::must_be_built()?;
    make(&site::dist())
}

/// Writes `bundle.txt` into the folder of a finished site.
pub fn make(folder: &Path) -> Outcome {
    let page = shell::read_file(&folder.join("index.html"))?;
    let name = |before: &str, ending: &str| {
        named(&page, before, ending)
            .ok_or_else(|| format!("index.html names no {ending} after {before}"))
    };
    let file = folder.join(name("<link rel=\"preload\"", ".wasm")?);
    let code = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let packed = shell::root().join("target/bundle/code.txt");
    shell::write_file(&packed, text::text_of(&pack(&code)?))?;
    shell::run(
        Command::new("node")
            .arg(shell::root().join("xtask/src/bundle.mjs"))
            .arg(tools::terser()?)
            .arg(folder)
            .arg(name("<link rel=\"stylesheet\"", ".css")?)
            .arg(name("<link rel=\"modulepreload\"", ".js")?)
            .arg(&packed)
            .arg(code.len().to_string())
            .arg(check(&code).to_string()),
    )
}

/// The name of the file that a tag names with `"./NAME"`.
fn named<'p>(page: &'p str, tag: &str, ending: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(tag)?;
    let (tag, _) = rest.split_once('>')?;
    let (_, name) = tag.split_once("\"./")?;
    let (name, _) = name.split_once('"')?;
    (name.ends_with(ending) && !name.contains('/')).then_some(name)
}

/// Packs code as `bundle-unpack.js` unpacks it: a raw stream without an end of its own.
fn pack(code: &[u8]) -> Outcome<Vec<u8>> {
    let mut how = LzmaOptions::with_preset(9);
    // Code has no places that repeat every few bytes, but what follows what.
    (how.lc, how.lp, how.pb) = (4, 0, 0);
    how.nice_len = LzmaOptions::NICE_LEN_MAX;
    how.depth_limit = 1_000;
    let packed = LzmaWriter::new_no_header(Vec::new(), &how, false).and_then(|mut writer| {
        writer.write_all(code)?;
        writer.finish()
    });
    packed.map_err(|error| format!("the code cannot be packed: {error}"))
}

/// The CRC-32 of bytes, as gzip has it.
fn check(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lzma_rust2::LzmaReader;
    use std::io::Read;

    #[test]
    fn what_is_packed_is_read_by_its_settings() {
        let code: Vec<u8> = (0..40_000_u32).map(|n| (n / 3 * n % 251) as u8).collect();
        let packed = pack(&code).unwrap();
        let length = code.len() as u64;
        let reader = LzmaReader::new(packed.as_slice(), length, 4, 0, 0, 1 << 26, None);
        let mut back = Vec::new();
        reader.unwrap().read_to_end(&mut back).unwrap();
        assert!(back == code);
    }

    #[test]
    fn the_check_is_the_one_of_gzip() {
        assert_eq!(check(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn files_are_found_by_their_tags() {
        let page = r#"<link rel="preload" href="./a.wasm" as="fetch"><link rel="stylesheet" href="x/b.css">"#;
        assert_eq!(
            named(page, "<link rel=\"preload\"", ".wasm"),
            Some("a.wasm")
        );
        assert_eq!(named(page, "<link rel=\"preload\"", ".js"), None);
        assert_eq!(named(page, "<link rel=\"stylesheet\"", ".css"), None);
    }
}
