//! The server functions of offers. Anyone looks and reports; operators decide;
//! an employer contests by a link that is a secret; a job seeker sees what fits,
//! keeps and corrects.

use leptos::prelude::*;
use pleinweb_fit::{
    ContestFitInput, FitView, KeepOfferInput, KeptView, OfferFit, UndoContestInput,
};
use pleinweb_kernel::{AppError, FormMeta};
use pleinweb_offers::reports::{
    ContestInput, DecideReportInput, ReportInput, ReportsView, SettleContestInput, TakedownView,
};
use pleinweb_offers::search::view::{OfferPage, SearchView};

use crate::page::{Page, params};
use pleinweb_fit as fit;
use pleinweb_offers as d;
use pleinweb_offers::search::view::Shown;

/// `query`: the query of the address of a search. `typing`: its last word may
/// be unfinished.
pub async fn search_offers(query: String, typing: bool) -> Result<SearchView, AppError> {
    crate::serve::ask::<d::SearchOffers>(d::SearchInput { query, typing }).await
}

/// `place`: of the search that led to the offer, as typed; may be empty.
pub async fn load_offer_page(offer: String, place: String) -> Result<OfferPage, AppError> {
    let page = crate::serve::ask::<d::LoadOfferPage>(d::OfferPageInput { offer, place }).await?;
    // An id that never was an offer answers 404, though the page shows other
    // offers.
    if matches!(page.found, Shown::Unknown) {
        crate::serve::not_found();
    }
    Ok(page)
}

#[server(prefix = "/_fn", endpoint = "offers/report")]
pub async fn report_offer(command: ReportInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::ReportOffer>(command, meta, |offer| {
        Page::OfferReported(offer.to_string())
    })
    .await
}

/// `after`: `next` of the part before, or nothing.
pub async fn load_reports(after: String) -> Result<ReportsView, AppError> {
    crate::serve::ask::<d::LoadReports>(after).await
}

#[server(prefix = "/_fn", endpoint = "offers/decide-report")]
pub async fn decide_report(command: DecideReportInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::DecideReport>(command, meta, |told, lang| {
        Page::OperatorReports.href_with(lang, &[(params::DONE, &told.to_string())])
    })
    .await
}

pub async fn load_takedown(token: String) -> Result<TakedownView, AppError> {
    crate::serve::ask::<d::LoadTakedown>(token).await
}

#[server(prefix = "/_fn", endpoint = "offers/contest")]
pub async fn contest_takedown(command: ContestInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::ContestTakedown>(command, meta, |token, lang| {
        Page::OfferContest(token.clone()).href_with(lang, &[(params::RECEIVED, params::YES)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/settle-contest")]
pub async fn settle_contest(command: SettleContestInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::SettleContest>(command, meta, |told, lang| {
        Page::OperatorReports.href_with(lang, &[(params::DONE, &told.to_string())])
    })
    .await
}

pub async fn load_fit() -> Result<FitView, AppError> {
    crate::serve::ask::<fit::LoadFit>(()).await
}

pub async fn load_offer_fit(offer: String) -> Result<OfferFit, AppError> {
    crate::serve::ask::<fit::LoadOfferFit>(offer.parse()?).await
}

pub async fn load_kept_offers() -> Result<KeptView, AppError> {
    crate::serve::ask::<fit::LoadKeptOffers>(()).await
}

/// Back to the page of the button.
#[server(prefix = "/_fn", endpoint = "offers/keep")]
pub async fn keep_offer(command: KeepOfferInput, meta: FormMeta) -> Result<(), AppError> {
    let back = meta.safe_back().to_owned();
    crate::serve::run_to::<fit::KeepOffer>(command, meta, |_, _| back).await
}

#[server(prefix = "/_fn", endpoint = "offers/contest-fit")]
pub async fn contest_fit(command: ContestFitInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<fit::ContestFit>(command, meta, |correction, lang| {
        Page::FitOffers.href_with(lang, &[(params::CORRECTED, &correction.to_string())])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/undo-contest")]
pub async fn undo_contest(command: UndoContestInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<fit::UndoContest>(command, meta, |correction, lang| {
        Page::FitOffers.href_with(lang, &[(params::UNDONE, &correction.to_string())])
    })
    .await
}
