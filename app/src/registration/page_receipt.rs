//! The receipt: a number, a date of effect, and by when an adviser answers.

use leptos::prelude::*;
use pleinweb_registration::Receipt;

use super::{api, load_once};
use crate::dates::{full_day, moment};
use crate::heading::Heading;
use crate::kit::{Callout, LinkButton, Mood, SummaryList, SummaryRow};
use crate::lang::use_lang;
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::texts::registration as t;

pub fn receipt() -> AnyView {
    load_once(api::load_receipt, show)
}

fn show(receipt: Receipt) -> AnyView {
    let lang = use_lang();
    let answer = moment(lang, receipt.answer_by);
    let answer = view! { {answer} <p class="hint">{t::receipt_answer_hint(lang)}</p> };
    let number = receipt.status.number.clone();
    let mut rows = vec![
        SummaryRow::new(
            t::receipt_number(lang),
            view! { <strong class="file-number">{number}</strong> <p class="hint">{t::receipt_keep(lang)}</p> },
        ),
        SummaryRow::new(t::receipt_answer(lang), answer),
        SummaryRow::new(
            t::receipt_effect(lang),
            full_day(lang, receipt.status.effect_on),
        ),
        SummaryRow::new(t::receipt_sent(lang), moment(lang, receipt.sent_at)),
    ];
    rows.push(SummaryRow::new(t::receipt_name(lang), receipt.name));
    if !receipt.phone.is_empty() {
        let phone = spelled(&receipt.phone);
        rows.push(SummaryRow::new(t::receipt_phone(lang), phone));
    }
    if let Some(agency) = receipt.agency {
        let phone = (!agency.phone.is_empty()).then(|| {
            let (href, phone) = (dial(&agency.phone), spelled(&agency.phone));
            view! { <p><a class="alone" href=href>{phone}</a></p> }
        });
        let agency = view! { {agency.name} <p class="hint">{agency.address}</p> {phone} };
        rows.push(SummaryRow::new(t::receipt_agency(lang), agency));
    }
    view! {
        <div class="page stack">
            <Heading text=t::receipt_title(lang)/>
            <Callout mood=Mood::Success><p>{t::receipt_mail(lang, &receipt.email)}</p></Callout>
            <SummaryList rows/>
            {super::print_button(lang)}
            <p><a class="alone" href=Page::RegistrationSent.href(lang)>{t::sent_link(lang)}</a></p>
            <h2>{t::receipt_next(lang)}</h2>
            <p>{t::receipt_next_text(lang)}</p>
            {super::answers::documents(&receipt.documents)}
            <p><LinkButton href=Page::Space.href(lang)>{t::receipt_home(lang)}</LinkButton></p>
        </div>
    }
    .into_any()
}
