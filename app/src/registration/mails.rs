//! What is told by mail, in words.

use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_registration::Notification;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::mails as t;

/// A mail of this feature.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notification {
        Notification::RegistrationReceived { number, answer_by } => {
            let body = t::registration_received_body(lang, &at(*answer_by), number);
            Words {
                subject: t::registration_received_subject(lang),
                body,
                links: vec![],
                harmless: false,
            }
        }
        Notification::DraftEnding { erased_at, link } => Words {
            subject: t::draft_ending_subject(lang),
            body: t::draft_ending_body(lang, &at(*erased_at)),
            links: vec![link],
            harmless: false,
        },
    }
}
