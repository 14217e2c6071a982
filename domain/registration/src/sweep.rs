//! The sweep of keys that seal nothing: those whose only secret the person took
//! back, and what a process that was ended left. It believes a database, so it
//! is built for the day when that is wrong: it takes few keys a day, sets them
//! aside for a week instead of erasing them, gives back those that are needed
//! again, and tells someone.

use std::collections::HashSet;
use std::time::Duration;

use pleinweb_kernel::promises::KEYS_SET_ASIDE;
use pleinweb_kernel::{AppError, DAY_MS, PersonId, Timestamp};
use pleinweb_platform::alarms::{ALARMS_TOPIC, Alarm, AlarmKind, raise};
use pleinweb_platform::identity::check_both;
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, begin_as_system, finish, retrying};

use super::unused_keys::{BATCH, needed};

/// However few keys there are, so many may be set aside in a day.
const AT_LEAST: usize = 20;
/// Of many keys this part (one in so many).
const ONE_IN: usize = 100;

/// How far a sweep may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// At most 20 keys or 1 % in 24 hours, whichever is more.
    Bounded,
    /// An operator at the command line has looked at it.
    Force,
}

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Set aside now; erased in a week unless they are needed again.
    pub set_aside: u64,
    /// Seal nothing either, and wait for another day (or for `Sweep::Force`).
    pub waiting: u64,
    /// Set aside a week ago, and erased now.
    pub erased: u64,
    /// Were set aside, are needed, and are back.
    pub given_back: u64,
    /// Another sweep was running: nothing was done.
    pub busy: bool,
}

/// Looks at every key. Not in the hands of another database: folder and
/// database must be of one installation.
pub async fn sweep_keys(app: &AppState, how_far: Sweep) -> Result<Swept, AppError> {
    check_both(app).await?;
    let keys = app.person_keys();
    let Some(_lock) = keys.lock_sweep().await? else {
        return Ok(Swept {
            busy: true,
            ..Swept::default()
        });
    };
    let now = app.now();
    keys.tidy_unfinished(now).await?;
    let mut swept = Swept::default();
    let away = settle(app, &mut swept, now).await?;
    let owners = keys.owners().await?;
    let mut allowed = match how_far {
        Sweep::Force => usize::MAX,
        Sweep::Bounded => allowed(owners.len(), &away, now),
    };
    let away: HashSet<PersonId> = away.into_iter().map(|(person, _)| person).collect();
    for batch in owners.chunks(BATCH) {
        let needed = needed(app, batch).await?;
        for person in batch {
            if needed.contains(person) {
                // Left aside by a process that was ended meanwhile.
                keys.put_back(*person).await?;
            } else if away.contains(person) || !keys.rests(*person, now).await? {
                // An older key of theirs goes first; or a request holds it.
            } else if allowed == 0 {
                swept.waiting += 1;
            } else if take(app, *person, now).await? {
                swept.set_aside += 1;
                allowed -= 1;
            }
        }
    }
    tell(app, swept).await?;
    Ok(swept)
}

/// Few at a time, whatever the options; only `pleinweb keys sweep --force` takes more.
#[derive(Debug)]
pub struct KeySweep;

impl Job for KeySweep {
    const NAME: &'static str = "keys";

    fn every(&self) -> Duration {
        Duration::from_hours(24)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        sweep_keys(app, Sweep::Bounded).await?;
        Ok(Batch::Done)
    }
}

/// How many more may be set aside, of so many keys and after those of the last
/// 24 hours.
fn allowed(with_key: usize, away: &[(PersonId, Timestamp)], now: Timestamp) -> usize {
    let lately = |at: Timestamp| now.since(at) < DAY_MS;
    let taken = away.iter().filter(|(_, at)| lately(*at)).count();
    AT_LEAST
        .max((with_key + away.len()) / ONE_IN)
        .saturating_sub(taken)
}

/// Keys of earlier sweeps: those that are needed come back, those whose time is
/// over go. Gives those that are still away.
async fn settle(
    app: &AppState,
    swept: &mut Swept,
    now: Timestamp,
) -> Result<Vec<(PersonId, Timestamp)>, AppError> {
    let keys = app.person_keys();
    let mut still = Vec::new();
    for batch in keys.all_swept().await?.chunks(BATCH) {
        let persons: Vec<PersonId> = batch.iter().map(|(person, _)| *person).collect();
        let needed = needed(app, &persons).await?;
        for (person, at) in batch {
            if needed.contains(person) {
                keys.take_back(*person).await?;
                swept.given_back += 1;
            } else if now.since(*at) >= KEYS_SET_ASIDE.ms() {
                keys.erase_swept(*person).await?;
                swept.erased += 1;
            } else {
                still.push((*person, *at));
            }
        }
    }
    Ok(still)
}

/// Sets one key aside for its week; false if it is needed or in use after all.
async fn take(app: &AppState, person: PersonId, now: Timestamp) -> Result<bool, AppError> {
    let keys = app.person_keys();
    if !keys.set_aside(person, now).await? {
        return Ok(false);
    }
    // Asked again: now nothing can be sealed with this key any more.
    if needed(app, &[person]).await?.contains(&person) {
        keys.put_back(person).await?;
        return Ok(false);
    }
    keys.sweep_aside(person, now).await?;
    Ok(true)
}

/// Counts, logs, and raises the alarm.
async fn tell(app: &AppState, swept: Swept) -> Result<(), AppError> {
    for (name, count) in [
        ("set-aside", swept.set_aside),
        ("erased", swept.erased),
        ("given-back", swept.given_back),
    ] {
        metrics::counter!("pleinweb_swept_keys_total", "what" => name).increment(count);
    }
    let Swept {
        set_aside,
        waiting,
        erased,
        given_back,
        ..
    } = swept;
    if set_aside + waiting + erased + given_back > 0 {
        tracing::warn!(
            set_aside,
            waiting,
            erased,
            given_back,
            "keys that seal nothing"
        );
    }
    if set_aside + waiting == 0 {
        return Ok(());
    }
    let count = i64::try_from(set_aside).unwrap_or(i64::MAX);
    retrying(app, "keys", || alarm(app, count)).await
}

async fn alarm(app: &AppState, count: i64) -> Result<(), AppError> {
    let mut cx = begin_as_system(app, "keys").await?;
    let now = cx.now();
    let alarm = Alarm::of_service(AlarmKind::KeysSetAside, count);
    raise(app, cx.tx(), now, alarm).await?;
    cx.emit(ALARMS_TOPIC.to_owned(), "raised");
    finish(cx).await
}

#[cfg(feature = "testing")]
mod tests {
    use super::allowed;
    use pleinweb_kernel::{DAY_MS, PersonId, Timestamp};

    #[pleinweb_testing::test]
    fn a_day_takes_20_keys_or_1_percent() {
        let now = Timestamp(100 * DAY_MS);
        let away = |count: u128, at: Timestamp| -> Vec<(PersonId, Timestamp)> {
            (0..count)
                .map(|id| (PersonId(uuid::Uuid::from_u128(id)), at))
                .collect()
        };
        for (with_key, taken, left) in [
            (0, 0, 20),
            (50, 0, 20),
            (1999, 1, 19),
            (10_000, 0, 100),
            (9_950, 50, 50),
            (50, 20, 0),
            (50, 30, 0),
        ] {
            let lately = away(taken, now.minus(DAY_MS - 1));
            assert_eq!(allowed(with_key, &lately, now), left, "{with_key} {taken}");
            let before = away(taken, now.minus(DAY_MS));
            assert_eq!(
                allowed(with_key, &before, now),
                allowed(with_key, &before, now.plus(1))
            );
            assert!(allowed(with_key, &before, now) >= 20);
        }
    }
}
