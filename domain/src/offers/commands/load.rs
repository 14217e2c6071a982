//! Looking at offers.

use crate::kernel::{AppError, FieldErrors, OfferId};
use crate::offers::views::{OfferCard, OfferFound};
use crate::offers::{StoredFound, store};
use crate::platform::{Cx, Permit, Query};

/// Cards asked for at once.
const CARDS: usize = 100;

/// An offer's page. One that never was is `NotFound` (404); one that is gone
/// says so (410). One statement.
#[derive(Debug)]
pub struct LoadOffer(OfferId);

impl Query for LoadOffer {
    const NAME: &'static str = "offers/offer";
    type Input = OfferId;
    type Subject = ();
    type Output = OfferFound;

    fn parse(input: OfferId) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<OfferFound, AppError> {
        store::found(cx.tx(), self.0)
            .await?
            .ok_or(AppError::NotFound)
    }
}

/// The whole offer that an id leads to. One statement.
#[derive(Debug)]
pub struct LoadStoredOffer(OfferId);

impl Query for LoadStoredOffer {
    const NAME: &'static str = "offers/stored";
    type Input = OfferId;
    type Subject = ();
    type Output = StoredFound;

    fn parse(input: OfferId) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<StoredFound, AppError> {
        store::stored(cx.tx(), self.0).await
    }
}

/// The cards of offers, in the order asked; those that are gone are left out,
/// and where none is left there is nothing.
/// One statement.
#[derive(Debug)]
pub struct LoadOfferCards(Vec<OfferId>);

impl Query for LoadOfferCards {
    const NAME: &'static str = "offers/cards";
    type Input = Vec<OfferId>;
    type Subject = ();
    type Output = Vec<OfferCard>;

    fn parse(mut input: Vec<OfferId>) -> Result<Self, FieldErrors> {
        input.truncate(CARDS);
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Vec<OfferCard>, AppError> {
        let cards = store::cards(cx.tx(), &self.0).await?;
        if cards.is_empty() && !self.0.is_empty() {
            return Err(AppError::NotFound);
        }
        Ok(cards)
    }
}
