//! Searches over offers written here.

mod cases;
mod columns;
mod everyday;
mod filters;
mod loosened;
mod places;
mod posting;
mod real;
mod spoken;
pub mod world;
