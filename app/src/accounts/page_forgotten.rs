//! A forgotten password.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::LinkView;

use super::api::{ForgotPassword, ResetPassword, look_at_link};
use super::page_sign_up::{gone, new_password};
use crate::heading::Heading;
use crate::kit::{Button, EmailField, Form};
use crate::lang::use_lang;
use crate::load::load;
use crate::mailed::mailed;
use crate::page::{Page, params};
use crate::texts::accounts as t;

pub fn forgot_password() -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page narrow">
            <Heading text=t::forgot_title(lang)/>
            <p>{t::forgot_lead(lang)}</p>
            <Form action=ForgotPassword::PATH>
                <EmailField label=t::email(lang) autocomplete="username"/>
                <Button>{t::forgot_button(lang)}</Button>
            </Form>
            <p><a class="alone" href=Page::SignIn.href(lang)>{t::back_to_sign_in(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// The same page whether the address has an account or not.
pub fn forgot_password_sent() -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page narrow">
            <Heading text=t::forgot_sent_title(lang) title=t::forgot_sent_page(lang)/>
            {mailed(t::forgot_sent_to, t::forgot_sent_text(lang))}
            <p>{t::sign_up_sent_where(lang)}</p>
            <p class="link-row">
                <a href=Page::ForgotPassword.href(lang)>{t::forgot_again_link(lang)}</a>
                <a href=Page::SignIn.href(lang)>{t::back_to_sign_in(lang)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// Chooses a new password with a mailed link.
pub fn reset_password(token: String) -> AnyView {
    let asked = token.clone();
    let body = load(
        move || look_at_link(asked.clone()),
        move |link: LinkView| match link {
            LinkView::NewPassword => choose(token.clone()),
            _ => gone(),
        },
    );
    view! { <div class="page narrow">{body}</div> }.into_any()
}

fn choose(token: String) -> AnyView {
    let lang = use_lang();
    let stopped = super::said(params::STOPPED, t::stopped_said);
    view! {
        <Heading text=t::reset_title(lang)/>
        {stopped}
        <p>{t::reset_lead(lang)}</p>
        <Form action=ResetPassword::PATH>
            <input type="hidden" name="command[token]" value=token/>
            {new_password()}
            <Button>{t::reset_button(lang)}</Button>
        </Form>
    }
    .into_any()
}
