//! Accepting an operator's invitation.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::LinkView;

use super::api::look_at_link;
use super::api_staff::AcceptInvitation;
use super::page_sign_up::{gone_for, new_password};
use crate::heading::Heading;
use crate::kit::{Button, Form};
use crate::lang::use_lang;
use crate::load::load;
use crate::texts::accounts as t;

pub fn accept(token: String) -> AnyView {
    let asked = token.clone();
    let body = load(
        move || look_at_link(asked.clone()),
        move |link: LinkView| match link {
            LinkView::Invitation { email, .. } => choose(token.clone(), email),
            _ => gone_for(t::link_gone_invitation(use_lang()), false),
        },
    );
    view! { <div class="page narrow">{body}</div> }.into_any()
}

fn choose(token: String, email: String) -> AnyView {
    let lang = use_lang();
    let text = t::accept_text(lang, &email);
    view! {
        <Heading text=t::accept_title(lang)/>
        <p>{text}</p>
        <Form action=AcceptInvitation::PATH>
            <input type="hidden" name="command[token]" value=token/>
            // Password managers keep the address with the password.
            <input type="hidden" autocomplete="username" value=email/>
            {new_password()}
            <Button>{t::accept_button(lang)}</Button>
        </Form>
    }
    .into_any()
}
