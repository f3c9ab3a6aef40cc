//! `fairview verify`: whether a site is whole, after it was built or copied.
//!
//! Every link of every page leads to a file and a place in it, what it asks for beforehand is there,
//! its policy is strict and allows what stands in it, every file is the one that was written, every
//! name with a hash tells the truth, and every data file can be read. All that is wrong is told at
//! once, with the page and the link.

mod address;
mod data;
mod kept;

use crate::embeds::{self, FIXED};
use crate::manifest::{self, Entry, Manifest};
use crate::{compress, folder, html, names, policy};
use address::{Target, target};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use report_core::problem::{Problem, Severity};
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

/// Files that somebody may have put there from `headers/`.
const PASTED: [&str; 3] = [".htaccess", "_headers", "web.config"];
/// The longest file that a compressed copy is opened to, in bytes.
const MOST_BYTES: usize = 100_000_000;

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Verified {
    /// How many pages there are.
    pub pages: usize,
    /// How many files there are, pages and compressed copies with them.
    pub files: usize,
    /// Their length together, in bytes.
    pub bytes: u64,
    /// How many links and names of files were followed.
    pub links: usize,
    /// How many data files were read.
    pub data: usize,
    /// What is wrong, by file. Errors are what a reader would meet.
    pub problems: Vec<Problem>,
}

/// What is known while a site is looked at.
pub(crate) struct FileContents {
    folder: PathBuf,
    /// Every file, with its length.
    files: BTreeMap<String, u64>,
    pages: BTreeMap<String, html::Page>,
    /// Whether there are pages for frames.
    embeds: bool,
    /// Hashes that pages asked for, by kind and file.
    hashes: HashMap<(String, String), String>,
    links: usize,
    data: usize,
    problems: Vec<Problem>,
}

/// Looks at a whole site. An error is that there is none.
pub fn verify(folder: &Path) -> Result<Verified, String> {
    let mut files = BTreeMap::new();
    walk(folder, "", &mut files).map_err(|error| format!("{}: {error}", folder.display()))?;
    if !files.contains_key("index.html") {
        return Err(format!(
            "{} is no site: it has no index.html",
            folder.display()
        ));
    }
    let embeds = files.keys().any(|path| path.starts_with(FIXED));
    let mut found = FileContents {
        folder: folder.to_owned(),
        files,
        pages: BTreeMap::new(),
        embeds,
        hashes: HashMap::new(),
        links: 0,
        data: 0,
        problems: Vec::new(),
    };
    found.files();
    found.read_pages();
    found.links();
    found.policies();
    let lists: BTreeSet<String> = found
        .pages
        .iter()
        .filter_map(
            |(page, known)| match target(page, known.catalogue.as_deref()?) {
                Target::File { path, .. } => Some(path),
                _ => None,
            },
        )
        .collect();
    for list in lists {
        // That it is missing has been told with each page that names it.
        if found.files.contains_key(&list) {
            data::check(&mut found, &list);
        }
    }
    found.embeds();
    kept::check(&mut found);
    found.site_map();
    let mut problems = found.problems;
    problems.sort_by(|a, b| a.path.cmp(&b.path));
    problems.dedup();
    Ok(Verified {
        pages: found.pages.len(),
        files: found.files.len(),
        bytes: found.files.values().sum(),
        links: found.links,
        data: found.data,
        problems,
    })
}

fn walk(folder: &Path, below: &str, files: &mut BTreeMap<String, u64>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            files.insert(path, entry.metadata()?.len());
        }
    }
    Ok(())
}

impl FileContents {
    fn tell(&mut self, severity: Severity, at: &str, message: String) {
        self.problems.push(Problem::new(severity, at, message));
    }

    fn error(&mut self, at: &str, message: impl Into<String>) {
        self.tell(Severity::Error, at, message.into());
    }

    fn notice(&mut self, at: &str, message: impl Into<String>) {
        self.tell(Severity::Notice, at, message.into());
    }

    /// A file's contents; that it cannot be read is told.
    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        match fs::read(self.folder.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.error(path, format!("cannot be read: {error}"));
                None
            }
        }
    }

    /// Every file is the one that was written, and its name and its copies tell the truth.
    fn files(&mut self) {
        let manifest = match Manifest::read(&self.folder) {
            Ok(Some(manifest)) => manifest,
            Ok(None) => {
                let message = "is missing, so that nobody can tell whether the other files are those that were built";
                return self.error(manifest::NAME, message);
            }
            Err(reason) => return self.error(manifest::NAME, reason),
        };
        if self.files.contains_key(folder::JOURNAL) {
            let message = "tells of a build that was not finished; build the site again";
            self.error(folder::JOURNAL, message);
        }
        let known: BTreeMap<&String, &Entry> = manifest.all().collect();
        for (path, entry) in &known {
            if !self.files.contains_key(*path) {
                self.error(path, "is missing");
            } else if let Some(bytes) = self.read(path) {
                self.file(path, &bytes, entry);
            }
        }
        let own = [manifest::NAME, folder::JOURNAL];
        let others: Vec<String> = self
            .files
            .keys()
            .filter(|path| !known.contains_key(path))
            .filter(|path| !own.contains(&path.as_str()) && !PASTED.contains(&path.as_str()))
            .cloned()
            .collect();
        for path in others {
            self.notice(&path, "is not of the site: Fairview did not write it");
        }
    }

    fn file(&mut self, path: &str, bytes: &[u8], entry: &Entry) {
        let now = Entry::of(bytes);
        if now.bytes != entry.bytes {
            let message = format!("has {} bytes; expected {}", now.bytes, entry.bytes);
            self.error(path, message);
        } else if now != *entry {
            self.error(path, "is not what was built: its contents were changed");
        }
        let whole = names::uncompressed(path);
        if whole != path {
            let original = self.files.contains_key(whole).then(|| self.read(whole));
            let opened = compress::opened(path, bytes, MOST_BYTES);
            if opened.is_none() || original.flatten() != opened {
                self.error(path, format!("is no compressed copy of {whole}"));
            }
        } else if let Some(hash) = names::hash_in(path) {
            let longer = names::hex(&Sha384::digest(bytes));
            if !now.sha256.starts_with(hash) && !longer.starts_with(hash) {
                self.error(
                    path,
                    "has a hash in its name that is not that of its contents",
                );
            }
        }
    }

    fn read_pages(&mut self) {
        let pages: Vec<String> = self
            .files
            .keys()
            .filter(|path| path.ends_with(".html"))
            .cloned()
            .collect();
        for path in pages {
            let Some(bytes) = self.read(&path) else {
                continue;
            };
            match String::from_utf8(bytes) {
                Ok(text) => {
                    self.pages.insert(path, html::page(&text));
                }
                Err(_) => self.error(&path, "is not in UTF-8"),
            }
        }
    }

    /// Every address on every page leads somewhere.
    fn links(&mut self) {
        let pages = std::mem::take(&mut self.pages);
        for (at, page) in &pages {
            // Shown for any address that leads nowhere, so that none counts from its own.
            let anywhere = at == "404.html" && !page.has_base;
            for reference in &page.references {
                self.links += 1;
                let words = &reference.words;
                let message = match target(at, &reference.address) {
                    Target::Elsewhere
                        if reference.needed && !reference.address.starts_with("data:") =>
                    {
                        format!("{words} is fetched from another site")
                    }
                    Target::Elsewhere => continue,
                    Target::Root if anywhere => continue,
                    Target::File { path, .. } if anywhere => {
                        if !self.files.contains_key(&path) {
                            self.error(at, format!("{words} leads nowhere: there is no {path}"));
                        }
                        let message = "counts from the address that was not found; a whole address would work everywhere";
                        self.notice(at, format!("{words} {message}"));
                        continue;
                    }
                    Target::File { path, place } => {
                        match self.follow(&pages, &path, &place, reference) {
                            Some(message) => format!("{words} {message}"),
                            None => continue,
                        }
                    }
                    Target::Unsafe => format!("{words} is not a link that a page may have"),
                    Target::Root => format!(
                        "{words} begins with /, so that it works at the root of a host alone"
                    ),
                    Target::Above => format!("{words} leads out of the site's folder"),
                    Target::Unreadable => format!("{words} cannot be read"),
                };
                self.error(at, message);
            }
        }
        self.pages = pages;
    }

    /// Every page has a policy that forbids what it does not name, and names what stands in the page.
    fn policies(&mut self) {
        let pages = std::mem::take(&mut self.pages);
        for (at, page) in &pages {
            let Some(policy) = &page.policy else {
                self.error(at, "has no policy of what it may load and run");
                continue;
            };
            let directives: Vec<Vec<&str>> = policy
                .split(';')
                .map(|one| one.split_ascii_whitespace().collect())
                .collect();
            if directives[0] != ["default-src", "'none'"] {
                self.error(
                    at,
                    "has a policy that does not begin with default-src 'none'",
                );
            }
            for loose in ["'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"] {
                if directives.iter().flatten().any(|source| *source == loose) {
                    self.error(at, format!("has a policy that allows {loose}"));
                }
            }
            for (name, what, hashes) in [
                ("style-src", "style", &page.styles),
                ("script-src", "script", &page.scripts),
            ] {
                let mut allowed = directives.iter().filter(|one| one.first() == Some(&name));
                let allowed = allowed.next().map_or(&[][..], Vec::as_slice);
                if hashes.iter().any(|hash| !allowed.contains(&hash.as_str())) {
                    let says = format!("has a {what} in it that its policy does not allow");
                    self.error(at, says);
                }
            }
        }
        self.pages = pages;
    }

    /// What is wrong with an address that leads to this file and place; nothing when all is well.
    fn follow(
        &mut self,
        pages: &BTreeMap<String, html::Page>,
        path: &str,
        place: &str,
        reference: &html::Reference,
    ) -> Option<String> {
        // The root of the site is a folder, and any file in it shows that it is there.
        if !self.files.contains_key(path) {
            let page = format!("{path}/index.html");
            return Some(if self.files.contains_key(&page) {
                "leads to a folder; expected a / at its end".to_owned()
            } else {
                format!("leads nowhere: there is no {path}")
            });
        }
        // What begins with / is the viewer's own.
        if let Some(page) = pages.get(path)
            && !place.is_empty()
            && !place.starts_with('/')
            && !page.places.contains(place)
        {
            return Some(format!(
                "leads to no place of {path}: nothing there has the id \"{place}\""
            ));
        }
        let expected = reference.integrity.as_deref()?;
        let fits = expected.split_ascii_whitespace().any(|hash| {
            let (kind, _) = hash.split_once('-').unwrap_or_default();
            self.hash(kind, path).is_some_and(|found| found == hash)
        });
        (!fits).then(|| format!("expects another {path}: the hash in the page is not the file's"))
    }

    /// The hash of a file as pages write it.
    fn hash(&mut self, kind: &str, path: &str) -> Option<String> {
        let key = (kind.to_owned(), path.to_owned());
        if let Some(known) = self.hashes.get(&key) {
            return Some(known.clone());
        }
        let bytes = fs::read(self.folder.join(path)).ok()?;
        let hash = match kind {
            "sha256" => BASE64.encode(Sha256::digest(bytes)),
            "sha384" => BASE64.encode(Sha384::digest(bytes)),
            "sha512" => BASE64.encode(Sha512::digest(bytes)),
            _ => return None,
        };
        let hash = format!("{kind}-{hash}");
        self.hashes.insert(key, hash.clone());
        Some(hash)
    }

    /// A page for frames asks search engines to leave it out, and runs one script of the site's.
    fn embeds(&mut self) {
        let below = format!("{}/", embeds::FOLDER);
        let pages = std::mem::take(&mut self.pages);
        for (at, page) in pages.iter().filter(|(at, _)| at.starts_with(&below)) {
            if !page.unlisted {
                self.error(
                    at,
                    "is for frames, and does not ask search engines to leave it out",
                );
            }
            if page.policy.as_deref() != Some(policy::FRAMED) {
                self.error(at, "is for frames, and has not the policy of such pages");
            }
        }
        self.pages = pages;
    }

    /// The site map names every page but those that are for nobody's list, and pages alone.
    fn site_map(&mut self) {
        const MAP: &str = "sitemap.xml";
        if !self.files.contains_key(MAP) {
            return;
        }
        let text = self
            .read(MAP)
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.unwrap_or_default().replace("&amp;", "&");
        let named = text.split("<loc>").skip(1);
        let named: Vec<&str> = named
            .filter_map(|rest| rest.split("</loc>").next())
            .collect();
        let root = named.iter().copied().min_by_key(|address| address.len());
        let root = root.unwrap_or_default();
        let listed = self.pages.iter().filter(|(_, page)| !page.unlisted);
        let mut left: BTreeSet<String> = listed.map(|(path, _)| path.clone()).collect();
        for address in named {
            let path = address.strip_prefix(root).unwrap_or(address);
            if !left.remove(&format!("{path}index.html")) {
                self.error(
                    MAP,
                    format!("names {address}, which is no page of the site that search engines shall have"),
                );
            }
        }
        for page in left {
            self.notice(MAP, format!("does not name {page}"));
        }
    }
}

#[cfg(test)]
mod tests;
