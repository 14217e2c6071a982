//! What was sent, to be read again at any time: as it was sent, without a way to
//! change it.

use leptos::prelude::*;
use pleinweb_registration::SentView;

use super::answers::{self, Reader, Shown};
use super::{api, load_once};
use crate::dates::moment;
use crate::heading::Heading;
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::{contract, registration as t};

pub fn sent() -> AnyView {
    load_once(api::load_sent, show)
}

fn show(view: SentView) -> AnyView {
    let lang = use_lang();
    let shown = Shown {
        answers: &view.answers,
        secrets: &view.secrets,
        labels: &view.labels,
        email: Some(&view.email),
        agency: view.agency.as_deref(),
        health: None,
        reader: Reader::Again,
    };
    let number = t::sent_number(lang, &moment(lang, view.sent_at), &view.number);
    view! {
        <div class="page stack registration">
            <p><a class="back" href=Page::RegistrationReceipt.href(lang)>{t::sent_back(lang)}</a></p>
            <Heading text=t::sent_title(lang)/>
            <p class="lead">{number}</p>
            <p>{t::sent_change(lang)}</p>
            <p><a class="alone" href=Page::Callback.href(lang)>{contract::home_callback(lang)}</a></p>
            {super::print_button(lang)}
            {answers::show(&shown)}
        </div>
    }
    .into_any()
}
