//! All open offers, for whoever reads everything there is (search engines):
//! cut into stretches, so that nobody holds a million in memory.

use crate::store;
use pleinweb_kernel::{AppError, FieldErrors, OfferId, Timestamp};
use pleinweb_platform::{Cx, Permit, Query};

pub use super::store::Mark;

/// Where each stretch begins, in the order of publication. Anyone may. One
/// statement, which reads through an index once: not to be asked each time.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct MarkOffers(u32);

impl Query for MarkOffers {
    const NAME: &'static str = "offers/mark";
    /// How many offers a stretch holds.
    type Input = u32;
    type Subject = ();
    type Output = Vec<Mark>;

    fn parse(stretch: u32) -> Result<Self, FieldErrors> {
        Ok(Self(stretch.max(1)))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Vec<Mark>, AppError> {
        store::marks(cx.tx(), self.0).await
    }
}

/// A stretch: the open offers from one mark to the next or to the end, so many
/// at most. Anyone may. One statement.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct ListOffers(Mark, Option<Mark>, u32);

impl Query for ListOffers {
    const NAME: &'static str = "offers/list";
    type Input = (Mark, Option<Mark>, u32);
    type Subject = ();
    /// Each with when it changed last.
    type Output = Vec<(OfferId, Timestamp)>;

    fn parse((from, to, most): Self::Input) -> Result<Self, FieldErrors> {
        Ok(Self(from, to, most))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        _permit: &Permit<()>,
    ) -> Result<Vec<(OfferId, Timestamp)>, AppError> {
        store::open_between(cx.tx(), self.0, self.1, self.2).await
    }
}
