//! Who has the file: live, with what can be done about it.

use leptos::prelude::*;
use pleinweb_caseload::{ClaimView, ReviewState};
use pleinweb_kernel::{Lang, RegistrationId};
use pleinweb_reviews::ReviewKind;
use server_fn::ServerFn;

use super::held::undo;
use super::{DECISION, api, clock, hidden, left};
use crate::dates::moment;
use crate::kit::{Button, Callout, Card, Form, Look, Mood};
use crate::lang::use_lang;
use crate::texts::caseload as t;

/// Whether the file is the reader's to decide.
pub fn is_open(state: &ReviewState) -> bool {
    state.closed_at.is_none()
        && state.held.is_none()
        && matches!(state.claim, ClaimView::Mine { .. })
}

/// The panel of a file.
pub fn panel(id: RegistrationId, state: ReviewState) -> AnyView {
    let lang = use_lang();
    let registration = &id.to_string();
    let again = (state.kind == ReviewKind::VolunteersAgain)
        .then(|| view! { <p><strong>{t::file_again(lang)}</strong></p> });
    let owner = match &state.owner {
        Some(name) => t::file_owner(lang, name),
        None => t::file_owner_nobody(lang).to_owned(),
    };
    let passed = state.passed_at.map(|at| {
        let from = state
            .passed_from
            .as_ref()
            .map(|name| [" ", &t::file_passed_from(lang, name)].concat());
        let text = t::file_passed(lang, &moment(lang, at.local));
        view! { <Callout mood=Mood::Warning><p>{text}{from}</p></Callout> }
    });
    let since = t::file_since(lang, &moment(lang, state.since.local));
    let body = match (state.closed_at, &state.held) {
        (Some(at), _) => {
            let by = state
                .closed_by
                .as_ref()
                .map(|name| [" ", &t::file_closed_by(lang, name)].concat());
            let text = t::file_closed(lang, &moment(lang, at.local));
            view! { <Callout mood=Mood::Success><p>{text}{by}</p></Callout> }.into_any()
        }
        (None, Some(held)) => {
            let time = clock(lang, held.goes_at.local);
            if held.mine {
                let title = t::held_mine(lang, &time);
                let undo = undo(lang, id);
                view! { <p><strong>{title}</strong></p> <p>{t::held_mine_text(lang)}</p> {undo} }
                    .into_any()
            } else {
                let title = t::held_theirs(lang, &held.by, &time);
                view! { <Callout mood=Mood::Info><p>{title}</p></Callout> }.into_any()
            }
        }
        (None, None) => {
            let due = left(lang, state.now, state.answer_by);
            let by = t::file_answer_by(lang, &moment(lang, state.answer_by.local));
            let act = act(lang, registration, &state.claim);
            view! { <p class="cluster">{due}<span>{by}</span></p> {act} }.into_any()
        }
    };
    view! {
        <Card>
            {again}
            <p class="muted">{since}<br/>{owner}</p>
            {passed}
            {body}
        </Card>
    }
    .into_any()
}

fn act(lang: Lang, registration: &str, claim: &ClaimView) -> AnyView {
    match claim {
        ClaimView::Free => {
            let field = hidden(registration);
            view! {
                <p><strong>{t::claim_title_free(lang)}</strong></p>
                <p>{t::claim_text_free(lang)}</p>
                <Form action=api::OpenFile::PATH id="open" toward=DECISION>
                    {field}
                    <Button>{t::claim_open(lang)}</Button>
                </Form>
            }
            .into_any()
        }
        ClaimView::Mine { until } => {
            let (renew, release) = (hidden(registration), hidden(registration));
            let title = t::claim_title_mine(lang, &clock(lang, until.local));
            view! {
                <p><strong>{title}</strong></p>
                <p>{t::claim_text_mine(lang)}</p>
                <div class="cluster">
                    <Form action=api::OpenFile::PATH id="renew">
                        {renew}
                        <Button look=Look::Secondary>{t::claim_renew(lang)}</Button>
                    </Form>
                    <Form action=api::ReleaseFile::PATH id="release">
                        {release}
                        <Button look=Look::Quiet destroys=true>{t::claim_release(lang)}</Button>
                    </Form>
                </div>
            }
            .into_any()
        }
        ClaimView::Theirs { name, until } => {
            let title = t::claim_title_theirs(lang, name, &clock(lang, until.local));
            view! {
                <Callout mood=Mood::Warning title=title><p>{t::claim_text_theirs(lang)}</p></Callout>
            }
            .into_any()
        }
    }
}
