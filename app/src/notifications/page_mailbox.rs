//! The mails of the demo, as a list and one by one.

use leptos::prelude::*;

use super::api::{MailLine, MailView, load_mail, load_mailbox};
use crate::dates::moment;
use crate::heading::Heading;
use crate::lang::use_lang;
use crate::load::{load, load_inside};
use crate::page::Page;
use crate::texts::figures::unbroken;
use crate::texts::mailbox as t;

/// The list, newest first.
pub fn mailbox() -> AnyView {
    let lang = use_lang();
    let list = load_inside(load_mailbox, move |mails: Vec<MailLine>| {
        if mails.is_empty() {
            return view! { <p class="empty">{t::empty(lang)}</p> }.into_any();
        }
        let rows = mails.into_iter().map(|mail| {
            view! {
                <li class="card">
                    <p><a class="alone" href=Page::DemoMail(mail.id).href(lang) lang=mail.lang.tag()>{mail.subject}</a></p>
                    <p class="hint">{t::to(lang, &mail.to)}" · "{moment(lang, mail.at)}</p>
                </li>
            }
        });
        view! { <ul class="stack" aria-label=t::newest_first(lang)>{rows.collect_view()}</ul> }
            .into_any()
    });
    view! {
        <div class="page stack">
            <Heading text=t::title(lang)/>
            <p>{t::explained(lang)}</p>
            {list}
        </div>
    }
    .into_any()
}

/// One mail, with links that work.
pub fn mail(id: String) -> AnyView {
    let lang = use_lang();
    let body = load(
        move || load_mail(id.clone()),
        move |mail: MailView| {
            // A page of the service may be called as a mail is.
            let title = [&mail.line.subject, " · ", t::title(lang)].concat();
            let paragraphs = mail.paragraphs.into_iter().map(|(text, is_link)| {
                if is_link {
                    let href = text.clone();
                    view! { <p><a class="alone" href=href rel="external">{text}</a></p> }.into_any()
                } else {
                    view! { <p>{unbroken(&text)}</p> }.into_any()
                }
            });
            view! {
                <Heading text=mail.line.subject title=title lang=mail.line.lang/>
                <p class="hint">{t::to(lang, &mail.line.to)}" · "{moment(lang, mail.line.at)}</p>
                <div class="card stack" lang=mail.line.lang.tag()>{paragraphs.collect_view()}</div>
            }
            .into_any()
        },
    );
    view! {
        <div class="page stack">
            {body}
            <p><a class="alone" href=Page::DemoMailbox.href(lang)>{t::back(lang)}</a></p>
        </div>
    }
    .into_any()
}
