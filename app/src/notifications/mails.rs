//! From a notification to a mail: which feature says it.
//! What each feature says is in its own `mails.rs`.

use pleinweb_kernel::{AppError, Lang};
use pleinweb_notifications::Notification;
use pleinweb_platform::mail::QueuedMail;
use pleinweb_platform::{Settings, incident};

use crate::mail::{MailText, letter};
use crate::{accounts, caseload, contract, entry, offers, registration};

/// Writes a notification in the reader's language.
pub fn render(lang: Lang, notification: &Notification, settings: &Settings) -> MailText {
    let words = match notification {
        Notification::Accounts(told) => accounts::mails::words(lang, told),
        Notification::Entry(told) => entry::mails::words(lang, told),
        Notification::Registration(told) => registration::mails::words(lang, told),
        Notification::Caseload(told) => caseload::mails::words(lang, told),
        Notification::Contract(told) => contract::mails::words(lang, told),
        // A list of offers has a shape of its own.
        Notification::Offers(told) => return offers::mails::text(lang, told, settings),
    };
    letter(lang, settings, words)
}

/// A mail of the queue, written.
///
/// # Errors
/// An incident: its kind is none that this version knows.
pub fn written(mail: &QueuedMail, settings: &Settings) -> Result<MailText, AppError> {
    let told: Notification = mail.body.read().map_err(|error| incident(&error))?;
    Ok(render(mail.lang, &told, settings))
}

#[cfg(test)]
mod tests {
    use super::render;
    use pleinweb_accounts as accounts;
    use pleinweb_accounts::WayIn;
    use pleinweb_caseload as caseload;
    use pleinweb_kernel::{Lang, Timestamp};
    use pleinweb_notifications::Notification;
    use pleinweb_offers as offers;
    use pleinweb_offers::FoundInMail;
    use pleinweb_offers::model::Contract;
    use pleinweb_offers::salary::Pay;
    use pleinweb_offers::saved::model::SearchRequest;
    use pleinweb_platform::Settings;
    use pleinweb_registration as registration;

    #[test]
    fn a_mail_says_when_and_where() {
        let settings = Settings::default();
        let notice = registration::Notification::RegistrationReceived {
            number: "PW-2026-000123-K".to_owned(),
            answer_by: Timestamp(1_795_424_400_000),
        };
        let plain = render(Lang::Fr, &notice.into(), &settings).plain();
        assert!(
            plain.contains("PW-2026-000123-K") && plain.contains("lundi 23 novembre 2026"),
            "{plain}"
        );
        let link = accounts::Notification::ConfirmEmail {
            link: "/confirmer/abc".to_owned(),
        };
        let mail = render(Lang::En, &link.into(), &settings);
        assert!(mail.plain().contains("http://localhost:3000/confirmer/abc"));
        assert!(
            mail.html()
                .contains("<a href=\"http://localhost:3000/confirmer/abc\">")
        );
    }

    #[test]
    fn what_changed_is_told_with_the_link_that_stops_it() {
        let undo = "/ce-n-etait-pas-moi/abc".to_owned();
        let all = [
            WayIn::Password,
            WayIn::KeyAdded,
            WayIn::KeyRemoved,
            WayIn::AppAdded,
            WayIn::AppRemoved,
            WayIn::CodesMade,
            WayIn::RecentRemoved,
        ];
        let mut notices: Vec<accounts::Notification> = all
            .into_iter()
            .map(|change| accounts::Notification::WayInChanged {
                change,
                undo: undo.clone(),
            })
            .collect();
        notices.push(accounts::Notification::NewDevice {
            device: "Firefox, Linux".to_owned(),
            at: Timestamp(1_795_424_400_000),
            undo: undo.clone(),
        });
        notices.push(accounts::Notification::FactorsGuessed { undo: undo.clone() });
        notices.push(accounts::Notification::EmailChangeAsked {
            new_address_masked: "n…@exemple.fr".to_owned(),
            undo: undo.clone(),
        });
        notices.push(accounts::Notification::EmailChanged {
            new_address_masked: "n…@exemple.fr".to_owned(),
            undo,
        });
        let mut subjects = std::collections::HashSet::new();
        for notice in &notices {
            for lang in Lang::ALL {
                let mail = render(lang, &notice.clone().into(), &Settings::default());
                let plain = mail.plain();
                assert!(
                    plain.contains("http://localhost:3000/ce-n-etait-pas-moi/abc"),
                    "{plain}"
                );
                assert!(subjects.insert(mail.subject), "each has its own subject");
            }
        }
        let earlier: Notification =
            serde_json::from_str(r#"{"kind":"email-changed","new_address_masked":"n…@a.fr"}"#)
                .unwrap();
        let plain = render(Lang::Fr, &earlier, &Settings::default()).plain();
        assert!(plain.contains("appelez-nous tout de suite"), "{plain}");
    }

    #[test]
    fn new_offers_are_named_with_the_search_and_the_way_to_stop() {
        let notice = offers::Notification::OffersFound {
            asked: SearchRequest {
                query: "quoi=boulanger&ou=Limoges&rayon=20&contrat=permanent".to_owned(),
                chosen: vec![],
            },
            offers: vec![FoundInMail {
                title: "Boulangère <nuit>".to_owned(),
                employer: None,
                place: "Limoges (87)".to_owned(),
                link: "/offres/1".to_owned(),
                pay: Pay {
                    text: Some("2 000 € par mois".to_owned()),
                    ..Pay::default()
                },
                contract: Some(Contract::Permanent),
                km: Some(12),
            }],
            others: 2,
            link: "/espace/recherches/2".to_owned(),
            stop: "/alertes/3".to_owned(),
        };
        let mail = render(Lang::Fr, &notice.into(), &Settings::default());
        let plain = mail.plain().replace(['\u{a0}', '\u{202f}'], " ");
        for part in [
            "3 nouvelles offres pour votre recherche « boulanger · Limoges, 20 km · CDI »",
            "Boulangère <nuit> · Limoges (87), à 12 km · CDI · 2 000 € par mois\n\nhttp://localhost:3000/offres/1",
            "2 autres",
            "http://localhost:3000/espace/recherches/2",
            "http://localhost:3000/alertes/3",
        ] {
            assert!(plain.contains(part), "{part}: {plain}");
        }
        assert!(mail.html().contains("Boulangère &lt;nuit&gt;"));
        let subject = mail.subject.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(
            subject,
            "3 nouvelles offres : boulanger · Limoges, 20 km · CDI"
        );
    }

    #[test]
    fn what_someone_wrote_cannot_become_html() {
        let notice = caseload::Notification::Decided {
            decision: "mixed".to_owned(),
            reason: "<b>\"&".to_owned(),
            link: "/espace".to_owned(),
            not_wished: None,
        };
        let html = render(Lang::Fr, &notice.into(), &Settings::default()).html();
        assert!(html.contains("&lt;b&gt;&quot;&amp;"), "{html}");
    }
}
