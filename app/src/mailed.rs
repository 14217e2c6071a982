//! To which address a mail went, told to the browser that gave it.

use leptos::prelude::*;
use pleinweb_accounts::MailedTo;
use pleinweb_kernel::Lang;

use crate::address::query_value;
use crate::kit::Words;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::params;

/// That a mail left: to which address, where the page's own knows it.
pub fn mailed(to: fn(Lang, &str) -> String, somewhere: impl Into<Words>) -> AnyView {
    let lang = use_lang();
    let somewhere: Words = somewhere.into();
    let Some(sealed) = query_value(params::MAILED_TO) else {
        return view! { <p>{somewhere}</p> }.into_any();
    };
    load_inside(
        move || crate::serve::ask::<MailedTo>(sealed),
        move |email| {
            let words = match email {
                Some(email) => to(lang, &email).into(),
                None => somewhere,
            };
            view! { <p>{words}</p> }.into_any()
        },
    )
}
