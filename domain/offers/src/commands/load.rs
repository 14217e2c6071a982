//! Looking at offers.

use crate::{StoredFound, store};
use pleinweb_kernel::{AppError, FieldErrors, OfferId};
use pleinweb_platform::{Cx, Permit, Query};

/// The whole offer that an id leads to. One statement.
///
/// # Errors
/// None of its own: an id that leads nowhere is an answer (`StoredFound`).
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
