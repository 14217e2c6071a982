//! What the owner of an account is told by mail, in words.

use pleinweb_accounts::{Notification, WayIn};
use pleinweb_kernel::Lang;
use pleinweb_platform::clock::paris_time;

use crate::dates::moment;
use crate::mail::Words;
use crate::texts::mails as t;

/// A mail to the owner of an account.
pub fn words(lang: Lang, notification: &Notification) -> Words<'_> {
    if let Some(words) = of_ways_in(lang, notification) {
        return words;
    }
    match notification {
        Notification::ConfirmEmail { link } => Words {
            subject: t::confirm_email_subject(lang),
            body: t::confirm_email_body(lang).to_owned(),
            links: vec![link],
            harmless: true,
        },
        Notification::AccountExists {
            sign_in_link,
            reset_link,
        } => {
            let links = vec![sign_in_link.as_str(), reset_link.as_str()];
            Words {
                subject: t::account_exists_subject(lang),
                body: t::account_exists_body(lang).to_owned(),
                links,
                harmless: true,
            }
        }
        Notification::ResetPassword { link } => Words {
            subject: t::reset_password_subject(lang),
            body: t::reset_password_body(lang).to_owned(),
            links: vec![link],
            harmless: true,
        },
        Notification::NoAccount { sign_up_link } => Words {
            subject: t::no_account_subject(lang),
            body: t::no_account_body(lang).to_owned(),
            links: vec![sign_up_link],
            harmless: true,
        },
        Notification::ConfirmNewEmail { link } => Words {
            subject: t::confirm_new_email_subject(lang),
            body: t::confirm_new_email_body(lang).to_owned(),
            links: vec![link],
            harmless: true,
        },
        Notification::EmailTakenBack => Words {
            subject: t::email_taken_back_subject(lang),
            body: t::email_taken_back_body(lang).to_owned(),
            links: vec![],
            harmless: false,
        },
        Notification::ChangesStopped { reset_link } => Words {
            subject: t::changes_stopped_subject(lang),
            body: t::changes_stopped_body(lang).to_owned(),
            links: vec![reset_link],
            harmless: false,
        },
        Notification::SignInChanged => Words {
            subject: t::sign_in_changed_subject(lang),
            body: t::sign_in_changed_body(lang).to_owned(),
            links: vec![],
            harmless: false,
        },
        Notification::Invitation { link } => Words {
            subject: t::invitation_subject(lang),
            body: t::invitation_body(lang).to_owned(),
            links: vec![link],
            harmless: true,
        },
        // `of_ways_in` has them.
        Notification::EmailChangeAsked { .. }
        | Notification::EmailChanged { .. }
        | Notification::WayInChanged { .. }
        | Notification::NewDevice { .. }
        | Notification::FactorsGuessed { .. } => Words::default(),
    }
}

/// What an account's owner is told of its ways in, with the link that stops it.
/// `None` for other notifications.
fn of_ways_in(lang: Lang, notification: &Notification) -> Option<Words<'_>> {
    let (subject, body, undo) = match notification {
        Notification::EmailChangeAsked {
            new_address_masked,
            undo,
        } => (
            t::email_change_asked_subject(lang),
            t::email_change_asked_body(lang, new_address_masked),
            undo,
        ),
        Notification::EmailChanged {
            new_address_masked,
            undo,
        } => (
            t::email_changed_subject(lang),
            t::email_changed_body(lang, new_address_masked),
            undo,
        ),
        Notification::WayInChanged { change, undo } => {
            let (subject, body) = way_in(lang, *change);
            (subject, body.to_owned(), undo)
        }
        Notification::NewDevice { device, at, undo } => (
            t::new_device_subject(lang),
            t::new_device_body(lang, &moment(lang, paris_time(*at)), device),
            undo,
        ),
        Notification::FactorsGuessed { undo } => (
            t::factors_guessed_subject(lang),
            t::factors_guessed_body(lang).to_owned(),
            undo,
        ),
        _ => return None,
    };
    // Queued by a version that had no such links.
    if undo.is_empty() {
        let body = [body.as_str(), " ", t::call_us(lang)].concat();
        return Some(Words {
            subject,
            body,
            ..Words::default()
        });
    }
    let body = [body.as_str(), " ", t::undo(lang)].concat();
    Some(Words {
        subject,
        body,
        links: vec![undo],
        ..Words::default()
    })
}

fn way_in(lang: Lang, change: WayIn) -> (&'static str, &'static str) {
    match change {
        WayIn::Password => (
            t::way_in_password_subject(lang),
            t::way_in_password_body(lang),
        ),
        WayIn::KeyAdded => (
            t::way_in_key_added_subject(lang),
            t::way_in_key_added_body(lang),
        ),
        WayIn::KeyRemoved => (
            t::way_in_key_removed_subject(lang),
            t::way_in_key_removed_body(lang),
        ),
        WayIn::AppAdded => (
            t::way_in_app_added_subject(lang),
            t::way_in_app_added_body(lang),
        ),
        WayIn::AppRemoved => (
            t::way_in_app_removed_subject(lang),
            t::way_in_app_removed_body(lang),
        ),
        WayIn::CodesMade => (
            t::way_in_codes_made_subject(lang),
            t::way_in_codes_made_body(lang),
        ),
        WayIn::RecentRemoved => (
            t::way_in_recent_removed_subject(lang),
            t::way_in_recent_removed_body(lang),
        ),
    }
}
