//! Offers: the search, an offer's page, reporting; and their server functions.

pub mod api;
mod cards;
mod filters;
pub mod page_offer;
pub mod page_report;
pub mod page_search;
mod words;
