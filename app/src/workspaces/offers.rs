//! The part of an offer: why it fits, reporting it, contesting a decision.

use leptos::prelude::*;

use crate::offers::{page_contest, page_offer, page_ranking, page_report};
use crate::page::Page;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Offer(id) => page_offer::offer(id),
        Page::OfferRanking => page_ranking::ranking(),
        Page::OfferContest(token) => page_contest::contest(token),
        Page::OfferReport(id) => page_report::report(id),
        Page::OfferReported(id) => page_report::reported(id),
        _ => crate::errors::not_found(),
    }
}
