//! The index's folder: segments, what is deleted of them, names, and one file
//! that says which of these make up the index. That file is replaced as a
//! whole, so a kill at any instant leaves the last commit.

mod manifest;

/// The name of the file that says what the index is.
pub use manifest::FILE as MANIFEST;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use manifest::{Manifest, Part, read_deleted, read_names, write_deleted, write_names};

/// A file to write and read, made or emptied: for its own user only.
pub fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A folder that this process holds alone.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Held as long as the folder is open.
    _lock: File,
}

impl Folder {
    /// Opens the folder, making it where it is missing; refused while another
    /// process has it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(path)?;
        let lock = create(&path.join("lock"))?;
        lock.try_lock()?;
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        create(&self.path(name))?.write_all(bytes)
    }

    /// Writes a file so that it is there whole or as it was.
    pub fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let fresh = self.path(&format!("{name}.fresh"));
        let mut file = create(&fresh)?;
        file.write_all(bytes)?;
        file.sync_data()?;
        fs::rename(fresh, self.path(name))
    }

    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path(name)).ok()
    }

    /// Removes a file; what cannot be removed now is swept at the next opening.
    pub fn remove(&self, name: &str) {
        drop(fs::remove_file(self.path(name)));
    }

    /// Removes the index's files that `keep` does not want. Other files are none of its business.
    pub fn sweep(&self, keep: impl Fn(&str) -> bool) {
        let Ok(entries) = fs::read_dir(&self.path) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                continue;
            };
            let ours = [".segment", ".places", ".deleted", ".names", ".fresh"]
                .iter()
                .any(|ending| name.ends_with(ending));
            if ours && !keep(name) {
                self.remove(name);
            }
        }
    }
}
