//! The small real task: pick one of three, do it here, or skip it.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{QUESTIONS, TaskKind};
use pleinweb_kernel::{AppError, Lang};

use super::api::TryTask;
use super::{TRIAL_FILE, words};
use crate::heading::Heading;
use crate::kit::{
    Button, Checkbox, FileField, Form, FormState, Look, TextArea, TextField, icon, lu, use_form,
};
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::{entry, entry_pages as t};

/// `/pour-moi/exercice`.
pub fn pick() -> AnyView {
    let lang = use_lang();
    let last = Page::EntryQuestion(QUESTIONS.len().to_string()).href(lang);
    let ways = TaskKind::ALL.iter().map(|kind| {
        let picture = match kind {
            TaskKind::Attach => icon(lu::LuPaperclip),
            TaskKind::Find => icon(lu::LuSearch),
            TaskKind::Answer => icon(lu::LuMessageCircle),
        };
        view! {
            <li>
                <a class="entry-task" href=Page::EntryTry(kind.key().to_owned()).href(lang)>
                    {picture}<span>{words(lang, kind.message())}</span>
                </a>
            </li>
        }
    });
    view! {
        <div class="page stack">
            <Heading text=t::task_title(lang)/>
            <p class="lead">{t::task_lead(lang)}</p>
            <p>{entry::task_no_hurry(lang)}</p>
            <section class="stack">
                <h2>{entry::task_choose(lang)}</h2>
                <ul class="entry-tasks">{ways.collect_view()}</ul>
            </section>
            <Form action=TryTask::PATH>
                <Button look=Look::Secondary name="command[step]" value="skip">{entry::task_skip(lang)}</Button>
            </Form>
            <p><a class="alone" href=last>{t::task_back(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// `/pour-moi/exercice/<kind>`.
pub fn task(kind: &str) -> AnyView {
    let Ok(kind) = TaskKind::parse(kind) else {
        return crate::errors::not_found();
    };
    let lang = use_lang();
    let body = match kind {
        TaskKind::Attach => attach(lang),
        TaskKind::Find => find(lang),
        TaskKind::Answer => answer(lang),
    };
    view! {
        <div class="page stack">
            <Heading text=words(lang, kind.message())/>
            {body}
            <p><a class="alone" href=Page::EntryTask.href(lang)>{t::task_other(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn helped(lang: Lang) -> AnyView {
    view! { <Checkbox name="helped" label=entry::task_helped(lang) hint=t::task_helped_hint(lang)/> }.into_any()
}

/// "I cannot do it" and "skip", without a reproach. Apart from the form, so
/// that nothing has to be filled in.
fn ways_out(lang: Lang, kind: TaskKind) -> AnyView {
    view! {
        <section class="stack entry-out">
            <h2>{t::task_cannot(lang)}</h2>
            <p>{t::task_cannot_text(lang)}</p>
            <Form action=TryTask::PATH id="out" matching=("step", "give-up".to_owned())>
                <input type="hidden" name="command[kind]" value=kind.key()/>
                <div class="actions">
                    <Button look=Look::Secondary name="command[step]" value="give-up">{entry::task_give_up(lang)}</Button>
                    <Button look=Look::Secondary name="command[step]" value="skip">{entry::task_skip(lang)}</Button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// Whether it did not work and may be tried once more: without a reproach.
fn is_asked_again() -> bool {
    let refused = use_form().and_then(FormState::refused);
    matches!(refused, Some(AppError::Invalid(errors)) if errors.only_ask())
}

/// A second try is told from the first: there is no third.
fn second_try() -> Option<AnyView> {
    let tried = use_form().and_then(|form| form.came_back("again"));
    (is_asked_again() || tried.is_some())
        .then(|| view! { <input type="hidden" name="command[again]" value="true"/> }.into_any())
}

/// What helps at the second try.
fn help(words: &'static str) -> &'static str {
    if is_asked_again() { words } else { "" }
}

fn attach(lang: Lang) -> AnyView {
    view! {
        <p>{entry::task_attach_intro(lang)}</p>
        <Form action=TRIAL_FILE multipart=true>
            <FileField name="file" label=entry::task_attach_label(lang) hint=t::task_attach_hint(lang)/>
            {helped(lang)}
            <Button>{t::task_send(lang)}</Button>
        </Form>
        {ways_out(lang, TaskKind::Attach)}
    }
    .into_any()
}

fn find(lang: Lang) -> AnyView {
    view! {
        <p>{entry::task_find_intro(lang)}</p>
        <blockquote class="entry-sample">{entry::task_find_page(lang)}</blockquote>
        <Form action=TryTask::PATH matching=("step", "send".to_owned())>
            <input type="hidden" name="command[kind]" value=TaskKind::Find.key()/>
            <input type="hidden" name="command[step]" value="send"/>
            {second_try()}
            <TextField
                name="text"
                label=entry::task_find_label(lang)
                hint=help(entry::task_find_again(lang))
                width="medium"
                autocomplete="off"
                missing=t::missing_room(lang)
            />
            {helped(lang)}
            <Button>{t::task_send(lang)}</Button>
        </Form>
        {ways_out(lang, TaskKind::Find)}
    }
    .into_any()
}

fn answer(lang: Lang) -> AnyView {
    view! {
        <p>{entry::task_answer_intro(lang)}</p>
        <blockquote class="entry-sample">{entry::task_answer_message(lang)}</blockquote>
        <Form action=TryTask::PATH matching=("step", "send".to_owned())>
            <input type="hidden" name="command[kind]" value=TaskKind::Answer.key()/>
            <input type="hidden" name="command[step]" value="send"/>
            {second_try()}
            <TextArea
                name="text"
                label=entry::task_answer_label(lang)
                hint=help(entry::task_answer_again(lang))
                missing=t::missing_reply(lang)
            />
            {helped(lang)}
            <Button>{t::task_send(lang)}</Button>
        </Form>
        {ways_out(lang, TaskKind::Answer)}
    }
    .into_any()
}
