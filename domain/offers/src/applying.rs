//! How one answers an offer: by a link, else by what its source says instead.

use super::contact::Contact;
use super::views::OfferView;

/// A way to answer an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A page of the employer's, or of whoever recruits for them.
    Site(String),
    /// The offer's page at its source.
    Source(String),
    Mail(String),
    Phone(String),
    Address(String),
}

/// The ways to answer an offer, the first of them the one to propose: a link is two
/// taps on a phone, a letter is not. None where the source gives none.
pub fn ways(offer: &OfferView) -> Vec<Way> {
    let links = (offer.apply_url.as_deref(), offer.source.url.as_deref());
    ways_of(links, &offer.contact)
}

fn ways_of((apply, source): (Option<&str>, Option<&str>), contact: &Contact) -> Vec<Way> {
    // Several sources know one link only, which then is theirs.
    let apply = apply.filter(|link| Some(*link) != source);
    let link = match (apply, source) {
        (Some(link), _) => Some(Way::Site(link.to_owned())),
        (None, Some(link)) => Some(Way::Source(link.to_owned())),
        (None, None) => None,
    };
    let others = [
        contact.mail.clone().map(Way::Mail),
        contact.phone.clone().map(Way::Phone),
        contact.address.clone().map(Way::Address),
    ];
    link.into_iter()
        .chain(others.into_iter().flatten())
        .collect()
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Way, ways_of};
    use crate::contact::Contact;

    #[pleinweb_testing::test]
    fn a_link_comes_first_and_what_is_given_besides_follows() {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        for (apply, source, (mail, phone, address), expected) in [
            ("a", "s", ("", "", ""), vec![Way::Site("a".into())]),
            ("s", "s", ("", "", ""), vec![Way::Source("s".into())]),
            ("", "s", ("", "", ""), vec![Way::Source("s".into())]),
            ("a", "", ("", "", ""), vec![Way::Site("a".into())]),
            (
                "",
                "s",
                ("m", "", ""),
                vec![Way::Source("s".into()), Way::Mail("m".into())],
            ),
            (
                "",
                "",
                ("m", "p", "r"),
                vec![
                    Way::Mail("m".into()),
                    Way::Phone("p".into()),
                    Way::Address("r".into()),
                ],
            ),
            ("", "", ("", "", "r"), vec![Way::Address("r".into())]),
            ("", "", ("", "", ""), vec![]),
        ] {
            let contact = Contact {
                mail: said(mail),
                phone: said(phone),
                address: said(address),
            };
            assert_eq!(
                contact.is_empty(),
                mail.is_empty() && phone.is_empty() && address.is_empty()
            );
            let links = (said(apply), said(source));
            let found = ways_of((links.0.as_deref(), links.1.as_deref()), &contact);
            assert_eq!(found, expected, "{apply} {source} {mail} {phone} {address}");
        }
    }
}
