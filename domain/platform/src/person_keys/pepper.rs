//! The pepper: the key of the hashes by which a number (NIR) is found again in
//! another person's file. There are so few numbers that whoever can hash can
//! try them all, so it lies neither in the database nor in the master keys but
//! beside the keys of persons, and is thrown away and made anew
//! (`registration::rehash`): then hashes of before tell nothing any more.

use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::PersonKeys;
use crate::clock::Randomness;
use crate::private_files::{on_files, replace, time, write_new};
use crate::secrets::{Secrets, keyed};
use crate::{AppState, incident, key_folder};
use pleinweb_kernel::{AppError, Timestamp};

const FILE: &str = "pepper";
const KEY: usize = 32;

/// A hash, and the pepper it was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberHash {
    pub hash: Vec<u8>,
    pub pepper: Uuid,
}

struct Pepper {
    id: Uuid,
    key: [u8; KEY],
}

/// How the pepper of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PepperState {
    Missing,
    Opens,
    DoesNotOpen,
}

fn about(installation: Uuid) -> String {
    format!("pepper:{installation}")
}

fn file_of(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

fn open(secrets: &Secrets, installation: Uuid, sealed: &[u8]) -> Option<Pepper> {
    let plain = secrets.open(&about(installation), sealed)?;
    let (id, key) = plain.split_at_checked(16)?;
    Some(Pepper {
        id: Uuid::from_slice(id).ok()?,
        key: key.try_into().ok()?,
    })
}

/// A new one, sealed.
fn make(secrets: &Secrets, installation: Uuid, now: Timestamp, random: &dyn Randomness) -> Vec<u8> {
    let (mut id, mut key) = ([0; 10], [0; KEY]);
    random.fill(&mut id);
    random.fill(&mut key);
    let ms = u64::try_from(now.0).unwrap_or(0);
    let id = uuid::Builder::from_unix_timestamp_millis(ms, &id).into_uuid();
    let plain = [id.as_bytes(), &key[..]].concat();
    secrets.seal(random, &about(installation), &plain)
}

pub(crate) fn pepper_state(
    folder: &Path,
    secrets: &Secrets,
    installation: Uuid,
) -> io::Result<PepperState> {
    match std::fs::read(file_of(folder)) {
        Ok(sealed) if open(secrets, installation, &sealed).is_some() => Ok(PepperState::Opens),
        Ok(_) => Ok(PepperState::DoesNotOpen),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(PepperState::Missing),
        Err(error) => Err(error),
    }
}

/// Makes the first pepper of a folder; of two nodes at once the first one's stands.
pub(crate) fn ensure_pepper(
    folder: &Path,
    secrets: &Secrets,
    installation: Uuid,
    now: Timestamp,
    random: &dyn Randomness,
) -> io::Result<()> {
    let sealed = make(secrets, installation, now, random);
    match write_new(&file_of(folder), &sealed, Some(now)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}

fn installation(app: &AppState) -> Result<Uuid, AppError> {
    let known = app.secrets().installation();
    known.ok_or_else(|| incident(&"the keys were not checked against the database"))
}

async fn load(app: &AppState) -> Result<Pepper, AppError> {
    let path = file_of(app.person_keys().folder());
    let sealed = on_files(move || std::fs::read(path))
        .await
        .map_err(|error| incident(&error))?;
    open(app.secrets(), installation(app)?, &sealed)
        .ok_or_else(|| incident(&"the pepper does not open"))
}

/// Which pepper is in use.
pub async fn pepper_id(app: &AppState) -> Result<Uuid, AppError> {
    Ok(load(app).await?.id)
}

/// When the pepper in use was made.
pub async fn pepper_made_at(app: &AppState) -> Result<Timestamp, AppError> {
    let path = file_of(app.person_keys().folder());
    on_files(move || time(&path))
        .await
        .map_err(|error| incident(&error))
}

/// Puts a new pepper in place of the one in use, which is gone with that:
/// nothing is found by hashes of before until they are made anew from the
/// numbers themselves. Every node reads the file each time, so none goes on
/// with the old one for longer than a request.
pub async fn rotate_pepper(app: &AppState) -> Result<Uuid, AppError> {
    key_folder::check(app).await?;
    let (secrets, now) = (app.secrets(), app.now());
    let sealed = make(secrets, installation(app)?, now, app.randomness());
    let path = file_of(app.person_keys().folder());
    on_files(move || replace(&path, &sealed, Some(now)))
        .await
        .map_err(|error| incident(&error))?;
    pepper_id(app).await
}

impl PersonKeys {
    /// The hash by which a number is found in someone else's file. `purpose`
    /// keeps different numbers apart. Touches a file: never in a transaction.
    pub async fn number_hash(
        &self,
        app: &AppState,
        purpose: &str,
        number: &str,
    ) -> Result<NumberHash, AppError> {
        let pepper = load(app).await?;
        Ok(NumberHash {
            hash: keyed(&pepper.key, purpose, number.as_bytes()).to_vec(),
            pepper: pepper.id,
        })
    }
}
