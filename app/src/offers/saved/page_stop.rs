//! `/alertes/{token}`: the link under a mail. Opening it changes nothing, so
//! that machines that follow links in mails unsubscribe nobody; the button does.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::AppError;
use pleinweb_offers::saved::model::MailStop;

use super::api::{ResumeMails, StopMails, load_mail_stop};
use super::label;
use crate::address::query_value;
use crate::errors::dead_link;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Form, Look, Mood};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::page::{Page, params};
use crate::texts::saved_searches as t;

pub fn stop(token: String) -> AnyView {
    let asked = token.clone();
    load_or(
        move || load_mail_stop(asked),
        move |view| show(&token, view),
        dead,
    )
}

fn dead(error: &AppError) -> AnyView {
    let lang = use_lang();
    let way = (Page::SavedSearches, t::stop_all(lang));
    dead_link(error, t::stop_dead(lang), Some(way))
}

fn show(token: &str, view: MailStop) -> AnyView {
    let lang = use_lang();
    let name = label(lang, &view.asked);
    let token = token.to_owned();
    let resumed = (!view.stopped && query_value(params::RESUMED).is_some()).then(|| {
        view! { <Callout mood=Mood::Success live=true><p>{t::stop_resumed(lang)}</p></Callout> }
    });
    let form = if view.stopped {
        let resume = view.can_resume.then(|| {
            view! {
                <Form action=ResumeMails::PATH>
                    <input type="hidden" name="command[token]" value=token/>
                    <Button look=Look::Secondary>{t::stop_resume(lang)}</Button>
                </Form>
            }
        });
        view! {
            <Callout mood=Mood::Success live=true>
                <p>{t::stop_stopped(lang)}</p>
                <p>{t::stop_page(lang)}</p>
            </Callout>
            {resume}
        }
        .into_any()
    } else {
        view! {
            {resumed}
            <Form action=StopMails::PATH>
                <input type="hidden" name="command[token]" value=token/>
                <Button destroys=true>{t::stop_button(lang)}</Button>
            </Form>
        }
        .into_any()
    };
    view! {
        <div class="page stack">
            <Heading text=t::stop_title(lang)/>
            <p class="lead">{t::stop_lead(lang, &name)}</p>
            {form}
            <p><a class="alone" href=Page::SavedSearches.href(lang)>{t::stop_all(lang)}</a></p>
        </div>
    }
    .into_any()
}
