//! Test harness: an app on a fresh database, with a held clock and seeded
//! randomness. `on_both` runs a story on SQLite and on PostgreSQL; `cast` has its
//! people, `told` what is there afterwards; `working` runs jobs.

mod cast;
mod told;
mod working;

use std::future::Future;
use std::str::FromStr;
use std::sync::Arc;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Executor};

use super::clock::{HeldClock, SeededRandomness};
use super::secrets::Secrets;
use super::{AppState, Db, Effect, RequestInfo, Settings, identity, migrated, run, sessions};
use crate::on;
use pleinweb_kernel::{AccountId, PersonId, Role, SessionId, Timestamp};

pub use cast::{People, Person};

/// Where a throw-away PostgreSQL is found; `cargo xtask test` sets it.
pub const POSTGRES_URL: &str = "PLEINWEB_TEST_DATABASE_URL";

/// 23 November 2026, 10:00 in Paris: when every test begins.
pub const TEST_START: Timestamp = Timestamp(1_795_424_400_000);

/// An app, and the clock it looks at.
#[derive(Clone, Debug)]
pub struct TestApp {
    pub app: AppState,
    pub clock: Arc<HeldClock>,
    folder: Arc<tempfile::TempDir>,
}

impl std::ops::Deref for TestApp {
    type Target = AppState;
    fn deref(&self) -> &AppState {
        &self.app
    }
}

/// An app on a fresh SQLite database.
pub async fn sqlite_app() -> TestApp {
    sqlite_app_with(unhurried()).await
}

/// An app on a fresh SQLite database that says it was made by the demo.
pub async fn demo_app() -> TestApp {
    sqlite_app_with(Settings {
        demo: true,
        ..unhurried()
    })
    .await
}

/// An app on the files of another one (its `test.db` and keys, copied to
/// this folder). `seed` must not be the first one's, or ids come again.
pub async fn app_in(folder: tempfile::TempDir, seed: u64) -> TestApp {
    let db = Db::open_sqlite(&folder.path().join("test.db"))
        .await
        .expect("SQLite opens");
    app_with(db, folder, seed, unhurried()).await
}

/// An app on a fresh SQLite database with settings of its own (the key
/// folder is always the test's).
pub async fn sqlite_app_with(settings: Settings) -> TestApp {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("test.db");
    migrated::copy_sqlite_to(&path).await;
    let db = Db::open_sqlite(&path).await.expect("SQLite opens");
    app_with(db, folder, SEED, settings).await
}

/// How a fresh schema of the throw-away PostgreSQL, with all tables, is reached,
/// if there is one.
pub async fn postgres_options() -> Option<PgConnectOptions> {
    let url = std::env::var(POSTGRES_URL).ok()?;
    let options = PgConnectOptions::from_str(&url).expect("the test database's address");
    Some(migrated::postgres_schema(options).await)
}

/// An app on a fresh schema of the throw-away PostgreSQL, if there is one.
pub async fn postgres_app() -> Option<TestApp> {
    postgres_app_with(4).await
}

/// The same with so many connections.
pub async fn postgres_app_with(connections: u32) -> Option<TestApp> {
    let options = postgres_options().await?;
    let db = Db::open_postgres(options, connections)
        .await
        .expect("PostgreSQL opens");
    let folder = tempfile::tempdir().expect("a temporary folder");
    Some(app_with(db, folder, SEED, unhurried()).await)
}

/// An app on a database of the test's own, brought up to date, with the keys
/// of this folder: copies of one database have the same.
pub async fn with_database(db: Db, folder: &Arc<tempfile::TempDir>) -> TestApp {
    app_in_folder(db, Arc::clone(folder), SEED, unhurried()).await
}

/// The seed of apps that begin empty.
const SEED: u64 = 7;

/// Settings under which no test meets the rate limit.
fn unhurried() -> Settings {
    Settings {
        tries_per_minute: 1_000_000,
        strangers_per_minute: 1_000_000,
        reads_per_minute: 1_000_000,
        ..Settings::default()
    }
}

async fn app_with(db: Db, folder: tempfile::TempDir, seed: u64, settings: Settings) -> TestApp {
    app_in_folder(db, Arc::new(folder), seed, settings).await
}

async fn app_in_folder(
    db: Db,
    folder: Arc<tempfile::TempDir>,
    seed: u64,
    settings: Settings,
) -> TestApp {
    let clock = Arc::new(HeldClock::at(TEST_START));
    // The same keys whatever the seed: a copied app reads what was sealed.
    let secrets = secrets();
    let settings = Settings {
        key_folder: folder.path().join("keys"),
        ..settings
    };
    let tools = identity::Tools {
        now: TEST_START,
        randomness: &SeededRandomness::new(seed + 1),
    };
    let (keys, trust) = (&settings.key_folder, identity::Trust::Proof);
    let secrets = identity::join(&db, keys, secrets, trust, tools).await;
    let secrets = secrets.expect("folder and database are one installation");
    let randomness = Arc::new(SeededRandomness::new(seed));
    let app = AppState::new(db, clock.clone(), randomness, secrets, settings);
    TestApp { app, clock, folder }
}

/// Another node on the database of an app, with the same keys: randomness and
/// a clock of its own, that much ahead of the first one's.
pub fn another_node(of: &TestApp, seed: u64, ahead_ms: i64) -> TestApp {
    let clock = Arc::new(HeldClock::at(of.now().plus(ahead_ms)));
    let app = AppState::new(
        of.db().clone(),
        clock.clone(),
        Arc::new(SeededRandomness::new(seed)),
        of.secrets().clone(),
        of.settings().clone(),
    );
    TestApp {
        app,
        clock,
        folder: of.folder.clone(),
    }
}

/// A writing transaction of another database of the tests' PostgreSQL, which
/// stays open until it is dropped: readers of every outbox of the cluster wait.
pub async fn open_elsewhere() -> Option<sqlx::PgConnection> {
    const NAME: &str = "pleinweb_elsewhere";
    let url = std::env::var(POSTGRES_URL).ok()?;
    let options = PgConnectOptions::from_str(&url).expect("the test database's address");
    let mut connection = options.connect().await.expect("PostgreSQL answers");
    // It may be there already, or be made by another test just now.
    let made = format!("CREATE DATABASE {NAME}");
    let _ = connection.execute(sqlx::AssertSqlSafe(made)).await;
    let mut elsewhere = options.database(NAME).connect().await.expect("a database");
    elsewhere.execute("BEGIN").await.expect("a transaction");
    elsewhere
        .execute("SELECT pg_current_xact_id()")
        .await
        .expect("the id of a writer");
    Some(elsewhere)
}

/// Ends the transaction of `open_elsewhere`.
pub async fn close_elsewhere(mut elsewhere: sqlx::PgConnection) {
    elsewhere.execute("ROLLBACK").await.expect("an end");
}

/// The master keys of every test's app.
pub fn secrets() -> Secrets {
    let key = Secrets::new_key_line(1, &SeededRandomness::new(SEED));
    Secrets::parse(&key).expect("a key")
}

impl TestApp {
    /// Where its files lie.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A node on the same database with master keys of its own, which a start
    /// would refuse: as if it had been running when another key came.
    pub fn with_other_keys(&self) -> AppState {
        let key = Secrets::new_key_line(1, &SeededRandomness::new(SEED + 1));
        let secrets = Secrets::parse(&key).expect("a key");
        let randomness = Arc::new(SeededRandomness::new(SEED + 2));
        let settings = self.settings().clone();
        AppState::new(
            self.db().clone(),
            self.clock.clone(),
            randomness,
            secrets,
            settings,
        )
    }

    /// Waits until all that was written can be read from the outbox: on
    /// PostgreSQL, open transactions of other tests hold it back.
    pub async fn settled(&self) {
        loop {
            let mut tx = self.db().read().await.unwrap();
            let written: i64 = on!(&mut tx, |c| sqlx::query_scalar(
                "SELECT COUNT(*) FROM outbox"
            )
            .fetch_one(c)
            .await)
            .unwrap();
            drop(tx);
            let all = super::changes_after(self.db(), "", 0, i64::MAX).await;
            if i64::try_from(all.unwrap().rows.len()) == Ok(written) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }
}

/// The folder with official files and real offers, beside the repository (or
/// beside a work tree of it); never part of it. Tests that need it end early
/// where it is not, and say so.
pub fn shared_data() -> Option<std::path::PathBuf> {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["../../../shared/data", "../../../../shared/data"]
        .iter()
        .map(|path| here.join(path))
        .find(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: ../shared/data is not there");
    }
    found
}

/// What the platform's own tests tell by mail.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Told {
    Plain,
    Link {
        link: String,
    },
    /// Can be stopped, so it waits for the morning.
    Stoppable {
        stop: String,
    },
}

impl super::Notification for Told {}

/// Someone for whom something is sealed.
#[derive(Clone, Copy, Debug)]
pub struct Someone {
    pub account: AccountId,
    pub person: PersonId,
}

/// Makes a person with a mail in the queue and a number in a draft: one value
/// sealed with the master key, one with the person's own.
pub async fn with_sealed(app: &AppState) -> Someone {
    let entered = enter(
        app,
        Role::JobSeeker,
        &format!("{}@exemple.fr", app.new_id::<AccountId>()),
        false,
    )
    .await;
    let person = PersonId(entered.account.0);
    let notice = Told::Link {
        link: "/x".to_owned(),
    };
    super::queue_mail(app, "zoe@exemple.fr", pleinweb_kernel::Lang::Fr, notice)
        .await
        .expect("a mail");
    let keys = app.person_keys();
    let sealed = keys.seal(app, person, "registration:nir", b"290077512345604");
    let sealed = sealed.await.expect("a sealed number");
    let file: uuid::Uuid = app.new_id();
    let mut tx = app.db().begin().await.expect("a transaction");
    on!(&mut tx, |c| {
        sqlx::query(
            "INSERT INTO registration (id, person_id, state, version, started_at, changed_at) VALUES ($1, $2, 'draft', 1, 0, 0)",
        )
        .bind(file)
        .bind(person)
        .execute(c)
        .await
        .map(|_| ())
    })
    .expect("a draft");
    on!(&mut tx, |c| {
        sqlx::query(
            "INSERT INTO registration_secret (registration_id, kind, sealed, masked, lookup, saved_at) VALUES ($1, 'nir', $2, '', $2, 0)",
        )
        .bind(file)
        .bind(sealed)
        .execute(c)
        .await
        .map(|_| ())
    })
    .expect("a secret");
    tx.commit().await.expect("a commit");
    Someone {
        account: entered.account,
        person,
    }
}

/// Someone who is signed in.
#[derive(Clone, Debug)]
pub struct Entered {
    pub account: AccountId,
    pub session: SessionId,
    /// What the browser's cookie holds.
    pub token: String,
}

/// Makes an account and opens a session for it, as signing in would.
pub async fn enter(app: &AppState, role: Role, email: &str, half_signed_in: bool) -> Entered {
    let mut cx = run::begin(app, &RequestInfo::default())
        .await
        .expect("a transaction");
    let account: AccountId = cx.new_id();
    let now = cx.now();
    on!(cx.tx(), |c| sqlx::query(
        "INSERT INTO account (id, role, email, email_confirmed_at, lang, created_at) VALUES ($1, $2, $3, $4, 'fr', $5)"
    )
    .bind(account)
    .bind(role.key())
    .bind(email)
    .bind(now)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))
    .expect("an account");
    let session = sessions::open(&mut cx, Some((account, role)), half_signed_in)
        .await
        .expect("a session");
    let effects = run::commit(cx).await.expect("a commit");
    let token = effects
        .into_iter()
        .find_map(|effect| match effect {
            Effect::SetSession(token) => Some(token),
            _ => None,
        })
        .expect("a token");
    Entered {
        account,
        session,
        token,
    }
}

/// Gives an account a password.
pub async fn set_password(app: &AppState, account: AccountId, password: &str) {
    let hash = app.passwords().hash(app.randomness(), password);
    let hash = hash.await.expect("a hash");
    let mut tx = app.db().begin().await.expect("a transaction");
    on!(&mut tx, |c| sqlx::query(
        "UPDATE account SET password_hash = $2 WHERE id = $1"
    )
    .bind(account)
    .bind(hash)
    .execute(c)
    .await
    .map(|_| ()))
    .expect("an account");
    tx.commit().await.expect("a commit");
}

/// Runs a story on both databases. Without `PLEINWEB_TEST_DATABASE_URL` the
/// second half is skipped and says so.
pub async fn on_both<F, Fut>(story: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    // On the heap: stories are long, and a future that holds one would be too large.
    Box::pin(story(sqlite_app().await)).await;
    match postgres_app().await {
        Some(app) => Box::pin(story(app)).await,
        None => {
            eprintln!(
                "skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)"
            );
        }
    }
}

/// A browser: keeps its session between requests, as a cookie would.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    pub request: RequestInfo,
}

impl Browser {
    pub fn new() -> Self {
        Self {
            request: RequestInfo {
                device: "Test".to_owned(),
                ..RequestInfo::default()
            },
        }
    }

    /// Takes in what an answer does to the browser.
    pub fn apply(&mut self, effects: &[super::Effect]) {
        for effect in effects {
            match effect {
                super::Effect::SetSession(token) | super::Effect::KeepVisitor(token) => {
                    self.request.session_token = Some(token.clone());
                }
                super::Effect::SetDevice(token) => {
                    self.request.device_token = Some(token.clone());
                }
                super::Effect::ClearSession => self.request.session_token = None,
            }
        }
    }

    /// Runs a command with a fresh request id.
    pub async fn send<C: super::Command>(
        &mut self,
        app: &AppState,
        input: C::Input,
    ) -> Result<C::Output, pleinweb_kernel::AppError> {
        let id: uuid::Uuid = app.new_id();
        let meta = pleinweb_kernel::FormMeta {
            request_id: id.to_string(),
            ..Default::default()
        };
        let answer = super::run_command::<C>(app, &self.request, input, &meta).await?;
        self.apply(&answer.effects);
        Ok(answer.output)
    }

    pub async fn ask<Q: super::Query>(
        &self,
        app: &AppState,
        input: Q::Input,
    ) -> Result<Q::Output, pleinweb_kernel::AppError> {
        super::run_query::<Q>(app, &self.request, input).await
    }

    /// `send`, in a story in which it goes well.
    pub async fn must_send<C: super::Command>(
        &mut self,
        app: &AppState,
        input: C::Input,
    ) -> C::Output {
        let sent = self.send::<C>(app, input).await;
        sent.unwrap_or_else(|error| panic!("{} was refused: {error:?}", C::NAME))
    }

    /// `ask`, in a story in which it is answered.
    pub async fn must_ask<Q: super::Query>(&self, app: &AppState, input: Q::Input) -> Q::Output {
        let answer = self.ask::<Q>(app, input).await;
        answer.unwrap_or_else(|error| panic!("{} was refused: {error:?}", Q::NAME))
    }
}
