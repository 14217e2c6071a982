//! The only SQL that touches the registration tables.

mod files;
mod lines;
mod queue;
mod steps;

pub(super) use files::*;
pub use lines::{FileLine, lines_of};
pub(super) use queue::*;
pub(super) use steps::*;
