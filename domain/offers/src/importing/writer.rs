//! Offers written in batches that hold SQLite's writer for less than 50 ms.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::batches::Pace;
use super::{JOB, Report};
use crate::import::plain;
use crate::model::{Offer, OfferState};
use crate::rules::{ImportOutcome, fate, not_ahead, says_the_same, state};
use crate::store::{
    KnownRow, MENDED, Moved, Written, known, offers_by_id, put, settle_twins, taken_down_twins,
};
use crate::twins;
use pleinweb_kernel::promises::CONTEST;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::clock::{end_of_paris_day, paris_day};
use pleinweb_platform::{AppState, Cx, begin_as_system, finish, incident, retrying};

/// Ids looked up in one statement.
const AT_ONCE: usize = 500;

/// Of everything that was read: the same again is not written.
fn fingerprint(offer: &Offer) -> Result<i64, AppError> {
    let bytes = serde_json::to_vec(offer).map_err(|error| incident(&error))?;
    let hash = Sha256::digest(&bytes);
    let mut first = [0; 8];
    first.copy_from_slice(&hash[..8]);
    Ok(i64::from_le_bytes(first))
}

/// An offer as it was read.
struct Incoming {
    offer: Box<Offer>,
    fingerprint: i64,
    said: i64,
    /// Its group.
    twin: Option<Uuid>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    new: u64,
    changed: u64,
    mended: u64,
}

/// Writes what an import brings.
pub struct Writer<'a> {
    app: &'a AppState,
    source: &'a str,
    waiting: Vec<Incoming>,
    waiting_ids: HashSet<String>,
    /// What the source takes back, by its ids there.
    removed: HashSet<String>,
    /// Offers that are as they were, and were not seen before today.
    same: Vec<OfferId>,
    /// When today began.
    today: Timestamp,
    pace: Pace,
    report: Report,
}

impl<'a> Writer<'a> {
    pub fn new(app: &'a AppState, source: &'a str) -> Self {
        Self {
            app,
            source,
            waiting: Vec::new(),
            waiting_ids: HashSet::new(),
            removed: HashSet::new(),
            same: Vec::new(),
            today: end_of_paris_day(paris_day(app.now()).plus_days(-1)).plus(1),
            pace: Pace(40),
            report: Report::default(),
        }
    }

    /// One that could not be read.
    pub fn rejected(&mut self) {
        self.report.counts.read += 1;
        self.report.counts.rejected += 1;
    }

    /// One that was read before.
    pub fn again(&mut self) {
        self.report.counts.read += 1;
        self.report.counts.unchanged += 1;
    }

    /// Writes what waits; gives what was done.
    pub async fn end(mut self) -> Result<Ended, AppError> {
        self.flush().await?;
        let removed: Vec<&str> = self.removed.iter().map(String::as_str).collect();
        let mut leaving = Vec::new();
        let mut tx = self.app.db().read().await?;
        for ids in removed.chunks(AT_ONCE) {
            let there = known(&mut tx, self.source, ids).await?;
            let open = there
                .values()
                .filter(|row| row.known.state == OfferState::Open);
            leaving.extend(open.map(|row| row.id));
        }
        self.report.counts.unchanged += (removed.len() - leaving.len()) as u64;
        Ok(Ended {
            report: self.report,
            leaving,
            same: self.same,
        })
    }

    /// An offer.
    pub async fn take(&mut self, offer: Box<Offer>, said: i64) -> Result<(), AppError> {
        self.report.counts.read += 1;
        // Taken back before and there again: what was said last counts.
        if self.removed.remove(&offer.source.id) {
            self.report.counts.unchanged += 1;
        }
        // The same id twice: the second is compared with the first as stored.
        if !self.waiting_ids.insert(offer.source.id.clone()) {
            self.flush().await?;
            self.waiting_ids.insert(offer.source.id.clone());
        }
        self.waiting.push(Incoming {
            fingerprint: fingerprint(&offer)?,
            twin: twins::key(&offer),
            offer,
            said,
        });
        if self.waiting.len() >= self.pace.0 {
            self.flush().await?;
        }
        Ok(())
    }

    /// One that its source takes back.
    pub fn remove(&mut self, id: String) {
        self.report.counts.read += 1;
        if !self.removed.insert(id) {
            self.report.counts.unchanged += 1;
        }
    }

    /// Writes what waits, if it differs from what is there.
    async fn flush(&mut self) -> Result<(), AppError> {
        let mut batch = std::mem::take(&mut self.waiting);
        self.waiting_ids.clear();
        if batch.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = batch
            .iter()
            .map(|one| one.offer.source.id.as_str())
            .collect();
        let mut tx = self.app.db().read().await?;
        let there = known(&mut tx, self.source, &ids).await?;
        drop(tx);
        let (before, now) = (batch.len(), self.app.now());
        let today = self.today;
        batch.retain(|one| {
            let row = there.get(&one.offer.source.id);
            let changes = fate_of(one, row, now) != ImportOutcome::Unchanged;
            let confirmed = row.filter(|row| !changes && is_confirmed(one, row, today));
            self.same.extend(confirmed.map(|row| row.id));
            changes
        });
        self.report.counts.unchanged += (before - batch.len()) as u64;
        let mut rest = batch.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(self.pace.0));
            let (done, took) = write(self.app, self.source, now).await?;
            self.pace.after(now.len(), took);
            self.report.longest_batch = self.report.longest_batch.max(took);
            let counts = &mut self.report.counts;
            counts.new += done.new;
            counts.changed += done.changed;
            counts.mended += done.mended;
            counts.unchanged += now.len() as u64 - done.new - done.changed - done.mended;
            rest = later;
        }
        Ok(())
    }
}

/// Whether it is news that the source has this offer as we know it. An older
/// version than ours says nothing about today.
fn is_confirmed(one: &Incoming, row: &KnownRow, today: Timestamp) -> bool {
    row.known.state == OfferState::Open
        && row.known.fingerprint == one.fingerprint
        && row.confirmed_at < today
}

/// What an import leaves to do.
pub struct Ended {
    pub report: Report,
    /// The open offers that the source takes back, which are still to be withdrawn.
    pub leaving: Vec<OfferId>,
    /// Those that it has as before. Where all of it was read, its source says so for
    /// all of them at once; else each is to be noted.
    pub same: Vec<OfferId>,
}

/// Writes one batch; begun again when PostgreSQL says another was faster.
async fn write(
    app: &AppState,
    source: &str,
    batch: &[Incoming],
) -> Result<(Done, Duration), AppError> {
    retrying(app, JOB, || async move {
        let mut cx = begin_as_system(app, JOB).await?;
        let began = Instant::now();
        let done = write_once(&mut cx, source, batch).await?;
        finish(cx).await?;
        Ok((done, began.elapsed()))
    })
    .await
}

fn fate_of(one: &Incoming, row: Option<&KnownRow>, now: Timestamp) -> ImportOutcome {
    let known = row.map(|row| row.known);
    let found = fate(known, one.fingerprint, one.said, one.offer.updated_at);
    match (found, row) {
        // Stored by an older version as published ahead.
        (ImportOutcome::Unchanged, Some(row))
            if row.known.state == OfferState::Open
                && row.published_at > now
                && row.known.fingerprint == one.fingerprint =>
        {
            ImportOutcome::Mended
        }
        // One that ended has no text that could be mended.
        (ImportOutcome::Mended, Some(row))
            if row.known.state != OfferState::Open && !row.taken_down =>
        {
            ImportOutcome::Unchanged
        }
        _ => found,
    }
}

/// Of those whose source may say the same as before: which of them do, as far as
/// their texts tell.
async fn mended(cx: &mut Cx, unsure: &[(OfferId, &Offer)]) -> Result<HashSet<OfferId>, AppError> {
    let ids: Vec<OfferId> = unsure.iter().map(|(id, _)| *id).collect();
    let stored = offers_by_id(cx.tx(), &ids).await?;
    let stored: HashMap<OfferId, Offer> =
        stored.into_iter().map(|one| (one.id, one.offer)).collect();
    let same = unsure.iter().filter(|(id, offer)| {
        stored
            .get(id)
            .is_some_and(|before| says_what_it_said(before, offer))
    });
    Ok(same.map(|(id, _)| *id).collect())
}

fn says_what_it_said(before: &Offer, now: &Offer) -> bool {
    let texts = |offer: &Offer| {
        let text = &offer.text;
        [
            Some(text.title.clone()),
            text.employer.clone(),
            Some(text.description.clone()),
            text.about_employer.clone(),
        ]
        .map(|text| plain(&text.unwrap_or_default()))
    };
    before.updated_at == now.updated_at
        && now
            .published_at
            .is_none_or(|published| before.published_at == Some(published))
        && texts(before)
            .iter()
            .zip(&texts(now))
            .all(|(before, now)| says_the_same(before, now))
}

async fn write_once(cx: &mut Cx, source: &str, batch: &[Incoming]) -> Result<Done, AppError> {
    let ids: Vec<&str> = batch
        .iter()
        .map(|one| one.offer.source.id.as_str())
        .collect();
    let there = known(cx.tx(), source, &ids).await?;
    let now = cx.now();
    let row_of = |one: &Incoming| there.get(&one.offer.source.id);
    let unsure: Vec<(OfferId, &Offer)> = batch
        .iter()
        .filter_map(|one| {
            let row = row_of(one)?;
            (fate_of(one, Some(row), now) == ImportOutcome::Unsure).then_some((row.id, &*one.offer))
        })
        .collect();
    let mended = mended(cx, &unsure).await?;
    let keys: BTreeSet<Uuid> = batch.iter().filter_map(|one| one.twin).collect();
    let down = taken_down_twins(cx.tx(), &keys, now.minus(CONTEST.ms())).await?;
    let mut done = Done::default();
    let mut told = Vec::with_capacity(batch.len());
    let mut moved = Moved::default();
    let mut rows = Vec::with_capacity(batch.len());
    for one in batch {
        let row = row_of(one);
        let kind = match (fate_of(one, row, now), row) {
            (ImportOutcome::Unchanged, _) => continue,
            (ImportOutcome::New, _) | (_, None) => {
                done.new += 1;
                "new"
            }
            (ImportOutcome::Unsure, Some(row)) if mended.contains(&row.id) => {
                done.mended += 1;
                MENDED
            }
            (ImportOutcome::Mended, Some(_)) => {
                done.mended += 1;
                MENDED
            }
            (ImportOutcome::Changed | ImportOutcome::Unsure, Some(_)) => {
                done.changed += 1;
                "changed"
            }
        };
        let written = written(cx, one, row, kind == MENDED, &down);
        note(&mut moved, &written, row);
        told.push((written.id, kind));
        rows.push(written);
    }
    put(cx.tx(), &rows).await?;
    let echoes = settle_twins(cx, &moved).await?;
    for (id, kind) in told {
        // An offer that is the same as one already there is told as a copy, not as
        // new.
        let copy = kind == "new" && echoes.contains(&id);
        cx.emit(format!("offer:{id}"), if copy { "copy" } else { kind });
    }
    Ok(done)
}

/// An offer as it is to be written over what is there of it. One that is only
/// mended keeps its dates.
fn written<'a>(
    cx: &mut Cx,
    one: &'a Incoming,
    row: Option<&KnownRow>,
    mended: bool,
    down: &HashMap<Uuid, OfferId>,
) -> Written<'a> {
    let (now, offer) = (cx.now(), &*one.offer);
    let id = row.map_or_else(|| cx.new_id(), |row| row.id);
    let own = row.filter(|row| row.taken_down);
    // What was taken down once is not shown as another one that says the same.
    let with = one.twin.and_then(|key| down.get(&key)).copied();
    let with = with.filter(|with| *with != id);
    let taken_down = own.is_some() || with.is_some();
    let state = state(taken_down, offer.ends_at, now);
    // It stood for its group before, and does not come back after it had ended.
    let goes_on = row.is_some_and(|row| {
        let same = row.known.state == OfferState::Open || state != OfferState::Open;
        same && row.twin == one.twin && !row.echo
    });
    let before = row.filter(|_| mended);
    // What the source does not date is as old as our knowledge of it; what it dates
    // ahead of us, too.
    let since = row.map_or(now, |row| not_ahead(row.published_at, now));
    let published_at = match offer.published_at {
        Some(at) if at <= now => at,
        _ => since,
    };
    Written {
        id,
        offer,
        fingerprint: one.fingerprint,
        said: Some(one.said),
        state,
        taken_down,
        taken_with: own.map_or(with, |row| row.taken_with),
        twin: one.twin,
        // A newcomer to a group is an echo at first: an offer that is already there
        // goes on standing for the group.
        echo: one.twin.is_some() && !goes_on,
        published_at: before.map_or(published_at, |row| not_ahead(row.published_at, now)),
        updated_at: offer.updated_at.map(|at| not_ahead(at, now)),
        stored_at: now,
        changed_at: before.map_or(now, |row| row.changed_at),
        ended_at: (state != OfferState::Open).then(|| {
            before
                .and_then(|row| row.ended_at)
                // What is taken down before its last day ends now.
                .or(offer.ends_at.filter(|at| *at <= now))
                .unwrap_or(now)
        }),
        confirmed_at: now,
        aged: false,
    }
}

/// Which groups an offer leaves, comes to, or ends in.
fn note(moved: &mut Moved, written: &Written<'_>, row: Option<&KnownRow>) {
    moved.keys.extend(row.and_then(|row| row.twin));
    moved.keys.extend(written.twin);
    moved.told.insert(written.id);
    if written.state != OfferState::Open {
        moved.ended([(written.id, written.twin)]);
    } else if row.is_none() {
        moved.fresh.push(written.id);
    }
}
