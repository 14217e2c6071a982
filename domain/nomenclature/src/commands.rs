//! What pages ask about occupations and places. Anyone may ask: nothing here
//! is about a person.

use serde::{Deserialize, Serialize};

use super::elsewhere;
use super::model::{CommuneCode, OccupationHit, PlaceHit, Position, Postcode};
use super::nearby::{Agency, HelpPlace, Near, NearbyHelp};
use super::rules::{distance_km, nearest};
use super::store;
use pleinweb_kernel::{AppError, Code, FieldErrors};
use pleinweb_platform::{Cx, Permit, Query, Tx};

/// Suggestions shown under a field.
const SUGGESTIONS: usize = 8;
const AGENCIES: usize = 3;
/// An agency farther than this is not near; one's own is shown wherever it is.
const NEAR_KM: f64 = 100.0;
const HELP_PLACES: usize = 5;

/// What someone typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuggestInput {
    pub text: String,
}

/// Occupations by everyday words. Nothing typed suggests nothing.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct SuggestOccupations(String);

impl Query for SuggestOccupations {
    const NAME: &'static str = "nomenclature/suggest-occupations";
    type Input = SuggestInput;
    type Subject = ();
    type Output = Vec<OccupationHit>;

    fn parse(input: SuggestInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.text))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        _permit: &Permit<()>,
    ) -> Result<Vec<OccupationHit>, AppError> {
        Ok(super::lists(cx)
            .await?
            .occupations
            .search(&self.0, SUGGESTIONS))
    }
}

/// Places by name or postcode. Nothing typed suggests nothing.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct SuggestPlaces(String);

impl Query for SuggestPlaces {
    const NAME: &'static str = "nomenclature/suggest-places";
    type Input = SuggestInput;
    type Subject = ();
    type Output = Vec<PlaceHit>;

    fn parse(input: SuggestInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.text))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Vec<PlaceHit>, AppError> {
        let lists = super::lists(cx).await?;
        let mut found = lists.places.search(&self.0, SUGGESTIONS);
        // Of a name elsewhere the places of ours beside it come first.
        if let Some(elsewhere) = elsewhere::find(&self.0) {
            let near = lists.beside(&elsewhere);
            let mut near: Vec<PlaceHit> = near
                .iter()
                .filter_map(|place| lists.meant(place).places.into_iter().next())
                .collect();
            near.append(&mut found);
            near.truncate(SUGGESTIONS);
            found = near;
        }
        Ok(found)
    }
}

/// Where help is looked for: what someone typed (a postcode, a town), or the
/// commune they picked from the suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NearbyInput {
    pub place: String,
    pub commune: String,
}

/// Agencies and places that help, around a place.
///
/// # Errors
/// `Invalid`: `place` required, place-unknown.
#[derive(Debug)]
pub struct FindNearbyHelp {
    place: String,
    commune: Option<CommuneCode>,
}

impl Query for FindNearbyHelp {
    const NAME: &'static str = "nomenclature/nearby-help";
    type Input = NearbyInput;
    type Subject = ();
    type Output = NearbyHelp;

    fn parse(input: NearbyInput) -> Result<Self, FieldErrors> {
        // A commune that cannot be read was not picked: what was typed counts.
        let commune = CommuneCode::parse(&input.commune).ok();
        if commune.is_none() && input.place.trim().is_empty() {
            return Err(FieldErrors::one("place", "required"));
        }
        Ok(Self {
            place: input.place,
            commune,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<NearbyHelp, AppError> {
        let lists = super::lists(cx).await?;
        let typed = Postcode::parse(&self.place).ok();
        let place = lists
            .place(self.commune, typed)
            .or_else(|| {
                let meant = lists.meant(&self.place);
                let department = meant.department.map(|one| one.code);
                let largest = department.and_then(|code| lists.places.search(code, 1).pop());
                meant.places.into_iter().next().or(largest)
            })
            .ok_or_else(unknown_place)?;
        let all = store::agencies(cx.tx()).await?;
        let postcode = typed
            .or(place.postcode)
            .or_else(|| place.postcodes.first().copied());
        let own = postcode.and_then(|code| lists.agency_of(&all, code, Some(place.commune)));
        let help_places = match place.position {
            Some(position) => help_near(cx.tx(), position, HELP_PLACES).await?,
            None => Vec::new(),
        };
        Ok(NearbyHelp {
            agencies: agencies_near(&all, own, place.position),
            help_places,
            place,
        })
    }
}

fn unknown_place() -> AppError {
    let mut errors = FieldErrors::default();
    errors.push("place", Code::new("place-unknown"));
    errors.into()
}

/// A person's own agency, then others nearby; without one of their own, the nearest.
fn agencies_near(
    all: &[Agency],
    own: Option<&Agency>,
    from: Option<Position>,
) -> Vec<Near<Agency>> {
    let near = |agency: &Agency| Near {
        km: from.map(|from| distance_km(from, agency.position)),
        what: agency.clone(),
    };
    let others = all
        .iter()
        .filter(|agency| Some(agency.id) != own.map(|own| own.id));
    let mut others: Vec<Near<Agency>> = others
        .map(near)
        .filter(|agency| own.is_none() || agency.km.is_none_or(|km| km <= NEAR_KM))
        .collect();
    others.sort_by(|one, other| one.km.unwrap_or(0.0).total_cmp(&other.km.unwrap_or(0.0)));
    own.map(near)
        .into_iter()
        .chain(others)
        .take(AGENCIES)
        .collect()
}

/// The nearest places that help. The circle widens until there are enough.
pub(crate) async fn help_near(
    tx: &mut Tx,
    from: Position,
    count: usize,
) -> Result<Vec<Near<HelpPlace>>, AppError> {
    let mut found = Vec::new();
    for degrees in [0.25, 1.0, 4.0, 16.0] {
        found = store::help_places_within(tx, from, degrees).await?;
        if found.len() >= count {
            break;
        }
    }
    let ranked = nearest(from, found, |place| place.position, count);
    Ok(ranked
        .into_iter()
        .map(|(what, km)| Near { what, km: Some(km) })
        .collect())
}
