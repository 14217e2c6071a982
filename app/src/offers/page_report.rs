//! Reporting an offer, and what comes after.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Lang;
use pleinweb_offers::reports::ReportReason;

use super::api::ReportOffer;
use crate::address::query_value;
use crate::heading::Heading;
use crate::kit::{Button, Choice, EmailField, Form, LinkButton, RadioGroup, TextArea};
use crate::lang::use_lang;
use crate::page::Page;
use crate::page::params::REASON;
use crate::texts::offers as t;

/// The form for an offer, with a reason chosen.
pub fn href(lang: Lang, id: String, reason: ReportReason) -> String {
    Page::OfferReport(id).href_with(lang, &[(REASON, reason.key())])
}

/// The reason that the address chooses: one of ours, or none.
fn chosen(value: Option<String>) -> &'static str {
    value
        .and_then(|value| ReportReason::parse(&value).ok())
        .map_or("", ReportReason::key)
}

pub fn report(id: String) -> AnyView {
    let lang = use_lang();
    let value = chosen(query_value(REASON));
    let choices = ReportReason::ALL
        .iter()
        .map(|reason| {
            Choice::new(
                reason.key(),
                t::by_id(lang, reason.message()).unwrap_or_default(),
            )
        })
        .collect();
    view! {
        <div class="page stack">
            <p><a class="back alone" href=Page::Offer(id.clone()).href(lang)>{t::reported_back(lang)}</a></p>
            <Heading text=t::report_title(lang)/>
            <p class="lead">{t::report_lead(lang)}</p>
            <Form action=ReportOffer::PATH>
                <input type="hidden" name="command[offer]" value=id/>
                <RadioGroup name="reason" label=t::report_reason(lang) value choices/>
                <TextArea name="words" label=t::report_words(lang) optional=true/>
                <EmailField label=t::report_email(lang) optional=true/>
                <Button>{t::report_send(lang)}</Button>
            </Form>
        </div>
    }
    .into_any()
}

pub fn reported(id: String) -> AnyView {
    let lang = use_lang();
    view! {
        <div class="page stack">
            <Heading text=t::reported_title(lang)/>
            <p class="lead">{t::reported_text(lang)}</p>
            <p class="actions"><LinkButton href=Page::Offer(id).href(lang)>{t::reported_back(lang)}</LinkButton></p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Lang, REASON, ReportReason, href};
    use crate::address::Address;

    fn chosen(search: &str) -> &'static str {
        let address = Address {
            path: String::new(),
            query: search.to_owned(),
        };
        super::chosen(address.value(REASON))
    }

    #[test]
    fn a_link_chooses_one_of_our_reasons_and_nothing_else() {
        let link = href(Lang::Fr, "x".to_owned(), ReportReason::Misread);
        let (_, search) = link.split_once('?').unwrap();
        assert_eq!(chosen(search), "misread");
        assert_eq!(chosen("a=1&motif=fake"), "fake");
        for nonsense in ["", "motif", "motif=", "motif=%3Cscript%3E", "motif=x"] {
            assert_eq!(chosen(nonsense), "", "{nonsense}");
        }
    }
}
