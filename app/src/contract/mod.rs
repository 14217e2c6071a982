//! The person's home, the channel contract, the way back: pages and functions.

pub mod api;
pub mod mails;
pub mod page_contract;
pub mod page_home;
pub mod page_return;

use leptos::prelude::*;
use pleinweb_contract::Contact;
use pleinweb_kernel::Lang;

use crate::kit::Card;
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::contract as t;

/// A text of this feature by a key of the domain, such as `state-sent`.
fn text(lang: Lang, id: &str) -> &'static str {
    t::by_id(lang, id).unwrap_or_default()
}

/// `about-documents-web` and the like.
fn joined(prefix: &str, parts: &[&str]) -> String {
    let mut id = prefix.to_owned();
    for part in parts {
        id.push('-');
        id.push_str(part);
    }
    id
}

/// Who to turn to, and how: always with a telephone number.
fn contact(lang: Lang, contact: Option<Contact>) -> AnyView {
    let help = use_site().help_phone;
    let known = contact.map(|contact| {
        let adviser = match &contact.adviser {
            Some(name) => t::home_adviser(lang, name),
            None => t::home_team(lang).to_owned(),
        };
        let phone = (!contact.phone.is_empty()).then(|| {
            view! { <p><a class="alone" href=dial(&contact.phone)>{t::home_phone(lang, &spelled(&contact.phone))}</a></p> }
        });
        view! {
            <p>{adviser}</p>
            <p class="address">{contact.agency}<br/>{contact.address}</p>
            {phone}
        }
    });
    view! {
        <Card title=t::home_contact(lang)>
            {known}
            <p><a class="alone" href=dial(&help)>{t::home_help_line(lang, &spelled(&help))}</a></p>
            <p><a class="alone" href=Page::Callback.href(lang)>{t::home_callback(lang)}</a></p>
        </Card>
    }
    .into_any()
}
