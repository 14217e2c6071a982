//! The second factor: giving it, enrolling one, keeping the recovery codes;
//! and proving oneself again before something sensitive.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::{TotpView, WaysIn};

use super::api_factors::{
    ConfirmTotp, GiveCode, KeepRecoveryCodes, NewRecoveryCodes, ProveAgain, StartTotp,
    my_recovery_codes, my_ways_in, pending_totp,
};
use crate::heading::Heading;
use crate::kit::{Button, Callout, Card, Form, Look, Mood, PasswordField, TextField};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::site::use_site;
use crate::texts::accounts as t;

/// Asks for whatever this account proves itself with.
pub fn second_factor() -> AnyView {
    let lang = use_lang();
    let return_to = super::return_to();
    let body = load_inside(my_ways_in, move |ways: WaysIn| give(&ways, &return_to));
    let kept = use_site()
        .awaits
        .then(|| super::awaits(t::kept_title(lang)));
    view! {
        <div class="page narrow">
            <Heading text=t::prove_title(lang)/>
            {kept}
            {body}
        </div>
    }
    .into_any()
}

fn give(ways: &WaysIn, return_to: &str) -> AnyView {
    let lang = use_lang();
    let staff = ways.role.needs_second_factor();
    if staff && !ways.has_second_factor() {
        return view! {
            <p>{t::enrol_first(lang)}</p>
            <p><a class="button" href=Page::EnrolSecondFactor.href_back(lang, return_to)>{t::enrol_link(lang)}</a></p>
        }
        .into_any();
    }
    let passkey = (!ways.passkeys.is_empty())
        .then(|| super::passkey_button("sign-in", t::use_passkey(lang), return_to.to_owned()));
    let return_to = return_to.to_owned();
    let form = if staff {
        view! {
            <Form action=GiveCode::PATH>
                <input type="hidden" name="command[return_to]" value=return_to/>
                <TextField
                    name="code"
                    label=t::code(lang)
                    hint=t::code_hint(lang)
                    missing=t::missing_code(lang)
                    autocomplete="one-time-code"
                    width="medium"
                />
                <Button>{t::prove_button(lang)}</Button>
            </Form>
        }
        .into_any()
    } else {
        view! {
            <Form action=ProveAgain::PATH>
                <input type="hidden" name="command[return_to]" value=return_to/>
                <PasswordField name="password" label=t::password(lang) autocomplete="current-password"/>
                <Button>{t::prove_button(lang)}</Button>
            </Form>
        }
        .into_any()
    };
    let text = if ways.half {
        t::prove_half(lang)
    } else {
        t::prove_again(lang)
    };
    view! { <p>{text}</p> {form} {passkey} {sign_out_instead(ways)} }.into_any()
}

fn sign_out_instead(ways: &WaysIn) -> Option<AnyView> {
    let lang = use_lang();
    ways.half.then(|| {
        view! {
            <p class="hint">{t::no_factor_help(lang)}</p>
            {super::sign_out_form(Look::Quiet)}
        }
        .into_any()
    })
}

/// Chooses and enrols a second factor.
pub fn enrol() -> AnyView {
    let lang = use_lang();
    let return_to = super::return_to();
    let passkey = super::passkey_button("enrol", t::enrol_passkey_button(lang), return_to.clone());
    let application = load_inside(
        pending_totp,
        move |pending: Option<TotpView>| match pending {
            Some(secret) => take_in(secret, return_to.clone()),
            None => view! {
                <p>{t::enrol_totp_text(lang)}</p>
                <Form action=StartTotp::PATH>
                    <Button look=Look::Secondary>{t::enrol_totp_button(lang)}</Button>
                </Form>
            }
            .into_any(),
        },
    );
    view! {
        <div class="page narrow">
            <Heading text=t::enrol_title(lang)/>
            <p>{t::enrol_lead(lang)}</p>
            <Card title=t::enrol_passkey_title(lang)>
                <p>{t::enrol_passkey_text(lang)}</p>
                {passkey}
            </Card>
            <Card title=t::enrol_totp_title(lang)>{application}</Card>
        </div>
    }
    .into_any()
}

/// The picture, the secret as text, and the first code.
fn take_in(secret: TotpView, return_to: String) -> AnyView {
    let lang = use_lang();
    let side = secret.side + 8;
    let frame = format!("-4 -4 {side} {side}");
    view! {
        <ol class="stack">
            <li>
                <p>{t::totp_scan(lang)}</p>
                <svg class="qr" viewBox=frame role="img" aria-label=t::totp_picture(lang)>
                    <path d=secret.picture></path>
                </svg>
                <p>{t::totp_by_hand(lang)}</p>
                <p><code class="secret">{secret.secret}</code></p>
                <p><a class="alone" href=secret.address>{t::totp_here(lang)}</a></p>
            </li>
            <li>
                <Form action=ConfirmTotp::PATH>
                    <input type="hidden" name="command[return_to]" value=return_to/>
                    <TextField
                        name="code"
                        label=t::totp_code(lang)
                        missing=t::missing_totp(lang)
                        autocomplete="one-time-code"
                        inputmode="numeric"
                        width="short"
                    />
                    <Button>{t::totp_confirm_button(lang)}</Button>
                </Form>
            </li>
        </ol>
    }
    .into_any()
}

/// New recovery codes, until their owner says that they are kept.
pub fn recovery_codes() -> AnyView {
    let lang = use_lang();
    let return_to = super::return_to();
    let body = load_inside(my_recovery_codes, move |codes: Vec<String>| {
        if codes.is_empty() {
            return view! {
                <p>{t::codes_put_away(lang)}</p>
                <Form action=NewRecoveryCodes::PATH>
                    <Button look=Look::Secondary>{t::codes_new_button(lang)}</Button>
                </Form>
            }
            .into_any();
        }
        let return_to = return_to.clone();
        let codes = codes
            .into_iter()
            .map(|code| view! { <li><code class="secret">{code}</code></li> });
        view! {
            <Callout mood=Mood::Warning><p>{t::codes_once(lang)}</p></Callout>
            <ol class="codes">{codes.collect_view()}</ol>
            <Form action=KeepRecoveryCodes::PATH>
                <input type="hidden" name="command[return_to]" value=return_to/>
                <Button>{t::codes_kept_button(lang)}</Button>
            </Form>
        }
        .into_any()
    });
    view! {
        <div class="page narrow">
            <Heading text=t::codes_title(lang)/>
            <p>{t::codes_lead(lang)}</p>
            {body}
        </div>
    }
    .into_any()
}
