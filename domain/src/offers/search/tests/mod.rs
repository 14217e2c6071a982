//! Searches over offers written here.

mod cases;
mod filters;
mod places;
mod posting;
mod real;
pub mod world;
