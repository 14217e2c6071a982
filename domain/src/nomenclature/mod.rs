//! Occupations, skills and places: what people say, found in the official
//! lists.
//!
//! The lists are the occupations of ROME 4.0 with their job titles, skills and
//! close occupations, and the communes with their postcodes. `import` reads the
//! official files; a small list of our own (`demo`) ships with the program, so
//! that a first run needs no import. `search` answers what someone types, from
//! memory. `rules` decides distances and whose agency is whose.

pub mod model;
pub mod rules;

#[cfg(feature = "server")]
pub mod demo;
#[cfg(feature = "server")]
pub mod geography;
#[cfg(feature = "server")]
pub mod import;
#[cfg(feature = "server")]
pub mod rows;
#[cfg(feature = "server")]
pub mod search;
#[cfg(feature = "server")]
mod text;
