//! Everything that is true without a browser: the words, the rules, and (with
//! the `server` feature) the commands and the stores.
//!
//! Without `server` only what the browser shares is compiled: `kernel`,
//! `checks` and each feature's `model` and `rules`.

pub mod accounts;
pub mod alarms;
pub mod caseload;
pub mod checks;
pub mod contract;
pub mod entry;
pub mod fit;
pub mod kernel;
pub mod market;
pub mod nomenclature;
pub mod notifications;
pub mod offers;
#[cfg(feature = "server")]
pub mod platform;
pub mod registration;
pub mod reviews;
