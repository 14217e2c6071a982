//! Searches over offers written here.

mod cases;
mod filters;
pub mod world;
