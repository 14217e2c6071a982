//! `/conseil/dossier/…`: one file, to read and to decide.
//!
//! The file is loaded once (each reading is in the journal); only the panel
//! that says who has it is live, and knows nothing of the person. Outside the
//! caseload a reason is asked for first (`page_reason`).

use leptos::prelude::*;
use pleinweb_caseload::{DecideInput, FileView};
use pleinweb_entry::Path;
use pleinweb_kernel::{AppError, Lang};
use pleinweb_registration::SentFile;

use super::claim_panel::{is_open, panel};
use super::page_reason::refused_file;
use super::{api, decide_form, file_parts, named};
use crate::errors;
use crate::heading::Heading;
use crate::kit::{Callout, Details, Mood};
use crate::lang::use_lang;
use crate::load::{live, load_or, still};
use crate::page::Page;
use crate::registration::answers::{self, Reader, Shown};
use crate::serve::is_news;
use crate::texts::caseload as t;

pub fn file(registration: String) -> AnyView {
    if is_news() {
        return news(registration);
    }
    let asked = registration.clone();
    load_or(
        move || api::load_file(asked),
        show,
        move |error| refused_file(&registration, error),
    )
}

fn show(view: FileView) -> AnyView {
    let lang = use_lang();
    let id = view.registration.to_string();
    let chosen = view.choice.map(|choice| choice.path);
    let is_open = is_open(&view.review);
    let before = view.before;
    let decide = is_open.then(|| decide(&id, chosen, before));
    let name = named(lang, view.sent.name.clone());
    let number = t::file_number(lang, &view.sent.status.number);
    let double = double(lang, &view.sent);
    let to_check = answers::to_check(
        &view.sent.to_check,
        t::file_check(lang),
        view! { <p>{t::file_check_text(lang)}</p> }.into_any(),
    );
    let written = answers::show(&Shown {
        answers: &view.sent.answers,
        secrets: &view.sent.secrets,
        labels: &view.sent.labels,
        email: None,
        agency: None,
        health: view.sent.health.as_deref(),
        reader: Reader::Staff,
    });
    let autonomy = file_parts::autonomy(lang, view.autonomy, view.choice);
    let so_far = file_parts::so_far(lang, &id, view.contract);
    let parts = Parts {
        top: view! {
            <p><a class="back" href=Page::AdviserQueue.href(lang)>{t::file_back(lang)}</a></p>
            <Heading text=t::file_title(lang, &name)/>
            <p class="muted">{number}<br/>{t::file_journal(lang)}</p>
            {double}
            {to_check}
        }
        .into_any(),
        autonomy: view! { <h2>{t::file_autonomy(lang)}</h2> {autonomy} }.into_any(),
        decide,
        answers: view! { <Details summary=t::file_answers(lang) open=true>{written}</Details> }
            .into_any(),
        contract: view! { <h2>{t::file_contract(lang)}</h2> {so_far} }.into_any(),
    };
    frame(parts, panel(view.registration, view.review))
}

/// What is being written here is not taken away by news.
fn decide(registration: &str, chosen: Option<Path>, before: Option<DecideInput>) -> AnyView {
    still(|| decide_form::form(registration, chosen, before))
}

/// What was read when the page was opened.
struct Parts {
    top: AnyView,
    autonomy: AnyView,
    decide: Option<AnyView>,
    answers: AnyView,
    contract: AnyView,
}

/// News ask for the panel alone: what was read stays as it is (`data-still`), and
/// is not noted as read again. Whoever took the file in another tab gets the form
/// here too; where it stands already it stays, whoever has the file meanwhile.
fn news(registration: String) -> AnyView {
    let asked = registration.clone();
    let parts = |form: Option<AnyView>| Parts {
        top: ().into_any(),
        autonomy: ().into_any(),
        decide: form,
        answers: ().into_any(),
        contract: ().into_any(),
    };
    let Ok(state_of) = registration.parse() else {
        return frame(parts(None), errors::part(&AppError::NotFound));
    };
    load_or(
        move || api::load_review(asked),
        move |state| {
            let form = is_open(&state).then(|| decide(&registration, None, None));
            frame(parts(form), panel(state_of, state))
        },
        move |error| frame(parts(None), errors::part(error)),
    )
}

fn frame(parts: Parts, panel: AnyView) -> AnyView {
    let still = parts.decide.is_some().then_some("");
    let body = view! {
        <div class="page wide stack case-file" data-unkept="">
            <div class="stack" id="file-top" data-still="">{parts.top}</div>
            <div class="split">
                <div class="stack">
                    <section class="stack" id="file-autonomy" data-still="">{parts.autonomy}</section>
                    <div class="stack" id="file-answers" data-still="">{parts.answers}</div>
                    <section class="stack" id="file-contract" data-still="">{parts.contract}</section>
                </div>
                <div class="stack case-desk">
                    {panel}
                    <div class="stack" id="file-decide" data-still=still>{parts.decide}</div>
                </div>
            </div>
        </div>
    };
    live(body.into_any())
}

/// Advisers only: the person is never told of another file.
fn double(lang: Lang, file: &SentFile) -> Option<AnyView> {
    file.possible_double_of.map(|other| {
        let href = Page::AdviserFile(other.to_string()).href(lang);
        view! {
            <Callout mood=Mood::Warning title=t::file_double(lang)>
                <p>{t::file_double_text(lang)}</p>
                <p><a class="alone" href=href>{t::file_double_link(lang)}</a></p>
            </Callout>
        }
        .into_any()
    })
}
