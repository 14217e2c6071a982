//! How else to answer an offer than by a link, as sources write it: into fields
//! that have another name, too.

use super::text::{line, link};
use crate::contact::Contact;
use pleinweb_checks::{Email, Phone};

/// What can be read as an address, a number and a place; the rest is left out,
/// because a button must lead somewhere.
pub fn contact(mail: &str, phone: &str, address: &[&str]) -> Contact {
    Contact {
        mail: Email::parse(&line(mail, 300))
            .ok()
            .map(|mail| mail.to_string()),
        phone: Phone::parse(&line(phone, 60))
            .ok()
            .map(|phone| phone.as_str().to_owned()),
        address: postal(address),
    }
}

/// A postal address: one without a postcode leads no letter anywhere.
fn postal(lines: &[&str]) -> Option<String> {
    let lines = lines.iter().map(|text| line(text, 120));
    let lines: Vec<String> = lines
        .filter(|text| !text.is_empty() && link_in(text).is_none() && !text.contains('@'))
        .collect();
    let address = lines.join(", ");
    let has_postcode = address
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|digits| digits.len() == 5);
    has_postcode.then_some(address)
}

/// The first link that stands in a text: "Pour postuler : https://…".
pub fn link_in(text: &str) -> Option<String> {
    let words = text.split_whitespace();
    let mut links = words.filter(|word| word.starts_with("http"));
    links.find_map(|word| link(word.trim_end_matches(['.', ',', ';', ')'])))
}

#[cfg(feature = "testing")]
mod tests {
    use super::{contact, link_in};

    #[pleinweb_testing::test]
    fn what_leads_nowhere_is_left_out() {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for (given, expected) in [
            (("jobs@exemple.fr", "", ""), ("jobs@exemple.fr", "", "")),
            (
                (
                    "Pour postuler : https://a.fr/b",
                    "0X XX XX XX XX",
                    "ADRESSE MASQUÉE",
                ),
                ("", "", ""),
            ),
            (
                ("", "05 55 10 20 30", "1 rue du Four\n87000 Limoges"),
                ("", "+33555102030", "1 rue du Four, 87000 Limoges"),
            ),
            (
                ("a@b.fr\r\nBcc: c@d.fr", "08 99 00 00 00", ""),
                ("", "", ""),
            ),
            (("", "", "https://a.fr/87000"), ("", "", "")),
        ] {
            let (mail, phone, address) = given;
            let lines: Vec<&str> = address.split('\n').collect();
            let read = contact(mail, phone, &lines);
            assert_eq!(
                (read.mail, read.phone, read.address),
                (some(expected.0), some(expected.1), some(expected.2)),
                "{given:?}"
            );
        }
    }

    #[pleinweb_testing::test]
    fn a_link_is_found_among_words() {
        for (text, found) in [
            (
                "Utiliser le lien suivant : https://a.fr/b?c=1",
                "https://a.fr/b?c=1",
            ),
            ("Voir https://a.fr/b.", "https://a.fr/b"),
            ("http:// rien, jobs@exemple.fr", ""),
            ("", ""),
        ] {
            assert_eq!(link_in(text).unwrap_or_default(), found, "{text}");
        }
    }
}
