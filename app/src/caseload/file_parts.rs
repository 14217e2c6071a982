//! What an adviser reads of a file: both views of autonomy, the contract so far.

use leptos::prelude::*;
use pleinweb_caseload::{AutonomyView, ContractSoFar};
use pleinweb_contract::Version;
use pleinweb_entry::{AxisResult, Choice as Chosen, Outcome};
use pleinweb_kernel::Lang;
use server_fn::ServerFn;

use super::page_caseload::channels;
use super::{api, hidden};
use crate::dates::moment;
use crate::kit::{Button, Callout, Card, Column, Form, Look, Mood, Row, Table};
use crate::texts::caseload as t;
use crate::told::{self, entry as said};

/// What the person declares beside what the task showed: neither hides the other.
pub fn autonomy(lang: Lang, view: Option<AutonomyView>, choice: Option<Chosen>) -> AnyView {
    let chosen = choice.map(|choice| {
        let text = t::file_chosen(lang, said(lang, choice.path.message()));
        let differs = choice
            .differs()
            .then(|| view! { <Callout mood=Mood::Info><p>{t::file_differs(lang)}</p></Callout> });
        view! { <p><strong>{text}</strong></p> {differs} }
    });
    let Some(view) = view else {
        return view! { <p>{t::file_no_check(lang)}</p> {chosen} }.into_any();
    };
    let task = match view.assessment.task.outcome {
        Outcome::Skipped => said(lang, Outcome::Skipped.message()).to_owned(),
        outcome => [
            said(lang, view.assessment.task.level.message()),
            " · ",
            said(lang, outcome.message()),
        ]
        .concat(),
    };
    let row = |name: &'static str, axis: &AxisResult, task: String| {
        Row(vec![
            name.into_any(),
            said(lang, axis.declared.message()).into_any(),
            task.into_any(),
            view! { <strong>{said(lang, axis.level.message())}</strong> }.into_any(),
            reasons(lang, axis),
        ])
    };
    let rows = vec![
        row(t::axis_digital(lang), &view.assessment.digital, task),
        row(
            t::axis_job_search(lang),
            &view.assessment.job_search,
            "–".to_owned(),
        ),
    ];
    let columns = [
        t::view_axis(lang),
        t::view_declared(lang),
        t::view_task(lang),
        t::view_level(lang),
        t::view_why(lang),
    ]
    .map(Column::new)
    .into();
    let suggested = t::file_suggested(lang, said(lang, view.suggestion.path.message()));
    let at = t::view_at(lang, &moment(lang, view.at.local));
    view! {
        <Table caption=t::file_autonomy(lang) quiet=true columns rows/>
        <p>{suggested}</p>
        {chosen}
        <p class="muted">{at}</p>
    }
    .into_any()
}

fn reasons(lang: Lang, axis: &AxisResult) -> AnyView {
    let lines: Vec<AnyView> = axis
        .reasons
        .iter()
        .map(|reason| view! { <li>{said(lang, reason.as_str())}</li> }.into_any())
        .collect();
    view! { <ul class="reasons">{lines}</ul> }.into_any()
}

/// What holds until a decision, and an interview that is waited for.
pub fn so_far(lang: Lang, registration: &str, view: ContractSoFar) -> AnyView {
    let interview = view.interview_asked_at.map(|at| {
        let text = t::file_interview(lang, &moment(lang, at.local));
        let note = (!view.interview_note.is_empty())
            .then(|| view! { <p>{t::file_interview_note(lang, &view.interview_note)}</p> });
        let field = hidden(registration);
        view! {
            <Card>
                <p><strong>{text}</strong></p>
                {note}
                <Form action=api::HoldInterview::PATH id="interview">
                    {field}
                    <Button look=Look::Secondary>{t::file_interview_done(lang)}</Button>
                </Form>
            </Card>
        }
    });
    let versions: Vec<AnyView> = view
        .versions
        .iter()
        .map(|version| line(lang, version))
        .collect();
    let none = versions
        .is_empty()
        .then(|| view! { <p>{t::file_no_contract(lang)}</p> });
    view! { {interview} {none} <ol class="changes">{versions}</ol> }.into_any()
}

fn line(lang: Lang, version: &Version) -> AnyView {
    let who = match &version.adviser {
        Some(name) => name.clone(),
        None => t::col_person(lang).to_owned(),
    };
    let cause = told::contract(lang, version.cause.message());
    let why = version
        .why
        .map(|why| told::contract(lang, why.message()))
        .map(|why| view! { <p>{why}</p> });
    let reason = (!version.reason.is_empty())
        .then(|| view! { <p class="said">{version.reason.clone()}</p> });
    let when = moment(lang, version.when);
    view! {
        <li>
            <p><strong>{cause}</strong>" · "{said(lang, version.contract.path().message())}</p>
            <p class="muted">{when}" · "{who}</p>
            {channels(lang, version.contract)}
            {why}
            {reason}
        </li>
    }
    .into_any()
}
