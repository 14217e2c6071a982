//! The job seeker part: its pages, and the ways that lead from each of them.
//! "Revenir en agence" is one of them, everywhere.

use leptos::prelude::*;

use crate::contract::{page_contract, page_home, page_return};
use crate::kit::{Dock, Way, lu};
use crate::lang::use_lang;
use crate::offers::saved::{page_new, page_search, page_searches};
use crate::offers::{page_fit, page_kept};
use crate::page::Page;
use crate::registration;
use crate::texts::contract as t;
use crate::texts::offer_fit;

pub fn show(page: Page) -> AnyView {
    view! { {dock()} {view(page)} }.into_any()
}

/// The ways of a job seeker. Public pages that serve them keep it too.
pub fn dock() -> AnyView {
    let lang = use_lang();
    let ways = vec![
        Way::new(Page::Space.href(lang), t::nav_home(lang)).icon(lu::LuHouse),
        Way::new(Page::FitOffers.href(lang), offer_fit::nav(lang))
            .icon(lu::LuSearch)
            .holds(Page::FitOffers.href(lang))
            .holds(Page::SavedSearches.href(lang)),
        Way::new(Page::Registration.href(lang), t::nav_registration(lang))
            .icon(lu::LuFilePenLine)
            .holds(Page::Registration.href(lang)),
        Way::new(Page::Contract.href(lang), t::nav_contract(lang)).icon(lu::LuHandshake),
        Way::new(Page::ReturnToAgency.href(lang), t::nav_return(lang)).icon(lu::LuStore),
    ];
    view! { <Dock label=t::nav_label(lang) ways/> }.into_any()
}

/// One line a page.
fn view(page: Page) -> AnyView {
    match page {
        Page::Space => page_home::home(),
        Page::FitOffers => page_fit::fit(),
        Page::KeptOffers => page_kept::kept(),
        Page::Contract => page_contract::contract(),
        Page::ReturnToAgency => page_return::way_back(),
        Page::ReturnDone => page_return::done(),
        Page::VolunteerAgain => page_return::volunteer(),
        Page::Registration => registration::intro(),
        Page::RegistrationStep(step) => registration::step(step),
        Page::SavedSearches => page_searches::searches(),
        Page::NewSearch => page_new::new(),
        Page::SavedSearch(id) => page_search::search(id),
        Page::RegistrationReceipt => registration::receipt(),
        Page::RegistrationSent => registration::sent(),
        _ => crate::errors::not_found(),
    }
}
