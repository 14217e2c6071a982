//! What is counted of a document.

/// What facets count of a document, but for its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Seconds since 1970.
    pub created: u32,
    pub occupation: u16,
    pub terms: u16,
    pub setting: u16,
    pub source: u8,
}
