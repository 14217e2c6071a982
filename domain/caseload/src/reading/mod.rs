//! How much one adviser reads, counted over all nodes.
//!
//! Whatever shows a person to an adviser passes here before its answer leaves,
//! in a write transaction that counts and notes at once (SERIALIZABLE on
//! PostgreSQL, the one writer on SQLite): two tabs or two nodes do not pass
//! together where one may. A person counts once an hour, and so does a page of
//! names. Beyond the limit the adviser reads nobody for an hour, or until a
//! head or an operator lifts it; they are told with the same commit.

mod pause;
mod store;

use uuid::Uuid;

use super::model_reading::{READING_PAUSED, ReadingReason};
use super::rules::counted_since;
use pleinweb_kernel::promises::READINGS_OVER;
use pleinweb_kernel::{AccountId, AppError, PersonId};
use pleinweb_platform::{Cx, Of};

pub use pause::{lift, pauses_now, pauses_of};
pub use store::Pause;

/// Whether it is the adviser's own caseload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Inside,
    Outside,
}

impl Scope {
    const fn key(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Outside => "outside",
        }
    }

    fn limit(self, cx: &Cx) -> i64 {
        let app = cx.app();
        let settings = app.settings();
        i64::from(match self {
            Self::Inside => settings.readings_inside,
            Self::Outside => settings.readings_outside,
        })
    }
}

/// Something that shows a person, or a page of them.
#[derive(Clone, Debug)]
pub struct Reading {
    what: Uuid,
    person: Option<PersonId>,
    scope: Scope,
    purpose: &'static str,
    reason: Option<ReadingReason>,
    words: Option<String>,
}

impl Reading {
    /// One person.
    pub fn of_person(person: PersonId, scope: Scope, purpose: &'static str) -> Self {
        Self {
            what: person.0,
            person: Some(person),
            scope,
            purpose,
            reason: None,
            words: None,
        }
    }

    /// A page of names: it counts as one, however often it is looked at within
    /// the hour. `part` is where it begins.
    pub fn of_page(cx: &Cx, purpose: &'static str, part: &str, scope: Scope) -> Self {
        let key = [purpose, " ", part].concat();
        let hash = cx.app().secrets().lookup_hash("page-of-names", &key);
        let mut id = [0; 16];
        for (byte, from) in id.iter_mut().zip(hash) {
            *byte = from;
        }
        Self {
            what: Uuid::from_bytes(id),
            person: None,
            scope,
            purpose,
            reason: None,
            words: None,
        }
    }

    /// With the reason that was stated.
    #[must_use]
    pub fn because(mut self, reason: Option<ReadingReason>, words: Option<String>) -> Self {
        self.reason = reason;
        self.words = words;
        self
    }
}

/// What is answered during a pause.
pub fn paused() -> AppError {
    AppError::conflict(READING_PAUSED)
}

/// The rows of the adviser who acts.
fn account(cx: &Cx) -> Result<Of<AccountId>, AppError> {
    cx.actor().adviser()?;
    Of::acting(cx.actor())
}

/// The pause of whoever acts, if one holds now.
pub async fn own_pause(cx: &mut Cx) -> Result<Option<Pause>, AppError> {
    let (me, now) = (account(cx)?, cx.now());
    let latest = store::latest_pause(cx.tx(), me).await?;
    Ok(latest.filter(|pause| pause.holds(now)))
}

/// Counts a reading and notes it in the journal, or refuses it.
///
/// Errors: `Conflict("reading-paused")`, kept even when the refusal begins the pause.
pub async fn pass(cx: &mut Cx, reading: Reading) -> Result<(), AppError> {
    let (me, now) = (account(cx)?, cx.now());
    let pause = store::latest_pause(cx.tx(), me).await?;
    if pause.as_ref().is_some_and(|pause| pause.holds(now)) {
        return Err(paused());
    }
    let since = counted_since(now, pause.and_then(|pause| pause.lifted_at));
    let scope = reading.scope;
    let others = store::others_read(cx.tx(), me, scope.key(), reading.what, since).await?;
    if others >= scope.limit(cx) {
        pause::begin(cx, me, scope, others).await?;
        return Err(paused());
    }
    note(cx, me, reading).await
}

/// The same for a decision on someone: it shows nobody. Whoever was read within
/// the hour is decided on during a pause too, so that what was written is not
/// lost; nobody is decided on unread then.
pub async fn pass_decision(cx: &mut Cx, reading: Reading) -> Result<(), AppError> {
    let (me, since) = (account(cx)?, cx.now().minus(READINGS_OVER.ms()));
    if own_pause(cx).await?.is_none() {
        return pass(cx, reading).await;
    }
    if !store::was_read(cx.tx(), me, reading.what, since).await? {
        return Err(paused());
    }
    note(cx, me, reading).await
}

async fn note(cx: &mut Cx, me: Of<AccountId>, reading: Reading) -> Result<(), AppError> {
    let now = cx.now();
    store::note(cx.tx(), me, reading.scope.key(), reading.what, now).await?;
    cx.note_reading(
        reading.person,
        reading.purpose,
        reading.reason.map(ReadingReason::key),
        reading.words,
    );
    Ok(())
}
