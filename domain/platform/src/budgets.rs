//! How often whom: whatever makes the service write or work for somebody has a
//! budget, kept in the database, so that all nodes count together.
//!
//! A budget has a purpose and a size, and is kept for each key apart: the mail
//! address written to, what it is about, the account that acts, or the network
//! it comes from. So many at once; what was taken comes back little by little
//! over its time. The key is stored only as a keyed hash. What is refused, by a
//! budget or by the command itself, is not counted.
//!
//! Who acts is declared by each command (`Command::COUNTED`) and taken before its
//! transaction, in one of its own: many people of one network meet on one row,
//! and wait for each other a moment instead of making each other begin again.
//! Whom it concerns is known only inside: `Cx::spend` and `Cx::may_spend`.

use uuid::Uuid;

use super::sessions::Session;
use super::{AppState, Cx, Origin, RequestInfo, Tx, retrying};
use crate::sql;
use pleinweb_kernel::{Actor, AppError, DAY_MS, Timestamp};

/// How often something may happen to one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    purpose: &'static str,
    at_once: u32,
    within_ms: i64,
}

impl Budget {
    /// `at_once` of them, all of which come back within `within_ms`: in any
    /// stretch of that length at most twice as many happen.
    pub const fn new(purpose: &'static str, at_once: u32, within_ms: i64) -> Self {
        assert!(at_once > 0 && within_ms >= at_once as i64, "a budget");
        Self {
            purpose,
            at_once,
            within_ms,
        }
    }

    /// The same purpose with room for so many in a day.
    pub const fn a_day(purpose: &'static str, at_once: u32) -> Self {
        Self::new(purpose, at_once, DAY_MS)
    }

    fn step(self) -> i64 {
        self.within_ms / i64::from(self.at_once)
    }
}

/// What a budget is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// A mail address, however it is written.
    Address(&'a str),
    /// What it is about: an offer, a telephone number, a link.
    About(&'a str),
    Account(Uuid),
    /// See `Origin::place`.
    Network(&'a str),
}

impl Key<'_> {
    /// The kind is stored beside the hash.
    fn kind(self) -> &'static str {
        match self {
            Self::Address(_) => "address",
            Self::About(_) => "about",
            Self::Account(_) => "account",
            Self::Network(_) => "network",
        }
    }

    fn text(self) -> String {
        match self {
            // All that a mailbox may be called by: what follows a plus sign in its
            // name leads to the same one.
            Self::Address(text) => match text.split_once('@') {
                Some((local, domain)) => {
                    let mailbox = local.split('+').next().unwrap_or(local);
                    format!("{mailbox}@{domain}").to_ascii_lowercase()
                }
                None => text.to_ascii_lowercase(),
            },
            Self::About(text) | Self::Network(text) => text.to_owned(),
            Self::Account(id) => id.to_string(),
        }
    }
}

/// Who is counted when a command runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    account: Option<Budget>,
    network: Option<Budget>,
    newcomers: bool,
}

/// Browsers of one network that become a session of the service without an
/// account. A public library's or an agency's machines begin anew for each person.
const NEWCOMERS: Budget = Budget::a_day("newcomers", 2000);

impl Counted {
    /// What only touches one's own things: the general limit of tries is enough.
    pub const NOBODY: Self = Self {
        account: None,
        network: None,
        newcomers: false,
    };
    /// A browser that has no session yet, by its network: it gets one, and
    /// something of its own is kept with it.
    pub const NEWCOMERS: Self = Self {
        newcomers: true,
        ..Self::NOBODY
    };

    /// Whoever is signed in, by account.
    pub const fn account(self, budget: Budget) -> Self {
        Self {
            account: Some(budget),
            ..self
        }
    }

    /// Whoever is not signed in, by network. Of somebody who is, the network
    /// does not count: a hundred colleagues share one.
    pub const fn network(self, budget: Budget) -> Self {
        Self {
            network: Some(budget),
            ..self
        }
    }

    fn takes(&self, who: Asking) -> Vec<(Budget, OwnKey)> {
        // What comes from no address is the program itself, making the demo.
        let Some(place) = who.from.place() else {
            return Vec::new();
        };
        if let Some(account) = who.actor.account() {
            let own = self.account.iter();
            return own
                .map(|budget| (*budget, OwnKey::Account(account.0)))
                .collect();
        }
        let newcomer = (self.newcomers && !who.has_session).then_some(NEWCOMERS);
        let budgets = self.network.into_iter().chain(newcomer);
        budgets
            .map(|budget| (budget, OwnKey::Network(place.clone())))
            .collect()
    }
}

enum OwnKey {
    Account(Uuid),
    Network(String),
}

/// Who asks, before anything runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking {
    pub actor: Actor,
    pub has_session: bool,
    pub from: Origin,
}

impl Asking {
    pub fn of(session: Option<&Session>, request: &RequestInfo) -> Self {
        Self {
            actor: session.map_or(Actor::Visitor, Session::actor),
            has_session: session.is_some(),
            from: request.address,
        }
    }
}

/// What was taken, to be given back if nothing comes of it.
#[derive(Debug, Default)]
pub(crate) struct Taken(Vec<Row>);

#[derive(Clone, Debug)]
struct Row {
    scope: Vec<u8>,
    purpose: &'static str,
    kind: &'static str,
    step: i64,
    room: i64,
}

fn row(app: &AppState, budget: Budget, key: Key<'_>) -> Row {
    let about = format!("{}\n{}\n{}", budget.purpose, key.kind(), key.text());
    Row {
        scope: app.secrets().lookup_hash("budget", &about),
        purpose: budget.purpose,
        kind: key.kind(),
        step: budget.step(),
        room: budget.step() * i64::from(budget.at_once),
    }
}

/// Takes what a command counts, in a transaction of its own.
///
/// # Errors
/// `TooMany` when a budget is used up: then nothing is taken.
pub(crate) async fn take(
    app: &AppState,
    counted: &Counted,
    who: Asking,
) -> Result<Taken, AppError> {
    let takes = counted.takes(who);
    let mut rows: Vec<Row> = takes
        .iter()
        .map(|(budget, key)| match key {
            OwnKey::Account(id) => row(app, *budget, Key::Account(*id)),
            OwnKey::Network(place) => row(app, *budget, Key::Network(place)),
        })
        .collect();
    if rows.is_empty() {
        return Ok(Taken::default());
    }
    // Always in the same order, so that no two commands wait for each other.
    rows.sort_by(|one, other| one.scope.cmp(&other.scope));
    let wanted = rows.as_slice();
    retrying(app, "budgets", || async move {
        let mut tx = app.db().begin_note().await?;
        for row in wanted {
            if let Some(wait_ms) = take_one(&mut tx, row, app.now()).await? {
                return Err(too_many(wait_ms));
            }
        }
        Ok(tx.commit().await?)
    })
    .await?;
    Ok(Taken(rows))
}

/// Gives back what was taken for something that then did not happen. Where that
/// fails, it comes back with time.
pub(crate) async fn give_back(app: &AppState, taken: Taken) {
    if taken.0.is_empty() {
        return;
    }
    let rows = taken.0.as_slice();
    let given = retrying(app, "budgets", || async move {
        let mut tx = app.db().begin_note().await?;
        for row in rows {
            sql!("UPDATE budget SET full_at = full_at - {row.step} WHERE scope = {row.scope}")
                .execute(&mut tx)
                .await?;
        }
        Ok(tx.commit().await?)
    });
    if let Err(error) = given.await {
        tracing::warn!(%error, "giving back what a refused command had taken");
    }
}

/// Takes one; where there is none left, gives how long to wait. `full_at` is
/// when all of the budget will be there again. The row is written without being
/// read first: on PostgreSQL two transactions meet only on the same key.
async fn take_one(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<Option<i64>, AppError> {
    let taken: Option<i64> = sql!(
        "INSERT INTO budget (scope, purpose, kind, full_at)
         VALUES ({row.scope}, {row.purpose},
         {row.kind}, {now} + {row.step})
             ON CONFLICT (scope) DO UPDATE
             SET full_at = CASE WHEN budget.full_at > {now} THEN budget.full_at ELSE {now}
             END + {row.step}
             WHERE budget.full_at + {row.step} <= {now} + {row.room}
             RETURNING full_at"
    )
    .optional_scalar(tx)
    .await?;
    if taken.is_some() {
        return Ok(None);
    }
    let full_at: Option<Timestamp> = sql!("SELECT full_at FROM budget WHERE scope = {row.scope}")
        .optional_scalar(tx)
        .await?;
    metrics::counter!("pleinweb_budget_refusals_total", "purpose" => row.purpose, "kind" => row.kind)
        .increment(1);
    Ok(Some(full_at.map_or(0, |full_at| {
        full_at.since(now) + row.step - row.room
    })))
}

fn too_many(wait_ms: i64) -> AppError {
    AppError::TooMany {
        retry_after: u32::try_from((wait_ms + 999) / 1000).unwrap_or(1).max(1),
    }
}

impl Cx {
    /// Takes one of a budget with this transaction.
    ///
    /// # Errors
    /// `TooMany` when it is used up.
    pub async fn spend(&mut self, budget: Budget, key: Key<'_>) -> Result<(), AppError> {
        if self.makes_the_demo() {
            return Ok(());
        }
        let row = row(&self.app, budget, key);
        match take_one(&mut self.tx, &row, self.now).await? {
            None => Ok(()),
            Some(wait_ms) => Err(too_many(wait_ms)),
        }
    }

    /// The same where what was asked is done all the same, and only the mail
    /// about it is left out.
    pub async fn may_spend(&mut self, budget: Budget, key: Key<'_>) -> Result<bool, AppError> {
        if self.makes_the_demo() {
            return Ok(true);
        }
        let row = row(&self.app, budget, key);
        Ok(take_one(&mut self.tx, &row, self.now).await?.is_none())
    }

    /// The demo's people live one after another through the same weeks: their
    /// budgets would meet backwards in time.
    fn makes_the_demo(&self) -> bool {
        self.app.settings().demo && self.address.is_program()
    }
}

/// Rows forgotten in one transaction: SQLite's writer is free again quickly.
const BATCH: u64 = 500;

/// Forgets budgets that are full again.
pub(super) async fn tidy(app: &AppState, now: Timestamp) -> Result<u64, AppError> {
    let mut gone = 0;
    loop {
        let batch = retrying(app, "cleaning", || async move {
            let mut tx = app.db().begin_note().await?;
            let batch = tidy_some(&mut tx, now).await?;
            tx.commit().await?;
            Ok(batch)
        })
        .await?;
        gone += batch;
        if batch < BATCH {
            return Ok(gone);
        }
    }
}

async fn tidy_some(tx: &mut Tx, now: Timestamp) -> Result<u64, AppError> {
    let scopes: Vec<Vec<u8>> = sql!("SELECT scope FROM budget WHERE full_at <= {now} LIMIT 500")
        .scalars(tx)
        .await?;
    if scopes.is_empty() {
        return Ok(0);
    }
    sql!("DELETE FROM budget WHERE full_at <= {now} AND scope IN ({scopes:list})")
        .affected(tx)
        .await
}

#[cfg(feature = "testing")]
mod tests;
