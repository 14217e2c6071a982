//! `/ce-n-etait-pas-moi/{token}`: the link under a mail that tells an account's
//! owner of a change, a new key or a new device. Opening it changes nothing:
//! mail programs open links by themselves. The button does.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::LinkView;

use super::api::{StopChanges, look_at_link};
use super::page_sign_up::gone_for;
use crate::heading::Heading;
use crate::kit::{Button, Form, Look};
use crate::lang::use_lang;
use crate::load::load;
use crate::texts::accounts as t;

pub fn stop(token: String) -> AnyView {
    let asked = token.clone();
    let body = load(
        move || look_at_link(asked.clone()),
        move |link: LinkView| match link {
            LinkView::Stop { email } => button(token.clone(), &email),
            _ => gone_for(t::link_gone_stop(use_lang()), false),
        },
    );
    view! { <div class="page narrow">{body}</div> }.into_any()
}

fn button(token: String, email: &str) -> AnyView {
    let lang = use_lang();
    view! {
        <Heading text=t::stop_title(lang)/>
        <p>{t::stop_lead(lang)}</p>
        <ul>
            <li>{t::stop_devices(lang)}</li>
            <li>{t::stop_address(lang, email)}</li>
            <li>{t::stop_password(lang)}</li>
        </ul>
        <Form action=StopChanges::PATH>
            <input type="hidden" name="command[token]" value=token/>
            <Button look=Look::Danger>{t::stop_button(lang)}</Button>
        </Form>
        <p class="hint">{t::stop_nothing(lang)}</p>
    }
    .into_any()
}
