//! The page of an offer, with what is close to it.

use crate::OfferIndex;
use pleinweb_search::{Filters, Place, Query as Question, Reader, Sort};

use super::asking::hits;
use super::place::{Located, locate, point};
use super::posting::posting;
use super::view::{FoundOffer, Likeness, OfferPage, Shown};
use crate::model;
use crate::store;
use crate::views::OfferFound;
use pleinweb_kernel::promises::SIMILAR_WITHIN;
use pleinweb_kernel::{AppError, FieldErrors, Landing, OfferId};
use pleinweb_nomenclature::model::Position;
use pleinweb_nomenclature::{close_occupations, lists};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};

const SIMILAR: usize = 4;

/// An offer, seen from a place.
#[derive(Clone, Debug, Default)]
pub struct OfferPageInput {
    /// An id; one that cannot be read never was an offer.
    pub offer: String,
    /// The place of the search that led here, as typed.
    pub place: String,
}

/// The page of an offer. Anyone may. Three statements, four where it may be
/// published besides.
///
/// # Errors
/// None of its own: an id that leads nowhere is `Shown::Unknown`.
#[derive(Debug)]
pub struct LoadOfferPage {
    offer: Option<OfferId>,
    place: String,
}

impl Query for LoadOfferPage {
    const NAME: &'static str = "offers/page";
    type Input = OfferPageInput;
    type Subject = ();
    type Output = OfferPage;

    fn parse(input: OfferPageInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            offer: input.offer.parse().ok(),
            place: input.place,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<OfferPage, AppError> {
        let found = match self.offer {
            Some(id) => store::found(cx.tx(), id).await?,
            None => None,
        };
        let lists = lists(cx).await?;
        let from = locate(&lists, &self.place, None, false).unwrap_or_else(Located::anywhere);
        let shown = match found {
            Some(OfferFound::Open(mut view)) => {
                if let Some(at) = from.at {
                    view.card.place = view.card.place.seen_from(at);
                }
                Shown::Open(view)
            }
            Some(OfferFound::Gone(gone)) => Shown::Gone(gone),
            None => Shown::Unknown,
        };
        let (occupation, place) = match &shown {
            Shown::Open(view) => (view.card.figures.occupation, Some(&view.card.place)),
            Shown::Gone(gone) => (gone.occupation, Some(&gone.place)),
            Shown::Unknown => (None, None),
        };
        let km = |to: &model::Place| Some(whole_km(to.km_from(from.at?)?));
        let several = match &shown {
            Shown::Open(view) => view.card.copies > 0,
            Shown::Gone(_) => true,
            Shown::Unknown => false,
        };
        let mut twins = Vec::new();
        if let Some(id) = self.offer.filter(|_| several) {
            let mut found = store::twins_of(cx.tx(), &[id]).await?;
            twins = found.remove(&id).unwrap_or_default();
        }
        let app = cx.app();
        let reader = app.service::<OfferIndex>().reader();
        let mut own: Vec<OfferId> = twins.iter().map(|twin| twin.id).collect();
        own.extend(self.offer);
        let now = cx.now().0;
        let around = place.and_then(|place| place.position);
        let (found, likeness) = match (&shown, occupation, around) {
            (Shown::Unknown, ..) => (newest(&reader, now), Likeness::Newest),
            (_, Some(code), Some(at)) => {
                let close = close_occupations(cx.tx(), code).await?;
                let codes = std::iter::once(code).chain(close.into_iter().map(|row| row.code));
                let codes = codes.map(|code| code.to_string()).collect();
                (similar(&reader, &own, codes, at, now), Likeness::Near)
            }
            // Without a work or a place nothing can be told to be like it.
            _ => (Vec::new(), Likeness::Unsaid),
        };
        let ids: Vec<OfferId> = found.iter().map(|(id, _)| *id).collect();
        let similar = store::cards(cx.tx(), &ids).await?;
        let root = app.settings().public_url.as_str();
        let address_of = |id: OfferId| [root, &Landing::Offer(id).path()].concat();
        let address = self.offer.map(address_of).unwrap_or_default();
        let leads = twins.iter().find(|twin| twin.leads);
        Ok(OfferPage {
            km: place.and_then(km),
            canonical: leads.map_or_else(|| address.clone(), |twin| address_of(twin.id)),
            twins,
            posting: match &shown {
                Shown::Open(view) => posting(view, &address),
                _ => String::new(),
            },
            from: from
                .shown
                .filter(|_| from.at.is_some())
                .map(|shown| shown.label),
            similar: similar
                .into_iter()
                .map(|mut card| {
                    // From the offer itself, not from where one searched.
                    if let Some(at) = around {
                        card.place = card.place.seen_from(at);
                    }
                    let hit = found.iter().find(|(id, _)| *id == card.id);
                    FoundOffer {
                        km: hit.and_then(|(_, km)| *km),
                        card,
                    }
                })
                .collect(),
            likeness,
            found: shown,
            address,
            today: paris_time(cx.now()).day,
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on the globe is at most 20,038 km"
)]
pub fn whole_km(km: f64) -> u32 {
    km.round() as u32
}

/// The same work, or one close to it, around an offer: the nearest first, and none
/// from farther.
fn similar(
    reader: &Reader,
    own: &[OfferId],
    occupations: Vec<String>,
    at: Position,
    now: i64,
) -> Vec<(OfferId, Option<u32>)> {
    let answer = reader.search(&Question {
        filters: Filters {
            place: Place::Around {
                at: point(at),
                km: f64::from(SIMILAR_WITHIN.number()),
            },
            occupations,
            ..Filters::default()
        },
        sort: Sort::Distance,
        limit: SIMILAR + own.len(),
        now,
        ..Question::default()
    });
    let others = hits(&answer).into_iter();
    others
        .filter(|(id, _)| !own.contains(id))
        .take(SIMILAR)
        .collect()
}

/// For an address that leads nowhere: what came last.
fn newest(reader: &Reader, now: i64) -> Vec<(OfferId, Option<u32>)> {
    hits(&reader.search(&Question {
        sort: Sort::Date,
        limit: SIMILAR,
        now,
        ..Question::default()
    }))
}
