//! Compressed copies, `.br` and `.gz`, beside the files, for hosts that serve them.
//!
//! Only texts, drawings, data and Wasm, and only where the copy is worth a file. The same file
//! gives the same copies on every machine. A file that has not changed since the last build is not
//! compressed again.

use crate::file::File;
use crate::manifest::{COPIES, Entry, Manifest};
use crate::names;
use flate2::{Compression, GzBuilder};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Smaller files travel in one packet as they are.
const WORTH_BYTES: usize = 1_000;
/// Code is compressed once and fetched by everyone.
const LASTING: u32 = 11;
/// Pages are many: at 9 they took ten times as long, and were one hundredth smaller.
const PASSING: u32 = 5;
/// Code that is larger is compressed as pages are.
const LARGE_BYTES: usize = 2_000_000;

/// The files, and beside each that is worth it its two copies. Copies in `out` that were made of
/// the same file are read from there. `on_file` is called with how many files have theirs, and of
/// how many.
///
/// An error is that of reading the manifest in `out`.
pub fn with_copies(
    files: Vec<File>,
    out: &Path,
    on_file: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<File>, String> {
    let before = Manifest::read(out)?.filter(|manifest| manifest.compressed == COPIES);
    let before = before.unwrap_or_default();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(at) else {
                return done;
            };
            done.extend(copies(file, &before, out).map(|copy| (at, copy)));
            on_file(finished.fetch_add(1, Ordering::Relaxed) + 1, files.len());
        }
    };
    let mut made: Vec<(usize, File)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let done = workers.into_iter().map(|worker| worker.join());
        done.flat_map(|done| match done {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        })
        .collect()
    });
    // Whichever worker was first.
    made.sort_by(|(a, one), (b, other)| (a, &one.path).cmp(&(b, &other.path)));
    let mut all = files;
    all.extend(made.into_iter().map(|(_, copy)| copy));
    Ok(all)
}

/// The copies of one file; none where they are not worth it.
fn copies(file: &File, before: &Manifest, out: &Path) -> impl Iterator<Item = File> {
    let worth = file.bytes.len() >= WORTH_BYTES && is_compressible(&file.path);
    let same = worth && before.files.get(&file.path) == Some(&Entry::of(&file.bytes));
    let copy = |end: &str, make: &dyn Fn() -> Vec<u8>| {
        let path = format!("{}{end}", file.path);
        let known = same.then(|| kept(&path, before, out)).flatten();
        let bytes = known.unwrap_or_else(make);
        // A copy that is hardly smaller is not worth a file.
        (bytes.len() < file.bytes.len() / 20 * 19).then_some(File { path, bytes })
    };
    let made = worth.then(|| {
        [
            copy(".br", &|| brotli(&file.bytes, quality(file))),
            copy(".gz", &|| gzip(&file.bytes)),
        ]
    });
    made.into_iter().flatten().flatten()
}

/// The copy as the last build left it, if nobody has changed it since.
pub(crate) fn kept(path: &str, before: &Manifest, out: &Path) -> Option<Vec<u8>> {
    let entry = before.files.get(path)?;
    let bytes = std::fs::read(out.join(path)).ok()?;
    (Entry::of(&bytes) == *entry).then_some(bytes)
}

fn is_compressible(path: &str) -> bool {
    // What is to be pasted elsewhere is fetched by nobody.
    if path.starts_with("headers/") {
        return false;
    }
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    let ends = [
        "css", "csv", "html", "js", "json", "map", "svg", "txt", "wasm", "xml",
    ];
    ends.contains(&end)
}

fn quality(file: &File) -> u32 {
    let lasting = names::hash_in(&file.path).is_some();
    let code = [".js", ".css", ".wasm"];
    let code = code.iter().any(|end| file.path.ends_with(end));
    if lasting && code && file.bytes.len() <= LARGE_BYTES {
        LASTING
    } else {
        PASSING
    }
}

/// Bytes as brotli.
fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    const WINDOW_BITS: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, WINDOW_BITS);
    writer.write_all(bytes).expect("memory takes all bytes");
    writer.into_inner()
}

/// Bytes as gzip, without the time or the name of a file.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    // 255: no system is named.
    let builder = GzBuilder::new().mtime(0).operating_system(255);
    let mut writer = builder.write(Vec::new(), Compression::new(6));
    writer.write_all(bytes).expect("memory takes all bytes");
    writer.finish().expect("memory takes all bytes")
}

/// What a copy holds, by its ending; none where it is broken, no copy, or longer than `most`
/// bytes.
pub fn opened(path: &str, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    use std::io::Read;
    let limit = most as u64 + 1;
    let mut whole = Vec::new();
    let read = match path.rsplit_once('.')?.1 {
        "br" => brotli::Decompressor::new(bytes, 4096)
            .take(limit)
            .read_to_end(&mut whole),
        "gz" => flate2::read::GzDecoder::new(bytes)
            .take(limit)
            .read_to_end(&mut whole),
        _ => return None,
    };
    (read.is_ok() && whole.len() <= most).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder;

    fn file(path: &str, bytes: impl Into<Vec<u8>>) -> File {
        File {
            path: path.to_owned(),
            bytes: bytes.into(),
        }
    }

    fn paths(files: &[File]) -> Vec<&str> {
        files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn each_copy_holds_the_file() {
        let text = "<p>Looked-after children, 62 per 10,000.</p>".repeat(90);
        let files = vec![
            file("q3/index.html", text.clone()),
            file("viewer-0123456789abcdef.wasm", text.clone()),
        ];
        let all = with_copies(files, Path::new("no-such-folder"), &|_, _| ()).unwrap();
        assert_eq!(
            paths(&all),
            [
                "q3/index.html",
                "viewer-0123456789abcdef.wasm",
                "q3/index.html.br",
                "q3/index.html.gz",
                "viewer-0123456789abcdef.wasm.br",
                "viewer-0123456789abcdef.wasm.gz",
            ]
        );
        for copy in &all[2..] {
            let whole = opened(&copy.path, &copy.bytes, text.len()).unwrap();
            assert_eq!(whole, text.as_bytes(), "{}", copy.path);
            assert_eq!(opened(&copy.path, &copy.bytes, text.len() - 1), None);
            assert!(copy.bytes.len() < 300);
        }
        // No time, no name, no system.
        assert_eq!(all[3].bytes[..10], [31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
    }

    #[test]
    fn small_files_pictures_and_noise_have_no_copies() {
        // Hashes, which no compressor makes smaller.
        let hash = |n: u32| <sha2::Sha256 as sha2::Digest>::digest(n.to_le_bytes()).to_vec();
        let noise: Vec<u8> = (0..100).flat_map(hash).collect();
        for alone in [
            file("robots.txt", "User-agent: *"),
            file("logo.png", vec![0; 5_000]),
            file("headers/nginx.conf", "x".repeat(5_000)),
            file("noise.json", noise),
        ] {
            let all =
                with_copies(vec![alone.clone()], Path::new("no-such-folder"), &|_, _| ()).unwrap();
            assert_eq!(all, [alone]);
        }
    }

    #[test]
    fn a_file_that_has_not_changed_is_not_compressed_again() {
        let out = folder::tests::empty("compress");
        let (page, other) = ("a".repeat(5_000), "b".repeat(5_000));
        let first = with_copies(vec![file("a.html", page.clone())], &out, &|_, _| ()).unwrap();
        // A copy that only a reading of the folder can bring back.
        let mark = b"as it was left".to_vec();
        let marked = vec![first[0].clone(), file("a.html.br", mark.clone())];
        folder::write(&out, marked, 0).unwrap();
        let again = with_copies(vec![file("a.html", page.clone())], &out, &|_, _| ()).unwrap();
        assert_eq!(again[1].bytes, mark);
        // Another file, or a copy that was changed by hand, is made anew.
        let changed = with_copies(vec![file("a.html", other)], &out, &|_, _| ()).unwrap();
        assert_ne!(changed[1].bytes, mark);
        std::fs::write(out.join("a.html.br"), "by hand").unwrap();
        let anew = with_copies(vec![file("a.html", page)], &out, &|_, _| ()).unwrap();
        assert_eq!(anew, first);
        std::fs::remove_dir_all(out).unwrap();
    }
}
