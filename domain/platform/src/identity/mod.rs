//! A database and a key folder are one installation: both carry its id, and
//! whoever opens one with the other of another installation is refused. So no
//! node makes keys that others do not have, and no sweep asks a database that
//! is not the keys' own.
//!
//! The database also holds canaries, one sealed by each master key that ever
//! sealed: a node whose keys do not open all of them does not start.
//!
//! A new installation begins with an empty database and an empty folder. A
//! database from before gets its id and its canaries once everything that is
//! sealed in it opens with the keys at hand.

mod join;
mod proof;
mod store;
#[cfg(feature = "testing")]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::key_folder::{self, Found};
use super::person_keys::holds_keys;
use super::private_files::on_files;
use super::{AppState, Db, incident};
use pleinweb_kernel::AppError;

pub use join::{Tools, Trust, join};
pub use proof::{Opened, open_everything};

/// Why this database, this key folder and these master keys are not taken
/// together: for the person who starts the program.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    #[error(
        "the key folder {folder} is of installation {theirs}, the database of {ours}: \
         name the right database, or the right folder (--key-folder)"
    )]
    OtherFolder {
        folder: PathBuf,
        ours: Uuid,
        theirs: Uuid,
    },
    #[error(
        "the key folder {folder} is not this database's: it says of no installation that it is \
         (the database is of {ours}). Is the shared folder mounted, and named with --key-folder? \
         If it is this database's folder, brought back from a backup, `pleinweb keys adopt` says so"
    )]
    UnmarkedFolder { folder: PathBuf, ours: Uuid },
    #[error(
        "the key folder {0} is in use by another installation, or was, and this database is new: \
         name the database that it belongs to, or an empty folder (--key-folder). \
         If this database was brought back from a backup of that installation, `pleinweb keys adopt` says so"
    )]
    FolderInUse(PathBuf),
    #[error(
        "the database was sealed with master key {0}, which is not among this node's keys (or another \
         key has its number): every node needs the same master keys. Nothing was changed"
    )]
    MasterKey(u8),
    #[error(
        "{0} holds no master key, and this database is not new: bring the file back from its backup, or name the \
         keys with PLEINWEB_MASTER_KEYS. A new key would open nothing of what is sealed"
    )]
    NoMasterKey(PathBuf),
    #[error(
        "the keys at hand do not open what is sealed in this database: {0}. Nothing was changed. \
         `pleinweb keys adopt --despite-loss` begins without what does not open"
    )]
    DoesNotOpen(Opened),
    #[error("the file {0} is damaged: bring it back from a backup of the key folder")]
    Damaged(PathBuf),
    #[error(
        "the pepper in {0} is missing or does not open: `pleinweb keys rotate` makes a new one, and all hashes with it"
    )]
    Pepper(PathBuf),
    #[error("the key folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
    #[error("the database: {0}")]
    Database(#[from] AppError),
}

impl From<sqlx::Error> for IdentityError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Whether master keys may be made in place of the `missing` file: only for a
/// database in which nobody is known and nothing is sealed, and a folder
/// without keys.
pub async fn may_make_keys(db: &Db, folder: &Path, missing: &Path) -> Result<(), IdentityError> {
    let mut tx = db.read().await?;
    let empty = store::installation(&mut tx).await?.is_none() && store::is_empty(&mut tx).await?;
    drop(tx);
    if !empty {
        return Err(IdentityError::NoMasterKey(missing.to_owned()));
    }
    let path = folder.to_owned();
    let unused = on_files(move || is_unused(&path)).await;
    match unused {
        Ok(true) => Ok(()),
        Ok(false) => Err(IdentityError::FolderInUse(folder.to_owned())),
        Err(error) => Err(IdentityError::Folder(folder.to_owned(), error)),
    }
}

/// Whether nobody uses the folder: it may be begun at most, and holds no key.
fn is_unused(folder: &Path) -> io::Result<bool> {
    let free = matches!(key_folder::read(folder)?, Found::Nothing | Found::Begun(_));
    Ok(free && !holds_keys(folder)?)
}

/// Whether folder and database are still of one installation: asked before
/// keys are taken away.
pub async fn check_both(app: &AppState) -> Result<(), AppError> {
    key_folder::check(app).await?;
    let mut tx = app.db().read().await?;
    let row = store::installation(&mut tx).await?;
    let theirs = row.map(|row| row.id);
    let ours = app.secrets().installation();
    if theirs == ours {
        Ok(())
    } else {
        Err(incident(&format!(
            "the database is not this installation's: {theirs:?} instead of {ours:?}"
        )))
    }
}
