//! The only SQL that touches the registration tables.

mod files;
mod queue;
mod steps;

pub(super) use files::*;
pub(super) use queue::*;
pub(super) use steps::*;
