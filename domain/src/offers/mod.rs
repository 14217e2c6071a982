//! Offers: what an employer proposes, from wherever it comes.
//!
//! `model` is an offer and its parts, `views` what pages show of it, `salary`
//! reads pay from the texts in use into a yearly range that can be compared.

pub mod model;
pub mod salary;
pub mod views;
