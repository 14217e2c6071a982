//! One's own account: address, password, ways in, devices, leaving.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::{SessionLine, WaysIn};

use super::api::{ChangeEmail, ChangePassword, CloseOtherSessions, CloseSession, my_sessions};
use super::api_factors::my_ways_in;
use super::page_sign_up::new_password;
use crate::address::query_value;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, EmailField, Form, Look, Mood, PasswordField, SummaryList, SummaryRow, Tag,
    Tone,
};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::mailed::mailed;
use crate::page::{Page, params};
use crate::texts::accounts as t;

/// What the account is, and the way to change each part.
pub fn account() -> AnyView {
    let lang = use_lang();
    let done = query_value(params::DONE).map(|what| {
        let text = if what == params::DONE_EMAIL {
            t::email_changed(lang)
        } else {
            t::password_changed(lang)
        };
        view! { <Callout mood=Mood::Success live=true><p>{text}</p></Callout> }
    });
    let body = load_inside(my_ways_in, move |ways: WaysIn| {
        let count = ways.passkeys.len() + usize::from(ways.totp);
        let keys = t::keys_count(lang, u64::try_from(count).unwrap_or(0));
        let rows = vec![
            SummaryRow::new(t::email(lang), ways.email).change(Page::AccountEmail.href(lang)),
            SummaryRow::new(t::password(lang), t::password_hidden(lang))
                .change(Page::AccountPassword.href(lang)),
            SummaryRow::new(t::keys_title(lang), keys).change(Page::AccountPasskeys.href(lang)),
        ];
        view! { <SummaryList rows=rows/> }.into_any()
    });
    view! {
        <div class="page">
            <Heading text=t::account_title(lang)/>
            {done}
            {live(body)}
            <p class="link-row">
                <a href=Page::AccountSessions.href(lang)>{t::sessions_link(lang)}</a>
                <a href=Page::AccountReview.href(lang)>{t::review_link(lang)}</a>
            </p>
            {super::sign_out_form(Look::Secondary)}
        </div>
    }
    .into_any()
}

/// Another address.
pub fn email() -> AnyView {
    let lang = use_lang();
    let sent = query_value(params::SENT).map(|_| {
        let words = mailed(t::new_email_sent_to, t::new_email_sent(lang));
        view! { <Callout mood=Mood::Success live=true>{words}</Callout> }
    });
    view! {
        <div class="page narrow">
            <Heading text=t::change_email_title(lang)/>
            {sent}
            <p>{t::change_email_lead(lang)}</p>
            <Form action=ChangeEmail::PATH>
                <EmailField label=t::new_email(lang)/>
                <Button>{t::change_email_button(lang)}</Button>
            </Form>
            {back()}
        </div>
    }
    .into_any()
}

/// Another password.
pub fn password() -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page narrow">
            <Heading text=t::change_password_title(lang)/>
            <p>{t::reset_lead(lang)}</p>
            <Form action=ChangePassword::PATH>
                <PasswordField name="current" label=t::current_password(lang) autocomplete="current-password"/>
                {new_password()}
                <Button>{t::change_password_button(lang)}</Button>
            </Form>
            {back()}
        </div>
    }
    .into_any()
}

pub(super) fn back() -> AnyView {
    let lang = use_lang();
    view! { <p><a class="alone" href=Page::Account.href(lang)>{t::back_to_account(lang)}</a></p> }
        .into_any()
}

/// Where the account is open.
pub fn sessions() -> AnyView {
    let lang = use_lang();
    let body = load_inside(my_sessions, move |lines: Vec<SessionLine>| {
        let alone = lines.len() < 2;
        let items: Vec<AnyView> = lines.into_iter().map(session).collect();
        let others = if alone {
            view! { <p>{t::sessions_alone(lang)}</p> }.into_any()
        } else {
            view! {
                <Form action=CloseOtherSessions::PATH id="others">
                    <Button look=Look::Secondary destroys=true>{t::sessions_close_others(lang)}</Button>
                </Form>
            }
            .into_any()
        };
        view! { <ul class="card-list">{items}</ul> {others} }.into_any()
    });
    view! {
        <div class="page">
            <Heading text=t::sessions_title(lang)/>
            <p>{t::sessions_lead(lang)}</p>
            {live(body)}
            {back()}
        </div>
    }
    .into_any()
}

fn session(line: SessionLine) -> AnyView {
    let lang = use_lang();
    let name = line.device.clone();
    let end = if line.current {
        view! { <Tag tone=Tone::Success text=t::session_current(lang)/> }.into_any()
    } else {
        let id = line.id.clone();
        view! {
            <Form
                action=CloseSession::PATH
                id=["s", &line.id].concat()
                matching=("session", line.id.clone())
            >
                <input type="hidden" name="command[session]" value=id/>
                <Button look=Look::Secondary destroys=true>
                    {t::session_close(lang)}
                    <span class="visually-hidden">" " {name}</span>
                </Button>
            </Form>
        }
        .into_any()
    };
    view! {
        <li class="card stack">
            <h2>{line.device}</h2>
            <p class="hint">{t::session_used(lang, &moment(lang, line.opened), &moment(lang, line.last_used))}</p>
            {end}
        </li>
    }
    .into_any()
}
