//! Passkeys, the application of the staff, and recovery codes.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_accounts::{PasskeyLine, WaysIn};

use super::api_factors::{NewRecoveryCodes, RemovePasskey, RemoveTotp, RenamePasskey, my_ways_in};
use super::page_account::back;
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{Button, Card, Details, EmptyState, Form, Look, TextField};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::page::Page;
use crate::texts::accounts as t;

/// What one comes in with, besides the password.
pub fn passkeys() -> AnyView {
    let lang = use_lang();
    let body = load_inside(my_ways_in, move |ways: WaysIn| {
        let staff = ways.role.needs_second_factor().then(|| of_the_staff(&ways));
        let list = if ways.passkeys.is_empty() {
            view! { <EmptyState title=t::keys_none(lang)><p>{t::keys_none_text(lang)}</p></EmptyState> }.into_any()
        } else {
            let items: Vec<AnyView> = ways.passkeys.into_iter().map(passkey).collect();
            view! { <ul class="card-list">{items}</ul> }.into_any()
        };
        view! { {list} {staff} }.into_any()
    });
    let add = super::passkey_button(
        "enrol",
        t::enrol_passkey_button(lang),
        Page::AccountPasskeys.href(lang),
    );
    view! {
        <div class="page">
            <Heading text=t::keys_title(lang)/>
            <p>{t::keys_lead(lang)}</p>
            {add}
            {live(body)}
            {back()}
        </div>
    }
    .into_any()
}

fn passkey(line: PasskeyLine) -> AnyView {
    let lang = use_lang();
    let used = line.last_used.map_or_else(
        || t::key_never(lang).to_owned(),
        |at| t::key_used(lang, &moment(lang, at)),
    );
    let (id, again, name) = (line.id.clone(), line.id.clone(), line.name.clone());
    let (rename, remove) = (["n", &line.id].concat(), ["r", &line.id].concat());
    let (own, same) = (line.id.clone(), line.id);
    view! {
        <li class="card stack">
            <h2>{line.name.clone()}</h2>
            <p class="hint">{t::key_added(lang, &moment(lang, line.added))}" "{used}</p>
            <Details summary=t::key_rename(lang)>
                <Form action=RenamePasskey::PATH id=rename matching=("passkey", own)>
                    <input type="hidden" name="command[passkey]" value=id/>
                    <TextField name="name" label=t::key_name(lang) value=line.name missing=t::missing_key_name(lang)/>
                    <Button look=Look::Secondary>{t::key_rename_button(lang)}</Button>
                </Form>
            </Details>
            <Form action=RemovePasskey::PATH id=remove matching=("passkey", same)>
                <input type="hidden" name="command[passkey]" value=again/>
                <Button look=Look::Danger>
                    {t::key_remove(lang)}
                    <span class="visually-hidden">" " {name}</span>
                </Button>
            </Form>
        </li>
    }
    .into_any()
}

fn of_the_staff(ways: &WaysIn) -> AnyView {
    let lang = use_lang();
    let application = if ways.totp {
        view! {
            <p>{t::totp_active(lang)}</p>
            <Form action=RemoveTotp::PATH id="totp">
                <Button look=Look::Danger>{t::totp_remove(lang)}</Button>
            </Form>
        }
        .into_any()
    } else {
        view! {
            <p>{t::enrol_totp_text(lang)}</p>
            <p><a class="button secondary" href=Page::EnrolSecondFactor.href(lang)>{t::totp_add(lang)}</a></p>
        }
        .into_any()
    };
    let left = u64::try_from(ways.recovery_left).unwrap_or(0);
    view! {
        <Card title=t::enrol_totp_title(lang)>{application}</Card>
        <Card title=t::codes_title(lang)>
            <p>{t::codes_left(lang, left)}</p>
            <Form action=NewRecoveryCodes::PATH id="codes">
                <Button look=Look::Secondary>{t::codes_new_button(lang)}</Button>
            </Form>
        </Card>
    }
    .into_any()
}
