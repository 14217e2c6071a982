//! Offers: the search, an offer's page, reporting, what fits a person; and their
//! server functions.

pub mod api;
mod apply;
mod cards;
mod corrections;
pub mod feed;
mod filters;
mod fit_forms;
mod fit_why;
mod labels;
pub mod mails;
pub mod page_contest;
pub mod page_fit;
pub mod page_kept;
pub mod page_offer;
pub mod page_ranking;
pub mod page_report;
pub mod page_reports;
pub mod page_search;
mod place_notes;
mod results;
pub mod saved;
pub mod search;
pub mod search_form;
mod share;
