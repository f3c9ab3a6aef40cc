//! Names that say what is in a file, so that it may be kept for ever: `viewer-3132c27f67ae33c5.wasm`.
//!
//! A file of such a name never changes; what changes gets another name.

use crate::file::File;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the SHA-256 stand in a name.
pub(crate) const DIGITS: usize = 16;
/// How many stand in the name of a folder of data.
pub(crate) const FOLDER_DIGITS: usize = 12;

/// The file of the viewer that reports in one file are made from.
pub const BUNDLE: &str = "bundle.txt";

/// The file that has the page that all pages are made from, and names the viewer's code.
pub const VIEWER: &str = "viewer.json";

/// The SHA-256 of bytes, as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// A path with the hash of the contents before its last ending: `data/q3.json` becomes
/// `data/q3-0123456789abcdef.json`. A path without an ending gets the hash at its end.
pub fn with_hash(path: &str, bytes: &[u8]) -> String {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    // A name that begins with a full stop has no ending.
    let end = match path[name..].rfind('.') {
        Some(dot) if dot > 0 => name + dot,
        _ => path.len(),
    };
    let hash = sha256(bytes);
    format!("{}-{}{}", &path[..end], &hash[..DIGITS], &path[end..])
}

/// The hash that stands in a path, of the file itself or of the file that it is a compressed copy
/// of; none for names that may stand for other contents tomorrow.
pub fn hash_in(path: &str) -> Option<&str> {
    let name = uncompressed(path).rsplit('/').next()?;
    let (stem, _) = name.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    (hash.len() == DIGITS && is_hex(hash)).then_some(hash)
}

fn is_hex(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether what lies at a path never changes: its own name or that of its folder of data, as in
/// `data/q3-0123456789ab/report.json`, says what is in it.
pub fn is_immutable(path: &str) -> bool {
    let in_folder = |path: &str| {
        let (folder, _) = path.strip_prefix("data/")?.split_once('/')?;
        let (_, hash) = folder.rsplit_once('-')?;
        Some(hash.len() == FOLDER_DIGITS && is_hex(hash))
    };
    hash_in(path).is_some() || in_folder(path).unwrap_or(false)
}

/// The folder of code, in which every name says what is in the file: one rule of a server covers it.
pub const CODE: &str = "code/";

/// Whether a file of the viewer's is of the worker, which is fetched when a reader asks for a file that
/// it makes.
pub fn is_worker(path: &str) -> bool {
    path.strip_prefix(CODE)
        .is_some_and(|name| name.starts_with("worker-"))
}

/// Whether a file of the viewer's is of what an officer uses and few of a site's readers: what reads
/// files, what makes a site and what makes workbooks to fill.
pub fn is_for_officers(path: &str) -> bool {
    let name = path.strip_prefix(CODE).unwrap_or_default();
    let own = ["importer-", "site-maker-", "template-"];
    own.iter().any(|own| name.starts_with(own))
}

/// The hash that Trunk put into a name. It is a number, written without noughts before it: one name
/// in sixteen has fewer digits than ours.
fn hash_of_build(path: &str) -> Option<&str> {
    let (stem, _) = path.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    ((DIGITS / 2..=DIGITS).contains(&hash.len()) && is_hex(hash)).then_some(hash)
}

/// Puts files whose names hold a hash into the folder of code, under the hash of their contents, and
/// says so in the page that names them. (Trunk names scripts before they are made small.)
pub fn rewrite_links(mut page: String, files: &mut [File]) -> String {
    for file in files {
        // On a published site they lie there already.
        let built = Some(&file.path).filter(|path| !path.starts_with(CODE));
        let Some(old) = built.and_then(|path| hash_of_build(path)) else {
            continue;
        };
        let plain = file.path.replace(&format!("-{old}"), "");
        let renewed = format!("{CODE}{}", with_hash(&plain, &file.bytes));
        page = page.replace(&file.path, &renewed);
        file.path = renewed;
    }
    page
}

/// The path without `.br` or `.gz` at its end.
pub fn uncompressed(path: &str) -> &str {
    let bare = path.strip_suffix(".br");
    bare.or_else(|| path.strip_suffix(".gz")).unwrap_or(path)
}

/// Whether the path names a page.
pub fn is_page(path: &str) -> bool {
    uncompressed(path).ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_stands_before_the_ending_and_is_found_again() {
        for (path, hashed) in [
            ("viewer.wasm", "viewer-ba7816bf8f01cfea.wasm"),
            ("data/q3.1/m.json", "data/q3.1/m-ba7816bf8f01cfea.json"),
            ("data.d/m", "data.d/m-ba7816bf8f01cfea"),
        ] {
            assert_eq!(with_hash(path, b"abc"), hashed);
        }
        let found = Some("ba7816bf8f01cfea");
        assert_eq!(hash_in("data/q3-ba7816bf8f01cfea.json"), found);
        assert_eq!(hash_in("viewer-ba7816bf8f01cfea.wasm.br"), found);
    }

    #[test]
    fn other_names_hold_no_hash() {
        for path in [
            "index.html",
            "halton-2022-23-q3.json",
            "a-ba7816bf8f01cfea/index.html",
            "a-BA7816BF8F01CFEA.js",
            "a-ba7816bf8f01cfe.js",
            "ba7816bf8f01cfea.js",
        ] {
            assert_eq!(hash_in(path), None, "{path}");
        }
    }

    #[test]
    fn what_lies_in_a_folder_of_data_with_a_hash_lasts() {
        for path in [
            "data/q3-0123456789ab/report.json",
            "data/q3-0123456789ab/m/1.json.br",
        ] {
            assert!(is_immutable(path) && hash_in(path).is_none(), "{path}");
        }
        for path in [
            "data/catalogue.json",
            "q3-0123456789ab/index.html",
            "data/q3/m1.json",
        ] {
            assert!(!is_immutable(path), "{path}");
        }
        assert!(is_immutable("viewer-0123456789abcdef.wasm.gz"));
    }

    #[test]
    fn names_are_renewed_in_the_page_too() {
        let file = |path: &str| File {
            path: path.to_owned(),
            bytes: b"abc".to_vec(),
        };
        // Of one name the number is small.
        let mut files = [
            file("boot-0123456789abcdef.js"),
            file("viewer-123456789abcdef.js"),
            file("plain.svg"),
            file("worker-ba7816bf8f01cfea.wasm"),
        ];
        let page = "<script src=\"./boot-0123456789abcdef.js\"><script src=\"./viewer-123456789abcdef.js\"><img src=\"./plain.svg\">";
        assert_eq!(
            rewrite_links(page.to_owned(), &mut files),
            "<script src=\"./code/boot-ba7816bf8f01cfea.js\"><script src=\"./code/viewer-ba7816bf8f01cfea.js\"><img src=\"./plain.svg\">"
        );
        let renewed = |name: &str| file(&format!("code/{name}-ba7816bf8f01cfea.js"));
        assert_eq!(
            files,
            [
                renewed("boot"),
                renewed("viewer"),
                file("plain.svg"),
                // Named by this hash already: the script beside it goes on finding it.
                file("code/worker-ba7816bf8f01cfea.wasm")
            ]
        );
    }

    #[test]
    fn compressed_copies_of_pages_are_pages() {
        assert!(is_page("q3/index.html") && is_page("index.html.br"));
        assert!(!is_page("robots.txt") && !is_page("a.html.json"));
    }
}
