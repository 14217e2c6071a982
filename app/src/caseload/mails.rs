//! What is told by mail, in words.

use pleinweb_caseload::Notification;
use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_platform::clock::paris_time;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::mails as t;

/// A mail of this feature.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notification {
        Notification::Decided {
            decision,
            reason,
            link,
        } => {
            let decision = match decision.as_str() {
                "full-web" => t::decided_full_web(lang),
                "mixed" => t::decided_mixed(lang),
                _ => t::decided_agency(lang),
            };
            Words {
                subject: t::decided_subject(lang),
                body: t::decided_body(lang, decision, reason),
                links: vec![link],
                harmless: false,
            }
        }
        Notification::PassedToColleague { answer_by } => Words {
            subject: t::passed_to_colleague_subject(lang),
            body: t::passed_to_colleague_body(lang, &at(*answer_by)),
            links: vec![],
            harmless: false,
        },
        Notification::MassReading {
            name,
            count,
            until,
            link,
        } => Words {
            subject: t::mass_reading_subject(lang),
            body: t::mass_reading_body(lang, *count, name, &at(*until)),
            links: vec![link],
            harmless: false,
        },
    }
}
