//! From a notice to a mail: subject, plain text, and the same as simple HTML.

use pleinweb_domain::kernel::{Lang, Timestamp};
use pleinweb_domain::notifications::{Notice, WayIn};
use pleinweb_domain::platform::Settings;
use pleinweb_domain::platform::clock::paris_time;

use crate::dates::moment;
use crate::texts::mails as t;

/// A mail ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    pub subject: String,
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    Text(String),
    /// A full address, alone on its line.
    Link(String),
}

impl MailText {
    pub fn plain(&self) -> String {
        let lines: Vec<&str> = self
            .paragraphs
            .iter()
            .map(|(Paragraph::Text(text) | Paragraph::Link(text))| text.as_str())
            .collect();
        lines.join("\n\n") + "\n"
    }

    pub fn html(&self) -> String {
        let mut html = String::from("<!DOCTYPE html><html><body>");
        for paragraph in &self.paragraphs {
            match paragraph {
                Paragraph::Text(text) => {
                    html.push_str("<p>");
                    html.push_str(&escaped(text));
                    html.push_str("</p>");
                }
                Paragraph::Link(link) => {
                    let link = escaped(link);
                    html.push_str("<p><a href=\"");
                    html.push_str(&link);
                    html.push_str("\">");
                    html.push_str(&link);
                    html.push_str("</a></p>");
                }
            }
        }
        html.push_str("</body></html>");
        html
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Writes a notice in the reader's language.
pub fn render(lang: Lang, notice: &Notice, settings: &Settings) -> MailText {
    if let Some(text) = offers_found(lang, notice, settings) {
        return text;
    }
    let (subject, body, links, harmless) =
        of_ways_in(lang, notice).unwrap_or_else(|| words(lang, notice));
    let mut paragraphs = vec![
        Paragraph::Text(t::greeting(lang).to_owned()),
        Paragraph::Text(body),
    ];
    paragraphs.extend(
        links
            .iter()
            .map(|path| Paragraph::Link([settings.public_url.as_str(), path].concat())),
    );
    if harmless {
        paragraphs.push(Paragraph::Text(t::not_you(lang).to_owned()));
    }
    paragraphs.push(Paragraph::Text(t::help(lang, &settings.help_phone)));
    paragraphs.push(Paragraph::Text(t::signature(lang).to_owned()));
    MailText {
        subject: subject.to_owned(),
        paragraphs,
    }
}

/// New offers, each with its link, and the way to stop these mails. `None` for
/// other notices.
fn offers_found(lang: Lang, notice: &Notice, settings: &Settings) -> Option<MailText> {
    let Notice::OffersFound {
        asked,
        offers,
        others,
        link,
        stop,
    } = notice
    else {
        return None;
    };
    let full = |path: &str| Paragraph::Link([settings.public_url.as_str(), path].concat());
    let said = |text: &str| Paragraph::Text(text.to_owned());
    let count = offers.len() as u64 + others;
    let name = crate::offers::saved::label(lang, asked);
    let mut paragraphs = vec![
        said(t::greeting(lang)),
        Paragraph::Text(t::offers_found_body(lang, count, &name)),
    ];
    for offer in offers {
        let parts = [offer.employer.as_deref(), Some(offer.place.as_str())];
        let about: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        paragraphs.push(Paragraph::Text(
            [&offer.title, " · ", &about.join(" · ")].concat(),
        ));
        paragraphs.push(full(&offer.link));
    }
    let page = if *others > 0 {
        t::offers_found_others(lang, *others)
    } else {
        t::offers_found_page(lang).to_owned()
    };
    paragraphs.push(Paragraph::Text(page));
    paragraphs.push(full(link));
    paragraphs.push(said(t::offers_found_stop(lang)));
    paragraphs.push(full(stop));
    paragraphs.push(said(t::signature(lang)));
    Some(MailText {
        subject: t::offers_found_subject(lang).to_owned(),
        paragraphs,
    })
}

/// Subject, body, paths to link to, and whether a mail that was not asked for
/// can simply be ignored.
type Words<'a> = (&'static str, String, Vec<&'a str>, bool);

/// What an account's owner is told of its ways in, with the link that stops it.
/// `None` for other notices.
fn of_ways_in(lang: Lang, notice: &Notice) -> Option<Words<'_>> {
    let (subject, body, undo) = match notice {
        Notice::EmailChangeAsked {
            new_address_masked,
            undo,
        } => (
            t::email_change_asked_subject(lang),
            t::email_change_asked_body(lang, new_address_masked),
            undo,
        ),
        Notice::EmailChanged {
            new_address_masked,
            undo,
        } => (
            t::email_changed_subject(lang),
            t::email_changed_body(lang, new_address_masked),
            undo,
        ),
        Notice::WayInChanged { change, undo } => {
            let (subject, body) = way_in(lang, *change);
            (subject, body.to_owned(), undo)
        }
        Notice::NewDevice { device, at, undo } => (
            t::new_device_subject(lang),
            t::new_device_body(lang, &moment(lang, paris_time(*at)), device),
            undo,
        ),
        Notice::FactorsGuessed { undo } => (
            t::factors_guessed_subject(lang),
            t::factors_guessed_body(lang).to_owned(),
            undo,
        ),
        _ => return None,
    };
    // Queued by a version that had no such links.
    if undo.is_empty() {
        let body = [body.as_str(), " ", t::call_us(lang)].concat();
        return Some((subject, body, vec![], false));
    }
    let body = [body.as_str(), " ", t::undo(lang)].concat();
    Some((subject, body, vec![undo], false))
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

fn words(lang: Lang, notice: &Notice) -> Words<'_> {
    let at = |when: Timestamp| moment(lang, paris_time(when));
    match notice {
        Notice::ConfirmEmail { link } => (
            t::confirm_email_subject(lang),
            t::confirm_email_body(lang).to_owned(),
            vec![link],
            true,
        ),
        Notice::AccountExists {
            sign_in_link,
            reset_link,
        } => {
            let links = vec![sign_in_link.as_str(), reset_link.as_str()];
            (
                t::account_exists_subject(lang),
                t::account_exists_body(lang).to_owned(),
                links,
                true,
            )
        }
        Notice::ResetPassword { link } => (
            t::reset_password_subject(lang),
            t::reset_password_body(lang).to_owned(),
            vec![link],
            true,
        ),
        Notice::NoAccount { sign_up_link } => (
            t::no_account_subject(lang),
            t::no_account_body(lang).to_owned(),
            vec![sign_up_link],
            true,
        ),
        Notice::ConfirmNewEmail { link } => (
            t::confirm_new_email_subject(lang),
            t::confirm_new_email_body(lang).to_owned(),
            vec![link],
            true,
        ),
        Notice::EmailTakenBack => (
            t::email_taken_back_subject(lang),
            t::email_taken_back_body(lang).to_owned(),
            vec![],
            false,
        ),
        Notice::ChangesStopped { reset_link } => (
            t::changes_stopped_subject(lang),
            t::changes_stopped_body(lang).to_owned(),
            vec![reset_link],
            false,
        ),
        Notice::SignInChanged => (
            t::sign_in_changed_subject(lang),
            t::sign_in_changed_body(lang).to_owned(),
            vec![],
            false,
        ),
        Notice::Invitation { link } => (
            t::invitation_subject(lang),
            t::invitation_body(lang).to_owned(),
            vec![link],
            true,
        ),
        Notice::EntryCheckLink { link } => (
            t::entry_check_link_subject(lang),
            t::entry_check_link_body(lang).to_owned(),
            vec![link],
            true,
        ),
        Notice::CallbackReceived { answer_by } => (
            t::callback_received_subject(lang),
            t::callback_received_body(lang, &at(*answer_by)),
            vec![],
            false,
        ),
        Notice::RegistrationReceived { number, answer_by } => {
            let body = t::registration_received_body(lang, &at(*answer_by), number);
            (t::registration_received_subject(lang), body, vec![], false)
        }
        Notice::DraftEnding { erased_at, link } => (
            t::draft_ending_subject(lang),
            t::draft_ending_body(lang, &at(*erased_at)),
            vec![link],
            false,
        ),
        Notice::Decided {
            decision,
            reason,
            link,
        } => {
            let decision = match decision.as_str() {
                "full-web" => t::decided_full_web(lang),
                "mixed" => t::decided_mixed(lang),
                _ => t::decided_agency(lang),
            };
            (
                t::decided_subject(lang),
                t::decided_body(lang, decision, reason),
                vec![link],
                false,
            )
        }
        Notice::PassedToColleague { answer_by } => (
            t::passed_to_colleague_subject(lang),
            t::passed_to_colleague_body(lang, &at(*answer_by)),
            vec![],
            false,
        ),
        Notice::ReturnedToAgency { once: true } => (
            t::returned_once_subject(lang),
            t::returned_once_body(lang).to_owned(),
            vec![],
            false,
        ),
        Notice::ReturnedToAgency { once: false } => (
            t::returned_for_good_subject(lang),
            t::returned_for_good_body(lang).to_owned(),
            vec![],
            false,
        ),
        Notice::VolunteersAgain { answer_by } => (
            t::volunteers_again_subject(lang),
            t::volunteers_again_body(lang, &at(*answer_by)),
            vec![],
            false,
        ),
        Notice::OfferReportAnswered {
            title,
            taken_down,
            reason,
        } => {
            let body = if *taken_down {
                t::offer_report_taken_down(lang, reason, title)
            } else {
                t::offer_report_kept(lang, reason, title)
            };
            (t::offer_report_subject(lang), body, vec![], false)
        }
        Notice::OfferTakenDown {
            title,
            reason,
            link,
        } => (
            t::offer_taken_down_subject(lang),
            t::offer_taken_down_body(lang, reason, title),
            vec![link],
            false,
        ),
        Notice::MassReading {
            name,
            count,
            until,
            link,
        } => (
            t::mass_reading_subject(lang),
            t::mass_reading_body(lang, *count, name, &at(*until)),
            vec![link],
            false,
        ),
        // Have their own shape.
        Notice::OffersFound { .. }
        | Notice::EmailChangeAsked { .. }
        | Notice::EmailChanged { .. }
        | Notice::WayInChanged { .. }
        | Notice::NewDevice { .. }
        | Notice::FactorsGuessed { .. } => ("", String::new(), vec![], false),
        Notice::OfferContestAnswered {
            title,
            restored,
            reason,
        } => {
            let body = if *restored {
                t::offer_contest_restored(lang, reason, title)
            } else {
                t::offer_contest_upheld(lang, reason, title)
            };
            (t::offer_contest_subject(lang), body, vec![], false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::render;
    use pleinweb_domain::kernel::{Lang, Timestamp};
    use pleinweb_domain::notifications::{FoundInMail, Notice, WayIn};
    use pleinweb_domain::offers::saved::model::Asked;
    use pleinweb_domain::platform::Settings;

    #[test]
    fn a_mail_says_when_and_where() {
        let settings = Settings::default();
        let notice = Notice::RegistrationReceived {
            number: "PW-2026-000123-K".to_owned(),
            answer_by: Timestamp(1_795_424_400_000),
        };
        let plain = render(Lang::Fr, &notice, &settings).plain();
        assert!(
            plain.contains("PW-2026-000123-K") && plain.contains("lundi 23 novembre 2026"),
            "{plain}"
        );
        let link = Notice::ConfirmEmail {
            link: "/confirmer/abc".to_owned(),
        };
        let mail = render(Lang::En, &link, &settings);
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
        let mut notices: Vec<Notice> = all
            .into_iter()
            .map(|change| Notice::WayInChanged {
                change,
                undo: undo.clone(),
            })
            .collect();
        notices.push(Notice::NewDevice {
            device: "Firefox, Linux".to_owned(),
            at: Timestamp(1_795_424_400_000),
            undo: undo.clone(),
        });
        notices.push(Notice::FactorsGuessed { undo: undo.clone() });
        notices.push(Notice::EmailChangeAsked {
            new_address_masked: "n…@exemple.fr".to_owned(),
            undo: undo.clone(),
        });
        notices.push(Notice::EmailChanged {
            new_address_masked: "n…@exemple.fr".to_owned(),
            undo,
        });
        let mut subjects = std::collections::HashSet::new();
        for notice in &notices {
            for lang in Lang::ALL {
                let mail = render(lang, notice, &Settings::default());
                let plain = mail.plain();
                assert!(
                    plain.contains("http://localhost:3000/ce-n-etait-pas-moi/abc"),
                    "{plain}"
                );
                assert!(subjects.insert(mail.subject), "each has its own subject");
            }
        }
        let earlier: Notice =
            serde_json::from_str(r#"{"kind":"email-changed","new_address_masked":"n…@a.fr"}"#)
                .unwrap();
        let plain = render(Lang::Fr, &earlier, &Settings::default()).plain();
        assert!(plain.contains("appelez-nous tout de suite"), "{plain}");
    }

    #[test]
    fn new_offers_are_named_with_the_search_and_the_way_to_stop() {
        let notice = Notice::OffersFound {
            asked: Asked {
                query: "quoi=boulanger&ou=Limoges&rayon=20&contrat=permanent".to_owned(),
                chosen: vec![],
            },
            offers: vec![FoundInMail {
                title: "Boulangère <nuit>".to_owned(),
                employer: None,
                place: "Limoges (87)".to_owned(),
                link: "/offres/1".to_owned(),
            }],
            others: 2,
            link: "/espace/recherches/2".to_owned(),
            stop: "/alertes/3".to_owned(),
        };
        let mail = render(Lang::Fr, &notice, &Settings::default());
        let plain = mail.plain();
        for part in [
            "3 nouvelles offres pour votre recherche «\u{a0}boulanger · Limoges, 20 km · CDI\u{a0}»",
            "Boulangère <nuit> · Limoges (87)\n\nhttp://localhost:3000/offres/1",
            "2 autres",
            "http://localhost:3000/espace/recherches/2",
            "http://localhost:3000/alertes/3",
        ] {
            assert!(plain.contains(part), "{part}: {plain}");
        }
        assert!(mail.html().contains("Boulangère &lt;nuit&gt;"));
    }

    #[test]
    fn what_someone_wrote_cannot_become_html() {
        let notice = Notice::Decided {
            decision: "mixed".to_owned(),
            reason: "<b>\"&".to_owned(),
            link: "/espace".to_owned(),
        };
        let html = render(Lang::Fr, &notice, &Settings::default()).html();
        assert!(html.contains("&lt;b&gt;&quot;&amp;"), "{html}");
    }
}
