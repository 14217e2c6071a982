//! Mails in words, and the demo's mailbox.

pub mod api;
#[cfg(feature = "ssr")]
pub mod mails;
pub mod page_mailbox;
