//! The part of offers: the search, an offer, reporting one.

use leptos::prelude::*;

use crate::offers::{page_contest, page_offer, page_ranking, page_report, page_search};
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Offers => page_search::search(),
        Page::Offer(id) => page_offer::offer(id),
        Page::OfferRanking => page_ranking::ranking(),
        Page::OfferContest(token) => page_contest::contest(token),
        Page::OfferReport(id) => page_report::report(id),
        Page::OfferReported(id) => page_report::reported(id),
        _ => crate::errors::not_found(),
    }
}
