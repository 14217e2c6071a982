//! The offers that fit someone now.

use pleinweb_offers::OfferIndex;
use std::collections::HashMap;

use serde::Serialize;

use super::{Reader, viewer, views_since};
use crate::model::{FitOffer, FitStanding, FitView, MatchBasis, Trace};
use crate::profile::Profile;
use crate::rules::{CANDIDATES, Candidate, best, complete, id_of, weights, why};
use crate::store::{self, Shown};
use crate::weights::{Part, VERSION};
use pleinweb_kernel::{AppError, FieldErrors, OfferId, PersonId};
use pleinweb_offers::{card, offers_by_id};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Of, Permit, Query};

/// The top 20 for the person now, out of all offers. Eight statements with its
/// trace, nine where a crowd is after many of them, however many offers there are.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadFit;

impl Query for LoadFit {
    const NAME: &'static str = "offers/fit";
    const KEEPS: bool = true;
    type Input = ();
    type Subject = Of<PersonId>;
    type Output = FitView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<PersonId>>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), person))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<PersonId>>,
    ) -> Result<FitView, AppError> {
        let mut view = FitView {
            standing: FitStanding::NotRegistered,
            offers: Vec::new(),
            looked: MatchBasis::default(),
            corrections: Vec::new(),
            version: VERSION,
            partial: cx.app().service::<OfferIndex>().is_partial(),
            today: paris_time(cx.now()).day,
            trace: None,
        };
        let Some(reader) = Reader::load(cx, permit.subject).await? else {
            return Ok(view);
        };
        view.looked = reader.looked();
        view.corrections = reader.corrections();
        if reader.profile.wanted.is_empty() {
            view.standing = FitStanding::NoOccupation;
            return Ok(view);
        }
        view.standing = FitStanding::Ready;
        view.offers = offers(cx, permit.subject, &reader).await?;
        view.trace = Some(trace(&reader, &view.offers));
        Ok(view)
    }

    /// Every list made about a person is kept with the weights and what it was
    /// made from (AI Act, annex III 4a).
    async fn keep(&self, cx: &mut Cx, view: &FitView) -> Result<(), AppError> {
        let Some(trace) = &view.trace else {
            return Ok(());
        };
        let person = cx.own_rows()?;
        let all = format!("{}\n{}\n{}", view.version, trace.inputs, trace.offers);
        let shown = Shown {
            person,
            fingerprint: cx.app().secrets().lookup_hash("offer-fit-list", &all),
            weights: view.version,
            inputs: &trace.inputs,
            offers: &trace.offers,
        };
        store::note_list(cx, &shown).await
    }
}

async fn offers(
    cx: &mut Cx,
    person: Of<PersonId>,
    reader: &Reader,
) -> Result<Vec<FitOffer>, AppError> {
    let (app, now) = (cx.app(), cx.now());
    let profile = &reader.profile;
    let best = ranked(cx, person, profile).await?;
    let ids: Vec<OfferId> = best.iter().map(|one| one.id).collect();
    let stored = offers_by_id(cx.tx(), &ids).await?;
    let shown = best.iter().filter_map(|one| {
        let stored = stored.iter().find(|stored| stored.id == one.id)?;
        let mut card = card(stored);
        // The place that the distance is told of.
        if let Some(at) = profile.position() {
            card.place = card.place.seen_from(at);
        }
        Some(FitOffer {
            card,
            why: why(
                &stored.offer,
                profile,
                &one.components,
                one.interest,
                reader.tension(&app, &stored.offer, now),
            ),
            kept: one.kept,
        })
    });
    Ok(shown.collect())
}

/// The best out of all offers, with how many are after them.
async fn ranked(
    cx: &mut Cx,
    person: Of<PersonId>,
    profile: &Profile,
) -> Result<Vec<Candidate>, AppError> {
    let mut found = Vec::new();
    for most in CANDIDATES {
        let (candidates, all) = candidates(cx, person, profile, most).await?;
        found = best(&candidates, profile.reach_km);
        if all || complete(&candidates, &found, profile.reach_km) {
            break;
        }
    }
    Ok(found)
}

/// So many of the best at most, before the crowd counts, and whether these are all there are.
async fn candidates(
    cx: &mut Cx,
    person: Of<PersonId>,
    profile: &Profile,
    most: usize,
) -> Result<(Vec<Candidate>, bool), AppError> {
    let (app, now) = (cx.app(), cx.now());
    let question = profile.question(most, now);
    let ranked = app
        .service::<OfferIndex>()
        .reader()
        .rank_for(&question, &weights());
    let ids: Vec<OfferId> = ranked.iter().map(id_of).collect();
    let own: Vec<Vec<u8>> = ids.iter().map(|id| viewer(&app, *id, *person)).collect();
    let rows = store::interest(cx.tx(), person, &ids, &own, views_since(now)).await?;
    let interest: HashMap<OfferId, _> = rows.iter().map(|row| (row.offer, row)).collect();
    // What was closed a moment ago is still in the index, and not among these.
    let candidates = ranked.iter().filter_map(|ranked| {
        let id = id_of(ranked);
        let row = interest.get(&id)?;
        Some(Candidate {
            id,
            components: ranked.components,
            interest: row.interest,
            kept: row.kept,
        })
    });
    Ok((candidates.collect(), ranked.len() < most))
}

#[derive(Serialize)]
struct Line<'a> {
    offer: OfferId,
    points: &'a [(Part, u32)],
}

fn trace(reader: &Reader, offers: &[FitOffer]) -> Trace {
    let lines: Vec<Line<'_>> = offers
        .iter()
        .map(|offer| Line {
            offer: offer.card.id,
            points: &offer.why.points,
        })
        .collect();
    Trace {
        inputs: reader.profile.inputs(),
        // Ids and numbers always have a JSON form.
        offers: serde_json::to_string(&lines).unwrap_or_default(),
    }
}
