//! From an offer to what is indexed of it.

use pleinweb_search::{Document, Elsewhere, Point, Skill};

use crate::StoredOffer;
use crate::html_text::plain;
use crate::model::{Need, Offer, Place};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::model::{OccupationCode, Position};

/// The domain of an occupation is the first letter of its code.
pub fn domain_of(code: OccupationCode) -> String {
    code.as_str()[..1].to_owned()
}

/// An offer for the index. Where it is can be searched by word too: people
/// write "boulanger Limoges" in one field.
pub fn document(stored: &StoredOffer, lists: &Lists) -> Document {
    let offer = &stored.offer;
    let (figures, text, place) = (&offer.figures, &offer.text, &offer.place);
    let label = figures
        .occupation
        .and_then(|code| lists.occupations.label(code))
        .unwrap_or_default();
    let mut document = Document {
        id: *stored.id.0.as_bytes(),
        title: text.title.clone(),
        text: words_of(offer),
        employer: text.employer.clone().unwrap_or_default(),
        skills: text
            .requirements
            .iter()
            .map(|asked| Skill {
                name: asked.label.clone(),
                must: asked.need == Need::Must,
            })
            .collect(),
        occupation: figures
            .occupation
            .map(|code| code.to_string())
            .unwrap_or_default(),
        occupation_label: label.to_owned(),
        synonyms: text.job_title.iter().cloned().collect(),
        domain: figures.occupation.map(domain_of).unwrap_or_default(),
        commune: place
            .commune
            .map(|code| code.to_string())
            .unwrap_or_default(),
        department: place.department.clone().unwrap_or_default(),
        region: place.region.clone().unwrap_or_default(),
        at: place.position.map(point),
        elsewhere: place.elsewhere.iter().map(elsewhere).collect(),
        pay_low: offer.pay.yearly.map(|pay| pay.low),
        pay_high: offer.pay.yearly.map(|pay| pay.high),
        created: offer.published_at.unwrap_or_default().0,
        aged: stored.aged,
        source: offer.source.key.clone(),
        ..Document::default()
    };
    figures.index(&mut document);
    document
}

fn point(at: Position) -> Point {
    Point {
        lat: at.lat,
        lon: at.lon,
    }
}

fn elsewhere(place: &Place) -> Elsewhere {
    Elsewhere {
        commune: place
            .commune
            .map(|code| code.to_string())
            .unwrap_or_default(),
        department: place.department.clone().unwrap_or_default(),
        region: place.region.clone().unwrap_or_default(),
        at: place.position.map(point),
    }
}

fn words_of(offer: &Offer) -> String {
    let mut words = plain(&offer.text.description);
    let places = offer.place.all();
    let places = places.flat_map(|place| [Some(&place.label), place.region.as_ref()]);
    let rest = [
        offer.text.sector.as_ref(),
        offer.text.qualification.as_ref(),
    ];
    for part in places.chain(rest).flatten() {
        words.push('\n');
        words.push_str(part);
    }
    words
}
