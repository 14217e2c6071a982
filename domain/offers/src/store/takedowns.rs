//! Offers that an operator took down, and what employers say against it.

use sqlx::FromRow;
use uuid::Uuid;

use super::reports::{ReportRow, Sealed};
use super::twins::{Moved, settle_twins};
use crate::model::OfferState;
use crate::reports::ContestOutcome;
use pleinweb_kernel::{AccountId, AppError, Lang, OfferId, OfferTakedownId, Timestamp};
use pleinweb_platform::secrets::token_hash;
use pleinweb_platform::{AppState, Cx, Tx, sql};

/// An offer that was taken down, or was once.
#[derive(Clone, Debug, FromRow)]
pub struct TakedownRow {
    pub id: OfferTakedownId,
    pub offer_id: OfferId,
    pub reason: String,
    pub taken_at: Timestamp,
    pub contested_at: Option<Timestamp>,
    sealed: Option<Vec<u8>>,
    pub lang: Lang,
    pub settled_at: Option<Timestamp>,
    pub outcome: Option<ContestOutcome>,
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
    sql!(
        "INSERT INTO offer_takedown (id, offer_id, report_id, reason, token_hash, taken_by,
         taken_at, lang)
            
             VALUES ({id}, {report.offer_id}, {report.id}, {reason}, {token_hash(token)}, {by},
             {now}, {lang})"
    )
    .execute(cx.tx())
    .await
}

pub async fn takedown_by_token(tx: &mut Tx, token: &str) -> Result<Option<TakedownRow>, AppError> {
    sql!("{TAKEDOWN:sql} WHERE d.token_hash = {token_hash(token)}")
        .optional(tx)
        .await
}

pub async fn takedown_by_id(
    tx: &mut Tx,
    id: OfferTakedownId,
) -> Result<Option<TakedownRow>, AppError> {
    sql!("{TAKEDOWN:sql} WHERE d.id = {id}").optional(tx).await
}

/// Contests to settle, oldest first, and what was taken down since then and is
/// not contested, newest first.
pub async fn contests(
    tx: &mut Tx,
    since: Timestamp,
    limit: i64,
) -> Result<(Vec<TakedownRow>, Vec<TakedownRow>), AppError> {
    let waiting = sql!(
        "{TAKEDOWN:sql} WHERE d.contested_at IS NOT NULL AND d.settled_at IS NULL
         ORDER BY d.contested_at, d.id LIMIT {limit}"
    )
    .all(tx)
    .await?;
    let recent = sql!(
        "{TAKEDOWN:sql} WHERE d.contested_at IS NULL AND d.taken_at > {since}
         ORDER BY d.taken_at DESC, d.id LIMIT {limit}"
    )
    .all(tx)
    .await?;
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
    sql!(
        "UPDATE offer_takedown SET contested_at = {now}, sealed = {sealed}, lang = {lang}
         WHERE id = {takedown}"
    )
    .execute(cx.tx())
    .await
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
    sql!(
        "UPDATE offer_takedown SET settled_at = {now}, settled_by = {by}, outcome = {outcome},
         outcome_reason = {reason} WHERE id = {takedown}"
    )
    .execute(cx.tx())
    .await
}

/// Takes an offer down with all that are the same, or shows them again. One that
/// its source had withdrawn, or whose last day had passed, is marked too: its next
/// import does not open it. One whose text is gone meanwhile comes back with the
/// next import. Gives whether anything changed.
pub async fn set_taken_down(cx: &mut Cx, offer: OfferId, down: bool) -> Result<bool, AppError> {
    let now = cx.now();
    let statement = if down {
        sql!(
            "UPDATE offer SET taken_down = {down}, changed_at = {now},
                 taken_with = CASE WHEN id = {offer} THEN NULL ELSE {offer} END,
                 ended_at = CASE WHEN state = 'open' THEN {now} ELSE ended_at END,
                 state = CASE WHEN state = 'open' THEN 'closed' ELSE state END
             WHERE NOT taken_down AND (id = {offer} OR (state = 'open' AND twin_key =
                 (SELECT l.twin_key FROM offer l WHERE l.id = {offer})))
             RETURNING id, twin_key, state"
        )
    } else {
        const WITH_TEXT: &str = "EXISTS (SELECT 1 FROM offer_text t WHERE t.offer_id = offer.id)";
        sql!(
            "UPDATE offer SET taken_down = {down}, changed_at = {now}, taken_with = NULL,
                 state = CASE WHEN ends_at IS NOT NULL AND ends_at <= {now} THEN 'closed'
                              WHEN {WITH_TEXT:sql} THEN 'open' ELSE 'withdrawn' END,
                 ended_at = CASE WHEN (ends_at IS NULL OR ends_at > {now}) AND {WITH_TEXT:sql}
                                 THEN NULL ELSE ended_at END,
                 echo = CASE WHEN (ends_at IS NULL OR ends_at > {now}) AND {WITH_TEXT:sql}
                             THEN twin_key IS NOT NULL ELSE echo END
             WHERE taken_down AND (id = {offer} OR taken_with = {offer})
             RETURNING id, twin_key, state"
        )
    };
    let changed: Vec<(OfferId, Option<Uuid>, OfferState)> = statement.all(cx.tx()).await?;
    let mut moved = Moved::default();
    for (id, key, state) in &changed {
        cx.emit(
            format!("offer:{id}"),
            if down { "closed" } else { "changed" },
        );
        if *state == OfferState::Open {
            moved.told.insert(*id);
            moved.keys.extend(*key);
        } else if down {
            moved.ended([(*id, *key)]);
        }
    }
    settle_twins(cx, &moved).await?;
    Ok(!changed.is_empty())
}
