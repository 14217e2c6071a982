//! Why a form did not get through: a list that leads to the fields, or one
//! sentence for the whole.

use leptos::prelude::*;
use pleinweb_kernel::{AppError, FieldErrors};

use super::said::error_text;
use super::state::FormState;
use super::{Button, Callout, Look, Mood, Words};
use crate::lang::use_lang;
use crate::site::use_site;
use crate::texts::{errors, kit as t};

/// At the top of a form; empty while nothing is refused.
pub(super) fn summary(form: FormState) -> Option<AnyView> {
    let site = use_site();
    form.refused().map(|error| match error {
        error if site.is_back(&error) => back(),
        AppError::Invalid(wrong) => fields(form, &wrong),
        other => whole(&other),
    })
}

/// What was typed before its reader signed in again: nothing is wrong.
fn back() -> AnyView {
    let lang = use_lang();
    view! {
        <Callout mood=Mood::Success title=t::text_back(lang)>
            <p>{t::text_back_text(lang)}</p>
        </Callout>
    }
    .into_any()
}

/// Takes the focus when it appears.
fn fields(form: FormState, wrong: &FieldErrors) -> AnyView {
    let lang = use_lang();
    let links: Vec<AnyView> = wrong
        .0
        .iter()
        .map(|error| {
            let id = form.id(&error.field);
            let href = ["#", &id].concat();
            let named = form.named(&error.field);
            let said = match &named {
                Some(named) => named.missing.words(lang, &error.code),
                None => error_text(lang, &error.code).into(),
            };
            // "Write your first name" says by itself where.
            let label = named
                .filter(|named| !named.missing.names_it(&error.code))
                .map(|named| {
                    let colon = if named.label.ends_with('?') {
                        " "
                    } else {
                        t::label_colon(lang)
                    };
                    view! { {named.label} {colon} }
                });
            view! { <li><a href=href>{label} {said}</a></li> }.into_any()
        })
        .collect();
    let count = wrong.0.len().try_into().unwrap_or(0);
    let list = view! { <ul>{links}</ul> }.into_any();
    if wrong.only_ask() {
        let own = match &wrong.0[..] {
            [one] => errors::by_id(lang, &[one.code.as_str(), ".title"].concat()),
            _ => None,
        };
        let title = own.map_or_else(|| t::asked_summary(lang, count).into(), Words::from);
        framed(Mood::Info, title, list)
    } else {
        framed(Mood::Error, t::error_summary(lang, count).into(), list)
    }
}

fn whole(error: &AppError) -> AnyView {
    let lang = use_lang();
    let (title, text): (&'static str, Words) = match error {
        // A code whose message has a `.title` is no change of the situation.
        AppError::Conflict(code) => (
            errors::by_id(lang, &[code.as_str(), ".title"].concat())
                .unwrap_or(t::error_conflict(lang)),
            errors::by_id(lang, code.as_str())
                .unwrap_or(t::error_conflict_text(lang))
                .into(),
        ),
        AppError::TooMany { retry_after } => {
            let minutes = u64::from(retry_after.div_ceil(60).max(1));
            (
                t::error_too_many(lang),
                t::error_too_many_text(lang, minutes).into(),
            )
        }
        AppError::TooLarge => (
            t::error_too_large(lang),
            t::error_too_large_text(lang).into(),
        ),
        AppError::Unreachable => (
            t::error_unreachable(lang),
            t::error_unreachable_text(lang).into(),
        ),
        AppError::SignInRequired | AppError::StepUpRequired => {
            (t::error_sign_in(lang), t::error_sign_in_text(lang).into())
        }
        AppError::NotAllowed | AppError::NotFound => (
            t::error_not_allowed(lang),
            t::error_not_allowed_text(lang).into(),
        ),
        AppError::Unavailable { incident } if !incident.is_empty() => (
            t::error_unavailable(lang),
            t::error_incident_text(lang, incident).into(),
        ),
        AppError::Unavailable { .. } | AppError::Malformed | AppError::Invalid(_) => (
            t::error_unavailable(lang),
            t::error_unavailable_text(lang).into(),
        ),
    };
    let again = matches!(error, AppError::Unreachable | AppError::Unavailable { .. });
    let text = view! {
        <p>{text}</p>
        {again.then(|| view! { <p><Button look=Look::Secondary>{t::retry(lang)}</Button></p> })}
    };
    framed(Mood::Error, title.into(), text.into_any())
}

/// Named by its title: that is what is read when it takes the focus.
fn framed(mood: Mood, title: Words, children: AnyView) -> AnyView {
    let lang = use_lang();
    let word = match mood {
        Mood::Error => t::mood_error(lang),
        Mood::Warning => t::mood_warning(lang),
        Mood::Info | Mood::Success => t::mood_info(lang),
    };
    let name = [word, " ", &title].concat();
    view! {
        <div class="error-summary" role="group" aria-label=name tabindex="-1" autofocus=true>
            <Callout mood=mood title=title>{children}</Callout>
        </div>
    }
    .into_any()
}
