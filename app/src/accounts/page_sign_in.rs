//! The sign-in page. It belongs to a first visit: lean.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::DemoPerson;

use super::api::{EnterAs, SignIn, demo_people};
use crate::heading::Heading;
use crate::kit::{Button, Form, Look, PasswordField, TextField};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::site::use_site;
use crate::texts::accounts as t;
use crate::texts::figures::unbroken;
use crate::texts::kit::missing_email;
use crate::texts::pages::sign_in_first;

/// Password, passkey, or a door of the demo.
pub fn sign_in() -> AnyView {
    let lang = use_lang();
    let site = use_site();
    let return_to = super::return_to();
    let passkey = super::passkey_button("sign-in", t::sign_in_passkey(lang), return_to.clone());
    let already = site.role.map(|role| {
        view! { <p class="notice"><a href=Page::home_of(role).href(lang)>{t::already_signed_in(lang)}</a></p> }
    });
    // Led here on the way to a page that is not for visitors, or with a form whose
    // session had ended.
    let first = (site.role.is_none() && !return_to.is_empty()).then(|| {
        if site.awaits {
            super::awaits(t::signed_out_kept(lang))
        } else {
            view! { <p class="lead">{sign_in_first(lang)}</p> }.into_any()
        }
    });
    view! {
        <div class="page narrow">
            <Heading text=t::sign_in_title(lang)/>
            {already}
            {first}
            <Form action=SignIn::PATH>
                <input type="hidden" name="command[return_to]" value=return_to/>
                <TextField name="email" label=t::email(lang) kind="email" autocomplete="username" missing=missing_email(lang)/>
                <PasswordField name="password" label=t::password(lang) autocomplete="current-password"/>
                <Button>{t::sign_in_button(lang)}</Button>
            </Form>
            {passkey}
            <p class="link-row">
                <a href=Page::ForgotPassword.href(lang)>{t::forgot_link(lang)}</a>
                <a href=Page::SignUp.href(lang)>{t::sign_up_link(lang)}</a>
            </p>
            {site.demo.then(doors)}
        </div>
    }
    .into_any()
}

/// One button for each person of the demo.
fn doors() -> AnyView {
    let lang = use_lang();
    let list = load_inside(demo_people, move |people: Vec<DemoPerson>| {
        let buttons = people.into_iter().map(|person| {
            view! {
                <li><Button look=Look::Secondary name="command[account]" value=person.account>{unbroken(&person.label)}</Button></li>
            }
        });
        view! {
            <Form action=EnterAs::PATH id="demo">
                <ul class="doors">{buttons.collect_view()}</ul>
            </Form>
        }
        .into_any()
    });
    view! {
        <section class="card">
            <h2>{t::demo_title(lang)}</h2>
            <p>{t::demo_text(lang)}</p>
            {list}
        </section>
    }
    .into_any()
}
