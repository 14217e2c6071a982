//! Looking for what came since the last look.

use crate::kernel::{AppError, FieldErrors};
use crate::offers::access::system;
use crate::offers::index::Standing;
use crate::offers::saved::rules::{NEWS_DAYS, look_every_ms, tell_at};
use crate::offers::saved::store::{self, SearchRow};
use crate::offers::search::came_since;
use crate::offers::search::state::SearchState;
use crate::platform::{Command, Cx, Permit};

/// Searches looked for in one transaction: some milliseconds of SQLite's writer.
const BATCH: i64 = 10;

/// Looks for a batch of the searches that are due; gives how many.
///
/// An offer is searchable within a second of its commit, so the next look
/// begins a little before this one: what was on its way then is found then, and
/// what is found twice is noted once.
#[derive(Debug)]
pub struct LookForOffers;

/// How far looks overlap.
const OVERLAP_MS: i64 = 60_000;

impl Command for LookForOffers {
    const NAME: &'static str = "offers/look";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        system(cx.actor())?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let now = cx.now();
        let due = store::to_look(cx.tx(), now, BATCH).await?;
        for row in &due {
            look(cx, row).await?;
        }
        Ok(u64::try_from(due.len()).unwrap_or(0))
    }
}

async fn look(cx: &mut Cx, row: &SearchRow) -> Result<(), AppError> {
    let now = cx.now();
    let rhythm = row.rhythm()?;
    let (state, _) = SearchState::read(&row.query);
    // While the index is behind the outbox offers are missing: what came is
    // looked for once more when it holds all.
    let is_whole = cx.office().offer_index().standing() == Standing::Current;
    // Nothing from before the search was kept.
    let since = row.looked_at.minus(OVERLAP_MS).max(row.created_at);
    let came = came_since(cx, &state, since, NEWS_DAYS).await?;
    let new = store::note_finds(cx.tx(), row, &came, now).await?;
    let due = if new > 0 {
        row.tell_at.or_else(|| tell_at(rhythm, now, row.told_at))
    } else {
        row.tell_at
    };
    let looked = if is_whole { now } else { row.looked_at };
    let next = now.plus(look_every_ms(rhythm));
    store::set_looked(cx.tx(), row.id, looked, next, due).await?;
    if new > 0 {
        cx.emit_to_account(row.account_id, "searches");
    }
    Ok(())
}
