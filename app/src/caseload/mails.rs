//! What is told by mail, in words.

use pleinweb_caseload::{NotWished, Notification};
use pleinweb_entry::Path;
use pleinweb_kernel::{Lang, Timestamp};
use pleinweb_platform::clock::paris_time;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::{entry, mails as t};

/// A mail of this feature.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notification {
        Notification::Decided {
            decision,
            reason,
            link,
            not_wished,
        } => {
            let decision = match decision.as_str() {
                "full-web" => t::decided_full_web(lang),
                "mixed" => t::decided_mixed(lang),
                _ => t::decided_agency(lang),
            };
            Words {
                subject: t::decided_subject(lang),
                body: match not_wished {
                    Some(not) => [
                        &t::decided_body(lang, decision, reason),
                        "\n\n",
                        &differs(lang, not),
                    ]
                    .concat(),
                    None => t::decided_body(lang, decision, reason),
                },
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

/// What was wished instead, and with whom to talk about it.
fn differs(lang: Lang, not: &NotWished) -> String {
    let wished = Path::parse(&not.wished).ok();
    let wished = wished.and_then(|path| entry::by_id(lang, path.message()));
    let said = t::decided_differs(lang, wished.unwrap_or_default());
    let who = [not.adviser.as_str(), &not.agency, &not.phone];
    let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
    if who.is_empty() {
        return said;
    }
    [&said, " ", &t::decided_talk(lang, &who.join(", "))].concat()
}
