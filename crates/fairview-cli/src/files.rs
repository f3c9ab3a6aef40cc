//! Files, read no further than they are of use.

use report_import::update::Last;
use std::io::{self, Read};
use std::path::Path;

/// The bytes of a file; of one that is longer than `most`, a few more than that, so that its
/// length is known to be too much and no more of it is held in memory.
///
/// # Errors
/// Where the file cannot be read.
pub(crate) fn read_at_most(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(length.min(most) + 1);
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The last report, with the files that it names.
pub(crate) fn last(path: &Path) -> Result<Last, String> {
    let name = path.display().to_string();
    let bytes =
        std::fs::read(path).map_err(|error| format!("{name}: it cannot be read: {error}"))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Last::read(&name, &bytes, |file| std::fs::read(folder.join(file)))
}
