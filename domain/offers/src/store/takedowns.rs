//! Offers that an operator took down, and what employers say against it.

use sqlx::FromRow;
use uuid::Uuid;

use super::reports::{ReportRow, Sealed};
use super::twins::{Moved, settle_twins};
use crate::model::OfferState;
use crate::reports::ContestOutcome;
use pleinweb_kernel::{AccountId, AppError, Lang, OfferId, OfferTakedownId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::secrets::token_hash;
use pleinweb_platform::{AppState, Cx, Tx, incident};

/// An offer that was taken down, or was once.
#[derive(Clone, Debug, FromRow)]
pub struct TakedownRow {
    pub id: OfferTakedownId,
    pub offer_id: OfferId,
    pub reason: String,
    pub taken_at: Timestamp,
    pub contested_at: Option<Timestamp>,
    sealed: Option<Vec<u8>>,
    lang: String,
    pub settled_at: Option<Timestamp>,
    outcome: Option<String>,
    pub outcome_reason: Option<String>,
    pub title: Option<String>,
    pub employer: Option<String>,
}

const TAKEDOWN: &str = "SELECT d.id, d.offer_id, d.reason, d.taken_at, d.contested_at, d.sealed, d.lang, d.settled_at, d.outcome,
     d.outcome_reason, t.title, t.employer FROM offer_takedown d LEFT JOIN offer_text t ON t.offer_id = d.offer_id";

impl TakedownRow {
    fn about(id: OfferTakedownId) -> String {
        format!("offer-takedown:{id}")
    }
    pub fn sealed(&self, app: &AppState) -> Result<Sealed, AppError> {
        Sealed::open(app, &Self::about(self.id), self.sealed.as_ref())
    }
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.lang)
    }
    pub fn outcome(&self) -> Result<Option<ContestOutcome>, AppError> {
        self.outcome
            .as_deref()
            .map(ContestOutcome::parse)
            .transpose()
            .map_err(|error| incident(&error))
    }
}

/// Notes that an offer was taken down, and by which token its employer may contest.
pub async fn insert_takedown(
    cx: &mut Cx,
    id: OfferTakedownId,
    report: &ReportRow,
    by: AccountId,
    reason: &str,
    token: &str,
) -> Result<(), AppError> {
    let (now, lang) = (cx.now(), cx.lang());
    on!(cx.tx(), |c| {
        sqlx::query(
            "INSERT INTO offer_takedown (id, offer_id, report_id, reason, token_hash, taken_by, taken_at, lang)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id)
        .bind(report.offer_id)
        .bind(report.id)
        .bind(reason)
        .bind(token_hash(token))
        .bind(by)
        .bind(now)
        .bind(lang.tag())
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

async fn one_takedown(
    tx: &mut Tx,
    column: &'static str,
    value: impl for<'q> sqlx::Encode<'q, sqlx::Sqlite>
    + for<'q> sqlx::Encode<'q, sqlx::Postgres>
    + sqlx::Type<sqlx::Sqlite>
    + sqlx::Type<sqlx::Postgres>
    + Send
    + 'static,
) -> Result<Option<TakedownRow>, AppError> {
    let sql = format!("{TAKEDOWN} WHERE d.{column} = $1");
    Ok(on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(value)
        .fetch_optional(c)
        .await)?)
}

pub async fn takedown_by_token(tx: &mut Tx, token: &str) -> Result<Option<TakedownRow>, AppError> {
    one_takedown(tx, "token_hash", token_hash(token)).await
}

pub async fn takedown_by_id(
    tx: &mut Tx,
    id: OfferTakedownId,
) -> Result<Option<TakedownRow>, AppError> {
    one_takedown(tx, "id", id).await
}

/// Contests to settle, oldest first, and what was taken down since then and is
/// not contested, newest first.
pub async fn contests(
    tx: &mut Tx,
    since: Timestamp,
    limit: i64,
) -> Result<(Vec<TakedownRow>, Vec<TakedownRow>), AppError> {
    let waiting = format!(
        "{TAKEDOWN} WHERE d.contested_at IS NOT NULL AND d.settled_at IS NULL ORDER BY d.contested_at, d.id LIMIT $1"
    );
    let waiting = on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(waiting))
        .bind(limit)
        .fetch_all(c)
        .await)?;
    let recent = format!(
        "{TAKEDOWN} WHERE d.contested_at IS NULL AND d.taken_at > $1 ORDER BY d.taken_at DESC, d.id LIMIT $2"
    );
    let recent = on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(recent))
        .bind(since)
        .bind(limit)
        .fetch_all(c)
        .await)?;
    Ok((waiting, recent))
}

/// Keeps what the employer says.
pub async fn contest(
    cx: &mut Cx,
    takedown: OfferTakedownId,
    sealed: &Sealed,
) -> Result<(), AppError> {
    let (app, now, lang) = (cx.app(), cx.now(), cx.lang());
    let sealed = sealed.seal(&app, &TakedownRow::about(takedown))?;
    on!(cx.tx(), |c| sqlx::query(
        "UPDATE offer_takedown SET contested_at = $2, sealed = $3, lang = $4 WHERE id = $1"
    )
    .bind(takedown)
    .bind(now)
    .bind(sealed)
    .bind(lang.tag())
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Keeps what became of a contest.
pub async fn settle(
    cx: &mut Cx,
    takedown: OfferTakedownId,
    by: AccountId,
    outcome: ContestOutcome,
    reason: &str,
) -> Result<(), AppError> {
    let now = cx.now();
    on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE offer_takedown SET settled_at = $2, settled_by = $3, outcome = $4, outcome_reason = $5 WHERE id = $1"
    )
    .bind(takedown)
    .bind(now)
    .bind(by)
    .bind(outcome.key())
    .bind(reason)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}

/// Takes an offer down with all that are the same, or shows them again. One that
/// its source had withdrawn, or whose last day had passed, is marked too: its next
/// import does not open it. One whose text is gone meanwhile comes back with the
/// next import. Gives whether anything changed.
pub async fn set_taken_down(cx: &mut Cx, offer: OfferId, down: bool) -> Result<bool, AppError> {
    let now = cx.now();
    let sql = if down {
        "UPDATE offer SET taken_down = $3, changed_at = $2,
             taken_with = CASE WHEN id = $1 THEN NULL ELSE $1 END,
             ended_at = CASE WHEN state = 'open' THEN $2 ELSE ended_at END,
             state = CASE WHEN state = 'open' THEN 'closed' ELSE state END
         WHERE NOT taken_down AND (id = $1 OR (state = 'open' AND twin_key =
             (SELECT l.twin_key FROM offer l WHERE l.id = $1)))
         RETURNING id, twin_key, state"
    } else {
        "UPDATE offer SET taken_down = $3, changed_at = $2, taken_with = NULL,
             state = CASE WHEN ends_at IS NOT NULL AND ends_at <= $2 THEN 'closed'
                          WHEN EXISTS (SELECT 1 FROM offer_text t WHERE t.offer_id = offer.id) THEN 'open'
                          ELSE 'withdrawn' END,
             ended_at = CASE WHEN (ends_at IS NULL OR ends_at > $2)
                          AND EXISTS (SELECT 1 FROM offer_text t WHERE t.offer_id = offer.id) THEN NULL ELSE ended_at END,
             echo = CASE WHEN (ends_at IS NULL OR ends_at > $2)
                          AND EXISTS (SELECT 1 FROM offer_text t WHERE t.offer_id = offer.id)
                         THEN twin_key IS NOT NULL ELSE echo END
         WHERE taken_down AND (id = $1 OR taken_with = $1)
         RETURNING id, twin_key, state"
    };
    let changed: Vec<(OfferId, Option<Uuid>, String)> = on!(cx.tx(), |c| sqlx::query_as(sql)
        .bind(offer)
        .bind(now)
        .bind(down)
        .fetch_all(c)
        .await)?;
    let mut moved = Moved::default();
    for (id, key, state) in &changed {
        cx.emit(
            format!("offer:{id}"),
            if down { "closed" } else { "changed" },
        );
        if state == OfferState::Open.key() {
            moved.told.insert(*id);
            moved.keys.extend(*key);
        } else if down {
            moved.ended([(*id, *key)]);
        }
    }
    settle_twins(cx, &moved).await?;
    Ok(!changed.is_empty())
}
