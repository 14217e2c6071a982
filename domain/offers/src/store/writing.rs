//! Offers written: many rows in one statement, because a million come.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::again::forget_pay_again;
use super::rows::json;
use crate::columns::{Cell, Figures};
use crate::model::{Need, Offer, OfferState, OfferText};
use crate::rules::Known;
use crate::twins::RULE;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::{Tx, in_list};
use pleinweb_platform::{on, sql};

/// What is there of an offer that an import brings.
#[derive(Clone, Debug)]
pub struct KnownRow {
    pub id: OfferId,
    pub known: Known,
    pub taken_down: bool,
    pub taken_with: Option<OfferId>,
    pub published_at: Timestamp,
    pub changed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub twin: Option<Uuid>,
    pub echo: bool,
    pub confirmed_at: Timestamp,
}

#[derive(FromRow)]
struct KnownRecord {
    source_id: String,
    id: OfferId,
    fingerprint: i64,
    state: OfferState,
    updated_at: Option<Timestamp>,
    taken_down: bool,
    taken_with: Option<OfferId>,
    published_at: Timestamp,
    twin_key: Option<Uuid>,
    echo: bool,
    changed_at: Timestamp,
    ended_at: Option<Timestamp>,
    said: Option<i64>,
    confirmed_at: Timestamp,
}

/// Which of these offers of a source are there, by their ids there.
pub async fn known(
    tx: &mut Tx,
    source: &str,
    ids: &[&str],
) -> Result<HashMap<String, KnownRow>, AppError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<KnownRecord> = sql!(
        "SELECT source_id, id, fingerprint, state, updated_at, taken_down, published_at,
         changed_at, ended_at, said, taken_with, twin_key, echo, confirmed_at FROM offer
         WHERE source = {source} AND source_id IN ({ids:list})"
    )
    .all(tx)
    .await?;
    let read = |row: KnownRecord| {
        let known = KnownRow {
            id: row.id,
            known: Known {
                fingerprint: row.fingerprint,
                state: row.state,
                updated_at: row.updated_at,
                said: row.said,
            },
            taken_down: row.taken_down,
            taken_with: row.taken_with,
            published_at: row.published_at,
            changed_at: row.changed_at,
            ended_at: row.ended_at,
            twin: row.twin_key,
            echo: row.echo,
            confirmed_at: row.confirmed_at,
        };
        (row.source_id, known)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// An offer to write.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    pub id: OfferId,
    pub offer: &'a Offer,
    pub fingerprint: i64,
    /// Of what its source said; nothing where no import read it.
    pub said: Option<i64>,
    pub state: OfferState,
    pub taken_down: bool,
    /// The offer whose take-down it shares.
    pub taken_with: Option<OfferId>,
    /// Its group, as [`crate::twins::key`] gives it.
    pub twin: Option<Uuid>,
    /// Another one stands for it; settled after it is written.
    pub echo: bool,
    pub published_at: Timestamp,
    /// The source's last update, not after now.
    pub updated_at: Option<Timestamp>,
    /// When it came to us; kept as it was if the offer is there.
    pub stored_at: Timestamp,
    pub changed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    /// When its source said that it is there.
    pub confirmed_at: Timestamp,
    /// That is long ago.
    pub aged: bool,
}

/// What stands before an offer's figures in its row, and after them.
const BEFORE: [&str; 6] = [
    "id",
    "source",
    "source_id",
    "fingerprint",
    "state",
    "taken_down",
];
const AFTER: [&str; 25] = [
    "place",
    "commune",
    "postcode",
    "department",
    "region",
    "lat",
    "lon",
    "pay_low",
    "pay_high",
    "pay_certainty",
    "skills",
    "published_at",
    "updated_at",
    "ends_at",
    "stored_at",
    "changed_at",
    "ended_at",
    "said",
    "elsewhere",
    "twin_rule",
    "twin_key",
    "echo",
    "taken_with",
    "confirmed_at",
    "aged",
];

const TEXT_COLUMNS: [&str; 18] = [
    "offer_id",
    "title",
    "description",
    "employer",
    "about_employer",
    "job_title",
    "contract",
    "hours",
    "experience",
    "sector",
    "qualification",
    "url",
    "partner",
    "apply_url",
    "contact",
    "pay",
    "pay_extras",
    "requirements",
];

/// `INSERT … VALUES … ON CONFLICT (key) DO UPDATE SET …`, `kept` columns left as they were.
fn upsert(table: &str, columns: &[&str], kept: &[&str], rows: usize) -> String {
    let mut updates: Vec<String> = columns[1..]
        .iter()
        .filter(|name| !kept.contains(name))
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    if columns.contains(&"twin_key") {
        // `told_as` belongs to the group: an offer that changes its group loses it.
        updates.push(
            "told_as = CASE WHEN offer.twin_key IS DISTINCT FROM excluded.twin_key THEN NULL ELSE offer.told_as END"
                .to_owned(),
        );
    }
    let tuples: Vec<String> = (0..rows)
        .map(|row| format!("({})", in_list(row * columns.len() + 1, columns.len())))
        .collect();
    format!(
        "INSERT INTO {table} ({}) VALUES {} ON CONFLICT ({}) DO UPDATE SET {}",
        columns.join(", "),
        tuples.join(", "),
        columns[0],
        updates.join(", ")
    )
}

/// Rows written in one statement. SQLite looks every numbered parameter up in a
/// list of all of them, so that twice the rows are four times the work.
const ROWS: usize = 16;

/// Codes of the skills asked for: figures, kept when the text is gone.
fn skills(offer: &Offer) -> String {
    let mut codes: Vec<(bool, &str)> = offer
        .text
        .requirements
        .iter()
        .filter(|one| one.kind == crate::model::RequirementKind::Skill)
        .filter_map(|one| Some((one.need == Need::Nice, one.code.as_deref()?)))
        .collect();
    codes.sort_by_key(|(nice, _)| *nice);
    json(&codes.into_iter().map(|(_, code)| code).collect::<Vec<_>>())
}

/// How else than by a link one answers: JSON, where anything is said of it.
fn contact(text: &OfferText) -> Option<String> {
    // Words and nothing else always have a JSON form.
    (!text.contact.is_empty()).then(|| serde_json::to_string(&text.contact).unwrap_or_default())
}

/// Writes offers with their texts. One that is not open has no text, unless an
/// operator took it down: that decision can be contested.
pub async fn put(tx: &mut Tx, rows: &[Written<'_>]) -> Result<(), AppError> {
    for some in rows.chunks(ROWS) {
        put_figures(tx, some).await?;
    }
    let keeps = |row: &&Written| row.state == OfferState::Open || row.taken_down;
    let with_text: Vec<&Written> = rows.iter().filter(keeps).collect();
    let without: Vec<OfferId> = rows
        .iter()
        .filter(|row| !keeps(row))
        .map(|row| row.id)
        .collect();
    for some in with_text.chunks(ROWS) {
        put_texts(tx, some).await?;
    }
    let ids: Vec<OfferId> = rows.iter().map(|row| row.id).collect();
    forget_pay_again(tx, &ids).await?;
    delete_texts(tx, &without).await
}

async fn put_figures(tx: &mut Tx, rows: &[Written<'_>]) -> Result<(), AppError> {
    let columns = [&BEFORE, Figures::COLUMNS, &AFTER].concat();
    let sql = upsert("offer", &columns, &["stored_at"], rows.len());
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for row in rows {
            let (figures, place) = (&row.offer.figures, &row.offer.place);
            let yearly = row.offer.pay.yearly;
            query = query
                .bind(row.id)
                .bind(&row.offer.source.key)
                .bind(&row.offer.source.id)
                .bind(row.fingerprint)
                .bind(row.state.key())
                .bind(row.taken_down);
            for cell in figures.cells() {
                query = match cell {
                    Cell::Text(text) => query.bind(text),
                    Cell::Number(number) => query.bind(number),
                    Cell::Yes(yes) => query.bind(yes),
                };
            }
            query = query
                .bind(&place.label)
                .bind(place.commune.map(|code| code.to_string()))
                .bind(place.postcode.map(|code| code.to_string()))
                .bind(place.department.as_deref())
                .bind(place.region.as_deref())
                .bind(place.position.map(|position| position.lat))
                .bind(place.position.map(|position| position.lon))
                .bind(yearly.map(|pay| i64::from(pay.low)))
                .bind(yearly.map(|pay| i64::from(pay.high)))
                .bind(yearly.map(|pay| pay.certainty.key()))
                .bind(skills(row.offer))
                .bind(row.published_at)
                .bind(row.updated_at)
                .bind(row.offer.ends_at)
                .bind(row.stored_at)
                .bind(row.changed_at)
                .bind(row.ended_at)
                .bind(row.said)
                .bind(json(&place.elsewhere))
                .bind(RULE)
                .bind(row.twin)
                .bind(row.echo)
                .bind(row.taken_with)
                .bind(row.confirmed_at)
                .bind(row.aged);
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

async fn put_texts(tx: &mut Tx, rows: &[&Written<'_>]) -> Result<(), AppError> {
    let sql = upsert("offer_text", &TEXT_COLUMNS, &[], rows.len());
    on!(tx, |c| {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for row in rows {
            let text = &row.offer.text;
            query = query
                .bind(row.id)
                .bind(&text.title)
                .bind(&text.description)
                .bind(text.employer.as_deref())
                .bind(text.about_employer.as_deref())
                .bind(text.job_title.as_deref())
                .bind(text.contract.as_deref())
                .bind(text.hours.as_deref())
                .bind(text.experience.as_deref())
                .bind(text.sector.as_deref())
                .bind(text.qualification.as_deref())
                .bind(row.offer.source.url.as_deref())
                .bind(row.offer.source.partner.as_deref())
                .bind(text.apply_url.as_deref())
                .bind(contact(text))
                .bind(row.offer.pay.text.as_deref())
                .bind(json(&row.offer.pay.extras))
                .bind(json(&text.requirements));
        }
        query.execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// Erases the texts of these offers.
pub async fn delete_texts(tx: &mut Tx, ids: &[OfferId]) -> Result<(), AppError> {
    if ids.is_empty() {
        return Ok(());
    }
    sql!("DELETE FROM offer_text WHERE offer_id IN ({ids:list})")
        .execute(tx)
        .await
}
