//! What a job seeker asks and does: the list, one offer, keeping, contesting;
//! and what goes by itself.

mod contest;
mod kept;
mod list;
mod one;
mod tidy;

use pleinweb_market::Market;
use std::sync::Arc;

pub use contest::{ContestFit, UndoContest};
pub use kept::{KeepOffer, LoadKeptOffers};
pub use list::LoadFit;
pub use one::LoadOfferFit;
pub use tidy::FitUpkeep;
#[cfg(feature = "testing")]
pub(crate) use tidy::TidyFit;

use super::model::{CorrectionKind, CorrectionView, MatchBasis};
use super::profile::{CorrectionRow, Known, Profile, in_force, occupations, skill_codes};
use super::store;
use pleinweb_kernel::promises::{CORRECTIONS_MOST, VIEW_KEPT};
use pleinweb_kernel::{AppError, DAY_MS, OfferId, PersonId, Timestamp};
use pleinweb_market::model::LocalTension;
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_nomenclature::{Lists, close_to, lists, skills_by_code};
use pleinweb_offers::model::Offer;
use pleinweb_offers::{StoredOffer, found, offers_by_id};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{AppState, Cx, Of};
use pleinweb_registration::job_profile_of;

/// A registered person, as offers are ranked for them.
struct Reader {
    profile: Profile,
    /// Those in force, the newest first.
    corrections: Vec<CorrectionRow>,
    lists: Arc<Lists>,
}

impl Reader {
    /// Nothing before a registration is sent. Four statements, of which those
    /// of occupations and skills only where there are any.
    async fn load(cx: &mut Cx, person: Of<PersonId>) -> Result<Option<Self>, AppError> {
        let Some(looking) = job_profile_of(cx.tx(), person).await? else {
            return Ok(None);
        };
        let corrections =
            in_force(store::corrections(cx.tx(), person, CORRECTIONS_MOST.i64()).await?);
        let lists = lists(cx).await?;
        let codes = occupations(&looking, &corrections);
        let mut known = Known::in_lists(&looking, &codes, &lists);
        known.close = close_to(cx.tx(), &codes).await?;
        known.skills = skills_by_code(cx.tx(), &skill_codes(&looking)).await?;
        Ok(Some(Self {
            profile: Profile::new(&looking, &known, &corrections),
            corrections,
            lists,
        }))
    }

    fn looked(&self) -> MatchBasis {
        let asked = self.profile.wanted.iter();
        let (asked, close): (Vec<_>, Vec<_>) = asked.partition(|one| one.close_to.is_none());
        MatchBasis {
            occupations: asked.iter().map(|one| one.label.clone()).collect(),
            close: u32::try_from(close.len()).unwrap_or(u32::MAX),
            place: self.profile.place.as_ref().map(|place| place.label.clone()),
            reach_km: self.profile.reach_km,
            skills: self.profile.skills,
        }
    }

    /// How tense the market of an offer's occupation is near it: from memory.
    fn tension(&self, app: &AppState, offer: &Offer, now: Timestamp) -> Option<LocalTension> {
        let occupation = offer.figures.occupation?;
        let (commune, today) = (offer.place.commune, paris_day(now));
        let market = app.service::<Market>();
        market.tension_near(&self.lists, occupation, commune, today)
    }

    fn corrections(&self) -> Vec<CorrectionView> {
        let name = |row: &CorrectionRow| match row.kind {
            CorrectionKind::Work => OccupationCode::parse(&row.value)
                .ok()
                .and_then(|code| self.lists.occupations.label(code))
                .map_or_else(|| row.value.clone(), str::to_owned),
            _ => row.value.clone(),
        };
        self.corrections
            .iter()
            .map(|row| CorrectionView {
                id: row.id,
                kind: row.kind,
                value: name(row),
            })
            .collect()
    }
}

/// An open offer.
///
/// # Errors
/// `Conflict("offer-gone")` for one that was, `NotFound` for what never was an offer.
async fn open_offer(cx: &mut Cx, id: OfferId) -> Result<StoredOffer, AppError> {
    if let Some(offer) = offers_by_id(cx.tx(), &[id]).await?.pop() {
        return Ok(offer);
    }
    match found(cx.tx(), id).await? {
        Some(_) => Err(AppError::conflict("offer-gone")),
        None => Err(AppError::NotFound),
    }
}

/// What stands for a person among those who opened an offer: nothing that can
/// be compared from one offer to another.
fn viewer(app: &AppState, offer: OfferId, person: PersonId) -> Vec<u8> {
    app.secrets()
        .lookup_hash("offer-view", &format!("{offer}:{person}"))
}

/// The beginning of the day (in UTC): the hour is nobody's business.
fn day_of(now: Timestamp) -> Timestamp {
    Timestamp(now.0.div_euclid(DAY_MS) * DAY_MS)
}

/// Looks before this day no longer count.
fn views_since(now: Timestamp) -> Timestamp {
    day_of(now).minus(VIEW_KEPT.ms())
}
