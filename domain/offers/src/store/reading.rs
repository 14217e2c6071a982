//! Offers as pages show them.

use std::collections::HashMap;

use super::add_twins;
use super::rows::{CARD_COLUMNS, CARD_TABLES, CardRow, OFFER_COLUMNS, OFFER_TABLES, OfferRow};
use crate::model::OfferState;
use crate::views::{GoneView, OfferCard, OfferFound, OfferView};
use crate::{StoredFound, StoredOffer};
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Tx, sql};

/// An offer as lists show it.
pub fn card(stored: &StoredOffer) -> OfferCard {
    let offer = &stored.offer;
    let published = offer.published_at.unwrap_or_default();
    OfferCard {
        id: stored.id,
        title: offer.text.title.clone(),
        employer: offer.text.employer.clone(),
        place: offer.place.clone(),
        figures: offer.figures.clone(),
        pay: offer.pay.clone(),
        published: paris_time(published),
        updated: paris_time(offer.updated_at.unwrap_or(published)),
        confirmed: paris_time(stored.confirmed_at),
        source: offer.source.name.clone(),
        copies: stored.copies,
    }
}

/// The cards of open offers in the order of these ids; those that are no
/// longer open are left out.
pub async fn cards(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<OfferCard>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<CardRow> = sql!(
        "SELECT {CARD_COLUMNS:sql} FROM {CARD_TABLES:sql} WHERE o.state = 'open'
         AND o.id IN ({ids:list})"
    )
    .all(tx)
    .await?;
    let mut found = HashMap::new();
    for row in rows {
        found.insert(row.id, row.card()?);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

async fn row(tx: &mut Tx, id: OfferId) -> Result<Option<OfferRow>, AppError> {
    sql!("SELECT {OFFER_COLUMNS:sql} FROM {OFFER_TABLES:sql} WHERE o.id = {id}")
        .optional(tx)
        .await
}

/// The whole offer that an id leads to, with where it is published besides.
pub async fn stored(tx: &mut Tx, id: OfferId) -> Result<StoredFound, AppError> {
    let Some(row) = row(tx, id).await? else {
        return Ok(StoredFound::Unknown);
    };
    if row.state()? != OfferState::Open || !row.has_text() {
        return Ok(StoredFound::Gone);
    }
    let mut offer = row.offer()?;
    add_twins(tx, std::slice::from_mut(&mut offer)).await?;
    Ok(StoredFound::Open(Box::new(offer)))
}

/// What an id leads to; nothing if it never was an offer.
pub async fn found(tx: &mut Tx, id: OfferId) -> Result<Option<OfferFound>, AppError> {
    let Some(row) = row(tx, id).await? else {
        return Ok(None);
    };
    let state = row.state()?;
    if state != OfferState::Open || !row.has_text() {
        return Ok(Some(OfferFound::Gone(GoneView {
            id,
            state,
            occupation: row.card.occupation()?,
            place: row.card.place()?,
            ended: row.ended_at.map(paris_time),
            occupation_label: row.occupation_label,
        })));
    }
    let label = row.occupation_label.clone();
    let stored = row.offer()?;
    let card = card(&stored);
    let iso = |at: Timestamp| at.jiff().to_string();
    let offer = stored.offer;
    let published = offer.published_at.unwrap_or_default();
    Ok(Some(OfferFound::Open(Box::new(OfferView {
        card,
        description: offer.text.description,
        about_employer: offer.text.about_employer,
        job_title: offer.text.job_title,
        occupation: label,
        contract: offer.text.contract,
        hours: offer.text.hours,
        experience: offer.text.experience,
        sector: offer.text.sector,
        qualification: offer.text.qualification,
        apply_url: offer.text.apply_url,
        contact: offer.text.contact,
        requirements: offer.text.requirements,
        source: offer.source,
        ends: offer.ends_at.map(paris_time),
        published_iso: iso(published),
        updated_iso: iso(offer.updated_at.unwrap_or(published)),
        ends_iso: offer.ends_at.map(iso),
    }))))
}
