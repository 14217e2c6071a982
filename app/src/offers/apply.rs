//! How one answers an offer: the main action of its page.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_offers::applying::{Way, ways};
use pleinweb_offers::views::OfferView;

use crate::address::encode_all;
use crate::phone::{dial, spelled};
use crate::texts::offers as t;

/// The button, which stays at the thumb on a phone (`style/offers.css`), and under it
/// what is given besides links. Where nothing is given, that is said.
pub fn apply(lang: Lang, offer: &OfferView) -> AnyView {
    let ways = ways(offer);
    let Some(main) = ways.first() else {
        return view! { <p class="notice">{t::apply_none(lang)}</p> }.into_any();
    };
    let button = button(lang, main, offer).map(|(href, label)| {
        view! {
            <p class="to-apply">
                <a class="button" href=href rel="external nofollow noopener">{label}</a>
            </p>
        }
    });
    let said: Vec<AnyView> = ways
        .iter()
        .filter_map(|way| in_words(lang, way, offer))
        .collect();
    let said = (!said.is_empty()).then(|| view! { <ul class="plain-list">{said}</ul> });
    view! { {button} {said} }.into_any()
}

/// Where the button leads, and what stands on it; none for a letter.
fn button(lang: Lang, way: &Way, offer: &OfferView) -> Option<(String, String)> {
    Some(match way {
        Way::Site(url) => (url.clone(), t::apply(lang).to_owned()),
        Way::Source(url) => (url.clone(), t::apply_at(lang, &offer.source.name)),
        Way::Mail(mail) => (mail_to(mail, offer), t::apply_mail(lang).to_owned()),
        Way::Phone(phone) => (dial(phone), t::apply_phone(lang).to_owned()),
        Way::Address(_) => return None,
    })
}

/// What can be copied: an address, a number.
fn in_words(lang: Lang, way: &Way, offer: &OfferView) -> Option<AnyView> {
    Some(match way {
        Way::Site(_) | Way::Source(_) => return None,
        Way::Mail(mail) => view! {
            <li>{t::by_mail(lang)}" "<a class="alone" href=mail_to(mail, offer)>{mail.clone()}</a></li>
        }
        .into_any(),
        Way::Phone(phone) => view! {
            <li>{t::by_phone(lang)}" "<a class="alone" href=dial(phone)>{spelled(phone)}</a></li>
        }
        .into_any(),
        Way::Address(address) => {
            view! { <li>{t::by_letter(lang)}" "{address.clone()}</li> }.into_any()
        }
    })
}

fn mail_to(mail: &str, offer: &OfferView) -> String {
    let subject = encode_all(&offer.card.title);
    ["mailto:", &encode_all(mail), "?subject=", &subject].concat()
}
