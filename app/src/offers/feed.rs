//! The words of a search as a feed. Its address is in `search`, the XML is the
//! server's.

use pleinweb_kernel::Lang;
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::{FoundOffers, StoredOffer};

use super::labels;
use crate::texts::{api, offers as t};

/// "Offres d’emploi : boulanger, Limoges (87), CDI".
pub fn title(lang: Lang, state: &SearchState, found: &FoundOffers) -> String {
    let mut parts = Vec::new();
    if !state.what.is_empty() {
        parts.push(state.what.clone());
    }
    parts.extend(found.place.iter().map(|place| place.label.clone()));
    let filters = state.filters.iter();
    parts.extend(filters.map(|filter| labels::filter(lang, *filter, [])));
    if parts.is_empty() {
        api::feed_title(lang).to_owned()
    } else {
        api::feed_title_for(lang, &parts.join(", "))
    }
}

/// What was not understood, where the page would say so.
pub fn subtitle(lang: Lang, state: &SearchState, found: &FoundOffers) -> Option<String> {
    let mut said = Vec::new();
    if found.partial {
        said.push(t::partial(lang).to_owned());
    }
    said.extend(
        found
            .understood
            .corrected
            .iter()
            .map(|used| t::corrected(lang, used)),
    );
    if found.understood.no_words {
        said.push(t::no_words(lang, &state.what));
    }
    for ignored in &found.ignored {
        said.push(if ignored.name == names::PLACE {
            t::place_unknown(lang, &ignored.value)
        } else {
            t::ignored(lang, &[&ignored.name, "=", &ignored.value].concat())
        });
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Employer, place, contract, hours, pay.
pub fn summary(lang: Lang, stored: &StoredOffer, km: Option<u32>) -> String {
    let offer = &stored.offer;
    let employer = offer.text.employer.clone();
    let mut parts = vec![employer.unwrap_or_else(|| t::employer_unknown(lang).to_owned())];
    if !offer.place.label.is_empty() {
        let place = labels::place(lang, &offer.place);
        parts.push(match km {
            Some(km) => [&place, ", ", &labels::km(lang, km)].concat(),
            None => place,
        });
    }
    parts.push(labels::contract(lang, offer.figures.contract).to_owned());
    parts.extend(
        offer
            .figures
            .hours
            .map(|hours| labels::hours(lang, hours).to_owned()),
    );
    parts.extend(labels::pay(lang, &offer.pay));
    parts.join(" · ")
}
