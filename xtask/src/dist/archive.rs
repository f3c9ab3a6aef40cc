//! Files in one archive, the same bytes wherever it is packed: in order of their paths, of one
//! time, of nobody.
//!
//! `.tar.gz`, or `.zip` for Windows, which opens no other by itself.

use crate::shell::{self, Outcome};
use flate2::{Compression, GzBuilder};
use std::io::{Cursor, Write};
use std::path::Path;

/// The time of every file, in seconds since 1970: the beginning of 1980, the first that a zip can
/// tell.
const TIME: u64 = 315_532_800;

/// A file of the archive.
pub struct Packed {
    /// Where it lies below the archive's one folder, with `/` between names.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether it may be run.
    pub runs: bool,
}

impl Packed {
    /// The rights that it has on systems which know them.
    fn mode(&self) -> u32 {
        if self.runs { 0o755 } else { 0o644 }
    }
}

/// Packs files below one folder, by the ending of the archive's name.
pub fn pack(name: &str, folder: &str, mut files: Vec<Packed>) -> Outcome<Vec<u8>> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let packed = if name.ends_with(".zip") {
        zip(folder, &files)
    } else {
        tar_gz(folder, &files).map_err(|error| error.to_string())
    };
    packed.map_err(|error| format!("{name} could not be packed: {error}"))
}

fn tar_gz(folder: &str, files: &[Packed]) -> std::io::Result<Vec<u8>> {
    // 255: no system is named.
    let zipped = GzBuilder::new().mtime(0).operating_system(255);
    let mut builder = tar::Builder::new(zipped.write(Vec::new(), Compression::best()));
    for file in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.bytes.len() as u64);
        header.set_mode(file.mode());
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        let path = format!("{folder}/{}", file.path);
        builder.append_data(&mut header, path, file.bytes.as_slice())?;
    }
    builder.into_inner()?.finish()
}

fn zip(folder: &str, files: &[Packed]) -> Outcome<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(file.mode());
        let path = format!("{folder}/{}", file.path);
        let written = writer.start_file(path, options).map_err(|e| e.to_string());
        written.and_then(|()| writer.write_all(&file.bytes).map_err(|e| e.to_string()))?;
    }
    let whole = writer.finish().map_err(|error| error.to_string())?;
    Ok(whole.into_inner())
}

/// Unpacks an archive into a folder, as whoever downloaded it would.
pub fn unpack(archive: &Path, into: &Path) -> Outcome {
    let failed = |error: &dyn std::fmt::Display| {
        format!("{} could not be unpacked: {error}", archive.display())
    };
    let bytes = std::fs::read(archive).map_err(|error| failed(&error))?;
    if archive.extension().is_some_and(|end| end == "zip") {
        let whole = zip::ZipArchive::new(Cursor::new(bytes));
        let mut whole = whole.map_err(|error| failed(&error))?;
        whole.extract(into).map_err(|error| failed(&error))
    } else {
        let plain = flate2::read::GzDecoder::new(bytes.as_slice());
        let mut whole = tar::Archive::new(plain);
        whole.unpack(into).map_err(|error| failed(&error))
    }
}

/// Every file of a folder and the folders in it, by its path below it.
pub fn files_of(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut rest = vec![(String::new(), folder.to_path_buf())];
    while let Some((at, folder)) = rest.pop() {
        let told = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in std::fs::read_dir(&folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.ok_or_else(|| format!("{}: not UTF-8", path.display()))?;
            if path.is_dir() {
                rest.push((format!("{at}{name}/"), path));
            } else {
                let bytes = std::fs::read(&path).map_err(told)?;
                found.push((format!("{at}{name}"), bytes));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a folder and makes it anew, empty.
pub fn emptied(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Reads a file of the repository.
pub fn kept(path: &str) -> Outcome<Vec<u8>> {
    std::fs::read(shell::root().join(path)).map_err(|error| format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(order: [usize; 3]) -> Vec<Packed> {
        let long = format!("site/{}/index.html", "m".repeat(120));
        let all = [("a.txt", false), ("fairview", true), (&*long, false)];
        let one = |at: usize| Packed {
            path: all[at].0.to_owned(),
            bytes: format!("in {}", all[at].0).into_bytes(),
            runs: all[at].1,
        };
        order.map(one).into()
    }

    #[test]
    fn an_archive_is_the_same_in_any_order_and_gives_back_what_was_packed() {
        for name in ["x.tar.gz", "x.zip"] {
            let packed = pack(name, "x", files([0, 1, 2])).unwrap();
            assert!(packed == pack(name, "x", files([2, 0, 1])).unwrap());
            let place =
                std::env::temp_dir().join(format!("fairview-{}-{name}", std::process::id()));
            emptied(&place).unwrap();
            let archive = place.join(name);
            shell::write_file(&archive, packed).unwrap();
            unpack(&archive, &place).unwrap();
            let found = files_of(&place.join("x")).unwrap();
            let expected = files([0, 1, 2])
                .into_iter()
                .map(|file| (file.path, file.bytes));
            assert!(found == expected.collect::<Vec<_>>());
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                let mode = |name| place.join("x").join(name).metadata().unwrap().permissions();
                assert_eq!(mode("fairview").mode() & 0o777, 0o755);
                assert_eq!(mode("a.txt").mode() & 0o777, 0o644);
            }
            std::fs::remove_dir_all(place).unwrap();
        }
    }
}
