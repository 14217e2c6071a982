//! The server functions of offers. Anyone looks and reports; operators decide;
//! an employer contests by a link that is a secret.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use pleinweb_domain::kernel::{AppError, FormMeta};
use pleinweb_domain::offers::reports::{
    ContestInput, DecideReportInput, ReportInput, ReportsView, SettleContestInput, TakedownView,
};
use pleinweb_domain::offers::search::view::{OfferPage, SearchView};
use pleinweb_domain::offers::views::{OfferCard, OfferFound};

#[cfg(feature = "ssr")]
use pleinweb_domain::offers as d;

/// Where an operator works reports off.
#[cfg(feature = "ssr")]
const REPORTS: &str = "/exploitation/signalements";

#[server(prefix = "/_fn", endpoint = "offers/offer", input = GetUrl)]
pub async fn load_offer(offer: String) -> Result<OfferFound, AppError> {
    crate::serve::ask::<d::LoadOffer>(offer.parse()?).await
}

/// `ids`: with commas between them, at most a hundred.
/// `query`: the query of the address of a search. `typing`: its last word may
/// be unfinished.
#[server(prefix = "/_fn", endpoint = "offers/search", input = GetUrl)]
pub async fn search_offers(query: String, typing: bool) -> Result<SearchView, AppError> {
    crate::serve::ask::<d::SearchOffers>(d::SearchInput { query, typing }).await
}

/// `place`: of the search that led to the offer, as typed; may be empty.
#[server(prefix = "/_fn", endpoint = "offers/page", input = GetUrl)]
pub async fn load_offer_page(offer: String, place: String) -> Result<OfferPage, AppError> {
    crate::serve::ask::<d::LoadOfferPage>(d::OfferPageInput { offer, place }).await
}

#[server(prefix = "/_fn", endpoint = "offers/cards", input = GetUrl)]
pub async fn load_offer_cards(ids: String) -> Result<Vec<OfferCard>, AppError> {
    let ids = ids
        .split(',')
        .filter(|id| !id.trim().is_empty())
        .map(str::parse)
        .collect::<Result<Vec<_>, _>>()?;
    crate::serve::ask::<d::LoadOfferCards>(ids).await
}

#[server(prefix = "/_fn", endpoint = "offers/report")]
pub async fn report_offer(command: ReportInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::ReportOffer>(command, meta, |offer| {
        crate::page::Page::OfferReported(offer.to_string())
    })
    .await
}

/// `after`: `next` of the part before, or nothing.
#[server(prefix = "/_fn", endpoint = "offers/reports", input = GetUrl)]
pub async fn load_reports(after: String) -> Result<ReportsView, AppError> {
    crate::serve::ask::<d::LoadReports>(after).await
}

#[server(prefix = "/_fn", endpoint = "offers/decide-report")]
pub async fn decide_report(command: DecideReportInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::DecideReport>(command, meta, |_, lang| {
        format!("{}{REPORTS}?fait=1", lang.prefix())
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/takedown", input = GetUrl)]
pub async fn load_takedown(token: String) -> Result<TakedownView, AppError> {
    crate::serve::ask::<d::LoadTakedown>(token).await
}

#[server(prefix = "/_fn", endpoint = "offers/contest")]
pub async fn contest_takedown(command: ContestInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::ContestTakedown>(command, meta, |token, lang| {
        format!("{}/offres/contester/{token}?recu=1", lang.prefix())
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/settle-contest")]
pub async fn settle_contest(command: SettleContestInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::SettleContest>(command, meta, |_, lang| {
        format!("{}{REPORTS}?fait=1", lang.prefix())
    })
    .await
}
