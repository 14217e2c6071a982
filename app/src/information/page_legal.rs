//! Help, accessibility statement, privacy and legal notices.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

use super::api::{OperatorFacts, load_operator_facts};
use crate::heading::Heading;
use crate::kit::LinkButton;
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::legal as t;

/// A title and its paragraphs.
fn section(title: &'static str, paragraphs: Vec<String>) -> AnyView {
    let paragraphs = paragraphs
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect_view();
    view! { <section class="stack"><h2>{title}</h2>{paragraphs}</section> }.into_any()
}

fn page(title: &'static str, body: AnyView) -> AnyView {
    view! { <div class="page stack"><Heading text=title/>{body}</div> }.into_any()
}

/// What the operator said, or that it is still to be said.
fn or_missing(lang: Lang, fact: &str) -> String {
    if fact.is_empty() {
        t::missing(lang).to_owned()
    } else {
        fact.to_owned()
    }
}

pub fn help() -> AnyView {
    let lang = use_lang();
    let phone = use_site().help_phone;
    let questions = [
        (t::help_q_compulsory(lang), t::help_a_compulsory(lang)),
        (t::help_q_stop(lang), t::help_a_stop(lang)),
        (t::help_q_password(lang), t::help_a_password(lang)),
        (t::help_q_mail(lang), t::help_a_mail(lang)),
        (t::help_q_failure(lang), t::help_a_failure(lang)),
    ]
    .map(|(question, answer)| view! { <details class="details"><summary>{question}</summary><p>{answer}</p></details> });
    let body = view! {
        <section class="stack">
            <h2>{t::help_phone(lang)}</h2>
            <p>{t::help_phone_text(lang)}</p>
            <p><LinkButton href=dial(&phone)>{t::help_call(lang, &spelled(&phone))}</LinkButton></p>
        </section>
        <p class="cluster">
            <a class="alone" href=Page::Callback.href(lang)>{t::help_callback(lang)}</a>
            <a class="alone" href=Page::NearbyHelp.href(lang)>{t::help_nearby(lang)}</a>
        </p>
        <section class="stack"><h2>{t::help_questions(lang)}</h2>{questions.collect_view()}</section>
    };
    page(t::help_title(lang), body.into_any())
}

pub fn accessibility() -> AnyView {
    let lang = use_lang();
    let phone = use_site().help_phone;
    let body = view! {
        <p>{t::accessibility_commitment(lang)}</p>
        {section(t::accessibility_state(lang), vec![t::accessibility_state_text(lang).to_owned()])}
        {section(t::accessibility_done(lang), vec![t::accessibility_done_text(lang).to_owned()])}
        {section(t::accessibility_contact(lang), vec![t::accessibility_contact_text(lang, &spelled(&phone))])}
        {section(t::accessibility_rights(lang), vec![t::accessibility_rights_text(lang).to_owned()])}
    };
    page(t::accessibility_title(lang), body.into_any())
}

pub fn privacy() -> AnyView {
    let lang = use_lang();
    let who = load_inside(load_operator_facts, move |facts: OperatorFacts| {
        let name = or_missing(lang, &facts.name);
        let contact = or_missing(lang, &facts.privacy_contact);
        section(
            t::privacy_who(lang),
            vec![
                t::privacy_who_text(lang, &name),
                t::privacy_contact(lang, &contact),
            ],
        )
    });
    let texts = |texts: &[&'static str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let body = view! {
        {who}
        {section(t::privacy_what(lang), texts(&[t::privacy_what_check(lang), t::privacy_what_file(lang), t::privacy_what_sensitive(lang), t::privacy_what_offers(lang)]))}
        {section(t::privacy_who_sees(lang), texts(&[t::privacy_who_sees_text(lang)]))}
        {section(t::privacy_how_long(lang), texts(&[t::privacy_how_long_draft(lang), t::privacy_how_long_visitor(lang), t::privacy_how_long_file(lang), t::privacy_how_long_account(lang), t::privacy_how_long_traces(lang), t::privacy_how_long_offers(lang)]))}
        {section(t::privacy_cookies(lang), texts(&[t::privacy_cookies_text(lang)]))}
        {section(t::privacy_rights(lang), texts(&[t::privacy_rights_text(lang)]))}
    };
    page(t::privacy_title(lang), body.into_any())
}

pub fn legal_notice() -> AnyView {
    let lang = use_lang();
    let who = load_inside(load_operator_facts, move |facts: OperatorFacts| {
        view! {
            {section(t::legal_publisher(lang), vec![or_missing(lang, &facts.name)])}
            {section(t::legal_address(lang), vec![or_missing(lang, &facts.address)])}
        }
        .into_any()
    });
    let body = view! {
        {who}
        {section(t::legal_software(lang), vec![t::legal_software_text(lang).to_owned()])}
        {section(t::legal_data(lang), vec![t::legal_data_text(lang).to_owned()])}
    };
    page(t::legal_title(lang), body.into_any())
}
