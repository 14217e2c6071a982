//! What is told by mail, in words.

use pleinweb_contract::Notification;
use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_platform::clock::paris_time;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::mails as t;

/// A mail of this feature.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notification {
        Notification::ReturnedToAgency { once: true } => Words {
            subject: t::returned_once_subject(lang),
            body: t::returned_once_body(lang).to_owned(),
            links: vec![],
            harmless: false,
        },
        Notification::ReturnedToAgency { once: false } => Words {
            subject: t::returned_for_good_subject(lang),
            body: t::returned_for_good_body(lang).to_owned(),
            links: vec![],
            harmless: false,
        },
        Notification::VolunteersAgain { answer_by } => Words {
            subject: t::volunteers_again_subject(lang),
            body: t::volunteers_again_body(lang, &at(*answer_by)),
            links: vec![],
            harmless: false,
        },
    }
}
