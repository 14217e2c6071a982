//! The labour market: one page whose address is the question.

mod address;
pub mod api;
pub mod csv;
mod figures;
mod form;
pub(crate) mod labels;
mod official;
pub mod page_market;

/// Where the figures of a question are as a file; the query is the page's.
pub const CSV_PATH: &str = "/marche.csv";

pub use address::MarketRequest;
