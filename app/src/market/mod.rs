//! The labour market: one page whose address is the question.

mod address;
pub mod api;
mod compare;
pub mod csv;
mod figures;
mod form;
pub mod glance;
pub(crate) mod labels;
mod official;
pub mod page_market;
mod sheet;

/// Where the figures of a question are as a file; the query is the page's.
pub const CSV_PATH: &str = "/marche.csv";

pub use address::MarketRequest;
