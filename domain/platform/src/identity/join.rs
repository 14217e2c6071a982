//! Brings a database, a key folder and master keys together, or says why not.

use std::path::Path;

use uuid::Uuid;

use super::store::{self, Installation};
use super::{IdentityError, is_unused, open_everything};
use crate::clock::Randomness;
use crate::key_folder::{self, Found};
use crate::person_keys::{PepperState, ensure_pepper, pepper_state};
use crate::private_files::make_folder;
use crate::retrying::retrying_on;
use crate::secrets::Secrets;
use crate::{Db, Tx};
use pleinweb_kernel::{AppError, Timestamp};

/// How much is believed without a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Only what both say, or what opening everything shows.
    Proof,
    /// The same, but the pepper may be missing: it is about to be made anew.
    NewPepper,
    /// An operator says that folder and database belong together, where one of
    /// them says nothing. What is sealed must open all the same.
    Operator,
    /// The same, and knows that something does not open.
    DespiteLoss,
}

impl Trust {
    fn is_of_an_operator(self) -> bool {
        matches!(self, Self::Operator | Self::DespiteLoss)
    }
}

/// Time and randomness.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    pub now: Timestamp,
    pub randomness: &'a dyn Randomness,
}

impl std::fmt::Debug for Tools<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}

impl Tools<'_> {
    fn new_id(self) -> Uuid {
        let mut random = [0; 10];
        self.randomness.fill(&mut random);
        let ms = u64::try_from(self.now.0).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
    }
}

/// Checks that database, folder and master keys are of one installation, begins
/// one where all are new, and gives the keys as the database wants them used.
/// Where it refuses, no key is made and nothing is changed.
pub async fn join(
    db: &Db,
    folder: &Path,
    secrets: Secrets,
    trust: Trust,
    tools: Tools<'_>,
) -> Result<Secrets, IdentityError> {
    match once(db, folder, secrets.clone(), trust, tools).await {
        Err(IdentityError::FolderInUse(used)) => {
            // Perhaps by another node that began this very database a moment ago:
            // then the database knows its installation by now.
            let mut tx = db.read().await?;
            let known = store::installation(&mut tx).await?;
            drop(tx);
            if known.is_none() {
                return Err(IdentityError::FolderInUse(used));
            }
            once(db, folder, secrets, trust, tools).await
        }
        outcome => outcome,
    }
}

async fn once(
    db: &Db,
    folder: &Path,
    secrets: Secrets,
    trust: Trust,
    tools: Tools<'_>,
) -> Result<Secrets, IdentityError> {
    let failed = |error| IdentityError::Folder(folder.to_owned(), error);
    // The database first: where it knows an installation, a folder was begun.
    let mut tx = db.read().await?;
    let known = store::installation(&mut tx).await?;
    drop(tx);
    let found = key_folder::read(folder).map_err(failed)?;
    if found == Found::Damaged && !trust.is_of_an_operator() {
        return Err(IdentityError::Damaged(key_folder::file_of(folder)));
    }
    let secrets = match known {
        Some(known) => {
            let secrets = check_canaries(db, known, secrets, tools).await?;
            match found {
                Found::Of(id) | Found::Begun(id) if id == known.id => {}
                Found::Of(theirs) | Found::Begun(theirs) => {
                    return Err(IdentityError::OtherFolder {
                        folder: folder.to_owned(),
                        ours: known.id,
                        theirs,
                    });
                }
                Found::Nothing | Found::Damaged if !trust.is_of_an_operator() => {
                    return Err(IdentityError::UnmarkedFolder {
                        folder: folder.to_owned(),
                        ours: known.id,
                    });
                }
                Found::Nothing | Found::Damaged => {
                    prove(db, folder, &secrets, trust).await?;
                    make_folder(folder).map_err(failed)?;
                    ensure_pepper(folder, &secrets, known.id, tools.now, tools.randomness)
                        .map_err(failed)?;
                }
            }
            secrets
        }
        None => first(db, folder, found, secrets, trust, tools).await?,
    };
    let id = secrets.installation().unwrap_or_default();
    if found != Found::Of(id) {
        key_folder::settle(folder, id).map_err(failed)?;
    }
    // Where an operator is at work, `keys rotate` makes another.
    let state = pepper_state(folder, &secrets, id).map_err(failed)?;
    if state != PepperState::Opens && trust == Trust::Proof {
        return Err(IdentityError::Pepper(folder.to_owned()));
    }
    Ok(secrets)
}

/// A database that does not know yet whose it is.
async fn first(
    db: &Db,
    folder: &Path,
    found: Found,
    secrets: Secrets,
    trust: Trust,
    tools: Tools<'_>,
) -> Result<Secrets, IdentityError> {
    let failed = |error| IdentityError::Folder(folder.to_owned(), error);
    let mut tx = db.read().await?;
    let empty = store::is_empty(&mut tx).await?;
    drop(tx);
    if empty {
        if !is_unused(folder).map_err(failed)? {
            return Err(IdentityError::FolderInUse(folder.to_owned()));
        }
    } else {
        let opened = prove(db, folder, &secrets, trust).await?;
        // Another database made this folder its own. This one may be an earlier
        // copy of it: the proof is a person's value that a key of the folder opens.
        let theirs = matches!(found, Found::Of(_));
        if theirs && opened == 0 && !trust.is_of_an_operator() {
            return Err(IdentityError::FolderInUse(folder.to_owned()));
        }
    }
    make_folder(folder).map_err(failed)?;
    key_folder::begin(folder, tools.new_id()).map_err(failed)?;
    let id = match key_folder::read(folder).map_err(failed)? {
        Found::Begun(id) | Found::Of(id) => id,
        Found::Nothing | Found::Damaged => {
            return Err(IdentityError::Damaged(key_folder::file_of(folder)));
        }
    };
    ensure_pepper(folder, &secrets, id, tools.now, tools.randomness).map_err(failed)?;
    let known = retrying_on(db, tools.randomness, "identity", || {
        begin(db, id, &secrets, tools)
    })
    .await?;
    if known.id != id {
        // Another node was first, with another folder.
        return Err(IdentityError::OtherFolder {
            folder: folder.to_owned(),
            ours: known.id,
            theirs: id,
        });
    }
    check_canaries(db, known, secrets, tools).await
}

/// Opens everything; gives how many values opened with a person's key.
async fn prove(
    db: &Db,
    folder: &Path,
    secrets: &Secrets,
    trust: Trust,
) -> Result<u64, IdentityError> {
    let opened = open_everything(db, folder, secrets).await?;
    if !opened.all() && trust != Trust::DespiteLoss {
        return Err(IdentityError::DoesNotOpen(opened));
    }
    Ok(opened.of_persons)
}

fn about(installation: Uuid, number: u8) -> String {
    format!("canary:{installation}:{number}")
}

async fn keep_canary(
    tx: &mut Tx,
    id: Uuid,
    number: u8,
    secrets: &Secrets,
    tools: Tools<'_>,
) -> Result<(), AppError> {
    let about = about(id, number);
    let sealed = secrets.seal_with_number(number, tools.randomness, &about, id.as_bytes());
    match sealed {
        Some(sealed) => store::keep_canary(tx, number, sealed, tools.now).await,
        None => Ok(()),
    }
}

/// Writes the id and a canary of each key, unless another node was faster.
async fn begin(
    db: &Db,
    id: Uuid,
    secrets: &Secrets,
    tools: Tools<'_>,
) -> Result<Installation, AppError> {
    let mut tx = db.begin().await?;
    if let Some(known) = store::installation(&mut tx).await? {
        return Ok(known);
    }
    let lookup_number = i64::from(secrets.lookup_number());
    let row = Installation { id, lookup_number };
    store::begin(&mut tx, row, tools.now).await?;
    for number in secrets.numbers() {
        keep_canary(&mut tx, id, number, secrets, tools).await?;
    }
    tx.commit().await?;
    Ok(row)
}

/// Every canary opens, or this node does not start. A key that seals from now
/// on gets one.
async fn check_canaries(
    db: &Db,
    known: Installation,
    secrets: Secrets,
    tools: Tools<'_>,
) -> Result<Secrets, IdentityError> {
    all_open(db, known, &secrets).await?;
    let lookup = u8::try_from(known.lookup_number).unwrap_or_default();
    let secrets = secrets
        .of(known.id, lookup)
        .ok_or(IdentityError::MasterKey(lookup))?;
    let sealing = secrets.numbers()[0];
    let mut tx = db.read().await?;
    let canaries = store::canaries(&mut tx).await?;
    drop(tx);
    let has = canaries
        .iter()
        .any(|(number, _)| *number == i64::from(sealing));
    if !has {
        retrying_on(db, tools.randomness, "identity", || async {
            let mut tx = db.begin().await?;
            keep_canary(&mut tx, known.id, sealing, &secrets, tools).await?;
            Ok(tx.commit().await?)
        })
        .await?;
        // Of two nodes with different keys of one number, the first one's stands.
        all_open(db, known, &secrets).await?;
        tracing::warn!(number = sealing, "a new master key seals from now on");
    }
    Ok(secrets)
}

async fn all_open(db: &Db, known: Installation, secrets: &Secrets) -> Result<(), IdentityError> {
    let mut tx = db.read().await?;
    let canaries = store::canaries(&mut tx).await?;
    for (number, sealed) in canaries {
        let number = u8::try_from(number).unwrap_or_default();
        let plain = secrets.open(&about(known.id, number), &sealed);
        if plain.as_deref() != Some(known.id.as_bytes()) {
            return Err(IdentityError::MasterKey(number));
        }
    }
    Ok(())
}
