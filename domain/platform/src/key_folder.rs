//! What the folder of keys says of itself: one small file, written whole. It is
//! of one installation (`identity`), and asked before a key is made or taken away.

use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::private_files::{on_files, replace, write_new};
use crate::{AppState, incident};
use pleinweb_kernel::AppError;

const FILE: &str = "identity";
const HEAD: &str = "pleinweb key folder";

/// What a folder says it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It says nothing, or is not there.
    Nothing,
    /// An installation was begun, and its database may not know it yet.
    Begun(Uuid),
    /// A database knows it.
    Of(Uuid),
    /// The file makes no sense: half of it, or another program's.
    Damaged,
}

pub fn file_of(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

pub fn read(folder: &Path) -> io::Result<Found> {
    match std::fs::read(file_of(folder)) {
        Ok(bytes) => Ok(parse(&bytes).unwrap_or(Found::Damaged)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(error),
    }
}

fn parse(bytes: &[u8]) -> Option<Found> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.strip_suffix("\nend\n")?.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let id = Uuid::try_parse(lines.next()?).ok()?;
    match (lines.next()?, lines.next()) {
        ("begun", None) => Some(Found::Begun(id)),
        ("in use", None) => Some(Found::Of(id)),
        _ => None,
    }
}

fn text(id: Uuid, state: &str) -> String {
    format!("{HEAD}\n{id}\n{state}\nend\n")
}

/// Begins an installation; of two nodes at once the first one's stands.
pub fn begin(folder: &Path, id: Uuid) -> io::Result<()> {
    match write_new(&file_of(folder), text(id, "begun").as_bytes(), None) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}

/// The database knows it now.
pub fn settle(folder: &Path, id: Uuid) -> io::Result<()> {
    replace(&file_of(folder), text(id, "in use").as_bytes(), None)
}

/// Whether the key folder is still the one that was there at the start.
pub(crate) async fn check(app: &AppState) -> Result<(), AppError> {
    let path = app.settings().key_folder.clone();
    let found = on_files(move || read(&path)).await;
    let found = found.map_err(|error| incident(&error))?;
    let ours = app.secrets().installation();
    match found {
        Found::Of(id) | Found::Begun(id) if Some(id) == ours => Ok(()),
        other => Err(incident(&format!(
            "the key folder is not this installation's: {other:?} instead of {ours:?}"
        ))),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Found, file_of, read, settle};
    use uuid::Uuid;

    #[pleinweb_testing::test]
    fn half_a_file_is_damaged_and_never_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap(), Found::Nothing);
        let id = Uuid::from_u128(7);
        settle(folder.path(), id).unwrap();
        assert_eq!(read(folder.path()).unwrap(), Found::Of(id));
        let whole = std::fs::read(file_of(folder.path())).unwrap();
        for length in 0..whole.len() {
            std::fs::write(file_of(folder.path()), &whole[..length]).unwrap();
            assert_eq!(read(folder.path()).unwrap(), Found::Damaged, "{length}");
        }
        std::fs::write(file_of(folder.path()), [0xff; 90]).unwrap();
        assert_eq!(read(folder.path()).unwrap(), Found::Damaged);
    }
}
