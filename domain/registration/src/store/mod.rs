//! The only SQL that touches the registration tables.

mod files;
mod lines;
mod numbers;
mod seekers;
mod steps;

pub(super) use files::*;
pub use lines::lines_of;
pub(super) use numbers::*;
pub use seekers::{Seeker, seekers_after};
pub(super) use steps::*;
