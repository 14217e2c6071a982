//! Opens everything that is sealed in a database, one value after the other:
//! how a database from before is known to belong to the keys at hand, and what
//! `check` says of one that has a doubt.

use std::fmt;
use std::path::Path;

use uuid::Uuid;

use super::{IdentityError, store};
use crate::Db;
use crate::person_keys;
use crate::secrets::{Secrets, open_with};
use pleinweb_kernel::{AppError, PersonId};

/// Columns sealed with a master key: table, its id, column, what binds the
/// value to its place. A test looks for columns that are missing here.
pub(super) const SEALED: [(&str, &str, &str, &str); 10] = [
    ("access_journal", "id", "words", "journal"),
    ("mail", "id", "notice", "mail"),
    ("form_return", "id", "body", "form"),
    ("passkey_ceremony", "id", "state", "passkey-ceremony"),
    ("totp", "account_id", "secret", "totp"),
    ("recovery_shown", "account_id", "codes", "recovery"),
    ("callback_request", "id", "sealed", "callback"),
    ("callback_request", "id", "note", "callback-note"),
    ("offer_report", "id", "sealed", "offer-report"),
    ("offer_takedown", "id", "sealed", "offer-takedown"),
];

const PAGE: i64 = 500;

/// What was opened, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Values that opened.
    pub well: u64,
    /// Of these, with a person's key.
    pub of_persons: u64,
    /// What did not: where, and how many.
    pub not: Vec<(&'static str, u64)>,
    /// Key files in the folder that the master keys do not open.
    pub foreign_keys: u64,
}

impl Opened {
    pub fn all(&self) -> bool {
        self.not.is_empty() && self.foreign_keys == 0
    }

    fn count(&mut self, place: &'static str, well: bool) {
        if well {
            self.well += 1;
        } else if let Some(found) = self.not.iter_mut().find(|(other, _)| *other == place) {
            found.1 += 1;
        } else {
            self.not.push((place, 1));
        }
    }
}

impl fmt::Display for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values open", self.well)?;
        for (place, count) in &self.not {
            write!(f, ", {count} of {place} do not")?;
        }
        if self.foreign_keys > 0 {
            write!(f, ", {} keys of persons do not", self.foreign_keys)?;
        }
        Ok(())
    }
}

/// Tries every sealed value of a database, and every key of the folder.
pub async fn open_everything(
    db: &Db,
    folder: &Path,
    secrets: &Secrets,
) -> Result<Opened, IdentityError> {
    let mut opened = Opened::default();
    for (table, id, column, about) in SEALED {
        let sql = format!(
            "SELECT {id}, {column} FROM {table} WHERE {id} > $1 AND {column} IS NOT NULL AND length({column}) > 0
             ORDER BY {id} LIMIT {PAGE}"
        );
        let mut after = Uuid::nil();
        loop {
            let mut tx = db.read().await?;
            let page = store::sealed_after(&mut tx, sql.clone(), after).await?;
            drop(tx);
            for (id, sealed) in &page {
                let well = secrets.open(&format!("{about}:{id}"), sealed).is_some();
                opened.count(table, well);
            }
            match page.last() {
                Some((id, _)) => after = *id,
                None => break,
            }
        }
    }
    of_persons(db, folder, secrets, &mut opened).await?;
    foreign_keys(folder, secrets, &mut opened)
        .await
        .map_err(|error| IdentityError::Folder(folder.to_owned(), error))?;
    Ok(opened)
}

async fn of_persons(
    db: &Db,
    folder: &Path,
    secrets: &Secrets,
    opened: &mut Opened,
) -> Result<(), AppError> {
    let mut after = (Uuid::nil(), String::new());
    loop {
        let mut tx = db.read().await?;
        let page = store::of_persons_after(&mut tx, after.clone(), PAGE).await?;
        drop(tx);
        for (_, person, kind, sealed) in &page {
            let about = format!("registration:{kind}");
            let (folder, person) = (folder.to_owned(), PersonId(*person));
            let keys = person_keys::keys_in(folder, person, secrets.clone()).await;
            let keys = keys.map_err(|error| crate::incident(&error))?;
            let well = keys
                .iter()
                .any(|key| open_with(key, &about, sealed).is_some());
            opened.count("registration_secret", well);
            opened.of_persons += u64::from(well);
        }
        match page.last() {
            Some((file, _, kind, _)) => after = (*file, kind.clone()),
            None => return Ok(()),
        }
    }
}

/// Keys that another master key sealed: the folder, or part of it, is of
/// another installation.
async fn foreign_keys(
    folder: &Path,
    secrets: &Secrets,
    opened: &mut Opened,
) -> std::io::Result<()> {
    let (folder, secrets) = (folder.to_owned(), secrets.clone());
    opened.foreign_keys =
        crate::private_files::on_files(move || person_keys::foreign_in(&folder, &secrets)).await?;
    Ok(())
}
