//! Offers that someone keeps to come back to.

use crate::model::{KeepOfferInput, KeptOffer, KeptView};
use crate::store;
use pleinweb_kernel::promises::KEPT_OFFERS_MOST;
use pleinweb_kernel::{AppError, FieldErrors, OfferId, PersonId};
use pleinweb_nomenclature::lists;
use pleinweb_offers::views::OfferFound;
use pleinweb_offers::{cards, found};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Command, Cx, Of, Permit, Query};

/// Keeps an open offer, or lets one go, open or not. The same again changes
/// nothing.
///
/// # Errors
/// `NotFound` for what never was an offer. `Conflict("offer-gone")` to keep one
/// that is gone, `Conflict("too-many-kept")`. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct KeepOffer {
    offer: String,
    let_go: bool,
}

impl Command for KeepOffer {
    const NAME: &'static str = "offers/keep";
    type Input = KeepOfferInput;
    type Subject = (Of<PersonId>, OfferId);
    type Output = OfferId;

    fn parse(input: KeepOfferInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            offer: input.offer,
            let_go: !input.let_go.is_empty(),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let person = cx.own_rows()?;
        let id: OfferId = self.offer.parse()?;
        match found(cx.tx(), id).await? {
            Some(OfferFound::Gone(_)) if !self.let_go => Err(AppError::conflict("offer-gone")),
            Some(_) => Ok(cx.permit(Some(id.0), (person, id))),
            None => Err(AppError::NotFound),
        }
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Self::Subject>,
    ) -> Result<OfferId, AppError> {
        let ((person, offer), now) = (permit.subject, cx.now());
        if self.let_go {
            store::let_go(cx.tx(), person, offer).await?;
            return Ok(offer);
        }
        let kept = store::kept(cx.tx(), person, KEPT_OFFERS_MOST.i64()).await?;
        let is_kept = kept.iter().any(|(known, _)| *known == offer);
        if !is_kept && kept.len() >= KEPT_OFFERS_MOST.usize() {
            return Err(AppError::conflict("too-many-kept"));
        }
        store::keep(cx.tx(), person, offer, now).await?;
        Ok(offer)
    }
}

/// What the person keeps; offers that are gone stay for a while and say so.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadKeptOffers;

impl Query for LoadKeptOffers {
    const NAME: &'static str = "offers/kept";
    type Input = ();
    type Subject = Of<PersonId>;
    type Output = KeptView;

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
    ) -> Result<KeptView, AppError> {
        let kept = store::kept(cx.tx(), permit.subject, KEPT_OFFERS_MOST.i64()).await?;
        let ids: Vec<OfferId> = kept.iter().map(|(id, _)| *id).collect();
        let mut open = cards(cx.tx(), &ids).await?.into_iter().peekable();
        let lists = lists(cx).await?;
        // Cards come in the order of the ids, without those that are gone.
        let offers = kept.into_iter().map(|(id, code)| {
            if let Some(card) = open.next_if(|card| card.id == id) {
                return KeptOffer::Open(Box::new(card));
            }
            let label = code.and_then(|code| lists.occupations.label(code));
            KeptOffer::Gone(id, label.map(str::to_owned))
        });
        Ok(KeptView {
            offers: offers.collect(),
            today: paris_time(cx.now()).day,
        })
    }
}
