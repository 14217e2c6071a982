//! What every command can reach: the database, the clock, the keys, the
//! settings, the live hub. One `AppState` for each process, cheap to clone.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::Notify;
use uuid::Uuid;

use super::clock::{Clock, Randomness};
use super::hub::Hub;
use super::limits::Limits;
use super::retrying::retrying_on;
use super::secrets::Secrets;
use super::services::{Service, Services};
use super::{Db, passwords::PasswordPool};
use pleinweb_kernel::{AppError, Timestamp};

/// Runs `work` (a whole transaction, from its beginning to its commit) until it
/// does not meet another one, or for as long as the budget lasts. `work` must
/// leave nothing behind when it fails but in its transaction.
pub async fn retrying<T, F, Fut>(app: &AppState, what: &'static str, work: F) -> Result<T, AppError>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, AppError>>,
{
    retrying_on(app.db(), app.randomness(), what, work).await
}

/// What the operator decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the service: `https://…` without a trailing slash.
    pub public_url: String,
    /// The help line shown on every page, as people dial it.
    pub help_phone: String,
    /// Who runs the service, for the legal notices.
    pub operator_name: String,
    pub operator_address: String,
    pub privacy_contact: String,
    /// Whether this database was made and marked by `pleinweb demo`.
    pub demo: bool,
    /// Where a person's key files are kept.
    pub key_folder: PathBuf,
    /// Tries a minute (mutations) for one account, or for one browser that nobody
    /// is signed in with; tests raise it.
    pub tries_per_minute: u32,
    /// Tries a minute of all strangers at one address together: a classroom that
    /// makes the entry check, an agency's machines for the public.
    pub strangers_per_minute: u32,
    /// Pages and queries a minute for one address, behind which there may be an
    /// agency with a hundred workstations.
    pub reads_per_minute: u32,
    /// How many different people (and pages of names) an adviser reads in an
    /// hour outside the caseload.
    pub readings_outside: u32,
    /// The same within the caseload.
    pub readings_inside: u32,
}

/// Strangers at one address who may try as often as one person.
pub const STRANGERS: u32 = 10;
/// Unless the operator says otherwise: more than a day's work needs in an hour,
/// far less than a list of everyone.
pub const READINGS_OUTSIDE: u32 = 20;
/// The same within the caseload.
pub const READINGS_INSIDE: u32 = 150;

/// Unless the operator says otherwise: a hundred people who each open a page
/// or ask something every two seconds.
pub const READS_PER_MINUTE: u32 = 3000;

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://localhost:3000".to_owned(),
            help_phone: "01 00 00 00 00".to_owned(),
            operator_name: String::new(),
            operator_address: String::new(),
            privacy_contact: String::new(),
            demo: false,
            key_folder: PathBuf::from("keys"),
            tries_per_minute: 60,
            strangers_per_minute: 60 * STRANGERS,
            reads_per_minute: READS_PER_MINUTE,
            readings_outside: READINGS_OUTSIDE,
            readings_inside: READINGS_INSIDE,
        }
    }
}

/// The app where commands are carried out.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    secrets: Secrets,
    settings: Settings,
    hub: Hub,
    limits: Limits,
    passwords: PasswordPool,
    outbox_grew: Notify,
    services: Services,
}

impl AppState {
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        randomness: Arc<dyn Randomness>,
        secrets: Secrets,
        settings: Settings,
    ) -> Self {
        let limits = Limits::new(
            settings.tries_per_minute,
            settings.strangers_per_minute,
            settings.reads_per_minute,
        );
        Self(Arc::new(Inner {
            db,
            clock,
            randomness,
            secrets,
            settings,
            hub: Hub::new(),
            limits,
            passwords: PasswordPool::new(),
            outbox_grew: Notify::new(),
            services: Services::default(),
        }))
    }

    /// The same app at another time and with other randomness: how the demo
    /// makes its past.
    pub fn at(&self, clock: Arc<dyn Clock>, randomness: Arc<dyn Randomness>) -> Self {
        Self::new(
            self.db().clone(),
            clock,
            randomness,
            self.secrets().clone(),
            self.settings().clone(),
        )
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
    pub fn randomness(&self) -> &dyn Randomness {
        &*self.0.randomness
    }
    pub fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }
    pub fn passwords(&self) -> &PasswordPool {
        &self.0.passwords
    }
    /// Woken after each commit that left something in the outbox.
    pub fn outbox_grew(&self) -> &Notify {
        &self.0.outbox_grew
    }
    /// What a feature keeps in memory for this process: the only one of its kind.
    pub fn service<T: Service + Default + 'static>(&self) -> Arc<T> {
        self.0.services.get()
    }
    pub(super) fn services(&self) -> &Services {
        &self.0.services
    }

    /// A new id: UUID v7 from the app's own clock and randomness.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        let mut random = [0; 10];
        self.randomness().fill(&mut random);
        let ms = u64::try_from(self.now().0).unwrap_or(0);
        Id::from(uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid())
    }

    /// A random token of 256 bits, safe in an address.
    pub fn new_token(&self) -> String {
        super::secrets::new_token(self.randomness())
    }
}
