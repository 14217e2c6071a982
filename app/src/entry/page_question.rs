//! One question a screen.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_entry::{EntryView, QUESTIONS, Question};
use pleinweb_kernel::Lang;

use super::api::{AnswerQuestion, load_entry};
use super::words;
use crate::heading::Heading;
use crate::kit::{Button, Choice, Form, Look, RadioGroup};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::Page;
use crate::texts::{entry, entry_pages as t};

/// `/pour-moi/question/<number>`, from 1.
pub fn question(number: &str) -> AnyView {
    let found = number
        .parse::<usize>()
        .ok()
        .filter(|number| number.to_string().len() <= 2 && *number > 0)
        .and_then(|number| QUESTIONS.get(number - 1).map(|question| (number, question)));
    let Some((number, question)) = found else {
        return crate::errors::not_found();
    };
    let lang = use_lang();
    let form = load_inside(load_entry, move |check: EntryView| {
        form(lang, question, &check)
    });
    let back = match number {
        1 => (Page::EntryCheck, t::question_to_start(lang)),
        _ => (
            Page::EntryQuestion((number - 1).to_string()),
            t::question_back(lang),
        ),
    };
    let (now, total) = (number.to_string(), QUESTIONS.len().to_string());
    view! {
        <div class="page stack">
            <div class="steps">
                <p>{entry::question_progress(lang, &now, &total)}</p>
                <progress aria-hidden="true" value=now max=total></progress>
            </div>
            <Heading text=words(lang, question.text)/>
            {form}
            <p class="cluster entry-ways">
                <a class="alone" href=back.0.href(lang)>{back.1}</a>
                <a class="alone" href=Page::EntryCheck.href(lang)>{t::question_later(lang)}</a>
            </p>
        </div>
    }
    .into_any()
}

fn form(lang: Lang, question: &'static Question, check: &EntryView) -> AnyView {
    let chosen = check
        .answers
        .get(question.id)
        .map_or("", |option| option.id);
    let choices = question
        .options
        .iter()
        .map(|option| Choice::new(option.id, words(lang, option.text)))
        .collect();
    // What helps to answer, or comforts: few questions need it.
    let hint = words(lang, &[question.text, "-hint"].concat());
    view! {
        <Form action=AnswerQuestion::PATH>
            <input type="hidden" name="command[question]" value=question.id/>
            <RadioGroup
                name="option"
                label=words(lang, question.text)
                hint=hint
                value=chosen
                choices=choices
                quiet=true
            />
            <div class="actions">
                <Button>{t::question_continue(lang)}</Button>
                // An answer that was given before is gone.
                <Button look=Look::Secondary destroys=true name="command[skip]" value="1">{entry::question_skip(lang)}</Button>
            </div>
        </Form>
    }
    .into_any()
}
