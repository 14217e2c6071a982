//! Searches that a person keeps: their pages and server functions.

pub mod api;
pub mod page_new;
pub mod page_search;
pub mod page_searches;
pub mod page_stop;

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::{Rhythm, SearchRequest};
use pleinweb_offers::search::state::SearchState;

use super::labels;
use crate::kit::{Choice, RadioGroup};
use crate::texts::saved_searches as t;

/// Where a mail program stops mails by itself (RFC 8058): at the page of the link,
/// for the table of routes.
pub const STOP_PATH: &str = "/alertes/{token}";
/// The same in English.
pub const STOP_PATH_EN: &str = "/en/alertes/{token}";

/// A search in words: "boulanger · Limoges, 30 km · CDI".
pub fn label(lang: Lang, asked: &SearchRequest) -> String {
    let (state, _) = SearchState::read(&asked.query);
    let mut parts = Vec::new();
    if !state.what.is_empty() {
        parts.push(state.what.clone());
    }
    if !state.place.is_empty() {
        let place = state.place.clone();
        parts.push(match state.radius {
            Some(km) if km > 0 => t::around(lang, &km.to_string(), &place),
            _ => place,
        });
    }
    for filter in &state.filters {
        parts.push(labels::filter(lang, *filter, &asked.chosen));
    }
    parts.join(" · ")
}

/// Where its offers are.
pub(super) fn results(lang: Lang, asked: &SearchRequest) -> String {
    super::search::of_query(lang, &asked.query)
}

pub(super) fn rhythm_name(lang: Lang, rhythm: Rhythm) -> &'static str {
    t::by_id(lang, rhythm.message()).unwrap_or_default()
}

pub(super) fn rhythms(lang: Lang, chosen: Rhythm) -> AnyView {
    let choices = Rhythm::ALL
        .iter()
        .map(|rhythm| Choice::new(rhythm.key(), rhythm_name(lang, *rhythm)))
        .collect();
    view! {
        <RadioGroup name="rhythm" label=t::rhythm(lang) hint=t::rhythm_hint(lang) value=chosen.key() choices/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Lang, STOP_PATH, STOP_PATH_EN};
    use crate::page::Page;

    #[test]
    fn mails_are_stopped_at_the_page_of_the_link() {
        let page = Page::MailStop("{token}".to_owned());
        assert_eq!(page.href(Lang::Fr), STOP_PATH);
        assert_eq!(page.href(Lang::En), STOP_PATH_EN);
    }
}
