//! `GET /api/v1/offers` and `GET /api/v1/offers/{id}`.

use pleinweb_kernel::{AppError, OfferId};
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::{FindInput, FindOffers, LoadStoredOffer, StoredFound, StoredOffer};
use pleinweb_platform::run_query;
use serde::Serialize;
use utoipa::ToSchema;

use super::offer::Offer;
use super::parameters::{USUAL_LIMIT, of_offers, read, value};
use super::problem::{Problem, ProblemBody, ProblemCode, Reason, Refused};
use super::{ApiRequest, Made};
use crate::http::Door;

const PATH: &str = "/api/v1/offers";

/// Offers that hold some of the words that were asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Wider {
    kept: String,
    without: String,
    total: u64,
    offers: Vec<Offer>,
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferList {
    total: u64,
    offers: Vec<Offer>,
    #[schema(format = "uri")]
    next: Option<String>,
    place: Option<String>,
    other_places: Vec<String>,
    corrected: Option<String>,
    some_words: bool,
    no_words: bool,
    wider: Vec<Wider>,
    partial: bool,
}

#[utoipa::path(get, path = "/api/v1/offers", operation_id = "listOffers", responses(
    (status = 200, body = OfferList),
    (status = 400, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn list(door: &Door, asked: &ApiRequest) -> Result<Made, Problem> {
    let pairs = read(&asked.query, &of_offers())?;
    let limit = value(&pairs, "limit");
    let input = FindInput {
        query: asked.query.clone(),
        limit: limit.parse().unwrap_or(USUAL_LIMIT),
        newest: false,
        tail: value(&pairs, "elargir") == "oui",
    };
    let found = run_query::<FindOffers>(&door.app, &asked.info, input).await?;
    if let Some(ignored) = found.ignored.first() {
        // Every other parameter was looked at above.
        return Err(if ignored.name == names::PLACE {
            ProblemCode::UnknownPlace.into()
        } else {
            Problem::parameters(vec![Refused {
                parameter: ignored.name.clone(),
                reason: Reason::Unreadable,
            }])
        });
    }
    let root = &door.app.settings().public_url;
    let passing = found.next.clone();
    let next = found.next.map(|after| {
        let (mut state, _) = SearchState::read(&asked.query);
        state.after = Some(after);
        let mut next = format!("{root}{PATH}?{}", state.query());
        if value(&pairs, "elargir") == "oui" {
            next.push_str("&elargir=oui");
        }
        if !limit.is_empty() {
            next.push_str("&limit=");
            next.push_str(&limit);
        }
        next
    });
    let (place, other_places) = found.place.map(|place| (place.label, place.others)).unzip();
    let offers = |found: Vec<(StoredOffer, Option<u32>)>| -> Vec<Offer> {
        let found = found.into_iter();
        found
            .map(|(stored, km)| Offer::new(root, stored, km))
            .collect()
    };
    let list = OfferList {
        total: found.total,
        offers: offers(found.offers),
        next: next.clone(),
        place,
        other_places: other_places.unwrap_or_default(),
        corrected: found.understood.corrected,
        some_words: found.understood.some_words,
        no_words: found.understood.no_words,
        wider: found
            .tail
            .into_iter()
            .map(|tail| Wider {
                kept: tail.kept,
                without: tail.without,
                total: tail.total,
                offers: offers(tail.offers),
            })
            .collect(),
        partial: found.partial,
    };
    Ok(Made {
        body: json(&list)?,
        next,
        passing,
    })
}

#[utoipa::path(get, path = "/api/v1/offers/{id}", operation_id = "readOffer",
    params(("id" = String, Path, format = "uuid", example = "0192f0c1-2345-7000-8000-000000000000")),
    responses(
        (status = 200, body = Offer),
        (status = 400, body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody, content_type = "application/problem+json"),
    ))]
pub async fn one(door: &Door, asked: &ApiRequest) -> Result<Made, Problem> {
    read(&asked.query, &[])?;
    let id = asked.path.rsplit('/').next().unwrap_or_default();
    let id: OfferId = id.parse()?;
    let found = run_query::<LoadStoredOffer>(&door.app, &asked.info, id).await?;
    match found {
        StoredFound::Open(stored) => {
            let root = &door.app.settings().public_url;
            Ok(Made {
                body: json(&Offer::new(root, *stored, None))?,
                next: None,
                passing: None,
            })
        }
        StoredFound::Gone => Err(ProblemCode::Gone.into()),
        StoredFound::Unknown => Err(Problem::not_found()),
    }
}

/// The text of an answer.
pub fn json(answer: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(answer).map_err(|error| pleinweb_platform::incident(&error))
}
