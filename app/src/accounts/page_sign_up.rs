//! Asking for an account, the mail that follows, and its link.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::LinkView;

use super::api::{ConfirmEmail, ConfirmNewEmail, SendSignUpAgain, SignUp, look_at_link};
use crate::heading::Heading;
use crate::kit::{Button, EmailField, Form, Look, PasswordField};
use crate::lang::use_lang;
use crate::load::load;
use crate::mailed::mailed;
use crate::noted::noted;
use crate::page::{Page, params};
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::{accounts as t, pages};

/// An address and a password, nothing else.
pub fn sign_up() -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page narrow">
            <Heading text=t::sign_up_title(lang)/>
            {noted()}
            <p>{t::sign_up_lead(lang)}</p>
            <Form action=SignUp::PATH>
                <EmailField label=t::email(lang) hint=t::sign_up_email_hint(lang) autocomplete="username"/>
                {new_password()}
                <Button>{t::sign_up_button(lang)}</Button>
            </Form>
            <p><a class="alone" href=Page::SignIn.href(lang)>{t::have_account_link(lang)}</a></p>
            {other_ways()}
        </div>
    }
    .into_any()
}

/// The ways that are left for whoever has no mail address, or no telephone.
fn other_ways() -> AnyView {
    let lang = use_lang();
    let help = use_site().help_phone;
    view! {
        <section class="stack">
            <h2>{t::no_mail_title(lang)}</h2>
            <p>{t::no_mail_text(lang)}</p>
            <ul>
                <li><a class="alone" href=Page::NearbyHelp.href(lang)>{t::no_mail_agency(lang)}</a></li>
                <li><a class="alone" href=dial(&help)>{t::no_mail_phone(lang, &spelled(&help))}</a></li>
                <li><a class="alone" href=Page::Callback.href(lang)>{t::no_mail_callback(lang)}</a></li>
            </ul>
        </section>
    }
    .into_any()
}

/// The field for a password one chooses.
pub(super) fn new_password() -> AnyView {
    let lang = use_lang();
    view! {
        <PasswordField
            name="password"
            label=t::new_password(lang)
            hint=t::new_password_hint(lang)
            autocomplete="new-password"
            advice=true
        />
    }
    .into_any()
}

/// The same page whether the address was free or not.
pub fn sign_up_sent() -> AnyView {
    let lang = use_lang();
    let again = super::said(params::SENT_AGAIN, t::sent_again);
    view! {
        <div class="page narrow">
            <Heading text=t::sign_up_sent_title(lang)/>
            {again}
            {mailed(t::sign_up_sent_to, t::sign_up_sent_text(lang))}
            <p>{t::sign_up_sent_where(lang)}</p>
            <Form action=SendSignUpAgain::PATH>
                <Button look=Look::Secondary>{t::send_again_button(lang)}</Button>
            </Form>
            <p><a class="alone" href=Page::SignUp.href(lang)>{t::other_address_link(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// The page of a confirmation link. Opening it changes nothing: mail programs
/// open links by themselves.
pub fn confirm(token: String) -> AnyView {
    let asked = token.clone();
    let body = load(
        move || look_at_link(asked.clone()),
        move |link: LinkView| match link {
            LinkView::NewAccount {
                email,
                ask_password,
            } => new_account(token.clone(), &email, ask_password),
            LinkView::NewEmail { email } => new_email(token.clone(), &email),
            _ => gone(),
        },
    );
    view! { <div class="page narrow">{body}</div> }.into_any()
}

/// Gives an account the address that the link was sent to.
fn new_email(token: String, email: &str) -> AnyView {
    let lang = use_lang();
    view! {
        <Heading text=t::confirm_title(lang)/>
        <p>{t::confirm_new_email_text(lang, email)}</p>
        <Form action=ConfirmNewEmail::PATH>
            <input type="hidden" name="command[token]" value=token/>
            <Button>{t::confirm_button(lang)}</Button>
        </Form>
    }
    .into_any()
}

fn new_account(token: String, email: &str, ask_password: bool) -> AnyView {
    let lang = use_lang();
    let password = ask_password.then(|| {
        view! {
            <PasswordField
                name="password"
                label=t::password(lang)
                hint=t::confirm_password_hint(lang)
                autocomplete="new-password"
                advice=true
            />
        }
    });
    view! {
        <Heading text=t::confirm_title(lang)/>
        <p>{t::confirm_text(lang, email)}</p>
        <Form action=ConfirmEmail::PATH>
            <input type="hidden" name="command[token]" value=token/>
            {password}
            <Button>{t::confirm_button(lang)}</Button>
        </Form>
    }
    .into_any()
}

/// A link that was used, is too old, or never was.
pub(super) fn gone() -> AnyView {
    gone_for(t::link_gone_text(use_lang()), true)
}

/// The same with what is to be done instead; `new`: an account may be opened by oneself.
pub(super) fn gone_for(text: &'static str, new: bool) -> AnyView {
    let lang = use_lang();
    let phone = use_site().help_phone;
    let sign_up =
        new.then(|| view! { <a href=Page::SignUp.href(lang)>{t::sign_up_link(lang)}</a> });
    view! {
        <Heading text=pages::link_dead(lang)/>
        <p>{pages::link_dead_text(lang)}</p>
        <p>{text}</p>
        <p class="link-row">
            <a class="button" href=Page::SignIn.href(lang)>{t::sign_in_button(lang)}</a>
            <a href=Page::ForgotPassword.href(lang)>{t::forgot_link(lang)}</a>
            {sign_up}
            <a href=dial(&phone)>{pages::help_line(lang, &spelled(&phone))}</a>
        </p>
    }
    .into_any()
}
