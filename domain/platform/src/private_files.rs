//! Files that are for the service's own user only: keys, and whatever else is
//! written beside the database. A file is there whole or not at all, and what
//! was begun and failed leaves nothing behind.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use pleinweb_kernel::{HOUR_MS, Timestamp};

/// Work on files, away from the threads that answer requests.
pub(crate) async fn on_files<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(io::Error::other)?
}

/// What is not there any more is gone already.
pub(crate) fn unless_missing(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// Makes a folder, and those above it, that only its owner may enter. One that
/// is there stays as it is.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Options for a new file that only its owner may read; refused where one is.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes an empty file where there is none: SQLite gives its journals the
/// permissions of the database.
pub fn make_empty(path: &Path) -> io::Result<()> {
    match new_file(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(|_| ()),
    }
}

/// Writes a file that must not exist yet (`AlreadyExists` otherwise), and gives
/// it that time. On a disk when this returns.
pub fn write_new(path: &Path, bytes: &[u8], at: Option<Timestamp>) -> io::Result<()> {
    let fresh = Fresh::write(path, bytes, at)?;
    fs::hard_link(&fresh.path, path)?;
    drop(fresh);
    sync(path)
}

/// Writes a file in place of the one that may be there.
pub fn replace(path: &Path, bytes: &[u8], at: Option<Timestamp>) -> io::Result<()> {
    let mut fresh = Fresh::write(path, bytes, at)?;
    fs::rename(&fresh.path, path)?;
    // Dropping it must not remove the temporary name, which may be another
    // process's by now.
    fresh.renamed = true;
    sync(path)
}

/// Makes what was done to a name survive the machine.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A file under a name of its own until it is whole; gone when dropped.
struct Fresh {
    path: PathBuf,
    renamed: bool,
}

impl Fresh {
    fn write(target: &Path, bytes: &[u8], at: Option<Timestamp>) -> io::Result<Self> {
        let (fresh, mut file) = Self::make(target)?;
        file.write_all(bytes)?;
        if let Some(at) = at {
            set_time(&file, at)?;
        }
        file.sync_all()?;
        Ok(fresh)
    }

    fn make(target: &Path) -> io::Result<(Self, File)> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        for attempt in 0..1000 {
            let path = folder_of(target).join(format!(".{name}.{attempt}"));
            match new_file(&path) {
                Ok(file) => {
                    let renamed = false;
                    return Ok((Self { path, renamed }, file));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("too many unfinished files"))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if !self.renamed {
            // Whatever stands in the way was said by what failed before.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what processes that were ended left unfinished in a folder: no file
/// takes an hour to be written. Gives how many.
pub(crate) fn remove_unfinished(folder: &Path, now: Timestamp) -> io::Result<u64> {
    let mut gone = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let unfinished = name.starts_with('.')
            && name
                .rsplit_once('.')
                .is_some_and(|(of, attempt)| of.len() > 1 && attempt.parse::<u16>().is_ok());
        if unfinished && time(&path).is_ok_and(|at| now.since(at) >= HOUR_MS) {
            fs::remove_file(&path).or_else(unless_missing)?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// A file's time is the app's: when it was last used, or set aside.
pub(crate) fn set_time(file: &File, at: Timestamp) -> io::Result<()> {
    let ms = u64::try_from(at.0).unwrap_or(0);
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(ms))
}

pub(crate) fn time(path: &Path) -> io::Result<Timestamp> {
    let at = fs::symlink_metadata(path)?.modified()?;
    let ms = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_millis());
    Ok(Timestamp(i64::try_from(ms).unwrap_or(i64::MAX)))
}

/// Takes the permissions of others away from a file, or from a folder and all
/// that is in it; links are not followed. Gives how many it had to mend. What
/// is not there needs nothing.
pub fn mend(path: &Path) -> io::Result<u64> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) => return unless_missing(error).map(|()| 0),
    };
    if found.is_symlink() {
        return Ok(0);
    }
    let mut mended = u64::from(mend_one(path, &found)?);
    if found.is_dir() {
        for entry in fs::read_dir(path)? {
            mended += mend(&entry?.path())?;
        }
    }
    Ok(mended)
}

#[cfg(unix)]
fn mend_one(path: &Path, found: &fs::Metadata) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let mode = found.permissions().mode() & 0o777;
    let own = mode & 0o700;
    if mode == own {
        return Ok(false);
    }
    // Gone meanwhile (an index changes its files): as wanted.
    let mended = fs::set_permissions(path, fs::Permissions::from_mode(own));
    mended.or_else(unless_missing).map(|()| true)
}

#[cfg(not(unix))]
fn mend_one(_path: &Path, _found: &fs::Metadata) -> io::Result<bool> {
    Ok(false)
}

#[cfg(all(feature = "testing", unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::{make_folder, mend, remove_unfinished, replace, write_new};
    use pleinweb_kernel::{HOUR_MS, Timestamp};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[pleinweb_testing::test]
    fn a_file_is_whole_its_owners_and_never_beside_an_unfinished_one() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("a/b");
        make_folder(&folder).unwrap();
        assert_eq!(
            (mode(&folder), mode(folder.parent().unwrap())),
            (0o700, 0o700)
        );
        let path = folder.join("key");
        write_new(&path, b"one", None).unwrap();
        assert_eq!(mode(&path), 0o600);
        // Refused and failed writes leave nothing.
        assert!(write_new(&path, b"two", None).is_err());
        assert!(
            replace(&folder, b"three", None).is_err(),
            "a folder is there"
        );
        assert_eq!(names(&folder), ["key"]);
        assert_eq!(names(folder.parent().unwrap()), ["b"]);
        replace(&path, b"four", None).unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), mode(&path)),
            (b"four".to_vec(), 0o600)
        );
        assert_eq!(names(&folder), ["key"]);
    }

    #[pleinweb_testing::test]
    fn what_a_kill_left_unfinished_goes_after_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".key.0", ".key.17", ".sweep", "key", "key.aside"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let now = super::time(&folder.path().join("key")).unwrap();
        assert_eq!(remove_unfinished(folder.path(), now).unwrap(), 0);
        let later = Timestamp(now.0 + 2 * HOUR_MS);
        assert_eq!(remove_unfinished(folder.path(), later).unwrap(), 2);
        assert_eq!(names(folder.path()), [".sweep", "key", "key.aside"]);
    }

    #[pleinweb_testing::test]
    fn what_others_could_read_is_mended_and_links_are_not_followed() {
        let temporary = tempfile::tempdir().unwrap();
        let (folder, outside) = (temporary.path().join("in"), temporary.path().join("out"));
        fs::create_dir_all(folder.join("deep")).unwrap();
        for path in [folder.join("one"), folder.join("deep/two"), outside.clone()] {
            fs::write(&path, "x").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        std::os::unix::fs::symlink(&outside, folder.join("link")).unwrap();
        assert!(mend(&folder).unwrap() >= 3);
        assert_eq!((mode(&folder), mode(&folder.join("deep"))), (0o700, 0o700));
        assert_eq!(
            (mode(&folder.join("one")), mode(&folder.join("deep/two"))),
            (0o600, 0o600)
        );
        assert_eq!(mode(&outside), 0o644, "not ours");
        assert_eq!(mend(&folder).unwrap(), 0);
        assert_eq!(mend(&folder.join("nothing")).unwrap(), 0);
    }
}
