//! The entry check as people see it, help nearby, and to be called back.

pub mod api;
pub mod mails;
mod nearby;
pub mod page_callback;
pub mod page_check;
pub mod page_link;
pub mod page_nearby;
pub mod page_question;
pub mod page_result;
pub mod page_task;

use pleinweb_kernel::Lang;

use crate::texts::entry;

/// Where the file of the small task goes: a plain route, because forms of
/// commands carry no files.
pub const TRIAL_FILE: &str = "/_file/entry/trial";

/// The text of an id that the domain gives. All of them exist (tested there).
pub(crate) fn words(lang: Lang, id: &str) -> &'static str {
    entry::by_id(lang, id).unwrap_or_default()
}
