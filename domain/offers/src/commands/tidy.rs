//! What goes by itself: offers whose last day has passed, the texts of offers
//! that were taken down and are not contested; which offers nobody has confirmed
//! for long; and what an older rule made of
//! offers: their pay, and the groups of those that are the same.

use crate::store::{
    Moved, age, close_ended, erase_texts_of_taken_down, offers_by_id, read_pay_again, renew,
    set_keys, settle_twins, unkeyed,
};
use crate::twins::{RULE, key};
use pleinweb_kernel::promises::{CONTEST, OFFER_OLD};
use pleinweb_kernel::{AppError, FieldErrors, Timestamp};
use pleinweb_platform::clock::{end_of_paris_day, paris_day};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Command, Cx, Permit, run_system};
use std::time::Duration;

/// Few enough to hold SQLite's writer for some milliseconds.
const BATCH: i64 = 100;

/// Closes one batch, and reads the pay of one again; gives how many, and 0 when
/// nothing is left.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
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
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let before = cx.now().minus(CONTEST.ms());
        let erased = erase_texts_of_taken_down(cx, before, BATCH).await?;
        let read = read_pay_again(cx, BATCH).await?;
        let closed = close_ended(cx, BATCH).await?;
        let since = young_since(cx.now());
        let aged = age(cx, since, BATCH).await? + renew(cx, since, BATCH).await?;
        Ok(erased + read + closed + aged + group(cx).await?)
    }
}

/// What was confirmed from this instant on is not old, by days of Paris: the rule
/// is `rules::aging`.
fn young_since(now: Timestamp) -> Timestamp {
    let last = paris_day(now).plus_days(-i32::from(OFFER_OLD.days()) - 1);
    end_of_paris_day(last).plus(1)
}

/// Offers whose last day has passed are closed, and what an older rule made is mended.
#[derive(Debug)]
pub struct OfferUpkeep;

impl Job for OfferUpkeep {
    const NAME: &'static str = "offers";

    fn every(&self) -> Duration {
        Duration::from_mins(5)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let count = run_system(app, Self::NAME, &TidyOffers).await?;
        Ok(Batch::more_if(count > 0))
    }
}

/// Works out a batch of groups; gives how many offers.
async fn group(cx: &mut Cx) -> Result<u64, AppError> {
    let ids = unkeyed(cx.tx(), RULE, BATCH).await?;
    let offers = offers_by_id(cx.tx(), &ids).await?;
    let keys: Vec<_> = offers
        .iter()
        .map(|stored| (stored.id, key(&stored.offer)))
        .collect();
    let mut moved = Moved::default();
    moved.keys.extend(set_keys(cx.tx(), RULE, &keys).await?);
    moved.keys.extend(keys.iter().filter_map(|(_, key)| *key));
    settle_twins(cx, &moved).await?;
    Ok(ids.len() as u64)
}
