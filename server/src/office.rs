//! Opening the office: database, keys, settings.

use std::path::Path;
use std::sync::Arc;

use pleinweb_domain::kernel::AppError;
use pleinweb_domain::nomenclature;
use pleinweb_domain::platform::clock::{MachineClock, MachineRandomness};
use pleinweb_domain::platform::secrets::Secrets;
use pleinweb_domain::platform::{
    Db, Office, READINGS_INSIDE, READINGS_OUTSIDE, READS_PER_MINUTE, Settings,
};

use crate::config::Options;

/// What can keep the program from starting, said for the person who starts it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder {0}: {1}")]
    Folder(String, std::io::Error),
    #[error("the master keys: {0}")]
    Keys(String),
    #[error("the database {0}: {1}")]
    Database(String, sqlx::Error),
    #[error("the migrations: {0}")]
    Migrations(#[from] sqlx::migrate::MigrateError),
}

/// Opens the database, brings its schema up to date, reads the keys.
pub async fn open(options: &Options, demo: bool) -> Result<Office, StartError> {
    let data = options.data();
    std::fs::create_dir_all(&data)
        .map_err(|error| StartError::Folder(data.display().to_string(), error))?;
    let url = options.database_url();
    let db = Db::open(&url)
        .await
        .map_err(|error| StartError::Database(without_password(&url), error))?;
    db.migrate().await?;
    let secrets = secrets(options, &data)?;
    let settings = Settings {
        public_url: options.public_url(),
        help_phone: options
            .help_phone
            .clone()
            .unwrap_or_else(|| "01 00 00 00 00".to_owned()),
        operator_name: options.operator_name.clone().unwrap_or_default(),
        operator_address: options.operator_address.clone().unwrap_or_default(),
        privacy_contact: options.privacy_contact.clone().unwrap_or_default(),
        demo,
        key_folder: data.join("keys"),
        tries_per_minute: options.tries_per_minute.unwrap_or(60),
        reads_per_minute: options.reads_per_minute.unwrap_or(READS_PER_MINUTE),
        readings_outside: options.readings_outside.unwrap_or(READINGS_OUTSIDE),
        readings_inside: options.readings_inside.unwrap_or(READINGS_INSIDE),
    };
    Ok(Office::new(
        db,
        Arc::new(MachineClock),
        Arc::new(MachineRandomness),
        secrets,
        settings,
    ))
}

/// A database without occupations and places gets the small lists that ship
/// with the program, until official ones are imported.
pub async fn ensure_lists(office: &Office) -> Result<(), AppError> {
    let mut tx = office.db().read().await?;
    let empty = nomenclature::is_empty(&mut tx).await?;
    drop(tx);
    if empty {
        nomenclature::seed_lists(office).await?;
    }
    Ok(())
}

/// The master keys: from the environment, else from a file in the data folder
/// that only its owner can read, made at the first start.
fn secrets(options: &Options, data: &Path) -> Result<Secrets, StartError> {
    if let Some(given) = &options.master_keys {
        return Secrets::parse(given).map_err(|error| StartError::Keys(error.to_string()));
    }
    let path = data.join("master.keys");
    if !path.exists() {
        let line = Secrets::new_key_line(1, &MachineRandomness);
        write_private(&path, &line)
            .map_err(|error| StartError::Folder(path.display().to_string(), error))?;
    }
    let text = std::fs::read_to_string(&path)
        .map_err(|error| StartError::Folder(path.display().to_string(), error))?;
    Secrets::parse(&text).map_err(|error| StartError::Keys(error.to_string()))
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// An address fit for a message: `postgres://user:secret@host` loses its secret.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}…{}", &url[..scheme + 3], &url[at..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_never_reaches_a_message() {
        assert_eq!(without_password("postgres://u:p@h/d"), "postgres://…@h/d");
        assert_eq!(without_password("sqlite:data/x.db"), "sqlite:data/x.db");
    }
}
