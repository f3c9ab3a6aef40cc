//! One build at a time in a folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The name of the file that a build holds on to.
pub const NAME: &str = "fairview-build.lock";

/// Held while a build writes. The system lets go of it when the program ends, however it ends, so
/// that a file that a killed build left behind locks nobody out.
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

/// Takes the folder, or says that another build has it.
pub fn take(out: &Path) -> Result<Lock, String> {
    let path = out.join(NAME);
    let busy = || {
        format!(
            "another build is writing to {}; wait until it has finished",
            out.display()
        )
    };
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Err(busy()),
        Err(fs::TryLockError::Error(error)) => {
            return Err(format!("{} cannot be locked: {error}", path.display()));
        }
    }
    // Between opening and locking, the build before may have taken its file away, and a third may
    // have made a new one: then this lock would be worth nothing.
    if !is_the_one(&file, &path) {
        return Err(busy());
    }
    let file = Some(file);
    Ok(Lock { file, path })
}

#[cfg(unix)]
fn is_the_one(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(there)) => (held.dev(), held.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere a file that somebody holds open keeps its name until they let go.
#[cfg(not(unix))]
fn is_the_one(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Windows removes no file that is open; there it is let go of first.
        if cfg!(windows) {
            self.file = None;
        }
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_build_is_refused_until_the_first_has_finished() {
        let out = crate::folder::tests::empty("lock");
        let first = take(&out).unwrap();
        let reason = take(&out).err().unwrap();
        assert!(
            reason.starts_with("another build is writing to"),
            "{reason}"
        );
        drop(first);
        assert!(!out.join(NAME).exists());
        // A file that was left behind locks nobody out.
        fs::write(out.join(NAME), "").unwrap();
        drop(take(&out).unwrap());
        fs::remove_dir_all(out).unwrap();
    }
}
