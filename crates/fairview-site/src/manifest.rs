//! What Fairview wrote into a folder: `fairview-build.json`.
//!
//! It names every file with its length and its SHA-256, and says nothing of when or where the site
//! was built. A file that it does not name belongs to somebody else.

use crate::file::File;
use crate::names;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the manifest in the site's folder.
pub const NAME: &str = "fairview-build.json";
/// How the compressed copies are made that a folder has. To be changed with anything that changes their
/// bytes: copies made in another way are made anew.
pub const COPIES: &str = "brotli 11 and 5, gzip 6: 1";
/// The version of the manifest's own shape.
const VERSION: u64 = 1;

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, as 64 hexadecimal digits.
    pub sha256: String,
}

impl Entry {
    /// The entry of a file with this in it.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len() as u64,
            sha256: names::sha256(bytes),
        }
    }
}

/// Files by their paths below the site's folder, with `/` between names.
pub type Entries = BTreeMap<String, Entry>;

/// What one build left in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// How the compressed copies were made; see [`COPIES`].
    pub compressed: String,
    /// The files of the site.
    pub files: Entries,
    /// Files with hashed names that earlier builds used and this one does not, the latest build
    /// first: open pages still ask for them. Each build names what it alone needs.
    pub earlier: Vec<Entries>,
}

impl Manifest {
    /// The manifest of the files of a first build.
    pub fn of(files: &[File]) -> Self {
        let entry = |file: &File| (file.path.clone(), Entry::of(&file.bytes));
        Self {
            compressed: COPIES.to_owned(),
            files: files.iter().map(entry).collect(),
            earlier: Vec::new(),
        }
    }

    /// The manifest in a folder; none where there is none. An error says why one that is there
    /// cannot be used.
    pub fn read(folder: &Path) -> Result<Option<Self>, String> {
        Self::read_named(folder, NAME)
    }

    /// The same, from a file of another name.
    pub(crate) fn read_named(folder: &Path, name: &str) -> Result<Option<Self>, String> {
        let file = folder.join(name);
        match std::fs::read(&file) {
            Ok(bytes) => match Self::parse(&bytes) {
                Some(manifest) => Ok(Some(manifest)),
                None => Err(format!(
                    "{} is not a list of files that this version of Fairview can read. Build into an empty folder.",
                    file.display()
                )),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{}: {error}", file.display())),
        }
    }

    /// Every file that is in the folder because of Fairview, those of earlier builds with them.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.earlier.iter().rev().flatten().chain(&self.files)
    }

    /// As it is written: the same bytes for the same files.
    pub fn to_bytes(&self) -> Vec<u8> {
        let value = json!({
            "version": VERSION,
            "compressed": self.compressed,
            "files": as_json(&self.files),
            "earlier": self.earlier.iter().map(as_json).collect::<Vec<_>>(),
        });
        format!("{value:#}\n").into_bytes()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        (value.get("version")?.as_u64()? == VERSION).then_some(())?;
        Some(Self {
            compressed: value.get("compressed")?.as_str()?.to_owned(),
            files: entries(value.get("files")?)?,
            earlier: value
                .get("earlier")?
                .as_array()?
                .iter()
                .map(entries)
                .collect::<Option<_>>()?,
        })
    }
}

fn as_json(entries: &Entries) -> Value {
    let entry = |(path, entry): (&String, &Entry)| {
        let value = json!({ "bytes": entry.bytes, "sha256": entry.sha256 });
        (path.clone(), value)
    };
    Value::Object(entries.iter().map(entry).collect())
}

fn entries(value: &Value) -> Option<Entries> {
    let one = |(path, entry): (&String, &Value)| {
        // A manifest that was changed must not lead a deletion out of the folder.
        is_sound(path).then_some(())?;
        let entry = Entry {
            bytes: entry.get("bytes")?.as_u64()?,
            sha256: entry.get("sha256")?.as_str()?.to_owned(),
        };
        Some((path.clone(), entry))
    };
    value.as_object()?.iter().map(one).collect()
}

/// Whether a path stays below the folder, and means the same on every system.
pub fn is_sound(path: &str) -> bool {
    path.split('/').all(|part| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.ends_with(['.', ' '])
            && !part.contains(|c: char| c.is_control() || "\\:*?\"<>|".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            compressed: "brotli".to_owned(),
            files: [("q3/index.html".to_owned(), Entry::of(b"page"))].into(),
            earlier: vec![[("a-0123456789abcdef.js".to_owned(), Entry::of(b"old"))].into()],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let bytes = manifest().to_bytes();
        assert_eq!(Manifest::parse(&bytes), Some(manifest()));
        assert_eq!(manifest().to_bytes(), bytes);
    }

    #[test]
    fn a_path_that_leaves_the_folder_makes_the_manifest_useless() {
        for path in ["../x", "/etc/x", "a//b", "a/../b", "c:/x", "a\\b", "a."] {
            assert!(!is_sound(path), "{path}");
            let mut changed = manifest();
            changed.files.insert(path.to_owned(), Entry::of(b""));
            assert_eq!(Manifest::parse(&changed.to_bytes()), None, "{path}");
        }
        assert!(is_sound(".htaccess") && is_sound("q3/m1/index.html.br"));
    }

    #[test]
    fn another_version_is_not_read() {
        let text = String::from_utf8(manifest().to_bytes()).unwrap();
        let later = text.replace("\"version\": 1", "\"version\": 2");
        assert_ne!(later, text);
        assert_eq!(Manifest::parse(later.as_bytes()), None);
    }
}
