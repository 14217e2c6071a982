//! `/exploitation/invitations/…`: is it to be taken back?

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_departures::{InvitationQuestion, Kind};
use pleinweb_kernel::{AppError, Lang};

use super::api::{self, WithdrawInvitation};
use crate::errors;
use crate::heading::Heading;
use crate::kit::{Button, Form, LinkButton, Look};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::page::Page;
use crate::serve;
use crate::texts::departures as t;

pub fn question(invitation: String) -> AnyView {
    load_or(
        move || api::load_invitation(invitation),
        show,
        |error| match error {
            AppError::NotFound => gone(),
            other => errors::page(other),
        },
    )
}

fn show(question: InvitationQuestion) -> AnyView {
    let lang = use_lang();
    let name = if question.name.is_empty() {
        &question.email
    } else {
        &question.name
    };
    let button = t::by_id(lang, Kind::Invitation.message()).unwrap_or_default();
    view! {
        <div class="page stack">
            {back(lang)}
            <Heading text=t::title_invitation(lang, name)/>
            <p class="lead">{t::lead_invitation(lang, &question.email)}</p>
            <Form action=WithdrawInvitation::PATH id="take-away">
                <input type="hidden" name="command[invitation]" value=question.invitation/>
                <p class="hint">{t::undo_hint(lang)}</p>
                <p class="actions">
                    <Button look=Look::Danger>{button}</Button>
                    <LinkButton href=Page::Operator.href(lang) look=Look::Quiet>{t::keep(lang)}</LinkButton>
                </p>
            </Form>
        </div>
    }
    .into_any()
}

/// It was used, is too old, or a colleague was faster.
fn gone() -> AnyView {
    let lang = use_lang();
    serve::not_found();
    view! {
        <div class="page stack">
            {back(lang)}
            <Heading text=t::gone_title(lang)/>
            <p>{t::gone_text(lang)}</p>
        </div>
    }
    .into_any()
}

fn back(lang: Lang) -> AnyView {
    view! { <p><a class="back" href=Page::Operator.href(lang)>{t::back(lang)}</a></p> }.into_any()
}
