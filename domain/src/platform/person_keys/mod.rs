//! Each person has a key of their own; what is most sensitive is sealed with
//! it. Erasing the key erases the data, in backups of the database too: keys
//! live in a folder of their own that those backups leave out.

mod unused;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Office;
use crate::kernel::{AppError, PersonId, Timestamp};

/// The folder of key files, one for each person, each sealed with the master key.
#[derive(Debug)]
pub struct PersonKeys {
    folder: PathBuf,
}

impl PersonKeys {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, person: PersonId) -> PathBuf {
        self.folder.join(person.to_string())
    }

    async fn read(
        office: &Office,
        person: PersonId,
        path: PathBuf,
    ) -> Result<Option<[u8; 32]>, AppError> {
        match tokio::fs::read(path).await {
            Ok(sealed) => {
                let key = office
                    .secrets()
                    .open(&about(person), &sealed)
                    .and_then(|key| key.try_into().ok());
                key.map(Some)
                    .ok_or_else(|| super::incident(&"a person's key does not open"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(super::incident(&error)),
        }
    }

    async fn read_or_make(&self, office: &Office, person: PersonId) -> Result<[u8; 32], AppError> {
        // First the mark, then the key: see `unused`.
        let path = self.path(person);
        if mark_used(path.clone(), office.now()).await?
            && let Some(key) = Self::read(office, person, path).await?
        {
            return Ok(key);
        }
        let mut key = [0; 32];
        office.randomness().fill(&mut key);
        let sealed = office
            .secrets()
            .seal(office.randomness(), &about(person), &key);
        match write_new(self.path(person), sealed, office.now()).await {
            Ok(()) => Ok(key),
            // Two requests at once: the first key stands.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Self::read(office, person, self.path(person))
                    .await?
                    .ok_or_else(|| super::incident(&error))
            }
            Err(error) => Err(super::incident(&error)),
        }
    }

    /// Seals for a person, making their key if they have none. Touches files:
    /// call it from `prepare`, never inside a transaction.
    pub async fn seal(
        &self,
        office: &Office,
        person: PersonId,
        about: &str,
        plain: &[u8],
    ) -> Result<Vec<u8>, AppError> {
        let key = self.read_or_make(office, person).await?;
        Ok(super::secrets::seal_with(
            &key,
            office.randomness(),
            about,
            plain,
        ))
    }

    /// Opens what was sealed for a person; `None` once their key is erased.
    pub async fn open(
        &self,
        office: &Office,
        person: PersonId,
        about: &str,
        sealed: &[u8],
    ) -> Result<Option<Vec<u8>>, AppError> {
        for path in [self.path(person), self.aside(person)] {
            if let Some(key) = Self::read(office, person, path).await?
                && let Some(plain) = super::secrets::open_with(&key, about, sealed)
            {
                return Ok(Some(plain));
            }
        }
        Ok(None)
    }

    /// Erases a person's key for good.
    pub async fn erase(&self, person: PersonId) -> Result<(), AppError> {
        for path in [self.path(person), self.aside(person)] {
            let gone = tokio::fs::remove_file(path).await;
            gone.or_else(unless_missing)
                .map_err(|error| super::incident(&error))?;
        }
        Ok(())
    }
}

fn about(person: PersonId) -> String {
    format!("person-key:{person}")
}

/// What is not there any more is gone already.
fn unless_missing(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// When a key last sealed something is the time of its file, by the office's clock.
fn set_used(file: &File, now: Timestamp) -> io::Result<()> {
    let ms = u64::try_from(now.0).unwrap_or(0);
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(ms))
}

fn last_used(path: &Path) -> io::Result<Timestamp> {
    let at = std::fs::metadata(path)?.modified()?;
    let ms = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_millis());
    Ok(Timestamp(i64::try_from(ms).unwrap_or(i64::MAX)))
}

/// Whether there was a key to mark.
async fn mark_used(path: PathBuf, now: Timestamp) -> Result<bool, AppError> {
    on_files(move || match File::options().append(true).open(path) {
        Ok(file) => set_used(&file, now).map(|()| true),
        Err(error) => unless_missing(error).map(|()| false),
    })
    .await
    .map_err(|error| super::incident(&error))
}

async fn on_files<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(io::Error::other)?
}

/// Writes a file that must not exist yet, whole or not at all, and on disk.
async fn write_new(path: PathBuf, bytes: Vec<u8>, now: Timestamp) -> io::Result<()> {
    on_files(move || {
        use std::io::Write;
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile_in(folder, &path)?;
        file.1.write_all(&bytes)?;
        set_used(&file.1, now)?;
        file.1.sync_all()?;
        let linked = std::fs::hard_link(&file.0, &path);
        std::fs::remove_file(&file.0)?;
        linked?;
        File::open(folder)?.sync_all()
    })
    .await
}

fn tempfile_in(folder: &Path, target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    for attempt in 0..1000 {
        let path = folder.join(format!(".{name}.{attempt}"));
        match std::fs::File::options()
            .write(true)
            .create_new(true)
            .open(&path)
        {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many unfinished key files"))
}

#[cfg(test)]
mod tests {
    use crate::kernel::PersonId;
    use crate::platform::testing::sqlite_office;

    #[tokio::test]
    async fn what_was_sealed_for_someone_dies_with_their_key() {
        let office = sqlite_office().await;
        let person: PersonId = office.new_id();
        let keys = office.person_keys();
        let sealed = keys.seal(&office, person, "health", b"text").await.unwrap();
        assert_eq!(
            keys.open(&office, person, "health", &sealed)
                .await
                .unwrap()
                .as_deref(),
            Some(&b"text"[..])
        );
        assert_eq!(
            keys.open(&office, person, "nir", &sealed).await.unwrap(),
            None
        );
        keys.erase(person).await.unwrap();
        assert_eq!(
            keys.open(&office, person, "health", &sealed).await.unwrap(),
            None
        );
        let other = keys.seal(&office, person, "health", b"text").await.unwrap();
        assert!(
            keys.open(&office, person, "health", &sealed)
                .await
                .unwrap()
                .is_none(),
            "a new key does not open the old"
        );
        assert!(
            keys.open(&office, person, "health", &other)
                .await
                .unwrap()
                .is_some()
        );
    }
}
