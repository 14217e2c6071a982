//! The page that explains the public API: plain words, then the reference,
//! made from the very document that programs read.

pub mod api;
mod document;
pub mod model;
pub mod page_api;

pub use document::Document;

/// Where the document is.
pub const DOCUMENT_PATH: &str = "/api/v1/openapi.json";
