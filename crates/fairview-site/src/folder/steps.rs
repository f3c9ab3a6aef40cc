//! The single steps of a build, and what lies in the folder before them.

use crate::file::File;
use crate::names;
use crate::offline;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The ending of a file that is being written.
const UNDER_WAY: &str = ".fairview-new";

/// One change to the folder. After each of them a whole site lies there.
pub enum WriteStep {
    /// Put a file where nothing is.
    Add(File),
    /// Put the file in its place, over what is there.
    Renew(File),
    /// Remove a file, and the folders that it leaves empty.
    Remove(String),
}

impl WriteStep {
    pub fn path(&self) -> &str {
        match self {
            Self::Add(file) | Self::Renew(file) => &file.path,
            Self::Remove(path) => path,
        }
    }

    /// When it is written: what others name, before what names it. New pages come before those
    /// that are there already and may lead to them.
    pub fn turn(&self) -> u8 {
        let path = self.path();
        let first_page = names::uncompressed(path) == "index.html";
        let lists = [".xml", ".txt", offline::WORKER];
        let is_list = lists
            .iter()
            .any(|end| names::uncompressed(path).ends_with(end));
        match () {
            () if names::is_immutable(path) => 0,
            () if first_page || is_list => 4,
            () if names::is_page(path) && matches!(self, Self::Add(_)) => 2,
            () if names::is_page(path) => 3,
            () => 1,
        }
    }

    /// Does it.
    pub fn apply(&self, out: &Path) -> Result<(), String> {
        let place = out.join(self.path());
        let done = match self {
            Self::Add(file) | Self::Renew(file) => put(&place, &file.bytes),
            Self::Remove(_) => remove(out, &place),
        };
        done.map_err(|error| {
            format!(
                "{}: {error}. The old pages are whole; build again to finish.",
                place.display()
            )
        })
    }
}

fn put(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = under_way(place);
    fs::write(&beside, bytes)?;
    fs::rename(&beside, place)
}

fn under_way(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(UNDER_WAY);
    PathBuf::from(name)
}

fn remove(out: &Path, place: &Path) -> std::io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // A folder with anything left in it is not removed.
    let above = place.ancestors().skip(1);
    for folder in above.take_while(|folder| *folder != out) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Takes away what a killed build was in the middle of writing.
pub fn clear(out: &Path, begun: &[String]) {
    for path in begun {
        let _ = fs::remove_file(under_way(&out.join(path)));
    }
}

/// What lies where a file is to go.
pub enum AtPath {
    Nothing,
    Same,
    /// Another file, with this in it.
    Other(Vec<u8>),
    /// Something that is no file, or something that is no folder on the way there: its path.
    Blocked(String),
}

/// Looks at where a file is to go. Links are not followed: they may lead out of the folder.
pub fn lies(out: &Path, file: &File) -> AtPath {
    let mut at = out.to_owned();
    let parts: Vec<&str> = file.path.split('/').collect();
    for (depth, part) in parts.iter().enumerate() {
        at.push(part);
        let Ok(found) = fs::symlink_metadata(&at) else {
            return AtPath::Nothing;
        };
        let fits = if depth + 1 < parts.len() {
            found.is_dir()
        } else {
            found.is_file()
        };
        if !fits {
            return AtPath::Blocked(parts[..=depth].join("/"));
        }
    }
    match fs::read(&at) {
        Ok(bytes) if bytes == file.bytes => AtPath::Same,
        Ok(bytes) => AtPath::Other(bytes),
        Err(_) => AtPath::Blocked(file.path.clone()),
    }
}

/// What a file holds; none where there is no plain file.
pub fn contents(out: &Path, path: &str) -> Option<Vec<u8>> {
    let place = out.join(path);
    let is_file = fs::symlink_metadata(&place).is_ok_and(|found| found.is_file());
    is_file.then(|| fs::read(place).ok()).flatten()
}
