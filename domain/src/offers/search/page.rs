//! The page of an offer, with what is close to it.

use pleinweb_search::{Filters, Place, Query as Question, Reader, Sort};

use super::asking::hits;
use super::place::{Located, locate, point};
use super::posting::posting;
use super::view::{FoundOffer, OfferPage, Shown};
use crate::kernel::{AppError, FieldErrors, OfferId};
use crate::nomenclature::lists;
use crate::nomenclature::model::{OccupationCode, Position};
use crate::nomenclature::rules::distance_km;
use crate::offers::model;
use crate::offers::store;
use crate::offers::views::OfferFound;
use crate::platform::clock::paris_time;
use crate::platform::{Cx, Permit, Query};

const SIMILAR: usize = 4;
/// What is near an offer, in km.
const NEAR: f64 = 50.0;

/// An offer, seen from a place.
#[derive(Clone, Debug, Default)]
pub struct OfferPageInput {
    /// An id; one that cannot be read never was an offer.
    pub offer: String,
    /// The place of the search that led here, as typed.
    pub place: String,
}

/// The page of an offer. Anyone may. Two statements.
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
        let from = locate(&lists, &self.place, None).unwrap_or_else(Located::anywhere);
        let shown = match found {
            Some(OfferFound::Open(view)) => Shown::Open(view),
            Some(OfferFound::Gone(gone)) => Shown::Gone(gone),
            None => Shown::Unknown,
        };
        let (occupation, place) = match &shown {
            Shown::Open(view) => (view.card.figures.occupation, Some(&view.card.place)),
            Shown::Gone(gone) => (gone.occupation, Some(&gone.place)),
            Shown::Unknown => (None, None),
        };
        let km = |to: Option<Position>| {
            let (from, to) = from.at.zip(to)?;
            Some(whole_km(distance_km(from, to)))
        };
        let office = cx.office();
        let reader = office.offer_index().reader();
        let ids = similar(&reader, self.offer, occupation, place, cx.now().0);
        let similar = store::cards(cx.tx(), &ids).await?;
        let address = self
            .offer
            .map(|id| format!("{}/offres/{id}", office.settings().public_url))
            .unwrap_or_default();
        Ok(OfferPage {
            km: km(place.and_then(|place| place.position)),
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
                .map(|card| FoundOffer {
                    km: km(card.place.position),
                    card,
                })
                .collect(),
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
fn whole_km(km: f64) -> u32 {
    km.round() as u32
}

/// The same work nearby, then anywhere; else the newest nearby, then anywhere.
fn similar(
    reader: &Reader,
    own: Option<OfferId>,
    occupation: Option<OccupationCode>,
    place: Option<&model::Place>,
    now: i64,
) -> Vec<OfferId> {
    let near = place.map_or(Place::Anywhere, |place| {
        match (place.position, &place.department) {
            (Some(at), _) => Place::Around {
                at: point(at),
                km: NEAR,
            },
            (None, Some(code)) => Place::Departments(vec![code.clone()]),
            (None, None) => Place::Anywhere,
        }
    });
    let work: Vec<String> = occupation.iter().map(ToString::to_string).collect();
    let mut ids: Vec<OfferId> = Vec::new();
    for (place, occupations) in [
        (near.clone(), work.clone()),
        (Place::Anywhere, work),
        (near, Vec::new()),
        (Place::Anywhere, Vec::new()),
    ] {
        if ids.len() >= SIMILAR {
            break;
        }
        let answer = reader.search(&Question {
            filters: Filters {
                place,
                occupations,
                ..Filters::default()
            },
            sort: Sort::Date,
            limit: 2 * SIMILAR + 1,
            now,
            ..Question::default()
        });
        for (id, _) in hits(&answer) {
            if own != Some(id) && !ids.contains(&id) && ids.len() < SIMILAR {
                ids.push(id);
            }
        }
    }
    ids
}
