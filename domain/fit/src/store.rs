//! The only SQL of the tables of fit.

use sqlx::{AssertSqlSafe, FromRow};

use super::model::CorrectionKind;
use super::profile::CorrectionRow;
use super::rules::Interest;
use pleinweb_kernel::{AppError, FitCorrectionId, FitListId, OfferId, PersonId, Timestamp};
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_platform::on;
use pleinweb_platform::{Cx, Tx, in_list, incident};

/// The corrections of a person, the newest first.
pub async fn corrections(
    tx: &mut Tx,
    person: PersonId,
    limit: i64,
) -> Result<Vec<CorrectionRow>, AppError> {
    let rows: Vec<(FitCorrectionId, String, String)> = on!(tx, |c| {
        sqlx::query_as(
            "SELECT id, kind, value FROM offer_fit_correction WHERE person_id = $1
             ORDER BY corrected_at DESC, id DESC LIMIT $2",
        )
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await
    })?;
    let read = |(id, kind, value): (FitCorrectionId, String, String)| {
        let kind = CorrectionKind::parse(&kind).map_err(|error| incident(&error))?;
        Ok(CorrectionRow { id, kind, value })
    };
    rows.into_iter().map(read).collect()
}

/// Keeps a correction; the same again is the newest again. Gives its id.
pub async fn put_correction(
    cx: &mut Cx,
    person: PersonId,
    kind: CorrectionKind,
    value: &str,
    offer: Option<OfferId>,
) -> Result<FitCorrectionId, AppError> {
    let (id, now): (FitCorrectionId, _) = (cx.new_id(), cx.now());
    Ok(on!(cx.tx(), |c| {
        sqlx::query_scalar(
            "INSERT INTO offer_fit_correction (id, person_id, kind, value, offer_id, corrected_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (person_id, kind, value) DO UPDATE SET corrected_at = $6, offer_id = $5
             RETURNING id",
        )
        .bind(id)
        .bind(person)
        .bind(kind.key())
        .bind(value)
        .bind(offer)
        .bind(now)
        .fetch_one(c)
        .await
    })?)
}

/// Whose a correction is.
pub async fn person_of_correction(
    tx: &mut Tx,
    id: FitCorrectionId,
) -> Result<Option<PersonId>, AppError> {
    Ok(on!(tx, |c| sqlx::query_scalar(
        "SELECT person_id FROM offer_fit_correction WHERE id = $1"
    )
    .bind(id)
    .fetch_optional(c)
    .await)?)
}

pub async fn delete_correction(tx: &mut Tx, id: FitCorrectionId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM offer_fit_correction WHERE id = $1"
    )
    .bind(id)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// How many others are after an offer, and whether the person keeps it.
#[derive(Clone, Debug)]
pub struct InterestRow {
    pub offer: OfferId,
    pub interest: Interest,
    pub kept: bool,
}

#[derive(FromRow)]
struct InterestRecord {
    id: OfferId,
    posts: i64,
    viewers: i64,
    keepers: i64,
    mine: i64,
}

/// How many others are after each of these offers, those of them that are open.
/// The person's own looks (`own`, their hashes) and keeping do not count, or an
/// offer would go down because its reader likes it. One statement.
pub async fn interest(
    tx: &mut Tx,
    person: PersonId,
    offers: &[OfferId],
    own: &[Vec<u8>],
    since: Timestamp,
) -> Result<Vec<InterestRow>, AppError> {
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT o.id, o.posts,
            (SELECT COUNT(*) FROM offer_view v WHERE v.offer_id = o.id AND v.seen_on >= $1
             AND v.viewer NOT IN ({})) AS viewers,
            (SELECT COUNT(*) FROM offer_kept k WHERE k.offer_id = o.id AND k.person_id <> $2) AS keepers,
            (SELECT COUNT(*) FROM offer_kept k WHERE k.offer_id = o.id AND k.person_id = $2) AS mine
         FROM offer o WHERE o.state = 'open' AND o.id IN ({})",
        in_list(3, own.len()),
        in_list(3 + own.len(), offers.len()),
    );
    let rows: Vec<InterestRecord> = on!(tx, |c| {
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(since).bind(person);
        for hash in own {
            query = query.bind(hash.clone());
        }
        for offer in offers {
            query = query.bind(*offer);
        }
        query.fetch_all(c).await
    })?;
    let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let read = |row: InterestRecord| InterestRow {
        offer: row.id,
        interest: Interest {
            viewers: count(row.viewers),
            keepers: count(row.keepers),
            posts: count(row.posts),
        },
        kept: row.mine > 0,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Notes that someone opened an offer on a day.
pub async fn note_view(
    tx: &mut Tx,
    offer: OfferId,
    viewer: Vec<u8>,
    day: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO offer_view (offer_id, viewer, seen_on) VALUES ($1, $2, $3)
         ON CONFLICT (offer_id, viewer) DO UPDATE SET seen_on = $3"
    )
    .bind(offer)
    .bind(viewer)
    .bind(day)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// Keeps an offer for a person; once.
pub async fn keep(
    tx: &mut Tx,
    person: PersonId,
    offer: OfferId,
    now: Timestamp,
) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "INSERT INTO offer_kept (person_id, offer_id, kept_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id, offer_id) DO NOTHING"
    )
    .bind(person)
    .bind(offer)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

pub async fn let_go(tx: &mut Tx, person: PersonId, offer: OfferId) -> Result<(), AppError> {
    on!(tx, |c| sqlx::query(
        "DELETE FROM offer_kept WHERE person_id = $1 AND offer_id = $2"
    )
    .bind(person)
    .bind(offer)
    .execute(c)
    .await
    .map(|_| ()))?;
    Ok(())
}

/// What a person keeps, the last kept first, with the occupation's code: what
/// is left of an offer that is gone.
pub async fn kept(
    tx: &mut Tx,
    person: PersonId,
    limit: i64,
) -> Result<Vec<(OfferId, Option<OccupationCode>)>, AppError> {
    let rows: Vec<(OfferId, Option<String>)> = on!(tx, |c| {
        sqlx::query_as(
            "SELECT k.offer_id, o.occupation FROM offer_kept k JOIN offer o ON o.id = k.offer_id
             WHERE k.person_id = $1 ORDER BY k.kept_at DESC, k.offer_id DESC LIMIT $2",
        )
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await
    })?;
    let read = |(id, code): (OfferId, Option<String>)| {
        let code = code.and_then(|code| OccupationCode::parse(&code).ok());
        (id, code)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// A list that was shown to someone.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    pub person: PersonId,
    pub fingerprint: Vec<u8>,
    pub weights: u16,
    pub inputs: &'a str,
    pub offers: &'a str,
}

/// Notes that a list was shown; the same list again is counted.
pub async fn note_list(cx: &mut Cx, shown: &Shown<'_>) -> Result<(), AppError> {
    let (id, now): (FitListId, _) = (cx.new_id(), cx.now());
    on!(cx.tx(), |c| {
        sqlx::query(
            "INSERT INTO offer_fit_list (id, person_id, fingerprint, weights, inputs, offers,
                                         first_shown_at, last_shown_at, times)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1)
             ON CONFLICT (person_id, fingerprint)
             DO UPDATE SET last_shown_at = $7, times = offer_fit_list.times + 1",
        )
        .bind(id)
        .bind(shown.person)
        .bind(&shown.fingerprint)
        .bind(i64::from(shown.weights))
        .bind(shown.inputs)
        .bind(shown.offers)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(())
}

/// Deletes what has had its time, at most `limit` of each; gives how many.
pub async fn tidy(
    tx: &mut Tx,
    views_before: Timestamp,
    lists_before: Timestamp,
    gone_before: Timestamp,
    limit: i64,
) -> Result<u64, AppError> {
    let mut gone = 0;
    for (sql, before) in [
        (
            "DELETE FROM offer_view WHERE (offer_id, viewer) IN
             (SELECT offer_id, viewer FROM offer_view WHERE seen_on < $1 ORDER BY seen_on LIMIT $2)",
            views_before,
        ),
        (
            "DELETE FROM offer_fit_list WHERE id IN
             (SELECT id FROM offer_fit_list WHERE last_shown_at < $1 ORDER BY last_shown_at LIMIT $2)",
            lists_before,
        ),
        (
            "DELETE FROM offer_kept WHERE (person_id, offer_id) IN
             (SELECT k.person_id, k.offer_id FROM offer_kept k JOIN offer o ON o.id = k.offer_id
              WHERE o.state <> 'open' AND o.ended_at < $1 LIMIT $2)",
            gone_before,
        ),
    ] {
        gone += on!(&mut *tx, |c| sqlx::query(sql)
            .bind(before)
            .bind(limit)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?;
    }
    Ok(gone)
}
