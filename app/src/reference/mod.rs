//! The page that explains the public API: plain words, then the reference,
//! made from the very document that programs read.

pub mod api;
#[cfg(feature = "ssr")]
mod document;
pub mod model;
pub mod page_api;

#[cfg(feature = "ssr")]
pub use document::Document;

/// Where the document is.
pub const DOCUMENT_PATH: &str = "/api/v1/openapi.json";
