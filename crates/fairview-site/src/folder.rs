//! Lays a site into a folder, so that at every moment a whole site lies there.
//!
//! What pages name comes before the pages, new pages before those that lead to them, and what only
//! old pages name goes last of all: whatever can be reached from the first page is there. Each file
//! is written beside its place and then put there in one move. Before the first change a journal,
//! `fairview-build.next.json`, names all that is about to be written: a build that was killed is
//! thereby known to the next one. (This is about a killed program, not about a power cut.)
//!
//! Refused: a folder that another build is writing to, and files in the way that Fairview did not
//! write. Files that the manifest does not name are never removed.

mod lock;
mod steps;

use crate::file::File;
use crate::manifest::{self, Entries, Entry, Manifest};
use crate::names;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use steps::WriteStep;

/// The name of the journal of a build that is not finished.
pub(crate) const JOURNAL: &str = "fairview-build.next.json";

/// What a build did to its folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// How many files of the site did not lie there.
    pub added: usize,
    /// How many files lay there with other contents.
    pub changed: usize,
    /// How many files lay there already, the same to the byte.
    pub unchanged: usize,
    /// How many files of earlier builds were removed.
    pub removed: usize,
    /// How many files of earlier builds are kept for open pages.
    pub kept: usize,
    /// Files that somebody had changed by hand since the last build, and that were written again.
    pub restored: Vec<String>,
    /// Files that are no longer of the site and were changed by hand, and so were not removed.
    pub left: Vec<String>,
}

/// Puts the files into the folder, which is made if there is none, and keeps the files with hashed
/// names of the last `keep_builds` builds that had other ones.
///
/// An error says what stands in the way; then nothing was written, or, when the disk failed on the
/// way, the old pages are still whole and building again finishes the work.
pub fn write(out: &Path, files: Vec<File>, keep_builds: usize) -> Result<Written, String> {
    sound(&files)?;
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let _lock = lock::take(out)?;
    let work = prepare(out, files, keep_builds)?;
    steps::clear(out, &work.begun);
    for step in &work.steps {
        step.apply(out)?;
    }
    Ok(work.written)
}

/// What is to be done in a folder.
struct Work {
    steps: Vec<WriteStep>,
    written: Written,
    /// Files that a killed build was writing.
    begun: Vec<String>,
}

/// Refuses paths that leave the folder, and those that are one and the same where case is not told
/// apart.
fn sound(files: &[File]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for File { path, .. } in files {
        if !manifest::is_sound(path) {
            return Err(format!("\"{path}\" cannot be the name of a file of a site"));
        }
        let reserved = [manifest::NAME, JOURNAL, lock::NAME].contains(&path.as_str());
        if reserved || !seen.insert(path.to_lowercase()) {
            return Err(format!("\"{path}\" would be written twice"));
        }
    }
    Ok(())
}

fn prepare(out: &Path, files: Vec<File>, keep_builds: usize) -> Result<Work, String> {
    let before = Manifest::read(out)?;
    let journal = Manifest::read_named(out, JOURNAL)?;
    let mut begun = vec![JOURNAL.to_owned(), manifest::NAME.to_owned()];
    begun.extend(
        journal
            .iter()
            .flat_map(|journal| journal.files.keys().cloned()),
    );
    let known = Known::of([&before, &journal].into_iter().flatten());
    let before = before.unwrap_or_default();

    let mut after = Manifest::of(&files);
    after.earlier = earlier(out, &before, &after.files, keep_builds);

    let mut written = Written {
        kept: after.earlier.iter().map(Entries::len).sum(),
        ..Written::default()
    };
    let mut steps = Vec::new();
    let mut foreign = Vec::new();
    for file in files {
        match steps::lies(out, &file) {
            steps::AtPath::Same if known.0.contains_key(&file.path) => written.unchanged += 1,
            // Even one that is the same: it would be Fairview's to remove from then on.
            steps::AtPath::Same => foreign.push(file.path),
            steps::AtPath::Nothing => {
                written.added += 1;
                steps.push(WriteStep::Add(file));
            }
            steps::AtPath::Other(_) if !known.0.contains_key(&file.path) => foreign.push(file.path),
            steps::AtPath::Other(found) => {
                written.changed += 1;
                if !known.wrote(&file.path, &found) {
                    written.restored.push(file.path.clone());
                }
                steps.push(WriteStep::Renew(file));
            }
            steps::AtPath::Blocked(by) => foreign.push(by),
        }
    }
    if !foreign.is_empty() {
        foreign.sort();
        foreign.dedup();
        return Err(format!(
            "{} holds files that Fairview did not write and would have to overwrite:\n  {}\nMove them elsewhere, or build into another folder. Nothing was written.",
            out.display(),
            foreign.join("\n  ")
        ));
    }
    let wanted: BTreeSet<&String> = after.all().map(|(path, _)| path).collect();
    let cased: BTreeSet<String> = wanted.iter().map(|path| path.to_lowercase()).collect();
    let mut removals = Vec::new();
    for path in known.0.keys().filter(|path| !wanted.contains(path)) {
        let Some(found) = steps::contents(out, path) else {
            continue;
        };
        // Where case is not told apart, a name that differs in case alone is the wanted file.
        if known.wrote(path, &found) && !cased.contains(&path.to_lowercase()) {
            removals.push(path.clone());
        } else {
            written.left.push(path.clone());
        }
    }
    written.removed = removals.len();

    let manifest = after.to_bytes();
    let finished = std::fs::read(out.join(manifest::NAME)).is_ok_and(|found| found == manifest);
    let nothing = steps.is_empty() && removals.is_empty() && journal.is_none() && finished;
    if nothing {
        return Ok(Work {
            steps,
            written,
            begun,
        });
    }
    steps.sort_by(|a, b| (a.turn(), a.path()).cmp(&(b.turn(), b.path())));
    let first = File {
        path: JOURNAL.to_owned(),
        bytes: known.journal(&after).to_bytes(),
    };
    steps.insert(0, WriteStep::Renew(first));
    steps.push(WriteStep::Renew(File {
        path: manifest::NAME.to_owned(),
        bytes: manifest,
    }));
    let mut removals: Vec<WriteStep> = removals.into_iter().map(WriteStep::Remove).collect();
    // What names others goes before what it names.
    removals.sort_by_key(|step| std::cmp::Reverse(step.turn()));
    steps.extend(removals);
    steps.push(WriteStep::Remove(JOURNAL.to_owned()));
    Ok(Work {
        steps,
        written,
        begun,
    })
}

/// Every file that Fairview is known to have written, with all that it may hold: after a killed
/// build, the contents of either.
struct Known(BTreeMap<String, Vec<Entry>>);

impl Known {
    fn of<'a>(manifests: impl Iterator<Item = &'a Manifest>) -> Self {
        let mut known: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (path, entry) in manifests.flat_map(Manifest::all) {
            let entries = known.entry(path.clone()).or_default();
            if !entries.contains(entry) {
                entries.push(entry.clone());
            }
        }
        Self(known)
    }

    fn wrote(&self, path: &str, found: &[u8]) -> bool {
        let found = Entry::of(found);
        self.0
            .get(path)
            .is_some_and(|entries| entries.contains(&found))
    }

    /// What the folder may hold until the build is finished.
    fn journal(&self, after: &Manifest) -> Manifest {
        let most = self.0.values().map(Vec::len).max().unwrap_or(0);
        let layer = |nth: usize| {
            let entry = |(path, entries): (&String, &Vec<Entry>)| {
                Some((path.clone(), entries.get(nth)?.clone()))
            };
            self.0.iter().filter_map(entry).collect()
        };
        Manifest {
            compressed: String::new(),
            files: after
                .all()
                .map(|(path, entry)| (path.clone(), entry.clone()))
                .collect(),
            earlier: (0..most).map(layer).collect(),
        }
    }
}

/// The files that never change and that earlier builds leave for open pages.
fn earlier(out: &Path, before: &Manifest, now: &Entries, keep: usize) -> Vec<Entries> {
    let hashed = |entries: &Entries| -> BTreeSet<String> {
        let names = entries.keys();
        names
            .filter(|path| names::is_immutable(path))
            .cloned()
            .collect()
    };
    let mut seen = hashed(now);
    let changed = hashed(&before.files) != seen;
    let last = changed.then_some(&before.files);
    let mut builds: Vec<Entries> = Vec::new();
    for build in last.into_iter().chain(&before.earlier) {
        let mut own = Entries::new();
        for (path, entry) in build {
            if names::is_immutable(path) && seen.insert(path.clone()) && out.join(path).is_file() {
                own.insert(path.clone(), entry.clone());
            }
        }
        if !own.is_empty() {
            builds.push(own);
        }
    }
    builds.truncate(keep);
    builds
}

#[cfg(test)]
pub(crate) mod tests;
