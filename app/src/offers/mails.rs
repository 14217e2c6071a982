//! What is told by mail about offers, in words.

use pleinweb_checks::letters::plain_line;
use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::SearchRequest;
use pleinweb_offers::{FoundInMail, Notification};
use pleinweb_platform::Settings;

use super::labels;
use crate::mail::{MailText, Paragraph, Words, letter};
use crate::texts::{mails as t, offers};

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
        paragraphs.push(Paragraph::Text(about(lang, offer)));
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
        subject: subject(lang, count, &name),
        paragraphs,
    }
}

/// An offer on a line: what one decides by before opening it.
fn about(lang: Lang, offer: &FoundInMail) -> String {
    let place = match offer.km {
        Some(km) if !offer.place.is_empty() => {
            Some([&offer.place, ", ", &labels::km(lang, km)].concat())
        }
        Some(km) => Some(labels::km(lang, km)),
        None => Some(offer.place.clone()),
    };
    let contract = offer.contract.map(|one| labels::contract(lang, one));
    // Mails that wait since before they said so say nothing of it.
    let unsaid = offer.contract.map(|_| offers::pay_unsaid(lang).to_owned());
    let parts = [
        Some(offer.title.clone()),
        offer.employer.clone(),
        place,
        contract.map(str::to_owned),
        labels::pay(lang, &offer.pay).or(unsaid),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}

/// The most letters of a search's name that a subject has: lists of mails show fewer.
const NAMED: usize = 80;

/// How many offers, and for which search. Its name is what somebody typed: one line
/// of letters, whatever was in it, and no markup for a mail program that would show it.
fn subject(lang: Lang, count: u64, name: &str) -> String {
    let name = plain_line(&name.replace(['<', '>'], " "));
    let mut short: String = name.chars().take(NAMED).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    if short.is_empty() {
        return t::offers_found_subject(lang).to_owned();
    }
    t::offers_found_named(lang, count, &short)
}

#[cfg(test)]
mod tests {
    use super::subject;
    use pleinweb_kernel::Lang;

    #[test]
    fn a_subject_is_one_line_whatever_was_typed() {
        for (name, expected) in [
            (
                "boulanger · Limoges, 20 km",
                "3 nouvelles offres : boulanger · Limoges, 20 km",
            ),
            (
                "pain\r\nBcc: a@exemple.fr",
                "3 nouvelles offres : pain Bcc: a@exemple.fr",
            ),
            (
                "pain\u{2028}\u{202e}\0\u{85}fin\n",
                "3 nouvelles offres : pain fin",
            ),
            (
                "<b onload=x()>pain</b>",
                "3 nouvelles offres : b onload=x() pain /b",
            ),
            (" \r\n ", "De nouvelles offres pour vous"),
        ] {
            let said = subject(Lang::Fr, 3, name).replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(said, expected, "{name:?}");
        }
        let long = subject(Lang::En, 1, &"é".repeat(900));
        assert!(long.ends_with('…') && long.chars().count() < 110, "{long}");
    }
}
