//! The only SQL of the tables of fit.

use sqlx::FromRow;

use super::model::CorrectionKind;
use super::profile::CorrectionRow;
use super::rules::Interest;
use pleinweb_kernel::{AppError, FitCorrectionId, FitListId, OfferId, PersonId, Timestamp};
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_platform::{Cx, Of, Tx, sql};

/// The corrections of a person, the newest first.
pub async fn corrections(
    tx: &mut Tx,
    person: Of<PersonId>,
    limit: i64,
) -> Result<Vec<CorrectionRow>, AppError> {
    sql!(
        "SELECT id, kind, value FROM offer_fit_correction WHERE person_id = {person}
         ORDER BY corrected_at DESC, id DESC LIMIT {limit}"
    )
    .all(tx)
    .await
}

/// Keeps a correction; the same again is the newest again. Gives its id.
pub async fn put_correction(
    cx: &mut Cx,
    person: Of<PersonId>,
    kind: CorrectionKind,
    value: &str,
    offer: Option<OfferId>,
) -> Result<FitCorrectionId, AppError> {
    let (id, now): (FitCorrectionId, _) = (cx.new_id(), cx.now());
    sql!(
        "INSERT INTO offer_fit_correction (id, person_id, kind, value, offer_id, corrected_at)
             VALUES ({id}, {person}, {kind}, {value}, {offer}, {now})
             ON CONFLICT (person_id, kind, value) DO UPDATE SET corrected_at = {now},
             offer_id = {offer}
             RETURNING id"
    )
    .scalar(cx.tx())
    .await
}

/// Whose a correction is.
pub async fn person_of_correction(
    tx: &mut Tx,
    id: FitCorrectionId,
) -> Result<Option<PersonId>, AppError> {
    sql!("SELECT person_id FROM offer_fit_correction WHERE id = {id}")
        .optional_scalar(tx)
        .await
}

pub async fn delete_correction(tx: &mut Tx, id: Of<FitCorrectionId>) -> Result<(), AppError> {
    sql!("DELETE FROM offer_fit_correction WHERE id = {id}")
        .execute(tx)
        .await
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
    person: Of<PersonId>,
    offers: &[OfferId],
    own: &[Vec<u8>],
    since: Timestamp,
) -> Result<Vec<InterestRow>, AppError> {
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<InterestRecord> = sql!(
        "SELECT o.id, o.posts,
            (SELECT COUNT(*) FROM offer_view v WHERE v.offer_id = o.id AND v.seen_on >= {since}
             AND v.viewer NOT IN ({own:list})) AS viewers,
            (SELECT COUNT(*) FROM offer_kept k WHERE k.offer_id = o.id
            AND k.person_id <> {person}) AS keepers, (SELECT COUNT(*) FROM offer_kept k
            WHERE k.offer_id = o.id AND k.person_id = {person}) AS mine
         FROM offer o WHERE o.state = 'open' AND o.id IN ({offers:list})"
    )
    .all(tx)
    .await?;
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
    sql!(
        "INSERT INTO offer_view (offer_id, viewer, seen_on) VALUES ({offer}, {viewer}, {day})
         ON CONFLICT (offer_id, viewer) DO UPDATE SET seen_on = {day}"
    )
    .execute(tx)
    .await
}

/// Keeps an offer for a person; once.
pub async fn keep(
    tx: &mut Tx,
    person: Of<PersonId>,
    offer: OfferId,
    now: Timestamp,
) -> Result<(), AppError> {
    sql!(
        "INSERT INTO offer_kept (person_id, offer_id, kept_at) VALUES ({person}, {offer}, {now})
         ON CONFLICT (person_id, offer_id) DO NOTHING"
    )
    .execute(tx)
    .await
}

pub async fn let_go(tx: &mut Tx, person: Of<PersonId>, offer: OfferId) -> Result<(), AppError> {
    sql!("DELETE FROM offer_kept WHERE person_id = {person} AND offer_id = {offer}")
        .execute(tx)
        .await
}

/// What a person keeps, the last kept first, with the occupation's code: what
/// is left of an offer that is gone.
pub async fn kept(
    tx: &mut Tx,
    person: Of<PersonId>,
    limit: i64,
) -> Result<Vec<(OfferId, Option<OccupationCode>)>, AppError> {
    let rows: Vec<(OfferId, Option<String>)> = sql!(
        "SELECT k.offer_id, o.occupation FROM offer_kept k JOIN offer o ON o.id = k.offer_id
             WHERE k.person_id = {person} ORDER BY k.kept_at DESC, k.offer_id DESC LIMIT {limit}"
    )
    .all(tx)
    .await?;
    let read = |(id, code): (OfferId, Option<String>)| {
        let code = code.and_then(|code| OccupationCode::parse(&code).ok());
        (id, code)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// A list that was shown to someone.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    pub person: Of<PersonId>,
    pub fingerprint: Vec<u8>,
    pub weights: u16,
    pub inputs: &'a str,
    pub offers: &'a str,
}

/// Notes that a list was shown; the same list again is counted.
pub async fn note_list(cx: &mut Cx, shown: &Shown<'_>) -> Result<(), AppError> {
    let (id, now): (FitListId, _) = (cx.new_id(), cx.now());
    sql!(
        "INSERT INTO offer_fit_list (id, person_id, fingerprint, weights, inputs, offers,
                                         first_shown_at, last_shown_at, times)
            
             VALUES ({id}, {shown.person}, {shown.fingerprint}, {shown.weights}, {shown.inputs},
             {shown.offers}, {now}, {now}, 1)
             ON CONFLICT (person_id, fingerprint)
             DO UPDATE SET last_shown_at = {now}, times = offer_fit_list.times + 1"
    )
    .execute(cx.tx())
    .await
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
    for old in [
        sql!(
            "DELETE FROM offer_view WHERE (offer_id, viewer) IN
             (SELECT offer_id, viewer FROM offer_view WHERE seen_on < {views_before}
              ORDER BY seen_on LIMIT {limit})"
        ),
        sql!(
            "DELETE FROM offer_fit_list WHERE id IN
             (SELECT id FROM offer_fit_list WHERE last_shown_at < {lists_before}
              ORDER BY last_shown_at LIMIT {limit})"
        ),
        sql!(
            "DELETE FROM offer_kept WHERE (person_id, offer_id) IN
             (SELECT k.person_id, k.offer_id FROM offer_kept k JOIN offer o ON o.id = k.offer_id
              WHERE o.state <> 'open' AND o.ended_at < {gone_before} LIMIT {limit})"
        ),
    ] {
        gone += old.affected(tx).await?;
    }
    Ok(gone)
}
