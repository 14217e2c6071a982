//! Where the entry check begins, and where it is taken up again.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{EntryView, Holder, QUESTIONS, Question};
use pleinweb_kernel::Lang;

use super::api::{KeepEntryLink, load_entry};
use crate::dates::full_day;
use crate::heading::Heading;
use crate::kit::{Button, Card, EmailField, Form, LinkButton, Look, icon, lu};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::texts::entry_pages as t;

/// `/pour-moi`.
pub fn check() -> AnyView {
    let lang = use_lang();
    let body = load_inside(load_entry, move |check: EntryView| body(lang, &check));
    view! {
        <div class="page stack">
            <Heading text=t::check_title(lang)/>
            {body}
            <section class="stack">
                <h2>{t::check_other_ways(lang)}</h2>
                <p class="cluster">
                    <a class="alone" href=Page::Callback.href(lang)>{icon(lu::LuPhone)}{t::check_callback(lang)}</a>
                    <a class="alone" href=Page::NearbyHelp.href(lang)>{icon(lu::LuMapPin)}{t::check_nearby(lang)}</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

/// Where someone goes on: the next question, the task, the result.
fn next_step(lang: Lang, check: &EntryView) -> (String, String) {
    let next = check
        .answers
        .resume_at()
        .and_then(|question| Question::find(question.id))
        .map(|(place, _)| (place + 1).to_string());
    match next {
        Some(number) => (
            t::check_resume(lang, &number),
            Page::EntryQuestion(number).href(lang),
        ),
        None if check.task.is_none() => (
            t::check_to_task(lang).to_owned(),
            Page::EntryTask.href(lang),
        ),
        None => (
            t::check_to_result(lang).to_owned(),
            Page::EntryResult.href(lang),
        ),
    }
}

fn body(lang: Lang, check: &EntryView) -> AnyView {
    if check.result.is_none() {
        let first = Page::EntryQuestion("1".to_owned()).href(lang);
        return view! {
            <p class="lead">{t::check_lead(lang)}</p>
            <ul class="entry-promises">
                <li>{icon(lu::LuClock)}<span>{t::check_minutes(lang)}</span></li>
                <li>{icon(lu::LuSkipForward)}<span>{t::check_free(lang)}</span></li>
                <li>{icon(lu::LuSave)}<span>{t::check_saved(lang)}</span></li>
                <li>{icon(lu::LuHeartHandshake)}<span>{t::check_no_mark(lang)}</span></li>
            </ul>
            <p class="actions">
                <LinkButton href=first>{t::check_start(lang)}</LinkButton>
                <LinkButton href=Page::EntryResult.href(lang) look=Look::Quiet>{t::check_skip_all(lang)}</LinkButton>
            </p>
        }
        .into_any();
    }
    let (label, href) = next_step(lang, check);
    let all_seen = check.answers.seen() == QUESTIONS.len();
    let finished = all_seen && check.task.is_some();
    let seen = u64::try_from(check.answers.seen()).unwrap_or_default();
    let kept = match (check.holder, check.kept_until) {
        (Holder::JobSeeker, _) => Some(t::check_kept_account(lang).to_owned()),
        (_, Some(until)) => Some(t::check_kept_until(lang, &full_day(lang, until.day))),
        _ => None,
    };
    view! {
        <Card title=t::check_progress_title(lang) strong=true>
            <p>{t::check_progress(lang, seen)}</p>
            {kept.map(|kept| view! { <p class="muted">{kept}</p> })}
            <p class="actions">
                <LinkButton href=href>{label}</LinkButton>
                {(!finished).then(|| view! {
                    <LinkButton href=Page::EntryResult.href(lang) look=Look::Quiet>{t::check_to_result(lang)}</LinkButton>
                })}
            </p>
        </Card>
        {(check.holder != Holder::JobSeeker).then(|| later(lang))}
    }
    .into_any()
}

/// The link to go on elsewhere: to copy, and by mail for those who like.
fn later(lang: Lang) -> AnyView {
    view! {
        <section class="stack" id="plus-tard">
            <h2>{t::later_title(lang)}</h2>
            <p>{t::later_text(lang)}</p>
            <Form action=KeepEntryLink::PATH>
                <EmailField label=t::later_email(lang) hint=t::later_email_hint(lang) optional=true/>
                <Button look=Look::Secondary>{t::later_button(lang)}</Button>
            </Form>
        </section>
    }
    .into_any()
}
