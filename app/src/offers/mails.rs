//! What is told by mail about offers, in words.

use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::SearchRequest;
use pleinweb_offers::{FoundInMail, Notification};
use pleinweb_platform::Settings;

use crate::mail::{MailText, Paragraph, Words, letter};
use crate::texts::mails as t;

/// A mail about offers.
pub fn text(lang: Lang, notification: &Notification, settings: &Settings) -> MailText {
    let words = match notification {
        Notification::OffersFound {
            asked,
            offers,
            others,
            link,
            stop,
        } => {
            let found = Found {
                asked,
                offers,
                others: *others,
                link,
                stop,
            };
            return offers_found(lang, settings, &found);
        }
        Notification::OfferReportAnswered {
            title,
            taken_down,
            reason,
        } => {
            let body = if *taken_down {
                t::offer_report_taken_down(lang, reason, title)
            } else {
                t::offer_report_kept(lang, reason, title)
            };
            Words {
                subject: t::offer_report_subject(lang),
                body,
                links: vec![],
                harmless: false,
            }
        }
        Notification::OfferTakenDown {
            title,
            reason,
            link,
        } => Words {
            subject: t::offer_taken_down_subject(lang),
            body: t::offer_taken_down_body(lang, reason, title),
            links: vec![link],
            harmless: false,
        },
        Notification::OfferContestAnswered {
            title,
            restored,
            reason,
        } => {
            let body = if *restored {
                t::offer_contest_restored(lang, reason, title)
            } else {
                t::offer_contest_upheld(lang, reason, title)
            };
            Words {
                subject: t::offer_contest_subject(lang),
                body,
                links: vec![],
                harmless: false,
            }
        }
    };
    letter(lang, settings, words)
}

/// What a saved search found.
struct Found<'a> {
    asked: &'a SearchRequest,
    offers: &'a [FoundInMail],
    others: u64,
    link: &'a str,
    stop: &'a str,
}

/// New offers, each with its link, and the way to stop these mails.
fn offers_found(lang: Lang, settings: &Settings, found: &Found<'_>) -> MailText {
    let full = |path: &str| Paragraph::Link([settings.public_url.as_str(), path].concat());
    let said = |text: &str| Paragraph::Text(text.to_owned());
    let count = found.offers.len() as u64 + found.others;
    let name = crate::offers::saved::label(lang, found.asked);
    let mut paragraphs = vec![
        said(t::greeting(lang)),
        Paragraph::Text(t::offers_found_body(lang, count, &name)),
    ];
    for offer in found.offers {
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
    let page = if found.others > 0 {
        t::offers_found_others(lang, found.others)
    } else {
        t::offers_found_page(lang).to_owned()
    };
    paragraphs.push(Paragraph::Text(page));
    paragraphs.push(full(found.link));
    paragraphs.push(said(t::offers_found_stop(lang)));
    paragraphs.push(full(found.stop));
    paragraphs.push(said(t::signature(lang)));
    MailText {
        subject: t::offers_found_subject(lang).to_owned(),
        paragraphs,
    }
}
