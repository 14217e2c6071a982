//! A link to go on: shown to whoever made it, and to whoever opens it elsewhere.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::LinkView;
use pleinweb_kernel::Lang;

use super::api::{ResumeEntry, load_entry_link};
use crate::dates::full_day;
use crate::errors::dead_link;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Form, LinkButton, Mood};
use crate::lang::use_lang;
use crate::load::load_or;
use crate::mailed::mailed;
use crate::page::Page;
use crate::texts::entry_pages as t;

/// `/pour-moi/reprendre/<token>`. Opening it changes nothing: mail programs
/// open links by themselves; the button acts.
pub fn resume(token: String) -> AnyView {
    let lang = use_lang();
    let asked = token.clone();
    load_or(
        move || load_entry_link(asked.clone()),
        move |link: LinkView| {
            let body = if link.here {
                here(lang, &link)
            } else {
                elsewhere(lang, &link, token.clone())
            };
            view! { <div class="page stack">{body}</div> }.into_any()
        },
        move |error| {
            let way = (Page::EntryCheck, t::resume_dead_link(lang));
            dead_link(error, t::resume_dead(lang), Some(way))
        },
    )
}

fn here(lang: Lang, link: &LinkView) -> AnyView {
    let next = match link.resume_at {
        Some(number) => Page::EntryQuestion(number.to_string()),
        None if link.finished => Page::EntryResult,
        None => Page::EntryTask,
    };
    view! {
        <Heading text=t::resume_title_here(lang)/>
        {link.mailed.then(|| {
            let words = mailed(t::resume_mailed_to, t::resume_mailed(lang));
            view! { <Callout mood=Mood::Success>{words}</Callout> }
        })}
        <div class="field">
            <label class="label" for="resume-address">{t::resume_copy(lang)}</label>
            <p class="hint" id="resume-hint">{t::resume_copy_hint(lang)}</p>
            <textarea class="input entry-address" id="resume-address" readonly rows="3" spellcheck="false" aria-describedby="resume-hint">
                {link.address.clone()}
            </textarea>
        </div>
        <p>{t::resume_until(lang, &full_day(lang, link.ends_at.day))}</p>
        <p class="actions"><LinkButton href=next.href(lang)>{t::resume_go_on(lang)}</LinkButton></p>
    }
    .into_any()
}

fn elsewhere(lang: Lang, link: &LinkView, token: String) -> AnyView {
    view! {
        <Heading text=t::resume_title_elsewhere(lang)/>
        <p class="lead">{t::resume_text(lang, u64::from(link.seen))}</p>
        {link.replaces.then(|| view! { <Callout mood=Mood::Warning><p>{t::resume_replaces(lang)}</p></Callout> })}
        <Form action=ResumeEntry::PATH>
            <input type="hidden" name="command[token]" value=token/>
            <Button>{t::resume_button(lang)}</Button>
        </Form>
        <p class="muted">{t::resume_until(lang, &full_day(lang, link.ends_at.day))}</p>
    }
    .into_any()
}
