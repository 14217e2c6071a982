//! Offers: their server functions; pages come beside them.

pub mod api;
