//! What is said of the place that was typed: that a letter was corrected, that
//! nobody knows it, or that it is elsewhere; with places to choose instead.
//! Everything is a link: it works without scripts.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_nomenclature::model::ElsewhereKind;
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::search::view::{ElsewhereFound, PlaceNote, SearchView};

use super::search::href;
use crate::texts::offers as t;

/// The notes about the place of a search.
pub fn place_notes(lang: Lang, state: &SearchState, found: &SearchView) -> Vec<AnyView> {
    let unknown = found
        .ignored
        .iter()
        .find(|ignored| ignored.name == names::PLACE);
    match (&found.place_note, unknown) {
        (Some(note), _) => noted(lang, state, found, note, unknown.is_some()),
        (None, Some(unknown)) => {
            vec![view! { <p>{t::place_unknown(lang, &unknown.value)}</p> }.into_any()]
        }
        (None, None) => Vec::new(),
    }
}

fn noted(
    lang: Lang,
    state: &SearchState,
    found: &SearchView,
    note: &PlaceNote,
    unknown: bool,
) -> Vec<AnyView> {
    let mut notes = Vec::new();
    if note.corrected {
        let label = found.place.as_ref().map(|place| place.label.as_str());
        let exactly = SearchState {
            place: ["\"", note.typed.as_str(), "\""].concat(),
            ..state.clone().first_part()
        };
        let link = href(lang, &exactly);
        notes.push(
            view! { <p>{t::place_corrected(lang, label.unwrap_or_default(), &note.typed)}" "<a href=link>{t::place_exactly(lang, &note.typed)}</a></p> }
                .into_any(),
        );
    }
    // Departments were searched under the name, not a town that has it too.
    let inside = found.place.as_ref().is_some_and(|place| !place.around);
    let lead = match &note.elsewhere {
        Some(elsewhere) => {
            let taken = found.place.as_ref().is_some_and(|place| place.around);
            let text = if taken {
                also(lang, elsewhere)
            } else {
                what(lang, elsewhere)
            };
            notes.push(view! { <p>{text}</p> }.into_any());
            lead(lang, unknown, inside, note.choices.is_empty())
        }
        None if unknown => t::place_unknown_choose(lang, &note.typed),
        None => t::other_places(lang).to_owned(),
    };
    if note.choices.is_empty() {
        if unknown {
            notes.push(view! { <p>{lead}</p> }.into_any());
        }
        return notes;
    }
    notes.push(choices(lang, state, &note.choices, lead));
    notes
}

/// What a name is that is no place of ours.
fn what(lang: Lang, elsewhere: &ElsewhereFound) -> String {
    let name = &elsewhere.name;
    match elsewhere.kind {
        ElsewhereKind::Country => t::elsewhere_country(lang, name),
        ElsewhereKind::Town | ElsewhereKind::RegionAbroad => {
            t::elsewhere_abroad(lang, country(lang, elsewhere), name)
        }
        ElsewhereKind::OldRegion => t::elsewhere_old_region(lang, name),
        ElsewhereKind::Region => t::elsewhere_region(lang, name),
        ElsewhereKind::Island => t::elsewhere_island(lang, name),
    }
}

/// The same where a town of ours has that name too, and was searched.
fn also(lang: Lang, elsewhere: &ElsewhereFound) -> String {
    if elsewhere.kind.is_abroad() {
        t::elsewhere_namesake(lang, country(lang, elsewhere), &elsewhere.name)
    } else {
        t::elsewhere_namesake_area(lang, &elsewhere.name)
    }
}

fn country(lang: Lang, elsewhere: &ElsewhereFound) -> &str {
    let id = ["country-", &elsewhere.country.to_lowercase()].concat();
    t::by_id(lang, &id).unwrap_or(&elsewhere.country)
}

fn lead(lang: Lang, unknown: bool, inside: bool, alone: bool) -> String {
    let text = if unknown && alone {
        t::elsewhere_all(lang)
    } else if unknown {
        t::elsewhere_near(lang)
    } else if inside {
        t::elsewhere_inside(lang)
    } else {
        t::elsewhere_also(lang)
    };
    text.to_owned()
}

/// Places, each a link to the same search there.
pub fn choices(lang: Lang, state: &SearchState, places: &[String], lead: String) -> AnyView {
    let links: Vec<AnyView> = places
        .iter()
        .map(|place| {
            let there = SearchState {
                place: place.clone(),
                place_exact: false,
                ..state.clone().first_part()
            };
            view! { <li><a class="alone" href=href(lang, &there)>{place.clone()}</a></li> }
                .into_any()
        })
        .collect();
    let text = lead.clone();
    view! { <nav aria-label=lead><p>{text}</p><ul class="cluster plain-list">{links}</ul></nav> }
        .into_any()
}
