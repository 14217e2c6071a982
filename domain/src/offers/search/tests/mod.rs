//! Searches over offers written here.

mod cases;
mod everyday;
mod filters;
mod loosened;
mod posting;
mod real;
pub mod world;
