//! Mails in words, and the demo's mailbox.

pub mod api;
pub mod mails;
pub mod page_mailbox;
