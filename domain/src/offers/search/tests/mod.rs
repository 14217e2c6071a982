//! Searches over offers written here.

mod cases;
mod filters;
mod real;
pub mod world;
