//! Opening the app: database, keys, settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use pleinweb_kernel::AppError;
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::clock::{Clock, MachineClock, MachineRandomness};
use pleinweb_platform::identity::{IdentityError, Tools, Trust, join, may_make_keys};
use pleinweb_platform::private_files::{make_empty, make_folder, mend, write_new};
use pleinweb_platform::secrets::Secrets;
use pleinweb_platform::{
    AppState, Db, READINGS_INSIDE, READINGS_OUTSIDE, READS_PER_MINUTE, STRANGERS, Schema, Settings,
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
    #[error(transparent)]
    Identity(#[from] IdentityError),
    #[error("there is no database {0}: `pleinweb migrate` makes it")]
    NoDatabase(String),
    #[error("the database is empty: `pleinweb migrate` makes its schema")]
    NoSchema,
    #[error(
        "the schema of the database is older than this program (migration {0} is missing): \
         `pleinweb migrate` brings it up to date; nothing was changed"
    )]
    OlderSchema(i64),
    #[error(
        "the schema of the database is newer than this program (it has migration {0}): \
         use the program that made it, or a later one; nothing was changed"
    )]
    NewerSchema(i64),
}

/// Opens the database, brings its schema up to date, reads the keys, and sees
/// that they belong together: for `migrate`, `serve` and `demo` (docs/adr/0019).
pub async fn open(options: &Options, demo: bool) -> Result<AppState, StartError> {
    open_with(options, demo, Trust::Proof, true).await
}

/// Opens the database as it is and reads the keys: for every other command. A
/// schema that is not this program's is said, and nothing is changed.
pub async fn open_as_it_is(options: &Options) -> Result<AppState, StartError> {
    open_trusting(options, Trust::Proof).await
}

/// The same, for an operator who knows more than the files say.
pub async fn open_trusting(options: &Options, trust: Trust) -> Result<AppState, StartError> {
    open_with(options, false, trust, false).await
}

async fn open_with(
    options: &Options,
    demo: bool,
    trust: Trust,
    migrate: bool,
) -> Result<AppState, StartError> {
    let data = options.data();
    let url = options.database_url();
    if !migrate && let Some(missing) = missing_file(&url) {
        return Err(StartError::NoDatabase(missing));
    }
    let failed = |error| StartError::Folder(data.display().to_string(), error);
    make_folder(&data).map_err(failed)?;
    let database = sqlite_path(&url);
    keep_private(options, database.as_deref());
    if let Some(path) = &database {
        // SQLite gives its journals the permissions of this file. Where it
        // cannot be made, opening it says why.
        let _ = make_empty(path);
    }
    let db = Db::open(&url, options.connections())
        .await
        .map_err(|error| StartError::Database(without_password(&url), error))?;
    let schema = db
        .schema()
        .await
        .map_err(|error| StartError::Database(without_password(&url), error))?;
    match schema {
        Schema::Current => {}
        Schema::Newer { has } => return Err(StartError::NewerSchema(has)),
        Schema::Empty | Schema::Older { .. } if migrate => db.migrate().await?,
        Schema::Empty => return Err(StartError::NoSchema),
        Schema::Older { lacks } => return Err(StartError::OlderSchema(lacks)),
    }
    let key_folder = options.key_folder();
    let secrets = secrets(options, &db, &key_folder).await?;
    let tools = Tools {
        now: MachineClock.now(),
        randomness: &MachineRandomness,
    };
    let secrets = join(&db, &key_folder, secrets, trust, tools).await?;
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
        key_folder,
        tries_per_minute: options.tries_per_minute.unwrap_or(60),
        strangers_per_minute: options
            .tries_per_minute
            .unwrap_or(60)
            .saturating_mul(STRANGERS),
        reads_per_minute: options.reads_per_minute.unwrap_or(READS_PER_MINUTE),
        readings_outside: options.readings_outside.unwrap_or(READINGS_OUTSIDE),
        readings_inside: options.readings_inside.unwrap_or(READINGS_INSIDE),
    };
    Ok(AppState::new(
        db,
        Arc::new(MachineClock),
        Arc::new(MachineRandomness),
        secrets,
        settings,
    ))
}

/// The file of a SQLite database that is not there: opening it would make it.
fn missing_file(url: &str) -> Option<String> {
    let path = url
        .strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))?;
    (!Path::new(path).exists()).then(|| path.to_owned())
}

/// A database without occupations and places gets the small lists that ship
/// with the program, until official ones are imported.
pub async fn ensure_lists(app: &AppState) -> Result<(), AppError> {
    let mut tx = app.db().read().await?;
    let empty = nomenclature::is_empty(&mut tx).await?;
    drop(tx);
    if empty {
        nomenclature::seed_lists(app).await?;
    }
    Ok(())
}

/// The master keys: from the environment, else from a file in the data folder
/// that only its owner can read. It is made at the first start, and never again:
/// a new key in place of a lost one would open nothing and say nothing.
async fn secrets(options: &Options, db: &Db, key_folder: &Path) -> Result<Secrets, StartError> {
    let parse =
        |text: &str| Secrets::parse(text).map_err(|error| StartError::Keys(error.to_string()));
    if let Some(given) = &options.master_keys {
        return parse(given);
    }
    let path = options.data().join("master.keys");
    let failed = |error| StartError::Folder(path.display().to_string(), error);
    if !path.try_exists().map_err(failed)? {
        // In both cases: another process that starts with this folder was faster.
        match may_make_keys(db, key_folder, &path).await {
            Err(error) if !path.try_exists().map_err(failed)? => return Err(error.into()),
            Err(_) => {}
            Ok(()) => match write_new(
                &path,
                Secrets::new_key_line(1, &MachineRandomness).as_bytes(),
                None,
            ) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                written => written.map_err(failed)?,
            },
        }
    }
    parse(&std::fs::read_to_string(&path).map_err(failed)?)
}

/// The file of an SQLite database.
fn sqlite_path(url: &str) -> Option<PathBuf> {
    if url.starts_with("postgres") {
        return None;
    }
    let path = url
        .strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"));
    Some(PathBuf::from(path.unwrap_or(url)))
}

/// What this program wrote is for its own user only, also where an older
/// version wrote it. What cannot be mended (it is somebody else's) is said, and
/// keeps nobody from starting.
fn keep_private(options: &Options, database: Option<&Path>) {
    let mut paths = vec![
        options.data().join("master.keys"),
        options.key_folder(),
        options.search_folder(),
    ];
    if let Some(database) = database {
        paths.extend(["", "-wal", "-shm", "-journal"].map(|ending| {
            let mut path = database.as_os_str().to_owned();
            path.push(ending);
            PathBuf::from(path)
        }));
    }
    for path in paths {
        match mend(&path) {
            Ok(0) => {}
            Ok(count) => tracing::warn!(
                path = %path.display(),
                count,
                "others on this machine could read these files: mended"
            ),
            Err(error) => tracing::warn!(
                path = %path.display(),
                %error,
                "others on this machine may be able to read these files"
            ),
        }
    }
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
    use super::{open, without_password};
    use crate::config::Options;

    #[test]
    fn a_password_never_reaches_a_message() {
        assert_eq!(without_password("postgres://u:p@h/d"), "postgres://…@h/d");
        assert_eq!(without_password("sqlite:data/x.db"), "sqlite:data/x.db");
    }

    fn options(data: &std::path::Path) -> Options {
        Options {
            data: Some(data.to_owned()),
            ..Options::default()
        }
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn what_is_written_is_for_its_own_user_and_what_was_is_mended() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;
        fn open_to_others(folder: &std::path::Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if fs::metadata(&path).unwrap().permissions().mode() & 0o077 != 0 {
                    found.push(path.display().to_string());
                }
                if path.is_dir() {
                    open_to_others(&path, found);
                }
            }
        }
        fn open_up(folder: &std::path::Path) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let mode = if path.is_dir() { 0o755 } else { 0o644 };
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
                if path.is_dir() {
                    open_up(&path);
                }
            }
        }
        let temporary = tempfile::tempdir().unwrap();
        let data = temporary.path().join("data");
        for round in 0..2 {
            let app = open(&options(&data), false).await.unwrap();
            let index = pleinweb_offers::IndexedOffers::in_folder(options(&data).search_folder());
            let index = pleinweb_platform::projections::keep(app.clone(), index);
            let person = app.new_id();
            let keys = app.person_keys();
            keys.seal(&app, person, "x", b"x").await.unwrap();
            let index = tokio::spawn(index);
            while !data.join("search/lock").exists() {
                tokio::task::yield_now().await;
            }
            let mut found = Vec::new();
            open_to_others(&data, &mut found);
            assert_eq!(found, Vec::<String>::new(), "round {round}");
            assert!(data.join("pleinweb.db-wal").exists());
            index.abort();
            let _ = index.await;
            // Not closed well: the journal stays.
            open_up(&data);
            drop(app);
        }
        let folder = fs::metadata(&data).unwrap().permissions().mode();
        assert_eq!(folder & 0o777, 0o700);
    }

    #[tokio::test]
    async fn a_lost_master_key_is_not_replaced_and_a_new_database_gets_one() {
        let temporary = tempfile::tempdir().unwrap();
        let keys = temporary.path().join("master.keys");
        let app = open(&options(temporary.path()), false).await.unwrap();
        app.db().close().await;
        let line = std::fs::read_to_string(&keys).unwrap();
        // Lost, with a database in which nobody is yet but that was begun.
        std::fs::remove_file(&keys).unwrap();
        let error = open(&options(temporary.path()), false).await.err().unwrap();
        assert!(error.to_string().contains("no master key"), "{error}");
        assert!(!keys.exists());
        // Another one in its place.
        let other = tempfile::tempdir().unwrap();
        open(&options(other.path()), false).await.unwrap();
        std::fs::copy(other.path().join("master.keys"), &keys).unwrap();
        let error = open(&options(temporary.path()), false).await.err().unwrap();
        assert!(error.to_string().contains("master key 1"), "{error}");
        // The same number twice.
        std::fs::write(&keys, [&line[..], &line[..]].concat()).unwrap();
        let error = open(&options(temporary.path()), false).await.err().unwrap();
        assert!(error.to_string().contains("number 1 again"), "{error}");
        std::fs::write(&keys, &line).unwrap();
        open(&options(temporary.path()), false).await.unwrap();
    }

    #[tokio::test]
    async fn one_option_names_the_shared_key_folder() {
        let temporary = tempfile::tempdir().unwrap();
        let at = |name: &str| temporary.path().join(name);
        let mut one = options(&at("one"));
        one.key_folder = Some(at("keys"));
        let first = open(&one, false).await.unwrap();
        assert!(at("keys/identity").exists() && !at("one/keys").exists());
        // Another node: its own data folder, the same database, master keys and folder.
        let mut two = one.clone();
        two.data = Some(at("two"));
        two.database_url = Some(one.database_url());
        let error = open(&two, false).await.err().unwrap();
        assert!(error.to_string().contains("no master key"), "{error}");
        std::fs::copy(at("one/master.keys"), at("two/master.keys")).unwrap();
        let second = open(&two, false).await.unwrap();
        let person = first.new_id();
        let (one, other) = (first.person_keys(), second.person_keys());
        let sealed = one.seal(&first, person, "x", b"text");
        let sealed = sealed.await.unwrap();
        let opened = other.open(&second, person, "x", &sealed);
        assert_eq!(opened.await.unwrap(), b"text");
        // Without the option it would make keys of its own: it does not start.
        two.key_folder = None;
        let error = open(&two, false).await.err().unwrap();
        assert!(error.to_string().contains("--key-folder"), "{error}");
        assert!(!at("two/keys").exists());
        // Another database with this folder.
        let mut three = options(&at("three"));
        three.key_folder = Some(at("keys"));
        let error = open(&three, false).await.err().unwrap();
        assert!(
            error.to_string().contains("another installation"),
            "{error}"
        );
        std::fs::copy(at("one/master.keys"), at("three/master.keys")).unwrap();
        let error = open(&three, false).await.err().unwrap();
        assert!(
            error.to_string().contains("another installation"),
            "{error}"
        );
    }
}
