//! Sign-up, sign-in, second factor, sessions: their pages and functions.

pub mod api;
pub mod api_factors;
pub mod api_staff;
pub mod mails;
pub mod page_account;
pub mod page_colleagues;
pub mod page_forgotten;
pub mod page_invitation;
pub mod page_passkeys;
pub mod page_review;
pub mod page_second_factor;
pub mod page_session;
pub mod page_sign_in;
pub mod page_sign_up;
pub mod page_stop_changes;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::{Lang, is_local_path};

use crate::address::{Param, query_value};
use crate::kit::{Button, Callout, Form, Look, Mood};
use crate::lang::use_lang;
use crate::page::params;
use crate::texts::accounts as t;

/// Where the reader was going, as the address says it, if it is a path of this
/// site.
fn return_to() -> String {
    query_value(params::BACK)
        .filter(|path| is_local_path(path))
        .unwrap_or_default()
}

/// Says that something is done while the address says so. (A form that leads
/// to its own page changes nothing but the query.)
fn said(name: Param, text: fn(Lang) -> &'static str) -> AnyView {
    let lang = use_lang();
    query_value(name)
        .map(|_| view! { <Callout mood=Mood::Success live=true><p>{text(lang)}</p></Callout> })
        .into_any()
}

/// A form waits for whoever proves who they are, and for how long.
fn awaits(title: &'static str) -> AnyView {
    let lang = use_lang();
    view! { <Callout title=title><p>{t::kept_text(lang)}</p></Callout> }.into_any()
}

/// Leaves this browser.
fn sign_out_form(look: Look) -> AnyView {
    let lang = use_lang();
    view! {
        <Form action=api::SignOut::PATH id="out">
            <Button look=look destroys=true>{t::sign_out_button(lang)}</Button>
        </Form>
    }
    .into_any()
}

/// A button that `passkeys.js` brings to life: hidden without scripts, and
/// where the browser knows no passkeys. `what` is `sign-in` or `enrol`.
fn passkey_button(what: &'static str, label: &'static str, return_to: String) -> AnyView {
    let lang = use_lang();
    view! {
        <div class="passkey">
            <button
                type="button"
                class="button secondary"
                data-passkey=what
                data-lang=lang.tag()
                data-return=return_to
                data-failed=t::passkey_failed(lang)
            >
                {label}
            </button>
            <p class="field-error" role="alert" data-passkey-said=""></p>
        </div>
    }
    .into_any()
}
