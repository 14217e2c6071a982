//! The composition root, as a library so that tests can build the whole
//! service.

pub mod app_state;
mod closing;
pub mod config;
pub mod demo;
pub mod http;
pub mod logging;
pub mod mail;
pub mod metrics;
pub mod serve;
pub mod unread;
pub mod work;
