//! A search of offers and its addresses. The form, the filters, the results, the
//! feed, saved searches and links to offers have them from here; what an address
//! says is `SearchState`'s alone.

use pleinweb_kernel::Lang;
use pleinweb_offers::search::names;
use pleinweb_offers::search::spoken::Plain;
use pleinweb_offers::search::state::{Order, SearchState};
use pleinweb_offers::search::view::SearchView;

use crate::address::{encode_all, with_query};
use crate::page::Page;
use crate::texts::offers as t;

/// Where the feed of a search is, after the language; the query is the page's.
pub const FEED_PATH: &str = "/offres.atom";
/// The same in English, for the table of routes.
pub const FEED_PATH_EN: &str = "/en/offres.atom";

/// The search of the page, and what it found.
#[derive(Clone)]
pub struct Search {
    pub lang: Lang,
    /// What is asked for, in plain words and filters.
    pub state: SearchState,
    /// What the fields hold: while someone types, what they typed.
    pub form: SearchState,
    /// What was typed, where that was read as something plainer.
    pub said: Option<Said>,
    pub found: SearchView,
}

/// Words as typed, and what was understood of them.
#[derive(Clone)]
pub struct Said {
    pub typed: String,
    pub read: Plain,
}

/// The address of a search.
pub fn href(lang: Lang, state: &SearchState) -> String {
    of_query(lang, &state.query())
}

/// The address of a search whose page says of which words it was understood.
pub fn saying(lang: Lang, state: &SearchState, typed: &str) -> String {
    let query = state.query();
    let mark = if query.is_empty() { "" } else { "&" };
    let said = [names::SAID, "=", &encode_all(typed)].concat();
    of_query(lang, &[query.as_str(), mark, &said].concat())
}

/// The address of a search that is kept as its query.
pub fn of_query(lang: Lang, query: &str) -> String {
    Page::Offers.href_asking(lang, query)
}

/// The address of the feed of a search. A feed has an order of its own.
pub fn feed(lang: Lang, state: &SearchState) -> String {
    let state = SearchState {
        order: Order::default(),
        ..state.clone().first_part()
    };
    with_query(&[lang.prefix(), FEED_PATH].concat(), &state.query())
}

/// Where a search is kept in the person's space; whoever is not signed in comes
/// back to it.
pub fn keep(lang: Lang, state: &SearchState) -> String {
    let query = state.clone().first_part().query();
    Page::NewSearch.href_asking(lang, &query)
}

/// The address of an offer seen from a place, which may be empty: the page then
/// says how far it is.
pub fn offer(lang: Lang, id: String, from: &str) -> String {
    let mut href = Page::Offer(id).href(lang);
    href.push_str(&SearchState::seen_from(from));
    href
}

/// How many offers there are, and where.
pub fn total(lang: Lang, found: &SearchView) -> String {
    let total = t::total(lang, found.total);
    match &found.place {
        Some(place) if place.around => t::total_around(lang, &place.label, &total),
        Some(place) => t::total_in(lang, &place.label, &total),
        None => total,
    }
}

#[cfg(test)]
mod tests {
    use super::{SearchState, feed, href, keep, offer, saying};
    use pleinweb_kernel::Lang;

    #[test]
    fn a_feed_has_the_address_of_its_search() {
        for (query, address) in [
            ("", "/offres.atom"),
            ("tri=salaire", "/offres.atom"),
            (
                "quoi=boulanger&ou=Limoges&rayon=30&tri=date&suite=00",
                "/offres.atom?quoi=boulanger&ou=Limoges&rayon=30",
            ),
        ] {
            let (state, _) = SearchState::read(query);
            assert_eq!(feed(Lang::Fr, &state), address);
            assert_eq!(feed(Lang::En, &state), ["/en", address].concat());
        }
    }

    #[test]
    fn a_search_is_an_address_wherever_it_leads() {
        let (state, _) = SearchState::read("quoi=boulanger&ou=Limoges&suite=00");
        assert_eq!(
            href(Lang::En, &state),
            "/en/offres?quoi=boulanger&ou=Limoges&suite=00"
        );
        assert_eq!(
            keep(Lang::Fr, &state),
            "/espace/recherches/nouvelle?quoi=boulanger&ou=Limoges"
        );
        assert_eq!(href(Lang::Fr, &SearchState::default()), "/offres");
        assert_eq!(
            saying(Lang::Fr, &SearchState::default(), "un été & co"),
            "/offres?dit=un%20%C3%A9t%C3%A9%20%26%20co"
        );
        let from = state.place_as_meant();
        assert_eq!(
            offer(Lang::Fr, "7".to_owned(), &from),
            "/offres/7?ou=Limoges"
        );
        assert_eq!(offer(Lang::En, "7".to_owned(), ""), "/en/offres/7");
    }
}
