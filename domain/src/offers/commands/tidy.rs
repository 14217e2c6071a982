//! What goes by itself: offers whose last day has passed, and the texts of
//! offers that were taken down and are not contested. Pay that older rules read
//! is read again here, too.

use crate::kernel::{AppError, FieldErrors};
use crate::offers::access::system;
use crate::offers::reports::CONTEST_MS;
use crate::offers::store::{close_ended, erase_texts_of_taken_down, read_pay_again};
use crate::platform::{Command, Cx, Permit};

/// Few enough to hold SQLite's writer for some milliseconds.
const BATCH: i64 = 100;

/// Closes one batch, and reads the pay of one again; gives how many, and 0 when
/// nothing is left.
#[derive(Debug)]
pub struct TidyOffers;

impl Command for TidyOffers {
    const NAME: &'static str = "offers/tidy";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        system(cx.actor())?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let before = cx.now().minus(CONTEST_MS);
        let erased = erase_texts_of_taken_down(cx, before, BATCH).await?;
        let read = read_pay_again(cx, BATCH).await?;
        Ok(erased + read + close_ended(cx, BATCH).await?)
    }
}
