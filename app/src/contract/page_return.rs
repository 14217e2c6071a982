//! Back to the agency, once or for good, and volunteering again.

use leptos::prelude::*;
use pleinweb_contract::{ReturnReason, ReturnView};
use pleinweb_entry::{Path, Return};
use pleinweb_kernel::Lang;
use server_fn::ServerFn;

use super::{api, contact, text};
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Choice, EmptyState, Form, LinkButton, Look, Mood, RadioGroup, SelectField,
    TextArea,
};
use crate::lang::use_lang;
use crate::load::{load, still};
use crate::page::Page;
use crate::texts::contract as t;

/// Whether everything is at the agency already.
fn all_at_agency(view: &ReturnView) -> bool {
    view.current
        .is_some_and(|contract| contract.path() == Path::Agency)
}

pub fn way_back() -> AnyView {
    // What is chosen and typed here is not taken away by news from elsewhere.
    still(|| {
        load(api::load_return, |view| {
            let lang = use_lang();
            let body = if view.contact.is_some() {
                ask(lang, view)
            } else {
                nowhere_yet(lang)
            };
            view! {
                <div class="page stack">
                    <Heading text=t::return_title(lang)/>
                    <p class="lead">{t::return_lead(lang)}</p>
                    {body}
                </div>
            }
            .into_any()
        })
    })
}

fn ask(lang: Lang, view: ReturnView) -> AnyView {
    let already = match view.interview_by {
        Some(by) => Some(t::return_already(lang, &moment(lang, by))),
        None => all_at_agency(&view).then(|| t::return_already_agency(lang).to_owned()),
    };
    let ways = vec![
        Choice::new(Return::Once.key(), t::return_once_label(lang)).hint(t::return_once_hint(lang)),
        Choice::new(Return::ForGood.key(), t::return_for_good_label(lang))
            .hint(t::return_for_good_hint(lang)),
    ];
    let mut reasons = vec![Choice::new("", t::why_none(lang))];
    reasons.extend(
        ReturnReason::ALL
            .iter()
            .map(|why| Choice::new(why.key(), text(lang, why.message()))),
    );
    view! {
        {already.map(|text| view! { <Callout mood=Mood::Info><p>{text}</p></Callout> })}
        <Form action=api::ReturnToAgency::PATH>
            <RadioGroup name="how" label=t::return_how(lang) choices=ways/>
            <SelectField name="why" label=t::return_why(lang) hint=t::return_why_hint(lang) choices=reasons optional=true/>
            <TextArea name="note" label=t::return_note(lang) optional=true/>
            <p><Button>{t::return_send(lang)}</Button></p>
        </Form>
        {contact(lang, view.contact)}
    }
    .into_any()
}

fn nowhere_yet(lang: Lang) -> AnyView {
    view! {
        <Callout mood=Mood::Info title=t::return_unknown(lang)><p>{t::return_unknown_text(lang)}</p></Callout>
        <p class="cluster">
            <LinkButton href=Page::NearbyHelp.href(lang)>{t::return_nearby(lang)}</LinkButton>
            <LinkButton href=Page::Callback.href(lang) look=Look::Secondary>{t::home_callback(lang)}</LinkButton>
        </p>
        {contact(lang, None)}
    }
    .into_any()
}

pub fn done() -> AnyView {
    load(api::load_return, |view| {
        let lang = use_lang();
        let for_good = all_at_agency(&view);
        let said = match (for_good, view.interview_by) {
            (true, _) => t::done_for_good(lang),
            (false, Some(_)) => t::done_once(lang),
            (false, None) => t::done_nothing(lang),
        };
        let by = view
            .interview_by
            .map(|by| view! { <p>{t::done_by(lang, &moment(lang, by))}</p> });
        view! {
            <div class="page stack">
                <Heading text=t::done_title(lang)/>
                <Callout mood=Mood::Success>
                    <p>{said}</p>
                    {by}
                    <p>{t::done_no_penalty(lang)}</p>
                    <p>{t::done_known(lang)}</p>
                </Callout>
                {contact(lang, view.contact)}
                <p><LinkButton href=Page::Space.href(lang)>{t::back_home(lang)}</LinkButton></p>
                // After one appointment all the rest is as it was.
                {(for_good && view.may_volunteer).then(|| view! {
                    <p><a class="alone" href=Page::VolunteerAgain.href(lang)>{t::done_change(lang)}</a></p>
                })}
            </div>
        }
        .into_any()
    })
}

pub fn volunteer() -> AnyView {
    load(api::load_return, |view| {
        let lang = use_lang();
        let body = if view.may_volunteer {
            view! {
                <p>{t::volunteer_then(lang)}</p>
                <Form action=api::VolunteerAgain::PATH>
                    // A form needs one field to be a command at all.
                    <input type="hidden" name="command[go]" value="true"/>
                    <p><Button>{t::volunteer_send(lang)}</Button></p>
                </Form>
            }
            .into_any()
        } else {
            let why = match (view.answer_by, view.current) {
                (Some(by), Some(_)) => t::volunteer_waiting(lang, &moment(lang, by)),
                (None, Some(_)) => t::volunteer_full_web(lang).to_owned(),
                _ => t::volunteer_first(lang).to_owned(),
            };
            view! {
                <EmptyState title=t::volunteer_not_now(lang) text=why>
                    <LinkButton href=Page::Space.href(lang)>{t::back_home(lang)}</LinkButton>
                </EmptyState>
            }
            .into_any()
        };
        view! {
            <div class="page stack">
                <Heading text=t::volunteer_title(lang)/>
                <p class="lead">{t::volunteer_lead(lang)}</p>
                {body}
            </div>
        }
        .into_any()
    })
}
