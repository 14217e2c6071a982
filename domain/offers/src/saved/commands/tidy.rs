//! What nobody needs any more goes: deleted searches, old finds.

use crate::saved::rules::{FINDS_KEPT_MS, UNDO_MS};
use crate::saved::store;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Permit};

/// Few enough to hold SQLite's writer for some milliseconds.
const BATCH: i64 = 500;

/// Erases a batch of what nobody needs any more; gives how much.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
pub struct TidySearches;

impl Command for TidySearches {
    const NAME: &'static str = "offers/tidy-searches";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let (deleted, found) = (cx.now().minus(UNDO_MS), cx.now().minus(FINDS_KEPT_MS));
        store::erase(cx.tx(), deleted, found, BATCH).await
    }
}
