//! What the service says of itself: home, help, accessibility, privacy, legal.

pub mod api;
mod next_step;
pub mod page_coming;
pub mod page_home;
pub mod page_legal;
