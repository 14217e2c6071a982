//! One offer, for the person who looks at it.

use super::{Reader, day_of, open_offer, viewer, views_since};
use crate::model::{MatchBasis, OfferFit};
use crate::rules::{components, why};
use crate::store;
use pleinweb_kernel::{AppError, FieldErrors, OfferId, PersonId};
use pleinweb_offers::rules::is_old;
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{Cx, Of, Permit, Query};

/// Whether someone keeps an offer, and why it fits or not. That it was opened
/// is noted: it counts for a week, for one person once, and cannot be linked to
/// the other offers that they open.
///
/// # Errors
/// `NotFound` for an offer that is not open any more, and for what never was one. Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadOfferFit(OfferId);

/// An open offer and who looks at it.
pub struct Looks {
    person: Of<PersonId>,
    offer: pleinweb_offers::StoredOffer,
}

impl Query for LoadOfferFit {
    const NAME: &'static str = "offers/fit-of";
    const KEEPS: bool = true;
    /// A look that is not counted is no reason to hide the offer.
    const MUST_KEEP: bool = false;
    type Input = OfferId;
    type Subject = Looks;
    type Output = OfferFit;

    fn parse(input: OfferId) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Looks>, AppError> {
        let person = cx.own_rows()?;
        // A part of the offer's page: what ended while it was drawn is just not there.
        let offer = open_offer(cx, self.0).await.map_err(|error| match error {
            AppError::Conflict(_) => AppError::NotFound,
            other => other,
        })?;
        Ok(cx.permit(Some(self.0.0), Looks { person, offer }))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Looks>) -> Result<OfferFit, AppError> {
        let (app, now, person) = (cx.app(), cx.now(), permit.person);
        let own = [viewer(&app, self.0, *person)];
        let interest = store::interest(cx.tx(), person, &[self.0], &own, views_since(now)).await?;
        let row = interest.into_iter().next().ok_or(AppError::NotFound)?;
        let reader = Reader::load(cx, person).await?;
        let offer = &permit.offer.offer;
        let aged = is_old(paris_day(permit.offer.confirmed_at), paris_day(now));
        Ok(OfferFit {
            offer: self.0,
            kept: row.kept,
            why: reader.as_ref().map(|reader| {
                let components = components(offer, aged, &reader.profile, now);
                let tension = reader.tension(&app, offer, now);
                why(offer, &reader.profile, &components, row.interest, tension)
            }),
            looked: reader
                .as_ref()
                .map_or_else(MatchBasis::default, Reader::looked),
        })
    }

    async fn keep(&self, cx: &mut Cx, _fit: &OfferFit) -> Result<(), AppError> {
        let person = cx.own_rows()?;
        let viewer = viewer(&cx.app(), self.0, *person);
        let day = day_of(cx.now());
        store::note_view(cx.tx(), self.0, viewer, day).await
    }
}
