//! Looking for what came since the last look.

use crate::OfferIndex;
use crate::index::IndexStatus;
use crate::saved::Arrivals;
use crate::saved::model::Rhythm;
use crate::saved::rules::{NEWS_DAYS, look_every_ms, tell_at};
use crate::saved::store::{self, Looked, SearchRow};
use crate::search::state::SearchState;
use crate::search::{Came, find_new};
use crate::store::copies_of_known;
use pleinweb_kernel::{AppError, FieldErrors, HOUR_MS};
use pleinweb_platform::{Command, Cx, Permit, outbox_knows};

/// Searches looked for in one transaction: some milliseconds of SQLite's writer.
const BATCH: i64 = 10;

/// Looks for a batch of the searches that are due; gives how many.
///
/// A look reaches as far as the index of this process has followed the outbox, and
/// the next one begins exactly there, by position: whatever stands still meanwhile,
/// and however wrong the clock of an importer is, no offer is stepped over.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
pub struct LookForOffers;

/// How far looks overlap where they can only go by the time that is in an offer's
/// id: what is found twice is noted once.
const OVERLAP_MS: i64 = HOUR_MS;

impl Command for LookForOffers {
    const NAME: &'static str = "offers/look";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
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
    let (id, account) = (cx.rows_of(row.id)?, cx.rows_of(row.account_id)?);
    let rhythm = row.rhythm;
    let mut looked = Looked {
        at: row.looked_at,
        upto: row.looked_upto,
        look_at: now.plus(look_every_ms(rhythm)),
        tell_at: row.tell_at,
    };
    if let Some((came, upto)) = to_look_at(cx, row).await? {
        let (state, _) = SearchState::read(&row.query);
        let mut found = find_new(cx, &state, came, NEWS_DAYS).await?;
        // One that stands for an offer which was there at the last look is no news.
        let known = copies_of_known(cx.tx(), &found, row.looked_at).await?;
        found.retain(|id| !known.contains(id));
        let new = store::note_finds(cx.tx(), (id, account), &found, now).await?;
        looked.upto = Some(upto);
        if cx.app().service::<OfferIndex>().standing() == IndexStatus::Current {
            looked.at = now;
        }
        if new > 0 {
            looked.tell_at = row.tell_at.or_else(|| tell_at(rhythm, now, row.told_at));
            cx.emit_to_account(row.account_id, "searches");
        }
    } else {
        looked.look_at = now.plus(look_every_ms(Rhythm::AtOnce));
    }
    store::set_looked(cx.tx(), id, looked).await
}

/// What came since the last look, and the position up to which that is all.
/// `None`: this process's index does not reach beyond the last look.
async fn to_look_at(cx: &Cx, row: &SearchRow) -> Result<Option<(Came, i64)>, AppError> {
    let app = cx.app();
    // Before any reader of the index: what it gives then reaches at least so far.
    let Some(upto) = app.service::<OfferIndex>().upto() else {
        return Ok(None);
    };
    if let Some(after) = row.looked_upto {
        if after <= upto {
            let came = app
                .service::<Arrivals>()
                .between(app.db(), after, upto)
                .await?;
            if let Some(ids) = came {
                return Ok(Some((Came::Among(ids), upto)));
            }
        } else if outbox_knows(app.db(), after).await? {
            return Ok(None);
        }
    }
    // Not known by position: a search from before positions were noted, one that
    // nobody looked at for a week, or an outbox that begins anew.
    let since = row.looked_at.minus(OVERLAP_MS).max(row.created_at);
    Ok(Some((Came::Since(since), upto)))
}
