//! Occupations and places as one types them.

pub mod api;
mod find;

pub use find::{find_occupations, find_places};
