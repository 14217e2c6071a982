//! Searches over offers written here.

mod cases;
mod filters;
mod posting;
mod real;
pub mod world;
