//! What is told by mail, in words.

use pleinweb_entry::Notification;
use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_platform::clock::paris_time;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::mails as t;

/// A mail of this feature.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notification {
        Notification::EntryCheckLink { link } => Words {
            subject: t::entry_check_link_subject(lang),
            body: t::entry_check_link_body(lang).to_owned(),
            links: vec![link],
            harmless: true,
        },
        Notification::CallbackReceived { answer_by } => Words {
            subject: t::callback_received_subject(lang),
            body: t::callback_received_body(lang, &at(*answer_by)),
            links: vec![],
            harmless: false,
        },
    }
}
