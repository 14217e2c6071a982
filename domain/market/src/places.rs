//! From what was asked to occupations and places that the book knows.

use super::book::{Occupations, Places};
use super::model::{
    DOMAINS, Level, MarketAnswer, MarketInput, OccupationName, PlaceName, Scope, USUAL_RADIUS,
};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::geography::departments;
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode, PlaceHit};

/// Other meanings of what was typed that are worth a link.
const OTHERS: usize = 4;
/// Nobody looks for work farther away than this.
const FARTHEST_KM: u16 = 200;

/// A question that was understood.
#[derive(Clone, Debug)]
pub struct Question {
    pub scope: Scope,
    pub occupations: Occupations,
    pub places: Places,
    /// Where people are counted: the same place, but never less than a zone.
    pub people_at: Option<(Level, Option<String>, Places)>,
    /// Code of the department and name of the zone of the place in the middle.
    pub department: Option<String>,
    pub zone: Option<String>,
    /// The areas that reach farther, the nearest first.
    pub farther: Vec<Reach>,
}

/// Understands a question.
///
/// # Errors
/// The words that nothing was found for.
pub fn understand(lists: &Lists, input: &MarketInput) -> Result<Question, MarketAnswer> {
    let occupation = occupation(lists, input);
    let place = place(lists, input);
    let unknown = |found: bool, code: &str, text: &str| {
        let words = if text.trim().is_empty() { code } else { text };
        (!found && !words.trim().is_empty()).then(|| words.trim().to_owned())
    };
    let missing_occupation = unknown(
        occupation.is_some(),
        &input.occupation,
        &input.occupation_text,
    );
    let missing_place = unknown(place.is_some(), &input.place, &input.place_text);
    if missing_occupation.is_some() || missing_place.is_some() {
        return Err(MarketAnswer::Unknown {
            occupation: missing_occupation,
            place: missing_place,
        });
    }
    let domain = domain(input).filter(|_| occupation.is_none());
    let (occupation, other_occupations) = occupation.unzip();
    let (hit, other_places) = place.unzip();
    let occupations = match (&occupation, domain) {
        (Some(named), _) => Occupations::These(vec![named.code]),
        (None, Some(letter)) => Occupations::Domain(letter),
        (None, None) => Occupations::All,
    };
    let level = level(input, hit.as_ref());
    let reach = Reach::new(lists, hit.as_ref(), level, radius(input));
    let scope = Scope {
        occupation,
        domain,
        level: reach.level,
        place: hit.as_ref().map(name),
        area: reach.area.clone(),
        radius: if reach.level == Level::Around {
            radius(input)
        } else {
            0
        },
        other_occupations: other_occupations.unwrap_or_default(),
        other_places: other_places.unwrap_or_default(),
    };
    let people_at = if reach.level == Level::Around {
        let hit = hit.as_ref();
        let zone = hit.and_then(|hit| hit.zone.as_ref());
        let wider = if zone.is_some() {
            Level::Zone
        } else {
            Level::Department
        };
        let wider = Reach::new(lists, hit, wider, 0);
        Some((wider.level, wider.area, wider.places))
    } else {
        Some((reach.level, reach.area, reach.places.clone()))
    };
    Ok(Question {
        scope,
        occupations,
        farther: farther(lists, hit.as_ref(), reach.level),
        places: reach.places,
        people_at,
        department: hit.as_ref().map(|hit| hit.department.clone()),
        zone: hit.and_then(|hit| hit.zone),
    })
}

fn occupation(lists: &Lists, input: &MarketInput) -> Option<(OccupationName, Vec<OccupationName>)> {
    if let Ok(code) = OccupationCode::parse(&input.occupation)
        && let Some(label) = lists.occupations.label(code)
    {
        let label = label.to_owned();
        return Some((OccupationName { code, label }, Vec::new()));
    }
    let mut hits = lists
        .occupations
        .search(&input.occupation_text, OTHERS + 1)
        .into_iter()
        .map(|hit| OccupationName {
            code: hit.code,
            label: hit.label,
        });
    Some((hits.next()?, hits.collect()))
}

fn place(lists: &Lists, input: &MarketInput) -> Option<(PlaceHit, Vec<PlaceName>)> {
    if let Ok(code) = CommuneCode::parse(&input.place)
        && let Some(hit) = lists.places.by_code(code)
    {
        return Some((hit, Vec::new()));
    }
    let mut hits = lists
        .places
        .search(&input.place_text, OTHERS + 1)
        .into_iter();
    Some((hits.next()?, hits.map(|hit| name(&hit)).collect()))
}

/// "Limoges (87)".
pub(super) fn name(hit: &PlaceHit) -> PlaceName {
    PlaceName {
        commune: hit.commune,
        label: format!("{} ({})", hit.name, hit.department),
    }
}

fn domain(input: &MarketInput) -> Option<char> {
    let letter = input.domain.trim().to_ascii_uppercase();
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if DOMAINS.contains(letter) => Some(letter),
        _ => None,
    }
}

fn radius(input: &MarketInput) -> u16 {
    input
        .radius
        .trim()
        .parse()
        .map_or(USUAL_RADIUS, |km: u16| km.min(FARTHEST_KM))
}

/// Without a place there is only the country.
fn level(input: &MarketInput, place: Option<&PlaceHit>) -> Level {
    if place.is_none() {
        return Level::Country;
    }
    Level::parse(&input.level).unwrap_or(Level::Around)
}

/// The areas around a place that reach farther than this one.
fn farther(lists: &Lists, hit: Option<&PlaceHit>, than: Level) -> Vec<Reach> {
    let levels = Level::ALL
        .iter()
        .skip_while(|level| **level != than)
        .skip(1);
    let reaches = levels.map(|level| Reach::new(lists, hit, *level, 0));
    let mut farther: Vec<Reach> = reaches.filter(|reach| reach.level != than).collect();
    // A place without a zone has its department twice.
    farther.dedup_by_key(|reach| reach.level);
    farther
}

/// An area around a place.
#[derive(Clone, Debug)]
pub struct Reach {
    pub level: Level,
    /// Its name; the country has none.
    pub area: Option<String>,
    pub places: Places,
}

impl Reach {
    pub fn new(lists: &Lists, hit: Option<&PlaceHit>, level: Level, km: u16) -> Self {
        let Some(hit) = hit else {
            return Self::country();
        };
        match level {
            Level::Around => Self {
                level,
                area: None,
                places: Places::Communes(around(lists, hit, km)),
            },
            Level::Zone => match &hit.zone {
                Some(zone) => Self {
                    level,
                    area: Some(zone.clone()),
                    places: Places::Communes(lists.places.in_zone(zone)),
                },
                // A handful of communes have none.
                None => Self::new(lists, Some(hit), Level::Department, km),
            },
            Level::Department => Self {
                level,
                area: Some(hit.department_name.clone()),
                places: Places::Departments(vec![hit.department.clone()]),
            },
            Level::Region => Self {
                level,
                area: Some(hit.region.clone()),
                places: Places::Departments(
                    departments()
                        .iter()
                        .filter(|department| department.region == hit.region)
                        .map(|department| department.code.to_owned())
                        .collect(),
                ),
            },
            Level::Country => Self::country(),
        }
    }

    fn country() -> Self {
        Self {
            level: Level::Country,
            area: None,
            places: Places::Country,
        }
    }
}

/// The commune itself and those whose middle is within some kilometres.
fn around(lists: &Lists, hit: &PlaceHit, km: u16) -> Vec<CommuneCode> {
    let mut codes = match hit.position {
        Some(position) if km > 0 => lists.places.within(position, f64::from(km)),
        _ => Vec::new(),
    };
    if !codes.contains(&hit.commune) {
        codes.push(hit.commune);
    }
    codes
}
